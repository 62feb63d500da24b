import Receivables
import Schema
import SwiftProtobuf

// Payment journals and their marks: requests -> commands, answers -> responses.

extension CreatePaymentJournal {
    package init(_ message: Reskontra_V1_CreatePaymentJournalRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.journal, "journal", required: true)
        let name = border.code(message.name, "name")
        let description = border.text(message.description_p, "description")
        try border.check()
        self.init(id: company, number: number, name: name, description: description)
    }
}

extension SetPaymentJournalName {
    package init(_ message: Reskontra_V1_SetPaymentJournalNameRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let name = border.code(message.name.name, "name.name", required: true)
        let description = border.text(message.name.description_p, "name.description")
        try border.check()
        self.init(
            id: company,
            name: PaymentJournalName(name: name, description: description, decouples: message.name.decoupleSettlement))
    }
}

extension SetPaymentLine {
    package init(_ message: Reskontra_V1_SetPaymentLineRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        let wish = Wish(message.line, &border)
        let items = ApplyItem.list(message.items, "items", &border)
        let wishes = MarkWish.list(message.items, "items", &border)
        try border.check()
        self.init(id: company, journal: journal, wish: wish, items: items, wishes: wishes)
    }
}

extension SetPaymentLine.Wish {
    fileprivate init(_ message: Reskontra_V1_PaymentLine, _ border: inout Border) {
        self.init()
        line = message.line
        customer = border.code(message.customerNumber, "line.customer_number")
        document = border.code(message.documentNumber, "line.document_number")
        if message.customerNumber.isEmpty, message.documentNumber.isEmpty {
            border.bad("line.customer_number", .fieldRequired, "a line names a customer or a document of it")
        }
        amount = border.money(message.amount, message.hasAmount, "line.amount", required: false)
        rest.date = border.date(message.date, message.hasDate, "line.date")
        rest.method = border.code(message.methodOfPayment, "line.method_of_payment")
        rest.offsetAccount = border.code(message.offsetAccount, "line.offset_account")
        rest.reference = border.text(message.paymentReference, "line.payment_reference", max: 140)
        rest.depositSlip = border.code(message.depositSlip, "line.deposit_slip")
        rest.isPrepayment = message.prepayment
        rest.salesOrder = border.code(message.salesOrder, "line.sales_order")
        rest.includesTax = message.amountsIncludeTax
        rest.mandate = border.text(message.mandate, "line.mandate", max: 35)
        rest.maturity = border.date(message.maturityDate, message.hasMaturityDate, "line.maturity_date")
        rest.check = CheckDetails(
            number: border.text(message.checkNumber, "line.check_number", max: 35),
            bank: border.text(message.checkBank, "line.check_bank", max: 70),
            drawer: border.text(message.checkDrawer, "line.check_drawer", max: 140))
        rest.fee = border.code(message.paymentFee, "line.payment_fee")
        rest.text = border.text(message.text, "line.text")
    }
}

extension DeletePaymentLine {
    package init(_ message: Reskontra_V1_DeletePaymentLineRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        try border.check()
        self.init(id: company, journal: journal, line: message.line)
    }
}

extension SetPaymentStatus {
    package init(_ message: Reskontra_V1_SetPaymentStatusRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        let lines = border.lineNumbers(message.lines)
        let status: PaymentStatus? = border.choice(message.status.rawValue, "status", fallback: PaymentStatus.none)
        try border.check()
        self.init(id: company, journal: journal, lines: lines, status: status ?? PaymentStatus.none)
    }
}

extension MarkItems {
    package init(_ message: Reskontra_V1_MarkItemsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        let items = ApplyItem.list(message.items, "items", &border)
        let wishes = MarkWish.list(message.items, "items", &border)
        try border.check()
        self.init(id: company, journal: journal, line: message.line, items: items, wishes: wishes)
    }
}

extension UnmarkItems {
    package init(_ message: Reskontra_V1_UnmarkItemsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        let documents = border.codes(message.documentNumbers, "document_numbers", max: ApplyItem.itemsMax)
        try border.check()
        self.init(id: company, journal: journal, line: message.line, documents: documents)
    }
}

