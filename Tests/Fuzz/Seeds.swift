import Foundation

extension FuzzTarget {
    /// Right inputs first: of `Seeds/<name>.hex`, then made ones, then what once broke something (`Seeds/found.hex`).
    package func seeds() throws -> [[UInt8]] {
        var seeds = try Self.rows("\(name).hex").compactMap { row in row.count == 2 ? Self.unhex(row[1]) : nil }
        // Every kind of event with all its fields, where they are recorded.
        if name == "records" { seeds += try Self.rows("../../Golden/events.hex").compactMap { $0.last.flatMap(Self.unhex) } }
        seeds += try madeSeeds()
        return try seeds + found()
    }

    /// Inputs that once broke this target: lines of its name, a word why, and the bytes.
    package func found() throws -> [[UInt8]] {
        try Self.rows("found.hex").filter { $0.first == name[...] && $0.count == 3 }.compactMap { Self.unhex($0[2]) }
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Seeds")

    private static func rows(_ file: String) throws -> [[Substring]] {
        let place = folder.appendingPathComponent(file)
        guard FileManager.default.fileExists(atPath: place.path) else { return [] }
        let text = try String(contentsOf: place, encoding: .utf8)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ") }
    }

    private static func unhex(_ text: Substring) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}
