import ArgumentParser
import ReskontraClient
import Schema

struct CreditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credit", abstract: "Credit checks and positions.", subcommands: [Check.self, Show.self, Audit.self])

    struct Check: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Would this sale pass now? Exit code 2 when it would not.",
            discussion: "EXAMPLE\n  reskontra credit check C-1001 \"250.00 EUR\"")
        @Argument(help: "Customer number.") var number: String
        @Argument(help: "Amount with currency.") var amount: String
        @Flag(help: "A part would do.") var partial = false
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_CheckCreditRequest()
            request.customerNumber = number
            request.amount = try MoneyText.parse(amount)
            request.allowPartial = partial
            let answer: Reskontra_V1_CheckCreditResponse = try await desk.read(.checkCredit, request)
            try desk.show(.decision(answer.decision, title: "credit check of \(number)", answer: answer))
            if !answer.decision.isYes { throw ExitStatus.no }
        }
    }

    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Limit, exposure by component, what is available.")
        @Argument(help: "Customer number.") var number: String
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_GetCreditPositionRequest()
            request.customerNumber = number
            try desk.show(.position(try await desk.read(.getCreditPosition, request)))
        }
    }

    struct Audit: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "audit", abstract: "Recompute exposure and compare; exit code 2 on a difference.")
        @Argument(help: "Customer number; left out: all.") var number = ""
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_AuditExposureRequest()
            request.customerNumber = number
            let answer: Reskontra_V1_AuditExposureResponse = try await desk.read(.auditExposure, request)
            try desk.showJSON(answer)
            if !answer.differences.isEmpty { throw ExitStatus.no }
        }
    }
}

struct AuthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "auth", abstract: "Authorizations: reservations of credit.",
        subcommands: [Create.self, Show.self, List.self, Increment.self, Capture.self, Void.self])

    struct Create: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Check and reserve. Exit code 2 when declined.")
        @Argument(help: "Customer number.") var number: String
        @Argument(help: "Amount with currency.") var amount: String
        @Flag(help: "A part would do.") var partial = false
        @Option(help: "Seconds to live; left out: the company's parameter.") var ttl: UInt32 = 0
        @Option(help: "The caller's order.") var orderRef = ""
        @OptionGroup var write: WriteOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_AuthorizeRequest()
            request.customerNumber = number
            request.amount = try MoneyText.parse(amount)
            request.allowPartial = partial
            request.ttlSeconds = ttl
            request.orderRef = orderRef
            try await Writing<_, Reskontra_V1_AuthorizeResponse>(
                method: .authorize, request: request, options: write, movesMoney: false,
                question: "Reserve \(amount) for \(number)",
                view: { answer in
                    .decision(
                        answer.decision, title: "authorization for \(number)", answer: answer,
                        authorization: (answer.authorizationID, answer.expiresAt))
                }, isNo: { !$0.decision.isYes }
            ).run(desk)
        }
    }

    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "One authorization.")
        @Argument(help: "Authorization id.") var id: UInt64
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_GetAuthorizationRequest()
            request.authorizationID = id
            let answer: Reskontra_V1_GetAuthorizationResponse = try await desk.read(.getAuthorization, request)
            try desk.show(.authorization(answer.authorization, answer: answer))
        }
    }

    struct List: ClientCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Authorizations, latest first.")
        @Argument(help: "Customer number; left out: all.") var number = ""
        @Flag(help: "Captured, voided and expired ones too.") var all = false
        @Option(help: "Rows, at most 1,000.") var limit: UInt32 = 50
        @Option(help: "Goes on after an earlier page.") var page = ""
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_ListAuthorizationsRequest()
            request.customerNumber = number
            request.includeFinal = all
            request.page.size = limit
            request.page.token = page
            try desk.show(.authorizations(try await desk.read(.listAuthorizations, request)))
        }
    }

    struct Increment: ClientCommand {
        static let configuration = CommandConfiguration(commandName: "increment", abstract: "Raise a live authorization.")
        @Argument(help: "Authorization id.") var id: UInt64
        @Argument(help: "Added amount with currency.") var amount: String
        @OptionGroup var write: WriteOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_IncrementRequest()
            request.authorizationID = id
            request.amount = try MoneyText.parse(amount)
            try await Writing<_, Reskontra_V1_IncrementResponse>(
                method: .increment, request: request, options: write, movesMoney: false,
                question: "Raise authorization \(id) by \(amount)",
                view: { .decision($0.decision, title: "authorization \(id)", answer: $0) },
                isNo: { !$0.decision.isYes }
            ).run(desk)
        }
    }

    struct Capture: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "capture", abstract: "Turn an authorization into a posted invoice of one line.")
        @Argument(help: "Authorization id.") var id: UInt64
        @Argument(help: "Amount with currency.") var amount: String
        @Flag(help: "Release the rest.") var final = false
        @OptionGroup var write: WriteOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_CaptureRequest()
            request.authorizationID = id
            request.amount = try MoneyText.parse(amount)
            request.final = final
            try await Writing<_, Reskontra_V1_CaptureResponse>(
                method: .capture, request: request, options: write, question: "Capture \(amount)",
                view: { .posted($0.invoice, kind: "invoice", answer: $0) }
            ).run(desk)
        }
    }

    struct Void: ClientCommand {
        static let configuration = CommandConfiguration(commandName: "void", abstract: "Release what is left.")
        @Argument(help: "Authorization id.") var id: UInt64
        @OptionGroup var write: WriteOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_VoidRequest()
            request.authorizationID = id
            try await Writing<_, Reskontra_V1_VoidResponse>(
                method: .void, request: request, options: write, movesMoney: false, question: "Void authorization \(id)",
                view: { .authorization($0.authorization, answer: $0) }
            ).run(desk)
        }
    }
}
