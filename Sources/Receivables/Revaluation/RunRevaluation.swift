/// Revalues open foreign currency items to a rate, a page of customers at a time (setup:FX-1 to FX-7).
///
/// One page is one record; the next begins after `next` and does no harm when repeated, since a value that is
/// reached posts nothing. Rates are of the type of each customer's group, else of the company's. What stands already is
/// taken back from where it stands; the new amount goes where `posting` says, unless settlements after the considered
/// date have taken their shares of the old one, or others were undone: then it stays there too. Rejections in order:
/// REFERENCE_UNKNOWN (customers, profile), RATE_MISSING for any currency in which the run takes something, of whatever
/// share, and POSTING_PROFILE_UNRESOLVED and ACCOUNT_BLOCKED of a customer of whom it takes something, by the first
/// page, before anything is posted; period of the considered date; accounts.
package struct RunRevaluation: Command {
    package let id: CompanyID
    package let method: RevaluationMethod
    package let consideredDate: CalendarDate
    package let rateDate: CalendarDate
    /// Empty: all.
    package let customers: [Code]
    /// Goes on after this customer; empty: from the first.
    package let after: Code
    /// Items after which a page ends.
    package let pageItems: Int
    /// The answer is told by counts and totals.
    package let isSummary: Bool
    package let share: RunShare
    package let posting: RevaluationPosting

    package init(
        id: CompanyID, method: RevaluationMethod, consideredDate: CalendarDate, rateDate: CalendarDate,
        customers: [Code] = [], after: Code = .empty, itemsMax: Int = RunRevaluation.itemsMax, isSummary: Bool = false,
        share: RunShare = .whole, posting: RevaluationPosting = RevaluationPosting()
    ) {
        self.posting = posting
        self.isSummary = isSummary
        self.share = share
        pageItems = min(max(1, itemsMax), RunRevaluation.itemsMax)
        self.id = id
        self.method = method
        self.consideredDate = consideredDate
        self.rateDate = rateDate
        self.customers = customers
        self.after = after
    }

    /// Items revalued by one page, and customers and items looked at; a page ends after the customer that reaches either.
    package static let itemsMax = 1_000
    package static let visitedMax = 5_000
    package static let customersMax = 1_000

    package struct Row: Equatable, Sendable {
        package let item: ItemID
        package let open: Int64
        package let reversed: Int64
        package let unrealized: Int64
        package let carried: Int64
        package var adjusted: Bool
        /// Where its unrealized amount stands.
        package let account: AccountID
        package let dimension: Code
    }

    package struct Answer: Equatable, Sendable {
        package let company: CompanyID
        package var rows: [Row] = []
        package var entries: [JournalEntry] = []
        /// Go on after it; empty: all are done.
        package var next: Code = .empty
        /// 0: nothing was taken.
        package var run: UInt32 = 0
        package var isSummary = false
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let chosen = try chosenAccounts(book)
        let profile = try posting.profileID(in: id, book)
        // Later pages would look at all customers again; a rate that is gone since then refuses its own page.
        if after.isEmpty {
            try checkRates(of: chosen, book)
            if let profile, method != .invoiceDate { try checkLines(of: chosen, profile, book) }
        }
        try book.companies.checkPeriod(id, consideredDate, by: now, field: "considered_date")
        var fact = RevaluationPosted(
            company: id, method: method, consideredDate: consideredDate, rateDate: rateDate,
            gainAccount: try book.companies.automaticAccount(id, .unrealizedGain),
            lossAccount: try book.companies.automaticAccount(id, .unrealizedLoss))
        fact.posting = posting
        var answer = Answer(company: id)
        answer.isSummary = isSummary
        var vouchers = Vouchers()
        var visited = 0
        var number = try firstNumber(book)
        let order = chosen.map(\.number).sorted()
        while let next = following(number, order, book) {
            number = next
            visited += 1
            let account = CustomerID(number)
            guard book.customers[account].company == id else { continue }
            if share.holds(account), hasForeignSums(account, book) {
                let type = book.companies.rateType(id, for: book.rateUse(of: account))
                for first in [book.customers[account].firstOpen, book.customers[account].firstClosed] {
                    var item = first
                    while !item.isNone {
                        visited += 1
                        try revalue(item, type, profile, &fact, &answer, &vouchers, book, at: now, draft)
                        item = book.items[item].next
                    }
                }
            }
            if fact.taken.count >= pageItems || visited >= RunRevaluation.visitedMax {
                if following(number, order, book) != nil { answer.next = book.customers[account].number }
                break
            }
        }
        fact.voucherNext = vouchers.next
        answer.entries = fact.entries
        if !fact.taken.isEmpty {
            answer.run = UInt32(book.items.revaluationRuns.count) + 1
            draft.add(.closing(.revalued(fact)), book)
        }
        return answer
    }

    /// Behind where the page before ended, also if that customer was taken out since: its number is not given again.
    private func firstNumber(_ book: borrowing Book) throws(Rejection) -> UInt32 {
        if after.isEmpty { return 0 }
        guard let place = book.customers.place(id, after) else { throw .noSuchCustomer(after, field: "after_customer") }
        return place.number
    }

    /// The next customer; `order`: of those asked for, empty: of all.
    private func following(_ number: UInt32, _ order: [UInt32], _ book: borrowing Book) -> UInt32? {
        if order.isEmpty { return number < book.customers.rows.count ? number + 1 : nil }
        return order.first { $0 > number }
    }

    private func holds(_ account: CustomerID, _ chosen: Set<CustomerID>, _ book: borrowing Book) -> Bool {
        book.customers[account].company == id && (chosen.isEmpty || chosen.contains(account))
    }

    /// Whether the customer ever had something in another currency than the accounting one.
    private func hasForeignSums(_ account: CustomerID, _ book: borrowing Book) -> Bool {
        let accounting = book.companies[id].currency
        var place = book.customers[account].firstSums
        while place != 0 {
            if book.exposures.rows[place].currency != accounting { return true }
            place = book.exposures.rows[place].next
        }
        return false
    }

    private func chosenAccounts(_ book: borrowing Book) throws(Rejection) -> Set<CustomerID> {
        if customers.count > RunRevaluation.customersMax {
            throw .tooMany(customers.count, max: RunRevaluation.customersMax, field: "customers")
        }
        var chosen: Set<CustomerID> = []
        for index in customers.indices {
            let customer = try book.customer(id, customers[index], field: "customers[\(index)]")
            chosen.insert(book.customers[customer].invoiceAccount)
        }
        return chosen
    }

    /// Every currency in which something is taken has a rate, or nothing is posted at all (setup:FX-7).
    ///
    /// Customers are looked at only where a currency the company ever had items in has no rate of some type in use.
    private func checkRates(of chosen: Set<CustomerID>, _ book: borrowing Book) throws(Rejection) {
        guard method != .invoiceDate else { return }
        let missing = missingRates(book)
        guard !missing.isEmpty else { return }
        var number: UInt32 = 0
        while number < book.customers.rows.count {
            number += 1
            let account = CustomerID(number)
            guard holds(account, chosen, book), hasForeignSums(account, book) else { continue }
            let type = book.companies.rateType(id, for: book.rateUse(of: account))
            for pair in missing where pair.type == type && takes(pair.currency, of: account, book) {
                throw missingRate(pair.currency, type, book)
            }
        }
    }

    /// Every customer of whom something is taken has a line in the profile, or nothing is posted at all.
    private func checkLines(
        of chosen: Set<CustomerID>, _ profile: ProfileID, _ book: borrowing Book
    ) throws(Rejection) {
        var number: UInt32 = 0
        while number < book.customers.rows.count {
            number += 1
            let account = CustomerID(number)
            guard holds(account, chosen, book), hasForeignSums(account, book) else { continue }
            do throws(Rejection) {
                _ = try posting.account(of: account, profile, book)
            } catch {
                if takes(nil, of: account, book) { throw error }
            }
        }
    }

    /// What has no rate, by currency and by the types that customers' documents may go by.
    private func missingRates(_ book: borrowing Book) -> [(currency: Currency, type: Code)] {
        var types = [book.companies.rateType(id, for: .receivables)]
        for group in book.companies.setups[Int(id.number) - 1].customerGroups.values
        where !group.rateType.isEmpty && !types.contains(group.rateType) {
            types.append(group.rateType)
        }
        types.sort()
        let accounting = book.companies[id].currency
        var missing: [(currency: Currency, type: Code)] = []
        for currency in book.companies.setups[Int(id.number) - 1].foreignCurrencies {
            for type in types
            where book.companies.rate(id, from: currency, to: accounting, on: rateDate, of: type) == nil {
                missing.append((currency, type))
            }
        }
        return missing
    }

    private func missingRate(_ currency: Currency, _ type: Code, _ book: borrowing Book) -> Rejection {
        .missingRate(currency, book.companies[id].currency, on: rateDate, type: type, field: "rate_date")
    }

    /// Whether the run takes an item of the customer in a currency; nil: in any but the accounting one.
    private func takes(_ currency: Currency?, of account: CustomerID, _ book: borrowing Book) -> Bool {
        let accounting = book.companies[id].currency
        for first in [book.customers[account].firstOpen, book.customers[account].firstClosed] {
            var item = first
            while !item.isNone {
                let own = book.items[item].currency
                if currency.map({ own == $0 }) ?? (own != accounting), openAmounts(of: item, book) != nil { return true }
                item = book.items[item].next
            }
        }
        return false
    }

    /// What was open on the considered date of an item that was not revalued later; nil: it is not taken (setup:FX-1).
    private func openAmounts(of item: ItemID, _ book: borrowing Book) -> (open: Int64, accounting: Int64)? {
        guard book.items[item].postingDate <= consideredDate else { return nil }
        if let last = book.items.revaluations[item].lastDate, last > consideredDate { return nil }
        guard let amounts = book.items.open(item, asOf: consideredDate, knownAt: .max), amounts.open != 0 else { return nil }
        return (amounts.open, amounts.accounting)
    }

    private func rate(_ currency: Currency, _ type: Code, _ book: borrowing Book) throws(Rejection) -> Rate {
        let accounting = book.companies[id].currency
        guard let rate = book.companies.rate(id, from: currency, to: accounting, on: rateDate, of: type) else {
            throw missingRate(currency, type, book)
        }
        return rate
    }

    private func revalue(
        _ item: ItemID, _ type: Code, _ profile: ProfileID?, _ fact: inout RevaluationPosted, _ answer: inout Answer,
        _ vouchers: inout Vouchers, _ book: borrowing Book, at now: Moment, _ draft: borrowing Draft
    ) throws(Rejection) {
        let row = book.items[item]
        guard row.currency != book.companies[id].currency, let amounts = openAmounts(of: item, book) else { return }
        let before = book.items.revaluations[item]
        let carried = book.items.revaluations.amounts(of: item, asOf: consideredDate, knownAt: .max)
        let later = book.items.settledLater(item, than: consideredDate)
        // What is booked after the date and not by those settlements came back by undoing others.
        let reopened = RevaluationPlan.Reopened(
            amount: book.items.reopenedLater(item, than: consideredDate),
            gain: before.gain - carried.gain - later.reduce(0) { $0 + $1.takenGain },
            loss: before.loss - carried.loss - later.reduce(0) { $0 + $1.takenLoss })
        let plan = RevaluationPlan(
            open: amounts.open, original: amounts.accounting - carried.gain - carried.loss, gain: carried.gain,
            loss: carried.loss, later: later, reopened: reopened)
        var revalued = plan.original
        if method != .invoiceDate {
            let converted = try rate(row.currency, type, book).convert(
                plan.open, from: row.currency, to: book.companies[id].currency, .halfAwayFromZero)
            guard let converted, converted.magnitude <= Money.minorMax.magnitude else {
                throw .outOfRange(field: "rate_date")
            }
            revalued = converted
        }
        let outcome = plan.outcome(method, revalued: revalued)
        if posting.dimensions == .table, !outcome.changes.isEmpty {
            let dimensions = book.sales.trade(of: row.customer).dimensions
            fact.dimensionSets.note(dimensions.key, dimensions)
        }
        let old = UnrealizedPlace(
            account: before.receivable.isNone ? row.account : before.receivable, dimension: before.dimension)
        let new = plan.isWhole && method != .invoiceDate ? try posting.place(of: item, profile, book) : old
        for change in outcome.changes {
            let date = change.date ?? consideredDate
            if change.date != nil { try book.companies.checkPeriod(id, date, by: now, field: "considered_date") }
            // What a run posts is what settlements after its date take their shares of.
            let from = change.settlement.isNone ? old : new
            addChanges(of: item, change, on: date, from: from, to: new, own: row.account, &fact)
            fact.entries.append(try entry(change, date, from: from, to: new, before, fact, &vouchers, book, draft))
        }
        fact.taken.append(item)
        let stands = outcome.changes.isEmpty ? old : new
        answer.rows.append(
            Row(
                item: item, open: plan.open, reversed: outcome.reversed, unrealized: outcome.unrealized,
                carried: outcome.carried, adjusted: !outcome.changes.isEmpty, account: stands.account,
                dimension: stands.dimension))
    }

    /// One change, or two where the amount goes to another account; the last says where it stands.
    private func addChanges(
        of item: ItemID, _ change: RevaluationPlan.Change, on date: CalendarDate, from old: UnrealizedPlace,
        to new: UnrealizedPlace, own: AccountID, _ fact: inout RevaluationPosted
    ) {
        func add(_ gain: Int64, _ loss: Int64, _ place: UnrealizedPlace) {
            var row = ItemRevaluation(item: item, date: date, gain: gain, loss: loss, settlement: change.settlement)
            row.account = place.account == own ? .none : place.account
            row.dimension = place.dimension
            fact.changes.append(row)
        }
        if old.account == new.account {
            return add(change.reversedGain + change.gain, change.reversedLoss + change.loss, new)
        }
        if (change.reversedGain, change.reversedLoss) != (0, 0) { add(change.reversedGain, change.reversedLoss, old) }
        add(change.gain, change.loss, new)
    }

    /// One voucher takes the earlier amount back from where it went and posts the new one.
    private func entry(
        _ change: RevaluationPlan.Change, _ date: CalendarDate, from old: UnrealizedPlace, to new: UnrealizedPlace,
        _ before: Unrealized, _ fact: RevaluationPosted, _ vouchers: inout Vouchers, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) throws(Rejection) -> JournalEntry {
        let maker = UnrealizedEntry(company: id, date: date, receivable: new.account, dimension: new.dimension)
        let taker = UnrealizedEntry(company: id, date: date, receivable: old.account, dimension: old.dimension)
        let reversed = try taker.legs(
            [(change.reversedGain, change.reversedLoss)],
            gain: before.gainAccount.isNone ? fact.gainAccount : before.gainAccount,
            loss: before.lossAccount.isNone ? fact.lossAccount : before.lossAccount, book)
        let posted = try maker.legs(
            [(change.gain, change.loss)], gain: fact.gainAccount, loss: fact.lossAccount, book)
        return try maker.entry(reversed + posted, &vouchers, book, draft)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// A page of a revaluation run was posted.
package struct RevaluationPosted: Equatable, Sendable {
    package var company: CompanyID
    package var method: RevaluationMethod
    package var consideredDate: CalendarDate
    package var rateDate: CalendarDate
    package var gainAccount: AccountID
    package var lossAccount: AccountID
    /// Items that count as revalued at the considered date, changed or not.
    package var taken: [ItemID] = []
    package var changes: [ItemRevaluation] = []
    /// One per change; two changes that take an item's amount to another account share one.
    package var entries: [JournalEntry] = []
    package var voucherNext: UInt64 = 0
    package var posting = RevaluationPosting()
    /// What keys of customers' dimensions stand for, where they do not say it.
    package var dimensionSets: [DimensionSet] = []

    /// Whose each entry is.
    package var entryItems: [ItemID] {
        changes.indices.compactMap { place in
            let isSecond =
                place > 0 && changes[place].settlement.isNone && changes[place - 1].settlement.isNone
                && changes[place].item == changes[place - 1].item
            return isSecond ? nil : changes[place].item
        }
    }

    package init(
        company: CompanyID, method: RevaluationMethod, consideredDate: CalendarDate, rateDate: CalendarDate,
        gainAccount: AccountID, lossAccount: AccountID
    ) {
        self.company = company
        self.method = method
        self.consideredDate = consideredDate
        self.rateDate = rateDate
        self.gainAccount = gainAccount
        self.lossAccount = lossAccount
    }
}

/// What the list of runs shows of a page.
package struct RevaluationRun: Equatable, Sendable, PlainBits {
    package let company: CompanyID
    package let method: RevaluationMethod
    package let consideredDate: CalendarDate
    package let rateDate: CalendarDate
    package let taken: UInt32
    package let adjusted: UInt32
    /// Net change of the summary accounts, accounting currency.
    package let change: Int64
    package let sequence: UInt64
    package let posting: RevaluationPosting

    init(_ fact: RevaluationPosted, at sequence: UInt64) {
        company = fact.company
        method = fact.method
        consideredDate = fact.consideredDate
        rateDate = fact.rateDate
        taken = UInt32(fact.taken.count)
        var items: [ItemID] = []
        var sum: Int64 = 0
        for change in fact.changes {
            sum += change.gain + change.loss
            if items.last != change.item { items.append(change.item) }
        }
        adjusted = UInt32(items.count)
        change = sum
        posting = fact.posting
        self.sequence = sequence
    }
}

/// Pages of runs, latest first.
package struct ListRevaluations: Query {
    package let id: CompanyID
    package let size: Int
    /// Only those before it; 0: from the latest.
    package let before: UInt32

    package init(id: CompanyID, size: Int = 50, before: UInt32 = 0) {
        self.id = id
        self.size = min(max(1, size), ListRevaluations.sizeMax)
        self.before = before
    }

    package static let sizeMax = 1_000

    package struct Answer: Equatable, Sendable {
        package var runs: [(number: UInt32, run: RevaluationRun)] = []
        package var next: UInt32 = 0

        package static func == (left: Answer, right: Answer) -> Bool {
            left.next == right.next && left.runs.elementsEqual(right.runs) { $0 == $1 }
        }
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer()
        let count = UInt32(book.items.revaluationRuns.count)
        var number = before == 0 ? count : min(before - 1, count)
        while number > 0 {
            let run = book.items.revaluationRuns[Int(number) - 1]
            if run.company == id {
                if answer.runs.count == size {
                    answer.next = number + 1
                    break
                }
                answer.runs.append((number, run))
            }
            number -= 1
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension OpenItems {
    /// Settled by a day and open again since: without sign.
    func reopenedLater(_ id: ItemID, than date: CalendarDate) -> Int64 {
        var sum: Int64 = 0
        forEachPart(of: id) { part in
            let settlement = settlements[part.settlement.number]
            if settlement.isUndone, settlement.date <= date, settlement.undoneDate > date { sum += part.amount }
        }
        return sum
    }

    /// Settlements that count now and are dated after a day, by date, with what each has taken back.
    func settledLater(_ id: ItemID, than date: CalendarDate) -> [RevaluationPlan.Later] {
        var later: [RevaluationPlan.Later] = []
        forEachPart(of: id) { part in
            let settlement = settlements[part.settlement.number]
            guard !settlement.isUndone, settlement.date > date else { return }
            // Several parts of one settlement took their shares back together.
            if let place = later.firstIndex(where: { $0.settlement == part.settlement }) {
                let before = later[place]
                later[place] = .init(
                    settlement: before.settlement, date: before.date, amount: before.amount + part.amount,
                    takenGain: before.takenGain, takenLoss: before.takenLoss)
                return
            }
            var taken: (gain: Int64, loss: Int64) = (0, 0)
            for change in revaluations.changes(by: part.settlement) where change.item == id {
                taken.gain += change.gain
                taken.loss += change.loss
            }
            later.append(
                .init(
                    settlement: part.settlement, date: settlement.date, amount: part.amount, takenGain: taken.gain,
                    takenLoss: taken.loss))
        }
        return later.sorted { ($0.date, $0.settlement) < ($1.date, $1.settlement) }
    }
}
