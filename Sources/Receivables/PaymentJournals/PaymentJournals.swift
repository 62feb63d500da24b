/// Payment journals, who has marked which item, and payments whose money waits on a bridging account.
package struct PaymentJournals: Sendable {
    private var rows: [PaymentJournal] = []
    private var byNumber: [CompanyCode: PaymentJournalID] = [:]
    private var owners: [ItemID: MarkOwner] = [:]
    /// What journals left to be settled apart; ids are dense.
    private var queue: [QueuedSettlement] = []
    /// Every row before it is out of the state prepared.
    package private(set) var firstPrepared: UInt32 = 1
    /// Rows that lock marks, by `PaymentJournal.digestKey` of their lines.
    private var locking: [UInt64: QueuedSettlementID] = [:]
    private var slips: [CompanyCode: PaymentJournalID] = [:]
    private var bridged: [ItemID: BridgedPayment] = [:]
    /// In the order they came: nothing walks the dictionary.
    package private(set) var bridgedItems: [ItemID] = []
    private var bridgedByAccount: [CustomerID: [ItemID]] = [:]
    private var atRisk: [CustomerID: [PaymentsAtRisk]] = [:]

    init() {}

    package var count: Int { rows.count }
    package subscript(_ id: PaymentJournalID) -> PaymentJournal { rows[Int(id.number) - 1] }

    package func find(_ company: CompanyID, _ number: Code) -> PaymentJournal? {
        byNumber[CompanyCode(company: company, code: number)].map { self[$0] }
    }

    /// Journals of a company by number, behind `after`.
    func journals(of company: CompanyID, after: Code) -> [PaymentJournal] {
        rows.filter { $0.company == company && (after.isEmpty || $0.number > after) }.sorted { $0.number < $1.number }
    }

    /// Journals of a company that wait to be posted and have a line of such a day; a line without one has none yet.
    func unposted(of company: CompanyID, on isMeant: (CalendarDate) -> Bool) -> Int {
        rows.count { row in
            row.company == company && !row.isPosted && row.lines.contains { $0.date.map(isMeant) ?? false }
        }
    }

    /// Who alone may settle an item; nil: everybody.
    @inline(__always)
    package func owner(of item: ItemID) -> MarkOwner? { owners.isEmpty ? nil : owners[item] }

    func hasSlip(_ company: CompanyID, _ number: Code) -> Bool {
        slips[CompanyCode(company: company, code: number)] != nil
    }

    /// Nil: its money went to the bank at once.
    package func bridged(_ payment: ItemID) -> BridgedPayment? { bridged.isEmpty ? nil : bridged[payment] }

    func bridgedItems(of account: CustomerID) -> [ItemID] { bridgedByAccount[account] ?? [] }

    /// Nil: no payment of the account was ever bridged in the currency.
    @inline(__always)
    package func atRisk(_ account: CustomerID, _ currency: Currency) -> PaymentsAtRisk? {
        atRisk.isEmpty ? nil : atRisk[account]?.first { $0.currency == currency }
    }

    // MARK: Queue

    package var queueCount: UInt32 { UInt32(queue.count) }
    package func queued(_ id: QueuedSettlementID) -> QueuedSettlement { queue[Int(id.number) - 1] }

    /// Whether a posted line still locks what it has marked.
    package func isLocking(_ journal: PaymentJournalID, _ line: UInt32) -> Bool {
        !locking.isEmpty && locking[self[journal].digestKey(line)] != nil
    }

    /// The row of the queue that locks what a posted line has marked.
    func lockingRow(_ owner: MarkOwner) -> QueuedSettlementID? {
        locking.isEmpty ? nil : locking[self[owner.journal].digestKey(owner.line)]
    }

    /// What a row has marked; none once it is done.
    func marks(of row: QueuedSettlement) -> [PaymentMark] {
        guard row.isLocking else { return [] }
        return self[row.journal].lines.first { $0.number == row.line }?.marks ?? []
    }

    /// The row that is to settle a payment and locks it until then; nil: none.
    func waiting(_ payment: ItemID) -> QueuedSettlement? {
        guard let owner = owner(of: payment), let id = locking[self[owner.journal].digestKey(owner.line)] else { return nil }
        let row = queued(id)
        return row.payment == payment ? row : nil
    }

    // MARK: For `verify`: one sentence per disagreement

    /// Items whose owner is not the line that has marked them, or whose payment waits for them.
    func misplacedMarks() -> [String] {
        var (findings, count) = ([String](), 0)
        for row in rows {
            for line in row.lines where !row.isPosted || isLocking(row.id, line.number) {
                for item in line.marks.map(\.item) + (line.payment.isNone ? [] : [line.payment]) {
                    count += 1
                    if owners[item] != MarkOwner(journal: row.id, line: line.number) {
                        findings.append("item \(item.number) is marked by \(row.number) line \(line.number), not owned by it")
                    }
                }
            }
        }
        if count != owners.count { findings.append("\(count) items are marked, \(owners.count) have an owner") }
        return findings
    }

    /// Rows of the queue that lock otherwise than their state says, or that a run would not find.
    func misplacedRows() -> [String] {
        var (findings, count) = ([String](), 0)
        for row in queue where row.isLocking {
            count += 1
            if locking[self[row.journal].digestKey(row.line)] != row.id {
                findings.append("queued settlement \(row.id.number) is \(row.state) and does not lock its line")
            }
        }
        if count != locking.count { findings.append("\(count) queued settlements are to lock, \(locking.count) do") }
        let first = (queue.firstIndex { $0.state == .prepared } ?? queue.count) + 1
        if Int(firstPrepared) != first {
            findings.append("the queue is to be run from row \(first), \(firstPrepared) is kept")
        }
        return findings
    }

    /// Bridged payments that are not found by their account.
    func misplacedBridges(_ items: borrowing OpenItems) -> [String] {
        var byAccount: [CustomerID: [ItemID]] = [:]
        for item in bridgedItems { byAccount[items[item].customer, default: []].append(item) }
        var findings: [String] = []
        if byAccount != bridgedByAccount { findings.append("the bridged payments of accounts differ from all that are bridged") }
        if bridged.count != bridgedItems.count {
            findings.append("\(bridged.count) payments are bridged, \(bridgedItems.count) are listed")
        }
        return findings
    }

    // MARK: apply

    mutating func create(_ journal: PaymentJournal, at sequence: UInt64) {
        precondition(Int(journal.id.number) == rows.count + 1, "payment journal ids are dense")
        rows.append(journal)
        rows[rows.count - 1].lastChange = sequence
        byNumber[CompanyCode(company: journal.company, code: journal.number)] = journal.id
    }

    mutating func set(_ line: PaymentLine, of id: PaymentJournalID, at sequence: UInt64) {
        let place = Int(id.number) - 1
        if let known = rows[place].lines.firstIndex(where: { $0.number == line.number }) {
            free(rows[place].lines[known].marks)
            let releases = rows[place].lines[known].releases
            rows[place].lines[known] = line
            rows[place].lines[known].releases = releases
        } else {
            rows[place].lines.append(line)
            rows[place].lastLine = max(rows[place].lastLine, line.number)
        }
        let owner = MarkOwner(journal: id, line: line.number)
        for mark in line.marks {
            precondition(owners[mark.item] == nil, "an item is marked by at most one owner")
            owners[mark.item] = owner
        }
        rows[place].lastChange = sequence
    }

    mutating func delete(_ line: UInt32, of id: PaymentJournalID, at sequence: UInt64) {
        let place = Int(id.number) - 1
        guard let known = rows[place].lines.firstIndex(where: { $0.number == line }) else { return }
        free(rows[place].lines[known].marks)
        rows[place].lines.remove(at: known)
        rows[place].lastChange = sequence
    }

    mutating func post(_ id: PaymentJournalID, _ payments: [ItemID], at sequence: UInt64) {
        let place = Int(id.number) - 1
        rows[place].isPosted = true
        for index in rows[place].lines.indices {
            free(rows[place].lines[index].marks)
            rows[place].lines[index].payment = payments[index]
        }
        rows[place].lastChange = sequence
    }

    /// Lines with marks keep them, each with a row of the queue; the payment is theirs too until then.
    mutating func postApart(_ id: PaymentJournalID, _ payments: [ItemID], at sequence: UInt64) {
        let place = Int(id.number) - 1
        rows[place].isPosted = true
        for index in rows[place].lines.indices {
            rows[place].lines[index].payment = payments[index]
            let line = rows[place].lines[index]
            if line.marks.isEmpty { continue }
            let row = QueuedSettlement(
                id: QueuedSettlementID(UInt32(queue.count) + 1), company: rows[place].company, journal: id, line: line,
                payment: payments[index], at: sequence)
            queue.append(row)
            owners[row.payment] = row.owner
            locking[rows[place].digestKey(line.number)] = row.id
        }
        rows[place].lastChange = sequence
    }

    /// Marks that are not locked any more end; those of a row that is done are kept as what it had marked.
    mutating func move(_ change: QueueMove, at sequence: UInt64) {
        let place = Int(change.id.number) - 1
        queue[place] = queue[place].moved(by: change)
        queue[place].lastChange = sequence
        let row = queue[place]
        let journal = Int(row.journal.number) - 1
        guard let line = rows[journal].lines.firstIndex(where: { $0.number == row.line }) else { return }
        for mark in rows[journal].lines[line].marks where !change.locked.contains(mark.item) { owners[mark.item] = nil }
        if row.isLocking {
            rows[journal].lines[line].marks.removeAll { !change.locked.contains($0.item) }
        } else {
            locking[rows[journal].digestKey(row.line)] = nil
            owners[row.payment] = nil
        }
        rows[journal].lastChange = sequence
        if row.state == .prepared { firstPrepared = min(firstPrepared, change.id.number) }
        while firstPrepared <= queueCount, queued(QueuedSettlementID(firstPrepared)).state != .prepared { firstPrepared += 1 }
    }

    /// The mark of one item ends, whatever state the line is in.
    mutating func release(_ change: MarkRelease, of owner: MarkOwner, at sequence: UInt64) {
        let place = Int(owner.journal.number) - 1
        guard let line = rows[place].lines.firstIndex(where: { $0.number == owner.line }) else { return }
        rows[place].lines[line].marks.removeAll { $0.item == change.item }
        rows[place].lines[line].releases.append(change)
        rows[place].lastChange = sequence
        owners[change.item] = nil
        guard rows[place].lines[line].marks.isEmpty, let row = lockingRow(owner) else { return }
        var move = QueueMove(row, .canceled)
        move.problem = change.reason
        self.move(move, at: sequence)
    }

    mutating func deposit(_ lines: [UInt32], of id: PaymentJournalID, with slip: Code, at sequence: UInt64) {
        let place = Int(id.number) - 1
        slips[CompanyCode(company: rows[place].company, code: slip)] = id
        for index in rows[place].lines.indices where lines.contains(rows[place].lines[index].number) {
            rows[place].lines[index].depositSlip = slip
        }
        rows[place].lastChange = sequence
    }

    mutating func bridge(_ payment: ItemID, _ row: BridgedPayment, of account: CustomerID) {
        bridged[payment] = row
        bridgedItems.append(payment)
        bridgedByAccount[account, default: []].append(payment)
    }

    mutating func clear(_ payment: ItemID, on date: CalendarDate) { bridged[payment]?.clearedOn = date }

    mutating func changeAtRisk(_ account: CustomerID, _ currency: Currency, _ body: (inout PaymentsAtRisk) -> Void) {
        var rows = atRisk[account] ?? []
        let place = rows.firstIndex { $0.currency == currency } ?? rows.count
        if place == rows.count { rows.append(PaymentsAtRisk(currency: currency)) }
        body(&rows[place])
        atRisk[account] = rows
    }

    private mutating func free(_ marks: [PaymentMark]) {
        for mark in marks { owners[mark.item] = nil }
    }
}

