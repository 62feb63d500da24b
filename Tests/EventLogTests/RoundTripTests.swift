import CShims
import EventLogFaults
import Testing

@testable import EventLog

@Suite struct RoundTripTests {
    @Test func recordsComeBackInOrderWithTheInstantOfTheirFrame() throws {
        let storage = SimulatedStorage()
        let store = try StoreUnderTest(storage)
        let first = try store.commit("a", "", "ccc")
        store.clock.advance(nanoseconds: 1_000)
        let second = try store.commit("d")
        #expect((first.firstSequence, first.lastSequence) == (1, 3))
        #expect((second.firstSequence, second.lastSequence) == (4, 4))
        #expect(first.chainPrefix != second.chainPrefix)
        try store.shut()

        let again = try StoreUnderTest(storage)
        #expect(
            again.replayed == [
                Replayed(sequence: 1, instant: 5_000, text: "a"),
                Replayed(sequence: 2, instant: 5_000, text: ""),
                Replayed(sequence: 3, instant: 5_000, text: "ccc"),
                Replayed(sequence: 4, instant: 6_000, text: "d"),
            ])
        #expect(again.log.nextSequence == 5)
        #expect(again.log.durableSequence == 4)
    }

    @Test func everyOpeningRaisesTheEpoch() throws {
        let storage = SimulatedStorage()
        for epoch in 1...4 as ClosedRange<UInt64> {
            let store = try StoreUnderTest(storage)
            #expect(store.log.epoch == epoch)
            #expect(try store.commit("r").epoch == epoch)
            try store.shut()
        }
        #expect(try StoreUnderTest(storage).texts == ["r", "r", "r", "r"])
    }

    @Test func anEmptyBatchMakesNoFrame() throws {
        let store = try StoreUnderTest(SimulatedStorage())
        #expect(store.close() == nil)
        #expect(store.log.sealIfIdle(at: 6_000) == nil)
    }

    @Test func theNextBatchFillsWhileOneIsWritten() throws {
        let storage = SimulatedStorage()
        let store = try StoreUnderTest(storage)
        store.append("one")
        let write = try #require(store.close())
        #expect(store.append("two") == 2)
        #expect(store.log.durableSequence == 0)
        try store.finish(write)
        #expect(store.log.durableSequence == 1)
        #expect(store.log.reading.durableSequence == 1)
        #expect(store.log.openCount == 1)
        try store.finish(#require(store.close()))
        try store.shut()
        #expect(try StoreUnderTest(storage).texts == ["one", "two"])
    }

    @Test func aFollowerBehindTheRingReadsAheadAndReadsAgainWhatWasWrittenAfterThat() throws {
        var options = smallOptions()
        options.recentBytes = 4 << 10
        let store = try StoreUnderTest(SimulatedStorage(), options)
        let reader = store.log.reading.reader()
        var (written, seen): ([String], [String]) = ([], [])
        var next: UInt64 = 1
        func follow(_ count: Int) throws {
            for _ in 0..<count {
                next = try reader.records(from: next, limitBytes: 1) { seen.append(text(of: $0.bytes)) }
            }
        }
        // Forty frames, longer than the ring: over several segments, the follower always 5 to 10 frames behind.
        for round in 0..<8 {
            for number in 0..<5 {
                while !store.log.hasSpace { store.log.preparer.step() }
                written.append(String(repeating: "\(round)\(number)", count: 700))
                try store.commit([written[written.count - 1]])
            }
            if round > 0 { try follow(5) }
        }
        try follow(5)
        #expect(seen == written && next == 41)
        try store.shut()
    }

    @Test func roomEndsExactlyAtTheLongestFrame() throws {
        let storage = SimulatedStorage()
        let store = try StoreUnderTest(storage)
        let most = store.log.recordBytesMax
        #expect(store.log.hasRoom(for: most))
        #expect(!store.log.hasRoom(for: most + 1))
        let longest = String(repeating: "m", count: most)
        store.append(longest)
        #expect(!store.log.hasRoom(for: 0))
        let write = try #require(store.close())
        #expect(write.frameBytes == (16 << 10) - blockBytes)
        try store.finish(write)
        try store.shut()
        #expect(try StoreUnderTest(storage).texts == [longest])
    }

    @Test func segmentsFollowEachOtherWithSealAndChain() throws {
        let storage = SimulatedStorage()
        let store = try StoreUnderTest(storage)
        var expected: [String] = []
        for round in 0..<60 {
            while !store.log.hasSpace { #expect(store.log.preparer.step() == .worked) }
            let texts = batch("r\(round)", 1 + round % 5, padding: 700 * (round % 4))
            try store.commit(texts)
            expected += texts
            if round % 7 == 0 { try store.seal() }
        }
        try store.shut()
        let segments = try storage.list(nil).filter { $0.hasPrefix("seg-") }
        #expect(segments.count >= 6)
        let again = try StoreUnderTest(storage)
        #expect(again.texts == expected)
        #expect(again.replayed.map(\.sequence) == Array(1...UInt64(expected.count)))
    }

    @Test func aBatchWritesAndSyncsOnce() throws {
        let storage = SimulatedStorage()
        let store = try StoreUnderTest(storage)
        try store.commit("warm")
        let before = storage.operations
        store.append("r")
        let write = try #require(store.close())
        write.run()
        #expect(storage.operations == before + 1)
        #expect(
            storage.operationLog.last == "writeDurably ready-0000000001"
                || storage.operationLog.last == "writeDurably \(firstSegment)")
        _ = try store.log.complete(write)
        write.finish()
        // WITNESS is written but not synced: nobody waits for it.
        #expect(storage.operationLog.last == "write WITNESS")
    }

    @Test func witnessIsSyncedOnceASecondAndAtSeals() throws {
        let storage = SimulatedStorage()
        let store = try StoreUnderTest(storage)
        try store.commit("a")
        #expect(storage.operationLog.last == "write WITNESS")
        store.clock.advance(nanoseconds: 1_000_000_000)
        try store.commit("b")
        #expect(storage.operationLog.last == "sync WITNESS")
        try store.commit("c")
        #expect(storage.operationLog.last == "write WITNESS")
        try store.seal()
        #expect(storage.operationLog.last == "sync WITNESS")
    }

    @Test func bothChecksumRoutinesAgree() {
        #expect(crc32c(UnsafeRawBufferPointer(start: nil, count: 0)) == 0)
        let known: [UInt8] = Array("123456789".utf8)
        #expect(known.withUnsafeBytes { crc32c($0) } == 0xe306_9283)
        var dice = SplitMix(3)
        let bytes = (0..<40_000).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
        bytes.withUnsafeBytes { all in
            for count in [0, 1, 7, 8, 9, 4_095, 12_288, 12_289, 39_990] {
                let part = UnsafeRawBufferPointer(rebasing: all[3..<(3 + count)])
                #expect(
                    crc32c_extend(77, part.baseAddress, count)
                        == crc32c_extend_portable(77, part.baseAddress, count))
            }
        }
    }

    @Test func logTimeNeverFalls() {
        let clock = ManualClock(wall: 100)
        #expect(clock.logTime(after: 50) == 100)
        #expect(clock.logTime(after: 100) == 101)
        clock.wall = 10
        #expect(clock.logTime(after: 101) == 102)
    }
}
