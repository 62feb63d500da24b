import Schema

/// The main accounts of the cases: one per kind of account.
enum CaseAccount {
    static let receivable = "130100"
    static let revenue = "401100"
    static let salesTax = "240100"
    static let bank = "110100"
    static let opening = "999100"
    static let badDebt = "840100"
    /// Summary account of prepayments that were posted as payments; no case names it.
    static let prepayments = "139990"

    /// Accounts that posting finds by itself, by what they stand for.
    static let automatic: [(Reskontra_V1_PostingType, String)] = [
        (.bridging, "110200"), (.cardClearing, "110300"), (.cashDiscount, "520100"),
        (.cashDiscountDifference, "520200"), (.pennyDifference, "520300"), (.rounding, "520400"),
        (.realizedGain, "810100"), (.realizedLoss, "810200"), (.opening, opening),
        (.interestIncome, "830100"), (.interestExpense, "830200"), (.feeRevenue, "830300"),
        (.prepayment, "259910"), (.prepaymentTax, "259920"), (.badDebt, badDebt), (.dueTo, "260100"),
        (.dueFrom, "140100"), (.payable, "200100"), (.nettingInterim, "270100"), (.unrealizedGain, "820100"),
        (.unrealizedLoss, "820200"), (.bill, "131100"), (.billCollection, "131200"), (.billDiscount, "131300"),
        (.billProtest, "131400"), (.discountLiability, "280100"), (.discountExpense, "850100"), (.bankFee, "850200"),
        (.chargeRevenue, "402100"), (.chargeExpense, "620100"), (.commissionExpense, "630100"),
        (.commissionAccrued, "290100"), (.cost, "500100"), (.packingSlip, "150100"), (.packingSlipOffset, "295100"),
        (.inventory, "160100"),
    ]
}

/// What a company of a case is made with; the rest of `given` builds on it.
struct CompanyPlan {
    let code: String
    var name = ""
    var accountingCurrency: String
    /// Calendar years with monthly open periods; the set-up schema has 2020 to 2035.
    var years: ClosedRange<Int>
    var groups: [Group] = [Group(code: "10")]
    var terms: Set<String> = ["N30"]
    var salesTaxGroups: Set<String> = []
    var itemTaxGroups: Set<String> = []
    var profiles: [Profile] = [Profile(code: "GEN")]
    var defaultProfile = "GEN"
    var rates: [Rate] = []
    /// Those of `rates` and groups need not be told.
    var rateTypes: [String] = []
    /// The case makes its periods itself.
    var withoutPeriods = false

    struct Group {
        var code: String
        /// Nil: numbers come from the company's sequence.
        var numbers: Reskontra_V1_NumberSequence? = nil
        var rateType = ""
    }

    struct Profile {
        var code: String
        var lines: [Line] = [Line()]
        var closeProfile = ""
    }

    /// One line of a posting profile; without more it is for ALL.
    struct Line {
        var accountCode = Reskontra_V1_AccountCode.all
        var accountOrGroup = ""
        var summaryAccount = CaseAccount.receivable
        var writeOffAccount = ""
        /// Of a line for one customer; codes are not there yet when the others are made.
        var interestCode = ""
    }

    struct Rate {
        var from: String
        var to: String
        var rate: Reskontra_V1_Decimal
        var validFrom: CaseDate
        /// Empty: the default type.
        var type = ""
    }

    /// Method of payment every customer pays by; posts to the bank account without bridging.
    static let method = "BANK"
    /// A tax code of 0 %, for groups that a case only names.
    static let freeTaxCode = "T0"

