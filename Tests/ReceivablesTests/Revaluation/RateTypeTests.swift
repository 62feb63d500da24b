import Receivables
import Testing

/// Exchange rate types: setup:FX-7, credit:CL-11.
@Suite struct RateTypeTests {
    private let id = Trade.company
    private let march = day(2026, 3, 1)

    /// C-2 is of group EXPORT, whose type is CLOSING; the company has AVERAGE, the ledger SPOT.
    private func trade(_ change: (inout RateTypeParameters) -> Void = { _ in }) throws -> Trade {
        let trade = Trade.ready { $0.overLimitFreeTextInvoice = .off }
        trade.setUnrealized()
        for code in [Code("AVERAGE"), "CLOSING", "SPOT"] {
            try trade.run(SetExchangeRateType(id: id, type: RateType(code: code, description: "")))
        }
        var group = CustomerGroup(code: "EXPORT", description: "", terms: .empty, salesTaxGroup: .empty)
        group.rateType = "CLOSING"
        try trade.run(SetCustomerGroup(id: id, group: group))
        var row = trade.book.customers.details[Trade.c2.number].row
        row.group = "EXPORT"
        trade.set(.customerSet(row))
        var types = RateTypeParameters()
        (types.receivables, types.ledger) = ("AVERAGE", "SPOT")
        change(&types)
        trade.setParameters { $0.rateTypes = types }
        return trade
    }

    /// Cents of EUR for one USD.
    private func set(_ cents: Int64, _ type: Code, from date: CalendarDate, _ trade: Trade) throws {
        let rate = Rate(mantissa: cents, scale: 2)
        try trade.run(
            SetExchangeRate(
                id: id, rate: ExchangeRate(from: .usd, to: .eur, rate: rate, validFrom: date, type: type)))
    }

    @Test(
        "FX-7: rates are kept per type and date; customer group, company, ledger, default: the first that names one"
    )
    func levels() throws {
        let trade = try trade()
        for (cents, type) in [(Int64(90), Code.empty), (91, "AVERAGE"), (92, "CLOSING"), (93, "SPOT")] {
            try set(cents, type, from: march, trade)
        }
        func rate(_ use: RateUse, on date: CalendarDate? = nil) -> Rate? {
            trade.book.companies.rate(id, from: .usd, to: .eur, on: date ?? march, for: use)
        }
        func cents(_ value: Int64) -> Rate { Rate(mantissa: value, scale: 2) }
        #expect(rate(.documents(group: "EXPORT")) == cents(92))
        #expect(rate(.documents(group: .empty)) == cents(91))
        #expect(rate(.receivables) == cents(91))
        #expect(rate(.ledger) == cents(93))
        #expect(rate(.credit) == cents(91))
        trade.setParameters { $0.rateTypes.receivables = .empty }
        #expect(rate(.documents(group: .empty)) == cents(93), "the ledger's")
        trade.setParameters { $0.rateTypes.ledger = .empty }
        #expect(rate(.documents(group: .empty)) == cents(90), "rates without a type")
        #expect(rate(.documents(group: "EXPORT")) == cents(92))
        trade.setParameters { $0.rateTypes.credit = "SPOT" }
        #expect(rate(.credit) == cents(93))
        #expect(rate(.credit, on: day(2026, 2, 28)) == nil)
        try set(95, "SPOT", from: day(2026, 3, 5), trade)
        try set(94, "SPOT", from: day(2026, 3, 4), trade)
        try set(96, "SPOT", from: day(2026, 3, 4), trade)
        #expect(rate(.credit, on: day(2026, 3, 4)) == cents(96), "set again")
        #expect(rate(.credit, on: day(2026, 3, 9)) == cents(95))
        #expect(rate(.credit, on: day(2026, 3, 3)) == cents(93))
    }

    @Test("FX-7: postings and revaluation take the type of the customer, and no type stands in for another")
    func postings() throws {
        let trade = try trade()
        try set(90, .empty, from: march, trade)
        try set(80, "AVERAGE", from: march, trade)
        let missing = trade.refusal(PostInvoice(company: id, document: Trade.document(.usd(10_000), "C-2")))
        #expect(missing?.reason == .rateMissing)
        #expect(missing?.figures.contains(.init("rate_type", "CLOSING")) == true)
        try set(85, "CLOSING", from: march, trade)
        let first = try trade.invoice(.usd(10_000))
        let second = try trade.invoice(.usd(10_000), "C-2")
        #expect(trade.book.items[first].accountingOriginal == 8_000)
        #expect(trade.book.items[second].accountingOriginal == 8_500)

        let end = day(2026, 3, 31)
        try set(82, "AVERAGE", from: end, trade)
        try set(70, "CLOSING", from: end, trade)
        let answer = try trade.run(
            RunRevaluation(id: id, method: .standard, consideredDate: end, rateDate: end))
        #expect(answer.rows.map(\.unrealized) == [200, -1_500])
        #expect(trade.book.verify().isEmpty)
    }

