import Foundation
import ReskontraClient
import Schema
import Testing

extension EndToEnd {
    /// Certificates and tokens between the real binaries; `Clients/Python/tests/test_security.py` has the other caller.
    @Suite("security") struct SecurityTests {
        /// What `reskontrad pki` makes.
        final class PKI {
            private let folder: Folder
            var path: String { folder.file("pki") }

            init() async throws {
                folder = try Folder()
                try await run("ca")
                try await run("server", "ledger")
                try await run("token-key")
            }

            func file(_ name: String) -> String { path + "/" + name }

            @discardableResult
            func run(_ kind: String, _ arguments: String...) async throws -> String {
                let child = try Child(Binaries.server, ["pki", kind, path] + arguments, name: "pki \(kind)")
                guard try await child.ended() == 0 else { throw Trouble(child.errors) }
                return child.output.trimmingCharacters(in: .newlines)
            }

            var serverArguments: [String] {
                [
                    "--no-redis", "--tls-certificate", file("ledger.pem"), "--tls-key", file("ledger.key"),
                    "--tls-client-ca", file("ca.pem"), "--token-keys", file("token.pub"),
                ]
            }

            func security(_ principal: String) throws -> ClientSecurity {
                try ClientSecurity(
                    authority: file("ca.pem"), certificate: file("\(principal).pem"), key: file("\(principal).key"))
            }
        }

        private func connect(_ server: LedgerProcess, _ security: ClientSecurity?, token: String = "") async throws
            -> Connection
        {
            try await Connection.connect(
                to: Address(host: "127.0.0.1", port: Int(server.port)), clientName: "end to end", token: token,
                security: security)
        }

        @Test("the Swift client speaks TLS with its certificate, and with a token that belongs to it")
        func swiftClient() async throws {
            let pki = try await PKI()
            try await pki.run("client", "till-7")
            let server = try await LedgerProcess(arguments: pki.serverArguments)
            let security = try pki.security("till-7")
            let till = try await connect(server, security)
            #expect(till.welcome.principal == "till-7")
            for _ in 0..<100 {
                let reply: Reply<Reskontra_V1_GetServerInfoResponse> = try await till.call(
                    .getServerInfo, Reskontra_V1_GetServerInfoRequest())
                #expect(reply.message.epoch > 0)
            }
            let token = try await pki.run("token", "anna", "--certificate", pki.file("till-7.pem"))
            #expect(try await connect(server, security, token: token).welcome.principal == "anna")
            let loose = try await pki.run("token", "anna")
            await #expect(throws: CallFailure.self) { _ = try await connect(server, security, token: loose) }
            await #expect(throws: CallFailure.self) { _ = try await connect(server, nil) }
            let nameless = try ClientSecurity(authority: pki.file("ca.pem"))
            await #expect(throws: CallFailure.self) { _ = try await connect(server, nameless) }
        }

        @Test("the command line finds its credentials in flags and in the environment")
        func commandLine() async throws {
            let pki = try await PKI()
            try await pki.run("client", "anna")
            let server = try await LedgerProcess(arguments: pki.serverArguments)
            let address = "127.0.0.1:\(server.port)"
            let byFlag = try Child(
                Binaries.client,
                [
                    "call", "Operations.GetServerInfo", "--address", address, "--ca", pki.file("ca.pem"),
                    "--client-certificate", pki.file("anna.pem"), "--client-key", pki.file("anna.key"),
                ])
            #expect(try await byFlag.ended() == 0, "\(byFlag.errors)")
            #expect(byFlag.output.contains("epoch"))
            let byVariable = try Child(
                Binaries.client, ["call", "Operations.GetServerInfo"],
                environment: [
                    "RESKONTRA_ADDRESS": address, "RESKONTRA_CA": pki.file("ca.pem"),
                    "RESKONTRA_CLIENT_CERTIFICATE": pki.file("anna.pem"),
                    "RESKONTRA_CLIENT_KEY": pki.file("anna.key"),
                ])
            #expect(try await byVariable.ended() == 0, "\(byVariable.errors)")
            let without = try Child(Binaries.client, ["call", "Operations.GetServerInfo", "--address", address])
            #expect(try await without.ended() == 7)
        }
    }
}
