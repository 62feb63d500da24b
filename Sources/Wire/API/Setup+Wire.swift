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
        try border.check()
        self.init(
            id: company,
            rate: ExchangeRate(
                from: from ?? .eur, to: to ?? .eur, rate: rate ?? .one, validFrom: date ?? CalendarDate(days: 0)))
    }
}

extension Reskontra_V1_ExchangeRate {
    init(_ row: ExchangeRate) {
        self.init()
        from = row.from.code.text
        to = row.to.code.text
        rate = .init(row.rate.decimal)
        validFrom = .init(row.validFrom)
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

extension SetTermsOfPayment {
    package init(_ message: Reskontra_V1_SetTermsOfPaymentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.terms.code, "terms.code", required: true)
        let text = border.text(message.terms.description_p, "terms.description")
        let method: TermsMethod? = border.choice(message.terms.method.rawValue, "terms.method", fallback: .net)
        if message.terms.months > 120 { border.bad("terms.months", .fieldInvalid, "is above 120") }
        if message.terms.days > 3_650 { border.bad("terms.days", .fieldInvalid, "is above 3,650") }
        if message.terms.paymentWeekday > 7 { border.bad("terms.payment_weekday", .fieldInvalid, "is above 7") }
        if message.terms.paymentDay > 31 { border.bad("terms.payment_day", .fieldInvalid, "is above 31") }
        if message.terms.paymentWeekday != 0, message.terms.paymentDay != 0 {
            border.bad("terms.payment_day", .fieldInvalid, "is not taken beside payment_weekday")
        }
        let calendar = border.code(message.terms.calendar, "terms.calendar")
        let nonWorkday = NonWorkday(message.terms.nonWorkday)
        if nonWorkday == nil { border.bad("terms.non_workday", .fieldInvalid, "has no such value") }
        try border.check()
        var terms = TermsOfPayment(
            code: code, description: text, method: method ?? .net, months: UInt16(message.terms.months),
            days: UInt16(message.terms.days))
        terms.paymentWeekday = UInt8(message.terms.paymentWeekday)
        terms.paymentDay = UInt8(message.terms.paymentDay)
        (terms.calendar, terms.nonWorkday) = (calendar, nonWorkday ?? .stays)
        self.init(id: company, terms: terms)
    }
}

extension Reskontra_V1_TermsOfPayment {
    init(_ row: TermsOfPayment) {
        self.init()
        code = row.code.text
        description_p = row.description
        method = .init(rawValue: Int(row.method.rawValue)) ?? .unspecified
        months = UInt32(row.months)
        days = UInt32(row.days)
        paymentWeekday = UInt32(row.paymentWeekday)
        paymentDay = UInt32(row.paymentDay)
        calendar = row.calendar.text
        nonWorkday = .init(row.nonWorkday)
    }
}

/// The log has numbers of its own for these.
extension NonWorkday {
    fileprivate init?(_ message: Reskontra_V1_NonWorkday) {
        switch message {
        case .unspecified, .stays: self = .stays
        case .next: self = .next
        case .previous: self = .previous
        case .UNRECOGNIZED: return nil
        }
    }
}

extension Reskontra_V1_NonWorkday {
    fileprivate init(_ move: NonWorkday) {
        switch move {
        case .stays: self = .stays
        case .next: self = .next
        case .previous: self = .previous
        }
    }
}

extension SetPaymentCalendar {
    package init(_ message: Reskontra_V1_SetPaymentCalendarRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let wish = message.calendar
        var row = PaymentCalendar(code: border.code(wish.code, "calendar.code", required: true))
        row.description = border.text(wish.description_p, "calendar.description")
        for (index, weekday) in wish.closedWeekdays.prefix(7).enumerated() {
            guard (1...7).contains(weekday) else {
                border.bad("calendar.closed_weekdays[\(index)]", .fieldInvalid, "is 1 Monday to 7 Sunday")
                continue
            }
            row.closedWeekdays |= 1 << UInt8(weekday - 1)
        }
        if wish.closedWeekdays.count > 7 {
            border.bad("calendar.closed_weekdays", .tooManyItems, "has \(wish.closedWeekdays.count) days, a week has 7")
        }
        if wish.holidays.count > PaymentCalendar.holidaysMax {
            border.bad("calendar.holidays", .tooManyItems, "has \(wish.holidays.count) days, at most 1,000 are taken")
        }
        var days: Set<CalendarDate> = []
        for (index, day) in wish.holidays.prefix(PaymentCalendar.holidaysMax).enumerated() {
            if let day = border.date(day, true, "calendar.holidays[\(index)]") { days.insert(day) }
        }
        row.holidays = days.sorted()
        try border.check()
        self.init(id: company, calendar: row)
    }
}

extension Reskontra_V1_PaymentCalendar {
    init(_ row: PaymentCalendar) {
        self.init()
        code = row.code.text
        description_p = row.description
        for weekday in UInt32(1)...7 where row.closedWeekdays >> UInt8(weekday - 1) & 1 == 1 { closedWeekdays.append(weekday) }
        holidays = row.holidays.map { .init($0) }
    }
}

extension Reskontra_V1_SetPaymentCalendarResponse {
    package init(_ answer: PaymentCalendar, _ book: borrowing Book) {
        self.init()
        calendar = .init(answer)
    }
}

extension Reskontra_V1_SetTermsOfPaymentResponse {
    package init(_ answer: TermsOfPayment, _ book: borrowing Book) {
        self.init()
        terms = .init(answer)
    }
}

extension SetMethodOfPayment {
    package init(_ message: Reskontra_V1_SetMethodOfPaymentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.method.code, "method.code", required: true)
        let text = border.text(message.method.description_p, "method.description")
        let type: PaymentType? = border.choice(message.method.type.rawValue, "method.type")
        let account = border.code(message.method.mainAccount, "method.main_account", required: true)
        let bridging = border.code(message.method.bridgingAccount, "method.bridging_account")
        let status = border.choice(
            message.method.requiredStatus.rawValue, "method.required_status", fallback: PaymentStatus.none)
        if status == .rejected { border.bad("method.required_status", .fieldInvalid, "no payment is posted when it is rejected") }
        try border.check()
        self.init(
            id: company, code: code, description: text, type: type ?? .other, account: account,
            requireReference: message.method.requireReference, requireMandate: message.method.requireMandate,
            remitsBills: message.method.remitsBills, drawsBills: message.method.drawsBills)
        self.bridging = bridging
        requiredStatus = status ?? PaymentStatus.none
        requireDepositSlip = message.method.requireDepositSlip
    }
}

