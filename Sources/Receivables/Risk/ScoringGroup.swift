/// What a scoring group looks at (credit:RS-1).
package enum ScoringType: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case userDefined = 1
    case averagePaymentDays = 2
    /// Full years.
    case customerSince = 3
    case inBusinessSince = 4
    case daysSalesOutstanding = 5
    case averageBalance = 6
    case creditManagementGroup = 7
    case accountStatus = 8
    case country = 9
}

/// A number with up to four places, as ten-thousandths; how values of scoring are compared.
package struct ScoringNumber: Equatable, Comparable, Sendable, PlainBits {
    package let tenThousandths: Int64

    package init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }

    /// Nil for a text that is no such number.
    package init?(_ text: Code) {
        let parts = text.text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int64(parts[0]), whole.magnitude <= 1_000_000_000_000 else {
            return nil
        }
        var fraction: Int64 = 0
        if parts.count == 2 {
            guard (1...4).contains(parts[1].count), parts[1].allSatisfy({ ("0"..."9").contains($0) }),
                let digits = Int64(parts[1])
            else { return nil }
            fraction = digits
            for _ in parts[1].count..<4 { fraction *= 10 }
        }
        tenThousandths = whole * 10_000 + (parts[0].hasPrefix("-") ? -fraction : fraction)
    }

    package static func < (left: ScoringNumber, right: ScoringNumber) -> Bool {
        left.tenThousandths < right.tenThousandths
    }
}

/// Points for one trait of a customer: by range, both ends included, or by exact value (credit:RS-2).
package struct ScoringGroup: Equatable, Sendable, Codable {
    package struct Row: Equatable, Sendable, PlainBits {
        /// Of a range.
        package var from: ScoringNumber
        package var to: ScoringNumber
        /// Of a user row.
        package var value: Code
        package var score: Int64

        package init(from: ScoringNumber, to: ScoringNumber, value: Code, score: Int64) {
            self.from = from
            self.to = to
            self.value = value
            self.score = score
        }
    }

    package var code: Code
    package var type: ScoringType
    package var isRange: Bool
    package var rows: [Row]

    package init(code: Code, type: ScoringType, isRange: Bool, rows: [Row]) {
        self.code = code
        self.type = type
        self.isRange = isRange
        self.rows = rows
    }

    package static let rowsMax = 1_000
    package static let perCompanyMax = 100

    /// No matching row or no value: 0.
    package func score(of value: Code) -> Int64 {
        if value.isEmpty { return 0 }
        guard isRange else { return rows.first { $0.value == value }?.score ?? 0 }
        guard let number = ScoringNumber(value) else { return 0 }
        return rows.first { $0.from <= number && number <= $0.to }?.score ?? 0
    }
}

/// Customers whose total score lies between its ends, both included (credit:RS-3).
package struct RiskGroup: Equatable, Sendable, Codable {
    package var code: Code
    package var from: Int64
    package var to: Int64
    package var indicator: Code

    package init(code: Code, from: Int64, to: Int64, indicator: Code) {
        self.code = code
        self.from = from
        self.to = to
        self.indicator = indicator
    }

    package static let perCompanyMax = 100
}

