import Receivables
import Wire

/// The book a second time, in lists and loops: fed by durable records, it holds the rules against each of them.
///
/// No indexes, no kept sums, nothing of `Book`: every figure is added up anew from what was ever recorded.
final class NaiveBook {
    struct Item {
        let company: CompanyID
        let customer: CustomerID
        let kind: ItemKind
        let currency: Currency
        let original: Int64
        let number: Code
        var open: Int64
        var accountingOpen: Int64
        var wasUndone = false
    }

    struct Authorization {
        let customer: CustomerID
        let currency: Currency
        /// When it ends, from which record on.
        var ends: [(sequence: UInt64, expires: Instant)]
        var authorized: Int64
        var captured: Int64 = 0
        var end: AuthorizationState?
        /// What remained from which record on.
        var remaining: [(sequence: UInt64, amount: Int64)]
    }

    struct Change {
        let sequence: UInt64
        let customer: CustomerID
        let currency: Currency
        let kind: Exposures.Component
        let amount: Int64
        let item: Int
    }

    private struct Settled {
        let company: CompanyID
        let parts: [ItemsSettled.Part]
        var isUndone = false
    }

    private(set) var items: [Item] = []
    private(set) var authorizations: [Authorization] = []
    /// `changed`: the last record that said anything of it.
    private(set) var customers: [(row: CustomerRow, limit: CreditLimit, changed: UInt64)] = []
    private(set) var companies: [(company: Company, parameters: Parameters)] = []
    private var settlements: [Settled] = []
    private var rates: [(company: CompanyID, rate: ExchangeRate)] = []
    private var legs: [(company: CompanyID, currency: Currency, receivable: Int64, accounting: Int64)] = []
    private var vouchers: [(company: CompanyID, code: Code)] = []
    private var sequences: [(company: CompanyID, kind: SequenceKind, next: UInt64)] = []
    /// Every movement of an open amount, in order of records.
    private(set) var changes: [Change] = []

    // MARK: Facts

    func apply(_ event: Event, _ header: RecordHeader, _ sequence: UInt64) throws(Violation) {
        switch event {
        case .companyCreated(let company): companies.append((company, Parameters()))
        case .parametersSet(let id, let parameters): companies[Int(id.number) - 1].parameters = parameters
        case .exchangeRateSet(let id, let rate): rates.append((id, rate))
        case .customerSet(let row):
            let place = Int(row.id.number) - 1
            if place == customers.count {
                customers.append((row, CreditLimit(limit: .zero(row.currency), expires: nil), sequence))
            } else {
                try require(place < customers.count, 11, "customer \(row.id.number) leaves a gap")
                customers[place].row = row
                customers[place].changed = sequence
            }
        case .creditLimitSet(let id, let limit):
            customers[Int(id.number) - 1].limit = limit
            customers[Int(id.number) - 1].changed = sequence
        case .posted(let made): try posted(made.fact, header, sequence)
        case .itemsSettled(let fact): try settled(fact, sequence)
        case .settlementUndone(let fact): try undone(fact, sequence)
        case .authorizationDecided(let fact): try decided(fact, header, sequence)
        case .authorizationIncremented(let fact): try incremented(fact, header, sequence)
        case .authorizationCaptured(let id, let amount, let final):
            try end(id, sequence, header) { row in
                row.captured += amount
                let rest = final ? 0 : max(0, row.last - amount)
                return (rest, rest == 0 ? .captured : nil)
            }
        case .authorizationVoided(let id, let released):
            let remained = try row(id).last
            try require(
                remained == released, 7, "void of \(id.number) releases \(released), \(remained) remained")
            try end(id, sequence, header) { _ in (0, .voided) }
        case .authorizationsExpired(let ids):
            for id in ids {
                try require(
                    row(id).expires <= header.instant, 7, "authorization \(id.number) was expired early")
                try end(id, sequence, nil) { _ in (0, .expired) }
            }
        case .credit(.authorizationChanged(let fact)): try changed(fact, header, sequence)
        case .clockSet, .zoneDataNoted, .keyFenced, .keysForgotten, .companyWentLive, .numberSequenceSet,
            .periodSet,
            .mainAccountSet, .automaticAccountSet, .termsSet, .methodSet, .cashDiscountSet, .intercompanyPairSet, .taxCodeSet, .taxGroupSet,
            .customerGroupSet,
            .profileSet, .profileLineSet, .profileLineDeleted, .subjectSet:
            break
        // The workload imports no bank reports yet.
        case .bank: break
        // The workload makes no limit journals yet.
        case .credit: break
        case .payment: break
        case .limitJournalCreated, .limitLinesAdded, .limitJournalPosted, .temporaryLimitSet: break
        // The workload sets no blocking rules yet.
        case .blockingRuleSet, .blockingRuleDeleted, .ruleSequenceSet, .rankSet, .creditTraitsSet, .access: break
        // The workload makes no interest notes yet; their items come as items.
        case .interestCodeSet, .interestNoteCreated, .interestNoteCanceled, .interestNotePosted, .interestNotePrinted,
            .interestChanged,
            .collections, .directDebit, .bill, .card:
            break
        // Nor orders, drafts, recurring invoices, transfers, revaluations and work on periods.
        case .orderConfirmed, .orderChanged, .freeText, .sales, .closing: break
        // Nor write-offs and what else gives money up or back.
        case .writeOffPosted, .writeOffReversed, .paymentCanceled, .customerReimbursed, .payoutAccountSet, .nettingPosted,
            .payoutFileMade, .nettingReversed, .prepaymentPosted, .prepaymentChanged, .paymentBankSet, .paymentFeeSet,
            .allocationOrderSet:
            break
        }
    }

