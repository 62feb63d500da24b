import Receivables
import Testing

/// EU sales lists, and what customers have for them: setup:PC-11, PC-7, CU-1.
@Suite struct EUSalesTests {
    private let trade = Trade.ready()
    private let id = Trade.company

    private func customer(_ number: Code, _ change: (inout TradeTerms) -> Void) -> CreateCustomer {
        var input = CustomerInput()
        (input.number, input.group) = (number, "10")
        change(&input.trade)
        return CreateCustomer(id: id, input: input)
    }

    private func group() {
        trade.set(
            .customerGroupSet(
                id, CustomerGroup(code: "10", description: "", terms: .empty, salesTaxGroup: .empty)))
    }

    private func post(_ amount: Int64, to customer: Code, on date: CalendarDate = day(2026, 3, 2)) throws {
        var document = Trade.document(.eur(amount), customer)
        document.postingDate = date
        try trade.run(PostInvoice(company: id, document: document))
    }

    private func list(_ from: CalendarDate = day(2026, 3, 1), _ to: CalendarDate = day(2026, 3, 31)) -> CreateEUSalesList {
        CreateEUSalesList(id: id, from: from, to: to)
    }

    private func open() throws -> UInt32 {
        try trade.ask(CloseCheck(id: id, period: "2026-03")).open.first { $0.step == .euSalesList }?.count ?? 0
    }

