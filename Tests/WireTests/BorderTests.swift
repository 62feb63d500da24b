import Receivables
import Schema
import Testing

@testable import Wire

/// What the border refuses, and what it must not.
struct BorderTests {
    @Test("setup:TP-3 a non-workday rule that does not exist is refused, not taken for another", arguments: [-1, 3, 256])
    func nonWorkday(_ raw: Int) {
        var message = Reskontra_V1_SetTermsOfPaymentRequest()
        message.terms.code = "N30"
        message.terms.method = .net
        message.terms.nonWorkday = .UNRECOGNIZED(raw)
        do throws(FieldErrors) {
            _ = try SetTermsOfPayment(message, CompanyID(1))
            Issue.record("accepted \(raw)")
        } catch {
            #expect(error.violations.map(\.field) == ["terms.non_workday"])
            #expect(error.violations.map(\.reason) == [.fieldInvalid])
        }
    }

    @Test("payments:SE-4 a confirm token of digits alone is no card's number; other text is no token")
    func confirmToken() throws {
        var border = Border()
        #expect(border.token("4111111111111111", "confirm_token") == "4111111111111111")
        #expect(border.token("1406555ebe8348f2", "confirm_token") == "1406555ebe8348f2")
        #expect(border.token("", "confirm_token").isEmpty)
        try border.check()
        for text in ["hello", "1406555ebe8348f21", "٣"] {
            var border = Border()
            #expect(border.token(text, "confirm_token").isEmpty)
            #expect(border.violations.map(\.reason) == [.fieldInvalid])
        }
    }
}
