import Receivables
import Schema
import SwiftProtobuf

extension ExplainCredit {
    package init(_ message: Reskontra_V1_ExplainCreditRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let amount = border.money(message.amount, message.hasAmount, "amount")
        let checkpoint = border.choice(message.checkpoint.rawValue, "checkpoint", fallback: Checkpoint.posCheck)
        let wish = border.wish(message.termsOfPayment, message.cashDiscount, message.excludeOrder)
        try border.check()
        self.init(
            check: CheckCredit(
                company: company, customer: customer, amount: amount ?? .zero(.eur), checkpoint: checkpoint ?? .posCheck,
                allowPartial: message.allowPartial, wish: wish))
    }
}

extension Reskontra_V1_LimitTest {
    fileprivate init(_ test: ExplainCredit.Test) {
        self.init()
        bound = .init(rawValue: Int(test.bound.rawValue)) ?? .unspecified
        tested = test.isTested
        limit = .init(test.figures.limit)
        exposure = .init(test.figures.exposure)
        exposureWithRequest = .init(test.figures.exposureWithRequest)
        available = .init(test.available)
        if let percent = test.usedPercent { usedPercent = .init(percent) }
        failed = test.hasFailed
        source = .init(rawValue: Int(test.source.rawValue)) ?? .unspecified
    }
}

extension Reskontra_V1_ExplainCreditResponse {
    package init(_ answer: ExplainCredit.Answer, _ book: borrowing Book) {
        self.init()
        decision = .init(answer.decision)
        tests = answer.tests.map { .init($0) }
        for finding in answer.rules {
            var made = Reskontra_V1_RuleFinding()
            made.rule = .init(finding.rule, book)
            made.actual = finding.actual
            made.outcome = .init(rawValue: Int(finding.outcome.rawValue)) ?? .unspecified
            rules.append(made)
        }
        creditGroup = answer.creditGroup.text
    }
}
