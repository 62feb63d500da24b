import EventLog
import Receivables
import Synchronization
import Testing

@testable import Engine

/// What became of a store with snapshots when it was opened again.
struct SnapshotTests {
    private func names(_ storage: SimulatedStorage) throws -> [String] {
        try storage.list(nil).filter { $0.hasPrefix("snap-") }.sorted()
    }

    private func ledger(companies: Int) throws -> Ledger {
        let ledger = try Ledger()
        try create(1...companies, in: ledger)
        return ledger
    }

    private func create(_ numbers: ClosedRange<Int>, in ledger: Ledger) throws {
        for number in numbers {
            ledger.send(Ledger.company(Code("C\(number)") ?? .empty), key: UInt64(number), content: [UInt8(number)])
            try ledger.sync()
        }
    }

    /// A store of ten companies with snapshots at records 5 and 8; ten records in all.
    private func store() throws -> (ledger: Ledger, storage: SimulatedStorage) {
        let ledger = try ledger(companies: 5)
        _ = try ledger.engine.writeSnapshot()
        try create(6...8, in: ledger)
        _ = try ledger.engine.writeSnapshot()
        try create(9...10, in: ledger)
        #expect(try names(ledger.storage).count == 2)
        return (ledger, ledger.storage)
    }

    private func reopen(_ storage: SimulatedStorage, after ledger: Ledger) throws -> Engine {
        let copy = storage.copy()
        copy.kill()
        return try Engine(copy, clock: ledger.clock, options: EventLog.Options())
    }

    private func snapshot(_ sequence: UInt64) -> String { SnapshotName(sequence: sequence).text }

    @Test("a restart is the newest good snapshot and the tail of the log")
    func restart() throws {
        let (ledger, storage) = try store()
        let again = try reopen(storage, after: ledger)
        #expect(again.snapshots.figures.sequence == 8 && again.snapshotFalls.isEmpty)
        #expect(again.book.digest == ledger.engine.book.digest && again.book.sequence == 10)
        #expect(again.book.companies.count == 10)
        #expect(again.book.verify().isEmpty)
    }

    @Test("request keys are known behind a snapshot: the first answer is repeated, other content refused (3.6)")
    func keys() throws {
        let first = try ledger(companies: 5)
        _ = try first.engine.writeSnapshot()
        first.storage.kill()
        let clock = ManualClock(wall: first.clock.wall)
        // The keys of `send` carry the clock's milliseconds.
        let again = try Ledger(first.storage, clock)
        #expect(again.engine.snapshots.figures.sequence == 5)
        again.send(Ledger.company("C3"), key: 3, content: [3])
        again.send(Ledger.company("C3"), key: 3, content: [4])
        #expect(again.answers.first?.replayed == true && again.answers.first?.sequence == 3)
        #expect(again.answers.last?.rejection?.reason == .idempotencyMismatch)
    }

    @Test("a damaged snapshot falls back to the older one, and that to the whole log; each fall has its reason")
    func falls() throws {
        let (ledger, storage) = try store()
        storage.flip(snapshot(8), at: 5_000, mask: 4)
        var again = try reopen(storage, after: ledger)
        #expect(again.snapshots.figures.sequence == 5)
        #expect(again.snapshotFalls.count == 1 && again.snapshotFalls[0].hasPrefix(snapshot(8)))
        storage.tamper(snapshot(5)) { $0.removeLast(4_096) }
        again = try reopen(storage, after: ledger)
        #expect(again.snapshots.figures.sequence == 0 && again.snapshotFalls.count == 2)
        #expect(again.book.digest == ledger.engine.book.digest)
    }

