// Commands that create or replace one set-up row each. Later changes never touch what was posted before.

package struct SetExchangeRate: Command {
    package let id: CompanyID
    package let rate: ExchangeRate
    package init(id: CompanyID, rate: ExchangeRate) { (self.id, self.rate) = (id, rate) }
    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> ExchangeRate {
        guard rate.from != rate.to else {
            throw Rejection(.fieldInvalid, field: "rate.to", "from and to are the same currency")
        }
        try book.companies.checkRateType(rate.type, of: id, field: "rate.rate_type")
        draft.add(.exchangeRateSet(id, rate), book)
        return rate
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Opens or changes a ledger account of the shared chart.
package struct SetMainAccount: Command {
    package let number: Code
    package let name: String
    package let blocked: Bool
    package let itemTaxGroup: Code
    package let salesTaxGroup: Code
    package var dimensions = Dimensions.none
    package var allocation: [DistributionShare] = []

    package init(number: Code, name: String, blocked: Bool, itemTaxGroup: Code, salesTaxGroup: Code) {
        self.number = number
        self.name = name
        self.blocked = blocked
        self.itemTaxGroup = itemTaxGroup
        self.salesTaxGroup = salesTaxGroup
    }

    package var company: CompanyID? { nil }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> MainAccount {
        let id = book.companies.account(number) ?? AccountID(UInt32(book.companies.accounts.count) + 1)
        var account = MainAccount(
            id: id, number: number, name: name, blocked: blocked, itemTaxGroup: itemTaxGroup,
            salesTaxGroup: salesTaxGroup)
        account.dimensions = dimensions
        account.allocation = allocation
        for (index, share) in allocation.enumerated() where book.companies.account(share.account) == nil {
            throw .unknown("main account", share.account, field: "account.allocation[\(index)].main_account")
        }
        if !allocation.isEmpty {
            _ = try DistributionShare.parts(of: 1_000_000, allocation, .eur, field: "account.allocation")
        }
        draft.add(.mainAccountSet(account), book)
        return account
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.chartLastChange }
}

/// The account a posting type goes to when nothing more special names one (HOUSE 6c).
package struct SetAutomaticAccount: Command {
    package let id: CompanyID
    package let type: PostingType
    package let account: Code
    package init(id: CompanyID, type: PostingType, account: Code) {
        (self.id, self.type, self.account) = (id, type, account)
    }
    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> (type: PostingType, account: Code) {
        let found = try book.companies.account(named: account, field: "account.main_account")
        // Nothing but items may lie on a summary account, or it would no longer be their sum (setup:PC-8).
        if type.isBesideItems, book.companies.isSummaryAccount(found) {
            throw .summaryAccount(account, field: "account.main_account")
        }
        draft.add(.automaticAccountSet(id, type, found), book)
        return (type, account)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

package struct SetTermsOfPayment: Command {
    package let id: CompanyID
    package let terms: TermsOfPayment
    package init(id: CompanyID, terms: TermsOfPayment) { (self.id, self.terms) = (id, terms) }
    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> TermsOfPayment {
        if !terms.calendar.isEmpty, book.companies.setup(id).calendars[terms.calendar] == nil {
            throw .unknown("payment calendar", terms.calendar, field: "terms.calendar")
        }
        if terms.nonWorkday != .stays, terms.calendar.isEmpty {
            throw .required("terms.calendar", "due dates move by the workdays of a calendar")
        }
        if !terms.schedule.isEmpty, book.companies.setup(id).schedules[terms.schedule] == nil {
            throw .unknown("payment schedule", terms.schedule, field: "terms.payment_schedule")
        }
        draft.add(.termsSet(id, terms), book)
        return terms
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

package struct SetMethodOfPayment: Command {
    package let id: CompanyID
    package let code: Code
    package let description: String
    package let type: PaymentType
    package let account: Code
    package let requireReference: Bool
    package let requireMandate: Bool
    package let remitsBills: Bool
    package let drawsBills: Bool
    /// Empty: its money goes to `account` at once.
    package var bridging = Code.empty
    package var requiredStatus = PaymentStatus.none
    package var requireDepositSlip = false
    /// One that the method has already.
    package var specification: Code = .empty

    package init(
        id: CompanyID, code: Code, description: String, type: PaymentType, account: Code, requireReference: Bool,
        requireMandate: Bool = false, remitsBills: Bool = false, drawsBills: Bool = false
    ) {
        self.remitsBills = remitsBills
        self.drawsBills = drawsBills
        self.requireMandate = requireMandate
        self.id = id
        self.code = code
        self.description = description
        self.type = type
        self.account = account
        self.requireReference = requireReference
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> MethodOfPayment {
        let account = try book.companies.account(named: account, field: "method.main_account")
        if requireMandate, type != .electronic {
            throw Rejection(.fieldInvalid, field: "method.require_mandate", "only an ELECTRONIC method needs mandates")
        }
        var method = MethodOfPayment(
            code: code, description: description, type: type, account: account, requireReference: requireReference)
        method.requireMandate = requireMandate
        if remitsBills, type != .billOfExchange {
            throw Rejection(.fieldInvalid, field: "method.remits_bills", "only a method of type BILL_OF_EXCHANGE remits bills")
        }
        method.remitsBills = remitsBills
        if drawsBills, type != .billOfExchange {
            throw Rejection(.fieldInvalid, field: "method.draws_bills", "only a method of type BILL_OF_EXCHANGE draws bills")
        }
        method.drawsBills = drawsBills
        if type == .postdatedCheck, bridging.isEmpty {
            throw .required("method.bridging_account", "a postdated check waits on a bridging account")
        }
        if !bridging.isEmpty {
            if type == .billOfExchange || type == .creditCard {
                throw Rejection(.fieldInvalid, field: "method.bridging_account", "is not taken with \(type)")
            }
            method.bridging = try book.companies.account(named: bridging, field: "method.bridging_account")
        }
        method.requiredStatus = requiredStatus
        method.requireDepositSlip = requireDepositSlip
        let setup = book.companies.setup(id)
        try setup.checkSpecification(specification, of: code, field: "method.payment_specification")
        if type != .billOfExchange, setup.specifications[code]?.contains(where: \.remitsBills) == true {
            throw Rejection(
                .fieldInvalid, field: "method.type", "a payment specification of method \(code) remits bills")
        }
        method.specification = specification
        draft.add(.methodSet(id, method), book)
        return method
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

package struct SetTaxCode: Command {
    package let id: CompanyID
    package let code: Code
    package let percent: Percent
    package let account: Code
    /// Empty: none of its own.
    package let discountAccount: Code
    package let fallsWithDiscounts: Bool
    package init(
        id: CompanyID, code: Code, percent: Percent, account: Code, discountAccount: Code = .empty,
        fallsWithDiscounts: Bool = false
    ) {
        (self.id, self.code, self.percent, self.account) = (id, code, percent, account)
        (self.discountAccount, self.fallsWithDiscounts) = (discountAccount, fallsWithDiscounts)
    }
    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> TaxCode {
        let account = try book.companies.account(named: account, field: "tax_code.main_account")
        var discount = AccountID.none
        if !discountAccount.isEmpty {
            discount = try book.companies.account(named: discountAccount, field: "tax_code.cash_discount_account")
        }
        let tax = TaxCode(
            code: code, percent: percent, account: account, discountAccount: discount,
            fallsWithDiscounts: fallsWithDiscounts)
        draft.add(.taxCodeSet(id, tax), book)
        return tax
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

/// A customer-side or goods-side group: the codes that apply are those in both (setup:FT-4).
package struct SetTaxGroup: Command {
    package let id: CompanyID
    package let group: TaxGroup
    package init(id: CompanyID, group: TaxGroup) { (self.id, self.group) = (id, group) }
    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> TaxGroup {
        let known = book.companies.setup(id).taxCodes
        for (place, code) in group.taxCodes.enumerated() where known[code] == nil {
            throw .unknown("tax code", code, field: "group.tax_codes[\(place)]")
        }
        draft.add(.taxGroupSet(id, group), book)
        return group
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

package struct SetCustomerGroup: Command {
    package let id: CompanyID
    package let group: CustomerGroup
    package init(id: CompanyID, group: CustomerGroup) { (self.id, self.group) = (id, group) }
    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CustomerGroup {
        let setup = book.companies.setup(id)
        if !group.terms.isEmpty, setup.terms[group.terms] == nil {
            throw .unknown("terms of payment", group.terms, field: "group.terms_of_payment")
        }
        if !group.salesTaxGroup.isEmpty, setup.salesTaxGroups[group.salesTaxGroup] == nil {
            throw .unknown("sales tax group", group.salesTaxGroup, field: "group.sales_tax_group")
        }
        try book.companies.checkRateType(group.rateType, of: id, field: "group.exchange_rate_type")
        if !group.settlePeriod.isEmpty, setup.terms[group.settlePeriod] == nil {
            throw .unknown("terms of payment", group.settlePeriod, field: "group.settle_period")
        }
        if !group.revenueAccount.isNone, book.companies.isSummaryAccount(group.revenueAccount) {
            throw .summaryAccount(book.companies.account(group.revenueAccount).number, field: "group.revenue_account")
        }
        if let numbers = group.numbers {
            if let current = setup.customerGroups[group.code]?.numbers, current.prefix == numbers.prefix,
                numbers.next < current.next
            {
                throw Rejection(
                    .fieldInvalid, field: "group.number_sequence.next",
                    "numbers below \(current.next) may be in use: next cannot go back", [.init("next", current.next)])
            }
            guard numbers.number(numbers.next) != nil else {
                throw Rejection(
                    .fieldInvalid, field: "group.number_sequence.next",
                    "\(numbers.next) does not fit \(numbers.digits) digits, or prefix and digits exceed 23 bytes")
            }
        }
        draft.add(.customerGroupSet(id, group), book)
        return group
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

extension Companies {
    /// An account of the chart, or REFERENCE_UNKNOWN with the field.
    package func account(named number: Code, field: String) throws(Rejection) -> AccountID {
        guard let found = account(number) else { throw .unknown("main account", number, field: field) }
        return found
    }

    /// Latest change of a company's set-up or of the chart.
    package func mark(_ id: CompanyID) -> UInt64 { max(self[id].lastChange, chartLastChange) }
}
