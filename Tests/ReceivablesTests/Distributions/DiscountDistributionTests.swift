import Receivables
import Testing

/// Where cash discounts and customers' dimensions go: setup section 4, FT-9.
@Suite struct DiscountDistributionTests {
    private let trade = Trade.discounting()

    private func dimensions(_ pairs: KeyValuePairs<String, String>) -> Dimensions {
        Dimensions(pairs.compactMap { name, value in
            guard let name = Code(name), let value = Code(value) else { return nil }
            return DimensionValue(name, value)
        })
    }

    private func document(_ lines: [(Int64, Dimensions)], _ code: Code = "D2") -> InvoiceDraft {
        var document = Trade.document(.eur(lines[0].0), number: .empty, due: nil)
        document.cashDiscount = code
        document.lines = lines.map { amount, dimensions in
            var line = InvoiceDraft.Line(account: "401100", amount: .eur(amount))
            line.details.dimensions = dimensions
            return line
        }
        return document
    }

    private func post(_ document: InvoiceDraft) throws -> ItemID {
        try trade.run(PostInvoice(company: Trade.company, document: document)).item
    }

    /// Legs of discounts in the entries a settlement made.
    private func discounts(_ entries: [JournalEntry]) -> [String] {
        entries.flatMap(\.legs).filter { $0.type == .cashDiscount }.map {
            "\(trade.book.companies.account($0.account).number) \($0.dimension) \($0.amount)"
        }
    }

    private func accountSet(
        _ id: AccountID, _ defaults: Dimensions = .none, _ allocation: [DistributionShare] = []
    ) {
        var row = trade.book.companies.account(id)
        (row.dimensions, row.allocation) = (defaults, allocation)
        trade.set(.mainAccountSet(row))
    }

    private var discountAccount: AccountID { trade.book.companies.account("520100") ?? .none }

    private func pay(_ item: ItemID, _ amount: Int64) throws -> [JournalEntry] {
        let number = trade.book.items[item].number
        return try trade.pay(.eur(amount), [ApplyItem(number: number)]).entries
    }

