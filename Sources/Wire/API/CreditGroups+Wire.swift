import Receivables
import Schema
import SwiftProtobuf

// Credit groups, guarantees, limits per currency and credit profiles: requests -> commands, answers -> responses.

extension SetCreditGroup {
    package init(_ message: Reskontra_V1_SetCreditGroupRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let wish = message.creditGroup
        let code = border.code(wish.creditGroup, "credit_group.credit_group", required: true)
        let description = border.text(wish.description_p, "credit_group.description")
        let limit = border.money(wish.creditLimit, wish.hasCreditLimit, "credit_group.credit_limit")
        let expires = border.date(wish.expiresOn, wish.hasExpiresOn, "credit_group.expires_on")
        try border.check()
        self.init(id: company, code: code, description: description, limit: limit ?? .zero(.eur), expires: expires)
    }
}

extension Border {
    /// A company by its code; empty: `fallback`.
    fileprivate mutating func company(
        _ text: String, _ field: String, _ fallback: CompanyID, _ book: borrowing Book
    ) -> CompanyID {
        if text.isEmpty { return fallback }
        if let code = Code(text), let found = book.companies.find(code) { return found }
        bad(field, .companyUnknown, "this store has no company \(text.prefix(23))")
        return fallback
    }
}

extension AddGroupMember {
    package init(
        _ message: Reskontra_V1_AddGroupMemberRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        let group = border.code(message.creditGroup, "credit_group", required: true)
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let member = border.company(message.memberCompany, "member_company", company, book)
        try border.check()
        self.init(id: company, group: group, memberCompany: member, customer: customer)
    }
}

extension RemoveGroupMember {
    package init(
        _ message: Reskontra_V1_RemoveGroupMemberRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        let group = border.code(message.creditGroup, "credit_group", required: true)
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let member = border.company(message.memberCompany, "member_company", company, book)
        try border.check()
        self.init(id: company, group: group, memberCompany: member, customer: customer)
    }
}

extension GetCreditGroup {
    package init(_ message: Reskontra_V1_GetCreditGroupRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let group = border.code(message.creditGroup, "credit_group", required: true)
        try border.check()
        self.init(id: company, group: group)
    }
}

extension ListCreditGroups {
    package init(_ message: Reskontra_V1_ListCreditGroupsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let after = border.code(message.after, "after")
        try border.check()
        self.init(id: company, after: after)
    }
}

extension SetGuarantee {
    package init(_ message: Reskontra_V1_SetGuaranteeRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let wish = message.guarantee
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let id = border.code(wish.guaranteeID, "guarantee.guarantee_id", required: true)
        let kind = border.choice(wish.kind.rawValue, "guarantee.kind", fallback: GuaranteeKind.guarantee)
        let guarantor = border.text(wish.guarantor, "guarantee.guarantor")
        let value = border.money(wish.value, wish.hasValue, "guarantee.value")
        let percent = border.percent(wish.updateLimitPercent, wish.hasUpdateLimitPercent, "guarantee.update_limit_percent")
        if percent.tenThousandths > 1_000_000 {
            border.bad("guarantee.update_limit_percent", .fieldInvalid, "is above 100")
        }
        let from = border.date(wish.effectiveOn, wish.hasEffectiveOn, "guarantee.effective_on", required: true)
        let to = border.date(wish.expiresOn, wish.hasExpiresOn, "guarantee.expires_on", required: true)
        try border.check()
        let day = CalendarDate(days: 0)
        self.init(
            id: company, customer: customer,
            guarantee: Guarantee(
                id: id, kind: kind ?? .guarantee, guarantor: guarantor, value: value ?? .zero(.eur), percent: percent,
                isIncludedInExposure: wish.includedInExposure, from: from ?? day, to: to ?? day))
    }
}

extension ListGuarantees {
    package init(_ message: Reskontra_V1_ListGuaranteesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        try border.check()
        self.init(id: company, customer: customer)
    }
}

