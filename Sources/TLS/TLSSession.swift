import COpenSSL
import Glibc

/// One encrypted connection over memory: bytes of the wire in and out, plain bytes out and in. Knows no sockets.
///
///     take(wire) -> read(plain)          write(plain) -> waiting(wire), sent(wire)
///
/// Belongs to one thread at a time.
package final class TLSSession {
    private let ssl: OpaquePointer
    /// From the peer, not read by OpenSSL yet; to the peer, not sent yet. The session owns both.
    private let incoming: OpaquePointer
    private let outgoing: OpaquePointer
    package private(set) var hasFailed = false
    /// Why the session broke, in OpenSSL's words.
    package private(set) var failure = ""

    /// A record on the wire is never longer, so no more than that is ever kept back between two reads.
    package static let recordBytesMax = (16 << 10) + 512

    /// Nil: out of memory. `serverName`: host name or IP address that the server's certificate must have.
    package init?(_ context: TLSContext, serverName: String? = nil) {
        guard let ssl = SSL_new(context.context) else { return nil }
        guard let incoming = BIO_new(BIO_s_mem()), let outgoing = BIO_new(BIO_s_mem()) else {
            SSL_free(ssl)
            return nil
        }
        self.ssl = ssl
        self.incoming = incoming
        self.outgoing = outgoing
        SSL_set_bio(ssl, incoming, outgoing)
        if context.isServer { SSL_set_accept_state(ssl) } else { SSL_set_connect_state(ssl) }
        guard !context.isServer, let serverName else { return }
        if X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), serverName) == 1 { return }
        guard SSL_set1_host(ssl, serverName) == 1, reskontra_tls_set_server_name(ssl, serverName) == 1 else { return nil }
    }

    deinit { SSL_free(ssl) }

    /// The handshake is done: `peer` is known and `write` may be called.
    package var isOpen: Bool { SSL_is_init_finished(ssl) == 1 && !hasFailed }

    /// Bytes that came from the peer; `read` makes them plain.
    package func take(_ bytes: UnsafeRawPointer, _ count: Int) {
        let taken = BIO_write(incoming, bytes, Int32(count))
        precondition(taken == Int32(count), "memory takes what it is given")
    }

    package enum Step: Equatable {
        case bytes(Int)
        /// Nothing is complete; perhaps something is to be sent.
        case needMore
        /// The peer said that it sends no more.
        case ended
        /// Not TLS, not trusted or tampered with; an alert may wait to be sent.
        case failed
    }

    /// Plain bytes, up to `room`; call again until it needs more. Also moves the handshake on.
    package func read(_ bytes: UnsafeMutableRawPointer, _ room: Int) -> Step {
        guard !hasFailed else { return .failed }
        ERR_clear_error()
        var count = 0
        guard SSL_read_ex(ssl, bytes, room, &count) != 1 else { return .bytes(count) }
        return step()
    }

    /// Moves the handshake on: a client calls it once to begin.
    package func shakeHands() -> Step {
        guard !hasFailed else { return .failed }
        ERR_clear_error()
        return SSL_do_handshake(ssl) == 1 ? .needMore : step()
    }

    private func step() -> Step {
        switch SSL_get_error(ssl, 0) {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .needMore
        case SSL_ERROR_ZERO_RETURN: return .ended
        default:
            hasFailed = true
            let verdict = SSL_get_verify_result(ssl)
            failure = verdict == X509_V_OK ? OpenSSLError.latest : String(cString: X509_verify_cert_error_string(verdict))
            return .failed
        }
    }

    /// Encrypts all of it. False: the session is not open.
    package func write(_ bytes: UnsafeRawPointer, _ count: Int) -> Bool {
        guard isOpen else { return false }
        ERR_clear_error()
        var written = 0
        guard SSL_write_ex(ssl, bytes, count, &written) == 1, written == count else {
            hasFailed = true
            failure = OpenSSLError.latest
            return false
        }
        return true
    }

    /// Bytes for the wire, in place until the next call.
    package var waiting: UnsafeRawBufferPointer {
        var start: UnsafePointer<CChar>?
        let count = reskontra_bio_bytes(outgoing, &start)
        return UnsafeRawBufferPointer(start: start, count: max(0, count))
    }

    /// The first `count` waiting bytes have left.
    package func sent(_ count: Int) {
        withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 16) { scratch in
            var left = count
            while left > 0, let start = scratch.baseAddress {
                let gone = BIO_read(outgoing, start, Int32(min(left, scratch.count)))
                guard gone > 0 else { return }
                left -= Int(gone)
            }
        }
    }

    /// Puts "no more follows" among the waiting bytes.
    package func close() {
        guard isOpen else { return }
        _ = SSL_shutdown(ssl)
    }

    /// Nil: none was shown.
    package var peer: PeerCertificate? {
        guard isOpen, let certificate = SSL_get1_peer_certificate(ssl) else { return nil }
        defer { X509_free(certificate) }
        return PeerCertificate(certificate)
    }
}

/// What the other side's certificate says; it was verified.
package struct PeerCertificate: Sendable, Equatable {
    /// URIs among the subject's alternative names.
    package let names: [String]
    /// SHA-256 over the certificate.
    package let fingerprint: [UInt8]
    /// When it is good no longer, in seconds since 1970-01-01 UTC; 0: not known.
    package let endsAt: Int64

    package init(names: [String], fingerprint: [UInt8], endsAt: Int64 = 0) {
        self.names = names
        self.fingerprint = fingerprint
        self.endsAt = endsAt
    }

    /// The first certificate of a PEM file.
    package init(file: String) throws(DevelopmentAuthority.Failure) {
        guard let bio = BIO_new_file(file, "r") else {
            throw DevelopmentAuthority.Failure(description: "\(file) cannot be read")
        }
        defer { BIO_free(bio) }
        guard let certificate = PEM_read_bio_X509(bio, nil, nil, nil) else {
            throw DevelopmentAuthority.Failure(description: "\(file) holds no certificate in PEM form")
        }
        defer { X509_free(certificate) }
        self.init(certificate)
    }

    /// Nil: it is no certificate.
    package init?(encoded bytes: [UInt8]) {
        let certificate = bytes.withUnsafeBufferPointer { bytes -> OpaquePointer? in
            var start = bytes.baseAddress
            return d2i_X509(nil, &start, bytes.count)
        }
        guard let certificate else { return nil }
        defer { X509_free(certificate) }
        self.init(certificate)
    }

    init(_ certificate: OpaquePointer) {
        var names: [String] = []
        var text = [CChar](repeating: 0, count: 256)
        for index in 0..<8 {
            let length = reskontra_certificate_uri(certificate, Int32(index), &text, Int32(text.count))
            guard length >= 0 else { break }
            names.append(String(decoding: text.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self))
        }
        self.names = names
        var digest = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 32
        precondition(X509_digest(certificate, EVP_sha256(), &digest, &count) == 1, "SHA-256 is there")
        fingerprint = digest
        var end = tm()
        endsAt = ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &end) == 1 ? Int64(timegm(&end)) : 0
    }

    /// Before a principal's name in a certificate's URI.
    package static let scheme = "reskontra:"

    /// The principal it was made out to; nil when it names none.
    package var principal: String? {
        names.first { $0.hasPrefix(Self.scheme) }.map { String($0.dropFirst(Self.scheme.count)) }
    }
}
