import Testing

@testable import Receivables

/// Bills of exchange (setup section 11).
struct BillTests {
    private static let company = Trade.company

    private enum Account {
        static let bill = AccountID(12)
        static let collection = AccountID(13)
        static let discount = AccountID(14)
        static let protest = AccountID(15)
        static let liability = AccountID(16)
        static let expense = AccountID(17)
        static let fee = AccountID(18)
        static let all = [bill, collection, discount, protest]
    }

    private func trade(_ change: (inout Parameters) -> Void = { _ in }) -> Trade {
        let trade = Trade.ready()
        for (id, number) in [
            (Account.bill, Code("131100")), (Account.collection, "131200"), (Account.discount, "131300"),
            (Account.protest, "131400"), (Account.liability, "280100"), (Account.expense, "850100"), (Account.fee, "850200"),
        ] {
            trade.set(
                .mainAccountSet(
                    MainAccount(id: id, number: number, name: "", blocked: false, itemTaxGroup: .empty, salesTaxGroup: .empty)))
        }
        for (index, row) in zip([Code("BOE"), "COLL", "DISC", "PROT"], Account.all).enumerated() {
            trade.setProfile(ProfileID(UInt32(index) + 2), row.0, account: row.1)
        }
        trade.set(
            .automaticAccountSet(Trade.company, .discountLiability, Account.liability),
            .automaticAccountSet(Trade.company, .discountExpense, Account.expense),
            .automaticAccountSet(Trade.company, .bankFee, Account.fee),
            .automaticAccountSet(Trade.company, .feeRevenue, Trade.Account.otherRevenue))
        var method = MethodOfPayment(
            code: "BILL", description: "", type: .billOfExchange, account: Trade.Account.bank, requireReference: false)
        method.remitsBills = true
        trade.set(.methodSet(Trade.company, method))
        trade.setParameters {
            $0.bills.billProfile = "BOE"
            $0.bills.collectionProfile = "COLL"
            $0.bills.discountProfile = "DISC"
            $0.bills.protestProfile = "PROT"
            $0.defaultMethod = "BILL"
            $0.overLimitFreeTextInvoice = .off
            change(&$0)
        }
        return trade
    }

    private func draw(_ trade: Trade, _ items: [ItemID], on date: CalendarDate = day(2026, 3, 2)) throws(Rejection) -> Bill {
        try trade.run(
            DrawBill(
                id: Trade.company, customer: "C-1", invoices: items.map { ApplyItem(item: $0) }, date: date,
                due: date.adding(days: 120))).bill
    }

    private func remit(
        _ number: Code, _ type: RemittanceType, on date: CalendarDate, discount: Money? = nil
    ) -> CreateRemittance {
        CreateRemittance(id: Trade.company, bills: [number], type: type, bank: "BANK", date: date, discount: discount)
    }

    /// What each of the four bill accounts holds.
    private func held(_ trade: Trade) -> [Int64] { Account.all.map { trade.balance($0) } }

    @Test("setup:BE-3 one account, one currency, what is open; the face is the sum and the invoices are settled")
    func drawing() throws {
        let trade = trade()
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        let first = try trade.invoice(.eur(10_000))
        let second = try trade.invoice(.eur(4_000))
        let dollars = try trade.invoice(.usd(4_000))
        let other = try trade.invoice(.eur(4_000), "C-2")
        func refused(_ items: [ApplyItem], method: Code = .empty) -> String {
            trade.refused(
                DrawBill(
                    id: Trade.company, customer: "C-1", invoices: items, due: day(2026, 6, 30), method: method))
        }
        #expect(refused([ApplyItem(item: first), ApplyItem(item: dollars)]) == "currencyMismatch invoices[1]")
        #expect(refused([ApplyItem(item: other)]) == "customerMismatch invoices[0]")
        #expect(refused([ApplyItem(item: first, amount: .eur(10_001))]) == "amountExceedsOpen invoices[0].amount")
        #expect(refused([ApplyItem(item: first)], method: "BANK") == "fieldInvalid method_of_payment")
        #expect(refused([]) == "fieldRequired invoices")
        let bill = try trade.run(
            DrawBill(
                id: Trade.company, customer: "C-1",
                invoices: [ApplyItem(item: first), ApplyItem(item: second, amount: .eur(1_500))], due: day(2026, 6, 30))).bill
        #expect(bill.face == 11_500)
        #expect([trade.open(first), trade.open(second)] == [0, 2_500])
        #expect(held(trade) == [11_500, 0, 0, 0])
        #expect(refused([ApplyItem(item: first)]) == "amountExceedsOpen invoices[0]")
        #expect(trade.book.verify() == [])
    }

