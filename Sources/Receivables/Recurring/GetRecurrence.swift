/// A run with its totals, and a page of its drafts as they were made; deleted ones are left out.
///
/// Rejections: NOT_FOUND, OUT_OF_RANGE (a total past the border).
package struct GetRecurrence: Query {
    package let companyID: CompanyID
    package let run: Code
    package let size: Int
    /// Only those behind this draft; none: from the first.
    package let after: FreeTextID

    package init(company: CompanyID, run: Code, size: Int = 50, after: FreeTextID = .none) {
        companyID = company
        self.run = run
        self.size = size
        self.after = after
    }

    package struct Answer: Sendable {
        package let run: RecurrenceRun
        package let state: RunState
        package var heads: [FreeTextHead] = []
        /// Of the whole run, in the order of their first draft.
        package var totals: [Money] = []
        /// Of the whole run.
        package var posted: UInt32 = 0
        /// `after` of the next page; none: this was the last.
        package var next: FreeTextID = .none
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let run = try book.run(companyID, run)
        var answer = Answer(run: run, state: RunState(book.recurrences.tally(of: run.id)))
        var sums: [(currency: Currency, sum: Int128)] = []
        for id in book.recurrences.drafts(of: run.id) where book.freeText[id].state != .deleted {
            let head = book.freeText[id]
            if let total = head.occurrence?.total {
                let place = sums.firstIndex { $0.currency == total.currency } ?? sums.count
                if place == sums.count { sums.append((total.currency, 0)) }
                sums[place].sum += Int128(total.minor)
            }
            if head.state == .posted { answer.posted += 1 }
            guard id > after else { continue }
            if answer.heads.count < size {
                answer.heads.append(head)
            } else if answer.next.isNone, let last = answer.heads.last {
                answer.next = last.id
            }
        }
        for (currency, sum) in sums {
            guard sum.magnitude <= UInt128(Money.minorMax) else { throw .outOfRange(field: "recurrence_id") }
            answer.totals.append(Money(Int64(sum), currency))
        }
        return answer
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
