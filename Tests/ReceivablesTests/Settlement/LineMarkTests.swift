import Receivables
import Testing

/// Lines of documents marked by themselves: payments:SE-10.
@Suite struct LineMarkTests {
    private let trade = Trade.discounting { $0.marksLines = true }

    /// A free text invoice with lines of 100.00, 200.00 and 300.00.
    private func invoice(_ discount: Code = .empty) throws -> ItemID {
        var document = Trade.document(.eur(10_000))
        document.lines.append(.init(account: "401100", amount: .eur(20_000)))
        document.lines.append(.init(account: "401200", amount: .eur(30_000)))
        document.cashDiscount = discount
        let draft = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: document)).head.id
        let posted = try trade.run(PostFreeTextInvoice(company: Trade.company, id: draft)).posted
        return try #require(posted.document).item
    }

    private func open(_ item: ItemID) throws -> [Int64] {
        let preview = PreviewSettlement(company: Trade.company, customer: "C-1", items: [ApplyItem(item: item)])
        return try #require(try trade.ask(preview).first).lines.map(\.open)
    }

    @Test("SE-10 a marked line closes, the others stay; the lines add up to the item")
    func oneLine() throws {
        let item = try invoice()
        #expect(try open(item) == [10_000, 20_000, 30_000])
        try trade.pay(.eur(20_000), [ApplyItem(item: item, lines: [2])])
        #expect(try open(item) == [10_000, 0, 30_000] && trade.open(item) == 40_000)
        #expect(trade.book.verify() == [])
        // What names no line fills them in their order.
        try trade.pay(.eur(15_000), [ApplyItem(item: item)])
        #expect(try open(item) == [0, 0, 25_000] && trade.open(item) == 25_000)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-10 money beyond the marked lines stays on the payment, less of it serves them in the order named")
    func moneyAndLines() throws {
        let item = try invoice()
        let over = try trade.pay(.eur(12_000), [ApplyItem(item: item, lines: [1])])
        #expect(over.open == .eur(-2_000) && trade.open(item) == 50_000)
        try trade.pay(.eur(35_000), [ApplyItem(item: item, lines: [3, 2])])
        #expect(try open(item) == [0, 15_000, 0])
        #expect(trade.book.verify() == [])
    }

    @Test("SE-10 the item's tiers apply: 2 % of the line closes it; without discounts on parts only the whole earns one")
    func tiers() throws {
        let item = try invoice("D2")
        let paid = try trade.pay(.eur(19_600), [ApplyItem(item: item, lines: [2])])
        #expect(paid.settled.map(\.told) == ["19600 + 400 + 0"] && paid.open == .eur(0))
        #expect(try open(item) == [10_000, 0, 30_000])
        trade.setParameters { $0.settlement.discountOnPartialPayments = false }
        let part = try trade.pay(.eur(10_000), [ApplyItem(item: item, lines: [1])])
        #expect(part.settled.map(\.told) == ["10000 + 0 + 0"])
        #expect(trade.open(item) == 30_000 && trade.book.items.discountTaken(on: item) == 400)
        let other = try invoice("D2")
        let whole = try trade.pay(.eur(58_800), [ApplyItem(item: other, lines: [1, 2, 3])])
        #expect(whole.settled.map(\.told) == ["58800 + 1200 + 0"] && trade.open(other) == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("SE-10, UN-1 an undone settlement opens its line again")
    func undone() throws {
        let item = try invoice()
        let paid = try trade.pay(.eur(30_000), [ApplyItem(item: item, lines: [3])])
        #expect(try open(item) == [10_000, 20_000, 0])
        try trade.run(UndoSettlement(company: Trade.company, settlement: paid.settlement, reason: "wrong"))
        #expect(try open(item) == [10_000, 20_000, 30_000])
        #expect(trade.book.verify() == [])
    }

    @Test("SE-10 a journal line marks lines; the marked total is that of the lines")
    func journal() throws {
        let item = try invoice()
        try trade.run(CreatePaymentJournal(id: Trade.company, number: "J1", name: "CHECKS", description: ""))
        var wish = SetPaymentLine.Wish()
        wish.customer = "C-1"
        try trade.run(
            SetPaymentLine(id: Trade.company, journal: "J1", wish: wish, items: [ApplyItem(item: item, lines: [1, 3])]))
        let posted = try trade.run(PostPaymentJournal(id: Trade.company, journal: "J1")).payments[0]
        #expect(posted.amount == .eur(40_000))
        #expect(try open(item) == [0, 20_000, 0])
        #expect(trade.book.verify() == [])
    }

    @Test("SE-10 refusals in the order of their checks")
    func refusals() throws {
        let item = try invoice()
        func pay(_ lines: [UInt32], _ amount: Money? = nil) -> String {
            trade.refused(trade.payment(.eur(60_000), [ApplyItem(item: item, amount: amount, lines: lines)]))
        }
        #expect(pay([0]) == "fieldInvalid items[0].lines" && pay([4]) == "fieldInvalid items[0].lines")
        #expect(pay([2, 2]) == "itemNamedTwice items[0].lines")
        #expect(pay([2], .eur(20_001)) == "amountExceedsOpen items[0].amount")
        #expect(pay([2], .eur(20_000)) == "accepted")
        try trade.pay(.eur(20_000), [ApplyItem(item: item, lines: [2])])
        #expect(pay([2]) == "itemClosed items[0].lines" && pay([1, 3]) == "accepted")
        // Posted without lines of its own.
        let plain = try trade.invoice(.eur(100))
        #expect(trade.refused(trade.payment(.eur(100), [ApplyItem(item: plain, lines: [1])])) == "fieldInvalid items[0].lines")
        trade.setParameters { $0.settlement.marksLines = false }
        #expect(pay([1]) == "notAllowed items[0].lines")
    }

    @Test("SE-10 without the parameter nothing is kept of lines")
    func off() throws {
        trade.setParameters { $0.settlement.marksLines = false }
        let item = try invoice()
        #expect(try open(item).isEmpty && trade.book.itemLines.items.isEmpty)
    }

    @Test("SE-10 law: paid by lines, paid as a whole, taken back: the lines always add up to the item")
    func law() throws {
        var random = SplitMix64(seed: 10)
        for _ in 0..<200 {
            let item = try invoice(random.below(2) == 0 ? "D2" : .empty)
            var settlements: [SettlementID] = []
            for _ in 0..<8 {
                if random.below(3) == 0, !settlements.isEmpty {
                    let settlement = settlements.remove(at: random.below(settlements.count))
                    try trade.run(UndoSettlement(company: Trade.company, settlement: settlement, reason: "law"))
                } else if trade.open(item) > 0 {
                    let lines = try open(item).enumerated().filter { $0.element > 0 }.map { UInt32($0.offset) + 1 }
                        .shuffled(using: &random).prefix(random.below(4))
                    let paid = try trade.pay(
                        .eur(Int64(1 + random.below(40_000))), [ApplyItem(item: item, lines: Array(lines))])
                    if !paid.settlement.isNone { settlements.append(paid.settlement) }
                }
                if trade.open(item) > 0 {
                    let lines = try open(item)
                    #expect(lines.reduce(0, +) == trade.open(item) && lines.allSatisfy { $0 >= 0 })
                }
            }
        }
        #expect(trade.book.verify() == [])
    }

    @Test("SE-10 a view of more lines than one answer tells is refused, one line less is told")
    func linesMax() throws {
        let most = PreviewSettlement.linesMax
        let items = [try trade.invoice(.eur(Int64(most))), try trade.invoice(.eur(1))]
        for item in items {
            let amounts = [Int64](repeating: 1, count: Int(trade.open(item)))
            trade.set(.payment(.linesKept(item, amounts)))
        }
        func view(_ items: [ItemID]) -> PreviewSettlement {
            PreviewSettlement(company: Trade.company, customer: "C-1", items: items.map { ApplyItem(item: $0) })
        }
        #expect(try trade.ask(view([items[0]])).first?.lines.count == most)
        var refusal: Rejection?
        do throws(Rejection) { _ = try trade.ask(view(items)) } catch { refusal = error }
        #expect(refusal?.reason == .resultTooLarge && refusal?.field == "items")
    }
}
