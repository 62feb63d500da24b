import Schema

/// Dimensions in options and cells: `DEPT=100`, several in a cell with semicolons between them.
enum DimensionText {
    /// Nil: one of them is none. An empty text stands for none at all.
    static func parse(_ texts: [String]) -> [Reskontra_V1_DimensionValue]? {
        var values: [Reskontra_V1_DimensionValue] = []
        for text in texts where !text.isEmpty {
            let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { return nil }
            values.append(.with { ($0.name, $0.value) = (sides[0], sides[1]) })
        }
        return values
    }

    static func cell(_ text: String) -> [Reskontra_V1_DimensionValue]? {
        parse(text.split(separator: ";").map { String($0.drop { $0 == " " }) })
    }

    static func text(_ values: [Reskontra_V1_DimensionValue]) -> String {
        values.map { "\($0.name)=\($0.value)" }.joined(separator: ";")
    }
}
