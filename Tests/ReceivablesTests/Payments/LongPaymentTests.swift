import Receivables
import Testing

/// A payment that could settle more items than one turn of the loop has time for (DESIGN 4).
@Suite struct LongPaymentTests {
    private let trade = Trade.ready()

    @Test func SE5_onePaymentSettlesTheOldest500_theRestOfTheMoneyStaysOpenForTheNext() throws {
        let items = try (0..<502).map { _ in try trade.invoice(.eur(100), "C-2") }
        let first = try trade.payment(.eur(50_200), "C-2", .oldestFirst)
        #expect(first.settled.count == PaymentDraft.partsMax && PaymentDraft.partsMax == 500)
        #expect(first.open == .eur(-200))
        #expect(trade.open(items[499]) == 0 && trade.open(items[500]) == 100 && trade.open(items[501]) == 100)
    }

    @Test func SE5_exactly500ItemsArePaidInFull() throws {
        let items = try (0..<500).map { _ in try trade.invoice(.eur(100), "C-2") }
        let payment = try trade.payment(.eur(50_000), "C-2", .oldestFirst)
        #expect(payment.settled.count == 500 && payment.open == .eur(0))
        #expect(items.allSatisfy { trade.open($0) == 0 })
    }
}
