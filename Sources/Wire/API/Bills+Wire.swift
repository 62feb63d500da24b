import Receivables
import Schema
import SwiftProtobuf

// Bills of exchange: requests -> commands, answers -> responses.

extension DrawBill {
    package init(_ message: Reskontra_V1_DrawBillRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        var invoices: [ApplyItem] = []
        for (index, invoice) in message.invoices.prefix(Bill.invoicesMax + 1).enumerated() {
            let path = "invoices[\(index)]"
            invoices.append(
                ApplyItem(
                    number: border.code(invoice.documentNumber, "\(path).document_number", required: true),
                    amount: border.money(invoice.amount, invoice.hasAmount, "\(path).amount", required: false)))
        }
        let date = border.date(message.date, message.hasDate, "date")
        let due = border.date(message.dueDate, message.hasDueDate, "due_date", required: true)
        let number = border.code(message.number, "number")
        let method = border.code(message.methodOfPayment, "method_of_payment")
        let specification = border.code(message.paymentSpecification, "payment_specification")
        let drawee = border.text(message.draweeBank, "drawee_bank", max: Bill.draweeLengthMax)
        try border.check()
        self.init(
            id: company, customer: customer, invoices: invoices, date: date, due: due ?? CalendarDate(days: 0),
            number: number, method: method, drawee: drawee)
        self.specification = specification
    }
}

extension AcceptBill {
    package init(_ message: Reskontra_V1_AcceptBillRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.bill, "bill", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(id: company, number: number, date: date)
    }
}

extension CreateRemittance {
    package init(_ message: Reskontra_V1_CreateRemittanceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var bills: [Code] = []
        for (index, bill) in message.bills.prefix(Remittance.billsMax + 1).enumerated() {
            bills.append(border.code(bill, "bills[\(index)]", required: true))
        }
        let type: RemittanceType? = border.choice(message.type.rawValue, "type")
        let bank = border.code(message.bank, "bank", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        let discount = border.money(message.discountAmount, message.hasDiscountAmount, "discount_amount", required: false)
        let number = border.code(message.number, "number")
        let fee = border.code(message.paymentFee, "payment_fee")
        let amount = border.money(message.amount, message.hasAmount, "amount", required: false)
        try border.check()
        self.init(
            id: company, bills: bills, type: type ?? .collection, bank: bank, date: date, discount: discount, number: number,
            fee: fee, amount: amount)
    }
}

extension ConfirmRemittance {
    package init(_ message: Reskontra_V1_ConfirmRemittanceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.remittance, "remittance", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        let fee = border.money(message.realizedFee, message.hasRealizedFee, "realized_fee", required: false)
        try border.check()
        self.init(id: company, number: number, date: date, fee: fee)
    }
}

extension SettleBill {
    package init(_ message: Reskontra_V1_SettleBillRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.bill, "bill", required: true)
        let type: RemittanceType? = border.choice(message.type.rawValue, "type")
        let bank = border.code(message.bank, "bank", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        let amount = border.money(message.amount, message.hasAmount, "amount", required: false)
        try border.check()
        self.init(id: company, number: number, type: type ?? .collection, bank: bank, date: date, amount: amount)
    }
}

extension ProtestBill {
    package init(_ message: Reskontra_V1_ProtestBillRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.bill, "bill", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        let fee = border.money(message.fee, message.hasFee, "fee", required: false)
        try border.check()
        self.init(id: company, number: number, date: date, fee: fee)
    }
}

extension RedrawBill {
    package init(_ message: Reskontra_V1_RedrawBillRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.bill, "bill", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        let due = border.date(message.dueDate, message.hasDueDate, "due_date", required: true)
        try border.check()
        self.init(id: company, number: number, date: date, due: due ?? CalendarDate(days: 0))
    }
}

extension CancelBill {
    package init(_ message: Reskontra_V1_CancelBillRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.bill, "bill", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(id: company, number: number, date: date)
    }
}

extension GetBill {
    package init(_ message: Reskontra_V1_GetBillRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.bill, "bill", required: true)
        try border.check()
        self.init(id: company, number: number)
    }
}

extension ListBills {
    package init(_ message: Reskontra_V1_ListBillsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        var states: [BillStatus] = []
        for (index, status) in message.statuses.prefix(BillStatus.allCases.count).enumerated() {
            let state: BillStatus? = border.choice(status.rawValue, "statuses[\(index)]")
            if let state { states.append(state) }
        }
        let due = border.date(message.dueBy, message.hasDueBy, "due_by")
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListBills.filter(company, customer, states, due))
        try border.check()
        self.init(id: company, customer: customer, states: states, dueBy: due, size: size, after: token.first)
    }

    static func filter(_ company: CompanyID, _ customer: Code, _ states: [BillStatus], _ due: CalendarDate?) -> UInt64 {
        PageToken.filter(
            "bills", "\(company.number)", customer.text, states.map { "\($0.rawValue)" }.joined(separator: ","),
            due?.description ?? "")
    }
}

extension GetRemittance {
    package init(_ message: Reskontra_V1_GetRemittanceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.remittance, "remittance", required: true)
        try border.check()
        self.init(id: company, number: number)
    }
}

extension ListRemittances {
    package init(_ message: Reskontra_V1_ListRemittancesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let bank = border.code(message.bank, "bank")
        let state: RemittanceState? =
            message.status == .unspecified ? nil : border.choice(message.status.rawValue, "status")
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListRemittances.filter(company, bank, state))
        try border.check()
        self.init(
            id: company, bank: bank, state: state, size: size,
            before: RemittanceID(UInt32(truncatingIfNeeded: token.first)))
    }

    static func filter(_ company: CompanyID, _ bank: Code, _ state: RemittanceState?) -> UInt64 {
        PageToken.filter("remittances", "\(company.number)", bank.text, "\(state?.rawValue ?? 0)")
    }
}

