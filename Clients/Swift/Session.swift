import NIOCore
import Schema
import SwiftProtobuf
import Synchronization

/// One connection's state, on its event loop: handshake, calls in flight, streams, liveness.
final class Session: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    weak var handle: SessionHandle?

    private let hello: [UInt8]
    private let welcome: EventLoopPromise<Reskontra_V1_Welcome>
    private let handshakeLimit: TimeAmount
    private let peer: String

    private var context: ChannelHandlerContext?
    private var unread = ByteBuffer()
    private var lengthMax = ClientFrame.answerBytesMax
    private var streamWindow = 0
    private var isWelcome = false
    private var heardAt = NIODeadline.uptimeNanoseconds(0)
    /// Set once: why no call can be sent any more.
    private var closedBecause: String?

    private var nextStream: UInt32 = 1
    private var calls: [UInt32: PendingCall] = [:]
    private var streams: [UInt32: StreamInbox] = [:]
    private var nextPing: UInt64 = 1
    private var pings: [UInt64: CheckedContinuation<Void, any Error>] = [:]
    private var goAwayAction: (@Sendable (String) -> Void)?

    /// With something in flight and nothing heard, we ask after the first and give up after the second.
    private static let quietBeforePing = TimeAmount.seconds(10)
    private static let quietMax = TimeAmount.seconds(60)

    init(
        hello: [UInt8], welcome: EventLoopPromise<Reskontra_V1_Welcome>, handshakeLimit: TimeAmount,
        peer: String
    ) {
        self.hello = hello
        self.welcome = welcome
        self.handshakeLimit = handshakeLimit
        self.peer = peer
    }

    // MARK: Orders of the caller

    func carryOut(_ orders: [Order]) {
        var out = ByteBuffer()
        for order in orders { carryOut(order, &out) }
        send(out)
    }

    private func carryOut(_ order: Order, _ out: inout ByteBuffer) {
        switch order {
        case .call(let call): begin(call, &out)
        case .cancel(let ticket):
            ticket.isCancelled.store(true, ordering: .relaxed)
            for (stream, call) in calls where call.ticket === ticket {
                ClientFrame.writeCancel(stream: stream, to: &out)
            }
        case .stream(let stream): begin(stream, &out)
        case .grant(let inbox, let items):
            guard let stream = number(of: inbox) else { return }
            ClientFrame.writeWindow(stream: stream, items: UInt32(clamping: items), to: &out)
        case .cancelStream(let inbox):
            inbox.end()
            guard let stream = number(of: inbox) else { return }
            streams[stream] = nil
            ClientFrame.writeCancel(stream: stream, to: &out)
        case .ping(let continuation):
            if let closedBecause {
                return continuation.resume(throwing: CallFailure.notDone(closedBecause))
            }
            pings[nextPing] = continuation
            ClientFrame.writePing(nextPing, to: &out)
            nextPing += 1
        case .onGoAway(let action): goAwayAction = action
        }
    }

    private func begin(_ call: PendingCall, _ out: inout ByteBuffer) {
        if let closedBecause { return call.continuation.resume(throwing: CallFailure.notDone(closedBecause)) }
        guard !call.ticket.isCancelled.load(ordering: .relaxed) else {
            return call.continuation.resume(throwing: CallFailure.notDone("cancelled before it was sent"))
        }
        let stream = takeStream()
        calls[stream] = call
        ClientFrame.writeRequest(
            method: call.method, stream: stream, deadlineMilliseconds: call.deadlineMilliseconds,
            key: call.key, trace: call.trace, message: call.bytes, to: &out)
        guard let deadline = call.deadline else { return }
        // The server is the one to say "too late"; we give up a second after it should have.
        context?.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(deadline) + .seconds(1)) {
            [weak self] in
            self?.giveUp(stream, call.ticket)
        }
    }

    private func giveUp(_ stream: UInt32, _ ticket: Ticket) {
        guard let call = calls[stream], call.ticket === ticket else { return }
        calls[stream] = nil
        var out = ByteBuffer()
        ClientFrame.writeCancel(stream: stream, to: &out)
        send(out)
        call.loseAnswer("no answer from \(peer) within the deadline")
    }

    private func begin(_ stream: PendingStream, _ out: inout ByteBuffer) {
        if let closedBecause { return stream.inbox.end(CallFailure.notDone(closedBecause)) }
        let number = takeStream()
        streams[number] = stream.inbox
        ClientFrame.writeRequest(
            method: stream.method, stream: number, deadlineMilliseconds: 0, key: nil, trace: stream.trace,
            isServerStream: true, message: stream.bytes, to: &out)
        if stream.inbox.window > streamWindow {
            ClientFrame.writeWindow(
                stream: number, items: UInt32(clamping: stream.inbox.window - streamWindow), to: &out)
        }
    }

    /// Numbers go round after 2^32 requests; one still in flight is passed over.
    private func takeStream() -> UInt32 {
        while nextStream == 0 || calls[nextStream] != nil || streams[nextStream] != nil {
            nextStream &+= 1
        }
        defer { nextStream &+= 1 }
        return nextStream
    }

    private func number(of inbox: StreamInbox) -> UInt32? { streams.first { $0.value === inbox }?.key }

    private func send(_ out: ByteBuffer) {
        guard out.readableBytes > 0, let context else { return }
        context.writeAndFlush(wrapOutboundOut(out), promise: nil)
    }

    // MARK: Frames of the server

    private func take(_ frame: ClientFrame.Received, _ out: inout ByteBuffer) throws {
        switch frame.kind {
        case .welcome: try takeWelcome(frame)
        case .answer: takeAnswer(frame)
        case .streamItem:
            guard let inbox = streams[frame.stream] else { return }
            guard inbox.put(.init(sequence: frame.sequence, bytes: frame.message)) else {
                streams[frame.stream] = nil
                ClientFrame.writeCancel(stream: frame.stream, to: &out)
                return inbox.end(
                    CallFailure.notDone("the server sends more stream items than it was allowed"))
            }
        case .streamEnd:
            guard let inbox = streams.removeValue(forKey: frame.stream) else { return }
            inbox.end(frame.status == 0 ? nil : CallFailure.refused(status(of: frame, key: nil)))
        case .ping:
            guard let number = ClientFrame.number(in: frame.message) else {
                throw Surprise(description: "a PING without its number")
            }
            ClientFrame.writePong(number, to: &out)
        case .pong:
            guard let number = ClientFrame.number(in: frame.message) else {
                throw Surprise(description: "a PONG without its number")
            }
            pings.removeValue(forKey: number)?.resume()
        case .goAway: takeGoAway(frame)
        case .error:
            let failure = status(of: frame, key: nil)
            if isWelcome {
                close("\(peer) closed the connection: \(failure)")
            } else {
                welcome.fail(CallFailure.refused(failure))
                close("\(peer) refused the connection: \(failure)")
            }
        case .hello, .request, .cancel, .window:
            throw Surprise(description: "a frame of kind \(frame.kind), which only clients send")
        }
    }

    private func takeWelcome(_ frame: ClientFrame.Received) throws {
        guard !isWelcome else { throw Surprise(description: "a second WELCOME") }
        guard let message = try? Reskontra_V1_Welcome(serializedBytes: frame.message) else {
            throw Surprise(description: "a WELCOME that is not one")
        }
        isWelcome = true
        if message.limits.answerBytes > 0 { lengthMax = Int(message.limits.answerBytes) + 1024 }
        streamWindow = Int(message.limits.streamWindow)
        welcome.succeed(message)
        watchQuiet()
    }

    private func takeAnswer(_ frame: ClientFrame.Received) {
        // A refused stream is told by an answer.
        if let inbox = streams.removeValue(forKey: frame.stream) {
            return inbox.end(frame.status == 0 ? nil : CallFailure.refused(status(of: frame, key: nil)))
        }
        // Answers we no longer wait for are passed over.
        guard let call = calls.removeValue(forKey: frame.stream) else { return }
        guard frame.status == 0 else {
            return call.continuation.resume(throwing: CallFailure.refused(status(of: frame, key: call.key)))
        }
        call.continuation.resume(
            returning: Reply(
                message: frame.message, sequence: frame.sequence, receipt: frame.receipt,
                replayed: frame.replayed))
    }

    /// `stream` is the last one the server took; later ones were not looked at.
    private func takeGoAway(_ frame: ClientFrame.Received) {
        let why = "\(peer) is going away"
        closedBecause = why
        handle?.noteClosed()
        for stream in calls.keys.sorted() where stream > frame.stream {
            calls.removeValue(forKey: stream)?.continuation.resume(throwing: CallFailure.notDone(why))
        }
        goAwayAction?(why)
        goAwayAction = nil
    }

    private func status(of frame: ClientFrame.Received, key: RequestKey?) -> StatusFailure {
        if let status = try? Google_Rpc_Status(serializedBytes: frame.message), status.code != 0 {
            return StatusFailure(
                status, requestKey: key, sequence: frame.sequence, encoded: frame.message)
        }
        return StatusFailure(
            code: Int(frame.status), message: "status \(frame.status) without a readable explanation",
            requestKey: key, sequence: frame.sequence)
    }

    private struct Surprise: Error, CustomStringConvertible { let description: String }

    // MARK: Channel

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        endEverything()
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        heardAt = .now()
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: hello)), promise: nil)
        context.eventLoop.assumeIsolated().scheduleTask(in: handshakeLimit) { [weak self] in
            guard let self, !isWelcome else { return }
            welcome.fail(CallFailure.notDone("\(peer) took the connection but did not answer Hello"))
            close("no WELCOME in time")
        }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        heardAt = .now()
        var bytes = unwrapInboundIn(data)
        if unread.readableBytes > 0 {
            unread.writeBuffer(&bytes)
            swap(&unread, &bytes)
        }
        var out = ByteBuffer()
        do {
            while let frame = try ClientFrame.read(from: &bytes, lengthMax: lengthMax) {
                try take(frame, &out)
            }
        } catch {
            unread = ByteBuffer()
            return close("\(peer) does not speak our protocol: \(error)")
        }
        unread = bytes.readableBytes > 0 ? bytes : ByteBuffer()
        send(out)
    }

    func channelInactive(context: ChannelHandlerContext) {
        endEverything()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        close("the line to \(peer) broke: \(error)")
    }

    private func watchQuiet() {
        context?.eventLoop.assumeIsolated().scheduleTask(in: Self.quietBeforePing) { [weak self] in
            guard let self, closedBecause == nil else { return }
            let quiet = NIODeadline.now() - heardAt
            if !calls.isEmpty || !streams.isEmpty || !pings.isEmpty {
                if quiet >= Self.quietMax { return close("nothing heard from \(peer) for a minute") }
                if quiet >= Self.quietBeforePing {
                    var out = ByteBuffer()
                    ClientFrame.writePing(0, to: &out)
                    send(out)
                }
            } else {
                heardAt = .now()
            }
            watchQuiet()
        }
    }

    private func close(_ why: String) {
        if closedBecause == nil { closedBecause = why }
        handle?.noteClosed()
        context?.close(promise: nil)
    }

    private func endEverything() {
        let why = closedBecause ?? "\(peer) closed the connection"
        closedBecause = why
        handle?.noteClosed()
        welcome.fail(CallFailure.notDone(why))
        let lost = calls.sorted { $0.key < $1.key }
        calls = [:]
        for (_, call) in lost { call.loseAnswer(why) }
        let cut = streams
        streams = [:]
        for inbox in cut.values { inbox.end(CallFailure.notDone(why)) }
        let unanswered = pings
        pings = [:]
        for continuation in unanswered.values { continuation.resume(throwing: CallFailure.notDone(why)) }
    }
}
