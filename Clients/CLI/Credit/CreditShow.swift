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