    @Test("FT-9, AD-2: a discount goes as the lines of its document go, each part rounded, the last takes the rest")
    func byLines() throws {
        let item = try post(
            document([(10_000, dimensions(["DEPT": "100"])), (10_050, dimensions(["DEPT": "200"])), (10_000, .none)]))
        #expect(trade.book.items.discountParts(of: item).map(\.weight) == [10_000, 10_050, 10_000])
        // 2 % of 300.50 is 6.01.
        #expect(
            try discounts(pay(item, 29_449))
                == ["520100 DEPT=100 200", "520100 DEPT=200 201", "520100  200"])
        #expect(trade.book.verify() == [])
    }

    @Test("AD-3: the defaults of the discount's account are the last source; lines without dimensions keep nothing")
    func defaults() throws {
        let plain = try post(document([(10_000, .none)]))
        #expect(trade.book.items.discountParts(of: plain).isEmpty)
        accountSet(discountAccount, dimensions(["COST": "700", "DEPT": "900"]))
        #expect(try discounts(pay(plain, 9_800)) == ["520100 COST=700;DEPT=900 200"])
        let item = try post(document([(10_000, dimensions(["DEPT": "100"]))]))
        #expect(try discounts(pay(item, 9_800)) == ["520100 COST=700;DEPT=100 200"])
        #expect(trade.book.verify() == [])
    }

    @Test("AD-3: an allocation account of discounts replaces their distribution by its shares")
    func allocation() throws {
        let (one, two) = (trade.addAccount("520110"), trade.addAccount("520120"))
        accountSet(two, dimensions(["COST": "2"]))
        let share = { (part: Int64, account: Code, own: Dimensions) in
            DistributionShare(.percent(Percent(tenThousandths: part)), account: account, dimensions: own)
        }
        accountSet(
            discountAccount, .none,
            [share(333_300, "520110", dimensions(["COST": "1"])), share(666_700, "520120", .none)])
        #expect(one != two)
        let item = try post(document([(10_000, dimensions(["DEPT": "100"]))]))
        #expect(
            try discounts(pay(item, 9_800)) == ["520110 COST=1;DEPT=100 67", "520120 COST=2;DEPT=100 133"])
        #expect(trade.book.verify() == [])
    }

    @Test("AD-2, FT-9: lines that nearly net to nothing have no proportion, stated shares of that kind are refused")
    func nearlyNothing() throws {
        let income = trade.addAccount("402200")
        #expect(!income.isNone)
        var charge = DocumentCharge(code: "FREIGHT", amount: .eur(10_000))
        charge.creditAccount = "402200"
        var draft = document([(100_000, dimensions(["DEPT": "100"])), (-99_999, dimensions(["DEPT": "200"]))])
        draft.charges = [charge]
        let item = try post(draft)
        // 2 % of 100.01; by weights of 100,000 and -99,999 it would be 200,000.00 and -199,998.00.
        #expect(try discounts(pay(item, 9_801)) == ["520100 DEPT=100 200"])
        // Together up to 100 times what they leave, and one step further.
        for (back, expected) in [(Int64(9_900), [Int64(10_100), -9_900]), (9_901, [1])] {
            let mixed = try post(
                document([(back + 200, dimensions(["DEPT": "100"])), (-back, dimensions(["DEPT": "200"]))]))
            #expect(trade.book.items.discountParts(of: mixed).map(\.weight) == expected)
        }
        var stated = document([(10_000, .none)])
        stated.discountShares = [DistributionShare(.amount(10_100)), DistributionShare(.amount(-9_900))]
        #expect(trade.refused(PostInvoice(company: Trade.company, document: stated)) == "accepted")
        stated.discountShares = [
            DistributionShare(.amount(1_000_000_000_000_000)), DistributionShare(.amount(-999_999_999_999_800)),
        ]
        #expect(
            trade.refused(PostInvoice(company: Trade.company, document: stated))
                == "fieldInvalid document.discount_shares")
        #expect(trade.book.verify() == [])
    }

    @Test("FT-9, PC-8: no share of a discount goes to a summary account")
    func summaryAccount() throws {
        var stated = document([(10_000, .none)])
        stated.discountShares = [DistributionShare(account: "130100")]
        #expect(
            trade.refused(PostInvoice(company: Trade.company, document: stated))
                == "accountBlocked document.discount_shares[0].main_account")
    }

    @Test("TP-4, FT-9: what the discount of instalments goes to is kept once, with the first")
    func instalments() throws {
        var schedule = PaymentSchedule(code: "2M", allocation: .fixedQuantity)
        schedule.count = 2
        try trade.run(SetPaymentSchedule(id: Trade.company, schedule: schedule))
        let terms = TermsOfPayment(code: "N30", description: "", method: .net, months: 0, days: 30)
        try trade.run(SetTermsOfPayment(id: Trade.company, terms: terms))
        var draft = document([(10_000, dimensions(["DEPT": "100"])), (10_000, dimensions(["DEPT": "200"]))])
        (draft.schedule, draft.terms) = ("2M", "N30")
        let made = try trade.run(PostInvoice(company: Trade.company, document: draft))
        let facts = trade.draft.events.compactMap { if case .posted(let posted) = $0 { posted.fact } else { nil } }
        #expect(facts.map(\.document.discountParts.count) == [2, 0])
        let counts = made.instalments.map { trade.book.items.discountParts(of: $0.item).count }
        #expect(counts == [2, 2])
        #expect(trade.book.verify() == [])
    }

    @Test("AD-3, AD-10: what a key too long for a leg stands for goes with the settlement that posts it")
    func longKey() throws {
        let own = dimensions(["COSTCENTER": "4711", "DEPARTMENT": "100", "REGION": "NORTH"])
        let item = try post(document([(10_000, own)]))
        _ = try pay(item, 9_800)
        var told: [Dimensions] = []
        for index in trade.draft.events.indices {
            let event = trade.draft.events[index]
            event.forEachEntry { entry, sets in
                for leg in entry.legs where leg.type == .cashDiscount {
                    told += sets.filter { $0.key == leg.dimension }.map(\.dimensions)
                }
            }
        }
        #expect(told == [own])
    }

    @Test("FT-9: undoing a settlement posts the mirror of its discount, part by part")
    func undone() throws {
        let item = try post(document([(10_000, dimensions(["DEPT": "100"])), (20_000, dimensions(["DEPT": "200"]))]))
        #expect(try discounts(pay(item, 29_400)) == ["520100 DEPT=100 200", "520100 DEPT=200 400"])
        let settlement = SettlementID(UInt32(trade.book.items.settlements.count))
        let undone = try trade.run(
            UndoSettlement(company: Trade.company, settlement: settlement, date: trade.now.today, reason: "wrong"))
        #expect(discounts(undone.entries) == ["520100 DEPT=100 -200", "520100 DEPT=200 -400"])
        #expect(trade.book.verify() == [])
    }

    @Test("FT-9, AD-1, AD-6: the discount of a draft is listed, split by its user, and posted so when it is taken")
    func split() throws {
        let draft = try trade.run(
            CreateFreeTextInvoice(company: Trade.company, document: document([(100_001, .none)]))
        ).head.id
        let list = ListDistributions(company: Trade.company, id: draft, line: 0, kind: .discount)
        #expect(try trade.ask(list).rows.map(\.amount) == [2_000])
        func distribute(_ shares: [DistributionShare]) -> EditFreeTextInvoice {
            EditFreeTextInvoice(
                company: Trade.company, id: draft, expectedVersion: 0, edit: .distributeDiscount(shares))
        }
        let off = trade.refusal(distribute([DistributionShare(.amount(1_000)), DistributionShare(.amount(999))]))
        #expect(off?.reason == .distributionSumMismatch)
        let shares = [
            DistributionShare(.percent(Percent(tenThousandths: 333_300)), dimensions: dimensions(["DEPT": "100"])),
            DistributionShare(.percent(Percent(tenThousandths: 666_700)), account: "520300"),
        ]
        let rows = try trade.run(distribute(shares)).rows
        #expect(rows.map(\.amount) == [667, 1_333] && rows.allSatisfy { $0.kind == .discount })
        let fact = try #require(try trade.posted(PostFreeTextInvoice(company: Trade.company, id: draft)))
        #expect(try list.answer(fact, trade.book).rows == rows)
        #expect(fact.entry.legs.allSatisfy { $0.type != .cashDiscount })
        #expect(trade.refused(distribute([])) == "distributionLocked draft_id")
        #expect(try discounts(pay(fact.id, 98_001)) == ["520100 DEPT=100 667", "520300  1333"])

        let without = try trade.run(
            CreateFreeTextInvoice(company: Trade.company, document: document([(100, .none)], .empty))
        ).head.id
        let refused = EditFreeTextInvoice(
            company: Trade.company, id: without, expectedVersion: 0, edit: .distributeDiscount(shares))
        #expect(trade.refused(refused) == "fieldInvalid discount")
        #expect(trade.book.verify() == [])
    }

    @Test("FT-9: the account a mark states takes all of the discount, in the dimensions of its parts")
    func statedAccount() throws {
        var draft = document([(10_000, dimensions(["DEPT": "100"]))])
        draft.discountShares = [
            DistributionShare(account: "520200"), DistributionShare(dimensions: dimensions(["DEPT": "300"])),
        ]
        let item = try post(draft)
        let number = trade.book.items[item].number
        let paid = try trade.pay(
            .eur(9_800), [ApplyItem(number: number)], [.with { $0.discountAccount = "520300" }])
        #expect(discounts(paid.entries) == ["520300  100", "520300 DEPT=300 100"])
    }

    // MARK: Dimensions

    private func setCustomer(_ dimensions: Dimensions) throws {
        var input = CustomerInput()
        (input.number, input.trade.dimensions) = ("C-1", dimensions)
        try trade.run(UpdateCustomer(id: Trade.company, input: input, fields: [.dimensions], expectedVersion: 0))
    }

    @Test("AD-3: template, line, document, customer, main account: per dimension the first that has one")
    func sources() throws {
        try setCustomer(dimensions(["A": "customer", "B": "customer", "C": "customer", "D": "customer"]))
        accountSet(
            Trade.Account.revenue,
            dimensions(["A": "x", "B": "x", "C": "x", "D": "x", "E": "account"]))
        var draft = document([(100, dimensions(["A": "line", "B": "line"]))])
        draft.lines[0].details.template = dimensions(["A": "template"])
        draft.dimensions = dimensions(["A": "doc", "B": "doc", "C": "doc"])
        let id = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: draft)).head.id
        let rows = try trade.ask(ListDistributions(company: Trade.company, id: id, line: 1, kind: .line)).rows
        #expect(
            rows[0].dimensions
                == dimensions(["A": "template", "B": "line", "C": "doc", "D": "customer", "E": "account"]))
        let fact = try #require(try trade.posted(PostFreeTextInvoice(company: Trade.company, id: id)))
        #expect(fact.document.dimensions == dimensions(["A": "doc", "B": "doc", "C": "doc", "D": "customer"]))
        // What the customer has later changes nothing of it.
        try setCustomer(dimensions(["F": "new"]))
        let list = ListDistributions(company: Trade.company, id: id, line: 1, kind: .line)
        #expect(try list.answer(fact, trade.book).rows == rows)
        #expect(trade.book.verify() == [])
    }

    @Test("AD-3: a line with one code instead of names keeps it, whatever customer and document have")
    func oneCode() throws {
        try setCustomer(dimensions(["DEPT": "C1"]))
        var draft = document([(100, .none)])
        draft.lines[0].dimension = "D9"
        let item = try post(draft)
        #expect(trade.book.items.traits[item].dimension == "D9")
        #expect(trade.book.items.discountParts(of: item).map(\.code) == ["D9"])
    }

    @Test("AD-3, AD-5: tax has the dimensions of its line's distributions, then those of its own account")
    func tax() throws {
        trade.setTax()
        let tax = try #require(trade.book.companies.setup(Trade.company).taxCodes.values.first?.account)
        accountSet(tax, dimensions(["COST": "T"]))
        var draft = document([(10_000, dimensions(["DEPT": "1"])), (10_000, .none)])
        for index in draft.lines.indices {
            (draft.lines[index].salesTaxGroup, draft.lines[index].itemTaxGroup) = ("DOM", "FULL")
        }
        let id = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: draft)).head.id
        let fact = try #require(try trade.posted(PostFreeTextInvoice(company: Trade.company, id: id)))
        let legs = fact.entry.legs.filter { $0.type == .salesTaxPayable }
        #expect(legs.map(\.dimension) == ["COST=T;DEPT=1", "COST=T"] && legs.map(\.amount) == [-2_500, -2_500])
    }

    @Test("AD-3: a charge has the dimensions of its line, or of the document, then those of its credit account")
    func charge() throws {
        let income = trade.addAccount("402200")
        accountSet(income, dimensions(["COST": "F"]))
        var charge = DocumentCharge(code: "FREIGHT", amount: .eur(500))
        charge.creditAccount = "402200"
        var draft = document([(10_000, dimensions(["DEPT": "1"]))])
        draft.dimensions = dimensions(["UNIT": "U"])
        draft.lines[0].details.charges = [charge]
        draft.charges = [charge]
        let id = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: draft)).head.id
        let rows = try trade.ask(ListDistributions(company: Trade.company, id: id, line: 0, kind: .charge)).rows
        #expect(
            rows.map(\.dimensions) == [
                dimensions(["COST": "F", "DEPT": "1", "UNIT": "U"]), dimensions(["COST": "F", "UNIT": "U"]),
            ])
    }

    @Test("CU-3, CU-6: default dimensions go with a one-time customer from its template")
    func oneTime() throws {
        trade.set(
            .customerGroupSet(
                Trade.company,
                CustomerGroup(code: "20", description: "", terms: .empty, salesTaxGroup: .empty, numbers: nil)),
            .numberSequenceSet(Trade.company, .oneTimeCustomer, NumberSequence(prefix: "OT", digits: 4, next: 1)))
        var input = CustomerInput()
        (input.number, input.name, input.group) = ("T-1", "Template", "20")
        input.trade.dimensions = dimensions(["DEPT": "C1"])
        try trade.run(CreateCustomer(id: Trade.company, input: input))
        trade.setParameters { $0.oneTimeTemplate = "T-1" }
        let made = try trade.run(
            CreateOneTimeCustomer(id: Trade.company, name: "Walk-in", address: "", country: "", email: ""))
        #expect(made.trade.dimensions == dimensions(["DEPT": "C1"]))
        #expect(trade.book.verify() == [])
    }

    @Test("RI-9: a template filled with the customer's defaults has its dimensions")
    func template() throws {
        try setCustomer(dimensions(["DEPT": "C1"]))
        var draft = document([(100, .none)])
        draft.dimensions = dimensions(["DEPT": "T1"])
        let id = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: draft)).head.id
        try trade.run(SaveAsTemplate(company: Trade.company, id: id, name: "RENT", replaces: false))
        for (takes, expected) in [(true, "C1"), (false, "T1")] {
            let made = try trade.run(
                CreateFromTemplate(
                    company: Trade.company, template: "RENT", customer: "C-1", takesCustomerDefaults: takes, date: nil))
            #expect(made.invoice?.document.dimensions == dimensions(["DEPT": expected]))
        }
    }
}
