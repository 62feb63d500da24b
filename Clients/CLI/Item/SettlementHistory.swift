import ArgumentParser
import Schema

struct SettlementHistory: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Settlements of a document or a customer with what they did to each item, those undone too.",
        discussion: """
            EXAMPLES
              reskontra settlement history FTI-0001
              reskontra settlement history --customer C-1001 --all -o csv
              reskontra settlement history --id 12
            """)

    @Argument(help: "Document or payment number.") var number: String?
    @Option(help: "Of this customer.") var customer: String?
    @Option(help: "This settlement alone.") var id: UInt64?
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard [number != nil, customer != nil, id != nil].count(where: { $0 }) == 1 else {
            throw ValidationError("name a document, --customer or --id")
        }
    }

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .getSettlementHistory,
                    Reskontra_V1_GetSettlementHistoryRequest.with {
                        $0.documentNumber = number ?? ""
                        $0.customerNumber = customer ?? ""
                        $0.settlementID = id ?? 0
                        $0.page = page
                    }, as: Reskontra_V1_GetSettlementHistoryResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.settlements += $1.settlements
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.history(answer))
    }
}

extension View {
    fileprivate static func history(_ answer: Reskontra_V1_GetSettlementHistoryResponse) -> View {
        let rows = answer.settlements.flatMap { settlement in
            settlement.parts.map { part -> [Table.Cell] in
                [
                    .number(settlement.settlementID), .date(settlement.date), .text(part.debitNumber),
                    .text(part.creditNumber), part.settledBy == .unspecified ? .text("money") : .text(Words.of(part.settledBy)),
                    .money(part.amount), part.hasExchangeDifference ? .money(part.exchangeDifference) : .empty,
                    settlement.origin == .unspecified ? .empty : .text(Words.of(settlement.origin)),
                    settlement.undone ? .date(settlement.undoneDate) : .empty,
                ]
            }
        }
        let table = Table(
            [
                .number("settlement_id"), .text("date"), .text("debit"), .text("credit"), .text("by"), .money("amount"),
                .money("exchange_difference"), .text("origin"), .text("undone"),
            ], rows: rows)
        // The server tells the first thousand parts of each.
        let cut = answer.settlements.filter { $0.partCount > UInt32($0.parts.count) }
        let footer = cut.map { "settlement \($0.settlementID): \($0.parts.count) of its \($0.partCount) parts are here" }
        return View(answer, table, lines: answer.settlements, footer: footer + more(answer.nextPageToken))
    }
}
