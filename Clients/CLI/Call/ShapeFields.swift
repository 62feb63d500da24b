extension Shapes {
    /// Fields of a message by their JSON names, with the names of their types. Empty for a type that is not ours.
    static func fields(of message: String) -> [String: String] {
        var fields: [String: String] = [:]
        for line in (all[message] ?? "").split(separator: "\n") {
            let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
            for match in code.matches(of: /([A-Za-z0-9_.]+) ([a-z0-9_]+) = [0-9]+;/) {
                fields[jsonName(String(match.2))] = match.1.split(separator: ".").last.map(String.init) ?? ""
            }
        }
        return fields
    }

    /// `credit_limit` is `creditLimit`, as proto JSON has it.
    private static func jsonName(_ name: String) -> String {
        let parts = name.split(separator: "_")
        return String(parts[0])
            + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
