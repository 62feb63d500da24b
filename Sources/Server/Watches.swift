import Engine
import EventLog
import Foundation
import Loop
import Receivables
import Schema
import SwiftProtobuf
import Wire

/// Streams of committed records: one item per record, so a sequence is a cursor.
///
///     log -> watch thread: a page of records, decoded -> loop: items, encoded once -> every stream that is there
///
/// A stream sends only what the caller granted. One that never grants costs a row here and nothing else, and
/// is ended as LAGGING when records have waited for it too long.
package final class Watches: Follower {
    private struct Stream {
        let connection: UInt64
        let stream: UInt32
        /// Next record to look at.
        var next: UInt64
        /// Items it may still send.
        var window: UInt32
        let filter: WatchFilter
        var lastItemAt: UInt64
        /// Since when an item for it waits for credit or for the peer to read; 0: none does.
        var heldSince: UInt64 = 0
        /// Items of the state it began with that were not sent yet, the next one last.
        var snapshot: [[UInt8]] = []
    }

    private struct Place: Hashable {
        let connection: UInt64
        let stream: UInt32
    }

    /// Records `from` to `next - 1` as items.
    private struct Page {
        let from: UInt64
        let next: UInt64
        let items: [WatchItem]
    }

    /// Items a stream may send before the first WINDOW.
    static let firstWindow: UInt32 = 256
    /// More credit than this counts as this.
    static let windowMax: UInt32 = 1 << 31
    static let streamsMax = 1_024
    /// Snapshots that are held for their readers at the same time.
    static let snapshotsMax = 8
    /// A stream is ended when an item has waited for it this long.
    static let laggingNanoseconds: UInt64 = 30_000_000_000
    static let heartbeatNanoseconds: UInt64 = 5_000_000_000
    /// Streams are written at most this often.
    private static let feedNanoseconds: UInt64 = 5_000_000
    /// Records made items at a time, and items written in one go: bounds the loop's time.
    private static let pageBytes = 32 << 10
    private static let itemsPerFeed = 1_000
    private static let pagesMax = 8
    private static let readsMax = 16
    private static let outputBytesMax = 512 << 10

    let errands: Errands
    private let reader: Handover<LogReader>
    private var streams: [Stream] = []
    /// The newest ones last.
    private var pages: [Page] = []
    /// First sequences of the pages being read.
    private var reads: [UInt64] = []
    /// Credit that came for streams whose snapshot is still being made.
    private var early: [Place: UInt32] = [:]
    private var durable: UInt64 = 0
    private var isDue = false
    private var fedAt: UInt64 = 0
    /// Where the next feed begins, so that none is served last for ever.
    private var first = 0
    private(set) var laggingCount: UInt64 = 0

    init(_ reading: LogReading, mail: LoopMail) {
        reader = Handover(value: reading.reader())
        errands = Errands(waitingMax: Watches.readsMax, mail: mail)
        durable = reading.durableSequence
    }

    var count: Int { streams.count }

    package func advance(to mark: DurableMark) {
        durable = mark.sequence
        isDue = true
    }

    /// `snapshot`: items that are sent before the record `from`.
    func open(
        connection: UInt64, stream: UInt32, from: UInt64, filter: WatchFilter, snapshot: [[UInt8]] = [], now: UInt64
    ) -> Bool {
        guard streams.count < Watches.streamsMax else { return false }
        streams.append(
            Stream(
                connection: connection, stream: stream, next: from,
                window: Watches.firstWindow + (early.removeValue(forKey: Place(connection: connection, stream: stream)) ?? 0),
                filter: filter, lastItemAt: now, snapshot: snapshot.reversed()))
        isDue = true
        return true
    }

    /// A stream will be opened when its snapshot is made; `isAwaited` says so of earlier ones.
    func expectSnapshot(connection: UInt64, stream: UInt32, isAwaited: (_ connection: UInt64, _ stream: UInt32) -> Bool) {
        early = early.filter { isAwaited($0.key.connection, $0.key.stream) }
        early[Place(connection: connection, stream: stream)] = 0
    }

    var hasRoomForSnapshot: Bool { streams.count { !$0.snapshot.isEmpty } < Watches.snapshotsMax }

    func contains(connection: UInt64, stream: UInt32) -> Bool {
        streams.contains { $0.connection == connection && $0.stream == stream }
    }

    func grant(connection: UInt64, stream: UInt32, items: UInt32) {
        let place = Place(connection: connection, stream: stream)
        if let credit = early[place] { early[place] = min(credit, Watches.windowMax / 2) + min(items, Watches.windowMax / 2) }
        for index in streams.indices
        where streams[index].connection == connection && streams[index].stream == stream {
            let (sum, overflow) = streams[index].window.addingReportingOverflow(items)
            streams[index].window = overflow ? Watches.windowMax : min(sum, Watches.windowMax)
            isDue = true
        }
    }

    /// False: there is no such stream.
    func cancel(connection: UInt64, stream: UInt32) -> Bool {
        guard contains(connection: connection, stream: stream) else { return false }
        streams.removeAll { $0.connection == connection && $0.stream == stream }
        return true
    }

    func close(connection: UInt64) {
        streams.removeAll { $0.connection == connection }
        if !early.isEmpty { early = early.filter { $0.key.connection != connection } }
    }

    func endAll<Port>(_ port: NativePort<Port>, _ rejection: Rejection) {
        for stream in streams { port.endStream(ConnectionID(packed: stream.connection), stream.stream, rejection) }
        streams = []
    }

    // MARK: Feeding

    /// At the end of a turn: writes if something is new and the last time is long enough ago.
    func turnEnded<Port>(_ port: NativePort<Port>) {
        if isDue, !streams.isEmpty, port.io.now - fedAt >= Watches.feedNanoseconds { feed(port) }
    }

    /// Some 50 times a second: what is due, heartbeats, the end of those who lag.
    func tick<Port>(_ port: NativePort<Port>) {
        guard !streams.isEmpty else { return }
        feed(port)
        let now = port.io.now
        for index in streams.indices { beat(&streams[index], port, now) }
        let lagging = streams.filter { $0.heldSince != 0 && now - $0.heldSince >= Watches.laggingNanoseconds }
        for stream in lagging {
            laggingCount += 1
            _ = cancel(connection: stream.connection, stream: stream.stream)
            port.endStream(
                ConnectionID(packed: stream.connection), stream.stream,
                Rejection(
                    .lagging, "items have waited \(Watches.laggingNanoseconds / 1_000_000_000) s for credit or reading",
                    [.init("last_sequence", stream.next - 1)]))
        }
    }

    private func feed<Port>(_ port: NativePort<Port>) {
        fedAt = port.io.now
        isDue = false
        var left = Watches.itemsPerFeed
        for turn in streams.indices {
            let index = (first + turn) % streams.count
            guard left > 0 else {
                first = index
                isDue = true
                break
            }
            feed(&streams[index], port, &left)
        }
    }

    private func feed<Port>(_ stream: inout Stream, _ port: NativePort<Port>, _ left: inout Int) {
        let id = ConnectionID(packed: stream.connection)
        while let part = stream.snapshot.last {
            guard left > 0 else {
                isDue = true
                return
            }
            guard send(&stream, part, sequence: stream.next - 1, port, id) else { return }
            left -= 1
            stream.snapshot.removeLast()
        }
        while stream.next <= durable {
            let next = stream.next
            guard let page = pages.last(where: { $0.from <= next && next < $0.next }) else {
                read(from: next, port)
                return
            }
            for item in page.items[Int(next - page.from)...] {
                guard left > 0 else {
                    isDue = true
                    return
                }
                left -= 1
                if let bytes = item.bytes(for: stream.filter) {
                    guard send(&stream, bytes, sequence: item.sequence, port, id) else { return }
                }
                stream.next = item.sequence + 1
            }
        }
    }

    /// False: its reader has granted no more, or does not read.
    private func send<Port>(
        _ stream: inout Stream, _ bytes: [UInt8], sequence: UInt64, _ port: NativePort<Port>, _ id: ConnectionID
    ) -> Bool {
        guard stream.window > 0, port.io.outputWaiting(id) < Watches.outputBytesMax else {
            if stream.heldSince == 0 { stream.heldSince = port.io.now }
            return false
        }
        stream.window -= 1
        stream.heldSince = 0
        stream.lastItemAt = port.io.now
        var head = AnswerHead(.streamItem, stream: stream.stream)
        head.sequence = sequence
        bytes.withUnsafeBytes { port.write(id, head, $0) }
        return true
    }

    /// Says that nothing has come, and up to where. Uses credit like any item.
    private func beat<Port>(_ stream: inout Stream, _ port: NativePort<Port>, _ now: UInt64) {
        guard now - stream.lastItemAt >= Watches.heartbeatNanoseconds, stream.next > durable, stream.window > 0,
            stream.snapshot.isEmpty
        else { return }
        stream.lastItemAt = now
        stream.window -= 1
        var beat = Reskontra_V1_WatchItem()
        beat.sequence = stream.next - 1
        beat.heartbeat = true
        var head = AnswerHead(.streamItem, stream: stream.stream)
        head.sequence = beat.sequence
        let bytes: [UInt8] = (try? beat.serializedBytes()) ?? []
        bytes.withUnsafeBytes { port.write(ConnectionID(packed: stream.connection), head, $0) }
    }

    // MARK: Pages

    private func read<Port>(from: UInt64, _ port: NativePort<Port>) {
        guard !reads.contains(from), reads.count < Watches.readsMax else {
            // Tried again with the next page or tick.
            return
        }
        let last = durable
        let place = Handover(value: port)
        let isTaken = errands.submit { [reader] in
            var records: [DecodedRecord] = []
            _ = try? reader.value.records(from: from, limitBytes: Watches.pageBytes, through: last) { view in
                if let record = DecodedRecord(view) { records.append(record) } else { throw Unreadable() }
            }
            let found = Handover(value: records)
            return { place.value.watches.take(found.value, from: from, place.value) }
        }
        if isTaken { reads.append(from) }
    }

    private struct Unreadable: Error {}

    private func take<Port>(_ records: [DecodedRecord], from: UInt64, _ port: NativePort<Port>) {
        reads.removeAll { $0 == from }
        guard let last = records.last else {
            // The record cannot be read: whoever waits for it can never go on.
            for stream in streams where stream.next == from {
                _ = cancel(connection: stream.connection, stream: stream.stream)
                port.endStream(
                    ConnectionID(packed: stream.connection), stream.stream,
                    Rejection(.invariant, "record \(from) cannot be read back", [.init("sequence", from)]))
            }
            return
        }
        guard !streams.isEmpty else { return }
        if pages.count == Watches.pagesMax { pages.removeFirst() }
        pages.append(
            Page(from: from, next: last.sequence + 1, items: records.map { WatchItem($0, port.engine.book) }))
        feed(port)
    }
}

