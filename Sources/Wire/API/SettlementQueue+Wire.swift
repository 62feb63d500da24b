import Receivables
import Schema

// The settlement queue, the history of settlements, dates of open items: requests -> commands, answers -> responses.

extension RunSettlementQueue {
    package init(_ message: Reskontra_V1_RunSettlementQueueRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company, after: message.after)
    }
}

extension RetryQueuedSettlement {
    package init(_ message: Reskontra_V1_RetryQueuedSettlementRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company, row: message.id)
    }
}

extension CancelQueuedSettlement {
    package init(_ message: Reskontra_V1_CancelQueuedSettlementRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company, row: message.id)
    }
}

extension ListQueuedSettlements {
    package init(_ message: Reskontra_V1_ListQueuedSettlementsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var state: QueueState?
        if message.state != .unspecified { state = border.choice(message.state.rawValue, "state") }
        if message.size > UInt32(Self.pageMax) { border.bad("size", .fieldInvalid, "is above 1,000") }
        guard message.hasPage else {
            try border.check()
            self.init(id: company, state: state, after: message.after, size: message.size == 0 ? 100 : Int(message.size))
            return
        }
        if message.after != 0 { border.bad("after", .fieldInvalid, "is not taken beside page") }
        if message.size != 0 { border.bad("size", .fieldInvalid, "is not taken beside page") }
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: Self.filter(company, state))
        try border.check()
        self.init(id: company, state: state, after: UInt32(truncatingIfNeeded: token.first), size: size)
    }

    fileprivate static func filter(_ company: CompanyID, _ state: QueueState?) -> UInt64 {
        PageToken.filter("settlement queue", "\(company.number)", "\(state?.rawValue ?? 0)")
    }
}

extension GetSettlementHistory {
    package init(_ message: Reskontra_V1_GetSettlementHistoryRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let document = border.code(message.documentNumber, "document_number")
        let customer = border.code(message.customerNumber, "customer_number")
        let given = [!message.documentNumber.isEmpty, !message.customerNumber.isEmpty, message.settlementID != 0]
        if given.count(where: { $0 }) != 1 {
            border.bad(
                "document_number", given.contains(true) ? .fieldInvalid : .fieldRequired,
                "is one of document_number, customer_number and settlement_id")
        }
        if message.settlementID > UInt64(UInt32.max) { border.bad("settlement_id", .fieldInvalid, "is no settlement") }
        let settlement = SettlementID(UInt32(truncatingIfNeeded: message.settlementID))
        let subject: Subject =
            !document.isEmpty ? .document(document) : !customer.isEmpty ? .customer(customer) : .settlement(settlement)
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: Self.filter(company, subject))
        try border.check()
        self.init(
            company: company, subject, size: size, before: SettlementID(UInt32(truncatingIfNeeded: token.first)))
    }

    fileprivate static func filter(_ company: CompanyID, _ subject: Subject) -> UInt64 {
        let text =
            switch subject {
            case .document(let number): "document \(number.text)"
            case .customer(let number): "customer \(number.text)"
            case .settlement(let id): "settlement \(id.number)"
            }
        return PageToken.filter("settlement history", "\(company.number) \(text)")
    }
}

extension EditDates {
    package init(_ message: Reskontra_V1_EditDatesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.documentNumber, "document_number", required: true)
        var wish = Wish()
        wish.baseDate = border.date(message.baseDate, message.hasBaseDate, "base_date")
        wish.dueDate = border.date(message.dueDate, message.hasDueDate, "due_date")
        wish.terms = border.code(message.termsOfPayment, "terms_of_payment")
        wish.cashDiscount = border.code(message.cashDiscount, "cash_discount")
        if message.discountDates.count > CashDiscountCode.chainMax {
            border.bad("discount_dates", .tooManyItems, "has \(message.discountDates.count) days, at most 12 are taken")
        }
        for (index, day) in message.discountDates.prefix(CashDiscountCode.chainMax).enumerated() {
            if let day = border.date(day, true, "discount_dates[\(index)]") { wish.discountDates.append(day) }
        }
        if message.hasDueDate, !message.termsOfPayment.isEmpty {
            border.bad("terms_of_payment", .fieldInvalid, "is not taken beside due_date")
        }
        if !message.discountDates.isEmpty, !message.cashDiscount.isEmpty {
            border.bad("cash_discount", .fieldInvalid, "is not taken beside discount_dates")
        }
        let changes = message.hasBaseDate || message.hasDueDate || !message.discountDates.isEmpty
        if !changes, message.termsOfPayment.isEmpty, message.cashDiscount.isEmpty {
            border.bad("base_date", .fieldRequired, "something is to be changed")
        }
        try border.check()
        self.init(company: company, number: number, wish, expectedVersion: message.expectedVersion)
    }
}

