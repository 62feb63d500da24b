import GRPCNIOTransportHTTP2Posix
import NIOCore
import NIOSSL
import NIOTLS

/// The transport takes TLS 1.2 as well and offers no setting: a connection of less than TLS 1.3 is closed as soon as
/// its handshake tells, before a byte of it is looked at. Rule: reliability 3.8.
final class ModernTLS: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let session: NIOSSLServerHandler
    private var isOld = false

    init(_ session: NIOSSLServerHandler) { self.session = session }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent, session.tlsVersion != .tlsv13 {
            isOld = true
            context.close(promise: nil)
            return
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !isOld { context.fireChannelRead(data) }
    }
}
