import Receivables
import Schema
import Testing

@testable import Wire

/// Where money for a customer goes, as a request says it.
@Suite struct PayoutAccountTests {
    private func faults(_ iban: String, _ bic: String) -> [String] {
        var request = Reskontra_V1_SetPayoutAccountRequest()
        request.customerNumber = "C-1"
        (request.account.iban, request.account.bic) = (iban, bic)
        do throws(FieldErrors) {
            _ = try SetPayoutAccount(request, CompanyID(1))
            return []
        } catch { return error.violations.map { "\($0.reason) \($0.field)" } }
    }

    @Test("SD-5 IBAN and BIC are checked where they come in, both at once, and they are of one country")
    func checked() {
        let german = "DE89 3704 0044 0532 0130 00"
        #expect(faults(german, "COBADEFFXXX").isEmpty && faults(german, "cobadeff").isEmpty && faults("", "COBADEFF").isEmpty)
        #expect(faults(german, "COBAFRPP") == ["bicInvalid account.bic"])
        #expect(faults(german, "123") == ["bicInvalid account.bic"])
        #expect(faults("DE00 3704 0044 0532 0130 00", "123") == ["ibanInvalid account.iban", "bicInvalid account.bic"])
    }
}
