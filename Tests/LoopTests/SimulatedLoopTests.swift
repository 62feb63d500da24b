import Testing

@testable import Loop

/// Buffers, bounds and order, as both loops have them.
struct SimulatedLoopTests {
    private struct Stage {
        let io: SimulatedIO
        let handler: Recorder
        let loop: SimulatedLoop<Recorder>

        init(_ change: (inout LoopLimits) -> Void = { _ in }) {
            var limits = LoopLimits()
            limits.connectionsMax = 16
            change(&limits)
            io = SimulatedIO(limits: limits)
            handler = Recorder(io)
            loop = SimulatedLoop(io: io, handler: handler)
        }

        func connect() -> SimulatedPeer {
            let peer = loop.connect()
            loop.settle()
            return peer
        }

        /// Sends in one piece and takes turns until all is quiet.
        func play(_ frames: [String], from peer: SimulatedPeer) {
            loop.send(frames.flatMap(frame), from: peer)
            loop.settle()
        }

        func calls() -> [String] {
            defer { handler.calls = [] }
            return handler.calls
        }
    }

    @Test("Frames that come byte by byte are seen once each, whole")
    func byteByByte() {
        let stage = Stage()
        let peer = stage.connect()
        for byte in frame("eone") + frame("etwo") { stage.loop.send([byte], from: peer) }
        stage.loop.settle()
        #expect(stage.calls() == ["0.0 accepted", "0.0 eone", "0.0 etwo"])
        #expect(stage.loop.taken(by: peer) == frame("eone") + frame("etwo"))
    }

    @Test("A thousand frames in one read are answered by one send")
    func manyFramesInOneRead() {
        let stage = Stage()
        let peer = stage.connect()
        stage.play((0..<1_000).map { "e\($0)" }, from: peer)
        #expect(stage.calls().count == 1_001)
        #expect(stage.loop.taken(by: peer) == (0..<1_000).flatMap { frame("e\($0)") })
        #expect(stage.io.sends == 1)
        #expect(stage.io.receives == 1)
    }

    @Test("Half frames of two connections do not mix")
    func interleaved() {
        let stage = Stage()
        let (left, right) = (stage.connect(), stage.connect())
        for (a, b) in zip(frame("eleft!"), frame("eright")) {
            stage.loop.send([a], from: left)
            stage.loop.send([b], from: right)
            stage.loop.settle()
        }
        #expect(stage.loop.taken(by: left) == frame("eleft!"))
        #expect(stage.loop.taken(by: right) == frame("eright"))
    }

    @Test("An answer for a connection that is gone never reaches the next one in its slot")
    func staleIDIsDead() {
        let stage = Stage()
        let first = stage.connect()
        stage.play(["k", "x"], from: first)
        #expect(stage.loop.isClosed(first))
        let second = stage.connect()
        #expect(stage.loop.id(of: second) == ConnectionID(index: 0, generation: 1))
        stage.play(["a"], from: second)
        #expect(
            stage.calls() == [
                "0.0 accepted", "0.0 k", "0.0 x", "0.0 closed requested", "0.1 accepted", "0.1 a",
                "late id is dead",
            ])
        #expect(stage.loop.taken(by: second).isEmpty)