    private func posted(_ fact: ItemPosted, _ header: RecordHeader, _ sequence: UInt64) throws(Violation) {
        try require(Int(fact.id.number) == items.count + 1, 11, "item \(fact.id.number) after \(items.count)")
        try require(
            fact.open == fact.amount, 4,
            "item \(fact.id.number) is born with \(fact.open) of \(fact.amount) open")
        let isDebit = fact.kind == .invoice
        try require(isDebit ? fact.amount > 0 : fact.amount < 0, 4, "\(fact.kind) of \(fact.amount)")
        for item in items where item.company == fact.company && item.kind == fact.kind {
            try require(
                item.number != fact.number, 8,
                "\(fact.kind) \(fact.number) of \(fact.company.number) was posted twice")
        }
        try require(
            customers[Int(fact.customer.number) - 1].row.invoiceAccount == fact.customer, 3,
            "item \(fact.id.number) is on customer \(fact.customer.number), who owes through another")
        if let taken = fact.numberTaken { try took(fact.company, taken.kind, taken.next) }
        items.append(
            Item(
                company: fact.company, customer: fact.customer, kind: fact.kind, currency: fact.currency,
                original: fact.amount, number: fact.number, open: 0, accountingOpen: 0))
        try move(items.count - 1, fact.amount, fact.accountingAmount, sequence)
        // A later instalment shares the entry of the first.
        if !fact.instalmentOf.isNone { return }
        try entry(fact.entry, fact.voucherNext)
        let owed = fact.entry.legs.filter { $0.type == .receivable }.reduce(0) { $0 + $1.amount }
        try require(
            owed == fact.wholeAmount, 2,
            "item \(fact.id.number) of \(fact.amount) is posted with \(owed) on receivables")
        guard !fact.authorization.isNone, fact.kind == .invoice else { return }
        try require(row(fact.authorization).customer == fact.customer, 7, "captured for another customer")
    }

