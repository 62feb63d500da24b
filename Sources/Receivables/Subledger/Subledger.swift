/// Debits and credits per company, main account and currency, by day.
package struct Subledger: ~Copyable {
    package struct Balance: BitwiseCopyable {
        package var company: CompanyID
        package var account: AccountID
        package var currency: Currency
        /// Latest day's row; 0 none.
        package var lastDay: UInt32 = 0
        package var debit: Int64 = 0
        package var credit: Int64 = 0
        package var accountingDebit: Int64 = 0
        package var accountingCredit: Int64 = 0

        mutating func add(_ leg: Leg) {
            let added = Sides(leg)
            debit += added.debit
            credit += added.credit
            accountingDebit += added.accountingDebit
            accountingCredit += added.accountingCredit
        }
    }

    /// What a leg adds to each side; a storno takes from the other side (setup:SI-12).
    private struct Sides {
        var (debit, credit) = (Int64(0), Int64(0))
        var (accountingDebit, accountingCredit) = (Int64(0), Int64(0))

        init(_ leg: Leg) {
            if (leg.amount >= 0) != leg.isStorno { debit = leg.amount } else { credit = -leg.amount }
            if (leg.accountingAmount >= 0) != leg.isStorno {
                accountingDebit = leg.accountingAmount
            } else {
                accountingCredit = -leg.accountingAmount
            }
        }
    }

    /// What one stretch of records added to a balance on one day.
    ///
    /// Rows of a balance are linked from the latest day to the earliest, rows of a day in the order they were made. So
    /// sums can be told for any day as known at any stretch, and which records made them, without a row per leg.
    package struct Day: BitwiseCopyable {
        package var date: CalendarDate
        package var earlier: UInt32
        /// Sequence of its records by `stretchRecords`.
        package var stretch: UInt32
        package var debit: Int64 = 0
        package var credit: Int64 = 0
        package var accountingDebit: Int64 = 0
        package var accountingCredit: Int64 = 0
    }

    package private(set) var balances = Table<Balance>()
    package private(set) var days = Table<Day>()
    private var index = NumberIndex()
    /// Entries with legs, by company.
    private var entryCounts: [UInt64] = []

    package init() {}

    package func entryCount(_ company: CompanyID) -> UInt64 {
        Int(company.number) < entryCounts.count ? entryCounts[Int(company.number)] : 0
    }

    private static func hash(_ company: CompanyID, _ account: AccountID, _ currency: Currency) -> UInt64 {
        Mix.fold(UInt64(company.number) << 32 | UInt64(account.number), UInt64(currency.number) &+ 1)
    }

    /// Records of one stretch.
    package static let stretchRecords: UInt64 = 1_024

    /// The stretch that a record lies in; sequences count from 1.
    package static func stretch(of sequence: UInt64) -> ClosedRange<UInt64> {
        let first = sequence / stretchRecords * stretchRecords
        return max(1, first)...(first + stretchRecords - 1)
    }

    /// Sums up to and with a day, of records before a sequence that begins a stretch; nil: everything.
    package func sums(_ id: UInt32, through date: CalendarDate?, before sequence: UInt64? = nil) -> Balance {
        var balance = balances[id]
        let end = sequence.map { $0 / Subledger.stretchRecords } ?? .max
        guard date != nil || sequence != nil else { return balance }
        var place = balance.lastDay
        while place != 0 {
            let day = days[place]
            let isLater = date.map { day.date > $0 } ?? false
            // Days fall, stretches in them need not.
            if !isLater, sequence == nil { break }
            if isLater || UInt64(day.stretch) >= end {
                balance.debit -= day.debit
                balance.credit -= day.credit
                balance.accountingDebit -= day.accountingDebit
                balance.accountingCredit -= day.accountingCredit
            }
            place = day.earlier
        }
        return balance
    }

    private func forEachBalance(_ company: CompanyID, _ account: AccountID, _ currency: Currency?, _ body: (UInt32) -> Void) {
        var number: UInt32 = 0
        while number < balances.count {
            number += 1
            let row = balances[number]
            if row.company == company, row.account == account, currency.map({ row.currency == $0 }) ?? true { body(number) }
        }
    }

    /// Debits less credits of an account, of records before a sequence that begins a stretch; without a currency those
    /// of all, in the accounting currency.
    package func sum(
        _ company: CompanyID, _ account: AccountID, _ currency: Currency?, through date: CalendarDate?, before sequence: UInt64
    ) -> Int64 {
        var sum: Int64 = 0
        forEachBalance(company, account, currency) { id in
            let balance = sums(id, through: date, before: sequence)
            sum += currency == nil ? balance.accountingDebit - balance.accountingCredit : balance.debit - balance.credit
        }
        return sum
    }

    /// The stretches of records with legs to an account up to a day, rising.
    package func stretches(
        _ company: CompanyID, _ account: AccountID, _ currency: Currency?, through date: CalendarDate?
    ) -> [ClosedRange<UInt64>] {
        var found: [UInt32] = []
        forEachBalance(company, account, currency) { id in
            var place = balances[id].lastDay
            while place != 0 {
                let day = days[place]
                if date.map({ day.date <= $0 }) ?? true { found.append(day.stretch) }
                place = day.earlier
            }
        }
        found.sort()
        var ranges: [ClosedRange<UInt64>] = []
        for stretch in found {
            let range = Subledger.stretch(of: UInt64(stretch) * Subledger.stretchRecords)
            if ranges.last != range { ranges.append(range) }
        }
        return ranges
    }

    /// The kept totals of an account in a currency; nil when nothing was ever posted to it.
    package func balance(_ company: CompanyID, _ account: AccountID, _ currency: Currency) -> Balance? {
        index.find(Subledger.hash(company, account, currency)) {
            balances[$0].company == company && balances[$0].account == account && balances[$0].currency == currency
        }.map { balances[$0] }
    }

    /// Whether anything was ever posted to an account, in any company. Walks the balances: for set-up only.
    package func hasPostings(to account: AccountID) -> Bool {
        var number: UInt32 = 0
        while number < balances.count {
            number += 1
            if balances[number].account == account { return true }
        }
        return false
    }

    /// Totals stay below this, which leaves room for a whole command of largest amounts.
    package static let totalMax: Int64 = 1_000_000_000_000_000_000

    /// False when an account's totals are so large that the entry might overflow them.
    package func hasRoom(for entry: JournalEntry) -> Bool {
        for index in entry.legs.indices {
            guard let balance = balance(entry.company, entry.legs[index].account, entry.currency) else { continue }
            let largest = max(balance.debit, balance.credit, balance.accountingDebit, balance.accountingCredit)
            if largest > Subledger.totalMax { return false }
        }
        return true
    }

    // MARK: apply

    mutating func post(_ entry: JournalEntry, at sequence: UInt64) {
        if !entry.legs.isEmpty {
            while entryCounts.count <= Int(entry.company.number) { entryCounts.append(0) }
            entryCounts[Int(entry.company.number)] += 1
        }
        for index in entry.legs.indices {
            post(entry.legs[index], entry.company, entry.currency, entry.date, at: sequence)
        }
    }

    private mutating func post(
        _ leg: Leg, _ company: CompanyID, _ currency: Currency, _ date: CalendarDate, at sequence: UInt64
    ) {
        let hash = Subledger.hash(company, leg.account, currency)
        var found = index.find(hash) {
            balances[$0].company == company && balances[$0].account == leg.account && balances[$0].currency == currency
        }
        if found == nil {
            found = balances.append(Balance(company: company, account: leg.account, currency: currency))
            index.insert(hash, balances.count)
        }
        let id = found ?? 0
        let day = self.day(of: id, date, UInt32(truncatingIfNeeded: sequence / Subledger.stretchRecords))
        let added = Sides(leg)
        balances[id].add(leg)
        days[day].debit += added.debit
        days[day].credit += added.credit
        days[day].accountingDebit += added.accountingDebit
        days[day].accountingCredit += added.accountingCredit
    }

    private mutating func day(of balance: UInt32, _ date: CalendarDate, _ stretch: UInt32) -> UInt32 {
        var later: UInt32 = 0
        var place = balances[balance].lastDay
        while place != 0, days[place].date > date {
            later = place
            place = days[place].earlier
        }
        if place != 0, days[place].date == date, days[place].stretch == stretch { return place }
        let made = days.append(Day(date: date, earlier: place, stretch: stretch))
        if later == 0 {
            balances[balance].lastDay = made
        } else {
            days[later].earlier = made
        }
        return made
    }
}

extension Subledger: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&balances)
        try stream.pass(&days)
        try stream.pass(&index)
        try stream.pass(&entryCounts)
    }
}
