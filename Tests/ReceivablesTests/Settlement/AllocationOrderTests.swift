import Receivables
import Testing

/// Allocation by law (F37): six orders as data, by customer, group and company, changed from a day on.
@Suite struct AllocationOrderTests {
    private let trade = Trade.ready { $0.automaticSettlement = true }

    /// An item of a kind that another feature posts.
    @discardableResult
    private func post(_ kind: ItemKind, _ amount: Int64, on date: CalendarDate, due: CalendarDate) throws -> ItemID {
        let today = trade.today
        defer { trade.today = today }
        trade.today = date
        let made = try trade.preview(
            PostInvoice(company: Trade.company, document: Trade.document(.eur(amount), due: due)))
        for event in trade.draft.events {
            if case .posted(let made) = event {
                var fact = made.fact
                fact.kind = kind
                trade.set(.itemPosted(fact))
            } else {
                trade.set(event)
            }
        }
        return made.item
    }

    /// A, B, C, D, E: two debts that are due, a fee, interest, a large debt not due, in the order of their letters.
    private func debts() throws -> [ItemID] {
        [
            try post(.invoice, 10_000, on: day(2026, 1, 10), due: day(2026, 2, 10)),
            try post(.letterFee, 1_000, on: day(2026, 2, 20), due: day(2026, 2, 20)),
            try post(.interestNote, 2_000, on: day(2026, 2, 25), due: day(2026, 2, 25)),
            try post(.invoice, 30_000, on: day(2026, 2, 27), due: day(2026, 3, 27)),
            try post(.invoice, 5_000, on: day(2026, 1, 20), due: day(2026, 2, 5)),
        ]
    }

    private func set(
        _ rule: AllocationOrder.Rule, from: CalendarDate = day(2026, 1, 1), days: UInt16 = 0, customer: Code = .empty,
        group: Code = .empty, profile: Code = .empty
    ) throws {
        try trade.run(
            SetAllocationOrder(
                id: Trade.company, customer: customer, group: group, profile: profile,
                order: AllocationOrder(rule: rule, from: from, days: days)))
    }

    private func pay(_ amount: Int64, on date: CalendarDate? = nil, _ apply: ApplyMode? = nil) throws -> PostedPayment {
        var payment = PaymentDraft(customer: "C-1", amount: .eur(amount))
        (payment.postingDate, payment.apply) = (date, apply)
        return try trade.run(PostPayment(company: Trade.company, payment: payment))
    }

    @Test(
        "F37 the six orders, with part-payments across fees, interest and debts",
        arguments: [
            (.asInstructed, [[10_000, 1_000, 2_000, 30_000, 5_000], [10_000, 1_000, 2_000, 30_000, 5_000], [10_000, 1_000, 2_000, 30_000, 5_000]]),
            (.costsInterestPrincipal, [[10_000, 0, 0, 30_000, 3_500], [3_500, 0, 0, 30_000, 0], [0, 0, 0, 13_500, 0]]),
            (.costsPrincipalInterest, [[10_000, 0, 2_000, 30_000, 1_500], [1_500, 0, 2_000, 30_000, 0], [0, 0, 2_000, 11_500, 0]]),
            (.oldest, [[10_000, 1_000, 2_000, 30_000, 500], [500, 1_000, 2_000, 30_000, 0], [0, 0, 0, 13_500, 0]]),
            (.newest, [[10_000, 1_000, 2_000, 25_500, 5_000], [10_000, 1_000, 2_000, 15_500, 5_000], [10_000, 0, 0, 0, 3_500]]),
            (.largest, [[10_000, 1_000, 2_000, 25_500, 5_000], [10_000, 1_000, 2_000, 15_500, 5_000], [5_500, 1_000, 2_000, 0, 5_000]]),
        ] as [(AllocationOrder.Rule, [[Int64]])])
    func orders(rule: AllocationOrder.Rule, expected: [[Int64]]) throws {
        let items = try debts()
        try set(rule, days: rule == .newest ? 30 : 0)
        for (amount, open) in zip([4_500, 10_000, 20_000] as [Int64], expected) {
            let paid = try pay(amount)
            #expect(items.map { trade.open($0) } == open, "\(rule) after \(amount)")
            #expect(paid.open == .eur(rule == .asInstructed ? -amount : 0))
        }
        #expect(trade.book.verify() == [])
    }

    @Test("F37 a change holds for payments received from its first day on, whenever they are entered")
    func change() throws {
        let items = try debts()
        try set(.oldest)
        try set(.largest, from: day(2026, 3, 5))
        trade.today = day(2026, 3, 10)
        _ = try pay(1_000, on: day(2026, 3, 4))
        #expect(trade.open(items[4]) == 4_000 && trade.open(items[3]) == 30_000)
        _ = try pay(1_000, on: day(2026, 3, 5))
        #expect(trade.open(items[4]) == 4_000 && trade.open(items[3]) == 29_000)
        // Replaced on the same day, ended on a later one.
        try set(.costsInterestPrincipal, from: day(2026, 3, 5))
        try set(.parameters, from: day(2026, 3, 8))
        _ = try pay(500, on: day(2026, 3, 7))
        #expect(trade.open(items[1]) == 500)
        _ = try pay(500, on: day(2026, 3, 8))
        #expect(trade.open(items[4]) == 3_500)
        let listed = try trade.ask(ListAllocationOrders(id: Trade.company, size: 10))
        #expect(listed.orders.map(\.order.rule) == [.oldest, .costsInterestPrincipal, .parameters] && listed.next == nil)
    }

