import Glibc
import Synchronization
import Testing

@testable import CreditCache

/// Reliability 2D and 3.5 with a real Redis: a lost, frozen, flushed, rolled back or poisoned cache is a
/// miss, never a wrong figure, and never the loop's trouble.
@Suite(
    "the cache publisher", .enabled(if: RedisProcess.isInstalled, "redis-server is not installed"),
    .serialized,
    .timeLimit(.minutes(2)))
struct CachePublisherTests {
    let redis: RedisProcess

    init() throws {
        redis = try RedisProcess()
    }

    @Test("published figures read back equal, with generation and watermark")
    func publishes() throws {
        let ledger = try Ledger(redis)
        ledger.change(7, currencies: 8)
        ledger.commit()
        let position = try #require(ledger.eventuallyProved(7))
        #expect(position.figures.agrees(with: ledger.figures[7]!))
        #expect(position.generation == Generation(epoch: 1, incarnation: 1))
        #expect(position.watermark.sequence == 1)
        #expect(abs(position.heartbeatAge(at: CacheClock.machine.wallNanoseconds())) < 60_000_000_000)
        #expect(ledger.reading.isConnected)
    }

    @Test("3.5: nothing leaves before its sync")
    func waitsForRelease() throws {
        let ledger = try Ledger(redis)
        ledger.change(1)
        ledger.commit()
        ledger.change(2)
        ledger.close()
        _ = try #require(ledger.eventuallyProved(1))
        let heartbeats = ledger.reading.heartbeats
        #expect(eventually { ledger.reading.heartbeats > heartbeats + 2 })
        #expect(ledger.read(2).isMiss)
        #expect(ledger.reading.watermark == 1)
        ledger.release()
        #expect(ledger.eventuallyProved(2) != nil)
    }

    @Test("D7: a hot account costs one write, whatever it changed before")
    func coalesces() throws {
        let ledger = try Ledger(redis, starts: false)
        for _ in 0..<100 {
            ledger.change(7)
            ledger.commit()
        }
        ledger.start()
        #expect(ledger.eventuallyProved(7)?.figures.asOf == 100)
        #expect(ledger.reading.published == 1)
        #expect(ledger.reading.coalesced == 99)
    }

    @Test("every change of many accounts arrives, and the watermark with the last")
    func manyAccounts() throws {
        let ledger = try Ledger(redis)
        for round in 0..<5 {
            for customer in UInt32(0)..<1_300 where customer % 5 != round { ledger.change(customer) }
            ledger.commit()
        }
        try ledger.expectAllProved()
        #expect(ledger.reading.lag == 0)
    }

    @Test("D2: after FLUSHALL there are misses, then the heartbeat notices and all comes back")
    func flushed() throws {
        let ledger = try Ledger(redis)
        for customer in UInt32(0)..<20 { ledger.change(customer) }
        ledger.commit()
        try ledger.expectAllProved()
        try redis.command("FLUSHALL")
        #expect(eventually { ledger.reading.rollbacks == 1 })
        try ledger.expectAllProved()
        #expect(ledger.proved(3)?.generation.incarnation == 2)
    }

    @Test("D4: a watermark put back to an older one of ours is a rollback")
    func rolledBack() throws {
        let ledger = try Ledger(redis)
        ledger.change(1)
        ledger.commit()
        try ledger.expectAllProved()
        let value = try redis.command(Array("GET".utf8), Array("t:{DE01}:c:C-1".utf8))
        let mark = try redis.command(Array("GET".utf8), Array("t:watermark".utf8))
        ledger.change(1)
        ledger.commit()
        try ledger.expectAllProved()
        try redis.command(Array("SET".utf8), Array("t:{DE01}:c:C-1".utf8), value)
        try redis.command(Array("SET".utf8), Array("t:watermark".utf8), mark)
        #expect(eventually { ledger.reading.rollbacks == 1 })
        try ledger.expectAllProved()
    }

