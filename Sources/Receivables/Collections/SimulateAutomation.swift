/// What a run would do now for one customer or a page; changes nothing (credit:AP-6).
package struct SimulateAutomation: Query {
    package let id: CompanyID
    package let customer: Code
    package let after: CustomerID
    package let size: Int

    package init(id: CompanyID, customer: Code, after: CustomerID, size: Int) {
        self.id = id
        self.customer = customer
        self.after = after
        self.size = size
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var actions: [AutomationAction] = []
        package var next = CustomerID.none
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer()
        if !customer.isEmpty {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            if let action = plan(account, book, at: now) { answer.actions.append(action) }
            return answer
        }
        var number = after.number
        let end = min(book.customers.rows.count, number + ListCustomers.rowsMax)
        while number < end, answer.actions.count < size {
            number += 1
            let account = CustomerID(number)
            guard book.customers[account].company == id, !book.customers[account].firstOpen.isNone else { continue }
            if let action = plan(account, book, at: now) { answer.actions.append(action) }
        }
        if number < book.customers.rows.count { answer.next = CustomerID(number) }
        return answer
    }

    private func plan(_ account: CustomerID, _ book: borrowing Book, at now: Moment) -> AutomationAction? {
        guard !book.collections.wasRun(account, on: now.today, company: id), let process = book.process(of: account) else { return nil }
        let plan = AutomationPlan(account: account, process: process, today: now.today)
        guard var action = plan.action(book) else { return nil }
        if action.action == .letter, let made = try? plan.letters.run(id).letters(of: account, book).letters.first {
            (action.document, action.letterCode) = (.letter, made.code)
        }
        return action
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty }
}
