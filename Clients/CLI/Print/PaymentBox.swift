import Schema

/// Where to pay, how much and under which reference; for euro with a code that a bank's app reads.
struct PaymentBox {
    let account: Account
    let amount: Reskontra_V1_Money
    /// Of the document that is paid.
    let number: String
    let words: PrintWords

    struct Account {
        var iban: String
        var bic: String
        var payee: String
    }

    var html: String {
        let reference = PaymentReference.creditor(number)
        var facts = [(words.payTo, account.payee), ("IBAN", PaymentReference.grouped(account.iban))]
        if !account.bic.isEmpty { facts.append(("BIC", account.bic)) }
        facts.append((words.paymentReference, reference.map(PaymentReference.grouped) ?? number))
        facts.append((words.amount, "\(Paper.money(amount)) \(amount.currency)"))
        return """
            <section class="pay">
            \(code(reference))
            \(Paper.facts(facts))
            </section>
            """
    }

    /// The EPC code where it is defined: euro, to an IBAN.
    private func code(_ reference: String?) -> String {
        let content = PaymentCode(
            payee: account.payee, iban: account.iban, bic: account.bic, amount: amount.minor, reference: reference ?? "",
            message: reference == nil ? number : "")
        guard amount.currency == "EUR", let text = content.text, let code = QRCode(Array(text.utf8)) else { return "" }
        // Four modules of white around it belong to the code.
        let side = code.side + 8
        var path = ""
        for row in 0..<code.side {
            for column in 0..<code.side where code[row, column] { path += "M\(column + 4) \(row + 4)h1v1h-1z" }
        }
        return """
            <figure><svg viewBox="0 0 \(side) \(side)" role="img" aria-label="EPC QR">\
            <rect width="\(side)" height="\(side)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>\
            <figcaption>\(words.scan)</figcaption></figure>
            """
    }
}
