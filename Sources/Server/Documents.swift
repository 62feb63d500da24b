import Engine
import EventLog
import Foundation
import Loop
import Receivables
import Schema
import SwiftProtobuf
import Wire

/// Reads durable records back on a thread of its own: a page that is not in memory must not stall the loop.
final class RecordFetch: Sendable {
    /// Records that may wait to be read.
    static let waitingMax = 1_024

    let errands: Errands
    /// Touched by the errands' thread alone.
    let reader: Handover<LogReader>

    init(_ reading: LogReading, mail: LoopMail) {
        errands = Errands(waitingMax: RecordFetch.waitingMax, mail: mail)
        reader = Handover(value: reading.reader())
    }

    /// False when the bytes are no record.
    static func parse(_ bytes: [UInt8]?, _ body: (LogRecord) -> Void) -> Bool {
        guard let bytes else { return false }
        return bytes.withUnsafeBytes { raw in
            guard let record = LogRecord(raw) else { return false }
            body(record)
            return true
        }
    }

    /// Calls back on the loop with a company's entries of a stretch of records. False: too many wait.
    func fetchEntries(
        after: UInt64, through: UInt64, of company: CompanyID, _ done: @escaping @Sendable (EntryPage) -> Void
    ) -> Bool {
        errands.submit { [reader] in
            var page = EntryPage(through: after)
            let last = min(through, after + RecordFetch.stretchRecords)
            while page.through < last, page.entries.count < RecordFetch.stretchEntries {
                let sequence = page.through + 1
                let bytes = try? reader.value.record(at: sequence) { Array($0.bytes) }
                var isWhole = false
                let isRead = RecordFetch.parse(bytes) {
                    isWhole = $0.entries(of: company, at: sequence, into: &page.entries)
                }
                guard isRead, isWhole else {
                    page.broken = sequence
                    break
                }
                page.through = sequence
            }
            let answer = page
            return { done(answer) }
        }
    }

    /// Calls back on the loop with the record's bytes, nil when it cannot be read. False: too many wait.
    func fetch(_ sequence: UInt64, _ done: @escaping @Sendable ([UInt8]?) -> Void) -> Bool {
        errands.submit { [reader] in
            let bytes = try? reader.value.record(at: sequence) { Array($0.bytes) }
            return { done(bytes) }
        }
    }
}

extension NativePort {
    private struct RecordRead {
        let port: NativePort
        let call: Inbound
        let body: (LogRecord) -> Void
    }

    /// Calls with a durable record once it is read; on the loop, unless the request was dropped meanwhile.
    private func withRecord(
        _ sequence: UInt64, _ call: Inbound, _ request: ParkedRequest, _ body: @escaping (LogRecord) -> Void
    ) {
        let read = Handover(value: RecordRead(port: self, call: call, body: body))
        let isTaken = documents.fetch(sequence) { bytes in
            let port = read.value.port
            guard port.unpark(request) else { return }
            let isRead = RecordFetch.parse(bytes) { read.value.body($0) }
            if !isRead { port.refuse(read.value.call, NativePort.unreadable(sequence)) }
        }
        if !isTaken, parked.take(request) { refuse(call, NativePort.tooManyReads) }
    }

    // MARK: Commands about a posted document