extension MarkByPriority {
    package init(_ message: Reskontra_V1_MarkByPriorityRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        try border.check()
        self.init(id: company, journal: journal, line: message.line)
    }
}

extension PostPaymentJournal {
    package init(_ message: Reskontra_V1_PostPaymentJournalRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        try border.check()
        self.init(id: company, journal: journal)
    }
}

extension CreateDepositSlip {
    package init(_ message: Reskontra_V1_CreateDepositSlipRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        let slip = border.code(message.depositSlip, "deposit_slip", required: true)
        let lines = border.lineNumbers(message.lines)
        try border.check()
        self.init(id: company, journal: journal, slip: slip, lines: lines)
    }
}

extension GetPaymentJournal {
    package init(_ message: Reskontra_V1_GetPaymentJournalRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        try border.check()
        self.init(id: company, journal: journal)
    }
}

extension ListPaymentJournals {
    package init(_ message: Reskontra_V1_ListPaymentJournalsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let after = border.code(message.after, "after")
        try border.check()
        self.init(id: company, after: after)
    }
}

extension Border {
    fileprivate mutating func lineNumbers(_ lines: [UInt32]) -> [UInt32] {
        if lines.count > PaymentJournal.linesMax {
            bad("lines", .tooManyItems, "has \(lines.count) lines, at most \(PaymentJournal.linesMax) are taken")
        }
        return lines
    }
}

// MARK: Answers

extension Reskontra_V1_ApplyItem {
    fileprivate init(_ mark: PaymentMark, _ book: borrowing Book) {
        self.init()
        documentNumber = book.items[mark.item].number.text
        itemID = UInt64(mark.item.number)
        if let money = mark.amount { amount = .init(money) }
        if mark.wish.use != .normal { useCashDiscount = .init(rawValue: Int(mark.wish.use.rawValue)) ?? .unspecified }
        if let money = mark.wish.discount { discount = .init(money) }
        discountReason = mark.wish.reason
        if let day = mark.wish.discountDate { discountDate = .init(day) }
        fullSettlement = mark.wish.fullSettlement
        discountAccount = mark.wish.discountAccount.text
        company = mark.wish.company.text
        primary = mark.wish.isPrimary
        if let rate = mark.wish.crossRate { crossRate = .init(rate.decimal) }
        lines = mark.lines
    }
}

extension Reskontra_V1_PaymentLine {
    /// The marks are those that lock items now: what a posted line had marked is settled or free.
    fileprivate init(
        _ row: PaymentLine, of journal: Code, _ book: borrowing Book, isLocking: Bool = false
    ) {
        self.init()
        line = row.number
        customerNumber = book.customers[row.customer].number.text
        if let day = row.date { date = .init(day) }
        if row.amount != 0 { amount = .init(row.amount, row.currency) }
        methodOfPayment = row.method.text
        offsetAccount = row.offsetAccount.text
        paymentReference = row.reference
        status = .init(rawValue: Int(row.status.rawValue)) ?? .unspecified
        depositSlip = row.depositSlip.text
        prepayment = row.isPrepayment
        salesOrder = row.salesOrder.text
        releasedMarks = row.releases.map { .init($0, journal, line: row.number, book) }
        amountsIncludeTax = row.includesTax
        mandate = row.mandate
        if let day = row.maturity { maturityDate = .init(day) }
        checkNumber = row.check.number
        checkBank = row.check.bank
        checkDrawer = row.check.drawer
        paymentFee = row.fee.text
        text = row.text
        if row.payment.isNone || isLocking { for mark in row.marks { marks.append(.init(mark, book)) } }
        state = .init(rawValue: Int(book.state(of: row).rawValue)) ?? .unspecified
        guard !row.payment.isNone, book.items.contains(row.payment) else { return }
        paymentNumber = book.items[row.payment].number.text
        if row.amount == 0 { amount = .init(-book.items[row.payment].original, row.currency) }
    }
}

