import Glibc

/// The publisher's own thread: connects, owns the watermark, writes rounds of values, follows the breaker.
///
/// A round is one pipeline: first the watermark that the rounds before it have earned, then at most
/// `roundValuesMax` values. So the watermark never passes a value that Redis refused.
final class PublisherThread {
    /// What the thread is given.
    final class Start: Sendable {
        let configuration: CacheConfiguration
        let epoch: UInt64
        let intake: PublisherIntake
        let counters: CacheCounters
        let rebuild: @Sendable (Generation) -> Void

        init(
            configuration: CacheConfiguration, epoch: UInt64, intake: PublisherIntake,
            counters: CacheCounters,
            rebuild: @escaping @Sendable (Generation) -> Void
        ) {
            self.configuration = configuration
            self.epoch = epoch
            self.intake = intake
            self.counters = counters
            self.rebuild = rebuild
        }
    }

    private static let millisecond: Int64 = 1_000_000
    private static let firstRetryMilliseconds: Int64 = 10

    private let start: Start
    private let configuration: CacheConfiguration
    private let intake: PublisherIntake
    private let counters: CacheCounters
    private let keys: CacheKeys
    private let seal: CacheSeal
    private let intakeState: IntakeState

    private var link: RedisLink?
    private var runID: [UInt8] = []
    private var scriptIsLoaded = false
    private var generation: Generation
    private var needsGeneration = true
    /// Changes after the generation began, at `beganAt`.
    private var changes = ChangeTree()
    private var beganAt: UInt64 = 0
    /// The watermark Redis confirmed last, and one it may have taken although we saw no answer.
    private var confirmed: (bytes: [UInt8], sequence: UInt64) = ([], 0)
    private var inDoubt: (bytes: [UInt8], sequence: UInt64)?

    private var failuresInARow = 0
    private var nextAttempt: Int64 = 0
    private var nextClaim: Int64 = 0
    private var nextHeartbeat: Int64 = 0

    init(_ start: Start) {
        self.start = start
        configuration = start.configuration
        intake = start.intake
        counters = start.counters
        keys = CacheKeys(prefix: configuration.prefix)
        seal = CacheSeal(key: configuration.macKey)
        generation = Generation(epoch: start.epoch, incarnation: 0)
        intakeState = IntakeState(start.intake, start.counters, accountsMax: configuration.dirtyAccountsMax)
    }

    func run() {
        while !intake.isStopping { rest(drained: step()) }
    }

    /// What there is to do now; how many changes came in.
    func step() -> Int {
        let drained = intakeState.drain()
        if intakeState.takeLoss() || intake.takeRenewal() { needsGeneration = true }
        let now = configuration.clock.monotonicNanoseconds()
        do throws(CacheFailure) {
            if link == nil, now >= nextAttempt { try connect() }
            if let link {
                if needsGeneration, now >= nextClaim { try claim(link) }
                if !needsGeneration, roundIsDue(now) { try round(link) }
            }
        } catch {
            disconnect(error)
        }
        return drained
    }

    // MARK: Connection

    private func connect() throws(CacheFailure) {
        let state = intakeState
        let made = try RedisLink(configuration, meanwhile: { _ = state.drain() })
        let newRunID = try askRunID(made)
        scriptIsLoaded = false
        let there = try readWatermark(made)
        if newRunID != runID || confirmed.bytes.isEmpty {
            needsGeneration = true
        } else if !adopt(there) {
            noteRollback()
        }
        runID = newRunID
        link = made
    }

    /// True when the watermark in Redis is one we wrote; then our values stand as well.
    private func adopt(_ there: [UInt8]) -> Bool {
        if let doubt = inDoubt, there == doubt.bytes { confirmed = doubt }
        inDoubt = nil
        return there == confirmed.bytes
    }

