/// One step of a process acted for a customer.
package struct AutomationAction: Equatable, Sendable, Codable {
    package enum Document: UInt8, Sendable, BitwiseCopyable, Codable {
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
    /// Of them those that could not be processed: the same day's next run takes them again.
    package var failed: [CustomerID]

    package init(
        company: CompanyID, date: CalendarDate, customer: CustomerID, after: CustomerID, through: CustomerID,
        failed: [CustomerID] = []
    ) {
        self.failed = failed
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

    /// Open invoices that are not passed over, too small, or finished; by due date.
    private func eligible(_ book: borrowing Book, _ parameters: CollectionParameters) -> [ItemID] {
        var found: [ItemID] = []
        var place = book.customers[account].firstOpen
        let last = process.ladder.last
        while !place.isNone {
            let row = book.items[place]
            let isFinished =
                parameters.excludeAfterLastStep
                && last.map { book.collections.stepDate(process.code, $0.code, place) != nil } ?? false
            if row.kind == .invoice, row.open > 0, !book.isPassedOver(place, on: today),
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
                kinds: [.invoice, .bill, .interestNote, .creditNote, .payment, .prepayment, .letterFee], profiles: [])
        }
    }
}
