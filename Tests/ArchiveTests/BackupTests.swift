import EventLog
import Receivables
import Testing
import Wire

@testable import Archive

struct BackupTests {
    @Test("a backup of a running store is a store, and never ahead of what is durable")
    func whileServing() throws {
        let storage = SimulatedStorage()
        let copy = SimulatedStorage("copy")
        let ledger = try LedgerOnDisk(storage)
        let backup = try StoreBackup(from: storage, to: copy)
        for _ in 0..<12 {
            try ledger.trade(records: 30)
            let pass = try backup.pass()
            #expect(pass.lastSequence <= ledger.log.durableSequence)
            let report = try StoreVerifier(copy).run()
            #expect(report.lastSequence == pass.lastSequence)
        }
        try ledger.seal()
        #expect(try backup.pass().lastSequence == ledger.book.sequence, "a seal proves the last batch")
        #expect(try backup.pass().bytesCopied == 0, "nothing new, nothing copied")
        #expect(try segments(copy).count > 2)
    }

    @Test("a backup is taken up by another process, over restarts of the server")
    func takenUp() throws {
        let storage = SimulatedStorage()
        let copy = SimulatedStorage("copy")
        var last: UInt64 = 0
        let ledger = try LedgerOnDisk(storage)
        try ledger.trade(records: 100)
        _ = try StoreBackup(from: storage, to: copy).pass()
        try ledger.close()
        _ = try StoreBackup(from: storage, to: copy).pass()
        for _ in 0..<3 {
            // A new epoch each time, its first frame behind the last one's.
            let log = try EventLog.open(
                storage, LedgerOnDisk.options, clock: ledger.clock, now: ledger.clock.wall, replay: { _ in }
            )
            last = log.nextSequence - 1
            try log.close(at: log.lastInstant)
            let pass = try StoreBackup(from: storage, to: copy).pass()
            #expect(pass.lastSequence == last)
            #expect(try StoreVerifier(copy).run().lastSequence == last)
        }
    }

    @Test(
        "a crash with a torn tail on the way: the copy follows what the recovery made of it",
        arguments: 1...30)
    func tornTail(seed: Int) throws {
        let storage = SimulatedStorage()
        let copy = SimulatedStorage("copy")
        let ledger = try LedgerOnDisk(storage, seed: UInt64(seed))
        try ledger.trade(records: 40)
        let backup = try StoreBackup(from: storage, to: copy)
        _ = try backup.pass()
        // The last frame is on its way when the power goes.
        storage.crash(seed: UInt64(seed))
        let log = try EventLog.open(
            storage, LedgerOnDisk.options, clock: ledger.clock, now: ledger.clock.wall, replay: { _ in })
        let last = log.nextSequence - 1
        try log.close(at: log.lastInstant)
        #expect(try backup.pass().lastSequence == last)
        #expect(try StoreVerifier(copy).run().lastSequence == last)
    }

    @Test("another store's or another history's copy is refused, whatever it holds")
    func foreign() throws {
        let (first, second, copy) = (SimulatedStorage(), SimulatedStorage(), SimulatedStorage("copy"))
        let ledger = try LedgerOnDisk(first, seed: 1)
        try ledger.trade(records: 60)
        try ledger.close()
        // The same store id, but other records.
        let other = try LedgerOnDisk(second, seed: 2)
        try other.trade(records: 160)
        try other.close()
        _ = try StoreBackup(from: first, to: copy).pass()
        #expect(throws: StoreFailure.self) { _ = try StoreBackup(from: second, to: copy).pass() }
    }

    @Test("restore to a sequence: the same books as they were, on a new timeline and a higher epoch")
    func restore() throws {
        let (storage, ledger) = try closedLedger()
        let target = SimulatedStorage("restored")
        let report = try StoreRestore(from: storage, to: target, clock: ledger.clock)
            .run(to: .sequence(200), LedgerOnDisk.options)
        #expect(report.records == 200)
        #expect(report.identity.timeline == 2)
        let verified = try StoreVerifier(target).run()
        #expect(verified.lastSequence == 200 && verified.isSpotless)
        #expect(verified.epoch > (try StoreVerifier(storage).run().epoch))
        #expect(try items(target, through: nil) == items(storage, through: 200))
    }

