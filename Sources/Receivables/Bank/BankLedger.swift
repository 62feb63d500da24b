/// Our bank accounts and every line a bank ever reported, with what became of it.
package struct BankLedger: ~Copyable {
    private var accounts: [Key: BankAccount] = [:]
    private var marks: [CompanyID: UInt64] = [:]
    package private(set) var lines = Table<BankLine>()
    private var texts: [BankLineID: BankLineText] = [:]
    private var known: [BankIdentity: BankLineID] = [:]
    private var queues: [Key: BankQueue] = [:]
    /// First lines of entries by what could link them to the same money in another report.
    private var linked: [BankIdentity: [BankLineID]] = [:]
    /// Kinds of report that booked an amount on a day, one bit each.
    private var reported: [BankIdentity: UInt8] = [:]
    /// Whose payments came from a bank account: evidence, never a rule.
    private var payers: [BankIdentity: CustomerID] = [:]
    /// Last day up to which a person has reconciled an account with the bank's statements.
    private var reconciled: [Key: CalendarDate] = [:]
    /// Which line a payment is the money of.
    private var linesOfPayments: [ItemID: BankLineID] = [:]

    private struct Key: Hashable, Codable {
        var company: CompanyID
        var code: Code
    }

    package init() {}

    // MARK: Accounts

    package func account(_ company: CompanyID, _ code: Code) -> BankAccount? {
        accounts[Key(company: company, code: code)]
    }

    /// By IBAN or another number of it, written as `BankAccount.normalized` does.
    package func account(_ company: CompanyID, identifier: String) -> BankAccount? {
        accounts(of: company).first { $0.identifiers.contains(identifier) }
    }

    /// By code.
    package func accounts(of company: CompanyID) -> [BankAccount] {
        accounts.filter { $0.key.company == company }.map(\.value).sorted { $0.code < $1.code }
    }

    /// Nil: never.
    package func reconciledThrough(_ company: CompanyID, _ code: Code) -> CalendarDate? {
        reconciled[Key(company: company, code: code)]
    }

    /// The line whose money a payment is; nil: no report has told of it.
    package func line(of payment: ItemID) -> BankLineID? { linesOfPayments[payment] }

    /// First day of an account on which something waits; nil: nothing does.
    func firstOpen(_ company: CompanyID, _ code: Code) -> CalendarDate? {
        open(company, code, after: nil, size: 1).first.map { self[$0].bookingDate }
    }

    /// Sequence of the last change to accounts and lines of a company.
    package func mark(_ company: CompanyID) -> UInt64 { marks[company] ?? 0 }

    // MARK: Lines

    package func contains(_ id: BankLineID) -> Bool { lines.contains(id.number) }
    package subscript(_ id: BankLineID) -> BankLine { lines[id.number] }
    package func text(_ id: BankLineID) -> BankLineText? { texts[id] }
    package func line(_ identity: BankIdentity) -> BankLineID? { known[identity] }
    package func payer(_ key: BankIdentity) -> CustomerID? { payers[key] }

    /// The lines of one entry; they were imported together.
    package func group(of id: BankLineID) -> [BankLineID] {
        let row = self[id]
        let first = id.number - UInt32(row.part)
        return (0..<UInt32(row.parts)).map { BankLineID(first + $0) }
    }

    package func entries(linkedBy key: BankIdentity) -> [BankLineID] { linked[key] ?? [] }
    package func sources(of key: BankIdentity) -> UInt8 { reported[key] ?? 0 }

    /// Open lines of an account after a place, by booking date and identity: the same whatever order they came in.
    package func open(
        _ company: CompanyID, _ account: Code, after: BankQueue.Place?, size: Int
    ) -> [BankLineID] {
        guard let queue = queues[Key(company: company, code: account)] else { return [] }
        return queue.ids(after: after, size: size) { self[$0].state == .open }
    }

    // MARK: Facts

    mutating func set(_ account: BankAccount, of company: CompanyID) {
        accounts[Key(company: company, code: account.code)] = account
    }

    /// Nil: it is open again from the beginning.
    mutating func reconcile(_ company: CompanyID, _ code: Code, through date: CalendarDate?) {
        reconciled[Key(company: company, code: code)] = date
    }

    static func reconciledKey(_ company: CompanyID, _ code: Code) -> UInt64 {
        code.mixed(with: UInt64(company.number)) >> 8
    }

    /// 0: never.
    func reconciledWord(_ company: CompanyID, _ code: Code) -> UInt64 {
        reconciledThrough(company, code).map { UInt64(UInt32(bitPattern: $0.days)) | 1 << 32 } ?? 0
    }

    /// Every account that is reconciled up to a day, as the digest has them.
    func addReconciled(to sum: inout Digest) {
        for key in reconciled.keys {
            sum.add(
                .reconciledAccount, BankLedger.reconciledKey(key.company, key.code),
                reconciledWord(key.company, key.code))
        }
    }

    /// Payments whose line was not posted as them; one sentence each, for `verify`. They follow from what posted the
    /// lines, and logs were written before they were kept: the digest has the lines alone.
    func misplacedPayments() -> [String] {
        var findings: [String] = []
        for (payment, line) in linesOfPayments.sorted(by: { $0.key < $1.key })
        where !contains(line) || self[line].item.isNone {
            findings.append("payment \(payment.number) is the money of bank line \(line.number), which was not posted")
        }
        return findings
    }

    mutating func note(_ payments: [ItemID], of line: BankLineID) {
        for payment in payments where !payment.isNone { linesOfPayments[payment] = line }
    }

    mutating func touch(_ company: CompanyID, at sequence: UInt64) { marks[company] = sequence }

    mutating func take(_ fact: BankLinesImported, at sequence: UInt64) {
        var queued: [Code: [BankQueue.Place]] = [:]
        for line in fact.lines {
            var row = line.row
            row.lastChange = sequence
            let id = BankLineID(lines.append(row))
            known[row.identity] = id
            if row.state.keepsTexts { texts[id] = line.text }
            if row.part == 0 {
                for key in BankLedger.links(row, line.text) { linked[key, default: []].append(id) }
            }
            if row.state == .open {
                reported[BankLedger.dayKey(row), default: 0] |= 1 << row.source.rawValue
                queued[row.account, default: []].append(.init(row, id))
            }
        }
        for (account, places) in queued.sorted(by: { $0.key < $1.key }) {
            queues[Key(company: fact.company, code: account), default: BankQueue()].add(places)
        }
    }

    /// Changes the state of a line; its texts go when nobody will ask for them again.
    mutating func move(
        _ id: BankLineID, to state: BankLineState, item: ItemID = .none, customer: CustomerID = .none,
        at sequence: UInt64
    ) {
        let before = lines[id.number].state
        lines[id.number].state = state
        if !item.isNone { lines[id.number].item = item }
        if !customer.isNone { lines[id.number].customer = customer }
        lines[id.number].lastChange = sequence
        let row = lines[id.number]
        if state == .posted, !customer.isNone, let text = texts[id], let key = BankLedger.payerKey(row.company, text) {
            payers[key] = customer
        }
        if !state.keepsTexts { texts[id] = nil }
        let key = Key(company: row.company, code: row.account)
        guard (before == .open) != (state == .open) else { return }
        var queue = queues.removeValue(forKey: key) ?? BankQueue()
        if state == .open {
            queue.add([.init(row, id)])
        } else {
            queue.left(.init(row, id)) { lines[$0.number].state == .open }
        }
        queues[key] = queue
    }

    // MARK: Keys

    /// Under which references a report of another kind could have the same entry.
    static func links(_ row: BankLine, _ text: BankLineText) -> [BankIdentity] {
        var keys: [BankIdentity] = []
        for reference in [text.bankReference, text.batchReference] where !BankReferences.namesNothing(reference) {
            let key = linkKey(row.company, row.account, row.entryAmount, row.currency, reference)
            if !keys.contains(key) { keys.append(key) }
        }
        return keys
    }

    static func linkKey(
        _ company: CompanyID, _ account: Code, _ amount: Int64, _ currency: Currency, _ reference: String
    ) -> BankIdentity {
        var hash = ContentHash()
        hash.add(UInt64(company.number))
        hash.add(account)
        hash.add(Money(amount, currency))
        hash.add(reference)
        return hash.finish()
    }

    static func dayKey(_ row: BankLine) -> BankIdentity {
        var hash = ContentHash()
        hash.add(UInt64(row.company.number))
        hash.add(row.account)
        hash.add(row.money)
        hash.add(row.bookingDate)
        return hash.finish()
    }

    /// Nil without an account of the other side.
    static func payerKey(_ company: CompanyID, _ text: BankLineText) -> BankIdentity? {
        let account = BankAccount.normalized(text.transaction.counterpartyAccount)
        guard !account.isEmpty else { return nil }
        var hash = ContentHash()
        hash.add(UInt64(company.number))
        hash.add(account)
        return hash.finish()
    }
}

