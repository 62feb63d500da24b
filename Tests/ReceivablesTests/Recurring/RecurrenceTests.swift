import Receivables
import Testing

/// Recurring invoices: setup section 7.
@Suite struct RecurrenceTests {
    private let trade = Trade.ready()

    private func pattern(_ start: CalendarDate, _ unit: RecurrencePattern.Unit, _ per: UInt16 = 1) -> RecurrencePattern {
        RecurrencePattern(start: start, unit: unit, per: per)
    }

    // MARK: Dates

    @Test("RI-2: months count from the start and clamp to the end of the month")
    func monthEnds() {
        let dates = pattern(day(2026, 1, 31), .month).occurrences(after: nil, through: day(2026, 5, 1), max: 99)
        #expect(dates == [day(2026, 1, 31), day(2026, 2, 28), day(2026, 3, 31), day(2026, 4, 30)])
        let leap = pattern(day(2024, 2, 29), .year)
        #expect(leap.occurrence(1) == day(2025, 2, 28))
        #expect(leap.occurrence(4) == day(2028, 2, 29))
    }

    @Test("RI-2: the first occurrence after a day is the first of the whole series after it")
    func firstAfter() {
        var state: UInt64 = 41
        func next(_ below: UInt64) -> Int {
            state &+= 0x9e37_79b9_7f4a_7c15
            return Int(Mix.fold(state, 77) % below)
        }
        for _ in 0..<2_000 {
            let unit = RecurrencePattern.Unit(rawValue: UInt8(next(4) + 1)) ?? .day
            let start = day(2024, 1, 1).adding(days: next(800))
            let pattern = pattern(start, unit, UInt16(next(5) + 1))
            let after = start.adding(days: next(1_500) - 50)
            var k = 0
            while let date = pattern.occurrence(k), date <= after { k += 1 }
            #expect(pattern.first(after: after) == k, "\(pattern) after \(after)")
            #expect(pattern.latest(through: after) == (k == 0 ? nil : pattern.occurrence(k - 1)))
        }
    }

    @Test("a series ends with the calendar")
    func lastDate() {
        #expect(pattern(day(2199, 12, 1), .month).occurrence(1) == nil)
        #expect(pattern(day(2199, 12, 1), .day).occurrences(after: nil, through: .last, max: 99).count == 31)
    }

    // MARK: Runs

    private func assign(
        _ code: Code = "RA-1", start: CalendarDate = day(2026, 1, 15), end: CalendarDate? = nil, maximum: Int64? = nil,
        unit: RecurrencePattern.Unit = .month, customer: Code = "C-1"
    ) -> SetRecurringAssignment {
        SetRecurringAssignment(
            company: Trade.company, code: code, customer: customer, template: "RENT",
            pattern: pattern(start, unit), end: end, maximum: maximum.map { .eur($0) }, takesCustomerDefaults: false)
    }

