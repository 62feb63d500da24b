/// Parts of the trade that a fiscal period can be closed to apart (setup section 17).
package enum PeriodModule: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case customer = 1
    case salesOrder = 2
    case salesTax = 3
    case ledger = 4
    case bank = 5
}

/// Who may post to an open period from a module.
package enum AccessRule: Equatable, Sendable, PlainBits {
    case all
    case none
    /// Members of a user group.
    case group(Code)
}

/// The access of one module to one period; without a row everybody may post.
package struct PeriodAccess: Equatable, Sendable, PlainBits {
    /// First day of the period.
    package let from: CalendarDate
    package let module: PeriodModule
    package let rule: AccessRule

    package init(from: CalendarDate, module: PeriodModule, rule: AccessRule) {
        self.from = from
        self.module = module
        self.rule = rule
    }
}

/// Open work of a step that another system counts (batch jobs, picking lists, ...).
package struct CloseReport: Equatable, Sendable, PlainBits {
    /// First day of the period.
    package let from: CalendarDate
    package let step: CloseStep
    package let count: UInt32

    package init(from: CalendarDate, step: CloseStep, count: UInt32) {
        self.from = from
        self.step = step
        self.count = count
    }
}

/// Steps of the list that is worked through before a period is closed, in its order (setup:PC-7).
package enum CloseStep: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case batchJobs = 1
    case orderConfirmations = 2
    case pickingLists = 3
    case packingSlips = 4
    case salesInvoices = 5
    case freeTextInvoices = 6
    case paymentJournals = 7
    case billJournals = 8
    case revaluations = 9
    case reconciliationDifferences = 10
    case euSalesList = 11
}

extension Companies {
    /// Refuses a posting date without a period that is open to the module and to who asks (setup:PC-2).
    ///
    /// The status wins over the access. `now` nil: nobody is named, so only unrestricted periods pass.
    package func checkPeriod(
        _ company: CompanyID, _ date: CalendarDate, _ module: PeriodModule = .customer, by now: Moment? = nil,
        field: @autoclosure () -> String
    ) throws(Rejection) {
        let place = Int(company.number) - 1
        var index = setups[place].periods.count - 1
        // The latest first: nearly every posting is of today.
        while index >= 0, setups[place].periods[index].from > date { index -= 1 }
        guard index >= 0, date <= setups[place].periods[index].to else {
            throw Rejection(
                .periodNotFound, field: field(), "no fiscal period holds \(date)", [.init("date", date)])
        }
        let period = setups[place].periods[index]
        switch period.status {
        case .open: break
        case .closed, .onHold: throw notOpen(period, date, setups[place].periods, field: field())
        }
        guard !setups[place].access.isEmpty,
            let row = setups[place].access.first(where: { $0.from == period.from && $0.module == module })
        else { return }
        switch row.rule {
        case .all: return
        case .none: break
        case .group(let code):
            if let now, setups[place].userGroup(code)?.members.contains(now.principal) == true { return }
        }
        throw .accessDenied(period, module, date, field: field())
    }

    private func notOpen(
        _ period: Period, _ date: CalendarDate, _ periods: [Period], field: String
    ) -> Rejection {
        let firstOpen = periods.filter { $0.status == .open }.map(\.from).min()
        var figures: [Rejection.Figure] = [.init("period", period.name), .init("date", date)]
        if let firstOpen { figures.append(.init("first_open_date", firstOpen)) }
        let state = period.status == .closed ? "closed" : "on hold"
        let next = firstOpen.map { ", the first open date is \($0)" } ?? ", no period is open"
        return Rejection(
            period.status == .closed ? .periodClosed : .periodOnHold, field: field,
            "period \(period.name) is \(state)\(next)", figures)
    }

    /// The period of a name (YYYY-MM), or PERIOD_NOT_FOUND.
    func period(_ company: CompanyID, named name: Code) throws(Rejection) -> Period {
        let found = setups[Int(company.number) - 1].periods.first { $0.name == name.text }
        guard let found else {
            throw Rejection(
                .periodNotFound, field: "period", "there is no period \(name)", [.init("period", name.text)])
        }
        return found
    }
}

extension Rejection {
    static func accessDenied(
        _ period: Period, _ module: PeriodModule, _ date: CalendarDate, field: String
    ) -> Rejection {
        Rejection(
            .moduleAccessDenied, field: field, "period \(period.name) is not open to you for \(module)",
            [.init("period", period.name), .init("module", "\(module)"), .init("date", date)])
    }
}
