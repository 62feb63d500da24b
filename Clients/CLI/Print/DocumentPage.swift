import Schema

/// An invoice or a credit note as one page of HTML with nothing to fetch: to look at, to send, to print on A4.
struct DocumentPage {
    let document: Reskontra_V1_GetDocumentResponse
    let customer: Reskontra_V1_Customer
    let seller: String
    let words: PrintWords
    let language: String
    /// Where to pay; nil: the page names no account.
    var account: PaymentBox.Account?
    /// It is collected by direct debit: the page says how, and asks for nothing (setup:SD-10).
    var notice: DebitNotice?
    /// Nothing is owed by it: it has no number and asks for no payment (setup:FT-11).
    var isProforma = false

    private var item: Reskontra_V1_OpenItem { document.item }
    private var isCreditNote: Bool { item.kind == .creditNote }
    private var title: String {
        let kind = isCreditNote ? words.creditNote : words.invoice
        guard isProforma else { return kind }
        return isCreditNote ? "\(words.proforma) (\(kind))" : words.proforma
    }
    /// A credit note shows what it gives back as a positive amount.
    private var sign: Int64 { isCreditNote ? -1 : 1 }

    var html: String {
        Paper(title: isProforma ? "\(title) · \(seller)" : "\(title) \(item.number) · \(seller)", language: language)
            .html(body)
    }

    /// The sheet alone, to be put together with others.
    var body: String {
        """
        \(Paper.head(seller: seller, title: title, customer: customer, facts))
        <table>
        <thead><tr><th>\(words.description)</th><th class="n">\(words.quantity)</th><th class="n">\(words.price)</th><th class="n">\(words.amount)</th></tr></thead>
        <tbody>
        \(lines)
        </tbody>
        <tfoot>
        \(sums)
        </tfoot>
        </table>
        \(plan)
        \(document.text.isEmpty ? "" : "<p class=\"text\">\(Paper.escaped(document.text))</p>")
        \(payment)
        """
    }

    private var facts: [(String, String)] {
        [
            (words.number, item.number), (words.date, DateText.text(item.documentDate)),
            (words.due, isCreditNote ? "" : DateText.text(item.dueDate)), (words.customer, item.customerNumber),
            (words.reference, document.reference), (words.original, document.originalInvoice),
            (words.deliveredTo, document.deliveredTo),
        ]
    }

    private var lines: String {
        document.lines.map { line in
            let quantity = line.hasQuantity ? DecimalText.text(line.quantity) : ""
            let price = line.hasUnitPrice ? DecimalText.text(line.unitPrice) : ""
            let text = line.description_p.isEmpty ? line.itemNumber : line.description_p
            return """
                <tr><td>\(Paper.escaped(text))</td><td class="n">\(quantity)</td><td class="n">\(price)</td>\
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
        let open = self.open
        if !isCreditNote, !isProforma, open.minor != document.document.total.minor, open.minor != 0 {
            rows.append(("\(words.open) \(open.currency)", money(open), " class=\"total\""))
        }
        return rows.map { label, amount, kind in
            "<tr\(kind)><td colspan=\"3\" class=\"n\">\(Paper.escaped(label))</td><td class=\"n\">\(amount)</td></tr>"
        }
        .joined(separator: "\n")
    }

    /// Of the whole invoice: of one in instalments `item` is the first of them.
    private var open: Reskontra_V1_Money {
        guard !document.document.instalments.isEmpty else { return item.open }
        return .with {
            $0.currency = item.open.currency
            $0.minor = document.document.instalments.reduce(0) { $0 + $1.open.minor }
        }
    }

    /// What is paid when; empty: all at once.
    private var plan: String {
        guard !document.document.instalments.isEmpty else { return "" }
        let rows = document.document.instalments.map { part in
            """
            <tr><td>\(Paper.escaped(part.number))</td><td>\(DateText.text(part.dueDate))</td>\
            <td class="n">\(money(part.amount))</td><td class="n">\(money(part.open))</td></tr>
            """
        }
        return """
            <h2>\(words.instalments)</h2>
            <table>
            <thead><tr><th>\(words.number)</th><th>\(words.due)</th><th class="n">\(words.amount)</th>\
            <th class="n">\(words.open)</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            """
    }

    private var payment: String {
        if isCreditNote || isProforma { return "" }
        // Of nothing nobody paid anything.
        guard open.minor > 0 else { return item.original.minor == 0 ? "" : "<p class=\"paid\">\(words.paid)</p>" }
        if let notice { return NoticeBox(notice: notice, words: words, language: language).html }
        // The next instalment, under the number of the invoice: the bank report finds it by that.
        let next = document.document.instalments.first { $0.open.minor > 0 }?.open ?? item.open
        return account.map { PaymentBox(account: $0, amount: next, number: item.number, words: words).html } ?? ""
    }

    private func money(_ money: Reskontra_V1_Money, signed: Bool = true) -> String {
        Paper.money(signed ? money.minor * sign : money.minor, money.currency)
    }
}