    /// A command that needs the fact which posted a document: parked until it is read back, then decided.
    ///
    /// The fact never changes, so what was read is still true when it is decided.
    private func writeAbout<M: WritingRequest, C: Command, R: SwiftProtobuf.Message>(
        _ call: Inbound, _ type: M.Type, document: (M) -> String,
        _ make: @escaping (M, CompanyID, ItemPosted?) throws -> C,
        _ respond: @escaping (C.Answer, borrowing Book, Bool) -> R
    ) {
        guard let message = decode(call, type), let company = company(call, message.company) else { return }
        guard let number = Code(document(message)), let item = engine.book.items.find(company, .documents, number)
        else {
            write(call, message.mode, message.ifSequence, { try make(message, company, nil) }, respond)
            return
        }
        let sequence = engine.book.items[item].sequence
        guard let request = park(call) else { return }
        let owned = OwnedBytes(call.frame.message)
        let approval = approving.map { ($0, OwnedBytes($0.call.frame.message)) }
        engine.whenDurable(sequence) { [self] in
            withRecord(sequence, call, request) { [self] record in
                let posted = record.itemPosted(item)
                owned.withBytes { bytes in
                    let frame = RequestFrame(head: call.frame.head, message: bytes, byteCount: call.frame.byteCount)
                    let again = Inbound(id: call.id, frame: frame, method: call.method)
                    resuming(approval) {
                        // Meanwhile the rights may have changed, and the connection has asked for other things.
                        guard permits(session(call.id), call.method, in: company) else { return deny(again, company) }
                        write(again, message.mode, message.ifSequence, { try make(message, company, posted) }, respond)
                    }
                }
            }
        }
    }

    func correctInvoice(_ call: Inbound) {
        writeAbout(call, Reskontra_V1_CorrectInvoiceRequest.self, document: \.invoice, CorrectInvoice.init) {
            answer, book, _ in Reskontra_V1_CorrectInvoiceResponse(answer, book)
        }
    }

    func cancelInvoice(_ call: Inbound) {
        writeAbout(call, Reskontra_V1_CancelInvoiceRequest.self, document: \.invoice, CancelInvoice.init) {
            Reskontra_V1_CancelInvoiceResponse($0, $1, preview: $2)
        }
    }

    func reverseTransaction(_ call: Inbound) {
        writeAbout(call, Reskontra_V1_ReverseTransactionRequest.self, document: \.transaction, ReverseTransaction.init) {
            answer, book, _ in Reskontra_V1_ReverseTransactionResponse(answer, book)
        }
    }

    private static func unreadable(_ sequence: UInt64) -> Rejection {
        Rejection(.invariant, "record \(sequence) cannot be read back", [.init("sequence", sequence)])
    }

    private static var tooManyReads: Rejection { Rejection(.retryLater, "too many records wait to be read back") }

