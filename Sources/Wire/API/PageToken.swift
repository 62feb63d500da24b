import Receivables
import Schema

/// Where a listing goes on: opaque to callers, refused for another query.
///
/// Hex of two cursor words, the sequence of the first page, and a checksum over these and the filter.
package struct PageToken: Equatable, Sendable {
    package var first: UInt64 = 0
    package var second: UInt64 = 0
    /// Sequence the listing is pinned to; 0: not pinned.
    package var knownAt: UInt64 = 0
    package var filter: UInt64 = 0

    package static let start = PageToken()

    package init(first: UInt64 = 0, second: UInt64 = 0, knownAt: UInt64 = 0, filter: UInt64 = 0) {
        self.first = first
        self.second = second
        self.knownAt = knownAt
        self.filter = filter
    }

    private var checksum: UInt64 { Mix.fold(Mix.fold(first, second &+ 1), Mix.fold(knownAt &+ 2, filter)) }

    package var text: String {
        [first, second, knownAt, checksum].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Nil when the text is no token of a query with this filter.
    package init?(_ text: String, filter: UInt64) {
        guard text.utf8.count == 64 else { return nil }
        var words: [UInt64] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            guard let word = UInt64(rest.prefix(16), radix: 16) else { return nil }
            words.append(word)
            rest = rest.dropFirst(16)
        }
        self.init(first: words[0], second: words[1], knownAt: words[2], filter: filter)
        guard checksum == words[3] else { return nil }
    }

    /// What makes a query the same query, mixed into one word.
    package static func filter(_ kind: String, _ parts: String...) -> UInt64 {
        var sum: UInt64 = 0
        for part in [kind] + parts {
            sum = Mix.fold(sum, UInt64(part.utf8.count) &+ 7)
            for byte in part.utf8 { sum = Mix.fold(sum, UInt64(byte) &+ 1) }
        }
        return sum
    }
}

extension Border {
    package static let pageSizeMax = 1_000

    /// 0 = 50, above `pageSizeMax` = that.
    package mutating func pageSize(_ page: Reskontra_V1_Page) -> Int {
        page.size == 0 ? 50 : min(Int(page.size), Border.pageSizeMax)
    }

    package mutating func pageToken(_ page: Reskontra_V1_Page, filter: UInt64) -> PageToken {
        guard !page.token.isEmpty else { return PageToken(filter: filter) }
        guard let token = PageToken(page.token, filter: filter) else {
            bad("page.token", .pageTokenInvalid, "is no token of this query")
            return .start
        }
        return token
    }
}
