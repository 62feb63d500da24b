import Receivables
import Testing

/// Blocking and exclusion rules: credit section 5.
@Suite struct BlockingRuleTests {
    private let trade = Trade.ready()

    private func rule(
        _ id: Code, _ type: RuleType, _ measure: RuleMeasure, _ value: Int64, exclude: Bool = false,
        scope: RuleScope = .all, _ change: (inout BlockingRule) -> Void = { _ in }
    ) throws {
        var rule = BlockingRule(id: id, type: type, isExclusion: exclude, scope: scope, measure: measure)
        rule.value = value
        change(&rule)
        _ = try trade.run(SetBlockingRule(id: Trade.company, rule: rule, customer: scope == .table ? "C-1" : .empty))
    }

    private func refusal(_ change: (inout BlockingRule) -> Void) -> Reason? {
        var rule = BlockingRule(id: .empty, type: .orderAmount, isExclusion: false, scope: .all, measure: .amount)
        change(&rule)
        return trade.refusal(SetBlockingRule(id: Trade.company, rule: rule, customer: .empty))?.reason
    }

    private func check(_ minor: Int64 = 100, _ wish: RuleWish = RuleWish()) throws -> CreditDecision {
        try trade.ask(CheckCredit(company: Trade.company, customer: "C-1", amount: .eur(minor), wish: wish))
    }

    private func reasons(_ decision: CreditDecision) -> [CreditReason] {
        (0..<decision.reasons.count).map { decision.reasons[$0] }
    }

    /// Days after the invoice's due date.
    private func wait(_ days: Int) { trade.today = trade.today.adding(days: days) }

    private func dueDate() -> CalendarDate { trade.book.items[trade.book.customers[Trade.c1].firstOpen].dueDate }

    @Test func R1_tripsStrictlyAboveItsDaysAndFollowsSettlement() throws {
        try trade.invoice(.eur(1_000))
        try rule("d", .daysOverdue, .days, 3)
        trade.today = dueDate().adding(days: 3)
        #expect(try check().decision == .approve)
        wait(1)
        let late = try check()
        #expect(late.decision == .refer)
        #expect(reasons(late) == [.daysOverdue])
        #expect(late.approved == .eur(0))
        #expect(trade.book.verify() == [])
        try trade.payment(.eur(1_000), "C-1", .oldestFirst)
        #expect(try check().decision == .approve)
        #expect(trade.book.verify() == [])
    }

    @Test func R5_whatFallsDueTodayIsNotOverdueYet() throws {
        try trade.invoice(.eur(1_000))
        try rule("o", .overdueAmount, .amount, 999)
        trade.today = dueDate()
        #expect(try check().decision == .approve)
        wait(1)
        #expect(reasons(try check()) == [.overdueAmount])
    }

    @Test func R10_readsTheHighestLetterOfTheOpenItems() throws {
        try trade.invoice(.eur(1_000))
        try rule("l", .dunningLevel, .level, 2)
        let item = trade.book.customers[Trade.c1].firstOpen
        for (level, expected) in [(UInt8(2), Decision.approve), (3, .refer)] {
            var note = OpeningNote.none
            note.item = item
            note.letterCode = level
            trade.set(.collections(.openingNoted(note)))
            #expect(try check().decision == expected)
        }
        // A closed item counts no more.
        try trade.payment(.eur(1_000), "C-1", .oldestFirst)
        #expect(try check().decision == .approve)
    }

    @Test func BR4_anExclusionShieldsFromBroaderTiersOnly() throws {
        try trade.invoice(.eur(1_000))
        trade.today = dueDate().adding(days: 70)
        try rule("all", .daysOverdue, .days, 61)
        #expect(reasons(try check()) == [.daysOverdue])
        try rule("own", .daysOverdue, .days, 100, exclude: true, scope: .table)
        #expect(reasons(try check()) == [])
        // Of its own tier it shields from nothing.
        try rule("mine", .daysOverdue, .days, 61, scope: .table)
        #expect(reasons(try check()) == [.daysOverdue])
        _ = try trade.run(DeleteBlockingRule(id: Trade.company, rule: "mine"))
        // Strictly below its value: at 100 days it is not true any more.
        trade.today = dueDate().adding(days: 100)
        #expect(reasons(try check()) == [.daysOverdue])
    }

    @Test func BR3_aReleasingExclusionSkipsAllRulesButNotTheLimit() throws {
        try rule("a", .orderAmount, .amount, 50)
        try rule("x", .daysOverdue, .amount, 1, exclude: true, scope: .table) { $0.releasesOrder = true }
        #expect(reasons(try check()) == [.infoReleaseRule])
        let over = try check(100_001)
        #expect(over.decision == .decline)
        #expect(reasons(over) == [.infoReleaseRule, .overLimit])
        #expect(over.primaryReason == .overLimit)
    }

    @Test func BR7_actionDeclinesAndEveryTypeAddsAReason() throws {
        try rule("a", .orderAmount, .amount, 99) { $0.declines = true }
        try rule("b", .creditLimitUsed, .percent, 0)
        let both = try check()
        #expect(both.decision == .decline)
        #expect(reasons(both) == [.orderAmount, .creditLimitUsed])
        #expect(both.reasons.severity(at: 0) == .decline)
        #expect(both.reasons.severity(at: 1) == .refer)
        #expect(both.primaryReason == .multiple)
        _ = try trade.run(SetRuleSequence(id: Trade.company, types: [.creditLimitUsed]))
        #expect(reasons(try check()) == [.creditLimitUsed, .orderAmount])
    }

