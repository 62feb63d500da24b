import Archive
import ArgumentParser
import EventLog
import Foundation

/// Copies a store, also while its server runs, and keeps the copy up to date.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy a store while it is served.",
        discussion: """
            Copies the frames that are proved durable, reads them back from the device and checks the chain. A copy that
            exists is gone on with. With --follow it goes on until it is stopped; what a crash can cost is then one
            interval. The copy is a store: `verify` checks it, `restore` and `repair` read it.
            Exit codes: 0 done, 2 the store or the copy is damaged, others as `serve` has them.

            Examples:
              reskontrad backup ./reskontra-data /mnt/backup/reskontra
              reskontrad backup ./reskontra-data /mnt/backup/reskontra --follow --every 10
            """)

    @Argument(help: "The data directory.")
    var directory: String

    @Argument(help: "Where the copy goes; made if it is not there.")
    var target: String

    @Flag(help: "Go on copying until stopped.")
    var follow = false

    @Option(help: "Seconds between two passes with --follow, 1 to 60.")
    var every: UInt32 = 10

    func validate() throws {
        guard (1...60).contains(every) else { throw ValidationError("--every takes 1 to 60 seconds") }
    }

    func run() async throws {
        do {
            let bar = ByteProgress("copied")
            let backup = try StoreBackup(
                from: try FileStorage(directory), to: try FileStorage(target, create: true))
            repeat {
                let pass = try backup.pass(progress: bar.show)
                bar.end()
                if pass.bytesCopied > 0 || !follow {
                    print(
                        "\(pass.bytesCopied >> 10) KiB copied, the copy ends at record \(pass.lastSequence)")
                }
                if follow { try await Task.sleep(for: .seconds(Int64(every))) }
            } while follow
        } catch let failure as StoreFailure {
            throw failure.reported(by: "backup")
        }
    }
}