extension Book {
    mutating func apply(_ fact: PaymentFact, at stamp: Stamp) {
        switch fact {
        case .journalCreated(let journal):
            paymentJournals.create(journal, at: stamp.sequence)
            digest.add(.paymentJournal, UInt64(journal.id.number), journal.fingerprint)
            touch(journal.company, at: stamp)
        case .lineSet(let id, let line):
            count(id, line.number, -1)
            change(id, [line.number], at: stamp) { $0.set(line, of: id, at: stamp.sequence) }
            count(id, line.number, 1)
        case .lineDeleted(let id, let line):
            count(id, line, -1)
            change(id, [line], at: stamp) { $0.delete(line, of: id, at: stamp.sequence) }
        case .journalPosted(let id, let payments):
            digest.remove(.paymentJournal, UInt64(id.number), paymentJournals[id].fingerprint)
            let lines = paymentJournals[id].lines.map(\.number)
            for line in lines { count(id, line, -1) }
            change(id, lines, at: stamp) { $0.post(id, payments, at: stamp.sequence) }
            digest.add(.paymentJournal, UInt64(id.number), paymentJournals[id].fingerprint)
        case .journalPostedApart(let id, let payments):
            digest.remove(.paymentJournal, UInt64(id.number), paymentJournals[id].fingerprint)
            let lines = paymentJournals[id].lines.map(\.number)
            for line in lines { count(id, line, -1) }
            let before = paymentJournals.queueCount
            change(id, lines, at: stamp) { $0.postApart(id, payments, at: stamp.sequence) }
            digest.add(.paymentJournal, UInt64(id.number), paymentJournals[id].fingerprint)
            var row = before
            while row < paymentJournals.queueCount {
                row += 1
                let queued = paymentJournals.queued(QueuedSettlementID(row))
                digest.add(.queuedSettlement, UInt64(row), queued.fingerprint)
            }
        case .queueMoved(let move):
            let row = paymentJournals.queued(move.id)
            digest.remove(.queuedSettlement, UInt64(move.id.number), row.fingerprint)
            change(row.journal, [row.line], at: stamp) { $0.move(move, at: stamp.sequence) }
            digest.add(.queuedSettlement, UInt64(move.id.number), paymentJournals.queued(move.id).fingerprint)
        case .markReleased(let id, let line, let release):
            let owner = MarkOwner(journal: id, line: line)
            let row = paymentJournals.lockingRow(owner)
            if let row { digest.remove(.queuedSettlement, UInt64(row.number), paymentJournals.queued(row).fingerprint) }
            change(id, [line], at: stamp) { $0.release(release, of: owner, at: stamp.sequence) }
            if let row { digest.add(.queuedSettlement, UInt64(row.number), paymentJournals.queued(row).fingerprint) }
        case .linesKept(let item, let amounts):
            itemLines.keep(amounts, of: item)
            digest.add(.itemLines, UInt64(item.number), itemLines.fingerprint(item))
        case .linesSettled(let settlement, let parts):
            for part in parts {
                digest.remove(.itemLines, UInt64(part.item.number), itemLines.fingerprint(part.item))
                itemLines.settle(part, by: settlement)
                digest.add(.itemLines, UInt64(part.item.number), itemLines.fingerprint(part.item))
            }
        case .nameSet(let id, let name):
            changeSetup(of: id, at: stamp) { $0.journalNames[name.name] = name }
        case .calendarSet(let id, let calendar):
            changeSetup(of: id, at: stamp) { $0.calendars[calendar.code] = calendar }
        case .scheduleSet(let id, let schedule):
            changeSetup(of: id, at: stamp) { $0.schedules[schedule.code] = schedule }
        case .specificationSet(let id, let specification): changeSetup(of: id, at: stamp) { $0.set(specification) }
        case .deposited(let id, let slip, let lines):
            change(id, lines, at: stamp) { $0.deposit(lines, of: id, with: slip, at: stamp.sequence) }
        case .bridged(let item, let row):
            paymentJournals.bridge(item, row, of: items[item].customer)
            beginRisk(item)
            touch(items[item].customer, at: stamp)
            digest.add(.bridgedPayment, UInt64(item.number), row.fingerprint)
        case .cleared(let item, let date, let entry, let voucherNext):
            digest.remove(.bridgedPayment, UInt64(item.number), paymentJournals.bridged(item)?.fingerprint ?? 0)
            endRisk(item)
            paymentJournals.clear(item, on: date)
            digest.add(.bridgedPayment, UInt64(item.number), paymentJournals.bridged(item)?.fingerprint ?? 0)
            post(entry, voucherNext: voucherNext)
            touch(items[item].customer, at: stamp)
        }
    }

