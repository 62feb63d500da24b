import Receivables
import Schema
import Testing

@testable import Wire

/// Terms of payment between API and book, which number these choices differently.
struct TermsOfPaymentTests {
    @Test(
        "what a due date does that is no workday: none named stays",
        arguments: [
            (Reskontra_V1_NonWorkday.unspecified, NonWorkday.stays, Reskontra_V1_NonWorkday.stays), (.stays, .stays, .stays),
            (.next, .next, .next), (.previous, .previous, .previous),
        ])
    func nonWorkday(asked: Reskontra_V1_NonWorkday, kept: NonWorkday, told: Reskontra_V1_NonWorkday) throws {
        let terms = try SetTermsOfPayment(Self.request(asked), CompanyID(1)).terms
        #expect(terms.nonWorkday == kept)
        #expect(Reskontra_V1_TermsOfPayment(terms).nonWorkday == told)
    }

    @Test("a number without a name is refused")
    func unknown() {
        #expect(throws: FieldErrors.self) { try SetTermsOfPayment(Self.request(.UNRECOGNIZED(4)), CompanyID(1)) }
    }

    private static func request(_ move: Reskontra_V1_NonWorkday) -> Reskontra_V1_SetTermsOfPaymentRequest {
        .with { ($0.terms.code, $0.terms.calendar, $0.terms.nonWorkday) = ("NET30", "WORK", move) }
    }
}
