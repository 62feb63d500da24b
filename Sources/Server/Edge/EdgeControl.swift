import CreditCache
import Foundation
import Loop
import Receivables
import Schema
import SwiftProtobuf
import Wire

// The edge's own questions to the ledger, and its connection to Redis.

extension EdgePort {
    /// Set-ups asked for at a time; checks of further companies go to the ledger meanwhile.
    static var questionsMax: Int { 32 }

    /// Asks for a company's set-up as it stands now, once per generation.
    func ask(_ company: Code, for generation: Generation?) {
        guard questions.count < Self.questionsMax, !failures.contains(company, now: io.now) else { return }
        if questions.contains(where: { $0.value.company == company && $0.value.generation == generation }) { return }
        guard let control = control ?? dialControl() else { return }
        var request = Reskontra_V1_GetEdgeSetupRequest()
        request.company = company.text
        guard let message = try? request.serializedBytes() as [UInt8] else { return }
        let stream = takeStream()
        questions[stream] = (company, generation)
        var head = RequestHead(.request, stream: stream)
        head.method = UInt16(Schema.Method.getEdgeSetup.rawValue)
        send(head, message, to: control)
    }

    /// Remembers what Redis did not prove; the ledger is told with the next tick.
    func noteMissed(_ call: EdgeCall) {
        guard missed[call.company]?.count ?? 0 < CacheLink.pageMax else { return }
        missed[call.company, default: []].insert(call.question.customer)
    }

    /// Has the ledger write them again. Nobody waits for the answer.
    func tellMissed() {
        guard !missed.isEmpty, let control = control ?? dialControl() else { return }
        for (company, customers) in missed {
            var request = Reskontra_V1_RefreshPositionsRequest()
            request.company = company.text
            request.customerNumbers = customers.map(\.text)
            guard let message = try? request.serializedBytes() as [UInt8] else { continue }
            var head = RequestHead(.request, stream: takeStream())
            head.method = UInt16(Schema.Method.refreshPositions.rawValue)
            send(head, message, to: control)
        }
        missed.removeAll(keepingCapacity: true)
    }

    /// Of the control connection; an answer to a stream without a question is passed over.
    private func takeStream() -> UInt32 {
        lastQuestion &+= 1
        if lastQuestion == 0 { lastQuestion = 1 }
        return lastQuestion
    }

    func dialControl() -> ConnectionID? {
        // A ledger that turns us away is not asked with every check.
        guard io.now &- triedControlAt > 100_000_000 else { return nil }
        triedControlAt = io.now
        guard let id = dialLedger() else { return nil }
        link(id, .control)
        control = id
        var hello = Reskontra_V1_Hello()
        hello.protocolMin = UInt32(HelloPrefix.version)
        hello.protocolMax = UInt32(HelloPrefix.version)
        hello.clientName = "reskontrad edge"
        hello.clientVersion = ServerFacts.version
        hello.token = configuration.credentials.token
        _ = EdgePort.frame(of: hello).withUnsafeBytes { copy($0, to: id) }
        return id
    }

    private func send(_ head: RequestHead, _ message: [UInt8], to id: ConnectionID) {
        guard let out = io.output(id, head.byteCount + message.count) else { return }
        head.write(messageBytes: message.count, to: out)
        UnsafeMutableRawBufferPointer(rebasing: out[head.byteCount...]).copyBytes(from: message)
        io.commit(id, head.byteCount + message.count)
    }

    func fromControl(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer) -> Int {
        io.greeted(id)
        var used = 0
        while used < bytes.count {
            switch AnswerReader().next(UnsafeRawBufferPointer(rebasing: bytes[used...])) {
            case .needMore: return used
            case .malformed:
                io.close(id, afterFlush: false)
                return bytes.count
            case .frame(let frame):
                used += frame.byteCount
                links[Int(id.index)].phase = .open
                take(frame)
            }
        }
        return used
    }

