import Engine
import EventLog
import Foundation
import Loop
import Receivables
import Schema
import SwiftProtobuf
import Synchronization
import Wire

/// Streams of committed records: one item per record, so a sequence is a cursor.
///
/// Written at most every 20 ms, in pages, from the ring of recent frames or the file. A stream sends only
/// what the caller granted; one that never grants costs a row here and nothing else.
package final class Watches {
    private struct Stream {
        let connection: UInt64
        let stream: UInt32
        /// Next record to look at.
        var next: UInt64
        /// Items it may still send.
        var window: UInt32
        /// Empty: all companies.
        let company: CompanyID
        let customers: Set<UInt32>
        var lastItemAt: UInt64
    }

    /// Items a stream may send before the first WINDOW.
    static let firstWindow: UInt32 = 256
    static let streamsMax = 1_024
    /// Bytes looked at per stream and feed: bounds the loop's time.
    private static let pageBytes = 64 << 10
    private static let heartbeatNanoseconds: UInt64 = 5_000_000_000
    private static let outputBytesMax = 512 << 10

    /// Ends a page early.
    private struct WindowUsed: Error {}

    private var streams: [Stream] = []
    private let reader: LogReader
    private var isDue = false

    init(_ reading: LogReading) { reader = reading.reader() }

    var count: Int { streams.count }

    /// Records became durable.
    func wake() { isDue = true }

    func open(
        connection: UInt64, stream: UInt32, from: UInt64, company: CompanyID, customers: Set<UInt32>, now: UInt64
    ) -> Bool {
        guard streams.count < Watches.streamsMax else { return false }
        streams.append(
            Stream(
                connection: connection, stream: stream, next: from, window: Watches.firstWindow, company: company,
                customers: customers, lastItemAt: now))
        isDue = true
        return true
    }

    func grant(connection: UInt64, stream: UInt32, items: UInt32) {
        for index in streams.indices
        where streams[index].connection == connection && streams[index].stream == stream {
            let (sum, overflow) = streams[index].window.addingReportingOverflow(items)
            streams[index].window = overflow ? .max : sum
            isDue = true
        }
    }

    func cancel(connection: UInt64, stream: UInt32) {
        streams.removeAll { $0.connection == connection && $0.stream == stream }
    }

    func close(connection: UInt64) { streams.removeAll { $0.connection == connection } }

    func feed<Port>(_ port: NativePort<Port>, now: UInt64) {
        guard !streams.isEmpty else { return }
        let durable = port.engine.durableSequence
        isDue = false
        for index in streams.indices {
            feed(&streams[index], port, durable, now)
            if streams[index].next <= durable, streams[index].window > 0 { isDue = true }
        }
        if isDue { port.io.turnAgain() }
    }

    private func feed<Port>(_ stream: inout Stream, _ port: NativePort<Port>, _ durable: UInt64, _ now: UInt64) {
        let id = ConnectionID(packed: stream.connection)
        var head = AnswerHead(.streamItem, stream: stream.stream)
        if stream.next <= durable, stream.window > 0, port.io.outputWaiting(id) < Watches.outputBytesMax {
            let copy = stream
            var (next, window, sentAt) = (stream.next, stream.window, stream.lastItemAt)
            _ = try? reader.records(from: stream.next, limitBytes: Watches.pageBytes) { view in
                guard window > 0 else { throw WindowUsed() }
                next = view.sequence + 1
                guard let record = LogRecord(view.bytes), record.header.role != RecordHeader.engineRole,
                    copy.company.isNone || record.header.company == copy.company,
                    let item = WatchItem.make(record, view.sequence, port.engine.book, customers: copy.customers)
                else { return }
                window -= 1
                sentAt = now
                head.sequence = view.sequence
                item.withUnsafeBytes { port.write(id, head, $0) }
            }
            stream.next = next
            stream.window = window
            stream.lastItemAt = sentAt
        }
        guard now - stream.lastItemAt > Watches.heartbeatNanoseconds, stream.window > 0 else { return }
        stream.lastItemAt = now
        var beat = Reskontra_V1_WatchItem()
        beat.sequence = durable
        beat.heartbeat = true
        head.sequence = durable
        let bytes: [UInt8] = (try? beat.serializedBytes()) ?? []
        bytes.withUnsafeBytes { port.write(id, head, $0) }
    }
}

/// A record as its watchers see it.
enum WatchItem {
    /// Nil when it has nothing for these customers.
    static func make(
        _ record: LogRecord, _ sequence: UInt64, _ book: borrowing Book, customers: Set<UInt32>
    ) -> [UInt8]? {
        var events: [Event] = []
        guard record.forEachEvent({ events.append($0) }) else { return nil }
        var item = Reskontra_V1_WatchItem()
        item.sequence = sequence
        item.at = .init(record.header.instant)
        if !record.header.company.isNone { item.company = book.companies[record.header.company].code.text }
        item.businessDate = Reskontra_V1_Date(record.header.businessDate)
        item.principal = record.header.principal.text
        if let key = record.header.key { item.requestKey = Data(key.bytes) }
        for event in events {
            let told = tell(event, book)
            if customers.isEmpty || (told.customer.map { customers.contains($0.number) } ?? false) {
                item.events.append(told.event)
            }
        }
        guard !item.events.isEmpty else { return nil }
        return try? item.serializedBytes()
    }

