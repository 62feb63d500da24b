/// Days on which nobody works: weekdays that are always closed, and holidays.
package struct PaymentCalendar: Equatable, Sendable, Codable {
    package let code: Code
    package var description = ""
    /// Bit 0 Monday to bit 6 Sunday; never all seven.
    package var closedWeekdays: UInt8 = 0
    /// Rising, none twice.
    package var holidays: [CalendarDate] = []

    package static let holidaysMax = 1_000

    package init(code: Code) { self.code = code }

    package func isWorkday(_ date: CalendarDate) -> Bool {
        guard closedWeekdays >> UInt8(date.weekday - 1) & 1 == 0 else { return false }
        var (low, high) = (0, holidays.count)
        while low < high {
            let middle = (low + high) / 2
            if holidays[middle] < date { low = middle + 1 } else { high = middle }
        }
        return low == holidays.count || holidays[low] != date
    }

    /// The nearest workday from a date on, forward or back.
    ///
    /// A week has a workday, so a search passes at most all holidays and the closed days between them.
    func workday(from date: CalendarDate, step: Int) -> CalendarDate {
        var day = date
        while !isWorkday(day) { day = day.adding(days: step) }
        return day
    }
}

/// Where a due date goes that is no workday (payments:TP-3).
package enum NonWorkday: UInt8, Sendable, BitwiseCopyable, Codable {
    case stays = 0
    case next = 1
    case previous = 2
}

/// Creates or replaces a calendar. Items posted before keep their dates. Rejections: FIELD_INVALID (no workday left).
package struct SetPaymentCalendar: Command {
    package let id: CompanyID
    package let calendar: PaymentCalendar

    package init(id: CompanyID, calendar: PaymentCalendar) { (self.id, self.calendar) = (id, calendar) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> PaymentCalendar {
        if calendar.closedWeekdays & 0x7f == 0x7f {
            throw Rejection(.fieldInvalid, field: "calendar.closed_weekdays", "a week has a workday")
        }
        draft.add(.payment(.calendarSet(id, calendar)), book)
        return calendar
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

extension Companies {
    /// When what has these terms is due; nil: there are no such terms (payments:TP-1 to TP-3).
    ///
    /// Days are counted as calendar days; only the result moves to a workday. A step back ends at the document's day.
    /// Reads in place: a copy of the set-up counts references by the dozen.
    package func dueDate(_ company: CompanyID, by terms: Code, from document: CalendarDate) -> CalendarDate? {
        let place = Int(company.number) - 1
        guard let row = setups[place].terms[terms] else { return nil }
        return workday(place, row.dueDate(from: document), row, document)
    }

    /// When an instalment of what has these terms is due, so many periods of the schedule later (payments:TP-4).
    func dueDate(
        _ company: CompanyID, by terms: Code, from document: CalendarDate, later steps: Int, of schedule: PaymentSchedule
    ) -> CalendarDate? {
        let place = Int(company.number) - 1
        guard let row = setups[place].terms[terms] else { return nil }
        let date = row.onPaymentDay(schedule.date(row.counted(from: document), later: steps))
        return workday(place, date, row, document)
    }

    private func workday(
        _ place: Int, _ date: CalendarDate, _ row: TermsOfPayment, _ document: CalendarDate
    ) -> CalendarDate {
        guard row.nonWorkday != .stays, let calendar = setups[place].calendars[row.calendar] else { return date }
        switch row.nonWorkday {
        case .stays: return date
        case .next: return calendar.workday(from: date, step: 1)
        case .previous: return max(calendar.workday(from: date, step: -1), min(date, document))
        }
    }
}