    private func settled(_ fact: ItemsSettled, _ sequence: UInt64) throws(Violation) {
        try require(
            Int(fact.settlement.number) == settlements.count + 1, 11, "settlement \(fact.settlement.number)")
        try require(!fact.parts.isEmpty, 4, "a settlement of nothing")
        settlements.append(Settled(company: fact.company, parts: fact.parts))
        for part in fact.parts {
            if part.debitItem.isNone || part.creditItem.isNone {
                // A discount, a difference or money of another currency makes one item smaller.
                try require(part.debitItem.isNone != part.creditItem.isNone && part.amount > 0, 4, "signs")
                try adjust(part, -1, sequence)
                continue
            }
            let debit = Int(part.debitItem.number) - 1
            let credit = Int(part.creditItem.number) - 1
            try require(
                items[debit].customer == fact.customer && items[credit].customer == fact.customer
                    && items[debit].currency == items[credit].currency, 4,
                "settlement \(fact.settlement.number) mixes items")
            try require(
                items[debit].original > 0 && items[credit].original < 0 && part.amount > 0, 4, "signs")
            try move(debit, -part.amount, -part.debitAccounting, sequence)
            try move(credit, part.amount, -part.creditAccounting, sequence)
        }
        for posting in fact.entries { try entry(posting, 0) }
        if fact.voucherNext != 0 {
            try took(fact.company, .voucher, fact.voucherNext, step: fact.entries.count)
        }
    }

    private func undone(_ fact: SettlementUndone, _ sequence: UInt64) throws(Violation) {
        let place = Int(fact.settlement.number) - 1
        try require(place < settlements.count, 17, "undo of the unknown settlement \(fact.settlement.number)")
        try require(!settlements[place].isUndone, 17, "settlement \(fact.settlement.number) is undone twice")
        settlements[place].isUndone = true
        for part in settlements[place].parts {
            if part.debitItem.isNone || part.creditItem.isNone {
                try adjust(part, 1, sequence)
                continue
            }
            try move(Int(part.debitItem.number) - 1, part.amount, part.debitAccounting, sequence)
            try move(Int(part.creditItem.number) - 1, -part.amount, part.creditAccounting, sequence)
        }
        for posting in fact.entries { try entry(posting, 0) }
        if fact.voucherNext != 0 {
            try took(settlements[place].company, .voucher, fact.voucherNext, step: fact.entries.count)
        }
    }

    private func adjust(_ part: ItemsSettled.Part, _ sign: Int64, _ sequence: UInt64) throws(Violation) {
        if part.creditItem.isNone {
            try move(Int(part.debitItem.number) - 1, sign * part.amount, sign * part.debitAccounting, sequence)
        } else {
            try move(Int(part.creditItem.number) - 1, -sign * part.amount, sign * part.creditAccounting, sequence)
        }
    }

    /// Invariant 4: an open amount stays between nothing and what was posted.
    private func move(_ place: Int, _ amount: Int64, _ accounting: Int64, _ sequence: UInt64)
        throws(Violation)
    {
        items[place].open += amount
        items[place].accountingOpen += accounting
        let item = items[place]
        try require(
            item.original > 0
                ? (0...item.original).contains(item.open) : (item.original...0).contains(item.open), 4,
            "item \(place + 1) has \(item.open) open of \(item.original)")
        try require(
            item.open != 0 || item.accountingOpen == 0, 21,
            "item \(place + 1) is closed with \(item.accountingOpen) left")
        changes.append(
            Change(
                sequence: sequence, customer: item.customer, currency: item.currency,
                kind: Exposures.component(item.kind, debit: item.original > 0), amount: amount, item: place))
    }

    /// Invariants 1 and 2, and vouchers that come once and without gap.
    private func entry(_ entry: JournalEntry, _ voucherNext: UInt64) throws(Violation) {
        var sums: (Int64, Int64) = (0, 0)
        var receivable: (Int64, Int64) = (0, 0)
        for leg in entry.legs {
            sums.0 += leg.amount
            sums.1 += leg.accountingAmount
            if leg.type == .receivable {
                receivable.0 += leg.amount
                receivable.1 += leg.accountingAmount
            }
        }
        try require(sums == (0, 0), 1, "voucher \(entry.voucher) is out of balance by \(sums)")
        for known in vouchers where known.company == entry.company {
            try require(known.code != entry.voucher, 1, "voucher \(entry.voucher) was used twice")
        }
        vouchers.append((entry.company, entry.voucher))
        if voucherNext != 0 { try took(entry.company, .voucher, voucherNext) }
        if let place = legs.firstIndex(where: { $0.company == entry.company && $0.currency == entry.currency }
        ) {
            legs[place].receivable += receivable.0
            legs[place].accounting += receivable.1
        } else {
            legs.append((entry.company, entry.currency, receivable.0, receivable.1))
        }
    }

