import Schema

/// An interest note as a sheet of paper: each document, the time and the rate it bore interest at.
struct InterestPage {
    let note: Reskontra_V1_InterestNote
    let customer: Reskontra_V1_Customer
    let seller: String
    let words: PrintWords
    let language: String
    var account: PaymentBox.Account?

    private var terms: ReminderWords { .of(language) }

    var title: String { terms.interestNote }

    var page: Paper.Page {
        Paper.Page(
            language: language,
            body: """
                \(Paper.head(seller: seller, title: title, customer: customer, facts))
                <table>
                <thead>\(heading)</thead>
                <tbody>
                \(note.lines.map(line).joined(separator: "\n"))
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
            (words.number, note.number), (words.date, DateText.text(note.postingDate)),
            (words.due, DateText.text(note.dueDate)), (terms.until, DateText.text(note.toDate)),
            (words.customer, note.customerNumber),
        ]
    }

    private var heading: String {
        Paper.row([terms.document, terms.period, terms.base, terms.rate, terms.interest], numbersFrom: 2, tag: "th")
    }

    private func line(_ line: Reskontra_V1_InterestCharge) -> String {
        let times = line.spans.map { "\(DateText.text($0.from)) – \(DateText.text($0.to))" }
        return Paper.row(
            [
                line.documentNumber, times.joined(separator: ", "), Paper.money(line.base),
                note.basis == .amount ? "" : DecimalText.text(line.value) + " %",
                Paper.money(line.amount),
            ], numbersFrom: 2)
    }

    private var sums: String {
        var rows = note.fees.map { Paper.sum(terms.fee, $0.amount, columns: 5) }
        rows.append(Paper.sum(words.total, note.total, columns: 5, isTotal: true))
        if note.itemID != 0, note.open != note.total, note.open.minor != 0 {
            rows.append(Paper.sum(words.open, note.open, columns: 5, isTotal: true))
        }
        return rows.joined(separator: "\n")
    }

    private var payment: String {
        if note.itemID != 0, note.open.minor == 0 { return "<p class=\"paid\">\(words.paid)</p>" }
        let amount = note.itemID == 0 ? note.total : note.open
        guard let account, amount.minor > 0 else { return "" }
        return PaymentBox(account: account, amount: amount, number: note.number, words: words).html
    }
}