// MARK: Answers

extension Reskontra_V1_QueuedSettlement {
    fileprivate init(_ answer: QueueRow, _ book: borrowing Book) {
        self.init()
        let row = answer.row
        id = row.id.number
        journal = book.paymentJournals[row.journal].number.text
        line = row.line
        customerNumber = book.customers[row.customer].number.text
        paymentNumber = book.items[row.payment].number.text
        state = .init(rawValue: Int(row.state.rawValue)) ?? .unspecified
        settlementIds = row.settlements.map { UInt64($0.number) }
        for item in answer.locked { locked.append(book.items[item].number.text) }
        problem = row.problem
        runs = row.runs
    }
}

extension Reskontra_V1_RunSettlementQueueResponse {
    package init(_ answer: RunSettlementQueue.Answer, _ book: borrowing Book) {
        self.init()
        for row in answer.rows { rows.append(.init(row, book)) }
        next = answer.next
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_RetryQueuedSettlementResponse {
    package init(_ answer: QueueRow, _ book: borrowing Book) {
        self.init()
        row = .init(answer, book)
    }
}

extension Reskontra_V1_CancelQueuedSettlementResponse {
    package init(_ answer: QueueRow, _ book: borrowing Book) {
        self.init()
        row = .init(answer, book)
    }
}

extension Reskontra_V1_ListQueuedSettlementsResponse {
    package init(_ answer: ListQueuedSettlements.Answer, of query: ListQueuedSettlements, _ book: borrowing Book) {
        self.init()
        for row in answer.rows {
            rows.append(.init(row, book))
            rows[rows.count - 1].version = row.row.lastChange
        }
        next = answer.next
        guard next != 0 else { return }
        nextPageToken =
            PageToken(first: UInt64(next), filter: ListQueuedSettlements.filter(query.id, query.state)).text
    }
}

extension Reskontra_V1_GetSettlementHistoryResponse {
    package init(_ answer: GetSettlementHistory.Answer, of query: GetSettlementHistory, _ book: borrowing Book) {
        self.init()
        for id in answer.settlements { settlements.append(.init(id, book)) }
        guard !answer.next.isNone else { return }
        nextPageToken =
            PageToken(
                first: UInt64(answer.next.number), second: 0,
                filter: GetSettlementHistory.filter(query.companyID, query.subject)
            ).text
    }
}

extension Reskontra_V1_PastSettlement {
    fileprivate init(_ id: SettlementID, _ book: borrowing Book) {
        self.init()
        let row = book.items[id]
        settlementID = UInt64(id.number)
        customerNumber = book.customers[row.customer].number.text
        date = .init(row.date)
        origin = .init(rawValue: Int(row.origin.rawValue)) ?? .unspecified
        sequence = row.sequence
        if row.isUndone {
            undone = true
            undoneDate = .init(row.undoneDate)
            undoneSequence = row.undoneSequence
        }
        partCount = row.partCount
        for place in 0..<min(row.partCount, GetSettlementHistory.partsMax) {
            parts.append(.init(book.items.parts[row.firstPart + place], book))
        }
    }
}

extension Reskontra_V1_PastSettlement.Part {
    fileprivate init(_ part: SettlementPart, _ book: borrowing Book) {
        self.init()
        settledBy = .init(rawValue: Int(part.kind.rawValue)) ?? .unspecified
        if !part.debitItem.isNone {
            let item = book.items[part.debitItem]
            debitNumber = item.number.text
            amount = .init(part.amount, item.currency)
            debitAccounting = .init(part.debitAccounting, book.companies[CompanyID(UInt32(item.company))].currency)
        }
        guard !part.creditItem.isNone else { return }
        let item = book.items[part.creditItem]
        let accounting = book.companies[CompanyID(UInt32(item.company))].currency
        creditNumber = item.number.text
        creditAccounting = .init(part.creditAccounting, accounting)
        if part.debitItem.isNone { amount = .init(part.amount, item.currency) }
        // What the credit gives up beyond what the debit was worth is gained (payments:FX-2).
        let difference = -(part.debitAccounting + part.creditAccounting)
        guard part.kind == .money, !part.debitItem.isNone, difference != 0, debitAccounting.currency == creditAccounting.currency
        else { return }
        exchangeDifference = .init(difference, accounting)
    }
}

extension Reskontra_V1_EditDatesResponse {
    package init(_ answer: EditDates.Answer, _ book: borrowing Book) {
        self.init()
        documentNumber = book.items[answer.item].number.text
        baseDate = .init(answer.dates.base)
        dueDate = .init(answer.dates.due)
        for tier in answer.dates.tiers {
            discountDates.append(.init(tier.until))
            cashDiscounts.append(tier.code.text)
        }
    }
}
