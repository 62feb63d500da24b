import Receivables
import Testing

/// Customers that are taken out: setup:CU-7.
@Suite struct DeleteCustomerTests {
    private let trade = Trade.ready()

    private func delete(_ number: Code) -> DeleteCustomer { DeleteCustomer(id: Trade.company, number: number) }

    @Test("CU-7 the number is not given again, name, limit and terms are gone, and a list has one fewer")
    func gone() throws {
        let before = try trade.ask(
            ListCustomers(id: Trade.company, numberPrefix: "", nameContains: "", group: .empty, after: .none, size: 10))
        var terms = TradeTerms()
        terms.taxNumber = "FR83404833048"
        trade.set(.sales(.tradeSet(Trade.c2, terms)))
        try trade.run(delete("C-2"))
        #expect(trade.book.customers.find(Trade.company, "C-2") == nil)
        #expect(trade.book.customers[Trade.c2].limit == 0 && trade.book.sales.trade(of: Trade.c2) == TradeTerms())
        #expect(trade.book.customers.subject(SubjectID(2)).name.isEmpty)
        let after = try trade.ask(
            ListCustomers(id: Trade.company, numberPrefix: "", nameContains: "", group: .empty, after: .none, size: 10))
        #expect(after.customers.count == before.customers.count - 1)
        #expect(trade.refused(delete("C-2")) == "customerNotFound number")
        #expect(trade.refused(PostInvoice(company: Trade.company, document: Trade.document(.eur(1), "C-2")))
            .hasPrefix("customerNotFound"))
        trade.set(
            .customerGroupSet(
                Trade.company, CustomerGroup(code: "10", description: "", terms: .empty, salesTaxGroup: .empty)))
        var input = CustomerInput()
        (input.number, input.group, input.name) = ("C-2", "10", "Another")
        #expect(trade.refused(CreateCustomer(id: Trade.company, input: input)) == "numberTaken customer.number")
        #expect(trade.book.verify() == [])
    }

    @Test("CU-7 one with transactions, documents, or that others owe through, stays")
    func stays() throws {
        try trade.run(PostInvoice(company: Trade.company, document: Trade.document(.eur(100))))
        #expect(trade.refused(delete("C-1")) == "stateNotAllowed number")
        let draft = try trade.run(
            CreateFreeTextInvoice(company: Trade.company, document: Trade.document(.eur(100), "C-2"))).head.id
        #expect(trade.refused(delete("C-2")) == "stateNotAllowed number")
        try trade.run(MoveFreeTextInvoice(company: Trade.company, id: draft, expectedVersion: 0, step: .delete))
        #expect(trade.refused(delete("C-2")) == "accepted")
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(0), owes: Trade.c2)
        #expect(trade.refused(delete("C-2")) == "stateNotAllowed number")
        try trade.run(delete("C-3"))
        #expect(trade.refused(delete("C-2")) == "accepted")
        #expect(trade.refused(DeleteCustomer(id: Trade.company, number: "C-2", expectedVersion: 1)).hasPrefix("versionConflict"))
    }

    @Test("CU-7 what was ever ordered on another's account keeps who ordered it")
    func ordering() throws {
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(0), owes: Trade.c1)
        #expect(trade.refused(delete("C-3")) == "accepted")
        try trade.run(PostInvoice(company: Trade.company, document: Trade.document(.eur(100), "C-3")))
        #expect(trade.refused(delete("C-3")) == "stateNotAllowed number")
        #expect(trade.book.verify() == [])
    }

    @Test("CU-7 lines of journals, templates and the one-time parameter name a customer as long as they stand")
    func named() throws {
        var wish = SetPaymentLine.Wish()
        (wish.customer, wish.amount) = ("C-2", .eur(100))
        try trade.run(CreatePaymentJournal(id: Trade.company, number: "J1", name: .empty, description: ""))
        let line = try trade.run(SetPaymentLine(id: Trade.company, journal: "J1", wish: wish)).line.number
        #expect(trade.refused(delete("C-2")) == "stateNotAllowed number")
        #expect(trade.book.verify() == [])
        try trade.run(DeletePaymentLine(id: Trade.company, journal: "J1", line: line))
        #expect(trade.refused(delete("C-2")) == "accepted")

        try trade.run(CreateLimitJournal(id: Trade.company, number: "L1", kind: .limit, description: ""))
        try trade.run(
            AddLimitLines(
                id: Trade.company, journal: "L1",
                lines: [
                    .init(customer: "C-2", creditGroup: .empty, limit: .eur(50), from: nil, to: trade.today.adding(days: 9))
                ]))
        #expect(trade.refused(delete("C-2")) == "stateNotAllowed number")
        #expect(trade.book.verify() == [])
        try trade.run(PostLimitJournal(id: Trade.company, journal: "L1"))
        #expect(trade.refused(delete("C-2")) == "accepted")

        trade.setParameters { $0.oneTimeTemplate = "C-2" }
        #expect(trade.refused(delete("C-2")) == "stateNotAllowed number")
        trade.setParameters { $0.oneTimeTemplate = .empty }
        let draft = try trade.run(
            CreateFreeTextInvoice(company: Trade.company, document: Trade.document(.eur(100), "C-2"))).head.id
        try trade.run(SaveAsTemplate(company: Trade.company, id: draft, name: "T", replaces: false))
        try trade.run(MoveFreeTextInvoice(company: Trade.company, id: draft, expectedVersion: 0, step: .delete))
        #expect(trade.refused(delete("C-2")) == "stateNotAllowed number")
        #expect(trade.book.verify() == [])
    }

    @Test("CU-7 it leaves its credit group")
    func leavesItsGroup() throws {
        try trade.run(
            SetCreditGroup(
                id: Trade.company, code: "G", description: "", limit: .eur(1_000), expires: day(2027, 1, 1)))
        try trade.run(AddGroupMember(id: Trade.company, group: "G", memberCompany: Trade.company, customer: "C-2"))
        try trade.run(delete("C-2"))
        #expect(try trade.ask(GetCreditGroup(id: Trade.company, group: "G")).members.isEmpty)
        #expect(trade.book.verify() == [])
    }
}