extension Reskontra_V1_MethodOfPayment {
    init(_ row: MethodOfPayment, _ book: borrowing Book) {
        self.init()
        code = row.code.text
        description_p = row.description
        type = .init(rawValue: Int(row.type.rawValue)) ?? .unspecified
        mainAccount = book.companies.account(row.account).number.text
        requireReference = row.requireReference
        requireMandate = row.requireMandate
        remitsBills = row.remitsBills
        drawsBills = row.drawsBills
        if row.isBridged { bridgingAccount = book.companies.account(row.bridging).number.text }
        if row.requiredStatus != .none { requiredStatus = .init(rawValue: Int(row.requiredStatus.rawValue)) ?? .none }
        requireDepositSlip = row.requireDepositSlip
    }
}

extension Reskontra_V1_SetMethodOfPaymentResponse {
    package init(_ answer: MethodOfPayment, _ book: borrowing Book) {
        self.init()
        method = .init(answer, book)
    }
}

extension SetTaxCode {
    package init(_ message: Reskontra_V1_SetTaxCodeRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.taxCode.code, "tax_code.code", required: true)
        let percent = border.percent(message.taxCode.percent, message.taxCode.hasPercent, "tax_code.percent")
        let account = border.code(message.taxCode.mainAccount, "tax_code.main_account", required: true)
        try border.check()
        self.init(id: company, code: code, percent: percent, account: account)
    }
}

