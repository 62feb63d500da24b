import Receivables
import Schema
import SwiftProtobuf

// Set-up rows: request -> command, row -> message. One pair per row.

extension CreateCompany {
    package init(_ message: Reskontra_V1_CreateCompanyRequest) throws(FieldErrors) {
        var border = Border()
        if !message.hasCompany { border.bad("company", .fieldRequired, "is required") }
        let code = border.code(message.company.code, "company.code", required: true, max: Company.codeBytesMax)
        let name = border.text(message.company.name, "company.name", required: true)
        let currency = border.currency(message.company.accountingCurrency, "company.accounting_currency")
        let zone = border.text(message.company.timeZone, "company.time_zone", required: true, max: 64)
        let first = message.firstFiscalYear
        if first != 0, !(1_900...2_170).contains(first) {
            border.bad("first_fiscal_year", .fieldInvalid, "is not between 1900 and 2170")
        }
        if message.fiscalYears > UInt32(CreateCompany.fiscalYearsMax) {
            border.bad("fiscal_years", .fieldInvalid, "is above \(CreateCompany.fiscalYearsMax)")
        }
        try border.check()
        self.init(
            code: code, name: name, currency: currency ?? .eur, timeZone: zone,
            firstFiscalYear: first == 0 ? nil : Int(first),
            fiscalYears: message.fiscalYears == 0 ? 3 : Int(message.fiscalYears),
            withoutPeriods: message.withoutPeriods)
    }
}

extension Reskontra_V1_Company {
    package init(_ view: CompanyView, businessDate: CalendarDate?) {
        self.init()
        code = view.code.text
        name = view.name
        accountingCurrency = view.currency.code.text
        timeZone = view.timeZone
        state = view.isLive ? .live : .opening
        if let businessDate { self.businessDate = .init(businessDate) }
    }
}

extension GoLive {
    package init(_ message: Reskontra_V1_GoLiveRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company)
    }
}

extension ListPeriods {
    package init(_ message: Reskontra_V1_ListPeriodsRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company)
    }
}

extension GetSetup {
    package init(_ message: Reskontra_V1_GetSetupRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company)
    }
}

extension SetNumberSequence {
    package init(_ message: Reskontra_V1_SetNumberSequenceRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let kind: SequenceKind? = border.choice(message.sequence.kind.rawValue, "sequence.kind")
        let prefix = border.code(message.sequence.prefix, "sequence.prefix", max: 11)
        let digits = message.sequence.digits
        if !(1...UInt32(NumberSequence.digitsMax)).contains(digits) {
            border.bad("sequence.digits", .fieldInvalid, "is not between 1 and \(NumberSequence.digitsMax)")
        }
        if message.sequence.next == 0 { border.bad("sequence.next", .fieldRequired, "is at least 1") }
        try border.check()
        self.init(
            id: company, kind: kind ?? .voucher,
            sequence: NumberSequence(prefix: prefix, digits: UInt8(digits), next: message.sequence.next))
    }
}

extension Reskontra_V1_NumberSequence {
    init(_ kind: SequenceKind, _ row: NumberSequence) {
        self.init()
        self.kind = .init(rawValue: Int(kind.rawValue)) ?? .unspecified
        prefix = row.prefix.text
        digits = UInt32(row.digits)
        next = row.next
    }
}

extension Reskontra_V1_SetNumberSequenceResponse {
    package init(_ answer: (kind: SequenceKind, sequence: NumberSequence), _ book: borrowing Book) {
        self.init()
        sequence = .init(answer.kind, answer.sequence)
    }
}

extension SetPeriodStatus {
    package init(_ message: Reskontra_V1_SetPeriodStatusRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let period = border.code(message.period, "period", required: true)
        let status: PeriodStatus? = border.choice(message.status.rawValue, "status")
        let token = border.token(message.confirmToken, "confirm_token")
        try border.check()
        self.init(id: company, period: period, status: status ?? .open, confirmToken: token)
    }
}

extension Reskontra_V1_Period {
    init(_ row: Period) {
        self.init()
        name = row.name
        from = .init(row.from)
        to = .init(row.to)
        status = .init(rawValue: Int(row.status.rawValue)) ?? .unspecified
        kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
    }
}

extension Reskontra_V1_SetPeriodStatusResponse {
    package init(_ answer: Period, _ book: borrowing Book) {
        self.init()
        period = .init(answer)
    }
}

