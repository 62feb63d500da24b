/// Finds a customer in steps, so that between them the memory of each can be fetched.
///
///     number -> bucket of the index -> row -> sums
///
/// Each step answers where the next one will look; whoever goes through several requests at once asks for all
/// these places before the first is needed. What is remembered is a hint: `find` checks it and is always right.
@usableFromInline
package struct CustomerAhead: Sendable, BitwiseCopyable {
    @usableFromInline let hash: UInt64
    /// A row whose number is probably the one sought; 0 none.
    @usableFromInline var candidate: UInt32 = 0

    @inlinable @inline(__always)
    package init(_ company: CompanyID, _ number: Code) {
        hash = Customers.hash(company, number)
    }

    // Each takes the part of the book it reads: whoever goes through many asks the book for it once.

    /// Where the index begins to look.
    @inlinable @inline(__always)
    package func bucket(_ customers: borrowing Customers) -> UnsafeRawPointer { customers.index.address(hash) }

    /// The row the index names, both ends of it; nil when it names none.
    @inlinable @inline(__always)
    package mutating func row(_ customers: borrowing Customers) -> (first: UnsafeRawPointer, last: UnsafeRawPointer)? {
        candidate = customers.index.candidate(hash)
        guard customers.rows.contains(candidate) else { return nil }
        return customers.rows.ends(candidate)
    }

    /// The first sums of the account that owes; nil when there are none yet.
    @inlinable @inline(__always)
    package func sums(
        _ customers: borrowing Customers, _ exposures: borrowing Exposures
    ) -> (first: UnsafeRawPointer, last: UnsafeRawPointer)? {
        guard candidate != 0 else { return nil }
        let account = customers.rows[candidate].invoiceAccount
        // Mostly the customer itself; another account's row is not near yet, and asking it would wait.
        guard account.number == candidate else { return customers.rows.ends(account.number) }
        let place = customers.rows[candidate].firstSums
        return place == 0 ? nil : exposures.rows.ends(place)
    }

    /// The row named, for what else lies under its number.
    @inlinable @inline(__always)
    package var named: CustomerID? { candidate == 0 ? nil : CustomerID(candidate) }

    /// The customer of this number, found with the hint or afresh.
    @inlinable @inline(__always)
    package func find(_ customers: borrowing Customers, _ company: CompanyID, _ number: Code) -> CustomerID? {
        if candidate != 0, customers.rows[candidate].number == number,
            customers.rows[candidate].company == company, !customers.rows[candidate].flags.contains(.deleted)
        {
            return CustomerID(candidate)
        }
        return customers.find(company, number)
    }
}
