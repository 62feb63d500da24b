import ReskontraClient
import Testing

@testable import reskontra

@Suite("What the server refuses of a bank's report has its line")
struct ReportLineTests {
    private func refused(_ fields: String...) -> StatusFailure {
        StatusFailure(
            code: 9, reason: "STATE_NOT_ALLOWED", message: "it is withdrawn",
            violations: fields.map { .init(field: $0, description: "it is withdrawn") },
            figures: [.init(name: "collection", value: .number(4))], sequence: 7)
    }

    @Test("a reject is told with the line it was read from")
    func line() {
        let told = refused("rejects[1].end_to_end_id", "rejects[0]").told(
            of: "status.xml", rejectsAt: [3, 12])
        #expect(told.message == "status.xml: line 12: it is withdrawn")
        #expect(told.violations.map(\.field) == ["rejects[1].end_to_end_id", "rejects[0]"])
        #expect(
            told.violations.map(\.description) == ["line 12: it is withdrawn", "line 3: it is withdrawn"])
        #expect(told.reason == "STATE_NOT_ALLOWED" && told.figures.count == 1 && told.sequence == 7)
    }

    @Test(
        "what is not of a reject stays as the server said it",
        arguments: ["bank_fee", "rejects", "rejects[2]", "rejects[-1]", "rejects[x]"])
    func other(_ field: String) {
        let told = refused(field).told(of: "status.xml", rejectsAt: [3, 12])
        #expect(
            told.message == "it is withdrawn" && told.violations.map(\.description) == ["it is withdrawn"])
    }
}
