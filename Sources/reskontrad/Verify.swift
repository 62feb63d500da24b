import ArgumentParser
import EventLog
import Foundation

/// Checks a store offline, byte for byte, and names the first bad place.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a store without a server.",
        discussion: """
            With --checkpoints every signed word on this store must hold: that finds edits which put all checksums right.
            Exit codes: 0 spotless or merely not closed, 2 damage found, others as `serve` has them.

            Examples:
              reskontrad verify ./reskontra-data
              reskontrad verify ./reskontra-data --checkpoints /mnt/witness/checkpoints --public-key checkpoints.pub
            """)

    @Argument(help: "The data directory.")
    var directory: String

    @Option(help: "Signed checkpoints, a line each, as `serve --checkpoints` writes them.")
    var checkpoints: String?

    @Option(help: "The Ed25519 public key they were signed with, in PEM form.")
    var publicKey: String?

    func validate() throws {
        if (checkpoints == nil) != (publicKey == nil) {
            throw ValidationError("--checkpoints and --public-key go together")
        }
    }

    func run() throws {
        let signed = try signed()
        let bar = ByteProgress("checked")
        do throws(StoreFailure) {
            let began = SystemClock().monotonic
            let storage = try FileStorage(directory)
            let report = try StoreVerifier(storage).run(checkpoints: signed, progress: bar.show)
            bar.end()
            let milliseconds = max(1, (SystemClock().monotonic - began) / 1_000_000)
            print("store     \(report.identity.id)\(report.identity.isSandbox ? " (sandbox)" : "")")
            print("epoch     \(report.epoch)")
            print("segments  \(report.segments)")
            print("frames    \(report.frames)")
            print("records   \(report.records)")
            print("checked   \(report.bytesRead >> 20) MiB in \(milliseconds) ms")
            print("tail      \(report.tail)")
            if checkpoints != nil { print("signed    \(report.checkpoints) checkpoints of this store hold") }
            print("snapshots \(report.snapshots)")
            for notice in report.notices { print("notice    \(notice)") }
            print("every frame, checksum and chain holds")
        } catch {
            bar.end()
            throw error.reported(by: "verify")
        }
    }

    private func signed() throws -> [SignedCheckpoint] {
        guard let checkpoints, let publicKey else { return [] }
        let key: SigningKey
        do throws(SigningKey.Unusable) { key = try SigningKey.publicKey(file: publicKey) } catch {
            throw ValidationError("--public-key: \(error)")
        }
        guard let text = try? String(contentsOfFile: checkpoints, encoding: .utf8) else {
            throw ValidationError("--checkpoints: \(checkpoints) cannot be read")
        }
        // What stands behind the last end of line was being written.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return try lines.enumerated().map { number, line in
            do throws(SignedCheckpoint.Unusable) { return try SignedCheckpoint(line: line, key: key) } catch {
                throw ValidationError(
                    "line \(number + 1) of \(checkpoints): "
                        + (error == .malformed ? "no checkpoint" : "not signed by this key"))
            }
        }
    }
}
