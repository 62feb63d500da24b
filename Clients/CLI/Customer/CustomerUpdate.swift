import ArgumentParser
import Schema

struct CustomerUpdate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Change master data of a customer. Limits change by an adjustment journal, a contact's phone stays.",
        discussion: """
            EXAMPLES
              reskontra customer update C-1001 --hold invoice
              reskontra customer update C-1001 --terms N30 --expected-version 4711
              reskontra customer update C-1001 --contact 'Ann Lee:ann@example.org:collections'
            """)

    @Argument(help: "Customer number.", completion: .customers)
    var number: String

    @OptionGroup var fields: CustomerFields
    @Option(help: ArgumentHelp("Only if nobody changed it since this version.", valueName: "version"))
    var expectedVersion: UInt64 = 0
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_UpdateCustomerRequest()
        request.customer.number = number
        request.updateMask = try fields.apply(to: &request.customer)
        request.expectedVersion = expectedVersion
        guard !request.updateMask.isEmpty else {
            throw ValidationError("nothing to change: name at least one field")
        }
        if request.customer.contacts.contains(where: { $0.phone.isEmpty }) {
            let number = number
            let stored: Reskontra_V1_GetCustomerResponse = try await desk.read(
                .getCustomer, Reskontra_V1_GetCustomerRequest.with { $0.number = number })
            request.customer.keepPhones(of: stored.customer.customer)
        }
        try await Writing<_, Reskontra_V1_UpdateCustomerResponse>(
            method: .updateCustomer, request: request, options: writing, movesMoney: false,
            question: "Change this customer", view: { .customer($0.customer, answer: $0) }
        )
        .run(desk)
    }
}