extension Reskontra_V1_TaxCode {
    init(_ row: TaxCode, _ book: borrowing Book) {
        self.init()
        code = row.code.text
        percent = .init(row.percent.decimal)
        mainAccount = book.companies.account(row.account).number.text
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
    package init(_ message: Reskontra_V1_SetCustomerGroupRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.group.code, "group.code", required: true)
        let text = border.text(message.group.description_p, "group.description")
        let terms = border.code(message.group.termsOfPayment, "group.terms_of_payment")
        let taxGroup = border.code(message.group.salesTaxGroup, "group.sales_tax_group")
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
        self.init(
            id: company,
            group: CustomerGroup(
                code: code, description: text, terms: terms, salesTaxGroup: taxGroup, numbers: numbers))
    }
}

extension Reskontra_V1_CustomerGroup {
    init(_ row: CustomerGroup) {
        self.init()
        code = row.code.text
        description_p = row.description
        termsOfPayment = row.terms.text
        salesTaxGroup = row.salesTaxGroup.text
        if let numbers = row.numbers { numberSequence = .init(.customer, numbers) }
    }
}

extension Reskontra_V1_SetCustomerGroupResponse {
    package init(_ answer: CustomerGroup, _ book: borrowing Book) {
        self.init()
        group = .init(answer)
    }
}

extension SetPostingProfile {
    package init(_ message: Reskontra_V1_SetPostingProfileRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.profile.code, "profile.code", required: true)
        let text = border.text(message.profile.description_p, "profile.description")
        let letters = border.code(message.profile.letterSequence, "profile.letter_sequence")
        let close = border.code(message.profile.closeProfile, "profile.close_profile")
        try border.check()
        self.init(
            id: company, code: code, description: text, noSettlement: message.profile.noSettlement,
            noInterest: message.profile.noInterest, noCollectionLetter: message.profile.noCollectionLetter,
            letterSequence: letters, closeProfile: close)
    }
}

extension Reskontra_V1_PostingProfile {
    init(_ row: PostingProfile) {
        self.init()
        code = row.code.text
        description_p = row.description
        noSettlement = row.noSettlement
        noInterest = row.noInterest
        noCollectionLetter = row.noCollectionLetter
        letterSequence = row.letterSequence.text
        closeProfile = row.closeProfile.text
    }
}

extension Reskontra_V1_SetPostingProfileResponse {
    package init(_ answer: PostingProfile, _ book: borrowing Book) {
        self.init()
        profile = .init(answer)
    }
}

extension SetPostingProfileLine {
    package init(_ message: Reskontra_V1_SetPostingProfileLineRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let profile = border.code(message.profile, "profile", required: true)
        let code: AccountCode? = border.choice(message.line.accountCode.rawValue, "line.account_code")
        let relation = border.code(message.line.accountOrGroup, "line.account_or_group")
        let summary = border.code(message.line.summaryAccount, "line.summary_account", required: true)
        let writeOff = border.code(message.line.writeOffAccount, "line.write_off_account")
        let interest = border.code(message.line.interestCode, "line.interest_code")
        var further = Further()
        further.settle = border.code(message.line.settleAccount, "line.settle_account")
        further.liquidity = border.code(message.line.liquidityAccount, "line.liquidity_account")
        further.prepaymentTax = border.code(
            message.line.salesTaxPrepaymentAccount, "line.sales_tax_prepayment_account")
        further.discountLiability = border.code(
            message.line.discountLiabilityAccount, "line.discount_liability_account")
        var isUpdate = false
        switch message.rowMode {
        case .unspecified, .create: break
        case .update: isUpdate = true
        case .UNRECOGNIZED(let raw): border.bad("row_mode", .fieldInvalid, "has no value \(raw)")
        }
        try border.check()
        self.init(
            id: company, profile: profile, accountCode: code ?? .all, relation: relation, summaryAccount: summary,
            writeOffAccount: writeOff, isUpdate: isUpdate, interestCode: interest, further: further)
    }
}

