/// Draft lines with the automatic limits of customers, in a journal that the call makes if it is not there.
///
/// The highest limit of the rules and lines that are true, at most what the account is eligible for; a customer for
/// whom none is true gets no line (credit:AJ-7, RS-5). At most `GenerateLimitLines.linesPerCall` lines per call; the
/// answer's `next` goes into `after` until it is none. Rejections in order: JOURNAL_LOCKED, FIELD_INVALID,
/// TOO_MANY_ITEMS.
package struct GenerateAutoLimits: Command {
    package let id: CompanyID
    package let journal: Code
    package let to: CalendarDate
    package let after: CustomerID

    package init(id: CompanyID, journal: Code, to: CalendarDate, after: CustomerID) {
        (self.id, self.journal, self.to, self.after) = (id, journal, to, after)
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> GenerateLimitLines.Answer {
        var journal: LimitJournal
        if book.limits.journal(id, self.journal) != nil {
            journal = try book.draftJournal(id, self.journal)
            guard journal.kind == .limit else {
                throw Rejection(.fieldInvalid, field: "journal", "lines are generated for journals of type LIMIT")
            }
        } else {
            journal = LimitJournal(company: id, number: self.journal, kind: .limit, description: "")
            draft.add(.limitJournalCreated(journal), book)
        }
        let rules = book.riskScores.autoLimits(of: id)
        let groups = book.riskScores.scoringGroups(of: id)
        let total = book.customers.rows.count
        var number = min(after.number, total)
        let end = min(total, number + min(GenerateLimitLines.rowsPerCall, total))
        var lines: [LimitLine] = []
        while number < end, lines.count < GenerateLimitLines.linesPerCall {
            number += 1
            let row = book.customers[CustomerID(number)]
            guard row.company == id, row.invoiceAccount == CustomerID(number), !row.flags.contains(.closed),
                let limit = limit(CustomerID(number), rules, groups, book, on: now.today)
            else { continue }
            lines.append(
                LimitLine(
                    customer: CustomerID(number), current: row.limit, new: limit, currency: row.limitCurrency, from: nil,
                    to: to))
        }
        journal.lines += lines
        if journal.lines.count > LimitJournal.linesMax {
            throw .tooMany(journal.lines.count, max: LimitJournal.linesMax, field: "journal")
        }
        if !lines.isEmpty { draft.add(.limitLinesAdded(id, journal.number, lines), book) }
        return GenerateLimitLines.Answer(journal: journal, lines: lines, next: number < total ? CustomerID(number) : .none)
    }

    private func limit(
        _ account: CustomerID, _ rules: [AutoLimitRule], _ groups: [ScoringGroup], _ book: borrowing Book,
        on today: CalendarDate
    ) -> Int64? {
        let profile = book.creditProfiles[account]
        let riskGroup = book.rules.traits(of: account).riskGroup
        if riskGroup.isEmpty { return nil }
        var values: [Code: Code] = [:]
        for rule in rules where rule.riskGroup == riskGroup {
            for line in rule.lines where values[line.scoringGroup] == nil {
                // A group that has no set-up of its own is known by given values only.
                let group =
                    groups.first { $0.code == line.scoringGroup }
                    ?? ScoringGroup(code: line.scoringGroup, type: .userDefined, isRange: false, rows: [])
                values[line.scoringGroup] = book.scoringValue(of: account, group, on: today)
            }
        }
        var highest: Int64?
        for rule in rules where rule.riskGroup == riskGroup && rule.currency == book.customers[account].limitCurrency {
            if let most = rule.maxRevenue, let revenue = profile.revenue, revenue > most { continue }
            guard let limit = rule.limit({ values[$0] ?? .empty }) else { continue }
            highest = max(highest ?? limit, limit)
        }
        guard let highest else { return nil }
        return min(highest, profile.eligibleLimit ?? highest)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
