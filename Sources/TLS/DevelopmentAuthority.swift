import COpenSSL
import Glibc

/// A certificate authority in a folder, for development and tests: P-256 keys, files in PEM form.
///
///     ca.pem  ca.key      NAME.pem  NAME.key
///
/// Private keys are of mode 0600 and nothing is ever overwritten.
package struct DevelopmentAuthority {
    package let folder: String

    package init(folder: String) { self.folder = folder }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package enum Purpose {
        /// Host names and IP addresses it may stand for.
        case server(hosts: [String])
        case client(principal: String)
    }

    /// Makes the authority itself, good for ten years.
    package func create() throws(Failure) {
        if mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw Failure(description: "\(folder) cannot be made, errno \(errno)")
        }
        let key = try Key.make()
        let made = try Certificate(commonName: "Reskontra development CA", days: 3_650, key: key)
        try made.extend(by: made, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        try made.extend(by: made, NID_key_usage, "critical,keyCertSign,cRLSign")
        try made.extend(by: made, NID_subject_key_identifier, "hash")
        try made.sign(issuer: made, key)
        try write("ca", made, key)
    }

    /// Makes and signs a certificate; `NAME.pem` holds it and the authority's.
    package func issue(_ name: String, for purpose: Purpose, days: Int) throws(Failure) {
        let authority = try Certificate(file: "\(folder)/ca.pem")
        let authorityKey = try Key(file: "\(folder)/ca.key")
        let key = try Key.make()
        let names: String
        let usage: String
        switch purpose {
        case .server(let hosts):
            guard !hosts.isEmpty else { throw Failure(description: "a server needs a host name or address") }
            names = hosts.map { Self.isAddress($0) ? "IP:\($0)" : "DNS:\($0)" }.joined(separator: ",")
            usage = "serverAuth"
        case .client(let principal):
            names = "URI:\(PeerCertificate.scheme)\(principal)"
            usage = "clientAuth"
        }
        let made = try Certificate(commonName: name, days: days, key: key)
        try made.extend(by: authority, NID_basic_constraints, "critical,CA:FALSE")
        try made.extend(by: authority, NID_key_usage, "critical,digitalSignature")
        try made.extend(by: authority, NID_ext_key_usage, usage)
        try made.extend(by: authority, NID_subject_key_identifier, "hash")
        try made.extend(by: authority, NID_authority_key_identifier, "keyid:always")
        try made.extend(by: authority, NID_subject_alt_name, names)
        try made.sign(issuer: authority, authorityKey)
        try write(name, made, key)
    }

    private static func isAddress(_ host: String) -> Bool {
        var four = in_addr()
        var six = in6_addr()
        return inet_pton(AF_INET, host, &four) == 1 || inet_pton(AF_INET6, host, &six) == 1
    }

    private func write(_ name: String, _ certificate: Certificate, _ key: Key) throws(Failure) {
        try PEMFile.write("\(folder)/\(name).key", mode: 0o600) {
            PEM_write_bio_PrivateKey($0, key.pointer, nil, nil, 0, nil, nil) == 1
        }
        try PEMFile.write("\(folder)/\(name).pem", mode: 0o644) {
            PEM_write_bio_X509($0, certificate.pointer) == 1
        }
    }
}

private final class Key {
    let pointer: OpaquePointer

    private init(_ pointer: OpaquePointer) { self.pointer = pointer }

    static func make() throws(DevelopmentAuthority.Failure) -> Key {
        guard let made = reskontra_make_p256() else {
            throw DevelopmentAuthority.Failure(description: "no key could be made: \(OpenSSLError.latest)")
        }
        return Key(made)
    }

    init(file: String) throws(DevelopmentAuthority.Failure) {
        guard let bio = BIO_new_file(file, "r") else {
            throw DevelopmentAuthority.Failure(description: "\(file) cannot be read: run reskontrad pki ca first")
        }
        defer { BIO_free(bio) }
        guard let key = PEM_read_bio_PrivateKey(bio, nil, nil, nil) else {
            throw DevelopmentAuthority.Failure(description: "\(file) holds no key in PEM form")
        }
        pointer = key
    }