extension Reskontra_V1_PostingProfileLine {
    init(_ row: PostingProfileLine, _ book: borrowing Book) {
        self.init()
        accountCode = .init(rawValue: Int(row.accountCode.rawValue)) ?? .unspecified
        accountOrGroup = row.relation.text
        summaryAccount = book.companies.account(row.summaryAccount).number.text
        if !row.writeOffAccount.isNone { writeOffAccount = book.companies.account(row.writeOffAccount).number.text }
        interestCode = row.interestCode.text
        settleAccount = Self.number(row.further.settle, book)
        liquidityAccount = Self.number(row.further.liquidity, book)
        salesTaxPrepaymentAccount = Self.number(row.further.prepaymentTax, book)
        discountLiabilityAccount = Self.number(row.further.discountLiability, book)
    }

    private static func number(_ account: AccountID, _ book: borrowing Book) -> String {
        account.isNone ? "" : book.companies.account(account).number.text
    }
}

extension Reskontra_V1_SetPostingProfileLineResponse {
    package init(_ answer: PostingProfileLine, _ book: borrowing Book) {
        self.init()
        line = .init(answer, book)
    }
}

extension ResolvePostingProfile {
    package init(_ message: Reskontra_V1_ResolvePostingProfileRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let profile = border.code(message.profile, "profile")
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        var isPrepayment = false
        switch message.purpose {
        case .unspecified: break
        case .prepayment: isPrepayment = true
        case .UNRECOGNIZED(let raw): border.bad("purpose", .fieldInvalid, "has no value \(raw)")
        }
        try border.check()
        self.init(id: company, profile: profile, customer: customer, isPrepayment: isPrepayment)
    }
}

extension Reskontra_V1_ResolvePostingProfileResponse {
    package init(_ answer: (profile: Code, line: PostingProfileLine), _ book: borrowing Book) {
        self.init()
        profile = answer.profile.text
        line = .init(answer.line, book)
    }
}

extension ImportOpening {
    package init(_ message: Reskontra_V1_ImportOpeningRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if message.items.count > ImportOpening.itemsMax {
            border.bad("items", .tooManyItems, "has \(message.items.count) items, at most 1,000 are taken")
        }
        if message.items.isEmpty { border.bad("items", .fieldRequired, "has no items") }
        var entries: [Entry] = []
        for (index, item) in message.items.prefix(ImportOpening.itemsMax).enumerated() {
            if let entry = Entry(item, "items[\(index)]", &border) { entries.append(entry) }
        }
        try border.check()
        self.init(id: company, items: entries)
    }
}

