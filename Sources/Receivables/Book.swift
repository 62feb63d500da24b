/// Where and when a record stands: what `apply` may use besides the fact itself.
package struct Stamp: Sendable {
    package let sequence: UInt64
    package let instant: Instant
    package let businessDate: CalendarDate

    package init(sequence: UInt64, instant: Instant, businessDate: CalendarDate) {
        self.sequence = sequence
        self.instant = instant
        self.businessDate = businessDate
    }
}

/// All state of the trade. Changed by facts only: by `apply`, here and in the files beside it.
///
/// Not copyable, so that state is never duplicated by accident.
///
/// One word long: whoever is handed a book would else be handed a copy of the row of its parts.
package struct Book: ~Copyable {
    private let parts = Part(BookParts())
    /// Stays where it is while the book lives.
    var all: UnsafeMutablePointer<BookParts> { @inline(__always) get { parts.address } }

    package internal(set) var companies: Companies {
        @inline(__always) unsafeAddress { all.pointee.companies.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.companies.address }
    }
    package internal(set) var customers: Customers {
        @inline(__always) unsafeAddress { all.pointee.customers.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.customers.address }
    }
    package internal(set) var items: OpenItems {
        @inline(__always) unsafeAddress { all.pointee.items.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.items.address }
    }
    package internal(set) var exposures: Exposures {
        @inline(__always) unsafeAddress { all.pointee.exposures.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.exposures.address }
    }
    package internal(set) var authorizations: Authorizations {
        @inline(__always) unsafeAddress { all.pointee.authorizations.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.authorizations.address }
    }
    package internal(set) var subledger: Subledger {
        @inline(__always) unsafeAddress { all.pointee.subledger.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.subledger.address }
    }
    package internal(set) var interest: InterestLedger {
        @inline(__always) unsafeAddress { all.pointee.interest.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.interest.address }
    }
    package internal(set) var collections: Collections {
        @inline(__always) unsafeAddress { all.pointee.collections.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.collections.address }
    }
    package internal(set) var orders: Orders {
        @inline(__always) unsafeAddress { all.pointee.orders.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.orders.address }
    }
    package internal(set) var sales: SalesLedger {
        @inline(__always) unsafeAddress { all.pointee.sales.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.sales.address }
    }
    package internal(set) var rules: BlockingRules {
        @inline(__always) unsafeAddress { all.pointee.rules.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.rules.address }
    }
    package internal(set) var limits: LimitLedger {
        @inline(__always) unsafeAddress { all.pointee.limits.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.limits.address }
    }
    package internal(set) var bank: BankLedger {
        @inline(__always) unsafeAddress { all.pointee.bank.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.bank.address }
    }
    package internal(set) var dueDays: DueDays {
        @inline(__always) unsafeAddress { all.pointee.dueDays.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.dueDays.address }
    }
    package internal(set) var grants: Grants {
        @inline(__always) unsafeAddress { all.pointee.grants.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.grants.address }
    }
    package internal(set) var proposals: Proposals {
        @inline(__always) unsafeAddress { all.pointee.proposals.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.proposals.address }
    }
    package internal(set) var creditGroups: CreditGroups {
        @inline(__always) unsafeAddress { all.pointee.creditGroups.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.creditGroups.address }
    }
    package internal(set) var creditProfiles: CreditProfiles {
        @inline(__always) unsafeAddress { all.pointee.creditProfiles.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.creditProfiles.address }
    }
    package internal(set) var creditHolds: CreditHolds {
        @inline(__always) unsafeAddress { all.pointee.creditHolds.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.creditHolds.address }
    }
    package internal(set) var riskScores: RiskScores {
        @inline(__always) unsafeAddress { all.pointee.riskScores.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.riskScores.address }
    }
    package internal(set) var freeText: FreeTextInvoices {
        @inline(__always) unsafeAddress { all.pointee.freeText.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.freeText.address }
    }
    package internal(set) var recurrences: Recurrences {
        @inline(__always) unsafeAddress { all.pointee.recurrences.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.recurrences.address }
    }
    package internal(set) var transfers: LedgerTransfers {
        @inline(__always) unsafeAddress { all.pointee.transfers.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.transfers.address }
    }
    package internal(set) var directDebits: DirectDebits {
        @inline(__always) unsafeAddress { all.pointee.directDebits.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.directDebits.address }
    }
    package internal(set) var bills: Bills {
        @inline(__always) unsafeAddress { all.pointee.bills.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.bills.address }
    }
    package internal(set) var writeOffs: WriteOffs {
        @inline(__always) unsafeAddress { all.pointee.writeOffs.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.writeOffs.address }
    }
    package internal(set) var cancellations: Cancellations {
        @inline(__always) unsafeAddress { all.pointee.cancellations.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.cancellations.address }
    }
    package internal(set) var prepaymentTaxes: PrepaymentTaxes {
        @inline(__always) unsafeAddress { all.pointee.prepaymentTaxes.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.prepaymentTaxes.address }
    }
    package internal(set) var reimbursements: Reimbursements {
        @inline(__always) unsafeAddress { all.pointee.reimbursements.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.reimbursements.address }
    }
    package internal(set) var payouts: PayoutFiles {
        @inline(__always) unsafeAddress { all.pointee.payouts.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.payouts.address }
    }
    package internal(set) var nettings: Nettings {
        @inline(__always) unsafeAddress { all.pointee.nettings.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.nettings.address }
    }
    package internal(set) var prepayments: Prepayments {
        @inline(__always) unsafeAddress { all.pointee.prepayments.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.prepayments.address }
    }
    package internal(set) var paymentJournals: PaymentJournals {
        @inline(__always) unsafeAddress { all.pointee.paymentJournals.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.paymentJournals.address }
    }
    package internal(set) var itemLines: ItemLines {
        @inline(__always) unsafeAddress { all.pointee.itemLines.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.itemLines.address }
    }
    package internal(set) var cards: CardLedger {
        @inline(__always) unsafeAddress { all.pointee.cards.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.cards.address }
    }
    package internal(set) var dimensionNames: DimensionNames {
        @inline(__always) unsafeAddress { all.pointee.dimensionNames.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.dimensionNames.address }
    }
    /// Sequence of the last record applied.
    package internal(set) var sequence: UInt64 {
        @inline(__always) get { all.pointee.sequence }
        @inline(__always) set { all.pointee.sequence = newValue }
    }
    /// Log time of the last record applied.
    package internal(set) var instant: Instant {
        @inline(__always) get { all.pointee.instant }
        @inline(__always) set { all.pointee.instant = newValue }
    }
    /// The clock of a sandbox store; nil: the real one.
    package internal(set) var sandboxClock: Instant? {
        @inline(__always) get { all.pointee.sandboxClock }
        @inline(__always) set { all.pointee.sandboxClock = newValue }
    }
    package internal(set) var digest: Digest {
        @inline(__always) unsafeAddress { all.pointee.digest.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.digest.address }
    }

    package init() {}

    /// The page where features meet: which facts move which slices.
    ///
    /// Total: never fails, never asks for today's rule. Amounts, rates and entries travel in the event.
    package mutating func apply(_ event: Event, at stamp: Stamp) {
        sequence = stamp.sequence
        instant = stamp.instant
        switch event {
        case .clockSet(let to): sandboxClock = to
        case .zoneDataNoted, .keyFenced, .keysForgotten: break

        case .companyCreated(let company): companies.create(company, at: stamp.sequence)
        case .companyWentLive(let id):
            companies.change(id, at: stamp.sequence) { row, _ in row.isLive = true }
        case .parametersSet(let id, let parameters):
            companies.change(id, at: stamp.sequence) { row, _ in row.parameters = parameters }
        case .numberSequenceSet(let id, let kind, let numbers):
            companies.change(id, at: stamp.sequence) { _, setup in
                setup.sequences[Int(kind.rawValue)] = numbers
            }
        case .periodSet(let id, let period):
            companies.change(id, at: stamp.sequence) { _, setup in
                setup.periods.removeAll { $0.from == period.from && $0.kind == period.kind }
                setup.periods.append(period)
                setup.periods.sort(by: Period.isBefore)
            }
        case .exchangeRateSet(let id, let rate):
            companies.change(id, at: stamp.sequence) { _, setup in
                setup.set(rate)
            }
        case .mainAccountSet(let account): companies.set(account, at: stamp.sequence)
        case .automaticAccountSet(let id, let type, let account):
            companies.change(id, at: stamp.sequence) { _, setup in
                setup.automaticAccounts[Int(type.rawValue)] = account
            }
        case .termsSet(let id, let terms):
            companies.change(id, at: stamp.sequence) { _, setup in setup.terms[terms.code] = terms }
        case .methodSet(let id, let method):
            companies.change(id, at: stamp.sequence) { row, setup in
                setup.methods[method.code] = method
                row.drawsBills = setup.methods.values.contains { $0.drawsBills }
            }
        case .allocationOrderSet(let id, let scope, let order):
            companies.change(id, at: stamp.sequence) { _, setup in setup.allocationOrders.set(order, for: scope) }
        case .cashDiscountSet(let id, let code):
            companies.change(id, at: stamp.sequence) { _, setup in setup.cashDiscounts[code.code] = code }
        case .intercompanyPairSet(let pair):
            companies.change(pair.first.company, at: stamp.sequence) { _, setup in
                setup.intercompany[pair.second.company] = pair
            }
            companies.change(pair.second.company, at: stamp.sequence) { _, setup in
                setup.intercompany[pair.first.company] = pair
            }
        case .taxCodeSet(let id, let tax):
            companies.change(id, at: stamp.sequence) { _, setup in setup.taxCodes[tax.code] = tax }
        case .taxGroupSet(let id, let group):
            companies.change(id, at: stamp.sequence) { _, setup in
                switch group.kind {
                case .sales: setup.salesTaxGroups[group.code] = group
                case .item: setup.itemTaxGroups[group.code] = group
                }
            }
        case .customerGroupSet(let id, let group):
            companies.change(id, at: stamp.sequence) { _, setup in setup.customerGroups[group.code] = group }
        case .profileSet(let id, let profile):
            companies.set(profile, of: id)
            companies.change(id, at: stamp.sequence) { _, _ in }
        case .profileLineDeleted(let id, let profile, let code, let relation):
            companies.deleteLine(code, relation, of: profile)
            companies.change(id, at: stamp.sequence) { _, _ in }
        case .profileLineSet(let id, let profile, let line):
            companies.set(line, of: profile)
            companies.change(id, at: stamp.sequence) { _, _ in }

        case .subjectSet(let subject): customers.set(subject)
        case .customerSet(let row):
            if row.id.number <= customers.rows.count {
                digest.remove(.customer, UInt64(row.id.number), customers[row.id].masterVersion)
            }
            customers.set(row, at: stamp)
            digest.add(.customer, UInt64(row.id.number), stamp.sequence)
        case .creditLimitSet(let id, let limit):
            digest.remove(.limit, UInt64(id.number), UInt64(bitPattern: customers[id].limit))
            customers.set(limit, of: id, at: stamp.sequence)
            digest.add(.limit, UInt64(id.number), UInt64(bitPattern: limit.limit.minor))

        case .posted(let posted): apply(posted, at: stamp)
        case .itemsSettled(let fact): apply(fact, at: stamp)
        case .settlementUndone(let fact): apply(fact, at: stamp)

        case .interestCodeSet(let id, let code):
            interest.set(code, of: id)
            companies.change(id, at: stamp.sequence) { _, _ in }
        case .interestNoteCreated(let note):
            interest.create(note)
            if let taken = note.numberTaken { companies.setNext(note.company, taken.kind, taken.next) }
            touch(note.id, at: stamp)
        case .interestNoteCanceled(let id): change(id, at: stamp) { $0.cancel(id) }
        case .interestNotePosted(let id, let item):
            change(id, at: stamp) { $0.post(id, as: item) }
            let note = interest[id]
            tell(note.customer, .interest, "interest note \(note.number) to \(note.to)", at: stamp)
        case .interestNotePrinted(let id): change(id, at: stamp) { $0.print(id) }
        case .interestChanged(let fact):
            change(fact.note, at: stamp) { $0.change(fact, at: stamp.sequence) }

        case .collections(let fact): apply(fact, at: stamp)
        case .access(let fact): apply(fact, at: stamp)
        case .directDebit(let fact): apply(fact, at: stamp)
        case .bill(let fact): apply(fact, at: stamp)
        case .card(let fact): apply(fact, at: stamp)
        case .bank(let fact): apply(fact, at: stamp)
        case .closing(let fact): apply(fact, at: stamp)
        case .sales(let fact): apply(fact, at: stamp)
        case .limitJournalCreated(let journal):
            limits.create(journal, at: stamp.sequence)
            count(journal.lines, 1)
        case .limitLinesAdded(let id, let number, let lines):
            limits.add(lines, to: number, of: id, at: stamp.sequence)
            count(lines, 1)
        case .limitJournalPosted(let id, let number):
            changeJournal(number, of: id) { $0.post(number, of: id, at: stamp.sequence) }
        case .temporaryLimitSet(let id, let limit):
            limits.set(limit, of: id)
            customers.rows[id.number].flags.insert(.temporaryLimits)
            customers.rows[id.number].lastChange = stamp.sequence
            digest.add(.temporaryLimit, limit.digestKey(id), limit.digestValue)
        case .blockingRuleSet(let id, let rule):
            rules.set(rule, of: id)
            if !rule.customer.isNone { customers.rows[rule.customer.number].flags.insert(.underRules) }
            rulesChanged(id, at: stamp)
        case .blockingRuleDeleted(let id, let code):
            rules.delete(code, of: id)
            rulesChanged(id, at: stamp)
        case .ruleSequenceSet(let id, let sequence):
            rules.set(sequence, of: id)
            rulesChanged(id, at: stamp)
        case .rankSet(let id, let kind, let code, let rank):
            rules.set(kind, code, rank, of: id)
            rulesChanged(id, at: stamp)
        case .creditTraitsSet(let id, let traits):
            rules.set(traits, of: id)
            customers.rows[id.number].flags.insert(.underRules)
            customers.rows[id.number].lastChange = stamp.sequence

        case .credit(let fact): apply(fact, at: stamp)
        case .authorizationDecided(let fact): apply(fact, at: stamp)
        case .authorizationIncremented(let fact):
            change(fact.id, at: stamp) { row in
                row.authorized += fact.amount
                row.remaining += fact.amount
            }
        case .authorizationCaptured(let id, let amount, let final):
            change(id, at: stamp) { row in
                row.captured += amount
                row.remaining = final ? 0 : max(0, row.remaining - amount)
                row.state = row.remaining == 0 ? .captured : .partiallyCaptured
            }
        case .authorizationVoided(let id, _):
            change(id, at: stamp) { row in
                row.remaining = 0
                row.state = .voided
            }
        case .authorizationsExpired(let ids):
            for id in ids {
                change(id, at: stamp) { row in
                    row.remaining = 0
                    row.state = .expired
                }
            }

        case .paymentBankSet(let id, let row):
            companies.change(id, at: stamp.sequence) { _, setup in setup.bankAccounts[row.code] = row }
        case .paymentFeeSet(let id, let row):
            companies.change(id, at: stamp.sequence) { _, setup in setup.paymentFees[row.code] = row }
        case .writeOffPosted(let fact): apply(fact, at: stamp)
        case .writeOffReversed(let fact): apply(fact, at: stamp)
        case .paymentCanceled(let fact): apply(fact, at: stamp)
        case .customerReimbursed(let fact): apply(fact, at: stamp)
        case .payoutAccountSet(let id, let account):
            reimbursements.set(account, of: id)
            touch(id, at: stamp)
        case .payoutFileMade(let file): apply(file, at: stamp)
        case .nettingPosted(let fact): apply(fact, at: stamp)
        case .nettingReversed(let fact): apply(fact, at: stamp)
        case .prepaymentPosted(let fact): apply(fact, at: stamp)
        case .prepaymentChanged(let fact): apply(fact, at: stamp)

        case .orderConfirmed(let fact): apply(fact, at: stamp)
        case .orderChanged(let fact): apply(fact, at: stamp)
        case .freeText(let fact): apply(fact, at: stamp)
        case .payment(let fact): apply(fact, at: stamp)
        }
    }

    /// Calls with the places that a posting to the customer will read, before it does; nothing is read there.
    package func forEachPlace(of customer: CustomerID, _ body: (UnsafeRawPointer) -> Void) {
        let account = customers[customer].invoiceAccount
        let details = UnsafeRawPointer(customers.details.pointer(account.number))
        for line in stride(from: 0, to: MemoryLayout<Customers.Details>.stride, by: 64) {
            body(details + line)
        }
        if account != customer { body(UnsafeRawPointer(customers.rows.pointer(account.number))) }
        let row = customers[account]
        if row.firstSums != 0 { body(UnsafeRawPointer(exposures.rows.pointer(row.firstSums))) }
        var item = row.lastOpen
        for _ in 0..<2 where !item.isNone {
            let place = UnsafeRawPointer(items.rows.pointer(item.number))
            body(place)
            body(place + 64)
            item = row.firstOpen
        }
    }

    /// Where it is looked for whether a document's number is free, if `later` others get theirs before it.
    ///
    /// Nil: there is no sequence.
    package func placeOfNumber(_ company: CompanyID, isPayment: Bool, later: UInt64) -> UnsafeRawPointer? {
        guard let sequence = companies.sequence(company, isPayment ? .payment : .invoice),
            let number = sequence.number(sequence.next + later)
        else { return nil }
        return items.place(company, isPayment ? .payments : .documents, number)
    }

    // MARK: What several features change

    /// Changes status or letter code of an item.
    mutating func changeItem(_ id: ItemID, _ body: (inout Item) -> Void) {
        digest.remove(.itemCollection, UInt64(id.number), items[id].collectionWord)
        body(&items.rows[id.number])
        digest.add(.itemCollection, UInt64(id.number), items[id].collectionWord)
    }

    mutating func touch(_ customer: CustomerID, at stamp: Stamp) {
        customers.rows[customer.number].lastChange = stamp.sequence
    }

    /// Marks an account so that checks look into a side table, or need not any more.
    mutating func change(_ account: CustomerID, flag: CustomerFlags, _ isSet: Bool, at stamp: Stamp) {
        if isSet {
            customers.rows[account.number].flags.insert(flag)
        } else {
            customers.rows[account.number].flags.remove(flag)
        }
        touch(account, at: stamp)
    }

    mutating func touch(_ company: CompanyID, at stamp: Stamp) {
        companies.change(company, at: stamp.sequence) { _, _ in }
    }

    /// An entry that belongs to no item, with the voucher it took.
    mutating func post(_ entry: JournalEntry, voucherNext: UInt64) {
        companies.setNext(entry.company, .voucher, voucherNext)
        subledger.post(entry, at: sequence)
    }

    /// Entries that no item carries.
    mutating func post(_ entries: [JournalEntry], _ vouchers: [Netting.VoucherNext]) {
        for voucher in vouchers { companies.setNext(voucher.company, .voucher, voucher.next) }
        for entry in entries { subledger.post(entry, at: sequence) }
    }

    mutating func setNext(_ company: CompanyID, _ taken: TakenNumber) {
        companies.setNext(company, taken.kind, taken.next)
    }

    mutating func moveJournal(
        _ number: Code, of company: CompanyID, to state: LimitJournalState, _ lines: [LimitLineState], at stamp: Stamp
    ) {
        changeJournal(number, of: company) { $0.move(number, of: company, to: state, lines, at: stamp.sequence) }
    }

    /// Lines of an open journal count with their customers.
    mutating func changeJournal(_ number: Code, of company: CompanyID, _ body: (inout LimitLedger) -> Void) {
        if let open = limits.journal(company, number), open.state.isOpen { count(open.lines, -1) }
        body(&limits)
        if let open = limits.journal(company, number), open.state.isOpen { count(open.lines, 1) }
    }

    mutating func count(_ lines: [LimitLine], _ change: Int32) {
        for line in lines { count(line.customer, waiting: change) }
    }

    /// Drafts or lines of open journals begin or cease to name the customer.
    mutating func count(_ customer: CustomerID, waiting change: Int32) {
        if !customer.isNone { customers.count(customer, waiting: change) }
    }

    /// Something that stays names the customer.
    mutating func name(_ customer: CustomerID) {
        if !customer.isNone { customers.name(customer) }
    }

    // MARK: Interest

    private mutating func change(
        _ id: InterestNoteID, at stamp: Stamp, _ body: (inout InterestLedger) -> Void
    ) {
        digest.remove(.interestNote, UInt64(id.number), interest[id].fingerprint)
        body(&interest)
        touch(id, at: stamp)
    }

    private mutating func touch(_ id: InterestNoteID, at stamp: Stamp) {
        digest.add(.interestNote, UInt64(id.number), interest[id].fingerprint)
        customers.rows[interest[id].customer.number].lastChange = stamp.sequence
    }
}

