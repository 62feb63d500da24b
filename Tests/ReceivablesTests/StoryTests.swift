import Receivables
import Testing

/// Laws that hold whatever is posted, settled, undone, reserved and refused.
@Suite struct StoryTests {
    @Test(
        "the book agrees with itself at every step: control account = open items, exposure = recomputation",
        arguments: 1...12 as ClosedRange<UInt64>)
    func bookAgrees(seed: UInt64) {
        let story = Story(seed: seed)
        for _ in 0..<20 {
            story.play(25)
            #expect(story.trade.book.verify() == [])
        }
        #expect(story.done > 150 && story.refused > 100, "done \(story.done), refused \(story.refused)")
    }

    @Test(
        "F3 open = original - settled for each item at each step; no item is ever beyond zero",
        arguments: 1...8 as ClosedRange<UInt64>)
    func openIsOriginalLessSettled(seed: UInt64) {
        let story = Story(seed: seed)
        for _ in 0..<400 {
            story.step()
            for id in story.items {
                let item = story.trade.book.items[id]
                var settled: Int64 = 0
                story.trade.book.items.forEachPart(of: id) { part in
                    if !story.trade.book.items[part.settlement].isUndone { settled += part.amount }
                }
                #expect(item.open == (item.original > 0 ? item.original - settled : item.original + settled))
                #expect(
                    item.open.magnitude <= item.original.magnitude
                        && item.open.signum() * item.original.signum() >= 0)
                #expect(item.isOpen || item.accountingOpen == 0)
            }
        }
    }

    @Test("F3 an item is closed on the date of its last settlement and ever after", arguments: 1...4 as ClosedRange<UInt64>)
    func closingDate(seed: UInt64) {
        let story = Story(seed: seed)
        story.play(500)
        for id in story.items where !story.trade.book.items[id].isOpen && story.trade.book.items[id].original != 0 {
            var last = CalendarDate(days: .min)
            var undone = false
            story.trade.book.items.forEachPart(of: id) { part in
                let settlement = story.trade.book.items[part.settlement]
                if settlement.isUndone { undone = true } else { last = max(last, settlement.date) }
            }
            for days in [0, 1, 30] {
                #expect(story.trade.book.items.open(id, asOf: last.adding(days: days), knownAt: .max)?.open == 0)
            }
            // The day before it was open, unless a settlement since undone had closed it then.
            let before = story.trade.book.items.open(id, asOf: last.adding(days: -1), knownAt: .max)?.open
            #expect(before != 0 || undone)
        }
    }

    @Test(
        "F17 preview says what execution does, and neither it nor a refusal moves the digest",
        arguments: 1...8 as ClosedRange<UInt64>)
    func previews(seed: UInt64) {
        let story = Story(seed: seed)
        story.play(500)
        #expect(story.previewFindings == [])
    }

    @Test(
        "F2 numbers of invoices, credit notes, payments and vouchers have no hole, though a third is refused",
        arguments: 1...8 as ClosedRange<UInt64>)
    func numbersHaveNoHole(seed: UInt64) {
        let story = Story(seed: seed)
        story.play(600)
        var numbers: [ItemKind: [Code]] = [:]
        var vouchers: [Code] = []
        for record in story.records {
            for event in record.events {
                switch event {
                // Later instalments have the number and the voucher of the first.
                case .posted(let posted) where posted.fact.instalmentOf.isNone:
                    numbers[posted.fact.kind, default: []].append(posted.fact.number)
                    vouchers.append(posted.fact.entry.voucher)
                case .itemsSettled(let fact): vouchers += fact.entries.map(\.voucher)
                case .settlementUndone(let fact): vouchers += fact.entries.map(\.voucher)
                default: break
                }
            }
        }
        func row(_ prefix: String, _ count: Int) -> [Code] {
            (0..<count).map { Code(prefix + String(String(1_000_001 + $0).dropFirst())) ?? .empty }
        }
        let (invoices, notes, payments) =
            (numbers[.invoice] ?? [], numbers[.creditNote] ?? [], numbers[.payment] ?? [])
        #expect(invoices == row("FTI-", invoices.count) && invoices.count > 50)
        #expect(notes == row("CN-", notes.count) && notes.count > 5)
        #expect(payments == row("PAY-", payments.count) && payments.count > 20)
        #expect(vouchers == row("V-", vouchers.count))
        #expect(story.refused * 10 >= (story.refused + story.done) * 3)
    }

    @Test("setup 19.7 replay of the facts gives the same book", arguments: 1...8 as ClosedRange<UInt64>)
    func replay(seed: UInt64) {
        let story = Story(seed: seed)
        story.play(500)
        let again = story.replayed()
        #expect(again.book.digest == story.trade.book.digest)
        #expect(again.book.sequence == story.trade.book.sequence)
        #expect(again.book.verify() == [])
        #expect(
            again.accountingBalance(Trade.Account.receivable)
                == story.trade.accountingBalance(Trade.Account.receivable))
    }

    @Test("an open item costs 128 bytes: two cache lines")
    func itemSize() { #expect(MemoryLayout<Item>.stride == 128) }

    @Test(
        "setup 19.1 debits equal credits per currency and in accounting currency",
        arguments: 1...4 as ClosedRange<UInt64>)
    func debitsEqualCredits(seed: UInt64) throws {
        let story = Story(seed: seed)
        story.play(500)
        let answer = try story.trade.ask(GetTrialBalance(id: Trade.company, asOf: nil))
        #expect(answer.difference == 0 && answer.receivables == answer.openItems)
        for currency in [Currency.eur, .usd] {
            let rows = answer.rows.filter { $0.currency == currency }
            #expect(rows.reduce(0) { $0 + $1.debit - $1.credit } == 0)
        }
    }
}
