import CShims
import Foundation
import Synchronization
import Testing

@testable import Loop

/// The same over real sockets, and what only they have.
///
/// Serialized: the test of 1,000 connections needs most of the process's descriptors.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct EpollLoopTests {
    @Test("Half frames byte by byte, then many frames in one piece")
    func splits() {
        let running = RunningLoop()
        let client = Client(running.port)
        for byte in frame("eone") { client.send([byte]) }
        #expect(client.receive(4 + 1) == frame("eone"))
        let many = (0..<5_000).flatMap { frame("e\($0)") }
        client.send(many)
        let isWhole = client.receive(many.count) == many
        #expect(isWhole)
        let calls = running.stop()
        #expect(calls.prefix(2) == ["0.0 accepted", "0.0 eone"])
        #expect(calls.count { $0.hasPrefix("0.0 e") } == 5_001)
    }

    @Test("A port in use, an unknown host and a foreign address are named")
    func listenFailures() throws {
        let first = EpollIO()
        let bound = try first.listen(host: "127.0.0.1", port: 0)
        #expect(bound.port != 0 && bound.isLoopback)
        #expect(bound.description == "127.0.0.1:\(bound.port)")
        #expect(throws: ListenFailure.portInUse(host: "127.0.0.1", port: bound.port)) {
            try EpollIO().listen(host: "127.0.0.1", port: bound.port)
        }
        #expect(throws: ListenFailure.unknownHost("not a host")) {
            try EpollIO().listen(host: "not a host", port: 0)
        }
        #expect(throws: ListenFailure.addressNotOurs(host: "192.0.2.1")) {
            try EpollIO().listen(host: "192.0.2.1", port: 0)
        }
    }

    @Test("A port is free again as soon as its loop is gone, though connections were open")
    func portIsReusable() throws {
        let running = RunningLoop()
        let client = Client(running.port)
        client.send(frame("e"))
        #expect(client.receive(2) == frame("e"))
        _ = running.stop()
        #expect(try EpollIO().listen(host: "127.0.0.1", port: running.port).port == running.port)
    }

    @Test("1,000 connections at once are each answered")
    func thousandConnections() throws {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let wanted = rlim_t(2_300)
        if limit.rlim_cur < wanted {
            limit.rlim_cur = min(wanted, limit.rlim_max)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
        try #require(limit.rlim_cur >= wanted)

        let running = RunningLoop()
        let clients = (0..<1_000).map { _ in Client(running.port) }
        for round in 0..<3 {
            for (index, client) in clients.enumerated() { client.send(frame("e\(index) \(round)")) }
            for (index, client) in clients.enumerated() {
                let expected = frame("e\(index) \(round)")
                #expect(client.receive(expected.count) == expected)
            }
        }
        let calls = running.stop()
        #expect(calls.count { $0.hasSuffix("accepted") } == 1_000)
        #expect(calls.count { $0.hasSuffix("closed stopped") } == 1_000)
    }

    @Test("At the connection limit callers wait, and are served when another leaves")
    func connectionLimit() {
        var limits = LoopLimits()
        limits.connectionsMax = 2
        let running = RunningLoop(limits)
        var clients = [Client(running.port), Client(running.port)]
        for client in clients {
            client.send(frame("e"))
            #expect(client.receive(2) == frame("e"))
        }
        let waiting = Client(running.port)
        waiting.send(frame("ewaited"))
        clients.removeFirst()
        #expect(waiting.receive(8) == frame("ewaited"))
        #expect(running.stop().contains("0.1 ewaited"))
    }

    @Test("Every wake from another thread is followed by a call")
    func wakes() {
        let seen = DispatchSemaphore(value: 0)
        let running = RunningLoop { handler in
            let stop = handler.onWoken
            handler.onWoken = { handler in
                seen.signal()
                stop(handler)
            }
        }
        for _ in 0..<200 {
            running.wake()
            #expect(seen.wait(timeout: .now() + 20) == .success)
        }
        _ = running.stop()
    }

    @Test("A log job runs off the loop, its completion comes back, and the next may follow")
    func logJobs() {
        let running = RunningLoop()
        let client = Client(running.port)
        let before = CountingJob.runs.load(ordering: .relaxed)
        for _ in 0..<50 {
            client.send(frame("l"))
            #expect(client.receive(3) == frame("ok"))
        }
        let calls = running.stop()
        #expect(calls.count { $0 == "log completed" } == 50)
        #expect(CountingJob.runs.load(ordering: .relaxed) - before >= 50)
    }

    @Test("The timer fires without any traffic")
    func timer() {
        let seen = DispatchSemaphore(value: 0)
        let running = RunningLoop { handler in
            handler.io.setTimer(everyNanoseconds: 1_000_000)
            handler.onTimer = { seen.signal() }
        }
        for _ in 0..<3 { #expect(seen.wait(timeout: .now() + 20) == .success) }
        _ = running.stop()
    }

    @Test("A client that never reads is cut, and the others do not notice")
    func neverReading() {
        var limits = LoopLimits()
        limits.outputBytesSoft = 64 << 10
        limits.outputBytesMax = 128 << 20
        limits.stallNanoseconds = 1_000_000
        let cut = DispatchSemaphore(value: 0)
        let running = RunningLoop(limits) { handler in
            handler.onClosed = { if $0 == .notReading { cut.signal() } }
        }
        let glutton = Client(running.port)
        let other = Client(running.port)
        // 64 MiB of answers: more than the system's buffers take.
        glutton.send((0..<512).flatMap { _ in frame("b\u{7f}") })
        other.send(frame("efine"))
        #expect(other.receive(6) == frame("efine"))
        #expect(cut.wait(timeout: .now() + 30) == .success)
        other.send(frame("efine"))
        #expect(other.receive(6) == frame("efine"))
        _ = running.stop()
    }

    @Test("A large answer leaves in parts as the client reads")
    func partialWrites() {
        let running = RunningLoop()
        let client = Client(running.port)
        client.send((0..<60).flatMap { _ in frame("b\u{7f}") } + frame("eend"))
        let expected = [UInt8](repeating: 0x7f, count: 60 * 127 << 10) + frame("eend")
        let isWhole = client.receive(expected.count) == expected
        #expect(isWhole)
        _ = running.stop()
    }

    @Test("Last words reach a client that went on sending")
    func lastWordsAreNotOvertaken() {
        let running = RunningLoop()
        let client = Client(running.port)
        client.send(frame("c") + [UInt8](repeating: 0xff, count: 300_000))
        #expect(client.receive(4) == frame("bye"))
        #expect(client.receive(1) == [])
        client.close()
        #expect(running.stop().filter { $0.hasPrefix("0.0") }.prefix(2) == ["0.0 accepted", "0.0 c"])
    }

    @Test("A reset connection is told and its slot used again")
    func reset() {
        let gone = DispatchSemaphore(value: 0)
        let running = RunningLoop { handler in handler.onClosed = { _ in gone.signal() } }
        let client = Client(running.port)
        client.send(frame("e"))
        #expect(client.receive(2) == frame("e"))
        client.reset()
        #expect(gone.wait(timeout: .now() + 20) == .success)
        let next = Client(running.port)
        next.send(frame("e"))
        #expect(next.receive(2) == frame("e"))
        let calls = running.stop()
        #expect(calls.contains("0.0 closed failed(errno: 104)"))
        #expect(calls.contains("0.1 e"))
    }

    @Test("Busy polling serves the same")
    func busyPoll() {
        var limits = LoopLimits()
        limits.busyPoll = true
        let running = RunningLoop(limits)
        let client = Client(running.port)
        client.send(frame("e"))
        #expect(client.receive(2) == frame("e"))
        _ = running.stop()
    }

    // MARK: The twin

    private enum Step {
        case connect
        /// Frames of one client, in pieces of so many bytes, and what it must get for them.
        case play(Int, [String], pieces: Int, answers: [String])
        case endInput(Int)
        case expectEnd(Int)
    }

    private static let script: [Step] = [
        .connect, .connect, .connect,
        .play(0, ["ea", "eb"], pieces: 1, answers: ["ea", "eb"]),
        .play(1, (0..<300).map { "e\($0)" }, pieces: 7, answers: (0..<300).map { "e\($0)" }),
        .play(2, ["l"], pieces: 9, answers: ["ok"]),
        .play(2, ["k", "eack", "p", "eleft", "eover"], pieces: 99, answers: ["eack"]),
        .play(0, ["r", "eack"], pieces: 99, answers: ["eack"]),
        .play(2, [], pieces: 99, answers: ["eleft", "eover"]),
        .play(2, ["x"], pieces: 99, answers: []), .expectEnd(2),
        .connect,
        .play(3, ["ehello"], pieces: 2, answers: ["ehello"]),
        .play(0, ["a", "eack"], pieces: 99, answers: ["eack"]),
        .play(3, ["i", "eack"], pieces: 3, answers: ["eack"]), .endInput(3),
        .play(3, [], pieces: 99, answers: ["last"]), .expectEnd(3),
        .play(1, ["c", "eignored"], pieces: 99, answers: ["bye"]), .expectEnd(1), .endInput(1),
        .play(0, ["eend"], pieces: 99, answers: ["eend"]),
    ]

    @Test("The simulated loop makes the same calls for the same script")
    func twins() {
        let real = playReal()
        let simulated = playSimulated()
        #expect(real == simulated)
        #expect(real.count >= 5)
        #expect(real["0.0"]?.last == "0.0 closed stopped")
    }

    /// Calls by connection: between connections a real network may choose the order.
    private func group(_ calls: [String]) -> [String: [String]] {
        Dictionary(grouping: calls.filter { $0 != "woken" }) { call in
            call.first?.isNumber == true ? String(call.prefix { $0 != " " }) : "loop"
        }
    }

    private func playReal() -> [String: [String]] {
        let running = RunningLoop()
        var clients: [Client] = []
        for step in Self.script {
            switch step {
            case .connect:
                clients.append(Client(running.port))
            case .play(let index, let frames, let pieces, let answers):
                var bytes = frames.flatMap(frame)
                while !bytes.isEmpty {
                    clients[index].send(Array(bytes.prefix(pieces)))
                    bytes.removeFirst(min(pieces, bytes.count))
                }
                let expected = answers.flatMap(frame)
                #expect(clients[index].receive(expected.count) == expected)
            case .endInput(let index): clients[index].endInput()
            case .expectEnd(let index): #expect(clients[index].receive(1) == [])
            }
        }
        return group(running.stop())
    }

    private func playSimulated() -> [String: [String]] {
        let io = SimulatedIO()
        let handler = Recorder(io)
        let loop = SimulatedLoop(io: io, handler: handler)
        var clients: [SimulatedPeer] = []
        for step in Self.script {
            switch step {
            case .connect:
                clients.append(loop.connect())
            case .play(let index, let frames, let pieces, let answers):
                var bytes = frames.flatMap(frame)
                while !bytes.isEmpty {
                    loop.send(Array(bytes.prefix(pieces)), from: clients[index])
                    bytes.removeFirst(min(pieces, bytes.count))
                }
                loop.settle()
                if loop.runLogJob() { loop.settle() }
                #expect(loop.taken(by: clients[index]) == answers.flatMap(frame))
            case .endInput(let index):
                loop.endInput(from: clients[index])
                loop.settle()
            case .expectEnd(let index): #expect(loop.hasSeenEnd(clients[index]))
            }
        }
        io.stop()
        loop.finish()
        return group(handler.calls)
    }
}

/// A loop on a thread of its own, until `stop`.
final class RunningLoop: Sendable {
    private struct State: Sendable {
        var port: UInt16 = 0
        var waker: Waker?
        var calls: [String] = []
    }

    private let state = Mutex(State())
    private let isStopping = Atomic(false)
    private let started = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    init(_ limits: LoopLimits = LoopLimits(), prepare: @escaping @Sendable (Recorder) -> Void = { _ in }) {
        Thread.detachNewThread { [self] in
            let io = EpollIO(limits: limits)
            let handler = Recorder(io)
            handler.onWoken = { [self] handler in
                if isStopping.load(ordering: .acquiring) { handler.io.stop() }
            }
            prepare(handler)
            let port = (try? io.listen(host: "127.0.0.1", port: 0))?.port ?? 0
            state.withLock { state in
                state.port = port
                state.waker = io.waker
            }
            started.signal()
            EpollLoop(io: io, handler: handler).run()
            state.withLock { $0.calls = handler.calls }
            ended.signal()
        }
        started.wait()
    }

    var port: UInt16 { state.withLock { $0.port } }

    func wake() { state.withLock { $0.waker }?.wake() }

    /// What the handler was told.
    func stop() -> [String] {
        isStopping.store(true, ordering: .releasing)
        wake()
        ended.wait()
        return state.withLock { $0.calls }
    }
}

/// A blocking client; gives up after 30 seconds.
final class Client {
    private var descriptor: Int32

    init(_ port: UInt16) {
        descriptor = reskontra_connect("127.0.0.1", port)
        #expect(descriptor >= 0)
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close() }

    func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                reskontra_send(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Fewer bytes only at the end of the connection.
    func receive(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count < count {
            let wanted = min(part.count, count - bytes.count)
            let got = part.withUnsafeMutableBytes { reskontra_receive(descriptor, $0.baseAddress, wanted) }
            guard got > 0 else { break }
            bytes += part[..<got]
        }
        return bytes
    }

    func endInput() { reskontra_shutdown_output(descriptor) }

    /// Closes with a reset instead of a good-bye.
    func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
        close()
    }

    func close() {
        if descriptor >= 0 { reskontra_close(descriptor) }
        descriptor = -1
    }
}
