import Schema

/// A list as one page of HTML with nothing to fetch, to print and to file: what a command shows, with title and sums.
struct TablePage {
    let title: String
    let company: String
    /// Under the title: of what and as of when.
    let facts: [String]
    /// Beside money and numbers the cell is set right.
    let columns: [(title: String, isNumber: Bool)]
    let rows: [[String]]
    /// The first words of each, and its amount.
    var sums: [(text: String, amount: String)] = []

    var html: String {
        let head = columns.map { "<th\($0.isNumber ? " class=\"n\"" : "")>\(Paper.escaped($0.title))</th>" }.joined()
        let body = rows.map { row in
            let cells = zip(columns, row).map { column, text in
                "<td\(column.isNumber ? " class=\"n\"" : "")>\(Paper.escaped(text))</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        let foot = sums.map { text, amount in
            """
            <tr class="total"><td colspan="\(max(1, columns.count - 1))" class="n">\(Paper.escaped(text))</td>\
            <td class="n">\(Paper.escaped(amount))</td></tr>
            """
        }
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>\(Paper.escaped("\(title) · \(company)"))</title>
            <style>
            \(Paper.style)
            body { max-width: none }
            </style>
            </head>
            <body>
            <header>
            <div class="seller">\(Paper.escaped(company))</div>
            <h1>\(Paper.escaped(title))</h1>
            </header>
            <p>\(facts.map(Paper.escaped).joined(separator: "<br>"))</p>
            <table>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body.joined(separator: "\n"))
            </tbody>
            <tfoot>
            \(foot.joined(separator: "\n"))
            </tfoot>
            </table>
            </body>
            </html>

            """
    }
}
