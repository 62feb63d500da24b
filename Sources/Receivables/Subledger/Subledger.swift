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
    }

    /// What one day added to a balance. Days of a balance are linked from the latest to the earliest.
    package struct Day: BitwiseCopyable {
        package var date: CalendarDate
        package var earlier: UInt32
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

    /// Sums up to and with a day; nil: everything.
    package func sums(_ id: UInt32, through date: CalendarDate?) -> Balance {
        var balance = balances[id]
        guard let date else { return balance }
        var place = balance.lastDay
        while place != 0, days[place].date > date {
            balance.debit -= days[place].debit
            balance.credit -= days[place].credit
            balance.accountingDebit -= days[place].accountingDebit
            balance.accountingCredit -= days[place].accountingCredit
            place = days[place].earlier
        }
        return balance
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

    mutating func post(_ entry: JournalEntry) {
        if !entry.legs.isEmpty {
            while entryCounts.count <= Int(entry.company.number) { entryCounts.append(0) }
            entryCounts[Int(entry.company.number)] += 1
        }
        for index in entry.legs.indices {
            post(entry.legs[index], entry.company, entry.currency, entry.date)
        }
    }

    private mutating func post(
        _ leg: Leg, _ company: CompanyID, _ currency: Currency, _ date: CalendarDate
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
        let day = self.day(of: id, date)
        if leg.isStorno {
            postStorno(leg, id, day)
            return
        }
        if leg.amount >= 0 {
            balances[id].debit += leg.amount
            days[day].debit += leg.amount
        } else {
            balances[id].credit -= leg.amount
            days[day].credit -= leg.amount
        }
        if leg.accountingAmount >= 0 {
            balances[id].accountingDebit += leg.accountingAmount
            days[day].accountingDebit += leg.accountingAmount
        } else {
            balances[id].accountingCredit -= leg.accountingAmount
            days[day].accountingCredit -= leg.accountingAmount
        }
    }

    /// A debit that takes a credit back, and the other way round.
    private mutating func postStorno(_ leg: Leg, _ id: UInt32, _ day: UInt32) {
        if leg.amount >= 0 {
            balances[id].credit -= leg.amount
            days[day].credit -= leg.amount
        } else {
            balances[id].debit += leg.amount
            days[day].debit += leg.amount
        }
        if leg.accountingAmount >= 0 {
            balances[id].accountingCredit -= leg.accountingAmount
            days[day].accountingCredit -= leg.accountingAmount
        } else {
            balances[id].accountingDebit += leg.accountingAmount
            days[day].accountingDebit += leg.accountingAmount
        }
    }

    private mutating func day(of balance: UInt32, _ date: CalendarDate) -> UInt32 {
        var later: UInt32 = 0
        var place = balances[balance].lastDay
        while place != 0, days[place].date > date {
            later = place
            place = days[place].earlier
        }
        if place != 0, days[place].date == date { return place }
        let made = days.append(Day(date: date, earlier: place))
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
