import ArgumentParser
import Schema

struct InvoiceShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A posted document with lines, journal and settlements.",
        discussion: """
            EXAMPLES
              reskontra invoice show FTI-0001
              reskontra invoice show FTI-0001 -o json
            """)

    @Argument(help: "Document number.") var number: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws { try desk.show(.document(try await desk.document(number))) }
}

extension Desk {
    func document(_ number: String) async throws -> Reskontra_V1_GetDocumentResponse {
        try await read(.getDocument, Reskontra_V1_GetDocumentRequest.with { $0.documentNumber = number })
    }
}
