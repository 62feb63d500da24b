/// Parts of the trade that a fiscal period can be closed to apart (setup section 17).
package enum PeriodModule: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    /// All that moves customers' items and is of no other module.
    case customer = 1
    /// Packing slips, invoices and credit notes of orders.
    case salesOrder = 2
    /// No command posts by it: for systems that read the periods from here.
    case salesTax = 3
    /// The same.
    case ledger = 4
    /// Money between bank, bridging and clearing accounts: bank entries on an account, cleared payments, card payouts.
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
    /// Refuses a posting date without an operating period that is open to the module and to who asks (setup:PC-2).
    ///
    /// The status wins over the access. `now` nil: nobody is named, so only unrestricted periods pass. Every refusal
    /// names the first open date, where there is one (F9).
    package func checkPeriod(
        _ company: CompanyID, _ date: CalendarDate, _ module: PeriodModule = .customer, by now: Moment? = nil,
        field: @autoclosure () -> String
    ) throws(Rejection) {
        let place = Int(company.number) - 1
        var index = setups[place].periods.count - 1
        // The latest first: nearly every posting is of today. Operating periods share no day.
        while index >= 0, setups[place].periods[index].from > date || !setups[place].periods[index].isOperating {
            index -= 1
        }
        guard index >= 0, date <= setups[place].periods[index].to else {
            throw noPeriod(company, date, module, by: now, field: field())
        }
        let period = setups[place].periods[index]
        switch period.status {
        case .open: break
        case .closed, .onHold: throw notOpen(company, period, date, module, by: now, field: field())
        }
        if !setups[place].lets(now, into: period, module) {
            let firstOpen = firstOpenDate(company, module, by: now)
            throw .accessDenied(period, module, date, firstOpen: firstOpen, field: field())
        }
    }

    /// The first day that the module and who asks may post to.
    private func firstOpenDate(_ company: CompanyID, _ module: PeriodModule, by now: Moment?) -> CalendarDate? {
        let setup = setups[Int(company.number) - 1]
        return setup.periods.first { $0.isOperating && $0.status == .open && setup.lets(now, into: $0, module) }?.from
    }

    private func noPeriod(
        _ company: CompanyID, _ date: CalendarDate, _ module: PeriodModule, by now: Moment?, field: String
    ) -> Rejection {
        var figures: [Rejection.Figure] = [.init("date", date)]
        let over = setups[Int(company.number) - 1].periods.first { $0.holds(date) }
        if let over { figures.append(.init("period", over.name)) }
        if let first = firstOpenDate(company, module, by: now) { figures.append(.init("first_open_date", first)) }
        let only = over.map { ", only \($0.name), which takes no documents" } ?? ""
        return Rejection(
            .periodNotFound, field: field,
            over == nil ? "no fiscal period holds \(date)" : "no operating period holds \(date)\(only)", figures)
    }

    private func notOpen(
        _ company: CompanyID, _ period: Period, _ date: CalendarDate, _ module: PeriodModule, by now: Moment?,
        field: String
    ) -> Rejection {
        let firstOpen = firstOpenDate(company, module, by: now)
        var figures: [Rejection.Figure] = [.init("period", period.name), .init("date", date)]
        if let firstOpen { figures.append(.init("first_open_date", firstOpen)) }
        let state = period.status == .closed ? "closed" : "on hold"
        let next = firstOpen.map { ", the first open date is \($0)" } ?? ", no period is open"
        return Rejection(
            period.status == .closed ? .periodClosed : .periodOnHold, field: field,
            "period \(period.name) is \(state)\(next)", figures)
    }

    /// The period of a name, or PERIOD_NOT_FOUND.
    func period(_ company: CompanyID, named name: Code) throws(Rejection) -> Period {
        let found = setups[Int(company.number) - 1].periods.first { $0.name == name.text }
        guard let found else {
            throw Rejection(
                .periodNotFound, field: "period", "there is no period \(name)", [.init("period", name.text)])
        }
        return found
    }

    /// The same for what concerns documents: no other kind has any.
    func operatingPeriod(_ company: CompanyID, named name: Code) throws(Rejection) -> Period {
        let found = try period(company, named: name)
        guard found.isOperating else {
            throw Rejection(
                .fieldInvalid, field: "period", "period \(name) takes no documents", [.init("period", name.text)])
        }
        return found
    }
}

extension Companies.Setup {
    /// Whether the access of a module to a period lets somebody in; nil: nobody is named.
    fileprivate func lets(_ now: Moment?, into period: Period, _ module: PeriodModule) -> Bool {
        guard !access.isEmpty, let row = access.first(where: { $0.from == period.from && $0.module == module }) else {
            return true
        }
        switch row.rule {
        case .all: return true
        case .none: return false
        case .group(let code):
            guard let now else { return false }
            return userGroup(code)?.members.contains(now.principal) == true
        }
    }
}

extension Rejection {
    static func accessDenied(
        _ period: Period, _ module: PeriodModule, _ date: CalendarDate, firstOpen: CalendarDate?, field: String
    ) -> Rejection {
        var figures: [Figure] = [.init("period", period.name), .init("module", "\(module)"), .init("date", date)]
        if let firstOpen { figures.append(.init("first_open_date", firstOpen)) }
        let next = firstOpen.map { ", the first open date is \($0)" } ?? ", no period is open to you"
        return Rejection(
            .moduleAccessDenied, field: field, "period \(period.name) is not open to you for \(module)\(next)", figures)
    }
}
