import Receivables
import Testing

/// Orders as exposure: credit:EX-1, EX-7, CL-13 and the parameters of credit section 3.
@Suite struct OrderTests {
    private let trade = Trade.ready()

    @discardableResult
    private func confirm(
        _ number: Code, _ minor: Int64, ships: CalendarDate? = nil, held: Bool = false,
        authorization: AuthorizationID = .none
    ) throws -> OrderView {
        try trade.run(
            ConfirmOrder(
                company: Trade.company, number: number, customer: "C-1", amount: .eur(minor), shipDate: ships,
                held: held, authorization: authorization))
    }

    private func deliver(_ number: Code, _ minor: Int64? = nil) -> DeliverOrder {
        DeliverOrder(company: Trade.company, number: number, amount: minor.map { .eur($0) })
    }

    private func authorize(_ minor: Int64, order: Code = .empty, seconds: UInt32 = 0) throws -> AuthorizationID {
        try trade.run(
            Authorize(
                company: Trade.company, customer: "C-1", amount: .eur(minor), orderRef: order, ttlSeconds: seconds)
        ).authorization
    }

    private func exposure() throws -> Int64? {
        try trade.ask(GetCreditPosition(company: Trade.company, customer: "C-1")).exposure?.minor
    }

    private func set(_ change: (inout Parameters) -> Void) {
        var parameters = trade.book.companies[Trade.company].parameters
        change(&parameters)
        trade.set(.parametersSet(Trade.company, parameters))
    }

    @Test func CL13_theLimitTypeChoosesTheComponents() throws {
        try confirm("O1", 5_000)
        _ = try trade.run(deliver("O1", 1_500))
        #expect(try exposure() == 5_000)
        set { $0.creditLimitType = .balanceDelivered }
        #expect(try exposure() == 1_500)
        set { $0.creditLimitType = .balance }
        #expect(try exposure() == 0)
        #expect(trade.book.verify() == [])
    }

    @Test func horizonHoldsAndReturns() throws {
        let last = trade.today.adding(days: 10)
        try confirm("NEAR", 100, ships: last)
        try confirm("FAR", 1_000, ships: last.adding(days: 1))
        try confirm("ANY", 10_000)
        try confirm("HELD", 40_000, held: true)
        try confirm("BACK", -7)
        #expect(try exposure() == 11_100)
        set { $0.orderHorizonDays = 10 }
        #expect(try exposure() == 10_100)
        set { $0.includesReturns = true }
        #expect(try exposure() == 10_093)
        set { $0.includesHeldOrders = true }
        #expect(try exposure() == 50_093)
        // What is delivered counts whatever its date.
        _ = try trade.run(deliver("FAR"))
        #expect(try exposure() == 51_093)
        #expect(trade.book.verify() == [])
    }

    @Test func EX7_oneSaleCountsOnceAtTheLargerOfTheTwo() throws {
        let held = try authorize(2_000, seconds: 60)
        try confirm("O1", 2_200, authorization: held)
        #expect(try exposure() == 2_200)
        _ = try trade.run(ChangeOrderValue(company: Trade.company, number: "O1", amount: .eur(1_500)))
        #expect(try exposure() == 2_000)
        trade.pass(seconds: 60)
        #expect(try exposure() == 1_500)
        // A new reservation that names the order takes the place of the one that is over.
        _ = try authorize(1_600, order: "O1")
        #expect(try exposure() == 1_600)
        #expect(trade.book.verify() == [])
    }

    @Test func EX7_anOrderFindsTheReservationThatNamesIt() throws {
        let held = try authorize(2_000, order: "O1")
        #expect(try confirm("O1", 2_000).authorization == held)
        #expect(try exposure() == 2_000)
    }

    @Test func EX7_aCaptureTakesTheDeliveredPartFirst() throws {
        let held = try authorize(2_000)
        try confirm("O1", 2_200, authorization: held)
        _ = try trade.run(deliver("O1", 600))
        _ = try trade.run(Capture(company: Trade.company, authorization: held, amount: .eur(1_000)))
        let order = try trade.ask(GetOrder(company: Trade.company, number: "O1"))
        #expect((order.open, order.delivered, order.invoiced) == (1_200, 0, 1_000))
        // 1,000 invoiced and the larger of 1,000 reserved and 1,200 ordered.
        #expect(try exposure() == 2_200)
        _ = try trade.run(Capture(company: Trade.company, authorization: held, amount: .eur(1_000)))
        #expect(try exposure() == 2_200)
        _ = try trade.run(CancelOrder(company: Trade.company, number: "O1"))
        #expect(try exposure() == 2_000)
        #expect(try trade.ask(GetOrder(company: Trade.company, number: "O1")).state == .canceled)
        #expect(trade.book.verify() == [])
    }

    @Test func refusals() throws {
        try confirm("O1", 1_000)
        let confirm = { (number: Code, customer: Code, minor: Int64) in
            ConfirmOrder(company: Trade.company, number: number, customer: customer, amount: .eur(minor))
        }
        #expect(trade.refused(confirm("O2", "C-1", 0)) == "amountZero amount")
        #expect(trade.refused(confirm("O1", "C-1", 1)) == "numberTaken order")
        #expect(trade.refused(confirm("O2", "NOBODY", 1)) == "customerNotFound customer_number")
        #expect(trade.refused(deliver("O9")) == "orderNotFound order")
        #expect(trade.refused(deliver("O1", 1_001)) == "amountExceedsOrder amount")
        #expect(trade.refused(deliver("O1", -1)) == "amountInvalid amount")
        _ = try trade.run(deliver("O1", 400))
        let value = { (minor: Int64) in
            ChangeOrderValue(company: Trade.company, number: "O1", amount: .eur(minor))
        }
        #expect(trade.refused(value(399)) == "valueBelowDelivered amount")
        #expect(try trade.run(value(400)).order?.state == .delivered)
        #expect(trade.refused(deliver("O1")) == "orderNotOpen order")
        #expect(trade.refused(CancelOrder(company: Trade.company, number: "O1")) == "orderNotOpen order")
    }
}
