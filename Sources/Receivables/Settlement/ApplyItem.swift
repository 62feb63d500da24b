/// An item as a caller names it, by document number or by id.
package struct ApplyItem: Equatable, Sendable {
    /// Invoice, credit note or payment number; empty with an id.
    package let number: Code
    package let item: ItemID
    /// With the sign of its item; nil: as much as is needed or left.
    package let amount: Money?
    /// Sequence of the item's last change as the caller knows it; 0: any.
    package let expectedVersion: UInt64

    package init(
        number: Code = .empty, item: ItemID = .none, amount: Money? = nil, expectedVersion: UInt64 = 0
    ) {
        self.number = number
        self.item = item
        self.amount = amount
        self.expectedVersion = expectedVersion
    }

    package static let itemsMax = 1_000
}

/// What one item gave or got: amount and open rest with the sign of the item.
package struct SettledPart: Equatable, Sendable {
    package let item: ItemID
    package let number: Code
    package let amount: Money
    package let open: Money
}

extension Matching {
    /// Looks up the items a caller names: they exist, are of one account, unchanged, open and named once.
    ///
    /// Amounts are checked against each item; between the items they are by `wish`.
    init(
        named: [ApplyItem], of account: CustomerID, in company: CompanyID, currency: Currency?,
        _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) {
        if named.count > ApplyItem.itemsMax {
            throw .tooMany(named.count, max: ApplyItem.itemsMax, field: "items")
        }
        var offers: [Offer] = []
        offers.reserveCapacity(named.count + 1)
        var currency = currency
        for index in named.indices {
            let id = try Matching.find(named[index], in: company, book, draft, at: index)
            guard let item = draft.item(id, book) else {
                throw .noSuchItem(named[index], field: "items[\(index)]")
            }
            if item.customer != account { throw .otherCustomer(item, field: "items[\(index)]") }
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
            if let currency, item.currency != currency {
                throw .otherCurrency(item.currency, expected: currency, field: "items[\(index)]")
            }
            currency = item.currency
            offers.append(Offer(id, item, book))
        }
        try Matching.checkNamedOnce(offers, book, draft)
        self.init(offers)
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
