import Testing

@testable import Receivables

/// Interest by the codes of invoice lines (setup:IC-1), on a book with one company in EUR.
struct LineInterestTests {
    /// Codes I1, I2 and I3 of 1, 2 and 3 percent a month; I1 is the posting profile's, RENT bills by I3.
    private func trade(profileCode: Code = "I1") throws -> Trade {
        let trade = Trade.ready()
        trade.set(
            .numberSequenceSet(Trade.company, .interestNote, NumberSequence(prefix: "IN-", digits: 4, next: 1)),
            .automaticAccountSet(Trade.company, .interestIncome, Trade.Account.gain),
            .profileLineSet(
                Trade.company, ProfileID(1),
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: Trade.Account.receivable,
                    writeOffAccount: Trade.Account.loss, interestCode: profileCode)))
        for (code, percent) in [(Code("I1"), Int64(10_000)), ("I2", 20_000), ("I3", 30_000)] {
            var terms = InterestTerms()
            (terms.percent, terms.account) = (Percent(tenThousandths: percent), Trade.Account.gain)
            try trade.run(
                SetInterestCode(
                    id: Trade.company, code: code, description: "",
                    version: InterestVersion(effectiveFrom: day(2020, 1, 1), earnings: terms, payments: nil)))
        }
        try trade.run(SetBillingCode(id: Trade.company, row: BillingCode(code: "RENT", interestCode: "I3")))
        try trade.run(SetBillingCode(id: Trade.company, row: BillingCode(code: "MISC")))
        return trade
    }

    private func document(_ lines: [(amount: Int64, billing: Code, interest: Code)]) -> InvoiceDraft {
        var document = Trade.document(.eur(1), due: day(2026, 1, 2))
        document.postingDate = day(2026, 1, 1)
        document.lines = lines.map { row in
            var line = InvoiceDraft.Line(account: "401100", amount: .eur(row.amount))
            (line.details.billingCode, line.details.interestCode) = (row.billing, row.interest)
            return line
        }
        return document
    }

    private func invoiced(_ trade: Trade, _ lines: [(amount: Int64, billing: Code, interest: Code)]) throws -> ItemID {
        try trade.run(PostInvoice(company: Trade.company, document: document(lines))).item
    }

    private func run(to date: CalendarDate) -> InterestRun {
        InterestRun(
            id: Trade.company, kinds: [.invoice], from: nil, to: date, profileFrom: .transaction, profile: .empty,
            customer: "C-1", after: .none, customersMax: 1_000)
    }

    private func charged(_ trade: Trade, to date: CalendarDate = day(2026, 2, 2)) throws -> [String] {
        try trade.ask(SimulateInterest(run(to: date))).transactions.map { row in
            let bases = row.outcome.charges.flatMap(\.pieces).map(\.base)
            return "\(row.code) \(bases) \(row.outcome.interest)" + (row.outcome.skip.map { " \($0)" } ?? "")
        }
    }

    @Test("IC-1: a line's own code beats its billing code's, that the posting profile's; the document is split by lines")
    func order() throws {
        let trade = try trade()
        _ = try invoiced(
            trade, [(10_000, "RENT", "I2"), (20_000, "RENT", .empty), (30_000, .empty, .empty), (40_000, "MISC", .empty)])
        #expect(try charged(trade) == ["I2 [10000] 200", "I3 [20000] 600", "I1 [70000] 700"])
    }

    @Test("IC-1: without a code anywhere the rest is skipped, the lines with a code are charged")
    func noCode() throws {
        let trade = try trade(profileCode: .empty)
        _ = try invoiced(trade, [(10_000, .empty, "I2"), (20_000, .empty, .empty)])
        #expect(try charged(trade) == ["I2 [10000] 200", " [] 0 noInterestCode"])
        _ = try invoiced(trade, [(5_000, .empty, .empty)])
        #expect(try charged(trade).last == " [] 0 noInterestCode")
    }

    @Test("IC-1: lines that come to the same code are one transaction over all of it")
    func sameCode() throws {
        let trade = try trade()
        let item = try invoiced(trade, [(10_050, .empty, "I1"), (20_000, .empty, .empty)])
        #expect(trade.book.items.interestShares[item]?.count == 2)
        // 1 % of 300.50 is 3.005, half away from zero; of its parts 1.005 and 2.00.
        #expect(try charged(trade) == ["I1 [30050] 301"])
    }

    @Test("IC-1, IC-11: what is paid lowers every code's part of the open amount alike, parts add up to it")
    func partPayment() throws {
        let trade = try trade()
        let item = try invoiced(trade, [(10_000, .empty, "I2"), (10_000, "RENT", .empty), (10_000, .empty, .empty)])
        var payment = PaymentDraft(customer: "C-1", amount: .eur(10_001))
        (payment.apply, payment.items) = (.named, [ApplyItem(item: item)])
        (payment.postingDate, trade.today) = (day(2026, 1, 20), day(2026, 3, 2))
        try trade.run(PostPayment(company: Trade.company, payment: payment))
        // 199.99 in three: 66.66, 66.67, 66.66.
        #expect(try charged(trade) == ["I2 [6666] 133", "I3 [6667] 200", "I1 [6666] 67"])
    }

    @Test("IC-1, IC-15, IC-22: a note per code; a run again charges nothing, a reversed line only its own code's time")
    func notes() throws {
        let trade = try trade()
        _ = try invoiced(trade, [(10_000, .empty, "I2"), (20_000, .empty, .empty)])
        let made = try trade.run(CreateInterestNotes(run(to: day(2026, 2, 2)))).notes
        #expect(made.map(\.code) == ["I2", "I1"] && made.map(\.total) == [200, 200])
        try trade.run(
            PostInterestNotes(id: Trade.company, numbers: made.map(\.number), postingDate: nil, isVoucherPerNote: true))
        #expect(try trade.ask(SimulateInterest(run(to: day(2026, 2, 2)))).notes.isEmpty)
        try trade.run(
            ChangeInterest(
                id: Trade.company, kind: .reverse, note: made[0].number, scope: .note, positions: [], date: nil,
                reason: "r"))
        let again = try trade.ask(SimulateInterest(run(to: day(2026, 2, 2)))).notes
        #expect(again.map(\.code) == ["I2"] && again.map(\.total) == [200])
        #expect(trade.book.verify().isEmpty)
    }

    @Test("IC-2: what is posted keeps its code when the billing code changes; a canceled document takes its codes along")
    func keeps() throws {
        let trade = try trade()
        let item = try invoiced(trade, [(10_000, "RENT", .empty)])
        try trade.run(SetBillingCode(id: Trade.company, row: BillingCode(code: "RENT", interestCode: "I2")))
        #expect(try charged(trade) == ["I3 [10000] 300"])
        #expect(trade.book.items.interestShares[item] == [InterestShare(code: "I3", weight: 10_000)])
    }

    @Test("IC-1: tax follows its line")
    func tax() throws {
        let trade = try trade()
        trade.setTax()
        var wanted = document([(10_000, .empty, "I2"), (10_000, .empty, .empty)])
        (wanted.lines[0].salesTaxGroup, wanted.lines[0].itemTaxGroup) = ("DOM", "FULL")
        let item = try trade.run(PostInvoice(company: Trade.company, document: wanted)).item
        #expect(trade.open(item) == 22_500)
        #expect(
            trade.book.items.interestShares[item] == [
                InterestShare(code: "I2", weight: 12_500), InterestShare(code: .empty, weight: 10_000),
            ])
        #expect(try charged(trade) == ["I2 [12500] 250", "I1 [10000] 100"])
    }

    @Test("IC-1: a code whose lines net to nothing bears nothing")
    func netting() throws {
        let trade = try trade()
        _ = try invoiced(trade, [(10_000, .empty, "I2"), (-2_000, .empty, "I3"), (5_000, .empty, .empty)])
        // 130.00 by 100 : 50.
        #expect(try charged(trade) == ["I2 [8667] 173", "I1 [4333] 43"])
    }

    @Test("IC-1: codes that are not set up are refused, the billing code first")
    func refusals() throws {
        let trade = try trade()
        func refused(_ billing: Code, _ interest: Code) -> String {
            trade.refused(PostInvoice(company: Trade.company, document: document([(100, billing, interest)])))
        }
        #expect(refused("X", "Y") == "referenceUnknown document.lines[0].billing_code")
        #expect(refused("RENT", "Y") == "referenceUnknown document.lines[0].interest_code")
        #expect(
            trade.refused(SetBillingCode(id: Trade.company, row: BillingCode(code: "X", interestCode: "Y")))
                == "referenceUnknown billing_code.interest_code")
    }

    @Test("parts of every open amount add up to it")
    func partsAddUp() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<200 {
            let shares = (0..<Int.random(in: 2...6, using: &random)).map { place in
                InterestShare(code: Code("I\(place)") ?? .empty, weight: Int64.random(in: 1...1_000_000, using: &random))
            }
            let parts = InterestPart.parts(of: shares, profile: BearingCode(nil)) { code in
                BearingCode(InterestCode(code: code, description: "", versions: []))
            }
            let open = Int64.random(in: -1_000_000...1_000_000, using: &random)
            #expect(parts.reduce(0) { $0 + $1.of(open) } == open)
            #expect(parts.map(\.shares).reduce(0, |) == (1 << UInt32(shares.count)) - 1)
        }
    }

    @Test("IN-2, IN-12: what was written off cannot be waived; what was paid can; reversed the write-off is no more")
    func writtenOff() throws {
        let trade = try trade()
        trade.set(.numberSequenceSet(Trade.company, .adjustment, NumberSequence(prefix: "WO-", digits: 4, next: 1)))
        _ = try invoiced(trade, [(100_000, .empty, .empty)])
        let note = try trade.run(CreateInterestNotes(run(to: day(2026, 2, 2)))).notes[0]
        try trade.run(
            PostInterestNotes(id: Trade.company, numbers: [note.number], postingDate: nil, isVoucherPerNote: true))
        let item = trade.book.interest[note.id].item
        var payment = PaymentDraft(customer: "C-1", amount: .eur(400))
        (payment.apply, payment.items) = (.named, [ApplyItem(item: item)])
        try trade.run(PostPayment(company: Trade.company, payment: payment))
        let lost = try trade.run(WriteOffItems(company: Trade.company, customer: "C-1", reason: "GONE"))
        let told = ToldInterestNote(trade.book.interest[note.id], trade.book)
        #expect(told.standing.paid == [400] && told.standing.writtenOff == [600] && told.standing.open == [0])
        let waive = ChangeInterest(
            id: Trade.company, kind: .waive, note: note.number, scope: .note, positions: [], date: nil, reason: "r")
        let waived = try trade.preview(waive)
        #expect(waived.amount == .eur(400) && waived.open == .eur(400), "IN-3: what was paid is given back")
        try trade.run(ReverseWriteOff(company: Trade.company, number: lost.writeOff.number, date: nil, reason: "PAID"))
        let whole = try trade.preview(waive)
        #expect(whole.amount == .eur(1_000) && whole.settled == .eur(600))
    }

    @Test("SE-10: charges of a note are no lines to be marked: payments, waivers and reversals take them in their order")
    func noLines() throws {
        let trade = try trade()
        trade.setParameters { $0.settlement.marksLines = true }
        _ = try invoiced(trade, [(100_000, .empty, .empty)])
        let note = try trade.run(CreateInterestNotes(run(to: day(2026, 2, 2)))).notes[0]
        try trade.run(
            PostInterestNotes(id: Trade.company, numbers: [note.number], postingDate: nil, isVoucherPerNote: true))
        let item = trade.book.interest[note.id].item
        #expect(!trade.book.itemLines.has(item))
        let rows = try trade.ask(PreviewSettlement(company: Trade.company, customer: "C-1", items: [ApplyItem(item: item)]))
        #expect(rows.map(\.lines.count) == [0])
        try trade.run(
            ChangeInterest(
                id: Trade.company, kind: .waive, note: note.number, scope: .note, positions: [], date: nil, reason: "r"))
        #expect(trade.open(item) == 0 && trade.book.verify() == [])
    }

    @Test("IN-11: the history tells who, what, how much and why, page by page")
    func history() throws {
        let trade = try trade()
        _ = try invoiced(trade, [(100_000, .empty, .empty)])
        let note = try trade.run(CreateInterestNotes(run(to: day(2026, 2, 2)))).notes[0]
        try trade.run(
            PostInterestNotes(id: Trade.company, numbers: [note.number], postingDate: nil, isVoucherPerNote: true))
        trade.principal = "anna"
        for kind in [InterestAct.waive, .reinstate] {
            try trade.run(
                ChangeInterest(
                    id: Trade.company, kind: kind, note: note.number, scope: .note, positions: [], date: nil,
                    reason: "goodwill"))
        }
        func page(_ after: InterestHistory.Key) throws -> InterestHistory.Answer {
            try trade.ask(InterestHistory(id: Trade.company, note: .empty, customer: "C-1", size: 1, after: after))
        }
        let first = try page(.init(sequence: 0, note: .none))
        #expect(first.hasMore && first.rows.map(\.act.kind) == [.waive] && first.rows.map(\.act.by) == ["anna"])
        let second = try page(.init(sequence: first.rows[0].act.sequence, note: note.id))
        #expect(!second.hasMore && second.rows.map(\.act.kind) == [.reinstate] && second.rows.map(\.act.amount) == [1_000])
        #expect(second.rows.map(\.act.reason) == ["goodwill"])
    }
}