    @Test("D5: tampered, copied, cut and wrongly typed values are rejected, each for its reason")
    func poisoned() throws {
        let ledger = try Ledger(redis)
        for customer in UInt32(1)...4 { ledger.change(customer) }
        ledger.commit()
        try ledger.expectAllProved()
        try redis.command("SETRANGE", "t:{DE01}:c:C-1", "100", "x")
        #expect(ledger.read(1).rejection == .mac)
        try redis.command("COPY", "t:{DE01}:c:C-3", "t:{DE01}:c:C-2", "REPLACE")
        #expect(ledger.read(2).rejection == .mac)
        try redis.command("SET", "t:{DE01}:c:C-3", "RKC2")
        #expect(ledger.read(3).rejection == .layout)
        try redis.command("DEL", "t:{DE01}:c:C-4")
        try redis.command("RPUSH", "t:{DE01}:c:C-4", "x")
        #expect(ledger.read(4).rejection == .wrongType)
        // Their next change, or a new generation, heals them.
        ledger.change(4)
        ledger.commit()
        ledger.publisher.startNewGeneration()
        try ledger.expectAllProved()
    }

    @Test("D5: a value with a far as-of under our generation does not keep ours out")
    func poisonedAsOf() throws {
        let ledger = try Ledger(redis)
        ledger.change(1)
        ledger.commit()
        try ledger.expectAllProved()
        try redis.command("SETRANGE", "t:{DE01}:c:C-1", "36", "ffffffffffffffff")
        ledger.change(1)
        ledger.commit()
        #expect(eventually { ledger.reading.poisoned == 1 })
        try ledger.expectAllProved()
    }

    @Test("D5: a watermark that is not ours proves nothing and is taken back")
    func poisonedWatermark() throws {
        let ledger = try Ledger(redis)
        ledger.change(1)
        ledger.commit()
        try ledger.expectAllProved()
        for poison in ["", "RKW2ffffffffffffffff", String(repeating: "f", count: 100_000)] {
            let rollbacks = ledger.reading.rollbacks
            try redis.command("SET", "t:watermark", poison)
            #expect(eventually { ledger.reading.rollbacks > rollbacks })
            try ledger.expectAllProved()
        }
        try redis.command("DEL", "t:watermark")
        try redis.command("SADD", "t:watermark", "x")
        #expect(eventually { ledger.reading.rollbacks > 3 })
        try ledger.expectAllProved()
    }

    @Test("D1, D4: Redis killed and restarted empty: a new incarnation, all figures back")
    func restarted() throws {
        let ledger = try Ledger(redis)
        ledger.change(1)
        ledger.commit()
        try ledger.expectAllProved()
        redis.kill()
        ledger.change(2)
        ledger.commit()
        #expect(eventually { ledger.reading.breakerIsOpen })
        #expect(!ledger.reading.isConnected)
        #expect(ledger.read(1).isUnavailable)
        try redis.start()
        try ledger.expectAllProved()
        #expect(ledger.proved(1)!.generation.incarnation > 1)
        #expect(!ledger.reading.breakerIsOpen)
    }

    @Test("D1: a lost connection alone costs no generation")
    func reconnected() throws {
        let ledger = try Ledger(redis)
        ledger.change(1)
        ledger.commit()
        try ledger.expectAllProved()
        let failures = ledger.reading.failures
        try redis.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
        #expect(eventually { ledger.reading.failures > failures })
        ledger.change(2)
        ledger.commit()
        try ledger.expectAllProved()
        #expect(ledger.proved(1)?.generation.incarnation == 1)
        #expect(ledger.proved(2)?.generation.incarnation == 1)
    }

    /// That stage and release return at all is the proof: Redis goes on only after them.
    @Test("D1: a stopped Redis does not hold the loop, and what it missed arrives")
    func suspended() throws {
        var configuration = try redis.configuration()
        configuration.commandTimeoutMilliseconds = 50
        let ledger = try Ledger(redis, configuration)
        ledger.change(1)
        ledger.commit()
        try ledger.expectAllProved()
        redis.suspend()
        for _ in 0..<200 {
            for customer in UInt32(0)..<200 { ledger.change(customer) }
            ledger.commit()
        }
        #expect(eventually { ledger.reading.failures > 0 })
        #expect(eventually { ledger.reading.releasedThrough == ledger.sequence })
        #expect(ledger.reading.dirtyAccounts <= 2 * 200, "waiting and in flight, once each")
        redis.resume()
        try ledger.expectAllProved()
    }

