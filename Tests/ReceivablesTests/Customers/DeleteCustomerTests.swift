import Receivables
import Testing

/// Customers that are taken out: setup:CU-7.
@Suite struct DeleteCustomerTests {
    private let trade = Trade.ready()

    private func delete(_ number: Code) -> DeleteCustomer { DeleteCustomer(id: Trade.company, number: number) }

    @Test("CU-7 the number is free again, name and address are gone, and a list has one fewer")
    func gone() throws {
        let before = try trade.ask(
            ListCustomers(id: Trade.company, numberPrefix: "", nameContains: "", group: .empty, after: .none, size: 10))
        try trade.run(delete("C-2"))
        #expect(trade.book.customers.find(Trade.company, "C-2") == nil)
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
        let again = try trade.run(CreateCustomer(id: Trade.company, input: input))
        #expect(again.row.id != Trade.c2 && trade.book.customers.find(Trade.company, "C-2") == again.row.id)
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
}
