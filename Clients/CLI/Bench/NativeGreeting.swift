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

    func greet(_ socket: borrowing BenchSocket) throws -> ServerTime {
        try socket.send(NativeFrame.hello(hello.serializedBytes()))
        let length = try socket.receive(count: 4).reversed().reduce(0) { $0 << 8 | Int($1) }
        let head = NativeFrame.answerHeaderBytes - 4
        guard (head...4_096).contains(length) else { throw BenchFailure("the peer is not a reskontra server") }
        let frame = try socket.receive(count: length)
        guard frame[0] == NativeFrame.welcome else {
            let message = frame[head...].withUnsafeBytes { AnswerReader.reason(status: UInt16(frame[2]), $0) }
            throw BenchFailure("the server refused the connection: \(message)")
        }
        let welcome = try Reskontra_V1_Welcome(serializedBytes: Array(frame[head...]))
        let shown = welcome.now.seconds * 1_000 + Int64(welcome.now.nanos) / 1_000_000
        return ServerTime(
            shownMilliseconds: UInt64(shown), shownAt: LoadGenerator.monotonic(), runs: !welcome.sandbox)
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
