import Receivables
import Testing

/// How an open item is paid, edited: setup:PC-4, PC-9.
@Suite struct EditPaymentTests {
    private func edit(_ number: Code, _ change: (inout EditOpenTransaction) -> Void) -> EditOpenTransaction {
        var command = EditOpenTransaction(company: Trade.company, number: number, dueDate: nil)
        change(&command)
        return command
    }

    private func proposed(_ trade: Trade) throws -> [String] {
        let selection = DebitSelection(
            company: Trade.company, customer: .empty, dueBy: nil, after: .none, itemsMax: 500)
        return try trade.ask(ProposeDirectDebits(selection: selection)).proposals.map {
            "\($0.document) \($0.mandate)"
        }
    }

    @Test("PC-9: the mandate of an item is another one from then on; without one the newest collects it")
    func mandate() throws {
        let trade = try Trade.debits()
        trade.setDollar(90, scale: 2, from: day(2026, 3, 1))
        try trade.mandate("OLD")
        try trade.mandate("NEW")
        try trade.mandate("DRAFT", signed: false)
        try trade.mandate("OTHER", "C-2")
        try trade.invoice(.eur(1_000), number: "A", due: day(2026, 3, 16))
        try trade.invoice(.usd(1_000), number: "USD", due: day(2026, 3, 16))
        #expect(try proposed(trade) == ["A NEW"])
        let answer = try trade.run(edit("A") { $0.mandate = "OLD" })
        #expect(answer.mandate == "OLD")
        #expect(try proposed(trade) == ["A OLD"])
        #expect(trade.refused(edit("A") { $0.mandate = "NONE" }) == "referenceUnknown mandate")
        #expect(trade.refused(edit("A") { $0.mandate = "OTHER" }) == "referenceUnknown mandate")
        #expect(trade.refused(edit("A") { $0.mandate = "DRAFT" }) == "mandateNotActive mandate")
        #expect(trade.refused(edit("USD") { $0.mandate = "OLD" }) == "fieldInvalid mandate")
        try trade.run(edit("A") { $0.mandate = Code.empty })
        #expect(try proposed(trade) == ["A NEW"])
        #expect(trade.book.verify().isEmpty)
    }

    @Test(
        "PC-9: an item paid by a method that takes no mandate is not collected; edits are taken back by empty codes"
    )
    func method() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        try trade.invoice(.eur(1_000), number: "A", due: day(2026, 3, 16))
        let specification = SetPaymentSpecification(
            id: Trade.company,
            specification: PaymentSpecification(
                method: "BANK", code: "FAST", description: "", remitsBills: false))
        try trade.run(specification)
        #expect(trade.refused(edit("A") { $0.method = "NONE" }) == "referenceUnknown method_of_payment")
        #expect(
            trade.refused(edit("A") { $0.specification = "FAST" }) == "referenceUnknown payment_specification"
        )
        let answer = try trade.run(edit("A") { ($0.method, $0.specification) = ("BANK", "FAST") })
        #expect(answer.payment == ItemPayment(method: "BANK", specification: "FAST"))
        #expect(answer.dueDate == day(2026, 3, 16))
        #expect(try proposed(trade).isEmpty)
        #expect(trade.book.verify().isEmpty)
        try trade.run(edit("A") { $0.method = "DEBIT" })
        #expect(
            trade.book.items.payment(of: ItemID(1)) == ItemPayment(method: "DEBIT", specification: .empty))
        #expect(try proposed(trade) == ["A M"])
        try trade.run(edit("A") { $0.method = Code.empty })
        #expect(trade.book.items.payment(of: ItemID(1)).isEmpty)
        #expect(trade.book.items.itemsWithEditedPayment.isEmpty)
        #expect(trade.book.verify().isEmpty)
    }

    @Test(
        "PC-4, PC-9: no ledger effect, so in any period; only while something is open, and dates ask their parameter"
    )
    func states() throws {
        let trade = Trade.ready()
        try trade.invoice(.eur(1_000), number: "A", due: day(2026, 3, 16))
        trade.set(
            .periodSet(Trade.company, Period(from: day(2026, 3, 1), to: day(2026, 3, 31), status: .closed)))
        #expect(trade.refused(edit("A") { $0.method = "CARD" }) == "accepted")
        let both = EditOpenTransaction(company: Trade.company, number: "A", dueDate: day(2026, 4, 1))
        #expect(trade.refused(both) == "notAllowed ")
        #expect(trade.refused(edit("X") { $0.method = "CARD" }) == "notFound document_number")
        trade.set(
            .periodSet(Trade.company, Period(from: day(2026, 3, 1), to: day(2026, 3, 31), status: .open)))
        try trade.payment(.eur(1_000), "C-1", .oldestFirst)
        #expect(trade.refused(edit("A") { $0.method = "CARD" }) == "stateNotAllowed document_number")
    }
}
