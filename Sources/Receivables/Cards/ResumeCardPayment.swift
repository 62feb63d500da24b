/// Starts an incomplete card payment again at the stage that failed; finished stages stay (setup:CC-8).
///
/// Rejections in order: NOT_FOUND, STATE_NOT_ALLOWED (complete, terminated, or under way),
/// CARD_PROVIDER_UNKNOWN_RESULT: ask the provider first, never capture again (setup:CC-9); then those of the stage.
package struct ResumeCardPayment: Command {
    package let id: CompanyID
    package let invoice: Code

    package init(id: CompanyID, invoice: Code) { (self.id, self.invoice) = (id, invoice) }

    package struct Answer: Sendable {
        package let payment: CardPaymentView
        package let entries: [JournalEntry]
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let row = try book.cardPayment(id, invoice)
        guard row.isOpen else { throw .cardPaymentState(row, field: "invoice") }
        var progress = CardProgress(row)
        if !row.capture.isFinished {
            try captureAgain(&progress.payment, book, at: now, &draft)
            progress.keep(book, &draft)
        } else if !row.payment.isFinished {
            try progress.post(book, at: now, &draft)
            progress.askForRemainder(book, at: now, &draft)
        } else {
            let asked = book.cards[row.remainderAuthorization]
            switch row.remainder {
            case .unknown: throw .cardResultUnknown(asked.number, "AUTHORIZE", field: "invoice")
            case .requested: throw .cardPaymentState(row, field: "invoice")
            case .notReached, .failed, .done, .none: progress.askForRemainder(book, at: now, &draft)
            }
        }
        return Answer(payment: CardPaymentView(progress.payment, book, draft, on: now.today), entries: progress.entries)
    }

    /// New captures for the parts that failed; where an authorization is gone, others of the order cover it.
    private func captureAgain(
        _ payment: inout CardPayment, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) {
        for part in payment.parts {
            let call = book.cards[part.call]
            if call.state == .sent || call.state == .unknown {
                throw .cardResultUnknown(book.cards[part.authorization].number, "CAPTURE", field: "invoice")
            }
        }
        if payment.capture == .requested { throw .cardPaymentState(payment, field: "invoice") }
        var parts: [CardPayment.Part] = []
        for part in payment.parts {
            let call = book.cards[part.call]
            if call.state == .done || call.state == .open {
                parts.append(part)
                continue
            }
            let row = draft.card(part.authorization, book)
            if row.state(on: now.today) == .authorized, row.capturing.isNone {
                // The provider never saw the last one, so the key stays; a definite failure gets a new one.
                let attempt = call.state == .notFound ? call.attempt : call.attempt + 1
                parts.append(payment.asked(row, part.amount, attempt: attempt, book, &draft))
                continue
            }
            let cover = CardCover(order: payment.order, amount: part.amount, currency: payment.currency, field: "invoice")
            for other in try cover.parts(book, on: now.today, draft) {
                parts.append(payment.asked(other.authorization, other.amount, attempt: 1, book, &draft))
            }
        }
        if parts.count > CardPayment.partsMax { throw .tooMany(parts.count, max: CardPayment.partsMax, field: "invoice") }
        payment.parts = parts
        payment.capture = .requested
        payment.reason = ""
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Ends an incomplete card payment for manual follow-up; finished stages stay (setup:CC-8).
///
/// Not while a result is unknown. What was captured is the customer's money: it is posted first, and while it cannot be
/// the payment does not end. Rejections in order: NOT_FOUND, FIELD_REQUIRED, STATE_NOT_ALLOWED,
/// CARD_PROVIDER_UNKNOWN_RESULT; then those of the posting.
package struct TerminateCardPayment: Command {
    package let id: CompanyID
    package let invoice: Code
    package let reason: String

    package init(id: CompanyID, invoice: Code, reason: String) {
        (self.id, self.invoice, self.reason) = (id, invoice, reason)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CardPaymentView {
        let row = try book.cardPayment(id, invoice)
        if reason.isEmpty { throw .required("reason", "ending a card payment needs a reason") }
        guard row.isOpen else { throw .cardPaymentState(row, field: "invoice") }
        for part in row.parts {
            var call = book.cards[part.call]
            var held = draft.card(part.authorization, book)
            switch call.state {
            case .sent, .unknown: throw .cardResultUnknown(held.number, "CAPTURE", field: "invoice")
            case .open:
                call.state = .canceled
                draft.add(.card(.callSet(call)), book)
            case .done, .declined, .failed, .canceled, .notFound: break
            }
            guard held.state == .authorized, !held.capturing.isNone else { continue }
            held.capturing = .none
            if held.captured > 0 { held.state = held.captured < held.amount ? .closed : .captured }
            draft.add(.card(.authorizationSet(held)), book)
        }
        var progress = CardProgress(row)
        if !row.payment.isFinished { try progress.post(book, at: now, &draft) }
        progress.payment.terminated = reason
        progress.keep(book, &draft)
        return CardPaymentView(progress.payment, book, draft, on: now.today)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
