import NIOCore
import ReskontraClient
import Schema
import SwiftProtobuf

/// A shop's program: makes keys, sends, loses connections, sends again, asks what became of it.
///
/// Its frames and keys are the real client library's. Its books (`Wish`) are what the auditor holds the log against.
final class SimulatedClient {
    struct Call {
        enum Kind {
            case wish(Wish)
            case read(Read)
        }

        let stream: UInt32
        let kind: Kind
        let sentAt: UInt64
        let floor: UInt64
    }

    let number: Int
    let company: String
    private(set) var line: Line?
    private var isWelcome = false
    private var unread = ByteBuffer()
    private var nextStream: UInt32 = 1
    private(set) var calls: [Call] = []
    /// Wishes that are not settled, oldest first.
    private(set) var open: [Wish] = []
    private var connectAt: UInt64 = 0
    private var dice: Dice
    /// Server's time by Welcome, and our own clock when it came.
    private var serverMilliseconds: UInt64 = 0
    private var welcomeAt: UInt64 = 0

    static let answerTimeout: UInt64 = 3_000_000_000
    private static let openMax = 12

    init(number: Int, company: String, dice: Dice) {
        self.number = number
        self.company = company
        self.dice = dice
    }

    var isQuiet: Bool { open.isEmpty && calls.isEmpty }
    var isConnected: Bool { isWelcome }

    /// Takes a wish on; it goes out when the client acts.
    func take(_ wish: Wish) { open.append(wish) }

    func newKey(_ world: World) -> ReskontraClient.RequestKey {
        let milliseconds = serverMilliseconds + (world.now - welcomeAt) / 1_000_000
        return .init(milliseconds: milliseconds, free: (dice.word(), dice.word()))
    }

    // MARK: Acting

    /// One look at the world. `isAsking`: new wishes are made, else only old ones are settled.
    func act(_ world: World, isAsking: Bool) throws {
        if world.isClosing, isQuiet {
            if line != nil { drop(world) }
            return
        }
        guard let line else {
            if world.now >= connectAt { connect(world) }
            return
        }
        if let oldest = calls.first, world.now > oldest.sentAt + Self.answerTimeout { return drop(world) }
        guard isWelcome, !line.isHalfOpen || dice.percent(50) else {
            if world.now > welcomeAt + Self.answerTimeout { drop(world) }
            return
        }
        for wish in open
        where wish.inFlight == 0 && wish.retryAt <= world.now && calls.count < world.swarm.inFlightMax {
            send(again: wish, world)
        }
        guard isAsking, open.count < Self.openMax, calls.count < world.swarm.inFlightMax, dice.percent(40)
        else { return }
        if dice.chance(world.swarm.garbage) {
            // Half of it looks like a frame of ours.
            var bytes = (0..<dice.between(1, 60)).map { _ in UInt8(truncatingIfNeeded: dice.word()) }
            if dice.percent(50) {
                bytes[0] = UInt8(dice.between(0, 90))
                for index in 1..<min(4, bytes.count) { bytes[index] = 0 }
            }
            return world.send(bytes, over: line)
        }
        if dice.percent(world.swarm.replayPercent), let old = world.oldWish(&dice) {
            post(old, world)
            return
        }
        var wishDice = dice.fork()
        switch world.workload.next(for: self, world, &wishDice) {
        case .wish(let wish):
            open.append(wish)
            world.note(wish)
            post(wish, world)
            if dice.percent(world.swarm.twicePercent) { post(wish, world) }
        case .read(let read): ask(read, world)
        case nil: break
        }
    }

    private func send(again wish: Wish, _ world: World) {
        // After some tries it asks what became of it, and at last has the key closed.
        guard wish.sends >= 3, dice.percent(50),
            let part = wish.parts.firstIndex(where: { $0.state == .open })
        else {
            return post(wish, world)
        }
        let fence = wish.isSingle && wish.sends >= 4 && dice.percent(50)
        ask(outcome(of: wish, part: part, fence: fence, world), world)
        if fence, dice.percent(30) { ask(outcome(of: wish, part: part, fence: true, world), world) }
    }

    private func outcome(of wish: Wish, part: Int, fence: Bool, _ world: World) -> Read {
        let message = Reskontra_V1_GetOutcomeRequest.with {
            $0.company = wish.company
            $0.requestKey = .init(wish.parts[part].key.bytes)
            $0.fence = fence
        }
        wish.inFlight += 1
        return Read(
            kind: .outcome(wish, part: part, fence: fence), method: .getOutcome, company: wish.company,
            key: fence ? newKey(world) : nil, bytes: Workload.bytes(message))
    }

