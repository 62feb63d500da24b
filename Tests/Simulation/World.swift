import CreditCache
import Engine
import EventLog
import Loop
import Receivables
import ReskontraClient
import Server

/// A ledger server, its clients, network, disk and clock, and the auditor: all from one seed, all in one thread.
package final class World {
    package struct Report: Sendable {
        package var seed: UInt64
        package var violation: Violation?
        /// A disk that lies lost something, and that was noticed.
        package var isLossDetected = false
        /// Sum over everything that happened: equal for equal seeds.
        package var history: UInt64 = 0
        package var digest: UInt64 = 0
        package var records = 0
        package var acknowledged = 0
        package var reads = 0
        package var refused = 0
        package var commands = 0
        package var crashes = 0
        package var refusedOpenings = 0
        /// Openings that began behind a snapshot.
        package var fromSnapshot = 0
        package var steps = 0
        package var nanoseconds: UInt64 = 0
        package var cacheReads = 0
        /// Of these, proved and compared.
        package var cacheHits = 0
        /// How often the product had its way, by `Whims.Point`.
        package var whims: [Int] = []
    }

    let seed: UInt64
    private(set) var swarm: Swarm
    /// Monotonic nanoseconds since the world began.
    private(set) var now: UInt64 = 1_000_000_000
    let auditor = Auditor()
    let workload: Workload
    private let storage = SimulatedStorage()
    private let clock = ManualClock(wall: World.begin)
    private var life: Life?
    private var lives = 0
    private var restartAt: UInt64 = 0
    private var lines: [Line] = []
    private var clients: [SimulatedClient] = []
    private var wishes: [Wish] = []
    private var history = History()
    private var report: Report
    /// Each part of the world has dice of its own.
    private var dice: Dice
    private var networkDice: Dice
    private var diskDice: Dice
    private let whims: WorldWhims
    private let redis = SimulatedRedis()
    private var redisDice: Dice
    private let cache: CacheConfiguration?
    let reader: CacheReader?
    /// What readers found in Redis, and how much of it was proved.
    var cacheReads = 0
    var cacheHits = 0
    private var fullUntil: UInt64 = 0
    private var stalledUntil: UInt64 = 0
    private(set) var hasLied = false
    /// The end: who has no open wish hangs up, so that others find room.
    private(set) var isClosing = false
    private var calm: Swarm

    static let begin: Int64 = 1_764_000_000_000_000_000

    package init(seed: UInt64, swarm: Swarm) {
        self.seed = seed
        self.swarm = swarm
        calm = swarm.calm
        report = Report(seed: seed)
        dice = Dice(seed)
        networkDice = dice.fork()
        diskDice = dice.fork()
        redisDice = Dice(seed ^ 0x5245_4449_5300_0000)
        var configuration = try? CacheConfiguration(host: "redis", macKey: (0..<32).map { UInt8($0) })
        configuration?.surroundings = redis
        cache = swarm.hasRedis ? configuration : nil
        reader = cache.map { CacheReader($0) }
        whims = WorldWhims(Dice(seed ^ 0x5748_494d_5300_0000), rates: swarm.whims)
        workload = Workload(companies: swarm.companies)
    }

    /// A world from its seed alone.
    package static func run(seed: UInt64, isSmall: Bool = false, hasWhims: Bool = true) -> Report {
        let swarm = hasWhims ? Swarm(seed: seed) : Swarm(seed: seed).withoutWhims
        return World(seed: seed, swarm: isSmall ? swarm.small : swarm).run()
    }

    /// Set-up in peace, then danger, then peace again until everybody knows what became of their wishes.
    package func run() -> Report {
        do {
            let dangers = swarm
            swarm = calm
            try setUp()
            swarm = dangers
            whims.set(isSilent: false)
            for number in 0..<swarm.clients {
                let company = workload.companies[number % workload.companies.count].code
                clients.append(SimulatedClient(number: clients.count, company: company, dice: dice.fork()))
                _ = number
            }
            for _ in 0..<swarm.steps { try step(isAsking: true) }
            try converge()
        } catch let violation as Violation {
            // What a lying disk loses cannot be kept; that it is noticed is the rule (A3).
            if hasLied, violation.rule == 9 {
                report.isLossDetected = true
            } else {
                report.violation = violation
            }
        } catch {
            report.violation = Violation(0, "\(error)")
        }
        report.history = history.sum
        report.records = auditor.records.count
        report.acknowledged = auditor.acknowledged
        report.reads = auditor.reads
        report.refused = auditor.refused.values.reduce(0, +)
        report.commands = wishes.count + auditor.reads
        report.nanoseconds = now
        report.whims = whims.taken
        report.cacheReads = cacheReads
        report.cacheHits = cacheHits
        return report
    }

    // MARK: Phases

    private func setUp() throws {
        let till = SimulatedClient(number: 0, company: "", dice: dice.fork())
        clients = [till]
        var setup = Setup(workload, customers: swarm.customers, &dice).rows[...]
        var steps = 0
        while !setup.isEmpty || !till.isQuiet {
            if till.isQuiet, till.isConnected, let row = setup.popFirst() {
                let key = till.newKey(self)
                let wish = Wish(
                    number: -setup.count, method: row.method, company: row.company, key: key,
                    bytes: row.bytes,
                    partKeys: [key])
                wishes.append(wish)
                till.take(wish)
            }
            try step(isAsking: false)
            steps += 1
            try require(steps < 20_000, 0, "the set-up does not end")
        }
        for wish in wishes {
            guard case .acknowledged = wish.parts[0].state else {
                throw Violation(0, "set-up: \(wish) is \(wish.parts[0].state)")
            }
        }
        try require(auditor.refused.isEmpty, 0, "set-up was refused: \(auditor.refused.keys.sorted())")
    }

    /// Dangers over: every client learns what became of its wishes, and the book is what the log says.
    private func converge() throws {
        swarm = calm
        whims.set(isSilent: true)
        storage.clearFaults()
        storage.capacity = .max
        fullUntil = 0
        stalledUntil = 0
        for line in lines where line.isHalfOpen { reset(line) }
        redis.heal()
        for client in clients { client.tidy() }
        isClosing = true
        var steps = 0
        while !clients.allSatisfy(\.isQuiet) {
            try step(isAsking: false)
            steps += 1
            try require(steps < 40_000, 0, "clients do not learn what became of their wishes: \(stuck)")
        }
        // Quiet enough for the idle seal.
        for _ in 0..<40 { try step(isAsking: false, atLeast: 10_000_000) }
        // What the server records by itself (an authorization expires) may be on its way still.
        steps = 0
        while let engine = life?.engine, !engine.isIdle || engine.log.isWriting {
            try step(isAsking: false, atLeast: 10_000_000)
            steps += 1
            try require(steps < 1_000, 0, "the server does not come to rest")
        }
        guard let life else { throw Violation(0, "no server in the end") }
        try require(life.engine.durableSequence == auditor.sequence, 11, "the auditor is behind")
        try auditor.compare(life.engine)
        try auditor.close(wishes)
        try checkStore(life)
        report.digest = life.engine.book.digest.low
        // Last: time goes on meanwhile.
        try convergeCache()
    }

    private var stuck: String {
        clients.filter { !$0.isQuiet }.prefix(3).map { client in
            "client \(client.number): \(client.calls.count) calls, \(client.open.prefix(2).map { "\($0) sent \($0.sends)" })"
        }.joined(separator: "; ")
    }

    /// Invariants 12 and 20: the store verifies, and a replay from the first record gives the same state.
    private func checkStore(_ life: Life) throws {
        let copy = storage.copy()
        // As after a reboot: pages that a failed write left in the cache only are nobody's truth.
        copy.crash(changesKept: { $0 }, fate: { _, _ in .new })
        do {
            let found = try StoreVerifier(copy).run()
            try require(found.lastSequence == auditor.sequence, 20, "verify ends at \(found.lastSequence)")
        } catch let failure as StoreFailure { throw Violation(20, "verify: \(failure)") }
        do throws(StoreFailure) {
            // No snapshot is of the build zero: the first replays everything, the second begins behind a snapshot.
            for build in [ChainValue.zero, Build.current] {
                let again = try Engine(copy.copy(), clock: clock, options: options, build: build)
                let live = life.engine.book.digest
                let replayed = again.book.digest
                history.note(replayed.low)
                let findings = again.book.verify()
                if live != replayed {
                    let start = build == .zero ? "the first record" : "a snapshot, if there is one"
                    report.violation = Violation(
                        12, "replay from \(start) gives another digest; \(findings.first ?? "both books verify")")
                } else if let first = findings.first {
                    report.violation = Violation(12, "verify after replay: \(first)")
                }
            }
        } catch { throw Violation(12, "replay: \(error)") }
    }

    // MARK: One step

    func step(isAsking: Bool, atLeast: UInt64 = 0) throws {
        report.steps += 1
        passTime(atLeast)
        if isAsking { try dangers() }
        try serve()
        try deliver()
        try lookAtCache()
        for client in clients where dice.percent(60) { try client.act(self, isAsking: isAsking) }
    }

    private func passTime(_ atLeast: UInt64) {
        var nanoseconds: Int
        switch dice.below(100) {
        case 0..<75: nanoseconds = dice.between(2_000, 200_000)
        case 75..<95: nanoseconds = dice.between(200_000, 8_000_000)
        default: nanoseconds = dice.between(8_000_000, 300_000_000)
        }
        if dice.chance(swarm.dayLeap) { nanoseconds = dice.between(1, 40) * 21_600 * 1_000_000_000 }
        nanoseconds = max(nanoseconds, Int(atLeast))
        now += UInt64(nanoseconds)
        clock.advance(nanoseconds: Int64(nanoseconds))
        redis.set(now: now, wall: clock.wall)
        life?.loop.advance(nanoseconds: UInt64(nanoseconds))
    }

    /// The server's turn, and what has become durable by it, seen before any client hears of it.
    private func serve() throws {
        guard let life else {
            if now >= restartAt { try restart() }
            return
        }
        _ = life.engine.log.preparer.step()
        if now >= stalledUntil {
            life.runLog(at: now) { UInt64(diskDice.heavyTailed(swarm.diskDelay, 50_000_000)) }
        }
        if diskDice.percent(70) { life.loop.finishLogJob() }
        // The power went in the middle of one of these: nobody takes another turn.
        guard !isPowerOff else { return powerFails() }
        var order = lines.filter { $0.life == life.number }.map(\.peer)
        networkDice.shuffle(&order)
        life.loop.takeTurn(serving: order)
        if life.failed != nil || isPowerOff {
            // The log failed and the process exits by itself, or the power went.
            if !isPowerOff { storage.kill() }
            return isPowerOff ? powerFails() : die()
        }
        if redisDice.percent(70) { life.stepPublisher() }
        try require(life.inconsistent == 0 || hasLied, 14, "the checker found a proved value that is not the ledger's")
        if let fault = life.secondBookFault { throw Violation(12, "\(fault)") }
        let before = auditor.sequence
        try auditor.follow(life.engine, isOpening: false)
        if auditor.sequence != before {
            history.note(auditor.sequence)
            if dice.percent(10) { try auditor.compare(life.engine) }
        }
        for line in lines where line.life == life.number && !line.isOver {
            let bytes = life.loop.taken(by: line.peer)
            if !bytes.isEmpty, !line.isHalfOpen { Line.push(bytes, &line.down, at: arrival()) }
            if line.endAt == nil, life.loop.hasSeenEnd(line.peer), !line.isHalfOpen {
                line.endAt = max(arrival(), line.down.last?.at ?? 0)
            }
        }
    }

    // MARK: Network

    private func arrival() -> UInt64 { now + UInt64(networkDice.heavyTailed(swarm.delay, swarm.delayMax)) }

    /// Nil: refused.
    func connect(_ client: Int) -> Line? {
        guard let life, !networkDice.percent(swarm.refusedConnectPercent) else { return nil }
        let line = Line(client: client, peer: life.loop.connect(), life: life.number)
        lines.append(line)
        return line
    }

    func send(_ bytes: [UInt8], over line: Line) {
        guard !line.isHalfOpen, !line.isOver else { return }
        let time = arrival()
        // One write may come as several reads.
        guard bytes.count > 1, networkDice.percent(20) else { return Line.push(bytes, &line.up, at: time) }
        let cut = networkDice.between(1, bytes.count - 1)
        Line.push(Array(bytes[..<cut]), &line.up, at: time)
        Line.push(Array(bytes[cut...]), &line.up, at: arrival())
    }

    /// The client lets go; what is on its way may still arrive.
    func reset(_ line: Line) {
        line.resetAt = networkDice.percent(50) ? now : max(arrival(), line.up.last?.at ?? 0)
        line.isHalfOpen = false
        line.down = []
    }

    private func deliver() throws {
        for line in lines where !line.isOver {
            if let life, line.life == life.number {
                for bytes in Line.pop(&line.up, until: now) { life.loop.send(bytes, from: line.peer) }
                if let resetAt = line.resetAt, resetAt <= now {
                    life.loop.reset(line.peer)
                    line.isOver = true
                }
            } else {
                line.up = []
                if line.resetAt != nil || line.isHalfOpen { line.isOver = true }
                if line.endAt == nil { line.endAt = arrival() }
            }
            guard line.resetAt == nil else { continue }
            let client = clients[line.client]
            for bytes in Line.pop(&line.down, until: now) where client.line === line {
                history.note(bytes)
                try client.received(bytes, self)
            }
            if let endAt = line.endAt, endAt <= now, line.down.isEmpty {
                line.isOver = true
                if client.line === line { client.lost(self) }
            }
        }
        lines.removeAll { $0.isOver }
        for client in clients { if let line = client.line, line.isOver { client.lost(self) } }
    }

    // MARK: Dangers

    private func dangers() throws {
        if networkDice.chance(swarm.cut), !lines.isEmpty {
            let line = networkDice.pick(lines)
            if networkDice.percent(50) { line.up = [] }
            if networkDice.percent(50) { line.down = [] }
            line.resetAt = line.resetAt ?? arrival()
            if clients[line.client].line === line { clients[line.client].lost(self) }
        }
        if networkDice.chance(swarm.halfOpen), !lines.isEmpty { networkDice.pick(lines).isHalfOpen = true }
        clockDangers()
        diskDangers()
        redisDangers()
        guard life != nil else { return }
        if dice.chance(swarm.kill) {
            storage.kill()
            die()
        } else if dice.chance(swarm.powerCut) {
            powerFails()
        }
    }

    /// An account that a reader asks Redis for; nil: not now.
    func pickAccount() -> (id: CustomerID, company: CacheText, number: CacheText)? {
        guard redisDice.percent(20), !auditor.naive.customers.isEmpty else { return nil }
        let row = redisDice.pick(auditor.naive.customers).row
        let company = auditor.naive.companies[Int(row.company.number) - 1].company
        guard row.invoiceAccount == row.id, let code = CacheText(company.code.text),
            let number = CacheText(row.number.text)
        else { return nil }
        return (row.id, code, number)
    }

    private func redisDangers() {
        if redisDice.chance(swarm.redis) { redis.suffer(&redisDice) }
    }

    private func clockDangers() {
        guard dice.chance(swarm.clockJump) else { return }
        let second: Int64 = 1_000_000_000
        let most = swarm.clockJumpYears && dice.percent(10) ? 10 * 365 * 86_400 : dice.pick([2, 600, 40_000])
        clock.wall = max(World.begin / 2, clock.wall + Int64(dice.between(-most, most)) * second)
    }

    private func diskDangers() {
        let next = storage.operations
        func plan(_ rate: Int, _ reach: Int, _ fault: SimulatedStorage.Fault) {
            if diskDice.chance(rate) { storage.fail(next + diskDice.below(reach), fault) }
        }
        plan(swarm.interrupted, 6, .interrupted)
        plan(swarm.short, 6, .short)
        plan(swarm.syncFails, 20, .error(5))
        plan(swarm.pagesLost, 20, .lostPages)
        plan(swarm.powerCutInside, 40, .powerCut)
        if diskDice.chance(swarm.lie) {
            storage.fail(next + diskDice.below(20), .lie)
            hasLied = true
        }
        if diskDice.chance(swarm.full) {
            storage.capacity = 0
            fullUntil = now + UInt64(diskDice.between(1_000_000, 400_000_000))
        } else if fullUntil != 0, now > fullUntil {
            storage.capacity = .max
            fullUntil = 0
        }
        if diskDice.chance(swarm.stall) {
            stalledUntil = now + UInt64(diskDice.heavyTailed(500_000_000, 60_000_000_000))
        }
    }

    private func powerFails() {
        storage.crash(seed: diskDice.word())
        die()
    }

    /// The process is gone, its connections with it.
    private func die() {
        life = nil
        report.crashes += 1
        restartAt = now + UInt64(dice.heavyTailed(1_000_000, 2_000_000_000))
        history.note(UInt64(report.crashes))
    }

    private var isPowerOff: Bool { storage.isDown }

    private var options: EventLog.Options {
        var options = EventLog.Options()
        options.segmentBytes = swarm.segmentBytes
        options.frameBytesMax = swarm.frameBytes
        options.recentBytes = 64 << 10
        options.whims = whims.points
        options.create = StoreIdentity(id: StoreID(low: seed | 1, high: 7), created: World.begin)
        return options
    }

    // MARK: Restart

    private func restart() throws {
        lives += 1
        let rot = auditor.sequence > 0 && diskDice.percent(swarm.rotPercent) ? Rot(storage, &diskDice) : nil
        if diskDice.percent(swarm.cutInRecoveryPercent) {
            storage.fail(storage.operations + diskDice.below(25), .powerCut)
        }
        do throws(StoreFailure) {
            let opened = try Life(lives, storage, clock, options, connectionsMax: swarm.connectionsMax,
                snapshotEvery: swarm.snapshotEvery, cache: cache)
            // The power may have gone with the opening's very last operation.
            guard !isPowerOff else { return powerFails() }
            life = opened
        } catch {
            try opening(failed: error, rot)
            return
        }
        guard let life else { return }
        do {
            try auditor.opened(life.engine)
        } catch let violation as Violation {
            if let rot { throw Violation(20, "\(rot) was not noticed: \(violation)") }
            throw violation
        }
        if life.engine.snapshots.figures.sequence > 0 { report.fromSnapshot += 1 }
        history.note(life.engine.durableSequence)
    }

    private func opening(failed failure: StoreFailure, _ rot: Rot?) throws {
        report.refusedOpenings += 1
        storage.unlockAll()
        restartAt = now + UInt64(dice.between(1_000_000, 100_000_000))
        switch failure {
        case .writeFailed, .readFailed, .diskFull, .stopped:
            if isPowerOff { storage.crash(seed: diskDice.word()) } else { storage.kill() }
            // With a full disk nothing opens until somebody frees space.
            if case .diskFull = failure {
                storage.capacity = .max
                fullUntil = 0
            }
        case .damaged, .shorterThanWitness, .shorterThanCheckpoint, .shorterThanSnapshot, .digestDiffers, .replayRefused,
            .missingStore, .notAStore, .foreignStore,
            .foreignTimeline, .formatNewer:
            if let rot {
                rot.repair(storage)
                storage.kill()
                return
            }
            if hasLied {
                report.isLossDetected = true
                throw Violation(9, "the disk lied and the opening says so: \(failure)")
            }
            throw Violation(9, "a sound store does not open: \(failure)")
        case .missingDirectory, .notADirectory, .readOnly, .notPermitted, .locked, .untrustedFileSystem,
            .fenced:
            throw Violation(0, "an opening fails for no reason of ours: \(failure)")
        }
    }

    // MARK: Books

    func tidy() { for client in clients { client.tidy() } }

    func note(_ wish: Wish) { wishes.append(wish) }

    /// A wish from before, settled or not, for somebody to send again.
    func oldWish(_ dice: inout Dice) -> Wish? {
        let old = wishes.suffix(400).filter { $0.sends > 0 && !$0.isPreview }
        return old.isEmpty ? nil : dice.pick(old)
    }
}
