/// One of the amounts an invoice is paid in, as it was posted: an open item of its own (payments:TP-4).
///
///     FTI-000017      first instalment: carries lines, taxes and the journal entry of the whole
///     FTI-000017/2    second, with a due date and cash discount of its own; posted in the same record, its id follows
///
/// Everything that looks at open items, aging, interest, letters, direct debit, settlement, sees each by itself.
package struct Instalment: Equatable, Sendable, Codable {
    package var due: CalendarDate
    package var amount: Int64
    package var accounting: Int64
    /// Part of `amount`.
    package var tax: Int64
    package var tiers: [DiscountTier]

    package init(due: CalendarDate, amount: Int64, accounting: Int64, tax: Int64, tiers: [DiscountTier]) {
        self.due = due
        self.amount = amount
        self.accounting = accounting
        self.tax = tax
        self.tiers = tiers
    }

    fileprivate static func numbers(_ count: Int, of document: Code, field: String) throws(Rejection) -> [Code] {
        var numbers: [Code] = []
        for place in 1...count {
            guard let number = number(place, of: document) else {
                throw Rejection(
                    .fieldInvalid, field: field,
                    "\(document) is too long: instalment \(place) has that number too, \(Code.bytesMax) bytes in all",
                    [.init("max", UInt64(Code.bytesMax))])
            }
            numbers.append(number)
        }
        return numbers
    }

    /// The number of an instalment; nil: longer than a number may be.
    package static func number(_ place: Int, of document: Code) -> Code? {
        place == 1 ? document : Code("\(document)/\(place)")
    }
}

extension ItemPosted {
    /// Ids of a document's instalments, which follow each other; of everything else its own.
    package var itemIDs: [ItemID] { (0..<UInt32(max(1, instalments.count))).map { ItemID(id.number + $0) } }

    /// What the document comes to, over all its instalments.
    package var wholeAmount: Int64 { wholeSums.amount }

    var wholeSums: (amount: Int64, accounting: Int64, tax: Int64) {
        if instalments.isEmpty { return (amount, accountingAmount, tax) }
        return instalments.reduce((0, 0, 0)) { ($0.0 + $1.amount, $0.1 + $1.accounting, $0.2 + $1.tax) }
    }

    /// The document as if it were paid at once: what corrections and answers look at.
    package var whole: ItemPosted {
        guard !instalments.isEmpty else { return self }
        var whole = self
        whole.instalments = []
        whole.openingTaxes = []
        (whole.amount, whole.accountingAmount, whole.tax) = wholeSums
        (whole.open, whole.accountingOpen) = (whole.amount, whole.accountingAmount)
        return whole
    }

    /// The first instalment of a plan of two or more, and those that follow it.
    ///
    /// Taxes of each are its own: the entry has those of all.
    fileprivate func split(_ plan: [Instalment], _ taxes: [[ItemTax]], _ numbers: [Code]) -> [ItemPosted] {
        plan.indices.map { place in
            var fact = self
            (fact.amount, fact.open) = (plan[place].amount, plan[place].amount)
            (fact.accountingAmount, fact.accountingOpen) = (plan[place].accounting, plan[place].accounting)
            (fact.tax, fact.openingTaxes) = (plan[place].tax, taxes[place])
            (fact.dueDate, fact.tiers) = (plan[place].due, plan[place].tiers)
            if place == 0 {
                fact.instalments = plan
                return fact
            }
            fact.id = ItemID(id.number + UInt32(place))
            fact.number = numbers[place]
            fact.instalmentOf = id
            (fact.numberTaken, fact.voucherNext) = (nil, 0)
            fact.unauthorizedExposure = false
            fact.entry = JournalEntry(
                company: company, voucher: voucher, date: entry.date, currency: entry.currency, legs: [])
            fact.document.lines = []
            fact.document.taxes = []
            fact.document.charges = []
            fact.document.chargeTotal = 0
            fact.document.dimensionSets = []
            // Those of the first are asked for.
            (fact.document.discountShares, fact.document.discountParts) = ([], [])
            return fact
        }
    }
}

