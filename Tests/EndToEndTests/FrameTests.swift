import Foundation
import ReskontraClient
import Schema
import Testing

extension EndToEnd {
    /// What breaks the frame stream is told by one ERROR frame with its number; then the server closes. Nobody else
    /// notices.
    @Suite("frames") struct FrameTests {
        struct Row: CustomTestStringConvertible {
            let testDescription: String
            let bytes: [UInt8]
            let detail: Int
            var status = 3

            init(_ name: String, _ bytes: [UInt8], _ detail: Int, status: Int = 3) {
                (testDescription, self.bytes, self.detail, self.status) = (name, bytes, detail, status)
            }
        }

        static let beforeHello = [
            Row("garbage", Array("\u{7}garbage, and more of it".utf8), 1),
            Row("an HTTP/1 request", Array("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".utf8), 2),
            Row("the preface of HTTP/2", Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8), 2),
            Row(
                "a ClientHello of TLS",
                [0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3] + [UInt8](repeating: 7, count: 60), 3),
            Row("a version too new", Bytes.hello(lowest: 2, highest: 9), 4, status: 12),
            Row("a version too old", Bytes.hello(lowest: 0, highest: 0), 4, status: 12),
            Row("a request before HELLO", Bytes.frame(kind: 3, method: 0x901, stream: 1), 5),
            Row("a HELLO above its limit", Bytes.frame(kind: 1, length: 4_097), 8),
            Row("another magic", Bytes.frame(kind: 1, Array("KTSR".utf8) + [1, 0, 1, 0]), 1),
            Row("a HELLO that is no protobuf", Bytes.hello([0xff, 0xff, 0xff]), 19),
        ]

        static let afterHello = [
            Row("a second HELLO", Bytes.hello(), 6),
            Row("a length below the head", Bytes.frame(kind: 3, stream: 1, length: 11), 7),
            Row("no room for the promised key", Bytes.frame(kind: 3, flags: 1, method: 0x102, stream: 1), 7),
            Row("a length above the limit", Bytes.frame(kind: 3, stream: 1, length: 1 << 20 + 1), 8),
            Row("the largest length there is", Bytes.frame(kind: 3, stream: 1, length: .max), 8),
            Row("an unknown kind", Bytes.frame(kind: 99, stream: 1), 9),
            Row("a kind that only servers send", Bytes.frame(kind: 4, stream: 1), 10),
            Row("an unknown flag", Bytes.frame(kind: 3, flags: 128, stream: 1), 11),
            Row(
                "a flag on the wrong kind", Bytes.frame(kind: 6, flags: 1, [UInt8](repeating: 0, count: 24)),
                12),
            Row("a request without stream", Bytes.frame(kind: 3, method: 0x901), 13),
            Row("a PING with stream", Bytes.frame(kind: 6, stream: 1, [UInt8](repeating: 0, count: 8)), 14),
            Row("a short PING", Bytes.frame(kind: 6, [1]), 15),
            Row("an unused field", Bytes.frame(kind: 5, method: 1, stream: 1), 16),
            Row("a WINDOW of nothing", Bytes.frame(kind: 11, stream: 1, [0, 0, 0, 0]), 17),
        ]

        @Test("each is answered by its number, and a good client beside it is served")
        func numbered() async throws {
            let server = try await LedgerProcess()
            let good = try await server.connect(company: "")
            let before = try await state(good)
            for row in Self.beforeHello {
                let socket = try RawSocket(port: server.port)
                socket.send(row.bytes)
                try expect(row, socket)
            }
            for row in Self.afterHello {
                let socket = try RawSocket(port: server.port)
                socket.send(Bytes.hello())
                #expect(try socket.readFrame().kind == 2, "WELCOME")
                socket.send(row.bytes)
                try expect(row, socket)
            }
            #expect(try await state(good) == before)
        }

        private func expect(_ row: Row, _ socket: RawSocket) throws {
            let bytes = try #require(socket.readToEnd(), "\(row.testDescription): the server did not close")
            let answer = try #require(RawSocket.Answer.last(in: bytes), "\(row.testDescription): no frame")
            #expect(answer.kind == 12, "\(row.testDescription)")
            #expect(answer.detail == row.detail, "\(row.testDescription)")
            #expect(answer.status == row.status, "\(row.testDescription)")
        }

        @Test("slow senders are cut: no HELLO, half a HELLO, one byte at a time, half a frame")
        func slow() async throws {
            let server = try await LedgerProcess()
            let good = try await server.connect(company: "")
            let silent = try RawSocket(port: server.port)
            let half = try RawSocket(port: server.port)
            half.send(Array(Bytes.hello().prefix(9)))
            let loris = try RawSocket(port: server.port)
            let halfFrame = try RawSocket(port: server.port)
            halfFrame.send(Bytes.hello())
            _ = try halfFrame.readFrame()
            halfFrame.send(Bytes.frame(kind: 3, method: 0x901, stream: 1, length: 500, [1, 2, 3]))
            let began = ContinuousClock.now
            for byte in Bytes.hello([0x0a, 12] + Array("slow sending".utf8)).prefix(28) {
                loris.send([byte])
                try await Task.sleep(for: .milliseconds(250))
                _ = try await good.ping()
            }
            for (socket, detail) in [(silent, 21), (half, 21), (loris, 21), (halfFrame, 22)] {
                let bytes = try #require(socket.readToEnd(), "the server keeps a slow sender")
                if let answer = RawSocket.Answer.last(in: bytes) { #expect(answer.detail == detail) }
            }
            #expect(ContinuousClock.now - began < .seconds(12))
            _ = try await good.ping()
        }

        @Test("half a frame and the end of input: the connection goes, the server stays")
        func halfAndGone() async throws {
            let server = try await LedgerProcess()
            for cut in [1, 3, 4, 12, 20] {
                let socket = try RawSocket(port: server.port)
                socket.send(Array(Bytes.hello([0x0a, 1, 65]).prefix(cut)))
                socket.endSending()
                #expect(socket.readToEnd() != nil)
            }
            _ = try await server.connect(company: "").ping()
        }
    }
}

/// Sequence and digest of the ledger: what no bad input may change.
struct LedgerState: Equatable {
    let sequence: UInt64
    let digest: [UInt64]
    let findings: [String]
}

func state(_ connection: Connection) async throws -> LedgerState {
    let info = try await connection.call(
        .getServerInfo, Reskontra_V1_GetServerInfoRequest(), as: Reskontra_V1_GetServerInfoResponse.self)
    let book = try await connection.call(
        .verifyBook, Reskontra_V1_VerifyBookRequest(), as: Reskontra_V1_VerifyBookResponse.self)
    return LedgerState(
        sequence: info.message.sequence, digest: [book.message.digestHigh, book.message.digestLow],
        findings: book.message.findings)
}
