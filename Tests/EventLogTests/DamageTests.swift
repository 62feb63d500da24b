import EventLogFaults
import Testing

/// reliability B1, B2, B5 in CI size: damage is detected or harmless, never silent, and never a trap.
/// `make sweep` tries every bit.
@Suite struct DamageTests {
    private let sweep: DamageSweep

    init() throws { sweep = try DamageSweep(DamagedStore()) }

    @Test func aFlippedBitIsDetectedOrHarmless() {
        // The step has no factor in common with the size of a block, so all bits of a byte and all offsets have a turn.
        let count = sweep.flips(stride(from: 0, to: sweep.bitCount, by: 509))
        #expect(count.tried > 2_000)
        #expect(count.silent == [])
        // Segments of zeros made ahead are no part of the log: `verify` does not read them, an opening drops them.
        #expect(count.unseen.allSatisfy { $0.hasPrefix("ready-") })
    }

    @Test func zeroedCopiedAndSwappedBlocksAreDetectedOrHarmless() {
        let count = sweep.blocks()
        #expect(count.tried > 300)
        #expect(count.silent == [])
    }

    @Test func blocksAndFilesPutBackToThePastAreDetectedOrHarmless() {
        let count = sweep.oldCopies()
        #expect(count.tried > 50)
        #expect(count.silent == [])
    }

    @Test func editsWithRightChecksumsBreakTheChain() {
        let count = sweep.edits(1_000, seed: 7)
        #expect(count.detected == count.tried, "\(count.unseen)")
        #expect(count.silent == [])
    }
}
