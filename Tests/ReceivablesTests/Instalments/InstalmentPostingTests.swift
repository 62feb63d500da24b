import Receivables
import Testing

/// Invoices that are paid in instalments, an open item each: payments:TP-4.
@Suite struct InstalmentPostingTests {
    private let trade = Trade.ready { $0.settlement.editsDates = true }

    private func schedule(
        _ allocation: PaymentSchedule.Allocation = .fixedQuantity,
        _ change: (inout PaymentSchedule) -> Void = { $0.count = 3 }
    ) -> SetPaymentSchedule {
        var schedule = PaymentSchedule(code: "3M", allocation: allocation)
        change(&schedule)
        return SetPaymentSchedule(id: Trade.company, schedule: schedule)
    }

    /// N30, with a schedule or without.
    private func setTerms(_ schedule: Code = .empty, _ change: (inout TermsOfPayment) -> Void = { _ in }) throws {
        var terms = TermsOfPayment(code: "N30", description: "", method: .net, months: 0, days: 30)
        terms.schedule = schedule
        change(&terms)
        try trade.run(SetTermsOfPayment(id: Trade.company, terms: terms))
    }

    private func document(_ amount: Money) -> InvoiceDraft {
        var document = Trade.document(amount)
        (document.schedule, document.terms) = ("3M", "N30")
        return document
    }

    @discardableResult
    private func post(_ amount: Money, _ change: (inout InvoiceDraft) -> Void = { _ in }) throws -> PostedDocument {
        var document = document(amount)
        change(&document)
        return try trade.run(PostInvoice(company: Trade.company, document: document))
    }

    private func ready() throws {
        try trade.run(schedule())
        try setTerms()
    }

    /// The facts of the last record, in their order.
    private var facts: [ItemPosted] {
        trade.draft.events.compactMap { if case .posted(let posted) = $0 { posted.fact } else { nil } }
    }

    private func open(_ made: PostedDocument) -> [Int64] { made.instalments.map { trade.open($0.item) } }

    @Test("TP-4 three open items, each with its due date; one entry and one voucher; the last has the rest")
    func posted() throws {
        try ready()
        let made = try post(.eur(10_000))
        #expect(made.total == .eur(10_000) && made.number == "FTI-000001")
        #expect(made.instalments.map(\.number) == ["FTI-000001", "FTI-000001/2", "FTI-000001/3"])
        #expect(made.instalments.map(\.amount) == [.eur(3_333), .eur(3_333), .eur(3_334)])
        #expect(made.instalments.map(\.due) == [day(2026, 4, 1), day(2026, 5, 1), day(2026, 6, 1)])
        for (place, part) in made.instalments.enumerated() {
            let row = trade.book.items[part.item]
            #expect(row.original == part.amount.minor && row.dueDate == part.due && row.number == part.number)
            #expect(row.sequence == trade.book.sequence && row.account == Trade.Account.receivable)
            #expect(trade.book.items.instalments(of: part.item)?.place(of: part.item) == UInt32(place + 1))
        }
        #expect(trade.accountingBalance(Trade.Account.receivable) == 10_000)
        #expect(facts.count == 3 && facts[1].entry.legs.isEmpty && facts[1].document.lines.isEmpty)
        #expect(facts[0].whole.amount == 10_000 && facts[0].whole.instalments.isEmpty)
        #expect(trade.book.items.instalments(of: made.item)?.count == 3)
        #expect(trade.book.verify() == [])
    }

    @Test("F17 the preview says what posting makes, of the document and of the plan alone")
    func preview() throws {
        try ready()
        let command = PostInvoice(company: Trade.company, document: document(.eur(9_999)))
        let foreseen = try trade.preview(command)
        let plan = try trade.ask(
            PreviewInstalments(company: Trade.company, schedule: "3M", total: .eur(9_999), terms: "N30"))
        let made = try trade.run(command)
        #expect(foreseen == made)
        #expect(plan.map(\.amount) == made.instalments.map(\.amount) && plan.map(\.due) == made.instalments.map(\.due))
    }

