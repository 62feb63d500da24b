/// Closes every period of a calendar year for ever, of all kinds, in one record (setup:PC-1, PC-7).
///
/// Rejections in order: PERIOD_NOT_FOUND (none in the year), STATE_NOT_ALLOWED (an earlier period is not closed; all
/// are closed already; open work without its token).
package struct CloseFiscalYear: Command {
    package let id: CompanyID
    package let year: Int
    /// Given out with the refusal that lists the open work.
    package let confirmToken: String

    package init(id: CompanyID, year: Int, confirmToken: String = "") {
        self.id = id
        self.year = year
        self.confirmToken = confirmToken
    }

    package struct Answer: Equatable, Sendable {
        package let periods: [Period]
        /// Open items against the ledger on the last day.
        package let balances: Reconcile.Answer
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let all = book.companies.setups[Int(id.number) - 1].periods
        let ofYear = all.filter { $0.from.parts.year == year }
        guard let first = ofYear.first, let last = ofYear.max(by: { $0.to < $1.to }) else {
            throw Rejection(
                .periodNotFound, field: "year", "there is no period in \(year)", [.init("year", UInt64(clamping: year))])
        }
        if let earlier = all.first(where: { $0.from < first.from && $0.status != .closed }) {
            throw Rejection(
                .stateNotAllowed, field: "year", "period \(earlier.name) before the year is \(earlier.status.name)",
                [.init("period", earlier.name), .init("current_state", earlier.status.name)])
        }
        let open = ofYear.filter { $0.status != .closed }
        guard !open.isEmpty else { throw .periodIsClosed(last) }
        var token: UInt64 = 0
        var work: [(Period, CloseList)] = []
        for period in open {
            let list = book.closeList(id, period)
            guard !list.isDone else { continue }
            token = Mix.fold(token ^ list.word, 0x9e37_79b9_7f4a_7c15)
            work.append((period, list))
        }
        let wanted = String(token, radix: 16)
        if !work.isEmpty, wanted != confirmToken { throw CloseFiscalYear.isOpen(work, wanted) }
        for var period in open {
            period.status = .closed
            draft.add(.periodSet(id, period), book)
        }
        return Answer(
            periods: ofYear.map { Period(from: $0.from, to: $0.to, status: .closed, kind: $0.kind) },
            balances: Reconcile.Answer(company: id, date: last.to, rows: book.reconciliation(id, at: last.to)))
    }

    private static func isOpen(_ work: [(Period, CloseList)], _ token: String) -> Rejection {
        var figures: [Rejection.Figure] = [.init("confirm_token", token)]
        for (period, list) in work {
            for row in list.open { figures.append(.init("\(period.name) \(row.step.name)", UInt64(row.count))) }
        }
        let names = work.map(\.0.name).joined(separator: ", ")
        return Rejection(
            .stateNotAllowed, field: "year", "open work is left in \(names). Send the confirm token to close anyway",
            figures)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

extension PeriodStatus {
    package var name: String {
        switch self {
        case .open: "OPEN"
        case .onHold: "ON_HOLD"
        case .closed: "CLOSED"
        }
    }
}
