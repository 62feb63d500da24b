import Testing

@testable import Receivables

/// What a file may claim, what becomes of collections that are overtaken, and which mandate collects what.
struct WithdrawTests {
    private func name(_ number: String) -> MandateName { MandateName(company: Trade.company, number: number) }

    private func makeFile(_ trade: Trade) throws(Rejection) -> GenerateDirectDebitFile.Answer {
        try trade.run(GenerateDirectDebitFile(id: Trade.company, format: .pain00800108))
    }

    private func pay(_ trade: Trade, _ item: ItemID, _ minor: Int64) throws {
        var payment = PaymentDraft(customer: "C-1", amount: .eur(minor))
        payment.apply = .named
        payment.items = [ApplyItem(item: item, amount: .eur(minor))]
        try trade.run(PostPayment(company: Trade.company, payment: payment))
    }

    private func selection(_ customer: Code = .empty) -> DebitSelection {
        DebitSelection(company: Trade.company, customer: customer, dueBy: nil, after: .none, itemsMax: 500)
    }

    @Test("setup:SD-12 a file debits nothing that is paid, disputed, held or whose mandate is over: each is left out and named")
    func leftOut() throws {
        let trade = try Trade.debits()
        for number in ["M", "CANCELED", "SUSPENDED"] { try trade.mandate(number) }
        let good = try trade.collect("M").collection.row
        let paid = try trade.collect("M").collection.row
        let partly = try trade.collect("M").collection.row
        let canceled = try trade.collect("CANCELED").collection.row
        let suspended = try trade.collect("SUSPENDED").collection.row
        let disputed = try trade.collect("M").collection.row
        try pay(trade, paid.item, 5_000)
        try pay(trade, partly.item, 1)
        try trade.run(ChangeMandateState(name: name("CANCELED"), act: .cancel(reason: "moved")))
        try trade.run(ChangeMandateState(name: name("SUSPENDED"), act: .suspend))
        try trade.run(
            SetCollectionStatus(
                id: Trade.company, items: [trade.book.items[disputed.item].number], status: .disputed, promiseDate: nil,
                promisedAmount: nil, note: ""))
        let answer = try makeFile(trade)
        #expect(answer.file.blocks.flatMap(\.collections) == [good.id])
        for row in [paid, partly, canceled, suspended, disputed] {
            #expect(answer.warnings.contains { $0.hasPrefix("collection \(row.id.number) ") }, "\(row.id.number)")
        }
        // They wait: what is mended stands in the next file.
        try trade.run(ChangeMandateState(name: name("SUSPENDED"), act: .resume))
        #expect(try makeFile(trade).file.blocks.flatMap(\.collections) == [suspended.id])
        #expect(trade.refused(GenerateDirectDebitFile(id: Trade.company, format: .pain00800108)) == "nothingToPost ")
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-12 of two collections of one invoice a file takes what is still open, in their order")
    func shared() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        let item = try trade.invoice(.eur(5_000), due: day(2026, 3, 20))
        func collect(_ minor: Int64) throws -> DebitCollection {
            try trade.run(
                Collect(
                    name: name("M"), document: trade.book.items[item].number, amount: .eur(minor), dueDate: day(2026, 3, 20),
                    notifiedOn: day(2026, 3, 2))
            ).collection.row
        }
        let rows = [try collect(2_000), try collect(3_000)]
        try pay(trade, item, 3_000)
        #expect(try makeFile(trade).file.blocks.flatMap(\.collections) == [rows[0].id])
        #expect(trade.refused(GenerateDirectDebitFile(id: Trade.company, format: .pain00800108)) == "nothingToPost ")
    }