    /// The item from memory, lines and journal from the log.
    func getDocument(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_GetDocumentRequest.self),
            let company = company(call, message.company)
        else { return }
        do {
            guard message.minSequence <= engine.book.sequence else { throw engine.ahead() }
            let item = try GetDocument(message, company).answer(engine.book)
            let sequence = engine.book.items[item].sequence
            guard let request = park(call) else { return }
            engine.whenDurable(max(sequence, message.minSequence)) { [self] in
                withRecord(sequence, call, request) { [self] record in
                    answerDocument(call, item, record, engine.today(company))
                }
            }
        } catch {
            refuse(call, anyError: error)
        }
    }

    /// Settled again since it was asked for: the answer waits for that record too.
    private func answerDocument(_ call: Inbound, _ item: ItemID, _ record: LogRecord, _ today: CalendarDate) {
        engine.answer(request(call), readOf: engine.book.items[item].lastChange) { book, writer in
            writer.append(Reskontra_V1_GetDocumentResponse(item, record, book, today: today))
        }
    }

    /// Of a draft from memory; of a posted one its document is read from the log.
    func listDistributions(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_ListDistributionsRequest.self),
            let company = company(call, message.company)
        else { return }
        do {
            guard message.minSequence <= engine.book.sequence else { throw engine.ahead() }
            let query = try ListDistributions(message, company)
            guard let item = query.posted(engine.book) else {
                return read(call, query, message.minSequence) { answer, book, writer in
                    writer.append(Reskontra_V1_ListDistributionsResponse(answer, book))
                }
            }
            let sequence = engine.book.items[item].sequence
            guard let request = park(call) else { return }
            engine.whenDurable(max(sequence, message.minSequence)) { [self] in
                withRecord(sequence, call, request) { [self] record in
                    guard let posted = record.itemPosted(item) else { return refuse(call, NativePort.unreadable(sequence)) }
                    answerDistributions(call, query, posted)
                }
            }
        } catch {
            refuse(call, anyError: error)
        }
    }

    private func answerDistributions(_ call: Inbound, _ query: ListDistributions, _ posted: ItemPosted) {
        do throws(Rejection) {
            let answer = try query.answer(posted, engine.book)
            engine.answer(request(call), readOf: query.lastChange(engine.book)) { book, writer in
                writer.append(Reskontra_V1_ListDistributionsResponse(answer, book))
            }
        } catch { refuse(call, error) }
    }

    func getOutcome(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_GetOutcomeRequest.self) else { return }
        do {
            var border = Border()
            let key = border.key([UInt8](message.requestKey), "request_key")
            try border.check()
            guard let key else { return }
            // A key of the store's own commands has no company.
            let isStores = message.company.isEmpty && session(call.id).pointee.companyCode.isEmpty
            let company = isStores ? nil : self.company(call, message.company)
            guard isStores || company != nil else { return }
            let principal = session(call.id).pointee.principal
            var response = Reskontra_V1_GetOutcomeResponse()
            switch try engine.outcome(key, company: company, principal: principal) {
            case .committed(let sequence):
                guard let request = park(call) else { return }
                withRecord(sequence, call, request) { [self] record in
                    var response = Reskontra_V1_GetOutcomeResponse()
                    response.outcome = .committed
                    response.sequence = sequence
                    response.method = UInt32(record.header.method)
                    response.answer = Data(record.answer)
                    response.at = .init(record.header.instant)
                    reply(call, response)
                }
                return
            case .inProgress: response.outcome = .inProgress
            case .notCommitted:
                response.outcome = .notCommitted
                if message.fence {
                    let sequence = engine.fence(key, company: company, principal: principal)
                    response.sequence = sequence
                    engine.whenDurable(sequence) { [unowned self] in self.reply(call, response) }
                    return
                }
            }
            reply(call, response)
        } catch {
            refuse(call, anyError: error)
        }
    }

    // MARK: A stored answer again

    package func repeatAnswer(_ connection: UInt64, stream: UInt32, bulk place: BulkPlace?, of sequence: UInt64) {
        let port = Handover(value: self)
        let isTaken = documents.fetch(sequence) { bytes in
            let port = port.value
            let isRead = RecordFetch.parse(bytes) { record in
                port.answer(
                    connection, stream: stream, bulk: place, sequence: sequence, receipt: nil, replayed: true,
                    message: record.answer)
            }
            guard !isRead else { return }
            port.refuse(
                connection, stream: stream, bulk: place, sequence: port.engine.durableSequence,
                NativePort.unreadable(sequence))
        }
        guard !isTaken else { return }
        refuse(
            connection, stream: stream, bulk: place, sequence: engine.durableSequence, NativePort.tooManyReads)
    }

    /// Says when the key was first used, which its record knows (product 4.4); without it where that cannot be read now.
    package func refuseReuse(
        _ connection: UInt64, stream: UInt32, bulk place: BulkPlace?, of sequence: UInt64, _ rejection: Rejection
    ) {
        let port = Handover(value: self)
        engine.whenDurable(sequence) {
            let isTaken = port.value.documents.fetch(sequence) { bytes in
                var told = rejection
                _ = RecordFetch.parse(bytes) { record in
                    let instant = Google_Protobuf_Timestamp(record.header.instant)
                    let text = (try? instant.jsonString())?.filter { $0 != "\"" } ?? ""
                    told = Rejection(
                        rejection.reason, field: rejection.field, rejection.message,
                        rejection.figures + [.init("first_used_at", text)])
                }
                port.value.refuse(
                    connection, stream: stream, bulk: place, sequence: port.value.engine.durableSequence, told)
            }
            guard !isTaken else { return }
            port.value.refuse(
                connection, stream: stream, bulk: place, sequence: port.value.engine.durableSequence, rejection)
        }
    }
}
