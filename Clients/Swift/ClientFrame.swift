import NIOCore

/// Native frames as a client writes and reads them; `Protocol/README.md` is the layout. Integers are little-endian.
///
///     | length u32 | kind u8 | flags u8 | method u16 | stream u32 | deadline ms u32 |
///     | key 16 B if KEYED | trace 24 B if TRACED | message |
///     | length u32 | kind u8 | flags u8 | status u16 | stream u32 | detail u32 | sequence u64 |
///     | receipt 16 B if RECEIPT | message, or google.rpc.Status if status > 0 |
///
/// The upper is what we send, the lower what we get. `length` counts what follows it. `detail` is the number of a
/// connection error in ERROR and GO_AWAY.
///
/// Pure: the simulated clients of `Tests/Simulation` speak through it too.
package enum ClientFrame {
    static let protocolVersion: UInt16 = 1
    /// First bytes of the HELLO frame's body, so that a server can tell other protocols apart at once.
    static let magic: [UInt8] = Array("RSKT".utf8)

    static let sentHeaderBytes = 12
    static let receivedHeaderBytes = 20
    static let keyBytes = 16
    static let receiptBytes = 16
    /// Until Welcome tells other limits.
    static let requestBytesMax = 1 << 20
    package static let answerBytesMax = 4 << 20

    package enum Kind: UInt8 {
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
        case window = 11
        case error = 12
    }

    struct Flags: OptionSet {
        let rawValue: UInt8
        static let keyed = Flags(rawValue: 1)
        static let traced = Flags(rawValue: 2)
        static let receipt = Flags(rawValue: 4)
        static let replayed = Flags(rawValue: 8)
        static let serverStream = Flags(rawValue: 16)

        static let sentByServers: Flags = [.receipt, .replayed]
    }

    // MARK: Writing

    /// HELLO: magic, lowest and highest protocol version we speak, then the `Hello` message.
    package static func hello(_ message: [UInt8]) -> [UInt8] {
        var frame = ByteBuffer()
        write(.hello, bodyBytes: magic.count + 4 + message.count, to: &frame)
        frame.writeBytes(magic)
        frame.writeInteger(protocolVersion, endianness: .little)
        frame.writeInteger(protocolVersion, endianness: .little)
        frame.writeBytes(message)
        return Array(frame.readableBytesView)
    }

    package static func writeRequest(
        method: UInt16, stream: UInt32, deadlineMilliseconds: UInt32, key: RequestKey?, trace: TraceParent? = nil,
        isServerStream: Bool = false, message: [UInt8], to frame: inout ByteBuffer
    ) {
        var flags: Flags = isServerStream ? .serverStream : []
        if key != nil { flags.insert(.keyed) }
        if trace != nil { flags.insert(.traced) }
        write(
            .request, flags, method: method, stream: stream, deadlineMilliseconds: deadlineMilliseconds,
            bodyBytes: message.count + (key == nil ? 0 : keyBytes) + (trace?.bytes.count ?? 0), to: &frame)
        if let key { frame.writeBytes(key.bytes) }
        if let trace { frame.writeBytes(trace.bytes) }
        frame.writeBytes(message)
    }

    package static func writeCancel(stream: UInt32, to frame: inout ByteBuffer) {
        write(.cancel, stream: stream, bodyBytes: 0, to: &frame)
    }

    /// The peer sends `number` back in a PONG.
    package static func writePing(_ number: UInt64, to frame: inout ByteBuffer) {
        write(.ping, bodyBytes: 8, to: &frame)
        frame.writeInteger(number, endianness: .little)
    }

    package static func writePong(_ number: UInt64, to frame: inout ByteBuffer) {
        write(.pong, bodyBytes: 8, to: &frame)
        frame.writeInteger(number, endianness: .little)
    }

    /// Lets a stream send `items` more; at least one.
    static func writeWindow(stream: UInt32, items: UInt32, to frame: inout ByteBuffer) {
        write(.window, stream: stream, bodyBytes: 4, to: &frame)
        frame.writeInteger(items, endianness: .little)
    }

    private static func write(
        _ kind: Kind, _ flags: Flags = [], method: UInt16 = 0, stream: UInt32 = 0, deadlineMilliseconds: UInt32 = 0,
        bodyBytes: Int, to frame: inout ByteBuffer
    ) {
        frame.writeInteger(UInt32(sentHeaderBytes + bodyBytes), endianness: .little)
        frame.writeInteger(kind.rawValue)
        frame.writeInteger(flags.rawValue)
        frame.writeInteger(method, endianness: .little)
        frame.writeInteger(stream, endianness: .little)
        frame.writeInteger(deadlineMilliseconds, endianness: .little)
    }

    // MARK: Reading

    /// The number of a PING or PONG; nil unless its message has 8 bytes.
    static func number(in message: [UInt8]) -> UInt64? {
        message.count == 8 ? message.reversed().reduce(0) { $0 << 8 | UInt64($1) } : nil
    }

    /// A frame from the server.
    package struct Received: Equatable {
        package var kind: Kind
        package var status: UInt16
        package var stream: UInt32
        package var detail: UInt32
        package var sequence: UInt64
        package var receipt: Receipt?
        package var replayed: Bool
        package var message: [UInt8]
    }

    package enum Malformed: Error, Equatable, CustomStringConvertible {
        case tooShort(length: UInt32)
        case tooLong(length: UInt32, max: Int)
        case unknownKind(UInt8)
        case unknownFlags(UInt8)

        package var description: String {
            switch self {
            case .tooShort(let length): "a frame of \(length) bytes is shorter than its header"
            case .tooLong(let length, let max): "a frame of \(length) bytes exceeds the limit of \(max)"
            case .unknownKind(let kind): "a frame of the unknown kind \(kind)"
            case .unknownFlags(let flags): "a frame with the unknown flags \(flags)"
            }
        }
    }

    /// The next whole frame, taken out of `bytes`; nil while more bytes are needed. Bounds come before allocation.
    package static func read(from bytes: inout ByteBuffer, lengthMax: Int) throws(Malformed) -> Received? {
        let start = bytes.readerIndex
        guard let length = bytes.getInteger(at: start, endianness: .little, as: UInt32.self) else { return nil }
        guard length >= receivedHeaderBytes else { throw .tooShort(length: length) }
        guard Int(length) <= lengthMax else { throw .tooLong(length: length, max: lengthMax) }
        guard bytes.readableBytes >= 4 + Int(length), var frame = bytes.readSlice(length: 4 + Int(length)) else {
            return nil
        }
        guard let (_, kindByte, flagBits, status, stream, detail, sequence) = frame.readMultipleIntegers(
            endianness: .little, as: (UInt32, UInt8, UInt8, UInt16, UInt32, UInt32, UInt64).self)
        else { throw .tooShort(length: length) }
        guard let kind = Kind(rawValue: kindByte) else { throw .unknownKind(kindByte) }
        let flags = Flags(rawValue: flagBits)
        guard flags.isSubset(of: .sentByServers) else { throw .unknownFlags(flagBits) }
        var receipt: Receipt?
        if flags.contains(.receipt) {
            guard let epoch = frame.readInteger(endianness: .little, as: UInt64.self), let chain = frame.readBytes(length: 8)
            else { throw .tooShort(length: length) }
            receipt = Receipt(epoch: epoch, chain: chain)
        }
        return Received(
            kind: kind, status: status, stream: stream, detail: detail, sequence: sequence, receipt: receipt,
            replayed: flags.contains(.replayed), message: Array(frame.readableBytesView))
    }
}