        let dead = ConnectionID(index: 0, generation: 0)
        stage.io.commit(dead, 5)
        stage.io.close(dead, afterFlush: false)
        stage.io.pauseReading(dead)
        stage.io.resumeReading(dead)
        stage.io.greeted(dead)
        #expect(stage.io.outputWaiting(dead) == 0)
        #expect(stage.io.output(ConnectionID(index: 4_000_000, generation: 0), 1) == nil)
        stage.play(["estill here"], from: second)
        #expect(stage.loop.taken(by: second) == frame("estill here"))
    }

    @Test("Above the soft cap we stop reading from the connection, and go on at half of it")
    func softCap() {
        let stage = Stage { $0.outputBytesSoft = 8 << 10 }
        let peer = stage.connect()
        stage.loop.setWindow(0, of: peer)
        stage.play(["b\u{9}"], from: peer)
        stage.play(["eunread"], from: peer)
        #expect(stage.calls() == ["0.0 accepted", "0.0 b\u{9}"])
        stage.loop.setWindow(4 << 10, of: peer)
        stage.loop.settle()
        #expect(stage.calls() == [])
        stage.loop.setWindow(1 << 10, of: peer)
        stage.loop.settle()
        #expect(stage.calls() == ["0.0 eunread"])
        stage.loop.setWindow(.max, of: peer)
        stage.loop.settle()
        #expect(stage.loop.taken(by: peer) == [UInt8](repeating: 9, count: 9 << 10) + frame("eunread"))
    }

    @Test("Output up to the hard cap is kept; one byte more cuts the connection")
    func hardCap() {
        for (text, isCut) in [("n", false), ("b\u{1}", true)] {
            let stage = Stage { $0.outputBytesMax = 64 << 10 }
            let peer = stage.connect()
            stage.loop.setWindow(0, of: peer)
            stage.play(["b\u{40}", text], from: peer)
            #expect(stage.loop.isClosed(peer) == isCut)
            #expect(stage.calls().last == (isCut ? "0.0 closed outputOverflow" : "0.0 n"))
        }
    }

    @Test("Who takes nothing for the stall time is cut; who takes a byte has time anew")
    func neverReading() {
        let stage = Stage { $0.stallNanoseconds = 100 }
        let peer = stage.connect()
        stage.loop.setWindow(0, of: peer)
        stage.play(["b\u{1}"], from: peer)
        stage.loop.advance(nanoseconds: 99)
        stage.loop.settle()
        stage.loop.setWindow(1, of: peer)
        stage.loop.settle()
        stage.loop.advance(nanoseconds: 99)
        stage.loop.settle()
        #expect(!stage.loop.isClosed(peer))
        stage.loop.advance(nanoseconds: 1)
        stage.loop.settle()
        #expect(stage.calls().last == "0.0 closed notReading")
    }

    @Test("The handshake has its time, whatever is sent meanwhile; greeted in time, it no longer counts")
    func handshakeDeadline() {
        for isGreeting in [false, true] {
            let stage = Stage { $0.handshakeNanoseconds = 100 }
            stage.handler.isGreeting = isGreeting
            let peer = stage.connect()
            stage.loop.advance(nanoseconds: 99)
            stage.play(["n"], from: peer)
            #expect(!stage.loop.isClosed(peer))
            stage.loop.advance(nanoseconds: 1)
            stage.loop.settle()
            #expect(stage.loop.isClosed(peer) == !isGreeting)
            if !isGreeting { #expect(stage.calls().last == "0.0 closed handshakeTooSlow") }
        }
    }

    @Test("A half frame has its time however often a byte comes; each frame has it anew")
    func halfFrameDeadline() {
        let stage = Stage { $0.frameNanoseconds = 100 }
        let peer = stage.connect()
        stage.loop.send([4, 0x65], from: peer)
        stage.loop.settle()
        stage.loop.advance(nanoseconds: 60)
        stage.loop.send([0x61, 0x61, 0x61, 4], from: peer)
        stage.loop.settle()
        stage.loop.advance(nanoseconds: 60)
        stage.loop.send([0x65], from: peer)
        stage.loop.settle()
        #expect(!stage.loop.isClosed(peer))
        stage.loop.advance(nanoseconds: 40)
        stage.loop.send([0x65], from: peer)
        stage.loop.settle()
        #expect(stage.calls() == ["0.0 accepted", "0.0 eaaa", "0.0 closed frameTooSlow"])
    }

    @Test("Bytes that wait because we paused are not the peer's fault")
    func pausedInputIsNotSlow() {
        let stage = Stage { $0.frameNanoseconds = 100 }
        let peer = stage.connect()
        stage.play(["p", "eafter"], from: peer)
        stage.loop.advance(nanoseconds: 1_000)
        stage.loop.settle()
        #expect(!stage.loop.isClosed(peer))
    }

    @Test("A connection without traffic is closed after the idle time, if there is one")
    func idleDeadline() {
        let stage = Stage { $0.idleNanoseconds = 100 }
        let peer = stage.connect()
        stage.loop.advance(nanoseconds: 99)
        stage.play(["n"], from: peer)
        stage.loop.advance(nanoseconds: 99)
        stage.loop.settle()
        #expect(!stage.loop.isClosed(peer))
        stage.loop.advance(nanoseconds: 1)
        stage.loop.settle()
        #expect(stage.calls().last == "0.0 closed idle")
    }

    @Test("At the connection limit the next one waits until another leaves")
    func connectionLimit() {
        let stage = Stage { $0.connectionsMax = 2 }
        let first = stage.connect()
        _ = stage.connect()
        let third = stage.connect()
        #expect(stage.loop.id(of: third) == nil)
        stage.play(["x"], from: first)
        #expect(stage.loop.id(of: third) == ConnectionID(index: 0, generation: 1))
    }

    @Test("A paused connection gets the rest of its read after it is resumed, without a new byte")
    func pauseKeepsTheRest() {
        let stage = Stage()
        let (first, second) = (stage.connect(), stage.connect())
        stage.play(["p", "eone", "etwo"], from: first)
        stage.play(["ethree"], from: first)
        #expect(stage.calls() == ["0.0 accepted", "1.0 accepted", "0.0 p"])
        stage.play(["r"], from: second)
        #expect(stage.calls() == ["1.0 r", "0.0 eone", "0.0 etwo", "0.0 ethree"])
        #expect(stage.loop.taken(by: first) == ["eone", "etwo", "ethree"].flatMap(frame))
    }

    @Test("A connection may pause again while it is given its rest")
    func pauseAgainWhileResumed() {
        let stage = Stage()
        let (first, second) = (stage.connect(), stage.connect())
        stage.play(["p", "p", "p", "eend"], from: first)
        for _ in 0..<3 { stage.play(["r"], from: second) }
        #expect(stage.loop.taken(by: first) == frame("eend"))
    }

    @Test("A resumed connection that dies first leaves nothing to the next one in its slot")
    func resumedThenDead() {
        let stage = Stage()
        let (first, second) = (stage.connect(), stage.connect())
        stage.play(["p", "eold"], from: first)
        stage.loop.send(frame("r"), from: second)
        stage.handler.onTurnEnd = { $0.io.close(ConnectionID(index: 0, generation: 0), afterFlush: false) }
        stage.loop.takeTurn()
        let third = stage.connect()
        #expect(stage.loop.id(of: third) == ConnectionID(index: 0, generation: 1))
        #expect(stage.calls().contains("0.0 eold") == false)
        stage.play(["enew"], from: third)
        #expect(stage.loop.taken(by: third) == frame("enew"))
    }

    @Test("Closing after flush: the last words leave, our end is shown, later input is thrown away")
    func closeAfterFlush() {
        let stage = Stage { $0.lingerNanoseconds = 100 }
        let peer = stage.connect()
        stage.play(["c", "eignored"], from: peer)
        #expect(stage.loop.taken(by: peer) == frame("bye"))
        #expect(stage.loop.hasSeenEnd(peer) && !stage.loop.isClosed(peer))
        stage.play(["eignored too"], from: peer)
        stage.loop.advance(nanoseconds: 99)
        stage.loop.settle()
        #expect(!stage.loop.isClosed(peer))
        stage.loop.advance(nanoseconds: 1)
        stage.loop.settle()
        #expect(stage.calls() == ["0.0 accepted", "0.0 c", "0.0 closed requested"])
    }

    @Test("Closing after flush ends at once when the peer closes too")
    func closeAfterFlushWithPeer() {
        let stage = Stage()
        let peer = stage.connect()
        stage.play(["c"], from: peer)
        stage.loop.endInput(from: peer)
        stage.loop.settle()
        #expect(stage.calls() == ["0.0 accepted", "0.0 c", "0.0 closed requested"])
    }

    @Test("A peer that shuts its side still gets its answers, those of later too if the handler says so")
    func halfClose() {
        let stage = Stage()
        let (plain, kept) = (stage.connect(), stage.connect())
        stage.loop.send(frame("eone"), from: plain)
        stage.loop.endInput(from: plain)
        stage.play(["i"], from: kept)
        stage.loop.endInput(from: kept)
        stage.loop.settle()
        #expect(stage.loop.taken(by: plain) == frame("eone"))
        #expect(stage.loop.taken(by: kept) == frame("last"))
        #expect(
            stage.calls() == [
                "0.0 accepted", "1.0 accepted", "0.0 eone", "1.0 i", "0.0 input ended", "0.0 closed peer",
                "1.0 input ended", "1.0 closed requested",
            ])
    }

    @Test("A reset is told with its number, also to a connection that is paused")
    func reset() {
        let stage = Stage()
        let (open, paused) = (stage.connect(), stage.connect())
        stage.play(["p"], from: paused)
        stage.loop.reset(open)
        stage.loop.reset(paused)
        stage.loop.settle()
        #expect(
            stage.calls().filter { $0.contains("closed") }.sorted() == [
                "0.0 closed failed(errno: 104)", "1.0 closed failed(errno: 104)",
            ])
    }

    @Test("Within a turn: log, timer, wake, reads, new connections, then what is closed")
    func orderWithinATurn() {
        let stage = Stage()
        let (first, second) = (stage.connect(), stage.connect())
        stage.play(["l"], from: first)
        _ = stage.calls()
        stage.io.setTimer(everyNanoseconds: 10)
        stage.loop.advance(nanoseconds: 10)
        stage.io.wake()
        stage.loop.runLogJob()
        stage.loop.send(frame("x"), from: second)
        _ = stage.loop.connect()
        stage.handler.onTurnEnd = { $0.calls.append("turn ended") }
        stage.loop.takeTurn()
        #expect(
            stage.calls() == [
                "log completed", "timer", "woken", "1.0 x", "2.0 accepted", "turn ended",
                "1.0 closed requested",
            ])
        #expect(stage.loop.taken(by: first) == frame("ok"))
    }

    @Test("The script decides who is served first")
    func servingOrder() {
        let stage = Stage()
        let (first, second) = (stage.connect(), stage.connect())
        stage.loop.send(frame("n1"), from: first)
        stage.loop.send(frame("n2"), from: second)
        stage.loop.takeTurn(serving: [second, first])
        #expect(stage.calls().suffix(2) == ["1.0 n2", "0.0 n1"])
    }

    @Test("The log takes one job at a time, and is free again in logCompleted")
    func logIsBusyUntilCompleted() {
        let stage = Stage()
        let peer = stage.connect()
        #expect(!stage.loop.runLogJob())
        stage.play(["l"], from: peer)
        #expect(stage.io.logIsBusy)
        #expect(stage.loop.taken(by: peer).isEmpty)
        stage.loop.runLogJob()
        #expect(stage.io.logIsBusy)
        stage.loop.settle()
        #expect(!stage.io.logIsBusy)
        #expect(stage.loop.taken(by: peer) == frame("ok"))
    }

    @Test("The timer fires when due, once however late, and not when switched off")
    func timer() {
        let stage = Stage()
        stage.io.setTimer(everyNanoseconds: 10)
        for (step, fires) in [(9, 0), (1, 1), (9, 0), (100, 1), (0, 0), (10, 1)] as [(UInt64, Int)] {
            stage.loop.advance(nanoseconds: step)
            stage.loop.takeTurn()
            #expect(stage.calls().count == fires)
        }
        stage.io.setTimer(everyNanoseconds: 0)
        stage.loop.advance(nanoseconds: 1_000)
        stage.loop.takeTurn()
        #expect(stage.calls().isEmpty)
    }

    @Test("Asking for another turn gives one without any event")
    func turnAgain() {
        let stage = Stage()
        stage.handler.onTurnEnd = { $0.io.turnAgain() }
        #expect(stage.loop.takeTurn())
        #expect(!stage.loop.takeTurn())
    }

    @Test("Many wakes before a turn are one call")
    func wakesCollapse() {
        let stage = Stage()
        for _ in 0..<5 { stage.io.wake() }
        stage.loop.settle()
        #expect(stage.calls() == ["woken"])
    }

    @Test("Unused input may reach its cap, and is cut one byte above it")
    func inputCap() {
        final class Deaf: LoopHandler {
            var reason: CloseReason?
            var longest = 0
            func accepted(_ id: ConnectionID, _ peer: PeerAddress) {}
            func received(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer) -> Int {
                longest = max(longest, bytes.count)
                return 0
            }
            func closed(_ id: ConnectionID, _ why: CloseReason) { reason = why }
        }
        var limits = LoopLimits()
        limits.inputBytesMax = 100_000
        let io = SimulatedIO(limits: limits)
        let handler = Deaf()
        let loop = SimulatedLoop(io: io, handler: handler)
        let peer = loop.connect()
        for _ in 0..<10 { loop.send([UInt8](repeating: 1, count: 10_000), from: peer) }
        loop.settle()
        #expect(handler.longest == 100_000 && handler.reason == nil)
        loop.send([1], from: peer)
        loop.settle()
        #expect(handler.reason == .inputOverflow)
    }

    @Test("Stopping tells every connection and takes no more turns")
    func stop() {
        let stage = Stage()
        let (first, second) = (stage.connect(), stage.connect())
        stage.play(["e!", "s"], from: first)
        #expect(stage.loop.taken(by: first) == frame("e!"))
        #expect(stage.loop.isClosed(first) && stage.loop.isClosed(second))
        #expect(stage.calls().suffix(2).sorted() == ["0.0 closed stopped", "1.0 closed stopped"])
        stage.play(["e?"], from: second)
        #expect(stage.calls().isEmpty)
    }

    @Test(
        "Whatever the splits, windows and pauses, each peer gets back what it sent",
        arguments: 0..<40 as Range<UInt64>)
    func randomTraffic(_ seed: UInt64) {
        var state = seed &+ 1
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        let stage = Stage { $0.outputBytesSoft = 600 }
        let peers = (0..<5).map { _ in stage.connect() }
        let pauser = stage.connect()
        var sent = peers.map { _ in [UInt8]() }
        var got = sent
        var echoed = sent
        for round in 0..<300 {
            let index = random(peers.count)
            var bytes: [UInt8] = []
            for _ in 0...random(4) {
                let text = random(9) == 0 ? "p" : "e\(round) " + String(repeating: "x", count: random(200))
                bytes += frame(text)
                if text != "p" { echoed[index] += frame(text) }
            }
            sent[index] += bytes
            while !bytes.isEmpty {
                let count = min(bytes.count, 1 + random(120))
                stage.loop.send(Array(bytes.prefix(count)), from: peers[index])
                bytes.removeFirst(count)
            }
            if random(2) == 0 { stage.loop.setWindow(random(500), of: peers[random(peers.count)]) }
            for _ in 0..<random(4) { stage.loop.takeTurn(serving: [peers[random(peers.count)]]) }
            if random(3) == 0 { stage.loop.send(frame("r"), from: pauser) }
        }
        for _ in 0..<2_000 {
            for peer in peers { stage.loop.setWindow(.max, of: peer) }
            stage.loop.send(frame("r"), from: pauser)
            stage.loop.takeTurn()
        }
        for index in peers.indices { got[index] += stage.loop.taken(by: peers[index]) }
        #expect(got == echoed)
    }

    @Test(
        "What was read stays until the reads' end, of at most 16, of 48 who may wait, and is answered before the next",
        arguments: [false, true])
    func groupedReads(mayWait: Bool) {
        /// Echoes all at the reads' end, from the memory it was given.
        final class Patient: LoopHandler {
            let io: SimulatedIO
            var waiting: [(ConnectionID, UnsafeRawBufferPointer)] = []
            var groups: [Int] = []
            var sendsAtEnd: [Int] = []
            let readsMayWait: Bool
            init(_ io: SimulatedIO, mayWait: Bool) {
                self.io = io
                readsMayWait = mayWait
            }
            func accepted(_ id: ConnectionID, _ peer: PeerAddress) {}
            func closed(_ id: ConnectionID, _ why: CloseReason) {}
            func received(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer) -> Int {
                waiting.append((id, bytes))
                return bytes.count
            }
            func readsEnded() {
                guard !waiting.isEmpty else { return }
                groups.append(waiting.count)
                sendsAtEnd.append(io.sends)
                for (id, bytes) in waiting {
                    guard let output = io.output(id, bytes.count) else { continue }
                    output.copyMemory(from: bytes)
                    io.commit(id, bytes.count)
                }
                waiting = []
            }
        }
        let io = SimulatedIO()
        let handler = Patient(io, mayWait: mayWait)
        let loop = SimulatedLoop(io: io, handler: handler)
        let peers = (0..<40).map { _ in loop.connect() }
        loop.settle()
        for (number, peer) in peers.enumerated() {
            // The last ones are long: their bytes end a group.
            loop.send(
                [UInt8](repeating: UInt8(number + 1), count: number < 32 ? 100 + number : 12_000), from: peer)
        }
        loop.settle()
        for (number, peer) in peers.enumerated() {
            #expect(
                loop.taken(by: peer)
                    == [UInt8](repeating: UInt8(number + 1), count: number < 32 ? 100 + number : 12_000))
        }
        #expect(handler.groups == (mayWait ? [34, 2, 2, 2] : [16, 16, 2, 2, 2, 2]))
        #expect(handler.sendsAtEnd == (mayWait ? [0, 34, 36, 38] : [0, 16, 32, 34, 36, 38]))
        #expect(io.sends == 40)
    }
}
