/// Compares what a case lists with what the server answered; what is not listed is not compared.
///
/// Numbers compare by value wherever both sides are numbers. Lists are complete: as sets, or in order where the
/// schema's README says so. An expected null wants the field empty.
struct Comparison {
    /// Names of the lists that compare in order.
    let ordered: Set<String>

    init(ordered: Set<String> = []) { self.ordered = ordered }

    /// One text per difference, each with the path it was found at; empty when all agrees.
    func differences(expected: Json, answered: Json, at path: String = "") -> [String] {
        switch expected {
        case .null:
            return answered.isEmptyField ? [] : [mismatch(path, expected, answered)]
        case .bool, .number, .string:
            return scalarsAgree(expected, answered) ? [] : [mismatch(path, expected, answered)]
        case .array(let list):
            guard case .array(let answers) = answered else { return [mismatch(path, expected, answered)] }
            let name = path.split(separator: ".").last.map(String.init) ?? ""
            return ordered.contains(name)
                ? inOrder(list, answers, at: path) : asSets(list, answers, at: path)
        case .object(let members):
            guard case .object = answered else { return [mismatch(path, expected, answered)] }
            return members.keys.sorted().flatMap { key in
                differences(
                    expected: expected[key], answered: answered[key],
                    at: path.isEmpty ? key : "\(path).\(key)")
            }
        }
    }

    private func inOrder(_ expected: [Json], _ answered: [Json], at path: String) -> [String] {
        guard expected.count == answered.count else {
            return [mismatch(path, .array(expected), .array(answered))]
        }
        return zip(expected, answered).enumerated().flatMap { index, pair in
            differences(expected: pair.0, answered: pair.1, at: "\(path)[\(index)]")
        }
    }

    private func asSets(_ expected: [Json], _ answered: [Json], at path: String) -> [String] {
        let partners = pairing(expected, answered) { one, other in
            differences(expected: one, answered: other, at: path).isEmpty
        }
        let without = expected.indices.filter { partners[$0] == nil }
        if without.isEmpty, expected.count == answered.count { return [] }
        let taken = Set(partners.compactMap(\.self))
        let extra = answered.indices.filter { !taken.contains($0) }
        // Only what found no partner: long lists stay readable.
        return [mismatch(path, .array(without.map { expected[$0] }), .array(extra.map { answered[$0] }))]
    }

    private func mismatch(_ path: String, _ expected: Json, _ answered: Json) -> String {
        "\(path.isEmpty ? "" : "\(path) ")expected \(expected.line) got \(answered.line)"
    }
}

/// Pairs each of `wanted` with another one of `found` so that as many as possible match.
///
/// Gives the partner's index for each of `wanted`. Needed in full because an entry that lists few fields may match
/// several answers.
func pairing<Element>(
    _ wanted: [Element], _ found: [Element], matches: (Element, Element) -> Bool
) -> [Int?] {
    let fits = wanted.map { one in found.indices.filter { matches(one, found[$0]) } }
    var owner: [Int?] = Array(repeating: nil, count: found.count)

    func place(_ index: Int, _ seen: inout Set<Int>) -> Bool {
        for candidate in fits[index] where seen.insert(candidate).inserted {
            guard let other = owner[candidate] else {
                owner[candidate] = index
                return true
            }
            if place(other, &seen) {
                owner[candidate] = index
                return true
            }
        }
        return false
    }

    for index in wanted.indices {
        var seen: Set<Int> = []
        _ = place(index, &seen)
    }
    var partners: [Int?] = Array(repeating: nil, count: wanted.count)
    for (candidate, index) in owner.enumerated() { if let index { partners[index] = candidate } }
    return partners
}

/// True when both are the same number, text or flag; `"1.0"` and `1` are the same number.
func scalarsAgree(_ expected: Json, _ answered: Json) -> Bool {
    if expected == answered { return true }
    guard let one = expected.exact, let other = answered.exact else { return false }
    return one == other
}

extension Json {
    /// Null, an empty text or an empty list.
    fileprivate var isEmptyField: Bool { self == .null || self == .string("") || self == .array([]) }
}
