/// Receivables of a party met by what the same party is owed as a vendor (payments:RV-6).
///
///     POSTED -> REVERSED
package struct Netting: Equatable, Sendable, Codable {
    package let id: NettingID
    /// Company of the customer.
    package let company: CompanyID
    package let number: Code
    package let customer: CustomerID
    package let date: CalendarDate
    package let currency: Currency
    /// Above 0.
    package let amount: Int64
    package let vendorDocuments: [VendorShare]
    /// Closed against the customer's documents.
    package let item: ItemID
    package let settlement: SettlementID
    /// Those that no item carries: payables, interim account, what companies owe each other.
    package let entries: [JournalEntry]
    /// Voucher sequences moved by `entries`.
    package let vouchers: [VoucherNext]
    package var reversedOn: CalendarDate?
    package var reversalReason = ""
    /// How many nettings there were when it was reversed, its own among them; nil: it stands, or an old snapshot has it.
    package var postedWhenReversed: UInt32?

    /// What of a vendor's document was used.
    package struct VendorShare: Equatable, Sendable, Codable {
        package var company: CompanyID
        package var number: Code
        /// What was open on it before, above 0.
        package var open: Int64
        package var used: Int64

        package init(company: CompanyID, number: Code, open: Int64, used: Int64) {
            self.company = company
            self.number = number
            self.open = open
            self.used = used
        }
    }

    package struct VoucherNext: Equatable, Sendable, PlainBits {
        package var company: CompanyID
        package var next: UInt64

        package init(company: CompanyID, next: UInt64) {
            self.company = company
            self.next = next
        }
    }

    package init(
        id: NettingID, company: CompanyID, number: Code, customer: CustomerID, date: CalendarDate, currency: Currency,
        amount: Int64, vendorDocuments: [VendorShare], item: ItemID, settlement: SettlementID, entries: [JournalEntry],
        vouchers: [VoucherNext]
    ) {
        self.id = id
        self.company = company
        self.number = number
        self.customer = customer
        self.date = date
        self.currency = currency
        self.amount = amount
        self.vendorDocuments = vendorDocuments
        self.item = item
        self.settlement = settlement
        self.entries = entries
        self.vouchers = vouchers
    }

    var fingerprint: UInt64 { Mix.fold(UInt64(bitPattern: amount), reversedOn == nil ? 1 : 2) }
}

package typealias NettingID = Identifier<Netting>

package struct NettingReversed: Equatable, Sendable {
    package var id: NettingID
    package var date: CalendarDate
    package var reason: String
    package var entries: [JournalEntry]
    package var vouchers: [Netting.VoucherNext]

    package init(
        id: NettingID, date: CalendarDate, reason: String, entries: [JournalEntry], vouchers: [Netting.VoucherNext]
    ) {
        self.id = id
        self.date = date
        self.reason = reason
        self.entries = entries
        self.vouchers = vouchers
    }
}

/// All nettings, and those of each vendor document.
package struct Nettings: Sendable {
    package private(set) var rows: [Netting] = []
    private var byNumber: [CompanyCode: NettingID] = [:]
    private var byDocument: [CompanyCode: [NettingID]] = [:]

    init() {}

    package subscript(_ id: NettingID) -> Netting { rows[Int(id.number) - 1] }
    package func find(_ company: CompanyID, _ number: Code) -> NettingID? {
        byNumber[CompanyCode(company: company, code: number)]
    }

    /// The latest netting that used a vendor document and stands, with what it left open.
    ///
    /// Payables live elsewhere: what was netted of a document is remembered here, so that nobody nets it twice.
    package func lastUse(of company: CompanyID, _ number: Code) -> (netting: Code, left: Int64)? {
        let ids = byDocument[CompanyCode(company: company, code: number)] ?? []
        guard let id = ids.last(where: { self[$0].reversedOn == nil }),
            let share = self[id].vendorDocuments.first(where: { $0.company == company && $0.number == number })
        else { return nil }
        // Earlier ones that were reversed only after this one give back what they used, whatever date the reversal has.
        var left = share.open - share.used
        for earlier in ids where earlier.number < id.number {
            guard let posted = self[earlier].postedWhenReversed, posted >= id.number else { continue }
            for given in self[earlier].vendorDocuments where given.company == company && given.number == number {
                left += given.used
            }
        }
        return (self[id].number, left)
    }

    mutating func post(_ fact: Netting) {
        precondition(Int(fact.id.number) == rows.count + 1, "netting ids are dense")
        rows.append(fact)
        byNumber[CompanyCode(company: fact.company, code: fact.number)] = fact.id
        for share in fact.vendorDocuments {
            byDocument[CompanyCode(company: share.company, code: share.number), default: []].append(fact.id)
        }
    }

    mutating func reverse(_ fact: NettingReversed) {
        let place = Int(fact.id.number) - 1
        rows[place].reversedOn = fact.date
        rows[place].reversalReason = fact.reason
        rows[place].postedWhenReversed = UInt32(rows.count)
    }
}

extension Book {
    mutating func apply(_ fact: Netting, at stamp: Stamp) {
        nettings.post(fact)
        post(fact.entries, fact.vouchers)
        touch(fact.customer, at: stamp)
        digest.add(.netting, UInt64(fact.id.number), fact.fingerprint)
    }

    mutating func apply(_ fact: NettingReversed, at stamp: Stamp) {
        digest.remove(.netting, UInt64(fact.id.number), nettings[fact.id].fingerprint)
        nettings.reverse(fact)
        post(fact.entries, fact.vouchers)
        touch(nettings[fact.id].customer, at: stamp)
        digest.add(.netting, UInt64(fact.id.number), nettings[fact.id].fingerprint)
    }
}

extension Nettings: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&byNumber)
        try stream.pass(&byDocument)
    }
}
