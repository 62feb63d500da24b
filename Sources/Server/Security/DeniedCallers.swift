import Receivables
import Synchronization
import TLS

/// Who is let in no longer although certificate or token are good: a till that was stolen, somebody who has left.
///
/// A file of lines: the SHA-256 of a certificate in hexadecimal, with or without colons, or a principal's name. Changed
/// from any thread.
package final class DeniedCallers: Sendable {
    package struct List: Sendable, Equatable {
        var certificates: Set<[UInt8]> = []
        var principals: Set<Code> = []

        package init() {}
    }

    package struct Unreadable: Error, CustomStringConvertible {
        package let description: String
    }

    static let linesMax = 100_000

    private let state = Mutex((list: List(), generation: UInt64(0)))

    package init() {}

    package func replace(_ list: List) {
        state.withLock { state in
            guard state.list != list else { return }
            state.list = list
            state.generation += 1
        }
    }

    /// Rises when the list changes: who is in already is looked at again.
    package var generation: UInt64 { state.withLock { $0.generation } }

    package func contains(_ principal: Code, _ certificate: [UInt8]?) -> Bool {
        state.withLock { state in
            state.list.principals.contains(principal) || (certificate.map { state.list.certificates.contains($0) } ?? false)
        }
    }
}

extension DeniedCallers.List {
    package init(_ text: String, from path: String) throws(DeniedCallers.Unreadable) {
        // Of any kind: a line end of Windows is one character to Swift, and no "\n"; a list of one line would deny nobody.
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.count <= DeniedCallers.linesMax else {
            throw DeniedCallers.Unreadable(description: "\(path) has more than \(DeniedCallers.linesMax) lines")
        }
        for (place, line) in lines.enumerated() {
            let word = line.prefix { $0 != "#" }.filter { !$0.isWhitespace }
            if word.isEmpty { continue }
            if let certificate = Self.fingerprint(word) {
                certificates.insert(certificate)
            } else if let principal = Identity.principal(String(word)) {
                principals.insert(principal)
            } else {
                throw DeniedCallers.Unreadable(
                    description: "\(path):\(place + 1): neither the SHA-256 of a certificate nor a principal's name")
            }
        }
    }

    private static func fingerprint(_ word: String) -> [UInt8]? {
        let digits = word.filter { $0 != ":" }.compactMap(\.hexDigitValue)
        guard digits.count == 64, word.count == 64 || word.count == 95 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
