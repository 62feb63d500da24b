/// Sales tax of a document while its lines are read, and its legs afterwards (setup:FT-3, FT-4, AD-2).
///
/// Amounts are in minor units with the sign of the lines, which is positive on a credit note too.
struct DocumentTaxes {
    /// What is taxed: a line from 1, or a charge of it or of the document (0).
    struct Owner: Equatable {
        let line: UInt32
        let charge: Code

        static let document = Owner(line: 0, charge: .empty)
    }

    /// What one line gives to one code.
    private struct Share {
        let tax: Int
        let base: Int64
        let dimension: Code
        let owner: Owner
        /// Empty: all of it has the line's dimension.
        let parts: [AmountPart]
    }

    private let rounding: TaxRounding
    private var codes: [TaxCode] = []
    private(set) var taxes: [DocumentTax] = []
    /// Of the codes' accounts; empty: none has any.
    private var defaults: [Dimensions] = []
    private var shares: [Share] = []
    /// By place of the code; empty: none is stated.
    private var isStated: [Bool] = []
    /// What stated taxes differ from the calculated, each without its sign.
    private(set) var adjusted: Int64 = 0

    init(_ rounding: TaxRounding) { self.rounding = rounding }

    /// Adds a line's base to every code that is in both of its groups.
    mutating func add(
        base: Int64, dimension: Code, owner: Owner = .document, parts: [AmountPart] = [], sales: TaxGroup,
        item: TaxGroup, _ setup: borrowing Companies.Setup
    ) {
        for code in sales.taxCodes where item.taxCodes.contains(code) {
            guard let taxCode = setup.taxCodes[code] else { continue }
            var index = codes.firstIndex { $0.code == code } ?? -1
            if index < 0 {
                index = codes.count
                codes.append(taxCode)
                taxes.append(DocumentTax(code: code, percent: taxCode.percent, base: 0, tax: 0))
            }
            taxes[index].base += base
            shares.append(Share(tax: index, base: base, dimension: dimension, owner: owner, parts: parts))
        }
    }

    /// The last source of a tax's dimensions is its main account (setup:AD-3).
    mutating func takeDefaults(_ book: borrowing Book) {
        guard codes.contains(where: { !book.companies.accounts[Int($0.account.number) - 1].dimensions.isEmpty })
        else { return }
        defaults = codes.map { book.companies.accounts[Int($0.account.number) - 1].dimensions }
    }

    /// Rounds per code: over the lines or over the document. Answers the sum; nil past the border.
    mutating func finish() -> Int64? {
        var sum: Int128 = 0
        for index in taxes.indices {
            var tax: Int128 = 0
            switch rounding {
            case .total: tax = DocumentTaxes.rounded(taxes[index].base, codes[index].percent)
            case .line:
                for share in shares where share.tax == index {
                    tax += DocumentTaxes.rounded(share.base, codes[index].percent)
                }
            }
            guard tax.magnitude <= Money.minorMax.magnitude else { return nil }
            taxes[index].tax = Int64(tax)
            sum += tax
        }
        guard sum.magnitude <= Money.minorMax.magnitude else { return nil }
        return Int64(sum)
    }

    /// A code's tax as it is stated, once all is calculated; false: no line or charge has the code.
    mutating func state(_ code: Code, _ tax: Int64) -> Bool {
        guard let index = codes.firstIndex(where: { $0.code == code }) else { return false }
        if isStated.isEmpty { isStated = [Bool](repeating: false, count: codes.count) }
        isStated[index] = true
        adjusted = Int64(clamping: Int128(adjusted) + Int128((Int128(tax) - Int128(taxes[index].tax)).magnitude))
        taxes[index].tax = tax
        return true
    }

    /// Of all codes; nil past the border.
    var sum: Int64? {
        let sum = taxes.reduce(Int128(0)) { $0 + Int128($1.tax) }
        return sum.magnitude <= Money.minorMax.magnitude ? Int64(sum) : nil
    }

    private static func rounded(_ base: Int64, _ percent: Percent) -> Int128 {
        Rounding.halfAwayFromZero.divide(Int128(base) * Int128(percent.tenThousandths), by: 1_000_000)
    }

