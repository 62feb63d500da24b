/// What a check would decide and why: every limit test, and every rule that concerns the customer (F15, F28).
package struct ExplainCredit: Query {
    package let check: CheckCredit

    package init(check: CheckCredit) { self.check = check }

    package struct Answer: Equatable, Sendable {
        package var decision: CreditDecision
        package var tests: [Test] = []
        /// Empty: rules are not run for this request.
        package var rules: [RuleFinding] = []
        package var creditGroup = Code.empty
    }

    package struct Test: Equatable, Sendable {
        package var bound: TestBound
        package var isTested: Bool
        package var figures: CreditTestFigures
        /// Request currency, rounded down.
        package var available: Money
        /// Nil with a limit of 0.
        package var usedPercent: Decimal?
        package var hasFailed: Bool
        package var source: LimitSource
    }

    package var company: CompanyID? { check.companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer(decision: try check.answer(book, at: now))
        guard let customer = book.customers.find(check.companyID, check.customer) else { return answer }
        let test = CreditTest(
            customer: customer, amount: check.amount, checkpoint: check.checkpoint, allowPartial: check.allowPartial,
            wish: book.wish(check.wish, at: check.checkpoint, of: check.companyID))
        let account = book.customers[customer].invoiceAccount
        answer.creditGroup = book.creditGroups.find(book.creditGroups.group(of: account))?.code ?? .empty
        guard let standings = try test.standings(book, at: now, pending: []) else { return answer }
        let isTested: Bool
        switch test.outcome(standings, book) {
        case .notTested: isTested = false
        case .within, .over: isTested = true
        }
        answer.tests.append(
            made(.customer, standings.individual, isTested && standings.testsIndividual, standings.source))
        if let group = standings.group { answer.tests.append(made(.group, group, isTested, standings.groupSource)) }
        if let row = standings.currency { answer.tests.append(made(.currency, row, isTested, .currency)) }
        if test.runsRules(book) { answer.rules = test.ruleRun(standings, book, at: now).explain(book) }
        return answer
    }

    private func made(
        _ bound: TestBound, _ standing: CreditStanding, _ isTested: Bool, _ source: LimitSource
    ) -> Test {
        Test(
            bound: bound, isTested: isTested, figures: CreditTestFigures(standing),
            available: Money(standing.available(adding: 0), check.amount.currency), usedPercent: standing.usedPercent,
            hasFailed: isTested && standing.isOver, source: source)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { check.lastChange(book) }
}

/// What a rule came to for a request.
package struct RuleFinding: Equatable, Sendable {
    package var rule: BlockingRule
    /// What was measured, as text in the measure of the rule.
    package var actual: String
    package var outcome: RuleOutcome
}

package enum RuleOutcome: UInt8, Sendable, BitwiseCopyable {
    case tripped = 1
    case notTripped = 2
    /// Not looked at: a narrower rule of its type decided.
    case shielded = 3
    /// A true exclusion.
    case excludes = 4
    case notTrue = 5
    /// A true exclusion with release_order.
    case releases = 6
    /// Not looked at: another one released the order.
    case released = 7
    case rateMissing = 8
}