/// Limits that customers of a risk group get by what scoring knows of them (credit:RS-5).
package struct AutoLimitRule: Equatable, Sendable, Codable {
    package enum Comparison: UInt8, Sendable, BitwiseCopyable, Codable {
        case equal = 1
        case notEqual = 2
        case less = 3
        case lessOrEqual = 4
        case greater = 5
        case greaterOrEqual = 6

        /// As numbers when both are; else only equality means something.
        func holds(_ left: Code, _ right: Code) -> Bool {
            if let left = ScoringNumber(left), let right = ScoringNumber(right) {
                return switch self {
                case .equal: left == right
                case .notEqual: left != right
                case .less: left < right
                case .lessOrEqual: left <= right
                case .greater: left > right
                case .greaterOrEqual: left >= right
                }
            }
            return switch self {
            case .equal: left == right
            case .notEqual: left != right
            case .less, .lessOrEqual, .greater, .greaterOrEqual: false
            }
        }
    }

    package struct Line: Equatable, Sendable, PlainBits {
        package var scoringGroup: Code
        package var comparison: Comparison
        package var value: Code
        package var limit: Int64

        package init(scoringGroup: Code, comparison: Comparison, value: Code, limit: Int64) {
            self.scoringGroup = scoringGroup
            self.comparison = comparison
            self.value = value
            self.limit = limit
        }
    }

    package var riskGroup: Code
    package var currency: Currency
    /// Nil: whatever the revenue is.
    package var maxRevenue: Int64?
    package var lines: [Line]

    package init(riskGroup: Code, currency: Currency, maxRevenue: Int64?, lines: [Line]) {
        self.riskGroup = riskGroup
        self.currency = currency
        self.maxRevenue = maxRevenue
        self.lines = lines
    }

    package static let linesMax = 1_000
    package static let perCompanyMax = 1_000

    /// The highest limit of the lines that are true; nil: none is.
    package func limit(_ value: (Code) -> Code) -> Int64? {
        var highest: Int64?
        for line in lines {
            let known = value(line.scoringGroup)
            guard !known.isEmpty, line.comparison.holds(known, line.value) else { continue }
            highest = max(highest ?? line.limit, line.limit)
        }
        return highest
    }
}

/// What scoring found for an account on a day.
package struct RiskScore: Equatable, Sendable, Codable {
    package struct Part: Equatable, Sendable, PlainBits {
        package var group: Code
        package var value: Code
        package var score: Int64

        package init(group: Code, value: Code, score: Int64) {
            self.group = group
            self.value = value
            self.score = score
        }
    }

    package var date: CalendarDate
    /// By scoring group.
    package var parts: [Part]
    package var total: Int64
    /// Empty: none holds the total.
    package var riskGroup: Code

    package init(date: CalendarDate, parts: [Part], total: Int64, riskGroup: Code) {
        self.date = date
        self.parts = parts
        self.total = total
        self.riskGroup = riskGroup
    }

    var fingerprint: UInt64 {
        var print = Fingerprint()
        print.add(total)
        print.add(date)
        print.add(riskGroup)
        return print.word
    }
}

/// Set-up of scoring and the latest score of each account.
package struct RiskScores: ~Copyable {
    private var scoringGroups: [CompanyID: [ScoringGroup]] = [:]
    private var riskGroups: [CompanyID: [RiskGroup]] = [:]
    private var autoLimits: [CompanyID: [AutoLimitRule]] = [:]
    private var scores: [CustomerID: RiskScore] = [:]

    package init() {}

    /// By code.
    package func scoringGroups(of company: CompanyID) -> [ScoringGroup] { scoringGroups[company] ?? [] }
    /// By first total.
    package func riskGroups(of company: CompanyID) -> [RiskGroup] { riskGroups[company] ?? [] }
    package func autoLimits(of company: CompanyID) -> [AutoLimitRule] { autoLimits[company] ?? [] }
    package func score(of account: CustomerID) -> RiskScore? { scores[account] }

    mutating func set(_ row: ScoringGroup, of company: CompanyID) {
        var rows = scoringGroups[company] ?? []
        rows.removeAll { $0.code == row.code }
        rows.append(row)
        scoringGroups[company] = rows.sorted { $0.code < $1.code }
    }

    mutating func set(_ row: RiskGroup, of company: CompanyID) {
        var rows = riskGroups[company] ?? []
        rows.removeAll { $0.code == row.code }
        rows.append(row)
        riskGroups[company] = rows.sorted { ($0.from, $0.code) < ($1.from, $1.code) }
    }

    mutating func set(_ row: AutoLimitRule, of company: CompanyID) {
        var rows = autoLimits[company] ?? []
        if let place = rows.firstIndex(where: {
            $0.riskGroup == row.riskGroup && $0.currency == row.currency && $0.maxRevenue == row.maxRevenue
        }) {
            rows[place] = row
        } else {
            rows.append(row)
        }
        autoLimits[company] = rows
    }

    mutating func set(_ score: RiskScore, of account: CustomerID) { scores[account] = score }
}

extension RiskScores: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&scoringGroups)
        try stream.pass(&riskGroups)
        try stream.pass(&autoLimits)
        try stream.pass(&scores)
    }
}
