import Glibc

/// The five things a turn does to sockets, real or simulated. Negative answers are `-errno`.
protocol Sockets: AnyObject {
    /// Bytes read; zero at the end of input.
    func receive(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int
    /// Bytes taken, perhaps fewer than offered; `-EINPROGRESS`: something must come in first (a handshake).
    func send(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int
    func setInterest(_ descriptor: Int32, _ interest: Connection.Interest, _ id: ConnectionID)
    func shutdownOutput(_ descriptor: Int32)
    func closeSocket(_ descriptor: Int32)
}

/// What is done with ready connections, the same for sockets and simulation.
///
///     resumed, (up to 16 or 48 reads -> handler.readsEnded -> send) ... -> handler.turnEnded -> send, settle, bury
///
/// Reads go in groups: small enough that peers get their answers while we work on the next group and that the
/// bytes stay near, large enough that the handler can fetch the memory of several requests at once.
final class Turn<Handler: LoopHandler, Net: Sockets> {
    let table: ConnectionTable
    let handler: Handler
    let sockets: Net
    private let shared: UnsafeMutableRawBufferPointer
    /// Bytes of `shared` that hold what this group has read.
    private var groupBytes = 0
    private var groupReads = 0
    /// Connections that were to be sent to before the reads began: their turn comes at its end.
    private var dirtyBefore = 0

    private static var answeredReadsMax: Int { 16 }
    /// Of a group whose end nobody waits for: fewer changes between the system's code and ours.
    private static var groupReadsMax: Int { 48 }
    /// A group ends when it has read so much.
    private static var groupBytesMax: Int { 16 << 10 }
    private static var readBytesMax: Int { 256 << 10 }

    /// Unused bytes up to this are put before the next read, so that the handler sees one piece; longer ones
    /// (a big frame on its way) are read behind where they lie.
    private static var copiedBytesMax: Int { 16 << 10 }
    /// Room for each read behind longer ones; TLS needs it for a record that was kept back and what comes now.
    private static var grownBytes: Int { 48 << 10 }

    init(table: ConnectionTable, handler: Handler, sockets: Net) {
        self.table = table
        self.handler = handler
        self.sockets = sockets
        shared = .allocate(
            byteCount: Self.groupBytesMax + Self.copiedBytesMax + Self.readBytesMax, alignment: 4_096)
    }

    deinit { shared.deallocate() }

    /// Gives those who were resumed the bytes that waited.
    func deliverResumed() {
        let round = table.resumed.count
        guard round > 0 else { return }
        for index in 0..<round {
            let slot = Int(table.resumed[index])
            table.slots[slot].flags.remove(.isResumed)
            guard table.slots[slot].mayRead, let input = table.slots[slot].input else { continue }
            deliver(
                slot, UnsafeRawBufferPointer(start: input, count: table.slots[slot].inputCount), known: 0,
                isOwn: true)
        }
        table.resumed.removeFirst(round)
    }

    /// One read, at most 256 KiB, so that no connection starves the others.
    func read(_ slot: Int) {
        let connection = table.slots + slot
        guard connection.pointee.mayRead else {
            if connection.pointee.state == .lingering { discard(slot) }
            return
        }
        let waiting = connection.pointee.inputCount
        let isCopied = waiting <= Self.copiedBytesMax
        if !isCopied { table.growInput(slot, Self.grownBytes) }
        guard let start = isCopied ? shared.baseAddress.map({ $0 + groupBytes }) : connection.pointee.input
        else { return }
        if isCopied, waiting > 0, let input = connection.pointee.input {
            start.copyMemory(from: input, byteCount: waiting)
        }
        let room = isCopied ? Self.readBytesMax : connection.pointee.inputCapacity - waiting

        let received = sockets.receive(connection.pointee.descriptor, start + waiting, room)
        // What waited for a handshake may go now.
        if connection.pointee.outputWaiting > 0, !connection.pointee.flags.contains(.outputBlocked) {
            table.markDirty(slot)
        }
        if received > 0 {
            connection.pointee.lastMovedAt = table.now
            if !isCopied { connection.pointee.inputCount = waiting + received }
            deliver(
                slot, UnsafeRawBufferPointer(start: start, count: waiting + received), known: waiting,
                isOwn: !isCopied)
            if isCopied { countRead(waiting + received) }
        } else if received == 0 {
            endInput(slot)
        } else if received != Int(-EAGAIN) && received != Int(-EINTR) {
            table.doom(slot, .failed(errno: Int32(-received)))
        }
    }

    private func countRead(_ byteCount: Int) {
        groupReads += 1
        // The next read begins on a cache line of its own.
        groupBytes += (byteCount + 63) & ~63
        if groupReads >= Self.groupReadsMax || groupBytes >= Self.groupBytesMax { return endReads() }
        let isAnswered = table.dirty.count > dirtyBefore || !handler.readsMayWait
        if isAnswered, groupReads >= Self.answeredReadsMax { endReads() }
    }

    /// Before the first read of a turn.
    func beginReads() { dirtyBefore = table.dirty.count }

    /// Has the handler do what it put off, and sends to whom it wrote since the last time.
    func endReads() {
        handler.readsEnded()
        groupReads = 0
        groupBytes = 0
        var index = dirtyBefore
        while index < table.dirty.count {
            let slot = Int(table.dirty[index])
            table.slots[slot].flags.remove(.isDirty)
            flush(slot)
            index += 1
        }
        table.dirty.popAll(behind: dirtyBefore)
    }

    /// The system says that nothing can be sent any more.
    func hangUp(_ slot: Int) {
        if table.slots[slot].mayRead {
            read(slot)
        } else {
            table.doom(
                slot, table.slots[slot].flags.contains(.inputEnded) ? .peer : .failed(errno: ECONNRESET))
        }
    }

    /// Sends and closes until nothing is left to do. True: handlers were called, so another turn is due.
    func settle() -> Bool {
        var isCalled = false
        while true {
            if let slot = table.dirty.popLast().map(Int.init) {
                table.slots[slot].flags.remove(.isDirty)
                flush(slot)
            } else if let slot = table.doomed.popLast().map(Int.init) {
                bury(slot)
                isCalled = true
            } else {
                return isCalled
            }
        }
    }

    /// The loop ends: what can leave at once leaves.
    func buryAll() {
        for slot in 0..<table.limits.connectionsMax where table.slots[slot].state != .free {
            table.doom(slot, .stopped)
        }
        _ = settle()
    }

    // MARK: Input

    /// `known`: how many of the bytes are in the connection's own buffer already. `isOwn`: all are, and cannot stay.
    private func deliver(_ slot: Int, _ bytes: UnsafeRawBufferPointer, known: Int, isOwn: Bool) {
        let connection = table.slots + slot
        let used = handler.received(table.id(slot), bytes)
        precondition(used >= 0 && used <= bytes.count, "the handler uses what it was given")
        if isOwn { handler.readsEnded() }
        guard connection.pointee.state == .open else { return }

        let left = bytes.count - used
        guard left > 0 else { return table.dropInput(slot) }
        guard left <= table.limits.inputBytesMax || !connection.pointee.mayRead else {
            return table.doom(slot, .inputOverflow)
        }
        keep(slot, UnsafeRawBufferPointer(rebasing: bytes[used...]), known: used == 0 ? known : 0)
        if used > 0 || connection.pointee.inputSince == 0 {
            connection.pointee.inputSince = connection.pointee.mayRead ? table.now : 0
        }
    }

    private func keep(_ slot: Int, _ left: UnsafeRawBufferPointer, known: Int) {
        let connection = table.slots + slot
        if let input = connection.pointee.input, let start = left.baseAddress,
            start >= UnsafeRawPointer(input),
            start < UnsafeRawPointer(input) + connection.pointee.inputCapacity
        {
            if start != UnsafeRawPointer(input) { input.copyMemory(from: start, byteCount: left.count) }
        } else {
            connection.pointee.inputCount = known
            table.growInput(slot, left.count - known)
            guard let input = connection.pointee.input, let start = left.baseAddress else { return }
            (input + known).copyMemory(from: start + known, byteCount: left.count - known)
        }
        connection.pointee.inputCount = left.count
    }

    private func endInput(_ slot: Int) {
        table.slots[slot].flags.insert(.inputEnded)
        table.slots[slot].inputSince = 0
        table.markDirty(slot)
        switch handler.inputEnded(table.id(slot)) {
        case .keepForOutput: break
        case .closeAfterFlush:
            guard table.slots[slot].state == .open else { return }
            table.slots[slot].state = .flushing
            table.slots[slot].why = .peer
            table.dropInput(slot)
        }
    }

    private func discard(_ slot: Int) {
        guard let start = shared.baseAddress else { return }
        let received = sockets.receive(table.slots[slot].descriptor, start, shared.count)
        if received > 0 || received == Int(-EAGAIN) || received == Int(-EINTR) { return }
        table.doom(slot, .peer)
    }

    // MARK: Output

    private func flush(_ slot: Int) {
        let connection = table.slots + slot
        guard connection.pointee.state == .open || connection.pointee.state == .flushing else { return }
        var sending = Sending.done
        if connection.pointee.outputWaiting > 0 {
            sending = send(connection)
            if sending == .broken { return table.doom(slot, .failed(errno: ECONNRESET)) }
        }
        if connection.pointee.outputWaiting == 0 {
            table.dropOutput(slot)
            connection.pointee.flags.remove(.outputBlocked)
            if connection.pointee.state == .flushing { return finish(slot) }
        } else if sending == .waitsForInput {
            connection.pointee.flags.remove(.outputBlocked)
        } else {
            connection.pointee.flags.insert(.outputBlocked)
        }
        holdBack(slot)
        if connection.pointee.wantedInterest != connection.pointee.interest { askInterest(slot) }
    }

    private enum Sending { case done, waitsForInput, broken }

    private func send(_ connection: UnsafeMutablePointer<Connection>) -> Sending {
        guard let output = connection.pointee.output else { return .done }
        let waiting = connection.pointee.outputWaiting
        let sent = sockets.send(
            connection.pointee.descriptor, output + connection.pointee.outputHead, waiting)
        if sent > 0 {
            connection.pointee.outputHead += sent
            connection.pointee.outputSince = table.now
            connection.pointee.lastMovedAt = table.now
            return .done
        }
        if sent == Int(-EINPROGRESS) { return .waitsForInput }
        return sent == Int(-EAGAIN) || sent == Int(-EINTR) ? .done : .broken
    }

    /// A peer that does not read what it asked for may not ask for more.
    private func holdBack(_ slot: Int) {
        let connection = table.slots + slot
        let waiting = connection.pointee.outputWaiting
        // What waits for a handshake must not keep it from being read.
        if waiting > table.limits.outputBytesSoft, connection.pointee.flags.contains(.outputBlocked) {
            connection.pointee.flags.insert(.pausedByOutput)
            connection.pointee.inputSince = 0
        } else if waiting <= table.limits.outputBytesSoft / 2,
            connection.pointee.flags.contains(.pausedByOutput)
        {
            connection.pointee.flags.remove(.pausedByOutput)
            if connection.pointee.inputCount > 0 { table.markResumed(slot) }
        }
    }

    private func askInterest(_ slot: Int) {
        let wanted = table.slots[slot].wantedInterest
        table.slots[slot].interest = wanted
        sockets.setInterest(table.slots[slot].descriptor, wanted, table.id(slot))
    }

    /// All is sent. Closing with unread input would make the system send a reset, which may overtake our last
    /// bytes; so we shut our side and wait for the peer's.
    private func finish(_ slot: Int) {
        if table.slots[slot].flags.contains(.inputEnded) { return table.doom(slot, table.slots[slot].why) }
        sockets.shutdownOutput(table.slots[slot].descriptor)
        table.slots[slot].state = .lingering
        table.slots[slot].outputSince = table.now
        askInterest(slot)
    }

    private func bury(_ slot: Int) {
        let id = table.id(slot)
        let why = table.slots[slot].why
        sockets.closeSocket(table.slots[slot].descriptor)
        // A dead slot must not stand in a list that a later user of it would inherit.
        let isListed = !table.slots[slot].flags.isDisjoint(with: [.isDirty, .isResumed])
        if isListed { table.forget(slot) }
        table.remove(slot)
        handler.closed(id, why)
    }
}
