import ArgumentParser
import ReskontraClient
import Schema

extension Reskontra_V1_SetPaymentSpecificationRequest: GuardedRequest {}
extension Reskontra_V1_SetMethodOfPaymentRequest: GuardedRequest {}

struct MethodSpecify: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "specify",
        abstract: "Create or replace a payment specification of a method.",
        discussion: """
            EXAMPLES
              reskontra method specify BILL COLLECT --remits-bills --description "To the bank for collection"
              reskontra method specify SEPA SALARY
            """)

    @Argument(help: "Method of payment.") var method: String
    @Argument(help: "Code of the specification.") var code: String
    @Option var description = ""
    @Flag(help: "Its bills are remitted; only of a method of bills of exchange.") var remitsBills = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetPaymentSpecificationRequest()
        (request.specification.methodOfPayment, request.specification.code) = (method, code)
        (request.specification.description_p, request.specification.remitsBills) = (description, remitsBills)
        try await Writing<_, Reskontra_V1_SetPaymentSpecificationResponse>(
            method: .setPaymentSpecification, request: request, options: writing, movesMoney: false,
            question: "Set this specification",
            view: { answer in
                let row = answer.specification
                var card = Card("payment specification \(row.code) of \(row.methodOfPayment)")
                card.add("method", row.methodOfPayment)
                card.add("code", row.code)
                card.add("description", row.description_p)
                card.add("remits_bills", row.remitsBills ? "yes" : "no")
                return View(answer, card)
            }
        )
        .run(desk)
    }
}

struct MethodDefault: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "default",
        abstract: "Say which specification of a method counts where none is named.",
        discussion: """
            EXAMPLES
              reskontra method default BILL COLLECT
              reskontra method default BILL ""
            """)

    @Argument(help: "Method of payment.") var method: String
    @Argument(help: "Code of one of its specifications; empty: none.") var code: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let connection = try await desk.connection()
        let setup = try await connection.callRetrying(
            .getSetup, Reskontra_V1_GetSetupRequest(), as: Reskontra_V1_GetSetupResponse.self)
        guard var row = setup.message.methods.first(where: { $0.code == method }) else {
            throw ValidationError("there is no method of payment '\(method)': reskontra method list")
        }
        row.paymentSpecification = code
        var request = Reskontra_V1_SetMethodOfPaymentRequest()
        request.method = row
        // The whole row is written: not over a change that came between.
        request.require(unchangedSince: setup.sequence)
        try await Writing<_, Reskontra_V1_SetMethodOfPaymentResponse>(
            method: .setMethodOfPayment, request: request, options: writing, movesMoney: false,
            question: "Set this specification",
            view: { answer in
                var card = Card("method of payment \(answer.method.code)")
                card.add("method", answer.method.code)
                card.add("specification", answer.method.paymentSpecification)
                return View(answer, card)
            }
        )
        .run(desk)
    }
}
