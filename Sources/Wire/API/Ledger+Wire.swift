import Receivables
import Schema
import SwiftProtobuf

// Transfers to the general ledger: requests -> commands, answers -> responses.

extension CreateLedgerTransfer {
    package init(_ message: Reskontra_V1_CreateLedgerTransferRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var summarizes: Bool?
        switch message.detail {
        case .unspecified: break
        case .detailed: summarizes = false
        case .summarized: summarizes = true
        case .UNRECOGNIZED(let raw): border.bad("detail", .fieldInvalid, "has no value \(raw)")
        }
        try border.check()
        self.init(company: company, summarizes: summarizes)
    }
}

extension ListLedgerTransfers {
    package init(_ message: Reskontra_V1_ListLedgerTransfersRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListLedgerTransfers.filter(company))
        try border.check()
        self.init(company: company, size: size, before: UInt32(truncatingIfNeeded: token.first))
    }

    static func filter(_ company: CompanyID) -> UInt64 { PageToken.filter("transfers", "\(company.number)") }
}

extension Reskontra_V1_LedgerTransfer {
    package init(_ row: LedgerTransfer) {
        self.init()
        number = row.number
        after = row.after
        through = row.through
        detail = row.isSummarized ? .summarized : .detailed
    }
}

extension Reskontra_V1_CreateLedgerTransferResponse {
    package init(_ answer: CreateLedgerTransfer.Answer, _ book: borrowing Book) {
        self.init()
        if let row = answer.transfer { transfer = .init(row) }
        hasMore_p = answer.hasMore
    }
}

extension Reskontra_V1_ListLedgerTransfersResponse {
    package init(_ answer: ListLedgerTransfers.Answer, of query: ListLedgerTransfers, _ book: borrowing Book) {
        self.init()
        transfers = answer.rows.map { .init($0) }
        guard answer.next != 0 else { return }
        nextPageToken = PageToken(
            first: UInt64(answer.next), filter: ListLedgerTransfers.filter(query.companyID)
        ).text
    }
}

/// An entry read back from the log, with the record it stands in.
package struct LoggedEntry: Sendable {
    package let sequence: UInt64
    package let entry: JournalEntry
    package let sets: [DimensionSet]
}

extension LogRecord {
    /// The entries of a company in this record; false when it cannot be read.
    package func entries(of company: CompanyID, at sequence: UInt64, into entries: inout [LoggedEntry]) -> Bool {
        var found: [LoggedEntry] = []
        let isRead = forEachEvent { event in
            event.forEachEntry { entry, sets in
                guard entry.company == company, !entry.legs.isEmpty else { return }
                found.append(LoggedEntry(sequence: sequence, entry: entry, sets: sets))
            }
        }
        entries += found
        return isRead
    }
}

extension Reskontra_V1_GetLedgerTransferResponse {
    package init(_ row: LedgerTransfer, _ entries: [LoggedEntry], next: UInt64, _ book: borrowing Book) {
        self.init()
        transfer = .init(row)
        for logged in entries {
            var made = Reskontra_V1_TransferredEntry()
            made.sequence = logged.sequence
            made.entry = .init(row.isSummarized ? logged.entry.summarized : logged.entry, book, logged.sets)
            self.entries.append(made)
        }
        self.next = next
    }
}

/// Which entries of the log are asked for.
package struct VoucherSelection: Equatable, Sendable {
    /// Empty: all.
    package let voucher: Code
    package let from: CalendarDate?
    package let to: CalendarDate?

    package init(_ message: Reskontra_V1_ListVouchersRequest) throws(FieldErrors) {
        var border = Border()
        voucher = border.code(message.voucher, "voucher")
        from = border.date(message.fromDate, message.hasFromDate, "from_date")
        to = border.date(message.toDate, message.hasToDate, "to_date")
        if let from, let to, to < from { border.bad("to_date", .dateRangeInvalid, "lies before from_date") }
        try border.check()
    }

    package func holds(_ entry: JournalEntry) -> Bool {
        (voucher.isEmpty || entry.voucher == voucher) && (from.map { entry.date >= $0 } ?? true)
            && (to.map { entry.date <= $0 } ?? true)
    }
}

extension Reskontra_V1_ListVouchersResponse {
    package init(
        _ entries: [LoggedEntry], of selection: VoucherSelection, through: UInt64, next: UInt64, _ book: borrowing Book
    ) {
        self.init()
        for logged in entries where selection.holds(logged.entry) {
            var made = Reskontra_V1_TransferredEntry()
            made.sequence = logged.sequence
            made.entry = .init(logged.entry, book, logged.sets)
            self.entries.append(made)
        }
        self.through = through
        self.next = next
    }
}
