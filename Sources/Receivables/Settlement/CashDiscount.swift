package enum CashDiscountMethod: UInt8, Sendable, BitwiseCopyable, Codable {
    /// From the document date.
    case net = 1
    /// From the end of the document's month.
    case currentMonth = 2
}

/// A cash discount with its successor; what is posted with it copies the whole chain (payments:CD-1, CD-2).
package struct CashDiscountCode: Equatable, Sendable, Codable {
    package var code: Code
    package var description = ""
    package var method = CashDiscountMethod.net
    package var months: UInt16 = 0
    package var days: UInt16 = 0
    /// Ten-thousandths of a percent, below 100 %; 0 with a fixed amount.
    package var tenThousandths: UInt32 = 0
    /// Instead of a percentage; only for documents of its currency.
    package var fixedAmount: Money?
    /// What follows when it has ended; empty: nothing.
    package var next: Code = .empty
    /// Before the automatic account (CD-12); none: that.
    package var account: AccountID = .none

    package init(code: Code) { self.code = code }

    /// The last day it is granted.
    package func end(from document: CalendarDate) -> CalendarDate {
        let start = method == .net ? document : document.endOfMonth
        return start.adding(months: Int(months)).adding(days: Int(days))
    }

    package static let chainMax = 12
}

/// Creates or replaces a cash discount code. Items posted before keep their tiers.
///
/// Rejections: REFERENCE_UNKNOWN, DISCOUNT_CHAIN_INVALID (a circle, too long, or ends that do not follow each other).
package struct SetCashDiscount: Command {
    package let id: CompanyID
    package let discount: CashDiscountCode
    package let account: Code

    package init(id: CompanyID, discount: CashDiscountCode, account: Code) {
        self.id = id
        self.discount = discount
        self.account = account
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> CashDiscountCode {
        var row = discount
        if !account.isEmpty {
            row.account = try book.companies.account(named: account, field: "discount.main_account")
        }
        var codes = book.companies.setup(id).cashDiscounts
        if !row.next.isEmpty, row.next != row.code, codes[row.next] == nil {
            throw .unknown("cash discount", row.next, field: "discount.next_code")
        }
        codes[row.code] = row
        // Chains that lead here must stay chains.
        for code in codes.keys.sorted() {
            _ = try CashDiscountCode.tiers(code, from: now.today, nil, codes, field: "discount.next_code")
        }
        draft.add(.cashDiscountSet(id, row), book)
        return row
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

extension CashDiscountCode {
    /// The tiers of a chain for a document; `currency` nil: only the chain is looked at.
    static func tiers(
        _ first: Code, from document: CalendarDate, _ currency: Currency?, _ codes: [Code: CashDiscountCode],
        field: String
    ) throws(Rejection) -> [DiscountTier] {
        var tiers: [DiscountTier] = []
        var code = first
        while !code.isEmpty {
            guard let row = codes[code] else { throw .noSuchReference("cash_discount", code, field: field) }
            if tiers.count == chainMax { throw .discountChain(first, "has more than \(chainMax) codes", field: field) }
            let end = row.end(from: document)
            if let last = tiers.last, end <= last.until {
                throw .discountChain(first, "does not end later with \(code), on \(end)", field: field)
            }
            if let currency, let fixed = row.fixedAmount, fixed.currency != currency {
                throw .otherCurrency(currency, expected: fixed.currency, field: field)
            }
            tiers.append(
                DiscountTier(
                    until: end, tenThousandths: row.tenThousandths, fixedAmount: row.fixedAmount?.minor ?? 0, code: code))
            code = row.next
        }
        return tiers
    }
}

extension Book {
    /// The tiers a document is posted with; none without a code.
    func discountTiers(
        _ code: Code, in company: CompanyID, from document: CalendarDate, _ currency: Currency,
        field: @autoclosure () -> String
    ) throws(Rejection) -> [DiscountTier] {
        if code.isEmpty { return [] }
        return try CashDiscountCode.tiers(
            code, from: document, currency, companies.setups[Int(company.number) - 1].cashDiscounts, field: field())
    }

    /// What the item's tiers come to; nil: it has none.
    func discountTerms(_ id: ItemID, _ item: Item, _ draft: borrowing Draft) -> DiscountTerms? {
        guard item.hasTiers else { return nil }
        let rules = companies[CompanyID(UInt32(item.company))].parameters.settlement
        let original = Int64(item.original.magnitude)
        let base = rules.discountOnGross ? original : original - Int64(item.tax.magnitude)
        var terms = DiscountTerms(
            tiers: items.contains(id) ? items.tiers[id] ?? [] : draft.tiers(of: id), original: original, base: base,
            taken: draft.discountTaken(on: id), onPartialPayments: rules.discountOnPartialPayments,
            minimum: rules.minimumDiscount)
        guard items.contains(id) else { return terms }
        terms.taken += items.discountTaken(on: id)
        if item.open != item.original { terms.credited = items.creditedWithoutDiscount(id) }
        return terms
    }
}

extension OpenItems {
    /// Discount that standing settlements of an item took, without sign (payments:CD-6).
    package func discountTaken(on id: ItemID) -> Int64 {
        var sum: Int64 = 0
        forEachPart(of: id) { part in
            if part.kind == .discount, !settlements[part.settlement.number].isUndone { sum += part.amount }
        }
        return sum
    }

    /// What credit notes took from an item without discount lines (payments:CN-2).
    func creditedWithoutDiscount(_ id: ItemID) -> Int64 {
        var sum: Int64 = 0
        forEachPart(of: id) { part in
            guard part.kind == .money, part.debitItem == id, !part.creditItem.isNone,
                rows[part.creditItem.number].kind == .creditNote,
                !settlements[part.settlement.number].isUndone,
                !parts(of: part.settlement).contains(where: { $0.kind == .discount && $0.creditItem == part.creditItem })
            else { return }
            sum += part.amount
        }
        return sum
    }
}
