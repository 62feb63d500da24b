/// Postings of one step of a bill, all with the date of the step; every row of the specification is a voucher of its own.
///
/// The face is an open item of kind bill. A step closes it against a credit on its account and opens a new one on the next
/// account, so that each bill account is at any date the sum of the items on it (setup:PC-8).
struct BillPosting {
    let company: CompanyID
    let customer: CustomerID
    let currency: Currency
    let date: CalendarDate
    private(set) var entries: [JournalEntry] = []

    init(company: CompanyID, customer: CustomerID, currency: Currency, date: CalendarDate) {
        self.company = company
        self.customer = customer
        self.currency = currency
        self.date = date
    }

    init(_ bill: Bill, on date: CalendarDate) {
        self.init(company: bill.company, customer: bill.customer, currency: bill.currency, date: date)
    }

    /// One half of a movement.
    struct Half {
        var number: Code
        var amount: Int64
        var accounting: Int64
        var account: AccountID
        var profile: ProfileID
        var due: CalendarDate
    }

    // MARK: Where

    /// The line of the profile that a parameter names for bills at a place.
    func line(_ place: BillPlace, _ book: borrowing Book) throws(Rejection) -> (id: ProfileID, line: PostingProfileLine) {
        let code = place.profile(book.companies[company].parameters.bills)
        guard !code.isEmpty, let id = book.companies.setups[Int(company.number) - 1].profiles[code] else {
            throw Rejection(
                .postingProfileUnresolved, field: place.parameter,
                code.isEmpty ? "the parameter \(place.parameter) is not set" : "there is no posting profile '\(code)'",
                [.init("parameter", place.parameter)])
        }
        let row = book.customers.details[customer.number].row
        let line = try book.companies.resolve(id, customer: row.number, group: row.group)
        if book.companies.accounts[Int(line.summaryAccount.number) - 1].blocked {
            throw .blockedAccount(book.companies.account(line.summaryAccount).number, field: place.parameter)
        }
        return (id, line)
    }

    func accounting(_ amount: Int64, _ book: borrowing Book, field: String) throws(Rejection) -> Int64 {
        let rate = try book.rate(nil, from: currency, in: company, on: date, of: customer, field: "date")
        guard let converted = rate.convert(amount, from: currency, to: book.companies[company].currency, .halfAwayFromZero),
            converted.magnitude <= Money.minorMax.magnitude
        else { throw .outOfRange(field: field) }
        return converted
    }

    // MARK: Steps

