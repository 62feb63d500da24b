import Foundation
import ReskontraClient
import Schema

/// A writing request as it was before it left: what `retry` sends again, byte for byte.
struct SavedRequest: Codable, Equatable {
    enum State: String, Codable {
        /// Saved and perhaps sent; no answer seen.
        case sent
        case answered
        /// Refused by the server: nothing was kept, the key is still free.
        case refused
    }

    let key: RequestKey
    /// `Service.Method`.
    let method: String
    let address: String
    let company: String
    /// The bytes of the request message.
    let message: Data
    let savedAt: Date
    var state: State = .sent
    /// Record of the answer, 0 without one.
    var sequence: UInt64 = 0
}

/// Saved requests of this user: one small file each, named by key, the newest 200.
struct SavedRequests: Sendable {
    let folder: String
    private static let filesMax = 200

    init(folder: String = Places().requests) { self.folder = folder }

    /// Returns once the bytes are on disk: only then may the request leave.
    func save(_ request: SavedRequest) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try write(request)
            prune()
        } catch {
            throw SavedRequestFailure(description: "the request key cannot be saved in \(folder): \(error)")
        }
    }

    /// A failure to note the outcome is no reason to fail the command: a retry only replays the answer.
    func note(_ request: SavedRequest) { try? write(request) }

    func find(_ key: RequestKey) throws -> SavedRequest {
        guard let data = FileManager.default.contents(atPath: path(of: key)) else {
            throw SavedRequestFailure(description: "no request with the key \(key) was saved in \(folder)")
        }
        return try decode(data, key.description)
    }

    /// The one saved last; nil when there is none.
    func last() throws -> SavedRequest? {
        try all().max { $0.savedAt < $1.savedAt }
    }

    /// Newest first.
    func all() throws -> [SavedRequest] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
            try FileManager.default.contents(atPath: folder + "/" + name).map { try decode($0, name) }
        }
        .sorted { $0.savedAt > $1.savedAt }
    }

    private func decode(_ data: Data, _ name: String) throws -> SavedRequest {
        do { return try JSONDecoder().decode(SavedRequest.self, from: data) } catch {
            throw SavedRequestFailure(description: "the saved request \(folder)/\(name) is damaged")
        }
    }

    private func path(of key: RequestKey) -> String { "\(folder)/\(key).json" }

    private func write(_ request: SavedRequest) throws {
        let target = path(of: request.key)
        let draft = "\(folder)/.\(request.key).\(getpid())"
        let bytes = try JSONEncoder().encode(request)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        let isSynced = count == bytes.count && fsync(descriptor) == 0
        guard Foundation.close(descriptor) == 0, isSynced, rename(draft, target) == 0 else {
            unlink(draft)
            throw POSIXError(.EIO)
        }
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if directory >= 0 {
            fsync(directory)
            _ = Foundation.close(directory)
        }
    }

    private func prune() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let files = names.filter { $0.hasSuffix(".json") }
        guard files.count > Self.filesMax else { return }
        let aged = files.map { name -> (String, Date) in
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
            return (name, attributes?[.modificationDate] as? Date ?? .distantPast)
        }
        for (name, _) in aged.sorted(by: { $0.1 < $1.1 }).prefix(files.count - Self.filesMax) {
            unlink(folder + "/" + name)
        }
    }
}

struct SavedRequestFailure: Error, CustomStringConvertible { let description: String }
