import EventLog
import Foundation
import TLS

/// What `reskontrad pki` makes beside certificates.
package enum Credentials {
    package static let principalRule =
        "a principal is 1 to 23 lower-case letters, digits and -_.@, and not 'engine'"

    package static func isPrincipal(_ text: String) -> Bool { Identity.principal(text) != nil }

    /// `token.key` and `token.pub`.
    package static func makeTokenKey(folder: String) throws {
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let key = try SigningKey.generate()
        try PEMFile.write("\(folder)/token.key", mode: 0o600) { key.writePrivate(to: $0) }
        try PEMFile.write("\(folder)/token.pub", mode: 0o644) { key.writePublic(to: $0) }
    }

    package static func token(
        folder: String, principal: String, certificate: String?, audience: String, seconds: Int64
    ) throws -> String {
        let key = try SigningKey.privateKey(file: "\(folder)/token.key")
        guard let name = Identity.principal(principal) else { throw ServerFailure(.wrongSettings, principalRule) }
        let now = Int64(Date().timeIntervalSince1970)
        let token = AccessToken(
            principal: name, audience: audience, issuedAt: now, expiresAt: now + seconds, id: UUID().uuidString,
            certificate: try certificate.map { try PeerCertificate(file: $0).fingerprint })
        guard let text = token.signed(by: key) else {
            throw ServerFailure(.wrongSettings, "\(folder)/token.key cannot sign")
        }
        return text
    }
}