    private func take(_ frame: AnswerFrame) {
        if frame.head.kind == .error, let error = FrameError(rawValue: frame.head.detail) {
            tell("the ledger turned the edge away: \(error)")
        }
        guard frame.head.kind == .answer, let question = questions.removeValue(forKey: frame.head.stream) else { return }
        guard frame.head.status == 0,
            let setup = try? Reskontra_V1_GetEdgeSetupResponse(serializedBytes: Array(frame.message))
        else {
            // Asked again with a later check: the company may not exist yet, or the edge may lack the role ops.run.
            failures.note(question.company, now: io.now)
            if frame.head.status == 7 { tell("the ledger lets the edge read no set-up: it needs the role ops.run") }
            return
        }
        if proof == nil { configureCache(setup.cachePrefix) }
        // Before the first reply of Redis its generation is not known: then any check asks again.
        let company = companies[question.company] ?? EdgeCompany()
        company.take(setup, for: question.generation ?? Generation(epoch: 0, incarnation: 0))
        companies[question.company] = company
    }

    private func configureCache(_ prefix: String) {
        guard !prefix.isEmpty,
            let settings = try? CacheConfiguration(
                host: configuration.redis.host, port: configuration.redis.port, prefix: prefix,
                macKey: configuration.macKey)
        else { return }
        proof = CacheProof(settings)
        connectRedis()
    }

    func connectRedis() {
        triedRedisAt = io.now
        guard let id = io.dial(host: configuration.redis.host, port: configuration.redis.port) else { return }
        link(id, .redis)
        redis = id
        let greeting = CacheProof.greeting(user: configuration.redisUser, password: configuration.redisPassword)
        guard !greeting.isEmpty else { return io.greeted(id) }
        redisAwaits = 1
        _ = greeting.withUnsafeBytes { copy($0, to: id) }
    }
}

/// What an edge counts, for its metrics page.
struct EdgeCounters {
    var accepted: UInt64 = 0
    var closed: UInt64 = 0
    /// Requests answered from Redis.
    var answered: UInt64 = 0
    /// Requests sent on to the ledger.
    var forwarded: UInt64 = 0
    var unavailable: UInt64 = 0
    /// Checks approved in the ledger's stead.
    var stoodIn: UInt64 = 0
    var turnedAway: UInt64 = 0
    var redisFailures: UInt64 = 0
    /// Connections to the ledger that were given up because it said nothing.
    var ledgerSilences: UInt64 = 0
    /// Requests the ledger had to answer, by `EdgeDetour`.
    var detours = [UInt64](repeating: 0, count: EdgeDetour.allCases.count)

    func rows(connections: Int, isConnected: Bool) -> [(name: String, help: String, value: UInt64)] {
        [
            ("reskontra_edge_connections", "connections, those to ledger and Redis with them", UInt64(connections)),
            ("reskontra_edge_redis_connected", "1 while Redis is asked", isConnected ? 1 : 0),
            ("reskontra_edge_accepted_total", "connections of clients", accepted),
            ("reskontra_edge_answered_total", "requests answered from Redis", answered),
            ("reskontra_edge_forwarded_total", "requests sent on to the ledger", forwarded),
            ("reskontra_edge_unavailable_total", "requests the ledger did not answer", unavailable),
            ("reskontra_edge_stand_ins_total", "checks approved in the ledger's stead within the floor limit", stoodIn),
            ("reskontra_edge_turned_away_total", "connections whose credentials were not accepted", turnedAway),
            (
                "reskontra_edge_ledger_silences_total", "connections to the ledger given up because it said nothing",
                ledgerSilences
            ),
            ("reskontra_edge_redis_failures_total", "connections to Redis that ended", redisFailures),
        ]
            + EdgeDetour.allCases.map {
                (
                    "reskontra_edge_detours_total{reason=\"\($0.name)\"}",
                    "requests that only the ledger could answer, by reason", detours[$0.rawValue]
                )
            }
    }
}

extension Code {
    /// As keys of Redis carry it: shorter than a `CacheText` can be.
    var cacheText: CacheText { CacheText(text) ?? CacheText() }
}