    private func makeTemplate(_ minor: Int64 = 10_000) throws {
        let view = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: Trade.document(.eur(minor))))
        _ = try trade.run(SaveAsTemplate(company: Trade.company, id: view.head.id, name: "RENT", replaces: true))
        _ = try trade.run(
            MoveFreeTextInvoice(company: Trade.company, id: view.head.id, expectedVersion: 0, step: .delete))
    }

    private func generate(
        _ date: CalendarDate, max: Int = 200, run: Code = .empty, after: UInt32 = 0
    ) throws -> GenerateRecurringInvoices.Answer {
        try trade.run(
            GenerateRecurringInvoices(
                company: Trade.company, date: date, template: .empty, assignment: .empty, run: run, after: after,
                invoicesMax: max))
    }

    @Test("RI-8: a total past the border is refused, not added up beyond it")
    func totalsPastTheBorder() throws {
        try makeTemplate(600_000_000_000_000)
        try trade.run(assign())
        try trade.run(assign("RA-2", customer: "C-2"))
        let made = try generate(day(2026, 1, 20))
        #expect(made.made.count == 2 && made.failed.isEmpty)
        let run = made.run
        do throws(Rejection) {
            _ = try trade.ask(GetRecurrence(company: Trade.company, run: run))
            Issue.record("two of 6,000,000,000,000.00 are more than an amount can be")
        } catch { #expect(error.reason == .amountOutOfRange && error.field == "recurrence_id") }
    }

    @Test("RI-4: a rerun makes nothing again, a later date only what is new")
    func rerun() throws {
        try makeTemplate()
        try trade.run(assign())
        #expect(try generate(day(2026, 3, 20)).made.count == 3)
        let sequence = trade.draft.events.count
        #expect(sequence > 0)
        #expect(try generate(day(2026, 3, 20)).made.isEmpty)
        #expect(trade.draft.events.isEmpty)
        #expect(try generate(day(2026, 4, 15)).made.map(\.occurrence) == [day(2026, 4, 15)])
        #expect(trade.book.verify() == [])
    }

    @Test("RI-11: pages of any size make the same invoices as one page, each occurrence once")
    func pages() throws {
        for size in 1...7 {
            let other = RecurrenceTests()
            try other.makeTemplate()
            try other.trade.run(other.assign("RA-1"))
            try other.trade.run(other.assign("RA-2", unit: .week, customer: "C-2"))
            var made: [String] = []
            var (run, after) = (Code.empty, UInt32(0))
            while true {
                let page = try other.generate(day(2026, 4, 1), max: size, run: run, after: after)
                #expect(page.made.count <= size)
                made += page.made.map { "\($0.assignment) \($0.occurrence)" }
                run = page.run
                guard let next = page.next else { break }
                after = next
            }
            #expect(made.count == 3 + 11)
            #expect(Set(made).count == made.count)
            #expect(try other.generate(day(2026, 4, 1)).made.isEmpty)
            #expect(other.trade.book.verify() == [])
        }
    }

    @Test("RI-6: the first that would pass the maximum ends the assignment")
    func maximum() throws {
        try makeTemplate()
        try trade.run(assign(maximum: 25_000))
        #expect(try generate(day(2026, 12, 31)).made.map(\.cumulative) == [10_000, 20_000])
        // A smaller later one is not made either.
        try makeTemplate(100)
        #expect(try generate(day(2026, 12, 31)).made.isEmpty)
        let row = try trade.ask(
            ListRecurringAssignments(company: Trade.company, customer: .empty, template: .empty, size: 9, after: .none)
        ).rows[0]
        #expect(row.assignment.stoppedAt == day(2026, 3, 15))
    }

    @Test("RI-7: a deleted draft gives its occurrence and its amount back, a posted one cannot be deleted")
    func giveBack() throws {
        try makeTemplate()
        try trade.run(assign())
        let answer = try generate(day(2026, 3, 20))
        let delete = DeleteGeneratedInvoice(
            company: Trade.company, id: .none, assignment: "RA-1", date: day(2026, 2, 15))
        #expect(try trade.run(delete).cumulative == .eur(20_000))
        #expect(trade.refused(delete) == "notFound occurrence")
        let posted = try trade.run(
            PostRecurrence(
                company: Trade.company, run: answer.run, ids: [], occurrences: [day(2026, 1, 15)], stopsOnError: nil))
        #expect(posted.batch.posted.count == 1)
        #expect(posted.state == .partlyPosted)
        let gone = DeleteGeneratedInvoice(
            company: Trade.company, id: .none, assignment: "RA-1", date: day(2026, 1, 15))
        #expect(trade.refused(gone) == "stateNotAllowed draft_id")
        #expect(try generate(day(2026, 3, 21)).made.map(\.occurrence) == [day(2026, 2, 15)])
        #expect(trade.book.verify() == [])
    }

    @Test("RI-8: pages of a run go on after their cursor; each draft is posted once, its state is counted")
    func postedByPages() throws {
        try makeTemplate()
        try trade.run(assign(start: day(2026, 3, 1), unit: .day))
        let run = try generate(day(2026, 3, 7)).run
        func page(_ after: FreeTextID, _ max: Int) throws -> PostRecurrence.Answer {
            try trade.run(
                PostRecurrence(
                    company: Trade.company, run: run, ids: [], occurrences: [], stopsOnError: nil, after: after,
                    invoicesMax: max))
        }
        _ = try trade.run(
            DeleteGeneratedInvoice(company: Trade.company, id: .none, assignment: "RA-1", date: day(2026, 3, 3)))
        let first = try page(.none, 2)
        #expect(first.batch.posted.count == 2 && first.state == .partlyPosted && !first.next.isNone)
        let second = try page(first.next, 3)
        #expect(second.batch.posted.count == 3 && second.state == .partlyPosted)
        let last = try page(second.next, 3)
        #expect(last.batch.posted.count == 1 && last.state == .posted && last.next.isNone)
        #expect(try page(.none, 100).batch.posted.isEmpty)
        let whole = try trade.ask(GetRecurrence(company: Trade.company, run: run))
        #expect(whole.heads.count == 6 && whole.posted == 6 && whole.next.isNone)
        let head = try trade.ask(GetRecurrence(company: Trade.company, run: run, size: 4))
        #expect(head.heads == Array(whole.heads.prefix(4)) && head.next == whole.heads[3].id)
        #expect(head.totals == whole.totals && head.posted == 6)
        let tail = try trade.ask(GetRecurrence(company: Trade.company, run: run, size: 4, after: head.next))
        #expect(tail.heads == Array(whole.heads.suffix(2)) && tail.next.isNone && tail.totals == whole.totals)
        #expect(trade.book.verify() == [])
    }

    @Test("RI-3: LATEST_ONE makes only the latest of what was missed")
    func latestOnly() throws {
        trade.setParameters { $0.catchesUpLatestOnly = true }
        try makeTemplate()
        try trade.run(assign())
        #expect(try generate(day(2026, 3, 20)).made.map(\.occurrence) == [day(2026, 3, 15)])
        #expect(try generate(day(2026, 3, 20)).made.isEmpty)
        #expect(try generate(day(2026, 5, 20)).made.map(\.occurrence) == [day(2026, 5, 15)])
    }

    @Test("RI-10: a new start begins a new series behind what was generated")
    func newSeries() throws {
        try makeTemplate()
        try trade.run(assign())
        _ = try generate(day(2026, 3, 20))
        try trade.run(assign(start: day(2026, 3, 1), unit: .week))
        #expect(try generate(day(2026, 3, 31)).made.map(\.occurrence) == [day(2026, 3, 22), day(2026, 3, 29)])
        #expect(trade.book.verify() == [])
    }

    @Test("RI-1: the same template twice only on other days; the end is inclusive")
    func overlaps() throws {
        try makeTemplate()
        try trade.run(assign(end: day(2026, 3, 15)))
        #expect(trade.refused(assign("RA-2", start: day(2026, 3, 15))) == "duplicateKey assignment.template")
        #expect(trade.refused(assign("RA-2", start: day(2026, 3, 16))) == "accepted")
        #expect(trade.refused(assign("RA-2", customer: "C-2")) == "accepted")
        #expect(try generate(day(2026, 5, 1)).made.map(\.occurrence).last == day(2026, 3, 15))
    }

    @Test("an occurrence that cannot be made is told, stays due, and leaves no trace")
    func failure() throws {
        try makeTemplate()
        try trade.run(assign(maximum: 0))
        var document = Trade.document(.usd(10_000))
        document.lines[0].itemTaxGroup = .empty
        let view = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: document))
        _ = try trade.run(SaveAsTemplate(company: Trade.company, id: view.head.id, name: "RENT", replaces: true))
        let answer = try generate(day(2026, 1, 20))
        #expect(answer.made.isEmpty)
        #expect(answer.failed.map(\.rejection.reason) == [.currencyMismatch])
        #expect(trade.draft.events.isEmpty)
    }

    @Test("RI-1: an end may be put off only as far as no other assignment has the template")
    func endsApart() throws {
        try makeTemplate()
        try trade.run(assign("RA-1", end: day(2026, 2, 28)))
        try trade.run(assign("RA-2", start: day(2026, 4, 1)))
        func end(_ code: Code, _ date: CalendarDate) -> EndRecurringAssignment {
            EndRecurringAssignment(company: Trade.company, code: code, end: date)
        }
        #expect(trade.refused(end("RA-1", day(2026, 4, 1))) == "duplicateKey end_date")
        #expect(trade.refused(end("RA-1", day(2026, 3, 31))) == "accepted")
        #expect(trade.refused(end("RA-1", day(2026, 1, 31))) == "accepted")
        #expect(trade.refused(end("RA-2", day(2026, 12, 31))) == "accepted")
    }
}
