/// A batch of subledger entries handed to the general ledger: a stretch of the event log (setup:AD-10).
///
/// Batches of a company follow each other without gap or overlap, so an entry is in exactly one of them. What is in
/// a batch follows from the log alone: asking again gives the same entries.
package struct LedgerTransfer: Equatable, Sendable, Codable {
    package let company: CompanyID
    /// From 1, without gaps.
    package let number: UInt32
    /// Records after this sequence ...
    package let after: UInt64
    /// ... up to and with this one.
    package let through: UInt64
    /// Equal accounts and dimensions of a voucher are one leg.
    package let isSummarized: Bool
    /// Entries the company had when it was made.
    package let entriesBefore: UInt64

    package init(
        company: CompanyID, number: UInt32, after: UInt64, through: UInt64, isSummarized: Bool, entriesBefore: UInt64
    ) {
        self.company = company
        self.number = number
        self.after = after
        self.through = through
        self.isSummarized = isSummarized
        self.entriesBefore = entriesBefore
    }

    /// Records of one batch at most.
    package static let recordsMax: UInt64 = 10_000

    var fingerprint: UInt64 { Mix.fold(after, through ^ (isSummarized ? 1 << 63 : 0)) | 1 }
}

/// The batches of each company, in their order.
package struct LedgerTransfers: ~Copyable {
    private var byCompany: [[LedgerTransfer]] = []

    package init() {}

    package func all(_ company: CompanyID) -> [LedgerTransfer] {
        Int(company.number) <= byCompany.count ? byCompany[Int(company.number) - 1] : []
    }

    mutating func add(_ row: LedgerTransfer) {
        while byCompany.count < Int(row.company.number) { byCompany.append([]) }
        byCompany[Int(row.company.number) - 1].append(row)
    }

    func addDigests(to sum: inout Digest) {
        for rows in byCompany { for row in rows { sum.add(.ledgerTransfer, row.digestKey, row.fingerprint) } }
    }

    /// One sentence per batch that does not follow the one before it.
    func findings() -> [String] {
        var findings: [String] = []
        for rows in byCompany {
            var (number, through): (UInt32, UInt64) = (0, 0)
            for row in rows {
                if row.number != number + 1 || row.after != through || row.through <= row.after {
                    findings.append("transfer \(row.number) does not follow transfer \(number)")
                }
                (number, through) = (row.number, row.through)
            }
        }
        return findings
    }
}

extension LedgerTransfer {
    var digestKey: UInt64 { UInt64(company.number) << 32 | UInt64(number) }
}

/// Makes the next batch for the general ledger; nothing new to hand over: state EMPTY, nothing is kept.
package struct CreateLedgerTransfer: Command {
    package let companyID: CompanyID
    /// Nil: as parameter summarize_lines says.
    package let summarizes: Bool?

    package init(company: CompanyID, summarizes: Bool?) {
        companyID = company
        self.summarizes = summarizes
    }

    package struct Answer: Sendable {
        /// Nil: nothing to hand over.
        package let transfer: LedgerTransfer?
        /// Records behind it wait for another batch.
        package let hasMore: Bool
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let last = book.transfers.all(companyID).last
        let count = book.subledger.entryCount(companyID)
        let after = last?.through ?? 0
        // A batch that was cut short leaves entries behind although none is new.
        let isCut = last.map { $0.through - $0.after == LedgerTransfer.recordsMax } ?? false
        guard count > last?.entriesBefore ?? 0 || isCut, after < book.sequence else {
            return Answer(transfer: nil, hasMore: false)
        }
        let through = min(book.sequence, after + LedgerTransfer.recordsMax)
        let row = LedgerTransfer(
            company: companyID, number: (last?.number ?? 0) + 1, after: after, through: through,
            isSummarized: summarizes ?? book.companies[companyID].parameters.summarizesLines, entriesBefore: count)
        draft.add(.freeText(.transferred(row)), book)
        return Answer(transfer: row, hasMore: through < book.sequence)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Batches of a company, the latest first.
package struct ListLedgerTransfers: Query {
    package let companyID: CompanyID
    package let size: Int
    /// Only those before this number; 0: from the latest.
    package let before: UInt32

    package init(company: CompanyID, size: Int, before: UInt32) {
        companyID = company
        self.size = size
        self.before = before
    }

    package struct Answer: Sendable {
        package var rows: [LedgerTransfer] = []
        /// `before` of the next page; 0: this was the last.
        package var next: UInt32 = 0
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let all = book.transfers.all(companyID)
        let end = before == 0 ? all.count : min(Int(before) - 1, all.count)
        let begin = max(0, end - size)
        return Answer(rows: all[begin..<max(begin, end)].reversed(), next: begin > 0 ? UInt32(begin) + 1 : 0)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[companyID].lastChange }
}

extension JournalEntry {
    /// Legs of one account, posting type, dimension and side summed; they keep the place of the first (AD-10).
    package var summarized: JournalEntry {
        var sums: [Leg] = []
        for leg in legs {
            func isDebit(_ leg: Leg) -> Bool { leg.amount != 0 ? leg.amount > 0 : leg.accountingAmount > 0 }
            let place = sums.firstIndex {
                $0.account == leg.account && $0.type == leg.type && $0.dimension == leg.dimension
                    && isDebit($0) == isDebit(leg)
            }
            guard let place else {
                var first = leg
                first.taxCode = .empty
                sums.append(first)
                continue
            }
            sums[place].amount += leg.amount
            sums[place].accountingAmount += leg.accountingAmount
        }
        return JournalEntry(company: company, voucher: voucher, date: date, currency: currency, legs: sums)
    }
}

extension Event {
    /// Calls with each entry the fact posts, and with what its dimension keys stand for.
    package func forEachEntry(_ body: (JournalEntry, [DimensionSet]) -> Void) {
        switch self {
        case .posted(let posted): body(posted.fact.entry, posted.fact.document.dimensionSets)
        case .itemsSettled(let fact): for entry in fact.entries { body(entry, fact.dimensionSets) }
        case .settlementUndone(let fact): for entry in fact.entries { body(entry, []) }
        case .nettingPosted(let fact): for entry in fact.entries { body(entry, []) }
        case .nettingReversed(let fact): for entry in fact.entries { body(entry, []) }
        case .bill(.billSet(_, let made)): for entry in made.entries { body(entry, []) }
        case .bill(.remittanceSet(_, let made)): for entry in made.entries { body(entry, []) }
        case .directDebit(.feeBooked(let fee)): body(fee.entry, [])
        case .bank(.lineBooked(_, let entry, _)): body(entry, [])
        case .payment(.cleared(_, _, let entry, _)): body(entry, [])
        case .card(.payoutPosted(_, let entry, _)): body(entry, [])
        case .closing(.revalued(let page)): for entry in page.entries { body(entry, page.dimensionSets) }
        case .sales(.commissionPosted(let fact)): body(fact.entry, [])
        case .sales(.accrualPosted(let fact)): body(fact.entry, [])
        case .payoutFileMade(let file): if let entry = file.entry { body(entry, []) }
        default: break
        }
    }
}

extension LedgerTransfers: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&byCompany)
    }
}
