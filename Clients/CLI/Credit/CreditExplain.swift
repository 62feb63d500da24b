import ArgumentParser
import Schema

struct CreditExplain: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "A credit check with everything it looked at, for a talk on the phone.",
        discussion: """
            EXAMPLES
              reskontra credit explain C-1001 250.00
              reskontra credit explain C-1001 250.00 --checkpoint order-confirm
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "Amount; without a currency the customer's.") var amount: String
    @Option(help: "Currency of the amount.") var currency: String?
    @Option(help: "Checkpoint, see credit check.") var checkpoint = "pos-check"
    @Option(help: ArgumentHelp("With these terms of payment.", valueName: "code")) var terms = ""
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let customer = customer
        let checkpoint = try Words.parse(checkpoint, as: Reskontra_V1_Checkpoint.self, what: "checkpoint")
        let money = try await desk.money(amount, currency: currency, customer: customer)
        let answer: Reskontra_V1_ExplainCreditResponse = try await desk.read(
            .explainCredit,
            Reskontra_V1_ExplainCreditRequest.with {
                $0.customerNumber = customer
                $0.amount = money
                $0.checkpoint = checkpoint
                $0.termsOfPayment = terms
            })
        let position: Reskontra_V1_GetCreditPositionResponse = try await desk.read(
            .getCreditPosition, Reskontra_V1_GetCreditPositionRequest.with { $0.customerNumber = customer })
        var view = View.explanation(answer, title: "\(customer)  \(amount)")
        view.parts = [("check", answer), ("position", position)]
        try desk.show(view)
        // Two shapes fit a card and JSON; a row for a program stays the decision alone.
        if [.table, .card].contains(desk.output.format) {
            Terminal.write("\n")
            try desk.show(.position(position))
        }
        if !answer.decision.isYes { throw ExitStatus.no }
    }
}
