import ArgumentParser
import Foundation
import Schema

struct MandatePrint: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "A mandate as a page of HTML: the form to sign, or a copy of what was signed.",
        discussion: """
            EXAMPLES
              reskontra mandate print MND-000001 --to mandate.html
              reskontra mandate print MND-000001 --language de > mandat.html
            """)

    @OptionGroup var which: MandateOptions
    @Option(help: "Where to; without one to standard output.") var to: String?
    @Option(help: "en, de or sv; without it the customer's language.") var language: String?
    @OptionGroup var options: CommonOptions

    func validate() throws {
        if let language, !PrintWords.languages.contains(language) {
            throw ValidationError(
                "'\(language)' is not a language we print: \(PrintWords.languages.joined(separator: ", "))")
        }
    }

    func run(_ desk: Desk) async throws {
        let found: Reskontra_V1_GetMandateResponse = try await desk.read(
            .getMandate,
            Reskontra_V1_GetMandateRequest.with {
                $0.mandate = which.mandate
                $0.creditor = which.creditor
            })
        let customer: Reskontra_V1_GetCustomerResponse = try await desk.read(
            .getCustomer, Reskontra_V1_GetCustomerRequest.with { $0.number = found.mandate.customerNumber })
        let row = customer.customer.customer
        let (code, words) = MandateWords.of(language ?? row.language)
        let place = [row.address.replacing("\n", with: ", "), row.country].filter { !$0.isEmpty }.joined(separator: ", ")
        let page = MandatePage(
            mandate: found.mandate, creditor: found.creditorAccount, address: place, words: words, language: code)
        try Paper.write(page.html, to: to)
    }
}
