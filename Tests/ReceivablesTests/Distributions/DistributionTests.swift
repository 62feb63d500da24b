import Receivables
import Testing

/// Accounting distributions: setup section 4.
@Suite struct DistributionTests {
    private let trade = Trade.ready()

    private func draft(_ amount: Int64, dimension: Code = .empty) throws -> FreeTextID {
        var document = Trade.document(.eur(amount))
        document.lines[0].dimension = dimension
        return try trade.run(CreateFreeTextInvoice(company: Trade.company, document: document)).head.id
    }

    private func distribute(_ id: FreeTextID, _ shares: [DistributionShare]) -> EditFreeTextInvoice {
        EditFreeTextInvoice(
            company: Trade.company, id: id, expectedVersion: 0,
            edit: .distribute(line: 1, charge: .empty, shares))
    }

    private func percent(_ tenThousandths: Int64, _ department: Code = .empty) -> DistributionShare {
        DistributionShare(
            .percent(Percent(tenThousandths: tenThousandths)),
            dimensions: department.isEmpty ? .none : Dimensions([DimensionValue("DEPT", department)]))
    }

    @Test("AD-1, AD-2: equal parts, the last takes the remainder, also below zero")
    func equal() throws {
        let shares = (0..<3).map { _ in DistributionShare() }
        #expect(try trade.run(distribute(try draft(10_000), shares)).rows.map(\.amount) == [3_333, 3_333, 3_334])
        #expect(try trade.run(distribute(try draft(-10_000), shares)).rows.map(\.amount) == [-3_333, -3_333, -3_334])
        #expect(try trade.run(distribute(try draft(1), shares)).rows.map(\.amount) == [0, 0, 1])
    }

