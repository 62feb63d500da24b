import Receivables
import Testing

/// What an order says besides its lines: payment schedule (payments:TP-4), cash discount (setup:SI-7), where it goes
/// (setup:CU-4, SI-8, section 9).
@Suite struct OrderConditionsTests {
    private let trade: Trade
    private let id = Trade.company

    init() {
        trade = Trade.ready { $0.overLimitFreeTextInvoice = .off }
        trade.set(
            .numberSequenceSet(id, .packingSlip, NumberSequence(prefix: "PS-", digits: 4, next: 1)),
            .customerGroupSet(id, CustomerGroup(code: "10", description: "", terms: .empty, salesTaxGroup: .empty)))
    }

    private func line(_ number: UInt32, address: Code = .empty) -> OrderLine {
        var line = OrderLine(
            number: number, account: "401100", ordered: Quantity(millionths: 10_000_000), price: Decimal(unscaled: 10, scale: 0))
        line.address = address
        return line
    }

    private func order(_ number: Code, _ lines: [OrderLine], _ change: (inout ImportedOrder) -> Void = { _ in }) -> ImportOrderState {
        var order = ImportedOrder(number: number, customer: "C-1", lines: lines)
        change(&order)
        return ImportOrderState(company: id, order: order)
    }

    private func post(_ orders: [Code], _ summary: SummaryMode = .none) -> PostSalesInvoices {
        PostSalesInvoices(company: id, selections: orders.map { OrderSelection(order: $0) }, summary: summary)
    }

    private func setSchedules() throws {
        for (code, count) in [("3M", 3), ("2M", 2)] as [(Code, UInt16)] {
            var schedule = PaymentSchedule(code: code, allocation: .fixedQuantity)
            schedule.count = count
            try trade.run(SetPaymentSchedule(id: id, schedule: schedule))
        }
        var terms = TermsOfPayment(code: "N30", description: "", method: .net, months: 0, days: 30)
        terms.schedule = "2M"
        try trade.run(SetTermsOfPayment(id: id, terms: terms))
    }

    private func setAddresses() throws {
        var input = CustomerInput()
        input.number = "C-1"
        input.addresses = [
            DeliveryAddress(code: "DEPOT", name: "Depot", address: "Dock Road 7", country: "GB", isDefault: true),
            DeliveryAddress(code: "SHOP", address: "High Street 2"),
        ]
        try trade.run(UpdateCustomer(id: id, input: input, fields: [.addresses], expectedVersion: 0))
    }

