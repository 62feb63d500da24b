import ArgumentParser
import Schema

/// What can be imported, and the columns of its files.
enum ImportKind: String, CaseIterable, ExpressibleByArgument, Sendable {
    case customers, invoices, payments

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
        case .payments: [:]
        }
    }
}
