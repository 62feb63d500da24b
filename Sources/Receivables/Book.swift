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

/// All state of the trade. Changed by facts only, here and nowhere else.
///
/// Not copyable, so that state is never duplicated by accident.
///
/// One word long: whoever is handed a book would else be handed a copy of the row of its parts.
package struct Book: ~Copyable {
    private let parts = Part(BookParts())
    private var all: UnsafeMutablePointer<BookParts> { @inline(__always) get { parts.address } }
    /// Stays where it is while the book lives.
    var address: UnsafeMutablePointer<BookParts> { parts.address }

    package private(set) var companies: Companies {
        @inline(__always) unsafeAddress { all.pointee.companies.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.companies.address }
    }
    package private(set) var customers: Customers {
        @inline(__always) unsafeAddress { all.pointee.customers.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.customers.address }
    }
    package private(set) var items: OpenItems {
        @inline(__always) unsafeAddress { all.pointee.items.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.items.address }
    }
    package private(set) var exposures: Exposures {
        @inline(__always) unsafeAddress { all.pointee.exposures.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.exposures.address }
    }
    package private(set) var authorizations: Authorizations {
        @inline(__always) unsafeAddress { all.pointee.authorizations.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.authorizations.address }
    }
    package private(set) var subledger: Subledger {
        @inline(__always) unsafeAddress { all.pointee.subledger.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.subledger.address }
    }
    package private(set) var interest: InterestLedger {
        @inline(__always) unsafeAddress { all.pointee.interest.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.interest.address }
    }
    package internal(set) var collections: Collections {
        @inline(__always) unsafeAddress { all.pointee.collections.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.collections.address }
    }
    package private(set) var orders: Orders {
        @inline(__always) unsafeAddress { all.pointee.orders.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.orders.address }
    }
    package private(set) var sales: SalesLedger {
        @inline(__always) unsafeAddress { all.pointee.sales.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.sales.address }
    }
    package private(set) var rules: BlockingRules {
        @inline(__always) unsafeAddress { all.pointee.rules.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.rules.address }
    }
    package private(set) var limits: LimitLedger {
        @inline(__always) unsafeAddress { all.pointee.limits.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.limits.address }
    }
    package internal(set) var bank: BankLedger {
        @inline(__always) unsafeAddress { all.pointee.bank.pointer }
        @inline(__always) unsafeMutableAddress { all.pointee.bank.address }
    }
    package private(set) var dueDays: DueDays {
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
    /// Sequence of the last record applied.
    package private(set) var sequence: UInt64 {
        @inline(__always) get { all.pointee.sequence }
        @inline(__always) set { all.pointee.sequence = newValue }
    }
    /// Log time of the last record applied.
    package private(set) var instant: Instant {
        @inline(__always) get { all.pointee.instant }
        @inline(__always) set { all.pointee.instant = newValue }
    }
    /// The clock of a sandbox store; nil: the real one.
    package private(set) var sandboxClock: Instant? {
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
                setup.periods.removeAll { $0.from == period.from }
                setup.periods.append(period)
                setup.periods.sort { $0.from < $1.from }
            }
        case .exchangeRateSet(let id, let rate):
            companies.change(id, at: stamp.sequence) { _, setup in
                setup.rates.removeAll {
                    $0.from == rate.from && $0.to == rate.to && $0.validFrom == rate.validFrom
                }
                setup.rates.append(rate)
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

    // MARK: Documents and settlement

    private mutating func apply(_ posted: Posted, at stamp: Stamp) {
        all.pointee.items.state.insert(
            posted.fact, at: stamp.sequence, &all.pointee.customers.state.rows[posted.fact.customer.number])
        if let taken = posted.fact.numberTaken { companies.setNext(posted.fact.company, taken.kind, taken.next) }
        if posted.fact.voucherNext != 0 { companies.setNext(posted.fact.company, .voucher, posted.fact.voucherNext) }
        all.pointee.exposures.state.change(
            &all.pointee.customers.state.rows[posted.fact.customer.number].firstSums, posted.fact.currency
        ) { sums in
            sums.move(Exposures.component(posted.fact.kind, debit: posted.fact.amount > 0), by: posted.fact.open)
        }
        if posted.fact.open > 0, companies[posted.fact.company].ruleReach.contains(.dueDays) {
            dueDays.move(posted.fact.customer, posted.fact.dueDate, posted.fact.currency, by: posted.fact.open)
        }
        customers.rows[posted.fact.customer.number].lastChange = stamp.sequence
        customers.name(posted.fact.customer)
        name(posted.fact.document.orderingCustomer)
        subledger.post(posted.fact.entry, at: sequence)
        if let origin = directDebits.note(posted.fact) {
            digest.add(.debitOrigin, UInt64(posted.fact.id.number), origin.fingerprint)
        }
        if posted.fact.kind == .prepayment {
            noteTax(posted.fact)
            if posted.fact.amount < 0, !posted.fact.document.salesOrder.isEmpty {
                prepayments.reserve(
                    posted.fact.id, of: posted.fact.company, order: posted.fact.document.salesOrder)
                digest.add(
                    .reservedPayment, UInt64(posted.fact.id.number), prepayments.reservationWord(of: posted.fact.id))
            }
        }
        if posted.fact.kind == .invoice, !posted.fact.document.salesOrder.isEmpty {
            prepayments.note(invoice: posted.fact.id, of: posted.fact.company, order: posted.fact.document.salesOrder)
        }
        digest.add(.itemInterest, UInt64(posted.fact.id.number), posted.fact.interestShares.word)
        if let sale = EUSale(posted.fact) {
            sales.eu.add(sale)
            digest.add(.euSale, UInt64(sale.item.number), sale.fingerprint)
        }
        if !posted.fact.instalments.isEmpty {
            digest.add(.instalments, UInt64(posted.fact.id.number), UInt64(posted.fact.instalments.count))
        }
        digest.add(.item, UInt64(posted.fact.id.number), UInt64(bitPattern: posted.fact.open))
        digest.add(.itemAccounting, UInt64(posted.fact.id.number), UInt64(bitPattern: posted.fact.accountingOpen))
    }

    private mutating func apply(_ fact: ItemsSettled, at stamp: Stamp) {
        items.settle(fact, at: stamp.sequence)
        for part in fact.parts {
            if !part.debitItem.isNone {
                move(part.debitItem, by: -part.amount, accounting: -part.debitAccounting, at: stamp)
            }
            if !part.creditItem.isNone {
                move(part.creditItem, by: part.amount, accounting: -part.creditAccounting, at: stamp)
            }
        }
        if fact.voucherNext != 0 { companies.setNext(fact.company, .voucher, fact.voucherNext) }
        for taken in fact.otherVouchers { companies.setNext(taken.company, .voucher, taken.next) }
        for entry in fact.entries { subledger.post(entry, at: sequence) }
        for change in fact.revaluations { revalue(change, at: stamp) }
        for change in fact.closings {
            items.close(change)
            digest.add(.closedProfile, UInt64(change.item.number), items.closedProfileWord(of: change.item))
        }
        settleTax(fact)
    }

    private mutating func apply(_ fact: SettlementUndone, at stamp: Stamp) {
        for part in items.parts(of: fact.settlement) {
            if !part.debitItem.isNone {
                move(part.debitItem, by: part.amount, accounting: part.debitAccounting, at: stamp)
            }
            if !part.creditItem.isNone {
                move(part.creditItem, by: -part.amount, accounting: part.creditAccounting, at: stamp)
            }
        }
        items.markUndone(fact, at: stamp.sequence)
        if fact.voucherNext != 0 {
            companies.setNext(items[fact.settlement].company, .voucher, fact.voucherNext)
        }
        for taken in fact.otherVouchers { companies.setNext(taken.company, .voucher, taken.next) }
        for entry in fact.entries { subledger.post(entry, at: sequence) }
        for change in fact.revaluations { revalue(change, at: stamp) }
        for change in fact.reopenings {
            digest.remove(.closedProfile, UInt64(change.item.number), items.closedProfileWord(of: change.item))
            items.reopen(change)
        }
        undoTax(fact.settlement)
    }

    // MARK: Orders with lines

    private mutating func apply(_ fact: SalesFact, at stamp: Stamp) {
        if let order = fact.order {
            digest.remove(.orderDetail, UInt64(order.number), sales.fingerprint(of: order))
        }
        if case .tradeSet(let id, _) = fact { digest.remove(.trade, UInt64(id.number), sales.tradeWord(of: id)) }
        sales.apply(fact, at: stamp.sequence)
        if let order = fact.order {
            digest.add(.orderDetail, UInt64(order.number), sales.fingerprint(of: order))
        }
        switch fact {
        case .slipRegistered(let id, _, let taken):
            if let taken { companies.setNext(orders[id].company, taken.kind, taken.next) }
        case .commissionPosted(let fact):
            subledger.post(fact.entry, at: sequence)
            digest.add(.commission, UInt64(fact.item.number), sales.commissionWord(of: fact.item))
            if fact.voucherNext != 0 { companies.setNext(fact.company, .voucher, fact.voucherNext) }
        case .setupSet(let id, let row):
            companies.change(id, at: stamp.sequence) { _, _ in }
            if case .traits(let traits) = row { customers.rows[traits.customer.number].lastChange = stamp.sequence }
        case .tradeSet(let id, _):
            digest.add(.trade, UInt64(id.number), sales.tradeWord(of: id))
            customers.rows[id.number].lastChange = stamp.sequence
        case .orderInvoiced(let fact):
            let order = orders[fact.order]
            prepayments.note(
                items.instalments(of: fact.item)?.items ?? [fact.item],
                sharedBy: CompanyCode(company: order.company, code: order.number))
        case .orderDetailed, .orderCredited: break
        }
    }

    // MARK: Periods and revaluation

    private mutating func apply(_ fact: ClosingFact, at stamp: Stamp) {
        switch fact {
        case .accessSet(let id, let row):
            companies.change(id, at: stamp.sequence) { _, setup in
                setup.access.removeAll { $0.from == row.from && $0.module == row.module }
                if row.rule != .all { setup.access.append(row) }
            }
        case .userGroupSet(let id, let group):
            companies.change(id, at: stamp.sequence) { _, setup in setup.userGroups[group.code] = group.members }
        case .stepReported(let id, let row):
            companies.change(id, at: stamp.sequence) { _, setup in
                setup.closeReports.removeAll { $0.from == row.from && $0.step == row.step }
                if row.count != 0 { setup.closeReports.append(row) }
            }
        case .revalued(let page):
            if page.voucherNext != 0 { companies.setNext(page.company, .voucher, page.voucherNext) }
            for entry in page.entries { subledger.post(entry, at: sequence) }
            for change in page.changes { revalue(change, at: stamp) }
            items.note(page, at: stamp.sequence)
        case .euListMade(let list):
            if let last = sales.eu.lists(of: list.company).last, last.number == list.number {
                digest.remove(.euList, last.digestKey, last.fingerprint)
            }
            sales.eu.set(list)
            digest.add(.euList, list.digestKey, list.fingerprint)
            touch(list.company, at: stamp)
        case .euListReported(let id, let number):
            for sale in sales.eu.report(number, of: id) {
                digest.remove(.euSale, UInt64(sale.item.number), sale.fingerprint)
                var locked = sale
                locked.list = number
                digest.add(.euSale, UInt64(locked.item.number), locked.fingerprint)
            }
            if var list = sales.eu.lists(of: id).last(where: { $0.number == number }) {
                digest.add(.euList, list.digestKey, list.fingerprint)
                list.isReported = false
                digest.remove(.euList, list.digestKey, list.fingerprint)
            }
            touch(id, at: stamp)
        case .dueDateChanged(let id, let date):
            digest.remove(.itemDates, UInt64(id.number), items.editedDatesWord(of: id))
            setDueDate(id, date, at: stamp)
            digest.add(.itemDates, UInt64(id.number), items.editedDatesWord(of: id))
        case .datesEdited(let id, let dates):
            digest.remove(.itemDates, UInt64(id.number), items.editedDatesWord(of: id))
            items.setBase(id, dates)
            setDueDate(id, dates.due, at: stamp)
            digest.add(.itemDates, UInt64(id.number), items.editedDatesWord(of: id))
        }
    }

    mutating func changeSetup(of id: CompanyID, at stamp: Stamp, _ body: (inout Companies.Setup) -> Void) {
        companies.change(id, at: stamp.sequence) { _, setup in body(&setup) }
    }

    private mutating func setDueDate(_ id: ItemID, _ date: CalendarDate, at stamp: Stamp) {
        let before = items[id]
        all.pointee.items.state.setDueDate(
            id, date, at: stamp.sequence, &all.pointee.customers.state.rows[before.customer.number])
        customers.rows[before.customer.number].lastChange = stamp.sequence
        guard before.original > 0, companies[CompanyID(UInt32(before.company))].ruleReach.contains(.dueDays) else { return }
        dueDays.move(before.customer, before.dueDate, before.currency, by: -before.open)
        dueDays.move(before.customer, date, before.currency, by: before.open)
    }

    private mutating func revalue(_ change: ItemRevaluation, at stamp: Stamp) {
        digest.remove(.unrealized, UInt64(change.item.number), UInt64(bitPattern: items.unrealized(change.item).sum))
        items.revalue(change, at: stamp.sequence)
        digest.add(.unrealized, UInt64(change.item.number), UInt64(bitPattern: items.unrealized(change.item).sum))
        customers.rows[items[change.item].customer.number].lastChange = stamp.sequence
    }

    private mutating func move(_ id: ItemID, by amount: Int64, accounting: Int64, at stamp: Stamp) {
        let before = items[id]
        let customer = before.customer.number
        all.pointee.items.state.move(
            id, by: amount, accounting: accounting, at: stamp.sequence, &all.pointee.customers.state.rows[customer])
        all.pointee.exposures.state.change(&all.pointee.customers.state.rows[customer].firstSums, before.currency) { sums in
            sums.move(Exposures.component(before.kind, debit: before.original > 0), by: amount)
        }
        if before.original > 0, companies[CompanyID(UInt32(before.company))].ruleReach.contains(.dueDays) {
            dueDays.move(before.customer, before.dueDate, before.currency, by: amount)
        }
        customers.rows[customer].lastChange = stamp.sequence
        if before.status != .notDisputed { moved(id, from: before, by: amount, at: stamp) }
        moveAtRisk(id, before, by: amount)
        if collections.hasLevels, before.open + amount == 0 { dropLevel(of: before.customer, at: stamp) }
        digest.remove(.item, UInt64(id.number), UInt64(bitPattern: before.open))
        digest.add(.item, UInt64(id.number), UInt64(bitPattern: before.open + amount))
        digest.remove(.itemAccounting, UInt64(id.number), UInt64(bitPattern: before.accountingOpen))
        digest.add(.itemAccounting, UInt64(id.number), UInt64(bitPattern: before.accountingOpen + accounting))
    }

    // MARK: Collections

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
    private mutating func changeJournal(_ number: Code, of company: CompanyID, _ body: (inout LimitLedger) -> Void) {
        if let open = limits.journal(company, number), open.state.isOpen { count(open.lines, -1) }
        body(&limits)
        if let open = limits.journal(company, number), open.state.isOpen { count(open.lines, 1) }
    }

    private mutating func count(_ lines: [LimitLine], _ change: Int32) {
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

    // MARK: Blocking rules

    /// The first rule that asks for sums by due date has them made, in one pass over the company's open items.
    private mutating func rulesChanged(_ id: CompanyID, at stamp: Stamp) {
        let before = companies[id].ruleReach
        let after = rules.reach(id, before)
        companies.change(id, at: stamp.sequence) { row, _ in row.ruleReach = after }
        guard after.contains(.dueDays), !before.contains(.dueDays) else { return }
        var number: UInt32 = 0
        while number < customers.rows.count {
            number += 1
            guard customers.rows[number].company == id else { continue }
            dueDays.set(recomputedDueDays(of: CustomerID(number)), of: CustomerID(number))
        }
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

    // MARK: Orders

    private mutating func apply(_ fact: OrderConfirmed, at stamp: Stamp) {
        moveOrder(fact.id, fact.customer, fact.currency, at: stamp) { $0.insert(fact, at: stamp.sequence, &$1) }
        name(fact.customer)
        name(fact.orderingCustomer)
    }

    private mutating func apply(_ fact: OrderChanged, at stamp: Stamp) {
        let row = orders[fact.id]
        moveOrder(fact.id, row.customer, row.currency, at: stamp) {
            $0.change(fact.id, at: stamp.sequence, &$1, fact.change)
        }
    }

    /// Changes an order and moves the sums of its account by the difference.
    private mutating func moveOrder(
        _ id: OrderID, _ customer: CustomerID, _ currency: Currency, at stamp: Stamp,
        _ body: (inout Orders, inout OrderID) -> Void
    ) {
        let before = orders.contains(id) ? orders[id] : nil
        var first = OrderID(exposures.find(customers[customer].firstSums, currency)?.firstOrder ?? 0)
        body(&orders, &first)
        let after = orders[id]
        all.pointee.exposures.state.change(&all.pointee.customers.state.rows[customer.number].firstSums, currency) { sums in
            sums.firstOrder = first.number
            sums.orders += after.open - (before?.open ?? 0)
            sums.delivered += after.delivered - (before?.delivered ?? 0)
            if let before, before.isLive, before.isSpecial { sums.specialOrders -= 1 }
            if after.isLive, after.isSpecial { sums.specialOrders += 1 }
        }
        customers.rows[customer.number].lastChange = stamp.sequence
        if let before {
            digest.remove(.order, UInt64(id.number), UInt64(bitPattern: before.open))
            digest.remove(.orderDelivered, UInt64(id.number), UInt64(bitPattern: before.delivered))
        }
        digest.add(.order, UInt64(id.number), UInt64(bitPattern: after.open))
        digest.add(.orderDelivered, UInt64(id.number), UInt64(bitPattern: after.delivered))
    }

    // MARK: Credit

    private mutating func apply(_ fact: AuthorizationDecided, at stamp: Stamp) {
        guard !fact.id.isNone else { return }
        // A referred sale waits for review and reserves nothing (credit:AU-4).
        let isPending = fact.decision == .refer
        authorizations.insert(
            Authorization(
                customer: fact.customer, orderingCustomer: fact.orderingCustomer, authorized: fact.approved,
                remaining: fact.approved, created: stamp.instant, expires: isPending ? .never : fact.expires,
                currency: fact.currency,
                state: isPending ? .pendingReview : .authorized, marks: fact.isForced ? .forced : [],
                lastChange: stamp.sequence),
            .init(
                orderRef: fact.orderRef, store: fact.store, terminal: fact.terminal, requested: fact.requested,
                ttlSeconds: fact.ttlSeconds, checkpoint: fact.checkpoint, wish: fact.wish))
        precondition(authorizations.rows.count == fact.id.number, "authorization ids are dense")
        if !isPending { link(fact.id) }
        all.pointee.exposures.state.change(&all.pointee.customers.state.rows[fact.customer.number].firstSums, fact.currency) {
            $0.reserved += fact.approved
        }
        customers.rows[fact.customer.number].lastChange = stamp.sequence
        name(fact.customer)
        name(fact.orderingCustomer)
        digest.add(.authorization, UInt64(fact.id.number), UInt64(bitPattern: fact.approved))
    }

    /// A referred sale becomes a reservation, or ends without one.
    mutating func review(_ fact: AuthorizationReviewed, at stamp: Stamp) {
        switch fact.outcome {
        case .declined: change(fact.id, at: stamp) { $0.state = .declined }
        case .voided: change(fact.id, at: stamp) { $0.state = .voided }
        case .released(let amount, let expires, let isOverridden):
            change(fact.id, at: stamp) { row in
                row.authorized = amount
                row.remaining = amount
                row.expires = expires
                row.state = .authorized
                if isOverridden { row.marks.insert(.overridden) }
            }
            link(fact.id)
            authorizations.watch(fact.id)
        }
    }

    /// Its place among those that expire moves with its end.
    mutating func change(_ fact: AuthorizationChanged, at stamp: Stamp) {
        let moves = fact.expires.map { $0 != authorizations[fact.id].expires } ?? false
        if moves { unlink(fact.id) }
        change(fact.id, at: stamp) { row in
            row.remaining -= fact.released
            if let expires = fact.expires { row.expires = expires }
            if moves { row.marks.insert(.endMoved) }
        }
        guard moves else { return }
        link(fact.id)
        authorizations.watch(fact.id)
        authorizations.tidy()
    }

    private mutating func change(
        _ id: AuthorizationID, at stamp: Stamp, _ body: (inout Authorization) -> Void
    ) {
        // A declined increment names the authorization and changes nothing.
        let before = authorizations[id]
        var after = before
        body(&after)
        after.lastChange = stamp.sequence
        authorizations.rows[id.number] = after
        all.pointee.exposures.state.change(&all.pointee.customers.state.rows[before.customer.number].firstSums, before.currency) {
            $0.reserved += after.remaining - before.remaining
        }
        if before.state.isLive, !after.state.isLive {
            unlink(id)
            authorizations.tidy()
        }
        customers.rows[before.customer.number].lastChange = stamp.sequence
        digest.remove(.authorization, UInt64(id.number), UInt64(bitPattern: before.remaining))
        digest.add(.authorization, UInt64(id.number), UInt64(bitPattern: after.remaining))
        digest.remove(.authorizationEnd, UInt64(id.number), before.endWord)
        digest.add(.authorizationEnd, UInt64(id.number), after.endWord)
    }

    /// Keeps the customer's live authorizations by expiry, so that a check stops at the first that lives.
    ///
    /// Time to live is mostly one value, so the place is at the end: the list is kept by a tail search from
    /// the last one inserted for the customer, which `previous` of the head remembers.
    private mutating func link(_ id: AuthorizationID) {
        let row = authorizations[id]
        let head = customers[row.customer].firstAuthorization
        guard !head.isNone else {
            authorizations.rows[id.number].previous = id
            authorizations.rows[id.number].next = .none
            customers.rows[row.customer.number].firstAuthorization = id
            return
        }
        var before = authorizations[head].previous
        while before != head, authorizations[before].expires > row.expires {
            before = authorizations[before].previous
        }
        if before == head, authorizations[head].expires > row.expires {
            // New head: it takes over the memory of the tail.
            authorizations.rows[id.number].previous = authorizations[head].previous
            authorizations.rows[id.number].next = head
            authorizations.rows[head.number].previous = id
            customers.rows[row.customer.number].firstAuthorization = id
            return
        }
        let after = authorizations[before].next
        authorizations.rows[id.number].previous = before
        authorizations.rows[id.number].next = after
        authorizations.rows[before.number].next = id
        authorizations.rows[(after.isNone ? head : after).number].previous = id
    }

    private mutating func unlink(_ id: AuthorizationID) {
        let row = authorizations[id]
        let head = customers[row.customer].firstAuthorization
        if id == head {
            if !row.next.isNone { authorizations.rows[row.next.number].previous = row.previous }
            customers.rows[row.customer.number].firstAuthorization = row.next
        } else {
            authorizations.rows[row.previous.number].next = row.next
            authorizations.rows[(row.next.isNone ? head : row.next).number].previous = row.previous
        }
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
    let cards = Part(CardLedger())
    let digest = Part(Digest())
    var sequence: UInt64 = 0
    var instant = Instant(nanoseconds: 0)
    var sandboxClock: Instant?
}

extension Exposures.Sums {
    mutating func move(_ component: Exposures.Component, by amount: Int64) {
        switch component {
        case .invoices: invoices += amount
        case .creditNotes: creditNotes += amount
        case .payments: payments += amount
        }
    }
}

/// A sum of mixed words per changed balance: the same state has the same digest, however it came about.
package struct Digest: Equatable, Sendable, BitwiseCopyable {
    package private(set) var high: UInt64 = 0
    package private(set) var low: UInt64 = 0

    package init() {}

    /// The top byte of a word's key: below 256, each once.
    package enum Kind: UInt64, CaseIterable, Sendable, BitwiseCopyable {
        case item = 1
        case itemAccounting, authorization, customer, limit, interestNote
        case temporaryLimit = 30
        case grant = 170
        case proposal = 171
        case itemCollection = 50
        case letter = 51
        case agingExport = 52
        case order = 70
        case orderDelivered = 71
        case creditGroup = 130
        case creditGroupMember = 131
        case creditGroupWindow = 132
        case creditProfile = 133
        case creditHold = 134
        case riskScore = 135
        case authorizationEnd = 136
        case freeText = 140
        case recurringAssignment = 141
        case ledgerTransfer = 142
        case mandate = 160
        case debitCollection = 161
        case debitOrigin = 163
        case bill = 162
        case bankLine = 180
        case unrealized = 150
        case orderDetail = 220
        case commission = 221
        case closedProfile = 222
        case writeOff = 120
        case cancellation = 121
        case reimbursement = 122
        case netting = 123
        case prepayment = 124
        case payoutFile = 125
        case prepaymentTax = 126
        case cardAuthorization = 230
        case cardPayment = 231
        case cardCall = 232
        case cardRefund = 233
        case cardPayout = 234
        case paymentJournal = 240
        case paymentLine = 241
        case bridgedPayment = 242
        case queuedSettlement = 243
        case itemDates = 244
        case itemInterest = 246
        case reservedPayment = 247
        case reconciledAccount = 248
        case euSale = 250
        case trade = 251
        case euList = 252
        case itemLines = 213
        case instalments = 245
    }

    @inline(__always)
    package mutating func add(_ kind: Kind, _ id: UInt64, _ value: UInt64) {
        let words = Digest.words(kind, id, value)
        high &+= words.0
        low &+= words.1
    }

    @inline(__always)
    package mutating func remove(_ kind: Kind, _ id: UInt64, _ value: UInt64) {
        let words = Digest.words(kind, id, value)
        high &-= words.0
        low &-= words.1
    }

    /// A value of zero adds nothing, so closed items leave no trace and need not be remembered.
    @inline(__always)
    private static func words(_ kind: Kind, _ id: UInt64, _ value: UInt64) -> (UInt64, UInt64) {
        guard value != 0 else { return (0, 0) }
        let key = kind.rawValue << 56 | id
        return (Mix.fold(key, value), Mix.fold(value, key &* 0x9e37_79b9_7f4a_7c15))
    }
}

extension Book {
    /// Makes a customer the account that a cache holds; only a `CachedBook` is changed otherwise than by facts.
    mutating func assume(_ account: CachedAccount, as id: CustomerID) {
        customers.rows[id.number].limit = account.limit.minor
        customers.rows[id.number].limitCurrency = account.limit.currency
        customers.rows[id.number].limitExpires = account.limitExpires
        customers.rows[id.number].holdStatus = account.holdStatus
        customers.rows[id.number].flags = account.flags
        customers.rows[id.number].firstSums = exposures.assume(account.sums)
    }
}

/// What a snapshot holds of a book: every slice in a section of its own.
///
/// A snapshot may always be thrown away, the log is the authority. So its layout is that of this build and no other
/// reads it; nothing here is ever migrated.
extension Book {
    package mutating func pass(_ stream: StateStream) throws {
        var head = Head(sequence: sequence, instant: instant, sandboxClock: sandboxClock, digest: digest)
        try stream.pass("book", &head)
        (sequence, instant, sandboxClock, digest) = (head.sequence, head.instant, head.sandboxClock, head.digest)
        try stream.pass("companies", &companies)
        try stream.pass("customers", &customers)
        try stream.pass("items", &items)
        try stream.pass("exposures", &exposures)
        try stream.pass("authorizations", &authorizations)
        try stream.pass("subledger", &subledger)
        try stream.pass("interest", &interest)
        try stream.pass("collections", &collections)
        try stream.pass("orders", &orders)
        try stream.pass("sales", &sales)
        try stream.pass("rules", &rules)
        try stream.pass("limits", &limits)
        try stream.pass("bank", &bank)
        try stream.pass("dueDays", &dueDays)
        try stream.pass("grants", &grants)
        try stream.pass("proposals", &proposals)
        try stream.pass("creditGroups", &creditGroups)
        try stream.pass("creditProfiles", &creditProfiles)
        try stream.pass("creditHolds", &creditHolds)
        try stream.pass("riskScores", &riskScores)
        try stream.pass("freeText", &freeText)
        try stream.pass("recurrences", &recurrences)
        try stream.pass("transfers", &transfers)
        try stream.pass("directDebits", &directDebits)
        try stream.pass("bills", &bills)
        try stream.pass("writeOffs", &writeOffs)
        try stream.pass("cancellations", &cancellations)
        try stream.pass("prepaymentTaxes", &prepaymentTaxes)
        try stream.pass("reimbursements", &reimbursements)
        try stream.pass("payouts", &payouts)
        try stream.pass("nettings", &nettings)
        try stream.pass("prepayments", &prepayments)
        try stream.pass("cards", &cards)
        try stream.pass("paymentJournals", &paymentJournals)
        try stream.pass("itemLines", &itemLines)
    }

    private struct Head: Stored {
        var sequence: UInt64
        var instant: Instant
        var sandboxClock: Instant?
        var digest: Digest

        mutating func pass(_ stream: StateStream) throws {
            try stream.pass(&sequence)
            try stream.pass(&instant)
            try stream.pass(&sandboxClock)
            try stream.pass(&digest)
        }
    }
}
