import Testing

@testable import CreditCache

@Suite("staged figures on their way to the publisher")
struct IntakeTests {
    @Test("figures leave the ring in order and stop before what is not released")
    func ringStopsAtUnreleased() {
        let ring = StageRing(bytes: 1 << 16)
        for sequence in 1...10 { #expect(ring.append(figures(1, changedAt: UInt64(sequence)), customer: 1)) }
        var seen: [UInt64] = []
        #expect(ring.drain(through: 7) { seen.append(whole($1).asOf) } == 7)
        #expect(seen == Array(1...7))
        #expect(ring.drain(through: 7) { _, _ in } == 0)
        #expect(ring.drain(through: 10) { seen.append(whole($1).asOf) } == 3)
        #expect(seen == Array(1...10))
    }

    @Test("entries of every size pass the end of the ring whole", arguments: [1_536, 2_000, 4_096, 5_000])
    func ringWraps(bytes: Int) {
        let ring = StageRing(bytes: bytes)
        var random = SeededRandom(seed: UInt64(bytes))
        var written: UInt64 = 0
        var read: UInt64 = 0
        for _ in 0..<5_000 {
            let currencies = Int(random.next() % 9)
            if ring.append(
                figures(UInt32(written % 97), changedAt: written + 1, currencies: currencies), customer: 5)
            {
                written += 1
            } else {
                #expect(written > read, "an empty ring refuses nothing")
            }
            if random.next() % 3 == 0 {
                _ = ring.drain(through: read + random.next() % 3) { customer, entry in
                    read += 1
                    let drained = whole(entry)
                    let expected = figures(
                        UInt32((read - 1) % 97), changedAt: read, currencies: Int(drained.sumsCount))
                    #expect(customer == 5)
                    #expect(drained.agrees(with: expected))
                }
            }
        }
        _ = ring.drain(through: .max) { _, _ in read += 1 }
        #expect(read == written)
        #expect(ring.bytesUsed == 0)
    }

    @Test("the latest figures of an account take the place of those that wait")
    func coalesces() {
        var dirty = DirtyPositions(accountsMax: 8)
        #expect(merge(&dirty, figures(1, changedAt: 5), clean: 4) == .added)
        #expect(merge(&dirty, figures(2, changedAt: 6), clean: 5) == .added)
        #expect(merge(&dirty, figures(1, changedAt: 9), clean: 8) == .coalesced)
        #expect(dirty.count == 2)
        #expect(dirty.cleanThrough() == 4, "the first change of account 1 is still not written")
        #expect(dirty.take()?.pointee.asOf == 9)
        #expect(dirty.take()?.pointee.asOf == 6)
        #expect(dirty.take() == nil)
    }

    @Test("one account more than fits is refused")
    func bounded() {
        var dirty = DirtyPositions(accountsMax: 2)
        #expect(merge(&dirty, figures(1, changedAt: 1), clean: 0) == .added)
        #expect(merge(&dirty, figures(2, changedAt: 2), clean: 0) == .added)
        #expect(merge(&dirty, figures(3, changedAt: 3), clean: 0) == .full)
        #expect(merge(&dirty, figures(2, changedAt: 4), clean: 0) == .coalesced)
        _ = dirty.take()
        #expect(merge(&dirty, figures(3, changedAt: 5), clean: 0) == .full, "in flight still takes its place")
        dirty.endRound { _ in true }
        #expect(merge(&dirty, figures(3, changedAt: 6), clean: 0) == .added)
    }

    @Test("what Redis did not take goes back in front, with the newer figures of its account")
    func putsBack() {
        var dirty = DirtyPositions(accountsMax: 8)
        _ = merge(&dirty, figures(1, changedAt: 1), clean: 0)
        _ = merge(&dirty, figures(2, changedAt: 2), clean: 1)
        _ = dirty.take()
        _ = dirty.take()
        _ = merge(&dirty, figures(3, changedAt: 3), clean: 2)
        _ = merge(&dirty, figures(1, changedAt: 4), clean: 3)
        dirty.endRound { _ in false }
        #expect(dirty.cleanThrough() == 0)
        #expect([dirty.take(), dirty.take(), dirty.take()].map { $0?.pointee.asOf } == [4, 2, 3])
        #expect(dirty.take() == nil)
        dirty.endRound { _ in true }
        #expect(dirty.count == 0)
    }

    @Test("what is forgotten does not come back from a round under way")
    func forgets() {
        var dirty = DirtyPositions(accountsMax: 8)
        _ = merge(&dirty, figures(1, changedAt: 1), clean: 0)
        _ = merge(&dirty, figures(2, changedAt: 2), clean: 0)
        _ = dirty.take()
        dirty.removeAll()
        dirty.endRound { _ in false }
        #expect(dirty.count == 0)
        #expect(dirty.take() == nil)
        #expect(merge(&dirty, figures(1, changedAt: 3), clean: 2) == .added)
    }

    /// Reliability 3.5: all changes up to the watermark are in the values, whatever fails in between.
    @Test("the watermark never passes a change that is not written", arguments: 1...20)
    func watermarkIsTrue(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        var dirty = DirtyPositions(accountsMax: 100)
        var ledger = [UInt64](repeating: 0, count: 40)
        var redis = ledger
        var sequence: UInt64 = 0
        var drained: UInt64 = 0
        func drainSome() {
            for _ in 0..<random.next() % 20 {
                sequence += 1
                let customer = UInt32(random.next() % 40)
                ledger[Int(customer)] = sequence
                #expect(merge(&dirty, figures(customer, changedAt: sequence), clean: drained) != .full)
                if random.next() % 2 == 0 { drained = sequence }
            }
            drained = sequence
        }
        for _ in 0..<400 {
            drainSome()
            let watermark = dirty.cleanThrough() ?? drained
            for customer in ledger.indices where redis[customer] != ledger[customer] {
                #expect(ledger[customer] > watermark)
            }
            var flight: [CreditFigures] = []
            for _ in 0..<random.next() % 12 {
                guard let taken = dirty.take() else { break }
                flight.append(taken.pointee)
            }
            drainSome()
            let fate = flight.map { _ in random.next() % 4 > 0 }
            for (taken, isTaken) in zip(flight, fate) where isTaken {
                let customer = Int(taken.customer.description.dropFirst(2))!
                #expect(redis[customer] < taken.asOf, "an older value never follows a newer one")
                redis[customer] = taken.asOf
            }
            dirty.endRound { fate[$0] }
        }
        while let taken = dirty.take() {
            redis[Int(taken.pointee.customer.description.dropFirst(2))!] = taken.pointee.asOf
        }
        #expect(redis == ledger)
    }

    private func merge(
        _ dirty: inout DirtyPositions, _ figures: CreditFigures, clean: UInt64
    ) -> DirtyPositions.Merge {
        let customer = UInt32(figures.customer.description.dropFirst(2))!
        return withUnsafeBytes(of: figures) {
            let used = UnsafeRawBufferPointer(rebasing: $0[..<figures.usedBytes])
            return dirty.merge(used, customer: customer, cleanThrough: clean)
        }
    }

    private func whole(_ used: UnsafeRawBufferPointer) -> CreditFigures {
        var figures = CreditFigures()
        withUnsafeMutableBytes(of: &figures) { $0.copyMemory(from: used) }
        return figures
    }
}

/// SplitMix64: the same numbers for the same seed.
struct SeededRandom {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
