/// A kind of payment journal and how its journals settle.
package struct PaymentJournalName: Equatable, Sendable, Codable {
    package let name: Code
    package let description: String
    /// decouple_settlement: payments are posted at once, what they marked is settled by the queue (payments:SE-9).
    package let decouples: Bool

    package init(name: Code, description: String, decouples: Bool) {
        (self.name, self.description, self.decouples) = (name, description, decouples)
    }
}

/// Creates or replaces a name of payment journals. Journals that are posted stay as they were posted.
///
/// Where settlement is decoupled, automatic settlement (payments:SE-7) serves lines without marks at once, and the rest of
/// a line with marks after these, when the queue runs.
package struct SetPaymentJournalName: Command {
    package let id: CompanyID
    package let name: PaymentJournalName

    package init(id: CompanyID, name: PaymentJournalName) { (self.id, self.name) = (id, name) }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> PaymentJournalName {
        draft.add(.payment(.nameSet(id, name)), book)
        return name
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}
