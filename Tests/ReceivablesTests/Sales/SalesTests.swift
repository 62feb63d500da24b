import Receivables
import Testing

/// Orders with lines, their slips, invoices and credit notes: setup:SI-1 to SI-12, CH-3, CM-1; credit:EX-7.
@Suite struct SalesTests {
    private let trade: Trade
    private let id = Trade.company

    init() {
        trade = Trade.ready { $0.overLimitFreeTextInvoice = .decline }
        trade.set(.numberSequenceSet(id, .packingSlip, NumberSequence(prefix: "PS-", digits: 4, next: 1)))
    }

    private func line(_ number: UInt32, _ ordered: Int64, _ price: Int64 = 10) -> OrderLine {
        OrderLine(
            number: number, account: "401100", ordered: Quantity(millionths: ordered * 1_000_000),
            price: Decimal(unscaled: price, scale: 0))
    }

    private func pieces(_ count: Int64) -> Quantity { Quantity(millionths: count * 1_000_000) }

    @discardableResult
    private func order(_ number: Code, _ lines: [OrderLine], _ customer: Code = "C-1", _ change: (inout ImportedOrder) -> Void = { _ in })
        throws -> OrderID
    {
        var order = ImportedOrder(number: number, customer: customer, lines: lines)
        change(&order)
        return try trade.run(ImportOrderState(company: id, order: order)).id
    }

    private func post(_ orders: [Code], _ basis: QuantityBasis = .all, _ summary: SummaryMode = .none, target: Code = .empty)
        -> PostSalesInvoices
    {
        PostSalesInvoices(
            company: id, selections: orders.map { OrderSelection(order: $0) }, basis: basis, summary: summary, target: target)
    }

    private func sums() -> Exposures.Sums { trade.book.exposures.find(trade.book.customers[Trade.c1].firstSums, .eur)! }

