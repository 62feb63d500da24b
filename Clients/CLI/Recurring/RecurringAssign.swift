import ArgumentParser
import Schema

struct RecurringAssign: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: "Invoice a customer by a template again and again.",
        discussion: """
            EXAMPLES
              reskontra recurring assign RA-1 C-1001 RENT --start 2026-01-31 --every 1 --unit monthly
              reskontra recurring assign RA-1 C-1001 RENT --start 2026-01-31 --unit yearly --max "1000.00 EUR"
            """)

    @Argument(help: "Id of the assignment, new or to be replaced.") var id: String
    @Argument(help: "Customer number.", completion: .customers) var customer: String
    @Argument(help: "Template.") var template: String
    @Option(help: ArgumentHelp("The first occurrence; the others count from it.", valueName: "date")) var start: String
    @Option(help: ArgumentHelp("Without one it is endless.", valueName: "date")) var end: String?
    @Option(help: "daily, weekly, monthly or yearly.") var unit = "monthly"
    @Option(help: "Every so many of them.") var every: UInt32 = 1
    @Option(help: ArgumentHelp("All its invoices together, tax included.", valueName: "amount")) var max: String?
    @Flag(help: "Currency, terms, profile and tax group of the customer, as they are then.")
    var customerDefaults = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_SetRecurringAssignmentRequest()
        request.assignment.id = id
        request.assignment.customerNumber = customer
        request.assignment.template = template
        request.assignment.startDate = try date(start)
        if let end { request.assignment.endDate = try date(end) }
        request.assignment.pattern = try Words.parse(unit, as: Reskontra_V1_RecurrenceUnit.self, what: "unit")
        request.assignment.per = every
        if let max {
            request.assignment.maxCumulative = try usage { () throws(TextFailure) in try MoneyText.parse(max) }
        }
        request.assignment.defaultsFrom = customerDefaults ? .customer : .template
        try await Writing<_, Reskontra_V1_SetRecurringAssignmentResponse>(
            method: .setRecurringAssignment, request: request, options: writing, movesMoney: false,
            question: "Assign this template", view: { .assignment($0.assignment, answer: $0) }
        )
        .run(desk)
    }
}

struct RecurringEnd: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "Generate nothing of an assignment after a day.",
        discussion: """
            EXAMPLES
              reskontra recurring end RA-1
              reskontra recurring end RA-1 --date 2026-12-31
            """)

    @Argument(help: "Id of the assignment.") var id: String
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_EndRecurringAssignmentRequest()
        request.id = id
        if let date { request.endDate = try reskontra.date(date) }
        try await Writing<_, Reskontra_V1_EndRecurringAssignmentResponse>(
            method: .endRecurringAssignment, request: request, options: writing, movesMoney: false,
            question: "End this assignment", view: { .assignment($0.assignment, answer: $0) }
        )
        .run(desk)
    }
}
