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

/// All pages of exact matches: shown first and asked about once, unless `--yes`; then posted page by page.
struct BankPosting {
    let desk: Desk
    let account: String
    let options: WriteOptions

    /// Rows of a table; CSV, TSV and JSON have them all.
    static let shownMax = 1_000

    func run() async throws {
        try options.refuseProposing()
        if desk.settings.isProtected { Terminal.writeError("protected profile: \(desk.place)\n") }
        if options.dryRun {
            try await all(.preview, showing: true)
            Terminal.writeError("dry run: nothing was changed\n")
            return
        }
        if !options.yes || desk.settings.isProtected {
            let preview = try await all(.preview, showing: false)
            guard preview.count > 0 else {
                try desk.show(.bankPosted(preview.answer, count: 0))
                return
            }
            try await confirm(preview)
        }
        // Each page is a record of its own. After a broken line the same command posts the rest, nothing twice.
        try await all(.execute, showing: true)
    }

    private struct Collected {
        var answer = Reskontra_V1_PostBankEntriesResponse()
        /// More than the answer has rows when a table would be too long.
        var count = 0
    }

    /// Goes through all pages. Formats of rows are written as they come, so that a large file needs no memory.
    @discardableResult private func all(_ mode: Reskontra_V1_Mode, showing: Bool) async throws -> Collected {
        let connection = try await desk.connection()
        var output = desk.output
        let isRows = showing && [.csv, .tsv, .jsonl].contains(output.format)
        let keeps = isRows ? 0 : showing && output.format == .json ? Int.max : Self.shownMax
        var whole = Collected()
        var request = Reskontra_V1_PostBankEntriesRequest()
        request.bankAccount = account
        request.mode = mode
        var isFirst = true
        repeat {
            let key = connection.newKey()
            let page: Reskontra_V1_PostBankEntriesResponse =
                mode == .preview
                ? try await connection.callRetrying(.postBankEntries, request, key: key).message
                : try await connection.call(.postBankEntries, request, key: key).message
            if isRows, isFirst || !page.posted.isEmpty {
                try output.write(.bankPosted(page, count: page.posted.count))
                output.header = false
            }
            whole.count += page.posted.count
            whole.answer.posted += page.posted.prefix(keeps - min(keeps, whole.answer.posted.count))
            whole.answer.waiting += page.waiting
            request.after = page.next
            isFirst = false
        } while !request.after.isEmpty
        if showing, !isRows { try desk.show(.bankPosted(whole.answer, count: whole.count)) }
        return whole
    }

    private func confirm(_ preview: Collected) async throws {
        try await desk.confirm(
            "Post these \(preview.count) payments", .bankPosted(preview.answer, count: preview.count), as: .table)
    }
}
