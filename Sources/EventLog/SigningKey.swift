import COpenSSL
import Glibc

/// An Ed25519 key pair or its public half, read from PEM files (`openssl genpkey -algorithm ed25519`).
///
/// Unchecked: OpenSSL's key is never changed after it was read.
package final class SigningKey: @unchecked Sendable {
    private let key: OpaquePointer

    package struct Unusable: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) { self.description = description }
    }

    package static let signatureBytes = 64

    private init(_ key: OpaquePointer) { self.key = key }

    deinit { EVP_PKEY_free(key) }

    /// The private key in a file that only its owner may read.
    package static func privateKey(file path: String) throws(Unusable) -> SigningKey {
        var about = stat()
        guard stat(path, &about) == 0 else {
            throw Unusable(description: "\(path) cannot be read, errno \(errno)")
        }
        guard about.st_mode & 0o077 == 0 else {
            throw Unusable(description: "\(path) may be read by others: chmod 600 \(path)")
        }
        return try read(path) { PEM_read_bio_PrivateKey($0, nil, nil, nil) }
    }

    package static func publicKey(file path: String) throws(Unusable) -> SigningKey {
        try read(path) { PEM_read_bio_PUBKEY($0, nil, nil, nil) }
    }

    /// A fresh pair, for tests and for whoever keeps keys elsewhere.
    package static func generate() throws(Unusable) -> SigningKey {
        guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nil) else {
            throw Unusable(description: "no Ed25519 in this OpenSSL")
        }
        defer { EVP_PKEY_CTX_free(context) }
        var made: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_keygen(context, &made) == 1, let made else {
            throw Unusable(description: "no key could be made")
        }
        return SigningKey(made)
    }

    private static func read(_ path: String, _ parse: (OpaquePointer) -> OpaquePointer?)
        throws(Unusable) -> SigningKey
    {
        guard let file = BIO_new_file(path, "r") else {
            throw Unusable(description: "\(path) cannot be read")
        }
        defer { BIO_free(file) }
        guard let key = parse(file) else {
            throw Unusable(description: "\(path) holds no key in PEM form")
        }
        guard EVP_PKEY_get_id(key) == EVP_PKEY_ED25519 else {
            EVP_PKEY_free(key)
            throw Unusable(description: "\(path) holds no Ed25519 key")
        }
        return SigningKey(key)
    }

    /// In PEM form. False: this is only the public half, or there is no memory.
    package func writePrivate(to output: OpaquePointer) -> Bool {
        PEM_write_bio_PrivateKey(output, key, nil, nil, 0, nil, nil) == 1
    }

    package func writePublic(to output: OpaquePointer) -> Bool { PEM_write_bio_PUBKEY(output, key) == 1 }

    /// 64 bytes; nil when this is only the public half.
    package func signature(of message: [UInt8]) -> [UInt8]? {
        guard let context = EVP_MD_CTX_new() else { return nil }
        defer { EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: Self.signatureBytes)
        var count = signature.count
        guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
            EVP_DigestSign(context, &signature, &count, message, message.count) == 1,
            count == Self.signatureBytes
        else { return nil }
        return signature
    }

    package func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard signature.count == Self.signatureBytes, let context = EVP_MD_CTX_new() else {
            return false
        }
        defer { EVP_MD_CTX_free(context) }
        return EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
            && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
}