    @Test("F17 taxes of several codes are each rounded by themselves, in the preview as when posting")
    func previewOfTaxes() throws {
        try ready()
        for (code, rate) in [(Code("A"), Int64(100_000)), ("B", 50_000)] {
            trade.set(
                .taxCodeSet(
                    Trade.company,
                    TaxCode(code: code, percent: Percent(tenThousandths: rate), account: Trade.Account.tax)))
        }
        trade.set(
            .taxGroupSet(Trade.company, TaxGroup(kind: .sales, code: "DOM", taxCodes: ["A", "B"])),
            .taxGroupSet(Trade.company, TaxGroup(kind: .item, code: "FULL", taxCodes: ["A", "B"])))
        let made = try post(.eur(1_000)) { ($0.salesTaxGroup, $0.lines[0].itemTaxGroup) = ("DOM", "FULL") }
        #expect(made.tax == .eur(150))
        let plan = try trade.ask(
            PreviewInstalments(
                company: Trade.company, schedule: "3M", total: made.total, taxes: [100, 50], terms: "N30"))
        #expect(plan.map(\.tax) == made.instalments.map(\.tax) && plan.map(\.amount) == made.instalments.map(\.amount))
    }

    @Test("TP-4 the document's schedule counts before the customer's, that before the terms'; one instalment is none")
    func whose() throws {
        try ready()
        try trade.run(schedule(.total) { _ in })
        var two = PaymentSchedule(code: "2M", allocation: .fixedQuantity)
        two.count = 2
        try trade.run(SetPaymentSchedule(id: Trade.company, schedule: two))
        #expect(try post(.eur(100)).instalments.isEmpty, "a total is paid at once")
        try setTerms("2M")
        #expect(try post(.eur(100)) { $0.schedule = .empty }.instalments.count == 2)
        try trade.run(schedule())
        var input = CustomerInput()
        (input.number, input.schedule) = ("C-1", "3M")
        try trade.run(UpdateCustomer(id: Trade.company, input: input, fields: [.schedule], expectedVersion: 0))
        #expect(try post(.eur(100)) { $0.schedule = .empty }.instalments.count == 3)
        #expect(try post(.eur(100)) { $0.schedule = "2M" }.instalments.count == 2)
        let note = try trade.run(PostCreditNote(company: Trade.company, document: document(.eur(50))))
        #expect(note.creditNote.instalments.isEmpty, "credit notes are not paid in instalments")
        #expect(trade.book.verify() == [])
    }

    @Test("TP-1, TP-2 months clamp each from the first date; payment days hold for each; a due date given counts alone")
    func dates() throws {
        try trade.run(schedule())
        try setTerms()
        let clamped = try post(.eur(300)) { ($0.dueDate, $0.documentDate) = (day(2026, 1, 31), day(2026, 1, 31)) }
        #expect(clamped.instalments.map(\.due) == [day(2026, 1, 31), day(2026, 2, 28), day(2026, 3, 31)])
        try setTerms { $0.paymentDay = 15 }
        // The first counts to April 1st, then moves to the 15th; those that follow from the 1st too.
        #expect(try post(.eur(300)).instalments.map(\.due) == [day(2026, 4, 15), day(2026, 5, 15), day(2026, 6, 15)])
        try trade.run(schedule { ($0.count, $0.unit, $0.every) = (3, .days, 10) })
        try setTerms()
        #expect(try post(.eur(300)).instalments.map(\.due) == [day(2026, 4, 1), day(2026, 4, 11), day(2026, 4, 21)])
        try trade.run(schedule { ($0.count, $0.unit, $0.every) = (2, .years, 3) })
        #expect(try post(.eur(300)).instalments.map(\.due) == [day(2026, 4, 1), day(2029, 4, 1)])
    }

    @Test("TP-4, FT-4 tax of each instalment is its own, all of it in the first if the schedule says so")
    func tax() throws {
        trade.setTax()
        try trade.run(schedule { ($0.count, $0.tax) = (2, .first) })
        try setTerms()
        let made = try post(.eur(1_001)) { ($0.salesTaxGroup, $0.lines[0].itemTaxGroup) = ("DOM", "FULL") }
        // 10.01 and 2.50 tax: 5.01 + 2.50, and 5.00.
        #expect(made.total == .eur(1_251) && made.tax == .eur(250))
        #expect(made.instalments.map(\.amount) == [.eur(751), .eur(500)])
        #expect(made.instalments.map(\.tax) == [.eur(250), .eur(0)])
        for part in made.instalments {
            let taxes = trade.book.items.traits.taxes(of: part.item, trade.book.items[part.item])
            #expect(taxes.reduce(0) { $0 + $1.amount } == part.tax.minor)
        }
        #expect(trade.book.verify() == [])
    }

