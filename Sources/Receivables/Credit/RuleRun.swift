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
    let standings: CreditStandings
    let today: CalendarDate
    let traits: CreditTraits
    let parameters: RuleParameters
    let isUnlimited: Bool
    let isTested: Bool

    /// A number that a needed exchange rate was missing for.
    private struct RateMissing: Error {}

    /// Adds a reason per tripping type, or the one that releases the order.
    func run(_ book: borrowing Book, _ reasons: inout ReasonList) {
        do throws(RateMissing) {
            let tiers = Tiers(self, book)
            if try isReleased(tiers, book) {
                reasons.append(.infoReleaseRule)
                return
            }
            // At most 9 long and without repeats.
            for type in book.rules.sequence(company) where tiers.have(type) {
                guard let declines = try trips(type, tiers, book) else { continue }
                reasons.append(type.reason, declines ? .decline : .refer)
            }
            addRanks(book, &reasons)
        } catch {
            reasons.append(.noExchangeRate)
        }
    }

    /// The tiers that may concern the account, narrow before broad, and what is looked up in them.
    private struct Tiers {
        let table: RuleTier?
        let group: RuleTier?
        let all: RuleTier?
        let request: RuleTier.Request
        /// By scope, what a tier has: asking the tier itself takes a copy of it.
        private let kinds: (table: UInt16, group: UInt16, all: UInt16)

        init(_ run: RuleRun, _ book: borrowing Book) {
            table = book.rules.tier(run.company, .table, run.account, run.traits)
            group = book.rules.tier(run.company, .group, run.account, run.traits)
            all = book.rules.tier(run.company, .all, run.account, run.traits)
            kinds = (table?.kinds ?? 0, group?.kinds ?? 0, all?.kinds ?? 0)
            // The terms lie where a check reads nothing else: not asked for when no rule asks.
            let byTerms = (kinds.table | kinds.group | kinds.all) & RuleType.termsOfPayment.bit != 0
            request = RuleTier.Request(
                riskGroup: run.traits.riskGroup, accountStatus: run.traits.accountStatus,
                terms: byTerms ? run.requestTerms(book) : .empty)
        }

        func have(_ type: RuleType) -> Bool { (kinds.table | kinds.group | kinds.all) & type.bit != 0 }
        func have(_ type: RuleType, _ scope: RuleScope) -> Bool { kinds(scope) & type.bit != 0 }
        func release(_ scope: RuleScope) -> Bool { kinds(scope) & 1 != 0 }

        private func kinds(_ scope: RuleScope) -> UInt16 {
            switch scope {
            case .table: kinds.table
            case .group: kinds.group
            case .all: kinds.all
            }
        }

        subscript(scope: RuleScope) -> RuleTier? {
            switch scope {
            case .table: table
            case .group: group
            case .all: all
            }
        }
    }

    /// Any exclusion with `release_order` that matches and is true (credit:BR-3).
    private func isReleased(_ tiers: Tiers, _ book: borrowing Book) throws(RateMissing) -> Bool {
        for scope in RuleScope.allCases {
            guard tiers.release(scope), let tier = tiers[scope] else { continue }
            for rule in tier.exclusions(nil, tiers.request) {
                if try isTrue(rule, book) { return true }
            }
        }
        return false
    }

    /// Nil: the type does not block; else whether the block declines (credit:BR-4).
    private func trips(_ type: RuleType, _ tiers: Tiers, _ book: borrowing Book) throws(RateMissing) -> Bool? {
        for scope in RuleScope.allCases {
            guard tiers.have(type, scope), let tier = tiers[scope] else { continue }
            var found: Bool?
            var hasExclusions = false
            try tier.forEachRow(type, tiers.request) { (row) throws(RateMissing) in
                // By place: a rule is large, and walking the list would hand out copies.
                for index in row.blocks.indices {
                    if try isTripped(row.blocks[index], book) { found = (found ?? false) || row.blocks[index].declines }
                }
                hasExclusions = hasExclusions || !row.exclusions.isEmpty
            }
            if let found { return found }
            guard hasExclusions else { continue }
            for rule in tier.exclusions(type, tiers.request) where rule.sharesMeasure {
                if try isTrue(rule, book) { return nil }
            }
        }
        return nil
    }

    /// Every rule of a tier, whether it can match or not: `explain` lists them all.
    private func rules(_ scope: RuleScope, _ book: borrowing Book) -> [BlockingRule] {
        var found: [BlockingRule] = []
        book.rules.forEachRule(company, scope, account, traits) { found.append($0) }
        return found
    }

    // MARK: Why

    /// Every rule that concerns the request, in the order they are looked at, with what it measured (F15).
    func explain(_ book: borrowing Book) -> [RuleFinding] {
        let tiers = RuleScope.allCases.map { rules($0, book) }
        var findings: [RuleFinding] = []
        let releasing = tiers.joined().first { $0.releasesOrder && ((try? isTrue($0, book)) ?? false) }
        for type in book.rules.sequence(company) {
            // A tier that blocks, or excludes without a block of its own, is the last one looked at.
            var isDecided = false
            for tier in tiers {
                let own = tier.filter { $0.type == type }
                var (blocks, excludes) = (false, false)
                for rule in own {
                    var outcome = RuleOutcome.rateMissing
                    do throws(RateMissing) {
                        if let releasing {
                            outcome = rule == releasing ? .releases : .released
                        } else if isDecided {
                            outcome = .shielded
                        } else if rule.isExclusion {
                            let holds = try isTrue(rule, book)
                            outcome = holds && rule.sharesMeasure ? .excludes : .notTrue
                        } else {
                            outcome = try isTripped(rule, book) ? .tripped : .notTripped
                        }
                    } catch {}
                    blocks = blocks || outcome == .tripped
                    excludes = excludes || outcome == .excludes
                    findings.append(RuleFinding(rule: rule, actual: actual(rule, book), outcome: outcome))
                }
                isDecided = isDecided || blocks || excludes
            }
        }
        return findings
    }

    /// What was measured, as text in the measure of the rule.
    private func actual(_ rule: BlockingRule, _ book: borrowing Book) -> String {
        switch rule.type {
        case .daysOverdue where rule.measure == .amount, .overdueAmount where rule.measure == .amount:
            return money(try? overdue(before: today, rule, book), currency(rule))
        case .daysOverdue: return "\(book.dueDays.overdueDays(of: account, on: today))"
        case .accountStatus: return traits.accountStatus.text
        case .termsOfPayment: return requestTerms(book).text
        case .creditLimitExpired: return daysExpired(book).map { "\($0)" } ?? ""
        case .orderAmount: return money(try? orderAmount(rule, book), currency(rule))
        case .overdueAmount, .creditLimitUsed:
            var used = standings.testsIndividual ? standings.individual.usedPercent : nil
            if let group = standings.group?.usedPercent, group.unscaled > used?.unscaled ?? .min { used = group }
            return used.map { "\($0)" } ?? ""
        case .dunningLevel: return "\(letterLevel(book))"
        case .overdueShare:
            guard let (late, balance) = try? overdueShare(rule, book), balance > 0 else { return "" }
            let share = Rounding.halfAwayFromZero.divide(late * 10_000, by: balance)
            return Int64(exactly: share).map { "\(Decimal(unscaled: $0, scale: 2))" } ?? ""
        }
    }

    private func money(_ amount: Int128?, _ currency: Currency) -> String {
        amount.flatMap { Int64(exactly: $0) }.map { "\(Money($0, currency))" } ?? ""
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
        guard parameters.checkTermsRank || parameters.checkDiscountRank else { return }
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

    /// The highest share used over the tests that apply (credit:BR-9).
    private func isUsedAbove(_ tenThousandths: Int64) -> Bool {
        if isUnlimited || !isTested { return false }
        if standings.testsIndividual, standings.individual.isUsed(above: tenThousandths) { return true }
        return standings.group?.isUsed(above: tenThousandths) ?? false
    }

    private func isUsedBelow(_ tenThousandths: Int64) -> Bool {
        if isUnlimited || !isTested { return true }
        if standings.testsIndividual, !standings.individual.isUsed(below: tenThousandths) { return false }
        return standings.group?.isUsed(below: tenThousandths) ?? true
    }

    private func orderAmount(_ rule: BlockingRule, _ book: borrowing Book) throws(RateMissing) -> Int128 {
        try converted(amount.minor, amount.currency, currency(rule), book)
    }

    private func amountValue(_ rule: BlockingRule) -> Int128 {
        guard rule.currency == nil, standings.individual.limit.currency.exponent != 2 else { return Int128(rule.value) }
        return Int128(rule.value) * Int128(standings.individual.limit.currency.minorPerMajor) / 100
    }

    private func currency(_ rule: BlockingRule) -> Currency { rule.currency ?? standings.individual.limit.currency }

    /// Debit items due before a day, in the currency of the rule: a subtotal per currency, each converted once.
    private func overdue(
        before day: CalendarDate, _ rule: BlockingRule, _ book: borrowing Book
    ) throws(RateMissing) -> Int128 {
        let wanted = currency(rule)
        // What is in the currency of the rule, mostly all, needs no list.
        var own: Int64 = 0
        var others: [(currency: Currency, open: Int64)] = []
        book.dueDays.forEach(of: account, before: day) { currency, open in
            if currency == wanted {
                own += open
            } else if let place = others.firstIndex(where: { $0.currency == currency }) {
                others[place].open += open
            } else {
                others.append((currency, open))
            }
        }
        var total = Int128(own)
        for sum in others { total += try converted(sum.open, sum.currency, wanted, book) }
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
        guard let rate = book.companies.rate(company, from: from, to: to, on: today, for: .credit),
            let value = rate.convert(minor, from: from, to: to, .halfAwayFromZero)
        else { throw RateMissing() }
        return Int128(value)
    }
}

/// What rules read of a company's parameters, which are many.
struct RuleParameters: BitwiseCopyable {
    let blankExpiryBlocks: Bool
    let noLimitRule: Bool
    let checkTermsRank: Bool
    let checkDiscountRank: Bool

    @inline(__always)
    init(_ parameters: Parameters) {
        blankExpiryBlocks = parameters.blankExpiryBlocks
        noLimitRule = parameters.noLimitRule
        checkTermsRank = parameters.checkTermsRank
        checkDiscountRank = parameters.checkDiscountRank
    }
}
