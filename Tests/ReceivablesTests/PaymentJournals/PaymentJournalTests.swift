import Receivables
import Testing

/// Payment journals: payments:PJ-1, PJ-2, PM-0.
@Suite struct PaymentJournalTests {
    private let trade = Trade.returning()

    private func create(_ number: Code = "J1") throws {
        try trade.run(CreatePaymentJournal(id: Trade.company, number: number, name: "CHECKS", description: ""))
    }

    private func line(
        _ customer: Code, _ amount: Money? = nil, journal: Code = "J1", _ change: (inout SetPaymentLine.Wish) -> Void = { _ in }
    ) -> SetPaymentLine {
        var wish = SetPaymentLine.Wish()
        (wish.customer, wish.amount) = (customer, amount)
        change(&wish)
        return SetPaymentLine(id: Trade.company, journal: journal, wish: wish)
    }

    private func post(_ journal: Code = "J1") -> PostPaymentJournal { PostPaymentJournal(id: Trade.company, journal: journal) }

    private func status(_ status: PaymentStatus, _ lines: [UInt32] = []) -> SetPaymentStatus {
        SetPaymentStatus(id: Trade.company, journal: "J1", lines: lines, status: status)
    }

    private func slip(_ slip: Code, _ lines: [UInt32] = []) -> CreateDepositSlip {
        CreateDepositSlip(id: Trade.company, journal: "J1", slip: slip, lines: lines)
    }

    @Test("PJ-1 a draft is written line by line and posted as a whole: each line its own payment and voucher")
    func posting() throws {
        try create()
        #expect(trade.refused(CreatePaymentJournal(id: Trade.company, number: "J1", name: .empty, description: "")) == "numberTaken journal")
        #expect(trade.refused(post()) == "nothingToPost journal")
        try trade.run(line("C-1", .eur(300)) { $0.rest.date = day(2026, 3, 1) })
        let second = try trade.run(line("C-2", .eur(200)) { $0.rest.offsetAccount = "110120" })
        #expect(second.line.number == 2)
        try trade.run(line("C-1", .eur(350)) { $0.line = 1 })
        let made = try trade.run(post())
        #expect(made.payments.map(\.amount) == [.eur(350), .eur(200)])
        #expect(Set(made.payments.map(\.voucher)).count == 2)
        #expect(made.payments.map(\.postingDate) == [trade.today, trade.today])
        #expect(trade.balance(Trade.Account.bank) == 350 && trade.balance(Trade.Account.card) == 200)
        let journal = try trade.ask(GetPaymentJournal(id: Trade.company, journal: "J1"))
        #expect(journal.lines.map(\.payment) == made.payments.map(\.item))
        #expect(trade.book.state(of: journal) == .posted)
        #expect(trade.refused(post()) == "journalAlreadyPosted journal")
        #expect(trade.refused(line("C-1", .eur(1))) == "journalLocked journal")
        #expect(trade.refused(status(.sent)) == "journalLocked journal")
        #expect(trade.refused(DeletePaymentLine(id: Trade.company, journal: "J1", line: 1)) == "journalLocked journal")
        #expect(trade.book.verify() == [])
    }

    @Test("setup:PC-7 a journal that waits with a line of the period is open work there, until it is posted")
    func closing() throws {
        try create()
        try trade.run(line("C-1", .eur(300)) { $0.rest.date = day(2026, 3, 1) })
        func isOpen(_ period: Code) throws -> Bool {
            try trade.ask(CloseCheck(id: Trade.company, period: period)).open.contains { $0.step == .paymentJournals }
        }
        #expect(try isOpen("2026-03"))
        #expect(try !isOpen("2026-02"))
        try trade.run(post())
        #expect(try !isOpen("2026-03"))
    }

