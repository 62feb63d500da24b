import ArgumentParser
import SwiftProtobuf

/// Values of enums in the words of the command line: `approve-partial`, `credit-note`.
enum Words {
    /// Empty for an unset value; a value that is newer than this client shows its number.
    static func of(_ value: some SwiftProtobuf.Enum) -> String {
        guard value.rawValue != 0 else { return "" }
        let name = String(describing: value)
        guard !name.hasPrefix("UNRECOGNIZED") else { return "unknown-\(value.rawValue)" }
        return dashed(name)
    }

    /// Reads a word; the message of the error lists what there is.
    static func parse<Value: SwiftProtobuf.Enum & CaseIterable>(
        _ word: String, as: Value.Type, what: String
    ) throws -> Value {
        let wanted = word.lowercased().replacing("_", with: "-")
        let known = Value.allCases.filter { $0.rawValue != 0 }
        if let found = known.first(where: { of($0) == wanted }) { return found }
        let all = known.map { of($0) }.joined(separator: ", ")
        throw ValidationError("'\(word)' is not a \(what): \(all)")
    }

    private static func dashed(_ name: String) -> String {
        name.reduce(into: "") { text, character in
            if character.isUppercase { text += "-" }
            text += character.lowercased()
        }
    }
}
