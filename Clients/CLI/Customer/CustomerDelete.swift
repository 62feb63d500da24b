import ArgumentParser
import Schema
import SwiftProtobuf

extension Reskontra_V1_DeleteCustomerRequest: GuardedRequest {}

struct CustomerDelete: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Take out a customer without transactions, documents and mandates.",
        discussion: """
            EXAMPLES
              reskontra customer delete C-1001 --yes
              reskontra customer delete C-1001 --dry-run

            One with transactions is blocked instead: reskontra customer update C-1001 --hold all
            """)

    @Argument(help: "Customer number.", completion: .customers) var number: String
    @Option(help: ArgumentHelp("Only if nobody changed it since this version.", valueName: "version"))
    var expectedVersion: UInt64 = 0
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_DeleteCustomerRequest()
        (request.number, request.expectedVersion) = (number, expectedVersion)
        try await Writing<_, Reskontra_V1_DeleteCustomerResponse>(
            method: .deleteCustomer, request: request, options: writing, question: "Delete this customer",
            view: { answer in
                var card = Card("customer \(answer.number) deleted")
                card.add("number", answer.number)
                return View(answer, card)
            }
        )
        .run(desk)
    }
}