    /// A line of a journal that is not posted counts with its customer (setup:CU-7).
    private mutating func count(_ id: PaymentJournalID, _ line: UInt32, _ change: Int32) {
        let journal = paymentJournals[id]
        guard !journal.isPosted, let row = journal.lines.first(where: { $0.number == line }) else { return }
        count(row.customer, waiting: change)
    }

    /// Changes lines; who settles items of their customers must see it.
    private mutating func change(
        _ id: PaymentJournalID, _ lines: [UInt32], at stamp: Stamp, _ body: (inout PaymentJournals) -> Void
    ) {
        digestLines(id, lines, at: stamp) { $0.remove(.paymentLine, $1, $2) }
        body(&paymentJournals)
        digestLines(id, lines, at: stamp) { $0.add(.paymentLine, $1, $2) }
    }

    private mutating func digestLines(
        _ id: PaymentJournalID, _ lines: [UInt32], at stamp: Stamp, _ body: (inout Digest, UInt64, UInt64) -> Void
    ) {
        let journal = paymentJournals[id]
        let only = lines.count == 1 ? lines[0] : 0
        for line in journal.lines where only == 0 || line.number == only {
            if only == 0, !lines.contains(line.number) { continue }
            body(&digest, journal.digestKey(line.number), line.fingerprint)
            touch(customers[line.customer].invoiceAccount, at: stamp)
        }
    }

