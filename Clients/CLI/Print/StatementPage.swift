import Schema

/// A statement of account as a sheet of paper: opening balance, what was posted, closing balance, ages, letters sent.
struct StatementPage {
    let statement: Reskontra_V1_Statement
    let customer: Reskontra_V1_Customer
    let seller: String
    let words: PrintWords
    let language: String
    var account: PaymentBox.Account?

    private var terms: ReminderWords { .of(language) }

    var title: String { terms.statement }

    var page: Paper.Page {
        Paper.Page(
            language: language,
            body: """
                \(Paper.head(seller: seller, title: title, customer: customer, facts))
                <table>
                <thead>\(heading)</thead>
                <tbody>
                \(statement.openOnly ? "" : Paper.sum(terms.opening, statement.openingBalance, columns: 6))
                \(statement.lines.map(line).joined(separator: "\n"))
                </tbody>
                <tfoot>
                \(Paper.sum(terms.notDue, statement.notDue, columns: 6))
                \(Paper.sum(terms.closing, statement.closingBalance, columns: 6, isTotal: true))
                </tfoot>
                </table>
                \(ages)
                \(letters)
                \(payment)
                """)
    }

    private var facts: [(String, String)] {
        [
            (words.number, statement.statementID == 0 ? "" : "\(statement.statementID)"),
            (terms.from, statement.openOnly ? "" : DateText.text(statement.from)), (words.date, DateText.text(statement.to)),
            (words.customer, statement.customerNumber),
            (terms.recipients, statement.recipients.map(\.name).joined(separator: ", ")),
        ]
    }

    private var heading: String {
        Paper.row(
            [words.date, terms.kind, words.number, words.due, words.amount, terms.balance], numbersFrom: 4, tag: "th")
    }

    private func line(_ line: Reskontra_V1_StatementLine) -> String {
        Paper.row(
            [
                DateText.text(line.date), what(line),
                line.company.isEmpty ? line.number : "\(line.company) \(line.number)", DateText.text(line.dueDate),
                Paper.money(line.amount), Paper.money(line.balance),
            ], numbersFrom: 4)
    }

    /// The text of a line: what was posted, or that a settlement alone took it off: discount, difference.
    private func what(_ line: Reskontra_V1_StatementLine) -> String {
        line.settlementID == 0 ? terms.of(Self.word(line.kind)) : terms.settled
    }

    private static func word(_ kind: Reskontra_V1_ItemKind) -> ReminderWords.ItemWord {
        switch kind {
        case .invoice: .invoice
        case .creditNote: .creditNote
        case .payment, .prepayment: .payment
        case .interestNote: .interest
        case .letterFee, .paymentFee: .fee
        default: .other
        }
    }

    private var ages: String {
        guard !statement.aging.isEmpty else { return "" }
        let labels = statement.aging.map { "<th class=\"n\">\(Paper.escaped($0.label))</th>" }.joined()
        let amounts = statement.aging.map { "<td class=\"n\">\(Paper.money($0.amount))</td>" }.joined()
        return "<h2>\(terms.age)</h2>\n<table><thead><tr>\(labels)</tr></thead><tbody><tr>\(amounts)</tr></tbody></table>"
    }

    private var letters: String {
        statement.letters.isEmpty
            ? "" : "<p>\(terms.lettersSent): \(Paper.escaped(statement.letters.joined(separator: ", ")))</p>"
    }

    private var payment: String {
        guard let account, statement.closingBalance.minor > 0 else { return "" }
        return PaymentBox(
            account: account, amount: statement.closingBalance, number: statement.customerNumber, words: words).html
    }
}
