import Receivables
import Schema
import SwiftProtobuf

extension ApplyItem {
    init(_ message: Reskontra_V1_ApplyItem, _ path: String, _ border: inout Border) {
        if message.lines.count > ApplyItem.linesMax {
            border.bad("\(path).lines", .tooManyItems, "has \(message.lines.count) lines, at most 1,000 are taken")
        }
        self.init(
            number: border.code(message.documentNumber, "\(path).document_number"),
            item: border.item(message.itemID, "\(path).item_id"),
            amount: border.money(message.amount, message.hasAmount, "\(path).amount", required: false),
            expectedVersion: message.expectedVersion, lines: Array(message.lines.prefix(ApplyItem.linesMax)))
    }

    static func list(_ messages: [Reskontra_V1_ApplyItem], _ path: String, _ border: inout Border) -> [ApplyItem] {
        guard messages.count <= ApplyItem.itemsMax else {
            border.bad(path, .tooManyItems, "has \(messages.count) items, at most 1,000 are taken")
            return []
        }
        var items: [ApplyItem] = []
        for (index, message) in messages.enumerated() { items.append(ApplyItem(message, "\(path)[\(index)]", &border)) }
        return items
    }
}

extension PaymentDraft {
    init(_ message: Reskontra_V1_PostPaymentRequest, _ path: String, _ border: inout Border) {
        self.init(
            customer: border.code(message.customerNumber, path + "customer_number", required: true),
            amount: border.money(message.amount, message.hasAmount, path + "amount") ?? .zero(.eur))
        postingDate = border.date(message.postingDate, message.hasPostingDate, path + "posting_date")
        method = border.code(message.methodOfPayment, path + "method_of_payment")
        reference = border.text(message.paymentReference, path + "payment_reference", max: 140)
        number = border.code(message.paymentNumber, path + "payment_number")
        switch message.apply {
        case .unspecified: apply = message.items.isEmpty ? nil : .named
        case .none: apply = ApplyMode.none
        case .oldestFirst: apply = .oldestFirst
        case .named: apply = .named
        case .byPriority: apply = .byPriority
        case .byOrder: apply = .byOrder
        case .UNRECOGNIZED(let raw): border.bad(path + "apply", .fieldInvalid, "has no value \(raw)")
        }
        items = ApplyItem.list(message.items, path + "items", &border)
        wishes = MarkWish.list(message.items, path + "items", &border)
        if message.apply == .named, message.items.isEmpty {
            border.bad(path + "items", .fieldRequired, "is required with NAMED")
        }
        let takesItems = message.apply == .named || message.apply == .unspecified
        if !takesItems, !message.items.isEmpty {
            border.bad(path + "items", .fieldInvalid, "is only taken with NAMED")
        }
        rate = border.rate(message.exchangeRate, message.hasExchangeRate, path + "exchange_rate")
        profile = border.code(message.postingProfile, path + "posting_profile")
        text = border.text(message.text, path + "text")
        adoptsMarkedTotal = message.changeJournalAmount
        warnsOfDifference = !message.hasChangeJournalAmount
        confirmToken = border.token(message.confirmToken, path + "confirm_token")
        if message.changeJournalAmount, apply != .named {
            border.bad(path + "change_journal_amount", .fieldInvalid, "is only taken with NAMED")
        }
        isPrepayment = message.prepayment
        salesOrder = border.code(message.salesOrder, path + "sales_order")
        maturity = border.date(message.maturityDate, message.hasMaturityDate, path + "maturity_date")
        includesTax = message.amountsIncludeTax
        dimension = border.code(message.dimension, path + "dimension")
        classification = border.code(message.classification, path + "classification")
        fee = border.code(message.paymentFee, path + "payment_fee")
        if message.shares.count > PaymentDraft.sharesMax {
            border.bad(path + "shares", .tooManyItems, "has \(message.shares.count) shares, at most 50 are taken")
        }
        if !message.shares.isEmpty, !message.dimension.isEmpty {
            border.bad(path + "dimension", .fieldInvalid, "is not taken beside shares")
        }
        for (index, share) in message.shares.prefix(PaymentDraft.sharesMax).enumerated() {
            let code = border.code(share.dimension, "\(path)shares[\(index)].dimension")
            guard let money = border.money(share.amount, share.hasAmount, "\(path)shares[\(index)].amount") else { continue }
            shares.append(DimensionShare(dimension: code, amount: money))
        }
    }
}

extension PostPayment {
    package init(_ message: Reskontra_V1_PostPaymentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let payment = PaymentDraft(message, "", &border)
        try border.check()
        self.init(company: company, payment: payment)
    }
}

extension PostPayments {
    /// An ATOMIC batch.
    package init(_ message: Reskontra_V1_BatchPostPaymentsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var items: [PaymentDraft] = []
        for (index, item) in message.items.enumerated() {
            items.append(PaymentDraft(item, "items[\(index)].", &border))
        }
        try border.check()
        self.init(company: company, items: items)
    }
}