    @Test("F37 the narrowest scope decides: customer, group, company, each by posting profile first")
    func scopes() throws {
        var orders = AllocationOrdersProbe(trade)
        try orders.expect(nil)
        try set(.oldest)
        try orders.expect(.oldest)
        trade.set(.customerGroupSet(Trade.company, CustomerGroup(code: "G", description: "", terms: .empty, salesTaxGroup: .empty)))
        try set(.newest, days: 5, group: "G")
        try orders.expect(.newest)
        try set(.largest, profile: "GEN")
        try orders.expect(.newest)
        try set(.costsPrincipalInterest, group: "G", profile: "GEN")
        try orders.expect(.costsPrincipalInterest)
        try set(.asInstructed, customer: "C-1")
        try orders.expect(.asInstructed)
        try set(.costsInterestPrincipal, customer: "C-1", profile: "GEN")
        try orders.expect(.costsInterestPrincipal)
    }

    /// What holds for C-1, a member of group G, and a payment with profile GEN.
    private struct AllocationOrdersProbe {
        let trade: Trade

        init(_ trade: Trade) { self.trade = trade }

        mutating func expect(_ rule: AllocationOrder.Rule?) throws {
            let order = trade.book.companies.setup(Trade.company).allocationOrders.order(
                for: Trade.c1, of: "G", profile: "GEN", on: day(2026, 3, 2))
            #expect(order?.rule == rule)
        }
    }

    @Test("F37 named items and NONE stay what they are; BY_ORDER asks for it without automatic settlement")
    func modes() throws {
        let items = try debts()
        try set(.largest)
        trade.setParameters { $0.automaticSettlement = false }
        #expect(try pay(1_000).open == .eur(-1_000))
        #expect(try pay(1_000, on: nil, .oldestFirst).settled.map(\.item) == [items[4]])
        #expect(try pay(1_000, on: nil, .byOrder).settled.map(\.item) == [items[3]])
        var payment = PaymentDraft(customer: "C-2", amount: .eur(5))
        payment.postingDate = day(2026, 1, 1)
        payment.apply = .byOrder
        try set(.parameters)
        #expect(trade.refused(PostPayment(company: Trade.company, payment: payment)) == "notFound apply")
    }

    @Test("F37 refusals: customer and group together, what is not there")
    func refusals() {
        func refused(_ customer: Code = .empty, _ group: Code = .empty, _ profile: Code = .empty) -> String {
            trade.refused(
                SetAllocationOrder(
                    id: Trade.company, customer: customer, group: group, profile: profile,
                    order: AllocationOrder(rule: .oldest, from: day(2026, 1, 1))))
        }
        #expect(refused("C-1", "G") == "fieldInvalid order.customer_group")
        #expect(refused("C-9") == "customerNotFound order.customer_number")
        #expect(refused(.empty, "G") == "referenceUnknown order.customer_group")
        #expect(refused(.empty, .empty, "P") == "referenceUnknown order.posting_profile")
    }

    @Test("F37 a scope has at most a hundred orders; one of them may still be corrected")
    func most() throws {
        func order(_ rule: AllocationOrder.Rule, _ place: Int) -> SetAllocationOrder {
            SetAllocationOrder(
                id: Trade.company, customer: .empty, group: .empty, profile: .empty,
                order: AllocationOrder(rule: rule, from: day(2026, 1, 1).adding(days: place)))
        }
        for place in 0..<AllocationOrder.changesMax { try trade.run(order(.oldest, place)) }
        #expect(trade.refused(order(.oldest, AllocationOrder.changesMax)) == "tooManyItems order.from")
        try trade.run(order(.largest, 7))
        #expect(try pages(of: 100).flatMap { $0 }.map(\.order.rule)[7] == .largest)
    }

    @Test("F37 the list is told in pages: each row once, over scopes too", arguments: [1, 2, 3, 100])
    func paged(size: Int) throws {
        for (place, profile) in (["", "GEN", ""] as [Code]).enumerated() {
            for days in 0...place {
                try trade.run(
                    SetAllocationOrder(
                        id: Trade.company, customer: place == 2 ? "C-1" : .empty, group: .empty, profile: profile,
                        order: AllocationOrder(rule: .oldest, from: day(2026, 1, 1).adding(days: days))))
            }
        }
        let pages = try pages(of: size)
        #expect(pages.dropLast().allSatisfy { $0.count == size })
        let all = pages.flatMap { $0 }
        #expect(all.map(\.order.from.days) == [0, 0, 1, 0, 1, 2].map { day(2026, 1, 1).days + $0 })
        #expect(all.map(\.scope.profile) == ["", "GEN", "GEN", "", "", ""])
    }

    private func pages(of size: Int) throws -> [[SetAllocationOrder.Answer]] {
        var (pages, after): ([[SetAllocationOrder.Answer]], ListAllocationOrders.Place?) = ([], nil)
        repeat {
            let page = try trade.ask(ListAllocationOrders(id: Trade.company, size: size, after: after))
            pages.append(page.orders)
            after = page.next
        } while after != nil
        return pages
    }
}
