package enum AgingInterval: UInt8, Sendable, BitwiseCopyable, Codable {
    case day = 1
    case week = 2
    case month = 3
    case quarter = 4
    case year = 5
    case ledgerPeriod = 6
    case unlimited = 7

    fileprivate var months: Int {
        switch self {
        case .month: 1
        case .quarter: 3
        case .year: 12
        case .day, .week, .ledgerPeriod, .unlimited: 0
        }
    }
}

/// Periods that open amounts are sorted into by age, oldest first (credit:AG-1).
///
/// Either lines of intervals around the zero line, or ages in days that say the same for every date.
package struct AgingDefinition: Equatable, Sendable, Codable {
    package struct Line: Equatable, Sendable, Codable {
        package var label: String
        /// Intervals; the sign only tells the reader which way. 0 on the zero line: the as-of date alone.
        package var unit: Int32
        package var interval: AgingInterval
        package var indicator: String
        package var isZero: Bool

        package init(label: String, unit: Int32, interval: AgingInterval, indicator: String, isZero: Bool) {
            self.label = label
            self.unit = unit
            self.interval = interval
            self.indicator = indicator
            self.isZero = isZero
        }
    }

    /// Age: as-of date less basis date, so the future is negative. Both ends belong to it; nil: without end.
    package struct Ages: Equatable, Sendable, Codable {
        package var label: String
        package var from: Int32?
        package var to: Int32?
        package var indicator: String

        package init(label: String, from: Int32?, to: Int32?, indicator: String) {
            self.label = label
            self.from = from
            self.to = to
            self.indicator = indicator
        }
    }

    package var code: Code
    package var description: String
    /// Printed newest first.
    package var isBackward: Bool
    package var lines: [Line]
    package var ages: [Ages]

    package init(code: Code, description: String, isBackward: Bool, lines: [Line], ages: [Ages]) {
        self.code = code
        self.description = description
        self.isBackward = isBackward
        self.lines = lines
        self.ages = ages
    }

    package static let periodsMax = 30
    /// On a printed report.
    package static let printedMax = 6

    package var count: Int { max(lines.count, ages.count) }
}

/// A period on one as-of date; nil: without end on that side.
package struct AgingPeriod: Equatable, Sendable, Codable {
    package var label: String
    package var from: CalendarDate?
    package var to: CalendarDate?
    package var indicator: String

    package init(label: String, from: CalendarDate?, to: CalendarDate?, indicator: String) {
        (self.label, self.from, self.to, self.indicator) = (label, from, to, indicator)
    }

    func holds(_ date: CalendarDate) -> Bool {
        if let from, date < from { return false }
        if let to, date > to { return false }
        return true
    }
}

extension AgingDefinition {
    /// Refuses what AG-1 does not allow.
    package func check(field: String) throws(Rejection) {
        func bad(_ why: String) -> Rejection { Rejection(.agingDefinitionInvalid, field: field, why) }
        if lines.isEmpty == ages.isEmpty { throw bad("periods are given as lines or as ages") }
        if count > AgingDefinition.periodsMax {
            throw Rejection(
                .agingPeriodsTooMany, field: field, "has \(count) periods, at most \(AgingDefinition.periodsMax) are taken",
                [.init("limit", UInt64(AgingDefinition.periodsMax))])
        }
        var labels: Set<String> = []
        for label in lines.map(\.label) + ages.map(\.label) {
            if label.isEmpty || !labels.insert(label).inserted { throw bad("each period needs a label of its own") }
        }
        if ages.isEmpty { try checkLines(bad) } else { try checkAges(bad) }
    }

