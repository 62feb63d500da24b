import EventLog
import Foundation
import Glibc
import Logging
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
    /// Who is let in no longer; nil: nobody is named.
    package var deniedCallers: String?

    package init() {}

    var all: [String] { [certificate, key, clientAuthority, deniedCallers].compactMap { $0 } + tokenKeys }

    func readTLS() throws(TLSContext.Unusable) -> TLSContext? {
        guard let certificate, let key else { return nil }
        return try TLSContext.server(certificate: certificate, key: key, clientAuthority: clientAuthority)
    }

    func readTokenKeys() throws(SigningKey.Unusable) -> [SigningKey] {
        var keys: [SigningKey] = []
        for path in tokenKeys { keys.append(try SigningKey.publicKey(file: path)) }
        return keys
    }

    func readDenied() throws(DeniedCallers.Unreadable) -> DeniedCallers.List {
        guard let deniedCallers else { return DeniedCallers.List() }
        guard let text = try? String(contentsOfFile: deniedCallers, encoding: .utf8) else {
            throw DeniedCallers.Unreadable(description: "\(deniedCallers) cannot be read")
        }
        return try DeniedCallers.List(text, from: deniedCallers)
    }
}

/// Looks after the files on a thread of its own: when one changes, new connections get the new credentials.
///
/// A file that cannot be used changes nothing, and is told.
final class CredentialFiles: Sendable {
    private let files: [String]
    private let logger: Logger
    private let read: @Sendable () throws -> Void
    private let thread = SideThread("the credential files")

    private static let secondsBetweenLooks: UInt32 = 2

    /// `read` reads all of them and has new connections use what they say; it changes nothing when one is unusable.
    init(_ files: [String], _ logger: Logger, read: @escaping @Sendable () throws -> Void) {
        self.files = files
        self.logger = logger
        self.read = read
    }

    func start() {
        if !files.isEmpty { thread.start { self.run() } }
    }

    func stop() { thread.stop() }

    private func run() {
        var last = files.map(Self.mark)
        while !thread.isStopped {
            thread.pause(tenthsOfSeconds: Self.secondsBetweenLooks * 10)
            let fresh = files.map(Self.mark)
            guard fresh != last else { continue }
            // Certificate and key come one after the other: what does not fit yet is looked at again.
            if reload() { last = fresh }
        }
    }

    private func reload() -> Bool {
        do {
            try read()
            logger.notice("credentials were read anew: they hold for new connections")
            return true
        } catch {
            logger.error("changed credentials cannot be used, the old ones stay: \(error)")
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
