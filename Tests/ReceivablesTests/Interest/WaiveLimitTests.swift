import Receivables
import Testing

/// What one request of a user may waive: setup:IN-4.
@Suite struct WaiveLimitTests {
    private let trade: Trade

    /// Note IN-1 with lines of 60.00, 40.00 and a fee of 15.00.
    init() throws {
        trade = Trade.opening()
        trade.set(
            .automaticAccountSet(Trade.company, .interestIncome, Trade.Account.gain),
            .automaticAccountSet(Trade.company, .feeRevenue, Trade.Account.otherRevenue),
            .automaticAccountSet(Trade.company, .opening, Trade.Account.loss))
        func charge(_ amount: Int64, isFee: Bool = false) -> ImportInterestNotes.Charge {
            .init(
                document: .empty, isFee: isFee, amount: amount, paid: 0, waived: 0, writtenOff: 0, reversed: 0, spans: [])
        }
        let note = ImportInterestNotes.Entry(
            number: "IN-1", customer: "C-1", currency: .eur, isPosted: true, profile: .empty, code: .empty,
            to: trade.today, charges: [charge(6_000), charge(4_000), charge(1_500, isFee: true)])
        try trade.run(ImportInterestNotes(id: Trade.company, notes: [note], date: trade.today))
        trade.set(.companyWentLive(Trade.company))
    }

    private func waive(_ scope: ChangeInterest.Scope, _ positions: [UInt32] = []) -> ChangeInterest {
        ChangeInterest(
            id: Trade.company, kind: .waive, note: "IN-1", scope: scope, positions: positions, date: nil, reason: "R")
    }

    private func group(_ code: Code, _ members: [Code], _ limit: Int64?) throws {
        try trade.run(
            SetUserGroup(id: Trade.company, group: UserGroup(code: code, members: members, waiveLimit: limit)))
    }

    @Test("IN-4 the limit of a group holds for its members: equal is inside, a cent above nothing is waived")
    func ofGroup() throws {
        try group("CLERKS", ["ben"], 9_999)
        trade.principal = "ben"
        #expect(trade.refused(waive(.lines)) == "waiveLimitExceeded note")
        #expect(trade.refused(waive(.lines, [1])) == "accepted")
        try group("CLERKS", ["ben"], 10_000)
        #expect(trade.refused(waive(.lines)) == "accepted")
        #expect(trade.refused(waive(.note)) == "waiveLimitExceeded note")
        #expect(trade.book.verify() == [])
    }

    @Test("IN-4 of several groups the highest counts; who is in none with a limit has the company's")
    func whose() throws {
        try group("CLERKS", ["ben", "eva"], 1_500)
        try group("HEADS", ["eva"], 11_500)
        try group("CLOSERS", ["ben", "kim"], nil)
        for (who, whole, fee) in [
            ("ben", "waiveLimitExceeded note", "accepted"), ("eva", "accepted", "accepted"), ("kim", "accepted", "accepted"),
        ] as [(Code, String, String)] {
            trade.principal = who
            #expect(trade.refused(waive(.note)) == whole, "\(who)")
            #expect(trade.refused(waive(.fees)) == fee, "\(who)")
        }
        trade.setParameters { $0.waiveLimit = 1_499 }
        trade.principal = "kim"
        #expect(trade.refused(waive(.fees)) == "waiveLimitExceeded note")
        trade.principal = "ben"
        #expect(trade.refused(waive(.fees)) == "accepted", "the group's limit goes before the company's")
        try group("CLERKS", ["ben"], 0)
        #expect(trade.refused(waive(.fees)) == "waiveLimitExceeded note", "0 is nothing, not anything")
    }

    @Test("IN-4 bounds waivers alone: reversing the same charges has no limit")
    func onlyWaivers() throws {
        try group("CLERKS", ["ben"], 0)
        trade.principal = "ben"
        let reverse = ChangeInterest(
            id: Trade.company, kind: .reverse, note: "IN-1", scope: .note, positions: [], date: nil, reason: "R")
        #expect(trade.refused(reverse) == "accepted")
    }

    @Test("A group keeps its place when it is set again; pages go on behind the last")
    func list() throws {
        try group("B", ["x"], 1)
        try group("A", [], nil)
        try group("B", ["y"], nil)
        let first = try trade.ask(ListUserGroups(id: Trade.company, size: 1))
        #expect(first.groups == [UserGroup(code: "B", members: ["y"])] && first.next == 1)
        let second = try trade.ask(ListUserGroups(id: Trade.company, size: 1, after: 1))
        #expect(second.groups.map(\.code) == ["A"] && second.next == nil)
    }
}
