/// Posts one, many or all drafts of a run; errors as in any batch of drafts (setup:RI-8, FT-10).
///
/// Without a choice a page of those that wait is posted, in one commit, and `next` is where the next page begins: what
/// it costs does not grow with the run. Rejections: NOT_FOUND, FIELD_INVALID (a draft of another run).
package struct PostRecurrence: Command {
    package let companyID: CompanyID
    package let run: Code
    /// Empty with no dates: all that wait.
    package let ids: [FreeTextID]
    package let occurrences: [CalendarDate]
    package let stopsOnError: Bool?
    /// Drafts up to this one were looked at by earlier pages.
    package let after: FreeTextID
    /// Of a page.
    package let invoicesMax: Int
    /// The answer is told by counts.
    package let isSummary: Bool

    package init(
        company: CompanyID, run: Code, ids: [FreeTextID], occurrences: [CalendarDate], stopsOnError: Bool?,
        after: FreeTextID = .none, invoicesMax: Int = PostFreeTextInvoices.draftsMax, isSummary: Bool = false
    ) {
        self.isSummary = isSummary
        self.after = after
        self.invoicesMax = min(max(1, invoicesMax), PostFreeTextInvoices.draftsMax)
        companyID = company
        self.run = run
        self.ids = ids
        self.occurrences = occurrences
        self.stopsOnError = stopsOnError
    }

    package struct Answer: Sendable {
        package let batch: PostFreeTextInvoices.Answer
        package let state: RunState
        /// `after` of the next page; none: all was looked at, or it stopped.
        package let next: FreeTextID
        package let isSummary: Bool
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let run = try book.run(companyID, run)
        var next = FreeTextID.none
        let chosen: [FreeTextID]
        if !ids.isEmpty {
            for (index, id) in ids.enumerated() where !isOf(run, id, book) {
                throw Rejection(
                    .fieldInvalid, field: "draft_ids[\(index)]", "draft \(id.number) is not of run \(run.code)")
            }
            chosen = ids
        } else if !occurrences.isEmpty {
            chosen = try ofOccurrences(run, book)
        } else {
            (chosen, next) = page(run, book)
        }
        let tally = book.recurrences.tally(of: run.id)
        guard !chosen.isEmpty else { return Answer(batch: .init(), state: RunState(tally), next: next, isSummary: isSummary) }
        let batch = try PostFreeTextInvoices(
            company: companyID, ids: chosen, stopsOnError: stopsOnError, date: nil
        ).decide(book, at: now, &draft)
        if !batch.isStopped, let first = batch.notTried.first.flatMap({ chosen.firstIndex(of: $0) }), first > 0,
            ids.isEmpty, occurrences.isEmpty
        {
            next = chosen[first - 1]
        }
        return Answer(
            batch: batch, state: RunState(tally, postedNow: batch.posted.count), next: batch.isStopped ? .none : next,
            isSummary: isSummary)
    }

    private func isOf(_ run: RecurrenceRun, _ id: FreeTextID, _ book: borrowing Book) -> Bool {
        book.freeText.contains(id) && book.freeText[id].occurrence?.run == run.id && book.freeText[id].state != .deleted
    }

    private func ofOccurrences(_ run: RecurrenceRun, _ book: borrowing Book) throws(Rejection) -> [FreeTextID] {
        let heads = book.recurrences.drafts(of: run.id).map { book.freeText[$0] }.filter { $0.state != .deleted }
        for (index, date) in occurrences.enumerated() where !heads.contains(where: { $0.occurrence?.date == date }) {
            throw Rejection(
                .fieldInvalid, field: "occurrences[\(index)]", "run \(run.code) has no occurrence of \(date)",
                [.init("occurrence", date)])
        }
        let wanted = Set(occurrences)
        let waiting = heads.filter { head in head.occurrence.map { wanted.contains($0.date) } ?? false }
        return waiting.prefix(PostFreeTextInvoices.draftsMax).map(\.id)
    }

    /// Those that wait after the cursor, in the order they were made: their ids rise.
    private func page(_ run: RecurrenceRun, _ book: borrowing Book) -> (chosen: [FreeTextID], next: FreeTextID) {
        let drafts = book.recurrences.drafts(of: run.id)
        var (low, high) = (0, drafts.count)
        while low < high {
            let middle = (low + high) / 2
            if drafts[middle] <= after { low = middle + 1 } else { high = middle }
        }
        var chosen: [FreeTextID] = []
        while low < drafts.count, chosen.count < invoicesMax {
            if book.freeText[drafts[low]].state.isLive { chosen.append(drafts[low]) }
            low += 1
        }
        return (chosen, low < drafts.count ? drafts[low - 1] : .none)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Deletes a generated draft: its occurrence and amount are free again (setup:RI-7).
///
/// Rejections: NOT_FOUND, STATE_NOT_ALLOWED (posted).
package struct DeleteGeneratedInvoice: Command {
    package let companyID: CompanyID
    /// None: found by assignment and occurrence.
    package let id: FreeTextID
    package let assignment: Code
    package let date: CalendarDate?

    package init(company: CompanyID, id: FreeTextID, assignment: Code, date: CalendarDate?) {
        companyID = company
        self.id = id
        self.assignment = assignment
        self.date = date
    }

    package struct Answer: Sendable {
        package let id: FreeTextID
        package let assignment: Code
        package let date: CalendarDate
        /// Of the assignment afterwards.
        package let cumulative: Money
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let head = try book.freeText(companyID, try found(book))
        guard let occurrence = head.occurrence else {
            throw Rejection(
                .notFound, field: "draft_id", "draft \(head.id.number) was not generated",
                [.init("draft_id", UInt64(head.id.number))])
        }
        guard head.state.isLive else { throw .draftState(head) }
        draft.add(.freeText(.moved(head.id, .deleted)), book)
        let row = book.recurrences[occurrence.assignment]
        return Answer(
            id: head.id, assignment: row.assignment.code, date: occurrence.date,
            cumulative: Money(row.progress.cumulative - occurrence.total.minor, occurrence.total.currency))
    }

    private func found(_ book: borrowing Book) throws(Rejection) -> FreeTextID {
        guard id.isNone else { return id }
        guard let found = book.recurrences.find(companyID, assignment) else {
            throw .noSuchAssignment(assignment, field: "assignment")
        }
        guard let date, let draft = book.recurrences.draft(found, date) else {
            throw Rejection(
                .notFound, field: "occurrence", "assignment \(assignment) generated nothing for that day",
                [.init("assignment", assignment.text)])
        }
        return draft
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