    /// Moves the face to the account of a place and answers the item that carries it now.
    mutating func move(
        _ bill: Bill, to place: BillPlace, due: CalendarDate, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> ItemID {
        let target = try line(place, book)
        guard let old = draft.item(bill.item, book), let from = bill.status.place else { throw bill.stateRefused() }
        let accounting = old.accountingOpen
        let credit = try post(
            Half(
                number: half(bill, "C"), amount: -bill.face, accounting: -accounting, account: old.account,
                profile: ProfileID(UInt32(old.profile)), due: date),
            legs: [
                Leg(target.line.summaryAccount, place.postingType, bill.face, accounting: accounting),
                Leg(old.account, from.postingType, -bill.face, accounting: -accounting),
            ], book, &draft)
        let debit = try post(
            Half(
                number: half(bill, ""), amount: bill.face, accounting: accounting, account: target.line.summaryAccount,
                profile: target.id, due: due),
            legs: nil, book, &draft)
        try settle([bill.item, credit], book, &draft)
        return debit
    }

    /// Takes the face off its account against another one.
    mutating func close(
        _ bill: Bill, against counter: AccountID, _ type: PostingType, accounting: Int64, _ book: borrowing Book,
        _ draft: inout Draft
    ) throws(Rejection) {
        guard let old = draft.item(bill.item, book), let from = bill.status.place else { throw bill.stateRefused() }
        let credit = try post(
            Half(
                number: half(bill, "C"), amount: -bill.face, accounting: -accounting, account: old.account,
                profile: ProfileID(UInt32(old.profile)), due: date),
            legs: [
                Leg(counter, type, bill.face, accounting: accounting),
                Leg(old.account, from.postingType, -bill.face, accounting: -accounting),
            ], book, &draft)
        try settle([bill.item, credit], book, &draft)
    }

    /// The bill's number with the place of the step that is under way.
    func half(_ bill: Bill, _ mark: String) -> Code {
        Code("\(bill.number)-\(bill.history.count)\(mark)") ?? bill.number
    }

    /// Posts an item; without legs it shares the entry of the one before.
    mutating func post(
        _ half: Half, legs: [Leg]?, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> ItemID {
        if draft.find(company, .documents, half.number, book) != nil { throw .numberTaken(half.number, field: "number") }
        try book.checkRoom(
            customer, currency, half.amount < 0 ? .creditNotes : .invoices, adding: half.amount,
            pending: draft.exposure(customer, currency), field: "bill")
        let voucher: (number: Code, next: UInt64)
        if let legs {
            let taken = try draft.number(.voucher, company, book)
            voucher = (taken.number, taken.taken.next)
            let entry = JournalEntry(company: company, voucher: voucher.number, date: date, currency: currency, legs: legs)
            try book.checkPosting(entry, field: "bill")
            entries.append(entry)
        } else {
            voucher = (entries.last?.voucher ?? .empty, 0)
        }
        let entry =
            legs == nil
            ? JournalEntry(company: company, voucher: voucher.number, date: date, currency: currency, legs: [])
            : entries[entries.count - 1]
        var document = Document()
        document.text = "Bill of exchange"
        document.orderingCustomer = customer
        let item = draft.nextItem
        draft.add(
            .itemPosted(
                ItemPosted(
                    id: item, company: company, party: book.customers.details[customer.number].row.party,
                    customer: customer, kind: .bill, number: half.number, voucher: voucher.number, documentDate: date,
                    postingDate: date, dueDate: half.due, currency: currency, amount: half.amount, open: half.amount,
                    rate: try book.rate(nil, from: currency, in: company, on: date, of: customer, field: "date"),
                    accountingAmount: half.accounting, accountingOpen: half.accounting, tax: 0, tiers: [],
                    dimension: .empty, profile: half.profile, receivableAccount: half.account, writeOffAccount: .none,
                    authorization: .none, unauthorizedExposure: false, entry: entry, document: document,
                    numberTaken: nil, voucherNext: voucher.next)), book)
        return item
    }

    mutating func settle(_ items: [ItemID], _ book: borrowing Book, _ draft: inout Draft) throws(Rejection) {
        var matching = Matching([])
        for id in items {
            guard let item = draft.item(id, book) else { continue }
            if date < item.postingDate { throw .dateBeforeItem(date, earliest: item.postingDate, field: "date") }
            matching.add(.init(id, item, book))
        }
        matching.wishForAll()
        let fact = try matching.settled(in: company, of: customer, on: date, currency: currency, book, draft)
        draft.add(.itemsSettled(fact), book)
        entries += fact.entries
    }

    /// Entries that no item carries.
    mutating func extra(
        _ legs: [[Leg]], _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> BillFact.Entries {
        var (made, vouchers) = ([JournalEntry](), Vouchers())
        for legs in legs {
            let entry = JournalEntry(
                company: company, voucher: try vouchers.take(company, book, draft), date: date, currency: currency,
                legs: legs)
            try book.checkPosting(entry, field: "bill")
            made.append(entry)
        }
        entries += made
        return BillFact.Entries(made, voucherNext: vouchers.next)
    }

    mutating func append(_ more: [JournalEntry]) { entries += more }

    /// Adds the step to the bill's history.
    func step(_ act: Bill.Act, of bill: Bill, _ status: BillStatus, _ book: borrowing Book) -> Bill {
        var bill = bill
        bill.status = status
        bill.history.append(
            .init(
                act: act, status: status, date: date, due: bill.due, vouchers: entries.map(\.voucher).unique,
                journal: book.companies[company].parameters.bills.journals.name(of: act)))
        return bill
    }
}

extension [Code] {
    /// Each once, in its first place.
    fileprivate var unique: [Code] {
        var kept: [Code] = []
        for code in self where !kept.contains(code) { kept.append(code) }
        return kept
    }
}

extension PostingType {
    /// Stands for items of customers, so it goes to summary accounts.
    package var isOfItems: Bool {
        switch self {
        case .receivable, .bill, .billCollection, .billDiscount, .billProtest: true
        default: false
        }
    }

    /// Never an account of items; that of deposits may be named for the profile of prepayments too.
    var isBesideItems: Bool { !isOfItems && self != .prepayment }
}
