import ArgumentParser
import Schema

/// Exchange rates by type and day.
struct RateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rate",
        abstract: "Exchange rates, by type and day.",
        discussion: """
            Which type counts: that of the customer's group, else parameter exchange_rate_type, else parameter
            ledger_exchange_rate_type, else the rates without a type. No type stands in for another: where its rate is
            missing the posting is refused with RATE_MISSING, and a revaluation posts nothing at all.
            """,
        subcommands: [RateSet.self, RateList.self, RateTypeSet.self, RateTypes.self])
}

struct RateList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Exchange rates of the company, by currency and day.",
        discussion: """
            EXAMPLES
              reskontra rate list
              reskontra rate list --currency USD --type AVERAGE -o csv
            """)

    @Option(help: "Only of this currency, on either side.") var currency: String?
    @Option(help: "Only of this type; --type \"\" for those without one.") var type: String?
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(
            .getSetup, Reskontra_V1_GetSetupRequest())
        let rates = setup.rates.filter { row in
            (currency.map { row.from == $0 || row.to == $0 } ?? true)
                && (type.map { row.rateType == $0 } ?? true)
        }
        let answer = Reskontra_V1_GetSetupResponse.with { $0.rates = rates }
        try desk.show(View(answer, .rates(rates), lines: rates))
    }
}

struct RateTypes: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "types",
        abstract: "Types of exchange rates, and what takes which.",
        discussion: """
            EXAMPLES
              reskontra rate types
              reskontra rate types -o json
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(
            .getSetup, Reskontra_V1_GetSetupRequest())
        let answer = Reskontra_V1_GetSetupResponse.with { $0.exchangeRateTypes = setup.exchangeRateTypes }
        try desk.show(
            View(answer, .rateTypes(setup.exchangeRateTypes, setup), lines: setup.exchangeRateTypes))
    }
}

extension Table {
    static func rates(_ rows: [Reskontra_V1_ExchangeRate]) -> Table {
        Table(
            [.text("from"), .text("to"), .text("valid_from"), .number("rate"), .text("type")],
            rows: rows.map { row in
                [
                    .text(row.from), .text(row.to), .date(row.validFrom), .text(DecimalText.text(row.rate)),
                    .text(row.rateType),
                ]
            })
    }

    static func rateTypes(
        _ rows: [Reskontra_V1_ExchangeRateType], _ setup: Reskontra_V1_GetSetupResponse
    ) -> Table {
        Table(
            [.text("type"), .text("description"), .number("rates"), .text("taken_by")],
            rows: rows.map { row in
                [
                    .text(row.code), .text(row.description_p),
                    .number(setup.rates.count { $0.rateType == row.code }),
                    .text(setup.takers(ofRatesOf: row.code).joined(separator: ", ")),
                ]
            })
    }
}

extension Reskontra_V1_GetSetupResponse {
    fileprivate func takers(ofRatesOf type: String) -> [String] {
        var takers: [String] = []
        if parameters.ledgerExchangeRateType == type { takers.append("ledger") }
        if parameters.exchangeRateType == type { takers.append("receivables") }
        if parameters.creditLimitRateType == type { takers.append("credit limits") }
        return takers + customerGroups.filter { $0.exchangeRateType == type }.map { "group \($0.code)" }
    }
}