extension Reskontra_V1_ListPeriodsResponse {
    package init(_ answer: [Period], _ book: borrowing Book) {
        self.init()
        periods = answer.map { .init($0) }
    }
}

extension SetExchangeRate {
    package init(_ message: Reskontra_V1_SetExchangeRateRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let from = border.currency(message.rate.from, "rate.from")
        let to = border.currency(message.rate.to, "rate.to")
        let rate = border.rate(message.rate.rate, message.rate.hasRate, "rate.rate", required: true)
        let date = border.date(message.rate.validFrom, message.rate.hasValidFrom, "rate.valid_from", required: true)
        let type = border.code(message.rate.rateType, "rate.rate_type")
        try border.check()
        self.init(
            id: company,
            rate: ExchangeRate(
                from: from ?? .eur, to: to ?? .eur, rate: rate ?? .one, validFrom: date ?? CalendarDate(days: 0),
                type: type))
    }
}

extension SetExchangeRateType {
    package init(_ message: Reskontra_V1_SetExchangeRateTypeRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.type.code, "type.code", required: true)
        let text = border.text(message.type.description_p, "type.description")
        try border.check()
        self.init(id: company, type: RateType(code: code, description: text))
    }
}

extension Reskontra_V1_ExchangeRateType {
    init(_ row: RateType) {
        self.init()
        code = row.code.text
        description_p = row.description
    }
}

extension Reskontra_V1_SetExchangeRateTypeResponse {
    package init(_ answer: RateType, _ book: borrowing Book) {
        self.init()
        type = .init(answer)
    }
}

extension Reskontra_V1_ExchangeRate {
    init(_ row: ExchangeRate) {
        self.init()
        from = row.from.code.text
        to = row.to.code.text
        rate = .init(row.rate.decimal)
        validFrom = .init(row.validFrom)
        rateType = row.type.text
    }
}

extension Reskontra_V1_SetExchangeRateResponse {
    package init(_ answer: ExchangeRate, _ book: borrowing Book) {
        self.init()
        rate = .init(answer)
    }
}

extension SetMainAccount {
    package init(_ message: Reskontra_V1_SetMainAccountRequest) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.account.number, "account.number", required: true)
        let name = border.text(message.account.name, "account.name")
        let itemGroup = border.code(message.account.itemTaxGroup, "account.item_tax_group")
        let salesGroup = border.code(message.account.salesTaxGroup, "account.sales_tax_group")
        let dimensions = border.dimensions(message.account.defaultDimensions, "account.default_dimensions")
        var allocation: [DistributionShare] = []
        if message.account.allocation.count > DistributionShare.max {
            border.bad("account.allocation", .tooManyItems, "has more than \(DistributionShare.max) shares")
        }
        for (index, share) in message.account.allocation.enumerated() {
            let path = "account.allocation[\(index)]"
            allocation.append(
                DistributionShare(
                    .percent(border.percent(share.percent, share.hasPercent, path + ".percent")),
                    account: border.code(share.mainAccount, path + ".main_account", required: true),
                    dimensions: border.dimensions(share.dimensions, path + ".dimensions")))
        }
        try border.check()
        self.init(
            number: number, name: name, blocked: message.account.blocked, itemTaxGroup: itemGroup,
            salesTaxGroup: salesGroup)
        self.dimensions = dimensions
        self.allocation = allocation
    }
}

extension Reskontra_V1_MainAccount {
    init(_ row: MainAccount) {
        self.init()
        number = row.number.text
        name = row.name
        blocked = row.blocked
        itemTaxGroup = row.itemTaxGroup.text
        salesTaxGroup = row.salesTaxGroup.text
        defaultDimensions = .init(row.dimensions)
        for share in row.allocation {
            var made = Reskontra_V1_AllocationShare()
            if case .percent(let percent) = share.measure { made.percent = .init(percent.decimal) }
            made.mainAccount = share.account.text
            made.dimensions = .init(share.dimensions)
            allocation.append(made)
        }
    }
}

extension Reskontra_V1_SetMainAccountResponse {
    package init(_ answer: MainAccount, _ book: borrowing Book) {
        self.init()
        account = .init(answer)
    }
}

extension SetAutomaticAccount {
    package init(_ message: Reskontra_V1_SetAutomaticAccountRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let type: PostingType? = border.choice(message.account.postingType.rawValue, "account.posting_type")
        let account = border.code(message.account.mainAccount, "account.main_account", required: true)
        try border.check()
        self.init(id: company, type: type ?? .rounding, account: account)
    }
}