    private func took(
        _ company: CompanyID, _ kind: SequenceKind, _ next: UInt64, step: Int = 1
    ) throws(Violation) {
        guard let place = sequences.firstIndex(where: { $0.company == company && $0.kind == kind }) else {
            sequences.append((company, kind, next))
            return
        }
        // Numbers that somebody chose by hand are stepped over; vouchers are nobody's choice.
        let isNext =
            kind == .voucher ? next == sequences[place].next + UInt64(step) : next > sequences[place].next
        try require(isNext, 11, "sequence \(kind) went from \(sequences[place].next) to \(next)")
        sequences[place].next = next
    }

    // MARK: Credit

    private func row(_ id: AuthorizationID) throws(Violation) -> Authorization {
        try require(
            id.number > 0 && Int(id.number) <= authorizations.count, 7,
            "authorization \(id.number) is unknown")
        return authorizations[Int(id.number) - 1]
    }

    /// Invariant 7. `header` is that of a record that may only touch what still lives.
    private func end(
        _ id: AuthorizationID, _ sequence: UInt64, _ header: RecordHeader?,
        _ change: (inout Authorization) -> (Int64, AuthorizationState?)
    ) throws(Violation) {
        var row = try row(id)
        try require(row.end == nil, 7, "authorization \(id.number) ends twice")
        if let header {
            // The decision may have been taken a nanosecond before the record's own instant.
            try require(
                header.instant.nanoseconds - 1 < row.expires.nanoseconds, 7,
                "authorization \(id.number) was used after its time")
        }
        let (remaining, end) = change(&row)
        row.end = end
        row.remaining.append((sequence, remaining))
        try require(
            row.captured <= row.authorized, 7,
            "authorization \(id.number): \(row.captured) of \(row.authorized) captured")
        authorizations[Int(id.number) - 1] = row
    }

    private func decided(_ fact: AuthorizationDecided, _ header: RecordHeader, _ sequence: UInt64)
        throws(Violation)
    {
        try check(
            fact.decision, fact.reasons, requested: fact.requested, approved: fact.approved, fact.currency,
            fact.customer,
            ordering: fact.orderingCustomer, fact.checkpoint, header)
        guard !fact.id.isNone else {
            try require(fact.approved == 0, 10, "a declined authorization reserves \(fact.approved)")
            return
        }
        try require(Int(fact.id.number) == authorizations.count + 1, 11, "authorization \(fact.id.number)")
        try require(
            fact.approved > 0 && fact.approved <= fact.requested, 6,
            "approved \(fact.approved) of \(fact.requested)")
        try require(fact.expires > header.instant, 7, "authorization \(fact.id.number) is born expired")
        authorizations.append(
            Authorization(
                customer: fact.customer, currency: fact.currency, ends: [(sequence, fact.expires)],
                authorized: fact.approved,
                remaining: [(sequence, fact.approved)]))
    }

    private func incremented(
        _ fact: AuthorizationIncremented, _ header: RecordHeader, _ sequence: UInt64
    ) throws(Violation) {
        var row = try row(fact.id)
        try require(
            row.end == nil && header.instant.nanoseconds - 1 < row.expires.nanoseconds, 7,
            "increment after the end")
        if fact.amount > 0 {
            try check(
                fact.decision, fact.reasons, requested: fact.amount, approved: fact.amount, row.currency,
                row.customer,
                ordering: row.customer, .posCheck, header)
        }
        row.authorized += fact.amount
        row.remaining.append((sequence, row.last + fact.amount))
        authorizations[Int(fact.id.number) - 1] = row
    }

    /// A part is given back, never all of it; an end moves to a time that is to come.
    private func changed(
        _ fact: AuthorizationChanged, _ header: RecordHeader, _ sequence: UInt64
    ) throws(Violation) {
        var row = try row(fact.id)
        try require(
            row.end == nil && header.instant.nanoseconds - 1 < row.expires.nanoseconds, 7,
            "authorization \(fact.id.number) was changed after its end")
        try require(
            fact.released == 0 || (fact.released > 0 && fact.released < row.last), 7,
            "authorization \(fact.id.number) gives back \(fact.released) of \(row.last)")
        row.remaining.append((sequence, row.last - fact.released))
        if let expires = fact.expires {
            try require(
                expires > header.instant, 7, "authorization \(fact.id.number) is to end before it was extended")
            row.ends.append((sequence, expires))
        }
        authorizations[Int(fact.id.number) - 1] = row
    }

