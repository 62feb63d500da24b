import EventLogFaults
import Testing

@testable import EventLog

/// reliability A1, A2, A4, B6, B7: each operation of a run fails in turn, also inside the recovery of a crash.
@Suite struct CrashPointTests {
    private static let operationCount: Int = {
        let storage = SimulatedStorage()
        var script = Script()
        script.run(on: storage)
        return storage.operations
    }()

    @Test func theScriptRunsToItsEnd() throws {
        let storage = SimulatedStorage()
        var script = Script()
        script.run(on: storage)
        #expect(script.failure == nil)
        #expect(script.unacked.isEmpty)
        #expect(try storage.list(nil).filter { $0.hasPrefix("seg-") }.count >= 4)
        #expect(try StoreUnderTest(storage, Script.options()).texts == script.acked)
    }

    @Test func powerCutAtEveryOperationLosesNothingAcknowledged() throws {
        for operation in 0..<Self.operationCount {
            let storage = SimulatedStorage()
            storage.fail(operation, .powerCut)
            var script = Script()
            script.run(on: storage)
            for seed in 0..<4 as Range<UInt64> {
                let disk = storage.copy()
                disk.crash(seed: seed &* 1_000_003 &+ UInt64(operation))
                let store = try StoreUnderTest(disk, Script.options())
                #expect(script.accepts(store.texts), "operation \(operation), seed \(seed)")
                try store.shut()
                #expect(try StoreVerifier(disk).run().isSpotless, "operation \(operation), seed \(seed)")
            }
        }
    }

    @Test func killAtEveryOperationLosesNothingAcknowledged() throws {
        for operation in 0..<Self.operationCount {
            let storage = SimulatedStorage()
            storage.fail(operation, .powerCut)
            var script = Script()
            script.run(on: storage)
            storage.kill()
            let store = try StoreUnderTest(storage, Script.options())
            #expect(script.accepts(store.texts), "operation \(operation)")
        }
    }

