import ArgumentParser
import Schema

/// Lines of a draft; one of them is changed with `invoice update`.
struct InvoiceLine: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "line",
        abstract: "Add, remove or copy lines of a draft.",
        subcommands: [InvoiceLineAdd.self, InvoiceLineRemove.self, InvoiceLineCopy.self])
}

extension Reskontra_V1_AddLineRequest: GuardedRequest {}
extension Reskontra_V1_RemoveLineRequest: GuardedRequest {}
extension Reskontra_V1_CopyLinesRequest: GuardedRequest {}

struct InvoiceLineAdd: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a line behind the last of a draft.",
        discussion: """
            EXAMPLES
              reskontra invoice line add 12 4000:250.00:Consulting
              reskontra invoice line add 12 4000:3x12.50:Widgets --item-tax-group FULL
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @Argument(help: ArgumentHelp("As in `invoice post --line`.", valueName: "account:amount[:text]")) var line: String
    @Option(help: "Item tax group.") var itemTaxGroup = ""
    @Option(help: "Sales tax group; without one the draft's.") var taxGroup = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let (text, currency) = (line, try await desk.draft(draft).invoice.document.currency)
        var request = Reskontra_V1_AddLineRequest()
        request.draftID = draft
        request.line = try usage { () throws(TextFailure) in try DocumentOptions.line(text, currency: currency) }
        (request.line.itemTaxGroup, request.line.salesTaxGroup) = (itemTaxGroup, taxGroup)
        try await Writing<_, Reskontra_V1_AddLineResponse>(
            method: .addLine, request: request, options: writing, movesMoney: false, question: "Add this line",
            view: { .draft($0.invoice, answer: $0) }
        )
        .run(desk)
    }
}

struct InvoiceLineRemove: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take a line out of a draft; those behind it move up.",
        discussion: """
            EXAMPLES
              reskontra invoice line remove 12 2
              reskontra invoice line remove 12 2 --dry-run
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @Argument(help: "The line, from 1.") var line: UInt32
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_RemoveLineRequest()
        (request.draftID, request.line) = (draft, line)
        try await Writing<_, Reskontra_V1_RemoveLineResponse>(
            method: .removeLine, request: request, options: writing, movesMoney: false, question: "Remove this line",
            view: { .draft($0.invoice, answer: $0) }
        )
        .run(desk)
    }
}

struct InvoiceLineCopy: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copy lines of a draft behind its last.",
        discussion: """
            EXAMPLES
              reskontra invoice line copy 12
              reskontra invoice line copy 12 1 2 --copies 3 --with-distributions
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @Argument(help: "The lines; without one all of them.") var lines: [UInt32] = []
    @Option(help: "How many copies of each.") var copies: UInt32 = 1
    @Flag(help: "With what they are distributed to; else that is worked out anew.") var withDistributions = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_CopyLinesRequest()
        (request.draftID, request.lines, request.copies) = (draft, lines, copies)
        request.withDistributions = withDistributions
        try await Writing<_, Reskontra_V1_CopyLinesResponse>(
            method: .copyLines, request: request, options: writing, movesMoney: false, question: "Copy these lines",
            view: { .draft($0.invoice, answer: $0) }
        )
        .run(desk)
    }
}
