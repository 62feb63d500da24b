import NIOCore
import Synchronization
import TLS

/// Encrypts a client's channel; the session above begins when the handshake is done.
final class TLSHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What the server showed, once the handshake is done.
    let shown = ServerCertificate()
    private let session: TLSSession
    private let handshakeLimit: TimeAmount
    private var isOpen = false
    private var timer: Scheduled<Void>?

    struct Failure: Error, CustomStringConvertible { let description: String }

    /// Nil: the server's name cannot be one.
    init?(_ context: TLSContext, serverName: String, handshakeLimit: TimeAmount) {
        guard let session = TLSSession(context, serverName: serverName) else { return nil }
        self.session = session
        self.handshakeLimit = handshakeLimit
    }

    func channelActive(context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: handshakeLimit) { [weak self] in
            guard let self, !isOpen else { return }
            fail(context, "no TLS handshake in time")
        }
        _ = session.shakeHands()
        flushRecords(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        bytes.withUnsafeReadableBytes { raw in
            if let start = raw.baseAddress, raw.count > 0 { session.take(start, raw.count) }
        }
        var plain = context.channel.allocator.buffer(capacity: bytes.readableBytes)
        var last = TLSSession.Step.needMore
        repeat {
            plain.writeWithUnsafeMutableBytes(minimumWritableBytes: 4_096) { room in
                guard let start = room.baseAddress else { return 0 }
                last = session.read(start, room.count)
                if case .bytes(let count) = last { return count }
                return 0
            }
        } while last != .needMore && last != .ended && last != .failed
        flushRecords(context)
        if !isOpen, session.isOpen {
            isOpen = true
            timer?.cancel()
            shown.endsAt = session.peer?.endsAt
            context.fireChannelActive()
        }
        if plain.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(plain)) }
        switch last {
        case .failed: fail(context, "TLS: \(session.failure)")
        case .ended: context.close(promise: nil)
        case .needMore, .bytes: break
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let bytes = unwrapOutboundIn(data)
        let isTaken = bytes.withUnsafeReadableBytes { raw in
            raw.baseAddress.map { session.write($0, raw.count) } ?? true
        }
        guard isTaken else {
            promise?.fail(Failure(description: "TLS: the session is closed"))
            return
        }
        context.write(wrapOutboundOut(takeRecords(context)), promise: promise)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        session.close()
        flushRecords(context)
        context.close(mode: mode, promise: promise)
    }

    private func flushRecords(_ context: ChannelHandlerContext) {
        let records = takeRecords(context)
        if records.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(records), promise: nil) }
    }

    private func takeRecords(_ context: ChannelHandlerContext) -> ByteBuffer {
        let waiting = session.waiting
        var records = context.channel.allocator.buffer(capacity: waiting.count)
        records.writeBytes(waiting)
        session.sent(waiting.count)
        return records
    }

    private func fail(_ context: ChannelHandlerContext, _ why: String) {
        context.fireErrorCaught(Failure(description: why))
        context.close(promise: nil)
    }
}

/// The server's certificate, as far as somebody asks for it; from any thread.
final class ServerCertificate: Sendable {
    private let end = Mutex<Int64?>(nil)

    var endsAt: Int64? {
        get { end.withLock { $0 } }
        set { end.withLock { $0 = newValue } }
    }
}
