/// The loop without sockets, clock and threads: a script moves bytes, time and the log.
///
/// The same calls in the same order. Deterministic: connections are served in the order of their numbers, or
/// as the script asks.
package final class SimulatedLoop<Handler: LoopHandler> {
    private let io: SimulatedIO
    private let handler: Handler
    private let turn: Turn<Handler, SimulatedIO>
    private var finishedJob: (any LogJob)?
    /// Has run; its `finish` is still to come.
    private var unfinishedJob: (any LogJob)?

    package init(io: SimulatedIO, handler: Handler) {
        self.io = io
        self.handler = handler
        turn = Turn(table: io.table, handler: handler, sockets: io)
    }

    // MARK: The script's side of the network

    /// Accepted in the next turn, room permitting.
    package func connect() -> SimulatedPeer {
        io.peers.append(SimulatedIO.Peer())
        io.waitingPeers.append(io.peers.count - 1)
        return SimulatedPeer(number: io.peers.count - 1)
    }

    /// One read will see exactly these bytes, or fewer if it has less room.
    package func send(_ bytes: [UInt8], from peer: SimulatedPeer) {
        if !bytes.isEmpty { io.peers[peer.number].pieces.append(bytes) }
    }

    /// The peer shuts its sending side, after what it has sent.
    package func endInput(from peer: SimulatedPeer) { io.peers[peer.number].hasEnded = true }

    /// The connection breaks; what was sent and not read is lost.
    package func reset(_ peer: SimulatedPeer) {
        io.peers[peer.number].isReset = true
        io.peers[peer.number].pieces = []
        io.peers[peer.number].nextPiece = 0
    }

    /// The peer takes this many bytes more, then none.
    package func setWindow(_ byteCount: Int, of peer: SimulatedPeer) {
        io.peers[peer.number].window = byteCount
    }

    /// What the peer has got since the last call.
    package func taken(by peer: SimulatedPeer) -> [UInt8] {
        defer { io.peers[peer.number].taken = [] }
        return io.peers[peer.number].taken
    }

    /// The peer sees our end: nothing more will come.
    package func hasSeenEnd(_ peer: SimulatedPeer) -> Bool { io.peers[peer.number].hasSeenEnd }
    package func isClosed(_ peer: SimulatedPeer) -> Bool { io.peers[peer.number].isClosed }
    package func id(of peer: SimulatedPeer) -> ConnectionID? { io.peers[peer.number].id }

    // MARK: The script's side of log and clock

    /// Runs the submitted job; the handler hears of it in the next turn. False: there is none.
    @discardableResult
    package func runLogJob() -> Bool {
        guard finishedJob == nil, let job = io.job else { return false }
        finishLogJob()
        job.run()
        finishedJob = job
        unfinishedJob = job
        return true
    }

    /// What the log thread does after it has told the loop; at the latest before its next job.
    package func finishLogJob() { unfinishedJob.take()?.finish() }

    package func advance(nanoseconds: UInt64) { io.table.now += nanoseconds }

    // MARK: Turns

    /// One turn; `order` names who is served first. True: another turn is due at once.
    @discardableResult
    package func takeTurn(serving order: [SimulatedPeer] = []) -> Bool {
        guard !io.isStopping else { return false }
        io.isAgain = false
        if let job = finishedJob.take() {
            io.job = nil
            handler.logCompleted(job)
        }
        if io.timer.isDue(io.now) { handler.timerFired(io.now) }
        if io.waker.take() { handler.woken() }
        turn.beginReads()
        turn.deliverResumed()
        let first = order.map(\.number)
        for number in first { serve(number) }
        for number in io.peers.indices where !first.contains(number) { serve(number) }
        turn.endReads()
        acceptWaiting()
        handler.turnEnded()
        io.table.cutOverdue()
        if turn.settle() { io.isAgain = true }
        if io.isStopping { finish() }
        return io.isAgain || io.table.resumed.count > 0
    }

    /// Turns until nothing is left to do without a new event. Each takes a microsecond: a handler may wait for time.
    package func settle() {
        var turns = 0
        while takeTurn() || hasReady {
            turns += 1
            advance(nanoseconds: 1_000)
            precondition(turns < 1_000_000, "a handler that asks for turns without end")
        }
    }

    /// What `EpollLoop.run` does before it returns; also comes by itself when the handler stops the loop.
    package func finish() { turn.buryAll() }

    private var hasReady: Bool {
        !io.isStopping
            && (io.peers.contains { $0.id != nil && !$0.isClosed && isReady($0) }
                || (io.isAccepting && !io.table.isFull && !io.waitingPeers.isEmpty))
    }

    private func isReady(_ peer: SimulatedIO.Peer) -> Bool {
        peer.isReset || (peer.interest.contains(.input) && peer.isReadable)
            || (peer.interest.contains(.output) && peer.window > 0)
    }

    private func serve(_ number: Int) {
        let peer = io.peers[number]
        guard let id = peer.id, !peer.isClosed, isReady(peer) else { return }
        let slot = Int(id.index)
        if peer.isReset {
            turn.hangUp(slot)
        } else {
            if peer.interest.contains(.output), peer.window > 0 { io.table.markDirty(slot) }
            if peer.interest.contains(.input), peer.isReadable { turn.read(slot) }
        }
    }

    private func acceptWaiting() {
        while io.isAccepting, let number = io.waitingPeers.first {
            guard let slot = io.table.add(descriptor: Int32(number)) else { return }
            io.waitingPeers.removeFirst()
            let id = io.table.id(slot)
            io.peers[number].id = id
            let address = PeerAddress(
                high: 127 << 56 | 1 << 32, low: 0, port: UInt16(number + 1), isIPv6: false)
            handler.accepted(id, address)
        }
    }
}
