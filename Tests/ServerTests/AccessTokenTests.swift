import EventLog
import TLS
import Testing

@testable import Server

/// Tokens in the order of their checks, one step each side of every limit.
struct AccessTokenTests {
    let key: SigningKey
    let certificate = [UInt8](repeating: 7, count: 32)
    let now: Int64 = 1_700_000_000

    init() throws { key = try SigningKey.generate() }

    private func token(
        _ principal: String = "anna", audience: String = "reskontra", issuedAt: Int64? = nil, life: Int64 = 600,
        id: String = "t1", certificate: [UInt8]? = nil
    ) throws -> String {
        let start = issuedAt ?? now
        let made = AccessToken(
            principal: try #require(Identity.principal(principal)), audience: audience, issuedAt: start,
            expiresAt: start + life, id: id, certificate: certificate)
        return try #require(made.signed(by: key))
    }

    private func gate(_ keys: [SigningKey]? = nil, development: Bool = false) -> Gatekeeper {
        Gatekeeper(development: development ? "dev" : nil, tokenKeys: TokenKeys(keys ?? [key]))
    }

    private func peer(_ fingerprint: [UInt8]?, _ name: String = "till-7") -> PeerCertificate? {
        fingerprint.map { PeerCertificate(names: ["reskontra:\(name)"], fingerprint: $0) }
    }

    private func refusal(
        _ token: String, _ certificate: [UInt8]? = nil, at seconds: Int64? = nil, gate: Gatekeeper? = nil
    ) -> String {
        do {
            _ = try (gate ?? self.gate()).identify(
                token: token, certificate: peer(certificate), now: seconds ?? now)
            return ""
        } catch { return error.why }
    }

    @Test("a good token says who calls and until when")
    func good() throws {
        let identity = try gate().identify(token: token(), certificate: nil, now: now)
        #expect(identity == Identity(principal: "anna", expiresAt: now + 600))
        // With a certificate the token's subject counts: the certificate is the machine's, the token the person's.
        let bound = try gate().identify(
            token: token(certificate: certificate), certificate: peer(certificate), now: now)
        #expect(bound.principal == "anna")
        #expect(try gate().identify(token: "", certificate: peer(certificate), now: now).principal == "till-7")
    }

    @Test("a denied certificate or principal is let in no longer, by certificate, by token, through an edge")
    func denied() throws {
        let other = [UInt8](repeating: 9, count: 32)
        let hex = certificate.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }
        for list in [hex.joined(), hex.joined(separator: ":").uppercased() + "  # the till at the door"] {
            let gate = gate()
            gate.denied.replace(try .init(list + "\n", from: "denied"))
            #expect(refusal("", certificate, gate: gate).contains("denied callers"))
            #expect(refusal(try token(certificate: certificate), certificate, gate: gate).contains("denied callers"))
            #expect(refusal("", other, gate: gate) == "")
        }
        for end in ["\n", "\r\n"] {
            let gate = gate()
            gate.denied.replace(try .init("\(end)# who has left\(end)anna\(end)zoe\(end)", from: "denied"))
            #expect(refusal(try token(), gate: gate).contains("denied callers"))
            #expect(refusal("", certificate, gate: gate) == "")
        }
        #expect(throws: DeniedCallers.Unreadable.self) { _ = try DeniedCallers.List("anna\nNo Name\n", from: "denied") }
    }

    @Test("nobody is let in without credentials, except in development")
    func nothingShown() throws {
        #expect(refusal("") == "neither token nor certificate")
        #expect(try gate(development: true).identify(token: "", certificate: nil, now: now).principal == "dev")
        #expect(throws: Gatekeeper.Refusal.self) {
            _ = try gate().identify(
                token: "", certificate: PeerCertificate(names: ["https://x"], fingerprint: certificate), now: now)
        }
        for name in ["engine", "", "Anna", "a b", String(repeating: "a", count: 24)] {
            #expect(throws: Gatekeeper.Refusal.self) {
                _ = try gate().identify(token: "", certificate: peer(certificate, name), now: now)
            }
        }
    }

    @Test("signature and form", arguments: 0..<3)
    func forged(part: Int) throws {
        let good = try token()
        var parts = good.split(separator: ".").map(String.init)
        for index in parts[part].indices where parts[part][index] != "A" {
            var changed = parts
            changed[part].replaceSubrange(index...index, with: "A")
            // The last character of a part has bits that stand for nothing.
            if index == parts[part].index(before: parts[part].endIndex) { continue }
            #expect(!refusal(changed.joined(separator: ".")).isEmpty)
        }
        parts[part] = ""
        #expect(!refusal(parts.joined(separator: ".")).isEmpty)
        #expect(refusal(good, gate: gate([try SigningKey.generate()])) == AccessToken.Refusal.badSignature.rawValue)
        #expect(refusal(good, gate: gate([])) == "a token, but no token keys are configured")
        // Two keys: the old one still counts while the new one is rolled out.
        #expect(refusal(good, gate: gate([try SigningKey.generate(), key])) == "")
    }

    @Test("no other algorithm is taken, none least of all", arguments: ["none", "HS256", "ES256", "eddsa"])
    func otherAlgorithms(name: String) throws {
        let good = try token().split(separator: ".")
        let head = Base64URL.encode([UInt8](#"{"alg":"\#(name)"}"#.utf8))
        let signed = "\(head).\(good[1])"
        let signature = try #require(key.signature(of: [UInt8](signed.utf8)))
        #expect(refusal("\(signed).\(Base64URL.encode(signature))") == AccessToken.Refusal.malformed.rawValue)
        #expect(!refusal("\(signed).").isEmpty)
    }

    @Test("audience, times and life")
    func limits() throws {
        #expect(refusal(try token(audience: "other")) == AccessToken.Refusal.wrongAudience.rawValue)
        #expect(refusal(try token(issuedAt: now + 30)) == "")
        #expect(refusal(try token(issuedAt: now + 31)) == AccessToken.Refusal.notYetValid.rawValue)
        #expect(refusal(try token(), at: now + 599) == "")
        #expect(refusal(try token(), at: now + 600) == AccessToken.Refusal.expired.rawValue)
        #expect(refusal(try token(life: 900)) == "")
        #expect(refusal(try token(life: 901)) == AccessToken.Refusal.livesTooLong.rawValue)
        #expect(!refusal(try token(issuedAt: .min / 2, life: .max / 2)).isEmpty)
    }

    @Test("a token belongs to its certificate; without one it is good once")
    func binding() throws {
        let other = [UInt8](repeating: 8, count: 32)
        let bound = try token(certificate: certificate)
        #expect(refusal(bound) == AccessToken.Refusal.certificateMissing.rawValue)
        #expect(refusal(bound, other) == AccessToken.Refusal.certificateDiffers.rawValue)
        #expect(refusal(try token(), certificate) == AccessToken.Refusal.notBound.rawValue)
        let gate = gate()
        for _ in 0..<3 { #expect(refusal(bound, certificate, gate: gate) == "") }
        #expect(refusal(try token(id: "a"), gate: gate) == "")
        #expect(refusal(try token(id: "a"), gate: gate) == AccessToken.Refusal.used.rawValue)
        #expect(refusal(try token(id: "b"), gate: gate) == "")
    }
}
