import Testing

@testable import Receivables

/// Pools, agents, cases and the collector's screen (credit section 10).
struct CollectionDeskTests {
    private func trade() throws -> Trade {
        let trade = Trade.ready()
        try trade.run(
            SetAgingDefinition(
                id: Trade.company,
                definition: AgingDefinition(
                    code: "A", description: "", isBackward: false, lines: [],
                    ages: [.init(label: "all", from: nil, to: nil, indicator: "")])))
        for (number, customer) in [(Code("ONE"), "C-1"), ("TWO", "C-2")] {
            try trade.run(
                SetPool(
                    id: Trade.company,
                    pool: CustomerPool(
                        code: number, description: "", purpose: .collections, agingDefinition: .empty,
                        conditions: [.init(field: .number, comparison: .isOneOf, values: [customer])])))
        }
        return trade
    }

    private func take(_ trade: Trade) throws {
        try trade.run(
            CreateAgingSnapshot(
                id: Trade.company, definition: "A", basis: .dueDate, agingAsOf: nil, balanceAsOf: nil,
                positionsPayments: false, updatesStatus: false, includesZero: false, includesNegative: false,
                pool: .empty, customer: .empty, companies: nil, after: .none, customersMax: 1_000))
    }

    private func view(
        agent: Code = .empty, pool: Code = .empty, customer: Code = .empty, caseID: CaseID = .none,
        order: GetCollectionsView.Order = .totalDue, size: Int = 10, after: GetCollectionsView.Key? = nil
    ) -> GetCollectionsView {
        GetCollectionsView(
            id: Trade.company, agent: agent, pool: pool, caseID: caseID, customer: customer, definition: .empty,
            order: order, size: size, after: after)
    }

    private func numbers(_ trade: Trade, _ query: GetCollectionsView) throws -> [String] {
        try trade.ask(query).rows.map { trade.book.customers[$0.snapshot.customer].number.text }
    }

    @Test("PO-2: an agent sees its own pools, somebody without a record everything, a pool of others is refused")
    func agents() throws {
        let trade = try trade()
        try trade.invoice(.eur(100), due: day(2026, 3, 1))
        try trade.invoice(.eur(900), "C-2", due: day(2026, 3, 1))
        #expect(try numbers(trade, view()).isEmpty)
        try take(trade)
        func agent(_ pools: [Code], _ fallback: Code = .empty, all: Bool = false, team: Code = .empty) -> SetAgent {
            SetAgent(
                id: Trade.company,
                agent: CollectionAgent(
                    user: "anna", name: "", pools: pools, defaultPool: fallback, seesAllPools: all, team: team))
        }
        #expect(try numbers(trade, view(agent: "nobody")) == ["C-2", "C-1"])
        #expect(try trade.run(agent(["ONE"])).team == "Collections")
        #expect(try numbers(trade, view(agent: "anna")) == ["C-1"])
        trade.principal = "anna"
        #expect(try numbers(trade, view()) == ["C-1"])
        #expect(throws: Rejection.self) { try trade.ask(view(pool: "TWO")) }
        #expect(trade.refused(agent(["ONE"], "TWO")) == "poolNotAssigned agent.default_pool")
        #expect(trade.refused(agent(["NONE"])) == "referenceUnknown agent.pools[0]")
        try trade.run(agent(["ONE", "TWO"], "TWO"))
        #expect(try numbers(trade, view()) == ["C-2"])
        try trade.run(agent([], all: true))
        #expect(try numbers(trade, view()) == ["C-2", "C-1"])
        #expect(try numbers(trade, view(pool: "ONE")) == ["C-1"])
    }

    @Test("PO-4: pages go on behind a key, in both orders, though customers change between them")
    func pages() throws {
        let trade = try trade()
        var random = SplitMix64(seed: 7)
        for number in 3...40 {
            trade.addCustomer(CustomerID(UInt32(number)), Code("C-\(number)")!, limit: .eur(1_000_000))
            try trade.invoice(.eur(Int64(1 + random.below(5))), Code("C-\(number)")!, due: day(2026, 3, 1))
        }
        try take(trade)
        for order in [GetCollectionsView.Order.totalDue, .customer] {
            let whole = try numbers(trade, view(order: order, size: 100))
            var (pieces, after): ([String], GetCollectionsView.Key?) = ([], nil)
            repeat {
                let page = try trade.ask(view(order: order, size: 7, after: after))
                pieces += page.rows.map { trade.book.customers[$0.snapshot.customer].number.text }
                after = page.next
            } while after != nil
            #expect(pieces == whole && whole.count == 38)
        }
    }

