import Schema

/// A notice of a direct debit as a sheet of paper: what is collected, when, under which mandate, by whom.
struct NoticePage {
    let notice: DebitNotice
    let customer: Reskontra_V1_Customer
    let language: String

    private var code: String { PrintWords.of(language).code }
    private var words: PrintWords { PrintWords.of(language).words }

    var title: String { "\(NoticeWords.of(code).title) \(notice.document)" }

    var page: Paper.Page {
        Paper.Page(
            language: code,
            body: """
                \(Paper.head(
                    seller: notice.creditor.name, title: NoticeWords.of(code).title, customer: customer,
                    [(words.number, notice.document), (words.customer, customer.number)]))
                \(NoticeBox(notice: notice, words: words, language: code).html)
                """)
    }
}

/// What stands on a notice, and on an invoice in the place of the account to pay to.
struct NoticeBox {
    let notice: DebitNotice
    let words: PrintWords
    let language: String

    var html: String {
        let (own, mandate) = (NoticeWords.of(language), MandateWords.of(language).words)
        return """
            <section class="pay">
            <div>
            <p>\(Paper.escaped(own.sentence))</p>
            \(Paper.facts([
                (words.amount, "\(Paper.money(notice.amount)) \(notice.amount.currency)"), (own.on, DateText.text(notice.date)),
                (mandate.reference, notice.mandate.number), (mandate.creditor, notice.creditor.name),
                (mandate.creditorID, notice.creditor.creditorID), (own.account, Self.masked(notice.mandate.iban)),
            ]))
            </div>
            </section>
            """
    }

    /// Enough for its holder: country and last digits.
    private static func masked(_ iban: String) -> String {
        guard iban.count > 8 else { return "" }
        return "\(iban.prefix(4)) \u{2026} \(iban.suffix(4))"
    }
}

/// Words of a notice, by the customer's language.
struct NoticeWords {
    let title: String, sentence: String, on: String, account: String

    static func of(_ language: String) -> NoticeWords {
        switch language {
        case "de":
            NoticeWords(
                title: "Lastschriftankündigung",
                sentence: "Wir ziehen diesen Betrag als SEPA-Lastschrift von Ihrem Konto ein. Sie brauchen nichts zu überweisen.",
                on: "Einzug am", account: "Ihr Konto")
        case "sv":
            NoticeWords(
                title: "Avisering om autogiro",
                sentence: "Vi drar beloppet från ditt konto genom SEPA-autogiro. Du behöver inte betala något själv.",
                on: "Dras den", account: "Ditt konto")
        default:
            NoticeWords(
                title: "Notice of direct debit",
                sentence: "We collect this amount from your account by SEPA direct debit. You need not pay anything yourself.",
                on: "Collected on", account: "Your account")
        }
    }
}
