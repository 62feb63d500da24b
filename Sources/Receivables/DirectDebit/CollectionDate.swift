/// Days on which the TARGET system settles payments in euro (setup:SD-11).
package enum TargetCalendar {
    package enum Closed: Equatable, Sendable {
        case day(month: Int, Int)
        /// Days since Easter Sunday.
        case easter(Int)
    }

    /// Weekdays that are closed from a year on, until the next row.
    package struct Rule: Sendable {
        let fromYear: Int
        let closed: [Closed]
    }

    /// What the central banks decided, beside Saturdays and Sundays. A change is a new row.
    package static let rules: [Rule] = [
        Rule(fromYear: 0, closed: [.day(month: 1, 1), .day(month: 12, 25), .day(month: 12, 31)]),
        Rule(
            fromYear: 2000,
            closed: [
                .day(month: 1, 1), .easter(-2), .easter(1), .day(month: 5, 1), .day(month: 12, 25), .day(month: 12, 26),
            ]),
        Rule(
            fromYear: 2001,
            closed: [
                .day(month: 1, 1), .easter(-2), .easter(1), .day(month: 5, 1), .day(month: 12, 25), .day(month: 12, 26),
                .day(month: 12, 31),
            ]),
        Rule(
            fromYear: 2002,
            closed: [
                .day(month: 1, 1), .easter(-2), .easter(1), .day(month: 5, 1), .day(month: 12, 25), .day(month: 12, 26),
            ]),
    ]

    package static func isOpen(_ date: CalendarDate) -> Bool {
        if date.weekday >= 6 { return false }
        let (year, month, day) = date.parts
        guard let rule = rules.last(where: { $0.fromYear <= year }) else { return true }
        return !rule.closed.contains { closed in
            switch closed {
            case .day(let closedMonth, let closedDay): (month, day) == (closedMonth, closedDay)
            // Easter lies between 22 March and 25 April.
            case .easter(let since): (3...4).contains(month) && date - easter(year) == since
            }
        }
    }

    /// The day itself, or the next that is open.
    package static func next(_ date: CalendarDate) -> CalendarDate {
        var date = date
        while !isOpen(date) { date = date.adding(days: 1) }
        return date
    }

    /// So many open days before or, with a negative count, after the date.
    package static func before(_ date: CalendarDate, days count: Int) -> CalendarDate {
        var (date, left) = (date, abs(count))
        while left > 0 {
            date = date.adding(days: count > 0 ? -1 : 1)
            if isOpen(date) { left -= 1 }
        }
        return date
    }

    /// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
    static func easter(_ year: Int) -> CalendarDate {
        let golden = year % 19
        let (century, ofCentury) = (year / 100, year % 100)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7
        let late = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * late + 114
        return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1) ?? CalendarDate(days: 0)
    }
}

package enum DebitScheme: UInt8, Sendable, BitwiseCopyable, Codable {
    case core = 1
    case cor1 = 2
    case b2b = 3
}

package enum DebitSequence: UInt8, Sendable, BitwiseCopyable, Codable {
    case first = 1
    case recurring = 2
    case final = 3
    case oneOff = 4
}

/// How many TARGET days before the due date the file must be with the bank.
package struct LeadTimes: Sendable {
    package struct Row: Sendable {
        let scheme: DebitScheme
        let sequences: [DebitSequence]
        let days: Int
    }

    let rows: [Row]

    /// Since November 2016: one day for all.
    package static let current = LeadTimes(rows: [
        Row(scheme: .core, sequences: [.first, .recurring, .final, .oneOff], days: 1),
        Row(scheme: .cor1, sequences: [.first, .recurring, .final, .oneOff], days: 1),
        Row(scheme: .b2b, sequences: [.first, .recurring, .final, .oneOff], days: 1),
    ])

    /// Before; some banks still ask for it.
    package static let legacy = LeadTimes(rows: [
        Row(scheme: .core, sequences: [.first, .oneOff], days: 5),
        Row(scheme: .core, sequences: [.recurring, .final], days: 2),
        Row(scheme: .cor1, sequences: [.first, .recurring, .final, .oneOff], days: 1),
        Row(scheme: .b2b, sequences: [.first, .recurring, .final, .oneOff], days: 1),
    ])

    package func days(_ scheme: DebitScheme, _ sequence: DebitSequence) -> Int {
        rows.first { $0.scheme == scheme && $0.sequences.contains(sequence) }?.days ?? 1
    }
}

