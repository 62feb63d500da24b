/// A field of RFC 4180, exact: what is read again is what was written.
enum CSVField {
    static func quoted(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    static func row(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") + "\n" }
}
