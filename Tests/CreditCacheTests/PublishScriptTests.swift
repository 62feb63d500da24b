import Testing

@testable import CreditCache

/// Reliability D6: stale sets are refused by (generation, incarnation, as-of). Real Redis, the real script.
@Suite(
    "the publish script", .enabled(if: RedisProcess.isInstalled, "redis-server is not installed"), .serialized
)
struct PublishScriptTests {
    let redis: RedisProcess
    let seal = CacheSeal(key: testKey)
    let key = "t:{DE01}:c:C-7"
    let markKey = "t:watermark"

    init() throws {
        redis = try RedisProcess()
    }

    @Test("a later as-of replaces an earlier one, never the other way round")
    func onlyForward() throws {
        try own(epoch: 1, incarnation: 1)
        #expect(try publish(epoch: 1, incarnation: 1, asOf: 9) == 1)
        #expect(try publish(epoch: 1, incarnation: 1, asOf: 10) == 1)
        #expect(try publish(epoch: 1, incarnation: 1, asOf: 9) == -3)
        #expect(try publish(epoch: 1, incarnation: 1, asOf: 10) == 2)
        #expect(try storedAsOf() == 10)
    }

    @Test("as-of is compared beyond the integers a Lua number holds")
    func beyondDoubles() throws {
        try own(epoch: 1, incarnation: 1)
        let large: UInt64 = 1 << 53
        #expect(try publish(epoch: 1, incarnation: 1, asOf: large + 1) == 1)
        #expect(try publish(epoch: 1, incarnation: 1, asOf: large) == -3)
        #expect(try publish(epoch: 1, incarnation: 1, asOf: large + 2) == 1)
        #expect(try publish(epoch: 1, incarnation: 1, asOf: .max) == 1)
    }

    @Test("without an owner nothing is written")
    func noOwner() throws {
        #expect(try publish(epoch: 1, incarnation: 1, asOf: 9) == -1)
        try redis.command("RPUSH", markKey, "x")
        #expect(try publish(epoch: 1, incarnation: 1, asOf: 9) == -1)
        #expect(try redis.command("EXISTS", key) == "0")
    }

    @Test("an earlier incarnation, a later one and an earlier epoch are refused")
    func otherOwner() throws {
        try own(epoch: 5, incarnation: 2)
        #expect(try publish(epoch: 5, incarnation: 1, asOf: 9) == -2)
        #expect(try publish(epoch: 5, incarnation: 3, asOf: 9) == -2)
        #expect(try publish(epoch: 4, incarnation: 9, asOf: 9) == -2)
        #expect(try redis.command("EXISTS", key) == "0")
    }

    @Test("values of another generation, and keys of another type, are replaced whatever they hold")
    func replacesForeign() throws {
        try own(epoch: 5, incarnation: 1)
        #expect(try publish(epoch: 5, incarnation: 1, asOf: 900) == 1)
        try own(epoch: 5, incarnation: 2)
        #expect(try publish(epoch: 5, incarnation: 2, asOf: 20) == 1)
        #expect(try storedAsOf() == 20)
        try redis.command("DEL", key)
        try redis.command("HSET", key, "a", "b")
        #expect(try publish(epoch: 5, incarnation: 2, asOf: 21) == 1)
        #expect(try storedAsOf() == 21)
    }

    @Test("a value lives as long as its key says, and the same as-of renews it")
    func lives() throws {
        try own(epoch: 1, incarnation: 1)
        _ = try publish(epoch: 1, incarnation: 1, asOf: 9)
        try redis.command("PERSIST", key)
        #expect(try publish(epoch: 1, incarnation: 1, asOf: 9) == 2)
        #expect(try Int(redis.command("PTTL", key))! > 0)
    }

    @Test("the watermark moves only from the exact bytes its owner saw")
    func comparesAndAdvances() throws {
        let first = mark(epoch: 1, incarnation: 1, sequence: 5)
        let second = mark(epoch: 1, incarnation: 1, sequence: 6)
        #expect(try move(from: [], to: first) == "1")
        #expect(try move(from: [], to: second) != "1")
        #expect(try move(from: first, to: second) == "1")
        #expect(try move(from: first, to: first) != "1")
        try redis.command("FLUSHALL")
        #expect(try move(from: second, to: first) == "")
    }

    private func mark(epoch: UInt64, incarnation: UInt64, sequence: UInt64 = 0) -> [UInt8] {
        Watermark(Generation(epoch: epoch, incarnation: incarnation), sequence: sequence, serverTime: 0, changes: ChangeTree().root)
            .packed(key: Array(markKey.utf8), seal: seal)
    }

    private func own(epoch: UInt64, incarnation: UInt64) throws {
        try redis.command(bytes("SET"), bytes(markKey), mark(epoch: epoch, incarnation: incarnation))
    }

    private func move(from: [UInt8], to: [UInt8]) throws -> String {
        String(
            decoding: try redis.command(
                bytes("EVAL"), bytes(PublishScript.text), bytes("1"), bytes(markKey), bytes("mark"), from,
                to),
            as: UTF8.self)
    }

    private func publish(epoch: UInt64, incarnation: UInt64, asOf: UInt64) throws -> Int? {
        var figures = figures(7, changedAt: asOf)
        let value = [UInt8](unsafeUninitializedCapacity: PackedPosition.bytesMax) { buffer, count in
            count = bytes(key).withUnsafeBytes {
                PackedPosition.store(
                    &figures, Generation(epoch: epoch, incarnation: incarnation), serverTime: 0, key: $0,
                    seal: seal, to: buffer.baseAddress!)
            }
        }
        let answer = try redis.command(
            bytes("EVAL"), bytes(PublishScript.text), bytes("2"), bytes(key), bytes(markKey), bytes("value"),
            value,
            bytes("300000"))
        return Int(String(decoding: answer, as: UTF8.self))
    }

    private func storedAsOf() throws -> UInt64? {
        UInt64(try redis.command("GETRANGE", key, "36", "51"), radix: 16)
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
