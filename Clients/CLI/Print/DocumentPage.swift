import Schema

/// An invoice or a credit note as one page of HTML with nothing to fetch: to look at, to send, to print on A4.
struct DocumentPage {
    let document: Reskontra_V1_GetDocumentResponse
    let customer: Reskontra_V1_Customer
    let seller: String
    let words: PrintWords
    let language: String
    /// Where to pay; nil: the page names no account.
    var account: Account?

    struct Account {
        var iban: String
        var bic: String
        var payee: String
    }

    private var item: Reskontra_V1_OpenItem { document.item }
    private var isCreditNote: Bool { item.kind == .creditNote }
    private var title: String { isCreditNote ? words.creditNote : words.invoice }
    /// A credit note shows what it gives back as a positive amount.
    private var sign: Int64 { isCreditNote ? -1 : 1 }

    var html: String {
        """
        <!doctype html>
        <html lang="\(language)">
        <head>
        <meta charset="utf-8">
        <title>\(Self.escaped("\(title) \(item.number) · \(seller)"))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <header>
        <div class="seller">\(Self.escaped(seller))</div>
        <h1>\(title)</h1>
        </header>
        <section class="head">
        <address>\(address)</address>
        <dl>
        \(facts)
        </dl>
        </section>
        <table>
        <thead><tr><th>\(words.description)</th><th class="n">\(words.quantity)</th><th class="n">\(words.price)</th><th class="n">\(words.amount)</th></tr></thead>
        <tbody>
        \(lines)
        </tbody>
        <tfoot>
        \(sums)
        </tfoot>
        </table>
        \(document.text.isEmpty ? "" : "<p>\(Self.escaped(document.text))</p>")
        \(payment)
        </body>
        </html>

        """
    }

    private var address: String {
        let country = customer.country.isEmpty ? [] : [customer.country]
        let parts = [customer.name] + customer.address.split(separator: "\n").map(String.init) + country
        return parts.map(Self.escaped).joined(separator: "<br>")
    }

    private var facts: String {
        [
            (words.number, item.number), (words.date, DateText.text(item.documentDate)),
            (words.due, isCreditNote ? "" : DateText.text(item.dueDate)), (words.customer, item.customerNumber),
            (words.reference, document.reference), (words.original, document.originalInvoice),
        ]
        .filter { !$1.isEmpty }
        .map { "<dt>\($0)</dt><dd>\(Self.escaped($1))</dd>" }
        .joined(separator: "\n")
    }

    private var lines: String {
        document.lines.map { line in
            let quantity = line.hasQuantity ? DecimalText.text(line.quantity) : ""
            let price = line.hasUnitPrice ? DecimalText.text(line.unitPrice) : ""
            let text = line.description_p.isEmpty ? line.itemNumber : line.description_p
            return """
                <tr><td>\(Self.escaped(text))</td><td class="n">\(quantity)</td><td class="n">\(price)</td>\
                <td class="n">\(money(line.amount, signed: false))</td></tr>
                """
        }
        .joined(separator: "\n")
    }

    private var sums: String {
        var rows = [(words.net, money(document.document.net), "")]
        if document.document.charges.minor != 0 { rows.append((words.charges, money(document.document.charges), "")) }
        for tax in document.document.taxes {
            rows.append(("\(words.tax) \(tax.taxCode) \(DecimalText.text(tax.percent)) %", money(tax.tax), ""))
        }
        let total = "\(words.total) \(item.original.currency)"
        rows.append((total, money(document.document.total), " class=\"total\""))
        if !isCreditNote, item.open != item.original, item.open.minor != 0 {
            rows.append(("\(words.open) \(item.open.currency)", money(item.open), " class=\"total\""))
        }
        return rows.map { label, amount, kind in
            "<tr\(kind)><td colspan=\"3\" class=\"n\">\(Self.escaped(label))</td><td class=\"n\">\(amount)</td></tr>"
        }
        .joined(separator: "\n")
    }

    private var payment: String {
        if isCreditNote { return "" }
        guard item.open.minor > 0 else { return "<p class=\"paid\">\(words.paid)</p>" }
        guard let account else { return "" }
        let reference = PaymentReference.creditor(item.number)
        var facts = [(words.payTo, account.payee), ("IBAN", PaymentReference.grouped(account.iban))]
        if !account.bic.isEmpty { facts.append(("BIC", account.bic)) }
        facts.append((words.paymentReference, reference.map(PaymentReference.grouped) ?? item.number))
        facts.append((words.amount, "\(money(item.open)) \(item.open.currency)"))
        let list = facts.map { "<dt>\($0)</dt><dd>\(Self.escaped($1))</dd>" }.joined(separator: "\n")
        return """
            <section class="pay">
            \(code(account, reference ?? ""))
            <dl>
            \(list)
            </dl>
            </section>
            """
    }

    /// The EPC code where it is defined: euro, to an IBAN.
    private func code(_ account: Account, _ reference: String) -> String {
        let content = PaymentCode(
            payee: account.payee, iban: account.iban, bic: account.bic, amount: item.open.minor, reference: reference)
        guard item.open.currency == "EUR", let text = content.text, let code = QRCode(Array(text.utf8)) else { return "" }
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

    /// With groups of three digits, the minus where it belongs.
    private func money(_ money: Reskontra_V1_Money, signed: Bool = true) -> String {
        let minor = signed ? money.minor * sign : money.minor
        let text = MoneyText.decimal(minor, money.currency)
        let digits = text.prefix { $0 != "." }.drop { $0 == "-" }
        let grouped = digits.reversed().enumerated()
            .map { String($1) + ($0 > 0 && $0 % 3 == 0 ? "\u{202F}" : "") }
            .reversed().joined()
        return (minor < 0 ? "\u{2212}" : "") + grouped + text.drop { $0 != "." }
    }

    /// What customers write is text, never markup.
    static func escaped(_ text: String) -> String {
        var safe = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            default: if character.properties.generalCategory != .control { safe.unicodeScalars.append(character) }
            }
        }
        return safe
    }

    static let style = """
        @page { size: A4; margin: 20mm }
        body { font: 10.5pt/1.45 "Liberation Sans", Helvetica, Arial, sans-serif; color: #1a1a1a; max-width: 170mm; margin: 10mm auto }
        header { display: flex; justify-content: space-between; align-items: baseline; border-bottom: 2px solid #1a1a1a }
        h1 { font-size: 20pt; margin: 0 }
        .seller { font-weight: bold; font-size: 12pt }
        .head { display: flex; justify-content: space-between; margin: 12mm 0 10mm }
        address { font-style: normal }
        dl { display: grid; grid-template-columns: auto auto; gap: 1mm 5mm; margin: 0; align-content: start }
        dt { color: #666 }
        dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums }
        table { width: 100%; border-collapse: collapse }
        th { text-align: left; border-bottom: 1px solid #1a1a1a; padding: 1.5mm 2mm 1.5mm 0 }
        td { padding: 1.5mm 2mm 1.5mm 0; border-bottom: 1px solid #ddd; vertical-align: top }
        tfoot td { border: 0 }
        tr { break-inside: avoid }
        .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
        .total td { font-weight: bold; border-top: 1px solid #1a1a1a }
        .paid { font-weight: bold; text-transform: uppercase; letter-spacing: 1px }
        .pay { display: flex; gap: 8mm; align-items: center; margin-top: 12mm; break-inside: avoid }
        figure { margin: 0; text-align: center; font-size: 8pt; color: #666 }
        svg { width: 34mm; height: 34mm; display: block }
        """
}
