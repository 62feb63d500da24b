import TLS

/// How a client proves who it is and whom it trusts: PEM files. TLS 1.3.
public struct ClientSecurity: Sendable {
    let context: TLSContext
    /// Name in the server's certificate; nil: the host connected to.
    let serverName: String?

    /// Throws `CallFailure.notDone` when a file cannot be used. `authority` nil: whom the system trusts.
    public init(
        authority: String? = nil, certificate: String? = nil, key: String? = nil, serverName: String? = nil
    ) throws {
        do {
            context = try TLSContext.client(authority: authority, certificate: certificate, key: key)
        } catch {
            throw CallFailure.notDone(error.description)
        }
        self.serverName = serverName
    }

    /// When the first certificate of a PEM file is good no longer, in seconds since 1970-01-01 UTC.
    public static func certificateEndsAt(file: String) throws -> Int64 {
        do throws(DevelopmentAuthority.Failure) {
            return try PeerCertificate(file: file).endsAt
        } catch {
            throw CallFailure.notDone(error.description)
        }
    }
}
