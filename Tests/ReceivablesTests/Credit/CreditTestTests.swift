import Receivables
import Testing

/// The limit test: credit sections 2 and 3, and the flow of 4.3.
@Suite struct CreditTestTests {
    private let trade = Trade.ready()

    private func check(
        _ minor: Int64, _ customer: Code = "C-1", _ currency: Currency = .eur,
        at checkpoint: Checkpoint = .posCheck, partial: Bool = false
    ) throws -> CreditDecision {
        try trade.ask(
            CheckCredit(
                company: Trade.company, customer: customer, amount: Money(minor, currency), checkpoint: checkpoint,
                allowPartial: partial))
    }

    private func reasons(_ decision: CreditDecision) -> [CreditReason] {
        (0..<decision.reasons.count).map { decision.reasons[$0] }
    }

    @Test func equalIsAllowedAndOneUnitMoreIsNot() throws {
        try trade.invoice(.eur(40_000))
        let equal = try check(60_000)
        #expect(equal.decision == .approve)
        #expect(equal.exposure == .eur(40_000))
        #expect(equal.limit == .eur(100_000))
        #expect(equal.availableBefore == .eur(60_000))
        #expect(equal.availableAfter == .eur(0))
        let more = try check(60_001)
        #expect(more.decision == .decline)
        #expect(reasons(more) == [.overLimit])
        #expect(more.primaryReason == .overLimit)
        #expect(more.approved == .eur(0))
        #expect(more.exposureWithRequest == .eur(100_001))
        #expect(more.availableAfter == .eur(60_000))
    }

    @Test func EX5_whatIsNotDueCountsInFullAndNothingChangesWhenItFallsDue() throws {
        try trade.invoice(.eur(40_000), due: trade.today.adding(days: 90))
        try trade.invoice(.eur(20_000), due: trade.today)
        for days in [0, 1, 90, 1] {
            trade.today = trade.today.adding(days: days)
            let answer = try check(40_000)
            #expect(answer.decision == .approve && answer.exposure == .eur(60_000))
            #expect(reasons(try check(40_001)) == [.overLimit])
        }
    }