    @Test("AD-2: parts of any split by percent add up to the amount")
    func percentLaw() throws {
        var state: UInt64 = 7
        func next(_ below: UInt64) -> Int64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            return Int64(Mix.fold(state, 3) % below)
        }
        for _ in 0..<200 {
            var left: Int64 = 1_000_000
            var shares: [DistributionShare] = []
            for _ in 0..<next(6) {
                let part = next(UInt64(left / 2 + 1))
                shares.append(percent(part))
                left -= part
            }
            shares.append(percent(left))
            let amount = next(2_000_000) - 1_000_000
            let rows = try trade.run(distribute(try draft(amount), shares)).rows
            #expect(rows.count == shares.count)
            #expect(rows.reduce(0) { $0 + $1.amount } == amount)
        }
        #expect(trade.book.verify() == [])
    }

    @Test("AD-1: the sum must match, by amount and by percent")
    func mismatch() throws {
        let id = try draft(10_000)
        let amounts = distribute(id, [DistributionShare(.amount(6_000)), DistributionShare(.amount(3_999))])
        let refusal = try #require(trade.refusal(amounts))
        #expect(refusal.reason == .distributionSumMismatch)
        #expect(refusal.figures == [.init("expected", .eur(10_000)), .init("actual", .eur(9_999))])
        #expect(trade.refused(distribute(id, [percent(600_000), percent(399_999)])).hasPrefix("distributionSumMismatch"))
        #expect(trade.refused(distribute(id, [percent(600_000), DistributionShare(.amount(4_000))])).hasPrefix("fieldInvalid"))
        #expect(trade.refused(distribute(id, [percent(600_000), percent(400_000)])) == "accepted")
    }

    private func pieces(_ unscaled: Int64, scale: UInt8 = 0) -> DistributionShare {
        DistributionShare(.quantity(Decimal(unscaled: unscaled, scale: scale)))
    }

    @Test("AD-1, AD-2: by quantity, of the line's to the last place; the last takes the remainder, also of a credit")
    func quantity() throws {
        func draft(_ quantity: Decimal?, _ amount: Int64 = 10_000) throws -> FreeTextID {
            var document = Trade.document(.eur(amount))
            document.lines[0].quantity = quantity
            return try trade.run(CreateFreeTextInvoice(company: Trade.company, document: document)).head.id
        }
        let seven = try draft(Decimal(unscaled: 7, scale: 0))
        let shares = [pieces(2), pieces(3), pieces(200, scale: 2)]
        #expect(try trade.run(distribute(seven, shares)).rows.map(\.amount) == [2_857, 4_286, 2_857])
        let refusal = try #require(trade.refusal(distribute(seven, [pieces(2), pieces(45, scale: 1)])))
        #expect(refusal.reason == .distributionSumMismatch)
        #expect(refusal.figures == [.init("expected", "7"), .init("actual", "6.5")])
        #expect(trade.refused(distribute(seven, [pieces(3), DistributionShare()])).hasPrefix("fieldInvalid"))
        #expect(trade.refused(distribute(try draft(nil), shares)).hasPrefix("fieldInvalid"))
        let back = try draft(Decimal(unscaled: -7, scale: 0), -10_000)
        #expect(
            try trade.run(distribute(back, [pieces(-2), pieces(-3), pieces(-2)])).rows.map(\.amount)
                == [-2_857, -4_286, -2_857])
        let far = try draft(Decimal(unscaled: 1_000_000_000_000_000, scale: 0), 1_000_000_000_000_000)
        let tiny = [pieces(1, scale: 9), pieces(999_999_999, scale: 9), pieces(999_999_999_999_999)]
        #expect(trade.refused(distribute(far, tiny)).hasPrefix("amountOutOfRange"))
    }

    @Test("AD-4, AD-5: tax follows its line once it is calculated, and a change of the line clears it")
    func tax() throws {
        trade.setTax()
        var document = Trade.document(.eur(20_000))
        (document.lines[0].salesTaxGroup, document.lines[0].itemTaxGroup) = ("DOM", "FULL")
        let id = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: document)).head.id
        try trade.run(distribute(id, [percent(600_000, "100"), percent(400_000, "200")]))
        let list = ListDistributions(company: Trade.company, id: id, line: 1, kind: .tax)
        #expect(throws: Rejection.self) { try trade.ask(list) }
        let calculate = MoveFreeTextInvoice(company: Trade.company, id: id, expectedVersion: 0, step: .calculate)
        try trade.run(calculate)
        #expect(try trade.ask(list).rows.map(\.amount) == [3_000, 2_000])
        let posted = try trade.run(PostFreeTextInvoice(company: Trade.company, id: id)).posted
        let legs = try #require(posted.document).entry.legs
        #expect(legs.filter { $0.type == .revenue }.map(\.dimension) == ["DEPT=100", "DEPT=200"])
        #expect(legs.filter { $0.type == .salesTaxPayable }.map(\.amount) == [-3_000, -2_000])
        #expect(trade.refused(distribute(id, [])) == "distributionLocked draft_id")

        let other = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: document)).head.id
        try trade.run(MoveFreeTextInvoice(company: Trade.company, id: other, expectedVersion: 0, step: .calculate))
        try trade.run(
            EditFreeTextInvoice(
                company: Trade.company, id: other, expectedVersion: 0,
                edit: .addLine(.init(account: "401100", amount: .eur(1)))))
        #expect(!trade.book.freeText[other].isTaxCalculated)
        #expect(trade.book.verify() == [])
    }

    @Test("AD-6: a posted draft lists what it was posted with; when set-up has changed, the sums of its journal")
    func posted() throws {
        trade.setTax()
        for amount in [20_000, -20_000] as [Int64] {
            var document = Trade.document(.eur(amount))
            (document.lines[0].salesTaxGroup, document.lines[0].itemTaxGroup) = ("DOM", "FULL")
            let id = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: document)).head.id
            try trade.run(distribute(id, [percent(600_000, "100"), percent(400_000, "200")]))
            try trade.run(MoveFreeTextInvoice(company: Trade.company, id: id, expectedVersion: 0, step: .calculate))
            let list = ListDistributions(company: Trade.company, id: id, line: 0, kind: nil)
            let before = try trade.ask(list).rows
            #expect(before.count == 4)
            #expect(list.posted(trade.book) == nil)
            let post = PostFreeTextInvoice(company: Trade.company, id: id)
            let fact = try #require(try trade.posted(post))
            #expect(list.posted(trade.book) == fact.id)
            let after = try list.answer(fact, trade.book)
            #expect(after.rows == before && !after.isSummed)
            let taxes = ListDistributions(company: Trade.company, id: id, line: 1, kind: .tax)
            #expect(try taxes.answer(fact, trade.book).rows == before.filter { $0.kind == .tax })

            var account = trade.book.companies.account(Trade.Account.revenue)
            account.dimensions = Dimensions([DimensionValue("COST", "999")])
            trade.set(.mainAccountSet(account))
            let summed = try list.answer(fact, trade.book)
            #expect(summed.isSummed && summed.rows.map(\.line) == [0, 0, 0, 0])
            #expect(summed.rows.map(\.amount) == before.map(\.amount))
            #expect(summed.rows.prefix(2).map(\.dimensions) == before.prefix(2).map(\.dimensions))
            #expect(throws: Rejection.self) { try taxes.answer(fact, trade.book) }
            account.dimensions = .none
            trade.set(.mainAccountSet(account))
        }
    }

    @Test("AD-3: per dimension the first source that holds a value wins")
    func defaulting() throws {
        var account = MainAccount(
            id: Trade.Account.revenue, number: "401100", name: "", blocked: false, itemTaxGroup: .empty,
            salesTaxGroup: .empty)
        account.dimensions = Dimensions([
            DimensionValue("DEPT", "900"), DimensionValue("COST", "999"), DimensionValue("UNIT", "U9"),
        ])
        trade.set(.mainAccountSet(account))
        var document = Trade.document(.eur(100))
        document.lines[0].details.template = Dimensions([DimensionValue("DEPT", "100")])
        document.lines[0].details.dimensions = Dimensions([DimensionValue("DEPT", "200"), DimensionValue("COST", "555")])
        var asset = document.lines[0]
        asset.details.isFixedAsset = true
        document.lines.append(asset)
        let id = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: document)).head.id
        let rows = try trade.ask(ListDistributions(company: Trade.company, id: id, line: 0, kind: nil)).rows
        #expect(rows.map { $0.dimensions.values.map(\.value) } == [["555", "100", "U9"], ["555", "200", "U9"]])
        #expect(rows.map(\.kind) == [.line, .fixedAsset])
        // A key too long for a leg is explained by the document.
        let posted = try #require(try trade.run(PostFreeTextInvoice(company: Trade.company, id: id)).posted.document)
        let keys = posted.entry.legs.filter { $0.type == .revenue }.map(\.dimension)
        #expect(keys.allSatisfy { $0.text.hasPrefix("#") })
        #expect(posted.dimensionSets.map(\.key) == keys)
    }

    @Test("AD-7: the preview of the entry stores nothing and is what posting makes")
    func preview() throws {
        let id = try draft(10_000)
        try trade.run(distribute(id, [percent(333_300, "100"), percent(666_700, "200")]))
        let post = PostFreeTextInvoice(company: Trade.company, id: id)
        let seen = try #require(try trade.preview(post).posted.document)
        #expect(trade.book.freeText[id].state == .draft)
        let made = try #require(try trade.run(post).posted.document)
        #expect(seen.entry.legs == made.entry.legs)
        #expect(made.entry.legs.filter { $0.type == .revenue }.map(\.amount) == [-3_333, -6_667])
    }

    @Test("CU-9: only an ELECTRONIC method needs mandates")
    func methods() {
        let mandates = SetMethodOfPayment(
            id: Trade.company, code: "SEPA", description: "", type: .cash, account: "110110", requireReference: false,
            requireMandate: true)
        #expect(trade.refused(mandates).hasSuffix("method.require_mandate"))
    }

    @Test("a key of dimensions says what it stands for, whenever it fits")
    func keys() throws {
        let short = Dimensions([DimensionValue("DEPT", "100"), DimensionValue("A", "1")])
        #expect(short.key == "A=1;DEPT=100")
        #expect(Dimensions(key: short.key) == short)
        #expect(Dimensions(key: "plain") == nil)
        #expect(Dimensions(key: .empty) == nil)
        #expect(Dimensions.none.key.isEmpty)
    }

    @Test("AD-3: what a long key stands for is known wherever it is posted again: with an undo, a cancellation, a preview")
    func namesOfKeys() throws {
        let trade = Trade.ready()
        let long = Dimensions([DimensionValue("DEPARTMENT", "NORTH-WEST"), DimensionValue("UNIT", "ASSEMBLY")])
        #expect(long.key.text.hasPrefix("#"))
        var draft = Trade.document(.eur(10_000))
        draft.lines[0].details.dimensions = long
        let before = trade.book.digest
        _ = try trade.preview(PostInvoice(company: Trade.company, document: draft))
        let unknown = trade.book.dimensionNames[long.key]
        #expect(unknown == nil)
        trade.book.show(namesOf: trade.draft.events)
        let shown = trade.book.dimensionNames[long.key]
        #expect(shown == long && trade.book.digest == before)
        trade.book.show(namesOf: [])
        let gone = trade.book.dimensionNames[long.key]
        #expect(gone == nil)
        let fact = try #require(try trade.posted(PostInvoice(company: Trade.company, document: draft)))
        #expect(fact.entry.legs.contains { $0.dimension == long.key })
        let known = trade.book.dimensionNames[long.key]
        #expect(known == long)
        let plain = trade.book.dimensionNames["DEPT=1"]
        #expect(plain == nil)
    }
}
