import ArgumentParser
import Schema

/// Charges codes, and the charges that orders get by themselves.
struct ChargeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charge",
        abstract: "Charges codes and automatic charges of orders.",
        discussion: """
            The most specific customer wins, then the most specific item; what is posted keeps its charges.
            """,
        subcommands: [ChargeCode.self, ChargeAuto.self, ChargeList.self])
}

struct ChargeCode: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "code",
        abstract: "Create or replace a charges code.",
        discussion: """
            EXAMPLES
              reskontra charge code FREIGHT --description "By road"
              reskontra charge code INSURE --debit ledger --debit-account 6201 --credit-account 4021
            """)

    @Argument(help: "Code of the charge.") var code: String
    @Option var description = ""
    @Option(help: "customer (added to the total), ledger or item.") var debit = "customer"
    @Option(help: "customer, ledger or item.") var credit = "ledger"
    @Option(help: "Main account; without one the automatic account CHARGE_EXPENSE.") var debitAccount = ""
    @Option(help: "Main account; without one the automatic account CHARGE_REVENUE.") var creditAccount = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var row = Reskontra_V1_SalesRow()
        (row.chargesCode.code, row.chargesCode.description_p) = (code, description)
        row.chargesCode.debit = try Words.parse(debit, as: Reskontra_V1_ChargePart.self, what: "side")
        row.chargesCode.credit = try Words.parse(credit, as: Reskontra_V1_ChargePart.self, what: "side")
        (row.chargesCode.debitAccount, row.chargesCode.creditAccount) = (debitAccount, creditAccount)
        try await desk.set(row, writing, question: "Set this charges code", as: .charges([row]))
    }
}

struct ChargeAuto: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "auto",
        abstract: "Let orders get a charge by themselves when they are invoiced.",
        discussion: """
            EXAMPLES
              reskontra charge auto FREIGHT --kind fixed --value 4.95 --currency EUR --header
              reskontra charge auto TOLL --kind percent --value 1.5 --currency EUR --items group:BIG --customers C-1001
            """)

    @Argument(help: "Charges code.") var code: String
    @Option(help: "fixed, piece or percent.") var kind: String
    @Option(help: "Amount in major units, or percent.") var value: String
    @Option(help: "Of the documents it is for.") var currency: String
    @Option(help: "all, group:CODE or a customer number.") var customers = "all"
    @Option(help: "all, group:CODE or an item number.") var items = "all"
    @Flag(help: "Once per order instead of per line.") var header = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var row = Reskontra_V1_SalesRow()
        (row.autoCharge.code, row.autoCharge.currency, row.autoCharge.header) = (code, currency, header)
        row.autoCharge.kind = try Words.parse(kind, as: Reskontra_V1_AutoChargeKind.self, what: "kind")
        row.autoCharge.value = try usage { () throws(TextFailure) in try DecimalText.parse(value) }
        row.autoCharge.customers = ScopeText.parse(customers)
        row.autoCharge.items = ScopeText.parse(items)
        try await desk.set(row, writing, question: "Set this charge", as: .charges([row]))
    }
}

struct ChargeList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Charges codes and automatic charges of the company.",
        discussion: """
            EXAMPLES
              reskontra charge list
              reskontra charge list -o csv
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let rows = try await desk.salesRows(.chargesCode) + desk.salesRows(.autoCharge)
        let answer = Reskontra_V1_ListSalesRowsResponse.with { $0.rows = rows }
        try desk.show(View(answer, .charges(rows), lines: rows))
    }
}

extension Table {
    /// A code's sides, or what an automatic charge comes to and for whom.
    fileprivate static func charges(_ rows: [Reskontra_V1_SalesRow]) -> Table {
        Table(
            [
                .text("code"), .text("debit"), .text("credit"), .text("kind"), .number("value"), .text("currency"),
                .text("customers"), .text("items"), .text("description"),
            ],
            rows: rows.map { row -> [Table.Cell] in
                switch row.row {
                case .chargesCode(let code):
                    return [
                        .text(code.code), .text(Words.of(code.debit)), .text(Words.of(code.credit)), .empty, .empty,
                        .empty, .empty, .empty, .text(code.description_p),
                    ]
                case .autoCharge(let charge):
                    return [
                        .text(charge.code), .empty, .empty, .text(Words.of(charge.kind)),
                        .text(DecimalText.text(charge.value)), .text(charge.currency),
                        .text(ScopeText.text(charge.customers)),
                        .text(charge.header ? "order" : ScopeText.text(charge.items)), .empty,
                    ]
                case .commission, .salesGroup, .item, .traits, .parameters, .delivery, nil: return []
                }
            })
    }
}