    /// Creates the company in state OPENING with its set-up rows. Profile lines for one customer come later, with
    /// `makeProfileLines`, since they need the customer.
    func make(on ledger: CaseLedger) async throws {
        try await makeCompany(on: ledger)
        try await makeAccounts(on: ledger)
        try await makeTaxes(on: ledger)
        for terms in terms.sorted() { try await Self.setTerms(terms, company: code, on: ledger) }
        for type in (rateTypes + rates.map(\.type) + groups.map(\.rateType)).withoutRepeats where !type.isEmpty {
            let request = Reskontra_V1_SetExchangeRateTypeRequest.with { ($0.company, $0.type.code) = (code, type) }
            _ = try await ledger.call(.setExchangeRateType, request, as: Reskontra_V1_SetExchangeRateTypeResponse.self)
        }
        for group in groups {
            _ = try await ledger.call(
                .setCustomerGroup,
                Reskontra_V1_SetCustomerGroupRequest.with {
                    $0.company = code
                    $0.group.code = group.code
                    $0.group.description_p = "Group \(group.code)"
                    $0.group.termsOfPayment = "N30"
                    if let numbers = group.numbers { $0.group.numberSequence = numbers }
                    $0.group.exchangeRateType = group.rateType
                }, as: Reskontra_V1_SetCustomerGroupResponse.self)
        }
        try await makeProfiles(on: ledger)
        for rate in rates { try await set(rate, on: ledger) }
        try await Self.setParameters(
            ["default_profile", "capture_revenue_account", "default_method_of_payment"], company: code,
            on: ledger
        ) {
            $0.defaultProfile = defaultProfile
            $0.captureRevenueAccount = CaseAccount.revenue
            $0.defaultMethodOfPayment = Self.method
        }
    }

    /// Ends OPENING.
    func goLive(on ledger: CaseLedger) async throws {
        _ = try await ledger.call(
            .goLive, Reskontra_V1_GoLiveRequest.with { $0.company = code },
            as: Reskontra_V1_GoLiveResponse.self)
    }

    /// Lines for single customers, once these exist.
    func makeProfileLines(on ledger: CaseLedger) async throws {
        for profile in profiles {
            for line in profile.lines where line.accountCode == .table {
                try await set(line, of: profile, on: ledger)
            }
        }
    }

    static func setParameters(
        _ names: [String], company: String, on ledger: CaseLedger,
        _ fill: (inout Reskontra_V1_Parameters) throws -> Void
    ) async throws {
        var parameters = Reskontra_V1_Parameters()
        try fill(&parameters)
        let request = Reskontra_V1_SetParametersRequest.with {
            $0.company = company
            $0.parameters = parameters
            $0.updateMask = names
        }
        _ = try await ledger.call(.setParameters, request, as: Reskontra_V1_SetParametersResponse.self)
    }

    /// `N<n>` is n days net, `COD` 0 days; other codes are names only.
    static func setTerms(_ code: String, company: String, on ledger: CaseLedger) async throws {
        let request = Reskontra_V1_SetTermsOfPaymentRequest.with {
            $0.company = company
            $0.terms.code = code
            $0.terms.description_p = code
            $0.terms.method = code == "COD" ? .cod : .net
            $0.terms.days = UInt32(netDays(of: code) ?? 30)
        }
        _ = try await ledger.call(
            .setTermsOfPayment, request, as: Reskontra_V1_SetTermsOfPaymentResponse.self)
    }

    /// Days of the terms `N<n>` and `COD`; nil for a code that is a name only.
    static func netDays(of terms: String) -> Int? {
        if terms == "COD" { return 0 }
        guard terms.hasPrefix("N"), let days = Int(terms.dropFirst()), days >= 0 else { return nil }
        return days
    }

    private func makeCompany(on ledger: CaseLedger) async throws {
        let request = Reskontra_V1_CreateCompanyRequest.with {
            $0.company.code = code
            $0.company.name = name.isEmpty ? "Company \(code)" : name
            $0.company.accountingCurrency = accountingCurrency
            $0.company.timeZone = "UTC"
            $0.firstFiscalYear = Int32(years.lowerBound)
            $0.fiscalYears = UInt32(years.count)
            $0.withoutPeriods = withoutPeriods
        }
        _ = try await ledger.call(.createCompany, request, as: Reskontra_V1_CreateCompanyResponse.self)
    }

    private func makeAccounts(on ledger: CaseLedger) async throws {
        let accounts = [CaseAccount.receivable, CaseAccount.revenue, CaseAccount.salesTax, CaseAccount.bank]
        for number in accounts + CaseAccount.automatic.map(\.1) { try await ledger.needAccount(number) }
        for (type, number) in CaseAccount.automatic {
            let request = Reskontra_V1_SetAutomaticAccountRequest.with {
                $0.company = code
                $0.account.postingType = type
                $0.account.mainAccount = number
            }
            _ = try await ledger.call(
                .setAutomaticAccount, request, as: Reskontra_V1_SetAutomaticAccountResponse.self)
        }
        let method = Reskontra_V1_SetMethodOfPaymentRequest.with {
            $0.company = code
            $0.method.code = Self.method
            $0.method.description_p = "Bank transfer"
            $0.method.type = .electronic
            $0.method.mainAccount = CaseAccount.bank
        }
        _ = try await ledger.call(
            .setMethodOfPayment, method, as: Reskontra_V1_SetMethodOfPaymentResponse.self)
    }

