/// Bills and remittances, found by number and customer.
package struct Bills: ~Copyable {
    private struct Key: Hashable, Codable {
        var company: CompanyID
        var number: Code
    }

    package private(set) var bills: [Bill] = []
    package private(set) var remittances: [Remittance] = []
    private var byNumber: [Key: BillID] = [:]
    private var byCustomer: [CustomerID: [BillID]] = [:]
    private var remittancesByNumber: [Key: RemittanceID] = [:]

    package init() {}

    package subscript(_ id: BillID) -> Bill { bills[Int(id.number) - 1] }
    package subscript(_ id: RemittanceID) -> Remittance { remittances[Int(id.number) - 1] }

    package func find(_ company: CompanyID, _ number: Code) -> BillID? { byNumber[Key(company: company, number: number)] }
    package func remittance(_ company: CompanyID, _ number: Code) -> RemittanceID? {
        remittancesByNumber[Key(company: company, number: number)]
    }
    package func bills(of customer: CustomerID) -> [BillID] { byCustomer[customer] ?? [] }

    // MARK: apply

    mutating func set(_ bill: Bill, at sequence: UInt64) {
        var bill = bill
        bill.lastChange = sequence
        if Int(bill.id.number) <= bills.count {
            bills[Int(bill.id.number) - 1] = bill
            return
        }
        precondition(Int(bill.id.number) == bills.count + 1, "bill ids are dense")
        bills.append(bill)
        byNumber[Key(company: bill.company, number: bill.number)] = bill.id
        byCustomer[bill.customer, default: []].append(bill.id)
    }

    mutating func set(_ remittance: Remittance) {
        if Int(remittance.id.number) <= remittances.count {
            remittances[Int(remittance.id.number) - 1] = remittance
            return
        }
        precondition(Int(remittance.id.number) == remittances.count + 1, "remittance ids are dense")
        remittances.append(remittance)
        remittancesByNumber[Key(company: remittance.company, number: remittance.number)] = remittance.id
    }
}

/// The closed list of facts of bills. Rows travel whole; their items and settlements are facts of their own beside them.
package enum BillFact: Equatable, Sendable {
    case billSet(Bill, Entries)
    case remittanceSet(Remittance, Entries)

    /// Entries that no item carries: the bank's money, liabilities, fees.
    package struct Entries: Equatable, Sendable {
        package var entries: [JournalEntry] = []
        /// 0: no voucher was taken.
        package var voucherNext: UInt64 = 0

        package init(_ entries: [JournalEntry] = [], voucherNext: UInt64 = 0) {
            self.entries = entries
            self.voucherNext = voucherNext
        }
    }

    package var entries: Entries {
        switch self {
        case .billSet(_, let entries), .remittanceSet(_, let entries): entries
        }
    }
}

extension Book {
    mutating func apply(_ fact: BillFact, at stamp: Stamp) {
        for entry in fact.entries.entries { post(entry, voucherNext: fact.entries.voucherNext) }
        switch fact {
        case .billSet(let bill, _):
            if Int(bill.id.number) <= bills.bills.count {
                digest.remove(.bill, UInt64(bill.id.number), bills[bill.id].fingerprint)
            }
            bills.set(bill, at: stamp.sequence)
            digest.add(.bill, UInt64(bill.id.number), bill.fingerprint)
            touch(bill.customer, at: stamp)
        case .remittanceSet(let remittance, _):
            bills.set(remittance)
            if let taken = remittance.numberTaken { setNext(remittance.company, taken) }
            touch(remittance.company, at: stamp)
        }
    }

    /// What the digest must have of bills.
    func addBills(to sum: inout Digest) {
        for bill in bills.bills { sum.add(.bill, UInt64(bill.id.number), bill.fingerprint) }
    }

    /// Bills whose face is not on exactly one account (setup section 19, rule 6); one sentence each.
    func misplacedBills() -> [String] {
        var findings: [String] = []
        for bill in bills.bills {
            if bill.status.isFinal != bill.item.isNone {
                findings.append("bill \(bill.number) is \(bill.status.name) and its face is \(bill.item.isNone ? "nowhere" : "open")")
            } else if !bill.item.isNone, items[bill.item].open != bill.face {
                findings.append("bill \(bill.number) of \(bill.face) carries \(items[bill.item].open)")
            }
        }
        return findings
    }

    /// A bill by number, or NOT_FOUND.
    func bill(_ company: CompanyID, _ number: Code, field: String = "bill") throws(Rejection) -> Bill {
        if number.isEmpty { throw .required(field, "a bill is named by its number") }
        guard let found = bills.find(company, number) else {
            throw Rejection(.notFound, field: field, "there is no bill \(number)", [.init("bill", number.text)])
        }
        return bills[found]
    }
}

extension Book {
    /// A remittance by number, or NOT_FOUND.
    func remittance(_ company: CompanyID, _ number: Code) throws(Rejection) -> Remittance {
        guard let found = bills.remittance(company, number) else {
            throw Rejection(
                .notFound, field: "remittance", "there is no remittance \(number)", [.init("remittance", number.text)])
        }
        return bills[found]
    }
}

extension Bills: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&bills)
        try stream.pass(&remittances)
        try stream.pass(&byNumber)
        try stream.pass(&byCustomer)
        try stream.pass(&remittancesByNumber)
    }
}

extension Book {
    /// An item that carries a bill which was not paid.
    func isProtested(_ item: ItemID, of customer: CustomerID) -> Bool {
        bills.bills(of: customer).contains { bills[$0].item == item && bills[$0].status == .protested }
    }
}
