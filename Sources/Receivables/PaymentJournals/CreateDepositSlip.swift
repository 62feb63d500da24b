/// Puts posted lines on a slip that goes to the bank with them (payments:PJ-2).
///
/// Rejections in order: NOT_FOUND (journal), STATE_NOT_ALLOWED (not posted), NUMBER_TAKEN, NOT_FOUND (line),
/// STATE_NOT_ALLOWED (taken back, on a slip), FIELD_REQUIRED (payment reference), NOTHING_TO_POST, CURRENCY_MISMATCH.
package struct CreateDepositSlip: Command {
    package let id: CompanyID
    package let journal: Code
    package let slip: Code
    /// None: all that have a payment reference and no slip.
    package let lines: [UInt32]

    package init(id: CompanyID, journal: Code, slip: Code, lines: [UInt32] = []) {
        (self.id, self.journal, self.slip, self.lines) = (id, journal, slip, lines)
    }

    package struct Answer: Sendable {
        package var journal: Code
        package var slip: Code
        package var lines: [PaymentLine]
        package var total: Money
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let journal = try book.paymentJournal(id, self.journal)
        guard journal.isPosted else {
            throw Rejection(
                .stateNotAllowed, field: "journal", "journal \(journal.number) is not posted",
                [.init("journal", journal.number.text)])
        }
        if book.paymentJournals.hasSlip(id, slip) { throw .numberTaken(slip, field: "deposit_slip") }
        var chosen: [PaymentLine] = []
        for (place, number) in lines.enumerated() {
            let line = try journal.line(number, field: "lines[\(place)]")
            try check(line, "lines[\(place)]", book)
            if !chosen.contains(where: { $0.number == number }) { chosen.append(line) }
        }
        if lines.isEmpty {
            chosen = journal.lines.filter {
                !$0.reference.isEmpty && $0.depositSlip.isEmpty && book.state(of: $0) == .posted
            }
        }
        guard let first = chosen.first else {
            throw Rejection(
                .nothingToPost, field: "lines", "no line of journal \(journal.number) waits for a slip",
                [.init("journal", journal.number.text)])
        }
        var total: Int64 = 0
        for place in chosen.indices {
            if chosen[place].currency != first.currency {
                throw .otherCurrency(chosen[place].currency, expected: first.currency, field: "lines")
            }
            // The marked total is known by the payment only.
            total -= book.items[chosen[place].payment].original
            chosen[place].depositSlip = slip
        }
        draft.add(.payment(.deposited(journal.id, slip: slip, lines: chosen.map(\.number))), book)
        return Answer(journal: journal.number, slip: slip, lines: chosen, total: Money(total, first.currency))
    }

    private func check(_ line: PaymentLine, _ field: String, _ book: borrowing Book) throws(Rejection) {
        if book.state(of: line) != .posted || !line.depositSlip.isEmpty {
            throw Rejection(
                .stateNotAllowed, field: field,
                line.depositSlip.isEmpty
                    ? "line \(line.number) was taken back" : "line \(line.number) is on deposit slip \(line.depositSlip)",
                [.init("line", UInt64(line.number))])
        }
        if line.reference.isEmpty { throw .required(field, "line \(line.number) has no payment reference") }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
