import COpenSSL
import Glibc

/// What connections of one kind have in common: our certificate and key, and whom we trust. TLS 1.3 only.
///
/// Unchecked: OpenSSL's context is not changed after it was made and counts its users.
package final class TLSContext: @unchecked Sendable {
    let context: OpaquePointer
    let isServer: Bool

    package struct Unusable: Error, CustomStringConvertible {
        package let description: String
    }

    private init(isServer: Bool) throws(Unusable) {
        guard let made = SSL_CTX_new(isServer ? TLS_server_method() : TLS_client_method()) else {
            throw Unusable(description: "no TLS in this OpenSSL: \(OpenSSLError.latest)")
        }
        context = made
        self.isServer = isServer
        // No tickets, so no 0-RTT and nothing to rotate; no renegotiation and no compression in TLS 1.3.
        guard reskontra_tls_limit_versions(made) == 1, SSL_CTX_set_num_tickets(made, 0) == 1 else {
            throw Unusable(description: "no TLS 1.3 in this OpenSSL")
        }
        reskontra_tls_set_modes(made)
    }

    deinit { SSL_CTX_free(context) }

    /// PEM files of the server. With `clientAuthority` every client must show a certificate that it signed.
    package static func server(
        certificate: String, key: String, clientAuthority: String?
    ) throws(Unusable) -> TLSContext {
        let made = try TLSContext(isServer: true)
        try made.use(certificate: certificate, key: key)
        if let clientAuthority {
            try made.trust(clientAuthority)
            SSL_CTX_set_client_CA_list(made.context, SSL_load_client_CA_file(clientAuthority))
            SSL_CTX_set_verify(made.context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nil)
        }
        return made
    }

    /// PEM files of a client; `authority` nil: whom the system trusts.
    package static func client(
        authority: String?, certificate: String?, key: String?
    ) throws(Unusable) -> TLSContext {
        let made = try TLSContext(isServer: false)
        if let authority {
            try made.trust(authority)
        } else if SSL_CTX_set_default_verify_paths(made.context) != 1 {
            throw Unusable(description: "the system's certificates cannot be read")
        }
        SSL_CTX_set_verify(made.context, SSL_VERIFY_PEER, nil)
        if let certificate { try made.use(certificate: certificate, key: key ?? certificate) }
        return made
    }

    private func trust(_ file: String) throws(Unusable) {
        guard SSL_CTX_load_verify_file(context, file) == 1 else {
            throw Unusable(description: "\(file) holds no certificates in PEM form: \(OpenSSLError.latest)")
        }
    }

    private func use(certificate: String, key: String) throws(Unusable) {
        var about = stat()
        guard stat(key, &about) == 0 else {
            throw Unusable(description: "\(key) cannot be read")
        }
        guard about.st_mode & 0o077 == 0 else {
            throw Unusable(description: "\(key) may be read by others: make it 0600")
        }
        guard SSL_CTX_use_certificate_chain_file(context, certificate) == 1 else {
            throw Unusable(description: "\(certificate) holds no certificate in PEM form: \(OpenSSLError.latest)")
        }
        guard SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) == 1 else {
            throw Unusable(description: "\(key) holds no key in PEM form: \(OpenSSLError.latest)")
        }
        guard SSL_CTX_check_private_key(context) == 1 else {
            throw Unusable(description: "\(key) does not belong to \(certificate)")
        }
    }
}

/// What OpenSSL last complained about on this thread, in its words.
enum OpenSSLError {
    static var latest: String {
        let code = ERR_peek_last_error()
        ERR_clear_error()
        guard code != 0, let reason = ERR_reason_error_string(code) else { return "no reason given" }
        return String(cString: reason)
    }
}
