/// A part of a document's cash discount: prepared when it is posted, used when the discount is taken (setup:FT-9).
///
/// Its dimensions are those of share, template, line, document and customer; the defaults of the account that the
/// discount is then posted to come behind them, as the last of the sources of setup:AD-3.
package struct DiscountPart: Equatable, Sendable, Codable {
    /// None: the discount's account.
    package var account: AccountID
    package var dimensions: Dimensions
    /// The one dimension of a line that has none by name.
    package var code: Code
    /// Share of the whole, in proportion to the weights of all parts.
    package var weight: Int64
    /// Nil: not split by percent.
    package var percent: Percent?

    package init(
        account: AccountID = .none, dimensions: Dimensions = .none, code: Code = .empty, weight: Int64,
        percent: Percent? = nil
    ) {
        self.account = account
        self.dimensions = dimensions
        self.code = code
        self.weight = weight
        self.percent = percent
    }

    var fingerprint: UInt64 {
        let word = code.mixed(with: Mix.fold(UInt64(account.number), UInt64(bitPattern: weight)))
        return dimensions.values.reduce(word) { $1.value.mixed(with: $1.name.mixed(with: $0)) }
    }

    /// Weights of both signs add up to at most this many times what they leave: in proportion to a small rest of large
    /// amounts, parts would be many times the discount, up to past the border.
    static let proportionMax: UInt128 = 100

    static func haveProportion(_ parts: [DiscountPart]) -> Bool {
        let sum = parts.reduce(Int128(0)) { $0 + Int128($1.weight) }
        let all = parts.reduce(UInt128(0)) { $0 + UInt128($1.weight.magnitude) }
        return all <= sum.magnitude * proportionMax
    }

    /// What each part gets of an amount: rounded half away from zero, the last takes the rest (setup:AD-2).
    static func amounts(of whole: Int64, _ parts: [DiscountPart]) -> [Int64] {
        DistributionShare.parts(
            of: whole,
            like: parts.map {
                AmountPart(account: .none, dimensions: .none, key: .empty, percent: nil, amount: $0.weight)
            })
    }
}

/// What the cash discount of a document goes to by its lines, while they are read.
struct DiscountWeights {
    private(set) var parts: [DiscountPart] = []

    mutating func add(_ dimensions: Dimensions, _ code: Code, _ amount: Int64) {
        let code = dimensions.isEmpty ? code : .empty
        if let place = parts.firstIndex(where: { $0.dimensions == dimensions && $0.code == code }) {
            parts[place].weight += amount
        } else {
            parts.append(DiscountPart(dimensions: dimensions, code: code, weight: amount))
        }
    }

    /// Lines that net to nothing, or nearly so, have no proportion: then all of it goes where the first goes.
    var made: [DiscountPart] {
        let isProportional = DiscountPart.haveProportion(parts) && parts.contains { $0.weight != 0 }
        let kept = isProportional ? parts.filter { $0.weight != 0 } : Array(parts.prefix(1))
        if kept.count == 1 {
            if kept[0].dimensions.isEmpty, kept[0].code.isEmpty { return [] }
            return [DiscountPart(dimensions: kept[0].dimensions, code: kept[0].code, weight: 1)]
        }
        return kept
    }
}

// MARK: Of a document

extension InvoiceDraft {
    /// What its cash discount comes to on the discount's account: by the first tier, without tax that falls with it.
    func discount(
        _ tiers: [DiscountTier], total: Int64, tax: Int64, _ taxes: [DocumentTax], in company: CompanyID,
        _ book: borrowing Book
    ) -> Int64 {
        guard let first = tiers.first, total != 0 else { return 0 }
        let rules = book.companies[company].parameters.settlement
        let original = Int64(total.magnitude)
        let base = rules.discountOnGross ? original : original - Int64(tax.magnitude)
        var amount = DiscountTerms(tiers: tiers, original: original, base: base).full(first)
        let whole = amount
        let codes = book.companies.setups[Int(company.number) - 1].taxCodes
        for row in taxes where codes[row.code]?.fallsWithDiscounts == true {
            amount -= whole.share(Int64(row.tax.magnitude), of: original)
        }
        return total < 0 ? -amount : amount
    }

