import ArgumentParser
import Schema

struct InvoiceUpdate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Change one line or the text of a draft.",
        discussion: """
            EXAMPLES
              reskontra invoice update 12 --line 1 --amount 240.00
              reskontra invoice update 12 --text "as agreed on the phone"
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @Option(help: "The line to change, from 1.") var line: UInt32?
    @Option(help: "Its amount; overrules quantity and price.") var amount: String?
    @Option(help: "Its quantity.") var quantity: String?
    @Option(help: "Its unit price.") var unitPrice: String?
    @Option(help: "Its main account.") var account: String?
    @Option(help: "Its description.") var description: String?
    @Flag(help: "Work its amount out from quantity and price again.") var clearAmount = false
    @Option(help: "Text of the invoice.") var text: String?
    @Option(help: "The caller's reference.") var reference: String?
    @Option(help: ArgumentHelp("Refuse when the draft has another version.", valueName: "n")) var version: UInt64 = 0
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        let isOnLine =
            amount != nil || quantity != nil || unitPrice != nil || account != nil || description != nil || clearAmount
        guard !isOnLine || line != nil else { throw ValidationError("say which line: --line 1") }
        guard isOnLine || text != nil || reference != nil else {
            throw ValidationError("say what to change: --line 1 --amount 240.00, --text, --reference")
        }
        guard amount == nil || !clearAmount else { throw ValidationError("--amount and --clear-amount exclude each other") }
    }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_UpdateFreeTextInvoiceRequest()
        request.draftID = draft
        request.expectedVersion = version
        if let text { (request.document.text, request.updateMask) = (text, request.updateMask + ["text"]) }
        if let reference {
            (request.document.reference, request.updateMask) = (reference, request.updateMask + ["reference"])
        }
        if let line { request.lines = [try await change(of: line, desk)] }
        try await Writing<_, Reskontra_V1_UpdateFreeTextInvoiceResponse>(
            method: .updateFreeTextInvoice, request: request, options: writing, movesMoney: false,
            question: "Change this draft", view: { .draft($0.invoice, answer: $0) }
        )
        .run(desk)
    }

    private func change(of line: UInt32, _ desk: Desk) async throws -> Reskontra_V1_LineUpdate {
        var change = Reskontra_V1_LineUpdate()
        change.line = line
        if let account { (change.values.mainAccount, change.updateMask) = (account, change.updateMask + ["main_account"]) }
        if let description {
            (change.values.description_p, change.updateMask) = (description, change.updateMask + ["description"])
        }
        if let quantity {
            change.values.quantity = try usage { () throws(TextFailure) in try DecimalText.parse(quantity) }
            change.updateMask.append("quantity")
        }
        if let unitPrice {
            change.values.unitPrice = try usage { () throws(TextFailure) in try DecimalText.parse(unitPrice) }
            change.updateMask.append("unit_price")
        }
        if let amount {
            let currency = try await desk.draft(draft).invoice.document.currency
            change.values.amount = try usage { () throws(TextFailure) in try MoneyText.parse(amount, currency: currency) }
        }
        if amount != nil || clearAmount { change.updateMask.append("amount") }
        return change
    }
}

extension Desk {
    func draft(_ id: UInt64) async throws -> Reskontra_V1_GetFreeTextInvoiceResponse {
        try await read(.getFreeTextInvoice, Reskontra_V1_GetFreeTextInvoiceRequest.with { $0.draftID = id })
    }
}
