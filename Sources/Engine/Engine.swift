import COpenSSL
import EventLog
import Receivables
import Wire

/// The single writer: looks the key up, decides, encodes, applies, and lets answers go after the sync.
///
/// Lives on the loop that reads the native sockets; nothing here blocks. One log frame is in flight; what is
/// decided meanwhile joins the open batch. State runs ahead of the disk by these two batches; a read waits only
/// if what it looked at has a change that is not durable yet.
package final class Engine {
    package private(set) var book: Book {
        unsafeAddress { UnsafePointer(bookPlace.pointer) }
        unsafeMutableAddress { bookPlace.pointer }
    }
    package let log: EventLog
    package let clock: any Clock
    /// Set once, before the first request. The port owns the engine, so it is there whenever the engine is called.
    package unowned(unsafe) var sink: (any AnswerSink)?
    /// Copies the figures of changed invoice accounts when a batch closes; called on the loop.
    package var stage: ((borrowing Book, [CustomerID], UInt64) -> Void)? {
        didSet { isStaged.pointer.pointee = stage != nil }
    }
    private let isStaged = Place(false)
    package internal(set) var counters: EngineCounters {
        unsafeAddress { UnsafePointer(countersPlace.pointer) }
        unsafeMutableAddress { countersPlace.pointer }
    }

    private let countersPlace = Place(EngineCounters())
    private let bookPlace = Place(Book())
    private let keysPlace = Place(RequestKeys())
    private let draftPlace = Place(Draft())
    private let openPlace = Place(Batch())
    private let writerPlace = Place(ProtoWriter(capacity: 1 << 16))
    private let answerPlace = Place(ProtoWriter(capacity: 1 << 16))
    private let calendarPlace = Place(BusinessCalendar())
    private let nowPlace = Place(Instant(nanoseconds: 0))
    private var flying = Batch()
    private var landing = Batch()
    private var landed: EventLog.Durable?
    /// For each customer the batch that noted it last, so that a batch names each once.
    private var notedIn = Table<UInt32>()
    /// Of the state after the last record of the flying batch.
    private var flyingDigest = Digest()
    /// What followers may know.
    package private(set) var durableMark = DurableMark()
    private var deferred: [(sequence: UInt64, run: () -> Void)] = []

    /// A record must fit into a frame beside its header; smaller where frames are.
    let recordBytesMax: Int
    /// Above it new writes are told to come later: what is open and one longest record fit a frame.
    let openBytesMax: Int
    /// Above it bulk requests wait for the next batch, so that others still find room.
    package let bulkBytesMax: Int

    /// Writes snapshots and knows which one this life began with.
    package let snapshots: Snapshots
    /// Snapshots that were there at the start and not used, each with the reason.
    package let snapshotFalls: [String]

    /// Opens the store: newest good snapshot and the records behind it.
    ///
    /// `build` is this program: what another one wrote is not read.
    package init(
        _ storage: any Storage, clock: any Clock, options: EventLog.Options,
        snapshots plan: SnapshotPlan = SnapshotPlan(), build: ChainValue = Build.current,
        progress: (UInt64) -> Void = { _ in }
    ) throws(StoreFailure) {
        self.clock = clock
        let opened = try OpenedLog.open(storage, clock: clock, options: options, build: build, progress: progress)
        let replay = opened.replay
        log = opened.log
        snapshots = Snapshots(log, plan, after: replay.start, clock: clock, build: build)
        snapshotFalls = opened.falls
        // The engine's own records (sweeps, days passing) come on top: 6 parts of 256 are theirs.
        recordBytesMax = min(2 << 20, log.payloadBytesMax / 256 * 129)
        openBytesMax = min(15 << 17, log.payloadBytesMax / 256 * 121)
        bulkBytesMax = min(1 << 20, openBytesMax / 2)
        swap(&book, &replay.book)
        swap(&keys, &replay.keys)
        flyingDigest = book.digest
        durableMark = DurableMark(sequence: log.durableSequence, digest: flyingDigest, chain: log.durableChain)
        for index in 0..<book.companies.count {
            calendar.add(zone: book.companies.setup(CompanyID(UInt32(index + 1))).timeZone)
        }
    }

    private var keys: RequestKeys {
        unsafeAddress { UnsafePointer(keysPlace.pointer) }
        unsafeMutableAddress { keysPlace.pointer }
    }
    private var calendar: BusinessCalendar {
        unsafeAddress { UnsafePointer(calendarPlace.pointer) }
        unsafeMutableAddress { calendarPlace.pointer }
    }
    private var now: Instant {
        unsafeAddress { UnsafePointer(nowPlace.pointer) }
        unsafeMutableAddress { nowPlace.pointer }
    }
    private var draft: Draft {
        unsafeAddress { UnsafePointer(draftPlace.pointer) }
        unsafeMutableAddress { draftPlace.pointer }
    }
    private var open: Batch {
        unsafeAddress { UnsafePointer(openPlace.pointer) }
        unsafeMutableAddress { openPlace.pointer }
    }
    private var writer: ProtoWriter {
        unsafeAddress { UnsafePointer(writerPlace.pointer) }
        unsafeMutableAddress { writerPlace.pointer }
    }
    private var answerWriter: ProtoWriter {
        unsafeAddress { UnsafePointer(answerPlace.pointer) }
        unsafeMutableAddress { answerPlace.pointer }
    }

    /// Request keys are known at least this long, by log time.
    package static var keyRetentionDays: Int { Int(RequestKeys.retentionHours / 24) }

    package var isSandbox: Bool { log.identity.isSandbox }
    package var durableSequence: UInt64 { log.durableSequence }
    package static func isKnown(timeZone: String) -> Bool { BusinessCalendar.isKnown(zone: timeZone) }

    /// 16 bytes.
    package var storeID: [UInt8] {
        withUnsafeBytes(of: (log.identity.id.low.littleEndian, log.identity.id.high.littleEndian)) {
            Array($0)
        }
    }
    package var isIdle: Bool { log.openCount == 0 }
    /// Records that no write has taken yet.
    package var openRecords: Int { log.openCount }

    // MARK: The turn

    /// Reads the clock once per turn; log time never falls.
    package func beginTurn() {
        // A sandbox begins at 1970 and stands still until SetClock.
        let wall = isSandbox ? book.sandboxClock?.nanoseconds ?? 0 : clock.wall
        now = Instant(nanoseconds: max(book.instant.nanoseconds + 1, wall))
    }

    package var instant: Instant { now }

    package func today(_ company: CompanyID) -> CalendarDate { calendar.today(company, at: now) }

    /// What the clock shows to rules. In a sandbox exactly what it was set to: a record's own instant is some
    /// nanoseconds later, which would move every expiry.
    private var shown: Instant { isSandbox ? book.sandboxClock ?? now : now }

    package func moment(_ company: CompanyID?) -> Moment {
        guard let company else {
            return Moment(
                instant: shown,
                today: CalendarDate(days: Int32(clamping: shown.nanoseconds / 86_400_000_000_000)))
        }
        return Moment(instant: shown, today: calendar.today(company, at: shown))
    }

    // MARK: Reading

    /// Answers at once, or after the sync of what it looked at.
    @inline(__always)
    package func read<Q: Query>(
        _ request: Request, _ query: Q, minSequence: UInt64 = 0,
        _ encode: (Q.Answer, borrowing Book, inout ProtoWriter) -> Void
    ) {
        guard minSequence <= book.sequence else {
            refuse(request, ahead())
            return
        }
        do {
            let answer = try query.answer(book, at: moment(query.company))
            answerWriter.removeAll()
            encode(answer, book, &answerWriter)
            deliver(request, readOf: max(query.lastChange(book), minSequence))
        } catch let rejection {
            refuse(request, rejection)
        }
    }

    /// This store has not got as far as a caller was told elsewhere.
    package func ahead() -> Rejection {
        Rejection(
            .minSequenceAhead, field: "min_sequence", "this store is at sequence \(book.sequence)",
            [.init("sequence", book.sequence)])
    }

    /// A read that the caller has answered: leaves at once, or after the sync of `mark`.
    package func answer(
        _ request: Request, readOf mark: UInt64, _ encode: (borrowing Book, inout ProtoWriter) -> Void
    ) {
        answerWriter.removeAll()
        encode(book, &answerWriter)
        deliver(request, readOf: mark)
    }

    private func deliver(_ request: Request, readOf mark: UInt64) {
        counters.reads += 1
        let durable = log.durableSequence
        guard mark > durable else {
            sink?.answer(
                request.connection, stream: request.stream, bulk: request.bulk, sequence: durable,
                receipt: nil,
                replayed: false, message: answerWriter.bytes)
            return
        }
        park(request, readOf: mark)
    }

    /// Keeps an answer until what it looked at is durable.
    func park(_ request: Request, readOf mark: UInt64, _ encode: (inout ProtoWriter) -> Void) {
        answerWriter.removeAll()
        encode(&answerWriter)
        park(request, readOf: mark)
    }

    private func park(_ request: Request, readOf mark: UInt64) {
        counters.readsParked += 1
        let entry = Batch.Parked(
            connection: request.connection, stream: request.stream, replayed: false, isWrite: false,
            bulk: request.bulk, sequence: mark, offset: 0, count: 0)
        if mark <= flying.lastSequence {
            flying.park(entry, answerWriter.bytes)
        } else {
            open.park(entry, answerWriter.bytes)
        }
    }

    /// Runs on the loop once everything up to `sequence` is durable; at once if it is.
    package func whenDurable(_ sequence: UInt64, _ run: @escaping () -> Void) {
        if sequence <= log.durableSequence { run() } else { deferred.append((sequence, run)) }
    }

    package func refuse(_ request: Request, _ rejection: Rejection) {
        counters.refusals += 1
        sink?.refuse(
            request.connection, stream: request.stream, bulk: request.bulk, sequence: log.durableSequence,
            rejection)
    }

    /// Says no to a command, once everything is durable that the no may rest on: a number that is taken, a key that
    /// is closed. What the machine cannot do now is said at once.
    private func refuseDurably(_ request: Request, _ rejection: Rejection) {
        guard book.sequence > log.durableSequence, !rejection.reason.isOfTheMachine else {
            refuse(request, rejection)
            return
        }
        let bare = Request(
            connection: request.connection, stream: request.stream, method: request.method,
            principal: request.principal, role: request.role, key: nil,
            message: UnsafeRawBufferPointer(start: nil, count: 0), bulk: request.bulk)
        whenDurable(book.sequence) { [unowned self] in refuse(bare, rejection) }
    }

    // MARK: Writing

    /// Has the processor fetch what a posting to the customer will touch: each place is a miss of its own, and
    /// together they take as long as one.
    package func expect(_ request: Request, _ company: CompanyID, _ customer: Code) {
        if let key = request.key,
            let place = keys.address(key, scope: Engine.scope(company, request.principal))
        {
            prefetch(place)
        }
        guard let id = book.customers.find(company, customer) else { return }
        book.forEachPlace(of: id) { prefetch($0) }
    }

    func keyPlace(_ key: RequestKey, _ company: CompanyID, _ principal: Code) -> UnsafeRawPointer? {
        keys.address(key, scope: Engine.scope(company, principal))
    }

    /// Decides a command and, unless it is a preview, makes it a record. The answer leaves after the sync.
    ///
    /// `admittedAt`: the request's key is judged by this instant, because the request itself moves the clock.
    /// `foresee` writes the answer of a long record before anything is applied, as a preview would.
    /// Specialized for the hot commands: callers in other modules would else run the generic code.
    @_specialize(where C == PostInvoice)
    @_specialize(where C == PostPayment)
    @_specialize(where C == Capture)
    @_specialize(where C == Authorize)
    package func write<C: Command>(
        _ request: Request, _ command: C, preview: Bool = false, ifSequence: UInt64 = 0,
        admittedAt: Instant? = nil,
        _ encode: (C.Answer, borrowing Book, inout ProtoWriter) -> Void,
        foresee: (C.Answer, borrowing Book, inout ProtoWriter) -> Void = { _, _, _ in }
    ) {
        do {
            guard !preview else {
                try self.preview(request, command, ifSequence: ifSequence, encode)
                return
            }
            let scope = Engine.scope(command.company, request.principal)
            let fingerprint = Engine.fingerprint(request)
            guard let key = try fresh(request, scope, fingerprint, at: admittedAt ?? now) else { return }
            try admit()
            try check(ifSequence, command)
            var at = moment(command.company)
            at.principal = request.principal
            // Meanwhile another may have approved it.
            if let proposal = request.approves { _ = try book.openProposal(proposal) }
            draft.begin(book)
            let answer = try command.decide(book, at: at, &draft)
            try checkBands(request, command.company)
            try checkPeople(request, command.company)
            guard !draft.events.isEmpty || request.approves != nil else {
                // Nothing changed: there is no fact to keep, and the key stays free.
                answerWriter.removeAll()
                encode(answer, book, &answerWriter)
                deliver(request, readOf: command.lastChange(book))
                return
            }
            if let proposal = request.approves {
                let fact = AccessFact.proposalClosed(proposal, .approved, by: request.principal, reason: "")
                draft.add(.access(fact), book)
            }
            if let glass = request.glass { draft.add(.access(.glassUsed(glass)), book) }
            var header = RecordHeader()
            header.company = command.company ?? .none
            header.businessDate = at.today
            header.principal = request.principal
            header.role = request.role
            header.key = key
            header.fingerprint = fingerprint
            header.method = request.method
            header.trace = request.trace
            let sequence = try commit(header) { writer, book in
                foresee(answer, book, &writer)
            } answer: { writer, book in
                guard request.approves != nil else { return encode(answer, book, &writer) }
                // ApproveResponse.answer holds the response of what was approved.
                writer.message(1) { encode(answer, book, &$0) }
            }
            keys.insert(
                .init(
                    key: key, fingerprintHigh: fingerprint.high, fingerprintLow: fingerprint.low,
                    sequence: sequence,
                    scope: scope))
            open.park(
                .init(
                    connection: request.connection, stream: request.stream, replayed: false, isWrite: true,
                    bulk: request.bulk, sequence: sequence, offset: 0, count: 0), answerWriter.bytes)
        } catch let rejection as Rejection {
            refuseDurably(request, rejection)
            if rejection.reason.isOfRights, !preview { sink?.noteDenial(request, of: command.company, rejection.reason) }
        } catch {
            refuse(request, Rejection(.invariant, "unexpected failure: \(error)"))
        }
    }

    /// What was decided must be no more than one person may do alone.
    @inline(__always)
    private func checkPeople(_ request: Request, _ company: CompanyID?) throws(Rejection) {
        guard request.dualControl.rawValue != 0 else { return }
        try book.checkAlone(draft.events, request.dualControl, in: company ?? .none)
    }

    /// What was decided must lie within the amounts that the caller's grants cover.
    @inline(__always)
    private func checkBands(_ request: Request, _ company: CompanyID?) throws(Rejection) {
        guard request.role != 0 else { return }
        try draft.checkDiscountRights(RoleSet(rawValue: request.role))
        try book.check(
            draft.events, of: request.principal, in: company ?? .none, as: RoleSet(rawValue: request.role),
            at: now)
    }

    private func preview<C: Command>(
        _ request: Request, _ command: C, ifSequence: UInt64,
        _ encode: (C.Answer, borrowing Book, inout ProtoWriter) -> Void
    ) throws {
        try check(ifSequence, command)
        draft.begin(book)
        var at = moment(command.company)
        at.principal = request.principal
        let answer = try command.decide(book, at: at, &draft)
        try checkBands(request, command.company)
        answerWriter.removeAll()
        book.show(namesOf: draft.events)
        if request.approves == nil {
            encode(answer, book, &answerWriter)
        } else {
            answerWriter.message(1) { encode(answer, book, &$0) }
        }
        book.show(namesOf: [])
        deliver(request, readOf: command.lastChange(book))
    }

    /// Events of the draft become one record: encoded, applied, answered, appended.
    ///
    /// Record and answer must fit the batch, and what was applied cannot be refused: of long records both are measured
    /// before. The answers of others are bounded by their own limits.
    private func commit(
        _ header: RecordHeader, foresee: (inout ProtoWriter, borrowing Book) -> Void = { _, _ in },
        answer: (inout ProtoWriter, borrowing Book) -> Void = { _, _ in }
    ) throws(Rejection) -> UInt64 {
        var header = header
        // Log time never falls, and no two records share an instant.
        if now.nanoseconds <= book.instant.nanoseconds {
            now = Instant(nanoseconds: book.instant.nanoseconds + 1)
        }
        header.instant = now
        writer.removeAll()
        writer.record(header, draft.events)
        var bytes = writer.count
        if bytes > recordBytesMax / 4 {
            answerWriter.removeAll()
            book.show(namesOf: draft.events)
            foresee(&answerWriter, book)
            book.show(namesOf: [])
            bytes += answerWriter.count
        }
        guard bytes <= recordBytesMax else {
            throw Rejection(
                .resultTooLarge, "the record would have \(bytes) bytes with its answer, more than \(recordBytesMax)",
                [.init("bytes", UInt64(bytes)), .init("limit", UInt64(recordBytesMax))])
        }
        let sequence = book.sequence + 1
        let stamp = Stamp(sequence: sequence, instant: now, businessDate: header.businessDate)
        for index in draft.events.indices {
            book.apply(draft.events[index], at: stamp)
            note(draft.events[index])
        }
        answerWriter.removeAll()
        answer(&answerWriter, book)
        writer.bytes(10, answerWriter.bytes)
        let appended = log.append(writer.bytes)
        precondition(appended == sequence, "log and book disagree on the sequence")
        open.lastSequence = sequence
        counters.records += 1
        counters.recordBytes += UInt64(writer.count)
        return sequence
    }

    /// A fact that no command decides, as a record of the engine's own.
    package func record(_ event: Event) { commitOwn(event) }

    /// A record the engine makes by itself: time passing, sweeps.
    private func commitOwn(_ event: Event) {
        draft.begin(book)
        draft.add(event, book)
        _ = try? commit(ownHeader(of: nil))
    }

    private func ownHeader(of company: CompanyID?) -> RecordHeader {
        var header = RecordHeader()
        header.company = company ?? .none
        header.principal = "engine"
        header.role = RecordHeader.engineRole
        header.businessDate = moment(company).today
        return header
    }

    /// A command that nobody sent: what a sandbox does by itself at the end of a day.
    package func decideOwn<C: Command>(_ command: C) throws(Rejection) -> C.Answer {
        draft.begin(book)
        let answer = try command.decide(book, at: moment(command.company), &draft)
        guard !draft.events.isEmpty else { return answer }
        _ = try commit(ownHeader(of: command.company))
        return answer
    }

    /// A timed duty of the server: it waits where a request would be turned away.
    package func decideDuty<C: Command>(_ command: C) throws(Rejection) -> C.Answer {
        try admit()
        return try decideOwn(command)
    }

    private func note(_ fact: CreditFact) {
        switch fact {
        case .memberSet(let account, _), .guaranteeSet(let account, _), .currencyLimitSet(let account, _, _),
            .profileSet(let account, _):
            note(account)
        case .authorizationReviewed(let fact): note(book.authorizations[fact.id].customer)
        case .authorizationChanged(let fact): note(book.authorizations[fact.id].customer)
        // A position of a member says that its group decides: the group's own figures are not in it.
        case .groupSet, .groupTemporaryLimitSet, .journalMoved, .checkpointsSet, .reasonSet, .holdSet, .documentChecked,
            .scoringGroupSet, .riskGroupSet, .autoLimitSet, .scored:
            break
        }
    }

    /// Which invoice accounts and calendars a fact touches.
    private func note(_ event: Event) {
        switch event {
        case .posted(let posted): note(posted.fact.customer)
        case .itemsSettled(let fact):
            note(fact.customer)
            // Over companies other accounts of the party are touched too.
            if !fact.otherVouchers.isEmpty {
                for part in fact.parts { note(part.debitItem, part.creditItem, besides: fact.customer) }
            }
        case .settlementUndone(let fact):
            let customer = book.items[fact.settlement].customer
            note(customer)
            if !fact.otherVouchers.isEmpty {
                for part in book.items.parts(of: fact.settlement) {
                    note(part.debitItem, part.creditItem, besides: customer)
                }
            }
        case .authorizationDecided(let fact): if !fact.id.isNone { note(fact.customer) }
        case .authorizationIncremented(let fact): note(book.authorizations[fact.id].customer)
        case .authorizationCaptured(let id, _, _), .authorizationVoided(let id, _):
            note(book.authorizations[id].customer)
        case .authorizationsExpired(let ids): for id in ids { note(book.authorizations[id].customer) }
        case .orderConfirmed(let fact): note(fact.customer)
        case .orderChanged(let fact): note(book.orders[fact.id].customer)
        case .customerSet(let row): note(row.id)
        case .creditLimitSet(let id, _): note(id)
        case .creditTraitsSet(let id, _): note(id)
        case .temporaryLimitSet(let id, _): note(id)
        case .limitJournalCreated, .limitLinesAdded, .limitJournalPosted: break
        case .blockingRuleSet(_, let rule): if !rule.customer.isNone { note(rule.customer) }
        case .blockingRuleDeleted, .ruleSequenceSet, .rankSet, .access: break
        case .interestCodeSet, .interestNoteCreated, .interestNoteCanceled, .interestNotePosted, .interestNotePrinted,
            .interestChanged:
            break
        // Of these only a dispute counts in a position.
        case .collections(.statusSet(let fact)): note(fact.customer)
        case .collections(.openingNoted(let fact)): note(book.items[fact.item].customer)
        case .collections: break
        case .credit(let fact): note(fact)
        // A draft is no exposure, and a chain of corrections moves what its items move.
        case .freeText: break
        // Money that comes ends what is at risk (credit:EX-6), and no item moves.
        case .payment(.bridged(let id, _)), .payment(.cleared(let id, _, _, _)): note(book.items[id].customer)
        // Their items come as items.
        case .directDebit, .bill, .card, .payment: break
        // Payments and settlements come as facts of their own.
        case .bank: break
        case .closing(.dueDateChanged(let id, _)), .closing(.datesEdited(let id, _)): note(book.items[id].customer)
        case .closing: break
        case .sales(.setupSet(_, .traits(let row))): note(row.customer)
        case .sales(.tradeSet(let customer, _)): note(customer)
        case .sales: break
        // What they move comes as items and settlements beside them.
        case .writeOffPosted, .writeOffReversed, .paymentCanceled, .customerReimbursed, .payoutAccountSet, .payoutFileMade, .nettingPosted,
            .nettingReversed, .prepaymentPosted, .prepaymentChanged, .paymentBankSet, .paymentFeeSet:
            break
        case .companyCreated(let company): calendar.add(zone: company.timeZone)
        case .clockSet, .zoneDataNoted, .keyFenced, .keysForgotten, .companyWentLive, .parametersSet,
            .numberSequenceSet, .periodSet, .exchangeRateSet, .mainAccountSet, .automaticAccountSet,
            .termsSet,
            .methodSet, .cashDiscountSet, .intercompanyPairSet, .allocationOrderSet, .taxCodeSet, .taxGroupSet, .customerGroupSet, .profileSet, .profileLineSet, .profileLineDeleted,
            .subjectSet:
            break
        }
    }

    private func note(_ debit: ItemID, _ credit: ItemID, besides customer: CustomerID) {
        for id in [debit, credit] where book.items.contains(id) && book.items[id].customer != customer {
            note(book.items[id].customer)
        }
    }

    private func note(_ customer: CustomerID) {
        // Nobody copies figures: nobody asks which.
        guard isStaged.pointer.pointee, !customer.isNone else { return }
        while notedIn.count < customer.number { notedIn.append(0) }
        let batch = UInt32(truncatingIfNeeded: counters.batches &+ 1)
        if notedIn[customer.number] == batch { return }
        notedIn[customer.number] = batch
        open.changed.append(customer)
    }

    // MARK: Request keys

    static func scope(_ company: CompanyID?, _ principal: Code) -> UInt64 {
        principal.mixed(with: UInt64(company?.number ?? 0))
    }

    /// First 16 bytes of SHA-256 over method and message bytes.
    static func fingerprint(_ request: Request) -> (high: UInt64, low: UInt64) {
        var context = SHA256_CTX()
        SHA256_Init(&context)
        withUnsafeBytes(of: request.method.littleEndian) {
            _ = SHA256_Update(&context, $0.baseAddress, $0.count)
        }
        if let start = request.message.baseAddress { SHA256_Update(&context, start, request.message.count) }
        var sum: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &sum) {
            _ = SHA256_Final($0.bindMemory(to: UInt8.self).baseAddress, &context)
        }
        return (UInt64(bigEndian: sum.0), UInt64(bigEndian: sum.1))
    }

    /// Whether the request's key settles it: its answer is repeated, or the refusal was sent.
    package func isAnswered(_ request: Request, of company: CompanyID?) -> Bool {
        do {
            return try fresh(
                request, Engine.scope(company, request.principal), Engine.fingerprint(request), at: now) == nil
        } catch {
            refuseDurably(request, error)
            return true
        }
    }

    /// What a command would do that the caller may not do alone; nil: it may, or it is refused for another reason.
    /// Nothing is kept of it.
    package func takesAnother<C: Command>(_ request: Request, _ command: C) -> C.Answer? {
        var at = moment(command.company)
        at.principal = request.principal
        draft.begin(book)
        guard let answer = try? command.decide(book, at: at, &draft) else { return nil }
        do throws(Rejection) {
            try checkBands(request, command.company)
            try checkPeople(request, command.company)
            return nil
        } catch {
            return error.reason.isOfRights ? answer : nil
        }
    }

    /// What an approval names: SHA-256 over method, company code, a zero byte and the message.
    package static func proposalHash(method: UInt16, company: Code, message: [UInt8]) -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: 32)
        let bytes = [UInt8(truncatingIfNeeded: method), UInt8(method >> 8)] + Array(company.text.utf8) + [0] + message
        SHA256(bytes, bytes.count, &hash)
        return hash
    }

    /// As a client can work it out from what it sent first.
    private static func hexadecimal(_ words: UInt64...) -> String {
        words.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// The key when the wish is new. Nil: it was answered here, by replay or because it belongs to another wish.
    private func fresh(
        _ request: Request, _ scope: UInt64, _ fingerprint: (high: UInt64, low: UInt64), at now: Instant
    ) throws(Rejection) -> RequestKey? {
        guard let key = request.key else {
            throw Rejection(
                .requestKeyRequired, field: "request_key", "a writing request needs a request key")
        }
        switch keys.find(key, scope: scope, now: now) {
        case .unknown: return key
        case .malformed:
            throw Rejection(
                .requestKeyInvalid, field: "request_key",
                "the request key is no UUIDv7 made from this server's time")
        case .expired:
            throw Rejection(
                .keyExpired, field: "request_key",
                "the request key is older than \(RequestKeys.retentionHours / 24) days and is not executed")
        case .known(let entry):
            guard entry.sequence != 0 else {
                throw Rejection(.keyFenced, field: "request_key", "the request key was closed by GetOutcome")
            }
            guard entry.fingerprintHigh == fingerprint.high, entry.fingerprintLow == fingerprint.low else {
                counters.refusals += 1
                sink?.refuseReuse(
                    request.connection, stream: request.stream, bulk: request.bulk, of: entry.sequence,
                    Rejection(
                        .idempotencyMismatch, field: "request_key",
                        "the request key was used for another request in record \(entry.sequence)",
                        [
                            .init("sequence", entry.sequence),
                            .init("fingerprint", Self.hexadecimal(entry.fingerprintHigh, entry.fingerprintLow)),
                        ]))
                return nil
            }
            replay(request, entry.sequence)
            return nil
        }
    }

    private func replay(_ request: Request, _ sequence: UInt64) {
        counters.replays += 1
        let entry = Batch.Parked(
            connection: request.connection, stream: request.stream, replayed: true, isWrite: true,
            bulk: request.bulk, sequence: sequence, offset: 0, count: 0)
        if sequence <= log.durableSequence {
            sink?.repeatAnswer(
                request.connection, stream: request.stream, bulk: request.bulk, of: sequence)
        } else if sequence <= flying.lastSequence {
            guard let answer = flying.answer(of: sequence) else { return }
            answerWriter.removeAll()
            answerWriter.append(answer)
            flying.park(entry, answerWriter.bytes)
        } else {
            guard let answer = open.answer(of: sequence) else { return }
            answerWriter.removeAll()
            answerWriter.append(answer)
            open.park(entry, answerWriter.bytes)
        }
    }

    // MARK: Admission

    private func admit() throws(Rejection) {
        guard log.hasSpace else {
            throw Rejection(.storeReadOnly, "the disk has no room for another segment of the event log")
        }
        guard log.openBytes < openBytesMax, !log.reading.whims.takes(.batchIsFull) else {
            throw Rejection(.retryLater, "more than \(openBytesMax) bytes wait for the disk")
        }
    }

    private func check<C: Command>(_ ifSequence: UInt64, _ command: C) throws(Rejection) {
        guard ifSequence != 0 else { return }
        let last = command.lastChange(book)
        guard last <= ifSequence else {
            throw Rejection(
                .ifSequenceFailed, field: "if_sequence", "what the request reads changed at sequence \(last)",
                [.init("changed_at", last)])
        }
    }

    // MARK: Outcome and clock

    package enum Outcome {
        case committed(sequence: UInt64)
        case inProgress
        case notCommitted
    }

    /// What became of a key (reliability 3.6).
    package func outcome(_ key: RequestKey, company: CompanyID?, principal: Code) throws(Rejection) -> Outcome
    {
        switch keys.find(key, scope: Engine.scope(company, principal), now: now) {
        case .unknown: return .notCommitted
        case .malformed:
            throw Rejection(.requestKeyInvalid, field: "request_key", "the request key is no UUIDv7")
        case .expired:
            throw Rejection(
                .keyExpired, field: "request_key", "what became of so old a key is no longer known")
        case .known(let entry):
            if entry.sequence == 0 { return .notCommitted }
            return entry.sequence <= log.durableSequence ? .committed(sequence: entry.sequence) : .inProgress
        }
    }

    /// Closes a key for ever; answers the sequence that must be durable before anybody is told.
    package func fence(_ key: RequestKey, company: CompanyID?, principal: Code) -> UInt64 {
        let scope = Engine.scope(company, principal)
        // Closed already, perhaps by a record that is still on its way: the promise waits for that one too.
        guard case .unknown = keys.find(key, scope: scope, now: now) else { return book.sequence }
        commitOwn(.keyFenced(company: company ?? .none, principal: principal.text, key: key))
        keys.insert(.init(key: key, fingerprintHigh: 0, fingerprintLow: 0, sequence: 0, scope: scope))
        return book.sequence
    }

    /// Moves a sandbox's clock, day by day, so that what a day brings is made on that day; `endDay` runs before each step.
    package func passDays(to target: Instant, endDay: () -> Void = {}) -> UInt32 {
        var days: UInt32 = 0
        let day: Int64 = 86_400_000_000_000
        // The first setting only says when the story begins.
        while let clock = book.sandboxClock, target.nanoseconds - clock.nanoseconds > day {
            endDay()
            commitOwn(.clockSet(Instant(nanoseconds: clock.nanoseconds + day)))
            beginTurn()
            sweep()
            days += 1
        }
        return days
    }

    /// Marks authorizations whose time is over, a bounded page at a time. Checks never depend on it (AU-5).
    package func sweep() {
        let page = book.authorizations.expired(at: shown, limit: log.reading.whims.takes(.sweepIsShort) ? 1 : 500)
        if !page.isEmpty { commitOwn(.authorizationsExpired(page)) }
        if let hour = keys.forget(now: now) {
            commitOwn(.keysForgotten(horizon: Instant(nanoseconds: hour * 3_600_000_000_000)))
        }
    }

    /// Writes a snapshot of a store that nobody is served from. How many bytes it has.
    package func writeSnapshot() throws -> UInt64 {
        precondition(log.openCount == 0 && !log.isWriting, "a snapshot holds durable records only")
        return try snapshots.write(&book, &keys, at: durableMark)
    }

    // MARK: The log thread's work

    /// The open batch as a write for the log thread, when there is one and none is in flight.
    package func closeBatch() -> LogWrite? {
        guard log.openCount > 0, !log.isWriting else { return nil }
        if let stage { stage(book, open.changed, open.lastSequence) }
        let digest = book.digest
        guard
            let write = log.closeBatch(
                at: max(log.lastInstant, clock.wall), digest: StateDigest(low: digest.low, high: digest.high))
        else { return nil }
        open.changed.removeAll(keepingCapacity: true)
        flyingDigest = digest
        swap(&open, &flying)
        counters.batches += 1
        return write
    }

    /// Takes a finished write: everything up to it is durable.
    ///
    /// Close and submit the next batch first, then `releaseAnswers`: the disk works while answers are written.
    package func completed(_ write: LogWrite) throws(StoreFailure) {
        landed = try log.complete(write)
        durableMark = DurableMark(sequence: log.durableSequence, digest: flyingDigest, chain: log.durableChain)
        swap(&flying, &landing)
    }

    /// Lets the answers of the finished batch go.
    package func releaseAnswers() {
        guard let durable = landed else { return }
        landed = nil
        let receipt = Receipt(epoch: durable.epoch, chain: durable.chainPrefix)
        // Asked for once: each asking counts a reference.
        let sink = sink
        // A refusal that was decided before a record leaves before that record's answer: whoever sent a wish twice hears
        // no yes that a no follows.
        let waits = takeDeferred(through: durable.lastSequence)
        var next = 0
        for index in landing.parked.indices {
            let entry = landing.parked[index]
            while next < waits.count, waits[next].sequence < entry.sequence {
                waits[next].run()
                next += 1
            }
            sink?.answer(
                entry.connection, stream: entry.stream, bulk: entry.bulk,
                sequence: entry.sequence, receipt: entry.isWrite ? receipt : nil,
                replayed: entry.replayed, message: landing.message(entry))
        }
        landing.removeAll()
        for wait in waits[next...] { wait.run() }
    }

    /// What waited for records up to that one, in their order; of one record as it was put off.
    private func takeDeferred(through sequence: UInt64) -> [(sequence: UInt64, run: () -> Void)] {
        guard !deferred.isEmpty else { return [] }
        let ready = deferred.enumerated().filter { $0.element.sequence <= sequence }
        deferred.removeAll { $0.sequence <= sequence }
        return ready.sorted { ($0.element.sequence, $0.offset) < ($1.element.sequence, $1.offset) }.map(\.element)
    }
}