    @Test("3.5: more accounts than fit begin a new generation, and nothing stale stays under its watermark")
    func overflows() throws {
        var configuration = try redis.configuration()
        configuration.dirtyAccountsMax = 64
        let ledger = try Ledger(redis, configuration)
        for customer in UInt32(0)..<20 { ledger.change(customer) }
        ledger.commit()
        try ledger.expectAllProved()
        redis.suspend()
        for customer in UInt32(0)..<200 { ledger.change(customer) }
        ledger.commit()
        #expect(eventually { ledger.reading.overflows == 1 })
        #expect(ledger.reading.dirtyAccounts <= 64)
        redis.resume()
        try ledger.expectAllProved()
        #expect(ledger.proved(0)!.generation.incarnation > 1)
    }

    @Test("3.5: figures lost on the way from the loop begin a new generation")
    func ringOverflows() throws {
        var configuration = try redis.configuration()
        configuration.stagedBytesMax = 4_096
        let ledger = try Ledger(redis, configuration)
        ledger.change(1)
        ledger.commit()
        try ledger.expectAllProved()
        // Not released, so it cannot leave the ring while it is filled.
        for customer in UInt32(0)..<100 { ledger.change(customer) }
        ledger.commit()
        #expect(eventually { ledger.reading.overflows > 0 })
        try ledger.expectAllProved()
    }

    @Test("3.5: a server of an earlier epoch is fenced and changes nothing")
    func fenced() throws {
        let newer = try Ledger(redis, epoch: 2)
        newer.change(1)
        newer.commit()
        try newer.expectAllProved()
        let older = try Ledger(redis, epoch: 1)
        older.change(1)
        older.change(1)
        older.commit()
        #expect(eventually { older.reading.fenced > 0 })
        #expect(older.reading.lastFailure?.kind == .fenced)
        #expect(older.reading.published == 0)
        #expect(newer.proved(1)?.figures.asOf == 1)
        #expect(newer.reading.rollbacks == 0)
    }

    @Test("3.8: a reader with another key believes nothing and counts it")
    func otherKey() throws {
        let ledger = try Ledger(redis)
        ledger.change(1)
        ledger.commit()
        try ledger.expectAllProved()
        let stranger = CacheReader(
            try CacheConfiguration(
                host: "127.0.0.1", port: redis.port, prefix: "t:", macKey: testKey.map { $0 ^ 1 }))
        let answer = stranger.read(company: CacheText("DE01")!, customer: CacheText("C-1")!)
        #expect(answer.rejection == .watermark)
        let counts = stranger.counters.byAnswer
        #expect(counts.first { $0.name == "rejected" }?.count == 1)
        #expect(counts.first { $0.name == "hit" }?.count == 0)
    }

    @Test("3.5: a new epoch takes over, and values of the old one are misses")
    func takesOver() throws {
        let older = try Ledger(redis, epoch: 1)
        older.change(1)
        older.change(2)
        older.commit()
        try older.expectAllProved()
        older.publisher.stop()
        let newer = try Ledger(redis, epoch: 2)
        newer.change(1)
        newer.commit()
        try newer.expectAllProved()
        #expect(newer.read(2).rejection == .generation)
    }

    @Test("a flushed script cache is filled again")
    func scriptFlushed() throws {
        let ledger = try Ledger(redis)
        ledger.change(1)
        ledger.commit()
        try ledger.expectAllProved()
        try redis.command("SCRIPT", "FLUSH")
        ledger.change(1)
        ledger.commit()
        try ledger.expectAllProved()
        #expect(ledger.reading.failures == 0)
    }

    @Test("D1: while Redis refuses, the watermark stands still")
    func refused() throws {
        let ledger = try Ledger(redis)
        ledger.change(1)
        ledger.commit()
        try ledger.expectAllProved()
        try redis.command("CONFIG", "SET", "maxmemory", "1")
        ledger.change(1)
        ledger.commit()
        #expect(eventually { ledger.reading.lastFailure?.kind == .refused })
        #expect(ledger.reading.watermark == 1)
        try redis.command("CONFIG", "SET", "maxmemory", "0")
        try ledger.expectAllProved()
    }

