import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf
import Testing

extension EndToEnd {
    /// TLS, certificates, tokens and roles on both sides of an edge, between the real binaries (reliability:3.8).
    @Suite("security of edges", .enabled(if: Binaries.redis != nil, "SKIPPED: redis-server is not installed"))
    struct EdgeSecurityTests {
        /// A ledger that asks for certificates, an edge before it, and who may call them.
        private final class Site {
            let pki: SecurityTests.PKI
            let redis: RedisServer
            let ledger: LedgerProcess
            let edge: EdgeProcess

            init(edgeIs principal: String = "edge-1", ledgerName: String? = nil) async throws {
                pki = try await SecurityTests.PKI()
                try await pki.run("server", "edge")
                for name in ["edge-1", "till-7", "till-8", "root", "admin"] { try await pki.run("client", name) }
                redis = try await RedisServer()
                ledger = try await LedgerProcess(
                    arguments: pki.serverArguments.filter { $0 != "--no-redis" } + [
                        "--edges", "edge-1", "--redis", "127.0.0.1:\(redis.port)",
                    ])
                try await Self.setUp(ledger, pki)
                edge = try await EdgeProcess(
                    ledger: ledger, redis: redis.port,
                    arguments: [
                        "--tls-certificate", pki.file("edge.pem"), "--tls-key", pki.file("edge.key"),
                        "--tls-client-ca", pki.file("ca.pem"), "--token-keys", pki.file("token.pub"),
                        "--ledger-ca", pki.file("ca.pem"), "--ledger-certificate", pki.file("\(principal).pem"),
                        "--ledger-key", pki.file("\(principal).key"),
                    ] + (ledgerName.map { ["--ledger-server-name", $0] } ?? []))
            }

            private static func setUp(_ ledger: LedgerProcess, _ pki: SecurityTests.PKI) async throws {
                let child = try Child(
                    Binaries.client, ["demo", "--set-up-only", "--address", "127.0.0.1:\(ledger.port)"],
                    environment: [
                        "RESKONTRA_CA": pki.file("ca.pem"), "RESKONTRA_CLIENT_CERTIFICATE": pki.file("admin.pem"),
                        "RESKONTRA_CLIENT_KEY": pki.file("admin.key"),
                    ], name: "reskontra demo")
                guard try await child.ended(withinSeconds: 60) == 0 else { throw Trouble("no set-up: \(child.errors)") }
            }

            func connect(_ port: UInt16, _ principal: String, token: String = "") async throws -> Connection {
                try await Connection.connect(
                    to: Address(host: "127.0.0.1", port: Int(port)), company: "UK01", clientName: "end to end",
                    token: token, security: try pki.security(principal))
            }

            func till(_ principal: String = "till-7", token: String = "") async throws -> Connection {
                try await connect(edge.port, principal, token: token)
            }

            func grant(_ by: Connection, _ principal: String, _ role: Reskontra_V1_Role) async throws -> UInt32 {
                var grant = Reskontra_V1_GrantRoleRequest()
                (grant.principal, grant.role, grant.reason) = (principal, role, "test")
                return try await by.call(
                    .grantRole, grant, as: Reskontra_V1_GrantRoleResponse.self, key: by.newKey()
                ).message.grant.id
            }
        }

        private func check(
            _ connection: Connection, _ customer: String
        ) async throws -> Reskontra_V1_CheckCreditResponse {
            var request = Reskontra_V1_CheckCreditRequest()
            request.customerNumber = customer
            (request.amount.currency, request.amount.minor) = ("GBP", 100)
            return try await connection.call(.checkCredit, request, as: Reskontra_V1_CheckCreditResponse.self).message
        }

        /// Until Redis answers.
        private func warm(_ connection: Connection, _ customer: String, _ site: Site) async throws {
            let end = ContinuousClock.now + .seconds(30)
            while ContinuousClock.now < end {
                if try await check(connection, customer).ageMs > 0 { return }
                try await Task.sleep(for: .milliseconds(50))
            }
            throw Trouble("Redis never answered a check: \(site.edge.child.errors)")
        }

