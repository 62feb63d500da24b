import Receivables
import Testing

/// Revaluation of foreign currency items and what settlements take back: setup:FX-1 to FX-7, PC-8, PC-10.
@Suite struct RevaluationTests {
    private let id = Trade.company

    @Test("FX-2, FX-3: the difference to the original value by method, for debit and credit balances")
    func plans() {
        let plan = RevaluationPlan(open: 100_000, original: 90_000, gain: 5_000, loss: 0)
        #expect(plan.outcome(.standard, revalued: 88_000).unrealized == -2_000)
        #expect(plan.outcome(.standard, revalued: 88_000).reversed == -5_000)
        #expect(plan.outcome(.standard, revalued: 95_000).changes.isEmpty)
        #expect(plan.outcome(.minimum, revalued: 95_000).unrealized == 0)
        #expect(plan.outcome(.minimum, revalued: 95_000).reversed == -5_000)
        #expect(plan.outcome(.invoiceDate, revalued: 95_000).carried == 90_000)
        let credit = RevaluationPlan(open: -100_000, original: -90_000, gain: 0, loss: 0)
        #expect(credit.outcome(.minimum, revalued: -95_000).unrealized == -5_000)
        #expect(credit.outcome(.minimum, revalued: -85_000).unrealized == 0)
        #expect(credit.outcome(.standard, revalued: -85_000).unrealized == 5_000)
    }

    @Test("FX-1: a later settlement takes its share back on its own date, all of it in the end")
    func laterSettlements() {
        let later = [
            RevaluationPlan.Later(settlement: SettlementID(1), date: day(2026, 2, 1), amount: 33_333, takenGain: 0, takenLoss: 0),
            RevaluationPlan.Later(settlement: SettlementID(2), date: day(2026, 3, 1), amount: 66_667, takenGain: -10, takenLoss: 0),
        ]
        let plan = RevaluationPlan(open: 100_000, original: 90_000, gain: 0, loss: 0, later: later)
        let outcome = plan.outcome(.standard, revalued: 95_000)
        let sum = outcome.changes.reduce(Int64(0)) { $0 + $1.gain + $1.reversedGain }
        #expect(outcome.unrealized == 5_000)
        #expect(sum == 10, "what was taken before and what is taken now are the whole")
        #expect(outcome.changes.map(\.settlement) == [.none, SettlementID(1), SettlementID(2)])
    }

    @Test("FX-7: a run goes on behind a customer that was taken out since")
    func afterDeleted() throws {
        let trade = Trade.ready()
        trade.setUnrealized()
        try trade.run(DeleteCustomer(id: id, number: "C-2"))
        let end = day(2026, 3, 31)
        func run(after: Code) -> RunRevaluation {
            RunRevaluation(id: id, method: .invoiceDate, consideredDate: end, rateDate: end, after: after)
        }
        #expect(trade.refused(run(after: "C-2")) == "accepted")
        #expect(trade.refused(run(after: "C-9")) == "customerNotFound after_customer")
    }

