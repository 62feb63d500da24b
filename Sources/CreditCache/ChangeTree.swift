/// Which accounts changed last, as a tree whose root stands in the watermark.
///
/// Watermark, 64 middle nodes, 4,096 leaves; an account's place comes from the hash of its key in Redis. A node names
/// the version its children have at least, a leaf the last change of each account in it. So a value from before
/// an account's last change is known as old even when all its bytes are ours and the watermark is fresh: whoever
/// puts the old value back would have to put back the root as well, and that is dated. Rule: reliability 3.5.
///
/// Belongs to the publisher thread. Only changes of this generation are in it: older ones cannot come back.
struct ChangeTree {
    static let fanOut = 64

    /// What the watermark says: the version of each middle node; 0 while nothing below it has changed.
    private(set) var root = [UInt64](repeating: 0, count: fanOut)
    private var middles: [[UInt64]] = Array(repeating: Array(repeating: 0, count: fanOut), count: fanOut)
    private var leaves: [[ChangeLeaf.Entry]] = Array(repeating: [], count: fanOut * fanOut)
    private var changedLeaves: Set<Int> = []
    private var lastVersion: UInt64 = 0
    /// Accounts in all leaves.
    private(set) var count = 0

    mutating func removeAll() { self = ChangeTree() }

    mutating func note(_ place: ChangePlace, changedAt sequence: UInt64) {
        changedLeaves.insert(place.leaf)
        guard let known = leaves[place.leaf].firstIndex(where: { $0.tag == place.tag }) else {
            leaves[place.leaf].append(.init(tag: place.tag, lastChange: sequence))
            count += 1
            return
        }
        leaves[place.leaf][known].lastChange = max(leaves[place.leaf][known].lastChange, sequence)
    }

    /// Leaves that must be written, with a new version each; so have the nodes above them. They count as written.
    ///
    /// Versions come first: when a write fails, the tree promises more than Redis has, which proves less.
    mutating func takeChanged() -> [Int] {
        let leaves = changedLeaves.sorted()
        changedLeaves.removeAll(keepingCapacity: true)
        for leaf in leaves {
            lastVersion += 1
            middles[leaf / Self.fanOut][leaf % Self.fanOut] = lastVersion
        }
        for middle in Self.middles(above: leaves) {
            lastVersion += 1
            root[middle] = lastVersion
        }
        return leaves
    }

    /// In order, each once.
    static func middles(above leaves: [Int]) -> [Int] {
        leaves.reduce(into: []) { if $0.last != $1 / fanOut { $0.append($1 / fanOut) } }
    }

    subscript(place: ChangeNode.Place) -> (version: UInt64, content: ChangeNode.Content) {
        switch place {
        case .middle(let number): (root[number], .middle(middles[number]))
        case .leaf(let number):
            (middles[number / Self.fanOut][number % Self.fanOut], .leaf(leaves[number]))
        }
    }

    /// These leaves, and what is above them, did not all reach Redis.
    mutating func retry(_ leaves: [Int]) { changedLeaves.formUnion(leaves) }
}

/// Where an account stands in the tree: from the hash of its key.
struct ChangePlace: Equatable {
    let leaf: Int
    /// Tells accounts of one leaf apart; two with the same tag are one to the tree, which errs to the safe side.
    let tag: UInt32

    var middle: Int { leaf / ChangeTree.fanOut }

    init(key: UnsafeRawBufferPointer) {
        let hash = CacheKeys.hash(key)
        leaf = Int(truncatingIfNeeded: hash >> 52) & (ChangeTree.fanOut * ChangeTree.fanOut - 1)
        tag = UInt32(truncatingIfNeeded: hash)
    }
}
