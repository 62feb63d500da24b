/// One step of a process acted for a customer.
package struct AutomationAction: Equatable, Sendable {
    package enum Document: UInt8, Sendable, BitwiseCopyable {
        case none = 1
        case letter = 2
        /// A letter step found nothing due (credit:AP-7).
        case noDocument = 3
        case email = 4
        case activity = 5
    }

    package var company: CompanyID
    package var customer: CustomerID
    package var process: Code
    package var step: Code
    package var action: AutomationProcess.Action
    package var date: CalendarDate
    /// The invoice that drives the customer.
    package var leading: ItemID
    /// Invoices listed.
    package var items: [ItemID]
    package var document: Document
    /// None without a letter.
    package var letter: LetterID
    /// Of the letter; 0: none.
    package var letterCode: UInt8
    package var activity: ActivityID
    package var isPreDunning: Bool

    package init(
        company: CompanyID, customer: CustomerID, process: Code, step: Code, action: AutomationProcess.Action,
        date: CalendarDate, leading: ItemID, items: [ItemID], document: Document, letter: LetterID, letterCode: UInt8,
        activity: ActivityID, isPreDunning: Bool
    ) {
        self.company = company
        self.customer = customer
        self.process = process
        self.step = step
        self.action = action
        self.date = date
        self.leading = leading
        self.items = items
        self.document = document
        self.letter = letter
        self.letterCode = letterCode
        self.activity = activity
        self.isPreDunning = isPreDunning
    }
}

/// A customer, or a page of customers, was processed for a day (credit:AP-6).
package struct AutomationRan: Equatable, Sendable {
    package var company: CompanyID
    package var date: CalendarDate
    /// None: a page.
    package var customer: CustomerID
    /// Of the page: all after one customer up to the other.
    package var after: CustomerID
    package var through: CustomerID

    package init(company: CompanyID, date: CalendarDate, customer: CustomerID, after: CustomerID, through: CustomerID) {
        self.company = company
        self.date = date
        self.customer = customer
        self.after = after
        self.through = through
    }
}

/// What the process of a customer would do on a day: pure (credit:AP-1 to AP-5).
struct AutomationPlan {
    let account: CustomerID
    let process: AutomationProcess
    let today: CalendarDate

    /// Nil: nothing to do. The document is not known yet.
    func action(_ book: borrowing Book) -> AutomationAction? {
        let company = book.customers[account].company
        let parameters = book.companies[company].parameters.collections
        if let last = book.collections.lastContact(of: account), today < last.adding(days: Int(process.quietDays)) { return nil }
        if process.customerMinimum > 0, balance(book) < Int128(process.customerMinimum) { return nil }
        let eligible = eligible(book, parameters)
        guard let oldest = eligible.first else { return nil }
        let overdue = eligible.filter { book.items[$0].dueDate < today }
        if overdue.isEmpty, let reminder = reminder(eligible, company, book) { return reminder }
        guard let step = step(for: oldest, book, parameters) else { return nil }
        let listed = parameters.listsAllOpen || overdue.isEmpty ? eligible : overdue
        return act(step, oldest, listed, company)
    }

    /// Accounting currency.
    private func balance(_ book: borrowing Book) -> Int128 {
        var (sum, place) = (Int128(0), book.customers[account].firstOpen)
        while !place.isNone {
            sum += Int128(book.items[place].accountingOpen)
            place = book.items[place].next
        }
        return sum
    }

    /// Open invoices that are not at rest, too small, or finished; by due date.
    private func eligible(_ book: borrowing Book, _ parameters: CollectionParameters) -> [ItemID] {
        var found: [ItemID] = []
        var place = book.customers[account].firstOpen
        let last = process.ladder.last
        while !place.isNone {
            let row = book.items[place]
            let isFinished =
                parameters.excludeAfterLastStep
                && last.map { book.collections.stepDate(process.code, $0.code, place) != nil } ?? false
            if row.kind == .invoice, row.open > 0, !book.isAtRest(place, on: today),
                row.accountingOpen >= process.invoiceMinimum, !isFinished
            {
                found.append(place)
            }
            place = row.next
        }
        return found
    }

    /// One reminder of all that falls due within the step's days and was not reminded of (credit:AP-4).
    private func reminder(_ eligible: [ItemID], _ company: CompanyID, _ book: borrowing Book) -> AutomationAction? {
        guard let step = process.preDunning else { return nil }
        let reached = eligible.filter {
            book.items[$0].dueDate - today <= -Int(step.offset)
                && book.collections.stepDate(process.code, step.code, $0) == nil
        }
        guard let first = reached.first else { return nil }
        return act(step, first, reached, company)
    }

    private func step(
        for leading: ItemID, _ book: borrowing Book, _ parameters: CollectionParameters
    ) -> AutomationProcess.Step? {
        let age = today - book.items[leading].dueDate
        let ladder = process.ladder
        guard parameters.trackStep else {
            let step = ladder.last { Int($0.offset) <= age }
            guard let step, book.collections.stepDate(process.code, step.code, leading) != today else { return nil }
            return step
        }
        // One after the other; a late one shifts those that follow.
        var before: (offset: Int32, day: CalendarDate)?
        for step in ladder {
            if let day = book.collections.stepDate(process.code, step.code, leading) {
                before = (step.offset, day)
                continue
            }
            let due = before.map { $0.day.adding(days: Int(step.offset - $0.offset)) }
                ?? book.items[leading].dueDate.adding(days: Int(step.offset))
            return today >= due ? step : nil
        }
        return nil
    }

