/// Owner of the cache and the sequence up to which all changes are in its values.
///
///     | layout "RKW2" | epoch 16 hex | incarnation 16 hex | sequence 16 hex | server time 16 hex |
///     | versions of the 64 middle nodes of the tree of changes, u64 each | MAC 16 |
///
/// It is owner token and heartbeat in one key: only its owner moves it, and only forward.
package struct Watermark: Sendable, Equatable {
    static let bytes = headBytes + 8 * ChangeTree.fanOut + CacheSeal.bytes
    private static let headBytes = 68
    private static let layout = Array("RKW2".utf8)

    package let generation: Generation
    package let sequence: UInt64
    /// UTC nanoseconds of the server's wall clock at the heartbeat; its age is the age of the cache.
    package let serverTime: Int64
    let changes: [UInt64]

    init(_ generation: Generation, sequence: UInt64, serverTime: Int64, changes: [UInt64]) {
        precondition(changes.count == ChangeTree.fanOut)
        self.changes = changes
        self.generation = generation
        self.sequence = sequence
        self.serverTime = serverTime
    }

    /// Nil when the bytes are not a watermark sealed with our key.
    package init?(_ value: UnsafeRawBufferPointer, key: [UInt8], seal: CacheSeal) {
        guard value.count == Self.bytes, let source = value.baseAddress, value.starts(with: Self.layout),
            key.withUnsafeBytes({ seal.verifies(key: $0, sealed: value) }),
            let epoch = FixedHex.load(source + 4), let incarnation = FixedHex.load(source + 20),
            let sequence = FixedHex.load(source + 36), let serverTime = FixedHex.load(source + 52)
        else { return nil }
        generation = Generation(epoch: epoch, incarnation: incarnation)
        self.sequence = sequence
        self.serverTime = Int64(bitPattern: serverTime)
        changes = (0..<ChangeTree.fanOut).map {
            UInt64(littleEndian: source.loadUnaligned(fromByteOffset: Self.headBytes + 8 * $0, as: UInt64.self))
        }
    }

    func packed(key: [UInt8], seal: CacheSeal) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.bytes) { buffer, count in
            let target = UnsafeMutableRawPointer(buffer.baseAddress!)
            target.copyMemory(from: Self.layout, byteCount: Self.layout.count)
            FixedHex.store(generation.epoch, to: target + 4)
            FixedHex.store(generation.incarnation, to: target + 20)
            FixedHex.store(sequence, to: target + 36)
            FixedHex.store(UInt64(bitPattern: serverTime), to: target + 52)
            for (place, version) in changes.enumerated() {
                target.storeBytes(
                    of: version.littleEndian, toByteOffset: Self.headBytes + 8 * place, as: UInt64.self)
            }
            let sealedBytes = Self.bytes - CacheSeal.bytes
            key.withUnsafeBytes {
                seal.store(
                    key: $0, value: UnsafeRawBufferPointer(start: target, count: sealedBytes),
                    to: target + sealedBytes)
            }
            count = Self.bytes
        }
    }
}
