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
        let head = columns.map { "<th\($0.isNumber ? " class=\"n\"" : "")>\(DocumentPage.escaped($0.title))</th>" }.joined()
        let body = rows.map { row in
            let cells = zip(columns, row).map { column, text in
                "<td\(column.isNumber ? " class=\"n\"" : "")>\(DocumentPage.escaped(text))</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        let foot = sums.map { text, amount in
            """
            <tr class="total"><td colspan="\(max(1, columns.count - 1))" class="n">\(DocumentPage.escaped(text))</td>\
            <td class="n">\(DocumentPage.escaped(amount))</td></tr>
            """
        }
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>\(DocumentPage.escaped("\(title) · \(company)"))</title>
            <style>
            \(DocumentPage.style)
            body { max-width: none }
            </style>
            </head>
            <body>
            <header>
            <div class="seller">\(DocumentPage.escaped(company))</div>
            <h1>\(DocumentPage.escaped(title))</h1>
            </header>
            <p>\(facts.map(DocumentPage.escaped).joined(separator: "<br>"))</p>
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
