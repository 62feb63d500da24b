import Schema
import SwiftProtobuf

/// Rows of typed cells, written as an aligned grid, as CSV or as TSV.
struct Table: Sendable {
    struct Column: Sendable, Equatable {
        /// Stable snake_case name, the heading in every format; in a grid in capitals and with blanks.
        let name: String
        var isRight = false
        /// Whether its cells are money: in CSV and TSV two columns, amount and currency.
        var isMoney = false

        static func text(_ name: String) -> Column { Column(name: name) }
        static func number(_ name: String) -> Column { Column(name: name, isRight: true) }
        static func money(_ name: String) -> Column { Column(name: name, isRight: true, isMoney: true) }
    }

    enum Cell: Sendable, Equatable {
        case empty
        case text(String, Tint = .plain)
        case money(minor: Int64, currency: String, Tint = .plain)

        static func money(_ money: Reskontra_V1_Money, _ tint: Tint = .plain) -> Cell {
            money.currency.isEmpty ? .empty : .money(minor: money.minor, currency: money.currency, tint)
        }
        static func number(_ number: some BinaryInteger) -> Cell { .text(String(number)) }
        static func date(_ date: Reskontra_V1_Date, _ tint: Tint = .plain) -> Cell {
            .text(DateText.text(date), tint)
        }
        static func instant(_ instant: Google_Protobuf_Timestamp) -> Cell { .text(DateText.text(instant)) }
    }

    let columns: [Column]
    var rows: [[Cell]] = []

    init(_ columns: [Column], rows: [[Cell]] = []) {
        self.columns = columns
        self.rows = rows
    }

    /// The named columns only, in that order; names the first that is not there.
    func picking(_ names: [String]) throws(TextFailure) -> Table {
        var places: [Int] = []
        for name in names {
            guard let place = columns.firstIndex(where: { $0.name == name }) else {
                throw TextFailure(
                    "no column '\(name)' here; there are \(columns.map(\.name).joined(separator: ", "))")
            }
            places.append(place)
        }
        return Table(places.map { columns[$0] }, rows: rows.map { row in places.map { row[$0] } })
    }

    // MARK: Grid

    /// Aligned for people: two blanks between columns, no blanks at line ends.
    func grid(isColored: Bool = false, indent: String = "") -> String {
        let headings = columns.map { $0.name.uppercased().replacing("_", with: " ") }
        let texts = rows.map { row in row.map(\.gridText) }
        let widths = columns.indices.map { column in
            max(headings[column].count, texts.map { $0[column].displayWidth }.max() ?? 0)
        }
        func line(_ texts: [String], tints: [Tint]) -> String {
            var line = indent
            var blanks = ""
            for column in columns.indices {
                let fill = String(repeating: " ", count: max(0, widths[column] - texts[column].displayWidth))
                let painted = tints[column].paint(texts[column], isColored)
                if !texts[column].isEmpty { line += blanks + (columns[column].isRight ? fill : "") + painted }
                if texts[column].isEmpty {
                    blanks += fill + "  "
                } else {
                    blanks = (columns[column].isRight ? "" : fill) + "  "
                }
            }
            return line + "\n"
        }
        var text = line(headings, tints: headings.map { _ in .strong })
        for (row, rowTexts) in zip(rows, texts) { text += line(rowTexts, tints: row.map(\.tint)) }
        return text
    }

    // MARK: For programs

    /// RFC 4180 with line feeds. Cells that a spreadsheet would run as a formula get a leading apostrophe.
    func csv(rawMinor: Bool = false, header: Bool = true) -> String {
        delimited(",", rawMinor: rawMinor, header: header) { text, isMoney in
            CSVField.quoted(!isMoney && Self.looksLikeFormula(text) ? "'" + text : text)
        }
    }

    /// One line a row; tabs, line ends and backslashes in a cell are written `\t`, `\n`, `\\`, control characters `\u001b`.
    func tsv(rawMinor: Bool = false, header: Bool = true) -> String {
        delimited("\t", rawMinor: rawMinor, header: header) { text, _ in
            guard text.unicodeScalars.contains(where: { $0 == "\\" || PlainText.isDangerous($0) }) else { return text }
            let told = text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing(
                "\r\n", with: "\\n"
            )
            .replacing("\n", with: "\\n").replacing("\r", with: "\\n")
            return PlainText.json(told)
        }
    }

    private func delimited(
        _ separator: String, rawMinor: Bool, header: Bool, _ quote: (String, _ isMoney: Bool) -> String
    ) -> String {
        var lines: [String] = []
        if header {
            let names = columns.flatMap { $0.isMoney ? [$0.name, $0.name + "_currency"] : [$0.name] }
            lines.append(names.joined(separator: separator))
        }
        for row in rows {
            var fields: [String] = []
            for (column, cell) in zip(columns, row) {
                switch cell {
                case .empty: fields += column.isMoney ? ["", ""] : [""]
                case .text(let text, _): fields += [quote(text, false)] + (column.isMoney ? [""] : [])
                case .money(let minor, let currency, _):
                    let amount = rawMinor ? String(minor) : MoneyText.decimal(minor, currency)
                    fields += column.isMoney ? [amount, currency] : [quote("\(amount) \(currency)", true)]
                }
            }
            lines.append(fields.joined(separator: separator))
        }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    private static func looksLikeFormula(_ text: String) -> Bool {
        guard let first = text.first, "=+-@\t\r".contains(first) else { return false }
        return !text.dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
            || text.count == 1
    }
}

extension Table.Cell {
    var gridText: String {
        switch self {
        case .empty: ""
        case .text(let text, _): PlainText.oneLine(text)
        case .money(let minor, let currency, _): MoneyText.text(minor, currency)
        }
    }

    var tint: Tint {
        switch self {
        case .empty: .plain
        case .text(_, let tint), .money(_, _, let tint): tint
        }
    }
}

extension String {
    /// Columns on a terminal: wide East Asian characters and most emoji take two, combining marks none.
    var displayWidth: Int {
        if utf8.count == unicodeScalars.count { return utf8.count }
        return reduce(0) { width, character in
            guard let scalar = character.unicodeScalars.first else { return width }
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
                0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
                return width + 2
            default: return width + 1
            }
        }
    }
}
