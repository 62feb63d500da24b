import Testing

@testable import Receivables

/// What an edge decides from figures is what the ledger decides: the same rules on a book of one account.
@Suite struct CachedBookTests {
    private static let stamp = Stamp(
        sequence: 1, instant: Instant(nanoseconds: 0), businessDate: CalendarDate(days: 0))

    private func setup(_ trade: Trade) throws -> GetEdgeSetup.Answer {
        try trade.ask(GetEdgeSetup(id: Trade.company, readers: RoleSet(.posCheck)))
    }

    /// As the cache has it.
    private func cached(_ id: CustomerID, _ book: borrowing Book) -> CachedAccount {
        let row = book.customers[id]
        var made = CachedAccount(
            limit: Money(row.limit, row.limitCurrency), limitExpires: row.limitExpires, holdStatus: row.holdStatus,
            flags: row.flags.intersection([.excluded, .unlimitedCredit, .mandatoryLimit, .closed, .noPurchaseOnAccount]))
        var place = row.firstSums
        while place != 0 {
            made.sums.append(book.exposures.rows[place])
            place = book.exposures.rows[place].next
        }
        made.dueDays = book.dueDays.days(of: id)
        made.lastChange = row.lastChange
        return made
    }

    private func rule(
        _ trade: Trade, _ type: RuleType, _ measure: RuleMeasure, _ value: Int64, exclude: Bool = false,
        _ change: (inout BlockingRule) -> Void = { _ in }
    ) throws {
        var rule = BlockingRule(id: .empty, type: type, isExclusion: exclude, scope: .all, measure: measure)
        rule.value = value
        change(&rule)
        _ = try trade.run(SetBlockingRule(id: Trade.company, rule: rule, customer: .empty))
    }

    @Test("rules for all, due days among them: an edge decides as the ledger on every day (credit:BR-10)", arguments: 1...12)
    func rulesForAll(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        func draw(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
        let trade = Trade.ready()
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        try rule(trade, .daysOverdue, .days, Int64(draw(10)))
        try rule(trade, .overdueAmount, .amount, Int64(draw(40_000))) { rule in
            if draw(2) == 0 { rule.threshold = Int64(draw(90)) * 10_000 }
        }
        try rule(trade, .overdueShare, .percent, Int64(draw(100)) * 10_000) { $0.olderThanDays = UInt32(draw(6)) }
        if draw(2) == 0 { try rule(trade, .orderAmount, .amount, 30_000) { $0.declines = true } }
        if draw(2) == 0 { try rule(trade, .creditLimitUsed, .percent, 800_000) }
        let releases = draw(2) == 0
        if releases { try rule(trade, .daysOverdue, .amount, 2_000, exclude: true) { $0.releasesOrder = true } }
        if draw(3) == 0 { try rule(trade, .daysOverdue, .days, 4, exclude: true) }
        let told = try setup(trade)
        #expect(told.tellsRules && told.asksAlways)
        guard var edge = CachedBook(setup: told.facts, at: Self.stamp) else {
            Issue.record("the set-up makes no company")
            return
        }
        let readsDueDays = edge.readsDueDays
        #expect(readsDueDays)
        var stopped = 0
        for _ in 0..<40 {
            switch draw(4) {
            case 0: try trade.payment(.eur(Int64(1 + draw(20_000))), "C-1", .oldestFirst)
            case 1: trade.today = trade.today.adding(days: draw(5))
            default:
                let due = trade.today.adding(days: draw(12))
                let amount = Int64(1 + draw(15_000))
                try trade.invoice(draw(4) == 0 ? .usd(amount) : .eur(amount), due: due)
            }
            let account = cached(Trade.c1, trade.book)
            for minor in [1, 20_000, 30_001, 90_000] as [Int64] {
                let check = CheckCredit(
                    company: Trade.company, customer: "C-1", amount: .eur(minor), allowPartial: draw(2) == 0)
                var wanted = try trade.ask(check)
                let now = Moment(instant: wanted.asOf, today: trade.today)
                var got = try edge.decide(check, account, at: now)
                // Only the ledger knows when its own set-up changed.
                (wanted.retryToken, got.retryToken) = (wanted.retryToken == 0 ? 0 : 1, got.retryToken == 0 ? 0 : 1)
                #expect(got == wanted)
                if wanted.decision != .approve { stopped += 1 }
            }
        }
        // Where overdue amounts release orders, all may pass.
        #expect(releases || stopped > 0)
        #expect(trade.book.verify() == [])
    }

    @Test func rulesThatReadMoreThanAPositionAreLeftToTheLedger() throws {
        let asking: [(type: RuleType, measure: RuleMeasure, text: Code)] = [
            (.dunningLevel, .level, .empty), (.termsOfPayment, .code, "N30"),
        ]
        for (type, measure, text) in asking {
            let trade = Trade.ready()
            try rule(trade, .daysOverdue, .days, 3)
            #expect(try setup(trade).tellsRules)
            try rule(trade, type, measure, measure == .level ? 1 : 0) { $0.text = text }
            let told = try setup(trade)
            #expect(!told.tellsRules && told.asksAlways)
        }
        // Without rules there are none to tell, and nobody has to ask.
        let told = try setup(Trade.ready())
        #expect(!told.tellsRules && !told.asksAlways)
        guard let edge = CachedBook(setup: told.facts, at: Self.stamp) else {
            Issue.record("the set-up makes no company")
            return
        }
        let readsDueDays = edge.readsDueDays
        #expect(!readsDueDays)
    }
}
