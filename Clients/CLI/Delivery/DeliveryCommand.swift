import ArgumentParser
import Schema

/// Delivery terms, modes and destinations of the company: reference data that customers, orders and invoices name.
struct DeliveryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delivery",
        abstract: "Delivery terms, modes and destinations.",
        discussion: """
            Customers name terms and modes (customer update --delivery-terms, --delivery-mode), orders and invoices a
            destination or an address of the customer (customer address list).
            """,
        subcommands: [DeliveryList.self, DeliverySet.self])
}

struct DeliveryList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "All delivery terms, modes and destinations of the company.",
        discussion: """
            EXAMPLES
              reskontra delivery list
              reskontra delivery list --kind destination -o json
            """)

    @Option(help: "terms, mode or destination; without one all.") var kind: String?
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let wanted = try kind.map { try Words.parse($0, as: Reskontra_V1_DeliveryKind.self, what: "kind") }
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listSalesRows,
                    Reskontra_V1_ListSalesRowsRequest.with { ($0.kind, $0.page) = (.delivery, page) },
                    as: Reskontra_V1_ListSalesRowsResponse.self)
            }, token: \.nextPageToken,
            join: {
                $0.rows += $1.rows
                $0.nextPageToken = $1.nextPageToken
            })
        let rows = answer.rows.map(\.delivery).filter { row in wanted.map { row.kind == $0 } ?? true }
        try desk.show(View(answer, .deliveries(rows), lines: rows))
    }
}

struct DeliverySet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Create or replace delivery terms, a mode or a destination.",
        discussion: """
            EXAMPLES
              reskontra delivery set destination DEPOT --postal-address "Dock Road 7, Leeds"
              reskontra delivery set terms DAP --description "Delivered at place"
            """)

    @Argument(help: "terms, mode or destination.") var kind: String
    @Argument(help: "Its code.") var code: String
    @Option var description = ""
    @Option(help: "Charges group.") var chargeGroup = ""
    /// Not --address: that is the server's.
    @Option(name: .customLong("postal-address"), help: "Of a destination: street, town, country.") var place = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var row = Reskontra_V1_DeliveryCode()
        row.kind = try Words.parse(kind, as: Reskontra_V1_DeliveryKind.self, what: "kind")
        (row.code, row.description_p, row.chargeGroup, row.address) = (code, description, chargeGroup, place)
        let made = row
        try await Writing<_, Reskontra_V1_SetSalesRowResponse>(
            method: .setSalesRow, request: Reskontra_V1_SetSalesRowRequest.with { $0.row.delivery = made },
            options: writing, movesMoney: false, question: "Set this row",
            view: { View($0, .deliveries([made]), lines: [made]) }
        )
        .run(desk)
    }
}

extension Table {
    fileprivate static func deliveries(_ rows: [Reskontra_V1_DeliveryCode]) -> Table {
        Table(
            [.text("kind"), .text("code"), .text("description"), .text("charge_group"), .text("address")],
            rows: rows.map {
                [
                    .text(Words.of($0.kind)), .text($0.code), .text($0.description_p), .text($0.chargeGroup),
                    .text($0.address),
                ]
            })
    }
}