    private func disconnect(_ failure: CacheFailure) {
        link = nil
        failuresInARow += 1
        let isOpen = failuresInARow >= configuration.failuresBeforeBreak || failure.kind == .fenced
        let probe = Int64(configuration.probeMilliseconds)
        let pause = isOpen ? probe : min(probe, Self.firstRetryMilliseconds << Int64(failuresInARow - 1))
        nextAttempt = configuration.clock.monotonicNanoseconds() + pause * Self.millisecond
        counters.breakerIsOpen.store(isOpen, ordering: .relaxed)
        counters.isConnected.store(false, ordering: .relaxed)
        // The reason before its count: whoever sees the count finds the reason.
        counters.lastFailure.withLock { $0 = failure }
        if failure.kind == .fenced { counters.fenced.add(1, ordering: .releasing) }
        counters.failures.add(1, ordering: .releasing)
    }

    private func noteSuccess() {
        failuresInARow = 0
        counters.breakerIsOpen.store(false, ordering: .relaxed)
        counters.isConnected.store(true, ordering: .relaxed)
    }

    /// Empty when the user may not ask; then the watermark alone must show a change.
    private func askRunID(_ link: RedisLink) throws(CacheFailure) -> [UInt8] {
        link.commands.begin(arguments: 2)
        link.commands.argument("INFO")
        link.commands.argument("server")
        let reply = try link.reply()
        let name = Array("\nrun_id:".utf8)
        let found = reply.withBytes { text -> [UInt8]? in
            guard let place = text.indices.first(where: { text[$0...].starts(with: name) }) else {
                return nil
            }
            return Array(text[(place + name.count)...].prefix { $0 > 32 })
        }
        return found.flatMap { $0 } ?? []
    }

    // MARK: Ownership

    /// Begins a new generation, unless a newer epoch owns the cache.
    private func claim(_ link: RedisLink) throws(CacheFailure) {
        nextClaim =
            configuration.clock.monotonicNanoseconds() + Int64(configuration.probeMilliseconds) * Self.millisecond
        let there = try readWatermark(link)
        var incarnation = generation.incarnation
        if let owner = there.withUnsafeBytes({ Watermark($0, key: keys.watermark, seal: seal) }) {
            guard owner.generation.epoch <= start.epoch else {
                throw CacheFailure(.fenced, "generation \(owner.generation) owns the cache")
            }
            if owner.generation.epoch == start.epoch {
                incarnation = max(incarnation, owner.generation.incarnation)
            }
        }
        generation = Generation(epoch: start.epoch, incarnation: incarnation + 1)
        let sequence = intakeState.cleanThrough()
        changes.removeAll()
        beganAt = sequence
        let mark = watermark(at: sequence)
        // Until Redis says yes it may have either; the next connection settles it.
        confirmed = (there, 0)
        inDoubt = (mark, sequence)
        guard try moveWatermark(link, to: mark) else { return }
        confirmed = (mark, sequence)
        inDoubt = nil
        needsGeneration = false
        nextHeartbeat =
            configuration.clock.monotonicNanoseconds() + Int64(configuration.heartbeatMilliseconds) * Self.millisecond
        counters.generations.add(1, ordering: .relaxed)
        counters.watermark.store(sequence, ordering: .relaxed)
        noteSuccess()
        start.rebuild(generation)
    }

    private func noteRollback() {
        needsGeneration = true
        counters.rollbacks.add(1, ordering: .relaxed)
        counters.isConnected.store(false, ordering: .relaxed)
    }

    private func readWatermark(_ link: RedisLink) throws(CacheFailure) -> [UInt8] {
        beginScript(link, arguments: 1, isPlain: true)
        link.commands.argument("read")
        let reply = try link.reply()
        if let text = reply.errorText { throw refusal(text) }
        scriptIsLoaded = true
        guard let there = reply.withBytes({ Array($0) }) else { throw CacheFailure(.malformedReply) }
        return there
    }

    private func moveWatermark(_ link: RedisLink, to mark: [UInt8]) throws(CacheFailure) -> Bool {
        appendMove(link, to: mark)
        let reply = try link.reply()
        if let text = reply.errorText { throw refusal(text) }
        return reply.integer == PublishScript.installed
    }

    // MARK: Rounds

    private func roundIsDue(_ now: Int64) -> Bool {
        intakeState.hasWaiting || now >= nextHeartbeat || intakeState.cleanThrough() > confirmed.sequence
    }

