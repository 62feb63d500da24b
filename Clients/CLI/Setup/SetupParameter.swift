import ArgumentParser
import Foundation
import Schema
import SwiftProtobuf

/// Parameters of a company: what there is, with defaults, and changes by name.
struct SetupParameter: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parameter",
        abstract: "Parameters of the company.",
        discussion: """
            Parameters of how sales invoices are arranged and packing slips posted are rows of the set-up of sales:
            reskontra describe SalesParameters.
            """,
        subcommands: [ParameterList.self, ParameterSet.self])
}

struct ParameterList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Every parameter with its value and what it means; the note begins with the default.",
        discussion: """
            EXAMPLES
              reskontra setup parameter list
              reskontra setup parameter list --like prepayment
              reskontra setup parameter list -o json
            """)

    @Option(help: "Only parameters whose name has this in it.") var like = ""
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(.getSetup, Reskontra_V1_GetSetupRequest())
        let values = try ParameterShape.values(of: setup.parameters)
        let shapes = ParameterShape.all.filter { like.isEmpty || $0.name.contains(like) }
        let table = Table(
            [.text("name"), .text("value"), .text("note")],
            rows: shapes.map { [.text($0.name), .text(values[$0.name] ?? $0.absent), .text($0.note)] })
        try desk.show(View(setup.parameters, table, lines: [setup.parameters]))
    }
}

extension Reskontra_V1_SetParametersRequest: GuardedRequest {}

struct ParameterSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Change parameters; the others stay as they are.",
        discussion: """
            Amounts are in the accounting currency, choices are words: tax_rounding=line. An empty value is none: false,
            0, no code.

            EXAMPLES
              reskontra setup parameter set workflow=true max_penny_rounding=0.20
              reskontra setup parameter set tax_rounding=line --dry-run
              reskontra setup parameter set prepayment_profile=PRE
            """)

    @Argument(help: ArgumentHelp("Name and value. May be repeated.", valueName: "name=value")) var settings: [String]
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(.getSetup, Reskontra_V1_GetSetupRequest())
        var object: [String: Any] = [:]
        var names: [String] = []
        for setting in settings {
            let sides = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2, let shape = ParameterShape.all.first(where: { $0.name == sides[0] }) else {
                throw ValidationError("'\(setting)' is no parameter and value: reskontra setup parameter list")
            }
            if !sides[1].isEmpty { object[shape.name] = try shape.json(sides[1], setup.company.accountingCurrency) }
            names.append(shape.name)
        }
        var request = Reskontra_V1_SetParametersRequest()
        request.parameters = try Reskontra_V1_Parameters(
            jsonUTF8Data: try JSONSerialization.data(withJSONObject: object))
        request.updateMask = names
        let changed = names
        try await Writing<_, Reskontra_V1_SetParametersResponse>(
            method: .setParameters, request: request, options: writing, movesMoney: false,
            question: "Set these parameters",
            view: { answer in
                let values = (try? ParameterShape.values(of: answer.parameters)) ?? [:]
                let table = Table(
                    [.text("name"), .text("value")],
                    rows: ParameterShape.all.filter { changed.contains($0.name) }.map {
                        [.text($0.name), .text(values[$0.name] ?? $0.absent)]
                    })
                return View(answer, table, lines: [answer.parameters])
            }
        )
        .run(desk)
    }
}

/// A field of message Parameters as it is declared: `bool workflow = 460; // false`.
struct ParameterShape {
    let name: String
    let type: String
    let note: String

    static let all: [ParameterShape] = (Shapes.all["Parameters"] ?? "").split(separator: "\n").compactMap { line in
        let sides = line.split(separator: "//", maxSplits: 1).map(String.init)
        var words = (sides.first ?? "").split { $0 == " " || $0 == ";" }.map(String.init)
        if words.first == "optional" { words.removeFirst() }
        guard words.count == 4, words[2] == "=" else { return nil }
        return ParameterShape(
            name: words[1], type: words[0],
            note: sides.count > 1 ? sides[1].drop { $0 == " " }.description : "")
    }

    /// What a value that is not sent means.
    var absent: String {
        switch type {
        case "bool": "false"
        case "uint32", "int32", "uint64": "0"
        default: ""
        }
    }

    /// By name; only what differs from nothing.
    static func values(of parameters: Reskontra_V1_Parameters) throws -> [String: String] {
        var names = JSONEncodingOptions()
        names.preserveProtoFieldNames = true
        let text = try parameters.jsonString(options: names)
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
        var values: [String: String] = [:]
        for shape in all {
            guard let value = object[shape.name] else { continue }
            values[shape.name] = shape.told(value)
        }
        return values
    }

    private func told(_ value: Any) -> String {
        if type == "bool" { return "\(value as? Bool ?? true)" }
        if type == "Decimal", let parts = value as? [String: Any] {
            let scale = (parts["scale"] as? NSNumber)?.intValue ?? 0
            return DecimalText.text(unscaled: Int64("\(parts["unscaled"] ?? 0)") ?? 0, scale: scale)
        }
        if type == "Money", let parts = value as? [String: Any] {
            return MoneyText.text(Int64("\(parts["minor"] ?? 0)") ?? 0, "\(parts["currency"] ?? "")")
        }
        guard let word = value as? String, Shapes.all[type]?.contains(word) == true else { return "\(value)" }
        return word.replacing(prefix, with: "").lowercased().replacing("_", with: "-")
    }

    /// Of the names of its choices: `TAX_ROUNDING_`.
    private var prefix: String {
        var text = ""
        for character in type {
            if character.isUppercase, !text.isEmpty { text += "_" }
            text += character.uppercased()
        }
        return text + "_"
    }

    /// As JSON has it.
    func json(_ text: String, _ currency: String) throws -> Any {
        switch type {
        case "bool":
            guard let flag = Bool(text) else { throw ValidationError("\(name) is true or false, not '\(text)'") }
            return flag
        case "uint32", "int32", "uint64":
            guard let number = UInt32(text) else { throw ValidationError("\(name) is a whole number, not '\(text)'") }
            return Int(number)
        case "string": return text
        case "Money":
            let money = try usage { () throws(TextFailure) in try MoneyText.parse(text, currency: currency) }
            return ["minor": "\(money.minor)", "currency": money.currency]
        case "Decimal":
            let decimal = try usage { () throws(TextFailure) in try DecimalText.parse(text) }
            return ["unscaled": "\(decimal.unscaled)", "scale": Int(decimal.scale)] as [String: Any]
        default: return try choice(text)
        }
    }

    private func choice(_ text: String) throws -> String {
        let word = prefix + text.uppercased().replacing("-", with: "_")
        let words = (Shapes.all[type] ?? "").split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
        guard words.contains(word), word != prefix + "UNSPECIFIED" else {
            let known = words.filter { $0.hasPrefix(prefix) && $0 != prefix + "UNSPECIFIED" }
                .map { $0.replacing(prefix, with: "").lowercased().replacing("_", with: "-") }
            if known.isEmpty { throw ValidationError("\(name) is set by reskontra call Setup.SetParameters") }
            throw ValidationError("\(name) is \(known.joined(separator: ", ")), not '\(text)'")
        }
        return word
    }
}