    private func post(_ wish: Wish, _ world: World) {
        guard let line else { return }
        if wish.sends == 0 { wish.floor = world.auditor.highestTold }
        wish.sends += 1
        wish.inFlight += 1
        for part in wish.parts.indices {
            // What was refused for certain may now come after all.
            if case .refused(let reason, true) = wish.parts[part].state, !wish.isPreview {
                wish.parts[part].state = .refused(reason: reason, certain: false)
            }
        }
        frame(wish.method, wish.key, wish.bytes, .wish(wish), line, world)
    }

    private func ask(_ read: Read, _ world: World) {
        guard let line else { return }
        frame(read.method, read.key, read.bytes, .read(read), line, world)
    }

    private func frame(
        _ method: Schema.Method, _ key: ReskontraClient.RequestKey?, _ bytes: [UInt8], _ kind: Call.Kind,
        _ line: Line,
        _ world: World
    ) {
        var out = ByteBuffer()
        ClientFrame.writeRequest(
            method: method.rawValue, stream: nextStream, deadlineMilliseconds: 0, key: key, message: bytes,
            to: &out)
        calls.append(
            Call(stream: nextStream, kind: kind, sentAt: world.now, floor: world.auditor.highestTold))
        nextStream += 1
        world.send(Array(out.readableBytesView), over: line)
    }

    // MARK: The connection

    private func connect(_ world: World) {
        guard let line = world.connect(number) else {
            connectAt = world.now + UInt64(dice.between(1_000_000, 200_000_000))
            return
        }
        self.line = line
        welcomeAt = world.now
        let hello = Reskontra_V1_Hello.with {
            $0.protocolMin = 1
            $0.protocolMax = 1
            $0.clientName = "simulation"
            $0.company = company
        }
        world.send(ClientFrame.hello(Workload.bytes(hello)), over: line)
    }

    /// Lets go of the connection: what is in flight is unknown from here on.
    func drop(_ world: World) {
        if let line { world.reset(line) }
        lost(world)
    }

    /// The connection is gone.
    func lost(_ world: World) {
        line = nil
        isWelcome = false
        unread = ByteBuffer()
        connectAt = world.now + UInt64(dice.between(100_000, 50_000_000))
        for call in calls {
            switch call.kind {
            case .wish(let wish): landed(wish, world)
            case .read(let read): if case .outcome(let wish, _, _) = read.kind { landed(wish, world) }
            }
        }
        calls = []
        nextStream = 1
    }

    private func landed(_ wish: Wish, _ world: World) {
        wish.inFlight -= 1
        wish.retryAt = world.now + UInt64(dice.heavyTailed(10_000_000, 1_000_000_000))
    }

    // MARK: Hearing

    func received(_ bytes: [UInt8], _ world: World) throws {
        unread.writeBytes(bytes)
        while line != nil {
            guard let frame = try ClientFrame.read(from: &unread, lengthMax: ClientFrame.answerBytesMax)
            else { return }
            try take(frame, world)
        }
    }

    private func take(_ frame: ClientFrame.Received, _ world: World) throws {
        switch frame.kind {
        case .welcome:
            let welcome = try Reskontra_V1_Welcome(serializedBytes: frame.message)
            serverMilliseconds =
                UInt64(max(0, welcome.now.seconds)) * 1_000 + UInt64(welcome.now.nanos) / 1_000_000
            welcomeAt = world.now
            isWelcome = true
        case .answer:
            guard let place = calls.firstIndex(where: { $0.stream == frame.stream }) else {
                throw Violation(
                    0, "client \(number) got an answer on stream \(frame.stream), where it waits for none")
            }
            let call = calls.remove(at: place)
            switch call.kind {
            case .wish(let wish):
                wish.inFlight -= 1
                try answered(wish, frame, world)
            case .read(let read):
                if case .outcome(let wish, _, _) = read.kind { wish.inFlight -= 1 }
                try world.auditor.answered(read, frame, floor: call.floor, sentAt: call.sentAt, world)
            }
            open.removeAll { $0.isSettled }
        case .goAway: drop(world)
        case .error: drop(world)
        case .ping, .pong, .streamItem, .streamEnd: break
        case .hello, .request, .cancel, .window: throw Violation(0, "the server sent a \(frame.kind)")
        }
    }

    private func answered(_ wish: Wish, _ frame: ClientFrame.Received, _ world: World) throws {
        try world.auditor.answered(wish, frame, world)
        if !wish.isSettled {
            wish.retryAt = world.now + UInt64(dice.heavyTailed(20_000_000, 500_000_000))
        }
        // A wish that another client sent again for us is settled in our books too.
        world.tidy()
    }

    func tidy() { open.removeAll { $0.isSettled } }
}
