import ArgumentParser
import Foundation
import Schema
import SwiftProtobuf

/// The parts of an invoice or credit note.
struct DocumentOptions: ParsableArguments {
    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            "A line: 4000:250.00:Consulting or 4000:3x12.50:Widgets. May be repeated.",
            valueName: "account:amount[:text]"))
    var line: [String] = []

    @Option(
        help: ArgumentHelp(
            "The whole document as JSON (InvoiceDocument); - reads standard input.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("Without one the posting date.", valueName: "date")) var documentDate: String?
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var postingDate: String?
    @Option(help: ArgumentHelp("Without one by the terms of payment.", valueName: "date")) var dueDate:
        String?
    @Option(help: "Terms of payment; without them the customer's.") var terms: String?
    @Option(help: "Payment schedule; without one the customer's, else that of the terms.") var schedule: String?
    @Option(help: "Code of where the goods go: reskontra customer address list.") var deliverTo: String?
    @Option(help: "Sales tax group; without one the customer's.") var taxGroup: String?
    @Option(help: "Posting profile; without one the customer's.") var postingProfile: String?
    @Option(help: "Billing code of the lines.") var billingCode: String?
    @Option(help: "Interest code of the lines; without one the billing code's, else the posting profile's.")
    var interestCode: String?
    @Option(help: "Cash discount; without one the customer's.") var cashDiscount: String?
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A dimension of its lines. Repeated; what is not named is the customer's.", valueName: "NAME=VALUE"))
    var dimension: [String] = []
    @Option(help: "The caller's reference, shown on lists.") var reference: String?
    @Option var text: String?

    var isEmpty: Bool { line.isEmpty && file == nil }

    /// The document in `currency`; what the file says is overruled by flags.
    func document(currency: String) throws -> Reskontra_V1_InvoiceDocument {
        var document = Reskontra_V1_InvoiceDocument()
        if let file { document = try read(file) }
        if document.currency.isEmpty { document.currency = currency }
        let code = document.currency
        document.lines += try line.map { text in
            try usage { () throws(TextFailure) in try Self.line(text, currency: code) }
        }
        for index in document.lines.indices {
            if let billingCode { document.lines[index].billingCode = billingCode }
            if let interestCode { document.lines[index].interestCode = interestCode }
        }
        if let documentDate { document.documentDate = try date(documentDate) }
        if let postingDate { document.postingDate = try date(postingDate) }
        if let dueDate { document.dueDate = try date(dueDate) }
        if let terms { document.termsOfPayment = terms }
        if let schedule { document.paymentSchedule = schedule }
        if let deliverTo { document.deliveryAddress = deliverTo }
        if let taxGroup { document.salesTaxGroup = taxGroup }
        if let postingProfile { document.postingProfile = postingProfile }
        if let cashDiscount { document.cashDiscount = cashDiscount }
        if !dimension.isEmpty { document.dimensions = try CustomerFields.dimensions(dimension) }
        if let reference { document.reference = reference }
        if let text { document.text = text }
        guard !document.lines.isEmpty else {
            throw ValidationError("a document needs a line: --line 4000:250.00:Consulting, or --file")
        }
        return document
    }

    /// `account:amount`, `account:quantityxprice`, then perhaps `:description`.
    static func line(_ text: String, currency: String) throws(TextFailure) -> Reskontra_V1_InvoiceLine {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(
            String.init)
        guard parts.count >= 2, !parts[0].isEmpty else {
            throw TextFailure("'\(text)' is not a line: write account:amount:text, as 4000:250.00:Consulting")
        }
        var line = Reskontra_V1_InvoiceLine()
        line.mainAccount = parts[0]
        let factors = parts[1].split(separator: "x", omittingEmptySubsequences: false).map(String.init)
        if factors.count == 2 {
            line.quantity = try DecimalText.parse(factors[0])
            line.unitPrice = try DecimalText.parse(factors[1])
        } else {
            line.amount = try MoneyText.parse(parts[1], currency: currency)
        }
        if parts.count == 3 { line.description_p = parts[2] }
        return line
    }

    private func read(_ file: String) throws -> Reskontra_V1_InvoiceDocument {
        let data =
            file == "-"
            ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: file)
        guard let data else { throw ValidationError("\(file) cannot be read") }
        do { return try Reskontra_V1_InvoiceDocument(jsonUTF8Data: data) } catch {
            throw ValidationError("\(file) is not an InvoiceDocument in JSON: \(error)")
        }
    }
}
