/// What of a method's effects takes a second person (F24, reliability 3.8). `Protocol/roles.txt` says it by method.
package struct DualControl: OptionSet, Hashable, Sendable, BitwiseCopyable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Whatever it does.
    package static let always = DualControl(rawValue: 1)
    /// A limit that rises, or holds longer.
    package static let raises = DualControl(rawValue: 2)
    /// A credit note from `approve_credit_notes_from` on.
    package static let creditNotes = DualControl(rawValue: 4)
    /// What was settled in a period that is closed by now, whatever undoes it.
    package static let closedPeriods = DualControl(rawValue: 8)
    /// A role, as soon as somebody else could approve it.
    package static let grants = DualControl(rawValue: 16)
    /// Nothing: who lacks the right may propose it to who has it.
    package static let onRequest = DualControl(rawValue: 32)
    /// A payment taken back, where the company reviews that (payments:RV-2).
    package static let reversals = DualControl(rawValue: 64)
    /// A write-off from `approve_write_offs_from` on, and any where the company set none (credit:WO-8).
    package static let writeOffs = DualControl(rawValue: 128)
}

extension Book {
    /// Refuses what one person may not do alone: decided on what would happen, not on what was asked.
    ///
    /// A company that is not live yet is set up by one person.
    package func checkAlone(_ events: [Event], _ control: DualControl, in company: CompanyID) throws(Rejection) {
        if control.contains(.always) { throw Book.twoPeople("this takes two people") }
        for event in events {
            if control.contains(.raises), let figure = raisedFigure(in: event, company) {
                throw Book.twoPeople("a higher limit takes two people", [figure])
            }
            if control.contains(.creditNotes), case .posted(let posted) = event { try checkCreditNote(posted.fact) }
            if control.contains(.closedPeriods), case .settlementUndone(let fact) = event {
                let settlement = items[fact.settlement]
                if companies.isClosed(settlement.company, settlement.date) {
                    throw Book.twoPeople(
                        "settlement \(fact.settlement.number) is of \(settlement.date), in a closed period",
                        [.init("date", settlement.date)])
                }
            }
            if control.contains(.reversals), case .paymentCanceled(let fact) = event { try checkReversal(fact) }
            if control.contains(.writeOffs), case .writeOffPosted(let fact) = event { try checkWriteOff(fact) }
            if control.contains(.grants), case .access(.granted) = event, grants.isInForce, grants.grantersEverywhere > 1 {
                throw Book.twoPeople("a role takes two people")
            }
        }
    }

    private static func twoPeople(_ why: String, _ figures: [Rejection.Figure] = []) -> Rejection {
        Rejection(.approvalNeeded, "\(why): propose it, and another approves", figures)
    }

    private func checkCreditNote(_ fact: ItemPosted) throws(Rejection) {
        guard fact.kind == .creditNote, let bound = companies[fact.company].parameters.approveCreditNotesFrom,
            fact.accountingAmount.magnitude >= bound.magnitude
        else { return }
        let currency = companies[fact.company].currency
        throw Book.twoPeople(
            "a credit note from \(Money(bound, currency)) on takes two people",
            [.init("amount", Money(fact.amount, fact.currency)), .init("from", Money(bound, currency))])
    }

    private func checkWriteOff(_ fact: WriteOff) throws(Rejection) {
        guard let bound = companies[fact.company].parameters.approveWriteOffsFrom else {
            throw Book.twoPeople("a write-off takes two people")
        }
        guard fact.givenUp >= UInt64(bound.magnitude) else { return }
        let currency = companies[fact.company].currency
        throw Book.twoPeople(
            "a write-off from \(Money(bound, currency)) on takes two people",
            [.init("amount", Money(Int64(clamping: fact.givenUp), currency)), .init("from", Money(bound, currency))])
    }

    /// What a bank returned (NSF) is a fact and waits for nobody.
    private func checkReversal(_ fact: PaymentCanceled) throws(Rejection) {
        let payment = items[fact.payment]
        guard fact.kind == .reversed, companies[CompanyID(UInt32(payment.company))].parameters.settlement.reviewsReversals
        else { return }
        throw Book.twoPeople(
            "taking payment \(payment.number) back is reviewed",
            [.init("amount", Money(-payment.original, payment.currency))])
    }

    /// The new limit where a fact raises one; nil: it raises none, or the company is still being set up.
    private func raisedFigure(in event: Event, _ company: CompanyID) -> Rejection.Figure? {
        if case .customerSet(let row) = event, companies[row.company].isLive {
            let isNew = row.id.number > customers.rows.count
            let before: CustomerFlags = isNew ? [] : customers[row.id].flags
            let free: CustomerFlags = [.unlimitedCredit, .excluded]
            return row.flags.intersection(free).isSubset(of: before) ? nil : Rejection.Figure("limit", "unlimited")
        }
        return raisedLimit(in: event, company).map { Rejection.Figure("limit", $0) }
    }

    private func raisedLimit(in event: Event, _ company: CompanyID) -> Money? {
        if case .creditLimitSet(let id, let new) = event { return raise(id, new, company) }
        if case .temporaryLimitSet(let id, let new) = event {
            guard isLive(id), new.amount > customers[id].limit else { return nil }
            return Money(new.amount, customers[id].limitCurrency)
        }
        if case .credit(let fact) = event { return raisedLimit(in: fact) }
        return nil
    }

    private func raise(_ id: CustomerID, _ new: CreditLimit, _ company: CompanyID) -> Money? {
        // An account that this very command creates begins without a limit.
        guard id.number <= customers.rows.count else {
            return new.limit.minor > 0 && !company.isNone && companies[company].isLive ? new.limit : nil
        }
        guard isLive(id) else { return nil }
        let before = customers[id]
        let expired = before.limitExpires == .max ? nil : CalendarDate(days: before.limitExpires)
        let amount = before.limitCurrency == new.limit.currency ? before.limit : 0
        return Book.isRaise(amount, to: new.limit.minor, expired, new.expires) ? new.limit : nil
    }

    private func raisedLimit(in fact: CreditFact) -> Money? {
        if case .groupSet(let new) = fact, companies[new.company].isLive {
            let before = creditGroups.find(new.id)
            return Book.isRaise(before?.limit.minor ?? 0, to: new.limit.minor, before?.expires, new.expires)
                ? new.limit : nil
        }
        if case .groupTemporaryLimitSet(let id, let new) = fact, let group = creditGroups.find(id),
            companies[group.company].isLive, new.amount > group.limit.minor
        {
            return Money(new.amount, group.limit.currency)
        }
        // Where there is none only the account's limit holds: one more can only tighten.
        if case .currencyLimitSet(let id, let currency, let new) = fact, isLive(id),
            let before = creditProfiles[id].currencyLimits[currency], new.map({ $0 > before }) ?? true
        {
            return Money(new ?? before, currency)
        }
        if case .guaranteeSet(let id, let new) = fact, isLive(id), new.effect > 0 {
            let before = creditProfiles[id].guarantees.first { $0.id == new.id }
            return new.effect > before?.effect ?? 0 || before.map { new.to > $0.to } ?? true ? new.value : nil
        }
        return nil
    }

    private func isLive(_ customer: CustomerID) -> Bool { companies[customers[customer].company].isLive }

    /// Nil as last day: for ever.
    private static func isRaise(
        _ before: Int64, to now: Int64, _ expired: CalendarDate?, _ expires: CalendarDate?
    ) -> Bool {
        if now > before { return true }
        guard now > 0, let expired else { return false }
        return expires.map { $0 > expired } ?? true
    }
}