/// What a stream wants to hear of.
struct WatchFilter {
    /// None: all companies, and what is of none.
    var company = CompanyID.none
    /// Empty: all.
    var customers: Set<UInt32> = []
    var kinds: Set<String> = []
    static let kindsMax = 64
    /// With the record itself.
    var isFull = false
}

/// A record off the log, decoded beside the loop.
struct DecodedRecord {
    let sequence: UInt64
    let header: RecordHeader
    let events: [Event]
    let bytes: [UInt8]

    /// Nil when it holds something we cannot read.
    init?(_ view: RecordView) {
        guard let record = LogRecord(view.bytes) else { return nil }
        var events: [Event] = []
        guard record.forEachEvent({ events.append($0) }) else { return nil }
        sequence = view.sequence
        header = record.header
        bytes = Array(view.bytes)
        self.events = events
    }
}

/// A record as its watchers see it, encoded once for all who want the whole of it.
struct WatchItem {
    let sequence: UInt64
    private let company: CompanyID
    private let message: Reskontra_V1_WatchItem
    /// Of each event, the customer it is about; none: of no one customer.
    private let customers: [CustomerID]
    private let whole: [UInt8]
    private let record: [UInt8]

    init(_ record: DecodedRecord, _ book: borrowing Book) {
        var item = Reskontra_V1_WatchItem()
        item.sequence = record.sequence
        item.at = .init(record.header.instant)
        if !record.header.company.isNone { item.company = book.companies[record.header.company].code.text }
        item.businessDate = Reskontra_V1_Date(record.header.businessDate)
        item.principal = record.header.principal.text
        if let key = record.header.key { item.requestKey = Data(key.bytes) }
        if let trace = record.header.trace { item.trace = Data(trace.bytes) }
        var customers: [CustomerID] = []
        for event in record.events {
            let told = WatchItem.tell(event, book)
            item.events.append(told.event)
            customers.append(told.customer ?? .none)
        }
        sequence = record.sequence
        company = record.header.company
        message = item
        self.customers = customers
        whole = (try? item.serializedBytes()) ?? []
        self.record = record.bytes
    }