extension Reskontra_V1_PaymentJournal {
    /// Locking: its marks wait in the settlement queue, also where the book has not seen it posted yet.
    fileprivate init(_ row: PaymentJournal, _ book: borrowing Book, withLines: Bool = true, isLocking: Bool = false) {
        self.init()
        journal = row.number.text
        name = row.name.text
        description_p = row.description
        state = .init(rawValue: Int(book.state(of: row).rawValue)) ?? .unspecified
        guard withLines else { return }
        for line in row.lines {
            let locks = isLocking || book.paymentJournals.isLocking(row.id, line.number)
            lines.append(.init(line, of: row.number, book, isLocking: locks))
        }
    }
}

extension Reskontra_V1_CreatePaymentJournalResponse {
    package init(_ row: PaymentJournal, _ book: borrowing Book) {
        self.init()
        journal = .init(row, book)
    }
}

extension Reskontra_V1_SetPaymentLineResponse {
    package init(_ answer: SetPaymentLine.Answer, _ book: borrowing Book) {
        self.init()
        line = .init(answer.line, of: answer.journal, book)
    }
}

extension Reskontra_V1_DeletePaymentLineResponse {
    package init(_ row: PaymentJournal, _ book: borrowing Book) {
        self.init()
        journal = .init(row, book)
    }
}

extension Reskontra_V1_SetPaymentStatusResponse {
    package init(_ row: PaymentJournal, _ book: borrowing Book) {
        self.init()
        journal = .init(row, book)
    }
}

extension Reskontra_V1_MarkItemsResponse {
    package init(_ answer: SetPaymentLine.Answer, _ book: borrowing Book) {
        self.init()
        line = .init(answer.line, of: answer.journal, book)
    }
}

extension Reskontra_V1_UnmarkItemsResponse {
    package init(_ answer: SetPaymentLine.Answer, _ book: borrowing Book) {
        self.init()
        line = .init(answer.line, of: answer.journal, book)
    }
}

extension Reskontra_V1_MarkByPriorityResponse {
    package init(_ answer: SetPaymentLine.Answer, _ book: borrowing Book) {
        self.init()
        line = .init(answer.line, of: answer.journal, book)
    }
}

extension Reskontra_V1_PostPaymentJournalResponse {
    package init(_ answer: PostPaymentJournal.Answer, _ book: borrowing Book, preview: Bool) {
        self.init()
        let names = book.companies.setup(answer.journal.company).journalNames
        journal = .init(answer.journal, book, isLocking: names[answer.journal.name]?.decouples ?? false)
        for (place, posted) in answer.payments.enumerated() {
            payments.append(.init(posted, book, journals: preview))
            // In a preview the book has none of the payments.
            journal.lines[place].paymentNumber = posted.number.text
            journal.lines[place].amount = .init(posted.amount)
        }
    }
}

extension Reskontra_V1_CreateDepositSlipResponse {
    package init(_ answer: CreateDepositSlip.Answer, _ book: borrowing Book) {
        self.init()
        depositSlip = answer.slip.text
        for line in answer.lines { lines.append(.init(line, of: answer.journal, book)) }
        total = .init(answer.total)
    }
}

extension Reskontra_V1_GetPaymentJournalResponse {
    package init(_ row: PaymentJournal, _ book: borrowing Book) {
        self.init()
        journal = .init(row, book)
    }
}

extension Reskontra_V1_ListPaymentJournalsResponse {
    package init(_ answer: ListPaymentJournals.Answer, _ book: borrowing Book) {
        self.init()
        for row in answer.journals { journals.append(.init(row, book, withLines: false)) }
        if answer.hasMore { next = journals.last?.journal ?? "" }
    }
}

extension Reskontra_V1_PaymentJournalName {
    init(_ row: PaymentJournalName) {
        self.init()
        name = row.name.text
        description_p = row.description
        decoupleSettlement = row.decouples
    }
}

extension Reskontra_V1_SetPaymentJournalNameResponse {
    package init(_ row: PaymentJournalName, _ book: borrowing Book) {
        self.init()
        name = .init(row)
    }
}
