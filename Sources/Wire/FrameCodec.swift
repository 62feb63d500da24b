/// What a reader makes of the bytes so far.
package enum FrameStep<Frame> {
    /// The first `byteCount` bytes are a whole frame.
    case frame(Frame)
    /// So many bytes from the start are needed before anything more can be said.
    case needMore(Int)
    /// Nothing behind this can be trusted: report it and close.
    case malformed(FrameError)
}

/// A whole frame from a client, lying in the bytes it was read from.
package struct RequestFrame {
    package let head: RequestHead
    package let message: UnsafeRawBufferPointer
    /// From `length` to the end of the message.
    package let byteCount: Int

    package init(head: RequestHead, message: UnsafeRawBufferPointer, byteCount: Int) {
        self.head = head
        self.message = message
        self.byteCount = byteCount
    }
}

/// A whole frame from a server, lying in the bytes it was read from.
package struct AnswerFrame {
    package let head: AnswerHead
    package let message: UnsafeRawBufferPointer
    package let byteCount: Int
}

/// The server's reader: bytes of a connection in order to frames, without copying or allocating.
///
///     hello --(HELLO)--> welcoming --opened()--> open
///
/// Heads are judged as soon as they are there, before the message has come.
package struct RequestReader: Sendable {
    package enum Phase: Sendable {
        case hello
        /// The server makes up its mind; nothing is read meanwhile.
        case welcoming
        case open
    }

    package private(set) var phase = Phase.hello
    /// The versions the HELLO offered.
    package private(set) var hello = HelloPrefix()

    package init() {}

    /// WELCOME is written: longer frames and all kinds are taken from now on.
    package mutating func opened() {
        phase = .open
    }

    /// Looks at the first frame of `bytes`; call again behind it. A HELLO's message comes without its prefix.
    package mutating func next(_ bytes: UnsafeRawBufferPointer) -> FrameStep<RequestFrame> {
        switch phase {
        case .open: return readFrame(bytes, longest: FrameLimits.request)
        case .welcoming: return .needMore(bytes.count + 1)
        case .hello:
            let step = readFrame(bytes, longest: FrameLimits.hello)
            guard case .frame(let frame) = step else {
                guard case .malformed(let error) = step else { return step }
                // The fifth byte tells a damaged HELLO from a stranger.
                guard bytes.count >= 5 else { return .needMore(5) }
                return .malformed(Self.name(error, bytes))
            }
            return takeHello(frame)
        }
    }

    private mutating func takeHello(_ frame: RequestFrame) -> FrameStep<RequestFrame> {
        guard frame.message.number(at: 0) == HelloPrefix.magic else { return .malformed(.notReskontra) }
        hello = HelloPrefix(
            lowestVersion: frame.message.number(at: 4), highestVersion: frame.message.number(at: 6))
        guard hello.lowestVersion <= HelloPrefix.version, hello.highestVersion >= HelloPrefix.version else {
            return .malformed(.versionNotSupported)
        }
        phase = .welcoming
        let message = UnsafeRawBufferPointer(rebasing: frame.message[HelloPrefix.byteCount...])
        return .frame(RequestFrame(head: frame.head, message: message, byteCount: frame.byteCount))
    }

    private func readFrame(_ bytes: UnsafeRawBufferPointer, longest: Int) -> FrameStep<RequestFrame> {
        guard bytes.count >= 4 else { return .needMore(4) }
        let length = Int(bytes.number(at: 0) as UInt32)
        guard length <= longest else { return .malformed(.lengthTooLarge) }
        guard length >= RequestHead.fixedBytes - 4 else { return .malformed(.lengthTooSmall) }
        guard bytes.count >= RequestHead.fixedBytes else { return .needMore(RequestHead.fixedBytes) }

        guard let kind = FrameKind(rawValue: bytes[4]) else { return .malformed(.unknownKind) }
        let flags = FrameFlags(rawValue: bytes[5])
        guard flags.isSubset(of: .known) else { return .malformed(.unknownFlags) }
        var head = RequestHead(kind, stream: bytes.number(at: 8))
        head.method = bytes.number(at: 6)
        head.deadlineMilliseconds = bytes.number(at: 12)
        head.isServerStream = flags.contains(.serverStream)

        let headBytes =
            RequestHead.fixedBytes + (flags.contains(.keyed) ? 16 : 0) + (flags.contains(.traced) ? 24 : 0)
        let messageBytes = length + 4 - headBytes
        if let error = check(head, flags, messageBytes: messageBytes) { return .malformed(error) }
        guard bytes.count >= length + 4 else { return .needMore(length + 4) }

        var offset = RequestHead.fixedBytes
        if flags.contains(.keyed) {
            head.key = bytes.bytes16(at: offset)
            offset += 16
        }
        if flags.contains(.traced) {
            head.trace = TraceContext(trace: bytes.bytes16(at: offset), span: bytes.number(at: offset + 16))
        }
        let message = UnsafeRawBufferPointer(rebasing: bytes[headBytes..<(length + 4)])
        if kind == .window, message.number(at: 0) == UInt32(0) { return .malformed(.creditMissing) }
        return .frame(RequestFrame(head: head, message: message, byteCount: length + 4))
    }

    private func check(_ head: RequestHead, _ flags: FrameFlags, messageBytes: Int) -> FrameError? {
        if phase == .hello, head.kind != .hello { return .helloExpected }
        let isFree = head.method == 0 && head.deadlineMilliseconds == 0
        switch head.kind {
        case .request:
            guard flags.isSubset(of: [.keyed, .traced, .serverStream]) else { return .flagsNotAllowed }
            guard head.stream != 0 else { return .streamMissing }
            return messageBytes < 0 ? .lengthTooSmall : nil
        case .cancel, .window:
            guard flags.isEmpty else { return .flagsNotAllowed }
            guard head.stream != 0 else { return .streamMissing }
            guard isFree else { return .unusedFieldSet }
            return messageBytes == (head.kind == .window ? 4 : 0) ? nil : .messageLengthWrong
        case .ping, .pong, .goAway:
            guard flags.isEmpty else { return .flagsNotAllowed }
            guard head.stream == 0 else { return .streamNotAllowed }
            guard isFree else { return .unusedFieldSet }
            return messageBytes == (head.kind == .goAway ? 0 : 8) ? nil : .messageLengthWrong
        case .hello:
            guard phase == .hello else { return .helloRepeated }
            guard flags.isEmpty else { return .flagsNotAllowed }
            guard head.stream == 0 else { return .streamNotAllowed }
            guard isFree else { return .unusedFieldSet }
            return messageBytes < HelloPrefix.byteCount ? .lengthTooSmall : nil
        case .welcome, .answer, .streamItem, .streamEnd, .error: return .wrongDirection
        }
    }

    /// Tells apart who else may have called; the first frame of ours cannot begin like theirs.
    private static func name(_ error: FrameError, _ bytes: UnsafeRawBufferPointer) -> FrameError {
        switch error {
        case .versionNotSupported, .helloExpected: return error
        default: break
        }
        if bytes[0] == 0x16, bytes[1] == 0x03 { return .looksLikeTLS }
        if httpStarts.contains(bytes.number(at: 0)) { return .looksLikeHTTP }
        return bytes[4] == FrameKind.hello.rawValue ? error : .notReskontra
    }

    /// The first four characters of HTTP/1's methods and of HTTP/2's preface.
    private static let httpStarts: [UInt32] = [
        "GET ", "POST", "PUT ", "HEAD", "DELE", "OPTI", "PATC", "CONN", "PRI ",
    ]
    .map { text in text.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
}

/// The client's reader; see `RequestReader`.
package struct AnswerReader: Sendable {
    package init() {}

    package func next(_ bytes: UnsafeRawBufferPointer) -> FrameStep<AnswerFrame> {
        guard bytes.count >= 4 else { return .needMore(4) }
        let length = Int(bytes.number(at: 0) as UInt32)
        guard length <= FrameLimits.answer else { return .malformed(.lengthTooLarge) }
        guard length >= AnswerHead.fixedBytes - 4 else { return .malformed(.lengthTooSmall) }
        guard bytes.count >= AnswerHead.fixedBytes else { return .needMore(AnswerHead.fixedBytes) }

        guard let kind = FrameKind(rawValue: bytes[4]) else { return .malformed(.unknownKind) }
        let flags = FrameFlags(rawValue: bytes[5])
        guard flags.isSubset(of: .known) else { return .malformed(.unknownFlags) }
        var head = AnswerHead(kind, stream: bytes.number(at: 8))
        head.status = bytes.number(at: 6)
        head.detail = bytes.number(at: 12)
        head.sequence = bytes.number(at: 16)
        head.isReplayed = flags.contains(.replayed)

        let headBytes = AnswerHead.fixedBytes + (flags.contains(.receipt) ? 16 : 0)
        if let error = check(head, flags, messageBytes: length + 4 - headBytes) { return .malformed(error) }
        guard bytes.count >= length + 4 else { return .needMore(length + 4) }

        if flags.contains(.receipt) {
            head.receipt = Receipt(
                epoch: bytes.number(at: AnswerHead.fixedBytes),
                chain: bytes.number(at: AnswerHead.fixedBytes + 8))
        }
        let message = UnsafeRawBufferPointer(rebasing: bytes[headBytes..<(length + 4)])
        return .frame(AnswerFrame(head: head, message: message, byteCount: length + 4))
    }

    private func check(_ head: AnswerHead, _ flags: FrameFlags, messageBytes: Int) -> FrameError? {
        guard head.status <= 16 else { return .statusUnknown }
        guard messageBytes >= 0 else { return .lengthTooSmall }
        switch head.kind {
        case .answer:
            guard flags.isSubset(of: [.receipt, .replayed]) else { return .flagsNotAllowed }
            guard head.stream != 0 else { return .streamMissing }
            return head.detail == 0 ? nil : .unusedFieldSet
        case .streamItem, .streamEnd:
            guard flags.isEmpty else { return .flagsNotAllowed }
            guard head.stream != 0 else { return .streamMissing }
            let isStatusAllowed = head.kind == .streamEnd || head.status == 0
            return head.detail == 0 && isStatusAllowed ? nil : .unusedFieldSet
        case .welcome, .ping, .pong:
            guard flags.isEmpty else { return .flagsNotAllowed }
            guard head.stream == 0 else { return .streamNotAllowed }
            guard head.detail == 0, head.status == 0 else { return .unusedFieldSet }
            return head.kind == .welcome || messageBytes == 8 ? nil : .messageLengthWrong
        case .goAway:
            // Its stream is the last one taken, zero if none.
            guard flags.isEmpty else { return .flagsNotAllowed }
            return messageBytes == 0 ? nil : .messageLengthWrong
        case .error:
            guard flags.isEmpty else { return .flagsNotAllowed }
            return head.stream == 0 ? nil : .streamNotAllowed
        case .hello, .request, .cancel, .window: return .wrongDirection
        }
    }
}
