import CreditCache
import Engine
import Receivables
import Schema
import Wire

/// Why an edge did not answer a request itself. Numbers index its counters.
enum EdgeDetour: Int, CaseIterable {
    case noRedis, noSetup, setupTooNew, rules, roles, miss, rejected, unproved, stale, expired, tooNewForCaller, notInCache, refused

    var name: String { "\(self)" }
}

/// One company as an edge decides for it: set-up as the ledger told it, good for one generation of the cache.
final class EdgeCompany {
    enum Verdict {
        case decision(CreditDecision)
        case position(GetCreditPosition.Answer)
        case ask(EdgeDetour)
    }

    /// Nil until the set-up has come; another one than Redis has now means: ask again.
    var generation: Generation?
    private var setupChange: UInt64 = 0
    private var asksAlways = false
    private var readsDueDays = false
    private var sandboxClock: Instant?
    private var book: CachedBook?
    private var calendar = BusinessCalendar()
    private var account = CachedAccount(limit: .zero(.eur), limitExpires: .max, holdStatus: .none, flags: [])

    func take(_ setup: Reskontra_V1_GetEdgeSetupResponse, for generation: Generation?) {
        self.generation = nil
        let stamp = Stamp(
            sequence: setup.lastChange, instant: Instant(nanoseconds: 0), businessDate: CalendarDate(days: 0))
        guard let facts = setup.facts, let made = CachedBook(setup: facts, at: stamp) else { return }
        calendar = BusinessCalendar()
        calendar.add(zone: made.timeZone)
        readsDueDays = made.readsDueDays
        book = consume made
        setupChange = setup.lastChange
        asksAlways = setup.askAlways && !setup.rulesTold
        sandboxClock = setup.clock
        self.generation = generation
    }

    /// Answers from what Redis proved, or says why only the ledger can.
    func answer(
        _ question: EdgeQuestion, _ position: CachedPosition, of caller: EdgeCaller, wall: Int64,
        atLeast sequence: UInt64
    ) -> Verdict {
        guard generation == position.generation else { return .ask(.noSetup) }
        guard setupChange <= position.watermark.sequence else { return .ask(.setupTooNew) }
        guard !asksAlways else { return .ask(.rules) }
        guard position.isProved else { return .ask(.unproved) }
        guard sequence <= position.watermark.sequence else { return .ask(.tooNewForCaller) }
        let figures = position.figures
        guard figures.flags.isDisjoint(with: [.tooManyCurrencies, .needsLedger]), figures.group == 0 else {
            return .ask(.notInCache)
        }
        guard !readsDueDays || figures.flags.contains(.hasDueDays) else { return .ask(.notInCache) }
        let now = sandboxClock ?? Instant(nanoseconds: wall)
        guard now.nanoseconds < figures.validUntil else { return .ask(.expired) }
        guard mayAsk(question, caller, at: now) else { return .ask(.roles) }
        guard assume(figures) else { return .ask(.notInCache) }
        let moment = Moment(instant: now, today: calendar.today(CompanyID(1), at: now))
        do throws(Rejection) {
            switch question {
            case .check(let check):
                if let decision = try book?.decide(check, account, at: moment) { return .decision(decision) }
            case .position(let number):
                if let position = try book?.position(of: account, number, at: moment) { return .position(position) }
            }
            return .ask(.noSetup)
        } catch { return .ask(.refused) }
    }

    /// By the grants in the set-up. Who may not hears it from the ledger, which notes it; so does broken glass.
    private func mayAsk(_ question: EdgeQuestion, _ caller: EdgeCaller, at now: Instant) -> Bool {
        guard let standing = book?.standing(of: caller.principal, at: now) else { return true }
        var roles = standing.roles.subtracting(standing.emergency)
        if caller.isVouchedFor { roles.formIntersection(.tills) }
        return !roles.isDisjoint(with: RoleSet(for: question.method))
    }

    /// False when a figure has no meaning here: the ledger is newer.
    private func assume(_ figures: CreditFigures) -> Bool {
        guard let currency = Currency(number: figures.limitCurrency), let hold = HoldStatus(rawValue: figures.hold)
        else { return false }
        account.limit = Money(figures.baseLimitMinor, currency)
        account.limitExpires = figures.limitExpiresDay == CreditFigures.neverExpires ? .max : figures.limitExpiresDay
        account.holdStatus = hold
        account.openItems = figures.openItems
        account.lastChange = figures.lastChange
        account.flags = []
        if figures.flags.contains(.excluded) { account.flags.insert(.excluded) }
        if figures.flags.contains(.unlimited) { account.flags.insert(.unlimitedCredit) }
        if figures.flags.contains(.mandatory) { account.flags.insert(.mandatoryLimit) }
        if figures.flags.contains(.closed) { account.flags.insert(.closed) }
        if !figures.flags.contains(.allowOnAccount) { account.flags.insert(.noPurchaseOnAccount) }
        account.sums.removeAll(keepingCapacity: true)
        for place in 0..<Int(figures.sumsCount) {
            let sums = figures[place]
            guard let currency = Currency(number: sums.currency) else { return false }
            var row = Exposures.Sums(currency: currency)
            row.invoices = sums.invoices
            row.creditNotes = sums.creditNotes
            row.payments = sums.payments
            row.delivered = sums.delivered
            row.orders = sums.orders
            row.reserved = sums.reserved
            account.sums.append(row)
        }
        account.dueDays.removeAll(keepingCapacity: true)
        for place in 0..<Int(figures.dueDaysCount) {
            let row = figures.dueDay(place)
            guard let currency = Currency(number: row.currency) else { return false }
            account.dueDays.append(DueDays.Day(due: CalendarDate(days: row.day), currency: currency, open: row.open))
        }
        return true
    }
}