extension SetCurrencyLimit {
    package init(_ message: Reskontra_V1_SetCurrencyLimitRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let limit = border.money(message.limit, message.hasLimit, "limit", required: false)
        let currency = message.currency.isEmpty && limit != nil ? limit?.currency : border.currency(message.currency, "currency")
        if let limit, let currency, limit.currency != currency {
            border.bad("limit.currency", .currencyMismatch, "is not \(currency)")
        }
        try border.check()
        self.init(id: company, customer: customer, currency: currency ?? .eur, limit: limit?.minor)
    }
}

extension SetCreditProfile {
    package init(_ message: Reskontra_V1_SetCreditProfileRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        var change = Change()
        change.limit = border.money(message.creditLimit, message.hasCreditLimit, "credit_limit", required: false)
        change.limitExpires = border.date(message.limitExpiresOn, message.hasLimitExpiresOn, "limit_expires_on")
        change.eligibleLimit = border.money(message.eligibleLimit, message.hasEligibleLimit, "eligible_limit", required: false)
        change.revenue = border.money(message.revenue, message.hasRevenue, "revenue", required: false)
        change.externalExposure = border.money(
            message.externalExposure, message.hasExternalExposure, "external_exposure", required: false)
        change.customerSince = border.date(message.customerSince, message.hasCustomerSince, "customer_since")
        change.businessStarted = border.date(message.businessStartedOn, message.hasBusinessStartedOn, "business_started_on")
        if message.hasGovernmentID { change.governmentID = border.text(message.governmentID, "government_id", max: 60) }
        if message.scoringValues.count > CreditProfile.scoringValuesMax {
            border.bad("scoring_values", .tooManyItems, "has over \(CreditProfile.scoringValuesMax) values")
        }
        for (index, row) in message.scoringValues.prefix(CreditProfile.scoringValuesMax).enumerated() {
            let group = border.code(row.scoringGroup, "scoring_values[\(index)].scoring_group", required: true)
            let value = border.code(row.value, "scoring_values[\(index)].value")
            change.scoringValues.append(ScoringValue(group: group, value: value))
        }
        try border.check()
        self.init(id: company, customer: customer, change: change)
    }
}

extension GetCreditProfile {
    package init(_ message: Reskontra_V1_GetCreditProfileRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        try border.check()
        self.init(id: company, customer: customer)
    }
}

// MARK: Answers

extension Reskontra_V1_CreditGroup {
    fileprivate init(_ row: CreditGroup) {
        self.init()
        creditGroup = row.code.text
        description_p = row.description
        creditLimit = .init(row.limit)
        expiresOn = .init(row.expires)
    }
}

extension Reskontra_V1_SetCreditGroupResponse {
    package init(_ row: CreditGroup, _ book: borrowing Book) {
        self.init()
        creditGroup = .init(row)
    }
}

extension Reskontra_V1_AddGroupMemberResponse {
    package init(_ answer: AddGroupMember.Answer, _ book: borrowing Book) {
        self.init()
        customerNumber = book.customers[answer.customer].number.text
        limitExpiresOn = .init(answer.limitExpires)
        for company in answer.proposed { proposedCompanies.append(book.companies[company].code.text) }
    }
}

extension Reskontra_V1_RemoveGroupMemberResponse {
    package init(_ account: CustomerID, _ book: borrowing Book) {
        self.init()
        customerNumber = book.customers[account].number.text
    }
}

extension Reskontra_V1_GetCreditGroupResponse {
    package init(_ answer: GetCreditGroup.Answer, _ book: borrowing Book) {
        self.init()
        creditGroup = .init(answer.group)
        totalLimit = .init(answer.limit)
        if let money = answer.exposure {
            exposure = .init(money)
            available = .init(answer.limit.minor - money.minor, money.currency)
        }
        for member in answer.members {
            var row = Reskontra_V1_GroupMember()
            row.company = book.companies[member.company].code.text
            row.customerNumber = member.customer.text
            if let money = member.exposure { row.exposure = .init(money) }
            members.append(row)
        }
        temporaryLimits = answer.temporaryLimits.map { .init($0, answer.limit.currency) }
        version = answer.version
    }
}