    @Test("setup:SD-8, SD-9 what no file holds is withdrawn: count, state and 36 months as before; what stands in one is not")
    func withdraws() throws {
        let trade = try Trade.debits()
        try trade.mandate("M") { $0.expectedPayments = 2 }
        let first = try trade.collect("M", due: day(2026, 3, 10)).collection.row
        _ = try makeFile(trade)
        let last = try trade.collect("M", due: day(2026, 3, 17)).collection.row
        #expect(trade.mandate(named: "M").state == .completed)
        let back = try trade.run(WithdrawCollection(id: Trade.company, collection: last.id, reason: "paid by transfer"))
        #expect(back.open == .eur(5_000) && back.nextStep == .collectAgain && back.entries.isEmpty)
        let mandate = trade.mandate(named: "M")
        #expect(mandate.state == .active && mandate.counter == 1 && mandate.lastDue == day(2026, 3, 10))
        #expect(trade.book.directDebits[last.id].returned?.text == "paid by transfer")
        #expect(trade.book.directDebits[last.id].state == .withdrawn)
        #expect(trade.refused(GenerateDirectDebitFile(id: Trade.company, format: .pain00800108)) == "nothingToPost ")
        let again = WithdrawCollection(id: Trade.company, collection: last.id)
        #expect(trade.refused(again) == "stateNotAllowed collection")
        #expect(trade.refused(WithdrawCollection(id: Trade.company, collection: first.id)) == "stateNotAllowed collection")
        #expect(trade.refused(WithdrawCollection(id: Trade.company, collection: DebitCollectionID(9))) == "notFound collection")
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-14 a posted collection that no file holds is withdrawn with its payment")
    func withdrawsPosted() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        let row = try trade.collect("M").collection.row
        try trade.post(row.id)
        try trade.run(WithdrawCollection(id: Trade.company, collection: row.id))
        #expect(trade.open(row.item) == 5_000 && trade.balance(Trade.Account.bank) == 0)
        #expect(trade.mandate(named: "M").counter == 0)
        #expect(trade.book.directDebits[row.id].state == .withdrawn)
        #expect(trade.refused(GenerateDirectDebitFile(id: Trade.company, format: .pain00800108)) == "nothingToPost ")
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-14 the bank's money of an invoice that is paid stands on account, and the others are posted")
    func paidTwice() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        let rows = try (0..<3).map { _ in try trade.collect("M").collection.row }
        try pay(trade, rows[0].item, 5_000)
        try pay(trade, rows[1].item, 2_000)
        let answer = try trade.run(PostCollections(id: Trade.company, collections: [], date: day(2026, 3, 10), itemsMax: 10))
        #expect(answer.collections.count == 3 && answer.warnings.count == 2)
        #expect(rows.map { trade.open($0.item) } == [0, 0, 0])
        let payments = rows.map { trade.book.directDebits[$0.id].payment }
        #expect(payments.map(trade.open) == [-5_000, -2_000, 0])
        // A return takes back what the payment settled, and no more.
        for row in rows { try trade.takeBack(row.id, .return, "AM04") }
        #expect(rows.map { trade.open($0.item) } == [0, 3_000, 5_000])
        #expect(payments.map(trade.open) == [0, 0, 0])
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-17 the next step is one that the mandate allows")
    func nextSteps() throws {
        var mandate = Mandate(
            id: MandateID(1), company: Trade.company, number: "M", creditor: "CR", creditorID: "", creditorName: "",
            scheme: .core, kind: .recurrent, customer: Trade.c1, debtor: SubjectID(1))
        mandate.signedOn = day(2026, 1, 10)
        let table: [(Code, MandateState, DebitReturn.NextStep)] = [
            ("AM04", .active, .collectAgain), ("AM04", .suspended, .newAccount), ("AM04", .canceled, .newMandate),
            ("AM04", .completed, .newMandate), ("AM04", .expired, .newMandate), ("AC04", .suspended, .newAccount),
            ("AC01", .canceled, .newMandate), ("AC13", .active, .newAccount), ("RC01", .active, .newAccount),
            ("AG01", .active, .newAccount), ("MD01", .canceled, .newMandate), ("MD02", .active, .newMandate),
            ("MD07", .canceled, .askEstate), ("MD06", .active, .askDebtor), ("SL01", .canceled, .askDebtor),
        ]
        for (reason, state, step) in table {
            mandate.state = state
            let back = DebitReturn(kind: .return, reason: reason, date: day(2026, 3, 12))
            #expect(back.nextStep(under: mandate, on: day(2026, 3, 12)) == step, "\(reason) \(state)")
        }
        // A day past the 36 months.
        mandate.state = .active
        let back = DebitReturn(kind: .return, reason: "AM04", date: day(2029, 1, 10))
        #expect(back.nextStep(under: mandate, on: day(2029, 1, 10)) == .collectAgain)
        #expect(back.nextStep(under: mandate, on: day(2029, 1, 11)) == .newMandate)

        let trade = try Trade.debits()
        try trade.mandate("ONCE") { $0.kind = .oneOff }
        let row = try trade.collect("ONCE").collection.row
        try trade.post(row.id)
        #expect(try trade.takeBack(row.id, .return, "AM04").nextStep == .newMandate)
    }

    @Test("setup:SD-8 a first collection that is rejected is first again, whatever was presented behind it")
    func firstOfSeveral() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        let rows = try (0..<4).map { _ in try trade.collect("M").collection.row }
        #expect(rows.map(\.sequence) == [.first, .recurring, .recurring, .recurring])
        try trade.takeBack(rows[0].id, .reject, "AM04")
        #expect(try trade.collect("M").collection.row.sequence == .first)
        #expect(try trade.collect("M").collection.row.sequence == .recurring)
        // A later one is only one less.
        try trade.takeBack(rows[2].id, .reject, "AM04")
        #expect(try trade.collect("M").collection.row.sequence == .recurring)
    }