    /// Every line and every bridged payment, as the digest has them.
    func addPaymentJournals(to sum: inout Digest) {
        var number: UInt32 = 0
        while number < paymentJournals.count {
            number += 1
            let journal = paymentJournals[PaymentJournalID(number)]
            sum.add(.paymentJournal, UInt64(number), journal.fingerprint)
            for line in journal.lines { sum.add(.paymentLine, journal.digestKey(line.number), line.fingerprint) }
        }
        var row: UInt32 = 0
        while row < paymentJournals.queueCount {
            row += 1
            sum.add(.queuedSettlement, UInt64(row), paymentJournals.queued(QueuedSettlementID(row)).fingerprint)
        }
        for item in paymentJournals.bridgedItems {
            sum.add(.bridgedPayment, UInt64(item.number), paymentJournals.bridged(item)?.fingerprint ?? 0)
        }
    }

    package func state(of line: PaymentLine) -> PaymentLineState {
        if line.payment.isNone { return .draft }
        switch cancellations[line.payment]?.kind {
        case nil: return .posted
        case .reversed: return .reversed
        case .nsf: return .canceledNSF
        }
    }

    package func state(of journal: PaymentJournal) -> PaymentJournalState {
        guard journal.isPosted else { return .draft }
        return journal.lines.contains { cancellations[$0.payment] == nil } ? .posted : .reversed
    }

