import Foundation
import ReskontraClient
import Testing

/// Real binaries, sockets and files; one after the other, so that times mean something on a small machine.
@Suite(.serialized, .timeLimit(isLongRunAskedFor ? .minutes(600) : .minutes(5)))
enum EndToEnd {}

/// Decisions that `make lies` asks for: it may take hours.
let liesAskedFor = ProcessInfo.processInfo.environment["RESKONTRA_LIES"].flatMap(Int.init)

private let isLongRunAskedFor = ["RESKONTRA_LIES", "RESKONTRA_DEBITS", "RESKONTRA_NUMBERS", "RESKONTRA_RUNS"].contains {
    ProcessInfo.processInfo.environment[$0] != nil
}

/// Binaries built beside this test.
enum Binaries {
    static let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent()
    /// Another build may be measured: RESKONTRAD.
    static let server =
        ProcessInfo.processInfo.environment["RESKONTRAD"] ?? folder.appendingPathComponent("reskontrad").path
    /// The same for the command line: RESKONTRA.
    static let client =
        ProcessInfo.processInfo.environment["RESKONTRA"] ?? folder.appendingPathComponent("reskontra").path
    static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    static let redis = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
}

struct Trouble: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// A folder that goes with its owner.
final class Folder {
    let path: String

    init() throws {
        var template = Array((NSTemporaryDirectory() + "/reskontra-e2e.XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw Trouble("no temporary folder") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ text: String, to name: String, mode: Int = 0o600) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
        chmod(file(name), mode_t(mode))
        return file(name)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A program we started; it is killed, by its own number, when its owner goes.
final class Child {
    let process = Process()
    private let folder: Folder
    private let name: String

    init(_ binary: String, _ arguments: [String], environment: [String: String] = [:], name: String = "child")
        throws
    {
        folder = try Folder()
        self.name = name
        process.executableURL = URL(fileURLWithPath: binary)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("RESKONTRA_") }
            .merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(
            forWritingTo: URL(fileURLWithPath: folder.write("", to: "out")))
        process.standardError = try FileHandle(
            forWritingTo: URL(fileURLWithPath: folder.write("", to: "err")))
        try process.run()
    }

    deinit {
        if process.isRunning {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
    }

    var pid: pid_t { process.processIdentifier }
    var output: String { (try? String(contentsOfFile: folder.file("out"), encoding: .utf8)) ?? "" }
    var errors: String { (try? String(contentsOfFile: folder.file("err"), encoding: .utf8)) ?? "" }

    /// The exit code; a signal's number is negative.
    func ended(withinSeconds seconds: Int = 20) async throws -> Int32 {
        guard try await eventually(withinSeconds: seconds, { !process.isRunning }) else {
            throw Trouble("\(name) still runs after \(seconds) s: \(errors)")
        }
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }
}

/// Waits until it is so; false when it is not in time. Only a failing test waits long.
func eventually(withinSeconds seconds: Int = 20, _ condition: () throws -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
        if try condition() { return true }
        try await Task.sleep(for: .milliseconds(10))
    }
    return try condition()
}

/// `reskontrad serve` on a free port, with a store of its own unless one is named.
final class LedgerProcess {
    let child: Child
    let store: String
    let port: UInt16
    private let folder: Folder

    init(
        store: String? = nil, port: UInt16 = 0, arguments: [String] = ["--no-redis"], sandbox: Bool = true
    ) async throws {
        folder = try Folder()
        let store = store ?? folder.file("store")
        self.store = store
        child = try Child(
            Binaries.server,
            ["serve", "--data", store, "--native-port", "\(port)", "--ops-port", "0", "--grpc-port", "0"]
                + (sandbox ? ["--sandbox"] : [])
                + arguments, name: "reskontrad")
        let mark = "listening native 127.0.0.1:"
        let child = child
        func line() -> Substring? { child.output.split(separator: "\n").first { $0.hasPrefix(mark) } }
        guard try await eventually(withinSeconds: 30, { line() != nil || !child.process.isRunning }),
            let found = line().flatMap({ UInt16($0.dropFirst(mark.count)) })
        else { throw Trouble("the server did not start: \(child.errors)") }
        self.port = found
    }

    func connect(company: String = "UK01") async throws -> Connection {
        try await Connection.connect(
            to: Address(host: "127.0.0.1", port: Int(port)), company: company, clientName: "end to end")
    }

    /// Resident memory in KiB.
    var residentKilobytes: Int {
        let status = (try? String(contentsOfFile: "/proc/\(child.pid)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}

/// A redis-server on a free port, without persistence.
final class RedisServer {
    let port: UInt16
    private let arguments: [String]
    private(set) var child: Child

    init(_ arguments: [String] = []) async throws {
        let binary = try #require(Binaries.redis)
        port = try freePort()
        self.arguments =
            ["--port", "\(port)", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"] + arguments
        child = try Child(binary, self.arguments, name: "redis-server")
        try await awaitStart()
    }

    func kill() { Glibc.kill(child.pid, SIGKILL) }
    func suspend() { Glibc.kill(child.pid, SIGSTOP) }
    func resume() { Glibc.kill(child.pid, SIGCONT) }

    func restart() async throws {
        _ = try await child.ended()
        child = try Child(try #require(Binaries.redis), arguments, name: "redis-server")
        try await awaitStart()
    }

    private func awaitStart() async throws {
        let port = port
        guard try await eventually({ (try? RawSocket(port: port)) != nil }) else {
            throw Trouble("redis-server did not start: \(child.output)")
        }
    }
}

/// Below the range that the system gives to outgoing connections.
func freePort() throws -> UInt16 {
    for _ in 0..<100 {
        let port = UInt16.random(in: 21_000...31_000)
        if (try? RawSocket(port: port)) == nil { return port }
    }
    throw Trouble("no free port")
}