    private func checkLines(_ bad: (String) -> Rejection) throws(Rejection) {
        guard lines.count(where: \.isZero) == 1 else { throw bad("exactly one line is the zero line") }
        for index in lines.indices {
            let line = lines[index]
            if line.interval == .unlimited {
                if line.isZero { throw bad("the zero line has a length") }
                if index != 0, index != lines.count - 1 { throw bad("only the first and the last line may be unlimited") }
            } else if line.unit == 0, !line.isZero {
                throw bad("line '\(line.label)' has no length")
            }
            if line.unit.magnitude > 36_500 { throw bad("line '\(line.label)' is longer than 36,500 intervals") }
        }
        let bounded = lines.filter { $0.interval != .unlimited }
        let ledger = bounded.count { $0.interval == .ledgerPeriod }
        if ledger != 0, ledger != bounded.count { throw bad("ledger periods cannot be mixed with other intervals") }
    }

    private func checkAges(_ bad: (String) -> Rejection) throws(Rejection) {
        for index in ages.indices {
            let period = ages[index]
            if let from = period.from, let to = period.to, from > to { throw bad("'\(period.label)' ends before it begins") }
            if period.to == nil, index != 0 { throw bad("only the oldest period is without end in the past") }
            if period.from == nil, index != ages.count - 1 { throw bad("only the newest period is without end in the future") }
            if index > 0, let younger = period.to, let older = ages[index - 1].from, younger >= older {
                throw bad("'\(period.label)' overlaps the period before it")
            }
        }
    }

    /// The periods on an as-of date, oldest first (credit:AG-2).
    package func periods(on date: CalendarDate, _ fiscal: [Period]) throws(Rejection) -> [AgingPeriod] {
        let fiscal = fiscal.filter(\.isOperating)
        if !ages.isEmpty {
            return ages.map { age in
                AgingPeriod(
                    label: age.label, from: age.to.map { date.adding(days: -Int($0)) },
                    to: age.from.map { date.adding(days: -Int($0)) }, indicator: age.indicator)
            }
        }
        guard let zero = lines.firstIndex(where: \.isZero) else { return [] }
        var periods = lines.map { AgingPeriod(label: $0.label, from: nil, to: nil, indicator: $0.indicator) }
        try goBack(from: zero, date, fiscal, &periods)
        try goForward(from: zero + 1, date, fiscal, &periods)
        return periods
    }

    /// Months of a run of lines are counted from the day after the run, so that no day is lost to short months.
    private func goBack(
        from zero: Int, _ date: CalendarDate, _ fiscal: [Period], _ periods: inout [AgingPeriod]
    ) throws(Rejection) {
        var end = date
        var (anchor, months) = (date.adding(days: 1), 0)
        for index in stride(from: zero, through: 0, by: -1) {
            periods[index].to = end
            let line = lines[index]
            let unit = Int(line.unit.magnitude)
            let start: CalendarDate
            switch line.interval {
            case .unlimited: continue
            case .day, .week: start = end.adding(days: 1 - unit * (line.interval == .week ? 7 : 1))
            case .month, .quarter, .year:
                months += unit * line.interval.months
                start = anchor.adding(months: -months)
            case .ledgerPeriod: start = try fiscal.start(of: unit, endingOn: end)
            }
            let first = line.isZero && unit == 0 ? end : start
            periods[index].from = first
            end = first.adding(days: -1)
            if line.interval.months == 0 || unit == 0 { (anchor, months) = (first, 0) }
        }
    }

    private func goForward(
        from first: Int, _ date: CalendarDate, _ fiscal: [Period], _ periods: inout [AgingPeriod]
    ) throws(Rejection) {
        var start = date.adding(days: 1)
        var (anchor, months) = (start, 0)
        for index in first..<max(first, lines.count) {
            periods[index].from = start
            let line = lines[index]
            let unit = Int(line.unit.magnitude)
            let end: CalendarDate
            switch line.interval {
            case .unlimited: continue
            case .day, .week: end = start.adding(days: unit * (line.interval == .week ? 7 : 1) - 1)
            case .month, .quarter, .year:
                months += unit * line.interval.months
                end = anchor.adding(months: months).adding(days: -1)
            case .ledgerPeriod: end = try fiscal.end(of: unit, beginningOn: start)
            }
            periods[index].to = end
            start = end.adding(days: 1)
            if line.interval.months == 0 { (anchor, months) = (start, 0) }
        }
    }
}

