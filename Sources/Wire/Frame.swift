/// What a frame is for. Numbers are part of the protocol: never reused.
package enum FrameKind: UInt8, CaseIterable, Sendable {
    case hello = 1
    case welcome = 2
    case request = 3
    case answer = 4
    case cancel = 5
    case ping = 6
    case pong = 7
    case goAway = 8
    case streamItem = 9
    case streamEnd = 10
    /// Credit for more items of a stream.
    case window = 11
    /// The connection is beyond repair; the sender closes after it.
    case error = 12
}

/// Bits of a frame's head. Unknown ones are refused.
public struct FrameFlags: OptionSet, Sendable {
    public let rawValue: UInt8

    @inlinable
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// 16 bytes of request key follow the head.
    @inlinable
    package static var keyed: FrameFlags { FrameFlags(rawValue: 1) }
    /// 24 bytes of trace context follow: trace id, then the caller's span id.
    @inlinable
    package static var traced: FrameFlags { FrameFlags(rawValue: 2) }
    /// 16 bytes of receipt follow the head.
    package static let receipt = FrameFlags(rawValue: 4)
    /// The answer was stored by an earlier request with the same key.
    package static let replayed = FrameFlags(rawValue: 8)
    /// The caller expects STREAM_ITEM frames and a STREAM_END instead of one ANSWER.
    package static let serverStream = FrameFlags(rawValue: 16)

    static let known: FrameFlags = [.keyed, .traced, .receipt, .replayed, .serverStream]
}

/// Bounds in bytes on a frame's `length`, checked before anything is allocated.
public enum FrameLimits {
    package static let hello = 4_096
    @inlinable
    package static var request: Int { 1 << 20 }
    package static let answer = 4 << 20
}

/// 16 bytes as they lie in a frame; integers little-endian.
package struct Bytes16: Hashable, Sendable {
    package var first: UInt64
    package var second: UInt64

    package init(first: UInt64, second: UInt64) {
        self.first = first
        self.second = second
    }
}

/// The caller's trace: 16 bytes of trace id, 8 of span id, as in W3C `traceparent`.
package struct TraceContext: Hashable, Sendable {
    package var trace: Bytes16
    package var span: UInt64

    package init(trace: Bytes16, span: UInt64) {
        self.trace = trace
        self.span = span
    }

    /// As in a frame: 16 bytes of trace id, 8 of span id; nil unless there are 24.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 24 else { return nil }
        trace = bytes.bytes16(at: 0)
        span = bytes.number(at: 16)
    }

    package var bytes: [UInt8] {
        withUnsafeBytes(of: (trace.first.littleEndian, trace.second.littleEndian, span.littleEndian)) { Array($0) }
    }
}

/// Proof of a committed record, to be kept by the caller beside the sequence.
package struct Receipt: Hashable, Sendable {
    package var epoch: UInt64
    /// The first 8 bytes of the log's chain value, in their order in memory.
    package var chain: UInt64

    package init(epoch: UInt64, chain: UInt64) {
        self.epoch = epoch
        self.chain = chain
    }
}

/// The head of every frame from client to server. Little-endian; `length` counts what follows it.
///
///     | length u32 | kind u8 | flags u8 | method u16 | stream u32 | deadline ms u32 |
///     | key 16 B if KEYED | trace 24 B if TRACED | message |
public struct RequestHead: Equatable, Sendable {
    @inlinable
    package static var fixedBytes: Int { 16 }

    package var kind: FrameKind
    package var isServerStream = false
    package var method: UInt16 = 0
    package var stream: UInt32 = 0
    /// Counted from the arrival of the frame; zero: none.
    package var deadlineMilliseconds: UInt32 = 0
    package var key: Bytes16?
    package var trace: TraceContext?

    package init(_ kind: FrameKind, stream: UInt32 = 0) {
        self.kind = kind
        self.stream = stream
    }

    package var flags: FrameFlags {
        var flags = FrameFlags()
        if key != nil { flags.insert(.keyed) }
        if trace != nil { flags.insert(.traced) }
        if isServerStream { flags.insert(.serverStream) }
        return flags
    }

    /// The message begins at this offset.
    package var byteCount: Int {
        Self.fixedBytes + (key == nil ? 0 : 16) + (trace == nil ? 0 : 24)
    }

    /// Writes `byteCount` bytes; the caller writes the message behind them.
    package func write(messageBytes: Int, to bytes: UnsafeMutableRawBufferPointer) {
        precondition(bytes.count >= byteCount && messageBytes >= 0)
        bytes.store(UInt32(byteCount - 4 + messageBytes), at: 0)
        bytes.store(kind.rawValue, at: 4)
        bytes.store(flags.rawValue, at: 5)
        bytes.store(method, at: 6)
        bytes.store(stream, at: 8)
        bytes.store(deadlineMilliseconds, at: 12)
        var offset = Self.fixedBytes
        if let key {
            bytes.store(key, at: offset)
            offset += 16
        }
        if let trace {
            bytes.store(trace.trace, at: offset)
            bytes.store(trace.span, at: offset + 16)
        }
    }
}