    @Test("restore to a time leaves out what was committed later; all of it gives the whole")
    func restoreToTime() throws {
        let (storage, ledger) = try closedLedger()
        let whole = try StoreRestore(from: storage, to: SimulatedStorage("all"), clock: ledger.clock)
            .run(to: .all, LedgerOnDisk.options)
        #expect(whole.records == ledger.book.sequence && whole.digest == ledger.digest)
        let instant = try #require(whole.lastInstant)
        let earlier = try StoreRestore(
            from: storage, to: SimulatedStorage("earlier"), clock: ledger.clock
        )
        .run(to: .time(instant - 50_000), LedgerOnDisk.options)
        #expect(earlier.records == whole.records - 50, "records are a microsecond apart here")
        #expect(throws: StoreRestore.TooShort.self) {
            _ = try StoreRestore(from: storage, to: SimulatedStorage("more"), clock: ledger.clock)
                .run(to: .sequence(1_000_000), LedgerOnDisk.options)
        }
    }

    @Test("repair puts back exactly what was there: a bit in every part of the store, one at a time")
    func repair() throws {
        let (storage, _) = try closedLedger()
        let copy = SimulatedStorage("copy")
        _ = try StoreBackup(from: storage, to: copy).pass()
        var random = TestRandom(seed: 9)
        for name in try storage.list(nil)
        where name.hasPrefix("seg-") || ["STORE", "EPOCH", "WITNESS"].contains(name) {
            let size = try #require(storage.bytes(of: name)).count
            for _ in 0..<12 {
                let broken = storage.copy()
                let offset = random.below(size)
                broken.flip(name, at: offset, mask: UInt8(1 << random.below(8)))
                let before = try? StoreVerifier(broken).run()
                _ = try StoreRepair(broken, from: copy).run()
                let report = try StoreVerifier(broken).run()
                #expect(
                    report.lastSequence == (try StoreVerifier(storage).run().lastSequence),
                    "\(name) at \(offset)")
                if before == nil, name.hasPrefix("seg-") {
                    #expect(broken.bytes(of: name) == storage.bytes(of: name), "\(name) at \(offset)")
                }
            }
        }
    }

    @Test(
        "repair brings a missing segment back; another store's backup and a missing piece are refused")
    func repairRefuses() throws {
        let (storage, _) = try closedLedger()
        let copy = SimulatedStorage("copy")
        _ = try StoreBackup(from: storage, to: copy).pass()
        let names = try segments(storage)
        let broken = storage.copy()
        broken.delete(names[1])
        #expect(throws: StoreFailure.self) { _ = try StoreVerifier(broken).run() }
        #expect(try StoreRepair(broken, from: copy).run().mended.count == 1)
        #expect(broken.bytes(of: names[1]) == storage.bytes(of: names[1]))

        let cut = storage.copy()
        for name in names.suffix(2) { cut.delete(name) }
        #expect(throws: StoreFailure.self) { _ = try StoreVerifier(cut).run() }
        #expect(
            try StoreRepair(cut, from: copy).run().mended.count == 2,
            "the witness tells that the end is missing")

        let bothBad = storage.copy()
        bothBad.flip(names[0], at: 30_000, mask: 1)
        copy.flip(names[0], at: 30_001, mask: 1)
        #expect(throws: StoreFailure.self) { _ = try StoreRepair(bothBad, from: copy).run() }
    }

    // MARK: Means

    private func closedLedger() throws -> (SimulatedStorage, LedgerOnDisk) {
        let storage = SimulatedStorage()
        let ledger = try LedgerOnDisk(storage)
        try ledger.trade(records: 500)
        try ledger.close()
        return (storage, ledger)
    }

    private func segments(_ storage: SimulatedStorage) throws -> [String] {
        try storage.list(nil).filter { $0.hasPrefix("seg-") }
    }

    private func items(_ storage: SimulatedStorage, through last: UInt64?) throws -> [Substring] {
        let written = Written()
        var export = CSVExport(written.sink, .items)
        _ = try LedgerReader(storage).run(&export, through: last)
        return written.lines
    }
}