    @Test("FX-1 accounting amounts add up, and canceling leaves no exchange difference")
    func foreign() throws {
        trade.setDollar(9_137, scale: 4, from: day(2026, 1, 1))
        try ready()
        let made = try post(.usd(10_000))
        let rows = made.instalments.map { trade.book.items[$0.item] }
        #expect(rows.reduce(0) { $0 + $1.accountingOpen } == 9_137 && made.accountingTotal == .eur(9_137))
        let original = facts[0]
        let canceled = try trade.run(cancel(original))
        #expect(canceled.entries.isEmpty && canceled.settled == .usd(10_000))
        #expect(open(made) == [0, 0, 0])
        #expect(trade.accountingBalance(Trade.Account.receivable) == 0)
        #expect(trade.book.verify() == [])
    }

    private func cancel(_ original: ItemPosted, unsettles: Bool = false) -> CancelInvoice {
        CancelInvoice(
            company: Trade.company, number: original.number, original: original, reason: "WRONG", comment: "",
            date: nil,
            unsettles: unsettles)
    }

    @Test("SE-4 automatic settlement takes the oldest due; undo restores each; discounts count by instalment")
    func settlement() throws {
        try ready()
        let made = try post(.eur(30_000))
        let paid = try trade.payment(.eur(15_000), "C-1", .oldestFirst)
        #expect(open(made) == [0, 5_000, 10_000])
        try trade.run(UndoSettlement(company: Trade.company, settlement: paid.settlement, reason: "x"))
        #expect(open(made) == [10_000, 10_000, 10_000])
        let answer = try trade.ask(GetInstalments(company: Trade.company, number: "FTI-000001/3"))
        #expect(answer.document == "FTI-000001" && answer.open == .eur(30_000) && answer.instalments.count == 3)
        #expect(trade.book.verify() == [])
    }

    @Test("CO-5, CO-7 canceling takes back all instalments and sets payments of any of them free")
    func canceling() throws {
        try ready()
        let made = try post(.eur(9_000))
        let original = facts[0]
        try trade.payment(.eur(4_000), "C-1", .oldestFirst)
        #expect(trade.refused(cancel(original)) == "invoiceSettled invoice")
        let canceled = try trade.run(cancel(original, unsettles: true))
        #expect(canceled.canceling?.total == .eur(-9_000) && canceled.unsettled == .eur(4_000))
        #expect(canceled.settled == .eur(9_000) && open(made) == [0, 0, 0])
        #expect(trade.accountingBalance(Trade.Account.receivable) == -4_000)
        #expect(trade.book.verify() == [])
    }

    @Test("CO-1 an instalment is not corrected by itself; a corrected invoice has instalments again")
    func correcting() throws {
        try ready()
        try post(.eur(9_000))
        let (original, second) = (facts[0], facts[1])
        #expect(trade.refused(cancel(second)) == "stateNotAllowed invoice")
        let correct = CorrectInvoice(
            company: Trade.company, number: original.number, original: original, reason: "PRICE", comment: "",
            date: nil,
            unsettles: false)
        let id = try trade.run(correct).head.id
        let posted = try trade.run(PostFreeTextInvoice(company: Trade.company, id: id)).posted
        let document = try #require(posted.document)
        #expect(document.instalments.map(\.amount) == [.eur(3_000), .eur(3_000), .eur(3_000)])
        #expect(posted.settled == .eur(9_000))
        #expect(trade.book.verify() == [])
    }

    @Test("FT-13 a credit note settles with the instalments of its invoice, the first due first")
    func crediting() throws {
        try ready()
        let made = try post(.eur(9_000))
        var note = Trade.document(.eur(4_000))
        (note.originalInvoice, note.reason) = (made.number, "returned")
        let answer = try trade.run(PostCreditNote(company: Trade.company, document: note, settlesWithOriginal: true))
        #expect(answer.settled == .eur(4_000) && open(made) == [0, 2_000, 3_000])
        #expect(trade.book.verify() == [])
    }