    /// Invariant 6 and its mirror: approved means within the limit, over the limit means over it.
    private func check(
        _ decision: Decision, _ reasons: ReasonList, requested: Int64, approved: Int64, _ currency: Currency,
        _ account: CustomerID, ordering: CustomerID, _ checkpoint: Checkpoint, _ header: RecordHeader
    ) throws(Violation) {
        guard !account.isNone, checkpoint == .posCheck else { return }
        let owner = customers[Int(account.number) - 1]
        guard owner.row.flags.isDisjoint(with: [.unlimitedCredit, .excluded]) else { return }
        let limit = owner.limit.limit.minor
        // What expires between decision and record may or may not have counted.
        let moments = [header.instant, Instant(nanoseconds: header.instant.nanoseconds - 1)]
        let sums = moments.map { exposure(account, adding: approved, currency, through: .max, at: $0) }
        let asked = moments.map { exposure(account, adding: requested, currency, through: .max, at: $0) }
        if approved > 0 {
            try require(
                sums.contains { $0 <= limit }, 6,
                "customer \(owner.row.number): \(approved) approved, exposure \(sums[0]) of \(limit)")
            let hold = [account, ordering].contains {
                !$0.isNone && customers[Int($0.number) - 1].row.holdStatus == .all
            }
            try require(!hold, 6, "customer \(owner.row.number) is on hold, \(approved) approved")
        }
        let isOver = (0..<reasons.count).contains { reasons[$0] == .overLimit || reasons[$0] == .noCredit }
        guard isOver else { return }
        try require(
            asked.contains { $0 > limit }, 6,
            "customer \(owner.row.number): \(requested) declined, exposure would be \(asked[0]) of \(limit)")
        // What is left in another currency is rounded down (credit:EX-3): there one more might still fit.
        if decision == .approvePartial, currency == owner.limit.limit.currency {
            let more = moments.map {
                exposure(account, adding: approved + 1, currency, through: .max, at: $0)
            }
            try require(
                more.contains { $0 > limit }, 6,
                "customer \(owner.row.number): more than \(approved) would have fitted")
        }
    }

    /// Limit currency, as recorded through `sequence`, with reservations that live at `instant`.
    func exposure(
        _ account: CustomerID, adding amount: Int64 = 0, _ currency: Currency? = nil,
        through sequence: UInt64,
        at instant: Instant
    ) -> Int64 {
        var sums: [(currency: Currency, minor: Int64)] = []
        func add(_ minor: Int64, _ currency: Currency) {
            if let place = sums.firstIndex(where: { $0.currency == currency }) {
                sums[place].minor += minor
            } else {
                sums.append((currency, minor))
            }
        }
        for change in changes where change.customer == account && change.sequence <= sequence {
            add(change.amount, change.currency)
        }
        for row in authorizations where row.customer == account && instant < row.expires(through: sequence) {
            add(row.remaining(through: sequence), row.currency)
        }
        if let currency { add(amount, currency) }
        let owner = customers[Int(account.number) - 1]
        let target = owner.limit.limit.currency
        return sums.reduce(0) { sum, part in
            guard part.currency != target else { return sum + part.minor }
            let rate = rates.last {
                $0.company == owner.row.company && $0.rate.from == part.currency && $0.rate.to == target
            }
            return sum
                + (rate?.rate.rate.convert(part.minor, from: part.currency, to: target, .halfAwayFromZero)
                    ?? 0)
        }
    }

    /// Sum of open amounts of a kind as recorded through `sequence`.
    func open(
        _ account: CustomerID, _ currency: Currency, _ kind: Exposures.Component? = nil,
        through sequence: UInt64 = .max
    ) -> Int64 {
        changes.reduce(0) { sum, change in
            change.customer == account && change.currency == currency && change.sequence <= sequence
                && (kind.map { $0 == change.kind } ?? true) ? sum + change.amount : sum
        }
    }

