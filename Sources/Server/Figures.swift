import Engine
import EventLog
import Foundation
import Loop
import Receivables
import Schema
import SwiftProtobuf
import Wire

// Why a figure is what it is (F31): its rows come from the book, who asked and what was posted from their records.

extension NativePort {
    func explainFigure(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_ExplainFigureRequest.self),
            let company = company(call, message.company)
        else { return }
        if case .account(let figure) = message.figure { return explainAccount(call, message, figure, company) }
        do {
            let query = try ExplainFigure(message, company)
            read(call, query, message.minSequence) { answer, book, writer in
                writer.append(Reskontra_V1_ExplainFigureResponse(answer, of: query, book))
            } finish: { [unowned self] request, sequence, bytes in
                addOrigins(request, sequence, bytes)
            }
        } catch {
            refuse(call, anyError: error)
        }
    }

    /// The answer with its rows' records read back; on the loop.
    private func addOrigins(_ request: ParkedRequest, _ sequence: UInt64, _ bytes: [UInt8]) {
        guard let answer = try? Reskontra_V1_ExplainFigureResponse(serializedBytes: bytes) else {
            return self.answer(request, Rejection(.invariant, "an answer of our own cannot be read"))
        }
        engine.whenDurable(answer.rows.map(\.sequence).max() ?? 0) { [self] in
            let port = Handover(value: self)
            let isTaken = documents.fetchOrigins(of: answer) { filled in
                guard let filled else {
                    return port.value.answer(request, Rejection(.invariant, "a record of this figure cannot be read back"))
                }
                var writer = ProtoWriter(capacity: 1 << 12)
                writer.append(filled)
                port.value.answer(request, sequence, Array(writer.bytes))
            }
            if !isTaken { self.answer(request, Rejection(.retryLater, "too many records wait to be read back")) }
        }
    }

    // MARK: Accounts

    /// Legs to an account, read from the stretches of the log that have any.
    private func explainAccount(
        _ call: Inbound, _ message: Reskontra_V1_ExplainFigureRequest, _ figure: Reskontra_V1_ExplainFigureRequest.AccountFigure,
        _ company: CompanyID
    ) {
        do {
            guard message.minSequence <= engine.book.sequence else { throw engine.ahead() }
            let wish = try ExplainAccount(message, figure, company)
            let plan = try wish.plan(engine.book)
            guard let request = park(call) else { return }
            engine.whenDurable(plan.knownAt) { [self] in
                let place = Handover(value: (port: self, call: call))
                let isTaken = documents.fetchLegs(plan) { page in
                    let (port, call) = place.value
                    guard port.unpark(request) else { return }
                    guard let page else {
                        return port.refuse(call, Rejection(.invariant, "a record of this figure cannot be read back"))
                    }
                    port.engine.answer(port.request(call), readOf: plan.knownAt) { book, writer in
                        writer.append(Reskontra_V1_ExplainFigureResponse(page, of: plan, book))
                    }
                }
                if !isTaken, parked.take(request) {
                    refuse(call, Rejection(.retryLater, "too many records wait to be read back"))
                }
            }
        } catch {
            refuse(call, anyError: error)
        }
    }

    // MARK: The trial balance of another moment

    /// As known at a sequence (F30): what the stretch of that sequence holds up to it is read back from the log.
    func getTrialBalance(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_GetTrialBalanceRequest.self),
            let company = company(call, message.company)
        else { return }
        do {
            guard message.minSequence <= engine.book.sequence else { throw engine.ahead() }
            let query = try GetTrialBalance(message, company)
            guard query.knownAt != .max else {
                return read(call, query, message.minSequence) { answer, book, writer in
                    writer.append(Reskontra_V1_GetTrialBalanceResponse(answer, book))
                }
            }
            let last = min(query.knownAt, engine.book.sequence)
            guard let request = park(call) else { return }
            engine.whenDurable(last) { [self] in
                let place = Handover(value: (port: self, call: call))
                let isTaken = documents.fetchStretch(through: last, of: company) { entries in
                    let (port, call) = place.value
                    guard port.unpark(request) else { return }
                    guard let entries else {
                        return port.refuse(call, Rejection(.invariant, "a record before \(last) cannot be read back"))
                    }
                    port.read(call, query.with(entries, through: last), message.minSequence) { answer, book, writer in
                        writer.append(Reskontra_V1_GetTrialBalanceResponse(answer, book))
                    }
                }
                if !isTaken, parked.take(request) {
                    refuse(call, Rejection(.retryLater, "too many records wait to be read back"))
                }
            }
        } catch {
            refuse(call, anyError: error)
        }
    }
}

