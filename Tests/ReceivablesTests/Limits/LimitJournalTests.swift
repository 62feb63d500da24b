import Receivables
import Testing

/// Limit adjustment journals and temporary limits: credit section 2.
@Suite struct LimitJournalTests {
    private let trade = Trade.ready()

    private func create(_ number: Code, _ kind: LimitJournalKind) throws {
        _ = try trade.run(CreateLimitJournal(id: Trade.company, number: number, kind: kind, description: ""))
    }

    private func lines(
        _ journal: Code, _ minor: Int64, _ customer: Code = "C-1", group: Code = .empty, from: Int? = nil, to: Int? = 30
    ) -> AddLimitLines {
        AddLimitLines(
            id: Trade.company, journal: journal,
            lines: [
                .init(
                    customer: customer, creditGroup: group, limit: .eur(minor), from: from.map { day($0) },
                    to: to.map { day($0) })
            ])
    }

    private func post(_ journal: Code) -> PostLimitJournal { PostLimitJournal(id: Trade.company, journal: journal) }
    private let start = Trade.ready().today
    private func day(_ offset: Int) -> CalendarDate { start.adding(days: offset) }

    private func check(_ minor: Int64) throws -> CreditDecision {
        try trade.ask(CheckCredit(company: Trade.company, customer: "C-1", amount: .eur(minor)))
    }

    @Test func AJ3_postedLimitsHoldAtOnceAndOnlyOnce() throws {
        try create("J1", .limit)
        _ = try trade.run(lines("J1", 700))
        #expect(try check(701).decision == .approve)
        _ = try trade.run(post("J1"))
        #expect(try check(700).decision == .approve)
        #expect(try check(701).decision == .decline)
        #expect(trade.book.customers[Trade.c1].limitExpires == day(30).days)
        #expect(trade.refusal(post("J1"))?.reason == .journalAlreadyPosted)
        #expect(trade.refusal(lines("J1", 1))?.reason == .journalLocked)
        #expect(trade.book.verify() == [])
    }

    @Test func AJ1_aLineHasOneScopeAndItsDates() throws {
        try create("J1", .limit)
        try create("T1", .temporary)
        #expect(trade.refusal(lines("J1", 1, group: "G"))?.reason == .lineScopeConflict)
        #expect(trade.refusal(lines("J1", 1, .empty))?.reason == .lineScopeConflict)
        #expect(trade.refusal(lines("J1", 1, to: nil))?.reason == .toDateRequired)
        #expect(trade.refusal(lines("T1", 1, from: 31))?.reason == .dateRangeInvalid)
        #expect(trade.refusal(lines("T1", 1))?.reason == .dateRangeInvalid)
        #expect(trade.refusal(post("J1"))?.reason == .nothingToPost)
    }

    @Test func AJ2_temporaryLimitsShareNoDay() throws {
        try create("T1", .temporary)
        try create("T2", .temporary)
        _ = try trade.run(lines("T1", 500, from: 5, to: 10))
        #expect(trade.refusal(lines("T1", 500, from: 10, to: 12))?.reason == .tempLimitOverlap)
        // Another draft may; then the second to be posted is refused.
        _ = try trade.run(lines("T2", 500, from: 10, to: 12))
        _ = try trade.run(post("T1"))
        #expect(trade.refusal(post("T2"))?.reason == .tempLimitOverlap)
    }

    @Test func CL3_aTemporaryLimitReplacesOnItsDaysOnly() throws {
        try create("T1", .temporary)
        _ = try trade.run(lines("T1", 500, from: 5, to: 10))
        _ = try trade.run(post("T1"))
        for (offset, within) in [(4, false), (5, true), (10, true), (11, false)] {
            trade.today = day(offset)
            let decision = try check(501)
            #expect((decision.decision == .decline) == within)
            #expect((decision.limit == .eur(500)) == within)
        }
        trade.today = day(7)
        #expect(try check(500).reasons[0] == .infoTemporaryLimit)
        #expect(trade.book.verify() == [])
    }

    @Test(arguments: [
        (LimitChange.Value.fixed(-50_000), Int64(100), LimitChange.Form.nearest, Int64(30_000), Int64(0)),
        (.percent(100_000), 1_000, .nearest, 123_400, 136_000), (.percent(100_000), 1_000, .nearest, 123_100, 135_000),
        (.percent(100_000), 1_000, .nearest, 114_091, 126_000), (.percent(100_000), 1_000, .up, 123_400, 136_000),
        (.percent(100_000), 1_000, .up, 100_000, 110_000), (.percent(100_000), 1_000, .down, 123_400, 135_000),
        (.percent(-1_000_000), 1, .up, 100, 0), (.fixed(5), 10, .nearest, 0, 10),
    ])
    func AJ6_changeThenRoundThenFloor(
        _ value: LimitChange.Value, _ unit: Int64, _ form: LimitChange.Form, _ current: Int64, _ new: Int64
    ) {
        #expect(LimitChange(value: value, roundOff: unit, form: form).applied(to: current) == new)
    }
}