extension UndoSettlement {
    package init(_ message: Reskontra_V1_UndoSettlementRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let document = border.code(message.documentNumber, "document_number")
        if message.settlementID == 0, message.documentNumber.isEmpty {
            border.bad("settlement_id", .fieldRequired, "is required")
        }
        if message.settlementID != 0, !message.documentNumber.isEmpty {
            border.bad("document_number", .fieldInvalid, "stands instead of settlement_id")
        }
        let date = border.date(message.date, message.hasDate, "date")
        let reason = border.text(message.reason, "reason", required: true)
        try border.check()
        if !document.isEmpty {
            self.init(company: company, document: document, date: date, reason: reason)
            return
        }
        self.init(
            company: company, settlement: SettlementID(UInt32(exactly: message.settlementID) ?? .max), date: date,
            reason: reason)
    }
}

extension ClearBridged {
    package init(_ message: Reskontra_V1_ClearBridgedRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let payment = border.code(message.paymentNumber, "payment_number", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(company: company, payment: payment, date: date)
    }
}

extension SettleRemainder {
    package init(_ message: Reskontra_V1_SettleRemainderRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let document = border.code(message.documentNumber, "document_number", required: true)
        let reason = border.text(message.reason, "reason")
        let account = border.code(message.account, "account")
        let transferTo = border.code(message.transferTo, "transfer_to")
        let journalName = border.code(message.journalName, "journal_name")
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(
            company: company, document: document, reason: reason, account: account, transferTo: transferTo,
            journalName: journalName, date: date)
    }
}

// MARK: Answers

extension Reskontra_V1_ClearBridgedResponse {
    package init(_ answer: ClearBridged.Answer, _ book: borrowing Book) {
        self.init()
        paymentNumber = answer.payment.text
        date = .init(answer.date)
        amount = .init(answer.amount)
        journal = .init(answer.entry, book)
    }
}

extension Reskontra_V1_SettleRemainderResponse {
    package init(_ answer: SettleRemainder.Answer, _ book: borrowing Book) {
        self.init()
        amount = .init(answer.amount)
        adjustment = answer.adjustment.text
        transferred = answer.transferred.text
        settlementID = UInt64(answer.settlement.number)
        settled = answer.settled.map { .init($0) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
        reason = answer.reason
        journalName = answer.journalName.text
    }
}

extension Reskontra_V1_ReleasedMark {
    init(_ mark: ReleasedMark, _ book: borrowing Book) {
        self.init(mark.release, book.paymentJournals[mark.owner.journal].number, line: mark.owner.line, book)
    }

    init(_ release: MarkRelease, _ journal: Code, line: UInt32, _ book: borrowing Book) {
        self.init()
        self.journal = journal.text
        self.line = line
        documentNumber = book.items[release.item].number.text
        date = .init(release.date)
        reason = release.reason
    }
}

extension Reskontra_V1_SettledPart {
    init(_ part: SettledPart) {
        self.init()
        itemID = UInt64(part.item.number)
        documentNumber = part.number.text
        amount = .init(part.amount)
        open = .init(part.open)
        if part.discount != 0 { discount = .init(part.discount, part.amount.currency) }
        if part.difference != 0 { difference = .init(part.difference, part.amount.currency) }
    }
}

extension Reskontra_V1_PostedPayment {
    package init(_ posted: PostedPayment, _ book: borrowing Book, journals wantsJournals: Bool) {
        self.init()
        paymentNumber = posted.number.text
        itemID = UInt64(posted.item.number)
        voucher = posted.voucher.text
        amount = .init(posted.amount)
        postingDate = .init(posted.postingDate)
        settlementID = UInt64(posted.settlement.number)
        settled = posted.settled.map { .init($0) }
        open = .init(posted.open)
        if let cost = posted.fee { fee = .init(cost) }
        feeDocument = posted.feeDocument.text
        if wantsJournals { for entry in posted.entries { journals.append(.init(entry, book)) } }
    }
}

extension Reskontra_V1_PostPaymentResponse {
    package init(_ answer: PostedPayment, _ book: borrowing Book, preview: Bool) {
        self.init()
        payment = .init(answer, book, journals: preview)
    }
}

extension Reskontra_V1_BatchPostPaymentsResponse {
    package init(_ answer: [PostedPayment], _ book: borrowing Book, preview: Bool) {
        self.init()
        for posted in answer {
            var result = Result()
            result.posted = .init(posted, book, journals: preview)
            result.sequence = preview ? 0 : book.sequence
            results.append(result)
        }
    }
}

extension Reskontra_V1_SettleResponse {
    package init(_ answer: Settle.Answer, _ book: borrowing Book, preview: Bool) {
        self.init()
        settlementID = UInt64(answer.settlement.number)
        settled = answer.settled.map { .init($0) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
        date = .init(answer.date)
    }
}

extension Reskontra_V1_UndoSettlementResponse {
    package init(_ answer: UndoSettlement.Answer, _ book: borrowing Book, preview: Bool) {
        self.init()
        reopened = answer.reopened.map { .init($0) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
        date = .init(answer.date)
    }
}