    @Test("a flipped bit anywhere in a snapshot is noticed, and nothing is lost")
    func flips() throws {
        let ledger = try ledger(companies: 5)
        _ = try ledger.engine.writeSnapshot()
        let bytes = try #require(ledger.storage.bytes(of: snapshot(5)))
        var dice = SplitMix(5)
        var offsets = (0..<120).map { _ in Int.random(in: 0..<bytes.count, using: &dice) }
        // The heads of the blocks and both ends are rarely hit by chance.
        offsets += Array(stride(from: 4_096, to: 4_112, by: 1)) + [0, 8, 12, 48, 4_095, bytes.count - 4_096, bytes.count - 1]
        for offset in offsets {
            let copy = ledger.storage.copy()
            copy.kill()
            copy.flip(snapshot(5), at: offset, mask: 1 << UInt8(offset & 7))
            let again = try Engine(copy, clock: ledger.clock, options: EventLog.Options())
            #expect(again.snapshotFalls.count == 1, "bit \(offset & 7) of byte \(offset)")
            #expect(again.book.digest == ledger.engine.book.digest)
        }
    }

    @Test("a snapshot cut short at any length is refused", arguments: [0, 1, 4_095, 4_096, 8_191, 8_192, 20_000])
    func cuts(length: Int) throws {
        let ledger = try ledger(companies: 3)
        _ = try ledger.engine.writeSnapshot()
        ledger.storage.tamper(snapshot(3)) { $0.removeLast($0.count - length) }
        let again = try reopen(ledger.storage, after: ledger)
        #expect(again.snapshotFalls.count == 1 && again.book.companies.count == 3)
    }

    /// Changes a field of the header and puts its sum right: as somebody would who knows the format.
    private func forge(_ storage: SimulatedStorage, _ change: (inout SnapshotHeader) -> Void) throws {
        var header = try SnapshotReader(SnapshotName(sequence: 5), in: storage).header
        change(&header)
        let writer = try SnapshotWriter(header, in: storage)
        writer.begin("book")
        [UInt8(1)].withUnsafeBytes { try? writer.write($0) }
        try writer.install()
    }

    @Test("of another store, timeline, epoch to come, build: refused by name before a byte of it is used")
    func strangers() throws {
        let changes: [((inout SnapshotHeader) -> Void, String)] = [
            ({ $0.storeID = StoreID(low: 9, high: 9) }, "another store"),
            ({ $0.timeline += 1 }, "another timeline"),
            ({ $0.epoch += 7 }, "never began"),
            ({ $0.build = .zero }, "another build"),
        ]
        for (change, reason) in changes {
            let ledger = try ledger(companies: 5)
            _ = try ledger.engine.writeSnapshot()
            try forge(ledger.storage, change)
            let again = try reopen(ledger.storage, after: ledger)
            #expect(again.snapshotFalls.count == 1 && again.snapshotFalls[0].contains(reason))
            #expect(again.book.digest == ledger.engine.book.digest)
        }
    }

    @Test("a newer format is refused by its number")
    func newer() throws {
        let ledger = try ledger(companies: 5)
        _ = try ledger.engine.writeSnapshot()
        var header = try SnapshotReader(SnapshotName(sequence: 5), in: ledger.storage).header
        header.sequence = 5
        ledger.storage.tamper(snapshot(5)) { bytes in
            bytes.withUnsafeMutableBytes { header.encode(into: $0.baseAddress!, format: (9, 3, 9)) }
        }
        let again = try reopen(ledger.storage, after: ledger)
        #expect(again.snapshotFalls == ["\(snapshot(5)): its format 9.3 is newer than ours"])
    }