    @Test("a customer on the list has a tax number of another member state")
    func numbers() throws {
        group()
        trade.setParameters { $0.directDebit.country = "DE" }
        #expect(trade.refused(customer("F-1") { $0.listCode = .goods }) == "fieldRequired customer.tax_exempt_number")
        for number in ["DE136695976", "CH123456789", "F"] as [Code] {
            #expect(
                trade.refused(customer("F-1") { ($0.listCode, $0.taxNumber) = (.goods, number) })
                    == "fieldInvalid customer.tax_exempt_number")
        }
        #expect(trade.refused(customer("F-1") { $0.taxNumber = "DE136695976" }) == "accepted")
        #expect(trade.refused(customer("F-1") { ($0.listCode, $0.taxNumber) = (.goods, "ATU13585627") }) == "accepted")
        #expect(trade.refused(customer("F-1") { $0.cashDiscount = "NONE" }) == "referenceUnknown customer.cash_discount")
        #expect(trade.refused(customer("F-1") { $0.deliveryTerms = "DAP" }) == "referenceUnknown customer.delivery_terms")
        #expect(trade.refused(customer("F-1") { $0.deliveryMode = "TRUCK" }) == "referenceUnknown customer.delivery_mode")
        try trade.run(
            SetSalesRow(id: id, row: .delivery(DeliveryCode(kind: .terms, code: "DAP", description: "delivered"))))
        #expect(trade.refused(customer("F-1") { $0.deliveryTerms = "DAP" }) == "accepted")
        #expect(trade.refused(customer("F-1") { $0.deliveryMode = "DAP" }) == "referenceUnknown customer.delivery_mode")
    }

    @Test("sums per tax number and kind, credit notes negative; what is reported is on no list again")
    func sums() throws {
        group()
        try trade.run(customer("F-1") { ($0.listCode, $0.taxNumber) = (.goods, "FR83404833048") })
        try trade.run(customer("F-2") { ($0.listCode, $0.taxNumber) = (.goods, "FR83404833048") })
        try trade.run(customer("F-3") { ($0.listCode, $0.taxNumber) = (.services, "FR83404833048") })
        try post(10_000, to: "F-1")
        try post(5_000, to: "F-2", on: day(2026, 3, 31))
        try post(7_000, to: "F-3", on: day(2026, 3, 1))
        try post(900, to: "F-1", on: day(2026, 2, 28))
        try post(800, to: "F-1", on: day(2026, 4, 1))
        try post(600, to: "C-1")
        var back = Trade.document(.eur(2_000), "F-1")
        back.postingDate = day(2026, 3, 15)
        try trade.run(PostCreditNote(company: id, document: back))
        #expect(try open() == 4)

        let first = try trade.run(list())
        #expect(
            first.lines == [
                .init(taxNumber: "FR83404833048", kind: .goods, amount: 13_000, documents: 3),
                .init(taxNumber: "FR83404833048", kind: .services, amount: 7_000, documents: 1),
            ])
        #expect(try trade.run(list()).number == first.number, "a list that was not reported is made again")
        #expect(try open() == 4)
        try post(50, to: "F-1")
        try trade.run(ReportEUSalesList(id: id, number: first.number))
        #expect(try open() == 1, "what was posted after the list was made is not on it")
        #expect(trade.refused(ReportEUSalesList(id: id, number: first.number)) == "stateNotAllowed number")
        #expect(trade.refused(ReportEUSalesList(id: id, number: 9)) == "notFound number")
        let second = try trade.run(list())
        #expect(second.number == first.number + 1 && second.lines.map(\.amount) == [50])
        #expect(try trade.ask(GetEUSalesList(id: id, number: 0)).number == second.number)
        #expect(try trade.ask(GetEUSalesList(id: id, number: first.number)).isReported)
        #expect(trade.refused(list(day(2026, 3, 2), day(2026, 3, 1))) == "dateRangeInvalid to")
        #expect(trade.book.verify() == [])
    }

    @Test("national tax keeps a document off the list, its own list code overrules the customer's")
    func kinds() throws {
        group()
        trade.setTax()
        try trade.run(customer("F-1") { ($0.listCode, $0.taxNumber) = (.goods, "FR83404833048") })
        var taxed = Trade.document(.eur(1_000), "F-1")
        (taxed.lines[0].salesTaxGroup, taxed.lines[0].itemTaxGroup) = ("DOM", "FULL")
        try trade.run(PostInvoice(company: id, document: taxed))
        var none = Trade.document(.eur(1_000), "F-1")
        none.listCode = .notIncluded
        try trade.run(PostInvoice(company: id, document: none))
        #expect(try open() == 0)
        none.listCode = .triangular
        try trade.run(PostInvoice(company: id, document: none))
        #expect(try trade.run(list()).lines.map(\.kind) == [.triangular])
        var input = CustomerInput()
        input.number = "F-1"
        try trade.run(UpdateCustomer(id: id, input: input, fields: [.listCode, .taxNumber], expectedVersion: 0))
        #expect(trade.refused(list()) == "fieldRequired customer.tax_exempt_number")
    }

    @Test("an invoice without a cash discount has its account's")
    func discount() throws {
        group()
        var code = CashDiscountCode(code: "D10")
        (code.days, code.tenThousandths) = (10, 20_000)
        trade.set(.cashDiscountSet(id, code))
        try trade.run(customer("F-1") { $0.cashDiscount = "D10" })
        try post(10_000, to: "F-1")
        #expect(trade.book.items[ItemID(trade.book.items.rows.count)].hasTiers)
    }

    @Test("PC-11 a correction keeps the list code of the document, also NOT_INCLUDED")
    func corrected() throws {
        group()
        try trade.run(customer("F-1") { ($0.listCode, $0.taxNumber) = (.goods, "FR83404833048") })
        var none = Trade.document(.eur(1_000), "F-1")
        none.listCode = .notIncluded
        let original = try #require(try trade.posted(PostInvoice(company: id, document: none)))
        let draft = try trade.run(
            CorrectInvoice(
                company: id, number: original.number, original: original, reason: "R", comment: "", date: nil,
                unsettles: false)
        ).head.id
        try trade.run(PostFreeTextInvoice(company: id, id: draft))
        #expect(try open() == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("PC-11 a list that was made anew for other days is not the one that is reported")
    func madeAnew() throws {
        group()
        try trade.run(customer("F-1") { ($0.listCode, $0.taxNumber) = (.goods, "FR83404833048") })
        try post(10_000, to: "F-1")
        let first = try trade.run(list())
        try trade.run(list(day(2026, 3, 1), day(2026, 4, 30)))
        func report(_ from: CalendarDate?, _ to: CalendarDate?) -> ReportEUSalesList {
            ReportEUSalesList(id: id, number: first.number, expectedFrom: from, expectedTo: to)
        }
        #expect(trade.refused(report(first.from, first.to)) == "versionConflict expected_to")
        #expect(trade.refused(report(day(2026, 3, 2), nil)) == "versionConflict expected_from")
        #expect(trade.book.verify() == [])
        try trade.run(report(day(2026, 3, 1), day(2026, 4, 30)))
        #expect(try open() == 0 && trade.book.verify() == [])
    }

    @Test("CU-1 trade terms that fit no more stand in the way of no other change")
    func otherFields() throws {
        group()
        try trade.run(customer("F-1") { ($0.listCode, $0.taxNumber) = (.goods, "FR83404833048") })
        trade.setParameters { $0.directDebit.country = "FR" }
        var input = CustomerInput()
        (input.number, input.name, input.trade.listCode) = ("F-1", "Renamed", .services)
        #expect(trade.refused(UpdateCustomer(id: id, input: input, fields: [.name], expectedVersion: 0)) == "accepted")
        #expect(
            trade.refused(UpdateCustomer(id: id, input: input, fields: [.listCode], expectedVersion: 0))
                == "fieldInvalid customer.tax_exempt_number")
    }

    @Test("PC-11 a credit note lowers what its invoice is on the list as, its own list code overrules that")
    func creditNotes() throws {
        group()
        try trade.run(customer("F-1") { ($0.listCode, $0.taxNumber) = (.goods, "FR83404833048") })
        func credited(_ invoice: ListCode?, own: ListCode? = nil) throws -> ListCode {
            var document = Trade.document(.eur(1_000), "F-1")
            document.listCode = invoice
            let made = try trade.run(PostInvoice(company: id, document: document))
            var note = Trade.document(.eur(200), "F-1")
            (note.originalInvoice, note.reason, note.listCode) = (made.number, "returned", own)
            return try trade.run(PostCreditNote(company: id, document: note)).creditNote.listCode
        }
        #expect(try credited(nil) == .goods)
        #expect(try credited(.services) == .services)
        #expect(try credited(.notIncluded) == .notIncluded)
        #expect(try credited(.services, own: .triangular) == .triangular)
        #expect(trade.book.verify() == [])
    }
}
