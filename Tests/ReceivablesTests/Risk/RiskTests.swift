import Receivables
import Testing

/// Scoring, automatic limits and statistics: credit section 7.
@Suite struct RiskTests {
    private let trade = Trade.ready()

    private func number(_ value: Int64) -> ScoringNumber { ScoringNumber(tenThousandths: value * 10_000) }

    private func group(_ code: Code, _ type: ScoringType, _ rows: [(Int64, Int64, Int64)]) -> SetScoringGroup {
        SetScoringGroup(
            id: Trade.company,
            group: ScoringGroup(
                code: code, type: type, isRange: true,
                rows: rows.map { .init(from: number($0.0), to: number($0.1), value: .empty, score: $0.2) }))
    }

    private func profile(_ customer: Code, _ body: (inout SetCreditProfile.Change) -> Void) throws {
        var change = SetCreditProfile.Change()
        body(&change)
        _ = try trade.run(SetCreditProfile(id: Trade.company, customer: customer, change: change))
    }

    private func risk(_ code: Code, _ from: Int64, _ to: Int64) -> SetRiskGroup {
        SetRiskGroup(id: Trade.company, group: RiskGroup(code: code, from: from, to: to, indicator: .empty))
    }

    @Test func RS3_RS4_scoresAddUpTheTotalPicksTheGroupAndADayTellsItOnce() throws {
        _ = try trade.run(group("YEARS", .inBusinessSince, [(0, 4, 5), (5, 9, 15), (10, 200, 25)]))
        _ = try trade.run(group("PAY", .averagePaymentDays, [(0, 30, 30), (31, 60, 15)]))
        for row in [risk("HIGH", 0, 29), risk("LOW", 30, 100)] { _ = try trade.run(row) }
        try profile("C-1") {
            $0.businessStarted = day(2016, 3, 3)
            $0.scoringValues = [ScoringValue(group: "PAY", value: "28")]
        }
        // The tenth year is full tomorrow.
        let update = UpdateRiskScores(id: Trade.company, customers: ["C-1"], after: .none)
        let today = try trade.run(update).scores[0].score
        #expect(today.parts.map(\.score) == [30, 15])
        #expect(today.total == 45 && today.riskGroup == "LOW")
        #expect(trade.book.rules.traits(of: Trade.c1).riskGroup == "LOW")
        trade.today = day(2026, 3, 3)
        #expect(try trade.run(update).scores[0].score.total == 55)
        // The same values on the same day are no news.
        let before = trade.book.digest
        _ = try trade.run(update)
        #expect(trade.book.digest == before)
        #expect(trade.book.verify() == [])
    }

    @Test func RS2_rowsShareNoValueAndEndsBelong() throws {
        #expect(trade.refused(group("A", .userDefined, [(0, 5, 1), (5, 9, 2)])) == "scoreRowsOverlap scoring_group.rows[1]")
        #expect(trade.refused(group("A", .userDefined, [(5, 4, 1)])) == "fieldInvalid scoring_group.rows[0]")
        let made = try trade.run(group("A", .userDefined, [(0, 5, 1), (6, 9, 2)]))
        #expect(["0", "5", "5.5", "6", "9", "9.0001", "", "x"].map { made.score(of: Code($0) ?? .empty) } == [1, 1, 0, 2, 2, 0, 0, 0])
        _ = try trade.run(risk("R", 0, 9))
        #expect(trade.refused(risk("S", 9, 10)) == "scoreRowsOverlap risk_group")
    }

    @Test func RS5_theHighestTrueLimitCappedAtTheEligibleOne() throws {
        func line(_ comparison: AutoLimitRule.Comparison, _ value: Code, _ limit: Int64) -> AutoLimitRule.Line {
            .init(scoringGroup: "YEARS", comparison: comparison, value: value, limit: limit)
        }
        let lines = [line(.greaterOrEqual, "5", 100_000), line(.greaterOrEqual, "10", 200_000)]
        _ = try trade.run(
            SetAutoLimit(
                id: Trade.company, rule: AutoLimitRule(riskGroup: "LOW", currency: .eur, maxRevenue: 900, lines: lines)))
        for (customer, years) in [("C-1", "10"), ("C-2", "4")] as [(Code, Code)] {
            try profile(customer) { $0.scoringValues = [ScoringValue(group: "YEARS", value: years)] }
            _ = try trade.run(
                SetCreditTraits(
                    id: Trade.company, customer: customer, group: nil, riskGroup: "LOW", accountStatus: nil, cashDiscount: nil))
        }
        func limits() throws -> [Int64] {
            let command = GenerateAutoLimits(id: Trade.company, journal: "J", to: day(2026, 12, 31), after: .none)
            return try trade.preview(command).lines.map(\.new)
        }
        #expect(try limits() == [200_000])
        try profile("C-1") { $0.eligibleLimit = .eur(150_000) }
        #expect(try limits() == [150_000])
        try profile("C-1") { $0.revenue = .eur(901) }
        #expect(try limits() == [])
    }