    @Test("PO-4: a row shows what is so now beside the snapshot")
    func row() throws {
        let trade = try trade()
        let item = try trade.invoice(.eur(100), due: day(2026, 2, 20))
        try take(trade)
        try trade.run(
            SetCollectionStatus(
                id: Trade.company, items: [trade.book.items[item].number], status: .promiseToPay,
                promiseDate: day(2026, 3, 4), promisedAmount: nil, note: ""))
        trade.today = day(2026, 3, 5)
        try trade.payment(.eur(30), "C-1", .oldestFirst)
        let row = try trade.ask(view(customer: "C-1")).rows[0]
        #expect(row.snapshot.total == 100 && row.overdue == 70 && row.daysOverdue == 13 && row.oldestDue == day(2026, 2, 20))
        #expect(row.promises == 1 && row.promised == 70 && row.brokenPromises == 1)
    }

    @Test("PO-3: a case goes OPEN, IN_PROCESS, CLOSED and no way back; it holds documents and activities")
    func cases() throws {
        let trade = try trade()
        let own = trade.book.items[try trade.invoice(.eur(100), due: day(2026, 3, 1))].number
        let others = trade.book.items[try trade.invoice(.eur(100), "C-2", due: day(2026, 3, 1))].number
        func open(_ items: [Code]) -> CreateCase {
            CreateCase(id: Trade.company, customer: "C-1", description: "short paid", responsible: "anna", items: items)
        }
        #expect(trade.refused(open([others])) == "customerMismatch items[0]")
        #expect(trade.refused(open([own, own])) == "itemNamedTwice items[1]")
        let opened = try trade.run(open([own]))
        func update(_ state: CollectionCase.State?, added: [Code] = [], removed: [Code] = []) -> UpdateCase {
            UpdateCase(
                id: Trade.company, caseID: opened.id, state: state, description: nil, responsible: nil, added: added,
                removed: removed, note: "said")
        }
        #expect(try trade.run(update(.inProcess)).state == .inProcess)
        #expect(trade.refused(update(.open)) == "stateNotAllowed state")
        func activity(_ customer: Code) -> CreateActivity {
            CreateActivity(
                id: Trade.company, customer: customer, kind: .call, text: "call", item: .empty, due: nil,
                responsible: "anna", purpose: "plan", caseID: opened.id)
        }
        #expect(trade.refused(activity("C-2")) == "customerMismatch case_id")
        try trade.run(activity("C-1"))
        #expect(trade.book.collections.activities(of: opened.id).map(\.purpose) == ["plan"])
        #expect(trade.refused(update(nil, removed: [others])) == "itemNotFound remove_items[0]")
        let closed = try trade.run(update(.closed, removed: [own]))
        #expect(closed.closedOn == trade.today && closed.items.isEmpty)
        #expect(trade.refused(update(nil)) == "stateNotAllowed case_id")
        #expect(trade.refused(activity("C-1")) == "stateNotAllowed case_id")
        func listed(_ customer: Code) throws -> [CaseID] {
            try trade.ask(
                ListCases(id: Trade.company, customer: customer, responsible: "anna", states: [.closed], size: 5, after: .none)
            ).cases
        }
        #expect(try listed("C-1") == [opened.id])
        #expect(try listed(.empty) == [], "PO-4: the list of all has customers with a snapshot only")
        #expect(trade.book.collections.timeline(of: Trade.c1).filter { $0.kind == .collectionCase }.count == 3)
    }

    @Test("PO-3: write-offs and interest leave a timeline entry")
    func timeline() throws {
        let trade = try LetterInterestTests.trade()
        trade.set(
            .profileLineSet(
                Trade.company, ProfileID(1),
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: Trade.Account.receivable,
                    writeOffAccount: Trade.Account.loss, interestCode: "I1")),
            .numberSequenceSet(Trade.company, .adjustment, NumberSequence(prefix: "WO-", digits: 4, next: 1)))
        try trade.invoice(.eur(100), due: day(2026, 3, 1))
        let made = try trade.run(WriteOffItems(company: Trade.company, customer: "C-1", reason: "GONE"))
        try trade.run(
            ReverseWriteOff(company: Trade.company, number: made.writeOff.number, date: nil, reason: "PAID"))
        let kinds = trade.book.collections.timeline(of: Trade.c1).map(\.kind)
        #expect(kinds == [.writeOff, .writeOff])
        func page(_ before: Int) throws -> GetTimeline.Answer {
            try trade.ask(GetTimeline(id: Trade.company, customer: "C-1", size: 1, before: before))
        }
        let newest = try page(0)
        #expect(newest.entries.map(\.kind) == [.writeOff] && newest.next == 2)
        let oldest = try page(newest.next)
        #expect(oldest.entries.count == 1 && oldest.next == 0 && oldest.entries[0].sequence < newest.entries[0].sequence)
    }
}
