import Foundation
import Glibc

/// A clerk's desk: a sandbox server of its own with a small company, and a home folder that goes with it.
///
/// The clock is set by the set-up and stands still, one till sets up: ids, dates and sequences are the same each time.
final class Desktop {
    let folder: URL
    private let server: Process
    private let address: String

    private static let startSecondsMax = 20

    /// Where `swift build` puts programs and this test.
    static let programs = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "reskontra-desk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let log = folder.appendingPathComponent("server.log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        server = Process()
        server.executableURL = URL(fileURLWithPath: Self.programs + "/reskontrad")
        server.arguments = [
            "serve", "--sandbox", "--data", folder.appendingPathComponent("store").path, "--native-port", "0",
            "--no-redis", "--ops-port", "0", "--grpc-port", "0",
        ]
        server.standardInput = FileHandle.nullDevice
        server.standardOutput = try FileHandle(forWritingTo: log)
        server.standardError = try FileHandle(
            forWritingTo: folder.appendingPathComponent("server.err", creating: true))
        server.currentDirectoryURL = folder
        try server.run()
        address = try Self.address(in: log, of: server)
        try Data(Self.sales.utf8).write(to: folder.appendingPathComponent("sales.csv"))
        let result = try run("reskontra demo sales.csv --set-up-only --tills 1")
        guard result.status == 0 else { throw DesktopFailure(description: "no set-up: \(result.error)") }
    }

    deinit {
        let keeper = ProcessInfo.processInfo.environment["RESKONTRA_KEEP_STORES"]
        kill(server.processIdentifier, keeper == nil ? SIGKILL : SIGTERM)
        server.waitUntilExit()
        if let keeper { keepStore(in: keeper) }
        try? FileManager.default.removeItem(at: folder)
    }

    /// For golden stores: see `Tests/Golden/record-missing`.
    private func keepStore(in keeper: String) {
        try? FileManager.default.createDirectory(atPath: keeper, withIntermediateDirectories: true)
        try? FileManager.default.moveItem(
            atPath: folder.appendingPathComponent("store").path, toPath: "\(keeper)/store-\(UUID().uuidString)")
    }

    struct Result {
        let output: String
        let error: String
        let status: Int32
    }

    /// Runs one line of shell without a terminal; what differs from run to run is replaced by a word in capitals.
    func run(_ line: String) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.environment = environment
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        let out = folder.appendingPathComponent("out", creating: true)
        let err = folder.appendingPathComponent("err", creating: true)
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        try process.run()
        process.waitUntilExit()
        return Result(
            output: steady(try String(contentsOf: out, encoding: .utf8)),
            error: steady(try String(contentsOf: err, encoding: .utf8)), status: process.terminationStatus)
    }

    var environment: [String: String] {
        [
            "PATH": Self.programs + ":/usr/bin:/bin", "HOME": folder.path, "NO_COLOR": "1", "COLUMNS": "80",
            "TERM": "dumb", "LC_ALL": "C.UTF-8", "RESKONTRA_ADDRESS": address, "RESKONTRA_COMPANY": "UK01",
        ]
    }

    private func steady(_ text: String) -> String {
        text.replacing(address, with: "ADDRESS").replacing(folder.path, with: "HOME")
            .replacing(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/, with: "KEY")
            .replacing(/receipt \d+-[0-9a-f]{16}/, with: "RECEIPT")
            .replacing(/--page [0-9a-f]{32,}/, with: "--page TOKEN")
            .replacing(/round trip \d+ us/, with: "round trip N us")
            .replacing(/\d+ ms \([0-9,]+ lines\/s\)/, with: "N ms (N lines/s)")
            .replacing(/[0-9,]+ kB\/s/, with: "N kB/s")
    }

    private static func address(in log: URL, of server: Process) throws -> String {
        let end = ContinuousClock.now + .seconds(startSecondsMax)
        while ContinuousClock.now < end, server.isRunning {
            let text = try String(contentsOf: log, encoding: .utf8)
            if let line = text.split(separator: "\n").first(where: { $0.hasPrefix("listening native ") }) {
                return String(line.dropFirst("listening native ".count))
            }
            usleep(20_000)
        }
        throw DesktopFailure(description: "the server did not say where it listens")
    }

    /// Two customers on account and a till; limits follow the demo's rule.
    private static let sales = """
        InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
        1,85123A,WHITE HANGING HEART,10,2010-12-01 09:00:00,25.50,17850.0,United Kingdom
        2,22752,SET 7 BABUSHKA NESTING BOXES,2,2010-12-01 10:00:00,7.65,12583.0,France
        3,POST,POSTAGE,1,2010-12-01 10:05:00,18.00,,United Kingdom

        """
}

struct DesktopFailure: Error, CustomStringConvertible { let description: String }

extension URL {
    /// The file of this name, made empty.
    func appendingPathComponent(_ name: String, creating: Bool) -> URL {
        let file = appendingPathComponent(name)
        if creating { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        return file
    }
}