    /// As stated, else by its lines; empty: all of it in one.
    ///
    /// Rejections: DISTRIBUTION_SUM_MISMATCH, FIELD_INVALID (by quantity), REFERENCE_UNKNOWN, ACCOUNT_BLOCKED (a
    /// summary account too), FIELD_INVALID (shares of both signs, many times the discount).
    func discountParts(
        of amount: Int64, _ byLines: DiscountWeights, _ currency: Currency, _ shared: Dimensions,
        _ book: borrowing Book, field: @autoclosure () -> String
    ) throws(Rejection) -> [DiscountPart] {
        if discountShares.isEmpty { return byLines.made }
        let amounts = try DistributionShare.parts(of: amount, discountShares, currency, field: field())
        var parts: [DiscountPart] = []
        for (place, share) in discountShares.enumerated() {
            var part = DiscountPart(
                dimensions: Dimensions.merged([share.dimensions, shared]), weight: amounts[place])
            switch share.measure {
            case .equal, .quantity: part.weight = 1
            case .percent(let percent): (part.weight, part.percent) = (percent.tenThousandths, percent)
            case .amount: break
            }
            if !share.account.isEmpty {
                guard let found = book.companies.account(share.account) else {
                    throw .noSuchReference("main_account", share.account, field: "\(field())[\(place)].main_account")
                }
                if book.companies.accounts[Int(found.number) - 1].blocked {
                    throw .blockedAccount(share.account, field: "\(field())[\(place)].main_account")
                }
                // Else each payment that takes the discount would be refused.
                if book.companies.isSummaryAccount(found) {
                    throw .summaryAccount(share.account, field: "\(field())[\(place)].main_account")
                }
                part.account = found
            }
            parts.append(part)
        }
        guard DiscountPart.haveProportion(parts) else {
            throw Rejection(
                .fieldInvalid, field: field(),
                "shares of both signs come to over \(DiscountPart.proportionMax) times the discount")
        }
        return parts
    }

    /// What a draft shows of it; nothing without a cash discount, or without an account to post it to.
    func discountRows(
        _ basis: PostingBasis, _ built: Built, _ taxes: [DocumentTax], _ book: borrowing Book
    ) throws(Rejection) -> [DistributionRow] {
        let tiers = try ownTiers(basis, documentDate ?? basis.date, path: "document", book)
        let amount = discount(
            tiers, total: built.total, tax: built.tax, taxes, in: basis.company, book)
        guard amount != 0, let code = tiers.first?.code,
            let account = book.discountAccount(of: taxes.map(\.code), code, in: basis.company)
        else { return [] }
        let parts = try discountParts(
            of: amount, built.discount, basis.currency, built.shared, book, field: "document.discount_shares")
        let leg = Leg(account, .cashDiscount, amount, accounting: 0)
        return try leg.distributed(over: parts, keepsAccount: false, book).map { made in
            DistributionRow(
                kind: .discount, line: 0, charge: .empty, taxCode: .empty, account: made.leg.account,
                dimensions: made.dimensions, percent: made.percent, amount: made.leg.amount)
        }
    }
}

// MARK: When it is taken

/// A leg of a discount with what its dimension code stands for.
struct DiscountLeg {
    var leg: Leg
    var dimensions: Dimensions
    var percent: Percent?
}