    /// Calls with account, code, dimension and amount of each leg: a code's tax follows its lines' dimensions.
    ///
    /// The rounded tax of a code is spread over its lines in proportion to their bases; the last takes the
    /// remainder. Within a line it follows the line's distribution (AD-5).
    func forEachLeg(
        _ body: (AccountID, Code, Dimensions, Code, Int64) throws(Rejection) -> Void
    ) throws(Rejection) {
        for index in taxes.indices {
            let own = shares.filter { $0.tax == index }
            let tax = taxes[index].tax
            guard let first = own.first, !defaults.isEmpty
                || own.contains(where: { $0.dimension != first.dimension || !$0.parts.isEmpty })
            else {
                if tax != 0 {
                    try body(codes[index].account, codes[index].code, .none, own.first?.dimension ?? .empty, tax)
                }
                continue
            }
            var sums: [AmountPart] = []
            for (share, amount) in zip(own, amounts(of: index, own)) {
                for part in parts(of: amount, share) {
                    if let sum = sums.firstIndex(where: { $0.key == part.key }) {
                        sums[sum].amount += part.amount
                    } else {
                        sums.append(part)
                    }
                }
            }
            for sum in sums where sum.amount != 0 {
                try body(codes[index].account, codes[index].code, sum.dimensions, sum.key, sum.amount)
            }
        }
    }

    /// Calls with each distribution of tax, line by line.
    func forEachRow(_ body: (DistributionRow) -> Void) {
        for index in taxes.indices {
            let own = shares.filter { $0.tax == index }
            for (share, amount) in zip(own, amounts(of: index, own)) {
                for part in parts(of: amount, share) {
                    body(
                        DistributionRow(
                            kind: .tax, line: share.owner.line, charge: share.owner.charge,
                            taxCode: codes[index].code, account: codes[index].account, dimensions: part.dimensions,
                            percent: part.percent, amount: part.amount))
                }
            }
        }
    }

    private func parts(of amount: Int64, _ share: Share) -> [AmountPart] {
        let parts = DocumentTaxes.parts(of: amount, share)
        if defaults.isEmpty || defaults[share.tax].isEmpty { return parts }
        return parts.map { part in
            // A line with a code instead of names keeps that.
            if part.dimensions.isEmpty, !part.key.isEmpty { return part }
            var made = part
            made.dimensions = Dimensions.merged([part.dimensions, defaults[share.tax]])
            made.key = made.dimensions.key
            return made
        }
    }

    private static func parts(of amount: Int64, _ share: Share) -> [AmountPart] {
        guard !share.parts.isEmpty else {
            return [
                AmountPart(account: .none, dimensions: .none, key: share.dimension, percent: nil, amount: amount)
            ]
        }
        let amounts = DistributionShare.parts(of: amount, like: share.parts)
        return share.parts.indices.map { place in
            var part = share.parts[place]
            part.amount = amounts[place]
            return part
        }
    }

    /// What each of a code's shares has of its rounded tax.
    private func amounts(of index: Int, _ own: [Share]) -> [Int64] {
        var rest = taxes[index].tax
        // A stated tax is spread like a total: its lines have no rounded tax of their own any more.
        let isSpread = rounding == .total || !isStated.isEmpty && isStated[index]
        return own.indices.map { place in
            guard isSpread else { return Int64(DocumentTaxes.rounded(own[place].base, codes[index].percent)) }
            let part = place == own.count - 1 ? rest : self.part(of: index, own[place].base)
            rest -= part
            return part
        }
    }

    private func part(of index: Int, _ base: Int64) -> Int64 {
        let whole = taxes[index].base
        // Lines that net to zero have no proportion: each then has the tax of its own base.
        guard whole != 0 else { return Int64(DocumentTaxes.rounded(base, codes[index].percent)) }
        let numerator = Int128(taxes[index].tax) * Int128(base)
        return Int64(
            Rounding.halfAwayFromZero.divide(whole < 0 ? -numerator : numerator, by: Int128(whole.magnitude)))
    }
}
