import Receivables
import Testing

/// What a closed period and a refused run leave behind: setup:PC-1 to PC-5, FX-3, F17.
@Suite struct ClosedPeriodTests {
    private let trade = Trade.ready { $0.overLimitFreeTextInvoice = .off }
    private let id = Trade.company

    private func payment(_ amount: Money) -> PostPayment {
        PostPayment(company: id, payment: PaymentDraft(customer: "C-1", amount: amount))
    }

    init() {
        trade.set(.numberSequenceSet(id, .packingSlip, NumberSequence(prefix: "PS-", digits: 6, next: 1)))
    }

    private func order(_ number: Code) throws {
        let line = OrderLine(
            number: 1, account: "401100", ordered: Quantity(millionths: 10_000_000), price: Decimal(unscaled: 10, scale: 0))
        try trade.run(ImportOrderState(company: id, order: ImportedOrder(number: number, customer: "C-1", lines: [line])))
    }

    @Test("PC-2, PC-5: on hold or closed, every way to post is refused, and nothing of it stays")
    func everyWay() throws {
        trade.setDollar(9, scale: 1, from: day(2026, 1, 1))
        trade.setUnrealized()
        try trade.invoice(.eur(1_000), number: "A")
        try trade.invoice(.eur(1_000), number: "B")
        try trade.invoice(.usd(1_000), number: "C")
        let paid = try trade.payment(.eur(1_000), "C-1", .oldestFirst)
        let unspent = try trade.payment(.eur(500))
        try order("SO-1")
        try order("SO-2")
        let sold = try trade.run(PostSalesInvoices(company: id, selections: [OrderSelection(order: "SO-2")]))
        let draft = try trade.run(CreateFreeTextInvoice(company: id, document: Trade.document(.eur(700))))
        var credit = Trade.document(.eur(1_000))
        (credit.originalInvoice, credit.reason) = ("A", "wrong")
        let some = [RegisterPackingSlip.Line(line: 1, quantity: .one)]
        let end = day(2026, 3, 31)
        let ways: [(String, () -> String)] = [
            ("invoice", { trade.refused(PostInvoice(company: id, document: Trade.document(.eur(100)))) }),
            ("credit note", { trade.refused(PostCreditNote(company: id, document: credit)) }),
            ("payment", { trade.refused(payment(.eur(100))) }),
            (
                "settlement",
                {
                    trade.refused(
                        Settle(
                            company: id, customer: "C-1", items: [ApplyItem(number: "B"), ApplyItem(number: unspent.number)]))
                }
            ),
            ("undo", { trade.refused(UndoSettlement(company: id, settlement: paid.settlement, reason: "wrong")) }),
            ("draft", { trade.refused(PostFreeTextInvoice(company: id, id: draft.head.id)) }),
            (
                "revaluation",
                { trade.refused(RunRevaluation(id: id, method: .standard, consideredDate: end, rateDate: end)) }
            ),
            ("packing slip", { trade.refused(RegisterPackingSlip(company: id, order: "SO-1")) }),
            ("order", { trade.refused(PostSalesInvoices(company: id, selections: [OrderSelection(order: "SO-1")])) }),
            (
                "order's credit note",
                {
                    trade.refused(
                        CreateCreditNote(
                            company: id, order: "SO-2", lines: some, originalInvoice: sold.invoices[0].document.number,
                            reason: "RETURN"))
                }
            ),
        ]
        for (name, way) in ways { #expect(way() == "accepted", "\(name) before") }
        try trade.run(SetPeriodStatus(id: id, period: "2026-03", status: .onHold))
        let digest = trade.book.digest
        for (name, way) in ways { #expect(way().hasPrefix("periodOnHold "), "\(name): \(way())") }
        let token = try trade.ask(CloseCheck(id: id, period: "2026-03")).confirmToken
        try trade.run(SetPeriodStatus(id: id, period: "2026-03", status: .closed, confirmToken: token))
        for (name, way) in ways { #expect(way().hasPrefix("periodClosed "), "\(name): \(way())") }
        #expect(trade.book.digest == digest)
        #expect(trade.book.verify().isEmpty)
        trade.setParameters { $0.settlement.editsDates = true }
        #expect(trade.refused(EditOpenTransaction(company: id, number: "B", dueDate: end)) == "accepted", "PC-4")
    }

    @Test("FX-3: a revaluation and its reversal leave nothing", arguments: 1...10 as ClosedRange<UInt64>)
    func thereAndBack(seed: UInt64) throws {
        trade.setUnrealized()
        var dice = SplitMix64(seed: seed)
        trade.setDollar(Int64(80 + dice.below(40)), scale: 2, from: day(2026, 1, 1))
        var items: [ItemID] = []
        for _ in 0..<5 {
            items.append(try trade.invoice(.usd(Int64(1 + dice.below(1_000_000)))))
            if dice.below(2) == 0 { try trade.payment(.usd(Int64(1 + dice.below(500_000))), "C-1", .oldestFirst) }
        }
        let before = items.map { trade.book.items.carried($0) }
        let receivable = trade.accountingBalance(Trade.Account.receivable)
        trade.setDollar(Int64(80 + dice.below(40)), scale: 2, from: day(2026, 3, 20))
        let end = day(2026, 3, 31)
        for method in [dice.below(2) == 0 ? RevaluationMethod.standard : .minimum, .standard, .invoiceDate] {
            let run = RunRevaluation(id: id, method: method, consideredDate: end, rateDate: end)
            let preview = try trade.preview(run)
            let answer = try trade.run(run)
            #expect(answer == preview, "F17, FX-6")
            #expect(trade.book.verify().isEmpty)
        }
        #expect(items.map { trade.book.items.carried($0) } == before)
        #expect(trade.accountingBalance(Trade.Account.receivable) == receivable)
        #expect(trade.accountingBalance(AccountID(12)) == 0 && trade.accountingBalance(AccountID(13)) == 0)
        let again = try trade.run(RunRevaluation(id: id, method: .invoiceDate, consideredDate: end, rateDate: end))
        #expect(again.entries.isEmpty, "a second reversal finds nothing")
    }

    @Test("SI-1, SI-5: what is picked is invoiced once; F17: the preview is what is posted")
    func pickedOnce() throws {
        var line = OrderLine(
            number: 1, account: "401100", ordered: Quantity(millionths: 10_000_000), price: Decimal(unscaled: 10, scale: 0))
        line.picked = Quantity(millionths: 4_000_000)
        try trade.run(ImportOrderState(company: id, order: ImportedOrder(number: "SO-1", customer: "C-1", lines: [line])))
        let picked = PostSalesInvoices(company: id, selections: [OrderSelection(order: "SO-1")], basis: .picked)
        let preview = try trade.preview(picked)
        let answer = try trade.run(picked)
        #expect(answer.invoices == preview.invoices)
        #expect(answer.invoices.map(\.document.total) == [.eur(4_000)])
        #expect(trade.refused(picked) == "nothingToPost orders")
        let slip = RegisterPackingSlip(company: id, order: "SO-1", lines: [.init(line: 1, quantity: line.picked)])
        try trade.run(slip)
        let bySlip = PostSalesInvoices(company: id, selections: [OrderSelection(order: "SO-1")], basis: .packingSlip)
        #expect(trade.refused(bySlip) == "nothingToPost orders")
        #expect(trade.book.verify().isEmpty)
    }
}
