import Testing

@testable import EventLog

struct MarkFileTests {
    @Test("a power cut after a kill leaves one whole slot, whatever it tears (reliability A1, A2)")
    func oneSlotSurvives() throws {
        let storage = SimulatedStorage()
        let identity = StoreIdentity(id: StoreID(low: 1, high: 2), created: 3)
        try MarkFile.create(.witness, in: storage, identity: identity)
        let first = try MarkFile(.witness, in: storage, identity: identity, writable: true)
        try first.write(Mark())
        // The process dies with the slot in the page cache; the next life writes the other slot.
        storage.kill()
        let second = try MarkFile(.witness, in: storage, identity: identity, writable: true)
        try second.write(Mark())
        storage.crash(changesKept: { $0 }, fate: { _, _ in .partial(100) })
        _ = try MarkFile(.witness, in: storage, identity: identity, writable: false)
    }
}
