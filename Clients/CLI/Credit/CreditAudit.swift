import ArgumentParser
import Schema

struct CreditAudit: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Recompute exposure from items and authorizations. Exit code 2 on a difference.",
        discussion: """
            EXAMPLES
              reskontra credit audit
              reskontra exposure audit C-1001
            """)

    @Argument(help: "Customer number; without one every customer of the company.") var customer = ""
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let customer = customer
        let answer: Reskontra_V1_AuditExposureResponse = try await desk.read(
            .auditExposure, Reskontra_V1_AuditExposureRequest.with { $0.customerNumber = customer })
        let table = Table(
            [.text("customer_number"), .text("component"), .money("kept"), .money("recomputed")],
            rows: answer.differences.map {
                [
                    .text($0.customerNumber), .text($0.component),
                    .money(minor: $0.keptMinor, currency: $0.currency, .bad),
                    .money(minor: $0.recomputedMinor, currency: $0.currency),
                ]
            })
        let found = answer.differences.isEmpty ? "no difference" : "\(answer.differences.count) differences"
        try desk.show(
            View(
                answer, table, lines: answer.differences, footer: ["\(answer.customers) customers, \(found)"])
        )
        if !answer.differences.isEmpty { throw ExitStatus.no }
    }
}
