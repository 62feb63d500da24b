/// A run with its drafts; deleted ones are left out.
package struct GetRecurrence: Query {
    package let companyID: CompanyID
    package let run: Code

    package init(company: CompanyID, run: Code) {
        companyID = company
        self.run = run
    }

    package struct Answer: Sendable {
        package let run: RecurrenceRun
        package let state: RunState
        package let heads: [FreeTextHead]
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let run = try book.run(companyID, run)
        let heads = book.recurrences.drafts(of: run.id).map { book.freeText[$0] }.filter { $0.state != .deleted }
        return Answer(run: run, state: RunState(book.recurrences.tally(of: run.id)), heads: heads)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { true }
}

extension RunState {
    /// `postedNow`: of those that wait in the tally.
    init(_ tally: RunTally, postedNow: Int = 0) {
        let (all, posted) = (tally.waiting + tally.posted, tally.posted + UInt32(postedNow))
        self = all == 0 ? .empty : posted == 0 ? .generated : posted == all ? .posted : .partlyPosted
    }
}

extension Book {
    func run(_ company: CompanyID, _ code: Code) throws(Rejection) -> RecurrenceRun {
        guard let run = recurrences.run(company, code) else {
            throw Rejection(
                .notFound, field: "recurrence_id", "there is no run \(code)", [.init("recurrence_id", code.text)])
        }
        return run
    }
}

/// What posting the drafts of a run would refuse (setup:RI-8).
package struct ValidateRecurrence: Query {
    package let companyID: CompanyID
    package let run: Code

    package init(company: CompanyID, run: Code) {
        companyID = company
        self.run = run
    }

    package struct Answer: Sendable {
        package var valid = 0
        package var failed: [PostFreeTextInvoices.Failure] = []
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let run = try book.run(companyID, run)
        var answer = Answer()
        var draft = Draft()
        draft.begin(book)
        for id in book.recurrences.drafts(of: run.id) where book.freeText[id].state.isLive {
            do throws(Rejection) {
                _ = try PostFreeTextInvoice(company: companyID, id: id).post(book.freeText[id], book, at: now, &draft)
                answer.valid += 1
            } catch { answer.failed.append(.init(id: id, rejection: error)) }
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { true }
}
