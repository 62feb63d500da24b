extension Draft {
    /// Ends the mark of a journal line on a payment that its bank took back: that is a fact and is booked.
    ///
    /// Nil: nobody has marked it. A payment that waits in the settlement queue itself is no mark of it.
    mutating func releaseMark(
        on payment: ItemID, date: CalendarDate, reason: String, _ book: borrowing Book
    ) -> ReleasedMark? {
        guard let owner = book.paymentJournals.owner(of: payment), book.paymentJournals.waiting(payment) == nil
        else { return nil }
        let release = MarkRelease(item: payment, date: date, reason: reason)
        add(.payment(.markReleased(owner.journal, line: owner.line, release)), book)
        return ReleasedMark(owner: owner, release: release)
    }
}