    /// Sum of what authorizations hold as recorded through `sequence`.
    func reserved(_ account: CustomerID, _ currency: Currency, through sequence: UInt64) -> Int64 {
        authorizations.reduce(0) { sum, row in
            row.customer == account && row.currency == currency ? sum + row.remaining(through: sequence) : sum
        }
    }

    /// Currencies in which the account ever owed or reserved anything, as recorded through `sequence`.
    func currencies(_ account: CustomerID, through sequence: UInt64) -> Set<Currency> {
        var found: Set<Currency> = []
        for change in changes where change.customer == account && change.sequence <= sequence {
            found.insert(change.currency)
        }
        for row in authorizations
        where row.customer == account && row.remaining.contains(where: { $0.sequence <= sequence }) {
            found.insert(row.currency)
        }
        return found
    }

    // MARK: The whole

    /// Invariant 2: receivables in the ledger are the open items, per company and currency.
    func checkControl() throws(Violation) {
        for leg in legs {
            var open: (Int64, Int64) = (0, 0)
            for item in items where item.company == leg.company && item.currency == leg.currency {
                open.0 += item.open
                open.1 += item.accountingOpen
            }
            try require(
                open == (leg.receivable, leg.accounting), 2,
                "company \(leg.company.number) \(leg.currency): receivables \(leg.receivable), open items \(open.0)"
            )
        }
    }

    /// The live book says the same of every item, authorization and customer (invariants 3, 5, 12).
    func compare(_ book: borrowing Book) throws(Violation) {
        try require(
            book.items.rows.count == items.count, 12, "\(book.items.rows.count) items, naive \(items.count)")
        for place in items.indices {
            let row = book.items[ItemID(UInt32(place + 1))]
            try require(
                row.open == items[place].open && row.accountingOpen == items[place].accountingOpen, 12,
                "item \(place + 1): open \(row.open), naive \(items[place].open)")
        }
        try require(
            book.authorizations.rows.count == authorizations.count, 12,
            "\(book.authorizations.rows.count) authorizations, naive \(authorizations.count)")
        for place in authorizations.indices {
            let row = book.authorizations[AuthorizationID(UInt32(place + 1))]
            try require(
                row.remaining == authorizations[place].last, 5,
                "authorization \(place + 1): remaining \(row.remaining), naive \(authorizations[place].last)")
            try require(
                !row.state.isLive || row.expires == authorizations[place].expires, 5,
                "authorization \(place + 1) ends at \(row.expires), naive \(authorizations[place].expires)")
        }
        for customer in customers where customer.row.invoiceAccount == customer.row.id {
            let kept = book.customers[customer.row.id]
            try require(kept.limit == customer.limit.limit.minor, 12, "limit of \(customer.row.number)")
            var place = kept.firstSums
            while place != 0 {
                let sums = book.exposures.rows[place]
                let balance = open(customer.row.id, sums.currency)
                try require(
                    sums.balance == balance, 3,
                    "\(customer.row.number) owes \(sums.balance), naive \(balance)")
                let reserved = authorizations.reduce(0) {
                    $1.customer == customer.row.id && $1.currency == sums.currency ? $0 + $1.last : $0
                }
                try require(
                    sums.reserved == reserved, 5,
                    "\(customer.row.number) reserved \(sums.reserved), naive \(reserved)")
                place = sums.next
            }
        }
    }

    func customer(_ company: String, _ number: String) -> CustomerRow? {
        customers.first {
            $0.row.number.text == number
                && companies[Int($0.row.company.number) - 1].company.code.text == company
        }?.row
    }
}

extension NaiveBook.Authorization {
    var last: Int64 { remaining.last?.amount ?? 0 }

    var expires: Instant { ends.last?.expires ?? .never }

    func expires(through sequence: UInt64) -> Instant {
        ends.last { $0.sequence <= sequence }?.expires ?? .never
    }

    func remaining(through sequence: UInt64) -> Int64 {
        remaining.last { $0.sequence <= sequence }?.amount ?? 0
    }
}
