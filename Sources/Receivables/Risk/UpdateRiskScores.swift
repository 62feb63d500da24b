/// Scores accounts and puts them into their risk groups (credit:RS-3, RS-4).
///
/// A second run on a day with the same values changes nothing. At most `accountsPerCall` per call; the answer's `next`
/// goes into `after` until it is none. Rejections in order: CUSTOMER_NOT_FOUND, INVOICE_ACCOUNT_CHAIN.
package struct UpdateRiskScores: Command {
    package let id: CompanyID
    /// None: all invoice accounts that are not closed.
    package let customers: [Code]
    package let after: CustomerID

    package init(id: CompanyID, customers: [Code], after: CustomerID) {
        (self.id, self.customers, self.after) = (id, customers, after)
    }

    package static let accountsPerCall = 200
    /// Rows looked at per call: bounds the time of one.
    package static let rowsPerCall: UInt32 = 20_000
    /// Months that days sales outstanding looks at.
    package static let months = 12

    package struct Answer: Equatable, Sendable {
        package var scores: [Row] = []
        package var next = CustomerID.none
    }

    package struct Row: Equatable, Sendable {
        package var customer: CustomerID
        package var score: RiskScore
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var answer = Answer()
        let (accounts, next) = try accounts(book)
        let groups = book.riskScores.scoringGroups(of: id)
        for account in accounts {
            let parts = groups.map { group in
                let value = book.scoringValue(of: account, group, on: now.today)
                return RiskScore.Part(group: group.code, value: value, score: group.score(of: value))
            }
            let total = parts.reduce(Int64(0)) { $0 + $1.score }
            let found = book.riskScores.riskGroups(of: id).first { $0.from <= total && total <= $0.to }
            let score = RiskScore(date: now.today, parts: parts, total: total, riskGroup: found?.code ?? .empty)
            if book.riskScores.score(of: account) != score { draft.add(.credit(.scored(account, score)), book) }
            var traits = book.rules.traits(of: account)
            if traits.riskGroup != score.riskGroup {
                traits.riskGroup = score.riskGroup
                draft.add(.creditTraitsSet(account, traits), book)
            }
            answer.scores.append(Row(customer: account, score: score))
        }
        answer.next = next
        return answer
    }

    private func accounts(_ book: borrowing Book) throws(Rejection) -> ([CustomerID], CustomerID) {
        var found: [CustomerID] = []
        guard customers.isEmpty else {
            for (index, number) in customers.enumerated() {
                let account = try book.customer(id, number, field: "customers[\(index)]")
                guard book.customers[account].invoiceAccount == account else {
                    throw .chain(number, "customers[\(index)]", "owes through another: its invoice account is scored")
                }
                found.append(account)
            }
            return (found, .none)
        }
        let total = book.customers.rows.count
        var number = min(after.number, total)
        let end = min(total, number + min(UpdateRiskScores.rowsPerCall, total))
        while number < end, found.count < UpdateRiskScores.accountsPerCall {
            number += 1
            let row = book.customers[CustomerID(number)]
            if row.company == id, row.invoiceAccount == CustomerID(number), !row.flags.contains(.closed) {
                found.append(CustomerID(number))
            }
        }
        return (found, number < total ? CustomerID(number) : .none)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Book {
    /// What scoring knows of an account: a value that was given, else what is measured; empty: nothing.
    func scoringValue(of account: CustomerID, _ group: ScoringGroup, on today: CalendarDate) -> Code {
        let profile = creditProfiles[account]
        if let given = profile.scoringValues.first(where: { $0.group == group.code }) { return given.value }
        switch group.type {
        case .userDefined, .averageBalance: return .empty
        case .averagePaymentDays:
            return CustomerStatistics(of: account, months: [], self, on: today).averagePaymentDays.flatMap {
                Code($0.description)
            } ?? .empty
        case .daysSalesOutstanding:
            let statistics = CustomerStatistics(of: account, months: [UpdateRiskScores.months], self, on: today)
            return statistics.windows.first?.figure.value.flatMap { Code($0.description) } ?? .empty
        case .customerSince: return profile.customerSince.map { Book.fullYears(since: $0, to: today) } ?? .empty
        case .inBusinessSince: return profile.businessStarted.map { Book.fullYears(since: $0, to: today) } ?? .empty
        case .creditManagementGroup: return rules.traits(of: account).group
        case .accountStatus: return rules.traits(of: account).accountStatus
        case .country: return Code(customers.subject(customers.details[account.number].row.subject).country) ?? .empty
        }
    }

    private static func fullYears(since start: CalendarDate, to today: CalendarDate) -> Code {
        let (from, to) = (start.parts, today.parts)
        let isShort = (to.month, to.day) < (from.month, from.day)
        return Code(String(max(0, to.year - from.year - (isShort ? 1 : 0)))) ?? .empty
    }
}
