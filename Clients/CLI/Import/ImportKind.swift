import ArgumentParser
import Schema

/// What can be imported, and the columns of its files.
enum ImportKind: String, CaseIterable, ExpressibleByArgument, Sendable {
    case customers, invoices, payments, opening, orders

    struct Column: Sendable {
        let name: String
        let isRequired: Bool
        let meaning: String
    }

    var columns: [Column] {
        switch self {
        case .customers:
            [
                Column(name: "number", isRequired: true, meaning: "customer number, at most 23 bytes"),
                Column(name: "name", isRequired: false, meaning: "empty: the number"),
                Column(name: "group", isRequired: false, meaning: "customer group; else --group"),
                Column(name: "currency", isRequired: false, meaning: "ISO 4217; empty: the company's"),
                Column(name: "terms", isRequired: false, meaning: "terms of payment; empty: the group's"),
                Column(name: "limit", isRequired: false, meaning: "credit limit, 500.00; empty: 0"),
                Column(name: "invoice_account", isRequired: false, meaning: "who pays; empty: itself"),
                Column(name: "method", isRequired: false, meaning: "method of payment"),
                Column(name: "country", isRequired: false, meaning: "two letters"),
                Column(name: "address", isRequired: false, meaning: "free text"),
                Column(name: "email", isRequired: false, meaning: "free text"),
                Column(name: "limit_currency", isRequired: false, meaning: "of limit; empty: currency"),
                Column(name: "limit_expires", isRequired: false, meaning: "last day of the limit, YYYY-MM-DD"),
                Column(name: "hold", isRequired: false, meaning: "none, invoice or all; empty: none"),
                Column(name: "profile", isRequired: false, meaning: "posting profile"),
                Column(name: "tax_group", isRequired: false, meaning: "sales tax group"),
                Column(name: "language", isRequired: false, meaning: "of its papers"),
                Column(name: "party", isRequired: false, meaning: "person or firm over companies; empty: its own"),
                Column(name: "one_time", isRequired: false, meaning: "yes or empty, as the next six"),
                Column(name: "closed", isRequired: false, meaning: "no sales any more"),
                Column(name: "no_purchases", isRequired: false, meaning: "purchases on account are declined"),
                Column(name: "unlimited", isRequired: false, meaning: "no credit limit"),
                Column(name: "excluded", isRequired: false, meaning: "from credit management"),
                Column(name: "mandatory_limit", isRequired: false, meaning: "the limit is always tested"),
                Column(name: "person", isRequired: false, meaning: "a natural person"),
                Column(name: "statement_address", isRequired: false, meaning: "of statements; empty: address"),
                Column(name: "tax_number", isRequired: false, meaning: "of the buyer, as FR83404833048"),
                Column(name: "list_code", isRequired: false, meaning: "for the EU sales list: goods, services or triangular"),
                Column(name: "cash_discount", isRequired: false, meaning: "of invoices that state none"),
                Column(name: "delivery_terms", isRequired: false, meaning: "code"),
                Column(name: "delivery_mode", isRequired: false, meaning: "code"),
                Column(name: "schedule", isRequired: false, meaning: "payment schedule; empty: that of the terms"),
                Column(
                    name: "specification", isRequired: false,
                    meaning: "payment specification of the method; empty: the method's"),
                Column(name: "contacts", isRequired: false, meaning: "name:email:role:phone; more behind a semicolon"),
                Column(name: "charge_group", isRequired: false, meaning: "charges its orders get by themselves"),
                Column(name: "commission_group", isRequired: false, meaning: "code"),
                Column(name: "sales_group", isRequired: false, meaning: "who earns commission on its orders"),
                Column(name: "summarize_orders", isRequired: false, meaning: "yes: summary AUTOMATIC merges its orders"),
                Column(
                    name: "addresses", isRequired: false,
                    meaning: "of delivery, code:address:country:name:default; more behind a semicolon"),
                Column(
                    name: "dimensions", isRequired: false,
                    meaning: "of its documents, DEPT=100; more behind a semicolon"),
                Column(
                    name: "bank_accounts", isRequired: false,
                    meaning: "it pays from, code:iban:bic:holder; more behind a semicolon"),
            ]
        case .opening:
            [
                Column(name: "number", isRequired: true, meaning: "document number"),
                Column(name: "customer", isRequired: true, meaning: "customer number"),
                Column(name: "kind", isRequired: false, meaning: "invoice, credit-note, payment, …; empty: invoice"),
                Column(name: "date", isRequired: true, meaning: "document date, YYYY-MM-DD"),
                Column(name: "due_date", isRequired: false, meaning: "empty: date"),
                Column(name: "currency", isRequired: false, meaning: "ISO 4217; else --currency"),
                Column(name: "original", isRequired: false, meaning: "below 0 for a credit; empty: open"),
                Column(name: "open", isRequired: true, meaning: "what is not settled, with its sign"),
                Column(name: "tax", isRequired: false, meaning: "part of original"),
                Column(name: "rate", isRequired: false, meaning: "to the accounting currency; empty: the table's"),
                Column(name: "profile", isRequired: false, meaning: "posting profile"),
                Column(name: "reference", isRequired: false, meaning: "free text"),
                Column(name: "cash_discount", isRequired: false, meaning: "code, counts from date"),
                Column(name: "dimension", isRequired: false, meaning: "of the posting"),
                Column(name: "status", isRequired: false, meaning: "disputed, promise-to-pay, …; empty: none"),
                Column(name: "promise_date", isRequired: false, meaning: "required with a promise"),
                Column(name: "letter_code", isRequired: false, meaning: "letter it was last named in"),
                Column(name: "letter_date", isRequired: false, meaning: "of that letter"),
                Column(name: "method", isRequired: false, meaning: "of payment; empty: the customer's"),
                Column(name: "specification", isRequired: false, meaning: "of that method"),
                Column(name: "bank_account", isRequired: false, meaning: "of the customer, that it is paid from"),
                Column(name: "mandate", isRequired: false, meaning: "it is collected under"),
            ]
        case .orders:
            [
                Column(name: "number", isRequired: true, meaning: "lines of an order stand one below the other"),
                Column(name: "customer", isRequired: true, meaning: "ordering customer"),
                Column(name: "currency", isRequired: false, meaning: "empty: --currency, else the customer's"),
                Column(name: "ship_date", isRequired: false, meaning: "when it is to leave"),
                Column(name: "held", isRequired: false, meaning: "yes: on credit hold"),
                Column(name: "tax_group", isRequired: false, meaning: "sales tax group"),
                Column(name: "terms", isRequired: false, meaning: "terms of payment"),
                Column(name: "method", isRequired: false, meaning: "method of payment"),
                Column(name: "profile", isRequired: false, meaning: "posting profile"),
                Column(name: "mandate", isRequired: false, meaning: "direct debit mandate"),
                Column(name: "language", isRequired: false, meaning: "of its papers"),
                Column(name: "sales_group", isRequired: false, meaning: "who earns commission"),
                Column(name: "header_charge", isRequired: false, meaning: "once per order; needs a currency"),
                Column(name: "schedule", isRequired: false, meaning: "payment schedule; empty: the customer's"),
                Column(name: "cash_discount", isRequired: false, meaning: "empty: the customer's"),
                Column(name: "delivery_address", isRequired: false, meaning: "of lines that name none"),
                Column(name: "line", isRequired: true, meaning: "its number, 1 or more"),
                Column(name: "account", isRequired: false, meaning: "main account; else --account"),
                Column(name: "item", isRequired: false, meaning: "what is sold"),
                Column(name: "description", isRequired: false, meaning: "free text"),
                Column(name: "not_stocked", isRequired: false, meaning: "yes: a service"),
                Column(name: "quantity", isRequired: true, meaning: "ordered"),
                Column(name: "price", isRequired: true, meaning: "of one piece"),
                Column(name: "discount_percent", isRequired: false, meaning: "of the line"),
                Column(name: "picked", isRequired: false, meaning: "on no packing slip yet"),
                Column(name: "delivered", isRequired: false, meaning: "elsewhere, before"),
                Column(name: "invoiced", isRequired: false, meaning: "elsewhere, before"),
                Column(name: "deliver_now", isRequired: false, meaning: "to leave next"),
                Column(name: "site", isRequired: false, meaning: "where it leaves from"),
                Column(name: "address", isRequired: false, meaning: "where it goes"),
                Column(name: "item_tax_group", isRequired: false, meaning: "tax of the item"),
                Column(name: "dimension", isRequired: false, meaning: "of the posting"),
                Column(name: "cost", isRequired: false, meaning: "of one piece"),
                Column(name: "billing_code", isRequired: false, meaning: "what is billed for"),
                Column(name: "interest_code", isRequired: false, meaning: "empty: the billing code's, else the profile's"),
            ]
        case .invoices:
            [
                Column(
                    name: "number", isRequired: true,
                    meaning: "lines with the same number, one below the other, are one invoice"),
                Column(name: "customer", isRequired: true, meaning: "customer number"),
                Column(
                    name: "date", isRequired: true,
                    meaning: "document and posting date, YYYY-MM-DD, a time behind it is passed over"),
                Column(name: "due_date", isRequired: false, meaning: "empty: by the terms of payment"),
                Column(
                    name: "currency", isRequired: false,
                    meaning: "empty: the customer's; required with amount"),
                Column(
                    name: "quantity", isRequired: false,
                    meaning: "decimal; below 0 on every line: a credit note"),
                Column(name: "price", isRequired: false, meaning: "unit price, decimal"),
                Column(
                    name: "amount", isRequired: false, meaning: "of the line, instead of quantity and price"),
                Column(name: "account", isRequired: false, meaning: "main account; else --account"),
                Column(name: "item", isRequired: false, meaning: "what was sold"),
                Column(name: "description", isRequired: false, meaning: "free text"),
                Column(name: "terms", isRequired: false, meaning: "terms of payment"),
                Column(name: "reference", isRequired: false, meaning: "free text, shown on lists"),
                Column(name: "country", isRequired: false, meaning: "read by --preset online-retail only"),
            ]
        case .payments:
            [
                Column(name: "number", isRequired: true, meaning: "payment number"),
                Column(name: "customer", isRequired: true, meaning: "customer number"),
                Column(name: "date", isRequired: true, meaning: "posting date, YYYY-MM-DD"),
                Column(name: "amount", isRequired: true, meaning: "above 0"),
                Column(name: "currency", isRequired: false, meaning: "ISO 4217; else --currency"),
                Column(
                    name: "method", isRequired: false, meaning: "method of payment; empty: the customer's"),
                Column(name: "reference", isRequired: false, meaning: "free text"),
                Column(
                    name: "invoice", isRequired: false, meaning: "pays this document; empty: the oldest items"
                ),
            ]
        }
    }

    var method: Schema.Method {
        switch self {
        case .customers: .batchCreateCustomers
        case .invoices: .batchPostInvoices
        case .payments: .batchPostPayments
        case .opening: .importOpening
        case .orders: .importOrderState
        }
    }

    /// Whether a request is taken whole or not at all, under one key.
    var isWhole: Bool {
        switch self {
        case .customers, .invoices, .payments: false
        case .opening, .orders: true
        }
    }
}

/// A mapping for files of a known kind.
enum ImportPreset: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// The Online Retail file: customers `17850.0` become C-17850, lines without one go to CASH-GB, groups are
    /// country codes.
    case onlineRetail = "online-retail"

    func map(_ kind: ImportKind) -> [String: String] {
        switch kind {
        case .customers: ["number": "CustomerID", "country": "Country"]
        case .invoices:
            [
                "number": "InvoiceNo", "customer": "CustomerID", "date": "InvoiceDate",
                "quantity": "Quantity",
                "price": "UnitPrice", "item": "StockCode", "description": "Description", "country": "Country",
            ]
        case .payments, .opening, .orders: [:]
        }
    }
}