    @Test("TP-4: the invoice of an order has the instalments of the order's schedule, the last takes the rest")
    func schedule() throws {
        try setSchedules()
        try trade.run(order("SO-1", [line(1)]) { ($0.header.terms, $0.header.schedule) = ("N30", "3M") })
        let made = try trade.run(post(["SO-1"])).invoices[0].document
        #expect(made.instalments.map(\.amount) == [.eur(3_333), .eur(3_333), .eur(3_334)])
        #expect(made.instalments.map(\.due) == [day(2026, 4, 1), day(2026, 5, 1), day(2026, 6, 1)])
        #expect(trade.book.sales.detail(OrderID(1))?.state == .invoiced)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("TP-4: without one the terms' counts; a schedule that is not there is refused; orders of two do not merge")
    func whichSchedule() throws {
        try setSchedules()
        #expect(trade.refused(order("SO-1", [line(1)]) { $0.header.schedule = "9M" }) == "referenceUnknown order.payment_schedule")
        try trade.run(order("SO-1", [line(1)]) { $0.header.terms = "N30" })
        try trade.run(order("SO-2", [line(1)]) { ($0.header.terms, $0.header.schedule) = ("N30", "3M") })
        let made = try trade.run(post(["SO-1", "SO-2"], .invoiceAccount)).invoices
        #expect(made.map(\.document.instalments.count) == [2, 3])
    }

    @Test("SI-11: a pro forma shows no instalments")
    func proforma() throws {
        try setSchedules()
        try trade.run(order("SO-1", [line(1)]) { ($0.header.terms, $0.header.schedule) = ("N30", "3M") })
        let shown = try trade.ask(ArrangeInvoices(post(["SO-1"]), showsDocuments: true))
        #expect(shown.invoices[0].total == .eur(10_000) && shown.invoices[0].fact.amount == 10_000)
    }

    @Test("SI-7: a cash discount that is not there is refused; orders of two do not merge")
    func cashDiscount() throws {
        let unknown = order("SO-1", [line(1)]) { $0.header.cashDiscount = "9D" }
        #expect(trade.refused(unknown) == "referenceUnknown order.cash_discount")
        var discount = CashDiscountCode(code: "2D10")
        (discount.tenThousandths, discount.days) = (20_000, 10)
        trade.set(.cashDiscountSet(id, discount))
        try trade.run(order("SO-1", [line(1)]))
        try trade.run(order("SO-2", [line(1)]) { $0.header.cashDiscount = "2D10" })
        let made = try trade.run(post(["SO-1", "SO-2"], .invoiceAccount)).invoices
        #expect(made.count == 2)
        #expect(trade.book.items.tiers[made[1].document.item]?.count == 1)
    }

    @Test("CU-4: lines go where they say, else where the order says, else to the customer's default address")
    func places() throws {
        try setAddresses()
        let made = try trade.run(order("SO-1", [line(1), line(2, address: "SHOP")]))
        #expect(made.detail.lines.map(\.address) == ["DEPOT", "SHOP"])
        let other = try trade.run(order("SO-2", [line(1), line(2, address: "DEPOT")]) { $0.header.deliveryAddress = "SHOP" })
        #expect(other.detail.lines.map(\.address) == ["SHOP", "DEPOT"])
        #expect(trade.refused(order("SO-3", [line(1, address: "X")])) == "referenceUnknown order.lines[0].address")
        #expect(
            trade.refused(order("SO-3", [line(1)]) { $0.header.deliveryAddress = "X" }) == "referenceUnknown order.delivery_address")
        try trade.run(
            SetSalesRow(
                id: id, row: .delivery(DeliveryCode(kind: .destination, code: "X", description: "Yard", address: "Port 1"))))
        #expect(trade.refused(order("SO-3", [line(1, address: "X")])) == "accepted", "a destination of the company")
        #expect(trade.book.place("X", of: Trade.c1)?.address == "Port 1")
        #expect(trade.book.place("DEPOT", of: Trade.c1)?.name == "Depot")
        #expect(trade.book.place("DEPOT", of: Trade.c2) == nil)
    }

    @Test("an order system's own name of a place is kept where the customer has no addresses")
    func foreignPlaces() throws {
        let made = try trade.run(order("SO-1", [line(1, address: "A1")]))
        #expect(made.detail.lines[0].address == "A1")
    }