/// Tax on the fees of interest notes (setup section 13).
struct InterestFeeTests {
    /// 1 percent a month and a fee of 10.00 with 25 % tax.
    private func trade() throws -> Trade {
        let trade = Trade.ready()
        trade.setTax()
        var row = trade.book.customers.details[1].row
        row.salesTaxGroup = "DOM"
        trade.set(
            .customerSet(row),
            .numberSequenceSet(Trade.company, .interestNote, NumberSequence(prefix: "IN-", digits: 4, next: 1)),
            .profileLineSet(
                Trade.company, ProfileID(1),
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: Trade.Account.receivable,
                    writeOffAccount: .none, interestCode: "I1")))
        try trade.run(SetInterestCode(id: Trade.company, code: "I1", description: "", version: version("FULL")))
        return trade
    }

    private func version(_ taxGroup: Code) -> InterestVersion {
        var own = InterestTerms.CurrencyTerms(currency: .eur)
        (own.fee, own.feeAccount, own.feeTaxGroup) = (1_000, Trade.Account.otherRevenue, taxGroup)
        var terms = InterestTerms()
        (terms.percent, terms.account, terms.currencies) = (Percent(tenThousandths: 10_000), Trade.Account.gain, [own])
        return InterestVersion(effectiveFrom: day(2020, 1, 1), earnings: terms, payments: nil)
    }

    private func legs(_ entries: [JournalEntry]) -> [String] {
        entries.flatMap { entry in entry.legs.filter { $0.amount != 0 }.map { "\($0.type) \($0.amount)" } }
    }

    @Test("a fee is posted with its tax, and waived with it")
    func taxed() throws {
        let trade = try trade()
        var document = Trade.document(.eur(100_000), due: day(2026, 1, 2))
        document.postingDate = day(2026, 1, 1)
        try trade.run(PostInvoice(company: Trade.company, document: document))
        let run = InterestRun(
            id: Trade.company, kinds: [.invoice], from: nil, to: day(2026, 2, 2), profileFrom: .transaction,
            profile: .empty, customer: "C-1", after: .none, customersMax: 1)
        let note = try trade.run(CreateInterestNotes(run)).notes[0]
        #expect(note.interest == 1_000 && note.total == 2_250)
        let posted = try trade.run(
            PostInterestNotes(id: Trade.company, numbers: [note.number], postingDate: nil, isVoucherPerNote: true))
        #expect(
            legs(posted.entries) == ["interestIncome -1000", "feeRevenue -1000", "salesTaxPayable -250", "receivable 2250"])
        let item = trade.book.interest[note.id].item
        #expect(trade.book.items[item].tax == 250)
        #expect(trade.book.items.traits.taxes(of: item, trade.book.items[item]).map(\.amount) == [250])
        let waived = try trade.run(
            ChangeInterest(
                id: Trade.company, kind: .waive, note: note.number, scope: .fees, positions: [], date: nil, reason: "r"))
        #expect(waived.amount == .eur(1_250) && trade.open(item) == 1_000)
        #expect(legs(waived.entries) == ["receivable -1250", "feeRevenue 1000", "salesTaxPayable 250"])
        #expect(trade.book.verify().isEmpty)
    }

    @Test("IC-15 notes posted together have one entry, and each its own taxes")
    func together() throws {
        let trade = try trade()
        var terms = InterestTerms()
        (terms.percent, terms.account) = (Percent(tenThousandths: 20_000), Trade.Account.gain)
        try trade.run(
            SetInterestCode(
                id: Trade.company, code: "I2", description: "",
                version: InterestVersion(effectiveFrom: day(2020, 1, 1), earnings: terms, payments: nil)))
        var document = Trade.document(.eur(50_000), due: day(2026, 1, 2))
        document.postingDate = day(2026, 1, 1)
        document.lines.append(document.lines[0])
        document.lines[0].details.interestCode = "I2"
        try trade.run(PostInvoice(company: Trade.company, document: document))
        let run = InterestRun(
            id: Trade.company, kinds: [.invoice], from: nil, to: day(2026, 2, 2), profileFrom: .transaction,
            profile: .empty, customer: "C-1", after: .none, customersMax: 1)
        let notes = try trade.run(CreateInterestNotes(run)).notes
        #expect(notes.map(\.code) == ["I2", "I1"] && notes.map(\.total) == [1_000, 1_750])
        let posted = try trade.run(
            PostInterestNotes(
                id: Trade.company, numbers: notes.map(\.number), postingDate: nil, isVoucherPerNote: false))
        #expect(posted.entries.count == 1)
        let items = notes.map { trade.book.interest[$0.id].item }
        let taxes = items.map { trade.book.items.traits.taxes(of: $0, trade.book.items[$0]).map(\.amount) }
        #expect(taxes == [[], [250]])
        #expect(trade.book.verify().isEmpty)
    }

    @Test("an item tax group that is not set up is refused")
    func refused() throws {
        let trade = try trade()
        #expect(
            trade.refused(SetInterestCode(id: Trade.company, code: "I1", description: "", version: version("X")))
                == "referenceUnknown earnings.currencies[0].fee_tax_group")
    }
}