    @Test("one whose chain is not the log's is not trusted, whatever its sums say")
    func contradiction() throws {
        let ledger = try ledger(companies: 5)
        _ = try ledger.engine.writeSnapshot()
        let bytes = try #require(ledger.storage.bytes(of: snapshot(5)))
        let other = try Ledger()
        try create(11...15, in: other)
        _ = try other.engine.writeSnapshot()
        // The same store id, sequence and build; another history.
        ledger.storage.put(snapshot(5), try #require(other.storage.bytes(of: snapshot(5))))
        try create(6...7, in: ledger)
        let again = try reopen(ledger.storage, after: ledger)
        #expect(again.snapshotFalls.count == 1 && again.snapshotFalls[0].contains("the log contradicts it"))
        #expect(again.book.digest == ledger.engine.book.digest)
        #expect(bytes.count > 0)
    }

    @Test("a log that ends before its snapshot has lost records: it is not opened (3.2)")
    func logIsShorter() throws {
        let ledger = try ledger(companies: 5)
        let before = ledger.storage.copy()
        try create(6...8, in: ledger)
        _ = try ledger.engine.writeSnapshot()
        before.kill()
        before.put(snapshot(8), try #require(ledger.storage.bytes(of: snapshot(8))))
        #expect(throws: StoreFailure.shorterThanSnapshot(snapshot: 8, log: 5)) {
            try Engine(before, clock: ledger.clock, options: EventLog.Options())
        }
        #expect(throws: StoreFailure.shorterThanSnapshot(snapshot: 8, log: 5)) { try StoreVerifier(before).run() }
    }

    @Test("verify checks every byte of a snapshot and that the log agrees")
    func verified() throws {
        let (_, storage) = try store()
        let sound = try StoreVerifier(storage).run()
        #expect(sound.snapshots == 2 && sound.notices.isEmpty)
        storage.flip(snapshot(5), at: 9_000, mask: 1)
        let found = try StoreVerifier(storage).run()
        #expect(found.snapshots == 1 && found.notices.count == 1 && found.notices[0].hasPrefix(snapshot(5)))
    }

    @Test("verify refuses a log that ends before a snapshot whose blocks are bad, as serving does (3.2)")
    func badAndAhead() throws {
        let ledger = try ledger(companies: 5)
        let before = ledger.storage.copy()
        try create(6...8, in: ledger)
        _ = try ledger.engine.writeSnapshot()
        before.kill()
        before.put(snapshot(8), try #require(ledger.storage.bytes(of: snapshot(8))))
        before.flip(snapshot(8), at: 5_000, mask: 4)
        #expect(throws: StoreFailure.shorterThanSnapshot(snapshot: 8, log: 5)) {
            try Engine(before, clock: ledger.clock, options: EventLog.Options())
        }
        #expect(throws: StoreFailure.shorterThanSnapshot(snapshot: 8, log: 5)) { try StoreVerifier(before).run() }
    }

    @Test("of those that this program cannot use only the newest stays, beside the ones it can")
    func retentionOfOthers() throws {
        let (ledger, storage) = try store()
        // As a program before would have left them.
        storage.tamper(snapshot(5)) { $0[5_000] ^= 1; $0[$0.count - 1] ^= 1 }
        storage.put(snapshot(3), try #require(storage.bytes(of: snapshot(5))))
        _ = try ledger.engine.writeSnapshot()
        try create(11...11, in: ledger)
        _ = try ledger.engine.writeSnapshot()
        #expect(try names(storage) == [snapshot(5), snapshot(10), snapshot(11)])
    }

    @Test("one that nobody wants any more leaves no file, is no failure, and is due again")
    func unwanted() throws {
        let ledger = try ledger(companies: 3)
        let replay = Replay()
        let reader = ledger.engine.log.reading.reader()
        _ = try reader.records(from: 1, limitBytes: .max, through: 3) { try replay.apply($0.sequence, $0.bytes) }
        let mark = ledger.engine.durableMark
        #expect(throws: Snapshots.Unwanted.self) {
            try ledger.engine.snapshots.write(&replay.book, &replay.keys, at: mark) { false }
        }
        #expect(try names(ledger.storage).isEmpty)
        #expect(ledger.engine.snapshots.figures == Snapshots.Figures())
        try ledger.engine.snapshots.write(&replay.book, &replay.keys, at: mark)
        #expect(try names(ledger.storage) == [snapshot(3)])
    }

    @Test("the newest ones stay, so many as are wanted; what was never finished goes")
    func retention() throws {
        let ledger = try ledger(companies: 1)
        ledger.storage.put("snap-00000000000000000009.new", [1, 2, 3])
        for number in 2...5 {
            _ = try ledger.engine.writeSnapshot()
            try create(number...number, in: ledger)
        }
        #expect(try names(ledger.storage) == [snapshot(3), snapshot(4)])
    }

    @Test("a power cut at any step of writing one leaves a store that opens, and no snapshot that is half there")
    func powerCuts() throws {
        for seed in 0..<3 as Range<UInt64> {
            var step = 0
            while true {
                let ledger = try ledger(companies: 4)
                ledger.storage.fail(ledger.storage.operations + step, .powerCut)
                let isWritten = (try? ledger.engine.writeSnapshot()) != nil
                if isWritten, !ledger.storage.isDown { break }
                ledger.storage.crash(seed: seed &* 1_000 &+ UInt64(step))
                let again = try Engine(ledger.storage, clock: ledger.clock, options: EventLog.Options())
                #expect(again.book.digest == ledger.engine.book.digest && again.book.companies.count == 4)
                // Renamed before it was durable would show as a fall.
                #expect(again.snapshotFalls.isEmpty, "step \(step)")
                step += 1
            }
            #expect(step > 10)
        }
    }

    @Test("the second book writes one when it is due, begins with it, and never writes a state that differs")
    func secondBook() throws {
        let storage = SimulatedStorage()
        let clock = ManualClock(wall: 1_764_000_000_000_000_000)
        var plan = SnapshotPlan()
        plan.everyRecords = 4
        let ledger = try Ledger(storage, clock, plan)
        let faults = Mutex<[SecondBook.Fault]>([])
        let second = SecondBook(ledger.engine.log.reading, snapshots: ledger.engine.snapshots) { fault in
            faults.withLock { $0.append(fault) }
        }
        for number in 1...9 {
            try create(number...number, in: ledger)
            second.advance(to: ledger.engine.durableMark)
            second.tick()
        }
        #expect(try names(storage) == [snapshot(4), snapshot(8)])
        #expect(ledger.engine.snapshots.figures.written == 2)
        var wrong = ledger.engine.durableMark
        try create(10...12, in: ledger)
        wrong = ledger.engine.durableMark
        wrong.digest.add(.limit, 1, 1)
        second.advance(to: wrong)
        second.tick()
        #expect(faults.withLock { $0 } == [.diverged(sequence: 12)])
        #expect(try names(storage) == [snapshot(4), snapshot(8)])

        storage.kill()
        let again = try Ledger(storage, clock, plan)
        let third = SecondBook(again.engine.log.reading, snapshots: again.engine.snapshots) { fault in
            faults.withLock { $0.append(fault) }
        }
        third.advance(to: again.engine.durableMark)
        third.tick()
        #expect(third.sequence == 12 && third.fault == nil)
        #expect(try names(storage) == [snapshot(8), snapshot(12)])
    }

    @Test("a disk that refuses a snapshot stops nothing; the next is tried when it is due")
    func refused() throws {
        var plan = SnapshotPlan()
        plan.everyRecords = 4
        let storage = SimulatedStorage()
        let ledger = try Ledger(storage, ManualClock(wall: 1_764_000_000_000_000_000), plan)
        let faults = Mutex<[SecondBook.Fault]>([])
        let second = SecondBook(ledger.engine.log.reading, snapshots: ledger.engine.snapshots) { fault in
            faults.withLock { $0.append(fault) }
        }
        try create(1...4, in: ledger)
        second.advance(to: ledger.engine.durableMark)
        storage.failAlways(28)
        second.tick()
        storage.failAlways(nil)
        #expect(faults.withLock { $0.count } == 1 && second.fault == nil)
        #expect(ledger.engine.snapshots.figures.failed == 1)
        #expect(try names(storage).isEmpty)
        try create(5...8, in: ledger)
        second.advance(to: ledger.engine.durableMark)
        second.tick()
        #expect(try names(storage) == [snapshot(8)])
    }
}
