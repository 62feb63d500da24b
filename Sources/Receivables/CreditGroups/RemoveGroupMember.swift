/// Takes an account out of its credit group; from the next check on it is alone. Its last day stays.
///
/// Rejections in order: REFERENCE_UNKNOWN (group), CUSTOMER_NOT_FOUND, NOT_FOUND (no member).
package struct RemoveGroupMember: Command {
    package let id: CompanyID
    package let group: Code
    package let memberCompany: CompanyID
    package let customer: Code

    package init(id: CompanyID, group: Code, memberCompany: CompanyID, customer: Code) {
        (self.id, self.group, self.memberCompany, self.customer) = (id, group, memberCompany, customer)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CustomerID {
        let group = try book.creditGroup(id, group)
        let account = try book.customer(memberCompany, customer, field: "customer_number")
        guard book.creditGroups.group(of: account) == group.id else {
            throw Rejection(
                .notFound, field: "customer_number", "customer \(customer) is not in credit group \(group.code)",
                [.init("customer", customer.text)])
        }
        draft.add(.credit(.memberSet(account, .none)), book)
        return account
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        max(book.creditLastChange(memberCompany, customer), book.companies[id].lastChange)
    }
}