extension Leg {
    /// The leg of a discount in the parts of its distribution (setup:AD-2, AD-3); an allocation account replaces each
    /// part by its own shares. `keepsAccount`: the account was stated, parts have none of their own.
    func distributed(
        over parts: [DiscountPart], keepsAccount: Bool, _ book: borrowing Book
    ) throws(Rejection) -> [DiscountLeg] {
        let parts = parts.isEmpty ? [DiscountPart(weight: 1)] : parts
        let amounts = DiscountPart.amounts(of: amount, parts)
        let accountings = DiscountPart.amounts(of: accountingAmount, parts)
        var made: [DiscountLeg] = []
        for (place, part) in parts.enumerated() {
            var leg = self
            (leg.amount, leg.accountingAmount) = (amounts[place], accountings[place])
            let isOwn = !keepsAccount && !part.account.isNone
            if isOwn { leg.account = part.account }
            let shares = isOwn ? [] : book.companies.account(leg.account).allocation
            if shares.isEmpty {
                made.append(leg.dimensioned(part, .none, book))
            } else {
                made += try leg.allocated(shares, part, book)
            }
        }
        let kept = made.filter { $0.leg.amount != 0 || $0.leg.accountingAmount != 0 }
        return kept.isEmpty ? Array(made.prefix(1)) : kept
    }

    private func allocated(
        _ shares: [DistributionShare], _ part: DiscountPart, _ book: borrowing Book
    ) throws(Rejection) -> [DiscountLeg] {
        let currency = Currency.eur // shares of an allocation are percentages: no amount is told of
        let amounts = try DistributionShare.parts(of: amount, shares, currency, field: "discount_account")
        let accountings = try DistributionShare.parts(
            of: accountingAmount, shares, currency, field: "discount_account")
        var made: [DiscountLeg] = []
        for (place, share) in shares.enumerated() {
            var leg = self
            (leg.amount, leg.accountingAmount) = (amounts[place], accountings[place])
            if !share.account.isEmpty {
                leg.account = try book.companies.account(named: share.account, field: "discount_account")
            }
            made.append(leg.dimensioned(part, share.dimensions, book))
        }
        return made
    }

    private func dimensioned(_ part: DiscountPart, _ first: Dimensions, _ book: borrowing Book) -> DiscountLeg {
        let defaults = book.companies.account(account).dimensions
        let dimensions = Dimensions.merged([first, part.dimensions, part.code.isEmpty ? defaults : .none])
        var leg = self
        leg.dimension = dimensions.isEmpty ? part.code : dimensions.key
        return DiscountLeg(leg: leg, dimensions: dimensions, percent: part.percent)
    }
}

extension [Leg] {
    /// Those of a discount, whose first may be the discount itself and then is in parts. `sets` gets what their keys
    /// stand for.
    func distributed(
        of item: ItemID, keepsAccount: Bool, _ sets: inout [DimensionSet], _ book: borrowing Book,
        _ draft: borrowing Draft
    ) throws(Rejection) -> [Leg] {
        guard let first, first.type == .cashDiscount else { return self }
        let parts = draft.discountParts(of: item, book)
        if parts.isEmpty, book.companies.account(first.account).isPlain { return self }
        let made = try first.distributed(over: parts, keepsAccount: keepsAccount, book)
        for part in made { sets.note(part.leg.dimension, part.dimensions) }
        return made.map(\.leg) + dropFirst()
    }
}

extension Draft {
    /// Of a document or its instalment, posted before or by this very draft.
    func discountParts(of id: ItemID, _ book: borrowing Book) -> [DiscountPart] {
        if book.items.contains(id) { return book.items.discountParts(of: id) }
        guard var fact = fact(of: id) else { return [] }
        if !fact.instalmentOf.isNone, let first = self.fact(of: fact.instalmentOf) { fact = first }
        return fact.document.discountParts
    }
}

extension Book {
    /// That of the first tax code that has one, that of the code whose tier is in use, the automatic one
    /// (payments:CD-12); nil: none is set up.
    func discountAccount(of taxes: [Code], _ code: Code, in company: CompanyID) -> AccountID? {
        let setup = Int(company.number) - 1
        for tax in taxes {
            if let row = companies.setups[setup].taxCodes[tax], !row.discountAccount.isNone {
                return row.discountAccount
            }
        }
        if let row = companies.setups[setup].cashDiscounts[code], !row.account.isNone { return row.account }
        return try? companies.automaticAccount(company, .cashDiscount)
    }
}
