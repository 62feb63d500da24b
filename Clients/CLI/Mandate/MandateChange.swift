import ArgumentParser
import Schema

struct MandateAmend: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: "Give a mandate another account or number; the next collection tells the bank.",
        discussion: """
            EXAMPLES
              reskontra mandate amend MND-000001 --iban NL91ABNA0417164300
              reskontra mandate amend MND-000001 --new-number MND-2026-1
            """)

    @OptionGroup var which: MandateOptions
    @Option(help: "The debtor's new IBAN.") var iban = ""
    @Option(help: "BIC of the new IBAN.") var bic = ""
    @Option(help: "Holder of the account.") var holder = ""
    @Option(help: "New mandate number.") var newNumber = ""
    @Option(help: ArgumentHelp("How many collections are expected.", valueName: "n")) var expectedPayments: UInt32 = 0
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_AmendMandateRequest()
        request.mandate = which.mandate
        request.creditor = which.creditor
        request.iban = iban
        request.bic = bic
        request.accountHolder = holder
        request.newNumber = newNumber
        request.expectedPayments = expectedPayments
        try await Writing<_, Reskontra_V1_AmendMandateResponse>(
            method: .amendMandate, request: request, options: writing, movesMoney: false,
            question: "Change this mandate", view: { .mandate($0.mandate, answer: $0) }
        )
        .run(desk)
    }
}

struct MandateSuspend: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend",
        abstract: "Collect nothing under a mandate until it is resumed or amended.",
        discussion: """
            EXAMPLES
              reskontra mandate suspend MND-000001
              reskontra mandate suspend MND-000001 --dry-run
            """)

    @OptionGroup var which: MandateOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SuspendMandateRequest()
        request.mandate = which.mandate
        request.creditor = which.creditor
        try await Writing<_, Reskontra_V1_SuspendMandateResponse>(
            method: .suspendMandate, request: request, options: writing, movesMoney: false,
            question: "Suspend this mandate", view: { .mandate($0.mandate, answer: $0) }
        )
        .run(desk)
    }
}

struct MandateResume: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Collect under a suspended mandate again, from the account it has.",
        discussion: """
            EXAMPLES
              reskontra mandate resume MND-000001
              reskontra mandate resume MND-000001 --dry-run
            """)

    @OptionGroup var which: MandateOptions
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ResumeMandateRequest()
        request.mandate = which.mandate
        request.creditor = which.creditor
        try await Writing<_, Reskontra_V1_ResumeMandateResponse>(
            method: .resumeMandate, request: request, options: writing, movesMoney: false,
            question: "Resume this mandate", view: { .mandate($0.mandate, answer: $0) }
        )
        .run(desk)
    }
}

struct MandateCancel: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "End a mandate for ever. Asks first.",
        discussion: """
            EXAMPLES
              reskontra mandate cancel MND-000001 --reason "account closed"
              reskontra mandate cancel MND-000001 --reason "account closed" --dry-run
            """)

    @OptionGroup var which: MandateOptions
    @Option(help: "Why.") var reason: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CancelMandateRequest()
        request.mandate = which.mandate
        request.creditor = which.creditor
        request.reason = reason
        try await Writing<_, Reskontra_V1_CancelMandateResponse>(
            method: .cancelMandate, request: request, options: writing, question: "End this mandate for ever",
            view: { .mandate($0.mandate, answer: $0) }
        )
        .run(desk)
    }
}
