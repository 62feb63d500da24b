import Foundation

/// Lines typed in earlier shells: a file of this user alone, the newest last, one entry a line.
struct ShellHistory: Sendable {
    static let linesMax = 1_000

    let path: String

    init(path: String = Places().history) { self.path = path }

    /// The newest `linesMax`, oldest first; none when the file cannot be read.
    func lines() -> [String] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map { Self.decoded(String($0)) }
        return Array(lines.suffix(Self.linesMax))
    }

    /// Adds a line. Shells that are open at the same time do not lose each other's; a full disk is no reason to stop.
    func append(_ line: String) {
        if let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, size > Self.bytesMax { shorten() }
        let folder = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        write(Self.encoded(line) + "\n", flags: O_APPEND, to: path)
    }

    /// Above it the file is cut to the newest lines.
    private static let bytesMax = 1 << 20

    private func shorten() {
        let kept = lines().suffix(Self.linesMax / 2).map { Self.encoded($0) + "\n" }.joined()
        let draft = "\(path).\(getpid())"
        if write(kept, flags: O_TRUNC, to: draft), rename(draft, path) == 0 { return }
        unlink(draft)
    }

    @discardableResult
    private func write(_ text: String, flags: Int32, to path: String) -> Bool {
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        // Also one that somebody else's program made.
        fchmod(file, 0o600)
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) } == bytes.count
    }

    /// An entry of several lines in one: a line break is `\n`, a backslash `\\`.
    static func encoded(_ line: String) -> String {
        line.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }

    static func decoded(_ line: String) -> String {
        var (text, isEscaped) = ("", false)
        for character in line {
            if isEscaped {
                text.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                text.append(character)
            }
        }
        return text
    }
}
