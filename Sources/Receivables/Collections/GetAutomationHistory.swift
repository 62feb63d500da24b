/// What runs did for a customer, newest first; those of the last days that the parameter keeps (credit:AP-6).
///
/// A page goes on before the place of its last action among all of the customer, which never changes.
package struct GetAutomationHistory: Query {
    package let id: CompanyID
    package let customer: Code
    package let size: Int
    /// Place from 1; 0: from the newest.
    package let before: Int

    package init(id: CompanyID, customer: Code, size: Int, before: Int = 0) {
        self.id = id
        self.customer = customer
        self.size = size
        self.before = before
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var actions: [AutomationAction] = []
        /// Of the last action; 0: no more.
        package var next = 0
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
        let all = book.collections.actions(of: account)
        let days = Int(book.companies[id].parameters.collections.historyDays)
        let first = days == 0 ? .init(days: .min) : now.today.adding(days: 1 - days)
        var answer = Answer()
        var place = before == 0 ? all.count : min(before - 1, all.count)
        while place > 0, all[place - 1].date >= first {
            if answer.actions.count == size {
                answer.next = place + 1
                break
            }
            answer.actions.append(all[place - 1])
            place -= 1
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Book {
    /// Whom a step speaks to, as the books stand: contacts of the customer, its sales group, or its collectors.
    package func recipients(_ step: AutomationProcess.Step, of account: CustomerID) -> [String] {
        switch step.recipient {
        case .customer:
            let subject = customers.subject(customers.details[account.number].row.subject)
            let found = subject.recipients.map { $0.email.isEmpty ? $0.name : $0.email }
            return found.isEmpty && !subject.email.isEmpty ? [subject.email] : found
        case .salesGroup:
            let group = sales.traits(account).salesGroup
            return group.isEmpty ? [] : [group.text]
        case .agent:
            let company = customers[account].company
            return collections.agents(company).filter { agent in
                agent.seesAllPools || agent.pools.contains { collections.pool(company, $0)?.holds(account, self) ?? false }
            }.map(\.user.text)
        }
    }
}
