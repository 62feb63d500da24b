import Foundation
import Testing

extension EndToEnd {
    /// A server that cannot start says why in one line, what to do in the next, and ends with a code of its own.
    @Suite("start") struct StartTests {
        private func fails(
            _ arguments: [String], _ code: Int32, _ text: String, environment: [String: String] = [:],
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let child = try Child(
                Binaries.server, ["serve", "--native-port", "0", "--ops-port", "0"] + arguments,
                environment: environment)
            #expect(try await child.ended() == code, "\(child.errors)", sourceLocation: sourceLocation)
            #expect(child.errors.contains(text), "\(child.errors)", sourceLocation: sourceLocation)
            #expect(!child.output.contains("listening"), sourceLocation: sourceLocation)
        }

        @Test("20: the folder above the data directory is missing")
        func missing() async throws {
            let folder = try Folder()
            try await fails(["--data", folder.file("none/store")], 20, "does not exist")
            #expect(!FileManager.default.fileExists(atPath: folder.file("none")))
        }

        @Test("21: the data directory is a file")
        func file() async throws {
            let folder = try Folder()
            try await fails(["--data", try folder.write("text", to: "f")], 21, "is not a directory")
            #expect(try String(contentsOfFile: folder.file("f"), encoding: .utf8) == "text")
        }

        @Test(
            "22: the file system is read-only",
            .enabled(if: Mount.isAllowed, "SKIPPED: mounting is not allowed here"))
        func readOnly() async throws {
            let mount = try Mount(megabytes: 400)
            _ = try await LedgerProcess(
                store: mount.path + "/store", arguments: ["--no-redis", "--any-file-system"])
            try mount.makeReadOnly()
            try await fails(["--data", mount.path + "/store", "--any-file-system"], 22, "read-only")
        }

        @Test(
            "23: the data directory belongs to somebody else",
            .enabled(if: geteuid() != 0, "SKIPPED: root may do anything"))
        func notPermitted() async throws {
            let folder = try Folder()
            try FileManager.default.createDirectory(
                atPath: folder.file("d"), withIntermediateDirectories: false)
            chmod(folder.file("d"), 0)
            try await fails(["--data", folder.file("d")], 23, "no permission")
        }

        @Test("24: two servers on one directory: the second names the first, which goes on")
        func locked() async throws {
            let first = try await LedgerProcess()
            let began = ContinuousClock.now
            try await fails(["--data", first.store, "--sandbox"], 24, "pid \(first.child.pid)")
            #expect(ContinuousClock.now - began < .seconds(3))
            let connection = try await first.connect()
            _ = try await connection.ping()
        }

        @Test(
            "25: a file system whose flushes are not honest",
            .enabled(if: Mount.isAllowed, "SKIPPED: mounting is not allowed here"))
        func untrusted() async throws {
            let mount = try Mount(megabytes: 8)
            try await fails(["--data", mount.path + "/store"], 25, "whose flushes we cannot trust")
        }

