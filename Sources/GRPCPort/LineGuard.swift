import NIOCore
import NIOHTTP2
import NIOSSL
import Synchronization

/// Holds one HTTP/2 connection to what the transport does not look at: it is not one too many, begins in time and reads
/// what it asked for.
///
/// How many streams it may open the transport sees to, of a client that never acknowledges our settings as well.
/// Rules: reliability E1, E4.
final class LineGuard: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    /// Of the whole port, from any of its event loops.
    private static let open = Atomic(0)
    private var bytesOfPreface = 0
    private var beginning: Scheduled<Void>?
    private var looking: RepeatedTask?
    private var streams: [ObjectIdentifier: ReaderGuard] = [:]

    /// Behind TLS, where there is any; before HTTP/2.
    static func add(_ channel: any Channel) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            if let session = try? pipeline.handler(type: NIOSSLServerHandler.self) {
                try pipeline.addHandler(LineGuard(), position: .after(session))
                try pipeline.addHandler(ModernTLS(session), position: .after(session))
            } else {
                try pipeline.addHandler(LineGuard(), position: .first)
            }
        }
    }

    /// A stream that has just been opened. Never fails: the transport would count it as closed before it was opened.
    static func addStream(_ stream: any Channel) -> EventLoopFuture<Void> {
        stream.eventLoop.makeCompletedFuture {
            guard let line = try? stream.parent?.pipeline.syncOperations.handler(type: LineGuard.self) else { return }
            let reader = ReaderGuard(line)
            guard (try? stream.pipeline.syncOperations.addHandler(reader, position: .first)) != nil else { return }
            line.streams[ObjectIdentifier(reader)] = reader
        }
    }

    func gone(_ reader: ReaderGuard) { streams[ObjectIdentifier(reader)] = nil }

    func handlerAdded(context: ChannelHandlerContext) {
        let others = Self.open.wrappingAdd(1, ordering: .relaxed).oldValue
        let isOneTooMany = others >= GRPCPort.Limits.connections
        let channel = NIOLoopBound(context, eventLoop: context.eventLoop)
        // Not at once: the transport is still taking it up.
        let limit = isOneTooMany ? Duration.milliseconds(10) : GRPCPort.Limits.beginning
        let ending = context.eventLoop.scheduleTask(in: TimeAmount(limit)) { channel.value.close(promise: nil) }
        if isOneTooMany { return }
        beginning = ending
        let line = NIOLoopBound(self, eventLoop: context.eventLoop)
        let pause = TimeAmount(GRPCPort.Limits.stalled / 8)
        looking = context.eventLoop.scheduleRepeatedTask(initialDelay: pause, delay: pause) { _ in
            for reader in Array(line.value.streams.values) { reader.look() }
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        _ = Self.open.wrappingSubtract(1, ordering: .relaxed)
        beginning?.cancel()
        looking?.cancel()
        streams = [:]
    }

    /// The preface and the head of the client's settings.
    private static let prefaceBytes = 24 + 9

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if let waiting = beginning {
            bytesOfPreface += Self.unwrapInboundIn(data).readableBytes
            if bytesOfPreface >= Self.prefaceBytes {
                waiting.cancel()
                beginning = nil
            }
        }
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        beginning?.cancel()
        looking?.cancel()
        context.fireChannelInactive()
    }
}

/// Resets a stream whose client does not take its answer, or takes it too slowly, with ENHANCE_YOUR_CALM: what waits ahead of
/// the trailers keeps these from being told.
final class ReaderGuard: ChannelOutboundHandler {
    typealias OutboundIn = HTTP2Frame.FramePayload
    typealias OutboundOut = HTTP2Frame.FramePayload
    private let line: LineGuard
    private var context: ChannelHandlerContext?
    /// Writes that have not gone out whole, and their bytes.
    private var waiting = 0
    private var waitingBytes = 0
    private var movedAt = NIODeadline.now()

    init(_ line: LineGuard) { self.line = line }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        line.gone(self)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if waiting == 0 { movedAt = .now() }
        var bytes = 0
        if case .data(let content) = Self.unwrapOutboundIn(data) { bytes = content.data.readableBytes }
        waiting += 1
        waitingBytes += bytes
        let sent = promise ?? context.eventLoop.makePromise()
        sent.futureResult.assumeIsolated().whenComplete { [self] _ in
            waiting -= 1
            waitingBytes -= bytes
            movedAt = .now()
        }
        context.write(data, promise: sent)
    }

    func look() {
        let patience = GRPCPort.Limits.stalled + .seconds(waitingBytes / GRPCPort.Limits.bytesReadPerSecond)
        guard let context, waiting > 0, .now() - movedAt >= TimeAmount(patience) else { return }
        context.writeAndFlush(Self.wrapOutboundOut(.rstStream(.enhanceYourCalm)), promise: nil)
    }
}
