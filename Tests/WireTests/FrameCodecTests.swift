import Testing

@testable import Wire

struct FrameCodecTests {
    private func request(_ message: [UInt8], stream: UInt32 = 1, key: Bytes16? = nil) -> [UInt8] {
        var head = RequestHead(.request, stream: stream)
        head.method = 0x0101
        head.key = key
        var bytes = [UInt8](repeating: 0, count: head.byteCount)
        bytes.withUnsafeMutableBytes { head.write(messageBytes: message.count, to: $0) }
        return bytes + message
    }

    private func hello(_ prefix: HelloPrefix = HelloPrefix(), _ message: [UInt8] = []) -> [UInt8] {
        let head = RequestHead(.hello)
        var bytes = [UInt8](repeating: 0, count: head.byteCount + HelloPrefix.byteCount)
        bytes.withUnsafeMutableBytes {
            head.write(messageBytes: HelloPrefix.byteCount + message.count, to: $0)
            prefix.write(to: UnsafeMutableRawBufferPointer(rebasing: $0[head.byteCount...]))
        }
        return bytes + message
    }

    @Test(
        "Every proper prefix of a frame asks for more, for no more than the frame, and for more than it has")
    func halfFramesAskForMore() {
        for whole in [request([1, 2, 3], key: Bytes16(first: 1, second: 2)), request([])] {
            for count in 0..<whole.count {
                var reader = openReader()
                let step = Array(whole[..<count]).withUnsafeBytes { reader.next($0).needed }
                #expect(step != nil && step! > count && step! <= whole.count)
            }
        }
    }

    @Test("Only the first frame is read, and what follows does not matter")
    func readsOneFrame() {
        let bytes = request([7, 8], stream: 5) + [0xff, 0xff, 0xff, 0xff]
        bytes.withUnsafeBytes { bytes in
            var reader = openReader()
            guard case .frame(let frame) = reader.next(bytes) else {
                Issue.record("not read")
                return
            }
            #expect(frame.byteCount == bytes.count - 4)
            #expect(Array(frame.message) == [7, 8])
            #expect(frame.message.baseAddress == bytes.baseAddress.map { $0 + RequestHead.fixedBytes })
        }
    }

