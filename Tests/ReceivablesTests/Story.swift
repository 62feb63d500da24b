import Receivables

/// A seeded month of work on one book: postings, payments, settlements, undos, authorizations, time.
///
/// About a third of its wishes are refused on purpose. Whatever happens is noted in lists (`Movement`), so that
/// laws can be checked against sums over lists instead of the book's own indexes.
final class Story {
    let trade = Trade.ready {
        $0.overLimitFreeTextInvoice = .decline
        $0.creditLimitType = .balance
    }
    var random: SplitMix64
    /// Every record, for replay.
    private(set) var records: [(stamp: Stamp, events: [Event])] = []
    private(set) var movements: [Movement] = []
    private(set) var done = 0
    private(set) var refused = 0
    /// A preview that differed from the execution after it, or moved the digest (F17).
    private(set) var previewFindings: [String] = []
    /// Documents and payments, in the order they were posted.
    private(set) var items: [ItemID] = []
    private(set) var authorizations: [AuthorizationID] = []

    /// One line of a naive account: an item's open amount moved on a date, recorded by a sequence.
    struct Movement {
        let item: ItemID
        let customer: CustomerID
        let currency: Currency
        let date: CalendarDate
        let sequence: UInt64
        let amount: Int64
        let accounting: Int64
    }

