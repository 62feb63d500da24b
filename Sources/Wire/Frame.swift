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
package struct FrameFlags: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// 16 bytes of request key follow the head.
    package static let keyed = FrameFlags(rawValue: 1)
    /// 24 bytes of trace context follow: trace id, then the caller's span id.
    package static let traced = FrameFlags(rawValue: 2)
    /// 16 bytes of receipt follow the head.
    package static let receipt = FrameFlags(rawValue: 4)
    /// The answer was stored by an earlier request with the same key.
    package static let replayed = FrameFlags(rawValue: 8)
    /// The caller expects STREAM_ITEM frames and a STREAM_END instead of one ANSWER.
    package static let serverStream = FrameFlags(rawValue: 16)

    static let known: FrameFlags = [.keyed, .traced, .receipt, .replayed, .serverStream]
}

/// Bounds in bytes on a frame's `length`, checked before anything is allocated.
package enum FrameLimits {
    package static let hello = 4_096
    package static let request = 1 << 20
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

/// The head of every frame from client to server. Integers are little-endian; `length` counts what follows it.
///
///     | length u32 | kind u8 | flags u8 | method u16 | stream u32 | deadline ms u32 |
///     | key 16 B if KEYED | trace 24 B if TRACED | message |
package struct RequestHead: Equatable, Sendable {
    package static let fixedBytes = 20

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
        // Bytes 16 to 19 are reserved: they make the head a multiple of four words and are zero.
        bytes.store(UInt32(0), at: 16)
    }
}
