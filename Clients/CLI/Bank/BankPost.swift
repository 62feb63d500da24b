import ArgumentParser
import ReskontraClient
import Schema

struct BankPost: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Post waiting entries that name their invoices and come to their amount.",
        discussion: """
            EXAMPLES
              reskontra bank post MAIN --yes
              reskontra bank post --dry-run
            """)

    @Argument(help: "Bank account; without one the only one there is.") var account: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try await BankPosting(desk: desk, account: try await desk.bankAccount(account), options: writing).run()
    }
}

/// All pages of exact matches: shown first, asked about once, then posted page by page.
struct BankPosting {
    let desk: Desk
    let account: String
    let options: WriteOptions

    func run() async throws {
        try options.refuseProposing()
        if desk.settings.isProtected { Terminal.writeError("protected profile: \(desk.place)\n") }
        let connection = try await desk.connection()
        let preview = try await pages { request in
            var asking = request
            asking.mode = .preview
            return try await connection.callRetrying(
                .postBankEntries, asking, as: Reskontra_V1_PostBankEntriesResponse.self, key: connection.newKey()
            ).message
        }
        if options.dryRun {
            try desk.show(.bankPosted(preview))
            Terminal.writeError("dry run: nothing was changed\n")
            return
        }
        guard !preview.posted.isEmpty else {
            try desk.show(.bankPosted(preview))
            return
        }
        try confirm(preview)
        // Each page is a record of its own. After a broken line the same command posts the rest, nothing twice.
        let posted = try await pages { request in
            try await connection.call(
                .postBankEntries, request, as: Reskontra_V1_PostBankEntriesResponse.self, key: connection.newKey()
            ).message
        }
        try desk.show(.bankPosted(posted))
    }

    private func pages(
        _ fetch: (Reskontra_V1_PostBankEntriesRequest) async throws -> Reskontra_V1_PostBankEntriesResponse
    ) async throws -> Reskontra_V1_PostBankEntriesResponse {
        var whole = Reskontra_V1_PostBankEntriesResponse()
        var request = Reskontra_V1_PostBankEntriesRequest()
        request.bankAccount = account
        repeat {
            let answer = try await fetch(request)
            whole.posted += answer.posted
            whole.waiting += answer.waiting
            request.after = answer.next
        } while !request.after.isEmpty
        return whole
    }

    private func confirm(_ preview: Reskontra_V1_PostBankEntriesResponse) throws {
        guard !options.yes || desk.settings.isProtected else { return }
        guard Terminal.inputIsTerminal, Terminal.errorIsTerminal else {
            throw Unconfirmed(
                description: desk.settings.isProtected
                    ? "the profile \(desk.settings.profile) is protected: a person at a terminal must say yes"
                    : "money would move and nobody can be asked: add --yes, or --dry-run to see what would happen")
        }
        var shown = Output(format: .table)
        shown.isColored = desk.output.isColored
        Terminal.writeError(try shown.text(.bankPosted(preview)))
        let answer = Terminal.ask("Post these \(preview.posted.count) payments in \(desk.place)? [y/N] ") ?? ""
        guard ["y", "yes"].contains(answer.lowercased()) else { throw Unconfirmed(description: "nothing was posted") }
    }
}
