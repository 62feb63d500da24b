import ArgumentParser
import Schema

struct RecurringShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A run with its drafts and invoices.",
        discussion: """
            EXAMPLES
              reskontra recurring show R-1
              reskontra recurring show R-1 --all -o json
            """)

    @Argument(help: "Id of the run.") var id: String
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .getRecurrence,
                    Reskontra_V1_GetRecurrenceRequest.with {
                        $0.recurrenceID = id
                        $0.page = page
                    }, as: Reskontra_V1_GetRecurrenceResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.invoices += $1.invoices
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.recurrence(answer))
    }
}

struct RecurringList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Assignments of templates to customers.",
        discussion: """
            EXAMPLES
              reskontra recurring list
              reskontra recurring list --customer C-1001 -o csv
            """)

    @Option(help: "Only this customer's.") var customer: String = ""
    @Option(help: "Only of this template.") var template: String = ""
    @OptionGroup var pages: PageOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await pages.collect(
            { page in
                try await desk.read(
                    .listRecurringAssignments,
                    Reskontra_V1_ListRecurringAssignmentsRequest.with {
                        $0.customerNumber = customer
                        $0.template = template
                        $0.page = page
                    }, as: Reskontra_V1_ListRecurringAssignmentsResponse.self)
            },
            token: \.nextPageToken,
            join: {
                $0.assignments += $1.assignments
                $0.nextPageToken = $1.nextPageToken
            })
        try desk.show(.assignments(answer))
    }
}
