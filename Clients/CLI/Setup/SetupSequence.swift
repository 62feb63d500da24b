import ArgumentParser
import Schema

/// Number sequences of a company: of customers, documents, vouchers and whatever else counts.
struct SetupSequence: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sequence",
        abstract: "Number sequences of the company.",
        subcommands: [SequenceList.self, SequenceSet.self])
}

struct SequenceList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Every kind of number, with the sequence that is set for it.",
        discussion: """
            EXAMPLES
              reskontra setup sequence list
              reskontra setup sequence list -o json
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(.getSetup, Reskontra_V1_GetSetupRequest())
        try desk.show(View(setup, .sequences(setup.sequences), lines: setup.sequences))
    }
}

extension Reskontra_V1_SetNumberSequenceRequest: GuardedRequest {}

struct SequenceSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set a number sequence: prefix, digits and the next number.",
        discussion: """
            EXAMPLES
              reskontra setup sequence set invoice --prefix FTI- --digits 6
              reskontra setup sequence set mandate --prefix M- --digits 5 --next 100 --dry-run
            """)

    @Argument(help: "As in the list: invoice, credit-note, voucher, …") var kind: String
    @Option(help: "Text before the digits.") var prefix: String?
    @Option(help: "How many digits, 1 to 12.") var digits: UInt32?
    @Option(help: "The next number.") var next: UInt64?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard prefix != nil || digits != nil || next != nil else {
            throw ValidationError("give what changes: --prefix, --digits or --next")
        }
    }

    func run(_ desk: Desk) async throws {
        let wanted = try Words.parse(kind, as: Reskontra_V1_SequenceKind.self, what: "number sequence")
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(.getSetup, Reskontra_V1_GetSetupRequest())
        var request = Reskontra_V1_SetNumberSequenceRequest()
        request.sequence =
            setup.sequences.first { $0.kind == wanted }
            ?? .with { ($0.kind, $0.digits, $0.next) = (wanted, 6, 1) }
        if let prefix { request.sequence.prefix = prefix }
        if let digits { request.sequence.digits = digits }
        if let next { request.sequence.next = next }
        try await Writing<_, Reskontra_V1_SetNumberSequenceResponse>(
            method: .setNumberSequence, request: request, options: writing, movesMoney: false,
            question: "Set this number sequence",
            view: { View($0, .sequences([$0.sequence], all: false), lines: [$0.sequence]) }
        )
        .run(desk)
    }
}

extension Table {
    /// `all`: kinds without a sequence too.
    fileprivate static func sequences(_ rows: [Reskontra_V1_NumberSequence], all: Bool = true) -> Table {
        let kinds = Reskontra_V1_SequenceKind.allCases.filter { kind in
            kind != .unspecified && (all || rows.contains { $0.kind == kind })
        }
        return Table(
            [.text("kind"), .text("prefix"), .number("digits"), .number("next")],
            rows: kinds.map { kind in
                guard let row = rows.first(where: { $0.kind == kind }) else {
                    return [.text(Words.of(kind)), .text(""), .empty, .empty]
                }
                return [.text(Words.of(kind)), .text(row.prefix), .number(row.digits), .number(row.next)]
            })
    }
}
