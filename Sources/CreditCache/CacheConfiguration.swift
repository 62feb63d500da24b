/// Where Redis is, and every limit of the cache.
package struct CacheConfiguration: Sendable {
    package static let prefixBytesMax = 64

    /// Host name or address; a text that begins with `/` is the path of a Unix socket.
    package let host: String
    package let port: UInt16
    package let prefix: String
    /// 32 bytes, known to the ledger server and its edges only.
    package let macKey: [UInt8]

    /// Redis ACL user; the default user when nil.
    package var user: String?
    package var password: Secret?
    /// Nil: the machine's clocks and a real Redis.
    package var surroundings: (any CacheSurroundings)?
    var clock: CacheClock { CacheClock(surroundings: surroundings) }

    package var connectTimeoutMilliseconds = 200
    /// Longest wait for the next reply.
    package var commandTimeoutMilliseconds = 50
    package var heartbeatMilliseconds = 250
    /// Rest between two rounds that are not full: changes meet in it, and the loop keeps its core.
    package var roundPauseMilliseconds = 1
    /// Values in one pipelined round.
    package var roundValuesMax = 512
    /// Consecutive failures after which only one attempt a second is made.
    package var failuresBeforeBreak = 5
    package var probeMilliseconds = 1_000
    /// Staged figures on their way from the loop to the publisher, in bytes.
    package var stagedBytesMax = 8 << 20
    /// Accounts that wait to be written; one more starts a new generation.
    package var dirtyAccountsMax = 131_072
    /// Accounts changed in one generation; one more starts a new one.
    package var changedAccountsMax = 4_194_304
    /// Longest reply accepted, in bytes.
    package var replyBytesMax = 1 << 20
    /// Most elements of an array reply: a page of keys and the watermark.
    package static let pageKeysMax = 256

    package enum Problem: Error, Equatable {
        case prefixTooLong(bytes: Int)
        case macKeyLength(bytes: Int)
        case hostIsEmpty
    }

    package init(host: String, port: UInt16 = 6379, prefix: String = "reskontra:", macKey: [UInt8])
        throws(Problem)
    {
        guard !host.isEmpty else { throw .hostIsEmpty }
        guard prefix.utf8.count <= Self.prefixBytesMax else { throw .prefixTooLong(bytes: prefix.utf8.count) }
        guard macKey.count == CacheSeal.keyBytes else { throw .macKeyLength(bytes: macKey.count) }
        self.host = host
        self.port = port
        self.prefix = prefix
        self.macKey = macKey
    }
}