    @Test("The handshake goes hello, welcoming, open, and takes nothing but HELLO first")
    func phases() {
        var reader = RequestReader()
        let first = hello(HelloPrefix(lowestVersion: 1, highestVersion: 9), [1, 2])
        first.withUnsafeBytes { bytes in
            guard case .frame(let frame) = reader.next(bytes) else {
                Issue.record("not read")
                return
            }
            #expect(Array(frame.message) == [1, 2])
        }
        #expect(reader.hello.highestVersion == 9)
        #expect(reader.phase == .welcoming)
        request([]).withUnsafeBytes { #expect(reader.next($0).needed != nil) }
        reader.opened()
        request([]).withUnsafeBytes { #expect(reader.next($0).isFrame) }
        hello().withUnsafeBytes { #expect(reader.next($0).error == .helloRepeated) }
    }

    @Test("A HELLO may have length 4,096 and no more; a request 1 MiB and no more")
    func lengthLimits() {
        func length(_ value: UInt32, kind: UInt8) -> [UInt8] {
            withUnsafeBytes(of: value.littleEndian) { Array($0) } + [kind] + [UInt8](repeating: 0, count: 3)
                + [kind == 3 ? 1 : 0, 0, 0, 0, 0, 0, 0, 0]
        }
        var reader = RequestReader()
        length(4_096, kind: 1).withUnsafeBytes { #expect(reader.next($0).needed == 4_100) }
        length(4_097, kind: 1).withUnsafeBytes { #expect(reader.next($0).error == .lengthTooLarge) }
        reader.opened()
        length(1 << 20, kind: 3).withUnsafeBytes { #expect(reader.next($0).needed == 4 + 1 << 20) }
        length(1 << 20 + 1, kind: 3).withUnsafeBytes { #expect(reader.next($0).error == .lengthTooLarge) }
    }

    @Test("A stranger is named the same however its first bytes are split")
    func strangersAreNamedInAnySplit() {
        let strangers: [([UInt8], FrameError)] = [
            (Array("GET / HTTP/1.1\r\n".utf8), .looksLikeHTTP),
            ([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03], .looksLikeTLS),
            (Array("SSH-2.0-OpenSSH_9.2\r\n".utf8), .notReskontra),
            ([UInt8](repeating: 0, count: 32), .notReskontra),
        ]
        for (bytes, expected) in strangers {
            var seen: FrameError?
            for count in 0...bytes.count where seen == nil {
                var reader = RequestReader()
                seen = Array(bytes[..<count]).withUnsafeBytes { reader.next($0).error }
            }
            #expect(seen == expected)
        }
    }

    @Test("An ERROR frame carries number, code and text, for every case; numbers are 1, 2, 3 without holes")
    func errorFrames() {
        for (index, error) in FrameError.allCases.enumerated() {
            #expect(error.rawValue == UInt32(index + 1))
            var bytes = [UInt8](repeating: 0, count: error.frameBytes)
            bytes.withUnsafeMutableBytes { error.write(to: $0) }
            bytes.withUnsafeBytes { bytes in
                guard case .frame(let frame) = AnswerReader().next(bytes) else {
                    Issue.record("\(error) is not read")
                    return
                }
                #expect(frame.head.kind == .error)
                #expect(frame.head.detail == error.rawValue)
                #expect(frame.head.status == error.status && error.status > 0)
                #expect(String(decoding: frame.message.dropFirst(4), as: UTF8.self) == "\(error.text)")
                #expect(
                    Array(frame.message.prefix(4)) == [
                        8, UInt8(error.status), 18, UInt8(frame.message.count - 4),
                    ])
            }
        }
    }

    @Test("Receipt and sequence can be filled in after the frame was written")
    func receiptIsFilledInLater() {
        var head = AnswerHead(.answer, stream: 9)
        head.receipt = Receipt(epoch: 0, chain: 0)
        var bytes = [UInt8](repeating: 0, count: head.byteCount + 1)
        bytes.withUnsafeMutableBytes { bytes in
            head.write(messageBytes: 1, to: bytes)
            AnswerHead.setReceipt(Receipt(epoch: 3, chain: 0x1122), in: bytes)
            AnswerHead.setSequence(77, in: bytes)
        }
        bytes.withUnsafeBytes { bytes in
            guard case .frame(let frame) = AnswerReader().next(bytes) else {
                Issue.record("not read")
                return
            }
            #expect(frame.head.receipt == Receipt(epoch: 3, chain: 0x1122))
            #expect(frame.head.sequence == 77 && frame.head.stream == 9)
            #expect(Array(frame.message) == [0])
        }
    }

    /// The memory ends exactly where the bytes end, so that a read beyond traps under the sanitizer; every
    /// claim of the reader is checked against the bytes.
    @Test(
        "Mutated frames never trap, and never yield bytes that were not given",
        arguments: 0..<8 as Range<UInt64>)
    func mutatedFramesAreHarmless(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let trace = TraceContext(trace: Bytes16(first: 1, second: 2), span: 3)
        var traced = RequestHead(.request, stream: 3)
        traced.trace = trace
        var frames = [hello(), request([1, 2, 3, 4]), request([], key: Bytes16(first: 5, second: 6))]
        frames.append([UInt8](repeating: 0, count: traced.byteCount))
        frames[3].withUnsafeMutableBytes { traced.write(messageBytes: 0, to: $0) }
        var answer = AnswerHead(.answer, stream: 2)
        answer.receipt = Receipt(epoch: 1, chain: 2)
        frames.append([UInt8](repeating: 0, count: answer.byteCount + 5))
        frames[4].withUnsafeMutableBytes { answer.write(messageBytes: 5, to: $0) }

        for _ in 0..<4_000 {
            var bytes = frames[Int(random.next() % 5)]
            for _ in 0..<(random.next() % 4) {
                bytes[Int(random.next() % UInt64(bytes.count))] = random.byte()
            }
            if random.next() % 4 == 0 { bytes.removeLast(Int(random.next() % UInt64(bytes.count + 1))) }
            if random.next() % 8 == 0 { bytes += (0..<random.next() % 40).map { _ in random.byte() } }

            let exact = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
            defer { exact.deallocate() }
            exact.copyBytes(from: bytes)
            let given = UnsafeRawBufferPointer(exact)
            var strict = RequestReader()
            var open = openReader()
            for step in [strict.next(given), open.next(given)] {
                if let needed = step.needed {
                    #expect(needed > given.count && needed <= FrameLimits.request + 4)
                }
                if case .frame(let frame) = step { expectInside(frame.message, frame.byteCount, given) }
            }
            let step = AnswerReader().next(given)
            if let needed = step.needed { #expect(needed > given.count && needed <= FrameLimits.answer + 4) }
            if case .frame(let frame) = step { expectInside(frame.message, frame.byteCount, given) }
        }
    }

    private func expectInside(
        _ message: UnsafeRawBufferPointer, _ byteCount: Int, _ given: UnsafeRawBufferPointer
    ) {
        #expect(byteCount >= RequestHead.fixedBytes && byteCount <= given.count)
        guard let start = given.baseAddress, let first = message.baseAddress else { return }
        #expect(first >= start && first + message.count == start + byteCount)
    }
}

extension FrameStep {
    var needed: Int? { if case .needMore(let count) = self { count } else { nil } }
    var error: FrameError? { if case .malformed(let error) = self { error } else { nil } }
    var isFrame: Bool { if case .frame = self { true } else { false } }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next()) }
}
