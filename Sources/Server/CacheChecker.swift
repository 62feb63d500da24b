import CreditCache
import Engine
import Loop
import Receivables

/// The outside checker: looks at what Redis holds of a few accounts every second, for ever (reliability:3.5).
///
/// It reads as any reader does, so it sees what edges would see, and compares with the book at equal sequence: a value
/// whose account has not changed since must be the book's figures. A value that its key proves and that is wrong all
/// the same is what must never be; one is an alarm.
struct CacheChecker {
    private(set) var checked: UInt64 = 0
    private(set) var inconsistent: UInt64 = 0
    private var next: UInt32 = 1
    private var lastAt: UInt64 = 0
    private var isOut = false

    /// Accounts in one look, and how often one is taken: 100,000 accounts are seen in about seven minutes.
    private static let pageMax = 256
    private static let everyNanoseconds: UInt64 = 1_000_000_000

    /// The next accounts to look at, when it is time.
    mutating func page(_ book: borrowing Book, at now: UInt64) -> [(id: CustomerID, company: CacheText, number: CacheText)]? {
        guard !isOut, now - lastAt >= Self.everyNanoseconds, book.customers.rows.count > 0 else { return nil }
        lastAt = now
        var page: [(CustomerID, CacheText, CacheText)] = []
        for _ in 0..<min(UInt32(Self.pageMax), book.customers.rows.count) {
            if next > book.customers.rows.count { next = 1 }
            let id = CustomerID(next)
            let row = book.customers[id]
            if row.invoiceAccount == id, let company = CacheText(book.companies[row.company].code.text),
                let number = CacheText(row.number.text)
            {
                page.append((id, company, number))
            }
            next += 1
        }
        isOut = !page.isEmpty
        return page.isEmpty ? nil : page
    }

    /// The page was not read: the next one is.
    mutating func skip() { isOut = false }

    /// Returns the accounts of which Redis holds proved figures that are not the ledger's.
    mutating func judge(
        _ answers: [(id: CustomerID, answer: CacheAnswer)], _ engine: Engine
    ) -> [CustomerID] {
        isOut = false
        var wrong: [CustomerID] = []
        for (id, answer) in answers {
            guard case .hit(let position) = answer, position.isProved else { continue }
            let ledger = CacheLink.figures(id, engine.book, asOf: engine.durableSequence)
            // Changed after what the watermark promises: Redis may not know yet.
            guard ledger.lastChange <= position.watermark.sequence else { continue }
            checked += 1
            if !position.figures.agrees(with: ledger) { wrong.append(id) }
        }
        inconsistent += UInt64(wrong.count)
        return wrong
    }

    var rows: [(name: String, help: String, value: UInt64)] {
        [
            ("reskontra_cache_checked_total", "values in Redis compared with the book at equal sequence", checked),
            (
                "reskontra_cache_inconsistent_total",
                "of these, proved values that were not the ledger's: must stay 0", inconsistent
            ),
            (
                "reskontra_cache_inconsistent_per_billion", "inconsistent values per 10^9 compared",
                checked == 0 ? 0 : UInt64((UInt128(inconsistent) * 1_000_000_000 / UInt128(checked)))
            ),
        ]
    }
}

extension NativePort {
    /// One look of the outside checker, if it is time: Redis is read beside the loop.
    func checkCache(_ now: UInt64) {
        guard let link = about.cache, let page = link.checker.page(engine.book, at: now) else { return }
        let reader = link.reader
        let place = Handover(value: self)
        let isTaken = errands.submit {
            var answers: [(CustomerID, CacheAnswer)] = []
            reader.read(count: page.count, account: { (page[$0].company, page[$0].number) }) { at, answer in
                answers.append((page[at].id, answer))
            }
            let found = answers
            return { place.value.judge(found) }
        }
        if !isTaken { link.checker.skip() }
    }

    private func judge(_ answers: [(CustomerID, CacheAnswer)]) {
        guard let link = about.cache else { return }
        for id in link.checker.judge(answers, engine) {
            let row = engine.book.customers[id]
            about.alarm(
                "Redis holds proved figures of \(engine.book.companies[row.company].code) \(row.number) that are not the ledger's")
        }
    }
}
