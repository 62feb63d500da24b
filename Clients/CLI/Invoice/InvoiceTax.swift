import ArgumentParser
import Schema
import SwiftProtobuf

extension Reskontra_V1_AdjustTaxRequest: GuardedRequest {}
extension Reskontra_V1_CalculateTaxRequest: GuardedRequest {}

struct InvoiceTax: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "tax",
        abstract: "Work the tax of a draft out, or state the tax of a code by hand.",
        discussion: """
            A stated tax may differ from the calculated by what the parameter max_tax_adjustment allows for the whole
            draft. A change of a line takes it away again.

            EXAMPLES
              reskontra invoice tax 12
              reskontra invoice tax 12 STD 19.01
              reskontra invoice tax 12 STD --calculated
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @Argument(help: "Tax code; without one all tax is worked out.") var code: String?
    @Argument(help: "Its tax.") var tax: String?
    @Flag(help: "As it is calculated again.") var calculated = false
    @Option(help: ArgumentHelp("Refuse when the draft has another version.", valueName: "n")) var version: UInt64 = 0
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard code != nil || !calculated else { throw ValidationError("--calculated goes with a tax code") }
        guard code == nil || (tax != nil) != calculated else {
            throw ValidationError("say the tax of the code, or --calculated")
        }
    }

    func run(_ desk: Desk) async throws {
        guard let code else {
            return try await Writing<_, Reskontra_V1_CalculateTaxResponse>(
                method: .calculateTax, request: Reskontra_V1_CalculateTaxRequest.with { $0.draftID = draft },
                options: writing, movesMoney: false, question: "Work this tax out",
                view: { .draft($0.invoice, answer: $0) }
            )
            .run(desk)
        }
        var request = Reskontra_V1_AdjustTaxRequest()
        (request.draftID, request.expectedVersion, request.taxCode) = (draft, version, code)
        if let tax {
            let currency = try await desk.draft(draft).invoice.total.currency
            request.tax = try usage { () throws(TextFailure) in try MoneyText.parse(tax, currency: currency) }
        }
        try await Writing<_, Reskontra_V1_AdjustTaxResponse>(
            method: .adjustTax, request: request, options: writing, movesMoney: false, question: "State this tax",
            view: { .draft($0.invoice, answer: $0) }
        )
        .run(desk)
    }
}
