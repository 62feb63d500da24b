import Receivables
import Testing

/// What packing slips post until they are invoiced: setup:SI-9.
@Suite struct PackingSlipAccrualTests {
    private let trade: Trade
    private let id = Trade.company
    private static let waiting = AccountID(21)
    private static let offset = AccountID(22)

    init() {
        trade = Trade.ready { $0.overLimitFreeTextInvoice = .off }
        trade.set(.numberSequenceSet(id, .packingSlip, NumberSequence(prefix: "PS-", digits: 4, next: 1)))
        var next = UInt32(12)
        for number in ["150001", "150002", "150003", "150004", "150005", "150006", "150007", "150008", "150009"] as [Code] {
            setAccount(next, number)
            next += 1
        }
        setAccount(21, "150100")
        setAccount(22, "295100")
        trade.set(
            .automaticAccountSet(id, .packingSlip, Self.waiting), .automaticAccountSet(id, .packingSlipOffset, Self.offset))
        accrue(true)
    }

    private func setAccount(_ id: UInt32, _ number: Code) {
        trade.set(
            .mainAccountSet(
                MainAccount(
                    id: AccountID(id), number: number, name: "", blocked: false, itemTaxGroup: .empty, salesTaxGroup: .empty)))
    }

    private func accrue(_ accrues: Bool) {
        var parameters = SalesParameters()
        parameters.accruesPackingSlips = accrues
        trade.set(.sales(.setupSet(id, .parameters(parameters))))
    }

    private func pieces(_ count: Int64) -> Quantity { Quantity(millionths: count * 1_000_000) }

    private func line(_ number: UInt32, _ ordered: Int64, _ price: Int64, scale: UInt8 = 0) -> OrderLine {
        OrderLine(number: number, account: "401100", ordered: pieces(ordered), price: Decimal(unscaled: price, scale: scale))
    }

    @discardableResult
    private func order(_ number: Code, _ lines: [OrderLine], _ change: (inout ImportedOrder) -> Void = { _ in }) throws -> OrderID {
        var order = ImportedOrder(number: number, customer: "C-1", lines: lines)
        change(&order)
        return try trade.run(ImportOrderState(company: id, order: order)).id
    }

    @discardableResult
    private func slip(_ order: Code, _ line: UInt32, _ count: Int64) throws -> RegisterPackingSlip.Answer {
        try trade.run(RegisterPackingSlip(company: id, order: order, lines: [.init(line: line, quantity: pieces(count))]))
    }

    private func invoice(_ order: Code, _ line: UInt32, _ count: Int64, _ basis: QuantityBasis = .packingSlip) -> PostSalesInvoices {
        PostSalesInvoices(
            company: id, selections: [OrderSelection(order: order, lines: [.init(line: line, quantity: pieces(count))])],
            basis: basis)
    }

    private var waiting: Int64 { trade.balance(Self.waiting) }
    private func amounts(_ entry: JournalEntry) -> [Int64] { entry.legs.map(\.amount) }

