/// Names a connection for as long as it lives; a later user of the same slot has another generation.
///
/// Whoever keeps one beyond a turn may hand it back at any time: output to a connection that is gone is nil,
/// never another client's buffer.
public struct ConnectionID: Hashable, Sendable {
    /// Slot in the connection table: dense, below `LoopLimits.connectionsMax`; fit to index a parallel array.
    public let index: UInt32
    public let generation: UInt32

    @inlinable
    public init(index: UInt32, generation: UInt32) {
        self.index = index
        self.generation = generation
    }
}

/// What the loop tells the code above it. Every call comes on the loop's thread, never from inside another.
///
/// Order within a turn: `logCompleted`, `timerFired`, `woken`; `received` and `inputEnded` as the sockets
/// say, `readsEnded` after some of them and after the last; `accepted`; `turnEnded`. What was written to
/// connections in answer to reads leaves after `readsEnded`, all other output when the turn has ended. Then
/// `closed` comes for whoever is done; after that another turn follows at once.
package protocol LoopHandler: AnyObject {
    func accepted(_ id: ConnectionID, _ peer: PeerAddress)

    /// All bytes that wait on the connection, in order; answers how many were used.
    ///
    /// The rest is kept and comes again, with more behind it. The memory of what is used stays as it is until
    /// `readsEnded`, so that requests of several connections can be looked at together. Whole frames are to be
    /// used, unless the handler pauses reading: nobody calls again before more bytes come.
    func received(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer) -> Int

    /// What `received` put off must be done now: its memory is used again, and output leaves.
    func readsEnded()

    /// Nothing of what `received` put off is answered when the reads end: more of them may be taken together.
    var readsMayWait: Bool { get }

    /// The peer sends no more, but may still read. By default what is written leaves, then we close.
    func inputEnded(_ id: ConnectionID) -> EndOfInput

    /// Comes exactly once per accepted connection; afterwards the id is dead.
    func closed(_ id: ConnectionID, _ why: CloseReason)

    /// After all reads of one turn: time to hand the commit batch to the log.
    func turnEnded()

    /// The submitted job has run. Submitting the next one first, before writing answers, keeps the disk busy.
    func logCompleted(_ job: any LogJob)

    /// At most once per turn; late calls are not made up for.
    func timerFired(_ nowNanoseconds: UInt64)

    /// `Waker.wake` was called since the last `woken`, once or more often.
    func woken()
}

extension LoopHandler {
    package func inputEnded(_ id: ConnectionID) -> EndOfInput { .closeAfterFlush }
    package func timerFired(_ nowNanoseconds: UInt64) {}
    package func woken() {}
    package func logCompleted(_ job: any LogJob) {}
    package func turnEnded() {}
    package func readsEnded() {}
    package var readsMayWait: Bool { false }
}

/// What becomes of a connection whose peer has shut its sending side.
package enum EndOfInput: Sendable {
    case closeAfterFlush
    /// Answers are still to come; the handler calls `close` when they are written.
    case keepForOutput
}

/// Why a connection ended.
package enum CloseReason: Equatable, Sendable {
    /// The peer closed in good order.
    case peer
    /// The handler asked for it.
    case requested
    /// The system reported `errno` on the socket.
    case failed(errno: Int32)
    /// Not greeted within `LoopLimits.handshakeNanoseconds`.
    case handshakeTooSlow
    /// Bytes lay unused for longer than `LoopLimits.frameNanoseconds`.
    case frameTooSlow
    /// No byte in either direction for `LoopLimits.idleNanoseconds`.
    case idle
    /// Output waited and the peer took none of it for `LoopLimits.stallNanoseconds`.
    case notReading
    /// More output waited than `LoopLimits.outputBytesMax`.
    case outputOverflow
    /// More unused input than `LoopLimits.inputBytesMax`: no frame may be that long.
    case inputOverflow
    /// The loop was stopped.
    case stopped
}

/// A piece of work for the one log thread: a write and its sync.
///
/// Between `submit` and `logCompleted` it belongs to that thread; nobody else may touch it.
package protocol LogJob: AnyObject {
    func run()
    /// After the loop was told that the job has run: nobody waits for it.
    func finish()
}

extension LogJob {
    package func finish() {}
}