    func paymentJournal(_ company: CompanyID, _ number: Code) throws(Rejection) -> PaymentJournal {
        guard let journal = paymentJournals.find(company, number) else {
            throw Rejection(
                .notFound, field: "journal", "there is no payment journal \(number)", [.init("journal", number.text)])
        }
        return journal
    }

    /// A journal that may still be changed.
    func draftPaymentJournal(_ company: CompanyID, _ number: Code) throws(Rejection) -> PaymentJournal {
        let journal = try paymentJournal(company, number)
        guard !journal.isPosted else {
            throw Rejection(
                .journalLocked, field: "journal", "journal \(number) is posted", [.init("journal", number.text)])
        }
        return journal
    }

    func paymentJournalChange(_ company: CompanyID, _ number: Code) -> UInt64 {
        max(paymentJournals.find(company, number)?.lastChange ?? 0, companies.mark(company))
    }

    /// Refuses to settle what another has marked (payments:SE-2).
    func checkMark(_ id: ItemID, for owner: MarkOwner?, field: @autoclosure () -> String) throws(Rejection) {
        guard let mark = paymentJournals.owner(of: id), mark != owner else { return }
        let (number, journal) = (items[id].number, paymentJournals[mark.journal])
        throw Rejection(
            .itemMarkedElsewhere, field: field(),
            "\(number) is marked by line \(mark.line) of payment journal \(journal.number)",
            [
                .init("document", number.text), .init("journal", journal.number.text),
                .init("line", UInt64(mark.line)),
            ])
    }
}

extension PaymentJournals: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&byNumber)
        try stream.pass(&owners)
        try stream.pass(&queue)
        try stream.pass(&firstPrepared)
        try stream.pass(&locking)
        try stream.pass(&slips)
        try stream.pass(&bridged)
        try stream.pass(&bridgedItems)
        try stream.pass(&bridgedByAccount)
        try stream.pass(&atRisk)
    }
}
