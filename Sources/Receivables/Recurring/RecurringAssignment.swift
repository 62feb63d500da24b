package enum AssignmentTag {}
package typealias AssignmentID = Identifier<AssignmentTag>
package enum RunTag {}
package typealias RunID = Identifier<RunTag>

/// A template that a customer is invoiced by again and again (setup section 7).
package struct RecurringAssignment: Equatable, Sendable, Codable {
    package let id: AssignmentID
    package let company: CompanyID
    package let code: Code
    package var customer: CustomerID
    package var template: Code
    package var pattern: RecurrencePattern
    /// Nil: endless.
    package var end: CalendarDate?
    /// Total of all its invoices, charges and tax included; nil: no maximum (RI-6).
    package var maximum: Money?
    package var takesCustomerDefaults: Bool
    /// Occurrences up to it are never generated again: set when a new series begins (RI-10).
    package var barrier: CalendarDate?
    /// The occurrence that would have passed the maximum: it and later ones are not generated.
    package var stoppedAt: CalendarDate?
    /// What it had generated in another system; nil: it began here.
    package var carried: CarriedRecurrence?

    package init(
        id: AssignmentID, company: CompanyID, code: Code, customer: CustomerID, template: Code,
        pattern: RecurrencePattern, end: CalendarDate?, maximum: Money?, takesCustomerDefaults: Bool
    ) {
        self.id = id
        self.company = company
        self.code = code
        self.customer = customer
        self.template = template
        self.pattern = pattern
        self.end = end
        self.maximum = maximum
        self.takesCustomerDefaults = takesCustomerDefaults
    }
}

/// What an assignment had generated in another system: it goes on behind it.
package struct CarriedRecurrence: Equatable, Sendable, Codable {
    /// Latest occurrence generated there, deleted ones too.
    package let last: CalendarDate?
    package let cumulative: Int64
    /// Deleted occurrences that are due again, oldest first.
    package let dueAgain: [CalendarDate]

    /// A hundred years of days.
    package static let dueAgainMax = 36_525

    package init(last: CalendarDate?, cumulative: Int64, dueAgain: [CalendarDate]) {
        (self.last, self.cumulative, self.dueAgain) = (last, cumulative, dueAgain)
    }
}

/// One date of an assignment, and the draft's part in its maximum.
package struct Occurrence: Equatable, Sendable, PlainBits {
    package let assignment: AssignmentID
    package let date: CalendarDate
    package let run: RunID
    package let total: Money

    package init(assignment: AssignmentID, date: CalendarDate, run: RunID, total: Money) {
        self.assignment = assignment
        self.date = date
        self.run = run
        self.total = total
    }
}

/// The drafts made by one call for one invoice date.
package struct RecurrenceRun: Equatable, Sendable, Codable {
    package let id: RunID
    package let company: CompanyID
    package let code: Code
    package let date: CalendarDate
    package let numberTaken: TakenNumber?

    package init(id: RunID, company: CompanyID, code: Code, date: CalendarDate, numberTaken: TakenNumber?) {
        self.id = id
        self.company = company
        self.code = code
        self.date = date
        self.numberTaken = numberTaken
    }
}

package enum RunState: UInt8, Sendable, BitwiseCopyable {
    case empty = 1
    case generated = 2
    case partlyPosted = 3
    case posted = 4
}

/// How many drafts of a run wait, and how many are posted; deleted ones count no more.
package struct RunTally: Equatable, Sendable, PlainBits {
    package var waiting: UInt32 = 0
    package var posted: UInt32 = 0
}