    static let numbers: [Code] = ["C-1", "C-2", "C-3", "C-4"]

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        trade.setProfile(ProfileID(2), "FOR", account: Trade.Account.otherReceivable)
        // C-3 buys on the account of C-1; C-4 has a limit in dollars.
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(0), owes: Trade.c1)
        trade.addCustomer(CustomerID(4), "C-4", limit: .usd(300_000))
        trade.setDollar(9_000, scale: 4, from: day(2026, 1, 1))
        trade.setDollar(9_137, scale: 4, from: day(2026, 2, 10))
        trade.setDollar(8_721, scale: 4, from: day(2026, 4, 1))
        trade.set(
            .exchangeRateSet(
                Trade.company,
                ExchangeRate(
                    from: .eur, to: .usd, rate: Rate(mantissa: 11, scale: 1), validFrom: day(2026, 1, 1))))
        var schedule = PaymentSchedule(code: "4M", allocation: .fixedQuantity)
        schedule.count = 4
        trade.set(.payment(.scheduleSet(Trade.company, schedule)))
        // What the story builds on is part of what a replay needs: it is made anew, with the same calls.
        startSequence = trade.book.sequence
    }

    /// Sequence before the first step.
    let startSequence: UInt64

    func play(_ steps: Int) {
        for _ in 0..<steps { step() }
    }

    // MARK: One step

    func step() {
        switch random.below(100) {
        case 0..<28: invoice()
        case 28..<46: payment()
        case 46..<54: creditNote()
        case 54..<66: settle()
        case 66..<73: undo()
        case 73..<81: authorize()
        case 81..<84: increment()
        case 84..<90: capture()
        case 90..<92: void()
        case 92..<94: attempt(ExpireAuthorizations(limit: 3))
        case 94..<98: trade.pass(seconds: Int64(random.below(400)))
        default:
            trade.pass(seconds: 86_400)
            if trade.today < day(2026, 12, 1) { trade.today = trade.today.adding(days: 1) }
        }
    }

    /// Previews, then runs; both must say the same.
    @discardableResult
    private func attempt<C: Command>(_ command: C) -> C.Answer? {
        let digest = trade.book.digest
        let first: Rejection? = trade.refusal(command)
        let foreseen = trade.draft.events
        if trade.book.digest != digest { previewFindings.append("\(C.self) moved the digest") }
        do throws(Rejection) {
            let answer = try trade.run(command)
            if first != nil || foreseen != trade.draft.events { previewFindings.append("\(C.self) differs") }
            done += 1
            note()
            return answer
        } catch {
            if first != error { previewFindings.append("\(C.self) is refused otherwise") }
            if trade.book.digest != digest { previewFindings.append("a refused \(C.self) moved the digest") }
            refused += 1
            return nil
        }
    }

    private func note() {
        let stamp = Stamp(sequence: trade.book.sequence, instant: trade.instant, businessDate: trade.today)
        records.append((stamp, trade.draft.events))
        for event in trade.draft.events {
            switch event {
            case .posted(let posted):
                let fact = posted.fact
                items.append(fact.id)
                movements.append(
                    Movement(
                        item: fact.id, customer: fact.customer, currency: fact.currency,
                        date: fact.postingDate,
                        sequence: stamp.sequence, amount: fact.open, accounting: fact.accountingOpen))
            case .itemsSettled(let fact): note(fact.parts, on: fact.date, stamp.sequence, sign: -1)
            case .settlementUndone(let fact):
                let parts = trade.book.items.parts(of: fact.settlement).map {
                    ItemsSettled.Part(
                        debitItem: $0.debitItem, creditItem: $0.creditItem, amount: $0.amount,
                        debitAccounting: $0.debitAccounting, creditAccounting: $0.creditAccounting)
                }
                note(parts, on: fact.date, stamp.sequence, sign: 1)
            case .authorizationDecided(let fact): if !fact.id.isNone { authorizations.append(fact.id) }
            default: break
            }
        }
    }

    private func note(_ parts: [ItemsSettled.Part], on date: CalendarDate, _ sequence: UInt64, sign: Int64) {
        for part in parts {
            for (id, amount, accounting) in [
                (part.debitItem, part.amount, part.debitAccounting),
                (part.creditItem, -part.amount, part.creditAccounting),
            ] where !id.isNone {
                let item = trade.book.items[id]
                movements.append(
                    Movement(
                        item: id, customer: item.customer, currency: item.currency, date: date,
                        sequence: sequence, amount: sign * amount, accounting: sign * accounting))
            }
        }
    }

    // MARK: Wishes

    private func customer() -> Code { Story.numbers[random.below(4)] }
    private func currency() -> Currency { random.below(3) == 0 ? .usd : .eur }
    private func amount(_ max: Int) -> Int64 { Int64(random.below(max)) + (random.below(20) == 0 ? 0 : 1) }

    /// Mostly today; else some weeks before or after, at times without an open period.
    private func date() -> CalendarDate? {
        switch random.below(10) {
        case 0..<6: nil
        case 6..<9: trade.today.adding(days: random.below(60) - 40)
        default: trade.today.adding(days: -200)
        }
    }

    private func document(_ most: Int) -> InvoiceDraft {
        let currency = currency()
        var draft = InvoiceDraft(customer: customer())
        for _ in 0...random.below(3) {
            var line = InvoiceDraft.Line(account: random.below(15) == 0 ? "999999" : "401100")
            line.amount = Money(amount(most), currency)
            draft.lines.append(line)
        }
        draft.currency = currency
        draft.postingDate = date()
        draft.dueDate = (draft.postingDate ?? trade.today).adding(days: random.below(70) - 10)
        if random.below(3) == 0 { draft.profile = "FOR" }
        if random.below(12) == 0 { draft.profile = "NONE" }
        return draft
    }

    /// One in five is paid in instalments.
    private func invoice() {
        var document = document(20_000)
        if items.count % 5 == 0 { document.schedule = "4M" }
        attempt(PostInvoice(company: Trade.company, document: document))
    }

    private func creditNote() {
        var draft = document(9_000)
        if let original = items.isEmpty ? nil : items[random.below(items.count)], random.below(3) != 0 {
            let item = trade.book.items[original]
            draft.originalInvoice = item.number
            draft.reason = "returned"
            draft.customer = trade.book.customers[item.customer].number
        }
        attempt(
            PostCreditNote(
                company: Trade.company, document: draft, settlesWithOriginal: !draft.originalInvoice.isEmpty))
    }

    private func payment() {
        let number = customer()
        var payment = PaymentDraft(customer: number, amount: Money(amount(60_000), currency()))
        payment.postingDate = date()
        if random.below(3) == 0 { payment.profile = "FOR" }
        switch random.below(3) {
        case 0: payment.apply = ApplyMode.none
        case 1: payment.apply = .oldestFirst
        default:
            payment.apply = .named
            payment.items = named(number, payment.amount.currency, random.below(3) + 1)
        }
        attempt(PostPayment(company: Trade.company, payment: payment))
    }

    private func settle() {
        let number = customer()
        attempt(
            Settle(
                company: Trade.company, customer: number,
                items: named(number, currency(), random.below(4) + 2),
                date: date()))
    }

    /// Open items of a customer's account, with or without amounts, now and then too much or of somebody else.
    private func named(_ number: Code, _ currency: Currency, _ count: Int) -> [ApplyItem] {
        guard let customer = trade.book.customers.find(Trade.company, number) else { return [] }
        let account = trade.book.customers[customer].invoiceAccount
        var open = items.filter {
            let item = trade.book.items[$0]
            return item.isOpen && item.customer == account && item.currency == currency
        }
        if random.below(12) == 0 { open = items }
        guard !open.isEmpty else { return [] }
        return (0..<count).map { _ in
            let id = open[random.below(open.count)]
            let item = trade.book.items[id]
            var amount: Money?
            if random.below(2) == 0, item.open != 0 {
                let share = item.open.magnitude / UInt64(1 + random.below(4)) + (random.below(9) == 0 ? 1 : 0)
                amount = Money(item.open > 0 ? Int64(share) : -Int64(share), item.currency)
            }
            return ApplyItem(item: id, amount: amount)
        }
    }

    private func undo() {
        let count = Int(trade.book.items.settlements.count)
        attempt(
            UndoSettlement(
                company: Trade.company, settlement: SettlementID(UInt32(random.below(count + 2))),
                date: date(),
                reason: random.below(9) == 0 ? "" : "wrong item"))
    }

    // MARK: Credit

    private func authorize() {
        attempt(
            Authorize(
                company: Trade.company, customer: customer(), amount: Money(amount(40_000), currency()),
                allowPartial: random.below(2) == 0, ttlSeconds: UInt32(random.below(3_000))))
    }

    private func anAuthorization() -> AuthorizationID {
        authorizations.isEmpty
            ? AuthorizationID(1) : authorizations[max(0, authorizations.count - 1 - random.below(12))]
    }

    private func money(for id: AuthorizationID, _ most: Int) -> Money {
        let known = trade.book.authorizations.contains(id)
        return Money(amount(most), known ? trade.book.authorizations[id].currency : .eur)
    }

    private func increment() {
        let id = anAuthorization()
        attempt(Increment(company: Trade.company, authorization: id, amount: money(for: id, 9_000)))
    }

    private func capture() {
        let id = anAuthorization()
        attempt(
            Capture(
                company: Trade.company, authorization: id, amount: money(for: id, 30_000),
                isFinal: random.below(3) == 0))
    }

    private func void() {
        attempt(VoidAuthorization(company: Trade.company, authorization: anAuthorization()))
    }

    // MARK: The naive book

    /// Sum of an item's movements dated through `date` and recorded by `known`; nil before it was posted.
    func open(_ id: ItemID, asOf date: CalendarDate, knownAt known: UInt64) -> (
        open: Int64, accounting: Int64
    )? {
        let rows = movements.filter { $0.item == id }
        guard let first = rows.first, first.date <= date, first.sequence <= known else { return nil }
        return rows.filter { $0.date <= date && $0.sequence <= known }
            .reduce((0, 0)) { ($0.0 + $1.amount, $0.1 + $1.accounting) }
    }

    /// The same events on an empty book with the same beginning.
    func replayed() -> Trade {
        let again = Story(seed: 0).trade
        for record in records {
            for event in record.events { again.book.apply(event, at: record.stamp) }
        }
        return again
    }
}
