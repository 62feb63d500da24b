/// Ids that are longer than the server's: a short one stands for each, wherever the case names it.
enum CaseNames {
    /// Bytes of a number or code of the server.
    private static let bytesMax = 23
    /// What numbers made from an id put before or behind it: `PAY-`, `LIMIT-`, `-S12`.
    private static let affixBytesMax = 6

    private static let members: Set<String> = [
        "id", "customer", "invoice", "order", "order_ref", "payment", "journal", "store", "terminal", "client_id",
    ]
    /// Rows whose ids other numbers are made from.
    private static let withDerived = ["transactions", "authorizations", "invoices"]

    static func shortened(_ json: Json) -> Json {
        var long: [String] = []
        for part in ["given", "steps"] { collect(json[part], &long) }
        for list in withDerived {
            long += json["given"][list].list.compactMap { $0["id"].text }
                .filter { $0.utf8.count > bytesMax - affixBytesMax }
        }
        var names: [String: String] = [:]
        for id in long.withoutRepeats { names[id] = "LONG-ID-\(names.count + 1)" }
        var made = json.members
        for part in ["given", "steps", "expect"] where made[part] != nil { made[part] = replaced(json[part], names) }
        return withShortSteps(.object(made))
    }

    private static func collect(_ value: Json, _ long: inout [String]) {
        switch value {
        case .array(let list): for entry in list { collect(entry, &long) }
        case .object(let rows):
            for (key, entry) in rows.sorted(by: { $0.key < $1.key }) {
                if members.contains(key), let text = entry.text, text.utf8.count > bytesMax { long.append(text) }
                collect(entry, &long)
            }
        case .null, .bool, .number, .string: break
        }
    }

    private static func replaced(_ value: Json, _ names: [String: String]) -> Json {
        guard !names.isEmpty else { return value }
        switch value {
        case .string(let text): return .string(names[text] ?? text)
        case .array(let list): return .array(list.map { replaced($0, names) })
        case .object(let rows):
            return .object(
                Dictionary(
                    rows.map { key, entry in (names[key] ?? key, key == "op" ? entry : replaced(entry, names)) },
                    uniquingKeysWith: { first, _ in first }))
        case .null, .bool, .number: return value
        }
    }

    /// Steps are named by their expectations, and by reversals of what they made.
    private static func withShortSteps(_ json: Json) -> Json {
        let steps = json["steps"].list
        var names: [String: String] = [:]
        for (place, step) in steps.enumerated() {
            guard let id = step["id"].text, id.utf8.count > bytesMax - affixBytesMax else { continue }
            names[id] = "LONG-\(place + 1)"
        }
        guard !names.isEmpty else { return json }
        var made = json.members
        made["steps"] = .array(
            steps.map { step in
                var step = step.members
                for key in ["id", "write_off"] where step[key] != nil { step[key] = replaced(step[key] ?? .null, names) }
                return .object(step)
            })
        var expect = json["expect"].members
        let answers = json["expect"]["steps"].members.map { (names[$0.key] ?? $0.key, $0.value) }
        expect["steps"] = .object(Dictionary(answers, uniquingKeysWith: { first, _ in first }))
        made["expect"] = .object(expect)
        return .object(made)
    }
}
