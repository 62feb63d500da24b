import Glibc
import Testing

@testable import CreditCache

@Suite("the cache key file")
struct CacheKeyFileTests {
    let folder: String

    init() throws {
        var template = Array("/tmp/reskontra-key.XXXXXX".utf8CString)
        _ = try #require(mkdtemp(&template))
        folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    @Test("it is made once, with 32 bytes that differ from store to store, for its owner only")
    func created() throws {
        defer { removeFolder() }
        let first = try CacheKeyFile.readOrCreate(folder + "/CACHE-KEY")
        #expect(first.count == 32)
        #expect(try CacheKeyFile.readOrCreate(folder + "/CACHE-KEY") == first)
        #expect(try CacheKeyFile.readOrCreate(folder + "/other") != first)
        var status = stat()
        #expect(stat(folder + "/CACHE-KEY", &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        #expect(access(folder + "/CACHE-KEY.new", F_OK) != 0)
    }

    @Test("a named file is never made")
    func missing() {
        defer { removeFolder() }
        #expect(throws: CacheKeyFile.Problem.missing(folder + "/none")) {
            try CacheKeyFile.read(folder + "/none")
        }
    }

    @Test("a file of another length is refused", arguments: [0, 31, 33])
    func length(bytes: Int) {
        defer { removeFolder() }
        write(bytes, mode: 0o600)
        #expect(throws: CacheKeyFile.Problem.wrongLength(folder + "/k", bytes: bytes)) {
            try CacheKeyFile.readOrCreate(folder + "/k")
        }
    }

    @Test("a file that others may read is refused", arguments: [UInt32(0o640), 0o604, 0o666])
    func mode(_ mode: UInt32) {
        defer { removeFolder() }
        write(32, mode: mode)
        #expect(throws: CacheKeyFile.Problem.openToOthers(folder + "/k", mode: mode)) {
            try CacheKeyFile.readOrCreate(folder + "/k")
        }
    }

    @Test("a directory is refused")
    func directory() {
        defer { removeFolder() }
        #expect(throws: CacheKeyFile.Problem.notAFile(folder)) { try CacheKeyFile.read(folder) }
    }

    private func write(_ bytes: Int, mode: UInt32) {
        let descriptor = open(folder + "/k", O_WRONLY | O_CREAT, 0o600)
        _ = Glibc.write(descriptor, [UInt8](repeating: 7, count: 64), bytes)
        fchmod(descriptor, mode)
        close(descriptor)
    }

    private func removeFolder() {
        for name in ["k", "CACHE-KEY", "other"] { unlink(folder + "/" + name) }
        rmdir(folder)
    }
}
