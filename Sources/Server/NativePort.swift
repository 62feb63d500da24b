import Engine
import EventLog
import Loop
import Receivables
import Schema
import SwiftProtobuf
import TLS
import Wire

/// The native port: sessions on the loop's connections, the engine behind them, one turn per read.
///
///     bytes -> RequestReader -> Routes -> Engine -> answer in the connection's output
///
/// Everything here runs on the loop's thread. It is also the engine's way to the log thread.
///
/// The loop calls generic code, which serves simulations too. What comes with every request is therefore specialized
/// for real sockets, and with it all it calls, as far as `dispatch`.
package final class NativePort<Port: IO>: LoopHandler, AnswerSink {
    let engine: Engine
    let io: Port
    let about: ServerFacts
    let mail: LoopMail
    /// Questions to Redis.
    let errands: Errands
    /// Messages above `ServerLimits.decodedOnLoopBytes`.
    let decoder: Errands
    let documents: RecordFetch
    let watches: Watches
    let positions = PositionWatches()
    /// The list of denied callers that open connections were held against.
    private var deniedSeen: UInt64 = 0
    /// Of connections through edges: what the edge said its caller's certificate is, by connection.
    private var behindEdges: [UInt64: [UInt8]] = [:]
    /// Long reads; nil: the live book answers them in slices.
    package private(set) var secondBook: SecondBook?
    private var followers: [any Follower] = []
    private let sessions: UnsafeMutablePointer<Session>
    private let sessionsMax: Int
    private var turnHasBegun = false
    private(set) var isDraining = false
    private var lastWriteAt: UInt64 = 0
    private var gathering = Gathering()
    private var boardedAt: UInt64 = 0
    private var turnedAwayAt: UInt64 = 0
    /// Connections to be closed after their last answer.
    private var leaving: [ConnectionID] = []
    let bulk = BulkJobs()
    /// Memory for the lines of the invoice that is read; empty between requests.
    var spareLines: [InvoiceDraft.Line] = []
    private let lanePlace = Place(CheckLane())
    var lane: CheckLane {
        unsafeAddress { UnsafePointer(lanePlace.pointer) }
        unsafeMutableAddress { lanePlace.pointer }
    }
    private let answersPlace = Place(AnswerRun())
    var answers: AnswerRun {
        unsafeAddress { UnsafePointer(answersPlace.pointer) }
        unsafeMutableAddress { answersPlace.pointer }
    }
    private let postingsPlace = Place(PostingLane())
    var postings: PostingLane {
        unsafeAddress { UnsafePointer(postingsPlace.pointer) }
        unsafeMutableAddress { postingsPlace.pointer }
    }
    /// What the posting at hand will touch is on its way already.
    var arePlacesFetched = false
    let checkMark = PlainRequest.mark(.checkCredit)
    let invoiceMark = PlainRequest.mark(.postInvoice)
    let paymentMark = PlainRequest.mark(.postPayment)
    var denials = DenialNotes()
    var queueRuns = SettlementQueueRuns()
    /// Set while a proposed request is executed.
    var approving: Approving?
    var parked = ParkedRequests()
    var sliced = SlicedReads()
    var runPages = RunPages()
    /// Set while a request goes on whose message was decoded beside the loop.
    var resumed: ResumedRequest?
    private let metricsPlace = Place(PortCounters())
    var metrics: PortCounters {
        unsafeAddress { UnsafePointer(metricsPlace.pointer) }
        unsafeMutableAddress { metricsPlace.pointer }
    }
    var queueDelay = QueueDelay()
    /// What is said to those that are shed, by method.
    var shedStatuses: [Schema.Method: (code: UInt16, bytes: [UInt8])] = [:]
    private let companyLimitsPlace = Place(CompanyLimits())
    var companyLimits: CompanyLimits {
        unsafeAddress { UnsafePointer(companyLimitsPlace.pointer) }
        unsafeMutableAddress { companyLimitsPlace.pointer }
    }
    private let callersPlace = Place(CallerLimits())
    var callers: CallerLimits {
        unsafeAddress { UnsafePointer(callersPlace.pointer) }
        unsafeMutableAddress { callersPlace.pointer }
    }
    /// Requests before the turn at hand.
    private var requestsBefore: UInt64 = 0
    /// Nil: nothing is signed.
    var checkpointer: Checkpointer?
    /// Nil: nobody looks whether turns end.
    var watchdog: Watchdog?
    /// Called when the log failed: nothing may be acknowledged any more.
    private let fail: (StoreFailure) -> Void

    package init(
        engine: Engine, io: Port, about: ServerFacts, connectionsMax: Int, fail: @escaping (StoreFailure) -> Void
    ) {
        self.engine = engine
        self.io = io
        self.about = about
        self.fail = fail
        mail = LoopMail(waker: io.waker)
        errands = Errands(waitingMax: 1_024, mail: mail)
        decoder = Errands(waitingMax: ServerLimits.decodingMax, mail: mail)
        documents = RecordFetch(engine.log.reading, mail: mail)
        watches = Watches(engine.log.reading, mail: mail)
        sessionsMax = connectionsMax
        sessions = .allocate(capacity: connectionsMax)
        sessions.initialize(repeating: Session(generation: 0), count: connectionsMax)
        engine.sink = self
        followers = [watches]
        io.setTimer(everyNanoseconds: 20_000_000)
    }

    /// Goes on from durable records; before the loop runs.
    package func follow(_ follower: any Follower) {
        followers.append(follower)
        follower.advance(to: engine.durableMark)
    }

    /// Long reads go there from now on; before the loop runs.
    package func use(_ book: SecondBook) {
        secondBook = book
        follow(book)
    }

    /// Threads beside the loop; without them all is done within its turns.
    package func startThreads() {
        for errands in [errands, decoder, documents.errands, watches.errands] { errands.start() }
        secondBook?.start()
    }

    package func stopThreads() {
        for errands in [errands, decoder, documents.errands, watches.errands] { errands.stop() }
        secondBook?.stop()
    }

    deinit { sessions.deallocate() }

    // MARK: The loop's calls

    package func accepted(_ id: ConnectionID, _ peer: PeerAddress) {
        precondition(Int(id.index) < sessionsMax, "more connections than sessions")
        sessions[Int(id.index)] = Session(generation: id.generation)
        metrics.accepted += 1
    }

    package func closed(_ id: ConnectionID, _ why: CloseReason) {
        behindEdges[id.packed] = nil
        watches.close(connection: id.packed)
        positions.close(connection: id.packed)
        bulk.close(connection: id.packed)
        parked.close(connection: id.packed)
        callers.leave(sessions[Int(id.index)].caller)
        metrics.closed += 1
    }

    package func inputEnded(_ id: ConnectionID) -> EndOfInput {
        readsEnded()
        guard sessions[Int(id.index)].inFlight > 0 else { return .closeAfterFlush }
        leave(id)
        return .keepForOutput
    }

    /// No more requests come: closes after the last answer.
    private func leave(_ id: ConnectionID) {
        guard !sessions[Int(id.index)].isLeaving else { return }
        sessions[Int(id.index)].isLeaving = true
        leaving.append(id)
    }

    private func closeLeaving() {
        leaving.removeAll { id in
            let session = sessions + Int(id.index)
            guard session.pointee.generation == id.generation else { return true }
            guard session.pointee.inFlight == 0 else { return false }
            io.close(id, afterFlush: true)
            return true
        }
    }

    @_specialize(where Port == EpollIO)
    package func received(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer) -> Int {
        beginTurn()
        var used = 0
        while !sessions[Int(id.index)].isClosing, !sessions[Int(id.index)].isLeaving {
            used += gatherChecks(id, bytes, from: used)
            guard used < bytes.count else { break }
            let posting = gatherPosting(id, bytes, from: used)
            if posting > 0 {
                used += posting
                continue
            }
            // Whatever else comes has its turn after what came before it.
            readsEnded()
            guard sessions[Int(id.index)].inFlight < ServerLimits.inFlight else {
                sessions[Int(id.index)].isPaused = true
                io.pauseReading(id)
                return used
            }
            let rest = UnsafeRawBufferPointer(rebasing: bytes[used...])
            switch sessions[Int(id.index)].reader.next(rest) {
            case .needMore: return used
            case .malformed(let error):
                metrics.malformed += 1
                close(id, error)
                return bytes.count
            case .frame(let frame):
                used += frame.byteCount
                take(id, frame)
            }
        }
        return sessions[Int(id.index)].isClosing || sessions[Int(id.index)].isLeaving ? bytes.count : used
    }

    @_specialize(where Port == EpollIO)
    package func readsEnded() {
        answerChecks()
        executePostings()
    }

    /// Postings are answered after the sync.
    package var readsMayWait: Bool { lane.count == 0 }

    package func turnEnded() {
        if !mail.isEmpty {
            beginTurn()
            mail.deliver()
        }
        stepLongWork()
        if sliced.hasWork {
            beginTurn()
            sliceReads()
        }
        watches.turnEnded(self)
        submitBatch()
        if !leaving.isEmpty { closeLeaving() }
        measureTurn()
        watchdog?.turned(logHasWork: io.logIsBusy || engine.openRecords > 0)
        turnHasBegun = false
        if isDraining, isDrained { io.stop() }
    }

    private func measureTurn() {
        let hadRequests = metrics.requests != requestsBefore || runPages.wasLast
        let end = hadRequests ? io.nowExactly : io.now
        if hadRequests { metrics.turns.add((end - io.now) / 1_000) }
        queueDelay.turned(from: io.now, to: end)
        requestsBefore = metrics.requests
    }

    package func logCompleted(_ job: any LogJob) {
        guard let job = job as? LogTask else { preconditionFailure("a foreign job") }
        do throws(StoreFailure) {
            try engine.completed(job.write)
        } catch {
            fail(error)
            return
        }
        watchdog?.committed()
        checkpointer?.note(engine.log.checkpoint)
        metrics.commits.add((io.now - job.submittedAt) / 1_000)
        metrics.batches.add(UInt64(job.write.recordCount))
        beginTurn()
        gathering.completed(job.write.recordCount, open: engine.openRecords, now: io.now)
        // The disk works while the answers of the finished batch are written.
        submitBatch()
        engine.releaseAnswers()
        for follower in followers { follower.advance(to: engine.durableMark) }
    }

    package func timerFired(_ nowNanoseconds: UInt64) {
        beginTurn()
        expire()
        engine.sweep()
        if !engine.isSandbox, !isDraining { queueRuns.tick(engine) }
        secondBook?.tick()
        about.cache?.refill(engine)
        checkCache(nowNanoseconds)
        if nowNanoseconds - boardedAt > 500_000_000 {
            boardedAt = nowNanoseconds
            about.board.post(metricRows)
            endExpired()
        }
        watches.tick(self)
        positions.tick(self)
        guard !io.logIsBusy, engine.log.needsSeal, nowNanoseconds - lastWriteAt > 30_000_000 else { return }
        if let seal = engine.log.sealIfIdle(at: engine.clock.wall) { submit(seal) }
    }

    package func woken() {
        beginTurn()
        if about.shutdown.isWanted { drain() }
    }

    func beginTurn() {
        guard !turnHasBegun else { return }
        turnHasBegun = true
        engine.beginTurn()
    }

    private func submitBatch() {
        guard !io.logIsBusy, engine.openRecords > 0 else { return }
        guard !gathering.waits(open: engine.openRecords, now: io.now), !engine.log.reading.whims.takes(.batchWaits) else {
            return io.turnAgain()
        }
        guard let write = engine.closeBatch() else { return }
        lastWriteAt = io.now
        submit(write)
    }

    private func submit(_ write: LogWrite) {
        io.submit(LogTask(write, at: io.now))
        engine.log.computeChain(of: write)
    }

    // MARK: Frames

    func take(_ id: ConnectionID, _ frame: RequestFrame) {
        let session = sessions + Int(id.index)
        switch frame.head.kind {
        case .request:
            guard !isDraining else {
                refuse(
                    id.packed, stream: frame.head.stream, bulk: nil, sequence: engine.durableSequence,
                    Rejection(.draining, "the server is stopping"))
                return
            }
            metrics.requests += 1
            session.pointee.inFlight += 1
            route(id, frame)
        case .hello: welcome(id, frame)
        case .cancel: cancel(id, frame.head.stream)
        case .window:
            let items = frame.message.loadUnaligned(as: UInt32.self).littleEndian
            watches.grant(connection: id.packed, stream: frame.head.stream, items: items)
            positions.grant(connection: id.packed, stream: frame.head.stream, items: items)
        case .ping: write(id, AnswerHead(.pong), frame.message)
        case .pong: break
        case .goAway: leave(id)
        case .welcome, .answer, .streamItem, .streamEnd, .error: close(id, .wrongDirection)
        }
    }

    private func welcome(_ id: ConnectionID, _ frame: RequestFrame) {
        let session = sessions + Int(id.index)
        guard let hello = try? Reskontra_V1_Hello(serializedBytes: Array(frame.message)),
            let company = Code(hello.company)
        else {
            close(id, .helloMalformed)
            return
        }
        if !session.pointee.isKnown {
            guard let identity = identify(hello, io.peerCertificate(id)) else { return close(id, .unauthenticated) }
            guard joins(id, identity) else { return close(id, .tooManyConnections) }
            if !hello.speaksFor.isEmpty { behindEdges[id.packed] = Array(hello.callerCertificate) }
        }
        session.pointee.companyCode = company
        session.pointee.company = engine.book.companies.find(company) ?? .none
        session.pointee.isOpen = true
        session.pointee.reader.opened()
        io.greeted(id)
        let bytes = (try? about.welcome(engine, session.pointee.principal).serializedBytes() as [UInt8]) ?? []
        bytes.withUnsafeBytes { write(id, AnswerHead(.welcome), $0) }
    }

    private var wallSeconds: Int64 { engine.clock.wall / 1_000_000_000 }

    func identify(_ token: String, _ certificate: PeerCertificate?) -> Identity? {
        admitted { () throws(Gatekeeper.Refusal) in
            try about.gatekeeper.identify(token: token, certificate: certificate, now: wallSeconds)
        }
    }

    private func identify(_ hello: Reskontra_V1_Hello, _ certificate: PeerCertificate?) -> Identity? {
        if hello.speaksFor.isEmpty { return identify(hello.token, certificate) }
        return admitted { () throws(Gatekeeper.Refusal) in
            try about.gatekeeper.identify(
                speaksFor: hello.speaksFor, token: hello.token, callerCertificate: Array(hello.callerCertificate),
                edge: certificate, now: wallSeconds)
        }
    }

    private func admitted(_ body: () throws(Gatekeeper.Refusal) -> Identity) -> Identity? {
        do throws(Gatekeeper.Refusal) {
            return try body()
        } catch {
            metrics.turnedAway += 1
            // Whoever knocks without end must not fill the log.
            if io.now &- turnedAwayAt > 1_000_000_000 {
                turnedAwayAt = io.now
                about.turnedAway(error.why)
            }
            return nil
        }
    }

    /// Ends the connections whose credentials have run out; what is in flight is still answered.
    private func endExpired() {
        endDenied()
        let now = wallSeconds
        for index in 0..<sessionsMax
        where sessions[index].isOpen && !sessions[index].isClosing && sessions[index].expiresAt <= now {
            close(ConnectionID(index: UInt32(index), generation: sessions[index].generation), .unauthenticated)
        }
    }

    /// Ends the connections of those who have come onto the list of denied callers.
    private func endDenied() {
        let denied = about.gatekeeper.denied
        let generation = denied.generation
        guard generation != deniedSeen else { return }
        deniedSeen = generation
        for index in 0..<sessionsMax where sessions[index].isOpen && !sessions[index].isClosing {
            let id = ConnectionID(index: UInt32(index), generation: sessions[index].generation)
            if isDenied(id, sessions[index].principal, denied) { close(id, .unauthenticated) }
        }
    }

    /// Behind an edge it may be the edge that is denied, or the till's certificate, which only the edge has seen.
    private func isDenied(_ id: ConnectionID, _ principal: Code, _ denied: DeniedCallers) -> Bool {
        let certificate = io.peerCertificate(id)
        if denied.contains(principal, certificate?.fingerprint) { return true }
        guard let caller = behindEdges[id.packed] else { return false }
        let edge = certificate?.principal.flatMap(Identity.principal) ?? .empty
        return denied.contains(edge, caller.isEmpty ? nil : caller)
    }

    /// Says why and closes; nothing behind a malformed frame can be trusted.
    func close(_ id: ConnectionID, _ error: FrameError) {
        var head = AnswerHead(.error)
        head.detail = error.rawValue
        head.status = error.status
        let status = StatusMessage.make(error)
        status.withUnsafeBytes { write(id, head, $0) }
        sessions[Int(id.index)].isClosing = true
        io.close(id, afterFlush: true)
    }

    func write(_ id: ConnectionID, _ head: AnswerHead, _ message: UnsafeRawBufferPointer) {
        var head = head
        head.sequence = head.sequence == 0 ? engine.durableSequence : head.sequence
        let count = head.byteCount + message.count
        guard let out = io.output(id, count) else { return }
        head.write(messageBytes: message.count, to: out)
        if let start = message.baseAddress, let target = out.baseAddress {
            (target + head.byteCount).copyMemory(from: start, byteCount: message.count)
        }
        io.commit(id, count)
    }

    // MARK: The engine's answers

    @_specialize(where Port == EpollIO)
    package func answer(
        _ connection: UInt64, stream: UInt32, bulk place: BulkPlace?, sequence: UInt64, receipt: Receipt?,
        replayed: Bool, message: UnsafeRawBufferPointer
    ) {
        if let place {
            bulk.take(place, sequence: sequence, receipt: receipt, replayed: replayed, message: message, self)
            return
        }
        let id = ConnectionID(packed: connection)
        var head = AnswerHead(.answer, stream: stream)
        head.sequence = sequence
        head.receipt = receipt
        head.isReplayed = replayed
        landed(id)
        write(id, head, message)
    }

    package func refuse(
        _ connection: UInt64, stream: UInt32, bulk place: BulkPlace?, sequence: UInt64, _ rejection: Rejection
    ) {
        // Of a check: those before it are answered before it.
        commitAnswers()
        let status = StatusMessage.make(rejection)
        metrics.refused += 1
        if let place {
            bulk.refuse(place, status.bytes, self)
            return
        }
        refuse(ConnectionID(packed: connection), stream, status)
    }

    func refuse(_ id: ConnectionID, _ stream: UInt32, _ status: (code: UInt16, bytes: [UInt8])) {
        var head = AnswerHead(.answer, stream: stream)
        head.status = status.code
        landed(id)
        status.bytes.withUnsafeBytes { write(id, head, $0) }
    }

    /// One request less in flight, if the connection is still the same.
    func landed(_ id: ConnectionID) {
        let session = sessions + Int(id.index)
        guard session.pointee.generation == id.generation, session.pointee.inFlight > 0 else { return }
        session.pointee.inFlight -= 1
        guard session.pointee.isPaused, session.pointee.inFlight < ServerLimits.inFlight else { return }
        session.pointee.isPaused = false
        io.resumeReading(id)
    }

    /// Ends a server stream, with the reason if it is not at its end.
    func endStream(_ id: ConnectionID, _ stream: UInt32, _ rejection: Rejection) {
        let status = StatusMessage.make(rejection)
        var head = AnswerHead(.streamEnd, stream: stream)
        head.status = status.code
        status.bytes.withUnsafeBytes { write(id, head, $0) }
    }

    func session(_ id: ConnectionID) -> UnsafeMutablePointer<Session> { sessions + Int(id.index) }

    // MARK: Drain

    /// Takes no more connections and requests, tells the clients; `isDrained` says when all is answered.
    package func drain() {
        guard !isDraining else { return }
        isDraining = true
        io.stopAccepting()
        for index in 0..<sessionsMax where sessions[index].isOpen {
            let id = ConnectionID(index: UInt32(index), generation: sessions[index].generation)
            write(id, AnswerHead(.goAway), UnsafeRawBufferPointer(start: nil, count: 0))
        }
        let stopping = Rejection(.draining, "the server is stopping")
        watches.endAll(self, stopping)
        positions.endAll(self, stopping)
    }

    package var isDrained: Bool { !io.logIsBusy && engine.isIdle && bulk.isEmpty && parked.count == 0 }
}

/// One frame on its way to the log thread.
final class LogTask: LogJob {
    let write: LogWrite
    let submittedAt: UInt64

    init(_ write: LogWrite, at now: UInt64) {
        self.write = write
        submittedAt = now
    }

    func run() { write.run() }
    func finish() { write.finish() }
}
