import Receivables
import Testing

/// Payments section 14.
@Suite struct ReimburseTests {
    private let trade = Trade.returning { $0.minimumReimbursement = 1_000 }

    private func reimburse(_ customers: [Code] = ["C-1"], debits: Bool = false) -> Reimburse {
        Reimburse(company: Trade.company, customers: customers, includesOpenDebits: debits, date: nil)
    }

    private func note(_ lines: [(Int64, Code)], _ classification: Code = .empty) throws {
        var draft = InvoiceDraft(customer: "C-1")
        draft.currency = .eur
        draft.classification = classification
        for (amount, dimension) in lines {
            var line = InvoiceDraft.Line(account: "401100", amount: .eur(amount))
            line.dimension = dimension
            draft.lines.append(line)
        }
        try trade.run(PostCreditNote(company: Trade.company, document: draft))
    }

    @Test("RB-4 reasons in the order they are tested; RB-2 equal to the minimum is paid")
    func reasons() throws {
        func reasons(_ command: Reimburse) throws -> [Reimburse.SkipReason] {
            try trade.preview(command).skipped.map(\.reason)
        }
        #expect(try reasons(reimburse(["C-1", "C-1"])) == [.noCreditBalance])
        try trade.invoice(.eur(5))
        try trade.payment(.eur(999))
        #expect(try reasons(reimburse()) == [.openDebits])
        #expect(try reasons(reimburse(debits: true)) == [.belowMinimum])
        try trade.payment(.eur(1))
        #expect(try reasons(reimburse(debits: true)) == [])
        #expect(trade.refused(reimburse([])) == "fieldRequired customers")
        #expect(trade.refused(reimburse(["C-9"])) == "customerNotFound customers[0]")
    }

    @Test("RB-3 per dimension, per classification too, or one for the customer")
    func grouping() throws {
        try note([(1_000, "101"), (4_500, "601")], "UTL")
        try note([(1_000, "101")], "PARKS")
        func rows() throws -> [String] {
            try trade.preview(reimburse()).made[0].rows.map { "\($0.dimension) \($0.classification) \($0.amount)" }
        }
        #expect(try rows() == ["101  2000", "601  4500"])
        trade.setParameters { $0.separateByClassification = true }
        #expect(try rows() == ["101 UTL 1000", "601 UTL 4500", "101 PARKS 1000"])
        trade.setParameters { $0.summarizeCustomer = true }
        #expect(try rows() == ["  6500"])
    }

    @Test("RB-3 a payment over several dimensions is reimbursed by dimension; its mirror goes back to each of them")
    func payments() throws {
        var payment = PaymentDraft(customer: "C-1", amount: .eur(3_000))
        payment.apply = ApplyMode.none
        payment.classification = "UTL"
        func shares(_ rows: [(Code, Int64)]) -> String {
            payment.shares = rows.map { .init(dimension: $0.0, amount: .eur($0.1)) }
            return trade.refused(PostPayment(company: Trade.company, payment: payment))
        }
        #expect(shares([("A", 1_000), ("B", 1_999)]) == "amountMismatch shares")
        #expect(shares([("A", 1_000), ("B", 2_001)]) == "amountMismatch shares[1].amount")
        #expect(shares([("A", 0), ("B", 3_000)]) == "amountMismatch shares[0].amount")
        #expect(shares([("A", 1_000), ("A", 2_000)]) == "fieldInvalid shares[1].dimension")
        #expect(shares([("A", 1_000), ("B", 2_000)]) == "accepted")
        let posted = try trade.run(PostPayment(company: Trade.company, payment: payment))
        trade.setParameters { $0.separateByClassification = true }
        let rows = try trade.preview(reimburse()).made[0].rows
        #expect(rows.map { "\($0.dimension) \($0.classification) \($0.amount)" } == ["A UTL 1000", "B UTL 2000"])
        let mirror = try trade.run(
            CancelPayment(company: Trade.company, payment: posted.number, kind: .reversed, reason: "x"))
        let legs = mirror.entries[0].legs.filter { $0.type == .bank }
        #expect(legs.map { "\($0.dimension) \($0.amount)" } == ["A -1000", "B -2000"])
        #expect(trade.balance(Trade.Account.bank) == 0 && trade.book.verify() == [])
    }

    @Test("RB-1, RB-6 credits are closed, payables and exposure rise; it cannot be undone")
    func posts() throws {
        try note([(3_000, "101"), (1_000, "102")])
        try trade.payment(.eur(2_000))
        #expect(trade.exposure == -6_000)
        let made = try trade.run(reimburse())
        #expect(trade.exposure == 0 && trade.balance(Trade.More.payable) == -6_000)
        #expect(made.made[0].isOneTimeVendor && made.made[0].rows.map(\.amount) == [3_000, 1_000, 2_000])
        let settlement = made.made[0].settlements[0]
        #expect(
            trade.refused(UndoSettlement(company: Trade.company, settlement: settlement, reason: "x"))
                == "notReversible settlement_id")
        #expect(trade.refused(
            CancelPayment(company: Trade.company, payment: "PAY-000001", kind: .reversed, reason: "x"))
            == "notReversible payment_number")
        #expect(trade.book.verify() == [])
    }

    @Test("RB-3 a partly used credit is split in proportion, and the parts add up", arguments: 1...20 as ClosedRange<UInt64>)
    func split(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let trade = Trade.returning()
        var draft = InvoiceDraft(customer: "C-1")
        draft.currency = .eur
        for place in 0..<(2 + random.below(4)) {
            var line = InvoiceDraft.Line(account: "401100", amount: .eur(Int64(1 + random.below(50_000))))
            line.dimension = Code("D\(place)") ?? .empty
            draft.lines.append(line)
        }
        let credit = try trade.run(PostCreditNote(company: Trade.company, document: draft)).creditNote.item
        let invoice = try trade.invoice(.eur(Int64(1 + random.below(Int(-trade.open(credit))))))
        try trade.run(
            Settle(company: Trade.company, customer: "C-1", items: [ApplyItem(item: credit), ApplyItem(item: invoice)]))
        let open = -trade.open(credit)
        guard open > 0 else { return }
        let made = try trade.run(reimburse())
        #expect(made.made[0].rows.reduce(0) { $0 + $1.amount } == open)
        #expect(made.made[0].rows.allSatisfy { $0.amount > 0 } && trade.book.verify() == [])
    }

    @Test("RB-3 a small rest over many dimensions: no more goes out than is open, whatever a share rounds to")
    func manyDimensions() throws {
        let trade = Trade.returning()
        var draft = InvoiceDraft(customer: "C-1")
        draft.currency = .eur
        for place in 0..<50 {
            var line = InvoiceDraft.Line(account: "401100", amount: .eur(200))
            line.dimension = Code("D\(place)") ?? .empty
            draft.lines.append(line)
        }
        let credit = try trade.run(PostCreditNote(company: Trade.company, document: draft)).creditNote.item
        let invoice = try trade.invoice(.eur(9_975))
        try trade.run(
            Settle(company: Trade.company, customer: "C-1", items: [ApplyItem(item: credit), ApplyItem(item: invoice)]))
        let made = try trade.run(reimburse())
        // Each share is half a cent: every second dimension gets one.
        #expect(made.made[0].rows.map(\.amount) == Array(repeating: 1, count: 25))
        #expect(trade.open(credit) == 0 && trade.balance(Trade.More.payable) == -25 && trade.book.verify() == [])
    }
}
