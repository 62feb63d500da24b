/// The fee of a letter with its tax, as legs and as an open item (credit:LE-7, LE-11).
struct LetterFee {
    private let basis: (id: ProfileID, line: PostingProfileLine)
    private let rate: Rate
    private let date: CalendarDate
    private let terms: Code
    private(set) var gross: Int64
    private(set) var tax: Int64 = 0
    private var accounting: Int64 = 0
    /// Revenue and taxes, negative.
    private(set) var counterLegs: [Leg] = []

    init(
        _ letter: CollectionLetter, _ line: LetterSequence.Line?, on date: CalendarDate, _ book: borrowing Book
    ) throws(Rejection) {
        let company = letter.company
        let row = book.customers.details[letter.customer.number].row
        let profile = letter.lines.first.map { book.companies.profileCode(ProfileID(UInt32(book.items[$0.item].profile))) }
        basis = try book.profile(profile ?? .empty, for: letter.customer, in: company, field: "letters")
        rate = try book.rate(
            nil, from: letter.currency, in: company, on: date, of: letter.customer, field: "posting_date")
        self.date = date
        let own = book.collections.sequence(company, letter.sequence)?.terms ?? .empty
        terms = own.isEmpty ? row.terms : own
        let account: AccountID
        if let named = line?.feeAccount, !named.isNone { account = named } else {
            account = try book.companies.automaticAccount(company, .feeRevenue)
        }
        var taxes = DocumentTaxes(book.companies[company].parameters.taxRounding)
        let setup = book.companies.setup(company)
        let salesGroup = line?.salesTaxGroup.isEmpty == false ? line?.salesTaxGroup : row.salesTaxGroup
        if let line, let sales = setup.salesTaxGroups[salesGroup ?? .empty], let item = setup.itemTaxGroups[line.itemTaxGroup] {
            taxes.add(base: letter.fee, dimension: .empty, sales: sales, item: item, setup)
        }
        guard let sum = taxes.finish() else { throw .outOfRange(field: "letters") }
        tax = sum
        gross = letter.fee + sum
        try add(Leg(account, .feeRevenue, -letter.fee, accounting: 0), letter.currency, book.companies[company].currency)
        try taxes.forEachLeg { (account, code, _, dimension, amount) throws(Rejection) in
            try add(
                Leg(account, .salesTaxPayable, -amount, accounting: 0, taxCode: code, dimension: dimension),
                letter.currency, book.companies[company].currency)
        }
    }

    private mutating func add(_ leg: Leg, _ currency: Currency, _ target: Currency) throws(Rejection) {
        guard let converted = rate.convert(leg.amount, from: currency, to: target, .halfAwayFromZero) else {
            throw .outOfRange(field: "letters")
        }
        var leg = leg
        leg.accountingAmount = converted
        counterLegs.append(leg)
        accounting -= converted
    }

    func post(
        _ number: Code, _ taken: TakenNumber, _ letter: CollectionLetter, _ book: borrowing Book, _ draft: inout Draft
    ) throws(Rejection) -> JournalEntry {
        let row = book.customers.details[letter.customer.number].row
        try book.checkRoom(
            letter.customer, letter.currency, .invoices, adding: gross,
            pending: draft.exposure(letter.customer, letter.currency), field: "letters")
        let voucher = try draft.number(.voucher, letter.company, book)
        let receivable = Leg(basis.line.summaryAccount, .receivable, gross, accounting: accounting)
        let entry = JournalEntry(
            company: letter.company, voucher: voucher.number, date: date, currency: letter.currency,
            legs: [receivable] + counterLegs)
        try book.checkPosting(entry, field: "letters")
        var document = Document()
        document.text = "Collection letter \(letter.code)"
        document.terms = terms
        document.orderingCustomer = letter.customer
        let due = book.companies.dueDate(letter.company, by: terms, from: date) ?? date
        draft.add(
            .itemPosted(
                ItemPosted(
                    id: draft.nextItem, company: letter.company, party: row.party, customer: letter.customer,
                    kind: .letterFee, number: number, voucher: voucher.number, documentDate: date, postingDate: date,
                    dueDate: due, currency: letter.currency, amount: gross, open: gross, rate: rate,
                    accountingAmount: accounting, accountingOpen: accounting, tax: tax, tiers: [], dimension: .empty,
                    profile: basis.id, receivableAccount: basis.line.summaryAccount,
                    writeOffAccount: basis.line.writeOffAccount, authorization: .none, unauthorizedExposure: false,
                    entry: entry, document: document, numberTaken: taken, voucherNext: voucher.taken.next)), book)
        return entry
    }
}
