/// Finds a customer in steps, so that between them the memory of each can be fetched.
///
///     number -> bucket of the index -> row -> sums
///
/// Each step answers where the next one will look; whoever goes through several requests at once asks for all
/// these places before the first is needed. What is remembered is a hint: `find` checks it and is always right.
package struct CustomerAhead: BitwiseCopyable {
    private let hash: UInt64
    /// A row whose number is probably the one sought; 0 none.
    private var candidate: UInt32 = 0

    @inline(__always)
    package init(_ company: CompanyID, _ number: Code) {
        hash = Customers.hash(company, number)
    }

    /// Where the index begins to look.
    @inline(__always)
    package func bucket(_ book: borrowing Book) -> UnsafeRawPointer { book.customers.index.address(hash) }

    /// The row the index names, both ends of it; nil when it names none.
    @inline(__always)
    package mutating func row(_ book: borrowing Book) -> (first: UnsafeRawPointer, last: UnsafeRawPointer)? {
        candidate = book.customers.index.candidate(hash)
        guard book.customers.rows.contains(candidate) else { return nil }
        return book.customers.rows.ends(candidate)
    }

    /// The first sums of the account that owes; nil when there are none yet.
    @inline(__always)
    package func sums(_ book: borrowing Book) -> (first: UnsafeRawPointer, last: UnsafeRawPointer)? {
        guard candidate != 0 else { return nil }
        let account = book.customers[CustomerID(candidate)].invoiceAccount
        // Mostly the customer itself; another account's row is not near yet, and asking it would wait.
        guard account.number == candidate else { return book.customers.rows.ends(account.number) }
        let place = book.customers[account].firstSums
        return place == 0 ? nil : book.exposures.rows.ends(place)
    }

    /// The customer of this number, found with the hint or afresh.
    @inline(__always)
    package func find(_ book: borrowing Book, _ company: CompanyID, _ number: Code) -> CustomerID? {
        if candidate != 0, book.customers.rows[candidate].number == number,
            book.customers.rows[candidate].company == company, !book.customers.rows[candidate].flags.contains(.deleted)
        {
            return CustomerID(candidate)
        }
        return book.customers.find(company, number)
    }
}
