import ArgumentParser
import Schema

extension Reskontra_V1_SetChargeRequest: GuardedRequest {}

struct InvoiceCharge: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "charge",
        abstract: "Add, replace or remove a charge of a draft or of one of its lines.",
        discussion: """
            The customer pays it: debit customer, credit ledger. With --debit ledger the company carries it, and the total
            stays as it is.

            EXAMPLES
              reskontra invoice charge 12 FREIGHT --amount 15.00
              reskontra invoice charge 12 FREIGHT --line 2 --percent 2.5 --item-tax-group FULL
              reskontra invoice charge 12 FREIGHT --remove
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @Argument(help: "Code of the charge.") var code: String
    @Option(help: "The line it belongs to, from 1; without one the whole draft.") var line: UInt32 = 0
    @Option(help: "Fixed, in the draft's currency unless another stands behind it.") var amount: String?
    @Option(help: "For each piece.") var perPiece: String?
    @Option(help: "Of the net amount.") var percent: String?
    @Option(help: "customer, ledger or item.") var debit = "customer"
    @Option(help: "customer, ledger or item.") var credit = "ledger"
    @Option(help: "Item tax group; without one no tax.") var itemTaxGroup = ""
    @Option var description = ""
    @Flag(help: "Take it away.") var remove = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        let values = [amount, perPiece, percent].compactMap { $0 }
        guard values.count == (remove ? 0 : 1) else {
            throw ValidationError("give one of --amount, --per-piece and --percent, or --remove")
        }
    }

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetChargeRequest()
        (request.draftID, request.line, request.remove) = (draft, line, remove)
        request.charge = try await charge(desk)
        try await Writing<_, Reskontra_V1_SetChargeResponse>(
            method: .setCharge, request: request, options: writing, movesMoney: false,
            question: remove ? "Remove this charge" : "Set this charge", view: { .draft($0.invoice, answer: $0) }
        )
        .run(desk)
    }

    private func charge(_ desk: Desk) async throws -> Reskontra_V1_Charge {
        var charge = Reskontra_V1_Charge()
        (charge.code, charge.itemTaxGroup, charge.description_p) = (code, itemTaxGroup, description)
        if remove { return charge }
        charge.debit = try Words.parse(debit, as: Reskontra_V1_ChargeSide.self, what: "side")
        charge.credit = try Words.parse(credit, as: Reskontra_V1_ChargeSide.self, what: "side")
        if let amount {
            let currency = try await desk.draft(draft).invoice.document.currency
            charge.kind = .fixed
            charge.amount = try usage { () throws(TextFailure) in
                amount.contains(" ") ? try MoneyText.parse(amount) : try MoneyText.parse(amount, currency: currency)
            }
        } else if let value = perPiece ?? percent {
            charge.kind = perPiece == nil ? .percent : .piece
            charge.value = try usage { () throws(TextFailure) in try DecimalText.parse(value) }
        }
        return charge
    }
}
