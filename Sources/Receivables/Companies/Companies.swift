/// Companies and everything set up for them.
package struct Companies: ~Copyable {
    /// What a credit check reads of a company.
    package struct Row: BitwiseCopyable {
        package var code: Code
        package var currency: Currency
        package var isLive = false
        package var parameters = Parameters()
        /// Some method of payment draws bills by itself.
        package var drawsBills = false
        /// Whom blocking rules concern; empty: nobody.
        package var ruleReach: BlockingRules.Reach = []
        /// Sequence of the last change to its set-up.
        package var lastChange: UInt64 = 0
    }

    /// Set-up rows of one company. Dictionaries are never walked where the order can be seen.
    package struct Setup: Sendable, Codable {
        package var name: String
        package var timeZone: String
        package var sequences: [NumberSequence?]
        package var periods: [Period] = []
        /// Modules that not everybody may post to a period from.
        package var access: [PeriodAccess] = []
        /// In the order they were first set.
        package var userGroups: [UserGroup] = []
        /// Open work of other systems, by period and step.
        package var closeReports: [CloseReport] = []
        /// Latest first, so that those of today are found at once.
        package var rates: [ExchangeRate] = []
        package var rateTypes: [Code: RateType] = [:]
        /// Others than the accounting one that items were ever posted in, in that order.
        package var foreignCurrencies: [Currency] = []
        package var automaticAccounts = [AccountID](repeating: .none, count: PostingType.allCases.count + 1)
        package var terms: [Code: TermsOfPayment] = [:]
        package var methods: [Code: MethodOfPayment] = [:]
        /// Of each method.
        package var specifications: [Code: [PaymentSpecification]] = [:]
        package var cashDiscounts: [Code: CashDiscountCode] = [:]
        package var intercompany: [CompanyID: IntercompanyPair] = [:]
        package var taxCodes: [Code: TaxCode] = [:]
        package var salesTaxGroups: [Code: TaxGroup] = [:]
        package var itemTaxGroups: [Code: TaxGroup] = [:]
        package var customerGroups: [Code: CustomerGroup] = [:]
        package var profiles: [Code: ProfileID] = [:]
        package var bankAccounts: [Code: PaymentBank] = [:]
        package var paymentFees: [Code: PaymentFee] = [:]
        package var allocationOrders = AllocationOrders()
        package var calendars: [Code: PaymentCalendar] = [:]
        package var billingCodes: [Code: BillingCode] = [:]
        package var schedules: [Code: PaymentSchedule] = [:]
        package var journalNames: [Code: PaymentJournalName] = [:]
    }

    /// A profile with its lines, in the order they were set.
    package struct ProfileSetup: Sendable, Codable {
        package var company: CompanyID
        package var profile: PostingProfile
        package var lines: [PostingProfileLine] = []
    }

    package private(set) var rows = Table<Row>()
    package private(set) var setups: [Setup] = []
    package private(set) var profiles: [ProfileSetup] = []
    package private(set) var accounts: [MainAccount] = []
    private var byCode: [Code: CompanyID] = [:]
    private var accountsByNumber: [Code: AccountID] = [:]
    /// By account number less one: a profile line once named it, so only customers' items are kept on it.
    private var summary: [Bool] = []
    /// Sequence of the last change to the chart of accounts.
    package private(set) var chartLastChange: UInt64 = 0

    package init() {}

    package var count: Int { setups.count }

    package func find(_ code: Code) -> CompanyID? { byCode[code] }

    package subscript(_ id: CompanyID) -> Row {
        @inline(__always)
        unsafeAddress { UnsafePointer(rows.pointer(id.number)) }
    }

    package func setup(_ id: CompanyID) -> Setup { setups[Int(id.number) - 1] }

    package func account(_ number: Code) -> AccountID? { accountsByNumber[number] }
    package func account(_ id: AccountID) -> MainAccount { accounts[Int(id.number) - 1] }
    /// Whether an account holds customers' items, now or in the past: nothing else may be posted to it, or it
    /// would no longer be the sum of the open items (setup:PC-8).
    @inline(__always)
    package func isSummaryAccount(_ id: AccountID) -> Bool { summary[Int(id.number) - 1] }

    /// What an account is the automatic one of, in any company, that no item may lie on; nil: of nothing.
    func automaticUse(of account: AccountID) -> PostingType? {
        PostingType.allCases.first { type in
            type.isBesideItems && setups.contains { $0.automaticAccounts[Int(type.rawValue)] == account }
        }
    }

    package func profile(_ id: ProfileID) -> ProfileSetup { profiles[Int(id.number) - 1] }
    package func profileCode(_ id: ProfileID) -> Code { profiles[Int(id.number) - 1].profile.code }
    /// Nil: not set.
    package func sequence(_ company: CompanyID, _ kind: SequenceKind) -> NumberSequence? {
        setups[Int(company.number) - 1].sequences[Int(kind.rawValue)]
    }

    // MARK: Rules that only read set-up

    /// The latest rate of the type up to the date, in the stored direction only (credit:CL-11). Same currency: 1.
    package func rate(
        _ company: CompanyID, from: Currency, to: Currency, on date: CalendarDate, for use: RateUse
    ) -> Rate? {
        if from == to { return .one }
        return rate(company, from: from, to: to, on: date, of: rateType(company, for: use))
    }

    /// Of a type that is looked up already.
    func rate(_ company: CompanyID, from: Currency, to: Currency, on date: CalendarDate, of type: Code) -> Rate? {
        if from == to { return .one }
        for row in setups[Int(company.number) - 1].rates
        where row.from == from && row.to == to && row.type == type && row.validFrom <= date { return row.rate }
        return nil
    }

    /// Whether a date lies in a period that is closed for ever.
    package func isClosed(_ company: CompanyID, _ date: CalendarDate) -> Bool {
        setups[Int(company.number) - 1].periods.contains { $0.isOperating && $0.holds(date) && $0.status == .closed }
    }

    /// The line for a customer: its own, its group's, all; the first hit counts as a whole (setup:PP-1, PP-2).
    package func resolve(_ profile: ProfileID, customer: Code, group: Code) throws(Rejection)
        -> PostingProfileLine
    {
        let place = Int(profile.number) - 1
        var found: (rank: UInt8, line: Int) = (.max, 0)
        for index in profiles[place].lines.indices {
            let line = profiles[place].lines[index]
            let isMeant =
                switch line.accountCode {
                case .table: line.relation == customer
                case .group: line.relation == group
                case .all: true
                }
            if isMeant, line.accountCode.rawValue < found.rank { found = (line.accountCode.rawValue, index) }
        }
        guard found.rank == .max else { return profiles[place].lines[found.line] }
        let code = profileCode(profile)
        throw Rejection(
            .postingProfileUnresolved,
            "profile \(code) has no line for customer \(customer), group \(group) or all",
            [.init("profile", code.text), .init("customer", customer.text), .init("group", group.text)])
    }

    /// The account set for a posting type, or the rejection that names it.
    package func automaticAccount(_ company: CompanyID, _ type: PostingType) throws(Rejection) -> AccountID {
        let account = setups[Int(company.number) - 1].automaticAccounts[Int(type.rawValue)]
        guard !account.isNone else {
            throw Rejection(
                .accountMissing, "no automatic account is set for \(type)", [.init("posting_type", "\(type)")]
            )
        }
        return account
    }

    // MARK: apply

    mutating func create(_ company: Company, at sequence: UInt64) {
        precondition(Int(company.id.number) == setups.count + 1, "company ids are dense")
        rows.append(Row(code: company.code, currency: company.currency, lastChange: sequence))
        setups.append(
            Setup(
                name: company.name, timeZone: company.timeZone,
                sequences: Array(repeating: nil, count: SequenceKind.slots)))
        byCode[company.code] = company.id
    }

    mutating func change(_ id: CompanyID, at sequence: UInt64, _ body: (inout Row, inout Setup) -> Void) {
        body(&rows[id.number], &setups[Int(id.number) - 1])
        rows[id.number].lastChange = sequence
    }

    /// No change of the set-up: nobody who read it has to read it again.
    mutating func note(_ currency: Currency, in id: CompanyID) {
        guard currency != rows[id.number].currency else { return }
        if setups[Int(id.number) - 1].foreignCurrencies.contains(currency) { return }
        setups[Int(id.number) - 1].foreignCurrencies.append(currency)
    }

    mutating func setNext(_ id: CompanyID, _ kind: SequenceKind, _ next: UInt64) {
        setups[Int(id.number) - 1].sequences[Int(kind.rawValue)]?.next = next
    }

    mutating func set(_ account: MainAccount, at sequence: UInt64) {
        if Int(account.id.number) > accounts.count {
            precondition(Int(account.id.number) == accounts.count + 1, "account ids are dense")
            accounts.append(account)
            summary.append(false)
            accountsByNumber[account.number] = account.id
        } else {
            accounts[Int(account.id.number) - 1] = account
        }
        chartLastChange = sequence
    }

    mutating func set(_ profile: PostingProfile, of company: CompanyID) {
        if Int(profile.id.number) > profiles.count {
            precondition(Int(profile.id.number) == profiles.count + 1, "profile ids are dense")
            profiles.append(ProfileSetup(company: company, profile: profile))
            setups[Int(company.number) - 1].profiles[profile.code] = profile.id
        } else {
            profiles[Int(profile.id.number) - 1].profile = profile
        }
    }

    mutating func set(_ line: PostingProfileLine, of profile: ProfileID) {
        summary[Int(line.summaryAccount.number) - 1] = true
        let index = Int(profile.number) - 1
        let same = profiles[index].lines.firstIndex {
            $0.accountCode == line.accountCode && $0.relation == line.relation
        }
        if let same {
            profiles[index].lines[same] = line
        } else {
            profiles[index].lines.append(line)
        }
    }

    /// Its account stays a summary account: items may stand on it.
    mutating func deleteLine(_ code: AccountCode, _ relation: Code, of profile: ProfileID) {
        profiles[Int(profile.number) - 1].lines.removeAll { $0.accountCode == code && $0.relation == relation }
    }
}

extension Companies: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&setups)
        try stream.pass(&profiles)
        try stream.pass(&accounts)
        try stream.pass(&byCode)
        try stream.pass(&accountsByNumber)
        try stream.pass(&summary)
        try stream.pass(&chartLastChange)
    }
}
