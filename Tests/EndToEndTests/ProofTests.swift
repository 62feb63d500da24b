import Foundation
import Testing

extension EndToEnd {
    /// F32: what the operator hands out is checked by a program of another language that knows no server.
    @Suite("proofs", .enabled(if: Binaries.openssl != nil, "SKIPPED: openssl is not installed"))
    struct ProofTests {
        private static let verifier = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
                "Clients/Python/reskontra/proof.py"
            ).path

        @Test("F32: a posted payment is proved under a published checkpoint; a changed proof, key or list is not")
        func payment() async throws {
            let folder = try Folder()
            let (key, publicKey) = try await CheckpointTests.makeKey(in: folder, "own")
            let (_, foreign) = try await CheckpointTests.makeKey(in: folder, "foreign")
            let published = folder.file("checkpoints")
            let server = try await LedgerProcess(
                arguments: ["--no-redis", "--checkpoints", published, "--checkpoint-key-file", key])
            try await setUp(server)
            let customer = try await firstCustomer(try await server.connect())
            let posted = try await client(
                server, ["payment", "post", customer, "12.34 GBP", "--method", "CASH", "--yes", "-o", "json"])
            let number = try paymentNumber(posted)

            // The next signature is at most 10 s away; until then the server says so.
            var proof = ""
            let isProved = try await eventually(withinSeconds: 30) {
                let child = try Child(
                    Binaries.client,
                    ["prove", "payment", number, "--address", "127.0.0.1:\(server.port)", "--company", "UK01"])
                child.process.waitUntilExit()
                proof = child.output
                guard child.process.terminationStatus != 0 else { return true }
                guard child.errors.contains("NOT_SIGNED") else { throw Trouble(child.errors) }
                return false
            }
            #expect(isProved)
            #expect(proof.utf8.count <= 2_600, "\(proof.utf8.count) bytes")
            #expect(try await verdict(folder, proof, publicKey, published) == 0)
            #expect(try await verdict(folder, proof, foreign, published) == 1)
            #expect(try await verdict(folder, proof, publicKey, try folder.write("other\n", to: "list")) == 1)
            let another = proof.replacingOccurrences(of: "\"\(number)\"", with: "\"\(number)0\"")
            #expect(try await verdict(folder, another, publicKey, published) == 1)

            // The same under a line from the file, as somebody else would choose it.
            let chosen = try await client(server, ["prove", "payment", number, "--checkpoints", published])
            #expect(try await verdict(folder, chosen, publicKey, published) == 0)

            kill(server.child.pid, SIGTERM)
            #expect(try await server.child.ended() == 0)
            let verified = try Child(
                Binaries.server, ["verify", server.store, "--checkpoints", published, "--public-key", publicKey])
            #expect(try await verified.ended() == 0, "\(verified.errors)")
        }

        @Test("a server without checkpoints says what is missing")
        func unsigned() async throws {
            let server = try await LedgerProcess()
            try await setUp(server)
            let customer = try await firstCustomer(try await server.connect())
            let posted = try await client(
                server, ["payment", "post", customer, "1.00 GBP", "--method", "CASH", "--yes", "-o", "json"])
            let number = try paymentNumber(posted)
            let child = try Child(
                Binaries.client,
                ["prove", "payment", number, "--address", "127.0.0.1:\(server.port)", "--company", "UK01"])
            #expect(try await child.ended() != 0)
            #expect(child.errors.contains("NOT_SIGNED") && child.errors.contains("--checkpoints"))
        }

        private func paymentNumber(_ posted: String) throws -> String {
            let answer = try JSONSerialization.jsonObject(with: Data(posted.utf8)) as? [String: Any]
            return try #require((answer?["payment"] as? [String: Any])?["paymentNumber"] as? String)
        }

        private func client(_ server: LedgerProcess, _ words: [String]) async throws -> String {
            let child = try Child(
                Binaries.client, words + ["--address", "127.0.0.1:\(server.port)", "--company", "UK01"])
            guard try await child.ended() == 0 else { throw Trouble(child.errors) }
            return child.output
        }

        private func verdict(
            _ folder: Folder, _ proof: String, _ key: String, _ published: String
        ) async throws -> Int32 {
            let file = try folder.write(proof, to: "proof.json")
            let child = try Child(
                "/usr/bin/env",
                ["python3", Self.verifier, file, "--public-key", key, "--checkpoints", published])
            return try await child.ended()
        }
    }
}
