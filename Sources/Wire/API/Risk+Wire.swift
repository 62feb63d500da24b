import Receivables
import Schema
import SwiftProtobuf

// Risk scoring, automatic limits and statistics: requests -> commands, answers -> responses.

extension Border {
    fileprivate mutating func scoringNumber(_ message: Reskontra_V1_Decimal, _ has: Bool, _ field: String) -> ScoringNumber {
        guard has else {
            bad(field, .fieldRequired, "is required")
            return ScoringNumber(tenThousandths: 0)
        }
        guard let decimal = decimal(message, has, field), let scaled = Percent(decimal) else {
            bad(field, .fieldInvalid, "has more than four decimal places")
            return ScoringNumber(tenThousandths: 0)
        }
        return ScoringNumber(tenThousandths: scaled.tenThousandths)
    }

    fileprivate mutating func score(_ score: Int64, _ field: String) -> Int64 {
        guard score.magnitude <= 1_000_000 else {
            bad(field, .amountOutOfRange, "is past 1,000,000")
            return 0
        }
        return score
    }
}

extension SetScoringGroup {
    package init(_ message: Reskontra_V1_SetScoringGroupRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let wish = message.scoringGroup
        let code = border.code(wish.scoringGroup, "scoring_group.scoring_group", required: true)
        let type = border.choice(wish.type.rawValue, "scoring_group.type", fallback: ScoringType.userDefined)
        if wish.rows.count > ScoringGroup.rowsMax {
            border.bad("scoring_group.rows", .tooManyItems, "has over \(ScoringGroup.rowsMax) rows")
        }
        var rows: [ScoringGroup.Row] = []
        for (index, row) in wish.rows.prefix(ScoringGroup.rowsMax).enumerated() {
            let path = "scoring_group.rows[\(index)]"
            let zero = ScoringNumber(tenThousandths: 0)
            let from = wish.userRows ? zero : border.scoringNumber(row.from, row.hasFrom, "\(path).from")
            let to = wish.userRows ? zero : border.scoringNumber(row.to, row.hasTo, "\(path).to")
            let value = border.code(row.value, "\(path).value", required: wish.userRows)
            rows.append(.init(from: from, to: to, value: value, score: border.score(row.score, "\(path).score")))
        }
        try border.check()
        self.init(
            id: company, group: ScoringGroup(code: code, type: type ?? .userDefined, isRange: !wish.userRows, rows: rows))
    }
}

extension SetRiskGroup {
    package init(_ message: Reskontra_V1_SetRiskGroupRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let wish = message.riskGroup
        let code = border.code(wish.riskGroup, "risk_group.risk_group", required: true)
        let indicator = border.code(wish.indicator, "risk_group.indicator")
        try border.check()
        self.init(id: company, group: RiskGroup(code: code, from: wish.from, to: wish.to, indicator: indicator))
    }
}

extension SetAutoLimit {
    package init(
        _ message: Reskontra_V1_SetAutoLimitRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        let wish = message.autoLimit
        let group = border.code(wish.riskGroup, "auto_limit.risk_group", required: true)
        let accounting = book.companies[company].currency
        let currency = wish.currency.isEmpty ? accounting : border.currency(wish.currency, "auto_limit.currency") ?? accounting
        let revenue = border.money(wish.maxRevenue, wish.hasMaxRevenue, "auto_limit.max_revenue", required: false)
        if let revenue, revenue.currency != currency {
            border.bad("auto_limit.max_revenue.currency", .currencyMismatch, "is not \(currency)")
        }
        if let revenue, revenue.minor < 0 { border.bad("auto_limit.max_revenue", .amountNegative, "is below 0") }
        if wish.lines.count > AutoLimitRule.linesMax {
            border.bad("auto_limit.lines", .tooManyItems, "has over \(AutoLimitRule.linesMax) lines")
        }
        if wish.lines.isEmpty { border.bad("auto_limit.lines", .fieldRequired, "has no lines") }
        var lines: [AutoLimitRule.Line] = []
        for (index, line) in wish.lines.prefix(AutoLimitRule.linesMax).enumerated() {
            let path = "auto_limit.lines[\(index)]"
            let scoring = border.code(line.scoringGroup, "\(path).scoring_group", required: true)
            let comparison: AutoLimitRule.Comparison? = border.choice(line.comparison.rawValue, "\(path).comparison")
            let value = border.code(line.value, "\(path).value", required: true)
            let limit = border.money(line.limit, line.hasLimit, "\(path).limit")
            if let limit, limit.currency != currency {
                border.bad("\(path).limit.currency", .currencyMismatch, "is not \(currency)")
            }
            if let limit, limit.minor < 0 { border.bad("\(path).limit", .amountNegative, "is below 0") }
            lines.append(
                .init(scoringGroup: scoring, comparison: comparison ?? .equal, value: value, limit: limit?.minor ?? 0))
        }
        try border.check()
        self.init(
            id: company,
            rule: AutoLimitRule(riskGroup: group, currency: currency, maxRevenue: revenue?.minor, lines: lines))
    }
}

extension UpdateRiskScores {
    package init(_ message: Reskontra_V1_UpdateRiskScoresRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if message.customers.count > UpdateRiskScores.accountsPerCall {
            border.bad("customers", .tooManyItems, "names over \(UpdateRiskScores.accountsPerCall) customers")
        }
        var customers: [Code] = []
        for (index, number) in message.customers.prefix(UpdateRiskScores.accountsPerCall).enumerated() {
            let code = border.code(number, "customers[\(index)]", required: true)
            if !customers.contains(code) { customers.append(code) }
        }
        if message.after > UInt64(UInt32.max) { border.bad("after", .fieldInvalid, "is no answer of a call before") }
        try border.check()
        self.init(
            id: company, customers: customers, after: CustomerID(UInt32(truncatingIfNeeded: message.after)))
    }
}

