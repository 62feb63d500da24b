/// A node of the tree of changes as bytes in Redis.
///
///     | layout "RKT1" | epoch 16 hex | incarnation 16 hex | version 16 hex | entries | MAC 16 |
///
/// Entries of a middle node: 64 versions, u64 each; of a leaf: per account tag u32 and last change u64. The first
/// 52 bytes are laid out as those of a position, so the same branch of the script writes both.
struct ChangeNode {
    enum Place: Equatable {
        case middle(Int), leaf(Int)
    }

    enum Content {
        case middle([UInt64]), leaf([ChangeLeaf.Entry])
    }

    private static let layout = Array("RKT1".utf8)
    private static let headBytes = 52

    let generation: Generation
    let version: UInt64
    private let entries: UnsafeRawBufferPointer

    static func packed(
        _ content: Content, _ generation: Generation, version: UInt64, key: [UInt8], seal: CacheSeal
    ) -> [UInt8] {
        let entryBytes =
            switch content {
            case .middle(let versions): 8 * versions.count
            case .leaf(let entries): ChangeLeaf.entryBytes * entries.count
            }
        let count = headBytes + entryBytes + CacheSeal.bytes
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let target = UnsafeMutableRawPointer(buffer.baseAddress!)
            target.copyMemory(from: layout, byteCount: layout.count)
            FixedHex.store(generation.epoch, to: target + 4)
            FixedHex.store(generation.incarnation, to: target + 20)
            FixedHex.store(version, to: target + 36)
            var offset = headBytes
            switch content {
            case .middle(let versions):
                for version in versions {
                    target.storeBytes(of: version.littleEndian, toByteOffset: offset, as: UInt64.self)
                    offset += 8
                }
            case .leaf(let entries):
                for entry in entries {
                    target.storeBytes(of: entry.tag.littleEndian, toByteOffset: offset, as: UInt32.self)
                    target.storeBytes(of: entry.lastChange.littleEndian, toByteOffset: offset + 4, as: UInt64.self)
                    offset += ChangeLeaf.entryBytes
                }
            }
            key.withUnsafeBytes {
                seal.store(
                    key: $0, value: UnsafeRawBufferPointer(start: target, count: offset), to: target + offset)
            }
            filled = count
        }
    }

    /// Good as long as the bytes are. Nil when they are not a node sealed with our key.
    init?(_ value: UnsafeRawBufferPointer, key: [UInt8], seal: CacheSeal) {
        guard value.count >= Self.headBytes + CacheSeal.bytes, let source = value.baseAddress,
            value.starts(with: Self.layout), key.withUnsafeBytes({ seal.verifies(key: $0, sealed: value) }),
            let epoch = FixedHex.load(source + 4), let incarnation = FixedHex.load(source + 20),
            let version = FixedHex.load(source + 36)
        else { return nil }
        generation = Generation(epoch: epoch, incarnation: incarnation)
        self.version = version
        entries = UnsafeRawBufferPointer(rebasing: value[Self.headBytes..<(value.count - CacheSeal.bytes)])
    }

    /// Of a middle node: what the child has at least.
    func version(ofChild child: Int) -> UInt64? {
        guard entries.count == 8 * ChangeTree.fanOut else { return nil }
        return UInt64(littleEndian: entries.loadUnaligned(fromByteOffset: 8 * child, as: UInt64.self))
    }

    /// Of a leaf: 0 when the account has not changed in this generation.
    func lastChange(of tag: UInt32) -> UInt64 {
        var offset = 0
        while offset + ChangeLeaf.entryBytes <= entries.count {
            if UInt32(littleEndian: entries.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) == tag {
                return UInt64(littleEndian: entries.loadUnaligned(fromByteOffset: offset + 4, as: UInt64.self))
            }
            offset += ChangeLeaf.entryBytes
        }
        return 0
    }
}

enum ChangeLeaf {
    static let entryBytes = 12

    struct Entry: Equatable {
        var tag: UInt32
        var lastChange: UInt64
    }
}
