/// Words of letters, interest notes and statements, by the customer's language; what invoices say too is in PrintWords.
struct ReminderWords {
    let reminder: String, interestNote: String, statement: String
    let document: String, daysOverdue: String, overdue: String, fee: String, interest: String
    let base: String, rate: String, period: String, until: String
    let from: String, opening: String, closing: String, balance: String, kind: String, age: String, notDue: String
    let lettersSent: String, pleasePay: String
    /// What a settlement alone took off an item; who at the customer gets it.
    let settled: String, recipients: String
    let invoice: String, creditNote: String, payment: String, other: String

    static func of(_ language: String) -> ReminderWords { all[language] ?? english }

    private static let all = ["de": german, "sv": swedish]

    private static let english = ReminderWords(
        reminder: "Reminder", interestNote: "Interest note", statement: "Statement of account", document: "Document",
        daysOverdue: "Days overdue", overdue: "Overdue", fee: "Fee", interest: "Interest", base: "On", rate: "Rate",
        period: "Time", until: "Interest to", from: "From", opening: "Opening balance", closing: "Closing balance",
        balance: "Balance", kind: "What", age: "By age", notDue: "Not due yet", lettersSent: "Letters sent",
        pleasePay: "Please pay", settled: "Discount or difference", recipients: "Attention", invoice: "Invoice",
        creditNote: "Credit note", payment: "Payment", other: "Posting")

    private static let german = ReminderWords(
        reminder: "Mahnung", interestNote: "Zinsrechnung", statement: "Kontoauszug", document: "Beleg",
        daysOverdue: "Tage überfällig", overdue: "Überfällig", fee: "Gebühr", interest: "Zinsen", base: "Auf",
        rate: "Satz", period: "Zeitraum", until: "Zinsen bis", from: "Von", opening: "Anfangssaldo",
        closing: "Endsaldo", balance: "Saldo", kind: "Vorgang", age: "Nach Alter", notDue: "Noch nicht fällig",
        lettersSent: "Gesandte Mahnungen", pleasePay: "Bitte zahlen Sie", settled: "Skonto oder Differenz",
        recipients: "Zu Händen", invoice: "Rechnung", creditNote: "Gutschrift",
        payment: "Zahlung", other: "Buchung")

    private static let swedish = ReminderWords(
        reminder: "Påminnelse", interestNote: "Räntefaktura", statement: "Kontoutdrag", document: "Dokument",
        daysOverdue: "Dagar sedan förfall", overdue: "Förfallet", fee: "Avgift", interest: "Ränta", base: "På",
        rate: "Sats", period: "Tid", until: "Ränta till", from: "Från", opening: "Ingående saldo",
        closing: "Utgående saldo", balance: "Saldo", kind: "Händelse", age: "Efter ålder",
        notDue: "Ännu inte förfallet", lettersSent: "Skickade påminnelser", pleasePay: "Var vänlig betala",
        settled: "Rabatt eller differens", recipients: "Att.",
        invoice: "Faktura", creditNote: "Kreditnota", payment: "Betalning", other: "Bokning")

    func of(_ kind: ItemWord) -> String {
        switch kind {
        case .invoice: invoice
        case .creditNote: creditNote
        case .payment: payment
        case .interest: interestNote
        case .fee: fee
        case .other: other
        }
    }

    enum ItemWord { case invoice, creditNote, payment, interest, fee, other }
}
