import Engine
import EventLog
import Foundation
import Receivables
import Schema
import Wire

// The entries of a transfer are read back from the log beside the loop, a bounded stretch of records at a time.

extension RecordFetch {
    /// Records looked at and entries answered in one page.
    static let stretchRecords: UInt64 = 2_000
    static let stretchEntries = 500

    struct EntryPage: Sendable {
        var entries: [LoggedEntry] = []
        /// The last record looked at.
        var through: UInt64
        /// A record could not be read.
        var broken: UInt64?
    }
}

extension NativePort {
    func getLedgerTransfer(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_GetLedgerTransferRequest.self),
            let company = company(call, message.company)
        else { return }
        guard message.minSequence <= engine.book.sequence else { return refuse(call, engine.ahead()) }
        let rows = engine.book.transfers.all(company)
        guard message.number >= 1, Int(message.number) <= rows.count else {
            return refuse(
                call,
                Rejection(
                    .notFound, field: "number", "there is no transfer \(message.number)",
                    [.init("number", UInt64(message.number))]))
        }
        let row = rows[Int(message.number) - 1]
        let after = min(max(row.after, message.from), row.through)
        guard let request = park(call) else { return }
        engine.whenDurable(max(row.through, message.minSequence)) { [self] in
            let place = Handover(value: (port: self, call: call))
            let isTaken = documents.fetchEntries(after: after, through: row.through, of: company) { page in
                let port = place.value.port
                guard port.unpark(request) else { return }
                if let broken = page.broken {
                    port.refuse(
                        place.value.call,
                        Rejection(
                            .invariant, "record \(broken) cannot be read back", [.init("sequence", broken)]))
                    return
                }
                port.answerTransfer(place.value.call, row, page)
            }
            if !isTaken, parked.take(request) {
                refuse(call, Rejection(.retryLater, "too many records wait to be read back"))
            }
        }
    }

    /// A stretch of the log: what is not asked for is left out of the answer, so a page may be empty.
    func listVouchers(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_ListVouchersRequest.self),
            let company = company(call, message.company)
        else { return }
        let selection: VoucherSelection
        do {
            selection = try VoucherSelection(message)
        } catch {
            return refuse(call, anyError: error)
        }
        guard message.minSequence <= engine.book.sequence else { return refuse(call, engine.ahead()) }
        let now = engine.book.sequence
        let through = message.through == 0 ? now : min(message.through, now)
        let after = min(message.from, through)
        guard let request = park(call) else { return }
        engine.whenDurable(max(through, message.minSequence)) { [self] in
            let place = Handover(value: (port: self, call: call))
            let isTaken = documents.fetchEntries(after: after, through: through, of: company) { page in
                let (port, call) = place.value
                guard port.unpark(request) else { return }
                if let broken = page.broken {
                    return port.refuse(
                        call,
                        Rejection(.invariant, "record \(broken) cannot be read back", [.init("sequence", broken)]))
                }
                let next = page.through < through ? page.through : 0
                port.engine.answer(port.request(call), readOf: through) { book, writer in
                    writer.append(
                        Reskontra_V1_ListVouchersResponse(
                            page.entries, of: selection, through: through, next: next, book))
                }
            }
            if !isTaken, parked.take(request) {
                refuse(call, Rejection(.retryLater, "too many records wait to be read back"))
            }
        }
    }

    private func answerTransfer(_ call: Inbound, _ row: LedgerTransfer, _ page: RecordFetch.EntryPage) {
        let next = page.through < row.through ? page.through : 0
        engine.answer(request(call), readOf: row.through) { book, writer in
            writer.append(Reskontra_V1_GetLedgerTransferResponse(row, page.entries, next: next, book))
        }
    }
}
