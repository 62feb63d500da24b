import Foundation
import Testing

extension EndToEnd {
    /// reliability 3.8: what the server signs while it serves is what `verify` holds the store against afterwards.
    @Suite("checkpoints", .enabled(if: Binaries.openssl != nil, "SKIPPED: openssl is not installed"))
    struct CheckpointTests {
        @Test("a served store holds up to what was signed, and another store's key does not")
        func signed() async throws {
            let folder = try Folder()
            let (key, publicKey) = try await Self.makeKey(in: folder, "own")
            let (_, foreign) = try await Self.makeKey(in: folder, "foreign")
            let file = folder.file("checkpoints")
            let server = try await LedgerProcess(
                arguments: ["--no-redis", "--checkpoints", file, "--checkpoint-key-file", key])
            try await setUp(server)
            kill(server.child.pid, SIGTERM)
            #expect(try await server.child.ended() == 0)
            let signed = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").count
            #expect(signed > 0)

            let good = try Child(
                Binaries.server, ["verify", server.store, "--checkpoints", file, "--public-key", publicKey])
            #expect(try await good.ended() == 0, "\(good.errors)")
            #expect(good.output.contains("\(signed) checkpoints"), "\(good.output)")
            let bad = try Child(
                Binaries.server, ["verify", server.store, "--checkpoints", file, "--public-key", foreign])
            #expect(try await bad.ended() != 0)
        }

        @Test("half a setting, or a key that others may read, is a wrong setting")
        func settings() async throws {
            let folder = try Folder()
            let (key, _) = try await Self.makeKey(in: folder, "key")
            let open = try folder.write("", to: "open", mode: 0o644)
            for arguments in [
                ["--checkpoints", folder.file("c")], ["--checkpoint-key-file", key],
                ["--checkpoints", folder.file("c"), "--checkpoint-key-file", open],
                ["--checkpoints", folder.file("c"), "--checkpoint-key-file", folder.file("none")],
            ] {
                let child = try Child(
                    Binaries.server, ["serve", "--data", folder.file("store"), "--native-port", "0"] + arguments)
                #expect(try await child.ended() == 78, "\(arguments)")
                #expect(child.errors.contains("checkpoint"), "\(child.errors)")
            }
        }

        static func makeKey(in folder: Folder, _ name: String) async throws -> (String, String) {
            let openssl = try #require(Binaries.openssl)
            let key = try folder.write("", to: "\(name).pem")
            let made = try Child(openssl, ["genpkey", "-algorithm", "ed25519", "-out", key])
            #expect(try await made.ended() == 0)
            let publicKey = folder.file("\(name).pub")
            let drawn = try Child(openssl, ["pkey", "-in", key, "-pubout", "-out", publicKey])
            #expect(try await drawn.ended() == 0)
            return (key, publicKey)
        }
    }
}
