/// An item that answers another one: a mirror, a write-off, a reimbursement, an adjustment.
///
/// Its figures are worked out by who makes it; number, voucher and checks are the same for all.
struct CounterItem {
    let company: CompanyID
    let customer: CustomerID
    let kind: ItemKind
    /// Sequence its number comes from.
    let numbers: SequenceKind
    let date: CalendarDate
    let currency: Currency
    /// With sign.
    let amount: Int64
    let accounting: Int64
    let profile: ProfileID
    let account: AccountID
    var writeOffAccount = AccountID.none
    var tax: Int64 = 0
    var rate = Rate.one
    /// Nil: its own date.
    var dueDate: CalendarDate?
    var dimension = Code.empty
    var document = Document()

    /// Posts it. `legs` is the whole entry; without, the item is part of the entry under `voucher`.
    func post(
        _ legs: [Leg], voucher given: Code? = nil, _ book: borrowing Book, _ draft: inout Draft, field: String
    ) throws(Rejection) -> (item: ItemID, number: Code, voucher: Code, entry: JournalEntry) {
        try book.checkRoom(
            customer, currency, Exposures.component(kind, debit: amount > 0), adding: amount,
            pending: draft.exposure(customer, currency), field: field)
        let (number, taken) = try draft.documentNumber(.empty, numbers, .init(kind), company, book, field: field)
        var (voucher, next): (Code, UInt64)
        if let given {
            (voucher, next) = (given, 0)
        } else {
            let fresh = try draft.number(.voucher, company, book)
            (voucher, next) = (fresh.number, fresh.taken.next)
        }
        let entry = JournalEntry(company: company, voucher: voucher, date: date, currency: currency, legs: legs)
        try book.checkPosting(entry, field: field)
        var document = document
        document.orderingCustomer = customer
        let id = draft.nextItem
        draft.add(
            .itemPosted(
                ItemPosted(
                    id: id, company: company, party: book.customers.details[customer.number].row.party,
                    customer: customer, kind: kind, number: number, voucher: voucher, documentDate: date,
                    postingDate: date, dueDate: dueDate ?? date, currency: currency, amount: amount, open: amount,
                    rate: rate, accountingAmount: accounting, accountingOpen: accounting, tax: tax, tiers: [],
                    dimension: dimension, profile: profile, receivableAccount: account,
                    writeOffAccount: writeOffAccount, authorization: .none, unauthorizedExposure: false,
                    entry: entry, document: document, numberTaken: taken, voucherNext: next)), book)
        return (id, number, voucher, entry)
    }
}

extension [Leg] {
    /// Adds to the leg of the same account, type, tax code and dimension, or appends one.
    mutating func merge(_ leg: Leg) {
        let same = firstIndex {
            $0.account == leg.account && $0.type == leg.type && $0.taxCode == leg.taxCode
                && $0.dimension == leg.dimension
        }
        guard let same else { return append(leg) }
        self[same].amount += leg.amount
        self[same].accountingAmount += leg.accountingAmount
    }

    /// The same with all sides turned.
    var mirrored: [Leg] {
        map {
            Leg(
                $0.account, $0.type, -$0.amount, accounting: -$0.accountingAmount, taxCode: $0.taxCode,
                dimension: $0.dimension)
        }
    }
}