    @Test func RS7_averagePaymentDaysAreThoseOfSettledInvoices() throws {
        try trade.invoice(.eur(1_000))
        trade.today = trade.today.adding(days: 10)
        try trade.payment(.eur(1_000), "C-1", .oldestFirst)
        try trade.invoice(.eur(500))
        let statistics = try trade.ask(GetStatistics(id: Trade.company, customer: "C-1", months: [1]))
        #expect(statistics.averagePaymentDays.map { "\($0)" } == "10.00")
        let figure = try #require(statistics.windows.first?.figure)
        #expect(figure.outstanding == 500 && figure.creditSales == 1_500)
    }

    @Test func AJ4_noLimitAboveTheEligibleOneWithoutTheRight() throws {
        try profile("C-1") { $0.eligibleLimit = .eur(500) }
        _ = try trade.run(CreateLimitJournal(id: Trade.company, number: "J", kind: .limit, description: ""))
        func lines(_ minor: Int64, ignoring: Bool = false) -> AddLimitLines {
            AddLimitLines(
                id: Trade.company, journal: "J",
                lines: [.init(customer: "C-1", creditGroup: .empty, limit: .eur(minor), from: nil, to: day(2026, 12, 31))],
                ignoresEligible: ignoring)
        }
        #expect(trade.refused(lines(501)) == "limitAboveEligible lines[0].new_limit")
        #expect(trade.refused(lines(500)) == "accepted")
        _ = try trade.run(lines(501, ignoring: true))
        #expect(trade.refused(PostLimitJournal(id: Trade.company, journal: "J")) == "limitAboveEligible lines[0]")
        _ = try trade.run(PostLimitJournal(id: Trade.company, journal: "J", ignoresEligible: true))
        #expect(trade.book.customers[Trade.c1].limit == 501)
    }

    @Test func AJ5_theWorkflowLocksApprovesAndPostsWhatIsApproved() throws {
        trade.setParameters { $0.limitJournalWorkflow = true }
        _ = try trade.run(CreateLimitJournal(id: Trade.company, number: "J", kind: .limit, description: ""))
        let lines = ["C-1", "C-2"].map { customer in
            AddLimitLines.Line(
                customer: Code(customer) ?? .empty, creditGroup: .empty, limit: .eur(7), from: nil, to: day(2026, 12, 31))
        }
        let add = AddLimitLines(id: Trade.company, journal: "J", lines: lines)
        _ = try trade.run(add)
        let post = PostLimitJournal(id: Trade.company, journal: "J")
        func decide(_ decision: DecideLimitJournal.Decision, _ lines: [Int] = []) -> DecideLimitJournal {
            DecideLimitJournal(id: Trade.company, journal: "J", decision: decision, lines: lines)
        }
        #expect(trade.refused(post) == "approvalRequired journal")
        #expect(trade.refused(decide(.approve)) == "stateNotAllowed journal")
        _ = try trade.run(SubmitLimitJournal(id: Trade.company, journal: "J"))
        #expect(trade.refused(add) == "journalLocked journal")
        #expect(try trade.run(decide(.recall)).state == .draft)
        _ = try trade.run(SubmitLimitJournal(id: Trade.company, journal: "J"))
        #expect(try trade.run(decide(.reject, [1])).state == .submitted)
        #expect(trade.refused(post) == "approvalRequired journal")
        trade.setParameters { $0.autoPostAfterApproval = true }
        #expect(try trade.run(decide(.approve)).state == .posted)
        #expect(trade.book.customers[Trade.c1].limit == 7 && trade.book.customers[Trade.c2].limit == 100_000)
        #expect(trade.refused(post) == "journalAlreadyPosted journal")
        #expect(trade.book.verify() == [])
    }
}
