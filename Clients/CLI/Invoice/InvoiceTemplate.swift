import ArgumentParser
import Schema

struct InvoiceTemplate: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Keep lines and header of a draft under a name.",
        discussion: """
            EXAMPLES
              reskontra invoice template 12 RENT
              reskontra invoice template 12 RENT --replace
            """)

    @Argument(help: "Draft id.") var draft: UInt64
    @Argument(help: "Name of the template.") var name: String
    @Flag(help: "Also when the name is taken.") var replace = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let request = Reskontra_V1_SaveAsTemplateRequest.with {
            $0.draftID = draft
            $0.template = name
            $0.replace = replace
        }
        try await Writing<_, Reskontra_V1_SaveAsTemplateResponse>(
            method: .saveAsTemplate, request: request, options: writing, movesMoney: false,
            question: "Keep this template",
            view: { answer in
                var card = Card("template \(answer.template)")
                card.add("template", answer.template)
                card.add("replaced", answer.replaced ? "yes" : "no")
                return View(answer, card)
            }
        )
        .run(desk)
    }
}