    /// Nil: nothing for this stream.
    func bytes(for filter: WatchFilter) -> [UInt8]? {
        guard filter.company.isNone || company == filter.company else { return nil }
        if filter.isFull { return full }
        guard !filter.customers.isEmpty || !filter.kinds.isEmpty else { return whole }
        let wanted = customers.indices.filter {
            (filter.customers.isEmpty || filter.customers.contains(customers[$0].number))
                && (filter.kinds.isEmpty || filter.kinds.contains(message.events[$0].kind))
        }
        if wanted.isEmpty { return nil }
        if wanted.count == customers.count { return whole }
        var part = message
        part.events = wanted.map { message.events[$0] }
        return try? part.serializedBytes()
    }

    /// The whole with the record behind it: two messages in a row are one.
    private var full: [UInt8] {
        var item = Reskontra_V1_WatchItem()
        item.record = Data(record)
        return whole + ((try? item.serializedBytes()) ?? [])
    }

    /// `REMITTED_DISCOUNT` as `RemittedDiscount`.
    static func camel(_ name: String) -> String {
        name.split(separator: "_").map { String($0.prefix(1)) + $0.dropFirst().lowercased() }.joined()
    }

    private static func kind(of change: OrderChanged.Change) -> String {
        switch change {
        case .delivered: "orderDelivered"
        case .revalued: "orderChanged"
        case .canceled: "orderCanceled"
        case .invoiced: "orderInvoiced"
        case .hold: "orderHoldSet"
        case .linked: "orderLinked"
        }
    }