    private func makeTaxes(on ledger: CaseLedger) async throws {
        if salesTaxGroups.isEmpty && itemTaxGroups.isEmpty { return }
        try await Self.setTaxCode(
            Self.freeTaxCode, percent: .with { $0.unscaled = 0 }, company: code, on: ledger)
        for group in salesTaxGroups.sorted() {
            try await Self.setTaxGroup(group, .sales, [Self.freeTaxCode], company: code, on: ledger)
        }
        for group in itemTaxGroups.sorted() {
            try await Self.setTaxGroup(group, .item, [Self.freeTaxCode], company: code, on: ledger)
        }
    }

    static func setTaxCode(
        _ taxCode: String, percent: Reskontra_V1_Decimal, fallsWithDiscounts: Bool = false, company: String,
        on ledger: CaseLedger
    ) async throws {
        let request = Reskontra_V1_SetTaxCodeRequest.with {
            $0.taxCode.reducedByCashDiscounts = fallsWithDiscounts
            $0.company = company
            $0.taxCode.code = taxCode
            $0.taxCode.percent = percent
            $0.taxCode.mainAccount = CaseAccount.salesTax
        }
        _ = try await ledger.call(.setTaxCode, request, as: Reskontra_V1_SetTaxCodeResponse.self)
    }

    static func setTaxGroup(
        _ group: String, _ kind: Reskontra_V1_TaxGroupKind, _ codes: [String], company: String,
        on ledger: CaseLedger
    ) async throws {
        let request = Reskontra_V1_SetTaxGroupRequest.with {
            $0.company = company
            $0.group.kind = kind
            $0.group.code = group
            $0.group.taxCodes = codes
        }
        _ = try await ledger.call(.setTaxGroup, request, as: Reskontra_V1_SetTaxGroupResponse.self)
    }

    private func makeProfiles(on ledger: CaseLedger) async throws {
        // All are there before one closes into another.
        for (profile, closeProfile) in profiles.map({ ($0, "") })
            + profiles.filter({ !$0.closeProfile.isEmpty }).map({ ($0, $0.closeProfile) })
        {
            let request = Reskontra_V1_SetPostingProfileRequest.with {
                $0.company = code
                $0.profile.code = profile.code
                $0.profile.description_p = "Profile \(profile.code)"
                $0.profile.closeProfile = closeProfile
            }
            _ = try await ledger.call(
                .setPostingProfile, request, as: Reskontra_V1_SetPostingProfileResponse.self)
        }
        for profile in profiles {
            for line in profile.lines where line.accountCode != .table {
                try await set(line, of: profile, on: ledger)
            }
        }
    }

    private func set(_ line: Line, of profile: Profile, on ledger: CaseLedger) async throws {
        try await ledger.needAccount(line.summaryAccount)
        if !line.writeOffAccount.isEmpty { try await ledger.needAccount(line.writeOffAccount) }
        let request = Reskontra_V1_SetPostingProfileLineRequest.with {
            $0.company = code
            $0.profile = profile.code
            $0.line.accountCode = line.accountCode
            $0.line.accountOrGroup = line.accountOrGroup
            $0.line.summaryAccount = line.summaryAccount
            $0.line.writeOffAccount = line.writeOffAccount
            $0.line.interestCode = line.interestCode
            $0.rowMode = .create
        }
        _ = try await ledger.call(
            .setPostingProfileLine, request, as: Reskontra_V1_SetPostingProfileLineResponse.self)
    }

    private func set(_ rate: Rate, on ledger: CaseLedger) async throws {
        let request = Reskontra_V1_SetExchangeRateRequest.with {
            $0.company = code
            $0.rate.from = rate.from
            $0.rate.to = rate.to
            $0.rate.rate = rate.rate
            $0.rate.validFrom = rate.validFrom.message
            $0.rate.rateType = rate.type
        }
        _ = try await ledger.call(.setExchangeRate, request, as: Reskontra_V1_SetExchangeRateResponse.self)
    }
}