/// What a book owns: each feature's state in a block of its own.
struct BookParts: ~Copyable {
    let companies = Part(Companies())
    let customers = Part(Customers())
    let items = Part(OpenItems())
    let exposures = Part(Exposures())
    let authorizations = Part(Authorizations())
    let subledger = Part(Subledger())
    let interest = Part(InterestLedger())
    let collections = Part(Collections())
    let orders = Part(Orders())
    let sales = Part(SalesLedger())
    let rules = Part(BlockingRules())
    let limits = Part(LimitLedger())
    let bank = Part(BankLedger())
    let dueDays = Part(DueDays())
    let grants = Part(Grants())
    let proposals = Part(Proposals())
    let creditGroups = Part(CreditGroups())
    let creditProfiles = Part(CreditProfiles())
    let creditHolds = Part(CreditHolds())
    let riskScores = Part(RiskScores())
    let freeText = Part(FreeTextInvoices())
    let recurrences = Part(Recurrences())
    let transfers = Part(LedgerTransfers())
    let directDebits = Part(DirectDebits())
    let bills = Part(Bills())
    let writeOffs = Part(WriteOffs())
    let cancellations = Part(Cancellations())
    let prepaymentTaxes = Part(PrepaymentTaxes())
    let reimbursements = Part(Reimbursements())
    let payouts = Part(PayoutFiles())
    let nettings = Part(Nettings())
    let prepayments = Part(Prepayments())
    let paymentJournals = Part(PaymentJournals())
    let itemLines = Part(ItemLines())
    let dimensionNames = Part(DimensionNames())
    let cards = Part(CardLedger())
    let digest = Part(Digest())
    var sequence: UInt64 = 0
    var instant = Instant(nanoseconds: 0)
    var sandboxClock: Instant?
}
