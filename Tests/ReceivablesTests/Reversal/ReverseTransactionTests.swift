import Receivables
import Testing

/// Posted customer transactions taken back by their number: setup section 8.
@Suite struct ReverseTransactionTests {
    private let trade = Trade.returning()

    private func posted(_ amount: Money) throws -> ItemPosted {
        try trade.run(PostInvoice(company: Trade.company, document: Trade.document(amount)))
        for event in trade.draft.events { if case .posted(let posted) = event { return posted.fact } }
        throw Rejection(.invariant, "nothing was posted")
    }

    private func reverse(
        _ number: Code, _ original: ItemPosted? = nil, reason: String = "TWICE", unsettles: Bool = false
    ) -> ReverseTransaction {
        ReverseTransaction(
            company: Trade.company, number: number, original: original, date: nil, reason: reason, unsettles: unsettles)
    }

    @Test("CO-2, CO-5: refusals in the order of their checks")
    func refusals() throws {
        let invoice = try posted(.eur(500))
        #expect(trade.refused(reverse("NONE", reason: "")) == "fieldRequired reason")
        #expect(trade.refused(reverse("NONE")) == "notFound transaction")
        try trade.payment(.eur(200), "C-1", .oldestFirst)
        #expect(trade.refused(reverse(invoice.number, invoice)) == "invoiceSettled transaction")
        let made = try trade.run(reverse(invoice.number, invoice, unsettles: true))
        #expect(made.unsettled == .eur(200) && made.amount == .eur(500))
        #expect(trade.refused(reverse(invoice.number, invoice)) == "stateNotAllowed transaction")
        #expect(trade.open(invoice.id) == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("RV-1: a payment is taken back as by its own command, once")
    func payment() throws {
        let invoice = try posted(.eur(500))
        let payment = try trade.payment(.eur(300), "C-1", .oldestFirst)
        let made = try trade.run(reverse(payment.number))
        #expect(made.reopened.map(\.item) == [invoice.id] && made.amount == .eur(-300))
        #expect(trade.open(invoice.id) == 500 && trade.open(payment.item) == 0)
        #expect(trade.refused(reverse(payment.number)) == "paymentAlreadyCanceled transaction")
        #expect(trade.book.verify() == [])
    }

    @Test("CO-3: original and canceling document are zero in every account")
    func mirror() throws {
        let invoice = try posted(.eur(1_234))
        let made = try trade.run(reverse(invoice.number, invoice))
        #expect(trade.balance(Trade.Account.receivable) == 0 && trade.exposure == 0)
        #expect(made.entries.count == 1)
        let found = trade.book.items.find(Trade.company, .documents, made.document)
        let canceling = try #require(found)
        #expect(trade.book.items[canceling].kind == .creditNote && trade.open(canceling) == 0)
    }
}
