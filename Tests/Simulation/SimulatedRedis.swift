import CreditCache
import Synchronization

/// A Redis as the publisher and readers meet it: texts with a life, the one script, and every way it can let them down.
///
/// It is emptied, forgets single keys, goes back to what it held some time ago, is written to by strangers, answers late
/// or not at all, and dies. Nothing of it may ever be believed that the ledger did not say (invariant 14).
final class SimulatedRedis: CacheSurroundings {
    fileprivate struct Value {
        var bytes: [UInt8]
        var endsAt: Int64
    }

    fileprivate struct State {
        var now: Int64 = 0
        var wall: Int64 = 0
        var texts: [[UInt8]: Value] = [:]
        /// What a dump holds.
        var dump: [[UInt8]: Value] = [:]
        var run = 1
        var hasScript = false
        var downUntil: Int64 = 0
        /// Exchanges that will be done but not answered.
        var silent = 0
        /// Connections made before it ended with the last run.
        var firstConnection = 0
        var connections = 0
    }

    private let state = Mutex(State())

    var monotonicNanoseconds: Int64 { state.withLock { $0.now } }
    var wallNanoseconds: Int64 { state.withLock { $0.wall } }

    func set(now: UInt64, wall: Int64) {
        state.withLock { state in
            state.now = Int64(now)
            state.wall = wall
        }
    }

    func connect() throws(CacheFailure) -> any CachePeer {
        let number = state.withLock { state -> Int? in
            guard state.now >= state.downUntil else { return nil }
            state.connections += 1
            return state.connections
        }
        guard let number else { throw CacheFailure(.connectFailed, "the simulated Redis is down") }
        return Peer(self, number)
    }

    private final class Peer: CachePeer {
        private let redis: SimulatedRedis
        private let number: Int

        init(_ redis: SimulatedRedis, _ number: Int) {
            self.redis = redis
            self.number = number
        }

        func exchange(_ commands: UnsafeRawBufferPointer) throws(CacheFailure) -> [UInt8] {
            let answer = redis.state.withLock { state -> [UInt8]? in
                guard state.now >= state.downUntil, number > state.firstConnection else { return nil }
                var reader = Commands(commands)
                var replies: [UInt8] = []
                while let command = reader.next() { replies += state.reply(command) }
                guard state.silent == 0 else {
                    state.silent -= 1
                    return []
                }
                return replies
            }
            guard let answer else { throw CacheFailure(.closed, "the simulated Redis is gone") }
            return answer
        }
    }
}

// MARK: Dangers

extension SimulatedRedis {
    /// One misfortune.
    func suffer(_ dice: inout Dice) {
        let choice = dice.below(9)
        let word = dice.word()
        let place = dice.below(1 << 20)
        state.withLock { state in
            // Keys by their bytes: dice must not depend on hashes.
            let keys = state.texts.keys.sorted { $0.lexicographicallyPrecedes($1) }
            let key = keys.isEmpty ? nil : keys[place % keys.count]
            let other = keys.isEmpty ? nil : keys[Int(word % UInt64(keys.count))]
            switch choice {
            case 0: state.texts = [:]
            case 1: if let key { state.texts[key] = nil }
            case 2: state.dump = state.texts
            case 3: state.texts = state.dump
            case 4:
                // A value of another account, or the watermark's place taken by one.
                if let key, let other { state.texts[key] = state.texts[other] }
            case 5:
                if let key, let length = state.texts[key]?.bytes.count, length > 0 {
                    state.texts[key]?.bytes[Int(word % UInt64(length))] ^= UInt8(truncatingIfNeeded: word >> 32) | 1
                }
            case 6: if let key, let old = state.dump[key] { state.texts[key] = old }
            case 7: state.silent = 1 + Int(word % 3)
            default:
                state.downUntil = state.now + Int64(word % 3_000_000_000)
                state.firstConnection = state.connections
                state.run += 1
                state.hasScript = false
                if word % 2 == 0 { state.texts = state.dump } else { state.texts = [:] }
            }
        }
    }

    func heal() {
        state.withLock { state in
            state.downUntil = 0
            state.silent = 0
        }
    }
}