    @Test("one sale counts once along order, slip and invoice")
    func countsOnce() throws {
        let id = try order("SO-1", [line(1, 10), line(2, 5, 8)])
        #expect(sums().orders == 14_000 && sums().delivered == 0)
        try trade.run(RegisterPackingSlip(company: self.id, order: "SO-1", lines: [.init(line: 1, quantity: pieces(6))]))
        #expect(sums().orders == 8_000 && sums().delivered == 6_000)
        let answer = try trade.run(post(["SO-1"], .packingSlip))
        #expect(answer.invoices.map(\.document.total) == [.eur(6_000)])
        #expect(sums().orders == 8_000 && sums().delivered == 0 && sums().invoices == 6_000)
        #expect(trade.refused(post(["SO-1"], .packingSlip)) == "nothingToPost orders")
        try trade.run(post(["SO-1"]))
        #expect(sums().orders == 0 && sums().delivered == 0 && sums().invoices == 14_000)
        #expect(trade.book.sales.detail(id)?.state == .invoiced)
        #expect(trade.book.orders[id].state == .invoiced)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("AD-3: an order's invoice has its customer's dimensions; a line with one of its own keeps that")
    func dimensions() throws {
        var terms = TradeTerms()
        terms.dimensions = Dimensions([DimensionValue("DEPT", "C1")])
        trade.set(.sales(.tradeSet(Trade.c1, terms)))
        var own = line(2, 1)
        own.dimension = "D9"
        try order("SO-1", [line(1, 1), own])
        let answer = try trade.run(post(["SO-1"]))
        let legs = answer.invoices[0].document.entry.legs.filter { $0.type == .revenue }
        #expect(legs.map(\.dimension) == ["DEPT=C1", "D9"])
        #expect(trade.book.verify().isEmpty)
    }

    @Test("AD-3, SI-7: in an invoice of several buyers each line has the dimensions of its own buyer")
    func dimensionsOfBuyers() throws {
        var input = CustomerInput()
        (input.number, input.invoiceAccount, input.group) = ("B", "C-1", "10")
        trade.set(.customerGroupSet(id, CustomerGroup(code: "10", description: "", terms: .empty, salesTaxGroup: .empty)))
        try trade.run(CreateCustomer(id: id, input: input))
        var terms = TradeTerms()
        terms.dimensions = Dimensions([DimensionValue("DEPT", "C1")])
        trade.set(.sales(.tradeSet(Trade.c1, terms)))
        try order("SO-1", [line(1, 1)])
        try order("SO-2", [line(1, 2)], "B")
        let answer = try trade.run(post(["SO-1", "SO-2"], .all, .invoiceAccount))
        #expect(answer.invoices.count == 1)
        let legs = answer.invoices[0].document.entry.legs.filter { $0.type == .revenue }
        #expect(legs.map(\.dimension) == ["DEPT=C1", ""] && legs.map(\.amount) == [-1_000, -2_000])
        #expect(trade.book.verify().isEmpty)
    }

    @Test("SI-13: the limit meets what an invoice adds beyond its order")
    func limit() throws {
        try order("SO-1", [line(1, 90)])
        #expect(trade.refused(post(["SO-1"])) == "accepted", "the order of 900.00 counts under the limit of 1,000.00 already")
        try order("SO-2", [line(1, 20)])
        #expect(trade.refused(post(["SO-2"])) == "creditLimitExceeded ")
    }

    @Test("SI-3: basis ALL delivers, the other bases do not")
    func delivers() throws {
        var row = line(1, 10)
        row.deliverNow = pieces(4)
        let id = try order("SO-1", [row])
        try trade.run(post(["SO-1"], .deliverNow))
        #expect(trade.book.sales.detail(id)?.lines[0].invoiced == pieces(4))
        #expect(trade.book.sales.detail(id)?.lines[0].delivered == .zero)
        #expect(trade.refused(post(["SO-1"], .deliverNow)) == "nothingToPost orders")
        try trade.run(RegisterPackingSlip(company: self.id, order: "SO-1", lines: [.init(line: 1, quantity: pieces(5))]))
        #expect(trade.book.sales.detail(id)?.slips[0].lines[0].invoiced == pieces(4), "what was invoiced ahead is invoiced on the slip")
        let answer = try trade.run(post(["SO-1"], .packingSlip, .packingSlip))
        #expect(answer.invoices.map(\.document.total) == [.eur(1_000)])
        try trade.run(post(["SO-1"]))
        #expect(trade.book.sales.detail(id)?.lines[0].delivered == pieces(10))
        #expect(trade.book.verify().isEmpty)
    }

    @Test("SI-11: a late selection takes what is due when it runs, a page of orders at a time")
    func lateSelection() throws {
        try order("SO-1", [line(1, 1)])
        try order("SO-2", [line(1, 2)], "C-2")
        try order("SO-3", [line(1, 3)], "C-2") { $0.shipDate = day(2026, 4, 1) }
        func late(_ query: OrderQuery) -> PostSalesInvoices {
            var command = post([])
            command.query = query
            return command
        }
        func found(_ query: OrderQuery) throws -> [[Code]] {
            try trade.ask(ArrangeInvoices(late(query))).invoices.map(\.orders)
        }
        #expect(try found(OrderQuery()) == [["SO-1"], ["SO-2"], ["SO-3"]])
        #expect(try found(OrderQuery(customer: "C-2")) == [["SO-2"], ["SO-3"]])
        #expect(try found(OrderQuery(customer: "C-2", shipDateTo: day(2026, 3, 31))) == [["SO-2"]])
        #expect(try found(OrderQuery(after: OrderID(2))) == [["SO-3"]])
        try trade.run(post(["SO-2"]))
        let answer = try trade.run(late(OrderQuery()))
        #expect(answer.invoices.map(\.orders) == [["SO-1"], ["SO-3"]] && answer.next.isNone)
        #expect(trade.refused(late(OrderQuery())) == "nothingToPost late_selection")
        #expect(trade.refused(late(OrderQuery(after: OrderID(1)))) == "accepted", "a page of a run may have nothing to do")
        #expect(trade.refused(late(OrderQuery(customer: "C-9"))) == "customerNotFound late_selection.customer_number")
        #expect(trade.book.verify().isEmpty)
    }

    private func late(_ query: OrderQuery = OrderQuery()) -> PostSalesInvoices {
        var command = post([])
        command.query = query
        return command
    }

    @Test("SI-11: of a canceled order only what was delivered is invoiced, an order on hold waits")
    func canceledAndHeld() throws {
        try order("SO-1", [line(1, 10)])
        try trade.run(RegisterPackingSlip(company: id, order: "SO-1", lines: [.init(line: 1, quantity: pieces(4))]))
        try trade.run(CancelOrder(company: id, number: "SO-1"))
        try order("SO-2", [line(1, 1)])
        try trade.run(CancelOrder(company: id, number: "SO-2"))
        try order("SO-3", [line(1, 2)], "C-2") { $0.held = true }
        #expect(try trade.ask(ArrangeInvoices(late())).invoices.map(\.orders) == [["SO-1"]])
        #expect(trade.refused(post(["SO-2"])) == "nothingToPost orders")
        let five = OrderSelection(order: "SO-1", lines: [.init(line: 1, quantity: pieces(5))])
        #expect(
            trade.refused(PostSalesInvoices(company: id, selections: [five]))
                == "quantityExceedsRemainder orders[0].lines[0].quantity")
        #expect(trade.refused(RegisterPackingSlip(company: id, order: "SO-1")) == "nothingToPost lines")
        let answer = try trade.run(late())
        #expect(answer.invoices.map(\.document.total) == [.eur(4_000)])
        #expect(sums().orders == 0 && sums().delivered == 0 && sums().invoices == 4_000)
        #expect(trade.refused(post(["SO-1"])) == "nothingToPost orders")
        #expect(trade.book.verify().isEmpty)
    }

