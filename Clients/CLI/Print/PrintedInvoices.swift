import ArgumentParser
import Foundation
import Schema

/// Invoices that are printed once they are posted: each by itself, or all together in an order (setup:SI-15).
///
/// Printing has no effect on what was posted: what could not be written can be printed later by `invoice print`.
struct PrintedInvoices: ParsableArguments {
    @Option(name: .customLong("print"), help: "current: a file for each invoice; after: all in one, once all are posted.")
    var when: String?
    @Option(name: .customLong("print-sort"), help: "Of `after`: number, customer or due-date.") var sort = "number"
    @Option(help: "Folder of the files, or the one file; without it `.` and invoices.html.") var to: String?

    private static let sorts = ["number", "customer", "due-date"]

    func validate() throws {
        if let when, when != "current", when != "after" { throw ValidationError("--print is current or after") }
        guard Self.sorts.contains(sort) else { throw ValidationError("--print-sort is number, customer or due-date") }
        if when == nil, to != nil { throw ValidationError("--to goes with --print") }
    }

    /// Of what is posted already: a failure says how to print it, and that the posting stands.
    func writePosted(_ numbers: [String], _ desk: Desk) async throws {
        do { try await write(numbers, desk) } catch {
            let shown = numbers.prefix(3).map { "reskontra invoice print \($0)" }.joined(separator: "\n  ")
            let more = numbers.count > 3 ? "\n  and so on for \(numbers.count - 3) more" : ""
            Terminal.writeError("posted, but not printed: \(error)\nto print:\n  \(shown)\(more)\n")
            throw ExitStatus.partly
        }
    }

    func write(_ numbers: [String], _ desk: Desk) async throws {
        guard let when else { return }
        var documents: [Reskontra_V1_GetDocumentResponse] = []
        for number in numbers {
            let document = try await desk.document(number)
            if when == "after" {
                documents.append(document)
                continue
            }
            let page = try await page(document, desk)
            try Paper.write(page.html, to: "\(to ?? ".")/\(Self.fileName(number)).html")
        }
        guard when == "after" else { return }
        documents.sort { key($0).lexicographicallyPrecedes(key($1)) }
        var pages: [DocumentPage] = []
        for document in documents { pages.append(try await page(document, desk)) }
        try Paper.write(Self.html(pages), to: to ?? "invoices.html")
    }

    /// One sheet after the other.
    static func html(_ pages: [DocumentPage]) -> String {
        let sheets = pages.map { Paper.Page(language: $0.language, body: $0.body) }
        return Paper(title: pages.first?.seller ?? "", language: pages.first?.language ?? "en").html(sheets)
    }

    private func page(_ document: Reskontra_V1_GetDocumentResponse, _ desk: Desk) async throws -> DocumentPage {
        try await DocumentDesk(desk).page(document, language: nil, paying: try PayingOptions.parse([]))
    }

    private func key(_ document: Reskontra_V1_GetDocumentResponse) -> [String] {
        let item = document.item
        switch sort {
        case "customer": return [item.customerNumber, item.number]
        case "due-date": return [DateText.text(item.dueDate), item.number]
        default: return [item.number]
        }
    }

    /// A number may hold what a path cannot: that is `%2F` and the like, so that no two numbers share a file.
    static func fileName(_ number: String) -> String {
        number.reduce(into: "") { name, letter in
            guard !letter.isLetter, !letter.isNumber, !"-_.".contains(letter) else { return name.append(letter) }
            for byte in String(letter).utf8 {
                let digits = String(byte, radix: 16, uppercase: true)
                name += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
    }
}
