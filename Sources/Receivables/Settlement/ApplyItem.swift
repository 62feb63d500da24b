/// An item as a caller names it, by document number or by id.
package struct ApplyItem: Equatable, Sendable {
    /// Invoice, credit note or payment number; empty with an id.
    package let number: Code
    package let item: ItemID
    /// With the sign of its item, without discount; nil: as much as is needed or left.
    package let amount: Money?
    /// Sequence of the item's last change as the caller knows it; 0: any.
    package let expectedVersion: UInt64
    /// Of the document, from 1, in the order they are paid; none: the item as a whole (payments:SE-10).
    package let lines: [UInt32]

    package init(
        number: Code = .empty, item: ItemID = .none, amount: Money? = nil, expectedVersion: UInt64 = 0, lines: [UInt32] = []
    ) {
        self.number = number
        self.item = item
        self.amount = amount
        self.expectedVersion = expectedVersion
        self.lines = lines
    }

    package static let itemsMax = 1_000
    /// Lines of one mark.
    package static let linesMax = 1_000
}

/// What a mark asks for beyond an amount.
package struct MarkWish: Equatable, Sendable, Codable {
    package var use = UseCashDiscount.normal
    /// Set by hand, with the sign of the item (payments:CD-9).
    package var discount: Money?
    /// Goes with `discount`.
    package var reason = ""
    /// Looked up instead of the day of the payment (payments:CD-7).
    package var discountDate: CalendarDate?
    /// What is left closes as discount (payments:OU-6).
    package var fullSettlement = false
    /// Before the account of the discount code (payments:CD-12).
    package var discountAccount: Code = .empty
    /// Another company of the payments hierarchy; empty: the company of the request (payments:IC-1).
    package var company: Code = .empty
    /// The payment whose company all others pay through (payments:IC-5).
    package var isPrimary = false
    /// Units of the payment's currency for one of the item's, instead of the table's rates (payments:FX-4).
    package var crossRate: Rate?

    package init() {}

    /// The discount set by hand without sign, within what is open and with a reason (payments:CD-9).
    func checked(_ discount: Money, _ offer: Matching.Offer) throws(Rejection) -> Int64 {
        let path = "items[\(offer.place)]"
        if discount.currency != offer.currency {
            throw .otherCurrency(discount.currency, expected: offer.currency, field: "\(path).discount")
        }
        let amount = offer.isDebit ? discount.minor : -discount.minor
        guard (0...offer.openMagnitude).contains(amount) else {
            throw .discountOutOfRange(discount, open: Money(offer.open, offer.currency), field: "\(path).discount")
        }
        if reason.isEmpty { throw .required("\(path).discount_reason", "a discount set by hand needs a reason") }
        return amount
    }

    /// Asks for what every item has by itself.
    package var isPlain: Bool { self == MarkWish() }

    var fingerprint: UInt64 {
        var sum = Mix.fold(UInt64(use.rawValue) | (fullSettlement ? 1 << 8 : 0) | (isPrimary ? 1 << 9 : 0), reason)
        sum = Mix.fold(sum, UInt64(bitPattern: discount?.minor ?? .min))
        sum = Mix.fold(sum, UInt64(bitPattern: Int64(discountDate?.days ?? .min)))
        sum = company.mixed(with: discountAccount.mixed(with: sum))
        if let crossRate { sum = Mix.fold(sum &+ UInt64(crossRate.scale) + 1, UInt64(bitPattern: crossRate.mantissa)) }
        return sum
    }
}

/// What one item gave or got: amount and open rest with the sign of the item.
package struct SettledPart: Equatable, Sendable {
    package let item: ItemID
    package let number: Code
    /// All that made it smaller: money, discount and difference.
    package let amount: Money
    package let open: Money
    /// Parts of `amount`, with its sign.
    package let discount: Int64
    package let difference: Int64

    package init(
        item: ItemID, number: Code, amount: Money, open: Money, discount: Int64 = 0, difference: Int64 = 0
    ) {
        self.item = item
        self.number = number
        self.amount = amount
        self.open = open
        self.discount = discount
        self.difference = difference
    }

    package var cash: Money { Money(amount.minor - discount - difference, amount.currency) }
}