    @Test("credit:LE-1 a bill is in no letter while it runs, and a claim as before once it is protested")
    func letters() throws {
        let trade = trade()
        trade.set(.numberSequenceSet(Trade.company, .letter, NumberSequence(prefix: "CL-", digits: 4, next: 1)))
        let line = LetterSequence.Line(
            description: "", currency: .eur, fee: 0, feeAccount: Trade.Account.otherRevenue, itemTaxGroup: .empty,
            salesTaxGroup: .empty, minimum: 0, days: 1, blocks: false, texts: [])
        try trade.run(
            SetLetterSequence(
                id: Trade.company, sequence: LetterSequence(code: "S", description: "", terms: .empty, lines: [line])))
        for code in [Code("BOE"), "PROT"] {
            try trade.run(
                SetPostingProfile(
                    id: Trade.company, code: code, description: "", noSettlement: false, noInterest: false,
                    noCollectionLetter: false, letterSequence: "S"))
        }
        let bill = try draw(trade, [try trade.invoice(.eur(10_000))])
        func lines(_ date: CalendarDate) throws -> [ItemID] {
            let run = LetterRun(id: Trade.company, date: date, level: .perCustomer, kinds: [], profiles: [])
            return try run.letters(of: Trade.c1, trade.book).letters.flatMap { $0.lines.map(\.item) }
        }
        #expect(try lines(day(2026, 7, 10)) == [])
        try trade.run(ProtestBill(id: Trade.company, number: bill.number, date: day(2026, 7, 2)))
        let item = trade.book.bills.bills[0].item
        #expect(try lines(day(2026, 7, 10)) == [item])
        try trade.run(RedrawBill(id: Trade.company, number: bill.number, date: day(2026, 7, 3), due: day(2026, 9, 30)))
        #expect(try lines(day(2026, 10, 10)) == [])
    }

    @Test("setup:BE-8, BE-9 a remittance says what is wrong with a bill: not accepted, or named twice")
    func remittanceWords() throws {
        let trade = trade { $0.bills.requireAcceptance = true }
        let bill = try draw(trade, [try trade.invoice(.eur(10_000))])
        func told(_ bills: [Code]) -> String {
            trade.refusal(CreateRemittance(id: Trade.company, bills: bills, type: .collection, bank: "BILL"))?.message ?? ""
        }
        #expect(told([bill.number]) == "bill \(bill.number) is not accepted yet")
        try trade.run(AcceptBill(id: Trade.company, number: bill.number, date: day(2026, 3, 2)))
        #expect(told([bill.number, bill.number]) == "bill \(bill.number) is named twice")
    }

