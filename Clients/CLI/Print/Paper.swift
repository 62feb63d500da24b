import Schema

/// Pages for a printer: one sheet of HTML with nothing to fetch, each page beginning a new sheet of paper.
struct Paper {
    let title: String
    let language: String

    /// What stands on a sheet, and in which language.
    struct Page {
        var language: String
        var body: String

        fileprivate var html: String { "<div class=\"page\" lang=\"\(Paper.escaped(language))\">\n\(body)\n</div>" }
    }

    func html(_ body: String) -> String { html([Page(language: language, body: body)]) }

    func html(_ pages: [Page]) -> String {
        """
        <!doctype html>
        <html lang="\(Self.escaped(language))">
        <head>
        <meta charset="utf-8">
        <title>\(Self.escaped(title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        \(pages.map(\.html).joined(separator: "\n"))
        </body>
        </html>

        """
    }

    private static func header(seller: String, title: String) -> String {
        """
        <header>
        <div class="seller">\(escaped(seller))</div>
        <h1>\(escaped(title))</h1>
        </header>
        """
    }

    /// The top of what a customer gets: who sends it, what it is, whom it is for, and its facts.
    static func head(
        seller: String, title: String, customer: Reskontra_V1_Customer, _ facts: [(String, String)]
    ) -> String {
        """
        \(header(seller: seller, title: title))
        <section class="head">
        <address>\(address(customer))</address>
        \(self.facts(facts))
        </section>
        """
    }

    private static func address(_ customer: Reskontra_V1_Customer) -> String {
        let country = customer.country.isEmpty ? [] : [customer.country]
        let parts = [customer.name] + customer.address.split(separator: "\n").map(String.init) + country
        return parts.map(escaped).joined(separator: "<br>")
    }

    /// Those that say something.
    static func facts(_ facts: [(String, String)]) -> String {
        let rows = facts.filter { !$1.isEmpty }.map { "<dt>\(escaped($0))</dt><dd>\(escaped($1))</dd>" }
        return "<dl>\n\(rows.joined(separator: "\n"))\n</dl>"
    }

    /// A row of cells; all from `numbersFrom` on are figures.
    static func row(_ cells: [String], numbersFrom: Int, tag: String = "td") -> String {
        let texts = cells.enumerated().map { "<\(tag)\($0 >= numbersFrom ? " class=\"n\"" : "")>\(escaped($1))</\(tag)>" }
        return "<tr>\(texts.joined())</tr>"
    }

    /// A sum below a table of so many columns.
    static func sum(_ label: String, _ amount: Reskontra_V1_Money, columns: Int, isTotal: Bool = false) -> String {
        let text = isTotal ? "\(label) \(amount.currency)" : label
        return "<tr\(isTotal ? " class=\"total\"" : "")><td colspan=\"\(columns - 1)\" class=\"n\">\(escaped(text))</td>"
            + "<td class=\"n\">\(money(amount))</td></tr>"
    }

    static func money(_ money: Reskontra_V1_Money) -> String { self.money(money.minor, money.currency) }

    /// With groups of three digits, the minus where it belongs.
    static func money(_ minor: Int64, _ currency: String) -> String {
        let text = MoneyText.decimal(minor, currency)
        let digits = text.prefix { $0 != "." }.drop { $0 == "-" }
        let grouped = digits.reversed().enumerated()
            .map { String($1) + ($0 > 0 && $0 % 3 == 0 ? "\u{202F}" : "") }
            .reversed().joined()
        return (minor < 0 ? "\u{2212}" : "") + grouped + text.drop { $0 != "." }
    }

    /// What customers write is text, never markup; line ends stay. What turns the direction of what stands beside it
    /// goes: the page finds the direction of each text by itself.
    static func escaped(_ text: String) -> String {
        var safe = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            case "\t": safe += " "
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": break
            default:
                if character == "\n" || character.properties.generalCategory != .control {
                    safe.unicodeScalars.append(character)
                }
            }
        }
        return safe
    }

    static let style = """
        @page { size: A4; margin: 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #666 } }
        body { font: 10.5pt/1.45 "Liberation Sans", Helvetica, Arial, sans-serif; color: #1a1a1a; max-width: 170mm; margin: 10mm auto }
        header { display: flex; justify-content: space-between; align-items: baseline; gap: 8mm; border-bottom: 2px solid #1a1a1a }
        h1 { font-size: 20pt; margin: 0; white-space: nowrap }
        .seller { font-weight: bold; font-size: 12pt }
        .head { display: flex; justify-content: space-between; gap: 10mm; margin: 12mm 0 10mm }
        address { font-style: normal; flex: 1 1 0 }
        .head dl { max-width: 50% }
        dl { display: grid; grid-template-columns: max-content minmax(0, auto); gap: 1mm 5mm; margin: 0; align-content: start }
        dt { color: #666 }
        dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums }
        table { width: 100%; border-collapse: collapse }
        th { text-align: left; border-bottom: 1px solid #1a1a1a; padding: 1.5mm 2mm 1.5mm 0 }
        td { padding: 1.5mm 2mm 1.5mm 0; border-bottom: 1px solid #ddd; vertical-align: top }
        tfoot { display: table-row-group }
        tfoot tr { break-before: avoid }
        tfoot td { border: 0 }
        tr { break-inside: avoid }
        .n { text-align: right; padding-left: 3mm; white-space: nowrap; font-variant-numeric: tabular-nums }
        .total td { font-weight: bold; border-top: 1px solid #1a1a1a }
        .paid { font-weight: bold; text-transform: uppercase; letter-spacing: 1px }
        .pay { display: flex; gap: 8mm; align-items: center; margin-top: 12mm; break-inside: avoid }
        figure { margin: 0; text-align: center; font-size: 8pt; color: #666 }
        svg { width: 34mm; height: 34mm; display: block }
        .text { white-space: pre-line }
        .seller, address, dd, td, p { unicode-bidi: plaintext; overflow-wrap: anywhere }
        h2 { font-size: 12pt; margin: 8mm 0 2mm }
        .page + .page { break-before: page }
        @media print { body { margin: 0; max-width: none } }
        """
}
