import ArgumentParser
import Schema

extension Reskontra_V1_CopyCustomerRequest: GuardedRequest {}
extension Reskontra_V1_CreateOneTimeCustomerRequest: GuardedRequest {}

struct CustomerCopy: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Register a customer of another company here, under the same number.",
        discussion: """
            Its credit limit stays behind: each company gives its own credit.

            EXAMPLES
              reskontra customer copy C-1001 --from DE01
              reskontra customer copy C-1001 --from DE01 --company UK01 --dry-run
            """)

    @Argument(help: "Customer number.") var number: String
    @Option(help: "Code of the company that has it.") var from: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CopyCustomerRequest()
        (request.number, request.fromCompany) = (number, from)
        try await Writing<_, Reskontra_V1_CopyCustomerResponse>(
            method: .copyCustomer, request: request, options: writing, movesMoney: false,
            question: "Copy this customer", view: { .customer($0.customer, answer: $0) }
        )
        .run(desk)
    }
}

struct CustomerOneTime: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "one-time",
        abstract: "Register somebody who buys once, with what the parameter one_time_template names.",
        discussion: """
            EXAMPLES
              reskontra customer one-time "Ann Lee" --postal-address "High Street 2, York"
              reskontra customer one-time "Ann Lee" --email ann@example.org --dry-run
            """)

    @Argument(help: "Name.") var name: String
    /// Not --address: that is the server's.
    @Option(name: .customLong("postal-address"), help: "Street, town.") var place = ""
    @Option(help: "Two letters.") var country = ""
    @Option var email = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CreateOneTimeCustomerRequest()
        (request.name, request.address, request.country, request.email) = (name, place, country, email)
        try await Writing<_, Reskontra_V1_CreateOneTimeCustomerResponse>(
            method: .createOneTimeCustomer, request: request, options: writing, movesMoney: false,
            question: "Register this customer", view: { .customer($0.customer, answer: $0) }
        )
        .run(desk)
    }
}
