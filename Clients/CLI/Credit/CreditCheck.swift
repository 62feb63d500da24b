import ArgumentParser
import Schema

struct CreditCheck: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Would this sale pass now? Reserves nothing. Exit code 2 when declined.",
        discussion: """
            EXAMPLES
              reskontra credit check C-1001 250.00
              reskontra credit check C-1001 "99.00 GBP" --allow-partial -o json
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "Amount; without a currency the customer's.") var amount: String
    @Option(help: "Currency of the amount.") var currency: String?
    @Option(help: "pos-check, order-confirm, picking, packing-slip, invoice or free-text-invoice.")
    var checkpoint = "pos-check"
    @Flag(help: "A part is welcome too.") var allowPartial = false
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await desk.check(
            customer, amount, currency: currency, checkpoint: checkpoint, allowPartial: allowPartial)
        // Of an edge that stands in: nobody may take it for the ledger's word.
        let age = answer.ageMs / 1_000
        let standIn = answer.stale ? "  STAND-IN, as of \(age) s ago: report the sale as offline advice" : ""
        try desk.show(.decision(answer.decision, title: "\(customer)  \(amount)\(standIn)", answer: answer))
        if !answer.decision.isYes { throw ExitStatus.no }
    }
}

extension Desk {
    func check(
        _ customer: String, _ amount: String, currency: String?, checkpoint: String,
        allowPartial: Bool = false
    ) async throws -> Reskontra_V1_CheckCreditResponse {
        let checkpoint = try Words.parse(checkpoint, as: Reskontra_V1_Checkpoint.self, what: "checkpoint")
        let money = try await money(amount, currency: currency, customer: customer)
        return try await read(
            .checkCredit,
            Reskontra_V1_CheckCreditRequest.with {
                $0.customerNumber = customer
                $0.amount = money
                $0.checkpoint = checkpoint
                $0.allowPartial = allowPartial
            })
    }
}
