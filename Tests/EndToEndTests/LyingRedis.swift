import Foundation
import Glibc
import Synchronization

@testable import reskontra

/// Stands between readers and a real Redis, and changes what they get to read (F34).
///
/// Two blocking threads per connection. It remembers what it has passed on, so that it can give old values again,
/// in any mix with new ones.
final class LyingRedis: Sendable {
    enum Lie: String, CaseIterable {
        case oldValue, oldParts, oldReply, foreign, truncated, random, flipped, missing, garbage, slow, cut
    }

    struct Told {
        var replies = 0
        var lies: [Lie: Int] = [:]
    }

    let port: UInt16
    private let real: UInt16
    private let listener: Int32
    private let told = Mutex(Told())
    private let isLying = Atomic(false)
    private let memory = Mutex(Memory())

    /// What was read before, by key, and whole replies by their keys.
    private struct Memory {
        var values: [[UInt8]: [[UInt8]]] = [:]
        var replies: [[[UInt8]]: [[UInt8]?]] = [:]
        var dice: SplitMix64
        init() { dice = SplitMix64(seed: 34) }
    }

    init(real: UInt16) throws {
        self.real = real
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard isBound else { throw Trouble("the lying Redis cannot listen") }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in
            while case let client = accept(listener, nil, nil), client >= 0 { serve(client) }
        }
    }

    func startLying() { isLying.store(true, ordering: .relaxed) }
    var report: Told { told.withLock { $0 } }
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func serve(_ client: Int32) {
        guard let upstream = try? RawSocket(port: real) else {
            close(client)
            return
        }
        let asked = Asked()
        Thread.detachNewThread {
            var unread: [UInt8] = []
            while let more = Self.read(client) {
                unread += more
                while let (words, count) = Resp.command(unread) {
                    unread.removeFirst(count)
                    asked.keys.withLock { $0.append(Array(words.dropFirst())) }
                }
                upstream.send(more)
            }
            shutdown(upstream.descriptor, Int32(SHUT_RDWR))
        }
        Thread.detachNewThread { [self] in
            var unread: [UInt8] = []
            reading: while let more = Self.read(upstream.descriptor) {
                unread += more
                while let (values, count) = Resp.array(unread) {
                    unread.removeFirst(count)
                    let keys = asked.keys.withLock { $0.removeFirst() }
                    guard let answer = changed(values, keys) else { break reading }
                    _ = answer.withUnsafeBytes { Glibc.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                }
            }
            shutdown(client, Int32(SHUT_RDWR))
            shutdown(upstream.descriptor, Int32(SHUT_RDWR))
            close(client)
        }
    }

    /// Keys of the MGETs whose replies are to come.
    private final class Asked: Sendable {
        let keys = Mutex<[[[UInt8]]]>([])
    }

    private static func read(_ descriptor: Int32) -> [UInt8]? {
        var piece = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &piece, piece.count, 0)
        return count > 0 ? Array(piece[..<count]) : nil
    }

    /// The reply that goes on; nil cuts the connection.
    private func changed(_ values: [[UInt8]?], _ keys: [[UInt8]]) -> [UInt8]? {
        var values = values
        let lie: Lie? = memory.withLock { memory in
            let lie = isLying.load(ordering: .relaxed) ? Self.choose(&memory.dice) : nil
            let honest = values
            if let lie { Self.tell(lie, &values, keys, &memory) }
            for (key, value) in zip(keys, honest) {
                guard let value, memory.values[key]?.last != value else { continue }
                memory.values[key, default: []].append(value)
                if memory.values[key]!.count > 32 { memory.values[key]!.removeFirst(1 + memory.dice.below(16)) }
            }
            if memory.dice.below(4) == 0 { memory.replies[keys] = honest }
            return lie
        }
        told.withLock {
            $0.replies += 1
            if let lie { $0.lies[lie, default: 0] += 1 }
        }
        switch lie {
        case .cut: return nil
        case .garbage: return Array("*3\r\n$-7\r\n\u{0}\u{0}".utf8)
        case .slow: usleep(70_000)
        default: break
        }
        return Resp.encoded(values)
    }

    /// Half of the replies are true. Lies that cost a connection are rarer: behind them readers ask the ledger for a while.
    private static func choose(_ dice: inout SplitMix64) -> Lie? {
        guard dice.below(2) == 0 else { return nil }
        if dice.below(40) == 0 { return [.garbage, .slow, .cut][dice.below(3)] }
        return [.oldValue, .oldParts, .oldReply, .foreign, .truncated, .random, .flipped, .missing][dice.below(8)]
    }

    private static func tell(_ lie: Lie, _ values: inout [[UInt8]?], _ keys: [[UInt8]], _ memory: inout Memory) {
        // Position 0 is the watermark; then per account its value, its leaf and its middle node.
        let at = values.count > 1 ? 1 + memory.dice.below(values.count - 1) : 0
        func old(_ place: Int) -> [UInt8]? {
            memory.values[keys[place]].flatMap { $0.isEmpty ? nil : $0[memory.dice.below($0.count)] }
        }
        switch lie {
        case .oldValue:
            for place in stride(from: 1, to: values.count, by: 3) { values[place] = old(place) ?? values[place] }
        case .oldParts:
            for place in values.indices where memory.dice.below(2) == 0 { values[place] = old(place) ?? values[place] }
        case .oldReply: values = memory.replies[keys] ?? values
        case .foreign: values[at] = values[memory.dice.below(values.count)]
        case .truncated: values[at] = values[at].map { Array($0.prefix(memory.dice.below($0.count + 1))) }
        case .random:
            values[at] = (0..<memory.dice.below(700)).map { _ in UInt8(truncatingIfNeeded: memory.dice.next()) }
        case .flipped:
            guard var bytes = values[at], !bytes.isEmpty else { return }
            bytes[memory.dice.below(bytes.count)] ^= 1 << UInt8(memory.dice.below(8))
            values[at] = bytes
        case .missing: values[at] = nil
        case .garbage, .slow, .cut: break
        }
    }
}

/// As much of Redis' protocol as an MGET and its reply need.
private enum Resp {
    static func command(_ bytes: [UInt8]) -> (words: [[UInt8]], byteCount: Int)? {
        array(bytes).map { ($0.values.map { $0 ?? [] }, $0.byteCount) }
    }

    static func array(_ bytes: [UInt8]) -> (values: [[UInt8]?], byteCount: Int)? {
        var place = 0
        func number(_ kind: UInt8) -> Int? {
            guard place < bytes.count, bytes[place] == kind, let end = bytes[place...].firstIndex(of: 13),
                end + 1 < bytes.count
            else { return nil }
            defer { place = end + 2 }
            return Int(String(decoding: bytes[(place + 1)..<end], as: UTF8.self))
        }
        guard let count = number(UInt8(ascii: "*")) else { return nil }
        var values: [[UInt8]?] = []
        for _ in 0..<count {
            guard let length = number(UInt8(ascii: "$")) else { return nil }
            guard length >= 0 else {
                values.append(nil)
                continue
            }
            guard place + length + 2 <= bytes.count else { return nil }
            values.append(Array(bytes[place..<(place + length)]))
            place += length + 2
        }
        return (values, place)
    }

    static func encoded(_ values: [[UInt8]?]) -> [UInt8] {
        var bytes = Array("*\(values.count)\r\n".utf8)
        for value in values {
            guard let value else {
                bytes += Array("$-1\r\n".utf8)
                continue
            }
            bytes += Array("$\(value.count)\r\n".utf8) + value + [13, 10]
        }
        return bytes
    }
}
