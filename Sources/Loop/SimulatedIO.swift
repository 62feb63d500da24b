import Glibc
import TLS

/// The far end of a simulated connection, numbered from 0 in the order of `connect`.
package struct SimulatedPeer: Hashable, Sendable {
    package let number: Int
}

/// Sockets, clock and log thread of a simulation: nothing happens but what the script says.
package final class SimulatedIO: IO {
    struct Peer {
        /// What it has sent and we have not read, one element per read.
        var pieces: [[UInt8]] = []
        var nextPiece = 0
        var hasEnded = false
        var isReset = false
        /// What it has taken from us.
        var taken: [UInt8] = []
        /// How much more it will take before our sends stall.
        var window = Int.max
        var interest = Connection.Interest.input
        var id: ConnectionID?
        /// We shut our side, or closed.
        var hasSeenEnd = false
        var isClosed = false

        var isReadable: Bool { nextPiece < pieces.count || hasEnded }
    }

    let table: ConnectionTable
    package let waker = Waker(descriptor: -1)
    var peers: [Peer] = []
    var waitingPeers: [Int] = []
    var timer = Timer()
    var job: (any LogJob)?
    var isAgain = false
    package private(set) var isStopping = false
    package private(set) var isAccepting = true
    /// System calls a real loop would have made on sockets.
    package private(set) var sends = 0
    package private(set) var receives = 0

    package init(limits: LoopLimits = LoopLimits()) {
        table = ConnectionTable(limits: limits)
        table.now = 1_000_000_000
    }

    package var now: UInt64 { table.now }
    package var nowExactly: UInt64 { table.now + turnNanoseconds }
    /// How long turns take, for whom that matters.
    package var turnNanoseconds: UInt64 = 0
    package var connectionCount: Int { table.count }

    package func output(_ id: ConnectionID, _ byteCount: Int) -> UnsafeMutableRawBufferPointer? {
        table.reserveOutput(id, byteCount)
    }

    package func commit(_ id: ConnectionID, _ byteCount: Int) { table.commitOutput(id, byteCount) }

    package func outputWaiting(_ id: ConnectionID) -> Int {
        table.open(id).map { table.slots[$0].outputWaiting } ?? 0
    }

    package func close(_ id: ConnectionID, afterFlush: Bool) { table.close(id, afterFlush: afterFlush) }
    package func pauseReading(_ id: ConnectionID) { table.pauseReading(id) }
    package func resumeReading(_ id: ConnectionID) { table.resumeReading(id) }

    package func greeted(_ id: ConnectionID) {
        if let slot = table.open(id) { table.slots[slot].flags.insert(.greeted) }
    }

    /// Certificates that scripted peers are said to have shown.
    package var certificates: [Int: PeerCertificate] = [:]

    package func peerCertificate(_ id: ConnectionID) -> PeerCertificate? {
        table.open(id).flatMap { certificates[Int(table.slots[$0].descriptor)] }
    }

    package var logIsBusy: Bool { job != nil }

    package func submit(_ job: any LogJob) {
        precondition(self.job == nil, "one log job in flight")
        self.job = job
    }

    package func setTimer(everyNanoseconds: UInt64) { timer.set(every: everyNanoseconds, now: table.now) }
    package func turnAgain() { isAgain = true }
    package func stopAccepting() { isAccepting = false }
    package func stop() { isStopping = true }
}

extension SimulatedIO: Sockets {
    func receive(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
        receives += 1
        let number = Int(descriptor)
        guard !peers[number].isReset else { return Int(-ECONNRESET) }
        guard peers[number].nextPiece < peers[number].pieces.count else {
            return peers[number].hasEnded ? 0 : Int(-EAGAIN)
        }
        let piece = peers[number].pieces[peers[number].nextPiece]
        let part = min(piece.count, count)
        piece.withUnsafeBytes {
            bytes.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(bytes), byteCount: part)
        }
        if part < piece.count {
            peers[number].pieces[peers[number].nextPiece].removeFirst(part)
        } else {
            peers[number].pieces[peers[number].nextPiece] = []
            peers[number].nextPiece += 1
        }
        return part
    }

    func send(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        sends += 1
        let number = Int(descriptor)
        guard !peers[number].isReset else { return Int(-ECONNRESET) }
        let part = min(count, peers[number].window)
        guard part > 0 else { return Int(-EAGAIN) }
        peers[number].taken.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: part))
        if peers[number].window != .max { peers[number].window -= part }
        return part
    }

    func setInterest(_ descriptor: Int32, _ interest: Connection.Interest, _ id: ConnectionID) {
        peers[Int(descriptor)].interest = interest
    }

    func shutdownOutput(_ descriptor: Int32) { peers[Int(descriptor)].hasSeenEnd = true }

    func closeSocket(_ descriptor: Int32) {
        peers[Int(descriptor)].hasSeenEnd = true
        peers[Int(descriptor)].isClosed = true
    }
}