/// The head of every frame from server to client. Little-endian; `length` counts what follows it.
///
///     | length u32 | kind u8 | flags u8 | status u16 | stream u32 | detail u32 | sequence u64 |
///     | receipt 16 B if RECEIPT: epoch u64, chain prefix 8 B | message, or google.rpc.Status if status > 0 |
package struct AnswerHead: Equatable, Sendable {
    package static let fixedBytes = 24

    package var kind: FrameKind
    package var isReplayed = false
    /// A google.rpc.Code: 0 to 16.
    package var status: UInt16 = 0
    package var stream: UInt32 = 0
    /// Zero, but in ERROR and GO_AWAY the number of the `FrameError`.
    package var detail: UInt32 = 0
    /// The record that the message reflects.
    package var sequence: UInt64 = 0
    package var receipt: Receipt?

    package init(_ kind: FrameKind, stream: UInt32 = 0) {
        self.kind = kind
        self.stream = stream
    }

    package var flags: FrameFlags {
        var flags = FrameFlags()
        if receipt != nil { flags.insert(.receipt) }
        if isReplayed { flags.insert(.replayed) }
        return flags
    }

    /// The message begins at this offset.
    package var byteCount: Int { Self.fixedBytes + (receipt == nil ? 0 : 16) }

    /// Writes `byteCount` bytes; the caller writes the message behind them.
    package func write(messageBytes: Int, to bytes: UnsafeMutableRawBufferPointer) {
        precondition(bytes.count >= byteCount && messageBytes >= 0)
        bytes.store(UInt32(byteCount - 4 + messageBytes), at: 0)
        bytes.store(kind.rawValue, at: 4)
        bytes.store(flags.rawValue, at: 5)
        bytes.store(status, at: 6)
        bytes.store(stream, at: 8)
        bytes.store(detail, at: 12)
        bytes.store(sequence, at: 16)
        if let receipt { Self.setReceipt(receipt, in: bytes) }
    }

    /// The same head for an ANSWER without receipt and refusal, by three stores. `frameBytes` counts all of it.
    @inline(__always)
    package static func writePlain(
        stream: UInt32, sequence: UInt64, frameBytes: Int, at frame: UnsafeMutableRawPointer
    ) {
        let first = UInt64(UInt32(truncatingIfNeeded: frameBytes - 4)) | UInt64(FrameKind.answer.rawValue) << 32
        frame.storeBytes(of: first.littleEndian, as: UInt64.self)
        frame.storeBytes(of: UInt64(stream).littleEndian, toByteOffset: 8, as: UInt64.self)
        frame.storeBytes(of: sequence.littleEndian, toByteOffset: 16, as: UInt64.self)
    }

    /// Fills in what is only known after the sync, in a frame that was written with some receipt.
    package static func setReceipt(_ receipt: Receipt, in frame: UnsafeMutableRawBufferPointer) {
        precondition(frame.count >= fixedBytes + 16)
        frame.store(receipt.epoch, at: fixedBytes)
        frame.store(receipt.chain, at: fixedBytes + 8)
    }

    package static func setSequence(_ sequence: UInt64, in frame: UnsafeMutableRawBufferPointer) {
        precondition(frame.count >= fixedBytes)
        frame.store(sequence, at: 16)
    }
}

/// The first 8 bytes of a HELLO's message, before its protobuf: who speaks, and which versions.
///
///     | "RSKT" | lowest version u16 | highest version u16 |
package struct HelloPrefix: Equatable, Sendable {
    package static let byteCount = 8
    /// The only version there is.
    package static let version: UInt16 = 1
    /// "RSKT" as a little-endian integer.
    static let magic: UInt32 = 0x544B_5352

    package var lowestVersion: UInt16
    package var highestVersion: UInt16

    package init(lowestVersion: UInt16 = Self.version, highestVersion: UInt16 = Self.version) {
        self.lowestVersion = lowestVersion
        self.highestVersion = highestVersion
    }

    package func write(to bytes: UnsafeMutableRawBufferPointer) {
        precondition(bytes.count >= Self.byteCount)
        bytes.store(Self.magic, at: 0)
        bytes.store(lowestVersion, at: 4)
        bytes.store(highestVersion, at: 6)
    }
}

extension UnsafeMutableRawBufferPointer {
    @inline(__always)
    func store<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number, at offset: Int) {
        storeBytes(of: number.littleEndian, toByteOffset: offset, as: Number.self)
    }

    @inline(__always)
    func store(_ bytes: Bytes16, at offset: Int) {
        store(bytes.first, at: offset)
        store(bytes.second, at: offset + 8)
    }
}

extension UnsafeRawBufferPointer {
    /// The caller has checked that the number lies inside.
    @inline(__always)
    func number<Number: FixedWidthInteger & BitwiseCopyable>(at offset: Int) -> Number {
        Number(littleEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
    }

    @inline(__always)
    func bytes16(at offset: Int) -> Bytes16 {
        Bytes16(first: number(at: offset), second: number(at: offset + 8))
    }
}
