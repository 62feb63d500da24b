import ArgumentParser
import Schema

/// Commissions and the groups of representatives who share them.
struct CommissionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commission",
        abstract: "Commissions of representatives, and who shares them.",
        discussion: """
            Worked out as an invoice of an order is posted, for each member of its sales group; credit notes take it \
            back.
            """,
        subcommands: [CommissionSet.self, CommissionGroup.self, CommissionList.self])
}

struct CommissionSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Create or replace a commission; the same scopes and first day are the same rule.",
        discussion: """
            EXAMPLES
              reskontra commission set 5
              reskontra commission set 7.5 --items group:TOYS --customers group:RETAIL --from 2026-10-01 --basis margin
            """)

    @Argument(help: "Percent.") var percent: String
    @Option(help: "all, group:CODE or an item number.") var items = "all"
    @Option(help: "all, group:CODE or a customer number.") var customers = "all"
    @Option(help: "all, group:SALESGROUP or a representative.") var representatives = "all"
    @Option(name: .customLong("from"), help: ArgumentHelp("First day; without one always.", valueName: "date"))
    var fromDay: String?
    @Option(name: .customLong("to"), help: ArgumentHelp("Last day.", valueName: "date"))
    var toDay: String?
    @Option(help: "revenue or margin.") var basis = "revenue"
    @Option(help: "before-line, after-line or after-total.") var discount = "after-line"
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var row = Reskontra_V1_SalesRow()
        row.commission.percent = try usage { () throws(TextFailure) in try DecimalText.parse(percent) }
        row.commission.items = ScopeText.parse(items)
        row.commission.customers = ScopeText.parse(customers)
        row.commission.representatives = ScopeText.parse(representatives)
        if let fromDay { row.commission.from = try date(fromDay) }
        if let toDay { row.commission.to = try date(toDay) }
        row.commission.basis = try Words.parse(basis, as: Reskontra_V1_CommissionBasis.self, what: "basis")
        row.commission.discount = try Words.parse(discount, as: Reskontra_V1_CommissionDiscount.self, what: "discount")
        try await desk.set(row, writing, question: "Set this commission", as: .commissions([row]))
    }
}

struct CommissionGroup: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "group",
        abstract: "Create or replace a sales group: representatives and their shares, at most 100 together.",
        discussion: """
            EXAMPLES
              reskontra commission group NORTH ANN=50 BO=50
              reskontra commission group SOUTH CHRIS=100
            """)

    @Argument(help: "Code of the group.") var code: String
    @Argument(help: ArgumentHelp("Each with the share.", valueName: "representative=percent")) var members: [String]
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var row = Reskontra_V1_SalesRow()
        row.salesGroup.code = code
        for text in members {
            let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else {
                throw ValidationError("'\(text)' is not a share: write representative=percent, as ANN=50")
            }
            var member = Reskontra_V1_SalesGroup.Member()
            member.representative = sides[0]
            member.sharePercent = try usage { () throws(TextFailure) in try DecimalText.parse(sides[1]) }
            row.salesGroup.members.append(member)
        }
        try await desk.set(row, writing, question: "Set this sales group", as: .commissions([row]))
    }
}

struct CommissionList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Commissions and sales groups of the company.",
        discussion: """
            EXAMPLES
              reskontra commission list
              reskontra commission list -o json
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let rows = try await desk.salesRows(.salesGroup) + desk.salesRows(.commission)
        let answer = Reskontra_V1_ListSalesRowsResponse.with { $0.rows = rows }
        try desk.show(View(answer, .commissions(rows), lines: rows))
    }
}

extension Table {
    /// A rule with whom and what it is for, or a group with the shares of its members.
    fileprivate static func commissions(_ rows: [Reskontra_V1_SalesRow]) -> Table {
        Table(
            [
                .number("percent"), .text("basis"), .text("discount"), .text("items"), .text("customers"),
                .text("representatives"), .text("from"), .text("to"), .text("group"), .text("members"),
            ],
            rows: rows.map { row -> [Table.Cell] in
                switch row.row {
                case .commission(let rule):
                    return [
                        .text(DecimalText.text(rule.percent)), .text(Words.of(rule.basis)),
                        .text(Words.of(rule.discount)),
                        .text(ScopeText.text(rule.items)), .text(ScopeText.text(rule.customers)),
                        .text(ScopeText.text(rule.representatives)), rule.hasFrom ? .date(rule.from) : .empty,
                        rule.hasTo ? .date(rule.to) : .empty, .empty, .empty,
                    ]
                case .salesGroup(let group):
                    return [
                        .empty, .empty, .empty, .empty, .empty, .empty, .empty, .empty, .text(group.code),
                        .text(
                            group.members.map { "\($0.representative)=\(DecimalText.text($0.sharePercent))" }
                                .joined(separator: " ")),
                    ]
                case .chargesCode, .autoCharge, .item, .traits, .parameters, .delivery, nil: return []
                }
            })
    }
}
