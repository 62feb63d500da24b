import Testing

@testable import Receivables

/// Payment specifications of methods of payment: setup:BE-5.
struct PaymentSpecificationTests {
    private static let company = Trade.company
    private static let bill = AccountID(12)

    private func trade() throws -> Trade {
        let trade = Trade.ready { $0.overLimitFreeTextInvoice = .off }
        trade.set(
            .mainAccountSet(
                MainAccount(
                    id: Self.bill, number: "131100", name: "", blocked: false, itemTaxGroup: .empty,
                    salesTaxGroup: .empty)))
        for (index, code) in [Code("BOE"), "COLL"].enumerated() {
            trade.setProfile(ProfileID(UInt32(index) + 2), code, account: Self.bill)
        }
        trade.setMethod("BILL", .billOfExchange, Trade.Account.bank)
        trade.setParameters {
            ($0.bills.billProfile, $0.bills.collectionProfile, $0.defaultMethod) = ("BOE", "COLL", "BILL")
        }
        return trade
    }

    private func specify(_ code: Code, remits: Bool, of method: Code = "BILL") -> SetPaymentSpecification {
        SetPaymentSpecification(
            id: Self.company,
            specification: PaymentSpecification(
                method: method, code: code, description: "", remitsBills: remits))
    }

    private func method(
        _ specification: Code, remits: Bool = false, draws: Bool = false, type: PaymentType = .billOfExchange
    ) -> SetMethodOfPayment {
        var command = SetMethodOfPayment(
            id: Self.company, code: "BILL", description: "", type: type, account: "110110",
            requireReference: false,
            remitsBills: remits, drawsBills: draws)
        command.specification = specification
        return command
    }

    private func draw(_ item: ItemID, _ specification: Code = .empty) -> DrawBill {
        var command = DrawBill(
            id: Self.company, customer: "C-1", invoices: [ApplyItem(item: item)], date: day(2026, 3, 2),
            due: day(2026, 6, 30))
        command.specification = specification
        return command
    }

    private func remit(_ bill: Bill) -> CreateRemittance {
        CreateRemittance(
            id: Self.company, bills: [bill.number], type: .collection, bank: "BANK", date: day(2026, 3, 3),
            discount: nil)
    }

    private func specify(_ customer: Code, _ specification: Code, method: Code? = nil) -> UpdateCustomer {
        var input = CustomerInput()
        (input.number, input.specification) = (customer, specification)
        var fields: [CustomerField] = method == nil ? [.specification] : [.method]
        if !specification.isEmpty, method != nil { fields.append(.specification) }
        if let method { input.method = method }
        return UpdateCustomer(id: Self.company, input: input, fields: fields, expectedVersion: 0)
    }

    @Test(
        "BE-5: the method's specification must have the remittance parameter; without one the method says it itself"
    )
    func ofTheMethod() throws {
        let trade = try trade()
        let bill = try trade.run(draw(try trade.invoice(.eur(10_000)))).bill
        #expect(trade.refused(remit(bill)) == "fieldRequired payment_specification")
        try trade.run(method(.empty, remits: true))
        #expect(trade.refused(remit(bill)) == "accepted")
        try trade.run(specify("DOM", remits: false))
        #expect(trade.refused(remit(bill)) == "accepted", "nothing names it")
        try trade.run(method("DOM", remits: true))
        #expect(trade.refused(remit(bill)) == "fieldRequired payment_specification")
        try trade.run(specify("DOM", remits: true))
        #expect(trade.refused(remit(bill)) == "accepted")
        #expect(trade.book.verify().isEmpty)
    }

