import Receivables
import Testing
import Wire

@testable import Server

@Suite("what an edge may let pass in the ledger's stead (credit:AU-12)")
struct StandInTests {
    @Test("terms are of one currency, above nothing, and all may get what one may")
    func terms() throws {
        let terms = try StandInTerms(floor: "GBP:50.00", total: "GBP:120.00")
        #expect(terms.floor == Money(5_000, .gbp))
        #expect(terms.total == Money(12_000, .gbp))
        #expect(try StandInTerms(floor: "JPY:500", total: "JPY:500").floor.minor == 500)
        for (floor, total) in [
            ("GBP:0.00", "GBP:1.00"), ("GBP:1.01", "GBP:1.00"), ("GBP:1.00", "EUR:1.00"), ("GBP:1", "GBP:1.00"),
            ("GBP:1.0", "GBP:1.00"), ("GBP:-1.00", "GBP:1.00"), ("1.00", "GBP:1.00"), ("XXX:1.00", "XXX:1.00"),
            ("GBP:", "GBP:1.00"), ("GBP:.50", "GBP:1.00"), ("JPY:5.00", "JPY:5.00"), ("", ""),
            ("GBP:10000000000000.01", "GBP:10000000000000.01"), ("GBP:99999999999999999999.00", "GBP:1.00"),
        ] {
            #expect(throws: ServerFailure.self, "\(floor) \(total)") { try StandInTerms(floor: floor, total: total) }
        }
    }

    @Test("one customer gets the floor limit once, all together the total, until the ledger is back")
    func sums() throws {
        let terms = try #require(StandInTerms(floor: Money(100, .eur), total: Money(150, .eur)))
        var made = StandInsMade()
        func ask(_ customer: Code, _ minor: Int64, _ company: Code = "A", _ currency: Currency = .eur) -> Bool {
            let amount = Money(minor, currency)
            let standIn = StandIn(
                company: company, customer: customer, amount: amount,
                decision: CreditDecision(decision: .approve, approved: amount, asOf: Instant(nanoseconds: 0)), sequence: 1,
                ageMilliseconds: 6_000)
            return made.take(standIn, terms, at: 5)
        }
        #expect(!ask("C1", 101))
        #expect(!ask("C1", 0))
        #expect(!ask("C1", -5))
        #expect(!ask("C1", 1, "A", .gbp))
        #expect(ask("C1", 60))
        #expect(!ask("C1", 41))
        #expect(ask("C1", 40))
        #expect(!ask("C1", 1))
        // The same number elsewhere is somebody else; what is refused takes no room.
        #expect(!ask("C1", 51, "B"))
        #expect(ask("C1", 50, "B"))
        #expect(!ask("C2", 1))
        // A single answer does not say that it is back.
        made.forget(at: 4 + StandInsMade.steadyNanoseconds)
        #expect(!ask("C2", 1))
        made.forget(at: 5 + StandInsMade.steadyNanoseconds)
        #expect(ask("C1", 100))
    }
}
