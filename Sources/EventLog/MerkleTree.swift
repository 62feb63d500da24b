/// The tree of RFC 6962 over the records of a log: its root stands for all of them, and a path of at most a hash per
/// level shows that a record is one of them.
///
/// Leaf: SHA-256 of 0, sequence, instant (both u64, big-endian), record. Inner node: SHA-256 of 1, left, right. Kept
/// are the roots of whole blocks of 1,024 records and the leaves behind them, so a tree of 10^7 records takes 350 KB;
/// a path needs the leaves of one block again. Rule: reliability 3.8, F32.
package struct MerkleTree: Sendable {
    package static let blockLeaves: UInt64 = 1_024

    private var blocks: [ChainValue] = []
    private var tail: [ChainValue] = []

    package init() {}

    /// Records in the tree: the first `count` of the log.
    package var count: UInt64 { UInt64(blocks.count) * Self.blockLeaves + UInt64(tail.count) }

    package mutating func append(_ leaf: ChainValue) {
        tail.append(leaf)
        guard tail.count == Int(Self.blockLeaves) else { return }
        blocks.append(Self.root(of: tail[...]))
        tail.removeAll(keepingCapacity: true)
    }

    package static func leaf(sequence: UInt64, instant: Int64, record: UnsafeRawBufferPointer) -> ChainValue {
        withUnsafeTemporaryAllocation(byteCount: 17, alignment: 1) { head in
            head[0] = 0
            head.storeBytes(of: sequence.bigEndian, toByteOffset: 1, as: UInt64.self)
            head.storeBytes(of: instant.bigEndian, toByteOffset: 9, as: Int64.self)
            return ChainValue(summing: UnsafeRawBufferPointer(head), record)
        }
    }

    static func node(_ left: ChainValue, _ right: ChainValue) -> ChainValue {
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 1) { bytes in
            bytes[0] = 1
            left.store(to: bytes.baseAddress! + 1)
            right.store(to: bytes.baseAddress! + 33)
            return ChainValue(summing: UnsafeRawBufferPointer(bytes))
        }
    }

    /// Of a tree of these leaves alone; there is at least one.
    private static func root(of leaves: ArraySlice<ChainValue>) -> ChainValue {
        guard leaves.count > 1 else { return leaves.first ?? .zero }
        let middle = leaves.startIndex + Int(split(UInt64(leaves.count)))
        return node(root(of: leaves[..<middle]), root(of: leaves[middle...]))
    }

    /// The largest power of two below: how many leaves stand on the left.
    private static func split(_ count: UInt64) -> UInt64 { 1 << UInt64(63 - (count - 1).leadingZeroBitCount) }

    /// Root of the first `size` records, which the tree has. `leaves` gives the leaves of a block once more.
    package func root<Problem: Error>(
        at size: UInt64, _ leaves: (Range<UInt64>) throws(Problem) -> [ChainValue]
    ) throws(Problem) -> ChainValue {
        precondition(size > 0 && size <= count)
        return try hash(0..<size, leaves)
    }

    /// From the leaf up to the root: the hash beside each step. `place` counts from 0.
    package func path<Problem: Error>(
        of place: UInt64, in size: UInt64, _ leaves: (Range<UInt64>) throws(Problem) -> [ChainValue]
    ) throws(Problem) -> [ChainValue] {
        precondition(place < size && size <= count)
        var range = 0..<size
        var path: [ChainValue] = []
        // Down from the root; what is passed by is the hash beside.
        while range.count > 1 {
            let middle = range.lowerBound + Self.split(UInt64(range.count))
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            path.append(try hash(place < middle ? right : left, leaves))
            range = place < middle ? left : right
        }
        return path.reversed()
    }

    /// Ranges as the tree splits them: whole blocks are known, what is smaller lies within one block.
    private func hash<Problem: Error>(
        _ range: Range<UInt64>, _ leaves: (Range<UInt64>) throws(Problem) -> [ChainValue]
    ) throws(Problem) -> ChainValue {
        let count = UInt64(range.count)
        if count > Self.blockLeaves {
            let middle = range.lowerBound + Self.split(count)
            return Self.node(
                try hash(range.lowerBound..<middle, leaves), try hash(middle..<range.upperBound, leaves))
        }
        let block = Int(range.lowerBound / Self.blockLeaves)
        if block == blocks.count {
            let start = Int(range.lowerBound % Self.blockLeaves)
            return Self.root(of: tail[start..<(start + Int(count))])
        }
        return count == Self.blockLeaves ? blocks[block] : Self.root(of: try leaves(range)[...])
    }

    /// What the path makes of the leaf: the root, if the record is where it is said to be.
    package static func root(
        of leaf: ChainValue, at place: UInt64, in size: UInt64, _ path: [ChainValue]
    ) -> ChainValue? {
        guard place < size else { return nil }
        var (node, last, hash) = (place, size - 1, leaf)
        for beside in path {
            guard last > 0 else { return nil }
            if node & 1 == 1 || node == last {
                hash = Self.node(beside, hash)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = Self.node(hash, beside)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 ? hash : nil
    }
}
