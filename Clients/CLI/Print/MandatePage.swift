import Schema

/// A mandate as one page of HTML: to be signed, or a copy of what was signed (setup section 15).
///
/// Holds what the rulebooks ask a mandate form to hold: reference, creditor with identifier, debtor with account, kind of
/// payment, the authorization in words, the right of refund, date, place and signature.
struct MandatePage {
    let mandate: Reskontra_V1_Mandate
    let creditor: Reskontra_V1_CreditorAccount
    let address: String
    let words: MandateWords
    let language: String

    private var isBusiness: Bool { mandate.scheme == .b2B }

    var html: String {
        """
        <!doctype html>
        <html lang="\(language)">
        <head>
        <meta charset="utf-8">
        <title>\(Paper.escaped("\(words.title) \(mandate.number) · \(creditor.name)"))</title>
        <style>
        \(Paper.style)
        \(Self.style)
        </style>
        </head>
        <body>
        <header>
        <div class="seller">\(Paper.escaped(creditor.name))</div>
        <h1>\(isBusiness ? words.businessTitle : words.title)</h1>
        </header>
        \(mandate.state == .canceled || mandate.state == .expired ? "<p class=\"paid\">\(Words.of(mandate.state))</p>" : "")
        \(box(words.creditor, [
            (words.name, creditor.name), (words.creditorID, creditor.creditorID), (words.reference, mandate.number),
        ]))
        <p>\(Paper.escaped(words.authorization(creditor.name)))</p>
        <p>\(Paper.escaped(isBusiness ? words.noRefund : words.refund))</p>
        \(box(words.debtor, [
            (words.name, mandate.accountHolder), (words.address, address), ("IBAN", PaymentReference.grouped(mandate.iban)),
            ("BIC", mandate.bic),
            (words.kind, mandate.kind == .oneOff ? words.oneOff : words.recurrent),
        ]))
        <section class="sign">
        <div><span>\(Paper.escaped(signed))</span><small>\(words.placeAndDate)</small></div>
        <div><span>&nbsp;</span><small>\(words.signature)</small></div>
        </section>
        </body>
        </html>

        """
    }

    private var signed: String {
        guard mandate.hasSignatureDate else { return "\u{00A0}" }
        return [mandate.signaturePlace, DateText.text(mandate.signatureDate)].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func box(_ title: String, _ facts: [(String, String)]) -> String {
        let list = facts.filter { !$1.isEmpty }.map { "<dt>\($0)</dt><dd>\(Paper.escaped($1))</dd>" }.joined(separator: "\n")
        return "<section class=\"box\"><h2>\(title)</h2>\n<dl>\n\(list)\n</dl></section>"
    }

    private static let style = """
        .box { border: 1px solid #1a1a1a; padding: 4mm 5mm; margin: 8mm 0 }
        .box h2 { font-size: 11pt; margin: 0 0 3mm }
        .box dl { grid-template-columns: 45mm auto }
        .box dd { text-align: left }
        .sign { display: flex; gap: 12mm; margin-top: 20mm }
        .sign div { flex: 1 }
        .sign span { display: block; border-bottom: 1px solid #1a1a1a; min-height: 6mm }
        small { color: #666 }
        """
}

/// Words of a mandate form, by the debtor's language.
struct MandateWords {
    let title: String, businessTitle: String, creditor: String, debtor: String, name: String, address: String
    let creditorID: String, reference: String, kind: String, oneOff: String, recurrent: String
    let placeAndDate: String, signature: String, refund: String, noRefund: String
    private let before: String, between: String, after: String

    func authorization(_ name: String) -> String { before + name + between + name + after }

    static func of(_ language: String) -> (code: String, words: MandateWords) {
        switch PrintWords.of(language).code {
        case "de": ("de", german)
        case "sv": ("sv", swedish)
        default: ("en", english)
        }
    }

    private static let english = MandateWords(
        title: "SEPA Direct Debit Mandate", businessTitle: "SEPA Business-to-Business Direct Debit Mandate",
        creditor: "Creditor", debtor: "Debtor", name: "Name", address: "Address", creditorID: "Creditor identifier",
        reference: "Mandate reference", kind: "Type of payment", oneOff: "one-off payment", recurrent: "recurrent payments",
        placeAndDate: "Place, date", signature: "Signature",
        refund: "As part of your rights, you are entitled to a refund from your bank under the terms and conditions of your "
            + "agreement with your bank. A refund must be claimed within 8 weeks starting from the date on which your account "
            + "was debited.",
        noRefund: "This mandate is only intended for business-to-business transactions. You are not entitled to a refund from "
            + "your bank after your account has been debited, but you are entitled to request your bank not to debit your "
            + "account up until the day on which the payment is due.",
        before: "By signing this mandate form, you authorise (A) ",
        between: " to send instructions to your bank to debit your account and (B) your bank to debit your account in "
            + "accordance with the instructions from ",
        after: ".")

    private static let german = MandateWords(
        title: "SEPA-Lastschriftmandat", businessTitle: "SEPA-Firmenlastschriftmandat", creditor: "Zahlungsempfänger",
        debtor: "Zahlungspflichtiger", name: "Name", address: "Anschrift", creditorID: "Gläubiger-Identifikationsnummer",
        reference: "Mandatsreferenz", kind: "Zahlungsart", oneOff: "einmalige Zahlung", recurrent: "wiederkehrende Zahlungen",
        placeAndDate: "Ort, Datum", signature: "Unterschrift",
        refund: "Hinweis: Ich kann innerhalb von acht Wochen, beginnend mit dem Belastungsdatum, die Erstattung des belasteten "
            + "Betrages verlangen. Es gelten dabei die mit meinem Kreditinstitut vereinbarten Bedingungen.",
        noRefund: "Hinweis: Dieses Mandat dient nur dem Einzug von Lastschriften, die auf Konten von Unternehmen gezogen sind. "
            + "Ich bin nicht berechtigt, nach der erfolgten Einlösung eine Erstattung des belasteten Betrages zu verlangen. Ich "
            + "bin berechtigt, mein Kreditinstitut bis zum Fälligkeitstag anzuweisen, Lastschriften nicht einzulösen.",
        before: "Ich ermächtige ", between: ", Zahlungen von meinem Konto mittels Lastschrift einzuziehen. Zugleich weise ich "
            + "mein Kreditinstitut an, die von ",
        after: " auf mein Konto gezogenen Lastschriften einzulösen.")

    private static let swedish = MandateWords(
        title: "SEPA-autogiromedgivande", businessTitle: "SEPA-autogiromedgivande mellan företag",
        creditor: "Betalningsmottagare", debtor: "Betalare", name: "Namn", address: "Adress",
        creditorID: "Betalningsmottagarens identitet", reference: "Medgivandets referens", kind: "Typ av betalning",
        oneOff: "engångsbetalning", recurrent: "återkommande betalningar", placeAndDate: "Ort, datum", signature: "Underskrift",
        refund: "Du har rätt till återbetalning från din bank enligt villkoren i ditt avtal med banken. Återbetalning ska "
            + "begäras inom 8 veckor från den dag då ditt konto debiterades.",
        noRefund: "Medgivandet avser endast betalningar mellan företag. Du har inte rätt till återbetalning från din bank efter "
            + "att kontot debiterats, men du kan till och med förfallodagen be banken att inte debitera kontot.",
        before: "Genom att underteckna ger du (A) ",
        between: " rätt att sända uppdrag till din bank att debitera ditt konto och (B) din bank rätt att debitera ditt konto "
            + "enligt uppdrag från ",
        after: ".")
}
