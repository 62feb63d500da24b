import Receivables
import Testing

/// Open items against the ledger, per account and per voucher: setup:PC-8, PC-10, invariant 2 of section 19.
@Suite struct ReconcileTests {
    private static let company = Trade.company

    /// Accruals of packing slips, write-offs, unrealized accounts and a profile FX on 130300, account 14.
    private func trade(closeProfile: Bool) -> Trade {
        let trade = Trade.ready { $0.overLimitFreeTextInvoice = .off }
        trade.setUnrealized()
        for (number, code) in [(UInt32(14), Code("130300")), (15, "150100"), (16, "295100")] {
            trade.set(
                .mainAccountSet(
                    MainAccount(
                        id: AccountID(number), number: code, name: "", blocked: false, itemTaxGroup: .empty,
                        salesTaxGroup: .empty)))
        }
        trade.setProfile(ProfileID(2), "CLO", account: Trade.Account.otherReceivable)
        trade.setProfile(ProfileID(3), "FX", account: AccountID(14))
        trade.set(
            .profileSet(
                Self.company,
                PostingProfile(
                    id: ProfileID(1), code: "GEN", description: "", noSettlement: false, noInterest: false,
                    noCollectionLetter: false, closeProfile: closeProfile ? "CLO" : .empty)),
            .profileLineSet(
                Self.company, ProfileID(1),
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: Trade.Account.receivable,
                    writeOffAccount: Trade.Account.otherRevenue)),
            .automaticAccountSet(Self.company, .packingSlip, AccountID(15)),
            .automaticAccountSet(Self.company, .packingSlipOffset, AccountID(16)),
            .numberSequenceSet(Self.company, .packingSlip, NumberSequence(prefix: "PS-", digits: 4, next: 1)),
            .numberSequenceSet(Self.company, .adjustment, NumberSequence(prefix: "ADJ-", digits: 6, next: 1)))
        var parameters = SalesParameters()
        parameters.accruesPackingSlips = true
        trade.set(.sales(.setupSet(Self.company, .parameters(parameters))))
        return trade
    }

    private func reconcile(_ trade: Trade, on date: CalendarDate? = nil) throws -> Reconcile.Answer {
        try trade.ask(Reconcile(id: Self.company, date: date))
    }

    /// What the log says of the gaps.
    private func differences(_ trade: Trade, on date: CalendarDate? = nil) throws -> [ReconcileDifference] {
        var reader = ReconcileReader(try reconcile(trade, on: date))
        for (sequence, entry) in trade.journal where reader.records.contains(where: { $0.contains(sequence) })
        {
            reader.add(entry, at: sequence)
        }
        return reader.differences()
    }

    // MARK: An untouched server has none

    @Test(
        "PC-8: postings, settlements, reversals, revaluations, close profiles, accruals: no difference on any date",
        arguments: 1...16 as ClosedRange<UInt64>)
    func untouched(seed: UInt64) throws {
        let trade = trade(closeProfile: seed % 2 == 0)
        var dice = SplitMix64(seed: seed)
        for month in 1...12 {
            trade.setDollar(Int64(80 + dice.below(30)), scale: 2, from: day(2026, month, 1))
        }
        var (settlements, payments, orders) = ([SettlementID](), [Code](), 0)
        for step in 0..<90 {
            if step % 6 == 5 {
                trade.today = trade.today.adding(days: 7)
                trade.instant = trade.instant.adding(seconds: 7 * 86_400)
            }
            switch dice.below(10) {
            case 0, 1:
                let amount = Int64(1 + dice.below(1_000_000))
                _ = try? trade.invoice(
                    dice.below(3) == 0 ? .eur(amount) : .usd(amount), due: trade.today.adding(days: 30))
            case 2, 3:
                let amount = Int64(1 + dice.below(1_500_000))
                let paid = try? trade.payment(
                    dice.below(3) == 0 ? .eur(amount) : .usd(amount), "C-1",
                    dice.below(3) == 0 ? .none : .oldestFirst)
                guard let paid else { continue }
                payments.append(paid.number)
                if !paid.settlement.isNone { settlements.append(paid.settlement) }
            case 4, 5:
                let date = trade.today.adding(days: -dice.below(15))
                var posting = RevaluationPosting()
                posting.dimensions = [RevaluationDimensions.none, .table, .posting][dice.below(3)]
                if dice.below(2) == 0 { posting.profile = "FX" }
                let method = [RevaluationMethod.standard, .minimum, .invoiceDate][dice.below(3)]
                _ = try? trade.run(
                    RunRevaluation(
                        id: Self.company, method: method, consideredDate: date, rateDate: date,
                        posting: posting))
            case 6:
                guard !settlements.isEmpty else { continue }
                let chosen = settlements.remove(at: dice.below(settlements.count))
                _ = try? trade.run(
                    UndoSettlement(
                        company: Self.company, settlement: chosen,
                        date: max(trade.today, trade.book.items[chosen].date),
                        reason: "test"))
            case 7:
                guard !payments.isEmpty else { continue }
                let chosen = payments.remove(at: dice.below(payments.count))
                _ = try? trade.run(
                    CancelPayment(company: Self.company, payment: chosen, kind: .reversed, reason: "test"))
            case 8:
                _ = try? trade.run(WriteOffItems(company: Self.company, customer: "C-1", reason: "BAD"))
            default:
                orders += 1
                try sell(trade, Code("SO-\(orders)") ?? .empty, invoices: dice.below(2) == 0)
            }
            #expect(trade.book.verify() == [], "step \(step)")
            for back in [0, 3, 10, 40] {
                let answer = try reconcile(trade, on: trade.today.adding(days: -back))
                #expect(answer.gaps == [] && answer.effects == [], "step \(step), \(back) days back")
                #expect(answer.rows.allSatisfy { $0.difference == 0 }, "step \(step)")
            }
        }
        #expect(trade.book.items.rows.count > 15)
    }

    private func sell(_ trade: Trade, _ number: Code, invoices: Bool) throws {
        let line = OrderLine(
            number: 1, account: "401100", ordered: Quantity(millionths: 5_000_000),
            price: Decimal(unscaled: 7, scale: 0))
        try trade.run(
            ImportOrderState(
                company: Self.company, order: ImportedOrder(number: number, customer: "C-1", lines: [line])))
        try trade.run(RegisterPackingSlip(company: Self.company, order: number))
        guard invoices else { return }
        try trade.run(
            PostSalesInvoices(
                company: Self.company, selections: [OrderSelection(order: number)], basis: .packingSlip))
    }

    // MARK: Planted differences

    /// A voucher that no transaction explains, as a fault of ours would leave it.
    private func plant(
        _ trade: Trade, _ voucher: Code, on date: CalendarDate, _ amount: Int64, _ account: AccountID
    ) {
        let entry = JournalEntry(
            company: Self.company, voucher: voucher, date: date, currency: .eur,
            legs: [
                Leg(account, .receivable, amount, accounting: amount),
                Leg(Trade.Account.revenue, .revenue, -amount, accounting: -amount),
            ])
        let next = trade.book.companies.sequence(Self.company, .voucher)?.next ?? 1
        trade.set(
            .sales(
                .accrualPosted(
                    AccrualPosted(
                        company: Self.company, order: .none, item: .none, entry: entry, voucherNext: next))))
    }

    @Test("PC-8: exactly the voucher is named that no open transaction explains, from its date on")
    func planted() throws {
        let trade = trade(closeProfile: false)
        try trade.invoice(.eur(10_000))
        try trade.payment(.eur(4_000), "C-1", .oldestFirst)
        plant(trade, "V-WRONG", on: day(2026, 3, 4), 250, Trade.Account.receivable)
        let sequence = trade.book.sequence
        try trade.invoice(.eur(3_000))
        #expect(try differences(trade, on: day(2026, 3, 3)) == [])
        for date in [day(2026, 3, 4), day(2026, 12, 31)] {
            let found = try differences(trade, on: date)
            #expect(found.count == 1)
            #expect(found.first?.voucher == "V-WRONG" && found.first?.account == Trade.Account.receivable)
            #expect(found.first?.date == day(2026, 3, 4) && found.first?.sequence == sequence)
            #expect(
                found.first?.openItems == 0 && found.first?.ledger == 250 && found.first?.difference == -250)
            let rows = try reconcile(trade, on: date).rows
            #expect(rows.map(\.difference) == [-250])
        }
        #expect(trade.book.verify().count == 1)
    }

    @Test("PC-8: vouchers that cancel out over the account's total are named all the same")
    func cancelingOut() throws {
        let trade = trade(closeProfile: false)
        try trade.invoice(.eur(10_000))
        plant(trade, "V-UP", on: day(2026, 3, 4), 250, Trade.Account.receivable)
        plant(trade, "V-DOWN", on: day(2026, 3, 5), -250, Trade.Account.receivable)
        plant(trade, "V-OTHER", on: day(2026, 3, 5), 70, Trade.Account.otherReceivable)
        let answer = try reconcile(trade, on: day(2026, 3, 31))
        #expect(answer.rows.first { $0.account == Trade.Account.receivable }?.difference == 0)
        #expect(try differences(trade, on: day(2026, 3, 31)).map(\.voucher) == ["V-UP", "V-DOWN", "V-OTHER"])
        #expect(try differences(trade, on: day(2026, 3, 4)).map(\.voucher) == ["V-UP"])
    }

    @Test(
        "PC-8: a transaction that no voucher posts is named by its number, one with a wrong voucher by that")
    func withoutVoucher() throws {
        let trade = trade(closeProfile: false)
        try trade.invoice(.eur(10_000))
        let lost = try #require(
            try copied(trade, "FTI-LOST") { entry in
                JournalEntry(
                    company: entry.company, voucher: entry.voucher, date: entry.date,
                    currency: entry.currency, legs: [])
            })
        trade.set(.itemPosted(lost))
        let missing = try differences(trade)
        #expect(missing.count == 1 && missing.first?.voucher == .empty)
        #expect(
            missing.first?.item == lost.id && missing.first?.openItems == 10_000 && missing.first?.ledger == 0
        )
        let wrong = try #require(
            try copied(trade, "FTI-HALF") { entry in
                JournalEntry(
                    company: entry.company, voucher: "V-HALF", date: entry.date, currency: entry.currency,
                    legs: [
                        Leg(Trade.Account.receivable, .receivable, 5_000, accounting: 5_000),
                        Leg(Trade.Account.revenue, .revenue, -5_000, accounting: -5_000),
                    ])
            })
        trade.set(.itemPosted(wrong))
        let both = try differences(trade)
        #expect(both.map(\.voucher) == [.empty, "V-HALF"])
        #expect(both.last?.item == wrong.id && both.last?.openItems == 10_000 && both.last?.ledger == 5_000)
    }

    /// What an invoice over 100.00 would post, with another entry and number.
    private func copied(
        _ trade: Trade, _ number: Code, _ entry: (JournalEntry) -> JournalEntry
    ) throws -> ItemPosted? {
        _ = try trade.preview(
            PostInvoice(company: Self.company, document: Trade.document(.eur(10_000), number: number)))
        for event in trade.draft.events {
            guard case .posted(let posted) = event else { continue }
            var fact = posted.fact
            fact.entry = entry(fact.entry)
            return fact
        }
        return nil
    }

    @Test("PC-8: more gaps than one answer reads back are said to be there")
    func leavesOut() throws {
        let trade = trade(closeProfile: false)
        for number in 0...Reconcile.stretchesMax {
            // Each in a stretch of records of its own.
            trade.skip(1_024)
            plant(trade, Code("V-\(number)") ?? .empty, on: day(2026, 3, 4), 1, Trade.Account.receivable)
        }
        let answer = try reconcile(trade, on: day(2026, 3, 4))
        #expect(answer.leavesOut && answer.gaps.count == Reconcile.stretchesMax)
        #expect(try differences(trade, on: day(2026, 3, 4)).count == Reconcile.stretchesMax)
    }

    @Test("PC-10: a later settlement leaves what was open on an earlier date")
    func earlierDates() throws {
        let trade = trade(closeProfile: false)
        try trade.invoice(.eur(10_000))
        let before = try reconcile(trade, on: day(2026, 3, 2)).rows
        (trade.today, trade.instant) = (day(2026, 4, 2), trade.instant.adding(seconds: 31 * 86_400))
        try trade.payment(.eur(10_000), "C-1", .oldestFirst)
        #expect(try reconcile(trade, on: day(2026, 3, 2)).rows == before)
        #expect(try reconcile(trade).rows.map(\.openItems) == [0])
    }
}

extension Trade {
    /// Records that change nothing.
    func skip(_ records: Int) { for _ in 0..<records { set(.zoneDataNoted("2025b")) } }
}