extension ImportOpening.Entry {
    init?(_ message: Reskontra_V1_OpeningItem, _ path: String, _ border: inout Border) {
        let customer = border.code(message.customerNumber, "\(path).customer_number", required: true)
        let kind: ItemKind? = border.choice(message.kind.rawValue, "\(path).kind")
        let number = border.code(message.number, "\(path).number", required: true)
        let date = border.date(message.documentDate, message.hasDocumentDate, "\(path).document_date", required: true)
        let due = border.date(message.dueDate, message.hasDueDate, "\(path).due_date")
        let open = border.money(message.open, message.hasOpen, "\(path).open")
        let original = border.money(message.original, message.hasOriginal, "\(path).original", required: false)
        let tax = border.money(message.tax, message.hasTax, "\(path).tax", required: false)
        let rate = border.rate(message.exchangeRate, message.hasExchangeRate, "\(path).exchange_rate")
        let profile = border.code(message.postingProfile, "\(path).posting_profile")
        let reference = border.text(message.reference, "\(path).reference", max: 60)
        let cashDiscount = border.code(message.cashDiscount, "\(path).cash_discount")
        let collection = OpeningNote(message, path, &border)
        let dimension = border.code(message.dimension, "\(path).dimension")
        let classification = border.code(message.classification, "\(path).classification")
        var (taxes, taxSum): ([(code: Code, amount: Int64)], Int64) = ([], 0)
        if message.taxes.count > 20 { border.bad("\(path).taxes", .tooManyItems, "has over 20 codes") }
        for (place, part) in message.taxes.prefix(20).enumerated() {
            let code = border.code(part.taxCode, "\(path).taxes[\(place)].tax_code", required: true)
            guard let amount = border.money(part.amount, part.hasAmount, "\(path).taxes[\(place)].amount") else { continue }
            if amount.currency.code.text != message.open.currency {
                border.bad("\(path).taxes[\(place)].amount", .currencyMismatch, "is not in the currency of the open amount")
            }
            taxes.append((code, amount.minor))
            taxSum += amount.minor
        }
        guard let kind, let date, let open else { return nil }
        if !taxes.isEmpty, let tax, tax.minor != taxSum {
            border.bad("\(path).taxes", .fieldInvalid, "comes to \(Money(taxSum, open.currency)), tax is \(tax)")
        }
        for (field, money) in [("original", original), ("tax", tax)] {
            if let money, money.currency != open.currency {
                border.bad("\(path).\(field)", .currencyMismatch, "is not in \(open.currency) as the open amount")
                return nil
            }
        }
        self.init(
            customer: customer, kind: kind, number: number, documentDate: date, dueDate: due ?? date,
            original: original ?? open, open: open, tax: tax?.minor ?? taxSum, rate: rate, profile: profile,
            reference: reference, cashDiscount: cashDiscount, collection: collection, dimension: dimension,
            classification: classification, taxes: taxes)
    }
}

extension Reskontra_V1_ImportOpeningResponse {
    package init(_ answer: [ItemID], _ book: borrowing Book) {
        self.init()
        items = UInt32(answer.count)
        itemIds = answer.map { UInt64($0.number) }
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
            .sorted { ($0.from.code, $0.to.code, $0.validFrom) < ($1.from.code, $1.to.code, $1.validFrom) }
            .map { .init($0) }
        accounts = book.companies.accounts.sorted { $0.number < $1.number }.map { .init($0) }
        for type in PostingType.allCases {
            let account = setup.automaticAccounts[Int(type.rawValue)]
            if !account.isNone { automaticAccounts.append(.init(type, book.companies.account(account).number)) }
        }
        terms = setup.terms.values.sorted { $0.code < $1.code }.map { .init($0) }
        for row in setup.methods.values.sorted(by: { $0.code < $1.code }) { methods.append(.init(row, book)) }
        for row in setup.calendars.values.sorted(by: { $0.code < $1.code }) { paymentCalendars.append(.init(row)) }
        for row in setup.journalNames.values.sorted(by: { $0.name < $1.name }) { paymentJournalNames.append(.init(row)) }
        for row in setup.cashDiscounts.values.sorted(by: { $0.code < $1.code }) { cashDiscounts.append(.init(row, book)) }
        for other in setup.intercompany.keys.sorted() {
            if let pair = setup.intercompany[other] { intercompanyPairs.append(.init(pair, of: id, book)) }
        }
        for row in setup.taxCodes.values.sorted(by: { $0.code < $1.code }) { taxCodes.append(.init(row, book)) }
        taxGroups = (setup.salesTaxGroups.values.sorted { $0.code < $1.code }
            + setup.itemTaxGroups.values.sorted { $0.code < $1.code }).map { .init($0) }
        customerGroups = setup.customerGroups.values.sorted { $0.code < $1.code }.map { .init($0) }
        for profileID in setup.profiles.values.sorted(by: { $0 < $1 }) {
            let found = book.companies.profile(profileID)
            var made = ProfileWithLines()
            made.profile = .init(found.profile)
            for line in found.lines { made.lines.append(.init(line, book)) }
            profiles.append(made)
        }
    }
}