    deinit { EVP_PKEY_free(pointer) }
}

private final class Certificate {
    let pointer: OpaquePointer

    init(file: String) throws(DevelopmentAuthority.Failure) {
        guard let bio = BIO_new_file(file, "r") else {
            throw DevelopmentAuthority.Failure(description: "\(file) cannot be read: run reskontrad pki ca first")
        }
        defer { BIO_free(bio) }
        guard let certificate = PEM_read_bio_X509(bio, nil, nil, nil) else {
            throw DevelopmentAuthority.Failure(description: "\(file) holds no certificate in PEM form")
        }
        pointer = certificate
    }

    init(commonName: String, days: Int, key: Key) throws(DevelopmentAuthority.Failure) {
        guard let made = X509_new() else {
            throw DevelopmentAuthority.Failure(description: "no memory for a certificate")
        }
        pointer = made
        var serial = [UInt8](repeating: 0, count: 16)
        guard RAND_bytes(&serial, 16) == 1 else {
            throw DevelopmentAuthority.Failure(description: "no randomness: \(OpenSSLError.latest)")
        }
        serial[0] &= 0x7f
        let number = BN_bin2bn(serial, 16, nil)
        defer { BN_free(number) }
        let name = X509_get_subject_name(made)
        guard X509_set_version(made, 2) == 1, BN_to_ASN1_INTEGER(number, X509_get_serialNumber(made)) != nil,
            // Clocks differ by a little.
            X509_gmtime_adj(X509_getm_notBefore(made), -300) != nil,
            X509_gmtime_adj(X509_getm_notAfter(made), days * 86_400) != nil,
            X509_set_pubkey(made, key.pointer) == 1,
            X509_NAME_add_entry_by_txt(name, "CN", Int32(V_ASN1_UTF8STRING), commonName, -1, -1, 0) == 1
        else { throw DevelopmentAuthority.Failure(description: "no certificate could be made: \(OpenSSLError.latest)") }
    }

    deinit { X509_free(pointer) }

    func extend(by issuer: Certificate, _ kind: Int32, _ value: String) throws(DevelopmentAuthority.Failure) {
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, issuer.pointer, pointer, nil, nil, 0)
        guard let extra = X509V3_EXT_nconf_nid(nil, &context, kind, value) else {
            throw DevelopmentAuthority.Failure(description: "'\(value)' cannot stand in a certificate")
        }
        defer { X509_EXTENSION_free(extra) }
        guard X509_add_ext(pointer, extra, -1) == 1 else {
            throw DevelopmentAuthority.Failure(description: "'\(value)' does not fit: \(OpenSSLError.latest)")
        }
    }

    func sign(issuer: Certificate, _ key: Key) throws(DevelopmentAuthority.Failure) {
        guard X509_set_issuer_name(pointer, X509_get_subject_name(issuer.pointer)) == 1,
            X509_sign(pointer, key.pointer, EVP_sha256()) > 0
        else { throw DevelopmentAuthority.Failure(description: "the certificate was not signed: \(OpenSSLError.latest)") }
    }
}

/// A PEM file that is not there yet.
package enum PEMFile {
    package static func write(
        _ path: String, mode: mode_t, _ body: (OpaquePointer) -> Bool
    ) throws(DevelopmentAuthority.Failure) {
        guard let memory = BIO_new(BIO_s_mem()) else {
            throw DevelopmentAuthority.Failure(description: "no memory for \(path)")
        }
        defer { BIO_free(memory) }
        guard body(memory) else {
            throw DevelopmentAuthority.Failure(description: "\(path) cannot be encoded: \(OpenSSLError.latest)")
        }
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard file >= 0 else {
            let why = errno == EEXIST ? "is there already" : "cannot be made, errno \(errno)"
            throw DevelopmentAuthority.Failure(description: "\(path) \(why)")
        }
        defer { Glibc.close(file) }
        var start: UnsafePointer<CChar>?
        let count = reskontra_bio_bytes(memory, &start)
        guard Glibc.write(file, start, count) == count, fsync(file) == 0 else {
            throw DevelopmentAuthority.Failure(description: "\(path) cannot be written, errno \(errno)")
        }
    }
}
