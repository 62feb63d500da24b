import Receivables

/// A book with a clock. Runs commands as the engine does: draft, decide, apply; nothing is kept of a refusal.
///
/// `Trade()` is empty. `Trade.ready()` has company 1 in EUR with accounts, profile, sequences, periods of 2026,
/// methods and customers C-1 (limit 1,000.00 EUR) and C-2 (the same).
final class Trade {
    var book = Book()
    var draft = Draft()
    /// 2026-03-02T10:00:00Z.
    var instant = Instant(nanoseconds: 1_772_445_600_000_000_000)
    var today = day(2026, 3, 2)
    var principal: Code = .empty
    /// Every entry that was posted, with the record it stands in: the journal, kept by itself.
    private(set) var journal: [(sequence: UInt64, entry: JournalEntry)] = []

    var now: Moment { Moment(instant: instant, today: today, principal: principal) }

    /// Decides and applies. Every command has a sequence of its own.
    @discardableResult
    func run<C: Command>(_ command: C) throws(Rejection) -> C.Answer {
        draft.begin(book)
        let answer = try command.decide(book, at: now, &draft)
        let stamp = Stamp(sequence: book.sequence + 1, instant: instant, businessDate: today)
        for index in draft.events.indices { apply(draft.events[index], stamp) }
        return answer
    }

    /// Runs it; the last document that it posted, as the log has it.
    func posted<C: Command>(_ command: C) throws(Rejection) -> ItemPosted? {
        try run(command)
        var last: ItemPosted?
        for index in draft.events.indices {
            let event = draft.events[index]
            if case .posted(let posted) = event { last = posted.fact }
        }
        return last
    }

    /// Decides and throws the draft away, as PREVIEW does.
    func preview<C: Command>(_ command: C) throws(Rejection) -> C.Answer {
        draft.begin(book)
        return try command.decide(book, at: now, &draft)
    }

    /// The refusal of a command; nil when it would pass.
    func refusal<C: Command>(_ command: C) -> Rejection? {
        do throws(Rejection) {
            _ = try preview(command)
            return nil
        } catch { return error }
    }

    /// Reason and field of the refusal, for tables of expectations.
    func refused<C: Command>(_ command: C) -> String {
        refusal(command).map { "\($0.reason) \($0.field)" } ?? "accepted"
    }

    func ask<Q: Query>(_ query: Q) throws(Rejection) -> Q.Answer { try query.answer(book, at: now) }

    /// Facts of set-up, without the commands that make them.
    func set(_ events: Event...) {
        let stamp = Stamp(sequence: book.sequence + 1, instant: instant, businessDate: today)
        for event in events { apply(event, stamp) }
    }

    private func apply(_ event: Event, _ stamp: Stamp) {
        book.apply(event, at: stamp)
        event.forEachEntry { entry, _ in journal.append((stamp.sequence, entry)) }
    }

    func pass(seconds: Int64) { instant = instant.adding(seconds: seconds) }
}

func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else { preconditionFailure("no such day") }
    return date
}

extension Money {
    static func eur(_ minor: Int64) -> Money { Money(minor, .eur) }
    static func usd(_ minor: Int64) -> Money { Money(minor, .usd) }
}

// MARK: A company that can work

extension Trade {
    static let company = CompanyID(1)
    static let c1 = CustomerID(1)
    static let c2 = CustomerID(2)

    /// Main accounts by the order they are made in.
    enum Account {
        static let receivable = AccountID(1)
        static let otherReceivable = AccountID(2)
        static let revenue = AccountID(3)
        static let otherRevenue = AccountID(4)
        static let tax = AccountID(5)
        static let bank = AccountID(6)
        static let card = AccountID(7)
        static let rounding = AccountID(8)
        static let gain = AccountID(9)
        static let loss = AccountID(10)
        static let blocked = AccountID(11)
        static let numbers: [Code] = [
            "130100", "130200", "401100", "401200", "202100", "110110", "110120", "618000", "801300", "801400",
            "999999",
        ]
    }

    static func ready(_ change: (inout Parameters) -> Void = { _ in }) -> Trade {
        let trade = opening(change)
        trade.set(.companyWentLive(company))
        return trade
    }

    /// The same, with openings still to be imported.
    static func opening(_ change: (inout Parameters) -> Void = { _ in }) -> Trade {
        let trade = Trade()
        trade.set(
            .companyCreated(
                Company(id: company, code: "A", name: "Aldgate", currency: .eur, timeZone: "Europe/Berlin")))
        trade.setAccounts()
        trade.setCompany(change)
        trade.addCustomer(c1, "C-1", limit: .eur(100_000))
        trade.addCustomer(c2, "C-2", limit: .eur(100_000))
        return trade
    }

    private func setAccounts() {
        for (index, number) in Account.numbers.enumerated() {
            let id = AccountID(UInt32(index + 1))
            set(
                .mainAccountSet(
                    MainAccount(
                        id: id, number: number, name: "", blocked: id == Account.blocked, itemTaxGroup: .empty,
                        salesTaxGroup: .empty)))
        }
        let company = Trade.company
        set(
            .automaticAccountSet(company, .rounding, Account.rounding),
            .automaticAccountSet(company, .realizedGain, Account.gain),
            .automaticAccountSet(company, .realizedLoss, Account.loss))
    }

