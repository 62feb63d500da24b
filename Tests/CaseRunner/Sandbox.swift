import Foundation
import ReskontraClient

/// A sandbox server of our own, with a store of its own that goes with it.
final class Sandbox {
    let ledger: CaseLedger

    private let server: String
    private var process: Process
    private let folder: URL
    private var output: FileHandle
    /// Folder that the store moves to in the end; nil: it is thrown away.
    private let keeper: String?

    /// The line of standard output that tells the port.
    private static let portLine = "listening native 127.0.0.1:"
    private static let startMillisecondsMax: Int32 = 20_000

    /// Starts `server` on a free port and connects; throws with the server's last words when it does not come up.
    static func start(server: String, keeper: String? = nil, rehearses: Bool = false) async throws -> Sandbox {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("reskontra-cases-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            let (process, output, connection) = try await launch(server, folder)
            do {
                let sandbox = Sandbox(
                    ledger: try await CaseLedger(connection, rehearses: rehearses), server: server, process: process, folder: folder,
                    output: output, keeper: keeper)
                sandbox.ledger.restart = { [unowned sandbox] in try await sandbox.restart() }
                return sandbox
            } catch {
                end(process)
                throw error
            }
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    /// Starts a server on the store in `folder` and connects.
    private static func launch(_ server: String, _ folder: URL) async throws -> (Process, FileHandle, Connection) {
        let log = folder.appendingPathComponent("server.log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        let pipe = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: server)
        process.arguments = [
            "serve", "--sandbox", "--data", folder.appendingPathComponent("store").path, "--native-port", "0",
            "--ops-port", "0", "--grpc-port", "0", "--no-redis",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = try FileHandle(forWritingTo: log)
        do {
            try process.run()
            guard let port = readPort(from: pipe.fileHandleForReading) else {
                let words = (try? String(contentsOf: log, encoding: .utf8))?.split(separator: "\n").last ?? ""
                throw CaseFailure("the server did not say where it listens: \(words)")
            }
            let connection = try await Connection.connect(
                to: Address(host: "127.0.0.1", port: port), clientName: "reskontra-cases")
            // From here on nobody reads what it prints, and it must not stop for that.
            pipe.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
            return (process, pipe.fileHandleForReading, connection)
        } catch {
            end(process)
            throw error
        }
    }

    /// Kills the server without warning and starts it again on the same store.
    private func restart() async throws -> Connection {
        Self.end(process)
        output.readabilityHandler = nil
        await ledger.connection.close()
        let (process, output, connection) = try await Self.launch(server, folder)
        (self.process, self.output) = (process, output)
        return connection
    }

    private init(
        ledger: CaseLedger, server: String, process: Process, folder: URL, output: FileHandle, keeper: String?
    ) {
        self.ledger = ledger
        self.server = server
        self.process = process
        self.folder = folder
        self.output = output
        self.keeper = keeper
    }

    var isUsable: Bool { process.isRunning && ledger.connection.isUsable }

    /// Ends the server and removes its store, unless it is to be kept.
    func stop() async {
        await ledger.connection.close()
        if let keeper { keep(in: keeper) }
        output.readabilityHandler = nil
        Self.end(process)
        try? FileManager.default.removeItem(at: folder)
    }

    private func keep(in keeper: String) {
        process.terminate()
        process.waitUntilExit()
        let files = FileManager.default
        try? files.createDirectory(atPath: keeper, withIntermediateDirectories: true)
        let number = ((try? files.contentsOfDirectory(atPath: keeper).count) ?? 0) + 1
        do {
            try files.moveItem(atPath: folder.appendingPathComponent("store").path, toPath: "\(keeper)/store-\(number)")
        } catch {
            FileHandle.standardError.write(Data("reskontra-cases: a store is lost: \(error)\n".utf8))
        }
    }

    /// There is nothing to save: the store is thrown away, or it is a crash that is played.
    private static func end(_ process: Process) {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private static func readPort(from handle: FileHandle) -> Int? {
        var text = ""
        while true {
            var ready = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&ready, 1, startMillisecondsMax) == 1 else { return nil }
            let chunk = handle.availableData
            if chunk.isEmpty { return nil }
            text += String(decoding: chunk, as: UTF8.self)
            for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                guard let range = line.firstRange(of: portLine) else { continue }
                if let port = Int(line[range.upperBound...].prefix { $0.isNumber }) { return port }
            }
        }
    }
}
