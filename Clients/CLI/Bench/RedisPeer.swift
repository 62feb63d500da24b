/// Gives a Redis the bench's customers, so that it is asked about the same ones.
struct RedisPeer {
    private static let customersPerCall = 10_000
    private let plan: LoadGenerator.Plan

    init(_ plan: LoadGenerator.Plan) { self.plan = plan }

    /// Writes the customers' keys and answers the SHA-1 of the check script.
    func prepare() throws(BenchFailure) -> String {
        let socket = try BenchSocket(plan.address)
        for first in stride(from: 1, through: plan.customers, by: Self.customersPerCall) {
            let last = min(plan.customers, first + Self.customersPerCall - 1)
            try socket.send(Array(RedisRequest.command(["EVAL", RedisRequest.load, "0", "\(first)", "\(last)"]).utf8))
            guard try line(socket) == ":1" else { throw BenchFailure("Redis did not take the customers") }
        }
        try socket.send(Array(RedisRequest.command(["SCRIPT", "LOAD", RedisRequest.check]).utf8))
        guard try line(socket) == "$40" else { throw BenchFailure("Redis did not take the script") }
        return try line(socket)
    }

    private func line(_ socket: borrowing BenchSocket) throws(BenchFailure) -> String {
        var text: [UInt8] = []
        while text.suffix(2) != [13, 10] { text += try socket.receive(count: 1) }
        return String(decoding: text.dropLast(2), as: UTF8.self)
    }
}
