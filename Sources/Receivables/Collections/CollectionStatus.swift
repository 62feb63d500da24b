/// What was agreed about an open item (credit section 9). Full settlement clears it.
package enum CollectionStatus: UInt8, Sendable, BitwiseCopyable {
    case notDisputed = 1
    case disputed = 2
    case promiseToPay = 3
    /// Set by runs only (credit:AG-10).
    case promiseBroken = 4
    case resolved = 5
}

/// What a customer promised to pay on an item, and by when.
package struct Promise: Equatable, Sendable, PlainBits {
    package var date: CalendarDate
    /// Currency of the item, with its sign.
    package var amount: Int64

    package init(date: CalendarDate, amount: Int64) { (self.date, self.amount) = (date, amount) }
}

/// Items of one customer changed their collection status.
package struct CollectionStatusSet: Equatable, Sendable {
    package var company: CompanyID
    /// The invoice account.
    package var customer: CustomerID
    package var changes: [Change]
    package var note: String
    /// By an aging or automation run, not by an agent.
    package var isByRun: Bool

    package struct Change: Equatable, Sendable, BitwiseCopyable {
        package var item: ItemID
        package var status: CollectionStatus
        /// With a promise, also a broken one.
        package var promise: Promise?

        package init(item: ItemID, status: CollectionStatus, promise: Promise?) {
            self.item = item
            self.status = status
            self.promise = promise
        }
    }

    package init(company: CompanyID, customer: CustomerID, changes: [Change], note: String, isByRun: Bool) {
        self.company = company
        self.customer = customer
        self.changes = changes
        self.note = note
        self.isByRun = isByRun
    }
}

extension Item {
    /// Status and letter code for the digest; 0 when neither was ever set.
    var collectionWord: UInt64 {
        status == .notDisputed && letterCode == 0 ? 0 : UInt64(status.rawValue) << 8 | UInt64(letterCode)
    }
}

/// Sets the collection status of items: dispute, promise, resolve (credit section 9).
///
/// Rejections in order: STATUS_NOT_SETTABLE, PROMISE_DATE_REQUIRED, FIELD_REQUIRED (items), TOO_MANY_ITEMS, then per
/// item ITEM_NOT_FOUND, ITEM_NAMED_TWICE, ITEM_CLOSED, CUSTOMER_MISMATCH, AMOUNT_EXCEEDS_OPEN.
package struct SetCollectionStatus: Command {
    package let id: CompanyID
    package let items: [Code]
    package let status: CollectionStatus
    package let promiseDate: CalendarDate?
    /// Of the only item; nil: what is open of each.
    package let promisedAmount: Money?
    package let note: String

    package static let itemsMax = 1_000

    package init(
        id: CompanyID, items: [Code], status: CollectionStatus, promiseDate: CalendarDate?, promisedAmount: Money?,
        note: String
    ) {
        self.id = id
        self.items = items
        self.status = status
        self.promiseDate = promiseDate
        self.promisedAmount = promisedAmount
        self.note = note
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> CollectionStatusSet {
        if status == .promiseBroken {
            throw Rejection(
                .statusNotSettable, field: "status", "a promise is broken by its date: aging and automation runs set it")
        }
        if status == .promiseToPay {
            guard let promiseDate, promiseDate >= now.today else {
                throw Rejection(
                    .promiseDateRequired, field: "promise_date", "a promise needs a date from \(now.today) on",
                    [.init("today", now.today)])
            }
        }
        if items.isEmpty { throw .required("items", "no item is named") }
        if items.count > SetCollectionStatus.itemsMax {
            throw .tooMany(items.count, max: SetCollectionStatus.itemsMax, field: "items")
        }
        var customer = CustomerID.none
        var changes: [CollectionStatusSet.Change] = []
        var seen: Set<ItemID> = []
        for (index, number) in items.enumerated() {
            let path = "items[\(index)]"
            let found = try book.item(id, number, field: path)
            let item = book.items[found]
            guard seen.insert(found).inserted else { throw .namedTwice(item, field: path) }
            guard item.isOpen else { throw .closedItem(item, field: path) }
            if customer.isNone { customer = item.customer }
            guard item.customer == customer else { throw .otherCustomer(item, field: path) }
            changes.append(.init(item: found, status: status, promise: try promise(of: item, path)))
        }
        let fact = CollectionStatusSet(company: id, customer: customer, changes: changes, note: note, isByRun: false)
        draft.add(.collections(.statusSet(fact)), book)
        return fact
    }

    private func promise(of item: Item, _ path: String) throws(Rejection) -> Promise? {
        guard status == .promiseToPay, let promiseDate else { return nil }
        guard let promisedAmount else { return Promise(date: promiseDate, amount: item.open) }
        if items.count > 1 {
            throw Rejection(.fieldInvalid, field: "promised_amount", "belongs to one item: name only that")
        }
        if promisedAmount.currency != item.currency {
            throw .otherCurrency(promisedAmount.currency, expected: item.currency, field: "promised_amount")
        }
        guard (promisedAmount.minor > 0) == (item.open > 0), promisedAmount.minor.magnitude <= item.open.magnitude else {
            throw .exceedsOpen(item, promisedAmount, field: "promised_amount")
        }
        return Promise(date: promiseDate, amount: promisedAmount.minor)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Book {
    /// A document or payment by its number.
    func item(_ company: CompanyID, _ number: Code, field: @autoclosure () -> String) throws(Rejection) -> ItemID {
        if let found = items.find(company, .documents, number) ?? items.find(company, .payments, number) { return found }
        throw Rejection(
            .itemNotFound, field: field(), "there is no document or payment \(number)", [.init("number", number.text)])
    }

    /// A promise that is over on a day: what a run turns into PROMISE_BROKEN (credit:AG-10).
    func isBroken(_ id: ItemID, on day: CalendarDate) -> Bool {
        guard items[id].status == .promiseToPay, let promise = collections.promise(of: id) else { return false }
        return promise.date < day
    }

    /// Whether letters leave an item alone: disputed, or promised for a day that has not passed (credit:LE-8).
    func isAtRest(_ id: ItemID, on day: CalendarDate) -> Bool {
        switch items[id].status {
        case .disputed: true
        case .promiseToPay: !isBroken(id, on: day)
        case .notDisputed, .promiseBroken, .resolved: false
        }
    }

    /// Whether automation passes an item over: disputed, or promised for a day to come (credit:AP-1).
    func isPassedOver(_ id: ItemID, on day: CalendarDate) -> Bool {
        guard isAtRest(id, on: day) else { return false }
        return items[id].status != .promiseToPay || collections.promise(of: id).map { $0.date > day } ?? true
    }
}
