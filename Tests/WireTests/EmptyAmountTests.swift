import Receivables
import Schema
import Testing

@testable import Wire

/// An amount of the parameters that is set to nothing is 0, as their help says (setup section 18).
@Suite("empty amounts of parameters") struct EmptyAmountTests {
    private typealias Amount = WritableKeyPath<Parameters, Int64>

    private static var amounts: [(name: String, path: Amount)] {
        [
            ("floor_limit", \.floorLimit), ("identification_limit", \.identificationLimit),
            ("max_penny_rounding", \.maxPennyRounding), ("max_tax_adjustment", \.maxTaxAdjustment),
            ("minimum_reimbursement", \.minimumReimbursement),
        ]
    }

    @Test("section 18: none is 0") func none() throws {
        let id = CompanyID(1)
        let stamp = Stamp(sequence: 1, instant: Instant(nanoseconds: 0), businessDate: CalendarDate(days: 20_000))
        var book = Book()
        book.apply(
            .companyCreated(Company(id: id, code: "A", name: "Aldgate", currency: .eur, timeZone: "Europe/Berlin")),
            at: stamp)
        var parameters = Parameters()
        for amount in Self.amounts { parameters[keyPath: amount.path] = 700 }
        book.apply(.parametersSet(id, parameters), at: stamp)
        for amount in Self.amounts {
            let message = Reskontra_V1_SetParametersRequest.with { $0.updateMask = [amount.name] }
            let command = try SetParameters(message, id, book)
            #expect(command.parameters[keyPath: amount.path] == 0, "\(amount.name)")
        }
    }
}