extension RecordFetch {
    /// Fills in what the rows' records say; nil: one cannot be read. False: too many wait.
    func fetchOrigins(
        of answer: Reskontra_V1_ExplainFigureResponse,
        _ done: @escaping @Sendable (Reskontra_V1_ExplainFigureResponse?) -> Void
    ) -> Bool {
        submit { reader in
            var answer = answer
            var place = 0
            // Rows of one record lie together.
            while place < answer.rows.count {
                let sequence = answer.rows[place].sequence
                var end = place
                while end < answer.rows.count, answer.rows[end].sequence == sequence { end += 1 }
                let bytes = try? reader.record(at: sequence) { Array($0.bytes) }
                let isRead = RecordFetch.parse(bytes) { record in
                    for row in place..<end { answer.rows[row].fill(from: record) }
                }
                guard isRead else { return nil }
                place = end
            }
            return answer
        } done: { done($0) }
    }

    /// Records looked at for one page of legs.
    private static let legRecords: UInt64 = 8_192

    /// Legs to an account until the page is full, and what the figure is.
    func fetchLegs(_ plan: ExplainAccount.Plan, _ done: @escaping @Sendable (ExplainAccount.Page?) -> Void) -> Bool {
        submit { reader in
            var page = ExplainAccount.Page(plan)
            var read: UInt64 = 0
            for stretch in plan.stretches where !page.isFull {
                for sequence in stretch where !page.isFull {
                    read += 1
                    if read > RecordFetch.legRecords { page.end(at: sequence) }
                    if page.isFull { break }
                    let bytes = try? reader.record(at: sequence) { Array($0.bytes) }
                    var isWhole = false
                    let isRead = RecordFetch.parse(bytes) { isWhole = page.add($0, at: sequence, plan) }
                    guard isRead, isWhole else { return nil }
                }
            }
            if let last = plan.lastStretch {
                for sequence in last {
                    let bytes = try? reader.record(at: sequence) { Array($0.bytes) }
                    var isWhole = false
                    let isRead = RecordFetch.parse(bytes) { isWhole = page.count($0, plan) }
                    guard isRead, isWhole else { return nil }
                }
            }
            return page
        } done: { done($0) }
    }

    /// Entries of a company in the stretch of a sequence, up to it.
    func fetchStretch(
        through last: UInt64, of company: CompanyID, _ done: @escaping @Sendable ([JournalEntry]?) -> Void
    ) -> Bool {
        submit { reader in
            var entries: [LoggedEntry] = []
            for sequence in Subledger.stretch(of: last).lowerBound...last {
                let bytes = try? reader.record(at: sequence) { Array($0.bytes) }
                var isWhole = false
                let isRead = RecordFetch.parse(bytes) { isWhole = $0.entries(of: company, at: sequence, into: &entries) }
                guard isRead, isWhole else { return nil }
            }
            return entries.map(\.entry)
        } done: { done($0) }
    }

    func submit<Found: Sendable>(
        _ work: @escaping @Sendable (LogReader) -> Found, done: @escaping @Sendable (Found) -> Void
    ) -> Bool {
        errands.submit { [reader] in
            let found = work(reader.value)
            return { done(found) }
        }
    }
}