    private static func tell(
        _ event: Event, _ book: borrowing Book
    ) -> (event: Reskontra_V1_WatchEvent, customer: CustomerID?) {
        var told = Reskontra_V1_WatchEvent()
        var customer: CustomerID?
        switch event {
        case .itemPosted(let fact):
            told.kind = "itemPosted"
            told.number = fact.number.text
            told.amount = .init(fact.amount, fact.currency)
            told.id = UInt64(fact.id.number)
            customer = fact.customer
        case .itemsSettled(let fact):
            told.kind = "itemsSettled"
            told.id = UInt64(fact.settlement.number)
            customer = fact.customer
        case .settlementUndone(let fact):
            told.kind = "settlementUndone"
            told.id = UInt64(fact.settlement.number)
            customer = book.items[fact.settlement].customer
        case .interestCodeSet(_, let row): (told.kind, told.number) = ("interestCodeSet", row.code.text)
        case .interestNoteCreated(let note):
            told.kind = "interestNoteCreated"
            told.number = note.number.text
            told.amount = .init(note.total, note.currency)
            told.id = UInt64(note.id.number)
            customer = note.customer
        case .interestNoteCanceled(let id), .interestNotePosted(let id, _):
            if case .interestNotePosted = event { told.kind = "interestNotePosted" } else { told.kind = "interestNoteCanceled" }
            told.number = book.interest[id].number.text
            told.id = UInt64(id.number)
            customer = book.interest[id].customer
        case .interestChanged(let fact):
            told.kind = "interestChanged"
            told.number = book.interest[fact.note].number.text
            told.id = UInt64(fact.note.number)
            customer = book.interest[fact.note].customer
        case .authorizationDecided(let fact):
            told.kind = "authorizationDecided"
            told.amount = .init(fact.approved, fact.currency)
            told.id = UInt64(fact.id.number)
            customer = fact.customer.isNone ? nil : fact.customer
        case .authorizationIncremented(let fact):
            told.kind = "authorizationIncremented"
            told.id = UInt64(fact.id.number)
            customer = book.authorizations[fact.id].customer
        case .authorizationCaptured(let id, _, _):
            told.kind = "authorizationCaptured"
            told.id = UInt64(id.number)
            customer = book.authorizations[id].customer
        case .authorizationVoided(let id, _):
            told.kind = "authorizationVoided"
            told.id = UInt64(id.number)
            customer = book.authorizations[id].customer
        case .authorizationsExpired: told.kind = "authorizationsExpired"
        case .customerSet(let row):
            told.kind = "customerSet"
            told.number = row.number.text
            told.id = UInt64(row.id.number)
            customer = row.id
        case .creditLimitSet(let id, let limit):
            told.kind = "creditLimitSet"
            told.amount = Reskontra_V1_Money(limit.limit)
            customer = id
        case .subjectSet: told.kind = "subjectSet"
        case .clockSet: told.kind = "clockSet"
        case .zoneDataNoted: told.kind = "zoneDataNoted"
        case .keyFenced: told.kind = "keyFenced"
        case .keysForgotten: told.kind = "keysForgotten"
        case .companyCreated(let company):
            told.kind = "companyCreated"
            told.number = company.code.text
        case .companyWentLive: told.kind = "companyWentLive"
        case .parametersSet: told.kind = "parametersSet"
        case .numberSequenceSet: told.kind = "numberSequenceSet"
        case .periodSet(_, let period):
            told.kind = "periodSet"
            told.number = period.name
        case .exchangeRateSet: told.kind = "exchangeRateSet"
        case .mainAccountSet(let account):
            told.kind = "mainAccountSet"
            told.number = account.number.text
        case .automaticAccountSet: told.kind = "automaticAccountSet"
        case .termsSet(_, let row): (told.kind, told.number) = ("termsSet", row.code.text)
        case .methodSet(_, let row): (told.kind, told.number) = ("methodSet", row.code.text)
        case .taxCodeSet(_, let row): (told.kind, told.number) = ("taxCodeSet", row.code.text)
        case .taxGroupSet(_, let row): (told.kind, told.number) = ("taxGroupSet", row.code.text)
        case .customerGroupSet(_, let row): (told.kind, told.number) = ("customerGroupSet", row.code.text)
        case .profileSet(_, let row): (told.kind, told.number) = ("profileSet", row.code.text)
        case .profileLineSet: told.kind = "profileLineSet"
        }
        if let customer { told.customerNumber = book.customers[customer].number.text }
        return (told, customer)
    }
}
