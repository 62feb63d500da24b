import Foundation
import Testing

@testable import Wire

/// The files of `Protocol/vectors`, made from `Protocol/README.md` alone, as any client's tests replay them.
struct FrameVectorTests {
    struct Vector: Decodable, Sendable, CustomTestStringConvertible {
        let name: String
        let to: String
        let kind: String
        let flags: [String]
        let method: UInt16?
        let stream: UInt32
        let deadline: UInt32?
        let key: String?
        let trace: String?
        let status: UInt16?
        let detail: UInt32?
        let sequence: UInt64?
        let epoch: UInt64?
        let chain: String?
        let credit: UInt32?
        let message: String
        let frame: String

        var testDescription: String { name }
    }

    struct Malformed: Decodable, Sendable, CustomTestStringConvertible {
        let name: String
        let to: String
        /// True when these are the first bytes of the connection.
        let first: Bool
        let error: String
        let number: UInt32
        let bytes: String

        var testDescription: String { name }
    }

    static func read<Row: Decodable>(_ file: String) throws -> [Row] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let url = root.appending(path: "Protocol/vectors/\(file).json")
        return try JSONDecoder().decode([Row].self, from: Data(contentsOf: url))
    }

    static let vectors = try? read("frames") as [Vector]
    static let malformed = try? read("malformed") as [Malformed]

    @Test("The golden files are there and cover every kind in the direction it has")
    func goldenFilesCoverEveryKind() throws {
        let vectors = try #require(Self.vectors)
        let malformed = try #require(Self.malformed)
        #expect(Set(vectors.map { "\($0.kind) to \($0.to)" }).count == 15)
        #expect(malformed.count >= 40)
    }

    @Test("A golden frame to the server is read and written to the byte", arguments: vectors ?? [])
    func requestFramesRoundTrip(_ vector: Vector) throws {
        guard vector.to == "server" else { return }
        let bytes = try #require(unhex(vector.frame))
        let isHello = vector.kind == "HELLO"
        bytes.withUnsafeBytes { bytes in
            var reader = isHello ? RequestReader() : openReader()
            guard case .frame(let frame) = reader.next(bytes) else {
                Issue.record("\(vector.name) is not read")
                return
            }
            #expect(frame.byteCount == bytes.count)
            #expect(name(frame.head.kind) == vector.kind)
            #expect(frame.head.flags == flags(vector.flags))
            #expect(frame.head.method == vector.method)
            #expect(frame.head.stream == vector.stream)
            #expect(frame.head.deadlineMilliseconds == vector.deadline)
            #expect(frame.head.key == vector.key.map { bytes16($0) })
            if let trace = vector.trace.flatMap(unhex) {
                #expect(frame.head.trace?.trace == bytes16(trace[..<16]))
                #expect(frame.head.trace?.span == number(trace[16...]))
            } else {
                #expect(frame.head.trace == nil)
            }
            #expect(Array(frame.message) == unhex(vector.message))
            if isHello { #expect(reader.hello == HelloPrefix()) }
            if let credit = vector.credit { #expect(number(Array(frame.message)[...]) == UInt64(credit)) }

            let prefixBytes = isHello ? HelloPrefix.byteCount : 0
            var written = [UInt8](repeating: 0xaa, count: bytes.count)
            written.withUnsafeMutableBytes { written in
                frame.head.write(messageBytes: prefixBytes + frame.message.count, to: written)
                let rest = UnsafeMutableRawBufferPointer(rebasing: written[frame.head.byteCount...])
                if isHello { reader.hello.write(to: rest) }
                UnsafeMutableRawBufferPointer(rebasing: rest[prefixBytes...]).copyMemory(from: frame.message)
            }
            #expect(written == Array(bytes))
        }
    }

    @Test("A golden frame to the client is read and written to the byte", arguments: vectors ?? [])
    func answerFramesRoundTrip(_ vector: Vector) throws {
        guard vector.to == "client" else { return }
        let bytes = try #require(unhex(vector.frame))
        bytes.withUnsafeBytes { bytes in
            guard case .frame(let frame) = AnswerReader().next(bytes) else {
                Issue.record("\(vector.name) is not read")
                return
            }
            #expect(frame.byteCount == bytes.count)
            #expect(name(frame.head.kind) == vector.kind)
            #expect(frame.head.flags == flags(vector.flags))
            #expect(frame.head.status == vector.status)
            #expect(frame.head.stream == vector.stream)
            #expect(frame.head.detail == vector.detail)
            #expect(frame.head.sequence == vector.sequence)
            #expect(frame.head.receipt?.epoch == vector.epoch)
            #expect(frame.head.receipt?.chain == vector.chain.flatMap(unhex).map { number($0[...]) })
            #expect(Array(frame.message) == unhex(vector.message))

            var written = [UInt8](repeating: 0xaa, count: bytes.count)
            written.withUnsafeMutableBytes { written in
                frame.head.write(messageBytes: frame.message.count, to: written)
                UnsafeMutableRawBufferPointer(rebasing: written[frame.head.byteCount...])
                    .copyMemory(from: frame.message)
            }
            #expect(written == Array(bytes))
        }
        if vector.name == "error" {
            let error = try #require(vector.detail.flatMap(FrameError.init(rawValue:)))
            var written = [UInt8](repeating: 0, count: error.frameBytes)
            written.withUnsafeMutableBytes { error.write(to: $0) }
            #expect(written == unhex(vector.frame))
        }
    }

    @Test("A golden malformed frame is refused by its name and number", arguments: malformed ?? [])
    func malformedFramesAreNamed(_ vector: Malformed) throws {
        let bytes = try #require(unhex(vector.bytes))
        let error = bytes.withUnsafeBytes { bytes -> FrameError? in
            if vector.to == "client" {
                guard case .malformed(let error) = AnswerReader().next(bytes) else { return nil }
                return error
            }
            var reader = vector.first ? RequestReader() : openReader()
            guard case .malformed(let error) = reader.next(bytes) else { return nil }
            return error
        }
        #expect(error.map { "\($0)" } == vector.error)
        #expect(error?.rawValue == vector.number)
    }

    // MARK: Reading the files

    private func unhex(_ hex: String) -> [UInt8]? {
        let digits = Array(hex)
        guard digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
    }

    private func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private func bytes16(_ bytes: ArraySlice<UInt8>) -> Bytes16 {
        Bytes16(first: number(bytes.prefix(8)), second: number(bytes.dropFirst(8)))
    }

    private func bytes16(_ hex: String) -> Bytes16 {
        bytes16((unhex(hex) ?? [])[...])
    }

    private func flags(_ names: [String]) -> FrameFlags {
        let known: [String: FrameFlags] = [
            "KEYED": .keyed, "TRACED": .traced, "RECEIPT": .receipt, "REPLAYED": .replayed,
            "SERVER_STREAM": .serverStream,
        ]
        return names.reduce(into: FrameFlags()) { $0.formUnion(known[$1] ?? FrameFlags(rawValue: 128)) }
    }

    private func name(_ kind: FrameKind) -> String {
        switch kind {
        case .hello: "HELLO"
        case .welcome: "WELCOME"
        case .request: "REQUEST"
        case .answer: "ANSWER"
        case .cancel: "CANCEL"
        case .ping: "PING"
        case .pong: "PONG"
        case .goAway: "GO_AWAY"
        case .streamItem: "STREAM_ITEM"
        case .streamEnd: "STREAM_END"
        case .window: "WINDOW"
        case .error: "ERROR"
        }
    }
}

/// A reader whose handshake is over.
func openReader() -> RequestReader {
    var reader = RequestReader()
    reader.opened()
    return reader
}