    @Test("SI-11: an invoice of a late selection that is refused stops no other, and is told")
    func lateFailures() throws {
        try order("SO-1", [line(1, 1)])
        try order("SO-2", [line(1, 2)], "C-2")
        try order("SO-3", [line(1, 3)])
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(100_000), hold: .all)
        let foreseen = try trade.ask(ArrangeInvoices(late()))
        let answer = try trade.run(late())
        #expect(answer.invoices.map(\.orders) == [["SO-2"]] && answer.next.isNone)
        #expect(answer.failed.map(\.orders) == [["SO-1"], ["SO-3"]])
        #expect(foreseen.failed == answer.failed && foreseen.invoices.map(\.total) == answer.invoices.map(\.document.total))
        #expect(answer.orders.count == 3)
        #expect(try trade.run(late()).failed.count == 2, "nothing was kept of them")
        #expect(trade.refused(post(["SO-1"])) != "accepted", "named orders are all or none")
        #expect(trade.book.verify().isEmpty)
    }

    @Test("SI-7, PC-11: buyers of different tax numbers share no invoice when one is on the EU sales list")
    func listedBuyers() throws {
        for (place, number) in [(UInt32(3), Code("C-3")), (4, "C-4")] {
            trade.addCustomer(CustomerID(place), number, limit: .eur(0), owes: Trade.c1)
        }
        try order("SO-1", [line(1, 1)], "C-3")
        try order("SO-2", [line(1, 2)], "C-4")
        func list(_ customer: UInt32, _ number: Code, _ kind: ListCode) {
            var terms = TradeTerms()
            (terms.taxNumber, terms.listCode) = (number, kind)
            trade.set(.sales(.tradeSet(CustomerID(customer), terms)))
        }
        func arranged() throws -> [[Code]] {
            try trade.ask(ArrangeInvoices(post(["SO-1", "SO-2"], .all, .invoiceAccount))).invoices.map(\.orders)
        }
        #expect(try arranged() == [["SO-1", "SO-2"]])
        list(3, "FR83404833048", .goods)
        #expect(try arranged() == [["SO-1"], ["SO-2"]])
        list(4, "FR83404833048", .services)
        #expect(try arranged() == [["SO-1"], ["SO-2"]])
        list(4, "FR83404833048", .goods)
        #expect(try arranged() == [["SO-1", "SO-2"]])
        #expect(trade.refused(post(["SO-1", "SO-2"], .all, .order, target: "SO-1")) == "accepted")
        list(4, "ATU13585627", .goods)
        #expect(trade.refused(post(["SO-1", "SO-2"], .all, .order, target: "SO-1")) == "summaryNotCompatible orders[1]")
    }

    @Test("F17 the arrangement is the run: the same refusals, and a document without its instalments")
    func arrangementIsTheRun() throws {
        var schedule = PaymentSchedule(code: "3M", allocation: .fixedQuantity)
        schedule.count = 3
        try trade.run(SetPaymentSchedule(id: id, schedule: schedule))
        var input = CustomerInput()
        (input.number, input.schedule) = ("C-1", "3M")
        try trade.run(UpdateCustomer(id: id, input: input, fields: [.schedule], expectedVersion: 0))
        try order("SO-1", [line(1, 10)])
        let foreseen = try trade.ask(ArrangeInvoices(post(["SO-1"]), showsDocuments: true)).invoices
        #expect(foreseen.map(\.total) == [.eur(10_000)] && foreseen[0].fact.instalments.isEmpty)
        #expect(try trade.run(post(["SO-1"])).invoices[0].document.instalments.count == 3)
        do throws(Rejection) {
            _ = try trade.ask(ArrangeInvoices(post(["SO-1"])))
            Issue.record("nothing is left to invoice")
        } catch { #expect(error.reason == .nothingToPost) }
    }

    @Test("SI-11: quantities are reduced to what there is, only where that is asked for")
    func reduced() throws {
        let id = try order("SO-1", [line(1, 10)])
        func slip(_ count: Int64, reduces: Bool) -> RegisterPackingSlip {
            RegisterPackingSlip(
                company: self.id, order: "SO-1", lines: [.init(line: 1, quantity: pieces(count))], reducesQuantity: reduces)
        }
        #expect(trade.refused(slip(11, reduces: false)) == "quantityExceedsRemainder lines[0].quantity")
        #expect(try trade.run(slip(11, reduces: true)).slip.lines.map(\.quantity) == [pieces(10)])
        #expect(trade.refused(slip(1, reduces: true)) == "nothingToPost lines")
        var command = PostSalesInvoices(
            company: self.id, selections: [OrderSelection(order: "SO-1", lines: [.init(line: 1, quantity: pieces(12))])])
        #expect(trade.refused(command) == "quantityExceedsRemainder orders[0].lines[0].quantity")
        command.reducesQuantity = true
        try trade.run(command)
        #expect(trade.book.sales.detail(id)?.lines[0].invoiced == pieces(10))
        #expect(trade.refused(command) == "nothingToPost orders")
    }

    @Test("SI-4: more than the remainder, a line that is not there, an order named twice")
    func refusals() throws {
        try order("SO-1", [line(1, 10)])
        func lines(_ number: UInt32, _ count: Int64, _ basis: QuantityBasis = .all) -> PostSalesInvoices {
            PostSalesInvoices(
                company: id, selections: [OrderSelection(order: "SO-1", lines: [.init(line: number, quantity: pieces(count))])],
                basis: basis)
        }
        #expect(trade.refused(lines(1, 10)) == "accepted")
        #expect(trade.refused(lines(1, 11)) == "quantityExceedsRemainder orders[0].lines[0].quantity")
        #expect(trade.refused(lines(1, 1, .packingSlip)) == "quantityExceedsRemainder orders[0].lines[0].quantity")
        #expect(trade.refused(lines(2, 1)) == "notFound orders[0].lines[0].line")
        #expect(trade.refused(post(["SO-1", "SO-1"])) == "duplicateKey orders[1].order")
        #expect(trade.refused(post(["SO-9"])) == "orderNotFound orders[0].order")
        let version = OrderSelection(order: "SO-1", expectedVersion: 1)
        #expect(trade.refused(PostSalesInvoices(company: id, selections: [version])) == "versionConflict orders[0].expected_version")
        let slip = RegisterPackingSlip(company: id, order: "SO-1", lines: [.init(line: 1, quantity: pieces(11))])
        #expect(trade.refused(slip) == "quantityExceedsRemainder lines[0].quantity")
    }

    @Test("SI-6, SI-7: who shares an invoice")
    func summaries() throws {
        try order("SO-1", [line(1, 1)])
        try order("SO-2", [line(1, 2)])
        try order("SO-3", [line(1, 3)], "C-2")
        try order("SO-4", [line(1, 4)]) { $0.header.terms = "" ; $0.header.language = "fr" }
        func orders(_ summary: SummaryMode, target: Code = .empty) throws -> [[Code]] {
            try trade.ask(ArrangeInvoices(post(["SO-1", "SO-2", "SO-3", "SO-4"], .all, summary, target: target))).invoices.map(\.orders)
        }
        #expect(try orders(.none).count == 4)
        #expect(try orders(.invoiceAccount) == [["SO-1", "SO-2"], ["SO-3"], ["SO-4"]])
        #expect(try orders(.automatic).count == 4)
        try trade.run(SetSalesRow(id: id, row: .traits(SalesTraits(customer: Trade.c1, isSummarized: true))))
        #expect(try orders(.automatic) == [["SO-1", "SO-2"], ["SO-3"], ["SO-4"]])
        #expect(trade.refused(post(["SO-1", "SO-3"], .all, .order, target: "SO-1")) == "summaryNotCompatible orders[1]")
        #expect(trade.refused(post(["SO-1", "SO-2"], .all, .order)) == "fieldRequired target_order")
        #expect(trade.refused(post(["SO-1", "SO-2"], .all, .order, target: "SO-3")) == "orderNotFound target_order")
        #expect(trade.refused(post(["SO-1"], .all, .packingSlip)) == "fieldInvalid summary")
        let answer = try trade.run(post(["SO-1", "SO-2"], .all, .order, target: "SO-1"))
        #expect(answer.invoices.map(\.document.total) == [.eur(3_000)])
    }

    @Test("SI-7: the fields of summary_update_fields keep orders apart too, and a preview tells customer and ship date")
    func summaryFields() throws {
        for (number, shipped, group) in [(Code("SO-1"), 1, Code("A")), ("SO-2", 2, "A"), ("SO-3", 1, "B")] {
            let view = try trade.run(
                ImportOrderState(
                    company: id,
                    order: {
                        var order = ImportedOrder(number: number, customer: "C-1", lines: [line(1, 1)])
                        order.shipDate = day(2026, 4, shipped)
                        order.header.salesGroup = group
                        return order
                    }()))
            #expect(view.orderingCustomer == Trade.c1 && view.shipDate == day(2026, 4, shipped) && !view.held)
            #expect(view.version == trade.book.sequence, "the version told is that of the record")
        }
        func orders(_ fields: SummaryFields) throws -> [[Code]] {
            var parameters = SalesParameters()
            parameters.keptApartBy = fields
            try trade.run(SetSalesRow(id: id, row: .parameters(parameters)))
            return try trade.ask(ArrangeInvoices(post(["SO-1", "SO-2", "SO-3"], .all, .invoiceAccount))).invoices.map(\.orders)
        }
        #expect(try orders([]) == [["SO-1", "SO-2", "SO-3"]])
        #expect(try orders(.shipDate) == [["SO-1", "SO-3"], ["SO-2"]])
        #expect(try orders(.salesGroup) == [["SO-1", "SO-2"], ["SO-3"]])
        #expect(try orders([.shipDate, .salesGroup]).count == 3)
        #expect(trade.refused(post(["SO-1", "SO-2"], .all, .order, target: "SO-1")) == "summaryNotCompatible orders[1]")
    }

    @Test("SI-8: parts by site, each with its own voucher; the header charge goes with the first")
    func sites() throws {
        trade.setCharges()
        var parameters = SalesParameters()
        parameters.splitsBySite = true
        try trade.run(SetSalesRow(id: id, row: .parameters(parameters)))
        var rows = [line(1, 1), line(2, 2), line(3, 4)]
        (rows[0].site, rows[1].site, rows[2].site) = ("S1", "S2", "S1")
        try order("SO-1", rows) { $0.header.charge = 900 }
        let answer = try trade.run(post(["SO-1"]))
        #expect(answer.invoices.map(\.document.total) == [.eur(5_900), .eur(2_000)])
        #expect(answer.invoices.map(\.charges) == [.eur(900), .eur(0)])
        #expect(Set(answer.invoices.map(\.document.voucher)).count == 2)
        #expect(trade.balance(AccountID(12)) == -900)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("CH-3: the most specific customer, then the most specific item; FIXED once per line")
    func autoCharges() throws {
        trade.setCharges()
        let rows: [(SalesScope, SalesScope, Int64)] = [
            (.all, .all, 20), (.all, .one("A-1"), 3), (.group("CG"), .all, 12),
        ]
        for (customers, items, value) in rows {
            try trade.run(
                SetSalesRow(
                    id: id,
                    row: .autoCharge(
                        AutoCharge(
                            code: "FREIGHT", isHeader: false, customers: customers, items: items, currency: .eur, kind: .fixed,
                            value: Decimal(unscaled: value, scale: 0)))))
        }
        var row = line(1, 10)
        row.item = "A-1"
        try order("SO-1", [row])
        #expect(try trade.ask(ArrangeInvoices(post(["SO-1"]))).invoices.map(\.charges) == [.eur(300)])
        try trade.run(SetSalesRow(id: id, row: .traits(SalesTraits(customer: Trade.c1, chargeGroup: "CG"))))
        #expect(try trade.ask(ArrangeInvoices(post(["SO-1"]))).invoices.map(\.charges) == [.eur(1_200)])
        let first = PostSalesInvoices(
            company: id, selections: [OrderSelection(order: "SO-1", lines: [.init(line: 1, quantity: pieces(4))])])
        #expect(try trade.run(first).invoices.map(\.charges) == [.eur(1_200)])
        #expect(try trade.run(post(["SO-1"])).invoices.map(\.charges) == [.eur(0)])
    }

    @Test("CH-4: a percentage of the order counts on all its lines, also where the invoice is split")
    func headerPercent() throws {
        trade.setCharges()
        var parameters = SalesParameters()
        parameters.splitsBySite = true
        try trade.run(SetSalesRow(id: id, row: .parameters(parameters)))
        try trade.run(
            SetSalesRow(
                id: id,
                row: .autoCharge(
                    AutoCharge(
                        code: "FREIGHT", isHeader: true, customers: .all, items: .all, currency: .eur, kind: .percent,
                        value: Decimal(unscaled: 10, scale: 0)))))
        var rows = [line(1, 1), line(2, 2)]
        (rows[0].site, rows[1].site) = ("S1", "S2")
        try order("SO-1", rows)
        #expect(try trade.run(post(["SO-1"])).invoices.map(\.charges) == [.eur(300), .eur(0)])
    }

    @Test("CH-3: the arrangement shows a charge that counts once in the first of several invoices only")
    func onceInTheArrangement() throws {
        trade.setCharges()
        try order("SO-1", [line(1, 10)]) { $0.header.charge = 900 }
        for count in [4, 6] as [Int64] {
            try trade.run(
                RegisterPackingSlip(company: id, order: "SO-1", lines: [.init(line: 1, quantity: pieces(count))]))
        }
        let command = post(["SO-1"], .packingSlip, .packingSlip)
        #expect(try trade.ask(ArrangeInvoices(command)).invoices.map(\.total) == [.eur(4_900), .eur(6_000)])
        #expect(try trade.run(command).invoices.map(\.document.total) == [.eur(4_900), .eur(6_000)])
    }

    @Test("AD-8: what conversion leaves over beside charges is rounding, and refused above its limit")
    func roundingBesideCharges() throws {
        trade.setCharges()
        trade.setDollar(90, scale: 2, from: day(2026, 1, 1))
        trade.setParameters { $0.maxPennyRounding = 1 }
        try order("SO-1", [OrderLine(number: 1, account: "401100", ordered: pieces(1), price: Decimal(unscaled: 15, scale: 2))]) {
            $0.currency = .usd
            $0.header.charge = 15
        }
        let posted = try trade.preview(post(["SO-1"])).invoices[0]
        #expect(posted.document.total == .usd(30) && posted.document.accountingTotal == .eur(27))
        #expect(posted.entries[0].legs.first { $0.type == .rounding }?.accountingAmount == 1)
        trade.setParameters { $0.maxPennyRounding = 0 }
        #expect(trade.refused(post(["SO-1"])) == "voucherUnbalanced ")
    }

    @Test("CM-1: commission rounds once per representative and is taken back by a credit note")
    func commission() throws {
        trade.setCharges()
        let percent = { (value: Int64) in Percent(tenThousandths: value) }
        try trade.run(
            SetSalesRow(
                id: id,
                row: .commission(
                    CommissionRule(
                        items: .all, customers: .all, reps: .all, from: nil, to: nil, percent: percent(50_000), basis: .revenue))))
        let members = [SalesGroup.Member(rep: "R1", share: percent(600_000)), .init(rep: "R2", share: percent(400_000))]
        try trade.run(SetSalesRow(id: id, row: .salesGroup(SalesGroup(code: "SG", members: members))))
        let over = SalesGroup(code: "SX", members: members + [.init(rep: "R3", share: percent(1))])
        #expect(trade.refused(SetSalesRow(id: id, row: .salesGroup(over))) == "fieldInvalid group.members")
        try order("SO-1", [line(1, 10)]) { $0.header.salesGroup = "SG" }
        let answer = try trade.run(post(["SO-1"]))
        #expect(answer.invoices[0].commission.map(\.amount) == [300, 200])
        let credit = CreateCreditNote(
            company: id, order: "SO-1", lines: [.init(line: 1, quantity: pieces(2))],
            originalInvoice: answer.invoices[0].document.number, reason: "RETURN")
        #expect(try trade.run(credit).commission.map(\.amount) == [-60, -40])
        #expect(trade.balance(AccountID(14)) == 400)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("CM-1: a corrected invoice keeps the commission in the proportion of its net amount", arguments: [10, 8, 20])
    func commissionOfCorrected(price: Int64) throws {
        trade.setCharges()
        try trade.run(
            SetSalesRow(
                id: id,
                row: .commission(
                    CommissionRule(
                        items: .all, customers: .all, reps: .all, from: nil, to: nil, percent: Percent(tenThousandths: 50_000),
                        basis: .revenue))))
        let members = [
            SalesGroup.Member(rep: "R1", share: Percent(tenThousandths: 600_000)),
            .init(rep: "R2", share: Percent(tenThousandths: 400_000)),
        ]
        try trade.run(SetSalesRow(id: id, row: .salesGroup(SalesGroup(code: "SG", members: members))))
        try order("SO-1", [line(1, 10)]) { $0.header.salesGroup = "SG" }
        let invoice = try trade.run(post(["SO-1"])).invoices[0]
        var fact: ItemPosted?
        for case .posted(let posted) in trade.draft.events { fact = posted.fact }
        let original = try #require(fact)
        #expect(original.id == invoice.document.item)
        let draft = try trade.run(
            CorrectInvoice(
                company: id, number: original.number, original: original, reason: "PRICE", comment: "", date: nil,
                unsettles: false)
        ).head.id
        let values = InvoiceDraft.Line(account: "401100", unitPrice: Decimal(unscaled: price, scale: 0))
        try trade.run(
            EditFreeTextInvoice(
                company: id, id: draft, expectedVersion: 0,
                edit: .header([], InvoiceDraft(customer: "C-1"), lines: [.init(line: 1, fields: [.unitPrice], values: values)])))
        let made = try trade.run(PostFreeTextInvoice(company: id, id: draft)).posted
        let corrected = try #require(made.document)
        // 5 % of 10 pieces, 60 and 40 of it; the canceling document has the original's with the sign turned.
        #expect(corrected.net == .eur(10 * 100 * price))
        #expect(trade.book.sales.commission(of: corrected.item).map(\.amount) == [30 * price, 20 * price])
        #expect(trade.book.sales.commission(of: try #require(made.canceling).item).map(\.amount) == [-300, -200])
        #expect(trade.balance(AccountID(14)) == 50 * price)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("CM-1: shares follow the net amount, each rounded once; from nothing there is no proportion")
    func scaledShares() {
        let shares = [CommissionShare(rep: "R1", amount: 5), CommissionShare(rep: "R2", amount: -1)]
        #expect(shares.scaled(to: 3, from: 10)?.map(\.amount) == [2])
        #expect(shares.scaled(to: -10, from: 10)?.map(\.amount) == [-5, 1])
        #expect(shares.scaled(to: -5, from: -10)?.map(\.amount) == [3, -1])
        #expect(shares.scaled(to: 7, from: 0) == shares && shares.scaled(to: 0, from: 10) == [])
        #expect([CommissionShare(rep: "R1", amount: .max)].scaled(to: 2, from: 1) == nil)
    }

    @Test("SI-12: storno keeps the sides; credited quantities never come back; the rest is given up or stays")
    func creditNotes() throws {
        let id = try order("SO-1", [line(1, 10)])
        try trade.run(RegisterPackingSlip(company: self.id, order: "SO-1", lines: [.init(line: 1, quantity: pieces(6))]))
        let invoice = try trade.run(post(["SO-1"], .packingSlip)).invoices[0].document.number
        func credit(_ count: Int64, keeps: Bool, storno: Bool = false) -> CreateCreditNote {
            CreateCreditNote(
                company: self.id, order: "SO-1", lines: [.init(line: 1, quantity: pieces(count))], originalInvoice: invoice,
                reason: "RETURN", isStorno: storno, keepsRemainder: keeps)
        }
        let debits = trade.book.subledger.balance(self.id, Trade.Account.receivable, .eur)?.debit
        let kept = try trade.run(credit(2, keeps: true, storno: true))
        #expect(kept.creditNote.total == .eur(-2_000))
        #expect(trade.book.subledger.balance(self.id, Trade.Account.receivable, .eur)?.debit == (debits ?? 0) - 2_000)
        #expect(trade.book.sales.detail(id)?.lines[0].ordered == pieces(10))
        #expect(sums().orders == 4_000)
        #expect(trade.refused(credit(5, keeps: true)) == "quantityExceedsRemainder lines[0].quantity")
        try trade.run(credit(4, keeps: false))
        #expect(trade.book.sales.detail(id)?.lines[0].ordered == pieces(6))
        #expect(sums().orders == 0)
        #expect(trade.book.sales.detail(id)?.state == .invoiced)
        #expect(trade.book.verify().isEmpty)
    }

    @Test("quantities and amounts stay whole, whatever is delivered, invoiced and credited", arguments: 1...15 as ClosedRange<UInt64>)
    func law(seed: UInt64) throws {
        trade.setParameters { $0.overLimitFreeTextInvoice = .off }
        var dice = SplitMix64(seed: seed)
        var invoices: [(order: Code, number: Code)] = []
        for place in 1...3 {
            let lines = (1...3).map { number in
                OrderLine(
                    number: UInt32(number), account: "401100", ordered: Quantity(millionths: Int64(1 + dice.below(9_000_000))),
                    price: Decimal(unscaled: Int64(dice.below(100_000)), scale: 3))
            }
            try order(Code("SO-\(place)")!, lines)
        }
        for _ in 0..<60 {
            let order = Code("SO-\(1 + dice.below(3))")!
            let number = UInt32(1 + dice.below(3))
            let some = Quantity(millionths: Int64(1 + dice.below(4_000_000)))
            switch dice.below(4) {
            case 0: _ = try? trade.run(RegisterPackingSlip(company: id, order: order, lines: [.init(line: number, quantity: some)]))
            case 1:
                let basis = [QuantityBasis.all, .packingSlip, .deliverNow][dice.below(3)]
                let selection = OrderSelection(order: order, lines: [.init(line: number, quantity: some)])
                let answer = try? trade.run(PostSalesInvoices(company: id, selections: [selection], basis: basis))
                for invoice in answer?.invoices ?? [] { invoices.append((order, invoice.document.number)) }
            case 2:
                let answer = try? trade.run(post([order], .packingSlip, .packingSlip))
                for invoice in answer?.invoices ?? [] { invoices.append((order, invoice.document.number)) }
            default:
                guard let invoice = invoices.first(where: { $0.order == order }) else { continue }
                _ = try? trade.run(
                    CreateCreditNote(
                        company: id, order: order, lines: [.init(line: number, quantity: some)], originalInvoice: invoice.number,
                        reason: "R", keepsRemainder: dice.below(2) == 0))
            }
            #expect(trade.book.verify().isEmpty)
        }
    }
}

extension Trade {
    /// Charge revenue 402100 (12), charge expense 620100 (13), commission 630100 (14) and 290100 (15).
    func setCharges() {
        let rows: [(UInt32, Code, PostingType)] = [
            (12, "402100", .chargeRevenue), (13, "620100", .chargeExpense), (14, "630100", .commissionExpense),
            (15, "290100", .commissionAccrued),
        ]
        for (number, code, type) in rows {
            set(
                .mainAccountSet(
                    MainAccount(
                        id: AccountID(number), number: code, name: "", blocked: false, itemTaxGroup: .empty,
                        salesTaxGroup: .empty)),
                .automaticAccountSet(Trade.company, type, AccountID(number)))
        }
        set(
            .sales(
                .setupSet(
                    Trade.company,
                    .chargesCode(ChargesCode(code: "FREIGHT", description: "", debit: .customer, credit: .ledger)))))
    }
}
