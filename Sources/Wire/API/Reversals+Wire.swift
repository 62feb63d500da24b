import Receivables
import Schema
import SwiftProtobuf

// Payments taken back: requests -> commands, answers -> responses.

extension CancelPayment {
    package init(_ message: Reskontra_V1_ReversePaymentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let payment = border.code(message.paymentNumber, "payment_number", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        let reason = border.text(message.reason, "reason")
        try border.check()
        self.init(company: company, payment: payment, kind: .reversed, date: date, reason: reason)
    }

    package init(_ message: Reskontra_V1_ProcessNsfRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let payment = border.code(message.paymentNumber, "payment_number", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        let reason = border.text(message.reason, "reason")
        try border.check()
        self.init(company: company, payment: payment, kind: .nsf, date: date, reason: reason)
    }
}

extension ReverseTransaction {
    package init(
        _ message: Reskontra_V1_ReverseTransactionRequest, _ company: CompanyID, _ original: ItemPosted?
    ) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.transaction, "transaction", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        let reason = border.text(message.reason, "reason")
        try border.check()
        self.init(
            company: company, number: number, original: original, date: date, reason: reason, unsettles: message.unsettle)
    }
}

extension GetPayment {
    package init(_ message: Reskontra_V1_GetPaymentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let payment = border.code(message.paymentNumber, "payment_number", required: true)
        try border.check()
        self.init(company: company, payment: payment, reversal: Schema.Method.reversePayment.rawValue)
    }
}

// MARK: Answers

extension Reskontra_V1_PaymentState {
    fileprivate init(_ kind: PaymentCanceled.Kind?) {
        self =
            switch kind {
            case nil: .posted
            case .reversed: .reversed
            case .nsf: .canceledNsf
            }
    }
}

extension Reskontra_V1_CanceledPayment {
    fileprivate init(_ answer: CancelPayment.Answer, _ book: borrowing Book) {
        self.init()
        paymentNumber = answer.number.text
        state = .init(answer.fact.kind)
        amount = .init(answer.amount)
        date = .init(answer.fact.date)
        mirrorNumber = answer.mirror.text
        feeItem = answer.feeItem.text
        if let charged = answer.fee { fee = .init(charged) }
        reopened = answer.reopened.map { .init($0) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
        if let released = answer.released { releasedMark = .init(released, book) }
    }
}

extension Reskontra_V1_ReversePaymentResponse {
    package init(_ answer: CancelPayment.Answer, _ book: borrowing Book) {
        self.init()
        payment = .init(answer, book)
    }
}

extension Reskontra_V1_ProcessNsfResponse {
    package init(_ answer: CancelPayment.Answer, _ book: borrowing Book) {
        self.init()
        payment = .init(answer, book)
    }
}

extension Reskontra_V1_ReverseTransactionResponse {
    package init(_ answer: ReverseTransaction.Answer, _ book: borrowing Book) {
        self.init()
        let item = book.items[answer.item]
        transaction = item.number.text
        customerNumber = book.customers[item.customer].number.text
        document = answer.document.text
        amount = .init(answer.amount)
        date = .init(answer.date)
        reopened = answer.reopened.map { .init($0) }
        if let amount = answer.unsettled { unsettled = .init(amount) }
        if let amount = answer.reversedInterest { reversedInterest = .init(amount) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_GetPaymentResponse {
    package init(_ answer: GetPayment.Answer, _ book: borrowing Book) {
        self.init()
        let row = book.items[answer.item]
        let traits = book.items.traits[answer.item]
        let company = CompanyID(UInt32(row.company))
        paymentNumber = row.number.text
        customerNumber = book.customers[row.customer].number.text
        state = .init(answer.canceled?.kind)
        amount = .init(-row.original, row.currency)
        open = .init(row.open, row.currency)
        postingDate = .init(row.postingDate)
        methodOfPayment = traits.method.text
        if !traits.counterAccount.isNone {
            let bridged = book.paymentJournals.bridged(answer.item)
            let account = bridged?.bank ?? traits.counterAccount
            mainAccount = book.companies.account(account).number.text
            bankAccount = book.companies.bankAccount(company, on: account)?.code.text ?? ""
            if let bridged {
                bridgingAccount = book.companies.account(traits.counterAccount).number.text
                if let day = bridged.maturity { maturesOn = .init(day) }
                if let day = bridged.clearedOn { clearedOn = .init(day) }
            }
        }
        settlementIds = answer.settlements.map { UInt64($0.number) }
        guard let canceled = answer.canceled else {
            if let proposal = answer.waiting.first(where: { book.isReversal($0, of: row.number) }) {
                state = .pendingCancellation
                proposalID = UInt64(proposal.number)
            }
            return
        }
        canceledOn = .init(canceled.date)
        cancelReason = canceled.reason
        mirrorNumber = book.items[canceled.mirror].number.text
        if !canceled.feeItem.isNone { feeItem = book.items[canceled.feeItem].number.text }
    }
}

extension Book {
    /// The proposed request names this payment.
    fileprivate func isReversal(_ proposal: ProposalID, of payment: Code) -> Bool {
        guard let row = proposals.find(proposal),
            let request = try? Reskontra_V1_ReversePaymentRequest(serializedBytes: row.message)
        else { return false }
        return request.paymentNumber == payment.text
    }
}
