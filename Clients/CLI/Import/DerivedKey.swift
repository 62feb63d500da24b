import Foundation
import ReskontraClient

/// Request keys worked out from what they stand for, so that a second run replays the first.
///
/// A key names (kind, company, natural key, content): the same row gives the same key, a corrected row another one.
/// The hash is not cryptographic; two wishes on one key would be refused by the server (`IDEMPOTENCY_MISMATCH`), never
/// confused, because it compares the messages.
enum DerivedKey {
    /// `milliseconds`: the time part. It must be the same in each run and, for the server, not older than it keeps keys.
    static func make(
        milliseconds: UInt64, kind: String, company: String, natural: some Sequence<UInt8>,
        content: UInt64 = 0
    ) -> RequestKey {
        var first = TextHash.word(kind, seed: 1)
        first = TextHash.word(company, seed: first)
        first = TextHash.word(natural, seed: first)
        let second = TextHash.mix(first ^ TextHash.mix(content &+ 0x9E37_79B9_7F4A_7C15))
        return RequestKey(milliseconds: milliseconds, free: (TextHash.mix(second &+ first), second))
    }

    static func make(milliseconds: UInt64, kind: String, company: String, natural: String) -> RequestKey {
        make(milliseconds: milliseconds, kind: kind, company: company, natural: natural.utf8)
    }

    /// As the key of an item stands in a message.
    static func data(_ key: RequestKey) -> Data { Data(key.bytes) }
}