extension Reskontra_V1_AutomaticAccount {
    init(_ type: PostingType, _ account: Code) {
        self.init()
        postingType = .init(rawValue: Int(type.rawValue)) ?? .unspecified
        mainAccount = account.text
    }
}

extension Reskontra_V1_SetAutomaticAccountResponse {
    package init(_ answer: (type: PostingType, account: Code), _ book: borrowing Book) {
        self.init()
        account = .init(answer.type, answer.account)
    }
}

extension SetTaxCode {
    package init(_ message: Reskontra_V1_SetTaxCodeRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.taxCode.code, "tax_code.code", required: true)
        let percent = border.percent(message.taxCode.percent, message.taxCode.hasPercent, "tax_code.percent")
        let account = border.code(message.taxCode.mainAccount, "tax_code.main_account", required: true)
        let discount = border.code(message.taxCode.cashDiscountAccount, "tax_code.cash_discount_account")
        try border.check()
        self.init(
            id: company, code: code, percent: percent, account: account, discountAccount: discount,
            fallsWithDiscounts: message.taxCode.reducedByCashDiscounts)
    }
}

extension Reskontra_V1_TaxCode {
    init(_ row: TaxCode, _ book: borrowing Book) {
        self.init()
        code = row.code.text
        percent = .init(row.percent.decimal)
        mainAccount = book.companies.account(row.account).number.text
        if !row.discountAccount.isNone {
            cashDiscountAccount = book.companies.account(row.discountAccount).number.text
        }
        reducedByCashDiscounts = row.fallsWithDiscounts
    }
}

extension Reskontra_V1_SetTaxCodeResponse {
    package init(_ answer: TaxCode, _ book: borrowing Book) {
        self.init()
        taxCode = .init(answer, book)
    }
}

extension SetTaxGroup {
    package init(_ message: Reskontra_V1_SetTaxGroupRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let kind: TaxGroupKind? = border.choice(message.group.kind.rawValue, "group.kind")
        let code = border.code(message.group.code, "group.code", required: true)
        if message.group.taxCodes.count > 100 { border.bad("group.tax_codes", .tooManyItems, "has more than 100 codes") }
        var codes: [Code] = []
        for (index, text) in message.group.taxCodes.prefix(100).enumerated() {
            codes.append(border.code(text, "group.tax_codes[\(index)]", required: true))
        }
        try border.check()
        self.init(id: company, group: TaxGroup(kind: kind ?? .sales, code: code, taxCodes: codes))
    }
}

extension Reskontra_V1_TaxGroup {
    init(_ row: TaxGroup) {
        self.init()
        kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
        code = row.code.text
        taxCodes = row.taxCodes.map(\.text)
    }
}

extension Reskontra_V1_SetTaxGroupResponse {
    package init(_ answer: TaxGroup, _ book: borrowing Book) {
        self.init()
        group = .init(answer)
    }
}

extension SetCustomerGroup {
    package init(
        _ message: Reskontra_V1_SetCustomerGroupRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.group.code, "group.code", required: true)
        let text = border.text(message.group.description_p, "group.description")
        let terms = border.code(message.group.termsOfPayment, "group.terms_of_payment")
        let taxGroup = border.code(message.group.salesTaxGroup, "group.sales_tax_group")
        let rateType = border.code(message.group.exchangeRateType, "group.exchange_rate_type")
        let settlePeriod = border.code(message.group.settlePeriod, "group.settle_period")
        let writeOffReason = border.code(message.group.writeOffReason, "group.write_off_reason")
        let revenue = border.code(message.group.revenueAccount, "group.revenue_account")
        let revenueAccount = book.companies.account(revenue) ?? .none
        if !revenue.isEmpty, revenueAccount.isNone {
            border.bad("group.revenue_account", .referenceUnknown, "there is no main account '\(revenue)'")
        }
        var numbers: NumberSequence?
        if message.group.hasNumberSequence {
            let given = message.group.numberSequence
            let prefix = border.code(given.prefix, "group.number_sequence.prefix", max: 11)
            if !(1...UInt32(NumberSequence.digitsMax)).contains(given.digits) {
                border.bad(
                    "group.number_sequence.digits", .fieldInvalid, "is not between 1 and \(NumberSequence.digitsMax)")
            }
            if given.next == 0 { border.bad("group.number_sequence.next", .fieldRequired, "is at least 1") }
            numbers = NumberSequence(prefix: prefix, digits: UInt8(truncatingIfNeeded: given.digits), next: given.next)
        }
        try border.check()
        var group = CustomerGroup(
            code: code, description: text, terms: terms, salesTaxGroup: taxGroup, numbers: numbers)
        group.rateType = rateType
        (group.settlePeriod, group.writeOffReason) = (settlePeriod, writeOffReason)
        group.revenueAccount = revenueAccount
        self.init(id: company, group: group)
    }
}

