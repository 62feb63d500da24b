import EventLog
import Foundation
import Receivables

/// A signed statement of who is calling: a JWT with an Ed25519 signature (`alg` EdDSA), good for minutes.
///
///     { "sub": "anna", "aud": "reskontra", "iat": 1700000000, "exp": 1700000900, "jti": "…",
///       "cnf": { "x5t#S256": "SHA-256 of the client's certificate, base64url" } }
///
/// No other algorithm is read, so there is nothing to confuse; unknown claims are passed over.
package struct AccessToken: Sendable, Equatable {
    package let principal: Code
    package let audience: String
    /// Seconds since 1970-01-01 UTC.
    package let issuedAt: Int64
    package let expiresAt: Int64
    /// Names this token among all: one without a certificate is good for one connection.
    package let id: String
    /// SHA-256 of the certificate it belongs to; nil: to none.
    package let certificate: [UInt8]?

    package init(
        principal: Code, audience: String, issuedAt: Int64, expiresAt: Int64, id: String, certificate: [UInt8]? = nil
    ) {
        self.principal = principal
        self.audience = audience
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.id = id
        self.certificate = certificate
    }

    package static let secondsMax: Int64 = 15 * 60
    /// By so much may the issuer's clock differ from ours.
    package static let skewSeconds: Int64 = 30
    package static let bytesMax = 2_048

    package enum Refusal: String, Error {
        case malformed = "the token is no JWT signed with EdDSA"
        case badSignature = "no key of ours has signed the token"
        case wrongAudience = "the token is made for another audience"
        case notYetValid = "the token is not valid yet"
        case expired = "the token has expired"
        case livesTooLong = "the token is good for more than 15 minutes"
        case principalInvalid = "the token's subject is no principal"
        case certificateMissing = "the token belongs to a certificate, and none was shown"
        case certificateDiffers = "the token belongs to another certificate"
        case notBound = "a client with a certificate needs a token that belongs to it"
        case used = "the token was used before"
    }

    private struct Header: Codable {
        let alg: String
    }

    private struct Claims: Codable {
        let sub: String
        let aud: String
        let iat: Int64
        let exp: Int64
        let jti: String
        let cnf: Confirmation?
    }

    private struct Confirmation: Codable {
        let fingerprint: String

        enum CodingKeys: String, CodingKey { case fingerprint = "x5t#S256" }
    }

    /// Reads and checks the signature, nothing else: who calls must ask `check` too.
    package init(_ text: String, signedBy keys: [SigningKey]) throws(Refusal) {
        guard text.utf8.count <= Self.bytesMax else { throw .malformed }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let head = Base64URL.decode(parts[0]), let body = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2]),
            let header = try? JSONDecoder().decode(Header.self, from: Data(head)), header.alg == "EdDSA"
        else { throw .malformed }
        let signed = [UInt8]("\(parts[0]).\(parts[1])".utf8)
        guard keys.contains(where: { $0.verifies(signature, of: signed) }) else { throw .badSignature }
        guard let claims = try? JSONDecoder().decode(Claims.self, from: Data(body)), !claims.jti.isEmpty,
            claims.jti.utf8.count <= 64
        else { throw .malformed }
        guard let principal = Identity.principal(claims.sub) else { throw .principalInvalid }
        var certificate: [UInt8]?
        if let confirmation = claims.cnf {
            guard let bytes = Base64URL.decode(confirmation.fingerprint), bytes.count == 32 else { throw .malformed }
            certificate = bytes
        }
        self.init(
            principal: principal, audience: claims.aud, issuedAt: claims.iat, expiresAt: claims.exp, id: claims.jti,
            certificate: certificate)
    }

    /// Whether it is good here and now, for a client that showed this certificate.
    package func check(audience wanted: String, now seconds: Int64, certificate shown: [UInt8]?) throws(Refusal) {
        guard audience == wanted else { throw .wrongAudience }
        guard issuedAt <= seconds + Self.skewSeconds else { throw .notYetValid }
        guard seconds < expiresAt else { throw .expired }
        let (life, overflow) = expiresAt.subtractingReportingOverflow(issuedAt)
        guard !overflow, life <= Self.secondsMax else { throw .livesTooLong }
        if let certificate {
            guard let shown else { throw .certificateMissing }
            guard certificate == shown else { throw .certificateDiffers }
        } else if shown != nil {
            throw .notBound
        }
    }

    /// The token as text; nil when the key cannot sign.
    package func signed(by key: SigningKey) -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let claims = Claims(
            sub: principal.text, aud: audience, iat: issuedAt, exp: expiresAt, jti: id,
            cnf: certificate.map { Confirmation(fingerprint: Base64URL.encode($0)) })
        guard let head = try? encoder.encode(Header(alg: "EdDSA")), let body = try? encoder.encode(claims) else {
            return nil
        }
        let text = Base64URL.encode([UInt8](head)) + "." + Base64URL.encode([UInt8](body))
        return key.signature(of: [UInt8](text.utf8)).map { text + "." + Base64URL.encode($0) }
    }
}

/// Base64 for URLs, without padding.
enum Base64URL {
    static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "=") })
        else { return nil }
        let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
        let padded = plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
        return Data(base64Encoded: padded).map { [UInt8]($0) }
    }
}
