import ArgumentParser
import Schema

struct InvoiceDistributions: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "distributions",
        abstract: "What the amounts of a draft go to; of a posted one, as it was posted.",
        discussion: """
            EXAMPLES
              reskontra invoice distributions 12
              reskontra invoice distributions 12 --line 1 -o csv
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @Option(help: "Only this line, from 1.") var line: UInt32 = 0
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer: Reskontra_V1_ListDistributionsResponse = try await desk.read(
            .listDistributions,
            Reskontra_V1_ListDistributionsRequest.with {
                $0.draftID = draft
                $0.line = line
            })
        let note = "set-up has changed since it was posted: these are the sums of its journal"
        try desk.show(
            View(
                answer, .distributions(answer.distributions), lines: answer.distributions,
                footer: answer.summed ? [note] : []))
    }
}

extension Table {
    static func distributions(_ rows: [Reskontra_V1_Distribution]) -> Table {
        Table(
            [
                .text("kind"), .number("line"), .text("charge"), .text("tax_code"), .text("main_account"),
                .text("dimensions"), .money("amount"),
            ],
            rows: rows.map { row in
                [
                    .text(Words.of(row.kind)), row.line == 0 ? .empty : .number(row.line), .text(row.charge),
                    .text(row.taxCode), .text(row.mainAccount),
                    .text(row.dimensions.map { "\($0.name)=\($0.value)" }.joined(separator: " ")), .money(row.amount),
                ]
            })
    }
}
