/// Puts an invoice account of any company into a credit group; it takes over the group's last day (credit:CL-10).
///
/// Its checks and those of all members share the pool from the next one on (credit:AU-1).
///
/// Rejections in order: REFERENCE_UNKNOWN (group), CUSTOMER_NOT_FOUND, INVOICE_ACCOUNT_CHAIN, IN_ANOTHER_GROUP,
/// TOO_MANY_ITEMS.
package struct AddGroupMember: Command {
    /// Whose group it is.
    package let id: CompanyID
    package let group: Code
    /// Where the customer is.
    package let memberCompany: CompanyID
    package let customer: Code

    package init(id: CompanyID, group: Code, memberCompany: CompanyID, customer: Code) {
        (self.id, self.group, self.memberCompany, self.customer) = (id, group, memberCompany, customer)
    }

    package struct Answer: Equatable, Sendable {
        package let customer: CustomerID
        package let limitExpires: CalendarDate
        /// Companies where the same number is an invoice account in no group, by id: the proposal of CL-10.
        package let proposed: [CompanyID]
    }

    package static let proposedMax = 100

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let group = try book.creditGroup(id, group)
        let account = try book.customer(memberCompany, customer, field: "customer_number")
        let row = book.customers[account]
        guard row.invoiceAccount == account else {
            throw .chain(customer, "customer_number", "owes through another: its invoice account has the limit")
        }
        let before = book.creditGroups.group(of: account)
        if !before.isNone, before != group.id {
            let other = book.creditGroups.find(before)?.code ?? .empty
            throw Rejection(
                .inAnotherGroup, field: "customer_number", "customer \(customer) is in credit group \(other)",
                [.init("credit_group", other.text)])
        }
        if before.isNone {
            let count = book.creditGroups.members(of: group.id).count
            if count >= CreditGroup.membersMax { throw .tooMany(count + 1, max: CreditGroup.membersMax, field: "credit_group") }
            draft.add(.credit(.memberSet(account, group.id)), book)
        }
        let limit = CreditLimit(limit: Money(row.limit, row.limitCurrency), expires: group.expires)
        draft.add(.creditLimitSet(account, limit), book)
        return Answer(customer: account, limitExpires: group.expires, proposed: proposed(book))
    }

    private func proposed(_ book: borrowing Book) -> [CompanyID] {
        var found: [CompanyID] = []
        for number in 0..<UInt32(book.companies.count) where found.count < AddGroupMember.proposedMax {
            let other = CompanyID(number + 1)
            guard other != memberCompany, let same = book.customers.find(other, customer),
                book.customers[same].invoiceAccount == same, book.creditGroups.group(of: same).isNone
            else { continue }
            found.append(other)
        }
        return found
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        max(
            book.creditLastChange(memberCompany, customer), book.companies[id].lastChange,
            book.creditGroups.find(id, group).map { book.creditGroups.lastChange(of: $0.id) } ?? 0)
    }
}