    @Test(
        "FX-7: a rate missing in one type, or for another share, stops the whole run; INVOICE_DATE needs none"
    )
    func missing() throws {
        let trade = try trade()
        try set(80, "AVERAGE", from: march, trade)
        try set(85, "CLOSING", from: march, trade)
        try trade.invoice(.usd(10_000))
        try trade.invoice(.usd(10_000), "C-2")
        let end = day(2026, 3, 31)
        trade.setParameters { $0.rateTypes.receivables = "SPOT" }
        func run(_ method: RevaluationMethod = .standard, _ customers: [Code] = [], part: UInt32 = 1)
            -> RunRevaluation
        {
            RunRevaluation(
                id: id, method: method, consideredDate: end, rateDate: end, customers: customers,
                share: RunShare(part: part, of: 2))
        }
        for part in UInt32(1)...2 {
            let refusal = trade.refusal(run(part: part))
            #expect(refusal?.reason == .rateMissing && refusal?.field == "rate_date")
            #expect(refusal?.figures.contains(.init("rate_type", "SPOT")) == true)
        }
        #expect(trade.refused(run(.standard, ["C-2"])) == "accepted", "only C-1 goes by SPOT")
        #expect(trade.refused(run(.invoiceDate)) == "accepted")
        #expect(trade.book.items.revaluationRuns.isEmpty)
    }

    @Test("FX-7: a type is set up before something names it, at most 100 of a company")
    func references() throws {
        let trade = try trade()
        var group = CustomerGroup(code: "10", description: "", terms: .empty, salesTaxGroup: .empty)
        group.rateType = "NONE"
        #expect(
            trade.refused(SetCustomerGroup(id: id, group: group))
                == "referenceUnknown group.exchange_rate_type")
        let rate = ExchangeRate(from: .usd, to: .eur, rate: .one, validFrom: march, type: "NONE")
        #expect(trade.refused(SetExchangeRate(id: id, rate: rate)) == "referenceUnknown rate.rate_type")
        var parameters = trade.book.companies[id].parameters
        parameters.rateTypes.credit = "NONE"
        #expect(
            trade.refused(SetParameters(id: id, parameters: parameters))
                == "referenceUnknown parameters.credit_limit_rate_type")
        parameters.rateTypes.ledger = "NONE"
        #expect(
            trade.refused(SetParameters(id: id, parameters: parameters))
                == "referenceUnknown parameters.ledger_exchange_rate_type")
        for number in 4...RateType.typesMax {
            guard let code = Code("T\(number)") else { continue }
            try trade.run(SetExchangeRateType(id: id, type: RateType(code: code, description: "")))
        }
        let more = SetExchangeRateType(id: id, type: RateType(code: "T0", description: ""))
        #expect(trade.refused(more) == "tooManyItems type.code")
        #expect(
            trade.refused(SetExchangeRateType(id: id, type: RateType(code: "SPOT", description: "x")))
                == "accepted")
    }

    @Test("FX-6: customers without foreign items end a page too, so that no page looks at too many")
    func bounded() throws {
        let trade = try trade()
        try set(80, "AVERAGE", from: march, trade)
        let end = day(2026, 3, 31)
        let last = UInt32(RunRevaluation.visitedMax) + 2
        for number in 3...last {
            trade.addCustomer(CustomerID(number), Code("D-\(number)") ?? .empty, limit: .eur(100_000))
        }
        let item = try trade.invoice(.usd(10_000), Code("D-\(last)") ?? .empty)
        func page(_ after: Code) -> RunRevaluation {
            RunRevaluation(id: id, method: .standard, consideredDate: end, rateDate: end, after: after)
        }
        let first = try trade.run(page(.empty))
        #expect(first.rows.isEmpty && first.next == Code("D-\(last - 2)"))
        let second = try trade.run(page(first.next))
        #expect(second.rows.map(\.item) == [item] && second.next.isEmpty)
        let named = RunRevaluation(
            id: id, method: .standard, consideredDate: end, rateDate: end, customers: [Code("D-\(last)") ?? .empty])
        #expect(try trade.run(named).rows.map(\.item) == [item])
    }

    @Test("FX-1: a customer who never had a foreign currency costs a run no look at items; PC-8 holds")
    func domestic() throws {
        let trade = try trade()
        try set(80, "AVERAGE", from: march, trade)
        try trade.invoice(.eur(5_000))
        try trade.payment(.eur(5_000), "C-1", .oldestFirst)
        let end = day(2026, 3, 31)
        let answer = try trade.run(
            RunRevaluation(id: id, method: .standard, consideredDate: end, rateDate: end))
        #expect(answer.rows.isEmpty && answer.next.isEmpty && answer.run == 0)
        #expect(trade.book.verify().isEmpty)
    }
}