    @Test("an invoice names the place all its lines go to, and none where they part")
    func placeOfAnInvoice() throws {
        try setAddresses()
        try trade.run(order("SO-1", [line(1), line(2)]))
        try trade.run(order("SO-2", [line(1), line(2, address: "SHOP")]))
        #expect(try trade.posted(post(["SO-1"]))?.document.deliveryAddress == "DEPOT")
        #expect(try trade.posted(post(["SO-2"]))?.document.deliveryAddress == .empty)
        var document = Trade.document(.eur(1_000))
        document.deliveryAddress = "SHOP"
        #expect(try trade.posted(PostInvoice(company: id, document: document))?.document.deliveryAddress == "SHOP")
        document.deliveryAddress = "Y"
        #expect(
            trade.refused(PostInvoice(company: id, document: document)) == "referenceUnknown document.delivery_address")
    }

    @Test("CU-3: a copy and an update keep addresses and what sales know; a deleted customer has none")
    func customers() throws {
        var input = CustomerInput()
        (input.number, input.group) = ("C-9", "10")
        input.addresses = [DeliveryAddress(code: "DEPOT", address: "Dock Road 7")]
        (input.traits.chargeGroup, input.traits.salesGroup, input.traits.isSummarized) = ("CG", "SG", true)
        let made = try trade.run(CreateCustomer(id: id, input: input))
        #expect(made.subject.addresses.map(\.code) == ["DEPOT"] && made.traits.chargeGroup == "CG")
        var change = CustomerInput()
        (change.number, change.traits.commissionGroup) = ("C-9", "CC")
        let after = try trade.run(UpdateCustomer(id: id, input: change, fields: [.commissionGroup], expectedVersion: 0))
        #expect(after.traits.chargeGroup == "CG" && after.traits.commissionGroup == "CC" && after.traits.isSummarized)
        #expect(try trade.ask(GetCustomer(id: id, number: "C-9")).traits == after.traits)
        let listed = try trade.ask(ListSalesRows(company: id, kind: .traits, size: 10, after: 0))
        #expect(listed.rows == [.traits(after.traits)])
        try trade.run(DeleteCustomer(id: id, number: "C-9"))
        #expect(try trade.ask(ListSalesRows(company: id, kind: .traits, size: 10, after: 0)).rows.isEmpty)
    }

    @Test("SI-2: lines come to their ends one by one, the order when all have")
    func lineStates() throws {
        try trade.run(order("SO-1", [line(1), line(2)]))
        func states() -> [OrderLinesState] { trade.book.sales.detail(OrderID(1))!.lines.map(\.state) }
        #expect(states() == [.open, .open])
        let all = Quantity(millionths: 10_000_000)
        try trade.run(RegisterPackingSlip(company: id, order: "SO-1", lines: [.init(line: 1, quantity: all)]))
        #expect(states() == [.delivered, .open] && trade.book.sales.detail(OrderID(1))?.state == .open)
        try trade.run(PostSalesInvoices(company: id, selections: [OrderSelection(order: "SO-1")], basis: .packingSlip))
        #expect(states() == [.invoiced, .open] && trade.book.sales.detail(OrderID(1))?.state == .open)
        try trade.run(post(["SO-1"]))
        #expect(states() == [.invoiced, .invoiced] && trade.book.sales.detail(OrderID(1))?.state == .invoiced)
    }

    @Test("CU-8: a customer on hold for all orders nothing new; what it ordered goes on")
    func onHold() throws {
        try trade.run(order("SO-1", [line(1)]))
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(100_000), hold: .all)
        #expect(trade.refused(order("SO-2", [line(1)])) == "customerBlocked order.customer_number")
        #expect(
            trade.refused(ConfirmOrder(company: id, number: "SO-2", customer: "C-1", amount: .eur(100)))
                == "customerBlocked customer_number")
        #expect(trade.refused(order("SO-1", [line(1), line(2)])) == "accepted")
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(100_000), hold: .invoice)
        #expect(trade.refused(order("SO-2", [line(1)])) == "accepted")
    }

    @Test("F12: rows of the set-up of sales are told page by page as they are set")
    func salesRows() throws {
        let parameters = { var row = SalesParameters(); row.accruesPackingSlips = true; return row }()
        let rows: [SalesSetup] = [
            .parameters(parameters),
            .chargesCode(ChargesCode(code: "FREIGHT", description: "", debit: .customer, credit: .ledger)),
            .delivery(DeliveryCode(kind: .terms, code: "DAP", description: "")),
            .delivery(DeliveryCode(kind: .destination, code: "DEPOT", description: "", address: "Dock Road 7")),
            .item(SalesItem(item: "A-1", chargeGroup: "IG")), .item(SalesItem(item: "B-1", chargeGroup: "IG")),
        ]
        for row in rows.reversed() { try trade.run(SetSalesRow(id: id, row: row)) }
        var (told, after) = ([SalesSetup](), 0)
        repeat {
            let page = try trade.ask(ListSalesRows(company: id, kind: nil, size: 2, after: after))
            told += page.rows
            after = page.next
        } while after != 0
        #expect(told == rows)
    }

    @Test("TP-4: instalments by the terms' schedule; terms without one are due at once")
    func previewByTerms() throws {
        try setSchedules()
        func preview(_ terms: Code) throws -> [CalendarDate] {
            try trade.ask(
                PreviewInstalments(
                    company: id, schedule: .empty, total: .eur(10_000), terms: terms, documentDate: day(2026, 1, 31))
            ).map(\.due)
        }
        #expect(try preview("N30") == [day(2026, 3, 2), day(2026, 4, 2)])
        try trade.run(
            SetTermsOfPayment(id: id, terms: TermsOfPayment(code: "M1", description: "", method: .net, months: 1, days: 0)))
        #expect(try preview("M1") == [day(2026, 2, 28)])
    }
}
