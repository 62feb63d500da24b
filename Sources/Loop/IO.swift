import TLS

/// The loop as the handler sees it. Only `waker` may be used from other threads.
///
/// Every call on a dead `ConnectionID` does nothing.
package protocol IO: AnyObject, SendableMetatype {
    /// Monotonic nanoseconds, read once per turn.
    var now: UInt64 { get }

    /// The same clock, read again: what a turn has taken so far.
    var nowExactly: UInt64 { get }

    /// Space for `byteCount` bytes in the connection's output, to write an answer in place.
    ///
    /// Nil: the connection is gone, closing, or over `LoopLimits.outputBytesMax` (then it is being cut). The
    /// memory is valid until the handler's call returns or asks again for this connection. Reserve for many
    /// answers at once where they can be foreseen, and commit less.
    func output(_ id: ConnectionID, _ byteCount: Int) -> UnsafeMutableRawBufferPointer?

    /// The first `byteCount` bytes of what `output` gave are written; they leave when the turn ends.
    func commit(_ id: ConnectionID, _ byteCount: Int)

    /// Bytes committed that the peer has not taken yet; streams hold back above `LoopLimits.outputBytesSoft`.
    func outputWaiting(_ id: ConnectionID) -> Int

    /// With `afterFlush` what is committed leaves first. `closed` comes later, never from inside this call.
    func close(_ id: ConnectionID, afterFlush: Bool)

    /// `received` stops for this connection, also for bytes already here; from inside `received` too.
    func pauseReading(_ id: ConnectionID)

    /// Bytes left over from before the pause are delivered again in the next turn, which then comes at once.
    func resumeReading(_ id: ConnectionID)

    /// The handshake is done: its deadline no longer counts.
    func greeted(_ id: ConnectionID)

    /// What the peer's verified certificate says; nil when it showed none, and without TLS.
    func peerCertificate(_ id: ConnectionID) -> PeerCertificate?

    /// Runs `job` on the log thread. One in flight: submitting a second is a bug.
    func submit(_ job: any LogJob)

    /// A submitted job has not come back yet.
    var logIsBusy: Bool { get }

    /// Zero switches the timer off. Kept to within a millisecond, late when a turn is long.
    func setTimer(everyNanoseconds: UInt64)

    /// Makes the next turn follow without waiting for an event: to gather more requests before a write.
    func turnAgain()

    /// Wakes the loop from any thread.
    var waker: Waker { get }

    /// Drain: connections stay, new ones are no longer taken.
    func stopAccepting()

    /// `run` returns after this turn's output was sent as far as the peers take it.
    func stop()

    var connectionCount: Int { get }
}

extension IO {
    package func wake() { waker.wake() }
}

/// Bounds of a loop. Sizes in bytes, times in nanoseconds.
package struct LoopLimits: Sendable {
    package var connectionsMax = 4_096
    /// Above it we stop reading from the connection until half of it has left.
    package var outputBytesSoft = 1 << 20
    package var outputBytesMax = 8 << 20
    /// Unused input per connection: one longest frame and a little.
    package var inputBytesMax = (1 << 20) + 4_096
    package var handshakeNanoseconds: UInt64 = 5_000_000_000
    /// A half frame must be complete within it.
    package var frameNanoseconds: UInt64 = 5_000_000_000
    package var stallNanoseconds: UInt64 = 30_000_000_000
    /// Zero: never.
    package var idleNanoseconds: UInt64 = 0
    /// After our last byte the peer's bytes are thrown away for so long, so that a reset cannot overtake it.
    package var lingerNanoseconds: UInt64 = 1_000_000_000
    /// The loop asks for events without ever sleeping; costs a core, saves a wake-up.
    package var busyPoll = false

    package init() {}
}
