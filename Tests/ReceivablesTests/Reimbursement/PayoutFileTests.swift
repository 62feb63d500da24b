import Receivables
import Testing

/// Refunds and the bank's file: payments:RB-1, RB-5.
@Suite struct PayoutFileTests {
    private let trade: Trade
    private static let iban = "DE89370400440532013000"

    init() {
        trade = Trade.returning()
        trade.set(
            .bank(
                .accountSet(
                    Trade.company,
                    BankAccount(
                        code: "MAIN", name: "", identifiers: ["110110", "DE02120300000000202051"], currency: .eur,
                        method: "BANK", booksFrom: .statement))))
    }

    private func account(_ customer: CustomerID, _ iban: String = iban) {
        trade.set(.payoutAccountSet(customer, PayoutAccount(vendor: .empty, holder: "", iban: iban, bic: .empty)))
    }

    private func reimburse(_ customers: [Code], _ method: Code = .empty) -> Reimburse {
        Reimburse(company: Trade.company, customers: customers, includesOpenDebits: false, date: nil, method: method)
    }

    private func make(_ account: Code = "MAIN", on date: CalendarDate? = nil) -> GeneratePayoutFile {
        GeneratePayoutFile(id: Trade.company, bankAccount: account, format: .pain00100109, executionDate: date)
    }

    @Test("RB-5 a refund: debits receivables, credits the bank, needs a bank account and an electronic method")
    func refund() throws {
        try trade.payment(.eur(3_000))
        #expect(try trade.preview(reimburse(["C-1"], "BANK")).skipped.map(\.reason) == [.noBankAccount])
        account(Trade.c1)
        #expect(trade.refused(reimburse(["C-1"], "NONE")) == "referenceUnknown method_of_payment")
        #expect(trade.refused(reimburse(["C-1"], "CARD")) == "methodNotSupported method_of_payment")
        let made = try trade.run(reimburse(["C-1"], "BANK"))
        #expect(made.entries.map { trade.told($0) } == [["receivable 130100 3000/3000", "bank 110110 -3000/-3000"]])
        #expect(made.made[0].vendor.isEmpty && trade.exposure == 0)
        #expect(trade.balance(Trade.Account.bank) == 0 && trade.balance(Trade.More.payable) == 0)
        #expect(trade.book.verify() == [])
        // Money that left cannot be taken back by an undo.
        let id = made.made[0].settlements[0]
        #expect(
            trade.refused(UndoSettlement(company: Trade.company, settlement: id, reason: "x")) == "notReversible settlement_id")
    }

    @Test("the file pays what is owed once: payables to bank; refunds are in it without an entry; the rest is listed")
    func file() throws {
        for customer in ["C-1", "C-2"] as [Code] { try trade.payment(.eur(3_000), customer) }
        try trade.run(reimburse(["C-1", "C-2"]))
        #expect(try trade.preview(reimburse(["C-1"])).skipped.map(\.reason) == [.noCreditBalance])
        #expect(trade.refused(make("NONE")) == "bankAccountUnknown bank_account")
        // A Sunday; a day that has passed.
        #expect(trade.refused(make(on: day(2026, 3, 8))) == "fieldInvalid execution_date")
        #expect(trade.refused(make(on: day(2026, 2, 27))) == "fieldInvalid execution_date")
        #expect(trade.refused(make()) == "nothingToPost ", "nobody has a bank account")
        account(Trade.c1)
        let first = try trade.run(make(on: day(2026, 3, 4)))
        #expect(first.file.transfers.map(\.amount) == [3_000] && first.file.number == "PO-000001")
        #expect(first.leftOut.map(\.why) == [.noBankAccount])
        let entry = try #require(first.file.entry)
        #expect(entry.date == day(2026, 3, 4))
        #expect(trade.told(entry) == ["payable 900014 3000/3000", "bank 110110 -3000/-3000"])
        #expect(trade.balance(Trade.More.payable) == -3_000, "the other one still waits")

        account(Trade.c2)
        try trade.payment(.eur(500))
        try trade.run(reimburse(["C-1"], "BANK"))
        let second = try trade.run(make())
        #expect(second.file.transfers.map(\.amount) == [3_000, 500] && second.leftOut.isEmpty)
        #expect(second.file.entry?.legs.map(\.amount) == [3_000, -3_000])
        #expect(trade.refused(make()) == "nothingToPost ")
        #expect(trade.balance(Trade.More.payable) == 0 && trade.balance(Trade.Account.bank) == 0)
        #expect(trade.book.verify() == [])
        let listed = try trade.ask(ListPayoutFiles(id: Trade.company, size: 1, before: 0))
        #expect(listed.files.map(\.number) == ["PO-000002"] && listed.hasMore)
    }

    @Test("by dimension; euro only; an account without IBAN cannot pay")
    func dimensions() throws {
        account(Trade.c1)
        var payment = PaymentDraft(customer: "C-1", amount: .eur(3_000))
        payment.apply = ApplyMode.none
        payment.shares = [.init(dimension: "A", amount: .eur(1_000)), .init(dimension: "B", amount: .eur(2_000))]
        try trade.run(PostPayment(company: Trade.company, payment: payment))
        trade.setDollar(90, scale: 2, from: day(2026, 1, 1))
        try trade.payment(.usd(700))
        try trade.run(reimburse(["C-1"]))
        let made = try trade.run(make())
        #expect(made.leftOut.map(\.why) == [.otherCurrency])
        #expect(made.file.entry?.legs.map { "\($0.dimension) \($0.amount)" } == ["A 1000", "A -1000", "B 2000", "B -2000"])
        trade.set(
            .bank(
                .accountSet(
                    Trade.company,
                    BankAccount(
                        code: "OLD", name: "", identifiers: ["4711"], currency: .eur, method: "BANK", booksFrom: .statement))))
        #expect(trade.refusal(make("OLD"))?.message.contains("none of its identifiers is an IBAN") == true)
    }
}
