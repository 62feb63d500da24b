import ArgumentParser
import Schema

struct CreditShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Limit, exposure by component and what is available.",
        discussion: """
            EXAMPLES
              reskontra credit show C-1001
              reskontra credit show C-1001 -o json

            As it stands, never as of an earlier moment: what orders, deliveries and authorizations came to then is not \
            kept. Items (`item list --as-of 2026-01-31 --known-at RECORD`), aging, statements and the trial balance are \
            told so; `why exposure` opens the figure of now into its parts.
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let customer = customer
        try desk.show(
            .position(
                try await desk.read(
                    .getCreditPosition,
                    Reskontra_V1_GetCreditPositionRequest.with { $0.customerNumber = customer })))
    }
}
