/// An answer with what its envelope says.
public struct Reply<Message: Sendable>: Sendable {
    public let message: Message
    /// The record the answer reflects: for a write its own, for a read the last one seen.
    public let sequence: UInt64
    /// Proof of durability; only answers that wrote carry one.
    public let receipt: Receipt?
    /// The wish had been fulfilled before; this is the first answer again.
    public let replayed: Bool

    public init(message: Message, sequence: UInt64, receipt: Receipt?, replayed: Bool) {
        self.message = message
        self.sequence = sequence
        self.receipt = receipt
        self.replayed = replayed
    }

    func map<Other: Sendable>(_ transform: (Message) throws -> Other) rethrows -> Reply<Other> {
        Reply<Other>(
            message: try transform(message), sequence: sequence, receipt: receipt, replayed: replayed)
    }
}

/// Where in the event log an answer became durable: the writer's epoch and the first 8 bytes of the hash chain.
public struct Receipt: Sendable, Hashable, CustomStringConvertible {
    public let epoch: UInt64
    public let chain: [UInt8]

    public init(epoch: UInt64, chain: [UInt8]) {
        self.epoch = epoch
        self.chain = chain
    }

    /// `epoch-chain`, the chain in 16 hexadecimal digits.
    public var description: String {
        let word = chain.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let digits = String(word, radix: 16)
        return "\(epoch)-" + String(repeating: "0", count: max(0, 16 - digits.count)) + digits
    }
}

/// One item of a server stream.
public struct StreamItem<Message: Sendable>: Sendable {
    public let sequence: UInt64
    public let message: Message

    public init(sequence: UInt64, message: Message) {
        self.sequence = sequence
        self.message = message
    }
}