extension Reskontra_V1_CustomerGroup {
    init(_ row: CustomerGroup, _ book: borrowing Book) {
        self.init()
        code = row.code.text
        description_p = row.description
        termsOfPayment = row.terms.text
        salesTaxGroup = row.salesTaxGroup.text
        if let numbers = row.numbers { numberSequence = .init(.customer, numbers) }
        exchangeRateType = row.rateType.text
        settlePeriod = row.settlePeriod.text
        if !row.revenueAccount.isNone { revenueAccount = book.companies.account(row.revenueAccount).number.text }
        writeOffReason = row.writeOffReason.text
    }
}

extension Reskontra_V1_SetCustomerGroupResponse {
    package init(_ answer: CustomerGroup, _ book: borrowing Book) {
        self.init()
        group = .init(answer, book)
    }
}

extension Reskontra_V1_GetSetupResponse {
    /// Everything of a company, each list by code.
    package init(_ id: CompanyID, _ book: borrowing Book, businessDate: CalendarDate) {
        self.init()
        let setup = book.companies.setup(id)
        company = .init(CompanyView(id, book), businessDate: businessDate)
        parameters = .init(book.companies[id].parameters, book, currency: book.companies[id].currency)
        for kind in SequenceKind.allCases {
            if let row = setup.sequences[Int(kind.rawValue)] { sequences.append(.init(kind, row)) }
        }
        rates = setup.rates
            .sorted {
                ($0.from.code, $0.to.code, $0.validFrom, $0.type) < ($1.from.code, $1.to.code, $1.validFrom, $1.type)
            }
            .map { .init($0) }
        exchangeRateTypes = setup.rateTypes.values.sorted { $0.code < $1.code }.map { .init($0) }
        paymentSpecifications = setup.specifications.sorted { $0.key < $1.key }.flatMap { $0.value.map { .init($0) } }
        accounts = book.companies.accounts.sorted { $0.number < $1.number }.map { .init($0) }
        for type in PostingType.allCases {
            let account = setup.automaticAccounts[Int(type.rawValue)]
            if !account.isNone { automaticAccounts.append(.init(type, book.companies.account(account).number)) }
        }
        terms = setup.terms.values.sorted { $0.code < $1.code }.map { .init($0) }
        for row in setup.methods.values.sorted(by: { $0.code < $1.code }) { methods.append(.init(row, book)) }
        for row in setup.calendars.values.sorted(by: { $0.code < $1.code }) { paymentCalendars.append(.init(row)) }
        for row in setup.billingCodes.values.sorted(by: { $0.code < $1.code }) { billingCodes.append(.init(row)) }
        for row in setup.schedules.values.sorted(by: { $0.code < $1.code }) { paymentSchedules.append(.init(row)) }
        for row in setup.journalNames.values.sorted(by: { $0.name < $1.name }) { paymentJournalNames.append(.init(row)) }
        for row in setup.cashDiscounts.values.sorted(by: { $0.code < $1.code }) { cashDiscounts.append(.init(row, book)) }
        for other in setup.intercompany.keys.sorted() {
            if let pair = setup.intercompany[other] { intercompanyPairs.append(.init(pair, of: id, book)) }
        }
        for row in setup.taxCodes.values.sorted(by: { $0.code < $1.code }) { taxCodes.append(.init(row, book)) }
        taxGroups = (setup.salesTaxGroups.values.sorted { $0.code < $1.code }
            + setup.itemTaxGroups.values.sorted { $0.code < $1.code }).map { .init($0) }
        customerGroups = setup.customerGroups.values.sorted { $0.code < $1.code }.map { .init($0, book) }
        for profileID in setup.profiles.values.sorted(by: { $0 < $1 }) {
            let found = book.companies.profile(profileID)
            var made = ProfileWithLines()
            made.profile = .init(found.profile)
            for line in found.lines { made.lines.append(.init(line, book)) }
            profiles.append(made)
        }
    }
}