/// Lines of one account that wait, by booking date and identity. Lines that left stay until half of a day has.
package struct BankQueue: Codable {
    package struct Place: Comparable, Sendable, PlainBits {
        package let date: CalendarDate
        package let identity: BankIdentity
        package let id: BankLineID

        package init(date: CalendarDate, identity: BankIdentity, id: BankLineID = .none) {
            self.date = date
            self.identity = identity
            self.id = id
        }

        init(_ row: BankLine, _ id: BankLineID) {
            self.init(date: row.bookingDate, identity: row.identity, id: id)
        }

        package static func < (left: Place, right: Place) -> Bool {
            (left.date, left.identity) < (right.date, right.identity)
        }
    }

    private struct Day: Codable {
        var places: [Place] = []
        var gone = 0
    }

    private var dates: [CalendarDate] = []
    private var days: [CalendarDate: Day] = [:]

    mutating func add(_ places: [Place]) {
        var start = 0
        let sorted = places.sorted()
        while start < sorted.count {
            let date = sorted[start].date
            var end = start
            while end < sorted.count, sorted[end].date == date { end += 1 }
            merge(Array(sorted[start..<end]), date)
            start = end
        }
    }

    private mutating func merge(_ fresh: [Place], _ date: CalendarDate) {
        guard var day = days.removeValue(forKey: date) else {
            dates.insert(date, at: BankQueue.index(dates.count) { dates[$0] < date })
            days[date] = Day(places: fresh)
            return
        }
        var merged: [Place] = []
        merged.reserveCapacity(day.places.count + fresh.count)
        var (old, new) = (0, 0)
        while old < day.places.count || new < fresh.count {
            if new == fresh.count || old < day.places.count && day.places[old] < fresh[new] {
                merged.append(day.places[old])
                old += 1
            } else {
                // A line that comes back may stand here still.
                if old < day.places.count, day.places[old].id == fresh[new].id {
                    old += 1
                    day.gone -= 1
                }
                merged.append(fresh[new])
                new += 1
            }
        }
        day.places = merged
        days[date] = day
    }

    mutating func left(_ place: Place, isOpen: (BankLineID) -> Bool) {
        guard var day = days.removeValue(forKey: place.date) else { return }
        day.gone += 1
        if day.gone * 2 > day.places.count {
            day.places = day.places.filter { isOpen($0.id) }
            day.gone = 0
        }
        if day.places.isEmpty {
            dates.removeAll { $0 == place.date }
        } else {
            days[place.date] = day
        }
    }

    func ids(after: Place?, size: Int, where isOpen: (BankLineID) -> Bool) -> [BankLineID] {
        var found: [BankLineID] = []
        var index = after.map { place in BankQueue.index(dates.count) { dates[$0] < place.date } } ?? 0
        while index < dates.count, found.count < size {
            let places = days[dates[index]]?.places ?? []
            var start = 0
            if let after, after.date == dates[index] {
                start = BankQueue.index(places.count) { !(after < places[$0]) }
            }
            while start < places.count, found.count < size {
                if isOpen(places[start].id) { found.append(places[start].id) }
                start += 1
            }
            index += 1
        }
        return found
    }

    /// First index that is not before; the elements are in order.
    private static func index(_ count: Int, isBefore: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension BankLedger: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&accounts)
        try stream.pass(&marks)
        try stream.pass(&lines)
        try stream.pass(&texts)
        try stream.pass(&known)
        try stream.pass(&queues)
        try stream.pass(&linked)
        try stream.pass(&reported)
        try stream.pass(&payers)
        try stream.pass(&reconciled)
        try stream.pass(&linesOfPayments)
    }
}