    @Test("TP-4 each instalment is of the dimensions of its document, in their proportion")
    func dimensions() throws {
        try ready()
        func shares(_ change: (inout InvoiceDraft) -> Void) throws -> [String] {
            try post(.eur(6_000), change).instalments.map { part in
                let row = trade.book.items[part.item]
                return trade.book.items.traits.shares(of: part.item, row).map { "\($0.dimension) \($0.amount)" }
                    .joined(separator: ", ")
            }
        }
        #expect(try shares { $0.lines[0].dimension = "A" } == ["A 2000", "A 2000", "A 2000"])
        let two = try shares { document in
            document.lines.append(document.lines[0])
            (document.lines[0].dimension, document.lines[1].dimension) = ("A", "B")
            document.lines[1].amount = .eur(3_000)
        }
        #expect(two == ["A 2000, B 1000", "A 2000, B 1000", "A 2000, B 1000"])
        trade.setTax()
        let made = try post(.eur(6_000)) { document in
            document.lines.append(document.lines[0])
            (document.lines[0].dimension, document.lines[1].dimension) = ("A", "B")
            for place in 0...1 {
                (document.lines[place].salesTaxGroup, document.lines[place].itemTaxGroup) = ("DOM", "FULL")
            }
        }
        for part in made.instalments {
            let row = trade.book.items[part.item]
            let shares = trade.book.items.traits.shares(of: part.item, row)
            #expect(shares.map(\.dimension) == ["A", "B"] && shares.reduce(0) { $0 + $1.amount } == row.original)
            let taxes = trade.book.items.traits.taxes(of: part.item, row)
            #expect(taxes.reduce(0) { $0 + $1.amount } == part.tax.minor && part.tax == .eur(1_000))
        }
        #expect(trade.book.verify() == [])
    }

    @Test("TP-4 a number of the sequence steps over one whose instalment has a number that is taken")
    func stepsOver() throws {
        try ready()
        try trade.invoice(.eur(1), number: "FTI-000001/3")
        let made = try post(.eur(9_000))
        #expect(made.number == "FTI-000002")
        #expect(made.instalments.map(\.number) == ["FTI-000002", "FTI-000002/2", "FTI-000002/3"])
        let next = try trade.invoice(.eur(1))
        #expect(trade.book.items[next].number == "FTI-000003")
        #expect(trade.book.verify() == [])
    }

    @Test("TP-4 a number is found among many of one record, whichever they are")
    func manyNumbers() throws {
        trade.draft.begin(trade.book)
        for number in 0..<40 {
            let document = Trade.document(.eur(1), number: Code("N\(number)") ?? .empty)
            _ = try PostInvoice(company: Trade.company, document: document).decide(
                trade.book, at: trade.now, &trade.draft)
        }
        for number in 0..<40 {
            let found = trade.draft.find(Trade.company, .documents, Code("N\(number)") ?? .empty, trade.book)
            #expect(found == ItemID(UInt32(number) + 1))
        }
        #expect(trade.draft.find(Trade.company, .documents, "N40", trade.book) == nil)
        #expect(trade.draft.find(Trade.company, .payments, "N1", trade.book) == nil)
    }

    @Test("CO-1 a corrected invoice that was due at once stays so, whatever schedule its customer has by now")
    func correctingWithoutSchedule() throws {
        try ready()
        try post(.eur(9_000)) { $0.schedule = .empty }
        let original = facts[0]
        var input = CustomerInput()
        (input.number, input.schedule) = ("C-1", "3M")
        try trade.run(UpdateCustomer(id: Trade.company, input: input, fields: [.schedule], expectedVersion: 0))
        let correct = CorrectInvoice(
            company: Trade.company, number: original.number, original: original, reason: "PRICE", comment: "",
            date: nil, unsettles: false)
        let id = try trade.run(correct).head.id
        let posted = try trade.run(PostFreeTextInvoice(company: Trade.company, id: id)).posted
        #expect(try #require(posted.document).instalments.isEmpty)
        #expect(trade.book.verify() == [])
    }