extension GetRiskSetup {
    package init(_ message: Reskontra_V1_GetRiskSetupRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company)
    }
}

extension GetStatistics {
    package init(_ message: Reskontra_V1_GetStatisticsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        if message.dsoMonths.count > GetStatistics.windowsMax {
            border.bad("dso_months", .tooManyItems, "names over \(GetStatistics.windowsMax) windows")
        }
        for (index, months) in message.dsoMonths.enumerated() where !(1...120).contains(months) {
            border.bad("dso_months[\(index)]", .fieldInvalid, "is not from 1 to 120")
        }
        try border.check()
        self.init(id: company, customer: customer, months: message.dsoMonths.map { Int($0) })
    }
}

extension GenerateAutoLimits {
    package init(_ message: Reskontra_V1_GenerateAutoLimitsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let journal = border.code(message.journal, "journal", required: true)
        let to = border.date(message.newTo, message.hasNewTo, "new_to", required: true)
        if message.after > UInt64(UInt32.max) { border.bad("after", .fieldInvalid, "is no answer of a call before") }
        try border.check()
        self.init(
            id: company, journal: journal, to: to ?? CalendarDate(days: 0),
            after: CustomerID(UInt32(truncatingIfNeeded: message.after)))
    }
}

// MARK: Answers

extension Reskontra_V1_Decimal {
    fileprivate init(_ number: ScoringNumber) { self.init(Decimal(unscaled: number.tenThousandths, scale: 4)) }
}

extension Reskontra_V1_ScoringGroup {
    fileprivate init(_ group: ScoringGroup) {
        self.init()
        scoringGroup = group.code.text
        type = .init(rawValue: Int(group.type.rawValue)) ?? .unspecified
        userRows = !group.isRange
        for row in group.rows {
            var made = Reskontra_V1_ScoringRow()
            if group.isRange {
                made.from = .init(row.from)
                made.to = .init(row.to)
            }
            made.value = row.value.text
            made.score = row.score
            rows.append(made)
        }
    }
}

extension Reskontra_V1_RiskGroup {
    fileprivate init(_ group: RiskGroup) {
        self.init()
        riskGroup = group.code.text
        from = group.from
        to = group.to
        indicator = group.indicator.text
    }
}

extension Reskontra_V1_AutoLimit {
    fileprivate init(_ rule: AutoLimitRule) {
        self.init()
        riskGroup = rule.riskGroup.text
        currency = rule.currency.code.text
        if let revenue = rule.maxRevenue { maxRevenue = .init(revenue, rule.currency) }
        for line in rule.lines {
            var made = Reskontra_V1_AutoLimitLine()
            made.scoringGroup = line.scoringGroup.text
            made.comparison = .init(rawValue: Int(line.comparison.rawValue)) ?? .unspecified
            made.value = line.value.text
            made.limit = .init(line.limit, rule.currency)
            lines.append(made)
        }
    }
}

extension Reskontra_V1_SetScoringGroupResponse {
    package init(_ group: ScoringGroup, _ book: borrowing Book) {
        self.init()
        scoringGroup = .init(group)
    }
}

extension Reskontra_V1_SetRiskGroupResponse {
    package init(_ group: RiskGroup, _ book: borrowing Book) {
        self.init()
        riskGroup = .init(group)
    }
}

extension Reskontra_V1_SetAutoLimitResponse {
    package init(_ rule: AutoLimitRule, _ book: borrowing Book) {
        self.init()
        autoLimit = .init(rule)
    }
}

extension Reskontra_V1_GetRiskSetupResponse {
    package init(_ answer: GetRiskSetup.Answer, _ book: borrowing Book) {
        self.init()
        scoringGroups = answer.scoringGroups.map { .init($0) }
        riskGroups = answer.riskGroups.map { .init($0) }
        autoLimits = answer.autoLimits.map { .init($0) }
    }
}

extension Reskontra_V1_UpdateRiskScoresResponse {
    package init(_ answer: UpdateRiskScores.Answer, _ book: borrowing Book) {
        self.init()
        for row in answer.scores {
            var made = Reskontra_V1_RiskScore()
            made.customerNumber = book.customers[row.customer].number.text
            made.date = .init(row.score.date)
            for part in row.score.parts {
                var line = Reskontra_V1_ScorePart()
                line.scoringGroup = part.group.text
                line.value = part.value.text
                line.score = part.score
                made.parts.append(line)
            }
            made.totalScore = row.score.total
            made.riskGroup = row.score.riskGroup.text
            scores.append(made)
        }
        next = UInt64(answer.next.number)
    }
}

extension Reskontra_V1_GetStatisticsResponse {
    package init(_ answer: CustomerStatistics, _ book: borrowing Book, _ company: CompanyID) {
        self.init()
        let currency = book.companies[company].currency
        if let days = answer.averagePaymentDays { averagePaymentDays = .init(days) }
        for window in answer.windows {
            var made = Reskontra_V1_DsoFigure()
            made.months = UInt32(window.months)
            made.days = UInt32(window.figure.days)
            made.outstanding = .init(window.figure.outstanding, currency)
            made.creditSales = .init(window.figure.creditSales, currency)
            if let value = window.figure.value { made.value = .init(value) }
            dso.append(made)
        }
    }
}
