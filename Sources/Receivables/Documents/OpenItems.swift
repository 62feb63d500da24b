/// Every item ever posted, with its settlements; open ones in due-date order per customer.
package struct OpenItems: ~Copyable {
    package var rows = Table<Item>()
    package private(set) var parts = Table<SettlementPart>()
    package private(set) var settlements = Table<Settlement>()
    private var legs = Table<SettlementLeg>()
    /// Tax codes and dimensions of the legs that have one.
    private var legLabels: [UInt32: LegLabel] = [:]
    /// Discount tiers of the items that have any.
    package private(set) var tiers: [ItemID: [DiscountTier]] = [:]
    /// What terms count from, of the items where that was edited (payments:TP-5).
    private var baseDates: [ItemID: CalendarDate] = [:]
    /// Few items are paid otherwise than their customers pay.
    private var payments: [ItemID: ItemPayment] = [:]
    /// By document, or its first instalment: few discounts go to several places.
    private var discountParts: [ItemID: [DiscountPart]] = [:]
    package private(set) var revaluations = RevaluationHistory()
    package private(set) var revaluationRuns: [RevaluationRun] = []
    /// Profiles of items that have the code of a close profile now, as they were before (setup:PP-8).
    private var openProfiles: [ItemID: ProfileID] = [:]
    /// Dimensions, tax codes and accounts of the items.
    package private(set) var traits = TraitTable()
    /// Of documents with lines that have an interest code of their own.
    package private(set) var interestShares: [ItemID: [InterestShare]] = [:]
    private var index = NumberIndex()
    /// Documents that are paid in instalments.
    package private(set) var instalmentGroups = InstalmentGroups()

    package init() {}

    /// Payments have numbers of their own, apart from all other documents'.
    package enum NumberSpace: UInt64, Sendable, BitwiseCopyable {
        case documents = 0
        case payments = 1

        package init(_ kind: ItemKind) {
            switch kind {
            case .payment, .prepayment: self = .payments
            case .invoice, .creditNote, .interestNote, .letterFee, .paymentFee, .reimbursement, .adjustment,
                .prepaymentInvoice, .bill:
                self = .documents
            }
        }
    }

    private static func hash(_ company: CompanyID, _ space: NumberSpace, _ number: Code) -> UInt64 {
        number.mixed(with: UInt64(company.number) << 1 | space.rawValue)
    }

    package func find(_ company: CompanyID, _ space: NumberSpace, _ number: Code) -> ItemID? {
        index.find(OpenItems.hash(company, space, number)) {
            rows[$0].number == number && rows[$0].company == UInt16(truncatingIfNeeded: company.number)
                && NumberSpace(rows[$0].kind) == space
        }.map(ItemID.init)
    }

    /// Where the search for a number begins: to be fetched ahead.
    func place(_ company: CompanyID, _ space: NumberSpace, _ number: Code) -> UnsafeRawPointer {
        index.address(OpenItems.hash(company, space, number))
    }

    package func contains(_ id: ItemID) -> Bool { rows.contains(id.number) }
    package func contains(_ id: SettlementID) -> Bool { settlements.contains(id.number) }

    package subscript(_ id: ItemID) -> Item {
        @inline(__always)
        unsafeAddress { UnsafePointer(rows.pointer(id.number)) }
    }

    package subscript(_ id: SettlementID) -> Settlement { settlements[id.number] }

    /// The parts of one settlement, in the order they were served.
    package func parts(of id: SettlementID) -> [SettlementPart] {
        let settlement = settlements[id.number]
        return (0..<settlement.partCount).map { parts[settlement.firstPart + $0] }
    }

    /// Calls for each part that touches an item, latest first.
    package func forEachPart(of id: ItemID, _ body: (SettlementPart) -> Void) {
        var place = rows[id.number].firstPart
        while place != 0 {
            let part = parts[place]
            body(part)
            place = part.debitItem == id ? part.nextOfDebit : part.nextOfCredit
        }
    }

    /// The same with the place of each part.
    func forEachPlace(of id: ItemID, _ body: (UInt32, SettlementPart) -> Void) {
        var place = rows[id.number].firstPart
        while place != 0 {
            let part = parts[place]
            body(place, part)
            place = part.debitItem == id ? part.nextOfDebit : part.nextOfCredit
        }
    }

    /// What revaluations have added to an item.
    package func unrealized(_ id: ItemID) -> Unrealized { revaluations[id] }

    /// What the summary account holds for an item now.
    package func carried(_ id: ItemID) -> Int64 { rows[id.number].accountingOpen + revaluations[id].sum }

    /// The profile an item had before it was closed; nil: its code did not change.
    func openProfile(of id: ItemID) -> ProfileID? { openProfiles.isEmpty ? nil : openProfiles[id] }

    /// Which code an item had before it was closed and has now; 0: it did not change.
    func closedProfileWord(of id: ItemID) -> UInt64 {
        guard let before = openProfile(of: id) else { return 0 }
        return UInt64(before.number) << 32 | UInt64(rows[id.number].profile)
    }

    /// The first date a settlement of an item may have: no business date may see an amount used twice (F3, F30).
    ///
    /// Its posting date, or the date a settlement of it was undone if that is later: until then it counts as used.
    package func settleableFrom(_ id: ItemID, _ item: Item) -> CalendarDate {
        guard item.wasReopened else { return item.postingDate }
        var date = item.postingDate
        forEachPart(of: id) { part in
            let settlement = settlements[part.settlement.number]
            if settlement.isUndone, settlement.undoneDate > date { date = settlement.undoneDate }
        }
        return date
    }

    /// What was open on an item when it was posted: its original amount, less only for openings.
    package func openWhenPosted(_ id: ItemID) -> Int64 {
        var open = rows[id.number].open
        forEachPart(of: id) { part in
            guard !settlements[part.settlement.number].isUndone else { return }
            open += part.debitItem == id ? part.amount : -part.amount
        }
        return open
    }

    /// Open amounts of an item on a business date as known at a sequence (F30); the accounting one as carried.
    ///
    /// Nil when the item was not posted by then. `knownAt` `.max` means now.
    package func open(_ id: ItemID, asOf date: CalendarDate, knownAt: UInt64) -> (open: Int64, accounting: Int64)? {
        let item = rows[id.number]
        guard item.postingDate <= date, item.sequence <= knownAt else { return nil }
        var open = item.open
        var accounting = item.accountingOpen
        // Back from today's amount: parts that did not count then are given back, undone ones that did are taken.
        forEachPart(of: id) { part in
            let settlement = settlements[part.settlement.number]
            let counted = settlement.date <= date && settlement.sequence <= knownAt
            let undone = settlement.isUndone && settlement.undoneDate <= date && settlement.undoneSequence <= knownAt
            let countsThen = counted && !undone
            let countsNow = !settlement.isUndone
            guard countsThen != countsNow else { return }
            let isDebit = part.debitItem == id
            let sign: Int64 = (isDebit ? 1 : -1) * (countsNow ? 1 : -1)
            open += sign * part.amount
            accounting += (countsNow ? 1 : -1) * (isDebit ? part.debitAccounting : part.creditAccounting)
        }
        if !revaluations.isEmpty {
            let unrealized = revaluations.amounts(of: id, asOf: date, knownAt: knownAt)
            accounting += unrealized.gain + unrealized.loss
        }
        return (open, accounting)
    }

    /// Days on which the open amount of an item changed, or its value.
    func changeDates(of id: ItemID) -> [CalendarDate] {
        var dates = revaluations.changeDates(of: id)
        forEachPart(of: id) { part in
            let settlement = settlements[part.settlement.number]
            dates.append(settlement.date)
            if settlement.isUndone { dates.append(settlement.undoneDate) }
        }
        return dates
    }

    // MARK: apply

    /// Adds the item and links it among the open ones of its customer.
    mutating func insert(_ posted: ItemPosted, at sequence: UInt64, _ customer: inout Customer) {
        let id = ItemID(rows.append(Item(posted, at: sequence)))
        precondition(id == posted.id, "item ids are dense")
        if !posted.tiers.isEmpty { tiers[id] = posted.tiers }
        traits.append(posted)
        if !posted.document.discountParts.isEmpty { discountParts[id] = posted.document.discountParts }
        if !posted.interestShares.isEmpty { interestShares[id] = posted.interestShares }
        index.insert(OpenItems.hash(posted.company, NumberSpace(posted.kind), posted.number), id.number)
        if posted.open != 0 { link(id, &customer) } else { linkClosed(id, &customer) }
        if !posted.instalments.isEmpty {
            instalmentGroups.add(InstalmentGroup(first: id, count: UInt32(posted.instalments.count)))
        }
    }

    mutating func settle(_ fact: ItemsSettled, at sequence: UInt64) {
        var settlement = Settlement(fact, firstPart: parts.count + 1, at: sequence)
        // Revaluations come first and transfers for close profiles last: both go back with the items.
        let closing = fact.closings.reduce(0) { $1.parts.isEmpty ? $0 : $0 + 1 }
        let own = fact.entries.dropFirst(fact.revaluations.count).dropLast(closing)
        if !own.isEmpty { keepLegs(of: own, &settlement) }
        let id = SettlementID(settlements.append(settlement))
        precondition(id == fact.settlement, "settlement ids are dense")
        for part in fact.parts {
            let place = parts.append(
                SettlementPart(
                    settlement: id, debitItem: part.debitItem, creditItem: part.creditItem, kind: part.kind,
                    amount: part.amount, debitAccounting: part.debitAccounting,
                    creditAccounting: part.creditAccounting,
                    nextOfDebit: part.debitItem.isNone ? 0 : rows[part.debitItem.number].firstPart,
                    nextOfCredit: part.creditItem.isNone ? 0 : rows[part.creditItem.number].firstPart))
            if !part.debitItem.isNone { rows[part.debitItem.number].firstPart = place }
            if !part.creditItem.isNone { rows[part.creditItem.number].firstPart = place }
        }
    }

    private mutating func keepLegs(of entries: ArraySlice<JournalEntry>, _ settlement: inout Settlement) {
        settlement.firstLeg = legs.count + 1
        for entry in entries {
            for index in entry.legs.indices {
                let leg = entry.legs[index]
                legs.append(
                    SettlementLeg(
                        amount: leg.amount, accounting: leg.accountingAmount, account: leg.account,
                        company: UInt16(truncatingIfNeeded: entry.company.number), currency: entry.currency,
                        type: leg.type, startsEntry: index == 0))
                if !leg.taxCode.isEmpty || !leg.dimension.isEmpty {
                    legLabels[legs.count] = LegLabel(taxCode: leg.taxCode, dimension: leg.dimension)
                }
            }
        }
        settlement.legCount = legs.count + 1 - settlement.firstLeg
    }

    /// What a settlement posted, in the order it was posted.
    package func legs(of id: SettlementID) -> [(leg: SettlementLeg, label: LegLabel)] {
        let settlement = settlements[id.number]
        return (0..<settlement.legCount).map { place in
            let number = settlement.firstLeg + place
            return (legs[number], legLabels[number] ?? .none)
        }
    }

    mutating func markUndone(_ fact: SettlementUndone, at sequence: UInt64) {
        settlements[fact.settlement.number].undoneSequence = sequence
        settlements[fact.settlement.number].undoneDate = fact.date
        let settlement = settlements[fact.settlement.number]
        for place in settlement.firstPart..<(settlement.firstPart + settlement.partCount) {
            if !parts[place].debitItem.isNone { rows[parts[place].debitItem.number].wasReopened = true }
            if !parts[place].creditItem.isNone { rows[parts[place].creditItem.number].wasReopened = true }
        }
    }

    mutating func revalue(_ change: ItemRevaluation, at sequence: UInt64) {
        revaluations.add(change, at: sequence)
        rows[change.item.number].lastChange = sequence
    }

    mutating func note(_ fact: RevaluationPosted, at sequence: UInt64) {
        // Changes stand in the order of the items that were taken.
        var place = 0
        for id in fact.taken {
            var isPosted = false
            while place < fact.changes.count, fact.changes[place].item == id {
                if fact.changes[place].settlement.isNone { isPosted = true }
                place += 1
            }
            revaluations.take(
                id, on: fact.consideredDate, posted: isPosted ? (fact.gainAccount, fact.lossAccount) : nil)
        }
        revaluationRuns.append(RevaluationRun(fact, at: sequence))
    }

    /// An open item takes its new place among those of its customer.
    mutating func setDueDate(_ id: ItemID, _ date: CalendarDate, at sequence: UInt64, _ customer: inout Customer) {
        unlink(id, &customer)
        rows[id.number].dueDate = date
        rows[id.number].lastChange = sequence
        link(id, &customer)
    }

    package func dates(of id: ItemID) -> ItemDates {
        let row = rows[id.number]
        return ItemDates(base: baseDates[id] ?? row.documentDate, due: row.dueDate, tiers: tiers[id] ?? [])
    }

    /// Base date and discounts of an item whose dates were edited; the due date goes its own way.
    mutating func setBase(_ id: ItemID, _ dates: ItemDates) {
        baseDates[id] = dates.base
        tiers[id] = dates.tiers.isEmpty ? nil : dates.tiers
        rows[id.number].hasTiers = !dates.tiers.isEmpty
    }

    package var itemsWithEditedDates: [ItemID] { baseDates.keys.sorted() }

    /// Base date, due date and discounts, where they were edited; 0 elsewhere.
    func editedDatesWord(of id: ItemID) -> UInt64 {
        guard let base = baseDates[id] else { return 0 }
        var word = Mix.fold(UInt64(id.number), UInt64(bitPattern: Int64(base.days)) | 1 << 40)
        word = Mix.fold(word, UInt64(bitPattern: Int64(rows[id.number].dueDate.days)))
        for tier in tiers[id] ?? [] {
            word = Mix.fold(word &+ UInt64(bitPattern: Int64(tier.until.days)), UInt64(tier.tenThousandths))
            word = tier.code.mixed(with: word &+ UInt64(bitPattern: tier.fixedAmount))
        }
        return word
    }

    /// Of its document, if it is an instalment.
    package func discountParts(of id: ItemID) -> [DiscountPart] {
        if discountParts.isEmpty { return [] }
        return discountParts[instalments(of: id)?.first ?? id] ?? []
    }

    package var itemsWithDiscountParts: [ItemID] { discountParts.keys.sorted() }

    func discountWord(of id: ItemID) -> UInt64 {
        (discountParts[id] ?? []).reduce(0) { Mix.fold($0 ^ $1.fingerprint, UInt64(id.number) | 1 << 40) }
    }

    /// As it was edited; empty elsewhere.
    package func payment(of id: ItemID) -> ItemPayment {
        payments.isEmpty ? ItemPayment() : payments[id] ?? ItemPayment()
    }

    package var itemsWithEditedPayment: [ItemID] { payments.keys.sorted() }

    func paymentWord(of id: ItemID) -> UInt64 {
        guard let row = payments[id] else { return 0 }
        let word = row.specification.mixed(with: row.method.mixed(with: UInt64(id.number) | 1 << 40))
        // Stores from before items had bank accounts have this word without one.
        return row.bankAccount.isEmpty ? word : row.bankAccount.mixed(with: word)
    }

    mutating func setPayment(_ id: ItemID, _ payment: ItemPayment, at sequence: UInt64) {
        payments[id] = payment.isEmpty ? nil : payment
        rows[id.number].lastChange = sequence
    }

    mutating func close(_ change: ProfileChange) {
        openProfiles[change.item] = ProfileID(UInt32(rows[change.item.number].profile))
        rows[change.item.number].profile = UInt16(truncatingIfNeeded: change.profile.number)
        for place in change.parts { parts[place].movedTo = change.account }
    }

    mutating func reopen(_ change: ProfileChange) {
        openProfiles[change.item] = nil
        rows[change.item.number].profile = UInt16(truncatingIfNeeded: change.profile.number)
        for place in change.parts { parts[place].movedTo = .none }
    }

    /// Moves an item's open amounts and keeps it in the right list of its customer.
    mutating func move(
        _ id: ItemID, by amount: Int64, accounting: Int64, at sequence: UInt64, _ customer: inout Customer
    ) {
        let wasOpen = rows[id.number].open != 0
        rows[id.number].open += amount
        rows[id.number].accountingOpen += accounting
        rows[id.number].lastChange = sequence
        let item = rows[id.number]
        precondition(
            item.original >= 0 ? item.open >= 0 && item.open <= item.original
                : item.open <= 0 && item.open >= item.original, "an item crossed zero")
        switch (wasOpen, item.open != 0) {
        case (true, false):
            unlink(id, &customer)
            linkClosed(id, &customer)
        case (false, true):
            unlinkClosed(id, &customer)
            link(id, &customer)
        case (true, true), (false, false): break
        }
    }

    /// Searches from both ends: a new invoice belongs to the latest due dates, a payment before what it pays.
    private mutating func link(_ id: ItemID, _ customer: inout Customer) {
        let place = (rows[id.number].dueDate, id)
        var (before, after) = (customer.lastOpen, customer.firstOpen)
        while true {
            if before.isNone || (rows[before.number].dueDate, before) < place {
                after = before.isNone ? customer.firstOpen : rows[before.number].next
                break
            }
            if after.isNone || place < (rows[after.number].dueDate, after) {
                before = after.isNone ? customer.lastOpen : rows[after.number].previous
                break
            }
            (before, after) = (rows[before.number].previous, rows[after.number].next)
        }
        if rows[id.number].hasTiers || isServedFirst(id, before: before) || isServedFirst(after, before: id) {
            customer.flags.insert(.servedBySorting)
        }
        rows[id.number].previous = before
        rows[id.number].next = after
        if before.isNone { customer.firstOpen = id } else { rows[before.number].next = id }
        if after.isNone { customer.lastOpen = id } else { rows[after.number].previous = id }
        customer.openCount += 1
    }

    /// Of two neighbours in the list the later one has the earlier date on the same due day (payments:SE-5).
    private func isServedFirst(_ later: ItemID, before earlier: ItemID) -> Bool {
        guard !later.isNone, !earlier.isNone, rows[later.number].dueDate == rows[earlier.number].dueDate
        else { return false }
        return rows[later.number].postingDate < rows[earlier.number].postingDate
    }

    private mutating func unlink(_ id: ItemID, _ customer: inout Customer) {
        let item = rows[id.number]
        if item.previous.isNone { customer.firstOpen = item.next } else { rows[item.previous.number].next = item.next }
        if item.next.isNone { customer.lastOpen = item.previous } else { rows[item.next.number].previous = item.previous }
        customer.openCount -= 1
    }

    private mutating func linkClosed(_ id: ItemID, _ customer: inout Customer) {
        let first = customer.firstClosed
        rows[id.number].previous = .none
        rows[id.number].next = first
        if !first.isNone { rows[first.number].previous = id }
        customer.firstClosed = id
    }

    private mutating func unlinkClosed(_ id: ItemID, _ customer: inout Customer) {
        let item = rows[id.number]
        if item.previous.isNone { customer.firstClosed = item.next } else { rows[item.previous.number].next = item.next }
        if !item.next.isNone { rows[item.next.number].previous = item.previous }
    }
}

extension OpenItems: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&parts)
        try stream.pass(&settlements)
        try stream.pass(&legs)
        try stream.pass(&legLabels)
        try stream.pass(&tiers)
        try stream.pass(&baseDates)
        try stream.pass(&payments)
        try stream.pass(&discountParts)
        try stream.pass(&revaluations)
        try stream.pass(&revaluationRuns)
        try stream.pass(&openProfiles)
        try stream.pass(&traits)
        try stream.pass(&interestShares)
        try stream.pass(&index)
        try stream.pass(&instalmentGroups)
    }
}
