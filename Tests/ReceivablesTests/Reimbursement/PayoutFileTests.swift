import Receivables
import Testing

/// Refunds and the bank's file: payments:RB-1, RB-5.
@Suite struct PayoutFileTests {
    private let trade: Trade
    private static let iban = "DE89370400440532013000"

    init() {
        trade = Trade.returning()
        trade.set(
            .bank(
                .accountSet(
                    Trade.company,
                    BankAccount(
                        code: "MAIN", name: "", identifiers: ["110110", "DE02120300000000202051"], currency: .eur,
                        method: "BANK", booksFrom: .statement))))
    }

    private func account(_ customer: CustomerID, _ iban: String = iban) {
        trade.set(.payoutAccountSet(customer, PayoutAccount(vendor: .empty, holder: "", iban: iban, bic: .empty)))
    }

    private func reimburse(_ customers: [Code], _ method: Code = .empty) -> Reimburse {
        Reimburse(company: Trade.company, customers: customers, includesOpenDebits: false, date: nil, method: method)
    }

    private func make(_ account: Code = "MAIN", on date: CalendarDate? = nil) -> GeneratePayoutFile {
        GeneratePayoutFile(id: Trade.company, bankAccount: account, format: .pain00100109, executionDate: date)
    }

    @Test("RB-5 a refund: debits receivables, credits the bank, needs a bank account and an electronic method")
    func refund() throws {
        try trade.payment(.eur(3_000))
        #expect(try trade.preview(reimburse(["C-1"], "BANK")).skipped.map(\.reason) == [.noBankAccount])
        account(Trade.c1)
        #expect(trade.refused(reimburse(["C-1"], "NONE")) == "referenceUnknown method_of_payment")
        #expect(trade.refused(reimburse(["C-1"], "CARD")) == "methodNotSupported method_of_payment")
        let made = try trade.run(reimburse(["C-1"], "BANK"))
        #expect(made.entries.map { trade.told($0) } == [["receivable 130100 3000/3000", "bank 110110 -3000/-3000"]])
        #expect(made.made[0].vendor.isEmpty && trade.exposure == 0)
        #expect(trade.balance(Trade.Account.bank) == 0 && trade.balance(Trade.More.payable) == 0)
        #expect(trade.book.verify() == [])
        // Money that left cannot be taken back by an undo.
        let id = made.made[0].settlements[0]
        #expect(
            trade.refused(UndoSettlement(company: Trade.company, settlement: id, reason: "x")) == "notReversible settlement_id")
    }

    @Test("RB-5 the file holds each refund once, without an entry: the bank was credited when it was posted")
    func file() throws {
        for customer in ["C-1", "C-2"] as [Code] { try trade.payment(.eur(3_000), customer) }
        account(Trade.c1)
        try trade.run(reimburse(["C-1"], "BANK"))
        #expect(try trade.preview(reimburse(["C-1"], "BANK")).skipped.map(\.reason) == [.noCreditBalance])
        #expect(trade.refused(make("NONE")) == "bankAccountUnknown bank_account")
        // A Sunday; a day that has passed.
        #expect(trade.refused(make(on: day(2026, 3, 8))) == "fieldInvalid execution_date")
        #expect(trade.refused(make(on: day(2026, 2, 27))) == "fieldInvalid execution_date")
        let first = try trade.run(make(on: day(2026, 3, 4)))
        #expect(first.file.transfers.map(\.amount) == [3_000] && first.file.number == "PO-000001")
        #expect(first.file.entry == nil && first.leftOut.isEmpty)
        #expect(trade.refused(make()) == "nothingToPost ")

        account(Trade.c2)
        try trade.payment(.eur(500))
        try trade.run(reimburse(["C-1", "C-2"], "BANK"))
        // Whose payout account was taken away meanwhile is left out, and named.
        account(Trade.c2, "")
        let second = try trade.run(make())
        #expect(second.file.transfers.map(\.amount) == [500])
        #expect(second.leftOut.map(\.why) == [.noBankAccount] && second.leftOutCount == 1)
        #expect(trade.refusal(make())?.message.contains("no payout account") == true)
        #expect(trade.balance(Trade.Account.bank) == 0 && trade.book.verify() == [])
        let listed = try trade.ask(ListPayoutFiles(id: Trade.company, size: 1, before: 0))
        #expect(listed.files.map(\.number) == ["PO-000002"] && listed.hasMore)
    }

    @Test("RB-1 what a vendor is owed is paid with the payables: it never stands in a file of refunds")
    func vendors() throws {
        try trade.payment(.eur(3_000))
        account(Trade.c1)
        try trade.run(reimburse(["C-1"]))
        #expect(trade.refusal(make())?.message == "no refund waits for a file")
        try trade.payment(.eur(200))
        try trade.run(reimburse(["C-1"], "BANK"))
        let made = try trade.run(make())
        #expect(made.file.transfers.map(\.amount) == [200] && made.leftOutCount == 0)
        #expect(trade.balance(Trade.More.payable) == -3_000, "still owed")
        #expect(trade.book.verify() == [])
    }

    @Test("one refund that no bank takes is left out by itself; the others go")
    func notWritable() throws {
        account(Trade.c1)
        trade.set(
            .payoutAccountSet(Trade.c2, PayoutAccount(vendor: .empty, holder: "東京", iban: Self.iban, bic: .empty)))
        for customer in ["C-2", "C-1"] as [Code] { try trade.payment(.eur(3_000), customer) }
        try trade.run(reimburse(["C-2", "C-1"], "BANK"))
        let made = try trade.run(make())
        #expect(made.file.transfers.count == 1 && made.leftOut.map(\.why) == [.notWritable])
        trade.set(
            .payoutAccountSet(Trade.c2, PayoutAccount(vendor: .empty, holder: "Tokyo", iban: Self.iban, bic: .empty)))
        #expect(try trade.run(make()).file.transfers.map(\.holder) == ["Tokyo"])
    }

    @Test("an answer names the first hundred that are left out and counts all")
    func manyLeftOut() throws {
        account(Trade.c1)
        account(Trade.c2)
        for _ in 0...GeneratePayoutFile.leftOutMax {
            try trade.payment(.eur(1), "C-2")
            try trade.run(reimburse(["C-2"], "BANK"))
        }
        account(Trade.c2, "")
        try trade.payment(.eur(1))
        try trade.run(reimburse(["C-1"], "BANK"))
        let made = try trade.run(make())
        #expect(made.leftOut.count == 100 && made.leftOutCount == 101 && made.file.transfers.count == 1)
    }

    @Test(
        "a number that no file has is not found, whatever stands for its digits",
        arguments: [
            "PO--9223372036854775808", "PO-9223372036854775807", "PO-18446744073709551616", "PO-000000", "PO-+1", "PO-1",
            "PO-000002", "PO-", "",
        ])
    func noSuchFile(_ number: String) throws {
        account(Trade.c1)
        try trade.payment(.eur(1))
        try trade.run(reimburse(["C-1"], "BANK"))
        #expect(try trade.run(make()).file.number == "PO-000001")
        #expect(throws: Rejection.self) { try trade.ask(GetPayoutFile(id: Trade.company, number: number, piece: 0)) }
        #expect(try trade.ask(GetPayoutFile(id: Trade.company, number: "PO-000001", piece: 0)).file.transfers.count == 1)
    }

    @Test("RB-5 refunds are of credit in euro, by a method that one of our accounts pays from an IBAN")
    func method() throws {
        account(Trade.c1)
        trade.setMethod("WIRE", .electronic, Trade.Account.bank)
        trade.setDollar(90, scale: 2, from: day(2026, 1, 1))
        try trade.payment(.usd(700))
        #expect(trade.refused(reimburse(["C-1"], "WIRE")) == "methodNotSupported method_of_payment")
        let dollars = try trade.preview(reimburse(["C-1"], "BANK"))
        #expect(dollars.made.isEmpty && dollars.skipped.map(\.reason) == [.otherCurrency])
        #expect(dollars.skipped.map(\.total) == [.eur(630)])
        try trade.payment(.eur(100))
        let made = try trade.run(reimburse(["C-1"], "BANK"))
        #expect(made.made.flatMap(\.rows).map(\.amount) == [100] && made.skipped.map(\.total) == [.eur(630)])
        #expect(try trade.run(make()).leftOutCount == 0)
        trade.set(
            .bank(
                .accountSet(
                    Trade.company,
                    BankAccount(
                        code: "OLD", name: "", identifiers: ["4711"], currency: .eur, method: "WIRE", booksFrom: .statement))))
        #expect(trade.refused(reimburse(["C-1"], "WIRE")) == "methodNotSupported method_of_payment")
        #expect(trade.refusal(make("OLD"))?.message.contains("none of its identifiers is an IBAN") == true)
    }

    @Test("by dimension: a transfer each")
    func dimensions() throws {
        account(Trade.c1)
        var payment = PaymentDraft(customer: "C-1", amount: .eur(3_000))
        payment.apply = ApplyMode.none
        payment.shares = [.init(dimension: "A", amount: .eur(1_000)), .init(dimension: "B", amount: .eur(2_000))]
        try trade.run(PostPayment(company: Trade.company, payment: payment))
        try trade.run(reimburse(["C-1"], "BANK"))
        #expect(try trade.run(make()).file.transfers.map(\.amount) == [1_000, 2_000])
    }

    @Test("a grant up to an amount covers a file of no more than that in all")
    func atStake() throws {
        account(Trade.c1)
        for amount in [600, 500] as [Int64] {
            try trade.payment(.eur(amount))
            try trade.run(reimburse(["C-1"], "BANK"))
        }
        func isCovered(upTo amount: Int64) throws -> Bool {
            _ = try trade.preview(make())
            return trade.isCovered(trade.draft.events, upTo: .eur(amount))
        }
        #expect(try isCovered(upTo: 1_100) && !isCovered(upTo: 1_099))
    }
}

extension Trade {
    /// Whether somebody who approves up to an amount may do what the events say.
    func isCovered(_ events: [Event], upTo amount: Money) -> Bool {
        let id = GrantID(UInt32(book.grants.all.count) + 1)
        let who: Code = Code("up-to-\(amount.minor)") ?? .empty
        set(
            .access(
                .granted(
                    Grant(
                        id: id, principal: who, role: .adjustApprove, company: Trade.company, upTo: amount, by: "root",
                        reason: "x"))))
        do throws(Rejection) {
            try book.check(events, of: who, in: Trade.company, as: RoleSet(.adjustApprove), at: instant)
            return true
        } catch { return false }
    }
}