    @Test("TP-4 refusals: what a schedule lacks or has too much of, another currency, too many, a number too long")
    func refusals() throws {
        #expect(trade.refused(schedule { _ in }) == "fieldRequired schedule.count")
        #expect(trade.refused(schedule { $0.count = 121 }) == "tooManyItems schedule.count")
        #expect(trade.refused(schedule { ($0.count, $0.every) = (3, 367) }) == "fieldInvalid schedule.every")
        #expect(trade.refused(schedule { ($0.count, $0.amount) = (3, .eur(1)) }) == "fieldInvalid schedule.amount")
        #expect(trade.refused(schedule(.fixedAmount) { _ in }) == "fieldRequired schedule.amount")
        #expect(trade.refused(schedule(.fixedAmount) { $0.amount = .eur(0) }) == "amountNegative schedule.amount")
        #expect(
            trade.refused(schedule(.fixedAmount) { ($0.amount, $0.minimum) = (.eur(5), .usd(5)) })
                == "currencyMismatch schedule.minimum")
        #expect(trade.refused(schedule(.specified) { _ in }) == "fieldRequired schedule.lines")
        let half = PaymentSchedule.Line(periods: 1, share: .percent(Percent(tenThousandths: 500_000)))
        #expect(trade.refused(schedule(.specified) { $0.lines = [half] }) == "fieldInvalid schedule.lines")
        #expect(
            trade.refused(schedule(.specified) { $0.lines = [half, half] }) == "fieldInvalid schedule.lines[1].periods")
        var unknown = TermsOfPayment(code: "X", description: "", method: .net, months: 0, days: 0)
        unknown.schedule = "NO"
        #expect(
            trade.refused(SetTermsOfPayment(id: Trade.company, terms: unknown))
                == "referenceUnknown terms.payment_schedule")

        func refused(_ change: (inout InvoiceDraft) -> Void) -> String {
            var wish = document(.eur(1_000))
            change(&wish)
            return trade.refused(PostInvoice(company: Trade.company, document: wish))
        }
        try setTerms()
        #expect(refused { _ in } == "referenceUnknown document.payment_schedule")
        try trade.run(schedule(.fixedAmount) { $0.amount = .eur(1) })
        #expect(refused { _ in } == "tooManyItems document.payment_schedule")
        try trade.run(schedule(.fixedAmount) { $0.amount = .usd(500) })
        #expect(refused { _ in } == "currencyMismatch document.payment_schedule")
        try trade.run(schedule())
        #expect(refused { $0.number = "A2345678901234567890123" } == "fieldInvalid document.invoice_number")
        try trade.invoice(.eur(1), number: "A/2")
        #expect(refused { $0.number = "A" } == "numberTaken document.invoice_number")
        try trade.run(schedule { ($0.count, $0.unit, $0.every) = (3, .years, 100) })
        #expect(refused { _ in } == "dateInvalid document.payment_schedule")
    }
}

/// Cash discount of instalments: payments:CD-2, TP-4.
@Suite struct InstalmentDiscountTests {
    private let trade = Trade.discounting()

    @Test("CD-2 each instalment has its own discount days, a month later with its due date")
    func tiers() throws {
        var schedule = PaymentSchedule(code: "2M", allocation: .fixedQuantity)
        schedule.count = 2
        try trade.run(SetPaymentSchedule(id: Trade.company, schedule: schedule))
        var document = Trade.document(.eur(20_000), due: day(2026, 4, 1))
        (document.cashDiscount, document.schedule) = ("D2", "2M")
        let made = try trade.run(PostInvoice(company: Trade.company, document: document))
        // Posted 2026-03-02: 2 % for seven days, 1 % for fourteen; the second counts from 2026-04-02.
        #expect(made.instalments.map(\.discountUntil) == [day(2026, 3, 9), day(2026, 4, 9)])
        let tiers = made.instalments.map { trade.book.items.tiers[$0.item]?.map(\.until) }
        #expect(tiers == [[day(2026, 3, 9), day(2026, 3, 16)], [day(2026, 4, 9), day(2026, 4, 16)]])
        trade.today = day(2026, 4, 9)
        let second = made.instalments[1].item
        let paid = try trade.pay(.eur(9_800), [ApplyItem(item: second)])
        #expect(paid.settled.map(\.told) == ["9800 + 200 + 0"] && trade.open(second) == 0)
        #expect(trade.open(made.item) == 10_000)
        #expect(trade.book.verify() == [])
    }

    @Test("CD-12 every instalment's discount goes to the account of the document's tax code, wherever the tax lies")
    func account() throws {
        trade.setTax()
        let account = trade.addAccount("520400")
        trade.set(
            .taxCodeSet(
                Trade.company,
                TaxCode(
                    code: "VAT", percent: Percent(tenThousandths: 250_000), account: Trade.Account.tax,
                    discountAccount: account)))
        var schedule = PaymentSchedule(code: "2M", allocation: .fixedQuantity)
        (schedule.count, schedule.tax) = (2, .first)
        try trade.run(SetPaymentSchedule(id: Trade.company, schedule: schedule))
        var document = Trade.document(.eur(20_000), due: day(2026, 4, 1))
        (document.cashDiscount, document.schedule) = ("D2", "2M")
        (document.salesTaxGroup, document.lines[0].itemTaxGroup) = ("DOM", "FULL")
        let made = try trade.run(PostInvoice(company: Trade.company, document: document))
        #expect(made.instalments.map(\.amount) == [.eur(15_000), .eur(10_000)])
        let second = made.instalments[1].item
        try trade.pay(.eur(9_800), [ApplyItem(item: second)])
        #expect(trade.open(second) == 0 && trade.balance(account) == 200)
        #expect(trade.book.verify() == [])
    }
}
