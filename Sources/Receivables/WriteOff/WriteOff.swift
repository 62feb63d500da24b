/// Items given up as bad debt, in one act (credit section 13).
///
///     POSTED -> REVERSED
package struct WriteOff: Equatable, Sendable, Codable {
    package let id: WriteOffID
    package let company: CompanyID
    package let number: Code
    /// Invoice account.
    package let customer: CustomerID
    package let date: CalendarDate
    package let reason: String
    package let comment: String
    /// One per combination of currency, dimension and posting profile (credit:WO-2).
    package var parts: [Part]
    /// Set when the number belongs to none of its items.
    package let numberTaken: TakenNumber?
    /// Nil: it stands.
    package var reversedOn: CalendarDate?
    package var reversalReason = ""

    package struct Part: Equatable, Sendable, Codable {
        package var currency: Currency
        package var dimension: Code
        package var profile: ProfileID
        /// What was given up; negative: a credit balance.
        package var net: Int64
        /// Part of `net` that went back to sales tax.
        package var tax: Int64
        /// Legs of the entry; empty when debits and credits cancelled out.
        package var legs: [Leg]
        /// Items that stand against those written off.
        package var counterItems: [ItemID]
        package var settlement: SettlementID

        package init(
            currency: Currency, dimension: Code, profile: ProfileID, net: Int64, tax: Int64, legs: [Leg],
            counterItems: [ItemID], settlement: SettlementID
        ) {
            self.currency = currency
            self.dimension = dimension
            self.profile = profile
            self.net = net
            self.tax = tax
            self.legs = legs
            self.counterItems = counterItems
            self.settlement = settlement
        }
    }

    package init(
        id: WriteOffID, company: CompanyID, number: Code, customer: CustomerID, date: CalendarDate, reason: String,
        comment: String, parts: [Part], numberTaken: TakenNumber?
    ) {
        self.id = id
        self.company = company
        self.number = number
        self.customer = customer
        self.date = date
        self.reason = reason
        self.comment = comment
        self.parts = parts
        self.numberTaken = numberTaken
    }

    package var isReversed: Bool { reversedOn != nil }

    /// In the accounting currency, whichever way each part goes.
    var givenUp: UInt64 {
        parts.reduce(0) { sum, part in
            let receivable = part.legs.reduce(Int64(0)) { $1.type == .receivable ? $0 + $1.accountingAmount : $0 }
            return sum + receivable.magnitude
        }
    }

    /// What is given up in each currency, in the order of the parts.
    var nets: [Money] {
        var sums: [(currency: Currency, net: Int64)] = []
        for part in parts {
            let place = sums.firstIndex { $0.currency == part.currency }
            if let place { sums[place].net += part.net } else { sums.append((part.currency, part.net)) }
        }
        return sums.map { Money(min(max($0.net, -Money.minorMax), Money.minorMax), $0.currency) }
    }

    var fingerprint: UInt64 { UInt64(parts.count) << 1 | (isReversed ? 1 : 0) }
}

package typealias WriteOffID = Identifier<WriteOff>

package struct WriteOffReversed: Equatable, Sendable {
    package var id: WriteOffID
    package var date: CalendarDate
    package var reason: String

    package init(id: WriteOffID, date: CalendarDate, reason: String) {
        self.id = id
        self.date = date
        self.reason = reason
    }
}

/// All write-offs, by id, by number and by customer.
package struct WriteOffs: Sendable {
    package private(set) var rows: [WriteOff] = []
    private var byNumber: [CompanyCode: WriteOffID] = [:]
    private var byCustomer: [CustomerID: [WriteOffID]] = [:]

    init() {}

    package subscript(_ id: WriteOffID) -> WriteOff { rows[Int(id.number) - 1] }
    package func find(_ company: CompanyID, _ number: Code) -> WriteOffID? {
        byNumber[CompanyCode(company: company, code: number)]
    }
    /// Oldest first.
    package func of(_ customer: CustomerID) -> [WriteOffID] { byCustomer[customer] ?? [] }

    mutating func post(_ fact: WriteOff) {
        precondition(Int(fact.id.number) == rows.count + 1, "write-off ids are dense")
        rows.append(fact)
        byNumber[CompanyCode(company: fact.company, code: fact.number)] = fact.id
        byCustomer[fact.customer, default: []].append(fact.id)
    }

    mutating func reverse(_ fact: WriteOffReversed) {
        rows[Int(fact.id.number) - 1].reversedOn = fact.date
        rows[Int(fact.id.number) - 1].reversalReason = fact.reason
    }
}

/// A number within a company.
struct CompanyCode: Hashable, Sendable, Codable {
    let company: CompanyID
    let code: Code
}

extension WriteOffs: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&byNumber)
        try stream.pass(&byCustomer)
    }
}