    @Test("setup:SD-3 a run takes a recurrent mandate before a one-off, and one that holds on the due date")
    func chooses() throws {
        let trade = try Trade.debits()
        try trade.mandate("R")
        try trade.mandate("ONCE") { $0.kind = .oneOff }
        try trade.mandate("OLD") { $0.signedOn = day(2023, 3, 10) }
        for _ in 0..<2 { try trade.invoice(.eur(1_000), due: day(2026, 3, 16)) }
        #expect(try trade.ask(ProposeDirectDebits(selection: selection())).proposals.map(\.mandate) == ["R", "R"])
        try trade.run(ChangeMandateState(name: name("R"), act: .suspend))
        let proposals = try trade.ask(ProposeDirectDebits(selection: selection())).proposals
        // The one-off serves one of them; what the other is left out for names its mandate.
        #expect(proposals.map { $0.collection?.sequence } == [.oneOff, nil])
        #expect(proposals[1].skipped != nil && !proposals[1].mandate.isEmpty)
    }

    @Test("setup:SD-3 each invoice by a mandate of who ordered it, else of the invoice account, never of another customer")
    func payers() throws {
        let trade = try Trade.debits()
        trade.addCustomer(CustomerID(3), "A", limit: .eur(0), owes: Trade.c1)
        trade.addCustomer(CustomerID(4), "B", limit: .eur(0), owes: Trade.c1)
        trade.setParameters { $0.overLimitFreeTextInvoice = .off }
        try trade.mandate("MA", "A")
        try trade.mandate("MB", "B")
        let invoices = try ["A", "B", "C-1"].map { try trade.invoice(.eur(1_000), Code($0) ?? .empty, due: day(2026, 3, 16)) }
        let numbers = invoices.map { trade.book.items[$0].number }
        func told(_ customer: Code) throws -> [String] {
            try trade.ask(ProposeDirectDebits(selection: selection(customer))).proposals.map { "\($0.document) \($0.mandate)" }
        }
        #expect(try told("A") == ["\(numbers[0]) MA"])
        #expect(try told("B") == ["\(numbers[1]) MB"])
        #expect(try told("C-1") == [])
        try trade.mandate("MC")
        #expect(try told("C-1") == ["\(numbers[2]) MC"])
        // Without a mandate of its own the account's collects it.
        try trade.run(ChangeMandateState(name: name("MB"), act: .cancel(reason: "moved")))
        #expect(try told("C-1") == ["\(numbers[1]) MC", "\(numbers[2]) MC"])
        #expect(
            trade.refused(Collect(name: name("MA"), document: numbers[1], dueDate: day(2026, 3, 16)))
                == "customerMismatch document_number")
        #expect(trade.refused(Collect(name: name("MC"), document: numbers[1], dueDate: day(2026, 3, 16))) == "accepted")
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-3 the mandate that an order names collects its invoice")
    func ownMandate() throws {
        let trade = try Trade.debits()
        for number in ["ONE", "TWO"] { try trade.mandate(number) }
        var document = Trade.document(.eur(1_000), due: day(2026, 3, 16))
        document.mandate = "one"
        try trade.run(PostInvoice(company: Trade.company, document: document))
        try trade.invoice(.eur(2_000), due: day(2026, 3, 16))
        func told() throws -> [String] { try trade.ask(ProposeDirectDebits(selection: selection())).proposals.map(\.mandate) }
        #expect(try told() == ["ONE", "TWO"])
        try trade.run(ChangeMandateState(name: name("ONE"), act: .cancel(reason: "moved")))
        #expect(try told() == ["TWO", "TWO"])
    }
}