    @Test("BE-5: a bill goes by its own specification, that of its customer, that of the method")
    func ofTheBill() throws {
        let trade = try trade()
        try trade.run(specify("DOM", remits: true))
        try trade.run(specify("PAPER", remits: false))
        try trade.run(method("DOM"))
        let own = try trade.run(draw(try trade.invoice(.eur(10_000)), "PAPER")).bill
        #expect(own.specification == "PAPER")
        #expect(trade.refused(remit(own)) == "fieldRequired payment_specification")
        let plain = try trade.run(draw(try trade.invoice(.eur(10_000)))).bill
        #expect(plain.specification.isEmpty)
        #expect(trade.refused(remit(plain)) == "accepted")
        try trade.run(specify("C-1", "PAPER"))
        let customers = try trade.run(draw(try trade.invoice(.eur(10_000)))).bill
        #expect(customers.specification == "PAPER")
        #expect(
            trade.refused(draw(try trade.invoice(.eur(10_000)), "NONE"))
                == "referenceUnknown payment_specification")
        try trade.run(method("DOM", draws: true))
        let posted = try trade.run(PostInvoice(company: Self.company, document: Trade.document(.eur(5_000))))
        let drawn = trade.book.bills.find(Self.company, posted.bill)
        #expect(drawn.map { trade.book.bills[$0].specification } == "PAPER", "drawn as the invoice is posted")
        #expect(trade.book.verify().isEmpty)
    }

    @Test("PC-9: a bill for an item goes by the method and specification that the item has of its own")
    func ofTheItem() throws {
        let trade = try trade()
        trade.setParameters { $0.defaultMethod = "BANK" }
        try trade.run(specify("PAPER", remits: false))
        let item = try trade.invoice(.eur(10_000), number: "A")
        #expect(trade.refused(draw(item)) == "fieldInvalid method_of_payment")
        var edit = EditOpenTransaction(company: Self.company, number: "A", dueDate: nil)
        (edit.method, edit.specification) = ("BILL", "PAPER")
        try trade.run(edit)
        let bill = try trade.run(draw(item)).bill
        #expect(bill.method == "BILL" && bill.specification == "PAPER")
        #expect(trade.book.verify().isEmpty)
    }

    @Test("BE-5: a customer's specification is one of its method's, and goes with it")
    func ofTheCustomer() throws {
        let trade = try trade()
        try trade.run(specify("DOM", remits: true))
        try trade.run(specify("FAST", remits: false, of: "BANK"))
        #expect(trade.refused(specify("C-1", "FAST")) == "referenceUnknown customer.payment_specification")
        try trade.run(specify("C-1", "DOM"))
        #expect(
            trade.refused(specify("C-1", "DOM", method: "BANK"))
                == "referenceUnknown customer.payment_specification")
        try trade.run(specify("C-1", "FAST", method: "BANK"))
        #expect(trade.book.customers.details[1].row.specification == "FAST")
        try trade.run(specify("C-1", .empty, method: "BILL"))
        #expect(trade.book.customers.details[1].row.specification.isEmpty)
    }

    @Test("BE-5: only methods of bills remit, and what is named is there; at most 100 of a method")
    func references() throws {
        let trade = try trade()
        #expect(
            trade.refused(specify("DOM", remits: false, of: "NONE"))
                == "referenceUnknown specification.method_of_payment")
        #expect(
            trade.refused(specify("DOM", remits: true, of: "BANK"))
                == "fieldInvalid specification.remits_bills")
        #expect(trade.refused(method("DOM")) == "referenceUnknown method.payment_specification")
        for number in 1...PaymentSpecification.ofMethodMax {
            guard let code = Code("S\(number)") else { continue }
            try trade.run(specify(code, remits: number == 7))
        }
        #expect(trade.refused(specify("ONE-MORE", remits: false)) == "tooManyItems specification.code")
        #expect(trade.refused(specify("S7", remits: false)) == "accepted")
        #expect(trade.refused(method(.empty, type: .electronic)) == "fieldInvalid method.type")
        let codes = trade.book.companies.setup(Self.company).specifications["BILL"]?.map(\.code) ?? []
        #expect(codes.count == 100 && codes == codes.sorted())
    }
}