extension Matching {
    /// Looks up the items a caller names: they exist, are of one account or party, unchanged, open and named once.
    ///
    /// Amounts are checked against each item; between the items they are by `wish`.
    ///
    /// `wishes` has none, or one per item.
    init(
        named: [ApplyItem], _ wishes: [MarkWish] = [], of account: CustomerID, in company: CompanyID, currency: Currency?,
        mayMix: Bool = false, owner: MarkOwner? = nil, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        if named.count > ApplyItem.itemsMax {
            throw .tooMany(named.count, max: ApplyItem.itemsMax, field: "items")
        }
        var offers: [Offer] = []
        var lines: [ItemID: [OpenLine]] = [:]
        offers.reserveCapacity(named.count + 1)
        for index in named.indices {
            let home = wishes.isEmpty ? company : try Matching.home(wishes[index], company, book, at: index)
            let id = try Matching.find(named[index], in: home, book, draft, at: index)
            guard let item = draft.item(id, book) else {
                throw .noSuchItem(named[index], field: "items[\(index)]")
            }
            if item.customer != account {
                if home == company { throw .otherCustomer(item, field: "items[\(index)]") }
                try book.checkParty(of: item, account, in: company, field: "items[\(index)]")
            }
            let expected = named[index].expectedVersion
            if expected != 0, expected != item.lastChange {
                throw .versionConflict(item, expected: expected, field: "items[\(index)].expected_version")
            }
            if item.kind == .bill {
                throw Rejection(
                    .fieldInvalid, field: "items[\(index)]", "\(item.number) is a bill: it is settled as a whole by its own steps",
                    [.init("document", item.number.text)])
            }
            if !item.isOpen { throw .closedItem(item, field: "items[\(index)]") }
            try book.checkMark(id, for: owner, field: "items[\(index)]")
            if item.open < 0, let refund = book.cards.openRefund(of: id) {
                throw .cardRefundState(refund, field: "items[\(index)]")
            }
            var offer = Offer(id, item, book)
            offer.place = Int32(index)
            if !named[index].lines.isEmpty {
                let marked = try Matching.marked(
                    named[index].lines, of: id, item, in: home, book, draft, field: "items[\(index)].lines")
                offer.lineOpen = marked.reduce(0) { $0 + $1.open }
                lines[id] = marked
            }
            offers.append(offer)
        }
        try Matching.checkNamedOnce(offers, book, draft)
        try book.checkReserved(offers, draft)
        try book.checkCodes(offers, in: company, draft)
        self.init(offers)
        self.owner = owner
        self.lines = lines
        if !mayMix { try checkCurrencies(currency, in: company) }
    }

    /// Only money is converted, a note or a document is not; over several companies all money is of one currency
    /// (payments:FX-4, FX-5).
    private func checkCurrencies(_ payment: Currency?, in company: CompanyID) throws(Rejection) {
        guard let first = payment ?? offers.first?.currency,
            let other = offers.firstIndex(where: { $0.currency != first })
        else { return }
        let money = offers.filter { $0.isMoney && !$0.isDebit }.map(\.currency) + (payment.map { [$0] } ?? [])
        let hasNotes = offers.contains { !$0.isMoney && !$0.isDebit }
        let isAtHome = offers.allSatisfy { $0.home == company }
        if let paid = money.first, !hasNotes, isAtHome || money.allSatisfy({ $0 == paid }) { return }
        throw .otherCurrency(offers[other].currency, expected: first, field: "items[\(offers[other].place)]")
    }

    /// The company an item is looked up in.
    private static func home(
        _ wish: MarkWish, _ company: CompanyID, _ book: borrowing Book, at index: Int
    ) throws(Rejection) -> CompanyID {
        if wish.company.isEmpty { return company }
        guard let home = book.companies.find(wish.company) else {
            throw .noSuchReference("company", wish.company, field: "items[\(index)].company")
        }
        return home
    }

    private static func find(
        _ named: ApplyItem, in company: CompanyID, _ book: borrowing Book, _ draft: borrowing Draft, at index: Int
    ) throws(Rejection) -> ItemID {
        if !named.item.isNone {
            guard let item = draft.item(named.item, book), UInt32(item.company) == company.number,
                named.number.isEmpty || named.number == item.number
            else { throw .noSuchItem(named, field: "items[\(index)]") }
            return named.item
        }
        if named.number.isEmpty {
            throw .required("items[\(index)].document_number", "an item is named by number or by id")
        }
        guard let found = draft.find(company, .documents, named.number, book)
            ?? draft.find(company, .payments, named.number, book)
        else { throw .noSuchItem(named, field: "items[\(index)].document_number") }
        return found
    }

    private static func checkNamedOnce(
        _ offers: [Offer], _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        guard offers.count > 1 else { return }
        let order = offers.indices.sorted {
            (offers[$0].item, $0) < (offers[$1].item, $1)
        }
        for place in 1..<order.count where offers[order[place]].item == offers[order[place - 1]].item {
            guard let item = draft.item(offers[order[place]].item, book) else { continue }
            throw .namedTwice(item, field: "items[\(order[place])]")
        }
    }
}