extension [Period] {
    /// First day of the last `count` fiscal periods of which the last holds the day.
    fileprivate func start(of count: Int, endingOn day: CalendarDate) throws(Rejection) -> CalendarDate {
        let place = try place(of: day)
        guard count <= place + 1 else { throw .noPeriod(day) }
        return self[place + 1 - Swift.max(1, count)].from
    }

    fileprivate func end(of count: Int, beginningOn day: CalendarDate) throws(Rejection) -> CalendarDate {
        let place = try place(of: day)
        guard place + count <= self.count else { throw .noPeriod(day) }
        return self[place + Swift.max(1, count) - 1].to
    }

    private func place(of day: CalendarDate) throws(Rejection) -> Int {
        guard let place = firstIndex(where: { $0.from <= day && day <= $0.to }) else { throw .noPeriod(day) }
        return place
    }
}

extension Rejection {
    fileprivate static func noPeriod(_ day: CalendarDate) -> Rejection {
        Rejection(.periodNotFound, field: "as_of", "too few fiscal periods are set up around \(day)", [.init("date", day)])
    }

    static func noDefinition(_ code: Code, field: String) -> Rejection {
        Rejection(
            .referenceUnknown, field: field,
            code.isEmpty ? "no aging definition is set up" : "there is no aging definition '\(code)'",
            [.init("definition", code.text)])
    }
}

/// Creates or replaces an aging definition (credit:AG-1).
package struct SetAgingDefinition: Command {
    package let id: CompanyID
    package let definition: AgingDefinition

    package init(id: CompanyID, definition: AgingDefinition) { (self.id, self.definition) = (id, definition) }
    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> AgingDefinition {
        try definition.check(field: "definition")
        draft.add(.collections(.definitionSet(id, definition)), book)
        return definition
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

/// The date ranges of a definition on a day: one that is set up, or one that is only thought of (credit:AG-2).
package struct ExpandAgingDefinition: Query {
    package let id: CompanyID
    /// Empty: the one given.
    package let code: Code
    package let given: AgingDefinition
    package let asOf: CalendarDate?

    package init(id: CompanyID, code: Code, given: AgingDefinition, asOf: CalendarDate?) {
        self.id = id
        self.code = code
        self.given = given
        self.asOf = asOf
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [AgingPeriod] {
        var definition = given
        if code.isEmpty { try given.check(field: "definition") } else {
            guard let found = book.collections.definition(id, code) else { throw .noDefinition(code, field: "code") }
            definition = found
        }
        return try definition.periods(on: asOf ?? now.today, book.companies.setup(id).periods)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

/// Which definition ages a pool: the pool's, else the default, else the first set up (credit:AG-8).
package struct ChooseAgingDefinition: Query {
    package let id: CompanyID
    package let pool: Code
    /// Nil: the parameter.
    package let fallback: Code?

    package init(id: CompanyID, pool: Code, fallback: Code?) {
        self.id = id
        self.pool = pool
        self.fallback = fallback
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> AgingDefinition {
        try book.agingDefinition(.empty, pool: pool, fallback: fallback, in: id, field: "pool")
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

extension Book {
    func agingDefinition(
        _ code: Code, pool: Code, fallback: Code?, in company: CompanyID, field: String
    ) throws(Rejection) -> AgingDefinition {
        var code = code
        if code.isEmpty, !pool.isEmpty {
            guard let found = collections.pool(company, pool) else { throw .noSuchReference("pool", pool, field: field) }
            code = found.agingDefinition
        }
        if code.isEmpty { code = fallback ?? companies[company].parameters.collections.agingDefinition }
        if code.isEmpty, let first = collections.firstDefinition(company) { return first }
        guard let found = collections.definition(company, code) else { throw .noDefinition(code, field: "definition") }
        return found
    }
}
