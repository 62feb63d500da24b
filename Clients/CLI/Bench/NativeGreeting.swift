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

    /// Answers the server's time less our monotonic clock, in nanoseconds.
    func greet(_ socket: borrowing BenchSocket) throws -> Int64 {
        let message: [UInt8] = try hello.serializedBytes()
        try socket.send(NativeFrame.greeting(message))
        let length = try socket.receive(count: 4).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard (1...4_096).contains(length) else { throw BenchFailure("this is not a reskontra server") }
        let frame = try socket.receive(count: length)
        let body = NativeFrame.welcomeBodyOffset
        guard frame[0] == NativeFrame.welcome, frame.count >= body else {
            throw BenchFailure("the server refused the connection (frame of kind \(frame[0]))")
        }
        let welcome = try Reskontra_V1_Welcome(serializedBytes: Array(frame[body...]))
        let serverTime = welcome.now.seconds * 1_000_000_000 + Int64(welcome.now.nanos)
        return serverTime - Int64(LoadGenerator.monotonic())
    }

    /// Frames that may come between answers and mean nothing to a short run.
    static func isHarmless(_ kind: UInt8) -> Bool { kind == NativeFrame.goAway || kind == NativeFrame.ping }
}