/// When a collection falls due and when its file must and may be sent at the earliest and latest (setup:SD-11).
package struct CalculateCollectionDate: Query {
    package let id: CompanyID
    package let requested: CalendarDate
    package let scheme: DebitScheme
    package let sequence: DebitSequence

    package init(id: CompanyID, requested: CalendarDate, scheme: DebitScheme, sequence: DebitSequence) {
        (self.id, self.requested, self.scheme, self.sequence) = (id, requested, scheme, sequence)
    }

    package struct Answer: Sendable {
        package let dueDate: CalendarDate
        package let earliestSubmission: CalendarDate
        package let latestSubmission: CalendarDate
    }

    /// Banks take files this many calendar days ahead.
    package static let aheadMax = 14

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let table: LeadTimes = book.companies[id].parameters.legacyLeadTimes ? .legacy : .current
        let lead = table.days(scheme, sequence)
        let due = TargetCalendar.next(requested)
        let latest = TargetCalendar.before(due, days: lead)
        guard latest >= now.today else {
            let earliest = TargetCalendar.before(TargetCalendar.next(now.today), days: -lead)
            throw Rejection(
                .dueDateTooEarly, field: "requested",
                "a file for \(due) had to be sent by \(latest); the earliest due date now is \(earliest)",
                [.init("expected", earliest), .init("actual", due)])
        }
        return Answer(
            dueDate: due, earliestSubmission: due.adding(days: -CalculateCollectionDate.aheadMax),
            latestSubmission: latest)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Was the debtor told in time of what will be collected (setup:SD-10)?
package struct CheckPrenotification: Query {
    package let id: CompanyID
    package let notifiedOn: CalendarDate
    package let dueDate: CalendarDate
    /// What was agreed with the debtor; nil: the company's parameter.
    package let agreedDays: Int?

    package init(id: CompanyID, notifiedOn: CalendarDate, dueDate: CalendarDate, agreedDays: Int?) {
        (self.id, self.notifiedOn, self.dueDate, self.agreedDays) = (id, notifiedOn, dueDate, agreedDays)
    }

    package struct Answer: Sendable {
        package let latestNotification: CalendarDate
        package let days: Int
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let days = agreedDays ?? Int(book.companies[id].parameters.prenotificationDays)
        let latest = dueDate.adding(days: -days)
        guard notifiedOn <= latest else {
            throw Rejection(
                .prenotificationMissing, field: "notified_on",
                "a collection on \(dueDate) is announced \(days) days ahead, by \(latest), not on \(notifiedOn)",
                [.init("expected", latest), .init("actual", notifiedOn)])
        }
        return Answer(latestNotification: latest, days: days)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// An account's number, and its bank's if one is given (setup:SD-5).
package struct ValidateIban: Query {
    package let id: CompanyID
    package let iban: String
    /// Empty: not checked.
    package let bic: String

    package init(id: CompanyID, iban: String, bic: String) { (self.id, self.iban, self.bic) = (id, iban, bic) }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Iban {
        let found = try Iban(iban, field: "iban")
        if !bic.isEmpty { _ = try Bic(bic, of: found, field: "bic") }
        return found
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { 0 }
}

package struct ValidateCreditorID: Query {
    package let id: CompanyID
    package let creditor: String

    package init(id: CompanyID, creditor: String) { (self.id, self.creditor) = (id, creditor) }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> CreditorID {
        try CreditorID(creditor, field: "creditor_id")
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { 0 }
}