        @Test("27: a directory with other files and no store")
        func notAStore() async throws {
            let folder = try Folder()
            _ = try folder.write("mine", to: "letters.txt")
            try await fails(["--data", folder.path], 27, "letters.txt")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).contains("letters.txt"))
        }

        @Test("31: a damaged store is named by file and offset, and left as it is")
        func damaged() async throws {
            let folder = try Folder()
            let store = folder.file("store")
            let server = try await LedgerProcess(store: store)
            server.child.process.terminate()
            #expect(try await server.child.ended() == 0)
            var bytes = try Data(contentsOf: URL(fileURLWithPath: store + "/STORE"))
            bytes[100] ^= 1
            try bytes.write(to: URL(fileURLWithPath: store + "/STORE"))
            try await fails(["--data", store], 31, "STORE at offset")
            #expect(try Data(contentsOf: URL(fileURLWithPath: store + "/STORE")) == bytes)
        }

        @Test("35: a full disk", .enabled(if: Mount.isAllowed, "SKIPPED: mounting is not allowed here"))
        func diskFull() async throws {
            let mount = try Mount(megabytes: 8)
            try await fails(["--data", mount.path + "/store", "--any-file-system"], 35, "no space left")
        }

        @Test("64: an unknown flag, with what was meant")
        func usage() async throws { try await fails(["--natve-port", "1"], 64, "--native-port") }

        @Test("69: a port in use; the store is not touched")
        func portInUse() async throws {
            let other = try await LedgerProcess()
            let folder = try Folder()
            try await fails(["--data", folder.file("s"), "--native-port", "\(other.port)"], 69, "in use")
            #expect(!FileManager.default.fileExists(atPath: folder.file("s")))
            let ops = try Child(
                Binaries.server,
                ["serve", "--data", folder.file("o"), "--native-port", "0", "--ops-port", "\(other.port)"])
            #expect(try await ops.ended() == 69)
            #expect(ops.errors.contains("ops port"))
        }

        @Test(
            "77: a listener that others can reach, also by a name that only looks like loopback",
            arguments: ["0.0.0.0", "::", "192.0.2.1", "127.example.com"])
        func unsafe(host: String) async throws {
            let folder = try Folder()
            try await fails(["--data", folder.file("s"), "--host", host], 77, "without TLS")
            #expect(!FileManager.default.fileExists(atPath: folder.file("s")))
        }

        @Test("78: wrong settings are listed all at once, with their places")
        func settings() async throws {
            let folder = try Folder()
            let path = try folder.write(
                "redis: here:and:there:x\nnativ-port: 1\nsandbox: perhaps\n", to: "c.yaml")
            let child = try Child(
                Binaries.server, ["config", "--config", path, "--native-port", "65536"],
                environment: ["RESKONTRA_OPS_PROT": "1"])
            #expect(try await child.ended() == 78)
            for part in [
                "c.yaml:2: there is no setting 'nativ-port'; did you mean 'native-port'?",
                "RESKONTRA_OPS_PROT: there is no such variable; did you mean RESKONTRA_OPS_PORT?",
                "--native-port: native-port takes a port from 0 to 65535, not '65536'",
            ] { #expect(child.errors.contains(part), "\(child.errors)") }
        }

        @Test("78: a store that is no sandbox is not served as one; nor does a lost or open secret pass")
        func secrets() async throws {
            let folder = try Folder()
            let server = try await LedgerProcess(store: folder.file("s"), sandbox: false)
            server.child.process.terminate()
            #expect(try await server.child.ended() == 0)
            try await fails(["--data", folder.file("s"), "--sandbox"], 78, "is no sandbox store")
            try await fails(
                ["--data", folder.file("s"), "--cache-key-file", folder.file("none")], 78, "does not exist")
            let open = try folder.write(String(repeating: "k", count: 32), to: "open", mode: 0o644)
            try await fails(["--data", folder.file("s"), "--cache-key-file", open], 78, "make it 0600")
            try await fails(["--data", folder.file("s"), "--redis-password-file", open], 78, "make it 0600")
        }

        @Test("flags win over variables, these over the file, that over the defaults")
        func precedence() async throws {
            let folder = try Folder()
            let path = try folder.write(
                "# ours\nnative-port: 1\nops-port: 2\nredis: r:3  # cache\n", to: "c.yaml")
            let child = try Child(
                Binaries.server, ["config", "--config", path, "--native-port", "4"],
                environment: ["RESKONTRA_NATIVE_PORT": "5", "RESKONTRA_OPS_PORT": "6"])
            #expect(try await child.ended() == 0)
            let rows = child.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
            #expect(rows.contains(["native-port", "4", "--native-port"]))
            #expect(rows.contains(["ops-port", "6", "RESKONTRA_OPS_PORT"]))
            #expect(rows.contains(["redis", "r:3", "\(path):4"]))
            #expect(rows.contains(["host", "127.0.0.1", "default"]))
        }

        @Test("the start tells the security posture")
        func posture() async throws {
            let server = try await LedgerProcess()
            #expect(
                server.child.output.contains(
                    "loopback only, no TLS, every caller is the development principal"))
        }
    }
}

/// A small tmpfs, where this user may mount one.
final class Mount {
    private let folder: Folder
    var path: String { folder.path }

    static let isAllowed: Bool = {
        let made = (try? Mount(megabytes: 1)) != nil
        if !made {
            FileHandle.standardError.write(
                Data("SKIPPED: mounting is not allowed: full and read-only disks\n".utf8))
        }
        return made
    }()

    init(megabytes: Int) throws {
        folder = try Folder()
        guard mount("tmpfs", folder.path, "tmpfs", 0, "size=\(megabytes)m") == 0 else {
            throw Trouble("no mount")
        }
    }

    func makeReadOnly() throws {
        guard mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT) | UInt(MS_RDONLY), nil) == 0 else {
            throw Trouble("no remount: \(errno)")
        }
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }
}