    private func round(_ link: RedisLink) throws(CacheFailure) {
        if !scriptIsLoaded { _ = try readWatermark(link) }
        let now = configuration.clock.monotonicNanoseconds()
        let earned = max(intakeState.cleanThrough(), confirmed.sequence)
        var mark: [UInt8]?
        if earned > confirmed.sequence || now >= nextHeartbeat {
            let made = watermark(at: earned)
            appendMove(link, to: made)
            mark = made
            nextHeartbeat = now + Int64(configuration.heartbeatMilliseconds) * Self.millisecond
        }

        var answers = RoundAnswers()
        defer { intakeState.endRound { answers.wasTaken($0) } }
        var sent = 0
        while sent < configuration.roundValuesMax, let figures = intakeState.take() {
            append(figures, to: link)
            sent += 1
            // Redis works on these while we pack the next.
            if sent % 64 == 0 { try link.flush() }
        }
        let leaves = changes.takeChanged()
        let nodes = leaves.map(ChangeNode.Place.leaf) + ChangeTree.middles(above: leaves).map(ChangeNode.Place.middle)
        var nodesAreThere = false
        defer { if !nodesAreThere { changes.retry(leaves) } }
        for place in nodes {
            append(place, to: link)
            sent += 1
            if sent % 64 == 0 { try link.flush() }
        }
        if let mark { try settleMark(link, mark, sequence: earned) }
        while answers.count < sent - nodes.count {
            answers.append(try answer(of: link))
        }
        nodesAreThere = try settle(nodes: nodes.count, link)
        if changes.count > configuration.changedAccountsMax { needsGeneration = true }
        counters.published.add(UInt64(answers.taken), ordering: .relaxed)
        if let problem = answers.refusal { throw problem }
        if !needsGeneration { noteSuccess() }
    }

    private func settleMark(_ link: RedisLink, _ mark: [UInt8], sequence: UInt64) throws(CacheFailure) {
        let doubt = inDoubt
        inDoubt = (mark, sequence)
        let reply = try link.reply()
        if let text = reply.errorText {
            if text.hasPrefix("NOSCRIPT") {
                scriptIsLoaded = false
                return
            }
            throw refusal(text)
        }
        inDoubt = nil
        if reply.integer == PublishScript.installed {
            confirmed = (mark, sequence)
            counters.heartbeats.add(1, ordering: .relaxed)
            counters.watermark.store(sequence, ordering: .relaxed)
        } else if let doubt, reply.withBytes({ $0.elementsEqual(doubt.bytes) }) == true {
            // A move from a lost connection came late; it was ours and true.
            confirmed = doubt
        } else {
            noteRollback()
        }
    }

    /// True when Redis has the value.
    private func answer(of link: RedisLink) throws(CacheFailure) -> RoundAnswers.Answer {
        let reply = try link.reply()
        switch reply.integer {
        case PublishScript.installed, PublishScript.alreadyThere: return .taken
        case PublishScript.noOwner, PublishScript.otherOwner:
            // One lost watermark is one rollback, however many values met it.
            if !needsGeneration { noteRollback() }
            return .notTaken
        case PublishScript.newerThere:
            counters.poisoned.add(1, ordering: .relaxed)
            needsGeneration = true
            return .notTaken
        default:
            guard let text = reply.errorText else { throw CacheFailure(.malformedReply) }
            guard text.hasPrefix("NOSCRIPT") else { return .refused(refusal(text)) }
            scriptIsLoaded = false
            return .notTaken
        }
    }

    /// True when Redis has all these nodes of the tree.
    private func settle(nodes: Int, _ link: RedisLink) throws(CacheFailure) -> Bool {
        var areThere = true
        for _ in 0..<nodes {
            switch try answer(of: link) {
            case .taken: continue
            case .notTaken: areThere = false
            case .refused(let failure): throw failure
            }
        }
        return areThere
    }

    private func refusal(_ text: String) -> CacheFailure {
        CacheFailure(.refused, String(text.prefix(120)))
    }

    // MARK: Commands

