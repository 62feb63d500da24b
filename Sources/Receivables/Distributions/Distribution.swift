/// A part of a distributed amount as it was stated (setup:AD-1).
package struct DistributionShare: Equatable, Sendable, Codable {
    package enum Measure: Equatable, Sendable, Codable {
        case equal
        case percent(Percent)
        /// Minor units, with the sign of the whole.
        case amount(Int64)
        /// Of the line's quantity, with its sign.
        case quantity(Decimal)
    }

    package var measure: Measure
    /// Empty: the line's.
    package var account: Code
    package var dimensions: Dimensions

    package init(_ measure: Measure = .equal, account: Code = .empty, dimensions: Dimensions = .none) {
        self.measure = measure
        self.account = account
        self.dimensions = dimensions
    }

    package static let max = 100

    /// The parts of an amount: rounded half away from zero each, the last takes the remainder (AD-2).
    ///
    /// `quantity`: of the line; nil: there is none to split by. Rejections: FIELD_INVALID (two methods at once, no
    /// quantity), DISTRIBUTION_SUM_MISMATCH.
    static func parts(
        of whole: Int64, quantity: Decimal? = nil, _ shares: [DistributionShare], _ currency: Currency,
        field: @autoclosure () -> String
    ) throws(Rejection) -> [Int64] {
        var (percents, amounts, quantities): ([Percent], [Int64], [Decimal]) = ([], [], [])
        for share in shares {
            switch share.measure {
            case .equal: break
            case .percent(let percent): percents.append(percent)
            case .amount(let amount): amounts.append(amount)
            case .quantity(let quantity): quantities.append(quantity)
            }
        }
        if !quantities.isEmpty, quantities.count == shares.count {
            return try parts(of: whole, quantity, by: quantities, field: field())
        }
        if percents.isEmpty, amounts.isEmpty, quantities.isEmpty {
            let one = Int128(shares.count)
            return split(whole, count: shares.count) { _ in
                Int64(truncatingIfNeeded: Rounding.halfAwayFromZero.divide(Int128(whole), by: one))
            }
        }
        if percents.count == shares.count {
            let sum = percents.reduce(Int64(0)) { $0 + $1.tenThousandths }
            guard sum == 1_000_000 else {
                throw Rejection(
                    .distributionSumMismatch, field: field(), "the percentages add up to \(plain(sum)), not to 100",
                    [.init("expected", "100"), .init("actual", plain(sum))])
            }
            return split(whole, count: shares.count) { percents[$0].of(whole) }
        }
        guard amounts.count == shares.count else {
            throw Rejection(
                .fieldInvalid, field: field(), "all shares are equal, by percent, by amount, or by quantity")
        }
        let sum = amounts.reduce(Int128(0)) { $0 + Int128($1) }
        guard sum == Int128(whole) else {
            let (expected, actual) = (Money(whole, currency), Money(Int64(clamping: sum), currency))
            throw Rejection(
                .distributionSumMismatch, field: field(), "the parts add up to \(actual), the amount is \(expected)",
                [.init("expected", expected), .init("actual", actual)])
        }
        return amounts
    }

    /// Quantities add up to the line's, exactly.
    private static func parts(
        of whole: Int64, _ quantity: Decimal?, by quantities: [Decimal], field: @autoclosure () -> String
    ) throws(Rejection) -> [Int64] {
        guard let quantity, quantity.unscaled != 0 else {
            throw Rejection(.fieldInvalid, field: field(), "there is no quantity to split by")
        }
        let units = quantities.map(\.units)
        let sum = units.reduce(Int128(0)) { $0 + $1 }
        guard sum == quantity.units else {
            let actual = Decimal(units: sum)?.description ?? "\(sum)"
            throw Rejection(
                .distributionSumMismatch, field: field(),
                "the quantities add up to \(actual), the line has \(quantity)",
                [.init("expected", quantity.description), .init("actual", actual)])
        }
        let most = units.reduce(Int128(0)) { Swift.max($0, $1 < 0 ? -$1 : $1) }
        if most.multipliedReportingOverflow(by: Int128(whole)).overflow { throw .outOfRange(field: field()) }
        return split(whole, count: quantities.count) { place in
            let product = Int128(whole) * units[place]
            return Int64(
                clamping: Rounding.halfAwayFromZero.divide(sum < 0 ? -product : product, by: sum < 0 ? -sum : sum))
        }
    }

    /// In proportion to other parts; the last takes the remainder (AD-5).
    static func parts(of whole: Int64, like others: [AmountPart]) -> [Int64] {
        let total = others.reduce(Int128(0)) { $0 + Int128($1.amount) }
        return split(whole, count: others.count) { index in
            guard total != 0 else { return 0 }
            let product = Int128(whole) * Int128(others[index].amount)
            return Int64(
                truncatingIfNeeded: Rounding.halfAwayFromZero.divide(
                    total < 0 ? -product : product, by: Int128(total.magnitude)))
        }
    }

    private static func split(_ whole: Int64, count: Int, _ part: (Int) -> Int64) -> [Int64] {
        var rest = whole
        return (0..<count).map { index in
            if index == count - 1 { return rest }
            let amount = part(index)
            rest -= amount
            return amount
        }
    }

    /// Without zeros at the end.
    private static func plain(_ tenThousandths: Int64) -> String {
        var text = Percent(tenThousandths: tenThousandths).decimal.description
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}

extension Decimal {
    /// In parts of 10^9: whatever its places, up to 2^63 times 10^9.
    fileprivate var units: Int128 { Int128(unscaled) * Decimal.power(Decimal.scaleMax - scale) }

    /// As few places as say it all; nil: out of range.
    fileprivate init?(units: Int128) {
        var (left, scale) = (units, Decimal.scaleMax)
        while scale > 0, left % 10 == 0 { (left, scale) = (left / 10, scale - 1) }
        guard let unscaled = Int64(exactly: left) else { return nil }
        self.init(unscaled: unscaled, scale: scale)
    }
}

/// A part of an amount and where it goes.
struct AmountPart: Equatable, Sendable {
    var account: AccountID
    var dimensions: Dimensions
    /// What legs say of the dimensions.
    var key: Code
    /// Nil: not split by percent.
    var percent: Percent?
    /// Minor units with the sign of the line.
    var amount: Int64
}

/// One row of a draft's distributions.
package struct DistributionRow: Equatable, Sendable {
    package enum Kind: UInt8, Sendable, BitwiseCopyable {
        case line = 1
        case fixedAsset = 2
        case tax = 3
        case charge = 4
        case discount = 5
    }

    package var kind: Kind
    /// From 1; 0: a charge of the document.
    package var line: UInt32
    package var charge: Code
    package var taxCode: Code
    package var account: AccountID
    package var dimensions: Dimensions
    package var percent: Percent?
    package var amount: Int64
}