    /// A crash, then a crash at each operation of its recovery, then a recovery that must find the same.
    @Test func powerCutInsideTheRecoveryOfAPowerCut() throws {
        for operation in stride(from: 1, to: Self.operationCount, by: 3) {
            let storage = SimulatedStorage()
            storage.fail(operation, .powerCut)
            var script = Script()
            script.run(on: storage)
            storage.crash(seed: UInt64(operation) &* 7_919)

            let probe = storage.copy()
            let before = probe.operations
            let first = try StoreUnderTest(probe, Script.options())
            let steps = probe.operations - before
            for step in 0..<steps {
                let disk = storage.copy()
                disk.fail(disk.operations + step, .powerCut)
                #expect(
                    failure(disk, Script.options()) != nil,
                    "operation \(operation), step \(step): \(probe.operationLog[before + step])")
                disk.crash(seed: UInt64(operation * 1_000 + step))
                let store = try StoreUnderTest(disk, Script.options())
                #expect(store.texts == first.texts, "operation \(operation), step \(step)")
                #expect(script.accepts(store.texts), "operation \(operation), step \(step)")
            }
        }
    }

    /// A sample of the long sweep (`make sweep`): crashes in the recovery of a crash in a recovery.
    @Test func powerCutsTwoRecoveriesDeep() {
        let sweep = CrashSweep(ways: [1, 1, 1], step: 9)
        var count = CrashSweep.Count()
        for operation in stride(from: 0, to: CrashSweep.operationCount, by: 7) { count.add(sweep.run(operation)) }
        #expect(count.wrong == [])
        #expect(count.points > 100)
    }

    @Test(arguments: [SimulatedStorage.Fault.error(5), .lostPages, .error(28)])
    func aFailedOperationStopsTheLogAndNothingIsTriedAgain(_ fault: SimulatedStorage.Fault) throws {
        var stopped = 0
        for operation in 0..<Self.operationCount {
            let storage = SimulatedStorage()
            storage.fail(operation, fault)
            var script = Script()
            script.run(on: storage)
            #expect(script.operationsAfterFailure == 0, "operation \(operation)")
            if script.failure != nil { stopped += 1 }
            // The process ends; what was acknowledged is there, with and without a power cut.
            let killed = storage.copy()
            killed.kill()
            #expect(
                script.accepts(try StoreUnderTest(killed, Script.options()).texts), "operation \(operation)")
            storage.crash(seed: UInt64(operation))
            #expect(
                script.accepts(try StoreUnderTest(storage, Script.options()).texts), "operation \(operation)")
        }
        // Only the preparing of a segment may be refused without stopping the log.
        #expect(stopped > Self.operationCount / 2)
    }

    @Test(arguments: [SimulatedStorage.Fault.short, .interrupted])
    func shortAndInterruptedWritesGoOn(_ fault: SimulatedStorage.Fault) throws {
        let probe = SimulatedStorage()
        var whole = Script()
        whole.run(on: probe)
        for (operation, name) in probe.operationLog.enumerated() where name.hasPrefix("write") {
            let storage = SimulatedStorage()
            storage.fail(operation, fault)
            var script = Script()
            script.run(on: storage)
            #expect(script.failure == nil, "operation \(operation): \(name)")
            #expect(script.acked == whole.acked)
            #expect(try StoreUnderTest(storage, Script.options()).texts == whole.acked)
        }
    }

    /// WITNESS is written beside the path of answers, but a store that cannot write it stops all the same.
    @Test func aFailureOfWitnessIsToldByTheNextWriteOrByTheEnd() throws {
        let refused = StoreFailure.writeFailed(StorageError(.write, "WITNESS", 5))
        for ends in [false, true] {
            let storage = SimulatedStorage()
            let store = try StoreUnderTest(storage)
            storage.fail(storage.operations + 1, .error(5))
            try store.commit("a")
            if ends {
                #expect(throws: refused) { try store.shut() }
            } else {
                let before = storage.operations
                #expect(throws: refused) { try store.commit("b") }
                #expect(storage.operations == before)
            }
            storage.kill()
            #expect(try StoreUnderTest(storage).texts == ["a"])
        }
    }

    /// 3.4: a store is not served whose opening could not write WITNESS.
    @Test func anOpeningThatCannotWriteWitnessFails() throws {
        let storage = SimulatedStorage()
        try StoreUnderTest(storage).shut()
        let probe = storage.copy()
        let before = probe.operations
        try StoreUnderTest(probe).shut()
        let place = try #require(probe.operationLog[before...].firstIndex(of: "write WITNESS"))
        storage.fail(storage.operations + place - before, .error(5))
        #expect(failure(storage) == .writeFailed(StorageError(.write, "WITNESS", 5)))
    }

    @Test func afterAFailureEveryFurtherWriteIsRefused() throws {
        let storage = SimulatedStorage()
        let store = try StoreUnderTest(storage)
        try store.commit("a")
        storage.fail(storage.operations, .error(5))
        store.append("b")
        let write = try #require(store.close())
        write.run()
        let expected = StoreFailure.writeFailed(StorageError(.writeDurably, "ready-0000000001", 5))
        #expect(throws: expected) { try store.log.complete(write) }
        #expect(store.log.durableSequence == 1)
        #expect(expected.exitCode == 74)
    }

    @Test func aLyingFlushIsCaughtByTheWitness() throws {
        let storage = SimulatedStorage()
        let store = try StoreUnderTest(storage)
        try store.commit("a")
        for ahead in 0..<3 { storage.fail(storage.operations + ahead * 2, .lie) }
        try store.commit("b")
        try store.seal()
        storage.crash(changesKept: { $0 }) { file, _ in file == firstSegment ? .old : .new }
        #expect(failure(storage) == .shorterThanWitness(witness: 2, log: 1))
    }
}
