/// What every posting to a customer rests on: who owes, when, on which accounts, at which rate.
struct PostingBasis {
    let company: CompanyID
    /// Who bought or paid.
    let ordering: CustomerID
    /// Who owes (setup:CU-4).
    let account: CustomerID
    let date: CalendarDate
    let profile: ProfileID
    let profileLine: PostingProfileLine
    let currency: Currency
    let accountingCurrency: Currency
    var rate: Rate

    /// Minor units of the accounting currency, rounded once.
    func accounting(_ minor: Int64, field: @autoclosure () -> String) throws(Rejection) -> Int64 {
        if currency == accountingCurrency { return minor }
        guard let converted = rate.convert(minor, from: currency, to: accountingCurrency, .halfAwayFromZero),
            converted.magnitude <= Money.minorMax.magnitude
        else { throw .outOfRange(field: field()) }
        return converted
    }
}

extension Book {
    /// The customer of a number, which may be unknown.
    func customer(_ company: CompanyID, _ number: Code, field: @autoclosure () -> String) throws(Rejection)
        -> CustomerID
    {
        guard let id = customers.find(company, number) else { throw .noSuchCustomer(number, field: field()) }
        return id
    }

    /// The stronger of the hold of a customer and of its invoice account.
    func hold(on customer: CustomerID) -> HoldStatus {
        let own = customers[customer].holdStatus
        let account = customers[customers[customer].invoiceAccount].holdStatus
        return own.rawValue > account.rawValue ? own : account
    }

    /// The profile named, else the invoice account's, else the company's, and its line (setup:PP-1, PP-2, PP-4).
    func profile(
        _ given: Code, for account: CustomerID, in company: CompanyID, field: @autoclosure () -> String
    ) throws(Rejection) -> (id: ProfileID, line: PostingProfileLine) {
        let row = customers.details[account.number].row
        var code = given
        if code.isEmpty { code = row.profile }
        if code.isEmpty { code = companies[company].parameters.defaultProfile }
        guard !code.isEmpty else { throw .noProfile(row.number) }
        guard let id = companies.setups[Int(company.number) - 1].profiles[code] else {
            throw .noSuchReference("posting_profile", code, field: field())
        }
        let line = try companies.resolve(id, customer: row.number, group: row.group)
        if companies.accounts[Int(line.summaryAccount.number) - 1].blocked {
            throw .blockedAccount(companies.account(line.summaryAccount).number, field: "")
        }
        return (id, line)
    }

    /// The rate given, else the table's on the date, into the company's accounting currency.
    ///
    /// `customer`: whose account it is for, which decides the type of the rate; none: the ledger's (setup:FX-7).
    func rate(
        _ given: Rate?, from currency: Currency, in company: CompanyID, on date: CalendarDate,
        of customer: CustomerID, field: @autoclosure () -> String
    ) throws(Rejection) -> Rate {
        let accounting = companies[company].currency
        if currency == accounting {
            guard given == nil || given == .one else {
                throw Rejection(
                    .fieldInvalid, field: field(), "\(currency) is the accounting currency: the rate is 1")
            }
            return .one
        }
        if let given { return given }
        let use = rateUse(of: customer)
        guard let rate = companies.rate(company, from: currency, to: accounting, on: date, for: use) else {
            throw .missingRate(currency, accounting, on: date, type: companies.rateType(company, for: use))
        }
        return rate
    }

    /// Refuses an entry that would post anything but items to a summary account, or overflow an account's totals.
    func checkPosting(_ entry: JournalEntry, field: @autoclosure () -> String) throws(Rejection) {
        for index in entry.legs.indices {
            let account = entry.legs[index].account
            if !entry.legs[index].type.isOfItems, companies.isSummaryAccount(account) {
                throw .summaryAccount(companies.accounts[Int(account.number) - 1].number, field: "")
            }
        }
        guard subledger.hasRoom(for: entry) else { throw .outOfRange(field: field()) }
    }

    /// Refuses an amount that would lift a kept sum of the account past the border of 10^15 minor units.
    ///
    /// `component` is the sum a posting moves; nil: any of them may move.
    func checkRoom(
        _ account: CustomerID, _ currency: Currency, _ component: Exposures.Component?, adding minor: Int64, pending: Int64,
        field: @autoclosure () -> String
    ) throws(Rejection) {
        let sums = exposures.find(customers[account].firstSums, currency)
        var largest = Int128(pending.magnitude) + Int128(minor.magnitude)
        if let sums {
            let kept =
                switch component {
                case .invoices: sums.invoices.magnitude
                case .creditNotes: sums.creditNotes.magnitude
                case .payments: sums.payments.magnitude
                case nil: max(sums.invoices.magnitude, sums.creditNotes.magnitude, sums.payments.magnitude)
                }
            largest += Int128(kept)
        }
        guard largest <= Int128(Money.minorMax) else { throw .outOfRange(field: field()) }
    }

    /// Latest change to a customer, its invoice account and the set-up its postings read.
    func lastChange(_ company: CompanyID, _ number: Code) -> UInt64 {
        guard let customer = customers.find(company, number) else { return companies[company].lastChange }
        return lastChange(company, customer)
    }

    func lastChange(_ company: CompanyID, _ customer: CustomerID) -> UInt64 {
        let account = customers[customer].invoiceAccount
        return max(creditLastChange(company, customer), customers[account].lastChange, companies.chartLastChange)
    }
}

/// Vouchers for one fact, in a row from the company's sequence.
struct Vouchers {
    /// The sequence's next value after those taken; 0 when none was.
    private(set) var next: UInt64 = 0

    mutating func take(
        _ company: CompanyID, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> Code {
        let first = try draft.number(.voucher, company, book)
        if next == 0 {
            next = first.taken.next
            return first.number
        }
        guard
            let number = book.companies.setups[Int(company.number) - 1]
                .sequences[Int(SequenceKind.voucher.rawValue)]?.number(next)
        else {
            throw Rejection(
                .sequenceExhausted, "the number sequence voucher has no number left",
                [.init("sequence", "voucher"), .init("next", next)])
        }
        next += 1
        return number
    }
}

extension Draft {
    /// The number given, when it is free, or the next of the sequence that is.
    ///
    /// Numbers that callers chose by hand may lie ahead of the sequence: they are stepped over.
    func documentNumber(
        _ given: Code, _ kind: SequenceKind, _ space: OpenItems.NumberSpace, _ company: CompanyID,
        _ book: borrowing Book, field: @autoclosure () -> String
    ) throws(Rejection) -> (number: Code, taken: TakenNumber?) {
        if !given.isEmpty {
            guard find(company, space, given, book) == nil else { throw .numberTaken(given, field: field()) }
            return (given, nil)
        }
        var (number, taken) = try number(kind, company, book)
        var steps = 0
        while find(company, space, number, book) != nil {
            steps += 1
            guard steps <= Draft.numbersSteppedOverMax,
                let following = book.companies.setups[Int(company.number) - 1]
                    .sequences[Int(kind.rawValue)]?.number(taken.next)
            else { throw .numberTaken(number, field: field()) }
            number = following
            taken = TakenNumber(kind: kind, next: taken.next + 1)
        }
        return (number, taken)
    }

    static let numbersSteppedOverMax = 1_000
}
