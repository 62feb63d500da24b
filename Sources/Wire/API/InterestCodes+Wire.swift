import Receivables
import Schema
import SwiftProtobuf

// Interest codes: requests -> commands, answers -> responses.

extension SetInterestCode {
    package init(
        _ message: Reskontra_V1_SetInterestCodeRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.code, "code", required: true)
        let description = border.text(message.description_p, "description")
        let version = InterestVersion(message.version, company, book, &border, isFirst: true)
        try border.check()
        self.init(id: company, code: code, description: description, version: version)
    }

    package init(
        _ message: Reskontra_V1_NewInterestVersionRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.code, "code", required: true)
        let version = InterestVersion(message.version, company, book, &border, isFirst: false)
        try border.check()
        self.init(id: company, code: code, description: "", version: version, isNewVersion: true)
    }
}

extension InterestVersion {
    fileprivate init(
        _ message: Reskontra_V1_InterestVersion, _ company: CompanyID, _ book: borrowing Book, _ border: inout Border,
        isFirst: Bool
    ) {
        let beginning = CalendarDate(year: 1900, month: 1, day: 1) ?? CalendarDate(days: 0)
        self.init(
            effectiveFrom: border.date(
                message.effectiveFrom, message.hasEffectiveFrom, "effective_from", required: !isFirst) ?? beginning,
            effectiveTo: border.date(message.effectiveTo, message.hasEffectiveTo, "effective_to"),
            earnings: message.hasEarnings
                ? InterestTerms(message.earnings, "earnings", .interestIncome, company, book, &border, isWhole: isFirst)
                : nil,
            payments: message.hasPayments
                ? InterestTerms(message.payments, "payments", .interestExpense, company, book, &border, isWhole: isFirst)
                : nil)
    }
}

extension InterestTerms {
    fileprivate init(
        _ message: Reskontra_V1_InterestTerms, _ side: String, _ type: PostingType, _ company: CompanyID,
        _ book: borrowing Book, _ border: inout Border, isWhole: Bool
    ) {
        self.init()
        // A new version that states a percent only takes the rest from the one before it.
        let isOnlyPercent = !isWhole && message == .with { $0.percent = message.percent } && message.hasPercent
        every = UInt16(clamping: isOnlyPercent ? 1 : message.every)
        unit = border.choice(message.unit.rawValue, "unit", fallback: .month) ?? .month
        basis = border.choice(message.basis.rawValue, "basis", fallback: .percent) ?? .percent
        method = border.choice(message.method.rawValue, "method", fallback: .interval) ?? .interval
        if method == .daily365, message.every == 0 { every = 1 }
        range = border.choice(message.range.rawValue, "range", fallback: InterestTerms.Range.none) ?? .none
        graceDays = UInt16(clamping: message.graceDays)
        calculateFrom = border.choice(message.calculateFrom.rawValue, "calculate_from", fallback: .dueDate) ?? .dueDate
        if message.hasPercent { percent = border.percent(message.percent, true, "percent") }
        if !isOnlyPercent {
            account = InterestTerms.account(message.mainAccount, "\(side).main_account", type, company, book, &border)
        }
        for (index, own) in message.currencies.enumerated() {
            let path = "\(side).currencies[\(index)]"
            guard let currency = border.currency(own.currency, path + ".currency") else { continue }
            var terms = CurrencyTerms(currency: currency)
            if own.hasPercent { terms.value = border.percent(own.percent, true, path + ".percent").tenThousandths }
            if let amount = border.minor(own.amount, own.hasAmount, currency, path + ".amount") { terms.value = amount }
            terms.minInterest = border.minor(own.minInterest, own.hasMinInterest, currency, path + ".min_interest")
            terms.maxInterest = border.minor(own.maxInterest, own.hasMaxInterest, currency, path + ".max_interest")
            terms.fee = border.minor(own.fee, own.hasFee, currency, path + ".fee") ?? 0
            terms.feeTaxGroup = border.code(own.feeTaxGroup, path + ".fee_tax_group")
            if terms.fee != 0 {
                terms.feeAccount = InterestTerms.account(
                    own.feeAccount, path + ".fee_account", .feeRevenue, company, book, &border)
            }
            for (place, row) in own.ranges.enumerated() {
                let path = "\(path).ranges[\(place)]"
                let from = border.scaled(row.from, row.hasFrom, range == .amount ? currency.exponent : 0, path + ".from")
                let value = border.scaled(
                    row.value, row.hasValue, basis == .percent ? 4 : currency.exponent, path + ".value")
                terms.rows.append(Row(from: from, value: value))
            }
            currencies.append(terms)
        }
    }

