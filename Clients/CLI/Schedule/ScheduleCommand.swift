import ArgumentParser
import Schema

/// Payment schedules: in which instalments an invoice is paid.
struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Payment schedules: the instalments of an invoice.",
        discussion: """
            A schedule is named on an invoice (invoice post --schedule), on a customer (customer update --schedule)
            or on terms of payment; the first of these that names one counts. Each instalment is an open item.
            """,
        subcommands: [ScheduleSet.self, ScheduleList.self, ScheduleShow.self, SchedulePreview.self])
}

struct ScheduleList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "All payment schedules of the company.",
        discussion: """
            EXAMPLES
              reskontra schedule list
              reskontra schedule list -o json
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let schedules = try await desk.schedules()
        let answer = Reskontra_V1_GetSetupResponse.with { $0.paymentSchedules = schedules }
        try desk.show(View(answer, .schedules(schedules), lines: schedules))
    }
}

struct ScheduleShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One payment schedule with its lines.",
        discussion: """
            EXAMPLES
              reskontra schedule show 3M
              reskontra schedule show 30-70 -o json
            """)

    @Argument(help: "Code of the schedule.") var code: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        guard let schedule = try await desk.schedules().first(where: { $0.code == code }) else {
            throw ValidationError("there is no payment schedule '\(code)': reskontra schedule list")
        }
        try desk.show(.schedule(schedule, answer: schedule))
    }
}

extension Desk {
    fileprivate func schedules() async throws -> [Reskontra_V1_PaymentSchedule] {
        let setup: Reskontra_V1_GetSetupResponse = try await read(.getSetup, Reskontra_V1_GetSetupRequest())
        return setup.paymentSchedules
    }
}
