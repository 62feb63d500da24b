import CreditCache
import Glibc
import Loop
import Receivables
import Schema
import SwiftProtobuf
import Wire

/// A stateless credit node near the tills: CheckCredit and GetCreditPosition from Redis, everything else to the ledger,
/// byte for byte.
///
///     till -> plain requests of these two -> one MGET a turn -> proved figures -> the ledger's rules -> till
///          -> all other frames, and what Redis does not prove -> its own connection to the ledger -> till
///
/// Who calls is found out here by the ledger's rules, and told to the ledger: see `EdgeSecurity`. Answers of both kinds
/// come in any order, as the protocol allows. An edge reserves nothing and never guesses:
/// without ledger and proof the answer is UNAVAILABLE, unless it was told what it may answer then: see `StandInTerms`.
/// Rules: reliability 3.5, credit:AU-12.
package final class EdgePort: LoopHandler {
    let configuration: EdgeConfiguration
    let io: EpollIO
    var links: [EdgeLink]
    var companies: [Code: EdgeCompany] = [:]
    var counters = EdgeCounters()
    let gatekeeper: Gatekeeper
    /// Nil: the ledger is called without TLS.
    let ledgerPeer: TLSPeer?
    /// Told what somebody should look into.
    let trouble: (String) -> Void
    var toldAt: UInt64 = 0
    /// The last WELCOME that came from the ledger: greets clients while it is away.
    var welcome: Reskontra_V1_Welcome?
    /// Known when the ledger has told the prefix of the keys.
    var proof: CacheProof?
    var redis: ConnectionID?
    /// Redis has taken our greeting, or needs none.
    var redisAwaits = 0
    /// The connection for the edge's own questions, and what was asked on it, by stream.
    var control: ConnectionID?
    var questions: [UInt32: (company: Code, generation: Generation?)] = [:]
    var lastQuestion: UInt32 = 0
    var failures = RecentFailures()
    /// By company: accounts that Redis lacked, or has in a way that proves nothing.
    var missed: [Code: Set<Code>] = [:]
    /// What the next MGET will ask; what was asked, oldest first.
    var gathered = EdgeBatch()
    var waiting: [EdgeBatch] = []
    var triedRedisAt: UInt64 = 0
    var triedControlAt: UInt64 = 0
    /// The ledger is there and says nothing.
    var isLedgerHanging = false
    let pingMark = EdgePort.newPingMark()
    private var lookedForExpiredAt: UInt64 = 0
    private var standInsMade = StandInsMade()
    /// The list of denied callers that open connections were held against.
    var deniedSeen: UInt64 = 0
    private var seenMark: (bytes: [UInt8], mark: Watermark)?
    private let board: MetricsBoard
    private let shutdown: Shutdown
    private var isDraining = false

    static var inFlightMax: Int { Int(ServerLimits.inFlight) }

    package init(
        _ configuration: EdgeConfiguration, io: EpollIO, gatekeeper: Gatekeeper, ledger: TLSPeer?, connectionsMax: Int,
        board: MetricsBoard, shutdown: Shutdown, trouble: @escaping (String) -> Void
    ) {
        self.configuration = configuration
        self.io = io
        self.gatekeeper = gatekeeper
        ledgerPeer = ledger
        self.trouble = trouble
        self.board = board
        self.shutdown = shutdown
        links = Array(repeating: EdgeLink(), count: connectionsMax)
        io.setTimer(everyNanoseconds: 20_000_000)
    }

    // MARK: The loop's calls

    package func accepted(_ id: ConnectionID, _ peer: PeerAddress) {
        link(id, .client)
        counters.accepted += 1
    }

    func link(_ id: ConnectionID, _ role: EdgeLink.Role, peer: ConnectionID? = nil) {
        var made = EdgeLink()
        made.generation = id.generation
        made.role = role
        made.peer = peer
        made.heardAt = io.now
        links[Int(id.index)] = made
    }

    /// The connection's place, if it is still the same.
    func place(_ id: ConnectionID) -> Int? {
        links[Int(id.index)].generation == id.generation && links[Int(id.index)].role != .free
            ? Int(id.index) : nil
    }

    package func received(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer) -> Int {
        switch links[Int(id.index)].role {
        case .client: return fromClient(id, bytes)
        case .ledger:
            heard(id)
            return fromLedger(id, bytes)
        case .control:
            heard(id)
            return fromControl(id, bytes)
        case .redis: return fromRedis(id, bytes)
        case .free: return bytes.count
        }
    }

    package func readsEnded() { askRedis() }

    package func inputEnded(_ id: ConnectionID) -> EndOfInput {
        let place = Int(id.index)
        guard links[place].role == .client, links[place].inFlight > 0 else { return .closeAfterFlush }
        links[place].isLeaving = true
        return .keepForOutput
    }

    package func closed(_ id: ConnectionID, _ why: CloseReason) {
        let gone = links[Int(id.index)]
        links[Int(id.index)] = EdgeLink()
        if why == .failed(errno: EPROTO), gone.role == .ledger || gone.role == .control {
            tell("no TLS with the ledger: \(io.lastTLSFailure)")
        }
        switch gone.role {
        case .client:
            counters.closed += 1
            if let peer = gone.peer { io.close(peer, afterFlush: true) }
        case .ledger:
            guard let client = gone.peer else { return }
            ledgerIsGone(client, wasThere: gone.phase == .open, isGivenUp: gone.isGivenUp)
        case .control:
            control = nil
            questions.removeAll()
        case .redis:
            redis = nil
            redisAwaits = 0
            counters.redisFailures += 1
            let left = waiting
            waiting = []
            for batch in left { askLedger(batch, .noRedis) }
        case .free: break
        }
    }

    package func timerFired(_ now: UInt64) {
        if let oldest = waiting.first, now - oldest.askedAt > configuration.redisTimeoutNanoseconds, let redis {
            // `closed` sends what waits to the ledger.
            io.close(redis, afterFlush: false)
        }
        watchLedger(now)
        if redis == nil, proof != nil, now - triedRedisAt > 200_000_000 { connectRedis() }
        tellMissed()
        if now &- lookedForExpiredAt > 500_000_000 {
            lookedForExpiredAt = now
            endExpired()
        }
        board.post(counters.rows(connections: io.connectionCount, isConnected: redis != nil))
        if isDraining, links.allSatisfy({ $0.role != .client }) { io.stop() }
    }

    package func woken() {
        guard shutdown.isWanted, !isDraining else { return }
        isDraining = true
        io.stopAccepting()
        for index in links.indices where links[index].role == .client {
            let id = ConnectionID(index: UInt32(index), generation: links[index].generation)
            write(id, AnswerHead(.goAway), [])
        }
    }

    // MARK: Clients

    private func fromClient(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer) -> Int {
        let place = Int(id.index)
        var used = 0
        while used < bytes.count {
            guard !links[place].isOver else { return bytes.count }
            guard links[place].inFlight < Self.inFlightMax else {
                links[place].isPaused = true
                io.pauseReading(id)
                return used
            }
            if links[place].phase == .hello {
                let taken = takeHello(id, UnsafeRawBufferPointer(rebasing: bytes[used...]))
                guard taken > 0 else { break }
                used += taken
                continue
            }
            if let taken = gather(id, bytes, from: used) {
                used += taken
                continue
            }
            guard bytes.count - used >= 4 else { break }
            let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: used, as: UInt32.self)))
            guard length <= FrameLimits.request, length >= RequestHead.fixedBytes - 4 else {
                // Nothing behind it can be trusted.
                refuse(id, .lengthTooLarge)
                return bytes.count
            }
            guard bytes.count - used >= length + 4 else { break }
            let frame = UnsafeRawBufferPointer(rebasing: bytes[used..<(used + length + 4)])
            // What the ledger hears of a caller comes from us alone.
            guard frame[4] != FrameKind.hello.rawValue else {
                refuse(id, .helloRepeated)
                return bytes.count
            }
            forward(id, frame)
            used += length + 4
        }
        return used
    }

    /// A request at this place that Redis may answer: taken, with its length; nil when it is anything else.
    private func gather(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        let place = Int(id.index)
        guard links[place].phase == .open, let (request, asked) = question(bytes, at: start) else { return nil }
        let company = asked.company ?? links[place].company
        guard !company.isEmpty else { return nil }
        guard let known = companies[company], known.generation != nil else {
            ask(company, for: nil)
            counters.detours[EdgeDetour.noSetup.rawValue] += 1
            return nil
        }
        guard redis != nil, redisAwaits == 0 else {
            counters.detours[EdgeDetour.noRedis.rawValue] += 1
            return nil
        }
        introduce(id)
        links[place].asked += 1
        gathered.append(
            id, stream: request.stream, company: company, asked.question, minSequence: asked.minSequence,
            UnsafeRawBufferPointer(rebasing: bytes[start..<(start + request.byteCount)]))
        if gathered.calls.count == EdgeBatch.callsMax { askRedis() }
        return request.byteCount
    }

    /// A question and what came with it; `company` is nil where the connection's own is meant.
    private typealias Asked = (company: Code?, question: EdgeQuestion, minSequence: UInt64)

    /// Nil also for what is malformed: the ledger says what is wrong with it.
    private func question(_ bytes: UnsafeRawBufferPointer, at start: Int) -> (PlainRequest, Asked)? {
        if let request = PlainRequest(bytes, at: start, .checkCredit) {
            guard let hot = HotCheckRequest(request.message) else { return nil }
            let company = hot.company.count == 0 ? nil : Code(utf8: hot.company) ?? .empty
            return (request, (company, .check(CheckCredit(hot, CompanyID(1))), hot.minSequence))
        }
        guard let request = PlainRequest(bytes, at: start, .getCreditPosition),
            let message = try? Reskontra_V1_GetCreditPositionRequest(serializedBytes: Array(request.message)),
            let customer = Code(message.customerNumber), !customer.isEmpty, !message.hasAt
        else { return nil }
        let company = message.company.isEmpty ? nil : Code(message.company) ?? .empty
        return (request, (company, .position(of: customer), message.minSequence))
    }

    /// To the client's own connection to the ledger, which is made if there is none.
    func forward(_ id: ConnectionID, _ frame: UnsafeRawBufferPointer) {
        let place = Int(id.index)
        guard !links[place].isOver else { return }
        if links[place].peer == nil, links[place].isTold, links[place].caller.isGoodOnce {
            // Its token brings it in once: it comes again, with a new one.
            links[place].isOver = true
            return refuse(id, .unauthenticated)
        }
        let isRequest = frame[4] == FrameKind.request.rawValue
        if isLedgerHanging {
            // Nothing was sent, so nothing was done.
            if isRequest {
                answerAlone(id, OwedAnswer(frame, since: io.now).stream)
                return resume(id)
            }
            if links[place].peer == nil { return ledgerIsGone(id, wasThere: false) }
        }
        if isRequest { links[place].forwarded.append(OwedAnswer(frame, since: io.now)) }
        guard let ledger = links[place].peer ?? dialLedger(for: id), copy(frame, to: ledger) else {
            if links[place].peer == nil { ledgerIsGone(id, wasThere: false) }
            return
        }
        if isRequest { counters.forwarded += 1 }
    }

    func dialLedger(for client: ConnectionID) -> ConnectionID? {
        guard let ledger = dialLedger() else { return nil }
        link(ledger, .ledger, peer: client)
        let place = Int(client.index)
        links[place].peer = ledger
        // The client was welcomed before: the ledger hears its HELLO again, the client no second WELCOME.
        if links[place].phase == .open {
            links[Int(ledger.index)].swallowsWelcome = true
            _ = links[place].hello.withUnsafeBytes { copy($0, to: ledger) }
        }
        return ledger
    }

    // MARK: The ledger's answers

    private func fromLedger(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer) -> Int {
        guard let client = links[Int(id.index)].peer else { return bytes.count }
        var used = 0
        // Whole frames only: ours go between them.
        while bytes.count - used >= AnswerHead.fixedBytes {
            let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: used, as: UInt32.self)))
            guard length <= FrameLimits.answer, length >= AnswerHead.fixedBytes - 4 else {
                io.close(id, afterFlush: false)
                return bytes.count
            }
            guard bytes.count - used >= length + 4 else { break }
            take(UnsafeRawBufferPointer(rebasing: bytes[used..<(used + length + 4)]), from: id, for: client)
            used += length + 4
        }
        return used
    }

    private func take(_ frame: UnsafeRawBufferPointer, from id: ConnectionID, for client: ConnectionID) {
        guard let place = place(client), let kind = FrameKind(rawValue: frame[4]) else { return }
        io.greeted(id)
        links[Int(id.index)].phase = .open
        links[place].isTold = true
        switch kind {
        case .welcome:
            if case .frame(let answer) = AnswerReader().next(frame),
                let message = try? Reskontra_V1_Welcome(serializedBytes: Array(answer.message))
            {
                welcome = message
                links[place].caller.principal = Code(message.principal) ?? .empty
            }
            if links[Int(id.index)].swallowsWelcome {
                links[Int(id.index)].swallowsWelcome = false
                return
            }
            links[place].phase = .open
            io.greeted(client)
        case .answer, .streamEnd:
            let stream = UInt32(littleEndian: frame.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
            if let at = links[place].forwarded.firstIndex(where: { $0.stream == stream }) { links[place].forwarded.remove(at: at) }
            if !links[place].standIns.isEmpty { links[place].standIns[stream] = nil }
            standInsMade.forget(at: io.now)
            let sequence = UInt64(littleEndian: frame.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
            links[place].seen = max(links[place].seen, sequence)
        case .error:
            // Nothing comes behind it, whichever HELLO of the client's it is about.
            _ = copy(frame, to: client)
            links[place].isOver = true
            return io.close(client, afterFlush: true)
        case .pong where frame.suffix(pingMark.count).elementsEqual(pingMark): return
        default: break
        }
        _ = copy(frame, to: client)
        resume(client)
    }

    /// Reads on when there is room; closes when the client has said all and all is answered.
    func resume(_ client: ConnectionID) {
        guard let place = place(client) else { return }
        if links[place].isPaused, links[place].inFlight < Self.inFlightMax {
            links[place].isPaused = false
            io.resumeReading(client)
        }
        if links[place].isLeaving, links[place].inFlight == 0 { io.close(client, afterFlush: true) }
    }

    // MARK: Redis's answers

    private func askRedis() {
        guard !gathered.calls.isEmpty else { return }
        var batch = EdgeBatch()
        swap(&batch, &gathered)
        batch.askedAt = io.now
        guard let redis, let proof else { return askLedger(batch, .noRedis) }
        var command: [UInt8] = []
        proof.lookup(batch.calls.map { ($0.company.cacheText, $0.question.customer.cacheText) }, to: &command)
        guard command.withUnsafeBytes({ copy($0, to: redis) }) else { return askLedger(batch, .noRedis) }
        waiting.append(batch)
    }

    private func fromRedis(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer) -> Int {
        io.greeted(id)
        var used = 0
        while used < bytes.count {
            if redisAwaits > 0 {
                guard let end = bytes[used...].firstIndex(of: 10) else { break }
                guard bytes[used] == UInt8(ascii: "+") else { break }
                redisAwaits -= 1
                used = end + 1
                continue
            }
            let rest = UnsafeRawBufferPointer(rebasing: bytes[used...])
            guard let batch = waiting.first else { break }
            switch RedisArray(rest, countMax: CacheProof.valuesPerAccount * EdgeBatch.callsMax + 1) {
            case .incomplete: return used
            case .broken:
                io.close(id, afterFlush: false)
                return bytes.count
            case .values(let values, let byteCount):
                waiting.removeFirst()
                settle(batch, values, rest)
                used += byteCount
            }
        }
        guard used == bytes.count else {
            // Words nobody asked for, or a refusal of our greeting.
            io.close(id, afterFlush: false)
            return bytes.count
        }
        return used
    }

    private func settle(_ batch: EdgeBatch, _ values: [Range<Int>?], _ reply: UnsafeRawBufferPointer) {
        guard values.count == CacheProof.valuesPerAccount * batch.calls.count + 1, let markRange = values[0], let proof,
            let mark = watermark(UnsafeRawBufferPointer(rebasing: reply[markRange]), proof)
        else { return askLedger(batch, .rejected) }
        let wall = configuration.wallClock()
        let age = wall - mark.serverTime
        // A clock ahead of ours by more than the heartbeat's own pace proves nothing either.
        guard age >= -1_000_000_000 else { return askLedger(batch, .stale) }
        for (index, call) in batch.calls.enumerated() {
            guard let place = place(call.client), let company = companies[call.company] else { continue }
            if company.generation != mark.generation { ask(call.company, for: mark.generation) }
            let isStale = age > configuration.ageMax(of: call.question)
            if isStale, configuration.standIn == nil {
                askLedger(call, batch.bytes, .stale)
                continue
            }
            let first = CacheProof.valuesPerAccount * index + 1
            func value(_ place: Int) -> UnsafeRawBufferPointer? {
                values[place].map { UnsafeRawBufferPointer(rebasing: reply[$0]) }
            }
            guard let position = value(first) else {
                if !isStale { noteMissed(call) }
                askLedger(call, batch.bytes, isStale ? .stale : .miss)
                continue
            }
            let answer = proof.judge(
                position, leaf: value(first + 1), middle: value(first + 2), company: call.company.cacheText,
                customer: call.question.customer.cacheText, mark)
            if isStale {
                links[place].standIns[call.stream] = standIn(
                    for: call, company, answer, links[place].caller, age: age, wall: wall,
                    atLeast: max(call.minSequence, links[place].seen))
                askLedger(call, batch.bytes, .stale)
                continue
            }
            guard case .hit(let position) = answer else {
                noteMissed(call)
                askLedger(call, batch.bytes, .rejected)
                continue
            }
            let milliseconds = UInt32(clamping: max(1, age / 1_000_000))
            switch company.answer(
                call.question, position, of: links[place].caller, wall: wall,
                atLeast: max(call.minSequence, links[place].seen))
            {
            case .ask(let why):
                askLedger(call, batch.bytes, why)
                continue
            case .decision(let decision):
                answerCheck(call, decision, sequence: mark.sequence, ageMilliseconds: milliseconds)
            case .position(let answer):
                answerPosition(call, answer, sequence: mark.sequence, ageMilliseconds: milliseconds)
            }
            links[place].asked -= 1
            counters.answered += 1
            resume(call.client)
        }
    }

    /// The watermark is the same for many replies: its seal is looked at once.
    private func watermark(_ bytes: UnsafeRawBufferPointer, _ proof: CacheProof) -> Watermark? {
        if let seenMark, seenMark.bytes.withUnsafeBytes({ $0.elementsEqual(bytes) }) { return seenMark.mark }
        guard let mark = proof.watermark(bytes) else { return nil }
        seenMark = (Array(bytes), mark)
        return mark
    }

    private func answerCheck(
        _ call: EdgeCall, _ decision: CreditDecision, sequence: UInt64, ageMilliseconds: UInt32
    ) {
        answerCheck(call.client, call.stream, decision, sequence: sequence, ageMilliseconds: ageMilliseconds)
    }

    /// In the ledger's stead, which cannot be reached; false: the terms have no room for it.
    func standIn(_ client: ConnectionID, _ stream: UInt32, _ answer: StandIn) -> Bool {
        guard let terms = configuration.standIn, standInsMade.take(answer, terms, at: io.now) else { return false }
        counters.stoodIn += 1
        answerCheck(
            client, stream, answer.decision, sequence: answer.sequence, ageMilliseconds: answer.ageMilliseconds,
            isStale: true)
        return true
    }

    private func answerCheck(
        _ client: ConnectionID, _ stream: UInt32, _ decision: CreditDecision, sequence: UInt64, ageMilliseconds: UInt32,
        isStale: Bool = false
    ) {
        let fixed = AnswerHead.fixedBytes
        guard let room = io.output(client, fixed + CreditDecision.responseBytesMax + 32),
            let frame = room.baseAddress
        else { return }
        let end = decision.writeResponse(at: frame + fixed, ageMilliseconds: ageMilliseconds, isStale: isStale)
        AnswerHead.writePlain(stream: stream, sequence: sequence, frameBytes: end - frame, at: frame)
        io.commit(client, end - frame)
    }

    private func answerPosition(
        _ call: EdgeCall, _ position: GetCreditPosition.Answer, sequence: UInt64, ageMilliseconds: UInt32
    ) {
        var message = Reskontra_V1_GetCreditPositionResponse(position)
        message.ageMs = ageMilliseconds
        var head = AnswerHead(.answer, stream: call.stream)
        head.sequence = sequence
        // A message made here has every field it needs: encoding cannot fail.
        write(call.client, head, (try? message.serializedBytes()) ?? [])
    }

    func askLedger(_ batch: EdgeBatch, _ why: EdgeDetour) {
        for call in batch.calls { askLedger(call, batch.bytes, why) }
    }

    private func askLedger(_ call: EdgeCall, _ bytes: [UInt8], _ why: EdgeDetour) {
        guard let place = place(call.client) else { return }
        links[place].asked -= 1
        counters.detours[why.rawValue] += 1
        bytes[call.frame].withUnsafeBytes { forward(call.client, $0) }
    }

    // MARK: Writing

    func copy(_ bytes: UnsafeRawBufferPointer, to id: ConnectionID) -> Bool {
        guard let out = io.output(id, bytes.count), let target = out.baseAddress, let source = bytes.baseAddress
        else { return false }
        target.copyMemory(from: source, byteCount: bytes.count)
        io.commit(id, bytes.count)
        return true
    }

    func write(_ id: ConnectionID, _ head: AnswerHead, _ message: [UInt8]) {
        guard let out = io.output(id, head.byteCount + message.count) else { return }
        head.write(messageBytes: message.count, to: out)
        out[head.byteCount...].copyBytes(from: message)
        io.commit(id, head.byteCount + message.count)
    }

    func unavailable(_ id: ConnectionID, _ stream: UInt32) {
        counters.unavailable += 1
        let status = StatusMessage.make(
            Rejection(.ledgerUnavailable, "the ledger server cannot be reached: nothing was done"))
        var head = AnswerHead(.answer, stream: stream)
        head.status = status.code
        write(id, head, status.bytes)
    }

    func refuse(_ id: ConnectionID, _ error: FrameError) {
        var head = AnswerHead(.error)
        head.detail = error.rawValue
        head.status = error.status
        write(id, head, StatusMessage.make(error))
        io.close(id, afterFlush: true)
    }
}
