/// Text that came from elsewhere, made harmless for a terminal: no character of it moves the cursor, colours, or turns the
/// direction of what stands around it.
enum PlainText {
    /// Line ends, tabs and other control characters of ASCII become blanks; what is left of control and what turns the
    /// direction of writing becomes a mark.
    static func oneLine(_ text: String) -> String { cleaned(text, keepsLines: false) }

    /// Line ends and tabs stay.
    static func lines(_ text: String) -> String { cleaned(text, keepsLines: true) }

    /// For JSON: the same characters as escapes, so that nothing is lost.
    static func json(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isDangerous) else { return text }
        return text.unicodeScalars.reduce(into: "") { out, scalar in
            // Line ends are JSON's own; inside its strings they are escaped already.
            if isDangerous(scalar), scalar != "\n" {
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
    }

    private static func cleaned(_ text: String, keepsLines: Bool) -> String {
        guard text.unicodeScalars.contains(where: isDangerous) else { return text }
        return text.unicodeScalars.reduce(into: "") { out, scalar in
            if !isDangerous(scalar) || keepsLines && (scalar == "\n" || scalar == "\t") {
                out.unicodeScalars.append(scalar)
            } else {
                out += isBlank(scalar) ? " " : "\u{FFFD}"
            }
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 || [0x85, 0x2028, 0x2029].contains(scalar.value)
    }

    /// Control characters (C0, DEL, C1), line and paragraph separators, and marks and overrides of direction.
    static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
