/// One thing with its figures, for people: a title, labelled values and small tables.
struct Card: Sendable {
    struct Field: Sendable {
        let name: String
        let cell: Table.Cell
    }

    struct Section: Sendable {
        let title: String
        let table: Table
    }

    let title: String
    /// A word or two beside the title, as "on hold".
    var badge: (text: String, tint: Tint)?
    private(set) var fields: [Field] = []
    private(set) var sections: [Section] = []
    /// Sentences at the end.
    var notes: [String] = []

    init(_ title: String) { self.title = title }

    /// Fields without a value are shown in no card, but keep their column in CSV and TSV.
    mutating func add(_ name: String, _ cell: Table.Cell) { fields.append(Field(name: name, cell: cell)) }

    mutating func add(_ name: String, _ text: String, _ tint: Tint = .plain) { add(name, .text(text, tint)) }

    mutating func add(_ title: String, _ table: Table) {
        sections.append(Section(title: title, table: table))
    }

    func text(isColored: Bool) -> String {
        var text = Tint.strong.paint(PlainText.oneLine(title), isColored)
        if let badge { text += "  " + badge.tint.paint("[\(PlainText.oneLine(badge.text))]", isColored) }
        text += "\n"
        let shown = fields.filter { !$0.cell.gridText.isEmpty }
        let labels = shown.map { $0.name.replacing("_", with: " ") }
        let labelWidth = labels.map(\.count).max() ?? 0
        let amountWidth = shown.filter(\.cell.isMoney).map { $0.cell.gridText.count }.max() ?? 0
        for (label, field) in zip(labels, shown) {
            let value = field.cell.gridText
            let fill = field.cell.isMoney ? String(repeating: " ", count: amountWidth - value.count) : ""
            text +=
                "  " + Tint.faint.paint(label, isColored)
                + String(repeating: " ", count: labelWidth - label.count)
            text += "  " + fill + field.cell.tint.paint(value, isColored) + "\n"
        }
        for section in sections where !section.table.rows.isEmpty {
            text += "\n" + Tint.strong.paint(section.title, isColored) + "\n"
            text += section.table.grid(isColored: isColored, indent: "  ")
        }
        if !notes.isEmpty { text += "\n" + notes.map(PlainText.lines).joined(separator: "\n") + "\n" }
        return text
    }

    /// The fields as one row, for CSV and TSV.
    var row: Table {
        Table(
            fields.map { field in
                field.cell.isMoney ? .money(field.name) : .text(field.name)
            }, rows: [fields.map(\.cell)])
    }
}

extension Table.Cell {
    var isMoney: Bool {
        switch self {
        case .money: true
        case .empty, .text: false
        }
    }
}
