/// What the loop knows of one connection. A dead slot keeps only its generation.
struct Connection {
    enum State: UInt8 {
        case free
        case open
        /// The handler is done with it; the output leaves, then we linger.
        case flushing
        /// We have sent all and shut our side; what comes in is thrown away.
        case lingering
        /// Waits in `doomed` to be closed.
        case doomed
    }

    struct Flags: OptionSet {
        let rawValue: UInt8
        static let pausedByHandler = Flags(rawValue: 1)
        static let pausedByOutput = Flags(rawValue: 2)
        static let inputEnded = Flags(rawValue: 4)
        static let greeted = Flags(rawValue: 8)
        static let isDirty = Flags(rawValue: 16)
        static let isResumed = Flags(rawValue: 32)
        static let outputBlocked = Flags(rawValue: 64)

        static let unreadable: Flags = [.pausedByHandler, .pausedByOutput, .inputEnded]
    }

    /// What the sockets were last asked to report.
    struct Interest: OptionSet {
        let rawValue: UInt8
        static let input = Interest(rawValue: 1)
        static let output = Interest(rawValue: 2)
    }

    var descriptor: Int32 = -1
    var generation: UInt32 = 0
    var state = State.free
    var flags = Flags()
    var interest = Interest()
    var why = CloseReason.requested

    /// Unused bytes from earlier reads.
    var input: UnsafeMutableRawPointer?
    var inputCount = 0
    var inputCapacity = 0

    /// Bytes `outputHead..<outputTail` wait to leave.
    var output: UnsafeMutableRawPointer?
    var outputHead = 0
    var outputTail = 0
    var outputCapacity = 0

    var acceptedAt: UInt64 = 0
    var lastMovedAt: UInt64 = 0
    /// When the unused bytes began to wait; zero when none do, or we paused.
    var inputSince: UInt64 = 0
    /// When the peer last took output, or output began to wait; at `lingering`, when that began.
    var outputSince: UInt64 = 0

    var outputWaiting: Int { outputTail - outputHead }
    var mayRead: Bool { state == .open && flags.isDisjoint(with: .unreadable) }
    var wantedInterest: Interest {
        var wanted = Interest()
        if mayRead || state == .lingering { wanted.insert(.input) }
        if flags.contains(.outputBlocked) { wanted.insert(.output) }
        return wanted
    }
}

/// A stack of slot numbers whose room is there from the start.
struct SlotList: ~Copyable {
    private let slots: UnsafeMutablePointer<UInt32>
    private(set) var count = 0

    init(capacity: Int) {
        slots = .allocate(capacity: capacity)
    }

    deinit { slots.deallocate() }

    mutating func append(_ slot: UInt32) {
        slots[count] = slot
        count += 1
    }

    mutating func popLast() -> UInt32? {
        guard count > 0 else { return nil }
        count -= 1
        return slots[count]
    }

    /// Oldest first; the list may grow behind `index` meanwhile.
    subscript(index: Int) -> UInt32 { slots[index] }

    mutating func popAll(behind kept: Int) { count = min(count, kept) }

    /// Linear: only for connections that die while listed.
    mutating func removeAll(_ slot: UInt32) {
        var kept = 0
        for index in 0..<count where slots[index] != slot {
            slots[kept] = slots[index]
            kept += 1
        }
        count = kept
    }

    /// Drops the `count` oldest.
    mutating func removeFirst(_ removed: Int) {
        for index in removed..<max(removed, count) { slots[index - removed] = slots[index] }
        count -= removed
    }
}

/// All connections of a loop, their buffers and their bounds; knows no system calls.
///
/// Both loops run on it, so what the simulation shows of buffering, pausing and closing is what sockets get.
final class ConnectionTable {
    let limits: LoopLimits
    /// Monotonic nanoseconds of the current turn.
    var now: UInt64 = 0
    private(set) var count = 0
    let slots: UnsafeMutablePointer<Connection>

    /// Have something to send or to settle at the end of the turn.
    var dirty: SlotList
    var doomed: SlotList
    /// Were resumed and hold unused bytes.
    var resumed: SlotList
    private var free: SlotList
    /// Behind a pointer: properties of a class are checked at each access, and every answer takes a buffer.
    private let pool: UnsafeMutablePointer<BufferPool>

