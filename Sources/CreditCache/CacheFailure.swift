/// Why Redis could not be used just now. Never fails a command of the ledger.
package struct CacheFailure: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: UInt8, Sendable {
        case connectFailed = 1
        case connectTimedOut
        case commandTimedOut
        case closed
        case malformedReply
        case replyTooLarge
        /// Redis answered with an error: out of memory, read-only, no permission, loading.
        case refused
        /// A newer epoch owns the cache: this server must not write.
        case fenced
    }

    package let kind: Kind
    package let text: String

    package init(_ kind: Kind, _ text: String = "") {
        self.kind = kind
        self.text = text
    }

    package var description: String { text.isEmpty ? "\(kind)" : "\(kind): \(text)" }
}

/// Why a value found in Redis is not believed. Each is a miss to whoever decides.
package enum CacheRejection: Error, Sendable, Equatable {
    /// Shorter or longer than its layout says, or of an unknown layout version.
    case layout
    /// Changed, made without the MAC key, or copied from another key.
    case mac
    /// Written in another life of the cache than the watermark's.
    case generation
    /// The key holds a list, hash or set.
    case wrongType
    /// There is a value but no watermark that proves it.
    case noWatermark
    /// The watermark itself is not ours.
    case watermark
    /// The account has changed since, or nothing proves that it has not.
    case overtaken
}
