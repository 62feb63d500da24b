/// What a simulated world gives the cache instead of the machine's clocks and a Redis behind a socket.
package protocol CacheSurroundings: Sendable {
    /// Never falls; for deadlines.
    var monotonicNanoseconds: Int64 { get }
    /// UTC wall clock.
    var wallNanoseconds: Int64 { get }
    func connect() throws(CacheFailure) -> any CachePeer
}

/// One connection to a simulated Redis.
package protocol CachePeer: AnyObject {
    /// Takes the bytes of commands and gives the bytes of replies. None: no reply came in time.
    func exchange(_ commands: UnsafeRawBufferPointer) throws(CacheFailure) -> [UInt8]
}
