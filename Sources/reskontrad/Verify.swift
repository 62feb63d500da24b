import ArgumentParser
import EventLog
import Foundation

/// Checks a store offline, byte for byte, and names the first bad place.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a store without a server.",
    discussion: """
      Exit codes: 0 spotless or merely not closed, 2 damage found, others as `serve` has them.

      Example:
        reskontrad verify ./reskontra-data
      """)

  @Argument(help: "The data directory.")
  var directory: String

  func run() throws {
    let isTerminal = isatty(2) != 0
    do throws(StoreFailure) {
      let storage = try FileStorage(directory)
      let began = SystemClock().monotonic
      let report = try StoreVerifier(storage).run(progress: { bytes in
        if isTerminal { FileHandle.standardError.write(Data("\r\(bytes >> 20) MiB checked".utf8)) }
      })
      if isTerminal { FileHandle.standardError.write(Data("\r\u{1b}[K".utf8)) }
      let seconds = max(1, (SystemClock().monotonic - began) / 1_000_000)
      print("store     \(report.identity.id)\(report.identity.isSandbox ? " (sandbox)" : "")")
      print("epoch     \(report.epoch)")
      print("segments  \(report.segments)")
      print("frames    \(report.frames)")
      print("records   \(report.records)")
      print("checked   \(report.bytesRead >> 20) MiB in \(seconds) ms")
      print("tail      \(report.tail)")
      for notice in report.notices { print("notice    \(notice)") }
      print("every frame, checksum and chain holds")
    } catch {
      FileHandle.standardError.write(Data("reskontrad verify: \(error)\n\(error.cure)\n".utf8))
      if case .damaged = error { throw ExitCode(2) }
      throw ExitCode(error.exitCode)
    }
  }
}
