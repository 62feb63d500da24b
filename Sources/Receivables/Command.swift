/// A decision to take. `decide` reads and chooses; it changes nothing but the draft.
///
/// On rejection the engine throws the draft away, so no event is left behind. In PREVIEW it does so too,
/// after the answer was made: preview and execution share this one path.
package protocol Command {
    associatedtype Answer
    /// Whose business date and parameters rule; nil for the store itself.
    var company: CompanyID? { get }
    func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer
    /// Sequence of the latest change to anything this command reads (`if_sequence`).
    func lastChange(_ book: borrowing Book) -> UInt64
}

/// One bounded page of the books. Answers from one moment, changes nothing.
package protocol Query {
    associatedtype Answer
    var company: CompanyID? { get }
    func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer
    /// Sequence of the latest change to anything this query reads: until it is durable the answer waits.
    func lastChange(_ book: borrowing Book) -> UInt64
}