/// Assignments, what they generated, and runs.
package struct Recurrences: ~Copyable {
    private struct Name: Hashable, Codable {
        let company: CompanyID
        let code: Code
    }

    private struct Key: Hashable, Codable {
        let assignment: AssignmentID
        let date: CalendarDate
    }

    /// What an assignment generated so far.
    package struct Progress: Equatable, Sendable, Codable {
        /// Sum of the totals of its drafts and invoices.
        package var cumulative: Int64 = 0
        package var count: UInt32 = 0
        /// Latest occurrence ever generated, deleted ones too.
        package var last: CalendarDate?
        /// Deleted occurrences that are due again, oldest first.
        package var givenBack: [CalendarDate] = []
        package var version: UInt64 = 0

        package init(_ carried: CarriedRecurrence? = nil) {
            guard let carried else { return }
            (cumulative, last, givenBack) = (carried.cumulative, carried.last, carried.dueAgain)
        }
    }

    private var rows: [RecurringAssignment] = []
    private var progresses: [Progress] = []
    private var byName: [Name: AssignmentID] = [:]
    private var generated: [Key: FreeTextID] = [:]
    package private(set) var runs: [RecurrenceRun] = []
    private var runsByName: [Name: RunID] = [:]
    private var drafts: [RunID: [FreeTextID]] = [:]
    /// By run.
    private var tallies: [RunTally] = []

    package init() {}

    package var count: Int { rows.count }
    package func contains(_ id: AssignmentID) -> Bool { id.number >= 1 && Int(id.number) <= rows.count }
    package subscript(_ id: AssignmentID) -> RecurrenceRow {
        RecurrenceRow(assignment: rows[Int(id.number) - 1], progress: progresses[Int(id.number) - 1])
    }
    package func find(_ company: CompanyID, _ code: Code) -> AssignmentID? { byName[Name(company: company, code: code)] }
    package func draft(_ assignment: AssignmentID, _ date: CalendarDate) -> FreeTextID? {
        generated[Key(assignment: assignment, date: date)]
    }

    package func run(_ company: CompanyID, _ code: Code) -> RecurrenceRun? {
        runsByName[Name(company: company, code: code)].map { runs[Int($0.number) - 1] }
    }
    package func run(_ id: RunID) -> RecurrenceRun { runs[Int(id.number) - 1] }
    /// In the order they were made, deleted ones too.
    package func drafts(of run: RunID) -> [FreeTextID] { drafts[run] ?? [] }
    package func tally(of run: RunID) -> RunTally { tallies[Int(run.number) - 1] }

    // MARK: apply

    mutating func set(_ row: RecurringAssignment, at sequence: UInt64) {
        if contains(row.id) {
            rows[Int(row.id.number) - 1] = row
        } else {
            precondition(Int(row.id.number) == rows.count + 1, "assignment ids are dense")
            rows.append(row)
            progresses.append(Progress(row.carried))
            byName[Name(company: row.company, code: row.code)] = row.id
        }
        progresses[Int(row.id.number) - 1].version = sequence
    }

    mutating func create(_ run: RecurrenceRun) {
        precondition(Int(run.id.number) == runs.count + 1, "run ids are dense")
        runs.append(run)
        tallies.append(RunTally())
        runsByName[Name(company: run.company, code: run.code)] = run.id
    }

    mutating func generate(_ occurrence: Occurrence, as draft: FreeTextID) {
        let key = Key(assignment: occurrence.assignment, date: occurrence.date)
        precondition(generated[key] == nil, "an occurrence is generated once")
        generated[key] = draft
        drafts[occurrence.run, default: []].append(draft)
        tallies[Int(occurrence.run.number) - 1].waiting += 1
        let place = Int(occurrence.assignment.number) - 1
        progresses[place].cumulative += occurrence.total.minor
        progresses[place].count += 1
        progresses[place].givenBack.removeAll { $0 == occurrence.date }
        progresses[place].last = max(progresses[place].last ?? occurrence.date, occurrence.date)
    }

    mutating func post(_ occurrence: Occurrence) {
        tallies[Int(occurrence.run.number) - 1].waiting -= 1
        tallies[Int(occurrence.run.number) - 1].posted += 1
    }

    mutating func giveBack(_ occurrence: Occurrence) {
        tallies[Int(occurrence.run.number) - 1].waiting -= 1
        generated[Key(assignment: occurrence.assignment, date: occurrence.date)] = nil
        let place = Int(occurrence.assignment.number) - 1
        progresses[place].cumulative -= occurrence.total.minor
        progresses[place].count -= 1
        let before = progresses[place].givenBack.firstIndex { occurrence.date < $0 }
        progresses[place].givenBack.insert(occurrence.date, at: before ?? progresses[place].givenBack.count)
    }

    // MARK: Verification

    /// One sentence per disagreement with the drafts.
    func findings(_ freeText: borrowing FreeTextInvoices) -> [String] {
        var findings: [String] = []
        var sums = rows.map { (sum: $0.carried?.cumulative ?? 0, count: UInt32(0)) }
        var found = [RunTally](repeating: RunTally(), count: runs.count)
        for head in freeText.heads where head.state != .deleted {
            guard let occurrence = head.occurrence else { continue }
            sums[Int(occurrence.assignment.number) - 1].sum += occurrence.total.minor
            sums[Int(occurrence.assignment.number) - 1].count += 1
            if head.state == .posted {
                found[Int(occurrence.run.number) - 1].posted += 1
            } else {
                found[Int(occurrence.run.number) - 1].waiting += 1
            }
            if draft(occurrence.assignment, occurrence.date) != head.id {
                findings.append("draft \(head.id.number) is not found by its occurrence")
            }
        }
        for place in rows.indices
        where progresses[place].cumulative != sums[place].sum || progresses[place].count != sums[place].count {
            findings.append(
                "assignment \(rows[place].code) keeps \(progresses[place].cumulative), its drafts come to "
                    + "\(sums[place].sum)")
        }
        for place in runs.indices where tallies[place] != found[place] {
            findings.append(
                "run \(runs[place].code) counts \(tallies[place].waiting) waiting and \(tallies[place].posted) posted, "
                    + "there are \(found[place].waiting) and \(found[place].posted)")
        }
        return findings
    }
}

/// An assignment with what it generated.
package struct RecurrenceRow: Sendable {
    package let assignment: RecurringAssignment
    package let progress: Recurrences.Progress

    var fingerprint: UInt64 {
        Mix.fold(
            UInt64(bitPattern: progress.cumulative) ^ progress.version,
            UInt64(progress.count) << 32 | UInt64(progress.givenBack.count)) | 1
    }

    /// Occurrences that are due on a day and were never made, oldest first (RI-3, RI-7, RI-10).
    ///
    /// With `latestOnly` only the latest of those never looked at, and what was given back.
    func due(on day: CalendarDate, latestOnly: Bool, max: Int) -> [CalendarDate] {
        let last = min(day, assignment.end ?? day)
        var from = progress.last
        if let barrier = assignment.barrier { from = Swift.max(from ?? barrier, barrier) }
        var dates = progress.givenBack.filter { date in
            date <= last && assignment.barrier.map { date > $0 } ?? true
        }
        if latestOnly {
            if let latest = assignment.pattern.latest(through: last), from.map({ latest > $0 }) ?? true {
                dates.append(latest)
            }
        } else {
            dates += assignment.pattern.occurrences(after: from, through: last, max: max)
        }
        if let stopped = assignment.stoppedAt { dates.removeAll { $0 >= stopped } }
        return Array(dates.prefix(max))
    }
}

extension Recurrences: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&progresses)
        try stream.pass(&byName)
        try stream.pass(&generated)
        try stream.pass(&runs)
        try stream.pass(&runsByName)
        try stream.pass(&drafts)
        try stream.pass(&tallies)
    }
}
