/// The native frames as far as a generator needs them (Protocol/README.md). Integers are little-endian.
///
///     request | length u32 | kind u8 | flags u8 | method u16 | stream u32 | deadline ms u32 | key 16 B if KEYED | message |
///     answer  | length u32 | kind u8 | flags u8 | status u16 | stream u32 | reserved u32 | sequence u64 | receipt 16 B if RECEIPT | message |
enum NativeFrame {
    static let hello: UInt8 = 1
    static let welcome: UInt8 = 2
    static let request: UInt8 = 3
    static let answer: UInt8 = 4

    static let ping: UInt8 = 6
    static let goAway: UInt8 = 8

    static let keyed: UInt8 = 1
    static let receipt: UInt8 = 4

    static let requestHeaderBytes = 16
    static let keyBytes = 16
    static let answerHeaderBytes = 24
    static let receiptBytes = 16

    static let streamOffset = 8
    static let keyOffset = 16

    /// The header of a request whose message of `messageBytes` bytes follows; stream and key are filled in later.
    static func writeRequest(
        at frame: UnsafeMutableRawPointer, method: UInt16, isKeyed: Bool, messageBytes: Int
    ) {
        let length = headerBytes(isKeyed: isKeyed) - 4 + messageBytes
        frame.storeBytes(of: UInt32(length).littleEndian, as: UInt32.self)
        frame.storeBytes(of: request, toByteOffset: 4, as: UInt8.self)
        frame.storeBytes(of: isKeyed ? keyed : 0, toByteOffset: 5, as: UInt8.self)
        frame.storeBytes(of: method.littleEndian, toByteOffset: 6, as: UInt16.self)
        frame.storeBytes(of: 0, toByteOffset: streamOffset, as: UInt32.self)
        frame.storeBytes(of: 0, toByteOffset: 12, as: UInt32.self)
    }

    static func headerBytes(isKeyed: Bool) -> Int { requestHeaderBytes + (isKeyed ? keyBytes : 0) }

    /// HELLO: an empty head, "RSKT", lowest and highest version, the `Hello` message.
    static func hello(_ message: [UInt8]) -> [UInt8] {
        let body = Array("RSKT".utf8) + [1, 0, 1, 0] + message
        let length = UInt32(requestHeaderBytes - 4 + body.count)
        let head = (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + [hello]
        return head + [UInt8](repeating: 0, count: requestHeaderBytes - head.count) + body
    }
}
