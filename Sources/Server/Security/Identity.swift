import EventLog
import Receivables
import Synchronization
import TLS
import Wire

/// Who a caller is, and until when that holds.
package struct Identity: Sendable, Hashable {
    package let principal: Code
    /// Seconds since 1970-01-01 UTC; nil: as long as the connection.
    package let expiresAt: Int64?
    /// Only an edge says so: such a caller acts in the roles of tills, whatever else it has.
    package let isVouchedFor: Bool

    package init(principal: Code, expiresAt: Int64? = nil, isVouchedFor: Bool = false) {
        self.principal = principal
        self.expiresAt = expiresAt
        self.isVouchedFor = isVouchedFor
    }

    /// A name that a credential may give: lower-case letters, digits and `-_.@`, not the server's own.
    static func principal(_ text: String) -> Code? {
        Principal.isOne(text) ? Code(text) : nil
    }
}

/// Decides from the credentials of a Hello who is calling. Belongs to the loop, save for the keys.
package final class Gatekeeper {
    /// Who a caller is that shows nothing; nil: such a caller is turned away.
    package let development: Code?
    package let audience: String
    /// Public keys of who may sign tokens; none: no tokens are taken.
    package let tokenKeys: TokenKeys
    /// Who may speak for others: the principals of edges' certificates.
    package let edges: Set<Code>
    /// Who is let in no longer, whatever is shown.
    package let denied = DeniedCallers()
    /// Tokens without a certificate that have been used, until they expire.
    private var used: [String: Int64] = [:]

    /// Above it the oldest are looked through for expired ones, and then no more are taken for a while.
    private static let usedMax = 100_000

    package init(development: Code?, audience: String = "reskontra", tokenKeys: TokenKeys = TokenKeys([]), edges: Set<Code> = []) {
        self.edges = edges
        self.development = development
        self.audience = audience
        self.tokenKeys = tokenKeys
    }

    package struct Refusal: Error, Equatable {
        /// For the log; the caller is not told.
        package let why: String
    }

    /// `now`: seconds since 1970-01-01 UTC.
    package func identify(token: String, certificate: PeerCertificate?, now: Int64) throws(Refusal) -> Identity {
        if !token.isEmpty { return try allowed(identify(token, certificate?.fingerprint, now), certificate?.fingerprint) }
        if let certificate {
            guard let name = certificate.principal, let principal = Identity.principal(name) else {
                throw Refusal(why: "the certificate names no principal")
            }
            return try allowed(Identity(principal: principal), certificate.fingerprint)
        }
        guard let development else { throw Refusal(why: "neither token nor certificate") }
        return Identity(principal: development)
    }

    /// Whom an edge, which showed `certificate`, speaks for.
    ///
    /// A token is looked at here like one that came without an edge between; it belongs to the caller's certificate.
    /// Where there is none the edge has seen the certificate, and we take its word for a till, not for staff.
    package func identify(
        speaksFor name: String, token: String, callerCertificate: [UInt8], edge certificate: PeerCertificate?,
        now: Int64
    ) throws(Refusal) -> Identity {
        guard let edge = certificate?.principal.flatMap(Identity.principal), edges.contains(edge) else {
            throw Refusal(why: "somebody who is no edge of ours speaks for '\(name.prefix(32))'")
        }
        _ = try allowed(Identity(principal: edge), certificate?.fingerprint)
        guard let principal = Identity.principal(name) else { throw Refusal(why: "an edge speaks for no principal") }
        guard callerCertificate.isEmpty || callerCertificate.count == 32 else {
            throw Refusal(why: "an edge tells a certificate that is none")
        }
        if token.isEmpty {
            guard !callerCertificate.isEmpty else { throw Refusal(why: "neither token nor certificate, through an edge") }
            return try allowed(Identity(principal: principal, isVouchedFor: true), callerCertificate)
        }
        let identity = try identify(token, callerCertificate.isEmpty ? nil : callerCertificate, now)
        guard identity.principal == principal else { throw Refusal(why: "an edge speaks for another than the token does") }
        return try allowed(identity, callerCertificate)
    }

    private func allowed(_ identity: Identity, _ certificate: [UInt8]?) throws(Refusal) -> Identity {
        guard !denied.contains(identity.principal, certificate) else {
            throw Refusal(why: "'\(identity.principal.text)' or the certificate is on the list of denied callers")
        }
        return identity
    }

    private func identify(_ text: String, _ certificate: [UInt8]?, _ now: Int64) throws(Refusal) -> Identity {
        let keys = tokenKeys.current
        guard !keys.isEmpty else { throw Refusal(why: "a token, but no token keys are configured") }
        do throws(AccessToken.Refusal) {
            let token = try AccessToken(text, signedBy: keys)
            try token.check(audience: audience, now: now, certificate: certificate)
            if token.certificate == nil { try note(token, now) }
            return Identity(principal: token.principal, expiresAt: token.expiresAt)
        } catch { throw Refusal(why: error.rawValue) }
    }

    private func note(_ token: AccessToken, _ now: Int64) throws(AccessToken.Refusal) {
        if used.count >= Self.usedMax { used = used.filter { $0.value > now } }
        guard used[token.id] == nil, used.count < Self.usedMax else { throw .used }
        used[token.id] = token.expiresAt
    }
}

/// The pinned keys, changed from any thread.
package final class TokenKeys: Sendable {
    private let keys: Mutex<[SigningKey]>

    package init(_ keys: [SigningKey]) { self.keys = Mutex(keys) }

    package var current: [SigningKey] { keys.withLock { $0 } }

    package func replace(_ fresh: [SigningKey]) { keys.withLock { $0 = fresh } }
}
