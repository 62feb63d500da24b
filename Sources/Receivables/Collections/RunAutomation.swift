/// Runs the processes for one customer or a page of customers, as of today (credit section 12).
///
/// Call again with `after` until `next` is empty. Customers processed today are passed over, so a run that was cut
/// short goes on without acting twice; asked for by name they are ALREADY_RUN_TODAY. Those that could not be processed
/// are told, and taken again by the day's next run (credit:AP-6).
package struct RunAutomation: Command {
    package let id: CompanyID
    package let customer: Code
    package let after: CustomerID
    package let customersMax: Int

    package init(id: CompanyID, customer: Code, after: CustomerID, customersMax: Int) {
        self.id = id
        self.customer = customer
        self.after = after
        self.customersMax = customersMax
    }

    package static let pageCustomersMax = 500
    /// A page ends after the customer that reaches it: tills wait no longer than a few milliseconds for their turn.
    static let pageItemsMax = 2_000

    package struct Answer: Sendable {
        package var actions: [AutomationAction] = []
        package var skipped: [(customer: CustomerID, rejection: Rejection)] = []
        package var broken: [ItemID] = []
        package var next = CustomerID.none
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var answer = Answer()
        if book.companies[id].parameters.collections.postLettersAutomatically {
            try book.companies.checkPeriod(id, now.today, by: now, field: "posting_date")
        }
        if !customer.isEmpty {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            if book.collections.wasRun(account, on: now.today, company: id) {
                throw Rejection(
                    .alreadyRunToday, field: "customer_number", "\(customer) was processed on \(now.today)",
                    [.init("date", now.today)])
            }
            try run(account, book, at: now, &draft, &answer)
            note(account, after: .none, through: .none, now.today, book, &draft)
            return answer
        }
        var (number, seen, items) = (after.number, 0, 0)
        var last = after
        while number < book.customers.rows.count {
            number += 1
            let account = CustomerID(number)
            let row = book.customers[account]
            guard row.company == id, !row.firstOpen.isNone, !book.collections.wasRun(account, on: now.today, company: id) else { continue }
            let mark = draft.mark
            do { try run(account, book, at: now, &draft, &answer) } catch {
                draft.goBack(to: mark)
                answer.skipped.append((account, error))
            }
            last = account
            seen += 1
            items += Int(row.openCount)
            if seen == customersMax || items >= RunAutomation.pageItemsMax {
                answer.next = account
                break
            }
        }
        if answer.next.isNone { last = CustomerID(book.customers.rows.count) }
        if last > after {
            let failed = answer.skipped.map { $0.customer }
            note(.none, after: after, through: last, failed: failed, now.today, book, &draft)
        }
        return answer
    }

    private func note(
        _ customer: CustomerID, after: CustomerID, through: CustomerID, failed: [CustomerID] = [], _ day: CalendarDate,
        _ book: borrowing Book, _ draft: inout Draft
    ) {
        draft.add(
            .collections(
                .automationRan(
                    AutomationRan(
                        company: id, date: day, customer: customer, after: after, through: through, failed: failed))),
            book)
    }

    /// The answer has the customer's action once nothing can be refused any more.
    private func run(
        _ account: CustomerID, _ book: borrowing Book, at now: Moment, _ draft: inout Draft, _ answer: inout Answer
    ) throws(Rejection) {
        guard let process = book.process(of: account) else { return }
        let plan = AutomationPlan(account: account, process: process, today: now.today)
        guard var action = plan.action(book) else {
            book.breakPromises(of: account, on: now.today, &draft, &answer.broken)
            return
        }
        let parameters = book.companies[id].parameters.collections
        if action.action == .letter {
            let made = try plan.letters.run(id).letters(of: account, book).letters
            if var letter = made.first {
                letter.id = draft.nextLetter
                for old in book.collections.created(of: account) where !book.collections[old].hasMoved {
                    draft.add(.collections(.letterRemoved(old)), book)
                }
                draft.add(.collections(.letterCreated(letter)), book)
                if parameters.postLettersAutomatically {
                    var (told, posted) = (PostLetters.Answer(), PostLetters.Posted())
                    try PostLetters.post(letter, on: now.today, book, &draft, &told, &posted)
                }
                (action.document, action.letter, action.letterCode) = (.letter, letter.id, letter.code)
            }
        }
        let isActivity = action.action == .activity
        if isActivity || parameters.createActivities {
            var activity = Activity(
                id: draft.nextActivity, company: id, customer: account, kind: .init(action.action),
                template: process.steps.first { $0.code == action.step }?.document ?? "", item: action.leading,
                due: now.today, text: "", createdOn: now.today)
            if activity.template.isEmpty { activity.template = action.step.text }
            draft.add(.collections(.activityCreated(activity)), book)
            if !isActivity { draft.add(.collections(.activityClosed(activity.id, note: "automation")), book) }
            action.activity = activity.id
        }
        book.breakPromises(of: account, on: now.today, &draft, &answer.broken)
        draft.add(.collections(.automationActed(action)), book)
        answer.actions.append(action)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