    @Test("PJ-1 refusals of a line in the order of their checks")
    func refusals() throws {
        #expect(trade.refused(line("NOBODY", .eur(0))) == "notFound journal")
        try create()
        #expect(trade.refused(line("NOBODY", .eur(0)) { $0.line = 7 }) == "notFound line.line")
        #expect(trade.refused(line(.empty, .eur(0))) == "fieldRequired line.customer_number")
        #expect(trade.refused(line(.empty, .eur(0)) { $0.document = "NONE" }) == "itemNotFound line.document_number")
        #expect(trade.refused(line("NOBODY", .eur(0))) == "customerNotFound line.customer_number")
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(0), hold: .all)
        #expect(trade.refused(line("C-3", .eur(0))) == "customerBlocked line.customer_number")
        #expect(trade.refused(line("C-1", .eur(0)) { $0.rest.method = "NONE" }) == "amountZero line.amount")
        #expect(trade.refused(line("C-1", .eur(-1)) { $0.rest.method = "NONE" }) == "amountNegative line.amount")
        #expect(trade.refused(line("C-1", .eur(1)) { $0.rest.method = "NONE" }) == "referenceUnknown line.method_of_payment")
        #expect(trade.refused(line("C-1", .eur(1)) { $0.rest.offsetAccount = "1" }) == "referenceUnknown line.offset_account")
        #expect(trade.refused(line("C-1", .eur(1)) { $0.rest.fee = "F" }) == "referenceUnknown line.payment_fee")
        #expect(trade.refused(line("C-1", .eur(1))) == "accepted")
    }

    @Test("PJ-1 an invoice number finds the customer")
    func byDocument() throws {
        let invoice = try trade.invoice(.eur(500), "C-2")
        try create()
        let number = trade.book.items[invoice].number
        let made = try trade.run(line(.empty, .eur(10)) { $0.document = number })
        #expect(made.line.customer == Trade.c2)
        // Both are one customer's, or it were two in one voucher.
        #expect(trade.refused(line("C-2", .eur(10)) { $0.document = number }) == "accepted")
        #expect(
            trade.refused(line("C-1", .eur(10)) { $0.document = number }) == "oneCustomerPerVoucher line.document_number")
    }

    @Test("PJ-2 all or nothing, and every fault is told")
    func faults() throws {
        trade.setMethod("REF", .check, Trade.Account.bank, requireReference: true)
        try create()
        try trade.run(line("C-1", .eur(100)))
        try trade.run(line("C-2", .eur(100)) { $0.rest.method = "REF" })
        try trade.run(line("C-2") { $0.rest.method = "BANK" })
        let before = trade.book.digest
        let refusal = try #require(trade.refusal(post()))
        #expect(refusal.reason == .fieldRequired && refusal.field == "lines[1].payment_reference")
        #expect(refusal.message.hasSuffix("(and 1 more)"))
        #expect(refusal.figures.map(\.name) == ["lines[2].amount"])
        #expect(trade.book.digest == before && trade.balance(Trade.Account.bank) == 0)
        try trade.run(line("C-2", .eur(100)) { ($0.line, $0.rest.method, $0.rest.reference) = (2, "REF", "4711") })
        try trade.run(DeletePaymentLine(id: Trade.company, journal: "J1", line: 3))
        #expect(try trade.run(post()).payments.count == 2)
        // A number is not used twice.
        #expect(trade.book.paymentJournals.find(Trade.company, "J1")?.lastLine == 3)
    }

    @Test("PJ-2 the payment status that the method asks for, at least; a rejected line never")
    func statuses() throws {
        var method = MethodOfPayment(
            code: "SENT", description: "", type: .electronic, account: Trade.Account.bank, requireReference: false)
        method.requiredStatus = .sent
        trade.set(.methodSet(Trade.company, method))
        try create()
        try trade.run(line("C-1", .eur(100)) { $0.rest.method = "SENT" })
        try trade.run(line("C-2", .eur(100)))
        #expect(trade.refused(post()) == "paymentStatus lines[0].status")
        #expect(trade.refused(status(.sent, [9])) == "notFound lines[0]")
        try trade.run(status(.generated, [1]))
        #expect(trade.refused(post()) == "paymentStatus lines[0].status")
        #expect(trade.refused(line("C-1", .eur(1)) { $0.line = 1 }) == "stateNotAllowed line.line")
        #expect(trade.refused(DeletePaymentLine(id: Trade.company, journal: "J1", line: 1)) == "stateNotAllowed line")
        for reached in [PaymentStatus.sent, .approved] {
            try trade.run(status(reached, [1]))
            #expect(trade.refused(post()) == "accepted")
        }
        try trade.run(status(.rejected))
        let refusal = try #require(trade.refusal(post()))
        #expect(refusal.reason == .paymentStatus && refusal.figures.last?.name == "lines[1].status")
        try trade.run(DeletePaymentLine(id: Trade.company, journal: "J1", line: 1))
        try trade.run(status(.none))
        #expect(trade.refused(post()) == "accepted")
    }

    @Test("PJ-2 mandatory fields of the method: deposit slip and mandate")
    func mandatoryFields() throws {
        var method = MethodOfPayment(
            code: "STRICT", description: "", type: .electronic, account: Trade.Account.bank, requireReference: false)
        method.requireDepositSlip = true
        method.requireMandate = true
        trade.set(.methodSet(Trade.company, method))
        try create()
        try trade.run(line("C-1", .eur(100)) { $0.rest.method = "STRICT" })
        #expect(trade.refused(post()) == "fieldRequired lines[0].deposit_slip")
        try trade.run(line("C-1", .eur(100)) { ($0.line, $0.rest.method, $0.rest.depositSlip) = (1, "STRICT", "S") })
        #expect(trade.refused(post()) == "fieldRequired lines[0].mandate")
    }

    @Test("PJ-2 a deposit slip takes posted lines with a payment reference, each once")
    func depositSlips() throws {
        try create()
        try trade.run(line("C-1", .eur(100)) { $0.rest.reference = "A" })
        try trade.run(line("C-2", .eur(200)))
        try trade.run(line("C-2", .eur(300)) { $0.rest.reference = "B" })
        #expect(trade.refused(slip("S1")) == "stateNotAllowed journal")
        let made = try trade.run(post())
        #expect(trade.refused(slip("S1", [2])) == "fieldRequired lines[0]")
        #expect(trade.refused(slip("S1", [9])) == "notFound lines[0]")
        let first = try trade.run(slip("S1", [1]))
        #expect(first.total == .eur(100) && first.lines.map(\.depositSlip) == ["S1"])
        #expect(trade.refused(slip("S1")) == "numberTaken deposit_slip")
        #expect(trade.refused(slip("S2", [1])) == "stateNotAllowed lines[0]")
        try trade.run(
            CancelPayment(company: Trade.company, payment: made.payments[2].number, kind: .reversed, reason: "wrong"))
        #expect(trade.refused(slip("S2", [3])) == "stateNotAllowed lines[0]")
        #expect(trade.refused(slip("S2")) == "nothingToPost lines")
        #expect(trade.book.verify() == [])
    }

    @Test("PJ-2 posted -> reversed, canceled_nsf: by what happened to the payments")
    func takenBack() throws {
        try create()
        try trade.run(line("C-1", .eur(100)))
        try trade.run(line("C-2", .eur(200)))
        let made = try trade.run(post())
        func journal() throws -> PaymentJournal { try trade.ask(GetPaymentJournal(id: Trade.company, journal: "J1")) }
        try trade.run(CancelPayment(company: Trade.company, payment: made.payments[0].number, kind: .reversed, reason: "x"))
        let one = try journal()
        #expect(one.lines.map { trade.book.state(of: $0) } == [.reversed, .posted])
        #expect(trade.book.state(of: one) == .posted)
        try trade.run(CancelPayment(company: Trade.company, payment: made.payments[1].number, kind: .reversed, reason: "x"))
        let both = try journal()
        #expect(trade.book.state(of: both) == .reversed)
    }
}
