/// Lines of a posted document that bear interest by one code (setup:IC-1).
///
/// Kept with the item as it was posted. Empty code: the code of the posting profile, as it stands when interest is
/// worked out. The open amount is split over the shares of a document by their weights.
package struct InterestShare: Equatable, Sendable, PlainBits {
    package var code: Code
    /// Its lines with their charges and tax, minor units, above 0.
    package var weight: Int64

    package init(code: Code, weight: Int64) { (self.code, self.weight) = (code, weight) }

    /// Codes of one document, that of the posting profile among them: a charge names its shares by bits.
    package static let sharesMax = 32
}

extension [InterestShare] {
    /// Lines of a document by code, in the order of their first line; none when no line has a code of its own.
    ///
    /// Lines net within a code. A code whose lines net to zero or below bears nothing, and the others share all.
    init(_ lines: [DocumentLine], _ amounts: [Int64], field: @autoclosure () -> String) throws(Rejection) {
        self = []
        guard lines.contains(where: { !$0.details.interestCode.isEmpty }) else { return }
        for (line, amount) in zip(lines, amounts) {
            let code = line.details.interestCode
            if let place = firstIndex(where: { $0.code == code }) {
                self[place].weight += amount
            } else {
                append(InterestShare(code: code, weight: amount))
            }
        }
        removeAll { $0.weight <= 0 }
        if count > InterestShare.sharesMax { throw .tooMany(count, max: InterestShare.sharesMax, field: field()) }
        if allSatisfy(\.code.isEmpty) { self = [] }
    }

    /// Of the digest; 0 when there are none.
    var word: UInt64 {
        reduce(UInt64(0)) { word, share in share.code.mixed(with: word &+ UInt64(bitPattern: share.weight)) | 1 }
    }
}

/// What of an item bears interest by one code.
struct InterestPart {
    let code: BearingCode
    /// Bits of its shares; 0: the whole item.
    let shares: UInt32
    /// Weights of the shares before it, of its own, and of all.
    private let (before, own, total): (Int64, Int64, Int64)

    /// All of the item.
    init(whole code: BearingCode) {
        self.code = code
        (shares, before, own, total) = (0, 0, 1, 1)
    }

    private init(_ code: BearingCode, _ shares: UInt32, before: Int64, own: Int64, total: Int64) {
        (self.code, self.shares) = (code, shares)
        (self.before, self.own, self.total) = (before, own, total)
    }

    /// Its part of an open amount: parts are rounded half away from zero as they add up, so together they are all of it.
    func of(_ open: Int64) -> Int64 { shares == 0 ? open : upTo(before + own, open) - upTo(before, open) }

    private func upTo(_ weight: Int64, _ open: Int64) -> Int64 {
        Int64(clamping: Rounding.halfAwayFromZero.divide(Int128(open) * Int128(weight), by: Int128(total)))
    }

    /// Shares with the same code are one part; when one code has all, that is the whole item.
    static func parts(
        of shares: [InterestShare], profile: BearingCode, _ find: (Code) -> BearingCode
    ) -> [InterestPart] {
        var rows: [(code: BearingCode, bits: UInt32, weight: Int64)] = []
        for (place, share) in shares.enumerated() {
            let code = share.code.isEmpty ? profile : find(share.code)
            let bit = UInt32(1) << UInt32(place)
            if let known = rows.firstIndex(where: { $0.code.code?.code == code.code?.code }) {
                rows[known].bits |= bit
                rows[known].weight += share.weight
            } else {
                rows.append((code, bit, share.weight))
            }
        }
        if rows.count == 1 { return [InterestPart(whole: rows[0].code)] }
        let total = rows.reduce(0) { $0 + $1.weight }
        var before: Int64 = 0
        var parts: [InterestPart] = []
        for row in rows {
            parts.append(InterestPart(row.code, row.bits, before: before, own: row.weight, total: total))
            before += row.weight
        }
        return parts
    }
}