// MARK: Commands

extension SimulatedRedis.State {
    mutating func reply(_ command: [[UInt8]]) -> [UInt8] {
        guard let name = command.first.map({ String(decoding: $0, as: UTF8.self) }) else { return error("ERR no command") }
        switch name {
        case "INFO": return text(Array("# Server\r\nrun_id:\(run)\r\n".utf8))
        case "GETRANGE" where command.count == 4:
            guard let last = Int(String(decoding: command[3], as: UTF8.self)) else { return error("ERR last") }
            return text(Array((live(command[1]) ?? []).prefix(last + 1)))
        case "MGET":
            return line("*", command.count - 1)
                + command.dropFirst().flatMap { key in live(key).map(text) ?? Array("$-1\r\n".utf8) }
        case "EVAL", "EVALSHA":
            if name == "EVAL" { hasScript = true }
            guard hasScript else { return error("NOSCRIPT No matching script.") }
            guard command.count > 3, let count = Int(String(decoding: command[2], as: UTF8.self)),
                command.count > 3 + count
            else { return error("ERR arguments") }
            return script(Array(command[3..<(3 + count)]), Array(command[(3 + count)...]))
        default: return error("ERR unknown command")
        }
    }

    /// What `PublishScript` does in Lua.
    private mutating func script(_ keys: [[UInt8]], _ arguments: [[UInt8]]) -> [UInt8] {
        switch String(decoding: arguments[0], as: UTF8.self) {
        case "value" where keys.count == 2 && arguments.count == 3:
            let owner = Array((live(keys[1]) ?? []).prefix(36))
            let new = arguments[1]
            guard owner.count == 36, owner.starts(with: Array("RKW2".utf8)) else { return number(-1) }
            guard new.count >= 52, new[4..<36] == owner[4..<36] else { return number(-2) }
            let life = Int64(String(decoding: arguments[2], as: UTF8.self)) ?? 0
            let endsAt = now + life * 1_000_000
            let old = Array((live(keys[0]) ?? []).prefix(52))
            if old.count == 52, old[..<36] == new[..<36] {
                if old[36..<52] == new[36..<52] {
                    texts[keys[0]]?.endsAt = endsAt
                    return number(2)
                }
                if new[36..<52].lexicographicallyPrecedes(old[36..<52]) { return number(-3) }
            }
            texts[keys[0]] = .init(bytes: new, endsAt: endsAt)
            return number(1)
        case "mark" where arguments.count == 3:
            let there = Array((live(keys[0]) ?? []).prefix(1_024))
            guard there == arguments[1] else { return text(there) }
            texts[keys[0]] = .init(bytes: arguments[2], endsAt: .max)
            return number(1)
        default: return text(Array((live(keys[0]) ?? []).prefix(1_024)))
        }
    }

    private mutating func live(_ key: [UInt8]) -> [UInt8]? {
        guard let value = texts[key] else { return nil }
        guard value.endsAt > now else {
            texts[key] = nil
            return nil
        }
        return value.bytes
    }

    private func line(_ kind: Character, _ number: Int) -> [UInt8] { Array("\(kind)\(number)\r\n".utf8) }
    private func text(_ bytes: [UInt8]) -> [UInt8] { line("$", bytes.count) + bytes + Array("\r\n".utf8) }
    private func number(_ number: Int) -> [UInt8] { line(":", number) }
    private func error(_ text: String) -> [UInt8] { Array("-\(text)\r\n".utf8) }
}

/// The arguments of each command in a run of bytes.
private struct Commands {
    private let bytes: UnsafeRawBufferPointer
    private var at = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func next() -> [[UInt8]]? {
        guard at < bytes.count, let count = number() else { return nil }
        return (0..<count).compactMap { _ in
            guard let length = number(), at + length + 2 <= bytes.count else { return nil }
            defer { at += length + 2 }
            return Array(bytes[at..<(at + length)])
        }
    }

    private mutating func number() -> Int? {
        guard let end = bytes[at...].firstIndex(of: 13) else { return nil }
        defer { at = end + 2 }
        return Int(String(decoding: bytes[(at + 1)..<end], as: UTF8.self))
    }
}