    @Test("FX-5: settlement takes the unrealized share back, then realizes against the original rate")
    func settlement() throws {
        let trade = Trade.ready()
        trade.setUnrealized()
        trade.setDollar(90, scale: 2, from: day(2026, 3, 1))
        trade.setDollar(95, scale: 2, from: day(2026, 3, 31))
        try trade.invoice(.usd(100_000))
        let end = day(2026, 3, 31)
        let answer = try trade.run(RunRevaluation(id: id, method: .standard, consideredDate: end, rateDate: end))
        #expect(answer.entries.map { trade.told($0) } == [["receivable 130100 5000/5000", "unrealizedGain 820100 -5000/-5000"]])
        (trade.today, trade.instant) = (day(2026, 4, 2), trade.instant.adding(seconds: 31 * 86_400))
        let half = try trade.payment(.usd(50_000), "C-1", .oldestFirst)
        #expect(
            half.entries.map { trade.told($0) }.dropFirst() == [
                ["receivable 130100 -2500/-2500", "unrealizedGain 820100 2500/2500"],
                ["receivable 130100 0/2500", "realizedGain 801300 0/-2500"],
            ])
        try trade.payment(.usd(50_000), "C-1", .oldestFirst)
        #expect(trade.accountingBalance(Trade.Account.receivable) == 0)
        #expect(trade.accountingBalance(AccountID(12)) == 0)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("PP-5: an amount that a later run leaves as it is is taken back from where it was posted")
    func account() throws {
        let trade = Trade.ready()
        trade.setUnrealized()
        trade.setDollar(90, scale: 2, from: day(2026, 3, 1))
        trade.setDollar(95, scale: 2, from: day(2026, 3, 31))
        try trade.invoice(.usd(100_000))
        let (end, next) = (day(2026, 3, 31), day(2026, 4, 30))
        try trade.run(RunRevaluation(id: id, method: .standard, consideredDate: end, rateDate: end))
        trade.set(.automaticAccountSet(id, .unrealizedGain, Trade.Account.rounding))
        let same = try trade.run(RunRevaluation(id: id, method: .standard, consideredDate: next, rateDate: next))
        #expect(same.rows.count == 1 && same.entries.isEmpty)
        let back = try trade.run(RunRevaluation(id: id, method: .invoiceDate, consideredDate: next, rateDate: next))
        #expect(
            back.entries.map { trade.told($0) } == [
                ["receivable 130100 -5000/-5000", "unrealizedGain 820100 5000/5000"]
            ])
        #expect(trade.accountingBalance(AccountID(12)) == 0)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("FX-6: shares of a run take each customer's items once")
    func shares() throws {
        let trade = Trade.ready()
        trade.setUnrealized()
        trade.setDollar(90, scale: 2, from: day(2026, 3, 1))
        trade.setDollar(95, scale: 2, from: day(2026, 3, 31))
        let items = [try trade.invoice(.usd(100_000)), try trade.invoice(.usd(2_000), "C-2")]
        let end = day(2026, 3, 31)
        var taken: [ItemID] = []
        for part in UInt32(1)...2 {
            let answer = try trade.run(
                RunRevaluation(
                    id: id, method: .standard, consideredDate: end, rateDate: end, isSummary: true,
                    share: RunShare(part: part, of: 2)))
            #expect(answer.rows.count == 1 && answer.next.isEmpty && answer.isSummary)
            taken += answer.rows.map(\.item)
        }
        #expect(taken.sorted { $0.number < $1.number } == items)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("FX-6: a page ends after the customer that fills it, the next goes on after that one; a preview tells the run's number")
    func pages() throws {
        let trade = Trade.ready()
        trade.setUnrealized()
        trade.setDollar(90, scale: 2, from: day(2026, 3, 1))
        trade.setDollar(95, scale: 2, from: day(2026, 3, 31))
        let items = [try trade.invoice(.usd(100_000)), try trade.invoice(.usd(2_000), "C-2")]
        let end = day(2026, 3, 31)
        func page(_ after: Code) -> RunRevaluation {
            RunRevaluation(id: id, method: .standard, consideredDate: end, rateDate: end, after: after, itemsMax: 1)
        }
        let first = try trade.run(page(.empty))
        #expect(first.rows.map(\.item) == [items[0]] && first.next == "C-1" && first.run == 1)
        let second = try trade.run(page(first.next))
        #expect(second.rows.map(\.item) == [items[1]] && second.run == 2)
        #expect(try trade.run(page(.empty)).entries.isEmpty)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("FX-7: without a rate nothing is posted; FX-1: what was revalued later is left alone")
    func refusals() throws {
        let trade = Trade.ready()
        trade.setDollar(90, scale: 2, from: day(2026, 3, 1))
        try trade.invoice(.usd(100_000))
        let end = day(2026, 3, 31)
        let run = RunRevaluation(id: id, method: .standard, consideredDate: end, rateDate: day(2026, 2, 28))
        #expect(trade.refused(run) == "rateMissing rate_date")
        let other = RunRevaluation(id: id, method: .standard, consideredDate: end, rateDate: end)
        #expect(trade.refusal(other)?.reason == .accountMissing)
        trade.setUnrealized()
        #expect(try trade.run(other).rows.count == 1)
        let earlier = RunRevaluation(id: id, method: .standard, consideredDate: day(2026, 3, 15), rateDate: end)
        #expect(try trade.run(earlier).rows.isEmpty)
        let missing = RunRevaluation(id: id, method: .standard, consideredDate: day(2027, 3, 1), rateDate: end)
        #expect(trade.refused(missing) == "periodNotFound considered_date")
    }

    @Test("FX-1, FX-7: a rate is missed only where the run takes something: of those asked for, on the day")
    func ratesOfWhatIsTaken() throws {
        let trade = Trade.ready()
        trade.setUnrealized()
        trade.setDollar(90, scale: 2, from: day(2026, 3, 1))
        try trade.invoice(.usd(100_000))
        let (february, march) = (day(2026, 2, 28), day(2026, 3, 31))
        func run(on considered: CalendarDate, _ customers: [Code] = []) -> RunRevaluation {
            RunRevaluation(id: id, method: .standard, consideredDate: considered, rateDate: february, customers: customers)
        }
        #expect(trade.refused(run(on: march)) == "rateMissing rate_date")
        #expect(trade.refused(run(on: march, ["C-1"])) == "rateMissing rate_date")
        #expect(trade.refused(run(on: march, ["C-2"])) == "accepted")
        #expect(trade.refused(run(on: february)) == "accepted", "it was posted later")
        try trade.payment(.usd(100_000), "C-1", .oldestFirst)
        #expect(trade.refused(run(on: day(2026, 3, 1))) == "accepted")
        #expect(trade.refused(run(on: march)) == "accepted", "it is settled by then")
    }

    @Test(
        "PC-8: whatever happens, open items equal the ledger on every day",
        arguments: 1...20 as ClosedRange<UInt64>)
    func reconciles(seed: UInt64) throws {
        let trade = Trade.ready { $0.overLimitFreeTextInvoice = .off }
        trade.setUnrealized()
        trade.setProfile(ProfileID(2), "CLO", account: Trade.Account.otherReceivable)
        trade.set(
            .profileSet(
                id,
                PostingProfile(
                    id: ProfileID(1), code: "GEN", description: "", noSettlement: false, noInterest: false,
                    noCollectionLetter: false, closeProfile: seed % 2 == 0 ? "CLO" : .empty)))
        var dice = SplitMix64(seed: seed)
        for month in 1...12 { trade.setDollar(Int64(80 + dice.below(30)), scale: 2, from: day(2026, month, 1)) }
        var settlements: [SettlementID] = []
        for step in 0..<60 {
            if step % 6 == 0, step > 0 {
                trade.today = trade.today.adding(days: 9)
                trade.instant = trade.instant.adding(seconds: 9 * 86_400)
            }
            switch dice.below(6) {
            case 0, 1: try trade.invoice(.usd(Int64(1 + dice.below(1_000_000))), due: trade.today.adding(days: dice.below(60)))
            case 2, 3:
                let paid = try trade.payment(.usd(Int64(1 + dice.below(1_500_000))), "C-1", dice.below(3) == 0 ? .none : .oldestFirst)
                if !paid.settlement.isNone { settlements.append(paid.settlement) }
            case 4:
                let date = trade.today.adding(days: -dice.below(12))
                let method = [RevaluationMethod.standard, .minimum, .invoiceDate][dice.below(3)]
                try trade.run(RunRevaluation(id: id, method: method, consideredDate: date, rateDate: date))
            default:
                guard !settlements.isEmpty else { continue }
                let chosen = settlements.remove(at: dice.below(settlements.count))
                try trade.run(
                    UndoSettlement(
                        company: id, settlement: chosen, date: max(trade.today, trade.book.items[chosen].date), reason: "test"))
            }
            #expect(trade.book.verify().isEmpty)
            for back in [0, 5, 30] {
                let answer = try trade.ask(Reconcile(id: id, date: trade.today.adding(days: -back)))
                #expect(answer.rows.allSatisfy { $0.difference == 0 }, "step \(step), \(answer)")
            }
        }
    }

    @Test("PP-8: closing moves every settled part once, undoing moves it back")
    func closeProfile() throws {
        let trade = Trade.ready()
        trade.setProfile(ProfileID(2), "CLO", account: Trade.Account.otherReceivable)
        trade.set(
            .profileSet(
                id,
                PostingProfile(
                    id: ProfileID(1), code: "GEN", description: "", noSettlement: false, noInterest: false,
                    noCollectionLetter: false, closeProfile: "CLO")))
        let invoice = try trade.invoice(.eur(10_000))
        let first = try trade.payment(.eur(4_000), "C-1", .oldestFirst)
        #expect(trade.book.items[first.item].profile == 2)
        #expect(trade.book.items[invoice].profile == 1)
        #expect(first.entries.count == 2, "the payment is closed: its part is moved with it")
        let second = try trade.payment(.eur(9_000), "C-1", .oldestFirst)
        #expect(trade.book.items[invoice].profile == 2)
        #expect(trade.book.items[second.item].profile == 1)
        #expect(
            second.entries.last.map { trade.told($0) } == [
                "receivable 130200 6000/6000", "receivable 130100 -6000/-6000", "receivable 130100 6000/6000",
                "receivable 130200 -6000/-6000",
            ], "the earlier part was moved already")
        #expect(trade.accountingBalance(Trade.Account.otherReceivable) == 0)
        let undone = try trade.run(
            UndoSettlement(company: id, settlement: second.settlement, reason: "wrong invoice"))
        #expect(trade.book.items[invoice].profile == 1)
        #expect(undone.entries.count == 1 && undone.entries[0].legs.count == 4)
        #expect(trade.book.verify().isEmpty)
    }
}

extension Trade {
    /// Accounts 820100 and 820200, number 12 and 13 of the chart, for unrealized gain and loss.
    func setUnrealized() {
        for (number, code, type) in [(UInt32(12), Code("820100"), PostingType.unrealizedGain), (13, "820200", .unrealizedLoss)] {
            set(
                .mainAccountSet(
                    MainAccount(
                        id: AccountID(number), number: code, name: "", blocked: false, itemTaxGroup: .empty,
                        salesTaxGroup: .empty)),
                .automaticAccountSet(Trade.company, type, AccountID(number)))
        }
    }
}
