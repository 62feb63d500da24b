import Loop
import Receivables
import Schema
import Wire

/// A request that the ledger has not answered yet.
struct OwedAnswer {
    let stream: UInt32
    /// When it was sent on.
    let since: UInt64
    /// It changes nothing and has one answer: whoever gives up waiting may say so.
    let isRead: Bool

    /// Of a frame that is a request.
    init(_ frame: UnsafeRawBufferPointer, since: UInt64) {
        stream = UInt32(littleEndian: frame.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        let number = UInt16(littleEndian: frame.loadUnaligned(fromByteOffset: 6, as: UInt16.self))
        let method = Schema.Method(rawValue: number)
        isRead = method.map { !$0.writes && !$0.streams } ?? false
        self.since = since
    }
}

// A ledger that is there and says nothing: stopped, stuck, or behind a line that swallows what it is sent (reliability D, E1).
//
// A connection that owes an answer is pinged when it is silent, and given up after `ledgerSilenceNanoseconds`. Reads get
// UNAVAILABLE then; whoever waits for a posting loses the connection and knows that the outcome is unknown. When the
// edge's own connection is silent too the ledger hangs: what is asked now is answered at once, until it speaks again.

extension EdgeConfiguration {
    /// Silent for so long a connection is asked whether it is still there.
    var pingNanoseconds: UInt64 { ledgerSilenceNanoseconds / 3 }
}

extension EdgePort {
    /// Some 50 times a second.
    func watchLedger(_ now: UInt64) {
        var silent: [Int] = []
        for index in links.indices {
            switch links[index].role {
            case .ledger, .control: if isSilent(index, now) { silent.append(index) }
            case .free, .client, .redis: break
            }
        }
        for index in silent { giveUp(index, now) }
        // Its own question whether the ledger is back.
        if isLedgerHanging, control == nil, now &- triedControlAt > 250_000_000 { _ = dialControl() }
    }

    private func isSilent(_ index: Int, _ now: UInt64) -> Bool {
        let link = links[index]
        var since = link.heardAt
        if link.role == .ledger, link.phase == .open {
            guard let client = link.peer.flatMap(place), let oldest = links[client].forwarded.first else { return false }
            // At this limit the ledger reads nothing, and pings neither: the control connection knows better.
            guard links[client].forwarded.count < EdgePort.inFlightMax || isLedgerHanging else { return false }
            since = max(since, oldest.since)
        }
        let silence = now &- since
        guard silence < configuration.ledgerSilenceNanoseconds else { return true }
        if link.phase == .open, silence >= configuration.pingNanoseconds, link.pingedAt <= link.heardAt || link.pingedAt < since {
            links[index].pingedAt = now
            ping(ConnectionID(index: UInt32(index), generation: link.generation))
        }
        return false
    }

    private func ping(_ id: ConnectionID) {
        let head = RequestHead(.ping)
        guard let out = io.output(id, head.byteCount + pingMark.count) else { return }
        head.write(messageBytes: pingMark.count, to: out)
        UnsafeMutableRawBufferPointer(rebasing: out[head.byteCount...]).copyBytes(from: pingMark)
        io.commit(id, head.byteCount + pingMark.count)
    }

    private func giveUp(_ index: Int, _ now: UInt64) {
        let link = links[index]
        counters.ledgerSilences += 1
        tell("the ledger has said nothing for \(configuration.ledgerSilenceNanoseconds / 1_000_000) ms")
        let isControlWell = control.flatMap(place).map { now &- links[$0].heardAt < configuration.ledgerSilenceNanoseconds }
        if link.role == .control || isControlWell != true { isLedgerHanging = true }
        links[index].isGivenUp = true
        // `closed` answers those who wait.
        io.close(ConnectionID(index: UInt32(index), generation: link.generation), afterFlush: false)
    }

    /// Any word will do.
    func heard(_ id: ConnectionID) {
        links[Int(id.index)].heardAt = io.now
        if id == control { isLedgerHanging = false }
    }

    static func newPingMark() -> [UInt8] {
        // Nobody else's: what a till pings with goes to the ledger, and its answer to the till.
        var random = SystemRandomNumberGenerator()
        return withUnsafeBytes(of: random.next() as UInt64) { Array($0) }
    }

    // MARK: Who waits

    /// What the ledger owes the client will not come.
    ///
    /// Was it there, it may have done it: the client loses its connection and knows that the outcome is unknown. Of a
    /// ledger that was given up reads at least are answered.
    func ledgerIsGone(_ client: ConnectionID, wasThere: Bool, isGivenUp: Bool = false) {
        guard let place = place(client) else { return }
        links[place].peer = nil
        let owed = links[place].forwarded
        links[place].forwarded.removeAll()
        if wasThere, !isGivenUp, !owed.isEmpty {
            links[place].standIns = [:]
            return io.close(client, afterFlush: true)
        }
        for answer in owed where answer.isRead || !isGivenUp { answerAlone(client, answer.stream) }
        links[place].standIns = [:]
        if isGivenUp, owed.contains(where: { !$0.isRead }) { return io.close(client, afterFlush: true) }
        if links[place].phase == .welcoming {
            // A client that the ledger has not welcomed yet: what it told the last one holds for this one too.
            guard var welcome, !links[place].hello.isEmpty, !wasThere else {
                return io.close(client, afterFlush: true)
            }
            // Callers in development are whoever the ledger took the last one for.
            if links[place].caller.principal == gatekeeper.development {
                links[place].caller.principal = Code(welcome.principal) ?? .empty
            }
            welcome.principal = links[place].caller.principal.text
            links[place].phase = .open
            io.greeted(client)
            write(client, AnswerHead(.welcome), (try? welcome.serializedBytes()) ?? [])
        }
        resume(client)
    }

    /// In the ledger's stead if that may be, else UNAVAILABLE.
    func answerAlone(_ client: ConnectionID, _ stream: UInt32) {
        if let place = place(client), let answer = links[place].standIns.removeValue(forKey: stream),
            standIn(client, stream, answer)
        {
            return
        }
        unavailable(client, stream)
    }

    /// A till whose connection to the ledger was lost is brought before it again, once a second at most, while Redis
    /// answers it: the ledger may have come to deny it.
    func introduce(_ id: ConnectionID) {
        let place = Int(id.index)
        guard links[place].peer == nil, !isLedgerHanging, !(links[place].isTold && links[place].caller.isGoodOnce),
            io.now &- links[place].introducedAt > 1_000_000_000
        else { return }
        links[place].introducedAt = io.now
        _ = dialLedger(for: id)
    }
}
