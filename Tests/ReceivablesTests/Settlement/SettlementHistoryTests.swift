import Receivables
import Testing

/// What settlements did: GetSettlementHistory (payments section 16), product F30.
@Suite struct SettlementHistoryTests {
    private let trade = Trade.ready()

    private func ask(
        _ subject: GetSettlementHistory.Subject, size: Int = 50, before: SettlementID = .none
    ) throws(Rejection) -> GetSettlementHistory.Answer {
        try trade.ask(GetSettlementHistory(company: Trade.company, subject, size: size, before: before))
    }

    private func refused(_ subject: GetSettlementHistory.Subject) -> String {
        do throws(Rejection) {
            _ = try ask(subject)
            return "accepted"
        } catch { return "\(error.reason) \(error.field)" }
    }

    @Test("a document's settlements, the latest first, those undone too, a page at a time")
    func document() throws {
        let item = try trade.invoice(.eur(100))
        let (first, second) = (
            try trade.pay(.eur(60), [ApplyItem(item: item)]), try trade.pay(.eur(40), [ApplyItem(item: item)])
        )
        try trade.run(UndoSettlement(company: Trade.company, settlement: second.settlement, reason: "wrong"))
        let number = trade.book.items[item].number
        #expect(try ask(.document(number)).settlements == [second.settlement, first.settlement])
        let page = try ask(.document(number), size: 1)
        #expect(page.settlements == [second.settlement] && page.next == second.settlement)
        let rest = try ask(.document(number), size: 1, before: page.next)
        #expect(rest.settlements == [first.settlement] && rest.next.isNone)
        // Payments have numbers of their own.
        #expect(try ask(.document(first.number)).settlements == [first.settlement])
        #expect(try ask(.settlement(first.settlement)).settlements == [first.settlement])
    }

    @Test("a customer's settlements, without those of others")
    func customer() throws {
        let mine = [try trade.invoice(.eur(100)), try trade.invoice(.eur(50))]
        try trade.pay(.eur(100), [ApplyItem(item: mine[0])])
        let foreign = try trade.invoice(.eur(70), "C-2")
        var payment = PaymentDraft(customer: "C-2", amount: .eur(70))
        (payment.apply, payment.items) = (.named, [ApplyItem(item: foreign)])
        let other = try trade.run(PostPayment(company: Trade.company, payment: payment))
        let last = try trade.pay(.eur(50), [ApplyItem(item: mine[1])])
        #expect(try ask(.customer("C-2")).settlements == [other.settlement])
        let page = try ask(.customer("C-1"), size: 1)
        #expect(page.settlements == [last.settlement] && !page.next.isNone)
        let rest = try ask(.customer("C-1"), size: 1, before: page.next)
        #expect(rest.settlements == [SettlementID(1)] && rest.next.isNone)
    }

    @Test("refusals: no such document, customer, settlement")
    func refusals() {
        #expect(refused(.document("NONE")) == "itemNotFound document_number")
        #expect(refused(.customer("NONE")) == "customerNotFound customer_number")
        #expect(refused(.settlement(SettlementID(1))) == "settlementNotFound settlement_id")
    }

    @Test("a token beyond the last settlement is the first page")
    func beyond() throws {
        let paid = try trade.pay(.eur(100), [ApplyItem(item: try trade.invoice(.eur(100)))])
        #expect(try ask(.customer("C-1"), before: SettlementID(.max)).settlements == [paid.settlement])
    }

    @Test("a page ends by the parts it tells: of three settlements of 1,000 parts it has two")
    func parts() throws {
        var made: [SettlementID] = []
        for _ in 0..<3 {
            let items = try (0..<1_000).map { _ in ApplyItem(item: try trade.invoice(.eur(1))) }
            made.append(try trade.pay(.eur(1_000), items).settlement)
        }
        let page = try ask(.customer("C-1"))
        #expect(page.settlements == [made[2], made[1]] && page.next == made[1])
        let rest = try ask(.customer("C-1"), before: page.next)
        #expect(rest.settlements == [made[0]] && rest.next.isNone)
    }
}
