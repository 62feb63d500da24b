import EventLog
import Glibc
import Loop
import Synchronization
import TLS

/// Which files prove who the server is, and whom it believes.
package struct SecurityFiles: Sendable, Equatable {
    /// PEM files; nil: the port is not encrypted.
    package var certificate: String?
    package var key: String?
    /// Who signs clients' certificates; nil: none are asked for.
    package var clientAuthority: String?
    /// Public keys of who signs tokens.
    package var tokenKeys: [String] = []

    package init() {}

    var all: [String] { [certificate, key, clientAuthority].compactMap { $0 } + tokenKeys }

    func readTLS() throws(TLSContext.Unusable) -> TLSContext? {
        guard let certificate, let key else { return nil }
        return try TLSContext.server(certificate: certificate, key: key, clientAuthority: clientAuthority)
    }

    func readTokenKeys() throws(SigningKey.Unusable) -> [SigningKey] {
        var keys: [SigningKey] = []
        for path in tokenKeys { keys.append(try SigningKey.publicKey(file: path)) }
        return keys
    }
}

/// Looks after the files on a thread of its own: when one changes, new connections get the new credentials.
///
/// A file that cannot be used changes nothing, and is told.
final class CredentialFiles: Sendable {
    private let files: SecurityFiles
    private let source: TLSSource?
    private let tokenKeys: TokenKeys
    private let tell: @Sendable (String, _ isTrouble: Bool) -> Void
    private let thread = SideThread("the credential files")

    private static let secondsBetweenLooks: UInt32 = 2

    init(
        _ files: SecurityFiles, _ source: TLSSource?, _ tokenKeys: TokenKeys,
        tell: @escaping @Sendable (String, _ isTrouble: Bool) -> Void
    ) {
        self.files = files
        self.source = source
        self.tokenKeys = tokenKeys
        self.tell = tell
    }

    func start() {
        if !files.all.isEmpty { thread.start { self.run() } }
    }

    func stop() { thread.stop() }

    private func run() {
        var last = files.all.map(Self.mark)
        while !thread.isStopped {
            thread.pause(tenthsOfSeconds: Self.secondsBetweenLooks * 10)
            let fresh = files.all.map(Self.mark)
            guard fresh != last else { continue }
            // Certificate and key come one after the other: what does not fit yet is looked at again.
            if reload() { last = fresh }
        }
    }

    private func reload() -> Bool {
        do {
            if let context = try files.readTLS() { source?.replace(context) }
            tokenKeys.replace(try files.readTokenKeys())
            tell("credentials were read anew: they hold for new connections", false)
            return true
        } catch {
            tell("changed credentials cannot be used, the old ones stay: \(error)", true)
            return false
        }
    }

    /// Changes when the file does.
    private static func mark(_ path: String) -> [Int64] {
        var about = stat()
        guard stat(path, &about) == 0 else { return [] }
        return [
            Int64(about.st_mtim.tv_sec), Int64(about.st_mtim.tv_nsec), Int64(about.st_size), Int64(about.st_ino),
        ]
    }
}
