import Schema

/// A collection letter as a sheet of paper: the sequence's text in the customer's language, what is overdue, where to pay.
struct LetterPage {
    let letter: Reskontra_V1_CollectionLetter
    let customer: Reskontra_V1_Customer
    let seller: String
    var account: PaymentBox.Account?

    /// Of the text; without one the customer's, as far as we have words.
    private var language: String { PrintWords.of(letter.language.isEmpty ? customer.language : letter.language).code }
    private var words: PrintWords { PrintWords.of(language).words }
    private var terms: ReminderWords { .of(language) }

    var title: String { letter.label.isEmpty ? terms.reminder : letter.label }
    /// Letters that are not posted have no number yet.
    var name: String { letter.number.isEmpty ? "\(letter.letterID)" : letter.number }

    var page: Paper.Page {
        Paper.Page(
            language: language,
            body: """
                \(Paper.head(seller: seller, title: title, customer: customer, facts))
                \(letter.text.isEmpty ? "" : "<p class=\"text\">\(Paper.escaped(letter.text))</p>")
                <table>
                <thead>\(heading)</thead>
                <tbody>
                \(letter.lines.map(line).joined(separator: "\n"))
                </tbody>
                <tfoot>
                \(sums)
                </tfoot>
                </table>
                \(payment)
                """)
    }

    private var facts: [(String, String)] {
        [
            (words.number, letter.number), (words.date, DateText.text(letter.letterDate)),
            (words.customer, letter.customerNumber),
        ]
    }

    private var heading: String {
        Paper.row(
            [terms.document, words.date, words.due, terms.daysOverdue, words.open], numbersFrom: 3, tag: "th")
    }

    private func line(_ line: Reskontra_V1_CollectionLetter.Line) -> String {
        let days = DateText.days(from: line.dueDate, to: letter.letterDate)
        return Paper.row(
            [
                line.documentNumber, DateText.text(line.documentDate), DateText.text(line.dueDate),
                days > 0 ? String(days) : "", "\(Paper.money(line.open)) \(line.open.currency)",
            ], numbersFrom: 3)
    }

    /// What the letter asks for: overdue items, its fee, interest that was posted with it.
    private var total: Reskontra_V1_Money {
        var total = letter.overdueBalance
        total.minor += letter.fee.minor + letter.interest.minor
        return total
    }

    private var sums: String {
        var rows = [Paper.sum(terms.overdue, letter.overdueBalance, columns: 5)]
        if letter.fee.minor != 0 { rows.append(Paper.sum(terms.fee, letter.fee, columns: 5)) }
        if letter.interest.minor != 0 { rows.append(Paper.sum(terms.interest, letter.interest, columns: 5)) }
        return (rows + [Paper.sum(terms.pleasePay, total, columns: 5, isTotal: true)]).joined(separator: "\n")
    }

    private var payment: String {
        guard let account, total.minor > 0 else { return "" }
        // One document is paid by its own number, several by the customer's.
        let number = letter.lines.count == 1 && total == letter.overdueBalance ? letter.lines[0].documentNumber : letter.customerNumber
        return PaymentBox(account: account, amount: total, number: number, words: words).html
    }
}
