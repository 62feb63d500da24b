/// How an open item is to be paid, where that was edited; empty: as its customer pays.
package struct ItemPayment: Equatable, Sendable, Codable {
    package var method: Code = .empty
    /// Of the method, else of the customer's.
    package var specification: Code = .empty
    /// Account of the customer that it is paid from; empty: any.
    package var bankAccount: Code = .empty

    package init() {}

    package init(method: Code, specification: Code, bankAccount: Code = .empty) {
        self.method = method
        self.specification = specification
        self.bankAccount = bankAccount
    }

    package var isEmpty: Bool { method.isEmpty && specification.isEmpty && bankAccount.isEmpty }
}

/// Changes what may change on an open item without any posting, in any period (setup:PC-4, PC-9).
///
/// That is its due date and discounts, where the company lets dates be edited (payments:TP-5), the method,
/// specification, mandate and bank account it is paid by, and whether it is disputed. Its base date stays: `EditDates`
/// moves that. What is nil stays; an empty code takes an edit back. An item whose method needs no mandate is not
/// collected; one with a bank account is collected under mandates of that account; bills are drawn by its method.
/// Rejections in order: NOT_ALLOWED (dates), NOT_FOUND, VERSION_CONFLICT, STATE_NOT_ALLOWED (nothing is open),
/// ITEM_MARKED_ELSEWHERE, DATE_INVALID (before the document), DISCOUNT_CHAIN_INVALID, CURRENCY_MISMATCH, FIELD_INVALID
/// (discounts), REFERENCE_UNKNOWN, FIELD_INVALID (a mandate for what is no claim in EUR), MANDATE_NOT_ACTIVE.
package struct EditOpenTransaction: Command {
    package let companyID: CompanyID
    package let number: Code
    package let dueDate: CalendarDate?
    package var method: Code?
    package var specification: Code?
    package var mandate: Code?
    package var bankAccount: Code?
    package var isDisputed: Bool?
    /// All of them anew; empty: it has none.
    package var discounts: [Discount]?
    /// Sequence of the item's last change as the caller knows it; 0: any.
    package let expectedVersion: UInt64

    package init(company: CompanyID, number: Code, dueDate: CalendarDate?, expectedVersion: UInt64 = 0) {
        companyID = company
        self.number = number
        self.dueDate = dueDate
        self.expectedVersion = expectedVersion
    }

    package struct Discount: Equatable, Sendable {
        package enum Grant: Equatable, Sendable {
            case percent(Percent)
            case amount(Money)
        }

        /// The last day it is granted.
        package var until: CalendarDate
        package var grant: Grant

        package init(until: CalendarDate, grant: Grant) { (self.until, self.grant) = (until, grant) }
    }

    package struct Answer: Equatable, Sendable {
        package let item: ItemID
        package let dueDate: CalendarDate
        package let payment: ItemPayment
        /// Empty: none of its own.
        package let mandate: Code
        package let isDisputed: Bool
        package let tiers: [DiscountTier]
        package let currency: Currency
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if dueDate != nil || discounts != nil, !book.companies[companyID].parameters.settlement.editsDates {
            throw .notAllowed("allow_edit_due_and_discount_dates", field: "")
        }
        guard let id = book.items.find(companyID, .documents, number) ?? book.items.find(companyID, .payments, number)
        else {
            throw Rejection(
                .notFound, field: "document_number", "there is no item \(number)", [.init("number", number.text)])
        }
        let row = book.items[id]
        if expectedVersion != 0, expectedVersion != row.lastChange {
            throw .versionConflict(row, expected: expectedVersion, field: "expected_version")
        }
        if !row.isOpen {
            throw Rejection(
                .stateNotAllowed, field: "document_number", "nothing is open on \(number): it is CLOSED",
                [.init("number", number.text), .init("current_state", "CLOSED")])
        }
        try book.checkMark(id, for: nil, field: "document_number")
        if let dueDate, dueDate < row.documentDate {
            throw Rejection(
                .dateInvalid, field: "due_date", "\(dueDate) is before the document of \(row.documentDate)",
                [.init("document_date", row.documentDate)])
        }
        let before = book.items.dates(of: id)
        var dates = before
        if let discounts { dates.tiers = try tiers(discounts, before.tiers, row) }
        if let dueDate { dates.due = dueDate }
        let payment = try payment(of: id, book)
        let mandate = try mandate.map { (mandate) throws(Rejection) in try book.mandate(mandate, for: id) }
        if dates.tiers != before.tiers {
            draft.add(.closing(.datesEdited(id, dates)), book)
        } else if dates.due != before.due {
            draft.add(.closing(.dueDateChanged(id, dates.due)), book)
        }
        let mandateBefore = book.directDebits.origin(of: id)?.mandate ?? .empty
        if payment != book.items.payment(of: id) || mandate ?? mandateBefore != mandateBefore {
            draft.add(.closing(.paymentEdited(id, payment, mandate: mandate ?? mandateBefore)), book)
        }
        let isDisputed = try dispute(row, book, at: now, &draft)
        return Answer(
            item: id, dueDate: dates.due, payment: payment, mandate: mandate ?? book.mandateName(of: id), isDisputed: isDisputed,
            tiers: dates.tiers, currency: row.currency)
    }

    /// A tier keeps the code that stood in its place, and with it the account of that code.
    private func tiers(
        _ discounts: [Discount], _ before: [DiscountTier], _ row: Item
    ) throws(Rejection) -> [DiscountTier] {
        if discounts.count > CashDiscountCode.chainMax {
            throw .tooMany(discounts.count, max: CashDiscountCode.chainMax, field: "discounts")
        }
        var tiers: [DiscountTier] = []
        for (place, discount) in discounts.enumerated() {
            let field = "discounts[\(place)]"
            if let last = tiers.last, discount.until <= last.until {
                throw Rejection(
                    .discountChainInvalid, field: field + ".until", "\(discount.until) is not after \(last.until)")
            }
            var tier = DiscountTier(
                until: discount.until, tenThousandths: 0, fixedAmount: 0,
                code: place < before.count ? before[place].code : before.last?.code ?? .empty)
            switch discount.grant {
            case .percent(let percent):
                guard (1..<1_000_000).contains(percent.tenThousandths) else {
                    throw Rejection(.fieldInvalid, field: field + ".percent", "is above 0 and below 100")
                }
                tier.tenThousandths = UInt32(percent.tenThousandths)
            case .amount(let amount):
                if amount.currency != row.currency {
                    throw .otherCurrency(amount.currency, expected: row.currency, field: field + ".amount")
                }
                guard amount.minor > 0, amount.minor <= row.original.magnitude else {
                    throw Rejection(
                        .fieldInvalid, field: field + ".amount",
                        "is above 0 and at most what \(row.number) comes to")
                }
                tier.fixedAmount = amount.minor
            }
            tiers.append(tier)
        }
        return tiers
    }

    /// Answers whether it is afterwards; a promise stays where nobody disputes.
    private func dispute(
        _ row: Item, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> Bool {
        let before = row.status == .disputed
        guard let isDisputed, isDisputed != before else { return before }
        let change = SetCollectionStatus(
            id: companyID, items: [row.number], status: isDisputed ? .disputed : .notDisputed, promiseDate: nil,
            promisedAmount: nil, note: "")
        _ = try change.decide(book, at: now, &draft)
        return isDisputed
    }

    /// A specification of another method goes with that method.
    private func payment(of id: ItemID, _ book: borrowing Book) throws(Rejection) -> ItemPayment {
        var payment = book.items.payment(of: id)
        let setup = book.companies.setup(companyID)
        if let method {
            if !method.isEmpty, setup.methods[method] == nil {
                throw .noSuchReference("method_of_payment", method, field: "method_of_payment")
            }
            if method != payment.method { (payment.method, payment.specification) = (method, .empty) }
        }
        if let specification {
            try setup.checkSpecification(
                specification, of: book.method(of: id, payment), field: "payment_specification")
            payment.specification = specification
        }
        if let bankAccount {
            let customer = book.items[id].customer
            guard bankAccount.isEmpty || book.bankAccount(bankAccount, of: customer) != nil else {
                throw .noSuchReference("bank_account", bankAccount, field: "bank_account")
            }
            payment.bankAccount = bankAccount
        }
        return payment
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        guard let id = book.items.find(companyID, .documents, number) else { return book.companies[companyID].lastChange }
        return book.items[id].lastChange
    }
}

extension Book {
    /// The method an item is paid by: its own, its customer's, the company's.
    func method(of item: ItemID, _ payment: ItemPayment) -> Code {
        if !payment.method.isEmpty { return payment.method }
        let row = items[item]
        let own = customers.details[row.customer.number].row.method
        return own.isEmpty ? companies[CompanyID(UInt32(row.company))].parameters.defaultMethod : own
    }

    /// The name of a mandate that an item can be collected under; empty: none.
    fileprivate func mandate(_ name: Code, for item: ItemID) throws(Rejection) -> Code {
        if name.isEmpty { return .empty }
        let row = items[item]
        guard row.open > 0, row.currency == .eur else {
            throw Rejection(.fieldInvalid, field: "mandate", "only claims in EUR are collected under a mandate")
        }
        let key = SepaText.key(name.text)
        let named = directDebits.find(CompanyID(UInt32(row.company)), name.text).filter {
            customers[directDebits[$0].customer].invoiceAccount == row.customer
                && SepaText.key(directDebits[$0].number) == key
        }
        guard !named.isEmpty else { throw .noSuchReference("mandate", name, field: "mandate") }
        guard let active = named.last(where: { directDebits[$0].state == .active }) else {
            throw Rejection(
                .mandateNotActive, field: "mandate", "mandate \(name) is not active", [.init("mandate", name.text)])
        }
        return Code(directDebits[active].number) ?? name
    }
}