    @Test func CL4_zeroMeansNoCredit() throws {
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(0))
        let decision = try check(1, "C-3")
        #expect(decision.decision == .decline)
        #expect(reasons(decision) == [.noCredit])
        // Not one of the codes 10 to 12, so nothing is approved in part.
        #expect(try check(1, "C-3", partial: true).decision == .decline)
        // EX-2: a credit balance is money that can be spent.
        try trade.payment(.eur(100), "C-3")
        #expect(try check(100, "C-3").decision == .approve)
        #expect(try check(101, "C-3", partial: true).decision == .decline)
    }

    @Test func AU3_partialApprovalOf1000For1200() throws {
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(500_000))
        try trade.invoice(.eur(400_000), "C-3")
        let partial = try check(120_000, "C-3", partial: true)
        #expect(partial.decision == .approvePartial)
        #expect(partial.approved == .eur(100_000))
        #expect(partial.availableAfter == .eur(0))
        #expect(reasons(partial) == [.overLimit])
        #expect(try check(120_000, "C-3").decision == .decline)
        try trade.invoice(.eur(100_000), "C-3")
        #expect(try check(1, "C-3", partial: true).decision == .decline)
    }

    @Test func CL11_requestJoinsTheSubtotalOfItsCurrency() throws {
        trade.setDollar(90, scale: 2, from: day(2026, 1, 1))
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(1_000_000))
        try trade.invoice(.eur(300_000), "C-3")
        try trade.invoice(.usd(200_000), "C-3")
        // 3,000 + 0.9 x 2,000 = 4,800; 0.9 x 7,777.77 = 6,999.993; 0.9 x 7,777.79 = 7,000.011.
        let passes = try check(577_777, "C-3", .usd)
        #expect(passes.decision == .approve)
        #expect(passes.exposure == .eur(480_000))
        #expect(passes.exposureWithRequest == .eur(999_999))
        // 5,200 / 0.9 = 5,777.77…, rounded down.
        #expect(passes.availableBefore == .usd(577_777))
        #expect(try check(577_779, "C-3", .usd).decision == .decline)
    }

    @Test func CL11_missingRateDeclinesAndNeverGuesses() throws {
        let decision = try check(1_000, "C-1", .usd)
        #expect(reasons(decision) == [.noExchangeRate])
        #expect(decision.exposure == nil)
        trade.setDollar(90, scale: 2, from: day(2026, 3, 3))
        #expect(try check(1_000, "C-1", .usd).decision == .decline)
        trade.today = day(2026, 3, 3)
        #expect(try check(1_000, "C-1", .usd).decision == .approve)
    }

    @Test func EX3_aPartialApprovalAlwaysFits() throws {
        var random = SplitMix64(seed: 3)
        for round in 0..<400 {
            let trade = Trade.ready { $0.maxPennyRounding = 1_000 }
            let limit = Int64(1 + random.below(5_000))
            trade.addCustomer(Trade.c1, "C-1", limit: .eur(limit))
            trade.setDollar(Int64(1 + random.below(40_000)), scale: 4, from: day(2026, 1, 1))
            if round % 2 == 0 { try trade.payment(.usd(Int64(1 + random.below(300)))) }
            if round % 3 == 0 { try trade.invoice(.usd(Int64(1 + random.below(300)))) }
            let answer = try trade.run(
                Authorize(
                    company: Trade.company, customer: "C-1", amount: .usd(1_000_000_000), allowPartial: true))
            guard answer.decision.decision == .approvePartial else { continue }
            let position = try trade.ask(GetCreditPosition(company: Trade.company, customer: "C-1"))
            #expect((position.exposure?.minor ?? .max) <= limit, "round \(round)")
        }
    }

    @Test func CL9_expiredLimitCountsUnlessTheParameterSaysZero() throws {
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(100_000), expires: day(2026, 3, 2))
        #expect(try check(1).decision == .approve)
        trade.today = day(2026, 3, 3)
        #expect(try check(1).decision == .approve)
        trade.setParameters { $0.expiredLimitIsZero = true }
        #expect(reasons(try check(1)) == [.noCredit])
        trade.today = day(2026, 3, 2)
        #expect(try check(1).decision == .approve)
    }

    @Test func CL1_CL2_excludedAndUnlimitedAreNotTested() throws {
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(100), flags: .excluded)
        trade.addCustomer(CustomerID(4), "C-4", limit: .eur(0), flags: .unlimitedCredit)
        let excluded = try check(5_000, "C-3")
        #expect(excluded.decision == .approve && reasons(excluded) == [.infoExcludedCustomer])
        let unlimited = try check(900_000_000, "C-4")
        #expect(unlimited.decision == .approve && reasons(unlimited) == [.infoUnlimited])
        #expect(unlimited.limit == nil && unlimited.availableBefore == nil)
        #expect(unlimited.primaryReason == nil)
    }

    @Test func CL13_typeNoneTestsOnlyMandatoryLimits() throws {
        trade.setParameters { $0.creditLimitType = .none }
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(100_000), flags: .mandatoryLimit)
        try trade.invoice(.eur(90_000), "C-3")
        #expect(reasons(try check(500_000)) == [.infoLimitNotChecked])
        #expect(try check(500_000).decision == .approve)
        #expect(reasons(try check(10_001, "C-3")) == [.overLimit])
        #expect(try check(10_000, "C-3").decision == .approve)
    }

    @Test func EX_parametersChooseTheComponents() throws {
        try trade.invoice(.eur(90_000))
        try trade.payment(.eur(20_000))
        try trade.run(
            PostCreditNote(company: Trade.company, document: Trade.document(.eur(10_000))))
        #expect(try check(1).exposure == .eur(60_000))
        trade.setParameters { $0.excludeUnappliedPayments = true }
        #expect(try check(1).exposure == .eur(80_000))
        trade.setParameters { $0.excludeCreditNotes = true }
        #expect(try check(1).exposure == .eur(90_000))
        #expect(try check(10_000).decision == .approve)
        #expect(try check(10_001).decision == .decline)
    }

    @Test func hardStopsComeFirstAndAlone() throws {
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(0), hold: .all)
        trade.addCustomer(CustomerID(4), "C-4", limit: .eur(100), hold: .invoice)
        trade.addCustomer(CustomerID(5), "C-5", limit: .eur(0), flags: [.closed, .excluded])
        trade.addCustomer(CustomerID(6), "C-6", limit: .eur(0), flags: .noPurchaseOnAccount)
        trade.addCustomer(CustomerID(7), "C-7", limit: .eur(9), owes: CustomerID(3), flags: .closed)
        #expect(reasons(try check(1, "C-3")) == [.customerOnHold])
        #expect(try check(1, "C-4").decision == .approve)
        #expect(reasons(try check(1, "C-4", at: .invoice)) == [.customerOnHold])
        #expect(reasons(try check(1, "C-5")) == [.customerClosed])
        #expect(reasons(try check(1, "C-6")) == [.onAccountNotAllowed])
        #expect(reasons(try check(1, "NOBODY")) == [.customerNotFound])
        // Both the customer and its invoice account are looked at.
        let both = try check(1, "C-7")
        #expect(reasons(both) == [.customerClosed, .customerOnHold])
        #expect(both.primaryReason == .multiple)
    }

    @Test func AU2_actionOfTheCheckpointDecides() throws {
        try trade.invoice(.eur(80_000))
        let warned = try check(30_000, at: .freeTextInvoice)
        #expect(warned.decision == .approve && reasons(warned) == [.infoWarnOverLimit])
        #expect(warned.availableAfter == .eur(-10_000))
        let off = try check(30_000, at: .orderConfirm)
        #expect(off.decision == .approve && off.reasons.isEmpty)
        trade.setParameters { $0.overLimitFreeTextInvoice = .decline }
        #expect(reasons(try check(30_000, at: .freeTextInvoice)) == [.overLimit])
    }

    @Test func theInvoiceAccountOwes() throws {
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(9_999_900), owes: Trade.c1)
        try trade.invoice(.eur(40_000), "C-3")
        #expect(try check(60_000, "C-3").decision == .approve)
        #expect(reasons(try check(60_001, "C-3")) == [.overLimit])
        #expect(try check(1, "C-1").exposure == .eur(40_000))
    }

    @Test(arguments: [0, -500] as [Int64])
    func amountsMustBeAboveZero(_ minor: Int64) {
        let known = #expect(throws: Rejection.self) { try self.check(minor) }
        #expect(known?.reason == .amountInvalid && known?.field == "amount")
        // Validation comes before hard stops.
        let unknown = #expect(throws: Rejection.self) { try self.check(minor, "NOBODY") }
        #expect(unknown?.reason == .amountInvalid)
    }
}
