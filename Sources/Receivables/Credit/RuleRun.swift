/// Runs the blocking and exclusion rules for one request (credit section 5).
///
/// Rules: credit:BR-1 to BR-9, CL-9. Reads sums that are kept; only R10 looks at items. Pure.
struct RuleRun {
    /// Whose profile, limit and items count: the invoice account.
    let account: CustomerID
    let ordering: CustomerID
    let company: CompanyID
    /// The value of the whole order or authorization (R6).
    let amount: Money
    /// Empty: the customer's own.
    let terms: Code
    let cashDiscount: Code
    let standing: CreditStanding
    let today: CalendarDate
    let traits: CreditTraits
    let parameters: Parameters
    let isUnlimited: Bool
    let isTested: Bool

    /// A number that a needed exchange rate was missing for.
    private struct RateMissing: Error {}

    /// Adds a reason per tripping type, or the one that releases the order.
    func run(_ book: borrowing Book, _ reasons: inout ReasonList) {
        do throws(RateMissing) {
            let tiers = RuleScope.allCases.map { rules($0, book) }
            if try isReleased(tiers, book) {
                reasons.append(.infoReleaseRule)
                return
            }
            // Sequence is at most 9 long and without repeats.
            var types: [RuleType] = []
            book.rules.forEachType(company) { types.append($0) }
            for type in types {
                guard let declines = try trips(type, tiers, book) else { continue }
                reasons.append(type.reason, declines ? .decline : .refer)
            }
            addRanks(book, &reasons)
        } catch {
            reasons.append(.noExchangeRate)
        }
    }

    /// Any exclusion with `release_order` that matches and is true (credit:BR-3).
    private func isReleased(_ tiers: [[BlockingRule]], _ book: borrowing Book) throws(RateMissing) -> Bool {
        for tier in tiers {
            for rule in tier where rule.releasesOrder {
                if try isTrue(rule, book) { return true }
            }
        }
        return false
    }

    /// Nil: the type does not block; else whether the block declines (credit:BR-4).
    private func trips(
        _ type: RuleType, _ tiers: [[BlockingRule]], _ book: borrowing Book
    ) throws(RateMissing) -> Bool? {
        for tier in tiers {
            var found: Bool?
            for rule in tier where rule.type == type && !rule.isExclusion {
                if try isTripped(rule, book) { found = (found ?? false) || rule.declines }
            }
            if let found { return found }
            for rule in tier where rule.type == type && rule.isExclusion && rule.sharesMeasure {
                if try isTrue(rule, book) { return nil }
            }
        }
        return nil
    }

    private func rules(_ scope: RuleScope, _ book: borrowing Book) -> [BlockingRule] {
        var found: [BlockingRule] = []
        book.rules.forEachRule(company, scope, account, traits) { found.append($0) }
        return found
    }

    // MARK: One rule

    /// Strictly above its value.
    private func isTripped(_ rule: BlockingRule, _ book: borrowing Book) throws(RateMissing) -> Bool {
        switch rule.type {
        case .daysOverdue: return book.dueDays.overdueDays(of: account, on: today) > rule.value
        case .accountStatus: return !rule.text.isEmpty && traits.accountStatus == rule.text
        case .termsOfPayment: return requestTerms(book) == rule.text
        case .creditLimitExpired:
            guard let late = daysExpired(book) else { return parameters.blankExpiryBlocks }
            return late > rule.value
        case .overdueAmount:
            guard try overdue(before: today, rule, book) > amountValue(rule) else { return false }
            guard let threshold = rule.threshold else { return true }
            return isUsedAbove(threshold)
        case .orderAmount: return try orderAmount(rule, book) > amountValue(rule)
        case .creditLimitUsed:
            return !parameters.noLimitRule && amount.minor > 0 && isUsedAbove(rule.value)
        case .dunningLevel: return letterLevel(book) > rule.value
        case .overdueShare:
            let (late, balance) = try overdueShare(rule, book)
            return balance > 0 && late * 1_000_000 > Int128(rule.value) * balance
        }
    }

    /// Strictly below its value, or the same code (credit:BR-2).
    private func isTrue(_ rule: BlockingRule, _ book: borrowing Book) throws(RateMissing) -> Bool {
        switch rule.type {
        case .daysOverdue:
            if rule.measure == .amount { return try overdue(before: today, rule, book) < amountValue(rule) }
            return book.dueDays.overdueDays(of: account, on: today) < rule.value
        case .accountStatus, .termsOfPayment: return try isTripped(rule, book)
        case .creditLimitExpired:
            guard let late = daysExpired(book) else { return !parameters.blankExpiryBlocks }
            return late < rule.value
        case .overdueAmount, .creditLimitUsed: return isUsedBelow(rule.value)
        case .orderAmount: return try orderAmount(rule, book) < amountValue(rule)
        case .dunningLevel: return letterLevel(book) < rule.value
        case .overdueShare:
            let (late, balance) = try overdueShare(rule, book)
            return balance <= 0 || late * 1_000_000 < Int128(rule.value) * balance
        }
    }

