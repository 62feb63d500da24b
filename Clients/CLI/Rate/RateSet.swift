import ArgumentParser
import Schema

extension Reskontra_V1_SetExchangeRateTypeRequest: GuardedRequest {}

struct RateSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set a rate from a day on; what is posted keeps its own.",
        discussion: """
            EXAMPLES
              reskontra rate set USD EUR 0.9235 --date 2026-10-31
              reskontra rate set USD EUR 0.9180 --date 2026-10-31 --type CLOSING
            """)

    @Argument(help: "Currency of which one unit is converted.") var from: String
    @Argument(help: "Currency it is converted to.") var to: String
    @Argument(help: "Units of it.") var rate: String
    @Option(name: .customLong("date"), help: ArgumentHelp("First day it holds.", valueName: "date"))
    var day: String
    @Option(help: "Type, as reskontra rate types lists them; without one the default type.") var type = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetExchangeRateRequest()
        (request.rate.from, request.rate.to, request.rate.rateType) = (from, to, type)
        request.rate.rate = try usage { () throws(TextFailure) in try DecimalText.parse(rate) }
        request.rate.validFrom = try date(day)
        try await Writing<_, Reskontra_V1_SetExchangeRateResponse>(
            method: .setExchangeRate, request: request, options: writing, movesMoney: false,
            question: "Set this rate", view: { View($0, .rates([$0.rate]), lines: [$0.rate]) }
        )
        .run(desk)
    }
}

struct RateTypeSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "type",
        abstract: "Create or describe a type of exchange rates.",
        discussion: """
            EXAMPLES
              reskontra rate type AVERAGE --description "Monthly average"
              reskontra rate type CLOSING
            """)

    @Argument(help: "Code of the type.") var code: String
    @Option var description = ""
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetExchangeRateTypeRequest()
        (request.type.code, request.type.description_p) = (code, description)
        try await Writing<_, Reskontra_V1_SetExchangeRateTypeResponse>(
            method: .setExchangeRateType, request: request, options: writing, movesMoney: false,
            question: "Set this type",
            view: { answer in
                var card = Card("exchange rate type \(answer.type.code)")
                card.add("code", answer.type.code)
                card.add("description", answer.type.description_p)
                return View(answer, card)
            }
        )
        .run(desk)
    }
}
