import Testing

@testable import EventLog

/// F32, reliability 3.8: the tree over the log's records.
@Suite("the Merkle tree")
struct MerkleTreeTests {
    private func leaf(_ number: UInt64) -> ChainValue {
        withUnsafeBytes(of: number) { MerkleTree.leaf(sequence: number + 1, instant: 7, record: $0) }
    }

    /// RFC 6962, 2.1, word for word.
    private func naive(_ leaves: ArraySlice<ChainValue>) -> ChainValue {
        if leaves.count == 1 { return leaves.first! }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let middle = leaves.startIndex + split
        return MerkleTree.node(naive(leaves[..<middle]), naive(leaves[middle...]))
    }

    @Test("inner nodes are those of RFC 6962: its roots for two and three leaves")
    func knownRoots() {
        // Leaf hashes of the RFC's test data "", 00, 10, and the roots that its reference code gives.
        let leaves = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
        ].map(value)
        #expect(naive(leaves[..<2]) == value("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"))
        #expect(naive(leaves[...]) == value("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"))
    }

    private func value(_ hex: String) -> ChainValue {
        let bytes = stride(from: 0, to: 64, by: 2).map { at in
            UInt8(hex.dropFirst(at).prefix(2), radix: 16)!
        }
        return bytes.withUnsafeBytes { ChainValue($0.baseAddress!) }
    }

    @Test(
        "F32: every record of a tree of any size has a path to the root, and no other record, place or size has it",
        arguments: [1, 2, 3, 7, 8, 1_023, 1_024, 1_025, 2_500, 5_000] as [UInt64])
    func paths(size: UInt64) {
        let leaves = (0..<size).map(leaf)
        var tree = MerkleTree()
        for leaf in leaves { tree.append(leaf) }
        #expect(tree.count == size)
        let again = { (range: Range<UInt64>) in Array(leaves[Int(range.lowerBound)..<Int(range.upperBound)]) }
        for part in Set([1, size / 3, size / 2, size - 1, size]) where part >= 1 {
            let root = tree.root(at: part, again)
            #expect(root == naive(leaves[..<Int(part)]))
            for place in Set([0, part / 2, part / 3, part - 1, min(1_023, part - 1), min(1_024, part - 1)]) {
                let path = tree.path(of: place, in: part, again)
                let mine = leaves[Int(place)]
                #expect(MerkleTree.root(of: mine, at: place, in: part, path) == root)
                #expect(MerkleTree.root(of: leaf(size + 9), at: place, in: part, path) != root)
                if part > 1 { #expect(MerkleTree.root(of: mine, at: (place + 1) % part, in: part, path) != root) }
                #expect(MerkleTree.root(of: mine, at: place, in: part, path + [root]) == nil)
                if !path.isEmpty { #expect(MerkleTree.root(of: mine, at: place, in: part, path.dropLast()) != root) }
            }
        }
    }
}