    private func setCompany(_ change: (inout Parameters) -> Void) {
        let company = Trade.company
        for (kind, prefix) in [
            (SequenceKind.customer, Code("C-")), (.invoice, "FTI-"), (.creditNote, "CN-"), (.payment, "PAY-"),
            (.voucher, "V-"),
        ] {
            set(.numberSequenceSet(company, kind, NumberSequence(prefix: prefix, digits: 6, next: 1)))
        }
        for month in 1...12 {
            let from = day(2026, month, 1)
            set(.periodSet(company, Period(from: from, to: from.endOfMonth, status: .open)))
        }
        setProfile(ProfileID(1), "GEN", account: Account.receivable)
        setMethod("BANK", .electronic, Account.bank)
        setMethod("CARD", .creditCard, Account.card)
        var parameters = Parameters()
        parameters.defaultProfile = "GEN"
        parameters.defaultMethod = "BANK"
        parameters.captureRevenueAccount = Account.revenue
        change(&parameters)
        set(.parametersSet(company, parameters))
    }

    func setProfile(_ id: ProfileID, _ code: Code, account: AccountID, noSettlement: Bool = false) {
        set(
            .profileSet(
                Trade.company,
                PostingProfile(
                    id: id, code: code, description: "", noSettlement: noSettlement, noInterest: false,
                    noCollectionLetter: false)),
            .profileLineSet(
                Trade.company, id,
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: account, writeOffAccount: .none)))
    }

    func setMethod(_ code: Code, _ type: PaymentType, _ account: AccountID, requireReference: Bool = false) {
        set(
            .methodSet(
                Trade.company,
                MethodOfPayment(
                    code: code, description: "", type: type, account: account, requireReference: requireReference)))
    }

    func setParameters(_ change: (inout Parameters) -> Void) {
        var parameters = book.companies[Trade.company].parameters
        change(&parameters)
        set(.parametersSet(Trade.company, parameters))
    }

    /// Units of EUR for one USD.
    func setDollar(_ mantissa: Int64, scale: UInt8, from date: CalendarDate) {
        set(
            .exchangeRateSet(
                Trade.company,
                ExchangeRate(from: .usd, to: .eur, rate: Rate(mantissa: mantissa, scale: scale), validFrom: date)))
    }

    /// 25 % under sales tax group DOM with item tax group FULL.
    func setTax(_ tenThousandths: Int64 = 250_000) {
        set(
            .taxCodeSet(
                Trade.company,
                TaxCode(code: "VAT", percent: Percent(tenThousandths: tenThousandths), account: Account.tax)),
            .taxGroupSet(Trade.company, TaxGroup(kind: .sales, code: "DOM", taxCodes: ["VAT"])),
            .taxGroupSet(Trade.company, TaxGroup(kind: .item, code: "FULL", taxCodes: ["VAT"])))
    }

    /// Adds a customer, or changes one.
    func addCustomer(
        _ id: CustomerID, _ number: Code, limit: Money, expires: CalendarDate? = nil, owes: CustomerID? = nil,
        hold: HoldStatus = .none, flags: CustomerFlags = []
    ) {
        set(
            .subjectSet(
                Subject(
                    id: SubjectID(id.number), name: "Name", address: "", country: "", email: "", language: "")),
            .customerSet(
                CustomerRow(
                    id: id, company: Trade.company, number: number, subject: SubjectID(id.number), group: .empty,
                    currency: .eur, terms: .empty, invoiceAccount: owes ?? id, holdStatus: hold, profile: .empty,
                    salesTaxGroup: .empty, method: .empty, flags: flags, party: PartyID(id.number),
                    partyCode: .empty)),
            .creditLimitSet(id, CreditLimit(limit: limit, expires: expires)))
    }
}

// MARK: Documents in short

extension Trade {
    static func document(
        _ amount: Money, _ customer: Code = "C-1", number: Code = .empty, due: CalendarDate? = nil
    ) -> InvoiceDraft {
        var draft = InvoiceDraft(customer: customer, lines: [.init(account: "401100", amount: amount)])
        draft.currency = amount.currency
        draft.number = number
        draft.dueDate = due
        return draft
    }

    @discardableResult
    func invoice(
        _ amount: Money, _ customer: Code = "C-1", number: Code = .empty, due: CalendarDate? = nil
    ) throws -> ItemID {
        try run(
            PostInvoice(
                company: Trade.company, document: Trade.document(amount, customer, number: number, due: due))).item
    }

    @discardableResult
    func payment(_ amount: Money, _ customer: Code = "C-1", _ apply: ApplyMode = .none) throws -> PostedPayment {
        var payment = PaymentDraft(customer: customer, amount: amount)
        payment.apply = apply
        return try run(PostPayment(company: Trade.company, payment: payment))
    }

    func open(_ id: ItemID) -> Int64 { book.items[id].open }

    /// Debits less credits in accounting currency over all currencies.
    func accountingBalance(_ account: AccountID) -> Int64 {
        var sum: Int64 = 0
        for id in 0..<book.subledger.balances.count where book.subledger.balances[id + 1].account == account {
            sum += book.subledger.balances[id + 1].accountingDebit - book.subledger.balances[id + 1].accountingCredit
        }
        return sum
    }

    /// Debits less credits in a transaction currency.
    func balance(_ account: AccountID, _ currency: Currency = .eur) -> Int64 {
        guard let row = book.subledger.balance(Trade.company, account, currency) else { return 0 }
        return row.debit - row.credit
    }
}

/// Seeded, the same on every machine.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

extension Leg {
    /// `receivable 130100 12500/12500` for comparing entries with figures worked by hand.
    func told(_ book: borrowing Book) -> String {
        "\(type) \(book.companies.account(account).number) \(amount)/\(accountingAmount)"
    }
}

extension Trade {
    func told(_ entry: JournalEntry) -> [String] { entry.legs.map { $0.told(book) } }
}
