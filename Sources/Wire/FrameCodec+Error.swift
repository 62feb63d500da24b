/// Why a connection cannot go on. The number stands in the ERROR frame's `detail`; never reused.
package enum FrameError: UInt32, Error, CaseIterable, Sendable {
    /// The first bytes are no protocol we know.
    case notReskontra = 1
    case looksLikeHTTP = 2
    case looksLikeTLS = 3
    case versionNotSupported = 4
    /// The first frame must be HELLO.
    case helloExpected = 5
    case helloRepeated = 6
    /// `length` is too small for the head that kind and flags promise.
    case lengthTooSmall = 7
    case lengthTooLarge = 8
    case unknownKind = 9
    /// A kind that only the other side may send.
    case wrongDirection = 10
    case unknownFlags = 11
    /// A known flag on a kind that does not take it.
    case flagsNotAllowed = 12
    case streamMissing = 13
    case streamNotAllowed = 14
    /// A kind whose message has one size came with another.
    case messageLengthWrong = 15
    /// A field that this kind does not use is not zero.
    case unusedFieldSet = 16
    case creditMissing = 17
    case statusUnknown = 18
    /// The protobuf behind the HELLO's prefix cannot be read.
    case helloMalformed = 19
    case unauthenticated = 20
    case handshakeTooSlow = 21
    case frameTooSlow = 22
    case idle = 23
    case tooManyConnections = 24
    case tooManyInFlight = 25
    case draining = 26

    /// google.rpc.Code of the ERROR frame.
    package var status: UInt16 {
        switch self {
        case .notReskontra, .looksLikeHTTP, .looksLikeTLS, .helloExpected, .helloRepeated, .lengthTooSmall,
            .lengthTooLarge, .unknownKind, .wrongDirection, .unknownFlags, .flagsNotAllowed, .streamMissing,
            .streamNotAllowed, .messageLengthWrong, .unusedFieldSet, .creditMissing, .statusUnknown,
            .helloMalformed:
            3  // INVALID_ARGUMENT
        case .versionNotSupported: 12  // UNIMPLEMENTED
        case .unauthenticated: 16
        case .handshakeTooSlow, .frameTooSlow, .idle: 4  // DEADLINE_EXCEEDED
        case .tooManyConnections, .tooManyInFlight: 8  // RESOURCE_EXHAUSTED
        case .draining: 14  // UNAVAILABLE
        }
    }

    /// For people; may change.
    package var text: StaticString {
        switch self {
        case .notReskontra: "not the Reskontra protocol; the first frame is HELLO with the magic RSKT"
        case .looksLikeHTTP: "this is the native port, not HTTP; gRPC and ops have ports of their own"
        case .looksLikeTLS: "this port is not encrypted; connect without TLS"
        case .versionNotSupported: "no common protocol version; this server speaks version 1"
        case .helloExpected: "the first frame must be HELLO"
        case .helloRepeated: "HELLO comes once"
        case .lengthTooSmall: "the frame's length is too small for its head"
        case .lengthTooLarge: "the frame's length is above the limit"
        case .unknownKind: "unknown frame kind"
        case .wrongDirection: "this frame kind is only sent by the other side"
        case .unknownFlags: "unknown frame flag"
        case .flagsNotAllowed: "a flag that this frame kind does not take"
        case .streamMissing: "this frame kind needs a stream number above zero"
        case .streamNotAllowed: "this frame kind takes no stream number"
        case .messageLengthWrong: "wrong message length for this frame kind"
        case .unusedFieldSet: "a field that this frame kind does not use must be zero"
        case .creditMissing: "a WINDOW must grant at least one item"
        case .statusUnknown: "a status outside google.rpc.Code"
        case .helloMalformed: "the Hello message cannot be read"
        case .unauthenticated: "the credentials in Hello are not accepted"
        case .handshakeTooSlow: "the handshake took too long"
        case .frameTooSlow: "a frame took too long to arrive"
        case .idle: "nothing was sent for too long"
        case .tooManyConnections: "too many connections; try again later"
        case .tooManyInFlight: "more requests in flight than Welcome allows"
        case .draining: "the server is stopping; connect again"
        }
    }

    /// Size of `write`'s frame.
    package var frameBytes: Int { AnswerHead.fixedBytes + 4 + text.utf8CodeUnitCount }

    /// Writes an ERROR frame: the number in `detail`, the message a google.rpc.Status of code and text.
    package func write(to bytes: UnsafeMutableRawBufferPointer) {
        precondition(bytes.count >= frameBytes && text.utf8CodeUnitCount < 128)
        var head = AnswerHead(.error)
        head.status = status
        head.detail = rawValue
        head.write(messageBytes: frameBytes - head.byteCount, to: bytes)
        // Field 1, a varint: code. Field 2, bytes: message, short enough for a length of one byte.
        var offset = head.byteCount
        for byte in [0x08, UInt8(status), 0x12, UInt8(text.utf8CodeUnitCount)] {
            bytes[offset] = byte
            offset += 1
        }
        UnsafeMutableRawBufferPointer(rebasing: bytes[offset...])
            .copyMemory(from: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
