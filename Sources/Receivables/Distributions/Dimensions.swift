/// Value of one financial dimension.
package struct DimensionValue: Equatable, Sendable, PlainBits {
    package let name: Code
    package let value: Code

    package init(_ name: Code, _ value: Code) {
        self.name = name
        self.value = value
    }
}

/// Values of several dimensions, each at most once, by name.
package struct Dimensions: Equatable, Sendable, Codable {
    package private(set) var values: [DimensionValue] = []

    package static let max = 8
    package static let none = Dimensions()

    package init() {}

    /// A later value of a name does not replace an earlier one.
    package init(_ values: [DimensionValue]) {
        for value in values { add(value) }
    }

    package var isEmpty: Bool { values.isEmpty }

    /// Per dimension the first source that holds a value wins (setup:AD-3).
    package static func merged(_ sources: [Dimensions]) -> Dimensions {
        var merged = Dimensions()
        for source in sources { for value in source.values { merged.add(value) } }
        return merged
    }

    private mutating func add(_ value: DimensionValue) {
        guard !values.contains(where: { $0.name == value.name }) else { return }
        let place = values.firstIndex { value.name < $0.name } ?? values.count
        values.insert(value, at: place)
    }

    /// `DEPT=100;UNIT=U9` when it fits into a code, else `#` and a checksum of it: legs hold only a code.
    package var key: Code {
        if isEmpty { return .empty }
        let text = values.map { "\($0.name)=\($0.value)" }.joined(separator: ";")
        if let code = Code(text) { return code }
        var sum: UInt64 = 0
        for value in values { sum = Mix.fold(sum ^ value.name.mixed(with: 1), value.value.mixed(with: 2)) }
        let digits = String(sum, radix: 16)
        return Code("#" + String(repeating: "0", count: 16 - digits.count) + digits) ?? .empty
    }

    /// What a key that says it all stands for; nil for a checksum and for a plain dimension code.
    package init?(key: Code) {
        guard !key.isEmpty, key.text.utf8.first != UInt8(ascii: "#") else { return nil }
        var values: [DimensionValue] = []
        for pair in key.text.split(separator: ";") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, let name = Code(String(sides[0])), let value = Code(String(sides[1])),
                !name.isEmpty
            else { return nil }
            values.append(DimensionValue(name, value))
        }
        self.init(values)
    }
}

/// What a key of an entry's legs stands for, where the key does not say it.
package struct DimensionSet: Equatable, Sendable, Codable {
    package let key: Code
    package let dimensions: Dimensions

    package init(key: Code, _ dimensions: Dimensions) {
        self.key = key
        self.dimensions = dimensions
    }
}

extension [DimensionSet] {
    /// Keeps what a key stands for, once, unless it says so itself.
    mutating func note(_ key: Code, _ dimensions: Dimensions) {
        guard !dimensions.isEmpty, key.text.utf8.first == UInt8(ascii: "#"), !contains(where: { $0.key == key })
        else { return }
        append(DimensionSet(key: key, dimensions))
    }
}