    private static func account(
        _ text: String, _ field: String, _ type: PostingType, _ company: CompanyID, _ book: borrowing Book,
        _ border: inout Border
    ) -> AccountID {
        let number = border.code(text, field)
        if number.isEmpty { return book.companies.setup(company).automaticAccounts[Int(type.rawValue)] }
        guard let found = book.companies.account(number) else {
            border.bad(field, .referenceUnknown, "there is no main account '\(number)'")
            return .none
        }
        return found
    }
}

extension Border {
    /// Minor units of an amount that must be in the currency.
    mutating func minor(
        _ message: Reskontra_V1_Money, _ has: Bool, _ currency: Currency, _ field: String
    ) -> Int64? {
        guard let money = money(message, has, field, required: false) else { return nil }
        guard money.currency == currency else {
            bad(field, .currencyMismatch, "must be in \(currency)")
            return nil
        }
        return money.minor
    }

    /// A decimal as a whole number of 10^-scale; more places are refused.
    fileprivate mutating func scaled(
        _ message: Reskontra_V1_Decimal, _ has: Bool, _ scale: UInt8, _ field: String
    ) -> Int64 {
        guard has, let decimal = decimal(message, has, field) else {
            if !has { bad(field, .fieldRequired, "is required") }
            return 0
        }
        let product = Int128(decimal.unscaled) * Decimal.power(scale)
        let (whole, rest) = product.quotientAndRemainder(dividingBy: Decimal.power(decimal.scale))
        guard rest == 0, let value = Int64(exactly: whole), value.magnitude <= Money.minorMax.magnitude else {
            bad(field, .fieldInvalid, "has more than \(scale) decimal places or is too large")
            return 0
        }
        return value
    }
}

extension Reskontra_V1_InterestCode {
    init(_ row: InterestCode, _ book: borrowing Book) {
        self.init()
        code = row.code.text
        description_p = row.description
        for version in row.versions {
            var made = Reskontra_V1_InterestVersion()
            made.effectiveFrom = .init(version.effectiveFrom)
            if let end = version.effectiveTo { made.effectiveTo = .init(end) }
            if let terms = version.earnings { made.earnings = .init(terms, book) }
            if let terms = version.payments { made.payments = .init(terms, book) }
            versions.append(made)
        }
    }
}

extension Reskontra_V1_InterestTerms {
    fileprivate init(_ terms: InterestTerms, _ book: borrowing Book) {
        self.init()
        every = UInt32(terms.every)
        unit = .init(rawValue: Int(terms.unit.rawValue)) ?? .unspecified
        basis = .init(rawValue: Int(terms.basis.rawValue)) ?? .unspecified
        method = .init(rawValue: Int(terms.method.rawValue)) ?? .unspecified
        range = .init(rawValue: Int(terms.range.rawValue)) ?? .unspecified
        if !terms.account.isNone { mainAccount = book.companies.account(terms.account).number.text }
        graceDays = UInt32(terms.graceDays)
        calculateFrom = .init(rawValue: Int(terms.calculateFrom.rawValue)) ?? .unspecified
        if let percent = terms.percent { self.percent = .init(percent.decimal) }
        for own in terms.currencies {
            var made = Currency()
            made.currency = own.currency.code.text
            if let value = own.value {
                if terms.basis == .percent {
                    made.percent = .init(Percent(tenThousandths: value).decimal)
                } else {
                    made.amount = .init(value, own.currency)
                }
            }
            if let least = own.minInterest { made.minInterest = .init(least, own.currency) }
            if let most = own.maxInterest { made.maxInterest = .init(most, own.currency) }
            if own.fee != 0 { made.fee = .init(own.fee, own.currency) }
            made.feeTaxGroup = own.feeTaxGroup.text
            if !own.feeAccount.isNone { made.feeAccount = book.companies.account(own.feeAccount).number.text }
            for row in own.rows {
                var line = Row()
                line.from = .init(Decimal(unscaled: row.from, scale: terms.range == .amount ? own.currency.exponent : 0))
                line.value = .init(
                    Decimal(unscaled: row.value, scale: terms.basis == .percent ? 4 : own.currency.exponent))
                made.ranges.append(line)
            }
            currencies.append(made)
        }
    }
}

extension Reskontra_V1_SetInterestCodeResponse {
    package init(_ answer: InterestCode, _ book: borrowing Book) {
        self.init()
        code = .init(answer, book)
    }
}

extension Reskontra_V1_NewInterestVersionResponse {
    package init(_ answer: InterestCode, _ book: borrowing Book) {
        self.init()
        code = .init(answer, book)
    }
}

extension ListInterestVersions {
    package init(_ message: Reskontra_V1_ListInterestVersionsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.code, "code", required: true)
        let asOf = border.date(message.asOf, message.hasAsOf, "as_of")
        try border.check()
        self.init(id: company, code: code, asOf: asOf)
    }
}

extension Reskontra_V1_ListInterestVersionsResponse {
    package init(_ answer: InterestCode, _ book: borrowing Book) {
        self.init()
        code = .init(answer, book)
    }
}