    private static func tell(_ fact: BankFact, _ book: borrowing Book) -> (kind: String, id: UInt64, row: BankLine?) {
        switch fact {
        case .accountSet: ("bankAccountSet", 0, nil)
        case .linesImported: ("bankLinesImported", 0, nil)
        case .linePosted(let id, _, _): ("bankLinePosted", UInt64(id.number), book.bank[id])
        case .lineBooked(let id, _, _): ("bankLineBooked", UInt64(id.number), book.bank[id])
        case .lineSetAside(let id, _): ("bankLineSetAside", UInt64(id.number), book.bank[id])
        case .lineReopened(let id): ("bankLineReopened", UInt64(id.number), book.bank[id])
        case .reconciled: ("bankReconciled", 0, nil)
        }
    }

    private static func tell(
        _ event: Event, _ book: borrowing Book
    ) -> (event: Reskontra_V1_WatchEvent, customer: CustomerID?) {
        var told = Reskontra_V1_WatchEvent()
        var customer: CustomerID?
        switch event {
        case .posted(let posted):
            let fact = posted.fact
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
        case .limitJournalCreated(let journal): (told.kind, told.number) = ("limitJournalCreated", journal.number.text)
        case .limitLinesAdded(_, let number, _): (told.kind, told.number) = ("limitLinesAdded", number.text)
        case .limitJournalPosted(_, let number): (told.kind, told.number) = ("limitJournalPosted", number.text)
        case .temporaryLimitSet(let id, let limit):
            told.kind = "temporaryLimitSet"
            told.amount = .init(limit.amount, book.customers[id].limitCurrency)
            customer = id
        case .blockingRuleSet(_, let rule): (told.kind, told.number) = ("blockingRuleSet", rule.id.text)
        case .blockingRuleDeleted(_, let code): (told.kind, told.number) = ("blockingRuleDeleted", code.text)
        case .ruleSequenceSet: told.kind = "ruleSequenceSet"
        case .rankSet(_, _, let code, _): (told.kind, told.number) = ("rankSet", code.text)
        case .creditTraitsSet(let id, _):
            told.kind = "creditTraitsSet"
            customer = id
        case .bank(let fact):
            let row: BankLine?
            (told.kind, told.id, row) = WatchItem.tell(fact, book)
            if let row {
                told.number = row.account.text
                told.amount = .init(row.amount, row.currency)
                if !row.customer.isNone { customer = row.customer }
            }
        case .payment(let fact): customer = told.fill(fact, book)
        case .interestCodeSet(_, let row): (told.kind, told.number) = ("interestCodeSet", row.code.text)
        case .interestNoteCreated(let note):
            told.kind = "interestNoteCreated"
            told.number = note.number.text
            told.amount = .init(note.total, note.currency)
            told.id = UInt64(note.id.number)
            customer = note.customer
        case .interestNoteCanceled(let id), .interestNotePosted(let id, _), .interestNotePrinted(let id):
            switch event {
            case .interestNotePosted: told.kind = "interestNotePosted"
            case .interestNotePrinted: told.kind = "interestNotePrinted"
            default: told.kind = "interestNoteCanceled"
            }
            told.number = book.interest[id].number.text
            told.id = UInt64(id.number)
            customer = book.interest[id].customer
        case .interestChanged(let fact):
            told.kind = "interestChanged"
            told.number = book.interest[fact.note].number.text
            told.id = UInt64(fact.note.number)
            customer = book.interest[fact.note].customer
        case .collections(let fact): customer = told.fill(fact, book)
        case .access(.granted(let grant)):
            told.kind = grant.until == nil ? "roleGranted" : "glassBroken"
            (told.number, told.id) = (grant.principal.text, UInt64(grant.id.number))
        case .access(.glassUsed(let id)): (told.kind, told.id) = ("glassUsed", UInt64(id.number))
        case .access(.revoked(let id, _, _)): (told.kind, told.id) = ("grantRevoked", UInt64(id.number))
        case .access(.proposed(let row)):
            (told.kind, told.number, told.id) = ("proposed", row.by.text, UInt64(row.id.number))
        case .access(.proposalClosed(let id, let state, let by, _)):
            (told.kind, told.number, told.id) = ("proposal\("\(state)".capitalized)", by.text, UInt64(id.number))
        case .access(.denied(let denial)):
            (told.kind, told.number, told.id) = ("accessDenied", denial.principal.text, UInt64(denial.method))
        case .credit(let fact): customer = told.fill(fact, book)
        case .freeText(let fact): customer = told.fill(fact, book)
        case .directDebit(let fact): customer = told.fill(fact, book)
        case .bill(.billSet(let bill, _)):
            told.kind = "bill" + WatchItem.camel(bill.status.name)
            told.number = bill.number.text
            told.amount = .init(bill.face, bill.currency)
            told.id = UInt64(bill.id.number)
            customer = bill.customer
        case .bill(.remittanceSet(let remittance, _)):
            told.kind = remittance.confirmed == nil ? "remittanceCreated" : "remittanceConfirmed"
            told.number = remittance.number.text
            told.id = UInt64(remittance.id.number)
        case .closing(let fact): customer = told.fill(fact, book)
        case .sales(let fact): customer = told.fill(fact, book)
        case .writeOffPosted(let fact):
            (told.kind, told.number, told.id) = ("writeOffPosted", fact.number.text, UInt64(fact.id.number))
            if fact.parts.count == 1 { told.amount = .init(fact.parts[0].net, fact.parts[0].currency) }
            customer = fact.customer
        case .writeOffReversed(let fact):
            let row = book.writeOffs[fact.id]
            (told.kind, told.number, told.id) = ("writeOffReversed", row.number.text, UInt64(fact.id.number))
            customer = row.customer
        case .paymentCanceled(let fact):
            let payment = book.items[fact.payment]
            told.kind = fact.kind == .nsf ? "paymentBounced" : "paymentReversed"
            (told.number, told.id) = (payment.number.text, UInt64(fact.payment.number))
            told.amount = .init(-payment.original, payment.currency)
            customer = payment.customer
        case .customerReimbursed(let fact):
            told.kind = "customerReimbursed"
            customer = fact.customer
        case .payoutAccountSet(let id, _):
            told.kind = "payoutAccountSet"
            customer = id
        case .payoutFileMade(let file):
            (told.kind, told.number, told.id) = ("payoutFileMade", file.number, UInt64(file.id.number))
            told.amount = .init(file.sum, .eur)
        case .nettingPosted(let fact):
            (told.kind, told.number, told.id) = ("nettingPosted", fact.number.text, UInt64(fact.id.number))
            told.amount = .init(fact.amount, fact.currency)
            customer = fact.customer
        case .nettingReversed(let fact):
            let row = book.nettings[fact.id]
            (told.kind, told.number, told.id) = ("nettingReversed", row.number.text, UInt64(fact.id.number))
            customer = row.customer
        case .prepaymentPosted(let row):
            (told.kind, told.number, told.id) = ("prepaymentPosted", row.order.text, UInt64(row.item.number))
            customer = book.items[row.item].customer
        case .prepaymentChanged(let fact):
            let item = book.items[fact.item]
            told.kind = fact.end.map { $0.isReversal ? "prepaymentReversed" : "prepaymentApplied" } ?? "prepaymentMarked"
            (told.number, told.id) = (item.number.text, UInt64(fact.item.number))
            customer = item.customer
        case .paymentBankSet(_, let row): (told.kind, told.number) = ("paymentBankSet", row.code.text)
        case .paymentFeeSet(_, let row): (told.kind, told.number) = ("paymentFeeSet", row.code.text)
        case .card(let fact): customer = told.fill(fact, book)
        case .orderConfirmed(let fact):
            told.kind = "orderConfirmed"
            told.number = fact.number.text
            told.amount = .init(fact.gross, fact.currency)
            told.id = UInt64(fact.id.number)
            customer = fact.customer
        case .orderChanged(let fact):
            let order = book.orders[fact.id]
            told.kind = WatchItem.kind(of: fact.change)
            told.number = order.number.text
            told.id = UInt64(fact.id.number)
            customer = order.customer
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
        case .allocationOrderSet(_, let scope, _):
            told.kind = "allocationOrderSet"
            if !scope.customer.isNone { customer = scope.customer }
        case .cashDiscountSet(_, let row): (told.kind, told.number) = ("cashDiscountSet", row.code.text)
        case .intercompanyPairSet: told.kind = "intercompanyPairSet"
        case .taxCodeSet(_, let row): (told.kind, told.number) = ("taxCodeSet", row.code.text)
        case .taxGroupSet(_, let row): (told.kind, told.number) = ("taxGroupSet", row.code.text)
        case .customerGroupSet(_, let row): (told.kind, told.number) = ("customerGroupSet", row.code.text)
        case .profileSet(_, let row): (told.kind, told.number) = ("profileSet", row.code.text)
        case .profileLineSet: told.kind = "profileLineSet"
        case .profileLineDeleted(_, _, _, let relation): (told.kind, told.number) = ("profileLineDeleted", relation.text)
        }
        if let customer { told.customerNumber = book.customers[customer].number.text }
        return (told, customer)
    }
}
