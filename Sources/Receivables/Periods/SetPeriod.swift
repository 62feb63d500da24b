/// Adds an open fiscal period. Operating periods of a company never share a day; gaps between them take no postings.
///
/// Opening and closing periods lie over operating ones, usually on a year's first and last day: they take no documents
/// (setup:PC-2). Two of one kind share no day either, nor do any share a name.
/// Rejections in order: DATE_RANGE_INVALID, PERIOD_OVERLAP, TOO_MANY_ITEMS.
package struct SetPeriod: Command {
    package let id: CompanyID
    package let from: CalendarDate
    package let to: CalendarDate
    package let kind: PeriodKind

    package init(id: CompanyID, from: CalendarDate, to: CalendarDate, kind: PeriodKind = .operating) {
        self.id = id
        self.kind = kind
        self.from = from
        self.to = to
    }

    package static let periodsMax = 2_000

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Period {
        if to < from {
            throw Rejection(.dateRangeInvalid, field: "to", "the period ends on \(to), before it begins on \(from)")
        }
        let periods = book.companies.setups[Int(id.number) - 1].periods
        let period = Period(from: from, to: to, status: .open, kind: kind)
        if let other = periods.first(where: {
            $0.kind == kind && $0.from <= to && from <= $0.to || $0.name == period.name
        }) {
            throw Rejection(
                .periodOverlap, field: "from", "period \(other.name) has days from \(other.from) to \(other.to)",
                [.init("period", other.name), .init("from", other.from), .init("to", other.to)])
        }
        if periods.count >= SetPeriod.periodsMax {
            throw .tooMany(periods.count + 1, max: SetPeriod.periodsMax, field: "from")
        }
        draft.add(.periodSet(id, period), book)
        return period
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}
