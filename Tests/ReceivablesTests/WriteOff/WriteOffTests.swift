import Receivables
import Testing

/// A company that can give money up and back: sequences, accounts, a bank.
extension Trade {
    enum More {
        static let badDebt = AccountID(12)
        static let prepayment = AccountID(13)
        static let payable = AccountID(14)
        static let interim = AccountID(15)
        static let dueTo = AccountID(16)
        static let dueFrom = AccountID(17)
        static let fees = AccountID(18)
    }

    static func returning(_ change: (inout Parameters) -> Void = { _ in }) -> Trade {
        let trade = ready(change)
        for number in 12...18 as ClosedRange<UInt32> {
            trade.set(
                .mainAccountSet(
                    MainAccount(
                        id: AccountID(number), number: Code("9000\(number)") ?? .empty, name: "", blocked: false,
                        itemTaxGroup: .empty, salesTaxGroup: .empty)))
        }
        trade.set(
            .automaticAccountSet(company, .prepayment, More.prepayment),
            .automaticAccountSet(company, .payable, More.payable),
            .automaticAccountSet(company, .nettingInterim, More.interim),
            .automaticAccountSet(company, .dueTo, More.dueTo), .automaticAccountSet(company, .dueFrom, More.dueFrom),
            .automaticAccountSet(company, .feeRevenue, More.fees),
            .numberSequenceSet(company, .adjustment, NumberSequence(prefix: "ADJ-", digits: 6, next: 1)),
            .numberSequenceSet(company, .prepaymentInvoice, NumberSequence(prefix: "PRE-", digits: 6, next: 1)),
            .profileLineSet(
                company, ProfileID(1),
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: Account.receivable,
                    writeOffAccount: More.badDebt)))
        return trade
    }

    /// An invoice over `net` plus 25 % on the dimension.
    func taxed(_ net: Int64, _ dimension: Code = .empty, currency: Currency = .eur) throws -> ItemID {
        var draft = Trade.document(Money(net, currency))
        draft.salesTaxGroup = "DOM"
        draft.lines[0].itemTaxGroup = "FULL"
        draft.lines[0].dimension = dimension
        return try run(PostInvoice(company: Trade.company, document: draft)).item
    }

    var exposure: Int64? { (try? ask(GetCreditPosition(company: Trade.company, customer: "C-1")))?.exposure?.minor }
}

/// Credit section 13.
@Suite struct WriteOffTests {
    private let trade = Trade.returning { $0.separateSalesTax = true }

    private func writeOff(_ items: [Code] = [], on date: CalendarDate? = nil, reason: String = "BAD") -> WriteOffItems {
        WriteOffItems(company: Trade.company, customer: "C-1", items: items, date: date, reason: reason)
    }

    private func number(_ id: ItemID) -> Code { trade.book.items[id].number }

    @Test("WO-1 refusals in the order of their checks")
    func refusals() throws {
        #expect(trade.refused(writeOff()) == "nothingToWriteOff items")
        let first = try trade.invoice(.eur(1_000))
        let paid = try trade.invoice(.eur(100))
        let other = try trade.invoice(.eur(100), "C-2")
        let payment = try trade.payment(.eur(100))
        try trade.run(
            Settle(company: Trade.company, customer: "C-1", items: [ApplyItem(item: paid), ApplyItem(item: payment.item)]))
        #expect(trade.refused(writeOff(["NONE"])) == "itemNotFound items[0]")
        #expect(trade.refused(writeOff([number(other)])) == "itemNotFound items[0]")
        #expect(trade.refused(writeOff([number(paid)])) == "itemAlreadySettled items[0]")
        #expect(trade.refused(writeOff([number(first), number(first)])) == "itemNamedTwice items[1]")
        #expect(trade.refused(writeOff(reason: "")) == "reasonRequired reason")
        #expect(trade.refused(writeOff(on: day(2026, 3, 1))) == "dateBeforeItem date")
        #expect(trade.refused(writeOff(on: day(2027, 1, 1))) == "periodNotFound date")
        #expect(trade.refused(writeOff()) == "accepted")
        trade.setParameters { $0.writeOffReason = "STD" }
        #expect(trade.refused(writeOff(reason: "")) == "accepted")
    }