    @Test("a fill finds no room while half of the accounts wait")
    func fillHasLessRoom() throws {
        var configuration = try redis.configuration()
        configuration.dirtyAccountsMax = 64
        let publisher = CachePublisher(configuration, epoch: 1) { _ in }
        var taken = 0
        for customer in UInt32(0)..<100
        where publisher.fill(figures(customer, changedAt: 1), customer: customer) {
            taken += 1
        }
        #expect((16...32).contains(taken))
    }
}

/// A small ledger on the test's thread: the loop's side of the publisher.
final class Ledger {
    let publisher: CachePublisher
    private(set) var figures: [UInt32: CreditFigures] = [:]
    private(set) var sequence: UInt64 = 0
    private let reader: CacheReader
    private let rebuilds = RebuildRequests()
    private var rebuildsSeen = 0
    private var accountsToFill: [UInt32] = []
    private var changed: [UInt32] = []

    init(
        _ redis: RedisProcess, _ configuration: CacheConfiguration? = nil, epoch: UInt64 = 1,
        starts: Bool = true
    ) throws {
        let configuration = try configuration ?? redis.configuration()
        let rebuilds = rebuilds
        publisher = CachePublisher(configuration, epoch: epoch) { _ in
            rebuilds.count.add(1, ordering: .sequentiallyConsistent)
        }
        reader = CacheReader(try redis.configuration())
        if starts { start() }
    }

    deinit {
        publisher.stop()
    }

    var reading: CacheCounters.Reading { publisher.counters.reading() }

    func start() {
        #expect(publisher.start())
    }

    func change(_ customer: UInt32, currencies: Int = 1) {
        sequence += 1
        figures[customer] = CreditCacheTests.figures(customer, changedAt: sequence, currencies: currencies)
        changed.append(customer)
    }

    /// Ends the commit batch without its sync.
    func close() {
        for customer in Set(changed).sorted() {
            var copy = figures[customer]!
            copy.asOf = sequence
            publisher.stage(copy, customer: customer)
        }
        changed = []
    }

    func release() {
        publisher.release(through: sequence)
    }

    func commit() {
        close()
        release()
    }

    func read(_ customer: UInt32) -> CacheAnswer {
        reader.read(company: CacheText("DE01")!, customer: CacheText("C-\(customer)")!)
    }

    func proved(_ customer: UInt32) -> CachedPosition? {
        guard case .hit(let position) = read(customer), position.isProved else { return nil }
        return position
    }

    func eventuallyProved(_ customer: UInt32) -> CachedPosition? {
        _ = eventually { proved(customer) != nil }
        return proved(customer)
    }

    /// Waits until all accounts are in Redis under the watermark of the last change, and checks on the way
    /// that no proved value ever differs from the ledger.
    func expectAllProved() throws {
        let customers = figures.keys.sorted()
        var missing = 0
        let isComplete = eventually {
            rebuildIfAsked()
            missing = 0
            reader.read(
                count: customers.count, account: { (CacheText("DE01")!, CacheText("C-\(customers[$0])")!) }
            ) {
                guard case .hit(let position) = $1, position.watermark.sequence == sequence else {
                    missing += 1
                    return
                }
                #expect(position.isProved)
                #expect(position.figures.agrees(with: figures[customers[$0]]!))
            }
            return missing == 0
        }
        try #require(isComplete, "\(missing) of \(customers.count) accounts are missing: \(reading)")
    }

    private func rebuildIfAsked() {
        let asked = rebuilds.count.load(ordering: .sequentiallyConsistent)
        if asked > rebuildsSeen {
            rebuildsSeen = asked
            accountsToFill = figures.keys.sorted()
        }
        while let customer = accountsToFill.last {
            var copy = figures[customer]!
            copy.asOf = sequence
            guard publisher.fill(copy, customer: customer) else { break }
            accountsToFill.removeLast()
        }
    }
}

final class RebuildRequests: Sendable {
    let count = Atomic<Int>(0)
}

extension CacheAnswer {
    var isMiss: Bool { if case .miss = self { true } else { false } }
    var isUnavailable: Bool { if case .unavailable = self { true } else { false } }
    var rejection: CacheRejection? { if case .rejected(let reason) = self { reason } else { nil } }
}
