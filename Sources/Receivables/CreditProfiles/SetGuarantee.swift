/// Creates a guarantee or credit insurance of an invoice account, or replaces the one with its id (credit:CL-7).
///
/// To end one, give it a last day in the past. Rejections in order: CUSTOMER_NOT_FOUND, INVOICE_ACCOUNT_CHAIN,
/// AMOUNT_INVALID, DATE_RANGE_INVALID, TOO_MANY_ITEMS.
package struct SetGuarantee: Command {
    package let id: CompanyID
    package let customer: Code
    package let guarantee: Guarantee

    package init(id: CompanyID, customer: Code, guarantee: Guarantee) {
        (self.id, self.customer, self.guarantee) = (id, customer, guarantee)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Guarantee {
        let account = try book.limitAccount(id, customer)
        if guarantee.value.minor <= 0 {
            throw Rejection(.amountInvalid, field: "guarantee.value", "the value is \(guarantee.value)")
        }
        if guarantee.from > guarantee.to {
            throw Rejection(
                .dateRangeInvalid, field: "guarantee.effective_on", "\(guarantee.from) is after \(guarantee.to)",
                [.init("effective_on", guarantee.from), .init("expires_on", guarantee.to)])
        }
        let others = book.creditProfiles[account].guarantees.filter { $0.id != guarantee.id }
        if others.count >= Guarantee.perAccountMax {
            throw .tooMany(others.count + 1, max: Guarantee.perAccountMax, field: "guarantee")
        }
        draft.add(.credit(.guaranteeSet(account, guarantee)), book)
        return guarantee
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(id, customer) }
}

/// Guarantees of an account, by id.
package struct ListGuarantees: Query {
    package let id: CompanyID
    package let customer: Code

    package init(id: CompanyID, customer: Code) { (self.id, self.customer) = (id, customer) }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [Guarantee] {
        let found = try book.customer(id, customer, field: "customer_number")
        return book.creditProfiles[book.customers[found].invoiceAccount].guarantees
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.creditLastChange(id, customer) }
}

extension Book {
    /// The customer, refused when it owes through another.
    func limitAccount(_ company: CompanyID, _ number: Code) throws(Rejection) -> CustomerID {
        let account = try customer(company, number, field: "customer_number")
        guard customers[account].invoiceAccount == account else {
            throw .chain(number, "customer_number", "owes through another: its invoice account has the limit")
        }
        return account
    }
}
