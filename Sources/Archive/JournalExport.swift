import Receivables
import Wire

/// The books as a plain-text journal that hledger reads and checks (F33): a second opinion from another program.
///
///     2010-12-01 (V-000012) invoice I-000007 | C-17850  ; sequence:17
///         UK01:130100:C-17850        139.12 GBP
///         UK01:401100               -139.12 GBP
///
/// An account is `company:main account`, receivables with the customer below it. Foreign amounts carry their
/// accounting amount as the total cost (`@@`), so that hledger balances both currencies. What moves only in
/// accounting currency (exchange differences) stands on `…:exchange` below the account.
package struct JournalExport: LedgerExport {
    package static let needsBook = true

    private let out: ByteSink
    /// Declared at the end, where all are known.
    private var accounts: Set<String> = []
    private var currencies: Set<Currency> = []

    package init(_ out: ByteSink) { self.out = out }

    package mutating func record(
        _ record: LogRecord, _ events: [Event], _ stamp: Stamp, _ book: borrowing Book
    ) throws {
        for event in events {
            switch event {
            case .posted(let posted):
                let fact = posted.fact
                let title = "\(JournalExport.name(fact.kind)) \(fact.number)"
                try write(fact.entry, title, fact.customer, stamp, book)
            case .itemsSettled(let fact):
                for entry in fact.entries {
                    try write(entry, "settlement \(fact.settlement.number)", fact.customer, stamp, book)
                }
            case .settlementUndone(let fact):
                let customer = book.items[fact.settlement].customer
                for entry in fact.entries {
                    try write(entry, "undo of settlement \(fact.settlement.number)", customer, stamp, book)
                }
            case .bill(.billSet(let bill, let made)):
                for entry in made.entries { try write(entry, "bill \(bill.number)", bill.customer, stamp, book) }
            case .bill(.remittanceSet(let remittance, let made)):
                for entry in made.entries {
                    let customer = book.bills[remittance.bills[0]].customer
                    try write(entry, "remittance \(remittance.number)", customer, stamp, book)
                }
            case .directDebit(.feeBooked(let fee)):
                let row = book.directDebits[fee.collection]
                try write(fee.entry, "bank fee of direct debit \(row.endToEnd(book))", row.customer, stamp, book)
            case .bank(.lineBooked(let id, let entry, _)):
                try write(entry, "bank entry \(id.number)", .none, stamp, book)
            case .payment(.cleared(let item, _, let entry, _)):
                let row = book.items[item]
                try write(entry, "payment \(row.number) cleared", row.customer, stamp, book)
            case .card(.payoutPosted(let row, let entry, _)):
                try write(entry, "card payout \(row.reference)", .none, stamp, book)
            case .closing(.revalued(let page)):
                for (id, entry) in zip(page.entryItems, page.entries) {
                    let item = book.items[id]
                    try write(entry, "revaluation of \(item.number)", item.customer, stamp, book)
                }
            case .sales(.commissionPosted(let fact)):
                let item = book.items[fact.item]
                try write(fact.entry, "commission on \(item.number)", item.customer, stamp, book)
            case .sales(.accrualPosted(let fact)):
                let order = book.orders[fact.order]
                try write(fact.entry, "packing slips of order \(order.number)", order.customer, stamp, book)
            case .payoutFileMade(let file):
                if let entry = file.entry { try write(entry, "payout file \(file.number)", .none, stamp, book) }
            case .nettingPosted(let fact):
                for entry in fact.entries { try write(entry, "netting \(fact.number)", fact.customer, stamp, book) }
            case .nettingReversed(let fact):
                let netting = book.nettings[fact.id]
                for entry in fact.entries {
                    try write(entry, "reversal of netting \(netting.number)", netting.customer, stamp, book)
                }
            default: break
            }
        }
    }

    package mutating func end(_ book: borrowing Book, _ summary: ExportSummary) throws {
        try out.write("\n; \(summary.records) records of store \(summary.store)\n")
        for gap in summary.gaps { try out.write("; GAP: \(JournalExport.plain(gap))\n") }
        for currency in currencies.sorted(by: { $0.code < $1.code }) {
            let digits = String(repeating: "0", count: Int(currency.exponent))
            try out.write("commodity 1000.\(digits) \(currency)\n")
        }
        for account in accounts.sorted() { try out.write("account \(account)\n") }
        try out.flush()
    }

    private mutating func write(
        _ entry: JournalEntry, _ title: String, _ customer: CustomerID, _ stamp: Stamp,
        _ book: borrowing Book
    ) throws {
        // Documents posted together share the first one's entry.
        guard entry.legs.contains(where: { $0.amount != 0 || $0.accountingAmount != 0 }) else { return }
        let number = customer.isNone ? .empty : book.customers[customer].number
        let accounting = book.companies[entry.company].currency
        let company = JournalExport.part(book.companies[entry.company].code)
        currencies.insert(entry.currency)
        currencies.insert(accounting)
        try out.write(
            "\n\(entry.date) (\(JournalExport.plain(entry.voucher.text))) \(JournalExport.plain(title)) | "
                + "\(customer.isNone ? "bank" : JournalExport.plain(number.text))  ; sequence:\(stamp.sequence)\n")
        for leg in entry.legs where leg.amount != 0 || leg.accountingAmount != 0 {
            var account = "\(company):\(JournalExport.part(book.companies.account(leg.account).number))"
            if leg.type == .receivable { account += ":" + JournalExport.part(number) }
            let amount: String
            if entry.currency == accounting {
                amount = Money(leg.amount, entry.currency).description
            } else if leg.amount == 0 {
                if leg.type == .receivable { account += ":exchange" }
                amount = Money(leg.accountingAmount, accounting).description
            } else {
                // The cost of a credit is written without its sign.
                let cost = leg.amount < 0 ? -leg.accountingAmount : leg.accountingAmount
                amount = "\(Money(leg.amount, entry.currency)) @@ \(Money(cost, accounting))"
            }
            accounts.insert(account)
            try out.write("    \(account)  \(amount)\n")
        }
    }

    private static func name(_ kind: ItemKind) -> String {
        switch kind {
        case .invoice: "invoice"
        case .creditNote: "credit note"
        case .payment: "payment"
        case .prepayment: "prepayment"
        case .interestNote: "interest note"
        case .letterFee: "letter fee"
        case .paymentFee: "payment fee"
        case .reimbursement: "reimbursement"
        case .adjustment: "adjustment"
        case .bill: "bill"
        case .prepaymentInvoice: "prepayment invoice"
        }
    }

    /// Text of a description or code: what would end it there is replaced.
    private static func plain(_ text: String) -> String {
        String(text.map { "();|\n\r\t".contains($0) ? "_" : $0 })
    }

    /// A part of an account name. The signs that hledger gives a meaning are written as `%` and their number, so
    /// that two customers never share an account.
    package static func part(_ code: Code) -> String {
        var text = ""
        var wasSpace = true
        for scalar in code.text.unicodeScalars {
            let isSpace = scalar == " "
            let isPlain =
                scalar.value > 0x20 && scalar.value != 0x7f && !":;%()[]\"".unicodeScalars.contains(scalar)
            if isPlain || (isSpace && !wasSpace) {
                text.unicodeScalars.append(scalar)
            } else {
                text += "%" + String(scalar.value, radix: 16)
            }
            wasSpace = isSpace
        }
        if text.hasSuffix(" ") { text = text.dropLast() + "%20" }
        return text.isEmpty ? "%" : text
    }
}
