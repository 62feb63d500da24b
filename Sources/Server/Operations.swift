import Engine
import Foundation
import EventLog
import Loop
import Receivables
import Schema
import SwiftProtobuf
import Wire

// Routes of Events and Operations, and of the few others that need more than a command or query.

extension NativePort {
    // MARK: Batches

    func batchPostInvoices(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_BatchPostInvoicesRequest.self),
            let company = company(call, message.company), check(call, message.batchMode, message.items.count)
        else { return }
        if message.batchMode == .atomic || message.mode == .preview {
            write(call, message.mode, 0, { try PostInvoices(message, company) }) {
                Reskontra_V1_BatchPostInvoicesResponse($0, $1, preview: $2)
            }
            return
        }
        independent(call, message.items, key: { [UInt8]($0.requestKey) }, bytes: { (try? $0.serializedBytes()) ?? [UInt8]() }) {
            [engine] item, request, path in
            if item.creditNote {
                let command = try PostCreditNote(item, company, path)
                engine.write(request, command) { answer, book, writer in
                    writer.append(Reskontra_V1_PostCreditNoteResponse(answer, book, preview: false))
                }
            } else {
                let command = try PostInvoice(item, company, path)
                engine.write(request, command) { answer, book, writer in
                    writer.append(Reskontra_V1_PostInvoiceResponse(answer, book, preview: false))
                }
            }
        }
    }

    func batchPostPayments(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_BatchPostPaymentsRequest.self),
            let company = company(call, message.company), check(call, message.batchMode, message.items.count)
        else { return }
        if message.batchMode == .atomic || message.mode == .preview {
            write(call, message.mode, 0, { try PostPayments(message, company) }) {
                Reskontra_V1_BatchPostPaymentsResponse($0, $1, preview: $2)
            }
            return
        }
        independent(call, message.items, key: { [UInt8]($0.requestKey) }, bytes: { (try? $0.serializedBytes()) ?? [UInt8]() }) {
            [engine] item, request, path in
            let command = try PostPayment(item, company)
            engine.write(request, command) { answer, book, writer in
                writer.append(Reskontra_V1_PostPaymentResponse(answer, book, preview: false))
            }
        }
    }

    func batchCreateCustomers(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_BatchCreateCustomersRequest.self),
            let company = company(call, message.company), check(call, message.batchMode, message.items.count)
        else { return }
        if message.batchMode == .atomic || message.mode == .preview {
            write(call, message.mode, 0, { try CreateCustomers(message, company) }) {
                a, b, _ in Reskontra_V1_BatchCreateCustomersResponse(a, b)
            }
            return
        }
        independent(call, message.items, key: { [UInt8]($0.requestKey) }, bytes: { (try? $0.serializedBytes()) ?? [UInt8]() }) {
            [engine] item, request, path in
            let command = try CreateCustomer(item, company, path)
            engine.write(request, command) { answer, book, writer in
                writer.append(Reskontra_V1_CreateCustomerResponse(answer, book))
            }
        }
    }

    private func check(_ call: Inbound, _ mode: Reskontra_V1_BatchMode, _ count: Int) -> Bool {
        var border = Border()
        switch mode {
        case .atomic, .independent: break
        case .unspecified: border.bad("batch_mode", .fieldRequired, "is required: ATOMIC or INDEPENDENT")
        case .UNRECOGNIZED(let raw): border.bad("batch_mode", .fieldInvalid, "has no value \(raw)")
        }
        if count == 0 { border.bad("items", .fieldRequired, "has no items") }
        if count > ServerLimits.batchItems {
            border.bad("items", .tooManyItems, "has \(count) items, at most \(ServerLimits.batchItems) are taken")
        }
        do {
            try border.check()
            return true
        } catch {
            refuse(call, error)
            return false
        }
    }

    /// One command per item, in slices; the answer leaves when the last is durable.
    private func independent<Item>(
        _ call: Inbound, _ items: [Item], key: (Item) -> [UInt8], bytes: @escaping (Item) -> [UInt8],
        _ run: @escaping (Item, Request, String) throws -> Void
    ) where Item: Sendable {
        var border = Border()
        let keys = items.indices.map { border.key(key(items[$0]), "items[\($0)].request_key") }
        do { try border.check() } catch {
            refuse(call, error)
            return
        }
        var request = self.request(call)
        let isTaken = bulk.add(
            connection: call.id.packed, stream: call.stream, deadlineAt: deadline(call), itemCount: items.count
        ) { [unowned self] index, place in
            request.key = keys[Int(index)]
            request.bulk = place
            let message = bytes(items[Int(index)])
            message.withUnsafeBytes { raw in
                request.message = raw
                do {
                    try run(items[Int(index)], request, "items[\(index)]")
                } catch let errors as FieldErrors {
                    self.bulk.refuse(place, StatusMessage.make(errors).bytes, self)
                } catch {
                    self.refuse(
                        request.connection, stream: request.stream, bulk: place, sequence: self.engine.durableSequence,
                        error as? Rejection ?? Rejection(.invariant, "unexpected failure: \(error)"))
                }
            }
        }
        if isTaken {
            io.turnAgain()
        } else {
            refuse(call, Rejection(.retryLater, "\(BulkJobs.jobsMax) batches are under way already"))
        }
    }

    // MARK: Set-up

    func createCompany(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_CreateCompanyRequest.self), permitsStore(call) else { return }
        write(call, message.mode, message.ifSequence) {
            let command = try CreateCompany(message)
            guard Engine.isKnown(timeZone: command.timeZone) else {
                throw Rejection(
                    .fieldInvalid, field: "company.time_zone", "'\(command.timeZone)' is no IANA time zone")
            }
            return command
        } _: { view, _, _ in
            var response = Reskontra_V1_CreateCompanyResponse()
            response.company = Reskontra_V1_Company(view, businessDate: nil)
            return response
        }
    }

    func goneLive(_ view: CompanyView, _ book: borrowing Book) -> Reskontra_V1_GoLiveResponse {
        var response = Reskontra_V1_GoLiveResponse()
        response.company = Reskontra_V1_Company(view, businessDate: engine.today(view.id))
        return response
    }

    func listCompanies(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_ListCompaniesRequest.self) else { return }
        engine.read(request(call), ListCompanies(), minSequence: message.minSequence) { views, _, writer in
            var response = Reskontra_V1_ListCompaniesResponse()
            response.companies = views.filter { permits(session(call.id), call.method, in: $0.id) }
                .map { Reskontra_V1_Company($0, businessDate: engine.today($0.id)) }
            writer.append(response)
        }
    }

    func setParameters(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_SetParametersRequest.self),
            let company = company(call, message.company)
        else { return }
        write(call, message.mode, message.ifSequence, { try SetParameters(message, company, engine.book) }) {
            a, b, _ in Reskontra_V1_SetParametersResponse(a, b, of: company)
        }
    }

    func setCustomerGroup(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_SetCustomerGroupRequest.self),
            let company = company(call, message.company)
        else { return }
        write(call, message.mode, message.ifSequence, { try SetCustomerGroup(message, company, engine.book) }) {
            a, b, _ in Reskontra_V1_SetCustomerGroupResponse(a, b)
        }
    }

    func setAutomationProcess(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_SetAutomationProcessRequest.self),
            let company = company(call, message.company)
        else { return }
        write(call, message.mode, message.ifSequence, { try SetAutomationProcess(message, company, engine.book) }) {
            a, b, _ in Reskontra_V1_SetAutomationProcessResponse(a, b, of: company)
        }
    }

    func setMainAccount(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_SetMainAccountRequest.self), permitsStore(call) else { return }
        write(call, message.mode, message.ifSequence, { try SetMainAccount(message) }) {
            a, b, _ in Reskontra_V1_SetMainAccountResponse(a, b)
        }
    }

    func setup(_ id: CompanyID, _ book: borrowing Book) -> Reskontra_V1_GetSetupResponse {
        Reskontra_V1_GetSetupResponse(id, book, businessDate: engine.today(id))
    }

    // MARK: Events

    func watch(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_WatchRequest.self), check(call, message) else { return }
        guard call.frame.head.isServerStream else {
            refuse(call, Rejection(.fieldInvalid, "Watch answers with a stream: set the flag SERVER_STREAM"))
            return
        }
        var company = CompanyID.none
        if !message.company.isEmpty || !message.customerNumbers.isEmpty || message.snapshot {
            guard let found = self.company(call, message.company) else { return }
            company = found
        } else if !permitsStore(call) {
            return
        }
        guard !watches.contains(connection: call.id.packed, stream: call.stream) else {
            refuse(call, Rejection(.duplicateStream, "stream \(call.stream) is open already"))
            return
        }
        var customers: Set<UInt32> = []
        for number in message.customerNumbers {
            guard let code = Code(number), let id = engine.book.customers.find(company, code) else {
                refuse(
                    call,
                    Rejection(.customerNotFound, field: "customer_numbers", "there is no customer \(number.prefix(23))"))
                return
            }
            customers.insert(id.number)
        }
        let filter = WatchFilter(
            company: company, customers: customers, kinds: Set(message.kinds), isFull: message.view == .full)
        if message.snapshot { return watchFromSnapshot(call, filter) }
        if message.hasSince, let since = Instant(message.since) { return watch(call, filter, since: since) }
        let from = message.fromSequence == 0 ? engine.durableSequence + 1 : message.fromSequence
        guard from <= engine.durableSequence + 1 else {
            refuse(
                call,
                Rejection(
                    .minSequenceAhead, field: "from_sequence", "this store is at sequence \(engine.durableSequence)",
                    [.init("sequence", engine.durableSequence)]))
            return
        }
        let isOpen = watches.open(
            connection: call.id.packed, stream: call.stream, from: from, filter: filter, now: io.now)
        guard isOpen else {
            refuse(call, NativePort.tooManyStreams)
            return
        }
        landed(call.id)
    }

    private func check(_ call: Inbound, _ message: Reskontra_V1_WatchRequest) -> Bool {
        var border = Border()
        if message.customerNumbers.count > WatchFilter.customersMax {
            border.bad(
                "customer_numbers", .tooManyItems,
                "has \(message.customerNumbers.count) customers, at most \(WatchFilter.customersMax) are taken")
        }
        if message.kinds.count > WatchFilter.kindsMax {
            border.bad("kinds", .tooManyItems, "has \(message.kinds.count) kinds, at most \(WatchFilter.kindsMax) are taken")
        }
        switch message.view {
        case .unspecified, .summary: break
        case .full:
            if !message.customerNumbers.isEmpty || !message.kinds.isEmpty {
                border.bad("view", .fieldInvalid, "FULL tells whole records: not with customer_numbers or kinds")
            }
        case .UNRECOGNIZED(let raw): border.bad("view", .fieldInvalid, "has no value \(raw)")
        }
        if message.snapshot, message.fromSequence != 0 {
            border.bad("from_sequence", .fieldInvalid, "is the snapshot's own: leave it out")
        }
        if message.hasSince, Instant(message.since) == nil {
            border.bad("since", .fieldInvalid, "is no instant between 1900 and 2199")
        }
        if message.hasSince, message.snapshot || message.fromSequence != 0 {
            border.bad("since", .fieldInvalid, "says where records begin, and so does from_sequence or the snapshot")
        }
        do {
            try border.check()
            return true
        } catch {
            refuse(call, error)
            return false
        }
    }

    /// The first record of an instant is looked for beside the loop, by halves.
    private func watch(_ call: Inbound, _ filter: WatchFilter, since instant: Instant) {
        guard let request = park(call) else { return }
        watches.expect(connection: call.id.packed, stream: call.stream, isAwaited: parked.contains)
        let place = Handover(value: (port: self, filter: filter))
        let isTaken = watches.find(firstSince: instant) { place.value.port.watch(request, place.value.filter, from: $0) }
        guard isTaken else {
            _ = parked.take(request)
            return refuse(call, NativePort.tooManyStreams)
        }
    }

    /// Nil: the log cannot be read.
    private func watch(_ request: ParkedRequest, _ filter: WatchFilter, from first: UInt64?) {
        guard unpark(request) else { return }
        guard let first else { return refuse(request, Rejection(.invariant, "the log cannot be read back")) }
        let isOpen = watches.open(
            connection: request.id.packed, stream: request.stream, from: first, filter: filter, now: io.now)
        guard isOpen else { return refuse(request, NativePort.tooManyStreams) }
        landed(request.id)
    }

    /// The state first, as of the sequence that the second book is at, then every record after it.
    private func watchFromSnapshot(_ call: Inbound, _ filter: WatchFilter) {
        let isExpected = watches.expectSnapshot(
            connection: call.id.packed, stream: call.stream, isAwaited: parked.contains)
        guard isExpected else {
            return refuse(
                call, Rejection(.retryLater, "\(Watches.snapshotsMax) snapshots are being made or read already"))
        }
        // Of many megabytes: made where the query runs, and never copied into one message.
        let made = SnapshotParts()
        let today = engine.today(filter.company)
        let query = WatchSnapshot(id: filter.company, customers: filter.customers)
        let encode: Encode<WatchSnapshot> = { customers, book, _ in
            made.parts = Reskontra_V1_WatchSnapshot.parts(customers, of: book, on: today)
        }
        read(call, query, 0, encode, staysOffLoop: true) { [unowned self] request, sequence, _ in
            guard unpark(request) else { return }
            let isOpen = watches.open(
                connection: request.id.packed, stream: request.stream, from: sequence + 1, filter: filter,
                snapshot: made.parts, now: io.now)
            guard isOpen else { return refuse(request, NativePort.tooManyStreams) }
            landed(request.id)
        }
    }

    private static var tooManyStreams: Rejection {
        Rejection(.retryLater, "\(Watches.streamsMax) streams are open already")
    }

    // MARK: Operations

    func getServerInfo(_ call: Inbound) { reply(call, about.info(engine)) }

    func setClock(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_SetClockRequest.self), permitsStore(call) else { return }
        guard engine.isSandbox else {
            refuse(call, Rejection(.notASandbox, "this store's clock is the real one"))
            return
        }
        guard message.hasTo, let target = Instant(message.to) else {
            refuse(call, Rejection(.fieldInvalid, field: "to", "is no instant between 1900 and 2199"))
            return
        }
        let admittedAt = engine.instant
        var border = Border()
        let isPreview = border.isPreview(message.mode)
        do { try border.check() } catch {
            refuse(call, error)
            return
        }
        var days: UInt32 = 0
        var runs = DailyRuns(message.daily)
        let clockBefore = engine.book.sandboxClock
        // Without a key the request is refused below and no day may pass.
        if !isPreview, call.frame.head.key != nil {
            days = engine.passDays(to: target) { runs.endDay(engine) }
            if let clock = engine.book.sandboxClock, clock.nanoseconds < target.nanoseconds { runs.endDay(engine) }
        }
        engine.write(request(call), SetClock(to: target), preview: isPreview, admittedAt: admittedAt) {
            now, _, writer in
            var response = Reskontra_V1_SetClockResponse()
            response.now = .init(now)
            response.days = days
            response.actions = runs.actions
            response.letters = runs.letters
            response.interestNotes = runs.notes
            response.failures = runs.failures
            writer.append(response)
        }
        engine.beginTurn()
        engine.sweep()
        if !isPreview, let clockBefore { queueRuns.clockMoved(from: clockBefore, engine) }
    }

    func verifyBook(_ call: Inbound) {
        guard decode(call, Reskontra_V1_VerifyBookRequest.self) != nil, permitsStore(call) else { return }
        read(call, VerifyBook(), 0) { answer, _, writer in
            var response = Reskontra_V1_VerifyBookResponse()
            response.findings = answer.findings
            response.items = UInt64(answer.items)
            response.customers = UInt64(answer.customers)
            response.digestHigh = answer.digest.high
            response.digestLow = answer.digest.low
            writer.append(response)
        }
    }

    func getMetrics(_ call: Inbound) {
        guard permitsStore(call) else { return }
        var response = Reskontra_V1_GetMetricsResponse()
        response.metrics = metricRows.map { name, help, value in
            var metric = Reskontra_V1_Metric()
            metric.name = name
            metric.help = help
            metric.value = Double(value)
            return metric
        }
        reply(call, response)
    }

    /// Name, meaning and value of each counter, as on the metrics page.
    var metricRows: [(name: String, help: String, value: UInt64)] {
        var rows: [(String, String, UInt64)] = [
            ("reskontra_requests_total", "requests received", metrics.requests),
            ("reskontra_refused_total", "requests refused", metrics.refused),
            ("reskontra_shed_total", "requests turned away because answers came late", metrics.shed),
            ("reskontra_rate_limited_total", "requests turned away because their caller asked too much", metrics.limited),
            (
                "reskontra_classes_shed", "admission classes turned away now, from reports (1) up to all but captures (4)",
                UInt64(Admission.report.rawValue - queueDelay.lowest.rawValue)
            ),
            ("reskontra_malformed_total", "connections closed for a malformed frame", metrics.malformed),
            ("reskontra_denied_total", "calls that the caller had no role for", metrics.denied),
            ("reskontra_broken_glass_calls_total", "writing calls by a role that broken glass gave", metrics.glassCalls),
            ("reskontra_proposals_open", "requests that wait for a second person", UInt64(engine.book.proposals.open.count)),
            ("reskontra_turned_away_total", "connections closed for their credentials", metrics.turnedAway),
            ("reskontra_connections_accepted_total", "connections accepted", metrics.accepted),
            ("reskontra_connections", "connections open", UInt64(io.connectionCount)),
            ("reskontra_records_total", "records committed since start", engine.counters.records),
            ("reskontra_record_bytes_total", "bytes of these records", engine.counters.recordBytes),
            ("reskontra_batches_total", "commit batches written since start", engine.counters.batches),
            ("reskontra_reads_total", "reads answered", engine.counters.reads),
            ("reskontra_reads_parked_total", "reads that waited for a sync", engine.counters.readsParked),
            ("reskontra_replays_total", "answers repeated for a known request key", engine.counters.replays),
            ("reskontra_sequence", "last durable record", engine.durableSequence),
            ("reskontra_watch_streams", "open watch streams", UInt64(watches.count)),
            ("reskontra_position_streams", "open streams of credit positions", UInt64(positions.count)),
            ("reskontra_watch_lagging_total", "watch streams ended because items waited too long", watches.laggingCount),
            ("reskontra_requests_parked", "requests that wait beside the loop", UInt64(parked.count)),
            ("reskontra_items", "items ever posted", UInt64(engine.book.items.rows.count)),
            ("reskontra_customers", "customers", UInt64(engine.book.customers.count)),
        ]
        rows += metrics.turns.rows + metrics.commits.rows + metrics.batches.rows + metrics.workRows
        for (method, count) in metrics.byMethod where count > 0 {
            rows.append(("reskontra_calls_total{method=\"\(method.name)\"}", "calls by method", count))
        }
        if let secondBook {
            let sequence = secondBook.sequence
            rows += [
                ("reskontra_second_book_sequence", "last record of the second book", sequence),
                (
                    "reskontra_second_book_lag_records", "durable records the second book has not got",
                    engine.durableSequence - min(sequence, engine.durableSequence)
                ),
                ("reskontra_second_book_checks_total", "comparisons of the two books' digests", secondBook.digestChecks),
                ("reskontra_second_book_alarm", "1 when it differs from the first or cannot read: it answers no more", secondBook.fault == nil ? 0 : 1),
            ]
            let snapshots = engine.snapshots.figures
            rows += [
                ("reskontra_snapshots_total", "snapshots written since start", snapshots.written),
                ("reskontra_snapshots_failed_total", "snapshots that could not be written", snapshots.failed),
                ("reskontra_snapshot_sequence", "record of the newest snapshot; 0: none", snapshots.sequence),
                ("reskontra_snapshot_bytes", "bytes of the newest snapshot", snapshots.bytes),
                ("reskontra_snapshot_microseconds", "how long writing it took", snapshots.nanoseconds / 1_000),
            ]
        }
        return rows + (about.cache?.metricRows ?? [("reskontra_cache_connected", "1 when Redis answers", 0)])
    }
}

/// Moves a sandbox's clock; the engine has made the days in between.
struct SetClock: Command {
    let to: Instant

    var company: CompanyID? { nil }

    func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Instant {
        let current = book.sandboxClock ?? Instant(nanoseconds: 0)
        guard to >= current else {
            throw Rejection(
                .clockBackwards, field: "to", "the clock stands later already",
                [.init("now", "\(current.nanoseconds / 1_000_000_000) s since 1970")])
        }
        draft.add(.clockSet(to), book)
        return to
    }

    func lastChange(_ book: borrowing Book) -> UInt64 { 0 }
}

extension Instant {
    /// Nil: not between 1900 and 2199.
    fileprivate init?(_ message: Google_Protobuf_Timestamp) {
        guard (-2_208_988_800...7_258_118_399).contains(message.seconds), (0..<1_000_000_000).contains(message.nanos)
        else { return nil }
        self.init(nanoseconds: message.seconds * 1_000_000_000 + Int64(message.nanos))
    }
}