    @Test func AU3_aRuleKeepsASaleFromBeingApprovedInPart() throws {
        let wish = CheckCredit(company: Trade.company, customer: "C-1", amount: .eur(100_001), allowPartial: true)
        #expect(try trade.ask(wish).decision == .approvePartial)
        try rule("a", .orderAmount, .amount, 99)
        #expect(try trade.ask(wish).decision == .decline)
    }

    @Test func R3_R8_termsOfTheRequest() throws {
        try rule("t", .termsOfPayment, .code, 0) { $0.text = "N60" }
        var wish = RuleWish()
        wish.terms = "N60"
        #expect(reasons(try check(100, wish)) == [.termsOfPayment])
        #expect(reasons(try check()) == [])
        wish.excludesOrder = true
        #expect(reasons(try check(100, wish)) == [.infoExcludedOrder])
    }

    @Test func BR1_groupAndRiskGroup() throws {
        try rule("g", .orderAmount, .amount, 1, scope: .group) { ($0.group, $0.riskGroup) = ("RET", "HIGH") }
        #expect(reasons(try check()) == [])
        _ = try trade.run(
            SetCreditTraits(
                id: Trade.company, customer: "C-1", group: "RET", riskGroup: nil, accountStatus: nil, cashDiscount: nil))
        #expect(reasons(try check()) == [])
        _ = try trade.run(
            SetCreditTraits(
                id: Trade.company, customer: "C-1", group: nil, riskGroup: "HIGH", accountStatus: nil, cashDiscount: nil))
        #expect(reasons(try check()) == [.orderAmount])
    }

    /// The index of `RuleTier` against `ExplainCredit`, which walks over every rule of the tiers (F15).
    @Test(arguments: 0..<12) func decidesAsAWalkOverAllRulesDoes(seed: Int) throws {
        var dice = SplitMix64(seed: UInt64(seed))
        try trade.invoice(.eur(30_000))
        trade.today = dueDate().adding(days: 10)
        let codes: [Code] = ["A", "B", "C"]
        var standing: [Code] = []
        for number in 0..<160 {
            try setAtRandom(number, codes, &dice, &standing)
            if dice.below(4) == 0, let id = standing.randomElement(using: &dice) {
                _ = try trade.run(DeleteBlockingRule(id: Trade.company, rule: id))
                standing.removeAll { $0 == id }
            }
            func any() -> Code { codes[dice.below(codes.count)] }
            _ = try trade.run(
                SetCreditTraits(
                    id: Trade.company, customer: "C-1", group: any(), riskGroup: any(), accountStatus: any(),
                    cashDiscount: nil))
            var wish = RuleWish()
            if dice.below(2) == 0 { wish.terms = any() }
            let check = CheckCredit(
                company: Trade.company, customer: "C-1", amount: .eur(Int64(1 + dice.below(20_000))), wish: wish)
            let answer = try trade.ask(ExplainCredit(check: check))
            #expect(reasons(try trade.ask(check)) == told(answer.rules), "seed \(seed), rule \(number)")
        }
        #expect(trade.book.verify() == [])
    }

    private func setAtRandom(
        _ number: Int, _ codes: [Code], _ dice: inout SplitMix64, _ standing: inout [Code]
    ) throws {
        func any() -> Code { codes[dice.below(codes.count)] }
        let type = RuleType.allCases[dice.below(RuleType.allCases.count)]
        let measure: RuleMeasure =
            switch type {
            case .daysOverdue, .creditLimitExpired: .days
            case .accountStatus, .termsOfPayment: .code
            case .overdueAmount, .orderAmount: .amount
            case .creditLimitUsed, .overdueShare: .percent
            case .dunningLevel: .level
            }
        let isExclusion = dice.below(3) == 0
        let scope = RuleScope.allCases[dice.below(3)]
        var rule = BlockingRule(
            id: Code("R\(number)") ?? .empty, type: type, isExclusion: isExclusion, scope: scope,
            measure: isExclusion && type == .overdueAmount ? .percent : measure)
        if measure == .code { rule.text = any() } else { rule.value = Int64(dice.below(20_000)) }
        if type == .daysOverdue || type == .dunningLevel { rule.value %= 20 }
        if scope == .group { (rule.group, rule.riskGroup) = (any(), dice.below(2) == 0 ? any() : .empty) }
        rule.releasesOrder = isExclusion && dice.below(8) == 0
        rule.declines = !isExclusion && dice.below(2) == 0
        let set = SetBlockingRule(id: Trade.company, rule: rule, customer: scope == .table ? "C-1" : .empty)
        // The same question twice is refused: that is another test.
        guard trade.refusal(set) == nil else { return }
        _ = try trade.run(set)
        standing.append(rule.id)
    }

    /// The reasons that findings add up to.
    private func told(_ findings: [RuleFinding]) -> [CreditReason] {
        if findings.contains(where: { $0.outcome == .releases }) { return [.infoReleaseRule] }
        var reasons: [CreditReason] = []
        for finding in findings where finding.outcome == .tripped && reasons.last != finding.rule.type.reason {
            reasons.append(finding.rule.type.reason)
        }
        return reasons
    }

    @Test func refusalsInTheirOrder() throws {
        #expect(refusal { ($0.releasesOrder, $0.riskGroup) = (true, "HIGH") } == .releaseOnlyOnExclusion)
        #expect(refusal { ($0.riskGroup, $0.measure) = ("HIGH", .percent) } == .riskGroupNeedsGroup)
        #expect(refusal { $0.measure = .percent } == .ruleValueInvalid)
        try rule("a", .orderAmount, .amount, 99)
        #expect(refusal { $0.value = 5 } == .ruleDuplicate)
    }
}
