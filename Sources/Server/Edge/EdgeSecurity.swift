import EventLog
import Foundation
import Loop
import Receivables
import Schema
import TLS
import Wire

/// How an edge calls the ledger server, and proves to it who it is.
package struct LedgerCredentials: Sendable, Equatable {
    /// Who signs the ledger's certificate, a PEM file; nil: the ledger is called without TLS, on loopback.
    package var authority: String?
    /// PEM files of the edge; nil: it shows no certificate, and speaks for nobody but who calls with a token.
    package var certificate: String?
    package var key: String?
    /// Name that the ledger's certificate must have; nil: the host that is called.
    package var serverName: String?
    /// Read anew for each connection of the edge's own; nil: none.
    package var tokenFile: String?

    package init() {}

    var all: [String] { [authority, certificate, key].compactMap { $0 } }

    func readTLS() throws(TLSContext.Unusable) -> TLSContext? {
        guard let authority else { return nil }
        return try TLSContext.client(authority: authority, certificate: certificate, key: key)
    }

    var token: String {
        guard let tokenFile, let text = try? String(contentsOfFile: tokenFile, encoding: .utf8) else { return "" }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

extension EdgeConfiguration {
    /// What the edge asks of tills and how it speaks to the ledger, in one line.
    package var posture: String {
        let upstream =
            credentials.authority == nil
            ? "no TLS to the ledger"
            : "TLS 1.3 to the ledger"
                + (credentials.certificate != nil
                    ? " with a client certificate" : credentials.tokenFile != nil ? " with a token" : "")
        return "\(security.posture(tokenAudience)); \(upstream)"
    }

    /// Whoever comes is taken for the edge, and the ledger takes the edge for who its certificate says: its rights are
    /// anybody's.
    package var lendsItsRights: Bool {
        credentials.certificate != nil && security.clientAuthority == nil && security.tokenKeys.isEmpty
    }

    /// What is wrong with the files that settings name; reads them, changes nothing.
    package var unusableFiles: [String] {
        var problems: [String] = []
        func attempt(_ body: () throws -> Void) {
            do { try body() } catch { problems.append("\(error)") }
        }
        attempt { _ = try security.readTLS() }
        attempt { _ = try security.readTokenKeys() }
        attempt { _ = try security.readDenied() }
        attempt { _ = try credentials.readTLS() }
        return problems
    }
}

/// Who is at the other end of a till's connection, as the edge found out and the ledger agreed.
struct EdgeCaller {
    var principal: Code = .empty
    /// By certificate alone: the ledger lets it act in the roles of tills only, and so do we.
    var isVouchedFor = false
    /// By a token that is bound to no certificate: no connection but one is made with it.
    var isGoodOnce = false
    /// Seconds since 1970-01-01 UTC at which the credentials run out.
    var expiresAt = Int64.max
}

extension EdgePort {
    /// Takes a client's first frame; answers how many bytes it has, 0 before it is whole.
    func takeHello(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer) -> Int {
        var reader = RequestReader()
        switch reader.next(bytes) {
        case .needMore: return 0
        case .malformed(let error):
            refuse(id, error)
            return bytes.count
        case .frame(let frame):
            guard var hello = try? Reskontra_V1_Hello(serializedBytes: Array(frame.message)),
                let company = Code(hello.company)
            else {
                refuse(id, .helloMalformed)
                return bytes.count
            }
            guard let caller = identify(id, &hello) else {
                refuse(id, .unauthenticated)
                return bytes.count
            }
            let place = Int(id.index)
            links[place].caller = caller
            links[place].company = company
            let told = EdgePort.frame(of: hello)
            links[place].hello = told
            links[place].phase = .welcoming
            told.withUnsafeBytes { forward(id, $0) }
            return frame.byteCount
        }
    }

    /// Checks what the caller shows by the ledger's rules, and makes of its HELLO what the ledger is to hear.
    ///
    /// Nobody but the edge says for whom it speaks: what a caller wrote there is dropped.
    private func identify(_ id: ConnectionID, _ hello: inout Reskontra_V1_Hello) -> EdgeCaller? {
        hello.speaksFor = ""
        hello.callerCertificate = Data()
        let certificate = io.peerCertificate(id)
        let identity: Identity
        do throws(Gatekeeper.Refusal) {
            identity = try gatekeeper.identify(token: hello.token, certificate: certificate, now: wallSeconds)
        } catch {
            counters.turnedAway += 1
            tell("a caller was turned away: \(error.why)")
            return nil
        }
        let isDevelopment = identity.principal == gatekeeper.development
        // Before a development edge the ledger takes every caller for the edge.
        if !isDevelopment, configuration.credentials.certificate != nil {
            hello.speaksFor = identity.principal.text
            hello.callerCertificate = Data(certificate?.fingerprint ?? [])
        }
        return EdgeCaller(
            principal: identity.principal, isVouchedFor: hello.token.isEmpty && !isDevelopment,
            isGoodOnce: !hello.token.isEmpty && certificate == nil,
            expiresAt: identity.expiresAt ?? .max)
    }

    var wallSeconds: Int64 { configuration.wallClock() / 1_000_000_000 }

    /// Ends the connections whose credentials have run out, and of those who have come onto the list of denied callers:
    /// what the cache answers, the ledger does not see.
    func endExpired() {
        let now = wallSeconds
        let denied = gatekeeper.denied
        let generation = denied.generation
        let isNew = generation != deniedSeen
        deniedSeen = generation
        for index in links.indices where links[index].role == .client {
            let id = ConnectionID(index: UInt32(index), generation: links[index].generation)
            let caller = links[index].caller
            let isDenied = isNew && denied.contains(caller.principal, io.peerCertificate(id)?.fingerprint)
            guard isDenied || caller.expiresAt <= now else { continue }
            links[index].caller.expiresAt = .max
            refuse(id, .unauthenticated)
        }
    }

    /// A HELLO with the versions that this program speaks.
    static func frame(of hello: Reskontra_V1_Hello) -> [UInt8] {
        var prefix = [UInt8](repeating: 0, count: HelloPrefix.byteCount)
        prefix.withUnsafeMutableBytes { HelloPrefix().write(to: $0) }
        // A message made here has every field it needs: encoding cannot fail.
        let message = prefix + ((try? hello.serializedBytes() as [UInt8]) ?? [])
        let head = RequestHead(.hello)
        var frame = [UInt8](repeating: 0, count: head.byteCount + message.count)
        frame.withUnsafeMutableBytes { bytes in
            head.write(messageBytes: message.count, to: bytes)
            UnsafeMutableRawBufferPointer(rebasing: bytes[head.byteCount...]).copyBytes(from: message)
        }
        return frame
    }

    func dialLedger() -> ConnectionID? {
        io.dial(host: configuration.ledger.host, port: configuration.ledger.port, as: ledgerPeer)
    }

    /// Once a second: whoever knocks without end must not fill the log.
    func tell(_ what: String) {
        guard io.now &- toldAt > 1_000_000_000 else { return }
        toldAt = io.now
        trouble(what)
    }
}
