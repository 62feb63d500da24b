/// Where the columns of an import stand in the file at hand.
struct ColumnMap: Sendable {
    /// -1: not in the file.
    private let places: [String: Int]
    /// Columns of the file; a record with another number is refused.
    let width: Int

    /// `map`: our name to the file's; columns without one are looked for under our own name.
    init(_ kind: ImportKind, header: [String], map: [String: String]) throws(ImportFailure) {
        let known = kind.columns.map(\.name)
        for name in map.keys.sorted() where !known.contains(name) { throw .mapUnknown(name, known: known) }
        var places: [String: Int] = [:]
        for column in kind.columns {
            let wanted = map[column.name] ?? column.name
            let place = header.firstIndex(of: wanted)
            guard place != nil || !(column.isRequired || map[column.name] != nil) else {
                throw .columnMissing(wanted, have: header)
            }
            places[column.name] = place ?? -1
        }
        self.places = places
        width = header.count
    }

    subscript(_ name: String) -> Int { places[name] ?? -1 }

    /// Reads `number=InvoiceNo,customer=CustomerID`. Nil: not of this form.
    static func parse(_ text: String) -> [String: String]? {
        var map: [String: String] = [:]
        for pair in text.split(separator: ",") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else { return nil }
            map[String(halves[0])] = String(halves[1])
        }
        return map
    }
}
