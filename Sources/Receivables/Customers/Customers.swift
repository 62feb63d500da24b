/// All customers: the hot rows, their codes of set-up rows, and their personal data.
@usableFromInline
package struct Customers: ~Copyable {
    /// What only commands and listings read.
    package struct Details: BitwiseCopyable {
        package var row: CustomerRow
        package var createdOn: CalendarDate
        /// Other customers that name it as their invoice account.
        package var owedBy: UInt32 = 0
        /// Drafts of invoices and lines of open journals that name it.
        package fileprivate(set) var waiting: UInt32 = 0
    }

    @usableFromInline package var rows = Table<Customer>()
    package private(set) var details = Table<Details>()
    package private(set) var subjects: [Subject] = []
    package private(set) var partyCount: UInt32 = 0
    @usableFromInline private(set) var index = NumberIndex()
    private var parties: [Code: PartyID] = [:]
    /// Customers of parties that have a code, as registered.
    private var partyMembers: [PartyID: [CustomerID]] = [:]

    package init() {}

    package var count: Int { Int(rows.count) }

    @inlinable @inline(__always)
    static func hash(_ company: CompanyID, _ number: Code) -> UInt64 {
        number.mixed(with: UInt64(company.number))
    }

    @inlinable @inline(__always)
    package func find(_ company: CompanyID, _ number: Code) -> CustomerID? {
        index.find(Customers.hash(company, number)) {
            rows[$0].number == number && rows[$0].company == company && !rows[$0].flags.contains(.deleted)
        }.map(CustomerID.init)
    }

    /// The number is or was a customer's: it is not given again (setup:CU-7).
    package func isTaken(_ company: CompanyID, _ number: Code) -> Bool {
        index.find(Customers.hash(company, number)) { rows[$0].number == number && rows[$0].company == company } != nil
    }

    /// Also one that was taken out: where a page ended stays a place.
    func place(_ company: CompanyID, _ number: Code) -> CustomerID? {
        find(company, number)
            ?? index.find(Customers.hash(company, number)) {
                rows[$0].number == number && rows[$0].company == company
            }.map(CustomerID.init)
    }

    /// Where lies what rules read of a customer besides its row.
    package func placeOfDetails(_ id: CustomerID) -> UnsafeRawPointer? {
        details.contains(id.number) ? UnsafeRawPointer(details.pointer(id.number)) : nil
    }

    package func members(of party: PartyID) -> [CustomerID] { partyMembers[party] ?? [] }
    package func party(_ code: Code) -> PartyID? { parties[code] }
    package func subject(_ id: SubjectID) -> Subject { subjects[Int(id.number) - 1] }

    package subscript(_ id: CustomerID) -> Customer {
        @inline(__always)
        unsafeAddress { UnsafePointer(rows.pointer(id.number)) }
        @inline(__always)
        unsafeMutableAddress { rows.pointer(id.number) }
    }

    // MARK: apply

    mutating func set(_ subject: Subject) {
        if Int(subject.id.number) > subjects.count {
            precondition(Int(subject.id.number) == subjects.count + 1, "subject ids are dense")
            subjects.append(subject)
        } else {
            subjects[Int(subject.id.number) - 1] = subject
        }
    }

    mutating func set(_ row: CustomerRow, at stamp: Stamp) {
        if row.id.number > rows.count {
            rows.append(Customer(row))
            details.append(Details(row: row, createdOn: stamp.businessDate))
            precondition(rows.count == row.id.number, "customer ids are dense")
            index.insert(Customers.hash(row.company, row.number), row.id.number)
            if !row.partyCode.isEmpty {
                parties[row.partyCode] = row.party
                partyMembers[row.party, default: []].append(row.id)
            }
            partyCount = max(partyCount, row.party.number)
            if row.invoiceAccount != row.id { details[row.invoiceAccount.number].owedBy += 1 }
        } else {
            let known = details[row.id.number].row
            if row.flags.contains(.deleted) { partyMembers[known.party]?.removeAll { $0 == row.id } }
            let before = known.invoiceAccount
            if before != row.id { details[before.number].owedBy -= 1 }
            if row.invoiceAccount != row.id { details[row.invoiceAccount.number].owedBy += 1 }
            details[row.id.number].row = row
            rows[row.id.number].invoiceAccount = row.invoiceAccount
            rows[row.id.number].currency = row.currency
            rows[row.id.number].holdStatus = row.holdStatus
            rows[row.id.number].flags = row.flags.union(rows[row.id.number].flags.intersection(.derived))
        }
        rows[row.id.number].masterVersion = stamp.sequence
        rows[row.id.number].lastChange = stamp.sequence
    }

    mutating func name(_ id: CustomerID) {
        guard rows.contains(id.number) else { return }
        rows[id.number].flags.insert(.named)
    }

    /// Drafts or lines of open journals begin or cease to name it.
    mutating func count(_ id: CustomerID, waiting change: Int32) {
        details[id.number].waiting = UInt32(Int32(details[id.number].waiting) + change)
    }

    mutating func set(_ limit: CreditLimit, of id: CustomerID, at sequence: UInt64) {
        rows[id.number].limit = limit.limit.minor
        rows[id.number].limitCurrency = limit.limit.currency
        rows[id.number].limitExpires = limit.expires?.days ?? .max
        rows[id.number].lastChange = sequence
    }
}

extension Customers: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&details)
        try stream.pass(&subjects)
        try stream.pass(&partyCount)
        try stream.pass(&index)
        try stream.pass(&parties)
        try stream.pass(&partyMembers)
    }
}
