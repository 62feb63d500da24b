import GRPCNIOTransportHTTP2Posix
import Logging
import NIOCertificateReloading
import Server

/// TLS of the gRPC port: the same files as the native port's, looked at again while it runs.
struct ListenerSecurity {
    let transport: HTTP2ServerTransport.Posix.TransportSecurity
    /// Nil without TLS.
    let reloader: TimedCertificateReloader?

    init(_ files: SecurityFiles, _ logger: Logger) throws {
        guard let certificate = files.certificate, let key = files.key else {
            transport = .plaintext
            reloader = nil
            return
        }
        let reloader = try TimedCertificateReloader.makeReloaderValidatingSources(
            refreshInterval: .seconds(2),
            certificateSource: .init(location: .file(path: certificate), format: .pem),
            privateKeySource: .init(location: .file(path: key), format: .pem), logger: logger)
        self.reloader = reloader
        if let authority = files.clientAuthority {
            transport = try .mTLS(certificateReloader: reloader) { config in
                config.trustRoots = .certificates([.file(path: authority, format: .pem)])
                config.requireALPN = true
            }
        } else {
            transport = try .tls(certificateReloader: reloader) { $0.requireALPN = true }
        }
    }
}