        @Test("tills show an edge what they would show the ledger, which hears for whom the edge speaks")
        func callers() async throws {
            let site = try await Site()
            #expect(
                site.edge.child.output.contains(
                    "security: TLS 1.3, client certificates required, tokens for 'reskontra'; "
                        + "TLS 1.3 to the ledger with a client certificate"))
            #expect(site.ledger.child.output.contains("edges edge-1 speak for others"))
            let till = try await site.till()
            #expect(till.welcome.principal == "till-7")
            let token = try await site.pki.run("token", "anna", "--certificate", site.pki.file("till-7.pem"))
            #expect(try await site.till(token: token).welcome.principal == "anna")
            // A token of another certificate, one of none, no certificate, no TLS.
            await #expect(throws: CallFailure.self) { _ = try await site.till("till-8", token: token) }
            let loose = try await site.pki.run("token", "anna")
            await #expect(throws: CallFailure.self) { _ = try await site.till(token: loose) }
            let nameless = try ClientSecurity(authority: site.pki.file("ca.pem"))
            for security in [nameless, nil] {
                await #expect(throws: CallFailure.self) {
                    _ = try await Connection.connect(
                        to: Address(host: "127.0.0.1", port: Int(site.edge.port)), clientName: "end to end",
                        security: security)
                }
            }
            // A posting is the till's own.
            var payment = Reskontra_V1_PostPaymentRequest()
            payment.customerNumber = try await firstCustomer(till)
            (payment.amount.currency, payment.amount.minor, payment.methodOfPayment) = ("GBP", 7, "CASH")
            let key = till.newKey()
            let done = try await till.call(
                .postPayment, payment, as: Reskontra_V1_PostPaymentResponse.self, key: key)
            let direct = try await site.connect(site.ledger.port, "till-7")
            let again = try await direct.call(
                .postPayment, payment, as: Reskontra_V1_PostPaymentResponse.self, key: key)
            #expect(again.sequence == done.sequence)
        }

        @Test("with roles in force checks still come from Redis, for whom the ledger would answer")
        func roles() async throws {
            let site = try await Site()
            let admin = try await site.connect(site.ledger.port, "admin")
            let customer = try await firstCustomer(admin)
            _ = try await site.grant(admin, "root", .securityGrant)
            let root = try await site.connect(site.ledger.port, "root")
            _ = try await site.grant(root, "edge-1", .opsRun)
            let grant = try await site.grant(root, "till-7", .posCheck)
            _ = try await site.grant(root, "till-8", .supportRead)
            let till = try await site.till()
            try await warm(till, customer, site)
            // By certificate alone through an edge it is a till: its other role does not count.
            let other = try await site.till("till-8")
            await #expect(throws: CallFailure.self) { _ = try await check(other, customer) }
            let token = try await site.pki.run("token", "till-8", "--certificate", site.pki.file("till-8.pem"))
            let staff = try await site.till("till-8", token: token)
            try await warm(staff, customer, site)
            // Nor can staff act through it without a token.
            let vouched = try await site.till("root")
            await #expect(throws: CallFailure.self) { _ = try await site.grant(vouched, "till-9", .posCheck) }

            var revoke = Reskontra_V1_RevokeRoleRequest()
            (revoke.grantID, revoke.reason) = (grant, "test")
            _ = try await root.call(
                .revokeRole, revoke, as: Reskontra_V1_RevokeRoleResponse.self, key: root.newKey())
            let end = ContinuousClock.now + .seconds(10)
            var isRefused = false
            while !isRefused, ContinuousClock.now < end {
                do { _ = try await check(till, customer) } catch is CallFailure { isRefused = true }
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(isRefused)
        }

        @Test("nobody speaks for others whom the ledger does not know as an edge")
        func impostor() async throws {
            let site = try await Site(edgeIs: "till-8")
            await #expect(throws: CallFailure.self) { _ = try await site.till() }
        }

        @Test("an edge tells nothing to a ledger with another name")
        func wrongLedger() async throws {
            let site = try await Site(ledgerName: "ledger.example")
            await #expect(throws: CallFailure.self) { _ = try await site.till() }
            #expect(try await eventually { site.edge.child.errors.contains("no TLS with the ledger") })
        }

        @Test("new certificates are taken without a restart; connections that are there stay")
        func reload() async throws {
            let site = try await Site()
            let before = try await site.till()
            let customer = try await firstCustomer(before)
            try await site.pki.run("server", "other", "--host", "edge.example")
            for kind in ["pem", "key"] {
                try Data(contentsOf: URL(fileURLWithPath: site.pki.file("other.\(kind)")))
                    .write(to: URL(fileURLWithPath: site.pki.file("edge.\(kind)")))
            }
            let end = ContinuousClock.now + .seconds(15)
            var isNew = false
            while !isNew, ContinuousClock.now < end {
                do { _ = try await site.till() } catch is CallFailure { isNew = true }
                try await Task.sleep(for: .milliseconds(200))
            }
            #expect(isNew)
            let named = try ClientSecurity(
                authority: site.pki.file("ca.pem"), certificate: site.pki.file("till-7.pem"),
                key: site.pki.file("till-7.key"), serverName: "edge.example")
            let after = try await Connection.connect(
                to: Address(host: "127.0.0.1", port: Int(site.edge.port)), company: "UK01", clientName: "end to end",
                security: named)
            #expect(after.welcome.principal == "till-7")
            _ = try await check(before, customer)
        }

        @Test("without TLS and callers that are known an edge stays on this machine, on both sides (exit 77)")
        func unsafe() async throws {
            let folder = try Folder()
            let key = try folder.write(String(repeating: "k", count: 32), to: "CACHE-KEY")
            for flags in [["--host", "0.0.0.0"], ["--ledger", "192.0.2.1:7410"]] {
                let child = try Child(
                    Binaries.server, ["edge", "--native-port", "0", "--ops-port", "0", "--cache-key-file", key] + flags)
                #expect(try await child.ended() == 77, "\(child.errors)")
            }
            let lonely = try Child(
                Binaries.server, ["edge", "--cache-key-file", key, "--ledger-certificate", "x", "--ledger-key", "y"])
            #expect(try await lonely.ended() == 78)
            // With a certificate of its own it must know its callers; a token is bound to one; a log is text or json.
            let ledger = ["--ledger-ca", "x", "--ledger-certificate", "x", "--ledger-key", "y"]
            for (flags, code) in [
                (ledger, 77), (["--ledger-ca", "x", "--ledger-token-file", "x"], 78), (["--log-format", "xml"], 78),
            ] as [([String], Int32)] {
                let child = try Child(
                    Binaries.server, ["edge", "--native-port", "0", "--ops-port", "0", "--cache-key-file", key] + flags)
                #expect(try await child.ended() == code, "\(child.errors)")
            }
        }
    }
}
