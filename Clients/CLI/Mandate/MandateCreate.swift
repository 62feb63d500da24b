import ArgumentParser
import Schema

struct MandateCreate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Record a mandate; with date and place of the signature it is active at once.",
        discussion: """
            EXAMPLES
              reskontra mandate create C-1001 DE89370400440532013000
              reskontra mandate create C-1001 DE89370400440532013000 --scheme b2b --signed 2026-01-10 --place Berlin
            """)

    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "The debtor's IBAN.") var iban: String
    @Option(help: "The debtor's BIC; may be left out within the EEA.") var bic = ""
    @Option(help: "Mandate number; without one the next of the sequence.") var number = ""
    @Option(help: "Code of the creditor account; without one the only one.") var creditor = ""
    @Option(help: "core, cor1 or b2b.") var scheme = "core"
    @Flag(help: "For one collection only.") var oneOff = false
    @Option(help: "Holder of the account; without one the customer's name.") var holder = ""
    @Option(help: ArgumentHelp("How many collections are expected.", valueName: "n")) var expectedPayments: UInt32 = 0
    @Option(help: ArgumentHelp("Days ahead the debtor agreed to be told.", valueName: "days")) var notice: UInt32?
    @Option(help: ArgumentHelp("Date of the signature.", valueName: "date")) var signed: String?
    @Option(help: "Place of the signature.") var place = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CreateMandateRequest()
        request.mandate.customerNumber = customer
        request.mandate.iban = iban
        request.mandate.bic = bic
        request.mandate.number = number
        request.mandate.creditor = creditor
        request.mandate.scheme = try .of(scheme)
        request.mandate.kind = oneOff ? .oneOff : .recurrent
        request.mandate.accountHolder = holder
        request.mandate.expectedPayments = expectedPayments
        if let notice {
            request.mandate.isAgreed = true
            request.mandate.prenotificationDays = notice
        }
        if let signed { request.mandate.signatureDate = try date(signed) }
        request.mandate.signaturePlace = place
        try await Writing<_, Reskontra_V1_CreateMandateResponse>(
            method: .createMandate, request: request, options: writing, movesMoney: false,
            question: "Record this mandate", view: { .mandate($0.mandate, answer: $0) }
        )
        .run(desk)
    }
}

struct MandateSign: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Record the debtor's signature: the mandate may be used.",
        discussion: """
            EXAMPLES
              reskontra mandate sign MND-000001 2026-01-10 Berlin
              reskontra mandate sign MND-000001 2026-01-10 Berlin --dry-run
            """)

    @OptionGroup var which: MandateOptions
    @Argument(help: "Date of the signature.") var signed: String
    @Argument(help: "Place of the signature.") var place: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SignMandateRequest()
        request.mandate = which.mandate
        request.creditor = which.creditor
        request.signatureDate = try date(signed)
        request.place = place
        try await Writing<_, Reskontra_V1_SignMandateResponse>(
            method: .signMandate, request: request, options: writing, movesMoney: false,
            question: "Sign this mandate", view: { .mandate($0.mandate, answer: $0) }
        )
        .run(desk)
    }
}

extension Reskontra_V1_DebitScheme {
    /// `core`, `cor1`, `b2b`.
    var word: String { self == .b2B ? "b2b" : Words.of(self) }

    static func of(_ word: String) throws -> Reskontra_V1_DebitScheme {
        let known: [Reskontra_V1_DebitScheme] = [.core, .cor1, .b2B]
        guard let found = known.first(where: { $0.word == word.lowercased() }) else {
            throw ValidationError("'\(word)' is not a scheme: \(known.map(\.word).joined(separator: ", "))")
        }
        return found
    }
}