extension BillStatistics {
    package init(_ message: Reskontra_V1_BillStatisticsRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company)
    }
}

// MARK: Answers

extension Reskontra_V1_Bill {
    init(_ view: BillView, _ book: borrowing Book) {
        self.init()
        let row = view.bill
        number = row.number.text
        customerNumber = book.customers[row.customer].number.text
        face = .init(row.face, row.currency)
        issueDate = .init(row.issued)
        dueDate = .init(row.due)
        draweeBank = row.drawee
        status = .init(rawValue: Int(row.status.rawValue)) ?? .unspecified
        seq = UInt32(clamping: row.sequence)
        if let date = row.accepted { acceptedOn = .init(date) }
        remittance = view.remittance?.number.text ?? ""
        bank = view.remittance?.bank.text ?? ""
        methodOfPayment = row.method.text
        paymentSpecification = row.specification.text
        for (index, step) in row.history.enumerated() {
            var told = Step()
            told.seq = UInt32(clamping: index)
            told.act = .init(rawValue: Int(step.act.rawValue)) ?? .unspecified
            told.status = .init(rawValue: Int(step.status.rawValue)) ?? .unspecified
            told.date = .init(step.date)
            told.dueDate = .init(step.due)
            told.vouchers = step.vouchers.map(\.text)
            told.journal = step.toldJournal.text
            history.append(told)
        }
        exposure = .init(view.exposure, row.currency)
        version = row.lastChange
    }
}

extension Reskontra_V1_Remittance {
    init(_ row: Remittance, _ bills: [Bill]) {
        self.init()
        number = row.number.text
        type = .init(rawValue: Int(row.type.rawValue)) ?? .unspecified
        bank = row.bank.text
        date = .init(row.date)
        self.bills = bills.map(\.number.text)
        total = .init(bills.reduce(0) { $0 + $1.face }, row.currency)
        discount = .init(row.discount, row.currency)
        if let day = row.confirmed { (confirmed, confirmedOn) = (true, .init(day)) }
        fee = .init(row.fee, row.currency)
        status = .init(rawValue: Int(row.state.rawValue)) ?? .unspecified
        feeVoucher = row.feeVoucher.text
    }

    init(_ row: Remittance, _ book: borrowing Book) {
        var bills: [Bill] = []
        for id in row.bills { bills.append(book.bills[id]) }
        self.init(row, bills)
    }
}

extension Reskontra_V1_GetRemittanceResponse {
    package init(_ answer: GetRemittance.Answer, _ book: borrowing Book) {
        self.init()
        remittance = .init(answer.remittance, answer.bills.map(\.bill))
        for view in answer.bills { bills.append(.init(view, book)) }
    }
}

extension Reskontra_V1_ListRemittancesResponse {
    package init(_ answer: ListRemittances.Answer, of query: ListRemittances, _ book: borrowing Book) {
        self.init()
        for row in answer.remittances { remittances.append(.init(row, book)) }
        guard !answer.next.isNone else { return }
        nextPageToken =
            PageToken(
                first: UInt64(answer.next.number), filter: ListRemittances.filter(query.id, query.bank, query.state)
            ).text
    }
}

extension Reskontra_V1_DrawBillResponse {
    package init(_ answer: BillView, _ book: borrowing Book) {
        self.init()
        bill = .init(answer, book)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_AcceptBillResponse {
    package init(_ answer: BillView, _ book: borrowing Book) {
        self.init()
        bill = .init(answer, book)
    }
}

extension Reskontra_V1_CreateRemittanceResponse {
    package init(_ answer: CreateRemittance.Answer, _ book: borrowing Book) {
        self.init()
        remittance = .init(answer.remittance, answer.bills.map(\.bill))
        for view in answer.bills { bills.append(.init(view, book)) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ConfirmRemittanceResponse {
    package init(_ answer: ConfirmRemittance.Answer, _ book: borrowing Book) {
        self.init()
        remittance = .init(answer.remittance, book)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_SettleBillResponse {
    package init(_ answer: BillView, _ book: borrowing Book) {
        self.init()
        bill = .init(answer, book)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ProtestBillResponse {
    package init(_ answer: BillView, _ book: borrowing Book) {
        self.init()
        bill = .init(answer, book)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_RedrawBillResponse {
    package init(_ answer: BillView, _ book: borrowing Book) {
        self.init()
        bill = .init(answer, book)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_CancelBillResponse {
    package init(_ answer: BillView, _ book: borrowing Book) {
        self.init()
        bill = .init(answer, book)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_GetBillResponse {
    package init(_ answer: BillView, _ book: borrowing Book) {
        self.init()
        bill = .init(answer, book)
    }
}

extension Reskontra_V1_ListBillsResponse {
    package init(_ answer: ListBills.Answer, of query: ListBills, _ book: borrowing Book) {
        self.init()
        for view in answer.bills { bills.append(.init(view, book)) }
        guard answer.hasMore, let last = answer.bills.last else { return }
        let filter = ListBills.filter(query.id, query.customer, query.states, query.dueBy)
        nextPageToken = PageToken(first: ListBills.place(last.bill), filter: filter).text
    }
}

extension Reskontra_V1_BillStatisticsResponse {
    package init(_ answer: [BillStatistics.Row], _ book: borrowing Book) {
        self.init()
        rows = answer.map { found in
            var row = Row()
            row.status = .init(rawValue: Int(found.status.rawValue)) ?? .unspecified
            row.count = found.count
            row.sum = .init(found.sum, found.currency)
            return row
        }
    }
}
