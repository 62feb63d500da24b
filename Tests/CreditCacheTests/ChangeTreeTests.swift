import Testing

@testable import CreditCache

/// Reliability 3.5: an old value put back under a fresh heartbeat is a miss.
@Suite("the tree of changes")
struct ChangeTreeTests {
    private let configuration = try! CacheConfiguration(host: "x", prefix: "t:", macKey: testKey)
    private let generation = Generation(epoch: 3, incarnation: 2)

    /// A Redis that has everything that was ever written, and a publisher that says what the readers may see.
    private struct Store {
        var values: [UInt32: [(asOf: UInt64, bytes: [UInt8])]] = [:]
        var leaves: [Int: [[UInt8]]] = [:]
        var middles: [Int: [[UInt8]]] = [:]
        var tree = ChangeTree()
        var sequence: UInt64 = 100
        var lastChange: [UInt32: UInt64] = [:]
        var mark: [UInt8] = []
    }

    private func key(_ customer: UInt32, _ keys: CacheKeys) -> [UInt8] {
        keys.customerKey(company: CacheText("DE01")!, customer: CacheText("C-\(customer)")!)
    }

    /// One round of the publisher: these accounts changed, values first, nodes, then the next watermark.
    private func publish(_ changed: [UInt32], _ store: inout Store) {
        let keys = CacheKeys(prefix: "t:")
        let seal = CacheSeal(key: testKey)
        for customer in changed {
            store.sequence += 1
            store.lastChange[customer] = store.sequence
            let name = key(customer, keys)
            var copied = figures(customer, changedAt: store.sequence)
            copied.asOf = store.sequence
            let bytes = [UInt8](unsafeUninitializedCapacity: PackedPosition.bytesMax) { buffer, count in
                count = name.withUnsafeBytes {
                    PackedPosition.store(
                        &copied, generation, serverTime: 0, key: $0, seal: seal, to: buffer.baseAddress!)
                }
            }
            store.values[customer, default: []].append((store.sequence, bytes))
            name.withUnsafeBytes {
                store.tree.note(ChangePlace(key: $0), changedAt: store.sequence)
            }
        }
        let leaves = store.tree.takeChanged()
        for leaf in leaves {
            let (version, content) = store.tree[.leaf(leaf)]
            store.leaves[leaf, default: []].append(
                ChangeNode.packed(content, generation, version: version, key: keys.nodeKey(.leaf(leaf)), seal: seal))
        }
        for middle in ChangeTree.middles(above: leaves) {
            let (version, content) = store.tree[.middle(middle)]
            store.middles[middle, default: []].append(
                ChangeNode.packed(
                    content, generation, version: version, key: keys.nodeKey(.middle(middle)), seal: seal))
        }
        store.mark = Watermark(generation, sequence: store.sequence, serverTime: 0, changes: store.tree.root)
            .packed(key: keys.watermark, seal: seal)
    }

    private func judge(
        _ customer: UInt32, value: [UInt8], leaf: [UInt8]?, middle: [UInt8]?, mark: [UInt8]
    ) -> CacheAnswer {
        let proof = CacheProof(configuration)
        let watermark = mark.withUnsafeBytes { proof.watermark($0) }!
        func bytes<R>(_ node: [UInt8]?, _ body: (UnsafeRawBufferPointer?) -> R) -> R {
            guard let node else { return body(nil) }
            return node.withUnsafeBytes { body($0) }
        }
        return value.withUnsafeBytes { value in
            bytes(leaf) { leaf in
                bytes(middle) { middle in
                    proof.judge(
                        value, leaf: leaf, middle: middle, company: CacheText("DE01")!,
                        customer: CacheText("C-\(customer)")!, watermark)
                }
            }
        }
    }

    private func rejection(
        _ customer: UInt32, value: [UInt8], leaf: [UInt8]?, middle: [UInt8]?, mark: [UInt8]
    ) -> CacheRejection? {
        judge(customer, value: value, leaf: leaf, middle: middle, mark: mark).rejection
    }

    private func place(of customer: UInt32) -> ChangePlace {
        key(customer, CacheKeys(prefix: "t:")).withUnsafeBytes { ChangePlace(key: $0) }
    }

    @Test("what is there is believed; no mix of older parts makes an old value pass", arguments: 0..<8 as Range<UInt64>)
    func replays(seed: UInt64) {
        var random = Generator(seed: seed)
        var store = Store()
        // Few accounts: their places share middle nodes, and some change often.
        let customers = (1...200).map(UInt32.init)
        publish(customers, &store)
        for _ in 0..<60 {
            publish((0..<Int.random(in: 1...12, using: &random)).map { _ in customers.randomElement(using: &random)! }, &store)
            for _ in 0..<200 {
                let customer = customers.randomElement(using: &random)!
                let place = place(of: customer)
                let values = store.values[customer]!
                let newest = judge(
                    customer, value: values.last!.bytes, leaf: store.leaves[place.leaf]?.last,
                    middle: store.middles[place.middle]?.last, mark: store.mark)
                #expect(newest.isHit)
                let old = values.randomElement(using: &random)!
                let answer = judge(
                    customer, value: old.bytes,
                    leaf: Bool.random(using: &random) ? store.leaves[place.leaf]?.randomElement(using: &random) : store.leaves[place.leaf]?.last,
                    middle: Bool.random(using: &random) ? store.middles[place.middle]?.randomElement(using: &random) : store.middles[place.middle]?.last,
                    mark: store.mark)
                if answer.isHit { #expect(old.asOf >= store.lastChange[customer]!) }
            }
        }
    }

    @Test("a leaf that is missing, of another place or changed proves nothing")
    func nodesAreSealed() {
        var store = Store()
        publish([1, 2, 3], &store)
        publish([1], &store)
        let place = place(of: 1)
        let (value, leaf, middle) = (
            store.values[1]!.last!.bytes, store.leaves[place.leaf]!.last!, store.middles[place.middle]!.last!
        )
        #expect(judge(1, value: value, leaf: leaf, middle: middle, mark: store.mark).isHit)
        #expect(rejection(1, value: value, leaf: nil, middle: middle, mark: store.mark) == .overtaken)
        #expect(rejection(1, value: value, leaf: leaf, middle: nil, mark: store.mark) == .overtaken)
        #expect(rejection(1, value: value, leaf: middle, middle: leaf, mark: store.mark) == .overtaken)
        for at in leaf.indices {
            var changed = leaf
            changed[at] ^= 1
            #expect(rejection(1, value: value, leaf: changed, middle: middle, mark: store.mark) == .overtaken)
        }
    }

    @Test("a node that did not reach Redis proves less, never more, and is written with the next round")
    func lostNode() {
        var store = Store()
        publish([1], &store)
        let place = place(of: 1)
        let kept = store.leaves[place.leaf]!.last!
        publish([1], &store)
        #expect(
            rejection(
                1, value: store.values[1]!.last!.bytes, leaf: kept, middle: store.middles[place.middle]!.last!,
                mark: store.mark) == .overtaken)
        store.tree.retry([place.leaf])
        publish([], &store)
        let healed = judge(
            1, value: store.values[1]!.last!.bytes, leaf: store.leaves[place.leaf]!.last!,
            middle: store.middles[place.middle]!.last!, mark: store.mark)
        #expect(healed.isHit)
    }
}

extension CacheAnswer {
    fileprivate var isHit: Bool { if case .hit = self { true } else { false } }
}

/// SplitMix64: the same numbers for the same seed.
private struct Generator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
