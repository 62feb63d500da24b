import Schema

/// Hello and Welcome on a fresh connection (Protocol/README.md, "Handshake").
struct NativeGreeting {
    private let hello: Reskontra_V1_Hello

    init(_ plan: LoadGenerator.Plan) {
        var hello = Reskontra_V1_Hello()
        hello.protocolMin = 1
        hello.protocolMax = 1
        hello.clientName = "reskontra bench"
        hello.company = plan.company
        hello.token = plan.token
        self.hello = hello
    }

    /// `line`: the connection's TLS, nil when it has none.
    func greet(_ socket: borrowing BenchSocket, _ line: BenchLine?) throws -> ServerTime {
        let frame = NativeFrame.hello(try hello.serializedBytes())
        if let line { try line.send(frame, socket) } else { try socket.send(frame) }
        let length = try receive(4, socket, line).reversed().reduce(0) { $0 << 8 | Int($1) }
        let head = NativeFrame.answerHeaderBytes - 4
        guard (head...4_096).contains(length) else { throw BenchFailure("the peer is not a reskontra server") }
        let answer = try receive(length, socket, line)
        guard answer[0] == NativeFrame.welcome else {
            let message = answer[head...].withUnsafeBytes { AnswerReader.reason(status: UInt16(answer[2]), $0) }
            throw BenchFailure("the server refused the connection: \(message)")
        }
        let welcome = try Reskontra_V1_Welcome(serializedBytes: Array(answer[head...]))
        let shown = welcome.now.seconds * 1_000 + Int64(welcome.now.nanos) / 1_000_000
        return ServerTime(
            shownMilliseconds: UInt64(shown), shownAt: LoadGenerator.monotonic(), runs: !welcome.sandbox)
    }

    private func receive(_ count: Int, _ socket: borrowing BenchSocket, _ line: BenchLine?) throws -> [UInt8] {
        if let line { return try line.receive(count: count, socket) }
        return try socket.receive(count: count)
    }

    /// Frames that may come between answers and mean nothing to a short run.
    static func isHarmless(_ kind: UInt8) -> Bool { kind == NativeFrame.goAway || kind == NativeFrame.ping }
}

/// The server's clock as Welcome told it; request keys are made from it. In a sandbox store it stands still.
struct ServerTime {
    var shownMilliseconds: UInt64 = 0
    var shownAt: UInt64 = 0
    var runs = false

    @inline(__always)
    func milliseconds(at monotonic: UInt64) -> UInt64 {
        runs ? shownMilliseconds + (monotonic - shownAt) / 1_000_000 : shownMilliseconds
    }
}
