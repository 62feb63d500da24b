import Receivables
import Testing

@testable import Archive
@testable import EventLog

/// What somebody can do who owns the files: change records and put every checksum and the whole chain right again.
private enum Forger {
    /// Changes one byte of a record of the `index`-th frame with records, from there on all is made to fit.
    static func edit(_ storage: SimulatedStorage, frame index: Int, byte: Int, mask: UInt8) throws {
        let names = try storage.list(nil).compactMap(SegmentName.init).sorted { $0.number < $1.number }
        var chain: ChainValue?
        var seen = 0
        for name in names {
            storage.tamper(name.text) { bytes in
                bytes.withUnsafeMutableBytes { raw in
                    guard let start = raw.baseAddress else { return }
                    if let chain,
                        var header = try? SegmentHeader(decoding: UnsafeRawPointer(start), file: name.text)
                    {
                        header.chain = chain
                        header.encode(into: start)
                    }
                    var at = SegmentHeader.byteCount
                    while at + blockBytes <= raw.count,
                        let view = try? FrameView(UnsafeRawBufferPointer(rebasing: raw[at...]))
                    {
                        var header = view.header
                        let payload = Int(header.payloadBytes)
                        if header.recordCount > 0 {
                            if seen == index {
                                // Behind the length of the first record, so that the records still fill the payload.
                                let place = 4 + byte % max(1, payload - 4)
                                start.storeBytes(
                                    of: start.load(
                                        fromByteOffset: at + FrameHeader.byteCount + place, as: UInt8.self)
                                        ^ mask,
                                    toByteOffset: at + FrameHeader.byteCount + place, as: UInt8.self)
                                chain = header.chain
                            }
                            seen += 1
                        }
                        if let link = chain {
                            header.chain = link
                            header.encode(into: start + at)
                            header.complete(start + at)
                            chain = FrameHeader.chainValue(
                                of: UnsafeRawPointer(start + at), payloadBytes: payload)
                        }
                        at += view.header.frameBytes
                    }
                }
            }
        }
        // WITNESS is only summed: with none there is nothing for it to contradict.
        let identity = try StoreIdentity.read(from: storage)
        try MarkFile.create(.witness, in: storage, identity: identity)
    }
}

struct CheckpointTests {
    @Test("a checkpoint is read back only as it was signed, and by the key that signed it")
    func lines() throws {
        let key = try SigningKey.generate()
        let checkpoint = SignedCheckpoint(
            store: StoreID(low: 0xa, high: 0xb), timeline: 3, epoch: 9, sequence: 1_000, instant: -5,
            chain: ChainValue(summing: [UInt8]([1, 2, 3]).withUnsafeBytes { $0 }))
        let line = try #require(checkpoint.line(signedBy: key))
        #expect(try SignedCheckpoint(line: line, key: key) == checkpoint)
        let other = try SigningKey.generate()
        #expect(throws: SignedCheckpoint.Unusable.badSignature) { try SignedCheckpoint(line: line, key: other) }
        // Every single changed character is found.
        for index in line.indices {
            var changed = line
            let replacement: Character = line[index] == "1" ? "2" : "1"
            changed.replaceSubrange(index...index, with: String(replacement))
            #expect(throws: SignedCheckpoint.Unusable.self) { try SignedCheckpoint(line: changed, key: key) }
        }
    }

    @Test(
        "an edit with every checksum and the chain recomputed passes the chain and fails the checkpoint (F3)"
    )
    func adversarialEdits() throws {
        let (storage, checkpoints) = try signedLedger()
        #expect(
            try StoreVerifier(storage).run(checkpoints: checkpoints).checkpoints == checkpoints.count)
        var random = TestRandom(seed: 4)
        var passedTheChain = 0
        let frames = 40
        for _ in 0..<1_000 {
            let forged = storage.copy()
            try Forger.edit(
                forged, frame: random.below(frames), byte: random.below(1 << 16),
                mask: UInt8(1 << random.below(8)))
            // An edited length no longer fills the payload; all others are invisible without the signature.
            if (try? StoreVerifier(forged).run()) != nil { passedTheChain += 1 }
            #expect(throws: StoreFailure.self) { try StoreVerifier(forged).run(checkpoints: checkpoints) }
        }
        #expect(passedTheChain > 800, "the forger knows the format")
    }

    @Test("a log cut short of a checkpoint is refused, though it is whole in itself")
    func truncation() throws {
        let (storage, checkpoints) = try signedLedger()
        let last = try #require(checkpoints.last).sequence
        let cut = SimulatedStorage("cut")
        _ = try StoreRestore(from: storage, to: cut, clock: ManualClock(wall: 1)).run(
            to: .sequence(last - 1), LedgerOnDisk.options)
        // The forger keeps the timeline as well; here it is a new one, of which the checkpoints say nothing.
        #expect(try StoreVerifier(cut).run(checkpoints: checkpoints).checkpoints == 0)
        let own = checkpoints.map {
            SignedCheckpoint(
                store: $0.store, timeline: 2, epoch: $0.epoch, sequence: $0.sequence, instant: $0.instant,
                chain: $0.chain)
        }
        #expect(throws: StoreFailure.self) { try StoreVerifier(cut).run(checkpoints: own) }
    }

    /// A ledger with a checkpoint every few batches and one at the end.
    private func signedLedger() throws -> (SimulatedStorage, [SignedCheckpoint]) {
        let storage = SimulatedStorage()
        let ledger = try LedgerOnDisk(storage)
        let key = try SigningKey.generate()
        var lines: [String] = []
        for _ in 0..<12 {
            try ledger.trade(records: 28)
            lines.append(try #require(ledger.log.checkpoint.line(signedBy: key)))
        }
        try ledger.close()
        return (storage, try lines.map { try SignedCheckpoint(line: $0, key: key) })
    }
}
