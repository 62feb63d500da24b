/// Creates a customer credit group, or gives it another limit, last day and description.
///
/// Its currency stays: members' headroom was promised in it. Rejections in order: TO_DATE_REQUIRED, AMOUNT_NEGATIVE,
/// TOO_MANY_ITEMS, CURRENCY_MISMATCH.
package struct SetCreditGroup: Command {
    package let id: CompanyID
    package let code: Code
    package let description: String
    package let limit: Money
    package let expires: CalendarDate?

    package init(id: CompanyID, code: Code, description: String, limit: Money, expires: CalendarDate?) {
        (self.id, self.code, self.description, self.limit, self.expires) = (id, code, description, limit, expires)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CreditGroup {
        guard let expires else {
            throw Rejection(.toDateRequired, field: "credit_group.expires_on", "a credit group needs its last day")
        }
        if limit.minor < 0 { throw Rejection(.amountNegative, field: "credit_group.credit_limit", "is below 0") }
        let before = book.creditGroups.find(id, code)
        if before == nil, book.creditGroups.groups.count >= CreditGroup.groupsMax {
            throw .tooMany(CreditGroup.groupsMax + 1, max: CreditGroup.groupsMax, field: "credit_group")
        }
        if let before, before.limit.currency != limit.currency {
            throw .otherCurrency(limit.currency, expected: before.limit.currency, field: "credit_group.credit_limit")
        }
        let group = CreditGroup(
            id: before?.id ?? CreditGroupID(UInt32(book.creditGroups.groups.count) + 1), company: id, code: code,
            description: description, limit: limit, expires: expires)
        draft.add(.credit(.groupSet(group)), book)
        return group
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        max(book.companies[id].lastChange, book.creditGroups.find(id, code).map { book.creditGroups.lastChange(of: $0.id) } ?? 0)
    }
}