    private func act(
        _ step: AutomationProcess.Step, _ leading: ItemID, _ items: [ItemID], _ company: CompanyID
    ) -> AutomationAction {
        let document: AutomationAction.Document =
            switch step.action {
            case .activity: .activity
            case .email: .email
            case .letter: .noDocument
            }
        return AutomationAction(
            company: company, customer: account, process: process.code, step: step.code, action: step.action,
            date: today, leading: leading, items: items, document: document, letter: .none, letterCode: 0,
            activity: .none, isPreDunning: step.isPreDunning)
    }

    /// Letters by automation take what is open of a customer as it stands (credit:AP-7).
    var letters: LetterKinds { LetterKinds(today: today) }

    struct LetterKinds {
        let today: CalendarDate
        func run(_ company: CompanyID) -> LetterRun {
            LetterRun(
                id: company, date: today, level: .perCustomer,
                kinds: [.invoice, .interestNote, .creditNote, .payment, .prepayment, .letterFee], profiles: [])
        }
    }
}

/// Runs the processes for one customer or a page of customers, as of today (credit section 12).
///
/// Call again with `after` until `next` is empty. Customers processed today are passed over, so a run that was cut
/// short goes on without acting twice; asked for by name they are ALREADY_RUN_TODAY.
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
    static let pageItemsMax = 20_000

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
            try book.companies.checkPeriod(id, now.today, field: "posting_date")
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
            do { try run(account, book, at: now, &draft, &answer) } catch {
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
        if last > after { note(.none, after: after, through: last, now.today, book, &draft) }
        return answer
    }

    private func note(
        _ customer: CustomerID, after: CustomerID, through: CustomerID, _ day: CalendarDate, _ book: borrowing Book,
        _ draft: inout Draft
    ) {
        draft.add(
            .collections(
                .automationRan(
                    AutomationRan(company: id, date: day, customer: customer, after: after, through: through))), book)
    }

    /// All that can be refused is asked before the first event of the customer.
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
                if parameters.postLettersAutomatically { try check(letter, book, on: now.today, draft) }
                for old in book.collections.created(of: account) where !book.collections[old].hasMoved {
                    draft.add(.collections(.letterRemoved(old)), book)
                }
                draft.add(.collections(.letterCreated(letter)), book)
                if parameters.postLettersAutomatically {
                    var posted = PostLetters.Answer()
                    try PostLetters.post(letter, on: now.today, book, &draft, &posted)
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

    /// The same questions posting asks, without a trace in the draft.
    private func check(
        _ letter: CollectionLetter, _ book: borrowing Book, on day: CalendarDate, _ draft: borrowing Draft
    ) throws(Rejection) {
        _ = try draft.documentNumber(.empty, .letter, .documents, id, book, field: "letters")
        if letter.fee > 0 {
            let line = book.collections.sequence(id, letter.sequence)?.line(letter.code)
            let fee = try LetterFee(letter, line, on: day, book)
            _ = try draft.number(.voucher, id, book)
            try book.checkRoom(
                letter.customer, letter.currency, .invoices, adding: fee.gross,
                pending: draft.exposure(letter.customer, letter.currency), field: "letters")
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// What a run would do now for one customer or a page; changes nothing (credit:AP-6).
package struct SimulateAutomation: Query {
    package let id: CompanyID
    package let customer: Code
    package let after: CustomerID
    package let size: Int

    package init(id: CompanyID, customer: Code, after: CustomerID, size: Int) {
        self.id = id
        self.customer = customer
        self.after = after
        self.size = size
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var actions: [AutomationAction] = []
        package var next = CustomerID.none
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer()
        if !customer.isEmpty {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            if let action = plan(account, book, at: now) { answer.actions.append(action) }
            return answer
        }
        var number = after.number
        let end = min(book.customers.rows.count, number + ListCustomers.rowsMax)
        while number < end, answer.actions.count < size {
            number += 1
            let account = CustomerID(number)
            guard book.customers[account].company == id, !book.customers[account].firstOpen.isNone else { continue }
            if let action = plan(account, book, at: now) { answer.actions.append(action) }
        }
        if number < book.customers.rows.count { answer.next = CustomerID(number) }
        return answer
    }

    private func plan(_ account: CustomerID, _ book: borrowing Book, at now: Moment) -> AutomationAction? {
        guard !book.collections.wasRun(account, on: now.today, company: id), let process = book.process(of: account) else { return nil }
        let plan = AutomationPlan(account: account, process: process, today: now.today)
        guard var action = plan.action(book) else { return nil }
        if action.action == .letter, let made = try? plan.letters.run(id).letters(of: account, book).letters.first {
            (action.document, action.letterCode) = (.letter, made.code)
        }
        return action
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty }
}

/// What runs did for a customer, newest first.
package struct GetAutomationHistory: Query {
    package let id: CompanyID
    package let customer: Code
    package let size: Int

    package init(id: CompanyID, customer: Code, size: Int) { (self.id, self.customer, self.size) = (id, customer, size) }
    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [AutomationAction] {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        return Array(book.collections.actions(of: account).reversed().prefix(size))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
