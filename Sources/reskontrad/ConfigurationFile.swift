import Configuration
import Foundation
import Yams

/// One YAML file of `key: value` lines, with comments. Unknown keys are refused, the nearest known one named.
///
///     data: /var/lib/reskontra
///     redis: 127.0.0.1:6379     # credit positions for edges
struct ConfigurationFile: Sendable {
    static let standardPath = "./reskontra.yaml"

    let path: String
    private let values: FileProvider<YAMLSnapshot>?
    private let lines: [String: Int]

    /// Nil when the standard file is not there; a named file must be.
    static func load(_ named: String?, _ problems: inout [String]) async -> ConfigurationFile? {
        let path = named ?? standardPath
        if named == nil, access(path, F_OK) != 0 { return nil }
        do {
            return try await ConfigurationFile(path, &problems)
        } catch {
            problems.append("\(path): \(error)")
            return nil
        }
    }

    private init(_ path: String, _ problems: inout [String]) async throws {
        guard let bytes = FileManager.default.contents(atPath: path),
            let text = String(validating: bytes, as: UTF8.self)
        else {
            throw Failure(
                description: access(path, R_OK) == 0
                    ? "is no text in UTF-8" : String(cString: strerror(errno)))
        }
        self.path = path
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            throw Failure(description: "is no YAML: \(error)")
        }
        guard let root, root.scalar?.string != "" else {
            // Comments only.
            values = nil
            lines = [:]
            return
        }
        guard let mapping = root.mapping else {
            throw Failure(description: "must consist of lines 'key: value'")
        }
        var lines: [String: Int] = [:]
        var hasProblems = false
        for (key, value) in mapping {
            let name = key.string ?? "?"
            let line = key.mark?.line ?? 0
            if SettingKey(rawValue: name) == nil {
                let near = Suggestion.closest(to: name, in: SettingKey.allCases.map(\.rawValue))
                let hint = near.map { "; did you mean '\($0)'?" } ?? ""
                problems.append("\(path):\(line): there is no setting '\(name)'\(hint)")
                hasProblems = true
            } else if value.scalar == nil {
                problems.append("\(path):\(line): '\(name)' takes one value")
                hasProblems = true
            }
            lines[name] = line
        }
        self.lines = lines
        values = hasProblems ? nil : try await FileProvider<YAMLSnapshot>(filePath: .init(path))
    }

    func value(of key: SettingKey) -> (text: String, origin: String)? {
        guard let values, let text = ConfigReader(provider: values).string(forKey: ConfigKey([key.rawValue]))
        else {
            return nil
        }
        return (text, "\(path):\(lines[key.rawValue] ?? 0)")
    }

    private struct Failure: Error, CustomStringConvertible { let description: String }
}

/// Finds which known word somebody may have meant.
enum Suggestion {
    /// The closest of `choices` when at most a third of the letters differ.
    static func closest(to word: String, in choices: [String]) -> String? {
        let ranked = choices.map { (distance: distance(Array(word.lowercased()), Array($0)), choice: $0) }
        guard let best = ranked.min(by: { ($0.distance, $0.choice) < ($1.distance, $1.choice) }),
            best.distance <= max(1, max(word.count, best.choice.count) / 3)
        else { return nil }
        return best.choice
    }

    /// Letters to insert, drop or change.
    private static func distance(_ first: [Character], _ second: [Character]) -> Int {
        var row = Array(0...second.count)
        for (index, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for place in second.indices {
                let change = diagonal + (letter == second[place] ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = min(change, row[place + 1] + 1, row[place] + 1)
            }
        }
        return row[second.count]
    }
}
