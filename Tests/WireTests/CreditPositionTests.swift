import Receivables
import Schema
import Testing

@testable import Wire

/// Limit and exposure, as a request asks for them.
@Suite struct CreditPositionTests {
    @Test("F30: an exposure of an earlier moment is refused, not answered as of now")
    func ofNow() throws {
        var request = Reskontra_V1_GetCreditPositionRequest.with { $0.customerNumber = "C-1" }
        _ = try GetCreditPosition(request, CompanyID(1))
        request.at.knownAt = 7
        do throws(FieldErrors) {
            _ = try GetCreditPosition(request, CompanyID(1))
            Issue.record("answered as of now")
        } catch { #expect(error.violations.map { "\($0.reason) \($0.field)" } == ["fieldInvalid at"]) }
    }
}