    @Test("setup:BE-4, section 19 rule 6: the face is on one account, and in the exposure until it is honored")
    func oneAccount() throws {
        let trade = trade()
        let bill = try draw(trade, [try trade.invoice(.eur(10_000))])
        func exposure() -> Int64 { trade.book.exposures.find(trade.book.customers[Trade.c1].firstSums, .eur)?.balance ?? 0 }
        #expect(held(trade) == [10_000, 0, 0, 0])
        try trade.run(remit(bill.number, .collection, on: day(2026, 6, 30)))
        #expect(held(trade) == [0, 10_000, 0, 0])
        try trade.run(ProtestBill(id: Trade.company, number: bill.number, date: day(2026, 7, 2)))
        #expect(held(trade) == [0, 0, 0, 10_000])
        try trade.run(RedrawBill(id: Trade.company, number: bill.number, date: day(2026, 7, 3), due: day(2026, 9, 30)))
        #expect(held(trade) == [10_000, 0, 0, 0])
        try trade.run(remit(bill.number, .discount, on: day(2026, 7, 4), discount: .eur(150)))
        #expect(held(trade) == [0, 0, 10_000, 0])
        #expect(exposure() == 10_000)
        #expect([trade.balance(Trade.Account.bank), trade.balance(Account.expense), trade.balance(Account.liability)]
            == [9_850, 150, -10_000])
        #expect(trade.book.verify() == [])
        let settled = try trade.run(
            SettleBill(id: Trade.company, number: bill.number, type: .discount, bank: "BANK", date: day(2026, 9, 30)))
        #expect(settled.bill.sequence == 5)
        #expect(held(trade) == [0, 0, 0, 0])
        #expect(trade.balance(Account.liability) == 0)
        #expect(exposure() == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("a protest of a discounted bill gives the bank its money back and may charge a fee")
    func discountProtest() throws {
        let trade = trade()
        let bill = try draw(trade, [try trade.invoice(.eur(10_000))])
        try trade.run(remit(bill.number, .discount, on: day(2026, 3, 3), discount: .eur(150)))
        let view = try trade.run(
            ProtestBill(id: Trade.company, number: bill.number, date: day(2026, 7, 1), fee: .eur(2_500)))
        #expect(
            view.entries.map(trade.told) == [
                ["billProtest 131400 10000/10000", "billDiscount 131300 -10000/-10000"],
                ["discountLiability 280100 10000/10000", "bank 110110 -10000/-10000"],
                ["receivable 130100 2500/2500", "feeRevenue 401200 -2500/-2500"],
            ])
        #expect(trade.balance(Trade.Account.bank) == -150)
        #expect(trade.book.verify() == [])
    }

    @Test("setup:BE-1, BE-2, BE-6, BE-7, BE-8, BE-9 what each step refuses")
    func refusals() throws {
        let trade = trade { $0.bills.requireAcceptance = true }
        let bill = try draw(trade, [try trade.invoice(.eur(10_000))])
        #expect(trade.refused(remit(bill.number, .collection, on: day(2026, 6, 30))) == "stateNotAllowed bills[0]")
        try trade.run(AcceptBill(id: Trade.company, number: bill.number, date: day(2026, 3, 3)))
        #expect(trade.refused(AcceptBill(id: Trade.company, number: bill.number)) == "stateNotAllowed bill")
        #expect(trade.refused(remit(bill.number, .discount, on: day(2026, 6, 30))) == "fieldInvalid date")
        #expect(trade.refused(remit(bill.number, .discount, on: day(2026, 6, 29))) == "accepted")
        #expect(trade.refused(remit(bill.number, .collection, on: day(2026, 3, 2))) == "dateBeforeItem date")
        #expect(trade.refused(remit(bill.number, .collection, on: day(2026, 3, 3), discount: .eur(1))) == "fieldInvalid discount_amount")
        for (cents, answer) in [(9_999, "fieldInvalid amount"), (10_000, "accepted")] {
            let part = CreateRemittance(
                id: Trade.company, bills: [bill.number], type: .collection, bank: "BANK", date: day(2026, 6, 29),
                amount: .eur(Int64(cents)))
            #expect(trade.refused(part) == answer)
        }
        let made = try trade.run(remit(bill.number, .collection, on: day(2026, 6, 29))).remittance
        #expect(trade.refused(remit(bill.number, .collection, on: day(2026, 6, 29))) == "stateNotAllowed bills[0]")
        func settle(_ type: RemittanceType, _ bank: Code, _ amount: Money? = nil) -> String {
            trade.refused(
                SettleBill(
                    id: Trade.company, number: bill.number, type: type, bank: bank, date: day(2026, 6, 29), amount: amount))
        }
        #expect(settle(.discount, "BANK") == "fieldInvalid type")
        #expect(settle(.collection, "CARD") == "fieldInvalid bank")
        #expect(settle(.collection, "BANK", .eur(9_999)) == "fieldInvalid amount")
        #expect(settle(.collection, "BANK", .eur(10_000)) == "accepted")
        #expect(trade.refused(RedrawBill(id: Trade.company, number: bill.number, due: day(2026, 9, 1))) == "stateNotAllowed bill")
        #expect(trade.refused(CancelBill(id: Trade.company, number: bill.number)) == "stateNotAllowed bill")
        let confirm = ConfirmRemittance(id: Trade.company, number: made.number, date: day(2026, 7, 1), fee: .eur(1_840))
        #expect(try trade.run(confirm).entries.map(trade.told) == [["bankFee 850200 1840/1840", "bank 110110 -1840/-1840"]])
        #expect(trade.refused(confirm) == "stateNotAllowed remittance")
        try trade.run(ProtestBill(id: Trade.company, number: bill.number, date: day(2026, 7, 1)))
        #expect(
            trade.refused(RedrawBill(id: Trade.company, number: bill.number, date: day(2026, 7, 1), due: day(2026, 6, 30)))
                == "fieldInvalid due_date")
        #expect(trade.book.verify() == [])
    }

    @Test("canceling opens the invoices again; only the bill itself may undo how it was drawn, and no payment takes it")
    func canceling() throws {
        let trade = trade()
        let item = try trade.invoice(.eur(10_000))
        let bill = try draw(trade, [item])
        #expect(
            trade.refused(UndoSettlement(company: Trade.company, settlement: bill.drawing, reason: "x"))
                == "stateNotAllowed settlement_id")
        var payment = PaymentDraft(customer: "C-1", amount: .eur(10_000))
        payment.method = "BANK"
        payment.apply = .named
        payment.items = [ApplyItem(item: bill.item)]
        #expect(trade.refused(PostPayment(company: Trade.company, payment: payment)) == "fieldInvalid items[0]")
        payment.apply = .oldestFirst
        payment.items = []
        #expect(try trade.preview(PostPayment(company: Trade.company, payment: payment)).settled == [])
        try trade.run(CancelBill(id: Trade.company, number: bill.number, date: day(2026, 3, 4)))
        #expect(trade.open(item) == 10_000)
        #expect(held(trade) == [0, 0, 0, 0])
        #expect(trade.balance(Trade.Account.receivable) == 10_000)
        #expect(trade.book.verify() == [])
    }

    @Test("setup section 11: a step that an older build kept without its journal is told with the word of its type")
    func journalOfOldSteps() {
        func told(_ act: Bill.Act, _ vouchers: [Code], _ journal: Code = .empty) -> Code {
            Bill.Step(
                act: act, status: .drawn, date: day(2026, 3, 2), due: day(2026, 6, 2), vouchers: vouchers, journal: journal
            ).toldJournal
        }
        #expect(told(.protest, ["V-1"]) == "PROTEST" && told(.cancel, ["V-1"]) == "DRAW")
        #expect(told(.protest, ["V-1"], "NOTARY") == "NOTARY" && told(.accept, []) == .empty)
    }

    @Test("setup section 11: each step is in the journal of its type, under its own name or the one the company gives it")
    func journals() throws {
        let trade = trade { $0.bills.journals.protest = "NOTARY" }
        let bill = try draw(trade, [try trade.invoice(.eur(10_000))])
        try trade.run(AcceptBill(id: Trade.company, number: bill.number, date: day(2026, 3, 3)))
        try trade.run(remit(bill.number, .collection, on: day(2026, 6, 30)))
        try trade.run(ProtestBill(id: Trade.company, number: bill.number, date: day(2026, 7, 1)))
        trade.setParameters { $0.bills.journals.protest = "LATER" }
        try trade.run(RedrawBill(id: Trade.company, number: bill.number, date: day(2026, 7, 2), due: day(2026, 9, 1)))
        try trade.run(remit(bill.number, .collection, on: day(2026, 8, 31)))
        let settle = SettleBill(
            id: Trade.company, number: bill.number, type: .collection, bank: "BANK", date: day(2026, 9, 1))
        let history = try trade.run(settle).bill.history
        #expect(history.map(\.journal) == ["DRAW", .empty, "REMITTANCE", "NOTARY", "REDRAW", "REMITTANCE", "SETTLE"])
        let other = try draw(trade, [try trade.invoice(.eur(100))])
        let canceled = try trade.run(CancelBill(id: Trade.company, number: other.number, date: day(2026, 3, 4))).bill
        #expect(canceled.history.map(\.journal) == ["DRAW", "DRAW"])
    }

    @Test("setup:BE-9 remittances take their numbers from the sequence, step over what is taken, and are listed latest first")
    func remittances() throws {
        let trade = trade()
        let bills = try (0..<4).map { _ in try draw(trade, [try trade.invoice(.eur(1_000))]) }
        func made(_ place: Int, _ type: RemittanceType, _ number: Code = .empty) throws -> Remittance {
            try trade.run(
                CreateRemittance(
                    id: Trade.company, bills: [bills[place].number], type: type, bank: "BANK", date: day(2026, 6, 1),
                    number: number)
            ).remittance
        }
        #expect(try made(0, .collection).number == "RM-000001")
        trade.set(.numberSequenceSet(Trade.company, .remittance, NumberSequence(prefix: "W-", digits: 3, next: 7)))
        #expect(try made(1, .collection, "W-008").number == "W-008")
        #expect(try made(2, .discount).number == "W-007")
        let last = try made(3, .collection)
        #expect(last.number == "W-009")
        #expect(trade.book.companies.sequence(Trade.company, .remittance)?.next == 10)
        let confirm = ConfirmRemittance(id: Trade.company, number: "W-007", date: day(2026, 6, 2), fee: .eur(1_840))
        let confirmed = try trade.run(confirm)
        #expect(confirmed.remittance.feeVoucher == confirmed.entries[0].voucher)
        #expect(trade.book.companies.sequence(Trade.company, .remittance)?.next == 10)
        func listed(_ state: RemittanceState?, size: Int = 10, before: RemittanceID = .none) throws -> [Code] {
            try trade.ask(
                ListRemittances(id: Trade.company, bank: "BANK", state: state, size: size, before: before)
            ).remittances.map(\.number)
        }
        #expect(try listed(nil) == ["W-009", "W-007", "W-008", "RM-000001"])
        #expect(try listed(.confirmed) == ["W-007"])
        #expect(try listed(.created, size: 2) == ["W-009", "W-008"])
        #expect(try listed(.created, size: 2, before: RemittanceID(2)) == ["RM-000001"])
        let seen = try trade.ask(GetRemittance(id: Trade.company, number: last.number))
        #expect(seen.bills.map(\.bill.number) == [bills[3].number] && seen.remittance.state == .created)
        #expect(trade.book.verify() == [])
    }

    @Test("setup:CH-6 a remittance charges each bill the fee of its type: to the customer as an item, or to the company's bank")
    func fees() throws {
        let trade = trade()
        func line(_ type: PaymentFee.RemittanceType, _ basis: FeeBasis) -> PaymentFee.Line {
            PaymentFee.Line(
                bank: .all, relation: .empty, method: .empty, currency: nil, remittance: type, from: nil, to: nil, basis: basis,
                feeCurrency: .eur)
        }
        for (code, bearer) in [(Code("CUST"), PaymentFee.Bearer.customer), ("OWN", .ledger)] {
            let fee = PaymentFee(
                code: code, name: "Remittance", bearer: bearer, account: .none,
                lines: [line(.collection, .amount(250)), line(.discount, .amount(900))])
            try trade.run(SetPaymentFee(id: Trade.company, fee: fee, account: .empty))
        }
        func told(_ type: RemittanceType, _ fee: Code) throws -> [[String]] {
            let bill = try draw(trade, [try trade.invoice(.eur(10_000))])
            let remittance = CreateRemittance(
                id: Trade.company, bills: [bill.number], type: type, bank: "BANK", date: day(2026, 6, 1), fee: fee)
            return try trade.run(remittance).entries.suffix(1).map(trade.told)
        }
        #expect(try told(.collection, "CUST") == [["receivable 130100 250/250", "feeRevenue 401200 -250/-250"]])
        #expect(try told(.discount, "OWN") == [["bankFee 850200 900/900", "bank 110110 -900/-900"]])
        #expect(try told(.collection, .empty).first?.first?.hasPrefix("billCollection") == true)
        let bill = try draw(trade, [try trade.invoice(.eur(10_000))])
        let strange = CreateRemittance(
            id: Trade.company, bills: [bill.number], type: .collection, bank: "BANK", date: day(2026, 6, 1), fee: "NONE")
        #expect(trade.refused(strange) == "referenceUnknown payment_fee")
        #expect(trade.balance(Trade.Account.bank) == 10_000 - 900)
        #expect(trade.book.verify() == [])
    }

    @Test("setup:BE-5 bills of a method without remittance in its specification are not remitted")
    func noRemittance() throws {
        let trade = trade()
        let bill = try draw(trade, [try trade.invoice(.eur(100))])
        trade.set(
            .methodSet(
                Trade.company,
                MethodOfPayment(
                    code: "BILL", description: "", type: .billOfExchange, account: Trade.Account.bank, requireReference: false)))
        #expect(trade.refused(remit(bill.number, .collection, on: day(2026, 6, 30))) == "fieldRequired payment_specification")
    }

    @Test("setup:BE-10 statistics: counts and sums per state and currency")
    func statistics() throws {
        let trade = trade()
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        let bills = try [100, 250, 400].map { try draw(trade, [try trade.invoice(.eur($0))]) }
        _ = try draw(trade, [try trade.invoice(.usd(70))])
        try trade.run(remit(bills[0].number, .collection, on: day(2026, 6, 30)))
        try trade.run(CancelBill(id: Trade.company, number: bills[1].number))
        let told = try trade.ask(BillStatistics(id: Trade.company)).map {
            "\($0.status.name) \($0.currency) \($0.count) \($0.sum)"
        }
        #expect(told == ["DRAWN EUR 1 400", "DRAWN USD 1 70", "REMITTED_COLLECTION EUR 1 100", "CANCELED EUR 1 250"])
    }

    // MARK: Drawn with the invoice

    private func drawingTrade(_ change: (inout Parameters) -> Void = { _ in }) -> Trade {
        let trade = trade(change)
        var method = MethodOfPayment(
            code: "DRAW", description: "", type: .billOfExchange, account: Trade.Account.bank, requireReference: false)
        method.drawsBills = true
        trade.set(.methodSet(Trade.company, method))
        trade.setParameters { $0.defaultMethod = "DRAW" }
        return trade
    }

    private func post(_ trade: Trade, _ amount: Money, due: CalendarDate = day(2026, 4, 30)) throws(Rejection) -> PostedDocument {
        try trade.run(PostInvoice(company: Trade.company, document: Trade.document(amount, due: due)))
    }

    @Test("setup:BE-2 a method that draws by itself draws for an invoice in its commit: dates and open amount are the invoice's")
    func drawnWithInvoice() throws {
        let trade = drawingTrade()
        let shown = try trade.preview(
            PostInvoice(company: Trade.company, document: Trade.document(.eur(10_000), due: day(2026, 4, 30))))
        let posted = try post(trade, .eur(10_000))
        #expect(posted == shown)
        #expect(posted.bill == "BE-000001")
        #expect(posted.billEntries.map(trade.told) == [["bill 131100 10000/10000", "receivable 130100 -10000/-10000"]])
        let bill = try trade.book.bill(Trade.company, posted.bill)
        #expect([bill.issued, bill.due] == [posted.postingDate, day(2026, 4, 30)])
        #expect(bill.method == "DRAW" && bill.status == .drawn && bill.face == 10_000)
        #expect(trade.open(posted.item) == 0 && held(trade) == [10_000, 0, 0, 0])
        #expect(trade.book.verify() == [])
        try trade.run(CancelBill(id: Trade.company, number: posted.bill))
        #expect(trade.open(posted.item) == 10_000 && held(trade) == [0, 0, 0, 0])
        #expect(trade.book.verify() == [])
    }

    @Test("setup:BE-2 another method, a credit note, an invoice of zero: nothing is drawn")
    func notDrawn() throws {
        let trade = drawingTrade()
        #expect(try post(trade, .eur(0)).bill.isEmpty)
        let note = try trade.run(PostCreditNote(company: Trade.company, document: Trade.document(.eur(500))))
        #expect(note.creditNote.bill.isEmpty)
        trade.setParameters { $0.defaultMethod = "BILL" }
        #expect(try post(trade, .eur(100)).bill.isEmpty)
        #expect(trade.book.bills.bills.isEmpty)
    }

    @Test("setup:BE-2 each invoice of a batch has a bill of its own; a refused one leaves no hole in the numbers")
    func drawnInBatches() throws {
        let trade = drawingTrade()
        try trade.run(
            DrawBill(
                id: Trade.company, customer: "C-1", invoices: [ApplyItem(item: try undrawn(trade))], due: day(2026, 6, 30),
                number: "BE-000003", method: "BILL"))
        let items = (1...3).map {
            PostInvoices.Item(
                document: Trade.document(.eur(Int64($0) * 100)), isCreditNote: false, settlesWithOriginal: false)
        }
        let posted = try trade.run(PostInvoices(company: Trade.company, items: items))
        #expect(posted.map(\.bill) == ["BE-000002", "BE-000004", "BE-000005"])
        #expect(trade.book.verify() == [])
    }

    private func undrawn(_ trade: Trade) throws -> ItemID {
        trade.setParameters { $0.defaultMethod = "BILL" }
        defer { trade.setParameters { $0.defaultMethod = "DRAW" } }
        return try trade.invoice(.eur(700))
    }

    @Test("setup:BE-2, PP-4 without the bills' posting profile the invoice is not posted either, and no number is taken")
    func drawingRefused() throws {
        let trade = drawingTrade { $0.bills.billProfile = .empty }
        let refused = PostInvoice(company: Trade.company, document: Trade.document(.eur(100)))
        #expect(trade.refused(refused) == "postingProfileUnresolved boe_profile")
        let before = trade.book.digest
        _ = trade.refusal(refused)
        #expect(trade.book.digest == before)
        trade.setParameters { $0.bills.billProfile = "BOE" }
        #expect(try post(trade, .eur(100)).bill == "BE-000001")
    }

    @Test("setup:BE-2 only a method of type BILL_OF_EXCHANGE draws bills")
    func onlyBillMethodsDraw() {
        let method = SetMethodOfPayment(
            id: Trade.company, code: "X", description: "", type: .electronic, account: "110110", requireReference: false,
            drawsBills: true)
        #expect(trade().refused(method) == "fieldInvalid method.draws_bills")
    }

    @Test("random lives of bills: the accounts and the book agree after every step")
    func lives() throws {
        var random = SplitMix64(seed: 11)
        let trade = trade()
        var numbers: [Code] = []
        var date = day(2026, 3, 2)
        for _ in 0..<600 {
            date = date.adding(days: random.below(4) / 3)
            trade.today = date
            if numbers.isEmpty || random.below(10) == 0 {
                numbers.append(try draw(trade, [try trade.invoice(.eur(Int64(1 + random.below(50_000))))], on: date).number)
                continue
            }
            let number = numbers[random.below(numbers.count)]
            do throws(Rejection) {
                switch random.below(6) {
                case 0: try trade.run(remit(number, .collection, on: date))
                case 1: try trade.run(remit(number, .discount, on: date, discount: .eur(1)))
                case 2: try trade.run(ProtestBill(id: Trade.company, number: number, date: date))
                case 3:
                    let due = trade.book.bills[try trade.book.bill(Trade.company, number).id].due
                    try trade.run(RedrawBill(id: Trade.company, number: number, date: date, due: due.adding(days: 30)))
                case 4: try trade.run(CancelBill(id: Trade.company, number: number, date: date))
                default:
                    let type: RemittanceType = random.below(2) == 0 ? .collection : .discount
                    try trade.run(SettleBill(id: Trade.company, number: number, type: type, bank: "BANK", date: date))
                }
            } catch { continue }
            var live = [Int64](repeating: 0, count: 4)
            for bill in trade.book.bills.bills {
                switch bill.status {
                case .drawn, .redrawn: live[0] += bill.face
                case .remittedCollection: live[1] += bill.face
                case .remittedDiscount: live[2] += bill.face
                case .protested: live[3] += bill.face
                case .honored, .canceled: break
                }
            }
            #expect(held(trade) == live)
        }
        #expect(trade.book.verify() == [])
        #expect(trade.book.bills.bills.contains { $0.status == .honored } && trade.book.bills.bills.contains { $0.status == .canceled })
    }
}
