/// The events a command has decided so far, and the book as it would look after them.
///
/// Commands read items, numbers and sums through the draft, so that acts which are one command (invoice and
/// settlement, an atomic batch) see each other before anything is applied. Reused by the engine.
package struct Draft: ~Copyable {
    package private(set) var events: [Event] = []
    private var posted: [Item] = []
    /// First row of `posted` per number, kept only once they are too many to search.
    private var postedRows: [PostedNumber: Int] = [:]
    private var moved: [(id: ItemID, open: Int64, accounting: Int64)] = []
    /// Latest row of `moved` per item, kept only once they are too many to search.
    private var movedRows: [ItemID: Int] = [:]
    private var discounted: [(id: ItemID, amount: Int64)] = []
    /// Parts of this draft's settlements, in order; those moved to a close profile's account, by place.
    private(set) var newParts: [ItemsSettled.Part] = []
    private var movedParts: [UInt32] = []
    private var revalued: [ItemRevaluation] = []
    private var nexts: [(company: CompanyID, kind: SequenceKind, next: UInt64)] = []
    private var exposed: [(customer: CustomerID, currency: Currency, amount: Int64)] = []
    private var itemBase: UInt32 = 0
    private var settlementNext: UInt32 = 1
    /// Numbers of what else it makes.
    var numbers = DraftNumbers()
    /// Customers this draft registers, by number; a command has one company.
    private var newCustomers: [Code: CustomerRow] = [:]
    private var newParties: [Code: PartyID] = [:]
    /// Groups whose number sequence this draft moves, latest last.
    private var movedGroups: [CustomerGroup] = []
    /// Settlements this draft itself undoes, and notes whose charges it changes.
    private var undone: [SettlementID] = []
    private var changedNotes: [InterestNoteID] = []
    /// A caller set a discount by hand, chose its day or closed a rest as one: not everybody may (payments:CD-7, CD-9, OU-6).
    private(set) var overridesDiscounts = false

    package init() {}

    /// Empties it for the next command.
    package mutating func begin(_ book: borrowing Book) {
        if !events.isEmpty { events.removeAll(keepingCapacity: true) }
        if !posted.isEmpty { posted.removeAll(keepingCapacity: true) }
        if !postedRows.isEmpty { postedRows = [:] }
        if !moved.isEmpty { moved.removeAll(keepingCapacity: true) }
        if !movedRows.isEmpty { movedRows = [:] }
        if !newParts.isEmpty { newParts.removeAll(keepingCapacity: true) }
        if !movedParts.isEmpty { movedParts = [] }
        if !revalued.isEmpty { revalued = [] }
        if !nexts.isEmpty { nexts.removeAll(keepingCapacity: true) }
        if !discounted.isEmpty { discounted.removeAll(keepingCapacity: true) }
        if !exposed.isEmpty { exposed.removeAll(keepingCapacity: true) }
        if !newCustomers.isEmpty { (newCustomers, newParties) = ([:], [:]) }
        if !movedGroups.isEmpty { movedGroups = [] }
        itemBase = book.items.rows.count
        settlementNext = book.items.settlements.count + 1
        numbers.begin(book)
        if !undone.isEmpty { undone = [] }
        if !changedNotes.isEmpty { changedNotes = [] }
        overridesDiscounts = false
    }

    mutating func setOverridesDiscounts() { overridesDiscounts = true }

    // MARK: Going back

    /// Where a batch stood before one of its documents, or a run before one of its customers.
    struct Mark {
        let events: Int
        fileprivate let posted, moved, nexts, exposed, undone, changedNotes, newParts, movedParts,
            revalued, discounted: Int
        fileprivate let settlement: UInt32
        fileprivate let numbers: DraftNumbers
    }

    var mark: Mark {
        Mark(
            events: events.count, posted: posted.count, moved: moved.count, nexts: nexts.count, exposed: exposed.count,
            undone: undone.count, changedNotes: changedNotes.count, newParts: newParts.count,
            movedParts: movedParts.count, revalued: revalued.count, discounted: discounted.count,
            settlement: settlementNext, numbers: numbers)
    }

    /// Forgets what was added since: documents, settlements, interest, direct debits, bills, cards and drafts only.
    mutating func goBack(to mark: Mark) {
        events.removeLast(events.count - mark.events)
        posted.removeLast(posted.count - mark.posted)
        moved.removeLast(moved.count - mark.moved)
        nexts.removeLast(nexts.count - mark.nexts)
        exposed.removeLast(exposed.count - mark.exposed)
        undone.removeLast(undone.count - mark.undone)
        changedNotes.removeLast(changedNotes.count - mark.changedNotes)
        newParts.removeLast(newParts.count - mark.newParts)
        movedParts.removeLast(movedParts.count - mark.movedParts)
        revalued.removeLast(revalued.count - mark.revalued)
        discounted.removeLast(discounted.count - mark.discounted)
        (settlementNext, numbers) = (mark.settlement, mark.numbers)
        if !postedRows.isEmpty {
            postedRows = [:]
            indexPosted()
        }
        guard !movedRows.isEmpty else { return }
        movedRows = [:]
        if moved.count > Draft.movesSearchedMax {
            for row in moved.indices { movedRows[moved[row].id] = row }
        }
    }

    // MARK: What the next fact is called

    package var nextItem: ItemID { ItemID(itemBase + UInt32(posted.count) + 1) }
    var itemCount: Int { posted.count }
    package var nextSettlement: SettlementID { SettlementID(settlementNext) }
    package var nextAuthorization: AuthorizationID { AuthorizationID(numbers[.authorization]) }
    package var nextCustomer: CustomerID { CustomerID(numbers[.customer]) }
    package var nextSubject: SubjectID { SubjectID(numbers[.subject]) }
    package var nextParty: PartyID { PartyID(numbers[.party]) }
    package var nextWriteOff: WriteOffID { WriteOffID(numbers[.writeOff]) }
    package var nextNetting: NettingID { NettingID(numbers[.netting]) }
    package var nextBill: BillID { BillID(numbers[.bill]) }
    package var nextOrder: OrderID { OrderID(numbers[.order]) }
    package var nextFreeText: FreeTextID { FreeTextID(numbers[.freeText]) }
    package var nextAssignment: AssignmentID { AssignmentID(numbers[.assignment]) }
    package var nextRun: RunID { RunID(numbers[.run]) }
    package var nextInterestNote: InterestNoteID { InterestNoteID(numbers[.interestNote]) }

    /// The next number of a sequence. It is taken when the event that carries it is added.
    package func number(
        _ kind: SequenceKind, _ company: CompanyID, _ book: borrowing Book
    ) throws(Rejection) -> (number: Code, taken: TakenNumber) {
        guard let sequence = book.companies.sequence(company, kind) else {
            throw Rejection(.fieldRequired, "no number sequence is set for \(kind)", [.init("sequence", "\(kind)")])
        }
        let next = nexts.last { $0.company == company && $0.kind == kind }?.next ?? sequence.next
        guard let number = sequence.number(next) else {
            throw Rejection(
                .sequenceExhausted, "the number sequence \(kind) has no number with \(sequence.digits) digits left",
                [.init("sequence", "\(kind)"), .init("next", next)])
        }
        return (number, TakenNumber(kind: kind, next: next + 1))
    }

    // MARK: The book as it would be

    /// An item of the book or of this draft; nil when there is none.
    package func item(_ id: ItemID, _ book: borrowing Book) -> Item? {
        var item: Item
        if id.number > itemBase {
            guard Int(id.number - itemBase) <= posted.count else { return nil }
            item = posted[Int(id.number - itemBase) - 1]
        } else {
            guard book.items.contains(id) else { return nil }
            item = book.items[id]
        }
        if let row = lastMove(of: id) {
            item.open = moved[row].open
            item.accountingOpen = moved[row].accounting
        }
        return item
    }

    /// Unrealized amounts of an item after this draft.
    package func unrealized(_ id: ItemID, _ book: borrowing Book) -> Unrealized {
        var now = book.items.revaluations[id]
        for change in revalued where change.item == id {
            now.gain += change.gain
            now.loss += change.loss
            if change.settlement.isNone { (now.receivable, now.dimension) = (change.account, change.dimension) }
        }
        return now
    }

    /// What an authorization still reserves after what this draft captures of it.
    func remaining(of id: AuthorizationID, _ book: borrowing Book) -> Int64 {
        var remaining = book.authorizations[id].remaining
        for case .authorizationCaptured(id, let amount, let final) in events {
            remaining = final ? 0 : max(0, remaining - amount)
        }
        return remaining
    }

    /// Of a fact whose part of the exposure only its command can tell.
    mutating func expose(_ customer: CustomerID, _ currency: Currency, by amount: Int64) {
        if amount != 0 { exposed.append((customer, currency, amount)) }
    }

    func isMoved(_ place: UInt32) -> Bool { movedParts.contains(place) }

    private static let movesSearchedMax = 32
    private static let postedSearchedMax = 32

    /// What a document or payment is found by.
    private struct PostedNumber: Hashable {
        let company: UInt16
        let space: OpenItems.NumberSpace
        let number: Code

        init(company: UInt16, space: OpenItems.NumberSpace, number: Code) {
            (self.company, self.space, self.number) = (company, space, number)
        }

        init(_ item: Item) {
            self.init(company: item.company, space: OpenItems.NumberSpace(item.kind), number: item.number)
        }
    }

    /// The row that came last, or all of them once they are too many to search.
    private mutating func indexPosted() {
        guard posted.count > Draft.postedSearchedMax else { return }
        let first = postedRows.isEmpty ? 0 : posted.count - 1
        for row in first..<posted.count where postedRows[PostedNumber(posted[row])] == nil {
            postedRows[PostedNumber(posted[row])] = row
        }
    }

    private func lastMove(of id: ItemID) -> Int? {
        moved.count <= Draft.movesSearchedMax ? moved.lastIndex { $0.id == id } : movedRows[id]
    }

    package func find(
        _ company: CompanyID, _ space: OpenItems.NumberSpace, _ number: Code, _ book: borrowing Book
    ) -> ItemID? {
        if let found = book.items.find(company, space, number) { return found }
        let wanted = PostedNumber(company: UInt16(truncatingIfNeeded: company.number), space: space, number: number)
        let index = postedRows.isEmpty ? posted.firstIndex { PostedNumber($0) == wanted } : postedRows[wanted]
        return index.map { ItemID(itemBase + UInt32($0) + 1) }
    }

    /// What this draft adds to an account's exposure in a currency.
    package func exposure(_ customer: CustomerID, _ currency: Currency) -> Int64 {
        var sum: Int64 = 0
        for change in exposed where change.customer == customer && change.currency == currency { sum += change.amount }
        return sum
    }

    /// What posted an item of this draft.
    func fact(of id: ItemID) -> ItemPosted? {
        for case .posted(let posted) in events where posted.fact.id == id { return posted.fact }
        return nil
    }

    /// Tiers of an item that this draft itself posts.
    func tiers(of id: ItemID) -> [DiscountTier] {
        for case .posted(let posted) in events where posted.fact.id == id { return posted.fact.tiers }
        return []
    }

    /// Discount of an item that settlements of this draft take.
    package func discountTaken(on id: ItemID) -> Int64 {
        var sum: Int64 = 0
        for row in discounted where row.id == id { sum += row.amount }
        return sum
    }

    /// All that this draft adds to the exposure of an account or of others in its credit group, a row per fact.
    func exposures(besides customer: CustomerID, _ book: borrowing Book) -> [PendingExposure] {
        if exposed.isEmpty { return [] }
        let group = book.creditGroups.group(of: customer)
        var found: [PendingExposure] = []
        for row in exposed {
            let isShared = !group.isNone && book.creditGroups.group(of: row.customer) == group
            if row.customer == customer || isShared {
                found.append(PendingExposure(customer: row.customer, currency: row.currency, amount: row.amount))
            }
        }
        return found
    }

    /// The customer this draft itself registers or changes under the number.
    package func registered(_ number: Code) -> CustomerRow? { newCustomers[number] }

    /// The group as this draft leaves it; nil: it does not touch it.
    package func group(_ code: Code) -> CustomerGroup? { movedGroups.last { $0.code == code } }

    /// The party this draft itself makes for a code that is not empty.
    package func party(_ code: Code) -> PartyID? { newParties[code] }

    /// Undone in the book or by this draft itself.
    func isUndone(_ id: SettlementID, _ book: borrowing Book) -> Bool { book.items[id].isUndone || undone.contains(id) }

    func changes(_ note: InterestNoteID) -> Bool { changedNotes.contains(note) }

    // MARK: Adding facts

    /// Adds a fact and lets it be seen by what follows.
    package mutating func add(_ event: Event, _ book: borrowing Book) {
        switch event {
        case .posted(let made):
            posted.append(Item(made.fact, at: 0))
            indexPosted()
            if let taken = made.fact.numberTaken { nexts.append((made.fact.company, taken.kind, taken.next)) }
            note(voucherNext: made.fact.voucherNext, made.fact.company)
            exposed.append((made.fact.customer, made.fact.currency, made.fact.open))
        case .itemsSettled(let fact):
            settlementNext += 1
            note(voucherNext: fact.voucherNext, fact.company)
            for taken in fact.otherVouchers { note(voucherNext: taken.next, taken.company) }
            newParts.append(contentsOf: fact.parts)
            for closing in fact.closings { movedParts += closing.parts }
            revalued += fact.revaluations
            for part in fact.parts {
                move(part.debitItem, -part.amount, -part.debitAccounting, book)
                move(part.creditItem, part.amount, -part.creditAccounting, book)
                if part.kind == .discount {
                    discounted.append((part.debitItem.isNone ? part.creditItem : part.debitItem, part.amount))
                }
            }
        case .settlementUndone(let fact):
            undone.append(fact.settlement)
            note(voucherNext: fact.voucherNext, book.items[fact.settlement].company)
            for taken in fact.otherVouchers { note(voucherNext: taken.next, taken.company) }
            revalued += fact.revaluations
            for part in book.items.parts(of: fact.settlement) {
                move(part.debitItem, part.amount, part.debitAccounting, book)
                move(part.creditItem, -part.amount, part.creditAccounting, book)
            }
        case .authorizationDecided(let fact):
            if !fact.id.isNone {
                numbers[.authorization] += 1
                exposed.append((fact.customer, fact.currency, fact.approved))
            }
        case .customerSet(let row):
            if row.id.number >= numbers[.customer] { numbers[.customer] = row.id.number + 1 }
            if row.party.number >= numbers[.party] { numbers[.party] = row.party.number + 1 }
            newCustomers[row.number] = row
            if !row.partyCode.isEmpty { newParties[row.partyCode] = row.party }
        case .numberSequenceSet(let company, let kind, let sequence):
            nexts.append((company, kind, sequence.next))
        case .customerGroupSet(_, let group):
            movedGroups.removeAll { $0.code == group.code }
            movedGroups.append(group)
        case .subjectSet(let subject):
            if subject.id.number >= numbers[.subject] { numbers[.subject] = subject.id.number + 1 }
        case .authorizationCaptured(let id, let amount, let final):
            let (row, remaining) = (book.authorizations[id], remaining(of: id, book))
            exposed.append((row.customer, row.currency, -(final ? remaining : min(amount, remaining))))
        case .interestNoteCreated(let note):
            numbers[.interestNote] = note.id.number + 1
            if let taken = note.numberTaken { nexts.append((note.company, taken.kind, taken.next)) }
        case .collections(let fact): numbers.collections.note(fact)
        case .credit(.holdSet(let hold)): numbers[.hold] = max(numbers[.hold], hold.id.number + 1)
        case .credit(.authorizationReviewed(let fact)):
            if case .released(let amount, _, _) = fact.outcome {
                let row = book.authorizations[fact.id]
                exposed.append((row.customer, row.currency, amount))
            }
        case .credit(.authorizationChanged(let fact)):
            let row = book.authorizations[fact.id]
            exposed.append((row.customer, row.currency, -fact.released))
        case .credit: break
        case .directDebit(let fact):
            numbers.directDebit.note(fact)
            if case .feeBooked(let fee) = fact { note(voucherNext: fee.voucherNext, fee.entry.company) }
        case .bill(let fact):
            if case .billSet(let bill, _) = fact { numbers[.bill] = max(numbers[.bill], bill.id.number + 1) }
            if let entry = fact.entries.entries.first { note(voucherNext: fact.entries.voucherNext, entry.company) }
        case .card(let fact):
            numbers.cards.note(fact)
            if case .payoutPosted(let row, _, let next) = fact { note(voucherNext: next, row.company) }
        case .bank(let fact):
            if case .lineBooked(_, let entry, let next) = fact { note(voucherNext: next, entry.company) }
        case .payment(let fact):
            if case .cleared(_, _, let entry, let next) = fact { note(voucherNext: next, entry.company) }
        case .writeOffPosted(let fact):
            numbers[.writeOff] += 1
            if let taken = fact.numberTaken { nexts.append((fact.company, taken.kind, taken.next)) }
        case .payoutFileMade(let file):
            if file.entry != nil { note(voucherNext: file.voucherNext, file.company) }
        case .nettingPosted(let fact):
            numbers[.netting] += 1
            for voucher in fact.vouchers { note(voucherNext: voucher.next, voucher.company) }
        case .nettingReversed(let fact):
            for voucher in fact.vouchers { note(voucherNext: voucher.next, voucher.company) }
        case .writeOffReversed, .paymentCanceled, .paymentBankSet, .paymentFeeSet, .customerReimbursed,
            .payoutAccountSet, .prepaymentPosted, .prepaymentChanged:
            break
        case .access: break
        case .closing(let fact):
            if case .revalued(let page) = fact {
                note(voucherNext: page.voucherNext, page.company)
                revalued += page.changes
            }
        case .orderConfirmed: numbers[.order] += 1
        case .orderChanged(let fact):
            // An invoice of the same command replaces what the order counted for: one sale counts once.
            if case .invoiced(let delivered, let open) = fact.change, book.orders.contains(fact.id) {
                let row = book.orders[fact.id]
                let counted = CountedExposure(book.companies[row.company].parameters)
                let amount = (counted.countsDelivered ? delivered : 0) + (counted.countsOrders ? open : 0)
                if !row.isSpecial, counted.horizonDays == nil { exposed.append((row.customer, row.currency, -amount)) }
            }
        case .sales(let fact):
            switch fact {
            case .slipRegistered(let id, _, let taken):
                if let taken { nexts.append((book.orders[id].company, taken.kind, taken.next)) }
            case .commissionPosted(let fact): note(voucherNext: fact.voucherNext, fact.company)
            case .accrualPosted(let fact): note(voucherNext: fact.voucherNext, fact.company)
            case .orderDetailed, .slipCanceled, .orderInvoiced, .orderCredited, .setupSet, .tradeSet: break
            }
        case .limitJournalCreated, .limitLinesAdded, .limitJournalPosted, .temporaryLimitSet: break
        case .blockingRuleSet, .blockingRuleDeleted, .ruleSequenceSet, .rankSet, .creditTraitsSet: break
        case .freeText(.saved(let row)): numbers[.freeText] = max(numbers[.freeText], row.head.id.number + 1)
        case .freeText(.assignmentSet(let row)): numbers[.assignment] = max(numbers[.assignment], row.id.number + 1)
        case .freeText(.runCreated(let run)):
            numbers[.run] = run.id.number + 1
            if let taken = run.numberTaken { nexts.append((run.company, taken.kind, taken.next)) }
        case .freeText: break
        case .interestChanged(let fact): changedNotes.append(fact.note)
        case .interestCodeSet, .interestNoteCanceled, .interestNotePosted, .interestNotePrinted: break
        case .authorizationIncremented, .authorizationVoided, .authorizationsExpired, .clockSet, .zoneDataNoted,
            .keyFenced, .keysForgotten, .companyCreated, .companyWentLive, .parametersSet, .periodSet,
            .exchangeRateSet, .mainAccountSet, .automaticAccountSet, .termsSet, .methodSet, .taxCodeSet,
            .cashDiscountSet, .intercompanyPairSet, .allocationOrderSet, .taxGroupSet, .profileSet, .profileLineSet,
            .profileLineDeleted, .creditLimitSet:
            break
        }
        events.append(event)
    }

    private mutating func note(voucherNext: UInt64, _ company: CompanyID) {
        if voucherNext != 0 { nexts.append((company, .voucher, voucherNext)) }
    }

    private mutating func move(_ id: ItemID, _ amount: Int64, _ accounting: Int64, _ book: borrowing Book) {
        if id.isNone { return }
        guard let item = item(id, book) else { preconditionFailure("a part names an item that is not there") }
        moved.append((id, item.open + amount, item.accountingOpen + accounting))
        if moved.count > Draft.movesSearchedMax {
            if movedRows.isEmpty { for row in moved.indices { movedRows[moved[row].id] = row } }
            movedRows[id] = moved.count - 1
        }
    }
}
