import EventLogFaults
import Testing

@testable import EventLog

/// reliability 3.2 steps 4 to 6: a write that never finished is trimmed, and nothing acknowledged goes with it.
@Suite struct TornTailTests {
    /// A store with two acknowledged batches, whose third frame is cut by a power failure.
    private func cutStore(padding: Int) throws -> SimulatedStorage {
        let storage = SimulatedStorage()
        let store = try StoreUnderTest(storage)
        try store.commit("a", "b")
        try store.commit("c")
        storage.fail(storage.operations, .powerCut)
        for text in batch("torn", 1, padding: padding) { store.append(text) }
        #expect(throws: StoreFailure.self) { try store.finish(#require(store.close())) }
        return storage
    }

    @Test func everySubsetOfSectorsOfOneBlock() throws {
        let storage = try cutStore(padding: 3_000)
        let torn = storage.unsynced.filter { $0.file == firstSegment }.map(\.sector)
        #expect(torn.count == 8)
        let first = torn[0]
        for subset in 0..<256 {
            let disk = storage.copy()
            disk.crash(changesKept: { $0 }) { file, sector in
                guard file == firstSegment else { return .new }
                return subset & (1 << (sector - first)) != 0 ? .new : .old
            }
            let store = try StoreUnderTest(disk)
            // Only the sectors that say something must be there: the padding between is zero either way.
            if store.texts.count == 4 {
                #expect(store.texts.last?.hasPrefix("torn-0") == true)
                #expect(store.log.opening.trimmed == nil)
            } else {
                #expect(store.texts == ["a", "b", "c"])
                #expect((store.log.opening.trimmed == nil) == (subset == 0))
            }
            try goesOn(store, disk)
        }
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func partialSectorsOfLongFrames(seed: UInt64) throws {
        let disk = try cutStore(padding: 9_000)
        disk.crash(seed: seed)
        let store = try StoreUnderTest(disk)
        #expect(store.texts == ["a", "b", "c"] || store.texts.count == 4)
        try goesOn(store, disk)
    }

    /// The recovered store takes new records, and opens again with the same content.
    private func goesOn(_ store: StoreUnderTest, _ disk: SimulatedStorage) throws {
        #expect(store.log.epoch == 2)
        try store.commit("later")
        let expected = store.texts + ["later"]
        try store.shut()
        #expect(try StoreVerifier(disk).run().isSpotless)
        let again = try StoreUnderTest(disk)
        #expect(again.texts == expected)
        #expect(again.log.opening.trimmed == nil)
    }

    @Test func theTornBytesGoToQuarantineAndTheirSumIntoTheLog() throws {
        let disk = try cutStore(padding: 9_000)
        disk.crash(changesKept: { $0 }) { _, sector in sector % 3 == 0 ? .new : .old }
        let torn = try #require(disk.bytes(of: firstSegment))
        let store = try StoreUnderTest(disk)
        let trim = try #require(store.log.opening.trimmed)
        #expect(trim.segment == 1)
        let kept = try #require(disk.bytes(of: "quarantine/\(firstSegment)-\(trim.offset)-epoch-2"))
        #expect(kept == Array(torn[Int(trim.offset)..<Int(trim.offset + trim.byteCount)]))
        try store.shut()
        // The log no longer depends on the torn bytes, but knows that they must not change.
        disk.flip(firstSegment, at: Int(trim.offset) + 100, mask: 4)
        #expect(failure(disk)?.damage?.offset == trim.offset)
    }

    @Test func aRecordThatLooksLikeAFrameIsNoProofOfRot() throws {
        let storage = SimulatedStorage()
        let store = try StoreUnderTest(storage)
        try store.commit("honest")
        // A record that holds a whole frame of the same store, at a block boundary.
        let stolen = try #require(storage.bytes(of: firstSegment))[
            firstBatchOffset..<(firstBatchOffset + blockBytes)]
        storage.fail(storage.operations, .powerCut)
        let filler = blockBytes - FrameHeader.byteCount - RecordCursor.prefixBytes
        var bytes = [UInt8](repeating: 0x20, count: filler) + stolen
        bytes += [UInt8](repeating: 0x20, count: 100)
        _ = bytes.withUnsafeBytes { store.log.append($0) }
        let write = try #require(store.log.closeBatch(at: 9_000, digest: StateDigest()))
        write.run()
        #expect(throws: StoreFailure.self) { try store.log.complete(write) }
        storage.crash(changesKept: { $0 }) { file, sector in
            // Only the header's sector is lost; the look-alike behind it is whole.
            sector == 2 * firstBatchOffset / 1_024 + 8 && file == firstSegment ? .old : .new
        }
        let again = try StoreUnderTest(storage)
        #expect(again.texts == ["honest"])
        #expect(again.log.opening.trimmed?.byteCount == 3 * 4_096)
    }

    @Test func theLastFrameThatNothingProvesIsCarriedIntoTheNewEpoch() throws {
        let storage = SimulatedStorage()
        let store = try StoreUnderTest(storage)
        try store.commit("a")
        let receipt = try store.commit("b", "c")
        storage.kill()
        let second = try StoreUnderTest(storage)
        // WITNESS is not synced yet, but a process that dies leaves it readable: it proves the frame.
        #expect(second.log.opening.carriedRecords == 2)
        storage.kill()
        // The device never had the original: only the copy is left.
        let offset = firstBatchOffset + blockBytes
        storage.tamper(firstSegment) { bytes in
            for index in offset..<(offset + blockBytes) { bytes[index] = 0 }
        }
        let third = try StoreUnderTest(storage)
        #expect(third.texts == ["a", "b", "c"])
        let reader = third.log.reading.reader()
        #expect(try reader.record(at: 3) { text(of: $0.bytes) } == "c")
        #expect(receipt.lastSequence == 3)
        try third.commit("d")
        try third.shut()
        #expect(try StoreUnderTest(storage).texts == ["a", "b", "c", "d"])
    }

    @Test func pagesThatAFailedSyncLeftCleanAreNotBelieved() throws {
        let storage = SimulatedStorage()
        let store = try StoreUnderTest(storage)
        try store.commit("a")
        storage.fail(storage.operations, .lostPages)
        store.append("ghost")
        let write = try #require(store.close())
        #expect(throws: StoreFailure.self) { try store.finish(write) }
        storage.kill()
        // The page cache still shows the frame; the device does not have it.
        let cached = try #require(storage.bytes(of: firstSegment))
        #expect(!cached[(firstBatchOffset + blockBytes)...].allSatisfy { $0 == 0 })
        let again = try StoreUnderTest(storage)
        #expect(again.texts == ["a"])
        try again.commit("b")
        try again.shut()
        #expect(try StoreUnderTest(storage).texts == ["a", "b"])
    }
}
