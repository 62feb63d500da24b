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
package protocol Query: SendableMetatype {
    associatedtype Answer
    associatedtype Run: QueryRun = OneStep<Self> where Run.Answer == Answer
    var company: CompanyID? { get }
    func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer
    /// The same in slices, where the query can: see `LongQuery`.
    func run(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Run
    /// Sequence of the latest change to anything this query reads: until it is durable the answer waits.
    func lastChange(_ book: borrowing Book) -> UInt64
    /// Costs more than some hundred microseconds: the second book answers it where there is one.
    func isLong(_ book: borrowing Book) -> Bool
}

/// One read under way.
package protocol QueryRun: SendableMetatype {
    associatedtype Answer
    /// Looks at about `rows` more rows; the answer when all were seen.
    mutating func step(_ book: borrowing Book, rows: Int) throws(Rejection) -> Answer?
}

/// A query that is answered in one step.
package struct OneStep<Q: Query>: QueryRun {
    let query: Q
    let now: Moment

    package mutating func step(_ book: borrowing Book, rows: Int) throws(Rejection) -> Q.Answer? {
        try query.answer(book, at: now)
    }
}

extension Query {
    package func isLong(_ book: borrowing Book) -> Bool { false }
}

extension Query where Run == OneStep<Self> {
    package func run(_ book: borrowing Book, at now: Moment) throws(Rejection) -> OneStep<Self> {
        OneStep(query: self, now: now)
    }
}
