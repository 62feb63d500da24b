import Receivables
import Testing

/// What a digest of the book tells apart.
@Suite struct DigestTests {
    @Test("every kind of word has a top byte of its own")
    func kinds() {
        for kind in Digest.Kind.allCases { #expect(kind.rawValue > 0 && kind.rawValue < 256, "\(kind)") }
    }

    @Test("the order that a payment waits for, and how far an account is reconciled, are part of it")
    func state() throws {
        func digest(_ order: Code, reconciled: Bool) throws -> Digest {
            let trade = Trade.returning { $0.prepaymentProfile = "GEN" }
            for number in ["SO-1", "SO-2"] as [Code] {
                try trade.run(ConfirmOrder(company: Trade.company, number: number, customer: "C-1", amount: .eur(10_000)))
            }
            var payment = PaymentDraft(customer: "C-1", amount: .eur(3_000))
            (payment.isPrepayment, payment.salesOrder) = (true, order)
            try trade.run(PostPayment(company: Trade.company, payment: payment))
            if reconciled { trade.set(.bank(.reconciled(Trade.company, "MAIN", through: day(2026, 2, 28)))) }
            #expect(trade.book.verify() == [])
            return trade.book.digest
        }
        let plain = try digest("SO-1", reconciled: false)
        #expect(try digest("SO-1", reconciled: false) == plain)
        #expect(try digest("SO-2", reconciled: false) != plain)
        #expect(try digest("SO-1", reconciled: true) != plain)
    }
}
