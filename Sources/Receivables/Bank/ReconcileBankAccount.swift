/// A person says that an account agrees with the bank's statements up to a day, or takes that back (payments:RV-1).
///
/// Payments of entries up to that day cannot be reversed any more; what the bank itself takes back is booked all the
/// same. An earlier day, or none, opens statements again. Rejections in order: BANK_ACCOUNT_UNKNOWN, DATE_INVALID (in the
/// future), STATE_NOT_ALLOWED (entries up to the day wait).
package struct ReconcileBankAccount: Command {
    package let id: CompanyID
    package let account: Code
    /// Nil: nothing is reconciled any more.
    package let through: CalendarDate?

    package init(id: CompanyID, account: Code, through: CalendarDate?) {
        (self.id, self.account, self.through) = (id, account, through)
    }

    package struct Answer: Equatable, Sendable {
        package let account: Code
        package let before: CalendarDate?
        package let through: CalendarDate?
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        guard book.bank.account(id, account) != nil else { throw .noSuchBankAccount(account.text) }
        let before = book.bank.reconciledThrough(id, account)
        if let through {
            if through > now.today {
                throw Rejection(
                    .dateInvalid, field: "through", "\(through) is after the business date \(now.today)",
                    [.init("date", through)])
            }
            if let first = book.bank.firstOpen(id, account), first <= through {
                throw Rejection(
                    .stateNotAllowed, field: "through", "entries of bank account \(account) wait from \(first) on",
                    [.init("bank_account", account.text), .init("first_open", first)])
            }
        }
        if through != before { draft.add(.bank(.reconciled(id, account, through: through)), book) }
        return Answer(account: account, before: before, through: through)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.bank.mark(id) }
}

extension Book {
    /// Refuses to reverse a payment whose bank entry is in a reconciled statement.
    func checkReconciled(_ payment: ItemID, field: String) throws(Rejection) {
        guard let id = bank.line(of: payment), case let line = bank[id],
            let through = bank.reconciledThrough(line.company, line.account), line.bookingDate <= through
        else { return }
        throw Rejection(
            .bankReconciled, field: field,
            "\(items[payment].number) is in a statement of bank account \(line.account), reconciled up to \(through)",
            [
                .init("payment", items[payment].number.text), .init("bank_account", line.account.text),
                .init("booked", line.bookingDate), .init("reconciled_through", through),
            ])
    }
}