extension Draft {
    /// Adds a document; one with a payment schedule as its instalments. Answers the fact that carries the document.
    ///
    /// `charges`: what they add to the total. Rejections: CURRENCY_MISMATCH (of the schedule's amounts),
    /// TOO_MANY_ITEMS, DATE_INVALID, FIELD_INVALID (a number too long), NUMBER_TAKEN.
    mutating func addDocument(
        _ fact: consuming ItemPosted, charges: Int64, path: String, _ book: borrowing Book
    ) throws(Rejection) -> Posted {
        guard !fact.document.schedule.isEmpty,
            let schedule = book.companies.setups[Int(fact.company.number) - 1].schedules[fact.document.schedule]
        else {
            let made = Posted(fact)
            add(.posted(made), book)
            return made
        }
        let facts = try instalments(of: fact, schedule, charges: charges, path: path, book)
        for fact in facts { add(.itemPosted(fact), book) }
        return Posted(facts[0])
    }

    private func instalments(
        of fact: ItemPosted, _ schedule: PaymentSchedule, charges: Int64, path: String, _ book: borrowing Book
    ) throws(Rejection) -> [ItemPosted] {
        let terms = InstalmentTerms(fact, charges: charges, schedule)
        let field = path + ".payment_schedule"
        let (split, plan) = try terms.plan(book, field: field)
        if plan.count == 1 {
            var whole = fact
            (whole.dueDate, whole.tiers) = (plan[0].due, plan[0].tiers)
            return [whole]
        }
        guard itemCount + plan.count <= PaymentSchedule.instalmentsOfRecordMax else {
            throw .tooMany(itemCount + plan.count, max: PaymentSchedule.instalmentsOfRecordMax, field: field)
        }
        let (taken, numbers) = try numbers(of: fact, plan.count, field: path + ".invoice_number", book)
        var taxes = [[ItemTax]](repeating: [], count: plan.count)
        for tax in fact.taxesByLeg {
            for (place, share) in split.shares(of: tax.amount).enumerated() where share != 0 {
                var part = tax
                part.amount = share
                taxes[place].append(part)
            }
        }
        var numbered = fact
        (numbered.number, numbered.numberTaken) = (numbers[0], taken)
        return numbered.split(plan, taxes, numbers)
    }

    /// Numbers of all instalments. One that comes from the sequence steps on where somebody chose that of an instalment
    /// by hand; a number that is given is refused.
    private func numbers(
        of fact: ItemPosted, _ count: Int, field: String, _ book: borrowing Book
    ) throws(Rejection) -> (taken: TakenNumber?, numbers: [Code]) {
        var (number, taken) = (fact.number, fact.numberTaken)
        var steps = 0
        while true {
            let numbers = try Instalment.numbers(count, of: number, field: field)
            let first = steps == 0 ? 1 : 0
            guard let used = numbers[first...].first(where: { find(fact.company, .documents, $0, book) != nil })
            else { return (taken, numbers) }
            steps += 1
            guard let last = taken, steps <= Draft.numbersSteppedOverMax,
                let following = book.companies.sequence(fact.company, last.kind)?.number(last.next)
            else { throw .numberTaken(used, field: field) }
            (number, taken) = (following, TakenNumber(kind: last.kind, next: last.next + 1))
        }
    }

    /// The open items of a document, its instalments in their order; of everything else itself.
    func items(ofDocument id: ItemID, _ book: borrowing Book) -> [ItemID] {
        if book.items.contains(id) { return book.items.instalments(of: id)?.items ?? [id] }
        return fact(of: id)?.itemIDs ?? [id]
    }
}

extension ItemPosted {
    fileprivate var taxesByLeg: [ItemTax] {
        entry.legs.filter { $0.type == .salesTaxPayable && $0.amount != 0 }.map {
            ItemTax(code: $0.taxCode, account: $0.account, dimension: $0.dimension, amount: -$0.amount)
        }
    }
}