    private func addRanks(_ book: borrowing Book, _ reasons: inout ReasonList) {
        func isHigher(_ kind: RankKind, _ asked: Code, _ own: Code) -> Bool {
            guard let wish = book.rules.rank(company, kind, asked), let usual = book.rules.rank(company, kind, own)
            else { return false }
            return wish > usual
        }
        let row = book.customers.details[account.number].row
        if parameters.checkTermsRank, isHigher(.terms, requestTerms(book), row.terms) {
            reasons.append(.paymentTermsRank, .refer)
        }
        if parameters.checkDiscountRank, !cashDiscount.isEmpty,
            isHigher(.cashDiscount, cashDiscount, traits.cashDiscount)
        {
            reasons.append(.cashDiscountRank, .refer)
        }
    }

    // MARK: Measures

    private func requestTerms(_ book: borrowing Book) -> Code {
        terms.isEmpty ? book.customers.details[ordering.number].row.terms : terms
    }

    /// Days past the last valid day, not above 0 while valid; nil without such a day.
    private func daysExpired(_ book: borrowing Book) -> Int64? {
        let last = book.customers[account].limitExpires
        return last == .max ? nil : Int64(today.days) - Int64(last)
    }

    /// The highest of the account's open items (credit:R10); a walk that only accounts under such a rule pay.
    private func letterLevel(_ book: borrowing Book) -> Int64 {
        var level: UInt8 = 0
        var item = book.customers[account].firstOpen
        while !item.isNone {
            level = max(level, book.items[item].letterCode)
            item = book.items[item].next
        }
        return Int64(level)
    }

    /// The exact quotient, never the rounded one (credit:EX-4). A limit of 0 is passed by any amount (BR-9).
    private func isUsedAbove(_ tenThousandths: Int64) -> Bool {
        if isUnlimited || !isTested { return false }
        let used = Int128(standing.exposureWithRequest.minor) * 1_000_000
        return standing.limit.isZero ? used > 0 || amount.minor > 0 : used > Int128(tenThousandths) * Int128(standing.limit.minor)
    }

    private func isUsedBelow(_ tenThousandths: Int64) -> Bool {
        if isUnlimited || !isTested { return true }
        if standing.limit.isZero { return false }
        return Int128(standing.exposureWithRequest.minor) * 1_000_000
            < Int128(tenThousandths) * Int128(standing.limit.minor)
    }

    private func orderAmount(_ rule: BlockingRule, _ book: borrowing Book) throws(RateMissing) -> Int128 {
        try converted(amount.minor, amount.currency, currency(rule), book)
    }

    private func amountValue(_ rule: BlockingRule) -> Int128 {
        guard rule.currency == nil else { return Int128(rule.value) }
        return Int128(rule.value) * Int128(standing.limit.currency.minorPerMajor) / 100
    }

    private func currency(_ rule: BlockingRule) -> Currency { rule.currency ?? standing.limit.currency }

    /// Debit items due before a day, in the currency of the rule: a subtotal per currency, each converted once.
    private func overdue(
        before day: CalendarDate, _ rule: BlockingRule, _ book: borrowing Book
    ) throws(RateMissing) -> Int128 {
        var sums: [(currency: Currency, open: Int64)] = []
        book.dueDays.forEach(of: account, before: day) { currency, open in
            if let place = sums.firstIndex(where: { $0.currency == currency }) {
                sums[place].open += open
            } else {
                sums.append((currency, open))
            }
        }
        var total: Int128 = 0
        for sum in sums { total += try converted(sum.open, sum.currency, currency(rule), book) }
        return total
    }

    /// Overdue by more than the rule's days, and the whole balance, in the limit currency.
    private func overdueShare(_ rule: BlockingRule, _ book: borrowing Book) throws(RateMissing) -> (Int128, Int128) {
        let late = try overdue(before: today.adding(days: -Int(rule.olderThanDays)), rule, book)
        var balance: Int128 = 0
        var place = book.customers[account].firstSums
        while place != 0 {
            let sums = book.exposures.rows[place]
            balance += try converted(sums.balance, sums.currency, currency(rule), book)
            place = sums.next
        }
        return (late, balance)
    }

    private func converted(
        _ minor: Int64, _ from: Currency, _ to: Currency, _ book: borrowing Book
    ) throws(RateMissing) -> Int128 {
        if from == to || minor == 0 { return Int128(minor) }
        guard let rate = book.companies.rate(company, from: from, to: to, on: today),
            let value = rate.convert(minor, from: from, to: to, .halfAwayFromZero)
        else { throw RateMissing() }
        return Int128(value)
    }
}