    init(limits: LoopLimits) {
        let capacity = limits.connectionsMax
        self.limits = limits
        pool = .allocate(capacity: 1)
        pool.initialize(to: BufferPool())
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: Connection(), count: capacity)
        dirty = SlotList(capacity: capacity)
        doomed = SlotList(capacity: capacity)
        // Twice: a slot may be resumed anew while the old entries are worked off.
        resumed = SlotList(capacity: 2 * capacity)
        free = SlotList(capacity: capacity)
        for slot in (0..<UInt32(capacity)).reversed() { free.append(slot) }
    }

    deinit {
        for slot in 0..<limits.connectionsMax {
            slots[slot].input?.deallocate()
            slots[slot].output?.deallocate()
        }
        slots.deallocate()
        pool.deinitialize(count: 1)
        pool.deallocate()
    }

    var isFull: Bool { count == limits.connectionsMax }

    /// The slot, unless another connection has it by now or this one is on its way out.
    func open(_ id: ConnectionID) -> Int? {
        let slot = Int(id.index)
        guard slot < limits.connectionsMax, slots[slot].generation == id.generation,
            slots[slot].state == .open
        else { return nil }
        return slot
    }

    func id(_ slot: Int) -> ConnectionID {
        ConnectionID(index: UInt32(truncatingIfNeeded: slot), generation: slots[slot].generation)
    }

    func add(descriptor: Int32) -> Int? {
        guard let slot = free.popLast().map(Int.init) else { return nil }
        let generation = slots[slot].generation
        slots[slot] = Connection()
        slots[slot].descriptor = descriptor
        slots[slot].generation = generation
        slots[slot].state = .open
        slots[slot].interest = .input
        slots[slot].acceptedAt = now
        slots[slot].lastMovedAt = now
        count += 1
        return slot
    }

    /// The last word on a connection: from here on its id is dead.
    func remove(_ slot: Int) {
        dropInput(slot)
        dropOutput(slot)
        slots[slot].state = .free
        slots[slot].descriptor = -1
        slots[slot].generation &+= 1
        free.append(UInt32(slot))
        count -= 1
    }

    // MARK: What the handler asks for

    func reserveOutput(_ id: ConnectionID, _ byteCount: Int) -> UnsafeMutableRawBufferPointer? {
        guard let slot = open(id) else { return nil }
        if slots[slot].outputCapacity - slots[slot].outputTail < byteCount {
            guard growOutput(slot, byteCount) else { return nil }
        }
        markDirty(slot)
        guard let output = slots[slot].output else { return nil }
        return UnsafeMutableRawBufferPointer(start: output + slots[slot].outputTail, count: byteCount)
    }

    func commitOutput(_ id: ConnectionID, _ byteCount: Int) {
        guard let slot = open(id) else { return }
        if slots[slot].outputWaiting == 0 { slots[slot].outputSince = now }
        slots[slot].outputTail += byteCount
        precondition(
            byteCount >= 0 && slots[slot].outputTail <= slots[slot].outputCapacity,
            "no more is committed than was reserved")
    }

    func close(_ id: ConnectionID, afterFlush: Bool) {
        guard let slot = open(id) else { return }
        if afterFlush {
            slots[slot].state = .flushing
            slots[slot].why = .requested
            dropInput(slot)
            markDirty(slot)
        } else {
            doom(slot, .requested)
        }
    }

    func pauseReading(_ id: ConnectionID) {
        guard let slot = open(id) else { return }
        slots[slot].flags.insert(.pausedByHandler)
        slots[slot].inputSince = 0
        markDirty(slot)
    }

    func resumeReading(_ id: ConnectionID) {
        guard let slot = open(id), slots[slot].flags.contains(.pausedByHandler) else { return }
        slots[slot].flags.remove(.pausedByHandler)
        markDirty(slot)
        markResumed(slot)
    }

    // MARK: What the loop does

    func markDirty(_ slot: Int) {
        guard !slots[slot].flags.contains(.isDirty) else { return }
        slots[slot].flags.insert(.isDirty)
        dirty.append(UInt32(truncatingIfNeeded: slot))
    }

    func markResumed(_ slot: Int) {
        guard slots[slot].mayRead else { return }
        if slots[slot].inputCount > 0 { slots[slot].inputSince = now }
        guard !slots[slot].flags.contains(.isResumed) else { return }
        slots[slot].flags.insert(.isResumed)
        resumed.append(UInt32(truncatingIfNeeded: slot))
    }

    /// Closes without further ado at the end of the turn. The first reason stays.
    func doom(_ slot: Int, _ why: CloseReason) {
        switch slots[slot].state {
        case .free, .doomed: return
        case .open: slots[slot].why = why
        case .flushing, .lingering: break
        }
        slots[slot].state = .doomed
        doomed.append(UInt32(truncatingIfNeeded: slot))
    }

    /// Room for `byteCount` more unused bytes behind those that wait.
    func growInput(_ slot: Int, _ byteCount: Int) {
        let needed = slots[slot].inputCount + byteCount
        guard needed > slots[slot].inputCapacity else { return }
        let grown = pool.pointee.take(needed)
        if let input = slots[slot].input {
            grown.copyMemory(from: input, byteCount: slots[slot].inputCount)
            pool.pointee.giveBack(input, capacity: slots[slot].inputCapacity)
        }
        slots[slot].input = grown
        slots[slot].inputCapacity = BufferPool.capacity(for: needed)
    }

    func dropInput(_ slot: Int) {
        if let input = slots[slot].input { pool.pointee.giveBack(input, capacity: slots[slot].inputCapacity) }
        slots[slot].input = nil
        slots[slot].inputCount = 0
        slots[slot].inputCapacity = 0
        slots[slot].inputSince = 0
    }

    func dropOutput(_ slot: Int) {
        if let output = slots[slot].output { pool.pointee.giveBack(output, capacity: slots[slot].outputCapacity) }
        slots[slot].output = nil
        slots[slot].outputHead = 0
        slots[slot].outputTail = 0
        slots[slot].outputCapacity = 0
    }

    /// Takes a slot that is about to die out of the lists.
    func forget(_ slot: Int) {
        if slots[slot].flags.contains(.isDirty) { dirty.removeAll(UInt32(truncatingIfNeeded: slot)) }
        if slots[slot].flags.contains(.isResumed) { resumed.removeAll(UInt32(truncatingIfNeeded: slot)) }
        slots[slot].flags.subtract([.isDirty, .isResumed])
    }

    /// Dooms every connection that has used up one of its times.
    func cutOverdue() {
        var left = count
        var slot = 0
        while left > 0, slot < limits.connectionsMax {
            if slots[slot].state != .free {
                left -= 1
                if let why = overdue(slots[slot]) { doom(slot, why) }
            }
            slot += 1
        }
    }

    private func overdue(_ connection: Connection) -> CloseReason? {
        func isOver(_ since: UInt64, _ limit: UInt64) -> Bool { limit > 0 && now &- since >= limit }

        if connection.state == .lingering {
            return isOver(connection.outputSince, limits.lingerNanoseconds) ? .requested : nil
        }
        if !connection.flags.contains(.greeted), isOver(connection.acceptedAt, limits.handshakeNanoseconds) {
            return .handshakeTooSlow
        }
        if connection.inputSince > 0, isOver(connection.inputSince, limits.frameNanoseconds) {
            return .frameTooSlow
        }
        if connection.outputWaiting > 0 {
            return isOver(connection.outputSince, limits.stallNanoseconds) ? .notReading : nil
        }
        return isOver(connection.lastMovedAt, limits.idleNanoseconds) ? .idle : nil
    }

    /// False: the connection is over its cap and will be cut.
    private func growOutput(_ slot: Int, _ byteCount: Int) -> Bool {
        let waiting = slots[slot].outputWaiting
        let head = slots[slot].outputHead
        if let output = slots[slot].output, slots[slot].outputCapacity - waiting >= byteCount {
            output.copyMemory(from: output + head, byteCount: waiting)
        } else {
            guard waiting + byteCount <= limits.outputBytesMax else {
                doom(slot, .outputOverflow)
                return false
            }
            let grown = pool.pointee.take(waiting + byteCount)
            if let output = slots[slot].output {
                grown.copyMemory(from: output + head, byteCount: waiting)
                pool.pointee.giveBack(output, capacity: slots[slot].outputCapacity)
            }
            slots[slot].output = grown
            slots[slot].outputCapacity = BufferPool.capacity(for: waiting + byteCount)
        }
        slots[slot].outputHead = 0
        slots[slot].outputTail = waiting
        return true
    }
}
