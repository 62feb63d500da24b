/// What a line of a posted journal marked, to be settled apart from its posting (payments:SE-9).
///
///     prepared -> success | partialSuccess | failed | canceled;   partialSuccess, failed -> prepared | canceled
///
/// A run takes a row in one record, so nobody sees it being processed. Until it is done or canceled its marks stay: only
/// the queue settles these items.
package struct QueuedSettlement: Equatable, Sendable, Codable {
    package let id: QueuedSettlementID
    package let company: CompanyID
    package let journal: PaymentJournalID
    package let line: UInt32
    package let customer: CustomerID
    package let payment: ItemID
    package var state = QueueState.prepared
    package var settlements: [SettlementID] = []
    /// Why the last run could not settle all of it.
    package var problem = ""
    package var runs: UInt32 = 0
    /// Sequence of its last change.
    package var lastChange: UInt64

    package init(
        id: QueuedSettlementID, company: CompanyID, journal: PaymentJournalID, line: PaymentLine, payment: ItemID,
        at sequence: UInt64
    ) {
        (self.id, self.company, self.journal, self.line) = (id, company, journal, line.number)
        (customer, self.payment, lastChange) = (line.customer, payment, sequence)
    }

    var owner: MarkOwner { MarkOwner(journal: journal, line: line) }
    var isLocking: Bool { state != .success && state != .canceled }
    var fingerprint: UInt64 {
        settlements.reduce(
            Mix.fold(Mix.fold(UInt64(payment.number) + 1, UInt64(state.rawValue) | UInt64(runs) << 8), problem)
        ) {
            Mix.fold($0, UInt64($1.number))
        }
    }
}

package typealias QueuedSettlementID = Identifier<QueuedSettlement>

package enum QueueState: UInt8, Sendable, BitwiseCopyable, Codable {
    case prepared = 1
    case success = 3
    /// Some marks were settled, the others are still locked.
    case partialSuccess = 4
    case failed = 5
    case canceled = 6
}

/// What became of a row of the queue.
package struct QueueMove: Equatable, Sendable {
    package var id: QueuedSettlementID
    package var state: QueueState
    /// That this move made.
    package var settlements: [SettlementID] = []
    /// Items whose marks stay.
    package var locked: [ItemID] = []
    package var problem = ""
    /// A run tried to settle it.
    package var ran = false

    package init(_ id: QueuedSettlementID, _ state: QueueState) { (self.id, self.state) = (id, state) }
}

