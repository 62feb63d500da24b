import Foundation
import Testing

@testable import TLS

/// Two sessions over memory: what one has for the wire the other takes.
struct TLSSessionTests {
    /// A folder with an authority, a server `ledger` and a client `till-7`.
    final class Folder {
        let path: String
        let authority: DevelopmentAuthority

        init() throws {
            path = NSTemporaryDirectory() + "/reskontra-tls-\(UUID().uuidString)"
            authority = DevelopmentAuthority(folder: path)
            try authority.create()
            try authority.issue("ledger", for: .server(hosts: ["ledger.example", "127.0.0.1"]), days: 1)
            try authority.issue("till-7", for: .client(principal: "till-7"), days: 1)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func file(_ name: String) -> String { path + "/" + name }

        func server(asksClients: Bool = true) throws -> TLSSession {
            let context = try TLSContext.server(
                certificate: file("ledger.pem"), key: file("ledger.key"),
                clientAuthority: asksClients ? file("ca.pem") : nil)
            return try #require(TLSSession(context))
        }

        func client(
            authority: String? = nil, certificate: String? = "till-7", serverName: String = "127.0.0.1"
        ) throws -> TLSSession {
            let context = try TLSContext.client(
                authority: authority ?? file("ca.pem"), certificate: certificate.map { file($0 + ".pem") },
                key: certificate.map { file($0 + ".key") })
            return try #require(TLSSession(context, serverName: serverName))
        }
    }

    /// Carries what waits on one side to the other; answers the bytes moved.
    @discardableResult
    static func carry(from sender: TLSSession, to receiver: TLSSession, _ change: (inout [UInt8]) -> Void = { _ in })
        -> Int
    {
        var bytes = Array(sender.waiting)
        sender.sent(bytes.count)
        change(&bytes)
        bytes.withUnsafeBytes { if let start = $0.baseAddress, $0.count > 0 { receiver.take(start, $0.count) } }
        return bytes.count
    }

    /// All plain bytes that are there, and what stopped it.
    static func read(_ session: TLSSession) -> (bytes: [UInt8], last: TLSSession.Step) {
        var all: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1_000)
        while true {
            let step = room.withUnsafeMutableBytes { room in session.read(room.baseAddress!, room.count) }
            guard case .bytes(let count) = step else { return (all, step) }
            all += room.prefix(count)
        }
    }

    /// True when both sides are open afterwards.
    static func shakeHands(_ client: TLSSession, _ server: TLSSession) -> Bool {
        _ = client.shakeHands()
        for _ in 0..<6 {
            carry(from: client, to: server)
            _ = read(server)
            carry(from: server, to: client)
            _ = read(client)
        }
        return client.isOpen && server.isOpen
    }

    static func write(_ session: TLSSession, _ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { session.write($0.baseAddress!, $0.count) }
    }

    @Test("both sides know each other, and bytes arrive as they were, in pieces of any size")
    func roundTrip() throws {
        let folder = try Folder()
        let (client, server) = (try folder.client(), try folder.server())
        try #require(Self.shakeHands(client, server))
        #expect(server.peer?.principal == "till-7")
        #expect(server.peer?.fingerprint == (try PeerCertificate(file: folder.file("till-7.pem")).fingerprint))
        #expect(client.peer?.principal == nil)
        var random = SystemRandomNumberGenerator()
        for size in [1, 100, 16_383, 16_384, 16_385, 100_000] {
            let sent = (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(Self.write(client, sent))
            var got: [UInt8] = []
            // The wire brings what it likes.
            while !client.waiting.isEmpty {
                let piece = Array(client.waiting.prefix(Int.random(in: 1...5_000, using: &random)))
                client.sent(piece.count)
                piece.withUnsafeBytes { server.take($0.baseAddress!, $0.count) }
                got += Self.read(server).bytes
            }
            #expect(got == sent)
        }
        client.close()
        Self.carry(from: client, to: server)
        #expect(Self.read(server).last == .ended)
    }

    @Test("a client without a certificate, or with one of another authority, is refused")
    func clientsAreAsked() throws {
        let (folder, other) = (try Folder(), try Folder())
        let nobody = try folder.server()
        _ = Self.shakeHands(try folder.client(certificate: nil), nobody)
        #expect(!nobody.isOpen)
        #expect(Self.read(nobody).last == .failed)
        let stranger = try other.client(authority: folder.file("ca.pem"))
        let server = try folder.server()
        _ = Self.shakeHands(stranger, server)
        #expect(!server.isOpen)
        #expect(server.peer == nil)
        #expect(Self.shakeHands(try folder.client(certificate: nil), try folder.server(asksClients: false)))
    }

    @Test("a client refuses a server it does not know, and one of another name")
    func serversAreChecked() throws {
        let (folder, other) = (try Folder(), try Folder())
        let suspicious = try folder.client(authority: other.file("ca.pem"))
        #expect(!Self.shakeHands(suspicious, try folder.server()))
        #expect(!suspicious.failure.isEmpty)
        #expect(!Self.shakeHands(try folder.client(serverName: "elsewhere.example"), try folder.server()))
        #expect(Self.shakeHands(try folder.client(serverName: "ledger.example"), try folder.server()))
        #expect(!Self.shakeHands(try folder.client(serverName: "127.0.0.2"), try folder.server()))
    }

    @Test("any changed bit on the wire ends the session", arguments: [0, 3, 5, 20, 60])
    func tampering(place: Int) throws {
        let folder = try Folder()
        let (client, server) = (try folder.client(), try folder.server())
        try #require(Self.shakeHands(client, server))
        #expect(Self.write(client, [UInt8](repeating: 7, count: 50)))
        Self.carry(from: client, to: server) { $0[min(place, $0.count - 1)] ^= 1 }
        let outcome = Self.read(server)
        #expect(outcome.bytes.isEmpty)
        // A longer length only makes it wait for more, which never verifies.
        #expect(outcome.last == .failed || place == 3)
        #expect(!server.isOpen || place == 3)
    }

    @Test("what is no TLS at all is refused at once", arguments: ["RSKT 0123456789", "GET / HTTP/1.1\r\n\r\n"])
    func plainText(text: String) throws {
        let server = try Folder().server()
        Array(text.utf8).withUnsafeBytes { server.take($0.baseAddress!, $0.count) }
        #expect(Self.read(server).last == .failed)
    }

    @Test("files that cannot be used are named")
    func badFiles() throws {
        let folder = try Folder()
        try folder.authority.issue("second", for: .server(hosts: ["localhost"]), days: 1)
        #expect(throws: TLSContext.Unusable.self) {
            _ = try TLSContext.server(
                certificate: folder.file("ledger.pem"), key: folder.file("second.key"), clientAuthority: nil)
        }
        chmod(folder.file("second.key"), 0o644)
        #expect(throws: TLSContext.Unusable.self) {
            _ = try TLSContext.server(
                certificate: folder.file("second.pem"), key: folder.file("second.key"), clientAuthority: nil)
        }
        #expect(throws: DevelopmentAuthority.Failure.self) {
            try folder.authority.issue("second", for: .client(principal: "x"), days: 1)
        }
    }
}