    private func append(_ figures: UnsafePointer<CreditFigures>, to link: RedisLink) {
        withUnsafeTemporaryAllocation(byteCount: CacheKeys.bytesMax + PackedPosition.bytesMax, alignment: 8) {
            space in
            let keyCount = keys.storeCustomerKey(
                company: figures.pointee.company, customer: figures.pointee.customer, to: space)
            let key = UnsafeRawBufferPointer(rebasing: space[..<keyCount])
            if figures.pointee.lastChange > beganAt {
                changes.note(ChangePlace(key: key), changedAt: figures.pointee.lastChange)
            }
            let target = space.baseAddress! + CacheKeys.bytesMax
            let count = PackedPosition.store(
                figures, generation, serverTime: configuration.clock.wallNanoseconds(), key: key, seal: seal,
                to: target)
            beginScript(link, arguments: 3, key: key)
            link.commands.argument("value")
            link.commands.argument(UnsafeRawBufferPointer(start: target, count: count))
            link.commands.argument(decimal: CacheKeys.lifeMilliseconds(of: key))
        }
    }

    private func append(_ place: ChangeNode.Place, to link: RedisLink) {
        let key = keys.nodeKey(place)
        let (version, content) = changes[place]
        let node = ChangeNode.packed(content, generation, version: version, key: key, seal: seal)
        key.withUnsafeBytes { beginScript(link, arguments: 3, key: $0) }
        link.commands.argument("value")
        link.commands.argument(node)
        link.commands.argument(decimal: CacheKeys.nodeLifeMilliseconds)
    }

    /// All changes up to the sequence are in the values, and noted in the tree.
    private func watermark(at sequence: UInt64) -> [UInt8] {
        Watermark(
            generation, sequence: sequence, serverTime: configuration.clock.wallNanoseconds(), changes: changes.root
        ).packed(key: keys.watermark, seal: seal)
    }

    private func appendMove(_ link: RedisLink, to mark: [UInt8]) {
        beginScript(link, arguments: 3)
        link.commands.argument("mark")
        link.commands.argument(confirmed.bytes)
        link.commands.argument(mark)
    }

    /// The call up to its keys: a value key if there is one, then the watermark. Plain calls load the script.
    private func beginScript(
        _ link: RedisLink, arguments: Int, key: UnsafeRawBufferPointer? = nil, isPlain: Bool = false
    ) {
        link.commands.begin(arguments: 4 + (key == nil ? 0 : 1) + arguments)
        if isPlain {
            link.commands.argument("EVAL")
            link.commands.argument(Array(PublishScript.text.utf8))
        } else {
            link.commands.argument("EVALSHA")
            link.commands.argument(PublishScript.digest)
        }
        link.commands.argument(decimal: key == nil ? 1 : 2)
        if let key { link.commands.argument(key) }
        link.commands.argument(keys.watermark)
    }

    // MARK: Rest

    private func rest(drained: Int) {
        if link != nil, !needsGeneration {
            if intakeState.waitingCount >= configuration.roundValuesMax { return }
            if !intakeState.hasWaiting, intakeState.cleanThrough() > confirmed.sequence { return }
        }
        if drained > 0 || (intakeState.hasWaiting && link != nil) {
            poll(nil, 0, Int32(configuration.roundPauseMilliseconds))
            return
        }
        let deadline = link == nil ? nextAttempt : needsGeneration ? nextClaim : nextHeartbeat
        intake.sleep(until: deadline, unlessReleasedAfter: intakeState.drainedThrough)
    }
}

/// What Redis said to the values of one round, in their order.
private struct RoundAnswers {
    enum Answer {
        case taken, notTaken
        case refused(CacheFailure)
    }

    private var isTaken: [Bool] = []
    private(set) var taken = 0
    private(set) var refusal: CacheFailure?

    var count: Int { isTaken.count }

    mutating func append(_ answer: Answer) {
        switch answer {
        case .taken:
            isTaken.append(true)
            taken += 1
        case .notTaken:
            isTaken.append(false)
        case .refused(let failure):
            isTaken.append(false)
            refusal = refusal ?? failure
        }
    }

    /// False for values that were not answered at all.
    func wasTaken(_ position: Int) -> Bool { position < count && isTaken[position] }
}