extension Reskontra_V1_ListCreditGroupsResponse {
    package init(_ answer: ListCreditGroups.Answer, _ book: borrowing Book) {
        self.init()
        for (group, members) in answer.groups {
            var row = Row()
            row.creditGroup = .init(group)
            row.members = UInt32(members)
            rows.append(row)
        }
        if answer.hasMore { next = rows.last?.creditGroup.creditGroup ?? "" }
    }
}

extension Reskontra_V1_Guarantee {
    fileprivate init(_ row: Guarantee) {
        self.init()
        guaranteeID = row.id.text
        kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
        guarantor = row.guarantor
        value = .init(row.value)
        updateLimitPercent = .init(row.percent.decimal)
        includedInExposure = row.isIncludedInExposure
        effectiveOn = .init(row.from)
        expiresOn = .init(row.to)
    }
}

extension Reskontra_V1_SetGuaranteeResponse {
    package init(_ row: Guarantee, _ book: borrowing Book) {
        self.init()
        guarantee = .init(row)
    }
}

extension Reskontra_V1_ListGuaranteesResponse {
    package init(_ rows: [Guarantee], _ book: borrowing Book) {
        self.init()
        guarantees = rows.map { .init($0) }
    }
}

extension Reskontra_V1_SetCurrencyLimitResponse {
    package init(_ answer: CurrencyLimits, _ book: borrowing Book) {
        self.init()
        limits = answer.rows.map { .init($0.limit, $0.currency) }
    }
}

extension Reskontra_V1_LimitWindow {
    init(_ window: TemporaryLimit, _ currency: Currency) {
        self.init()
        limit = .init(window.amount, currency)
        from = .init(window.from)
        to = .init(window.to)
    }
}

extension Reskontra_V1_CreditProfile {
    fileprivate init(_ answer: CreditProfileAnswer, _ book: borrowing Book) {
        self.init()
        let currency = answer.limit.limit.currency
        customerNumber = book.customers[answer.account].number.text
        creditLimit = .init(answer.limit.limit)
        if let date = answer.limit.expires { limitExpiresOn = .init(date) }
        let row = answer.profile
        if let minor = row.eligibleLimit { eligibleLimit = .init(minor, currency) }
        if let minor = row.revenue { revenue = .init(minor, currency) }
        if let money = row.externalExposure { externalExposure = .init(money) }
        if let date = row.customerSince { customerSince = .init(date) }
        if let date = row.businessStarted { businessStartedOn = .init(date) }
        identified = row.isIdentified
        currencyLimits = row.currencyLimits.rows.map { .init($0.limit, $0.currency) }
        for value in row.scoringValues {
            var made = Reskontra_V1_ScoringValue()
            made.scoringGroup = value.group.text
            made.value = value.value.text
            scoringValues.append(made)
        }
        let traits = book.rules.traits(of: answer.account)
        (creditManagementGroup, riskGroup) = (traits.group.text, traits.riskGroup.text)
        (accountStatus, cashDiscount) = (traits.accountStatus.text, traits.cashDiscount.text)
        temporaryLimits = book.limits.temporaryLimits(of: answer.account).map { .init($0, currency) }
    }
}

extension Reskontra_V1_SetCreditProfileResponse {
    package init(_ answer: CreditProfileAnswer, _ book: borrowing Book) {
        self.init()
        profile = .init(answer, book)
    }
}

extension Reskontra_V1_GetCreditProfileResponse {
    package init(_ answer: CreditProfileAnswer, _ book: borrowing Book) {
        self.init()
        profile = .init(answer, book)
    }
}
