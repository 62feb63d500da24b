import Receivables
import Testing

/// Dates of open items: payments:TP-5.
@Suite struct EditDatesTests {
    private let trade = Trade.discounting { $0.editsDates = true }

    private func edit(_ item: ItemID, _ change: (inout EditDates.Wish) -> Void) -> EditDates {
        var wish = EditDates.Wish()
        change(&wish)
        return EditDates(company: Trade.company, number: trade.book.items[item].number, wish)
    }

    /// Posted 2026-03-02: 2 % until the 9th, 1 % until the 16th.
    private func invoice() throws -> ItemID { try trade.discounted(.eur(10_000), due: day(2026, 4, 1)) }

    @Test("TP-5 the base date moves due and discount dates; said again it changes nothing")
    func base() throws {
        let item = try invoice()
        let command = edit(item) { $0.baseDate = day(2026, 3, 12) }
        let made = try trade.run(command).dates
        #expect(made.due == day(2026, 4, 11) && made.tiers.map(\.until) == [day(2026, 3, 19), day(2026, 3, 26)])
        #expect(trade.book.items[item].dueDate == day(2026, 4, 11))
        try trade.run(command)
        #expect(trade.draft.events.isEmpty)
        #expect(trade.book.verify() == [])
        trade.today = day(2026, 3, 19)
        let paid = try trade.pay(.eur(9_800), [ApplyItem(item: item)])
        #expect(paid.settled.map(\.told) == ["9800 + 200 + 0"] && trade.open(item) == 0)
    }

    @Test("TP-5 due date alone, discount dates alone")
    func alone() throws {
        let item = try invoice()
        let due = try trade.run(edit(item) { $0.dueDate = day(2026, 5, 1) }).dates
        #expect(due.due == day(2026, 5, 1) && due.tiers.map(\.until) == [day(2026, 3, 9), day(2026, 3, 16)])
        let ends = [day(2026, 3, 20), day(2026, 3, 21)]
        let discounts = try trade.run(edit(item) { $0.discountDates = ends }).dates
        #expect(discounts.due == day(2026, 5, 1) && discounts.tiers.map(\.until) == ends)
        #expect(trade.book.verify() == [])
    }

    @Test("TP-5 terms count the due date anew from the base, a discount code its tiers")
    func anew() throws {
        let item = try invoice()
        try trade.run(
            SetTermsOfPayment(
                id: Trade.company, terms: TermsOfPayment(code: "N60", description: "", method: .net, months: 0, days: 60)))
        let made = try trade.run(
            edit(item) { ($0.baseDate, $0.terms, $0.cashDiscount) = (day(2026, 3, 10), "N60", "D1") }).dates
        #expect(made.due == day(2026, 5, 9) && made.tiers.map(\.until) == [day(2026, 3, 24)])
        #expect(made.tiers.map(\.code) == ["D1"])
        #expect(trade.book.verify() == [])
    }

    @Test("TP-5 refusals in the order of their checks")
    func refusals() throws {
        let (item, paid) = (try invoice(), try trade.invoice(.eur(100)))
        try trade.pay(.eur(100), [ApplyItem(item: paid)])
        let due = day(2026, 5, 1)
        trade.setParameters { $0.settlement.editsDates = false }
        #expect(trade.refused(edit(item) { $0.dueDate = due }) == "notAllowed ")
        trade.setParameters { $0.settlement.editsDates = true }
        var wish = EditDates.Wish()
        wish.dueDate = due
        #expect(trade.refused(EditDates(company: Trade.company, number: "NONE", wish)) == "itemNotFound document_number")
        let number = trade.book.items[item].number
        #expect(
            trade.refused(EditDates(company: Trade.company, number: number, wish, expectedVersion: 1))
                == "versionConflict expected_version")
        #expect(trade.refused(edit(paid) { $0.dueDate = due }) == "itemClosed document_number")
        #expect(trade.refused(edit(item) { $0.terms = "NONE" }) == "referenceUnknown terms_of_payment")
        #expect(trade.refused(edit(item) { $0.cashDiscount = "NONE" }) == "referenceUnknown cash_discount")
        #expect(trade.refused(edit(item) { $0.discountDates = [due] }) == "fieldInvalid discount_dates")
        #expect(trade.refused(edit(item) { $0.discountDates = [due, due] }) == "discountChainInvalid discount_dates[1]")
        #expect(trade.refused(edit(item) { $0.dueDate = day(2026, 3, 1) }) == "dateInvalid due_date")
        #expect(trade.refused(edit(item) { $0.dueDate = day(2026, 3, 2) }) == "accepted")
    }

    @Test("TP-5 a marked item keeps its dates")
    func marked() throws {
        let item = try invoice()
        try trade.run(CreatePaymentJournal(id: Trade.company, number: "J1", name: .empty, description: ""))
        var wish = SetPaymentLine.Wish()
        (wish.customer, wish.amount) = ("C-1", .eur(100))
        try trade.run(SetPaymentLine(id: Trade.company, journal: "J1", wish: wish, items: [ApplyItem(item: item)]))
        #expect(trade.refused(edit(item) { $0.dueDate = day(2026, 5, 1) }) == "itemMarkedElsewhere document_number")
    }

    @Test("TP-5 the digest tells due dates apart, whichever way they were edited")
    func digest() throws {
        let item = try invoice()
        try trade.run(edit(item) { $0.dueDate = day(2026, 5, 1) })
        let before = trade.book.digest
        let number = trade.book.items[item].number
        let change = EditOpenTransaction(company: Trade.company, number: number, dueDate: day(2026, 5, 2))
        try trade.run(change)
        #expect(trade.book.digest != before && trade.book.verify() == [])
        try trade.run(edit(item) { $0.dueDate = day(2026, 5, 1) })
        #expect(trade.book.digest == before && trade.book.verify() == [])
    }

    @Test("TP-5 one instalment of several has no terms and no discount code of its own: its days are stated")
    func instalment() throws {
        var schedule = PaymentSchedule(code: "2M", allocation: .fixedQuantity)
        schedule.count = 2
        try trade.run(SetPaymentSchedule(id: Trade.company, schedule: schedule))
        try trade.run(
            SetTermsOfPayment(
                id: Trade.company, terms: TermsOfPayment(code: "N60", description: "", method: .net, months: 0, days: 60)))
        var document = Trade.document(.eur(20_000), due: day(2026, 4, 1))
        (document.cashDiscount, document.schedule) = ("D2", "2M")
        let made = try trade.run(PostInvoice(company: Trade.company, document: document))
        for part in made.instalments {
            #expect(trade.refused(edit(part.item) { $0.terms = "N60" }) == "fieldInvalid terms_of_payment")
            #expect(trade.refused(edit(part.item) { $0.cashDiscount = "D1" }) == "fieldInvalid cash_discount")
        }
        let dates = try trade.run(edit(made.instalments[1].item) { $0.dueDate = day(2026, 5, 15) }).dates
        #expect(dates.due == day(2026, 5, 15))
        #expect(trade.book.verify() == [])
    }
}
