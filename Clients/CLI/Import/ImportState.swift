/// What an import remembers between runs, in a small file beside the rejects.
///
/// `batch`, the time of the first run, goes into every request key: as long as the server keeps keys, a second run
/// replays the first. A file gives the same items and refusals in the same order each time, so how many of each are
/// done says where to go on, also where the lines of two invoices stand in each other.
struct ImportState: Equatable {
    let kind: String
    let company: String
    /// The store's id in hexadecimal digits: another store knows nothing of these keys.
    let store: String
    /// Milliseconds since 1970 UTC by the server's clock.
    let batchMilliseconds: UInt64
    /// Items answered, and rows refused unsent, whose rows are in the rejects file.
    var doneItems = 0
    var doneRefusals = 0
    /// Length of the rejects file then; what stands behind is written again.
    var rejectsBytes = 0

    private static let mark = "reskontra import 2"

    /// Nil: no such file, or not one of ours.
    static func load(_ path: String) -> ImportState? {
        guard let bytes = WholeFile.read(path) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 8, lines[0] == mark, let batch = UInt64(lines[4]) else { return nil }
        let counts = lines[5..<8].compactMap { Int($0) }
        guard counts.count == 3 else { return nil }
        return ImportState(
            kind: String(lines[1]), company: String(lines[2]), store: String(lines[3]),
            batchMilliseconds: batch,
            doneItems: counts[0], doneRefusals: counts[1], rejectsBytes: counts[2])
    }

    func save(_ path: String) throws(ImportFailure) {
        let text =
            "\(Self.mark)\n\(kind)\n\(company)\n\(store)\n\(batchMilliseconds)\n\(doneItems)\n\(doneRefusals)\n\(rejectsBytes)\n"
        try WholeFile.write(Array(text.utf8), to: path)
    }

    /// Whether keys of this state still mean something to the server.
    func isUsable(kind: String, company: String, store: String, serverMilliseconds: UInt64, keptDays: UInt64)
        -> Bool
    {
        guard self.kind == kind, self.company == company, self.store == store else { return false }
        guard batchMilliseconds <= serverMilliseconds else { return false }
        // A day of margin: the import itself takes time.
        return serverMilliseconds - batchMilliseconds < (max(2, keptDays) - 1) * 86_400_000
    }
}
