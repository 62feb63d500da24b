import ArgumentParser
import Schema

struct InvoiceInstalments: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "instalments",
        abstract: "What a posted invoice is paid in, and what is open of each.",
        discussion: """
            EXAMPLES
              reskontra invoice instalments FTI-0001
              reskontra invoice instalments FTI-0001/2 -o json
            """)

    @Argument(help: "Number of the invoice, or of one of its instalments.") var number: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_GetInstalmentsResponse = try await desk.read(
            .getInstalments, Reskontra_V1_GetInstalmentsRequest.with { $0.documentNumber = number })
        try desk.show(
            View(
                answer, .instalments(answer.instalments), lines: answer.instalments,
                footer: [
                    "\(answer.documentNumber): \(MoneyText.text(answer.open)) of \(MoneyText.text(answer.total)) open"
                ]))
    }
}
