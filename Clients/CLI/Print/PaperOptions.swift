import ArgumentParser
import Foundation
import Schema

/// Where printed pages go: one file to print, or a file each.
struct PaperOptions: ParsableArguments {
    @Option(help: "All pages in this file, a new sheet each; - is standard output.") var to: String?
    @Option(help: "A file for each, in this folder.") var folder: String?

    struct Sheet {
        /// Of its file, without the ending.
        var name: String
        var title: String
        var page: Paper.Page
    }

    /// Nothing is written, only noted as printed.
    var isPlain: Bool { to == nil && folder == nil }

    func validate() throws {
        guard to == nil || folder == nil else { throw ValidationError("--to or --folder") }
    }

    func write(_ sheets: [Sheet]) throws {
        if let folder {
            do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
                throw ValidationError("'\(folder)' cannot be made")
            }
            for sheet in sheets {
                let html = Paper(title: sheet.title, language: sheet.page.language).html([sheet.page])
                try Paper.write(html, to: "\(folder)/\(Self.fileName(sheet.name)).html")
            }
            Terminal.writeError("\(sheets.count) pages in \(folder)\n")
            return
        }
        let title = sheets.count == 1 ? sheets[0].title : "\(sheets.count) pages"
        let html = Paper(title: title, language: sheets.first?.page.language ?? "en").html(sheets.map(\.page))
        try Paper.write(html, to: to == "-" ? nil : to)
        if to != "-" { Terminal.writeError("\(sheets.count) pages in \(to ?? "")\n") }
    }

    /// Numbers are chosen by people: no path, no hidden file.
    static func fileName(_ name: String) -> String {
        String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "_" })
    }
}

/// What pages need to know besides themselves, asked for once.
final class Printing {
    let company: Reskontra_V1_Company
    private let desk: Desk
    private let paying: PayingOptions
    private var customers: [String: Reskontra_V1_Customer] = [:]
    private var accounts: [String: PaymentBox.Account?] = [:]

    init(_ desk: Desk, _ paying: PayingOptions) async throws {
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(.getSetup, Reskontra_V1_GetSetupRequest())
        (self.desk, self.paying, company) = (desk, paying, setup.company)
    }

    func customer(_ number: String) async throws -> Reskontra_V1_Customer {
        if let known = customers[number] { return known }
        let answer: Reskontra_V1_GetCustomerResponse = try await desk.read(
            .getCustomer, Reskontra_V1_GetCustomerRequest.with { $0.number = number })
        customers[number] = answer.customer.customer
        return answer.customer.customer
    }

    func account(_ currency: String) async throws -> PaymentBox.Account? {
        if let known = accounts[currency] { return known }
        let found = try await paying.account(desk, currency, company)
        accounts[currency] = .some(found)
        return found
    }
}
