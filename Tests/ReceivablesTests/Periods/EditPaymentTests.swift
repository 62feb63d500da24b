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

    @Test("PC-9: an item with a bank account is collected under mandates of that account only")
    func bankAccount() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        let subject = trade.book.customers.subject(
            trade.book.directDebits[trade.book.directDebits.mandates(of: Trade.c1)[0]].debtor)
        var input = CustomerInput()
        input.number = "C-1"
        input.bankAccounts = [
            CustomerBankAccount(code: "SAME", iban: subject.iban),
            CustomerBankAccount(code: "OTHER", iban: "NL91 ABNA 0417 1643 00"),
        ]
        let view = try trade.run(
            UpdateCustomer(id: Trade.company, input: input, fields: [.bankAccounts], expectedVersion: 0))
        #expect(view.subject.bankAccounts.map(\.iban) == [subject.iban, "NL91ABNA0417164300"])
        input.bankAccounts[1].iban = "NL92ABNA0417164300"
        let broken = UpdateCustomer(id: Trade.company, input: input, fields: [.bankAccounts], expectedVersion: 0)
        #expect(trade.refused(broken) == "ibanInvalid customer.bank_accounts[1].iban")

        try trade.invoice(.eur(1_000), number: "A", due: day(2026, 3, 16))
        #expect(trade.refused(edit("A") { $0.bankAccount = "NONE" }) == "referenceUnknown bank_account")
        #expect(try trade.run(edit("A") { $0.bankAccount = "OTHER" }).payment.bankAccount == "OTHER")
        #expect(try proposed(trade).isEmpty)
        // Another method keeps it.
        try trade.run(edit("A") { $0.method = "DEBIT" })
        #expect(trade.book.items.payment(of: ItemID(1)).bankAccount == "OTHER")
        try trade.run(edit("A") { $0.bankAccount = "SAME" })
        #expect(try proposed(trade) == ["A M"])
        try trade.run(edit("A") { ($0.bankAccount, $0.method) = (Code.empty, Code.empty) })
        #expect(trade.book.items.payment(of: ItemID(1)).isEmpty)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("PC-9: discounts of an open item are stated anew, in percent or as amounts; amounts of their tiers apply")
    func discounts() throws {
        let trade = Trade.discounting { $0.editsDates = true }
        let item = try trade.discounted(.eur(10_000), number: "A")
        let today = trade.now.today
        func with(_ discounts: [EditOpenTransaction.Discount]) -> EditOpenTransaction {
            edit("A") { $0.discounts = discounts }
        }
        let late = with([
            .init(until: today, grant: .amount(.eur(1))), .init(until: today, grant: .amount(.eur(1))),
        ])
        #expect(trade.refused(late) == "discountChainInvalid discounts[1].until")
        #expect(
            trade.refused(with([.init(until: today, grant: .amount(.usd(1)))])) == "currencyMismatch discounts[0].amount")
        #expect(
            trade.refused(with([.init(until: today, grant: .amount(.eur(10_001)))]))
                == "fieldInvalid discounts[0].amount")
        #expect(
            trade.refused(with([.init(until: today, grant: .percent(Percent(tenThousandths: 1_000_000)))]))
                == "fieldInvalid discounts[0].percent")
        let answer = try trade.run(
            with([
                .init(until: today, grant: .amount(.eur(300))),
                .init(until: today.adding(days: 5), grant: .percent(Percent(tenThousandths: 10_000))),
            ]))
        #expect(answer.tiers.map(\.fixedAmount) == [300, 0] && answer.tiers.map(\.code) == ["D2", "D1"])
        #expect(try trade.pay(.eur(9_700), [ApplyItem(number: "A")]).open.isZero)
        #expect(trade.book.items[item].open == 0)
        let other = try trade.discounted(.eur(10_000), number: "B")
        try trade.run(edit("B") { $0.discounts = [] })
        #expect(!trade.book.items[other].hasTiers)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("PC-9: a disputed item is collected by no run until the dispute is over")
    func disputed() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        try trade.invoice(.eur(1_000), number: "A", due: day(2026, 3, 16))
        #expect(try trade.run(edit("A") { $0.isDisputed = true }).isDisputed)
        #expect(trade.book.items[ItemID(1)].status == .disputed)
        #expect(try proposed(trade).isEmpty)
        #expect(try trade.run(edit("A") { $0.mandate = "M" }).isDisputed)
        let over = try trade.run(edit("A") { $0.isDisputed = false })
        #expect(!over.isDisputed)
        #expect(try proposed(trade) == ["A M"])
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
