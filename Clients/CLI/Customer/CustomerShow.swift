import ArgumentParser
import Schema

struct CustomerShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "The customer card: position, limit, overdue, holds, open items.",
        discussion: """
            EXAMPLES
              reskontra C-1001
              reskontra customer show C-1001 -o json
            """)

    @Argument(help: "Customer number.")
    var number: String

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let number = number
        let customer: Reskontra_V1_GetCustomerResponse = try await desk.read(
            .getCustomer, Reskontra_V1_GetCustomerRequest.with { $0.number = number })
        // One moment would need one request; the mark makes sure no answer is older than the first.
        let position: Reskontra_V1_GetCreditPositionResponse = try await desk.read(
            .getCreditPosition, Reskontra_V1_GetCreditPositionRequest.with { $0.customerNumber = number })
        let items: Reskontra_V1_ListOpenItemsResponse = try await desk.read(
            .listOpenItems,
            Reskontra_V1_ListOpenItemsRequest.with {
                $0.customerNumber = number
                $0.page.size = 5
            })
        try await desk.show(.customerCard(customer, position, items))
    }
}
