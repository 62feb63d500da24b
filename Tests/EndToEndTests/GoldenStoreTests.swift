import Foundation
import ReskontraClient
import Schema
import Testing

extension EndToEnd {
    @Suite("golden stores: what an earlier build wrote is read for ever")
    struct GoldenStoreTests {
        private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Golden")

        private static let names = try! FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".tar.gz") }.map { $0.replacing(".tar.gz", with: "") }.sorted()

        @Test("there are some")
        func present() { #expect(!Self.names.isEmpty) }

        @Test("it is sound, has the same balances, and goes on", arguments: names)
        func opens(name: String) async throws {
            let folder = try Folder()
            let store = folder.file("store")
            try FileManager.default.createDirectory(atPath: store, withIntermediateDirectories: true)
            let archive = Self.folder.appendingPathComponent("\(name).tar.gz").path
            #expect(try await Child("/bin/tar", ["-xzf", archive, "-C", store], name: "tar").ended() == 0)
            #expect(try await Child(Binaries.server, ["verify", store]).ended(withinSeconds: 60) == 0)
            for view in ["customers", "accounts"] {
                #expect(
                    try await output(["export", store, "--format", "balances", "--view", view])
                        == recorded("\(name).\(view)"), "\(view)")
            }
            let log = try await output(["export", store, "--format", "jsonl"])
            let records = log.count { $0 == "\n" }
            // From the first grant on, who has none may do nothing; nobody gave one to the user of this test.
            let grantsAreInForce = log.contains("{\"role_granted\":")
            #expect("\(records)\n" == (try recorded("\(name).records")))

            // That replays the log and checks the state of every frame; the server begins behind the snapshot.
            #expect(try await Child(Binaries.server, ["snapshot", store]).ended(withinSeconds: 60) == 0)
            let checked = try await output(["verify", store])
            #expect(checked.contains("snapshots 1\n") && !checked.contains("notice"))
            let server = try await LedgerProcess(store: store)
            let connection = try await server.connect(company: "")
            #expect(connection.welcome.sequence >= UInt64(records))
            do {
                let book = try await connection.call(
                    .verifyBook, Reskontra_V1_VerifyBookRequest(), as: Reskontra_V1_VerifyBookResponse.self)
                #expect(book.message.findings.isEmpty)
                let company = Reskontra_V1_CreateCompanyRequest.with {
                    $0.company = .with {
                        ($0.code, $0.name, $0.accountingCurrency, $0.timeZone) = ("GOLDEN", "Later", "EUR", "UTC")
                    }
                }
                let made = try await connection.call(
                    .createCompany, company, as: Reskontra_V1_CreateCompanyResponse.self, key: connection.newKey())
                #expect(made.sequence > UInt64(records))
                #expect(!grantsAreInForce, "the grants of the store bind nobody any more")
            } catch CallFailure.refused(let status) where status.code == 7 && grantsAreInForce {
                // PERMISSION_DENIED
            }
            await connection.close()
        }

        private func output(_ arguments: [String]) async throws -> String {
            let child = try Child(Binaries.server, arguments)
            #expect(try await child.ended(withinSeconds: 60) == 0, "\(child.errors)")
            return child.output
        }

        private func recorded(_ name: String) throws -> String {
            try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
        }
    }
}
