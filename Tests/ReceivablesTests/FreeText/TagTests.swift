import Receivables
import Testing

/// What a document carries along, what defaults it takes: setup:CO-9 to CO-11, RI-9, CH-2.
@Suite struct TagTests {
    private let trade = Trade.ready { $0.overLimitFreeTextInvoice = .off }
    private let id = Trade.company

    private func correct(_ original: ItemPosted, unsettles: Bool = false) -> CorrectInvoice {
        CorrectInvoice(
            company: id, number: original.number, original: original, reason: "PRICE", comment: "", date: nil,
            unsettles: unsettles)
    }

    private func facts() -> [ItemPosted] {
        trade.draft.events.compactMap { if case .posted(let posted) = $0 { posted.fact } else { nil } }
    }

    @Test("CO-9: reference, text and classification go into the canceling and the corrected document")
    func tags() throws {
        var document = Trade.document(.eur(10_000))
        (document.reference, document.text, document.classification) = ("PO 7", "thanks", "RENT")
        let original = try #require(try trade.posted(PostInvoice(company: id, document: document)))
        let draft = try trade.run(correct(original)).head.id
        try trade.run(PostFreeTextInvoice(company: id, id: draft))
        let made = facts()
        #expect(made.count == 2)
        for fact in made {
            #expect(fact.document.reference == "PO 7" && fact.document.text == "thanks")
            #expect(fact.document.classification == "RENT")
        }
    }

    @Test("CO-10: tax is canceled as it was posted, whatever the code's percent is by now")
    func oldTax() throws {
        trade.setTax(250_000)
        var document = Trade.document(.eur(10_000))
        (document.salesTaxGroup, document.lines[0].itemTaxGroup) = ("DOM", "FULL")
        let original = try #require(try trade.posted(PostInvoice(company: id, document: document)))
        #expect(original.tax == 2_500)
        trade.setTax(200_000)
        let draft = try trade.run(correct(original)).head.id
        let made = try trade.run(PostFreeTextInvoice(company: id, id: draft)).posted
        #expect(made.canceling?.tax == .eur(-2_500) && made.document?.tax == .eur(2_000))
        #expect(trade.balance(Trade.Account.tax) == -2_000)
        #expect(trade.book.verify() == [])
    }

    @Test("RI-9: customer's terms, schedule, discount, tax group and place are those of the day it is made; a template keeps its own")
    func defaults() throws {
        for code in ["N10", "N30"] as [Code] {
            try trade.run(
                SetTermsOfPayment(
                    id: id, terms: TermsOfPayment(code: code, description: "", method: .net, months: 0, days: code == "N10" ? 10 : 30)))
        }
        var document = Trade.document(.eur(10_000), "C-2")
        document.terms = "N10"
        let view = try trade.run(CreateFreeTextInvoice(company: id, document: document))
        _ = try trade.run(SaveAsTemplate(company: id, id: view.head.id, name: "RENT", replaces: true))
        var change = CustomerInput()
        (change.number, change.terms) = ("C-1", "N30")
        change.addresses = [DeliveryAddress(code: "DEPOT", address: "Dock Road 7", isDefault: true)]
        for (code, takesDefaults) in [("RA-1", false), ("RA-2", true)] as [(Code, Bool)] {
            try trade.run(
                SetRecurringAssignment(
                    company: id, code: code, customer: takesDefaults ? "C-1" : "C-2", template: "RENT",
                    pattern: RecurrencePattern(start: day(2026, 3, 2), unit: .month, per: 1), end: nil, maximum: nil,
                    takesCustomerDefaults: takesDefaults))
        }
        // After the assignment was made.
        try trade.run(UpdateCustomer(id: id, input: change, fields: [.terms, .addresses], expectedVersion: 0))
        let made = try trade.run(
            GenerateRecurringInvoices(
                company: id, date: day(2026, 3, 2), template: .empty, assignment: .empty, run: .empty, after: 0,
                invoicesMax: 10)
        ).made
        let documents = made.compactMap { trade.book.freeText.live($0.draft)?.document }
        #expect(documents.map(\.terms) == ["N10", "N30"])
        #expect(documents.map(\.deliveryAddress) == [.empty, "DEPOT"])
    }

    @Test("CH-2: a charge in another currency needs a side that is not the customer's; it is converted by the accounting currency")
    func foreignCharge() throws {
        trade.setCharges()
        trade.setDollar(80, scale: 2, from: day(2026, 1, 1))
        var document = Trade.document(.eur(10_000))
        document.charges = [DocumentCharge(code: "FREIGHT", debit: .customer, credit: .customer, amount: .usd(1_000))]
        #expect(
            trade.refused(PostInvoice(company: id, document: document)) == "currencyMismatch document.charges[0].currency")
        document.charges[0].credit = .ledger
        #expect(try trade.run(PostInvoice(company: id, document: document)).total == .eur(10_800))
    }
}
