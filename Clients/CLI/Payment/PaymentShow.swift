import ArgumentParser

struct PaymentShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A posted payment with its journal and settlements.",
        discussion: """
            EXAMPLES
              reskontra payment show PAY-0001
              reskontra payment show PAY-0001 -o json
            """)

    @Argument(help: "Payment number.") var number: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws { try desk.show(.document(try await desk.document(number))) }
}
