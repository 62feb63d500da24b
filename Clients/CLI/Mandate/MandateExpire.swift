import ArgumentParser
import ReskontraClient
import Schema

struct MandateExpire: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "expire",
        abstract: "End the mandates that are past their 36 months.",
        discussion: """
            EXAMPLES
              reskontra mandate expire --dry-run
              reskontra mandate expire -o json
            """)

    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let connection = try await desk.connection()
        var whole = Reskontra_V1_ExpireMandatesResponse()
        var request = Reskontra_V1_ExpireMandatesRequest()
        if writing.dryRun { request.mode = .preview }
        repeat {
            let page: Reskontra_V1_ExpireMandatesResponse
            if writing.dryRun {
                page = try await connection.callRetrying(
                    .expireMandates, request, as: Reskontra_V1_ExpireMandatesResponse.self, key: connection.newKey()
                ).message
            } else {
                page = try await Sending(desk: desk, connection: connection).send(
                    .expireMandates, request, as: Reskontra_V1_ExpireMandatesResponse.self, key: connection.newKey()
                ).message
            }
            whole.mandates += page.mandates
            whole.hasMore_p = page.hasMore_p
            request.after = page.nextAfter
        } while whole.hasMore_p
        try desk.show(View(whole, Table([.text("mandate")], rows: whole.mandates.map { [.text($0)] }), lines: []))
        if writing.dryRun { Terminal.writeError("dry run: nothing was changed\n") }
    }
}

struct MandateCheck: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "May a mandate be used for a due date, and how is the collection marked?",
        discussion: """
            EXAMPLES
              reskontra mandate check MND-000001
              reskontra mandate check MND-000001 --due 2026-06-30
            """)

    @OptionGroup var which: MandateOptions
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var due: String?
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CheckMandateRequest()
        request.mandate = which.mandate
        request.creditor = which.creditor
        if let due { request.dueDate = try date(due) }
        let answer: Reskontra_V1_CheckMandateResponse = try await desk.read(.checkMandate, request)
        var card = Card("mandate \(which.mandate)")
        card.badge = ("usable", .good)
        card.add("number", which.mandate)
        card.add("state", Words.of(answer.state))
        card.add("expires_on", .date(answer.expiresOn))
        card.add("next_sequence", Words.of(answer.sequence))
        try desk.show(View(answer, card))
    }
}
