import Receivables
import Testing

/// Customers and who owes for whom: setup:CU-1 to CU-7, credit:CL-12.
@Suite struct CustomerTests {
    private let trade: Trade = {
        let trade = Trade.ready()
        trade.set(
            .customerGroupSet(
                Trade.company,
                CustomerGroup(code: "10", description: "", terms: .empty, salesTaxGroup: .empty)),
            .numberSequenceSet(Trade.company, .customer, NumberSequence(prefix: "N-", digits: 2, next: 98)))
        return trade
    }()

    private func input(_ number: Code = .empty, _ change: (inout CustomerInput) -> Void = { _ in })
        -> CustomerInput
    {
        var input = CustomerInput()
        (input.number, input.group) = (number, "10")
        change(&input)
        return input
    }

    private func create(_ input: CustomerInput) -> CreateCustomer {
        CreateCustomer(id: Trade.company, input: input)
    }

    private func update(_ input: CustomerInput, _ fields: CustomerField..., version: UInt64 = 0)
        -> UpdateCustomer
    {
        UpdateCustomer(id: Trade.company, input: input, fields: fields, expectedVersion: version)
    }

    @Test("refusals of a new customer in the order of their checks")
    func refusals() {
        #expect(trade.refused(create(input("C-1") { $0.group = .empty })) == "fieldRequired customer.group")
        #expect(trade.refused(create(input("C-1") { $0.group = "99" })) == "referenceUnknown customer.group")
        #expect(
            trade.refused(create(input("C-1") { $0.terms = "N9" }))
                == "referenceUnknown customer.terms_of_payment")
        #expect(
            trade.refused(create(input("C-1") { $0.profile = "P" }))
                == "referenceUnknown customer.posting_profile")
        #expect(
            trade.refused(create(input("C-1") { $0.method = "M" }))
                == "referenceUnknown customer.method_of_payment")
        #expect(
            trade.refused(create(input("C-1") { $0.invoiceAccount = "X" }))
                == "customerNotFound customer.invoice_account")
        #expect(trade.refused(create(input("C-1"))) == "duplicateKey customer.number")
        #expect(trade.refused(create(input("C-9"))) == "accepted")
    }

    @Test("CU-2 numbers come from the sequence at save and step over those chosen by hand, until it has none")
    func numbers() throws {
        try trade.run(create(input("N-98")))
        #expect(try trade.preview(create(input())).row.number == "N-99")
        #expect(try trade.run(create(input())).row.number == "N-99")
        #expect(trade.refused(create(input())) == "sequenceExhausted ")
    }

    @Test("CU-5 no chains: neither a new customer, nor a later change of either end, makes one")
    func chains() throws {
        try trade.run(create(input("B") { $0.invoiceAccount = "C-1" }))
        #expect(
            trade.refused(create(input("D") { $0.invoiceAccount = "B" }))
                == "fieldInvalid customer.invoice_account")
        #expect(
            trade.refused(update(input("C-2") { $0.invoiceAccount = "B" }, .invoiceAccount))
                == "fieldInvalid customer.invoice_account")
        // C-1 owes for B: it cannot go to C-2 itself.
        let away = update(input("C-1") { $0.invoiceAccount = "C-2" }, .invoiceAccount)
        #expect(trade.refused(away) == "fieldInvalid customer.invoice_account")
        try trade.run(update(input("B"), .invoiceAccount))
        #expect(trade.refused(away) == "accepted")
        try trade.run(update(input("B") { $0.invoiceAccount = "C-1" }, .invoiceAccount))
        #expect(trade.refused(away) == "fieldInvalid customer.invoice_account")
    }

    @Test("who owes cannot change while something is open or reserved")
    func openItemsKeepTheAccount() throws {
        let away = update(input("C-1") { $0.invoiceAccount = "C-2" }, .invoiceAccount)
        try trade.invoice(.eur(100))
        #expect(trade.refused(away) == "stateNotAllowed customer.invoice_account")
        try trade.payment(.eur(100), "C-1", .oldestFirst)
        #expect(trade.refused(away) == "accepted")
        _ = try trade.run(Authorize(company: Trade.company, customer: "C-1", amount: .eur(1)))
        #expect(trade.refused(away) == "stateNotAllowed customer.invoice_account")
    }

    @Test("an atomic batch: later customers see earlier ones as invoice account, party and number")
    func batch() throws {
        let views = try trade.run(
            CreateCustomers(
                id: Trade.company,
                inputs: [
                    input("HQ") { $0.party = "ACME" },
                    input("SHOP") { ($0.party, $0.invoiceAccount) = ("ACME", "HQ") },
                    input("OTHER") { $0.party = "BETA" },
                ]))
        #expect(views[0].row.party == views[1].row.party && views[2].row.party != views[0].row.party)
        #expect(views[1].row.invoiceAccount == views[0].row.id)
        func refused(_ second: CustomerInput) -> String {
            trade.refused(
                CreateCustomers(id: Trade.company, inputs: [input("X") { $0.invoiceAccount = "HQ" }, second]))
        }
        #expect(refused(input("X")) == "duplicateKey items[1].customer.number")
        #expect(
            refused(input("Y") { $0.invoiceAccount = "X" })
                == "fieldInvalid items[1].customer.invoice_account")
    }

    @Test("updates: version, mask, currency once used, limit by journal only")
    func updates() throws {
        let version = trade.book.customers[Trade.c1].masterVersion
        #expect(trade.refused(update(input("NOBODY"), .name)) == "customerNotFound customer.number")
        #expect(
            trade.refused(update(input("C-1"), .name, version: version + 1))
                == "versionConflict expected_version")
        #expect(trade.refused(update(input("C-1"), .name, version: version)) == "accepted")
        #expect(
            trade.refused(update(input("C-1"), .creditLimit)) == "limitEditNotAllowed customer.credit_limit")
        #expect(
            trade.refused(update(input("C-1") { $0.flags = .oneTime }, .oneTime))
                == "fieldInvalid customer.one_time")
        #expect(trade.refused(update(input("C-1") { $0.currency = .usd }, .currency)) == "accepted")
        try trade.invoice(.eur(1))
        #expect(
            trade.refused(update(input("C-1") { $0.currency = .usd }, .currency))
                == "stateNotAllowed customer.currency")
    }

    @Test("FT-1, CU-1: a group has the main account of lines that name none, a settle period and the reason of write-offs")
    func groupDefaults() throws {
        let trade = Trade.ready()
        let id = Trade.company
        trade.set(.termsSet(id, TermsOfPayment(code: "N30", description: "", method: .net, months: 0, days: 30)))
        var group = CustomerGroup(code: "20", description: "", terms: .empty, salesTaxGroup: .empty)
        group.settlePeriod = "NEVER"
        #expect(trade.refused(SetCustomerGroup(id: id, group: group)) == "referenceUnknown group.settle_period")
        group.settlePeriod = "N30"
        group.revenueAccount = Trade.Account.receivable
        #expect(trade.refused(SetCustomerGroup(id: id, group: group)).hasSuffix(" group.revenue_account"))
        group.revenueAccount = Trade.Account.otherRevenue
        group.writeOffReason = "LOST"
        #expect(try trade.run(SetCustomerGroup(id: id, group: group)) == group)
        var input = CustomerInput()
        (input.number, input.group) = ("G-1", "20")
        try trade.run(CreateCustomer(id: id, input: input))

        let document = InvoiceDraft(customer: "G-1", lines: [.init(account: .empty, amount: .eur(100))])
        let posted = try #require(try trade.posted(PostInvoice(company: id, document: document)))
        #expect(posted.entry.legs.map(\.account) == [Trade.Account.receivable, Trade.Account.otherRevenue])
        // Another's group has none.
        let other = InvoiceDraft(customer: "C-1", lines: [.init(account: .empty, amount: .eur(100))])
        #expect(
            trade.refused(PostInvoice(company: id, document: other)) == "fieldRequired document.lines[0].main_account")
        let draft = try trade.run(CreateFreeTextInvoice(company: id, document: Trade.document(.eur(1)))).head.id
        let line = EditFreeTextInvoice(
            company: id, id: draft, expectedVersion: 0, edit: .addLine(.init(account: .empty, amount: .eur(100))))
        #expect(trade.refused(line) == "fieldRequired line.main_account")
        #expect(
            trade.refused(SaveAsTemplate(company: id, id: .none, name: "T", replaces: true, stated: other))
                == "fieldRequired document.lines[0].main_account")

        func writeOff(_ customer: Code) -> WriteOffItems {
            WriteOffItems(company: id, customer: customer, items: [], date: nil, reason: "", comment: "")
        }
        try trade.invoice(.eur(100), "C-1")
        #expect(trade.refused(writeOff("C-1")) == "reasonRequired reason")
        #expect(trade.refused(writeOff("G-1")) != "reasonRequired reason")
        #expect(trade.book.verify() == [])
    }
}