    @Test("WO-1 an account that was missing at posting may be set since; without one the write-off is refused")
    func account() throws {
        trade.setProfile(ProfileID(2), "BARE", account: Trade.Account.otherReceivable)
        var draft = Trade.document(.eur(500))
        draft.profile = "BARE"
        try trade.run(PostInvoice(company: Trade.company, document: draft))
        #expect(trade.refused(writeOff()) == "writeOffAccountMissing items")
        trade.set(
            .profileLineSet(
                Trade.company, ProfileID(2),
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: Trade.Account.otherReceivable,
                    writeOffAccount: Trade.More.badDebt)))
        try trade.run(writeOff())
        #expect(trade.balance(Trade.More.badDebt) == 500)
        #expect(trade.book.verify() == [])
    }

    @Test("WO-4 the tax of a partly paid item is taken in proportion, the loss takes the rest")
    func partlyPaid() throws {
        trade.setTax()
        let invoice = try trade.taxed(10_000)
        try trade.payment(.eur(4_167), "C-1", .oldestFirst)
        // 12,500 of which 2,500 tax; 8,333 open: tax 2,500 x 8,333 / 12,500 = 1,666.6.
        let made = try trade.run(writeOff())
        #expect(made.writeOff.parts.map(\.net) == [8_333] && made.writeOff.parts.map(\.tax) == [1_667])
        #expect(
            trade.told(made.entries[0]) == [
                "badDebt 900012 6666/6666", "salesTaxPayable 202100 1667/1667", "receivable 130100 -8333/-8333",
            ])
        #expect(trade.open(invoice) == 0 && trade.exposure == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("WO-5 foreign currency goes at the accounting amounts of the items: no difference arises")
    func foreign() throws {
        trade.setDollar(90, scale: 2, from: day(2026, 1, 1))
        try trade.invoice(.usd(10_000))
        trade.setDollar(95, scale: 2, from: day(2026, 3, 10))
        trade.today = day(2026, 3, 10)
        try trade.invoice(.usd(10_000))
        try trade.payment(.usd(5_000))
        let made = try trade.run(writeOff())
        #expect(made.writeOff.parts.map(\.net) == [15_000])
        // 90.00 + 95.00 - 47.50 EUR.
        #expect(trade.told(made.entries[0]) == ["badDebt 900012 15000/13750", "receivable 130100 -15000/-13750"])
        #expect(made.entries.count == 1 && trade.accountingBalance(Trade.Account.receivable) == 0)
        #expect(trade.book.verify() == [])
    }

    @Test("WO-7 reversal opens the items as they were and mirrors the entries; twice is refused")
    func reversal() throws {
        trade.setTax()
        let items = [try trade.taxed(10_000, "D1"), try trade.taxed(4_000, "D2")]
        let payment = try trade.payment(.eur(1_000))
        let before = items.map { (trade.open($0), trade.book.items[$0].dueDate) }
        let (exposure, receivable) = (trade.exposure, trade.balance(Trade.Account.receivable))
        let made = try trade.run(writeOff())
        #expect(made.writeOff.parts.count == 3)
        #expect(trade.exposure == 0 && trade.balance(Trade.Account.receivable) == 0)
        let settlement = made.writeOff.parts[0].settlement
        #expect(
            trade.refused(UndoSettlement(company: Trade.company, settlement: settlement, reason: "x"))
                == "notReversible settlement_id")
        func reverse(_ reason: String, on date: CalendarDate? = nil) -> ReverseWriteOff {
            ReverseWriteOff(company: Trade.company, number: made.writeOff.number, date: date, reason: reason)
        }
        #expect(trade.refused(reverse("")) == "reasonRequired reason")
        #expect(trade.refused(reverse("x", on: day(2026, 3, 1))) == "dateBeforeItem date")
        let back = try trade.run(reverse("found"))
        #expect(Set(back.reopened.map(\.item)) == Set(items + [payment.item]))
        #expect(items.map { trade.open($0) } == before.map(\.0) && trade.open(payment.item) == -1_000)
        #expect(items.map { trade.book.items[$0].dueDate } == before.map(\.1))
        #expect(trade.exposure == exposure && trade.balance(Trade.Account.receivable) == receivable)
        #expect(trade.balance(Trade.More.badDebt) == 0)
        #expect(trade.refused(reverse("again")) == "alreadyReversed write_off")
        #expect(
            trade.refused(ReverseWriteOff(company: Trade.company, number: "NONE", reason: "x")) == "notFound write_off")
        #expect(trade.book.verify() == [])
    }

    @Test("WO-3 a net of zero is settled without lines, and its reversal opens both again")
    func netZero() throws {
        let invoice = try trade.invoice(.eur(800))
        let payment = try trade.payment(.eur(800))
        let made = try trade.run(writeOff())
        #expect(made.entries.isEmpty && made.writeOff.parts[0].net == 0 && !made.writeOff.number.isEmpty)
        #expect(trade.open(invoice) == 0 && trade.open(payment.item) == 0)
        try trade.run(ReverseWriteOff(company: Trade.company, number: made.writeOff.number, reason: "x"))
        #expect(trade.open(invoice) == 800 && trade.open(payment.item) == -800)
        #expect(trade.book.verify() == [])
    }

    @Test("WO-2, WO-7 any mix of items: closed by the write-off, as before after its reversal", arguments: 1...20 as ClosedRange<UInt64>)
    func anyMix(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let trade = Trade.returning { $0.separateSalesTax = seed.isMultiple(of: 2) }
        trade.setTax(88_750)
        trade.setDollar(913, scale: 3, from: day(2026, 1, 1))
        for _ in 0..<(1 + random.below(12)) {
            let currency: Currency = random.below(3) == 0 ? .usd : .eur
            let dimension: Code = ["D1", "D2", .empty][random.below(3)]
            switch random.below(4) {
            case 0: try trade.payment(Money(Int64(1 + random.below(9_000)), currency))
            case 1: try trade.payment(Money(Int64(1 + random.below(9_000)), currency), "C-1", .oldestFirst)
            default: _ = try trade.taxed(Int64(1 + random.below(99_999)), dimension, currency: currency)
            }
        }
        let digest = trade.book.digest
        let open = (1...trade.book.items.rows.count).map { trade.open(ItemID($0)) }
        guard open.contains(where: { $0 != 0 }) else { return }
        let made = try trade.run(writeOff())
        #expect((1...trade.book.items.rows.count).allSatisfy { trade.open(ItemID($0)) == 0 })
        for currency in [Currency.eur, .usd] { #expect(trade.balance(Trade.Account.receivable, currency) == 0) }
        #expect(trade.accountingBalance(Trade.Account.receivable) == 0 && trade.book.verify() == [])
        try trade.run(ReverseWriteOff(company: Trade.company, number: made.writeOff.number, reason: "x"))
        #expect((1...UInt32(open.count)).map { trade.open(ItemID($0)) } == open)
        #expect(trade.balance(Trade.More.badDebt) == 0 && trade.accountingBalance(Trade.More.badDebt) == 0)
        #expect(trade.book.verify() == [] && trade.book.digest != digest)
    }

    @Test("TP-4, WO-4 the first instalment claims no tax that lies in the last")
    func taxOfInstalments() throws {
        trade.setTax(190_000)
        var schedule = PaymentSchedule(code: "3M", allocation: .fixedQuantity)
        (schedule.count, schedule.tax) = (3, .last)
        try trade.run(SetPaymentSchedule(id: Trade.company, schedule: schedule))
        var draft = Trade.document(.eur(10_000))
        (draft.salesTaxGroup, draft.lines[0].itemTaxGroup, draft.schedule) = ("DOM", "FULL", "3M")
        let parts = try trade.run(PostInvoice(company: Trade.company, document: draft)).instalments
        // 33.33, 33.33 and 33.34 + 19.00.
        #expect(parts.map(\.amount) == [.eur(3_333), .eur(3_333), .eur(5_234)])
        let first = try trade.run(writeOff([parts[0].number]))
        #expect(first.writeOff.parts.map(\.tax) == [0])
        let last = try trade.run(writeOff([parts[2].number]))
        #expect(last.writeOff.parts.map(\.tax) == [1_900])
        #expect(trade.balance(Trade.Account.tax) == 0, "19.00 claimed in all, as invoiced")
        #expect(trade.book.verify() == [])
    }
}
