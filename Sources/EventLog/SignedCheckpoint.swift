/// A signed word on the log: after record *sequence* its chain was *chain*.
///
/// Kept where the operator of the store cannot rewrite it, it shows any later edit, also one that recomputes every
/// checksum and the whole chain. One line of text, so that a verifier in any language is short:
///
///     reskontra-checkpoint-2 STORE TIMELINE EPOCH SEQUENCE INSTANT CHAIN ROOT SIGNATURE
///
/// STORE 32, CHAIN and ROOT 64 hexadecimal digits, INSTANT UTC nanoseconds, SIGNATURE 128 hexadecimal digits: Ed25519
/// over the line up to, not including, the space before it. ROOT is that of the `MerkleTree` over the records up to
/// SEQUENCE. Lines of kind 1, as servers before it wrote them, have none.
package struct SignedCheckpoint: Equatable, Sendable {
    package var store: StoreID
    package var timeline: UInt64
    package var epoch: UInt64
    package var sequence: UInt64
    package var instant: Int64
    package var chain: ChainValue
    package var root: ChainValue?

    package init(
        store: StoreID, timeline: UInt64, epoch: UInt64, sequence: UInt64, instant: Int64,
        chain: ChainValue, root: ChainValue? = nil
    ) {
        self.store = store
        self.timeline = timeline
        self.epoch = epoch
        self.sequence = sequence
        self.instant = instant
        self.chain = chain
        self.root = root
    }

    private static let kind = "reskontra-checkpoint-"

    private var statement: String {
        "\(Self.kind)\(root == nil ? 1 : 2) \(store) \(timeline) \(epoch) \(sequence) \(instant) \(Self.hex(chain.bytes))"
            + (root.map { " " + Self.hex($0.bytes) } ?? "")
    }

    /// The line without its end; nil when the key cannot sign.
    package func line(signedBy key: SigningKey) -> String? {
        let statement = self.statement
        guard let signature = key.signature(of: Array(statement.utf8)) else { return nil }
        return statement + " " + Self.hex(signature)
    }

    package enum Unusable: Error, Equatable, Sendable {
        case malformed
        case badSignature
    }

    /// Reads a line and checks its signature.
    package init(line: some StringProtocol, key: SigningKey) throws(Unusable) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        let hasRoot = parts[0] == Self.kind + "2"
        guard hasRoot || parts[0] == Self.kind + "1", parts.count == (hasRoot ? 9 : 8),
            let store = Self.words(parts[1], count: 16),
            let timeline = UInt64(parts[2]), let epoch = UInt64(parts[3]),
            let sequence = UInt64(parts[4]),
            let instant = Int64(parts[5]), let chain = Self.words(parts[6], count: ChainValue.byteCount),
            let root = Self.words(hasRoot ? parts[7] : parts[6], count: ChainValue.byteCount),
            let signature = Self.words(parts[hasRoot ? 8 : 7], count: SigningKey.signatureBytes)
        else { throw .malformed }
        let id = store.withUnsafeBytes { bytes in
            StoreID(
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
                high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)))
        }
        self.init(
            store: id, timeline: timeline, epoch: epoch, sequence: sequence, instant: instant,
            chain: Self.value(chain), root: hasRoot ? Self.value(root) : nil)
        // The statement is made anew: a line written in another way than ours is no checkpoint.
        guard key.verifies(signature, of: Array(statement.utf8)), line.hasPrefix(statement + " ") else {
            throw .badSignature
        }
    }

    private static func value(_ bytes: [UInt8]) -> ChainValue {
        bytes.withUnsafeBytes { $0.baseAddress.map(ChainValue.init) ?? .zero }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    private static func words(_ text: some StringProtocol, count: Int) -> [UInt8]? {
        guard text.utf8.count == 2 * count else { return nil }
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in text.utf8 {
            let digit: UInt8
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return bytes
    }
}

/// Checkpoints held against a walk through the log, in the order of their sequences.
struct CheckpointCheck {
    private let checkpoints: [SignedCheckpoint]
    private var next = 0
    /// Chain values of frames that end at the sequence of the next checkpoint.
    private(set) var heldCount = 0

    /// Those of another store or timeline say nothing about this one.
    init(_ checkpoints: [SignedCheckpoint], of identity: StoreIdentity) {
        self.checkpoints = checkpoints.filter {
            $0.store == identity.id && $0.timeline == identity.timeline
        }
        .sorted { $0.sequence < $1.sequence }
    }

    /// Some checkpoint names a root, which takes hashing every record once more.
    var needsTree: Bool { checkpoints.contains { $0.root != nil } }

    /// A frame, or a seal behind it, ends at `sequence` with this chain. The checkpoint that is contradicted, if any.
    mutating func pass(_ sequence: UInt64, _ chain: ChainValue, root: () -> ChainValue) -> SignedCheckpoint? {
        while next < checkpoints.count, checkpoints[next].sequence == sequence,
            checkpoints[next].chain == chain
        {
            if let signed = checkpoints[next].root, signed != root() { return checkpoints[next] }
            next += 1
            heldCount += 1
        }
        if next < checkpoints.count, checkpoints[next].sequence < sequence { return checkpoints[next] }
        return nil
    }

    /// At the end of the log: what it should have held.
    var unmet: SignedCheckpoint? { next < checkpoints.count ? checkpoints[next] : nil }
}

extension ChainValue {
    package var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }
}

extension EventLog {
    /// What a checkpoint of the last durable record says.
    package var checkpoint: SignedCheckpoint {
        SignedCheckpoint(
            store: identity.id, timeline: identity.timeline, epoch: epoch, sequence: durableSequence,
            instant: lastInstant, chain: durableChain)
    }
}
