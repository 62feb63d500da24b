/// What an invoice is for the EU sales list (setup:PC-11).
package enum ListCode: UInt8, Sendable, BitwiseCopyable, Codable {
    case notIncluded = 1
    case goods = 2
    case services = 3
    /// Goods that go straight from a seller in one member state to a buyer in another.
    case triangular = 4

    package var name: String {
        switch self {
        case .notIncluded: "NOT_INCLUDED"
        case .goods: "GOODS"
        case .services: "SERVICES"
        case .triangular: "TRIANGULAR"
        }
    }
}

/// A posted document that belongs on the list: sold within the EU, without national tax.
package struct EUSale: Equatable, Sendable, PlainBits {
    package let item: ItemID
    package let company: CompanyID
    /// Who bought: its tax number counts.
    package let customer: CustomerID
    package let date: CalendarDate
    package let kind: ListCode
    /// Minor units of the accounting currency; negative for a credit note.
    package let amount: Int64
    /// Number of the list that reported it; 0: none has.
    package var list: UInt32 = 0

    /// Nil: the document does not belong on it.
    init?(_ fact: ItemPosted) {
        // One document, however many instalments it is paid in.
        guard fact.document.listCode != .notIncluded, fact.instalmentOf.isNone else { return nil }
        item = fact.id
        company = fact.company
        customer = fact.document.orderingCustomer.isNone ? fact.customer : fact.document.orderingCustomer
        date = fact.postingDate
        kind = fact.document.listCode
        amount = fact.whole.accountingAmount
    }

    var fingerprint: UInt64 {
        let who = Mix.fold(
            UInt64(company.number) << 32 | UInt64(customer.number), UInt64(truncatingIfNeeded: date.days))
        return Mix.fold(UInt64(bitPattern: amount) ^ who, UInt64(kind.rawValue) | UInt64(list) << 8) | 1
    }
}

/// The sums of a stretch of days, per tax number and kind of sale.
///
///     made (replaced by the next one that is made) -> reported, for ever
package struct EUSalesList: Equatable, Sendable, Codable {
    package struct Line: Equatable, Sendable, PlainBits {
        package let taxNumber: Code
        package let kind: ListCode
        package var amount: Int64
        package var documents: UInt32

        package init(taxNumber: Code, kind: ListCode, amount: Int64, documents: UInt32) {
            (self.taxNumber, self.kind, self.amount, self.documents) = (taxNumber, kind, amount, documents)
        }
    }

    package let company: CompanyID
    /// Per company, from 1.
    package let number: UInt32
    /// Both ends included.
    package let from: CalendarDate
    package let to: CalendarDate
    /// How many sales of all companies there were: later ones are not in it.
    package let through: UInt32
    /// By tax number, then kind.
    package let lines: [Line]
    package var isReported = false

    package init(
        company: CompanyID, number: UInt32, from: CalendarDate, to: CalendarDate, through: UInt32, lines: [Line]
    ) {
        (self.company, self.number, self.through, self.lines) = (company, number, through, lines)
        (self.from, self.to) = (from, to)
    }

    package static let linesMax = 5_000

    func holds(_ sale: EUSale) -> Bool {
        sale.company == company && from <= sale.date && sale.date <= to && sale.list == 0
    }

    var digestKey: UInt64 { UInt64(company.number) << 32 | UInt64(number) }

    var fingerprint: UInt64 {
        let days = UInt64(UInt32(bitPattern: from.days)) << 32 | UInt64(UInt32(bitPattern: to.days))
        var word = Mix.fold(days, UInt64(through) << 1 | (isReported ? 1 : 0))
        for line in lines {
            let counts = UInt64(line.documents) << 8 | UInt64(line.kind.rawValue)
            word = Mix.fold(line.taxNumber.mixed(with: word ^ counts), UInt64(bitPattern: line.amount))
        }
        return word | 1
    }
}

/// All sales within the EU in the order they were posted, and the lists made of them.
package struct EUSales: Sendable, Codable {
    package private(set) var sales: [EUSale] = []
    /// Places in `sales` that no reported list has, rising.
    private var waiting: [CompanyID: [UInt32]] = [:]
    private var lists: [CompanyID: [EUSalesList]] = [:]

    package init() {}

    package func lists(of company: CompanyID) -> [EUSalesList] { lists[company] ?? [] }

    /// Those that no reported list has, in the order they were posted.
    package func unreported(of company: CompanyID) -> some Sequence<EUSale> {
        (waiting[company] ?? []).lazy.map { sales[Int($0)] }
    }

    /// In no order.
    package var allLists: [EUSalesList] { lists.values.flatMap { $0 } }

    /// One sentence per disagreement.
    func findings() -> [String] {
        var expected: [CompanyID: [UInt32]] = [:]
        for (place, sale) in sales.enumerated() where sale.list == 0 {
            expected[sale.company, default: []].append(UInt32(place))
        }
        let kept = waiting.filter { !$0.value.isEmpty }
        return kept == expected ? [] : ["the EU sales kept as unreported differ from those that are"]
    }

    /// As which a document is on the list; its first instalment stands for all.
    func kind(of document: ItemID) -> ListCode {
        var (low, high) = (0, sales.count)
        while low < high {
            let middle = (low + high) / 2
            if sales[middle].item < document { low = middle + 1 } else { high = middle }
        }
        return low < sales.count && sales[low].item == document ? sales[low].kind : .notIncluded
    }

    // MARK: apply

    mutating func add(_ sale: EUSale) {
        waiting[sale.company, default: []].append(UInt32(sales.count))
        sales.append(sale)
    }

    /// The last list of a company is replaced until it is reported.
    mutating func set(_ list: EUSalesList) {
        var all = lists[list.company] ?? []
        if let last = all.last, last.number == list.number { all.removeLast() }
        all.append(list)
        lists[list.company] = all
    }

    /// Answers the sales that the list locks, as they were.
    mutating func report(_ number: UInt32, of company: CompanyID) -> [EUSale] {
        guard let place = lists[company]?.lastIndex(where: { $0.number == number }) else {
            preconditionFailure("a list that was not made is reported")
        }
        lists[company]?[place].isReported = true
        guard let list = lists[company]?[place] else { return [] }
        var locked: [EUSale] = []
        var left: [UInt32] = []
        for place in waiting[company] ?? [] {
            let index = Int(place)
            guard place < list.through, list.holds(sales[index]) else {
                left.append(place)
                continue
            }
            locked.append(sales[index])
            sales[index].list = number
        }
        waiting[company] = left
        return locked
    }
}

extension Book {
    /// Sales of a period that no reported list has (setup:PC-7).
    func unreportedEUSales(_ id: CompanyID, in period: Period) -> Int {
        sales.eu.unreported(of: id).reduce(0) { $0 + (period.from <= $1.date && $1.date <= period.to ? 1 : 0) }
    }
}
