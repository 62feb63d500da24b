/// The vouchers of a netting: one belongs to the item that closes the customer's documents, the others to none.
struct NettingPosting {
    let company: CompanyID
    let vendor: CompanyID
    let amount: Money
    let date: CalendarDate
    /// The agreement is held by the vendor's company.
    let isHeldByVendor: Bool
    private let interim: AccountID
    private let payable: AccountID
    /// Of the companies when they are two.
    private let due: (from: AccountID, to: AccountID)
    /// Into each company's accounting currency; the same where it is one company, whose interim account they meet on.
    private let rates: (own: Rate, vendor: Rate)
    private(set) var itemEntries: [JournalEntry] = []
    private(set) var entries: [JournalEntry] = []
    private(set) var vouchers: [Netting.VoucherNext] = []

    init(
        company: CompanyID, customer: CustomerID, vendor: CompanyID, amount: Money, on date: CalendarDate,
        _ book: borrowing Book
    ) throws(Rejection) {
        self.company = company
        self.vendor = vendor
        self.amount = amount
        self.date = date
        let holder = book.companies[company].parameters.nettingAgreementCompany
        isHeldByVendor = vendor != company && !holder.isEmpty && holder == book.companies[vendor].code
        interim = try book.companies.automaticAccount(isHeldByVendor ? vendor : company, .nettingInterim)
        payable = try book.companies.automaticAccount(vendor, .payable)
        due = vendor == company ? (.none, .none) : try book.dueAccounts(of: company, by: vendor)
        // Each company's amount goes by a type of its own: the customer's group's here, the ledger's there (setup:FX-7).
        let own = try book.rate(nil, from: amount.currency, in: company, on: date, of: customer, field: "date")
        rates =
            vendor == company
            ? (own, own)
            : (own, try book.rate(nil, from: amount.currency, in: vendor, on: date, of: .none, field: "date"))
    }

    /// Posts the credit item that the customer's documents are settled with.
    mutating func item(
        of account: CustomerID, like first: ItemID, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> ItemID {
        let row = book.items[first]
        let accounting = try accounting(rates.own, company, book)
        var document = Document()
        document.text = "Netting"
        let item = CounterItem(
            company: company, customer: account, kind: .adjustment, numbers: .adjustment, date: date,
            currency: amount.currency, amount: -amount.minor, accounting: -accounting,
            profile: ProfileID(UInt32(row.profile)), account: row.account, rate: rates.own, document: document)
        let counter = isHeldByVendor ? Leg(due.from, .dueFrom, amount.minor, accounting: accounting)
            : Leg(interim, .nettingInterim, amount.minor, accounting: accounting)
        let posted = try item.post(
            [counter, Leg(row.account, .receivable, -amount.minor, accounting: -accounting)], book, &draft,
            field: "customer_documents")
        itemEntries.append(posted.entry)
        return posted.item
    }

    /// The vouchers beside the item's.
    mutating func others(_ book: borrowing Book, _ draft: borrowing Draft) throws(Rejection) {
        let (own, others) = (
            try accounting(rates.own, company, book), try accounting(rates.vendor, vendor, book)
        )
        if vendor == company {
            try add(company, (payable, .payable), (interim, .nettingInterim), own, book, draft)
        } else if isHeldByVendor {
            try add(vendor, (payable, .payable), (interim, .nettingInterim), others, book, draft)
            try add(vendor, (interim, .nettingInterim), (due.to, .dueTo), others, book, draft)
        } else {
            try add(company, (due.from, .dueFrom), (interim, .nettingInterim), own, book, draft)
            try add(vendor, (payable, .payable), (due.to, .dueTo), others, book, draft)
        }
    }

    private mutating func add(
        _ company: CompanyID, _ debit: (AccountID, PostingType), _ credit: (AccountID, PostingType),
        _ accounting: Int64, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        let entry = JournalEntry(
            company: company, voucher: try take(company, book, draft), date: date, currency: amount.currency,
            legs: [
                Leg(debit.0, debit.1, amount.minor, accounting: accounting),
                Leg(credit.0, credit.1, -amount.minor, accounting: -accounting),
            ])
        try book.checkPosting(entry, field: "vendor_documents")
        entries.append(entry)
    }

    private mutating func take(
        _ company: CompanyID, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> Code {
        try draft.voucher(company, &vouchers, book)
    }

    private func accounting(_ rate: Rate, _ company: CompanyID, _ book: borrowing Book) throws(Rejection) -> Int64 {
        let target = book.companies[company].currency
        guard let converted = rate.convert(amount.minor, from: amount.currency, to: target, .halfAwayFromZero) else {
            throw .outOfRange(field: "vendor_documents")
        }
        return converted
    }
}

extension Draft {
    /// The next voucher of a company for a fact that takes several, of several companies.
    func voucher(
        _ company: CompanyID, _ taken: inout [Netting.VoucherNext], _ book: borrowing Book
    ) throws(Rejection) -> Code {
        let first = try number(.voucher, company, book)
        guard let place = taken.firstIndex(where: { $0.company == company }) else {
            taken.append(.init(company: company, next: first.taken.next))
            return first.number
        }
        guard let number = book.companies.sequence(company, .voucher)?.number(taken[place].next) else {
            throw Rejection(
                .sequenceExhausted, "the number sequence voucher has no number left",
                [.init("sequence", "voucher"), .init("next", taken[place].next)])
        }
        taken[place].next += 1
        return number
    }
}

extension Book {
    /// What `creditor` books as due from `debtor`, and `debtor` as due to `creditor`: those of their pair, else the
    /// companies' automatic accounts.
    func dueAccounts(of creditor: CompanyID, by debtor: CompanyID) throws(Rejection) -> (from: AccountID, to: AccountID) {
        if let pair = companies.setup(creditor).intercompany[debtor] {
            return (pair.side(creditor).dueFrom, pair.side(debtor).dueTo)
        }
        return (try companies.automaticAccount(creditor, .dueFrom), try companies.automaticAccount(debtor, .dueTo))
    }
}
