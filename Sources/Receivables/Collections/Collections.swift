/// State of collections in side tables: nothing here is read by a posting or a check but the sums of disputes.
package struct Collections: ~Copyable {
    /// What of a day's automation has run.
    private struct Ran: Codable {
        struct Page: PlainBits {
            var after: CustomerID
            var through: CustomerID
        }

        var date: CalendarDate
        var pages: [Page] = []
        /// In the pages, but not processed; rising.
        var failed: [CustomerID] = []

        func holds(_ customer: CustomerID) -> Bool {
            pages.contains { customer > $0.after && customer <= $0.through } && !hasFailed(customer)
        }

        private func hasFailed(_ customer: CustomerID) -> Bool {
            var (low, high) = (0, failed.count)
            while low < high {
                let middle = (low + high) / 2
                if failed[middle] < customer { low = middle + 1 } else { high = middle }
            }
            return low < failed.count && failed[low] == customer
        }
    }

    /// Set-up of one company. Dictionaries are never walked where the order can be seen.
    private struct Setup: Codable {
        var definitions: [Code: AgingDefinition] = [:]
        /// In the order they were first set.
        var definitionCodes: [Code] = []
        var pools: [Code: CustomerPool] = [:]
        var sequences: [Code: LetterSequence] = [:]
        var agents: [Code: CollectionAgent] = [:]
        /// Every letter before it is posted, canceled or removed; so runs that post page by page do not look again.
        var firstCreated = 0
        /// The same of letters that need no printing.
        var firstUnprinted = 0
        /// By rank, then code.
        var processes: [AutomationProcess] = []
        /// Pages of the day's run, in the order they ran.
        var ran = Ran(date: CalendarDate(days: .min))
    }

    package struct Level: Equatable, Sendable, PlainBits {
        package var code: UInt8
        package var date: CalendarDate
    }

    private struct SnapshotKey: Hashable, Codable {
        var customer: CustomerID
        var definition: Code
    }

    private struct StepKey: Hashable, Codable {
        var process: Code
        var step: Code
        var item: ItemID
    }

    private var setups: [Setup] = []
    private var promises: [ItemID: Promise] = [:]
    private var letterDates: [ItemID: CalendarDate] = [:]
    /// Open disputed items, summed as the exposure they are part of.
    private var disputed: [CustomerID: [Exposures.Sums]] = [:]
    private var levels: [CustomerID: Level] = [:]
    private var exempt: Set<CustomerID> = []
    private var blocked: Set<ItemID> = []
    package private(set) var letters: [CollectionLetter] = []
    private var removed: Set<LetterID> = []
    private var created: [CustomerID: [LetterID]] = [:]
    private var byCustomer: [CustomerID: [LetterID]] = [:]
    private var charges: [ItemID: Charge] = [:]
    private var snapshots: [SnapshotKey: AgingSnapshot] = [:]
    private var assigned: [CustomerID: Code] = [:]
    private var actions: [CustomerID: [AutomationAction]] = [:]
    private var contacts: [CustomerID: CalendarDate] = [:]
    private var steps: [StepKey: CalendarDate] = [:]
    private var ranOn: [CustomerID: CalendarDate] = [:]
    package private(set) var activities: [Activity] = []
    private var openByCustomer: [CustomerID: [ActivityID]] = [:]
    private var predicted: Set<ItemID> = []
    package private(set) var statements: [CustomerStatement] = []
    private var statementsByCustomer: [CustomerID: [StatementID]] = [:]
    package private(set) var cases: [CollectionCase] = []
    private var casesByCustomer: [CustomerID: [CaseID]] = [:]
    private var activitiesByCase: [CaseID: [ActivityID]] = [:]
    private var timelines: [CustomerID: [TimelineEntry]] = [:]
    private(set) var exports = AgingExports()

    package init() {}

    // MARK: Set-up

    private func setup(_ company: CompanyID) -> Setup? {
        Int(company.number) <= setups.count ? setups[Int(company.number) - 1] : nil
    }

    package func definition(_ company: CompanyID, _ code: Code) -> AgingDefinition? { setup(company)?.definitions[code] }
    package func firstDefinition(_ company: CompanyID) -> AgingDefinition? {
        setup(company).flatMap { setup in setup.definitionCodes.first.flatMap { setup.definitions[$0] } }
    }
    package func definitions(_ company: CompanyID) -> [AgingDefinition] {
        setup(company).map { setup in setup.definitionCodes.compactMap { setup.definitions[$0] } } ?? []
    }
    package func pool(_ company: CompanyID, _ code: Code) -> CustomerPool? { setup(company)?.pools[code] }
    package func sequence(_ company: CompanyID, _ code: Code) -> LetterSequence? { setup(company)?.sequences[code] }
    /// In the order of their codes.
    package func pools(_ company: CompanyID) -> [CustomerPool] {
        setup(company).map { $0.pools.values.sorted { $0.code.text < $1.code.text } } ?? []
    }
    package func sequences(_ company: CompanyID) -> [LetterSequence] {
        setup(company).map { $0.sequences.values.sorted { $0.code.text < $1.code.text } } ?? []
    }
    package func agents(_ company: CompanyID) -> [CollectionAgent] {
        setup(company).map { $0.agents.values.sorted { $0.user.text < $1.user.text } } ?? []
    }
    package func agent(_ company: CompanyID, _ user: Code) -> CollectionAgent? { setup(company)?.agents[user] }
    package func processes(_ company: CompanyID) -> [AutomationProcess] { setup(company)?.processes ?? [] }
    package func process(_ company: CompanyID, _ code: Code) -> AutomationProcess? {
        processes(company).first { $0.code == code }
    }

    // MARK: Items and customers

    package func promise(of item: ItemID) -> Promise? { promises[item] }
    package func letterDate(of item: ItemID) -> CalendarDate? { letterDates[item] }
    package func isBlocked(_ item: ItemID) -> Bool { blocked.contains(item) }
    package func isExempt(_ customer: CustomerID) -> Bool { exempt.contains(customer) }
    package func letterLevel(of customer: CustomerID) -> Level? { levels[customer] }
    /// Open disputed items of an account in a currency, by component; nil: none ever.
    package func disputed(_ customer: CustomerID, _ currency: Currency) -> Exposures.Sums? {
        disputed.isEmpty ? nil : disputed[customer]?.first { $0.currency == currency }
    }
    package func charge(of item: ItemID) -> Charge? { charges[item] }
    package func snapshot(of customer: CustomerID, _ definition: Code) -> AgingSnapshot? {
        snapshots[SnapshotKey(customer: customer, definition: definition)]
    }
    /// By any definition of the company.
    package func hasSnapshot(_ customer: CustomerID, in company: CompanyID) -> Bool {
        setup(company)?.definitionCodes.contains { snapshot(of: customer, $0) != nil } ?? false
    }
    package subscript(_ id: AgingExportID) -> AgingExport { exports[id] }
    package func export(_ company: CompanyID, _ name: Code) -> AgingExportID? { exports.find(company, name) }
    /// In the order they were named.
    package func exports(of company: CompanyID) -> [AgingExportID] { exports.of(company) }
    package func timeline(of customer: CustomerID) -> [TimelineEntry] { timelines[customer] ?? [] }

    // MARK: Letters

    package subscript(_ id: LetterID) -> CollectionLetter { letters[Int(id.number) - 1] }
    package func isRemoved(_ id: LetterID) -> Bool { removed.contains(id) }
    /// Not posted yet, oldest first.
    package func created(of customer: CustomerID) -> [LetterID] { created[customer] ?? [] }
    /// The oldest so many of a company that are not posted yet.
    package func created(in company: CompanyID, max: Int) -> [LetterID] {
        first(max, from: setup(company)?.firstCreated ?? letters.count) { $0.company == company && $0.state == .created }
    }
    /// The oldest so many of a company that were not printed and not taken back.
    package func unprinted(in company: CompanyID, max: Int) -> [LetterID] {
        first(max, from: setup(company)?.firstUnprinted ?? letters.count) {
            $0.company == company && $0.state != .canceled && !$0.isPrinted
        }
    }

    private func first(_ count: Int, from start: Int, _ fits: (CollectionLetter) -> Bool) -> [LetterID] {
        var found: [LetterID] = []
        var place = start
        while place < letters.count, found.count < count {
            if fits(letters[place]) { found.append(LetterID(UInt32(place) + 1)) }
            place += 1
        }
        return found
    }
    package func letters(of customer: CustomerID) -> [LetterID] { byCustomer[customer] ?? [] }

    // MARK: Automation

    package func assignment(of customer: CustomerID) -> Code? { assigned[customer] }
    package func actions(of customer: CustomerID) -> [AutomationAction] { actions[customer] ?? [] }
    package func lastContact(of customer: CustomerID) -> CalendarDate? { contacts[customer] }
    /// The latest day a step acted with the invoice leading.
    package func stepDate(_ process: Code, _ step: Code, _ item: ItemID) -> CalendarDate? {
        steps[StepKey(process: process, step: step, item: item)]
    }
    package func isPredicted(_ item: ItemID) -> Bool { predicted.contains(item) }
    package func openActivities(of customer: CustomerID) -> [Activity] {
        (openByCustomer[customer] ?? []).map { activities[Int($0.number) - 1] }
    }
    package func statements(of customer: CustomerID) -> [StatementID] { statementsByCustomer[customer] ?? [] }
    package subscript(_ id: CaseID) -> CollectionCase { cases[Int(id.number) - 1] }
    /// Oldest first.
    package func cases(of customer: CustomerID) -> [CaseID] { casesByCustomer[customer] ?? [] }
    package func activities(of id: CaseID) -> [Activity] {
        (activitiesByCase[id] ?? []).map { activities[Int($0.number) - 1] }
    }
    package subscript(_ id: StatementID) -> CustomerStatement { statements[Int(id.number) - 1] }

    // MARK: apply

    private mutating func change(_ company: CompanyID, _ body: (inout Setup) -> Void) {
        while setups.count < Int(company.number) { setups.append(Setup()) }
        body(&setups[Int(company.number) - 1])
    }

    mutating func set(_ definition: AgingDefinition, of company: CompanyID) {
        change(company) { setup in
            if setup.definitions.updateValue(definition, forKey: definition.code) == nil {
                setup.definitionCodes.append(definition.code)
            }
        }
    }

    mutating func set(_ pool: CustomerPool, of company: CompanyID) { change(company) { $0.pools[pool.code] = pool } }
    mutating func set(_ row: LetterSequence, of company: CompanyID) { change(company) { $0.sequences[row.code] = row } }

    mutating func set(_ process: AutomationProcess, of company: CompanyID) {
        change(company) { setup in
            setup.processes.removeAll { $0.code == process.code }
            setup.processes.append(process)
            setup.processes.sort { ($0.rank, $0.code.text) < ($1.rank, $1.code.text) }
        }
    }

    mutating func set(_ agent: CollectionAgent, of company: CompanyID) { change(company) { $0.agents[agent.user] = agent } }

    mutating func set(_ row: CollectionCase) {
        let place = Int(row.id.number) - 1
        if place < cases.count {
            cases[place] = row
            return
        }
        precondition(place == cases.count, "case ids are dense")
        cases.append(row)
        casesByCustomer[row.customer, default: []].append(row.id)
    }

    mutating func set(_ promise: Promise?, of item: ItemID) { promises[item] = promise }
    mutating func set(_ date: CalendarDate?, letterOf item: ItemID) { letterDates[item] = date }

    mutating func addDisputed(_ amount: Int64, _ item: Item) {
        guard amount != 0 else { return }
        var rows = disputed[item.customer] ?? []
        let place = rows.firstIndex { $0.currency == item.currency } ?? rows.count
        if place == rows.count { rows.append(Exposures.Sums(currency: item.currency, next: 0)) }
        rows[place].move(Exposures.component(item.kind, debit: item.original > 0), by: amount)
        disputed[item.customer] = rows
    }

    mutating func set(_ level: Level?, of customer: CustomerID) { levels[customer] = level }
    var hasLevels: Bool { !levels.isEmpty }

    mutating func block(_ fact: LetterBlockSet) {
        if !fact.customer.isNone {
            if fact.isBlocked { exempt.insert(fact.customer) } else { exempt.remove(fact.customer) }
        }
        for item in fact.items { if fact.isBlocked { blocked.insert(item) } else { blocked.remove(item) } }
    }

    mutating func create(_ letter: CollectionLetter) {
        precondition(Int(letter.id.number) == letters.count + 1, "letter ids are dense")
        letters.append(letter)
        created[letter.customer, default: []].append(letter.id)
        byCustomer[letter.customer, default: []].append(letter.id)
        // The first letter of a company makes its set-up known.
        change(letter.company) { _ in }
    }

    /// Goes on over letters that runs need not look at again.
    private mutating func passDone(_ company: CompanyID) {
        let row = setups[Int(company.number) - 1]
        var (created, printed) = (row.firstCreated, row.firstUnprinted)
        while created < letters.count, letters[created].company != company || letters[created].state != .created { created += 1 }
        while printed < letters.count,
            letters[printed].company != company || letters[printed].state == .canceled || letters[printed].isPrinted
        { printed += 1 }
        change(company) { ($0.firstCreated, $0.firstUnprinted) = (created, printed) }
    }

    mutating func remove(_ id: LetterID) {
        let customer = self[id].customer
        removed.insert(id)
        letters[Int(id.number) - 1].state = .canceled
        byCustomer[customer]?.removeAll { $0 == id }
        forgetCreated(id, customer)
        passDone(letters[Int(id.number) - 1].company)
    }

    private mutating func forgetCreated(_ id: LetterID, _ customer: CustomerID) {
        created[customer]?.removeAll { $0 == id }
        if created[customer]?.isEmpty == true { created[customer] = nil }
    }

    mutating func post(_ fact: LetterPosted) {
        let place = Int(fact.id.number) - 1
        letters[place].take(fact)
        forgetCreated(fact.id, letters[place].customer)
        passDone(letters[place].company)
        if !fact.feeItem.isNone { charges[fact.feeItem, default: Charge()].legs = fact.legs }
    }

    mutating func mark(_ id: LetterID, printed: Bool, moved: Bool? = nil, credit: ItemID? = nil) {
        if printed { letters[Int(id.number) - 1].isPrinted = true }
        if let moved { letters[Int(id.number) - 1].hasMoved = moved }
        if let credit {
            letters[Int(id.number) - 1].state = .canceled
            letters[Int(id.number) - 1].creditItem = credit
            forgetCreated(id, letters[Int(id.number) - 1].customer)
        }
        passDone(letters[Int(id.number) - 1].company)
    }

    /// How a fee was posted that no letter charged.
    mutating func post(_ legs: [Leg], asFee item: ItemID) { charges[item, default: Charge()].legs = legs }

    mutating func change(_ fact: ChargeChanged) {
        charges[fact.item, default: Charge()].state = fact.act.state
        charges[fact.item, default: Charge()].documents.append(Charge.Act(act: fact.act, item: fact.document))
    }

    mutating func take(_ snapshot: AgingSnapshot) {
        snapshots[SnapshotKey(customer: snapshot.customer, definition: snapshot.definition)] = snapshot
    }

    mutating func name(_ export: AgingExport) { exports.add(export) }
    mutating func take(_ page: AgingExportPage) { exports.take(page) }
    mutating func delete(_ id: AgingExportID) { exports.delete(id) }

    mutating func assign(_ process: Code, to customer: CustomerID) { assigned[customer] = process.isEmpty ? nil : process }

    mutating func act(_ action: AutomationAction) {
        actions[action.customer, default: []].append(action)
        // Activities are no contact with the customer.
        if action.action != .activity { contacts[action.customer] = action.date }
        for item in action.isPreDunning ? action.items : [action.leading] {
            steps[StepKey(process: action.process, step: action.step, item: item)] = action.date
        }
    }

    mutating func ran(_ fact: AutomationRan) {
        if !fact.customer.isNone {
            ranOn[fact.customer] = fact.date
            return
        }
        change(fact.company) { setup in
            if setup.ran.date != fact.date { setup.ran = Ran(date: fact.date) }
            if let last = setup.ran.pages.last, last.through == fact.after {
                setup.ran.pages[setup.ran.pages.count - 1].through = fact.through
            } else {
                setup.ran.pages.append(Ran.Page(after: fact.after, through: fact.through))
            }
            setup.ran.failed.removeAll { $0 > fact.after && $0 <= fact.through }
            setup.ran.failed = (setup.ran.failed + fact.failed).sorted()
        }
    }

    package func wasRun(_ customer: CustomerID, on day: CalendarDate, company: CompanyID) -> Bool {
        if ranOn[customer] == day { return true }
        guard let ran = setup(company)?.ran, ran.date == day else { return false }
        return ran.holds(customer)
    }

    mutating func create(_ activity: Activity) {
        precondition(Int(activity.id.number) == activities.count + 1, "activity ids are dense")
        activities.append(activity)
        openByCustomer[activity.customer, default: []].append(activity.id)
        if !activity.caseID.isNone { activitiesByCase[activity.caseID, default: []].append(activity.id) }
        if activity.isPrediction { predicted.insert(activity.item) }
    }

    mutating func close(_ id: ActivityID, note: String) {
        let place = Int(id.number) - 1
        activities[place].isOpen = false
        activities[place].closingNote = note
        openByCustomer[activities[place].customer]?.removeAll { $0 == id }
    }

    mutating func create(_ statement: CustomerStatement) {
        precondition(Int(statement.id.number) == statements.count + 1, "statement ids are dense")
        statements.append(statement)
        statementsByCustomer[statement.customer, default: []].append(statement.id)
    }

    mutating func tell(_ customer: CustomerID, _ kind: TimelineEntry.Kind, _ text: String, at stamp: Stamp) {
        timelines[customer, default: []].append(
            TimelineEntry(date: stamp.businessDate, sequence: stamp.sequence, kind: kind, text: text))
    }
}

extension Collections: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&setups)
        try stream.pass(&promises)
        try stream.pass(&letterDates)
        try stream.pass(&disputed)
        try stream.pass(&levels)
        try stream.pass(&exempt)
        try stream.pass(&blocked)
        try stream.pass(&letters)
        try stream.pass(&removed)
        try stream.pass(&created)
        try stream.pass(&byCustomer)
        try stream.pass(&charges)
        try stream.pass(&snapshots)
        try stream.pass(&assigned)
        try stream.pass(&actions)
        try stream.pass(&contacts)
        try stream.pass(&steps)
        try stream.pass(&ranOn)
        try stream.pass(&activities)
        try stream.pass(&openByCustomer)
        try stream.pass(&predicted)
        try stream.pass(&statements)
        try stream.pass(&statementsByCustomer)
        try stream.pass(&cases)
        try stream.pass(&casesByCustomer)
        try stream.pass(&activitiesByCase)
        try stream.pass(&timelines)
        try stream.pass(&exports)
    }
}