/// Settles what waits in the queue, the oldest first, a page a call.
///
/// Rows settle on the day of their payment, as the posting would have settled them, or on the day of the run when that
/// period was closed meanwhile.
/// All marks of a row at once; when a rule refuses that, each by itself, so that one bad mark does not hold the others.
/// What is left keeps its marks and waits for a person (payments:SE-9). Money beyond the marks of a row that is done is
/// settled as the company settles by itself (payments:SE-7).
package struct RunSettlementQueue: Command {
    package let id: CompanyID
    /// Number of the last row of the page before.
    package let after: UInt32

    package init(id: CompanyID, after: UInt32 = 0) { (self.id, self.after) = (id, after) }

    /// Rows settled by one call, and rows passed over to find them; nothing may hold the loop for long (DESIGN 4).
    package static let rowsPerCall = 50
    /// Marks of all rows of one call; one line has no more. They are settled in one record, whose size is bounded.
    package static let marksPerCall = ApplyItem.itemsMax
    /// Marks tried by themselves after which a call takes no further row: each is a decision of its own.
    package static let triesPerCall = 200
    static let rowsVisitedMax = 10_000

    package struct Answer: Sendable {
        /// As they are afterwards.
        package var rows: [QueueRow] = []
        /// `after` of the next call; 0: this was the last.
        package var next: UInt32 = 0
        package var entries: [JournalEntry] = []
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var answer = Answer()
        var (number, visited) = (max(after, book.paymentJournals.firstPrepared - 1), 0)
        var (taken, tries, parts) = (0, 0, 0)
        while number < book.paymentJournals.queueCount {
            let isFull = answer.rows.count == Self.rowsPerCall || tries >= Self.triesPerCall
            if isFull || visited == Self.rowsVisitedMax {
                answer.next = number
                break
            }
            let row = book.paymentJournals.queued(QueuedSettlementID(number + 1))
            if row.company == id, row.state == .prepared {
                let marks = book.paymentJournals.marks(of: row)
                if !answer.rows.isEmpty, taken + marks.count > Self.marksPerCall {
                    answer.next = number
                    break
                }
                taken += marks.count
                answer.rows.append(run(row, marks, &tries, &parts, book, at: now, &draft, &answer.entries))
            }
            number += 1
            visited += 1
        }
        return answer
    }

    private func run(
        _ row: QueuedSettlement, _ marks: [PaymentMark], _ tries: inout Int, _ parts: inout Int, _ book: borrowing Book,
        at now: Moment, _ draft: inout Draft, _ entries: inout [JournalEntry]
    ) -> QueueRow {
        var move = QueueMove(row.id, .success)
        move.ran = true
        if let problem = settle(row, marks, &move, book, at: now, &draft, &entries) {
            move.problem = problem.message
            for mark in marks {
                // One mark was the whole of it, and a payment that is used up settles none.
                if marks.count > 1, isOpen(row.payment, book, draft) {
                    tries += 1
                    if settle(row, [mark], &move, book, at: now, &draft, &entries) == nil { continue }
                }
                move.locked.append(mark.item)
            }
            if !move.locked.isEmpty { move.state = move.settlements.isEmpty ? .failed : .partialSuccess }
            if move.state == .success { move.problem = "" }
        }
        if move.state == .success { settleRest(row, marks, &move, &parts, book, at: now, &draft, &entries) }
        draft.add(.payment(.queueMoved(move)), book)
        return QueueRow(row.moved(by: move), locked: move.locked)
    }

    /// The marks are settled whatever becomes of the rest: what a rule keeps open stays on the payment, with its reason.
    private func settleRest(
        _ row: QueuedSettlement, _ marks: [PaymentMark], _ move: inout QueueMove, _ parts: inout Int,
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft, _ entries: inout [JournalEntry]
    ) {
        let payment = book.items[row.payment]
        guard let open = draft.item(row.payment, book)?.open, open < 0 else { return }
        let paid = PaidItem(row.payment, payment, from: day(of: row, [], book, at: now) ?? now.today, owner: row.owner)
        let rest = PaymentDraft(customer: book.customers[row.customer].number, amount: Money(-open, payment.currency))
        let start = draft.mark
        do throws(Rejection) {
            let made = try rest.settleAutomatically(paid, payment.customer, book, at: now, &draft, parts: &parts)
            guard let made else { return }
            try draft.applyReceivedPrepayments(in: row.company, since: start, book)
            move.settlements.append(made.fact.settlement)
            entries += made.fact.entries
        } catch {
            draft.goBack(to: start)
            move.problem = "the rest stays on the payment: \(error.message)"
        }
    }

    /// Nil: it is settled, and the move tells so.
    private func settle(
        _ row: QueuedSettlement, _ marks: [PaymentMark], _ move: inout QueueMove, _ book: borrowing Book,
        at now: Moment, _ draft: inout Draft, _ entries: inout [JournalEntry]
    ) -> Rejection? {
        if !isOpen(row.payment, book, draft) { return .closedItem(book.items[row.payment], field: "items[0]") }
        let payment = ApplyItem(item: row.payment)
        let wishes = marks.allSatisfy(\.wish.isPlain) ? [] : [MarkWish.paying(marks)] + marks.map(\.wish)
        var command = Settle(
            company: row.company, customer: book.customers[row.customer].number,
            items: [payment] + marks.map { ApplyItem(item: $0.item, amount: $0.amount, lines: $0.lines) }, wishes: wishes,
            date: day(of: row, marks, book, at: now))
        command.owner = row.owner
        command.paymentDate = book.items[row.payment].postingDate
        let start = draft.mark
        do throws(Rejection) {
            let answer = try command.settle(book, at: now, &draft)
            try draft.applyReceivedPrepayments(in: row.company, since: start, book)
            move.settlements.append(answer.settlement)
            entries += answer.entries
            return nil
        } catch {
            draft.goBack(to: start)
            return error
        }
    }

    private func isOpen(_ payment: ItemID, _ book: borrowing Book, _ draft: borrowing Draft) -> Bool {
        draft.item(payment, book)?.open != 0
    }

    /// When the posting of the payment would have settled them: on its day, raised to the latest item.
    ///
    /// Nil: that period was closed meanwhile, so the day of the run counts; discounts stay those of the payment's day.
    private func day(
        of row: QueuedSettlement, _ marks: [PaymentMark], _ book: borrowing Book, at now: Moment
    ) -> CalendarDate? {
        let items = [row.payment] + marks.map(\.item)
        var day = book.items[row.payment].postingDate
        for id in items { day = max(day, book.items.settleableFrom(id, book.items[id])) }
        do throws(Rejection) {
            try book.companies.checkPeriod(row.company, day, by: now, field: "date")
            for id in items where UInt32(book.items[id].company) != row.company.number {
                try book.companies.checkPeriod(CompanyID(UInt32(book.items[id].company)), day, by: now, field: "date")
            }
            return day
        } catch { return nil }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension MarkWish {
    /// Of the payment that a line's marks are settled with: marks of other companies are paid through it.
    fileprivate static func paying(_ marks: [PaymentMark]) -> MarkWish {
        var wish = MarkWish()
        wish.isPrimary = marks.contains { !$0.wish.company.isEmpty || $0.wish.crossRate != nil }
        return wish
    }
}

extension QueuedSettlement {
    func moved(by move: QueueMove) -> QueuedSettlement {
        var row = self
        row.state = move.state
        row.settlements += move.settlements
        row.problem = move.problem
        if move.ran { row.runs += 1 }
        return row
    }
}

/// A row with the items that it alone may settle.
package struct QueueRow: Equatable, Sendable {
    package let row: QueuedSettlement
    package let locked: [ItemID]

    init(_ row: QueuedSettlement, locked: [ItemID]) { (self.row, self.locked) = (row, locked) }
}

/// Prepares a row for the next run again. Rejections in order: NOT_FOUND, STATE_NOT_ALLOWED.
package struct RetryQueuedSettlement: Command {
    package let id: CompanyID
    package let row: UInt32

    package init(id: CompanyID, row: UInt32) { (self.id, self.row) = (id, row) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> QueueRow {
        let row = try book.queuedSettlement(id, self.row, in: [.failed, .partialSuccess])
        var move = QueueMove(row.id, .prepared)
        move.locked = book.paymentJournals.marks(of: row).map(\.item)
        draft.add(.payment(.queueMoved(move)), book)
        return QueueRow(row.moved(by: move), locked: move.locked)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.queueChange(row) }
}

/// Ends the marks of a row; the payment stays as it is. Rejections in order: NOT_FOUND, STATE_NOT_ALLOWED.
package struct CancelQueuedSettlement: Command {
    package let id: CompanyID
    package let row: UInt32

    package init(id: CompanyID, row: UInt32) { (self.id, self.row) = (id, row) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> QueueRow {
        let row = try book.queuedSettlement(id, self.row, in: [.prepared, .failed, .partialSuccess])
        let move = QueueMove(row.id, .canceled)
        draft.add(.payment(.queueMoved(move)), book)
        return QueueRow(row.moved(by: move), locked: [])
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.queueChange(row) }
}

/// The queue of a company, the oldest first, a page at a time.
package struct ListQueuedSettlements: Query {
    package let id: CompanyID
    /// Nil: any.
    package let state: QueueState?
    package let after: UInt32
    package let size: Int

    package init(id: CompanyID, state: QueueState? = nil, after: UInt32 = 0, size: Int = 100) {
        (self.id, self.state, self.after, self.size) = (id, state, after, size)
    }

    package static let pageMax = 1_000

    package struct Answer: Sendable {
        package var rows: [QueueRow] = []
        /// `after` of the next page; 0: this was the last.
        package var next: UInt32 = 0
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer()
        var (number, visited) = (after, 0)
        while number < book.paymentJournals.queueCount {
            if answer.rows.count == size || visited == RunSettlementQueue.rowsVisitedMax {
                answer.next = number
                break
            }
            number += 1
            visited += 1
            let row = book.paymentJournals.queued(QueuedSettlementID(number))
            guard row.company == id, state == nil || row.state == state else { continue }
            let locked = row.isLocking ? book.paymentJournals.marks(of: row).map(\.item) : []
            answer.rows.append(QueueRow(row, locked: locked))
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Book {
    fileprivate func queuedSettlement(
        _ company: CompanyID, _ number: UInt32, in states: [QueueState]
    ) throws(Rejection) -> QueuedSettlement {
        guard number > 0, number <= paymentJournals.queueCount,
            case let row = paymentJournals.queued(QueuedSettlementID(number)), row.company == company
        else {
            throw Rejection(
                .notFound, field: "id", "there is no queued settlement \(number)", [.init("id", UInt64(number))])
        }
        guard states.contains(row.state) else {
            throw Rejection(
                .stateNotAllowed, field: "id", "queued settlement \(number) is \(row.state)",
                [.init("id", UInt64(number)), .init("current_state", "\(row.state)")])
        }
        return row
    }

    fileprivate func queueChange(_ number: UInt32) -> UInt64 {
        guard number > 0, number <= paymentJournals.queueCount else { return sequence }
        return paymentJournals.queued(QueuedSettlementID(number)).lastChange
    }
}