/// What instalments follow from: amounts and dates of a document and the schedule.
struct InstalmentTerms {
    let company: CompanyID
    let schedule: PaymentSchedule
    let currency: Currency
    var total: Int64
    var accountingTotal: Int64
    /// By tax code: each is shared by itself.
    var taxes: [Int64]
    var charges: Int64
    let document: CalendarDate
    /// Of the first step.
    let due: CalendarDate
    let terms: Code
    let tiers: [DiscountTier]

    init(_ fact: ItemPosted, charges: Int64, _ schedule: PaymentSchedule) {
        company = fact.company
        self.schedule = schedule
        currency = fact.currency
        (total, accountingTotal) = (fact.amount, fact.accountingAmount)
        taxes = fact.taxesByLeg.map(\.amount)
        self.charges = charges
        (document, due, terms, tiers) = (fact.documentDate, fact.dueDate, fact.document.terms, fact.tiers)
    }

    init(
        company: CompanyID, _ schedule: PaymentSchedule, total: Money, taxes: [Int64], charges: Int64,
        document: CalendarDate,
        due: CalendarDate, terms: Code, tiers: [DiscountTier]
    ) {
        self.company = company
        self.schedule = schedule
        currency = total.currency
        (self.total, accountingTotal) = (total.minor, total.minor)
        (self.taxes, self.charges) = (taxes, charges)
        (self.document, self.due, self.terms, self.tiers) = (document, due, terms, tiers)
    }

    func plan(_ book: borrowing Book, field: String) throws(Rejection) -> (split: InstalmentSplit, plan: [Instalment]) {
        if let expected = schedule.currency, expected != currency {
            throw .otherCurrency(currency, expected: expected, field: field)
        }
        let tax = taxes.reduce(0, +)
        guard let split = InstalmentSplit(schedule, total: total, tax: tax, charges: charges) else {
            throw Rejection(
                .tooManyItems, field: field,
                "\(schedule.code) makes over \(PaymentSchedule.instalmentsMax) instalments of \(Money(total, currency))",
                [.init("max", UInt64(PaymentSchedule.instalmentsMax))])
        }
        let accounting = split.accounting(accountingTotal)
        let taxShares = taxes.map { split.shares(of: $0) }
        var plan: [Instalment] = []
        for (place, part) in split.parts.enumerated() {
            let due = dueDate(part.step, book)
            if due > .last {
                throw Rejection(
                    .dateInvalid, field: field,
                    "instalment \(place + 1) would be due on \(due), after \(CalendarDate.last)",
                    [.init("due_date", due), .init("latest", CalendarDate.last)])
            }
            plan.append(
                Instalment(
                    due: due, amount: part.amount, accounting: accounting[place],
                    tax: taxShares.reduce(0) { $0 + $1[place] }, tiers: try tiers(of: place, split, book, field: field))
            )
        }
        return (split, plan)
    }

    /// By the terms, with their payment day and workdays; from a due date the document states, by calendar alone.
    private func dueDate(_ step: Int, _ book: borrowing Book) -> CalendarDate {
        if step == 0 { return due }
        guard !terms.isEmpty, book.companies.dueDate(company, by: terms, from: document) == due,
            let date = book.companies.dueDate(company, by: terms, from: document, later: step, of: schedule)
        else { return schedule.date(due, later: step) }
        return date
    }

    /// Discount days move with the due date; a discount of a fixed amount is shared out.
    private func tiers(
        of place: Int, _ split: InstalmentSplit, _ book: borrowing Book, field: String
    ) throws(Rejection) -> [DiscountTier] {
        guard let first = tiers.first else { return [] }
        var made = tiers
        let step = split.parts[place].step
        if step != 0 {
            made = try book.discountTiers(
                first.code, in: company, from: schedule.date(document, later: step), currency, field: field)
        }
        let amounts = split.parts.map(\.amount)
        for index in made.indices where made[index].fixedAmount != 0 {
            made[index].fixedAmount = made[index].fixedAmount.split(by: amounts, of: total)[place]
        }
        return made.filter { $0.tenThousandths != 0 || $0.fixedAmount != 0 }
    }
}
