import Testing

@testable import Receivables

/// Finding rows by a number while the index grows bit by bit.
struct NumberIndexTests {
    @Test("every id is found through all growing, and none that was not put in")
    func growing() {
        var index = NumberIndex()
        let hash: (UInt32) -> UInt64 = { Mix.fold(UInt64($0), 0x5eed) }
        for id: UInt32 in 1...70_000 {
            index.insert(hash(id), id)
            // The newest, the oldest and one between; all of them near each growing.
            #expect(index.find(hash(id)) { $0 == id } == id)
            #expect(index.find(hash(1)) { $0 == 1 } == 1)
            let between = UInt32(hash(id) % UInt64(id)) + 1
            #expect(index.find(hash(between)) { $0 == between } == between)
            #expect(index.find(hash(id + 1)) { $0 == id + 1 } == nil)
        }
        #expect(index.count == 70_000)
        for id: UInt32 in 1...70_000 { #expect(index.find(hash(id)) { $0 == id } == id) }
    }
}