    @Test("SI-9: a slip posts its net value; parts take back their shares, the last one the rest")
    func thirds() throws {
        let id = try order("SO-1", [line(1, 3, 3_335, scale: 3)])
        let made = try slip("SO-1", 1, 3)
        #expect(made.entries.map(amounts) == [[1_001, -1_001]])
        #expect(made.entries[0].legs.map(\.type) == [.packingSlip, .packingSlipOffset])
        #expect(made.slip.posting?.voucher == made.entries[0].voucher)
        #expect(waiting == 1_001 && trade.balance(Self.offset) == -1_001)
        var released: [Int64] = []
        for count in 1...3 as ClosedRange<Int64> {
            let answer = try trade.run(invoice("SO-1", 1, 1))
            #expect(answer.invoices[0].document.total == .eur(334))
            #expect(answer.invoices[0].entries.count == 2)
            released.append(answer.invoices[0].entries[1].legs[1].amount)
            #expect(answer.invoices[0].entries[1].legs.map(\.type) == [.packingSlip, .packingSlipOffset])
            #expect(waiting == 1_001 - released.reduce(0, +))
            #expect(trade.book.sales.detail(id)?.slips[0].lines[0].invoiced == pieces(count))
        }
        #expect(released == [334, 334, 333])
        #expect(waiting == 0 && trade.balance(Self.offset) == 0)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("SI-9: without the parameter nothing is posted; what was registered before it keeps none")
    func switchedOff() throws {
        accrue(false)
        try order("SO-1", [line(1, 10, 20)])
        #expect(try slip("SO-1", 1, 4).entries == [])
        accrue(true)
        #expect(try trade.run(invoice("SO-1", 1, 4)).invoices[0].entries.count == 1)
        try slip("SO-1", 1, 6)
        #expect(waiting == 12_000)
        accrue(false)
        #expect(try trade.run(invoice("SO-1", 1, 6)).invoices[0].entries.count == 2, "what is posted is taken back")
        #expect(waiting == 0)
    }

    @Test("SI-9: what was invoiced ahead of its slip is not accrued, exposures do not see accruals")
    func invoicedAhead() throws {
        try order("SO-1", [line(1, 10, 20)])
        try trade.run(invoice("SO-1", 1, 2, .deliverNow))
        func sums() -> Exposures.Sums { trade.book.exposures.find(trade.book.customers[Trade.c1].firstSums, .eur)! }
        let before = sums()
        let made = try slip("SO-1", 1, 5)
        #expect(amounts(made.entries[0]) == [6_000, -6_000], "two of the five are invoiced already")
        #expect(sums().orders + sums().delivered == before.orders + before.delivered && sums().invoices == before.invoices)
        try trade.run(PostSalesInvoices(company: id, selections: [OrderSelection(order: "SO-1")], basis: .all))
        #expect(waiting == 0)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("SI-9: accruals keep the rate of their slip, accounts and dimension as they were posted")
    func storedAsPosted() throws {
        trade.setDollar(90, scale: 2, from: day(2026, 1, 1))
        var row = line(1, 10, 15)
        row.dimension = "D1"
        try order("SO-1", [row]) { $0.currency = .usd }
        try slip("SO-1", 1, 10)
        #expect(trade.balance(Self.waiting, .usd) == 15_000)
        trade.setDollar(80, scale: 2, from: day(2026, 3, 2))
        trade.set(.automaticAccountSet(id, .packingSlip, AccountID(12)))
        let entries = try trade.run(invoice("SO-1", 1, 4)).invoices[0].entries
        #expect(entries[0].legs[0].accountingAmount == 4_800)
        #expect(entries[1].legs.map(\.accountingAmount) == [-5_400, 5_400])
        #expect(entries[1].legs.map(\.account) == [Self.waiting, Self.offset])
        #expect(entries[1].legs.allSatisfy { $0.dimension == "D1" })
        try trade.run(invoice("SO-1", 1, 6))
        let rest = trade.book.subledger.balance(id, Self.waiting, .usd)
        #expect(rest?.accountingDebit == 13_500 && rest?.accountingCredit == 13_500)
    }

    @Test("SI-9: an invoice of several orders and slips takes all of them back in one voucher")
    func merged() throws {
        try order("SO-1", [line(1, 10, 20), line(2, 5, 8)])
        try order("SO-2", [line(1, 4, 1)])
        try slip("SO-1", 1, 3)
        try slip("SO-1", 1, 2)
        try slip("SO-1", 2, 5)
        try slip("SO-2", 1, 4)
        let answer = try trade.run(
            PostSalesInvoices(
                company: id, selections: [OrderSelection(order: "SO-1"), OrderSelection(order: "SO-2")], basis: .packingSlip,
                summary: .invoiceAccount))
        #expect(answer.invoices.count == 1)
        #expect(answer.invoices[0].entries.map(amounts).last == [-14_400, 14_400])
        #expect(waiting == 0)
    }

    @Test("SI-9, PC-10: an invoice is not dated before a slip whose accrual it takes back")
    func datedBefore() throws {
        trade.today = day(2026, 3, 6)
        try order("SO-1", [line(1, 10, 20)])
        try trade.run(
            RegisterPackingSlip(
                company: id, order: "SO-1", lines: [.init(line: 1, quantity: pieces(4))], date: day(2026, 3, 5)))
        func dated(_ date: CalendarDate, _ basis: QuantityBasis = .packingSlip) -> PostSalesInvoices {
            PostSalesInvoices(company: id, selections: [OrderSelection(order: "SO-1")], basis: basis, date: date)
        }
        let refusal = trade.refusal(dated(day(2026, 3, 4)))
        #expect(refusal?.reason == .dateInvalid && refusal?.field == "date")
        #expect(refusal?.figures.contains(.init("earliest", day(2026, 3, 5))) == true)
        #expect(refusal?.figures.contains(.init("packing_slip", "PS-0001")) == true)
        #expect(trade.refused(dated(day(2026, 3, 4), .all)) == "dateInvalid date")
        #expect(trade.refused(dated(day(2026, 3, 5))) == "accepted")
        try trade.run(dated(day(2026, 3, 5)))
        func waiting(on date: CalendarDate) -> Int64 {
            trade.journal.filter { $0.entry.date <= date }.flatMap(\.entry.legs).filter { $0.account == Self.waiting }
                .reduce(0) { $0 + $1.amount }
        }
        #expect(waiting(on: day(2026, 3, 4)) == 0 && waiting(on: day(2026, 3, 5)) == 0)
        // Without an accrual nothing is taken back, so goods may be invoiced ahead of their slip (SI-3).
        accrue(false)
        try order("SO-2", [line(1, 10, 20)])
        try slip("SO-2", 1, 4)
        let early = PostSalesInvoices(
            company: id, selections: [OrderSelection(order: "SO-2")], basis: .packingSlip, date: day(2026, 3, 2))
        #expect(trade.refused(early) == "accepted")
    }

    @Test("SI-9: canceling a slip takes its accrual back and has its goods to deliver again")
    func canceled() throws {
        let order = try order("SO-1", [line(1, 10, 20)])
        try slip("SO-1", 1, 4)
        func cancel(_ number: Code, on date: CalendarDate? = nil) -> CancelPackingSlip {
            CancelPackingSlip(company: id, order: "SO-1", slip: number, date: date)
        }
        #expect(trade.refused(cancel("PS-9")) == "notFound packing_slip")
        #expect(trade.refused(cancel("PS-0001", on: day(2026, 3, 1))) == "dateInvalid date")
        let made = try trade.run(cancel("PS-0001"))
        #expect(made.entries.map(amounts) == [[-8_000, 8_000]] && made.slip.isCanceled)
        #expect(waiting == 0)
        #expect(made.order.detail.lines[0].deliverRemainder == pieces(10))
        #expect(trade.book.orders[order].open == 20_000 && trade.book.orders[order].delivered == 0)
        #expect(trade.refused(cancel("PS-0001")) == "stateNotAllowed packing_slip")
        #expect(trade.refused(invoice("SO-1", 1, 1)) == "quantityExceedsRemainder orders[0].lines[0].quantity")
        let named = PostSalesInvoices(
            company: id, selections: [OrderSelection(order: "SO-1", slips: ["PS-0001"])], basis: .packingSlip)
        #expect(trade.refused(named) == "notFound orders[0].packing_slips[0]")
        try slip("SO-1", 1, 6)
        try trade.run(invoice("SO-1", 1, 1))
        #expect(trade.refused(cancel("PS-0002")) == "stateNotAllowed packing_slip", "one of it is invoiced")
        #expect(trade.book.verify().isEmpty)
    }

    @Test("a slip of a canceled order that comes back is given up")
    func canceledOrder() throws {
        let order = try order("SO-1", [line(1, 10, 20)])
        try slip("SO-1", 1, 4)
        try trade.run(CancelOrder(company: id, number: "SO-1"))
        try trade.run(CancelPackingSlip(company: id, order: "SO-1", slip: "PS-0001"))
        let row = trade.book.orders[order]
        #expect(row.open == 0 && row.delivered == 0 && row.value == 0 && row.state == .canceled)
        #expect(waiting == 0)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("CO-3: a canceled or credited invoice leaves the accrual where it is: its quantities stay invoiced")
    func canceledInvoice() throws {
        try order("SO-1", [line(1, 10, 20)])
        try slip("SO-1", 1, 10)
        try trade.run(invoice("SO-1", 1, 4))
        var fact: ItemPosted?
        for case .posted(let posted) in trade.draft.events { fact = posted.fact }
        let original = try #require(fact)
        try trade.run(
            CancelInvoice(
                company: id, number: original.number, original: original, reason: "WRONG", comment: "", date: nil,
                unsettles: false))
        #expect(waiting == 12_000 && trade.balance(Trade.Account.revenue) == 0)
        let second = try trade.run(invoice("SO-1", 1, 6)).invoices[0].document.number
        #expect(waiting == 0)
        try trade.run(
            CreateCreditNote(
                company: id, order: "SO-1", lines: [.init(line: 1, quantity: pieces(6))], originalInvoice: second,
                reason: "RETURN"))
        #expect(waiting == 0 && trade.balance(Self.offset) == 0)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("F17: a preview has the vouchers of the run and leaves nothing")
    func preview() throws {
        try order("SO-1", [line(1, 3, 3_335, scale: 3)])
        let command = RegisterPackingSlip(company: id, order: "SO-1")
        let shown = try trade.preview(command)
        #expect(waiting == 0)
        #expect(try trade.run(command) == shown)
        let sale = invoice("SO-1", 1, 2)
        let preview = try trade.preview(sale)
        #expect(waiting == 1_001)
        #expect(try trade.run(sale).invoices.map(\.entries) == preview.invoices.map(\.entries))
    }

    @Test("SI-9 refusals: accounts and rate must be there, a summary account is none")
    func refusals() throws {
        try order("SO-1", [line(1, 3, 3)])
        try order("SO-2", [line(1, 3, 3)]) { $0.currency = .usd }
        #expect(trade.refused(RegisterPackingSlip(company: id, order: "SO-2")) == "rateMissing ")
        trade.set(.automaticAccountSet(id, .packingSlip, Trade.Account.receivable))
        #expect(trade.refusal(RegisterPackingSlip(company: id, order: "SO-1")) != nil)
        trade.set(.automaticAccountSet(id, .packingSlip, .none))
        #expect(trade.refused(RegisterPackingSlip(company: id, order: "SO-1")).hasPrefix("accountMissing"))
    }

    @Test("SI-9 law: what is accrued equals what is taken back and what waits, whatever is done", arguments: 1...12 as ClosedRange<UInt64>)
    func law(seed: UInt64) throws {
        var dice = SplitMix64(seed: seed)
        trade.setDollar(Int64(50 + dice.below(100)), scale: 2, from: day(2026, 1, 1))
        let ids = try (1...2).map { place in
            let lines = (1...3).map { number in
                OrderLine(
                    number: UInt32(number), account: "401100", ordered: Quantity(millionths: Int64(1 + dice.below(9_000_000))),
                    price: Decimal(unscaled: Int64(dice.below(100_000)), scale: 3))
            }
            return try order(Code("SO-\(place)")!, lines) { $0.currency = .usd }
        }
        for step in 0..<60 {
            let place = dice.below(2)
            let order = Code("SO-\(place + 1)")!
            let number = UInt32(1 + dice.below(3))
            let some = Quantity(millionths: Int64(1 + dice.below(3_000_000)))
            if step % 20 == 19 { trade.setDollar(Int64(50 + dice.below(100)), scale: 2, from: trade.today) }
            switch dice.below(4) {
            case 0: _ = try? trade.run(RegisterPackingSlip(company: id, order: order, lines: [.init(line: number, quantity: some)]))
            case 1:
                let basis = [QuantityBasis.all, .packingSlip, .deliverNow][dice.below(3)]
                let selection = OrderSelection(order: order, lines: [.init(line: number, quantity: some)])
                _ = try? trade.run(PostSalesInvoices(company: id, selections: [selection], basis: basis))
            case 2:
                _ = try? trade.run(
                    PostSalesInvoices(company: id, selections: [OrderSelection(order: order)], basis: .packingSlip, summary: .packingSlip))
            default:
                guard let slip = trade.book.sales.detail(ids[place])?.slips.last else { continue }
                _ = try? trade.run(CancelPackingSlip(company: id, order: order, slip: slip.number))
            }
            var left = SlipAccrual.Amount.zero
            for id in ids {
                for slip in trade.book.sales.detail(id)?.slips ?? [] {
                    for line in slip.lines { left = left + (line.accrual?.left ?? .zero) }
                }
            }
            let balance = trade.book.subledger.balance(id, Self.waiting, .usd)
            #expect((balance?.debit ?? 0) - (balance?.credit ?? 0) == left.minor)
            #expect((balance?.accountingDebit ?? 0) - (balance?.accountingCredit ?? 0) == left.accounting)
            #expect(trade.book.verify().isEmpty)
        }
    }
}
