import ArgumentParser

/// Words of a printed document, by the customer's language.
struct PrintWords {
    let invoice: String, creditNote: String
    let number: String, date: String, due: String, customer: String, reference: String, original: String
    let description: String, quantity: String, price: String, amount: String
    let net: String, tax: String, charges: String, total: String, open: String, paid: String
    let payTo: String, scan: String, paymentReference: String, instalments: String, deliveredTo: String
    let proforma: String

    /// Those of `language`, by its first two letters; English where we have no words.
    static func of(_ language: String) -> (code: String, words: PrintWords) {
        let code = String(language.lowercased().prefix(2))
        return all[code].map { (code, $0) } ?? ("en", english)
    }

    static let languages = ["en"] + all.keys.sorted()

    /// Refuses a language that we have no words in.
    static func check(_ language: String?) throws {
        guard let language, !languages.contains(language) else { return }
        throw ValidationError("'\(language)' is not a language we print: \(languages.joined(separator: ", "))")
    }

    private static let all = ["de": german, "sv": swedish]

    private static let english = PrintWords(
        invoice: "Invoice", creditNote: "Credit note", number: "Number", date: "Date", due: "Due",
        customer: "Customer", reference: "Your reference", original: "For invoice", description: "Description",
        quantity: "Quantity", price: "Price", amount: "Amount", net: "Net", tax: "Sales tax", charges: "Charges",
        total: "Total", open: "To pay", paid: "Paid", payTo: "Pay to", scan: "Scan with your bank's app",
        paymentReference: "Payment reference", instalments: "Instalments", deliveredTo: "Delivered to",
        proforma: "Pro forma invoice")

    private static let german = PrintWords(
        invoice: "Rechnung", creditNote: "Gutschrift", number: "Nummer", date: "Datum", due: "Zahlbar bis",
        customer: "Kunde", reference: "Ihr Zeichen", original: "Zu Rechnung", description: "Beschreibung",
        quantity: "Menge", price: "Preis", amount: "Betrag", net: "Netto", tax: "Umsatzsteuer", charges: "Zuschläge",
        total: "Gesamt", open: "Zu zahlen", paid: "Bezahlt", payTo: "Zahlung an", scan: "Mit der Bank-App scannen",
        paymentReference: "Zahlungsreferenz", instalments: "Raten", deliveredTo: "Geliefert an",
        proforma: "Proforma-Rechnung")

    private static let swedish = PrintWords(
        invoice: "Faktura", creditNote: "Kreditnota", number: "Nummer", date: "Datum", due: "Förfaller",
        customer: "Kund", reference: "Er referens", original: "Avser faktura", description: "Beskrivning",
        quantity: "Antal", price: "Pris", amount: "Belopp", net: "Netto", tax: "Moms", charges: "Avgifter",
        total: "Summa", open: "Att betala", paid: "Betald", payTo: "Betala till", scan: "Skanna med bankens app",
        paymentReference: "Betalningsreferens", instalments: "Delbetalningar", deliveredTo: "Levererat till",
        proforma: "Proformafaktura")
}
