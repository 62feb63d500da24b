import ArgumentParser
import EventLog
import Foundation

/// Mends a damaged store from a backup of it.
struct Repair: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Mend a damaged store from a backup.",
        discussion: """
            Takes from the backup only what the chain proves to be the missing piece; what stood there is kept in
            quarantine. Stop the server first. There is no way to skip damage: where the backup does not hold the piece,
            restore.
            Exit codes: 0 spotless or mended, 2 not all could be mended, others as `serve` has them.

            Example:
              reskontrad repair ./reskontra-data --from /mnt/backup/reskontra
            """)

    @Argument(help: "The damaged data directory.")
    var directory: String

    @Option(help: "A backup or replica of this very store.")
    var from: String

    func run() throws {
        do throws(StoreFailure) {
            let report = try StoreRepair(try FileStorage(directory), from: try FileStorage(from)).run {
                print("mended    \($0)")
            }
            print(
                report.mended.isEmpty
                    ? "nothing to mend: every frame, checksum and chain holds"
                    : "every frame, checksum and chain holds again")
        } catch {
            throw error.reported(by: "repair")
        }
    }
}
