import Receivables
import Testing

/// Holds, checkpoints and offline sales: credit sections 4.3, 4.4 and 6.
@Suite struct CreditHoldTests {
    private let trade: Trade

    init() throws {
        trade = Trade.ready()
        for (code, kind) in [("REL", CreditReasonKind.release), ("HLD", .hold)] as [(Code, CreditReasonKind)] {
            _ = try trade.run(
                SetCreditReason(id: Trade.company, row: CreditReasonRow(code: code, kind: kind, description: "")))
        }
        var rule = BlockingRule(id: "W", type: .accountStatus, isExclusion: false, scope: .all, measure: .code)
        rule.text = "WATCH"
        _ = try trade.run(SetBlockingRule(id: Trade.company, rule: rule, customer: .empty))
        try status("WATCH")
    }

    private func status(_ code: Code) throws {
        _ = try trade.run(
            SetCreditTraits(
                id: Trade.company, customer: "C-1", group: nil, riskGroup: nil, accountStatus: code, cashDiscount: nil))
    }

    private func authorize(_ minor: Int64, _ order: Code = .empty, _ checkpoint: Checkpoint = .posCheck) throws
        -> Authorize.Answer
    {
        try trade.run(
            Authorize(
                company: Trade.company, customer: "C-1", amount: .eur(minor), checkpoint: checkpoint, orderRef: order,
                ttlSeconds: 600))
    }

    private func state(_ id: AuthorizationID) throws -> AuthorizationAnswer {
        try trade.ask(GetAuthorization(company: Trade.company, authorization: id))
    }

    private func release(_ hold: CreditHoldID, _ reason: Code = "REL", _ mode: ReleaseMode = .withoutPosting) -> ReleaseHold {
        ReleaseHold(id: Trade.company, hold: hold, mode: mode, reason: reason, reviewDate: nil)
    }

    private func exposure() throws -> Money? {
        try trade.ask(GetCreditPosition(company: Trade.company, customer: "C-1")).exposure
    }

    @Test func HO8_aReleasedReferralIsLiveFromThenOnEvenAboveTheLimit() throws {
        let sale = try authorize(150_000, "O-1", .orderConfirm)
        #expect(sale.decision.decision == .refer && !sale.authorization.isNone && !sale.hold.isNone)
        #expect(try state(sale.authorization).state == .pendingReview)
        #expect(try exposure() == .eur(0))
        #expect(trade.refused(release(sale.hold, .empty)) == "reasonRequired release_reason")
        #expect(trade.refused(release(sale.hold, "HLD")) == "reasonTypeMismatch release_reason")
        #expect(trade.refused(release(sale.hold, "NO")) == "referenceUnknown release_reason")
        trade.pass(seconds: 3_600)
        #expect(try trade.run(release(sale.hold)).isOverridden)
        let live = try state(sale.authorization)
        #expect(live.state == .authorized && live.remaining == .eur(150_000) && live.marks.contains(.overridden))
        #expect(try exposure() == .eur(150_000))
        trade.pass(seconds: 600)
        #expect(try state(sale.authorization).state == .expired)
        #expect(try exposure() == .eur(0))
        _ = try trade.run(ExpireAuthorizations())
        #expect(trade.refused(release(sale.hold)) == "holdNotOpen hold_id")
        #expect(trade.book.verify() == [])
    }

    @Test func HO3_rejectingDeclinesTheReferral() throws {
        let sale = try authorize(100)
        #expect(
            trade.refused(Increment(company: Trade.company, authorization: sale.authorization, amount: .eur(1)))
                == "authorizationInReview authorization_id")
        _ = try trade.run(RejectHold(id: Trade.company, hold: sale.hold, reason: .empty))
        #expect(try state(sale.authorization).state == .declined)
        #expect(trade.refused(release(sale.hold)) == "holdNotOpen hold_id")
        #expect(trade.book.verify() == [])
    }

    @Test func HO1_oneOpenHoldPerDocumentAndCheckpoint() throws {
        let (one, two) = (try authorize(100, "O-1"), try authorize(200, "O-1"))
        #expect(one.hold == two.hold)
        #expect(try authorize(300, "O-1", .orderConfirm).hold != one.hold)
        // Without an order the authorization is the document.
        #expect(try authorize(100).hold != (try authorize(100).hold))
        _ = try trade.run(release(one.hold))
        #expect(try state(one.authorization).state == .authorized)
        #expect(try state(two.authorization).state == .authorized)
        #expect(try exposure() == .eur(300))
        #expect(trade.book.verify() == [])
    }

    @Test func AU9_aTillMayWithdrawWhatWaits() throws {
        let sale = try authorize(100)
        _ = try trade.run(VoidAuthorization(company: Trade.company, authorization: sale.authorization))
        #expect(try state(sale.authorization).state == .voided)
        #expect(try trade.ask(GetHold(id: Trade.company, hold: sale.hold)).hold.state == .canceled)
        #expect(trade.book.verify() == [])
    }

    @Test func HO4_evaluationClearsReasonsAndReleasesByParameter() throws {
        let sale = try authorize(100, "O-1")
        let evaluate = EvaluateHolds(id: Trade.company, customer: .empty, holds: [], after: .none)
        #expect(try trade.run(evaluate).holds.first?.hold.isReady == false)
        try status("GOOD")
        trade.setParameters {
            $0.holds.autoRelease = .withPosting
            $0.holds.defaultReleaseReason = "REL"
        }
        let forced = try trade.run(
            ForceHold(id: Trade.company, customer: "C-1", order: "O-2", reason: "HLD", checkpoint: .orderConfirm))
        let answers = try trade.run(evaluate).holds
        #expect(answers.map(\.hold.state) == [.releasedWithPosting, .open])
        #expect(answers.map(\.hold.isReady) == [true, true])
        #expect(answers[0].hold.reasons == [HoldReason(code: .accountStatus, isValid: false)])
        #expect(try state(sale.authorization).state == .authorized)
        // A hold by hand goes into no workflow, but is released by hand.
        #expect(trade.refused(SubmitHold(id: Trade.company, hold: forced[0].hold.id)) == "forcedNotAllowedInWorkflow hold_id")
        _ = try trade.run(release(forced[0].hold.id))
        #expect(trade.book.verify() == [])
    }

    @Test func HO6_releaseNeedsApprovalWhenTheParameterSaysSo() throws {
        trade.setParameters { $0.holds.workflow = .enables }
        let hold = try authorize(100).hold
        #expect(trade.refused(release(hold)) == "approvalRequired hold_id")
        func decide(_ decision: DecideHold.Decision) -> DecideHold {
            DecideHold(id: Trade.company, hold: hold, decision: decision, reason: .empty, mode: .withoutPosting)
        }
        #expect(trade.refused(decide(.approve)) == "stateNotAllowed hold_id")
        _ = try trade.run(SubmitHold(id: Trade.company, hold: hold))
        _ = try trade.run(decide(.reject))
        _ = try trade.run(SubmitHold(id: Trade.company, hold: hold))
        trade.setParameters { $0.holds.workflow = .releases }
        // A release that fails leaves the hold as it is.
        #expect(trade.refused(decide(.approve)) == "reasonRequired release_reason")
        trade.setParameters { $0.holds.defaultReleaseReason = "REL" }
        #expect(try trade.run(decide(.approve)).hold.state == .releasedWithoutPosting)
        #expect(trade.book.verify() == [])
    }

    // MARK: Checkpoints

    private func run(_ checkpoint: Checkpoint, _ minor: Int64 = 100, _ order: Code = "O-1") throws -> RunCheckpoint.Answer {
        try trade.run(
            RunCheckpoint(
                id: Trade.company, order: order, customer: "C-1", amount: .eur(minor), checkpoint: checkpoint,
                proForma: false, wish: RuleWish()))
    }

    private func row(_ checkpoint: Checkpoint, _ graceDays: UInt32, posting: Bool = true) -> CheckpointRow {
        CheckpointRow(checkpoint: checkpoint, posting: posting, proForma: false, graceDays: graceDays)
    }

    @Test func CP2_noCheckWithinTheGraceDaysOfTheLastOne() throws {
        try status("GOOD")
        _ = try trade.run(SetCheckpoints(id: Trade.company, rows: [row(.orderConfirm, 2), row(.invoice, 1)]))
        #expect(try run(.orderConfirm).rulesRun)
        try status("WATCH")
        trade.today = trade.today.adding(days: 2)
        let skipped = try run(.invoice)
        #expect(!skipped.rulesRun && skipped.decision.decision == .approve)
        #expect(skipped.decision.reasons[0] == .infoGraceDays)
        // Not marked: no rules, whenever.
        #expect(try !run(.picking).rulesRun)
        trade.today = trade.today.adding(days: 1)
        let checked = try run(.invoice)
        #expect(checked.rulesRun && checked.decision.decision == .refer && !checked.hold.isNone)
        // On hold there is no grace.
        #expect(try run(.invoice).decision.decision == .refer)
        #expect(trade.book.verify() == [])
    }

    @Test func CP1_noRulesAtAStepThatIsNotMarked() throws {
        _ = try trade.run(SetCheckpoints(id: Trade.company, rows: [row(.orderConfirm, 0), row(.invoice, 0, posting: false)]))
        for (checkpoint, decision) in [
            (Checkpoint.posCheck, Decision.refer), (.orderConfirm, .refer), (.picking, .approve), (.invoice, .approve),
        ] {
            let check = CheckCredit(company: Trade.company, customer: "C-1", amount: .eur(100), checkpoint: checkpoint)
            #expect(try trade.ask(check).decision == decision)
            let explained = try trade.ask(ExplainCredit(check: check))
            #expect(explained.decision.decision == decision && explained.rules.isEmpty == (decision == .approve))
            #expect(try authorize(100, .empty, checkpoint).decision.decision == decision)
        }
        // The limit is tested all the same.
        trade.setParameters { $0.overLimitOther = .refer }
        let sale = try authorize(150_000, "O-7", .picking)
        #expect(sale.decision.decision == .refer && sale.decision.reasons[0] == .overLimit)
        let evaluated = try trade.run(EvaluateHolds(id: Trade.company, customer: .empty, holds: [sale.hold], after: .none))
        #expect(evaluated.holds[0].hold.reasons == [HoldReason(code: .overLimit, isValid: true)])
    }

    @Test func anUnknownCustomerIsAnAnswerAtACheckpoint() throws {
        let answer = try trade.run(
            RunCheckpoint(
                id: Trade.company, order: "O-1", customer: "NOBODY", amount: .eur(1), checkpoint: .orderConfirm,
                proForma: false, wish: RuleWish()))
        #expect(answer.decision.decision == .decline && answer.decision.primaryReason == .customerNotFound)
        #expect(!answer.rulesRun && answer.hold.isNone)
    }

    @Test func AU6_anIncrementIsCheckedAsItsAuthorizationWas() throws {
        func add(_ id: AuthorizationID, _ minor: Int64) throws -> CreditDecision {
            try trade.run(Increment(company: Trade.company, authorization: id, amount: .eur(minor))).decision
        }
        // The order is excluded: no rules, but the limit of the till.
        var wish = RuleWish()
        wish.excludesOrder = true
        let excluded = try trade.run(Authorize(company: Trade.company, customer: "C-1", amount: .eur(40_000), wish: wish))
        let raised = try add(excluded.authorization, 60_000)
        #expect(raised.decision == .approve && raised.reasons[0] == .infoExcludedOrder)
        #expect(try add(excluded.authorization, 1).decision == .decline)
        // At a step of an order the limit does not stop.
        try status("GOOD")
        let order = try authorize(1, .empty, .orderConfirm)
        #expect(try add(order.authorization, 5).decision == .approve)
        // Terms of the request count for the increment, too.
        wish = RuleWish()
        wish.terms = "N60"
        let other = try trade.run(
            Authorize(company: Trade.company, customer: "C-2", amount: .eur(1), checkpoint: .orderConfirm, wish: wish))
        var rule = BlockingRule(id: "T", type: .termsOfPayment, isExclusion: false, scope: .all, measure: .code)
        rule.text = "N60"
        _ = try trade.run(SetBlockingRule(id: Trade.company, rule: rule, customer: .empty))
        #expect(try add(order.authorization, 5).decision == .approve)
        #expect(try add(other.authorization, 5).reasons[0] == .termsOfPayment)
        #expect(trade.book.verify() == [])
    }

    @Test func AU2_theTillMayReferWhatIsOverTheLimit() throws {
        try status("GOOD")
        _ = try trade.run(
            SetParameters(
                id: Trade.company,
                parameters: {
                    var parameters = trade.book.companies[Trade.company].parameters
                    parameters.overLimitPOSCheck = .refer
                    return parameters
                }()))
        #expect(try authorize(100_000).decision.decision == .approve)
        let sale = try authorize(1)
        #expect(sale.decision.decision == .refer && sale.decision.reasons[0] == .overLimit)
        #expect(try exposure() == .eur(100_000))
        #expect(try trade.run(release(sale.hold)).isOverridden)
        #expect(try exposure() == .eur(100_001))
        #expect(trade.book.verify() == [])
    }

    @Test func CP1_graceDaysForAllMarkedOrNone() throws {
        func refused(_ rows: CheckpointRow...) -> String { trade.refused(SetCheckpoints(id: Trade.company, rows: rows)) }
        #expect(refused(row(.orderConfirm, 2), row(.invoice, 0)) == "graceDaysIncomplete checkpoints")
        #expect(refused(row(.orderConfirm, 2), row(.invoice, 0, posting: false)) == "accepted")
        #expect(refused(row(.orderConfirm, 2, posting: false)) == "graceDaysNotAllowed checkpoints[0].grace_days")
        #expect(refused(row(.posCheck, 2)) == "graceDaysNotAllowed checkpoints[0].grace_days")
        #expect(refused(row(.picking, 0), row(.picking, 0)) == "duplicateKey checkpoints[1]")
    }

    @Test func CP4_aReleasedOrderIsCheckedAgainOnlyAboveItsReleasedValue() throws {
        func change(_ minor: Int64) throws -> Bool {
            let command = ChangeOrderValue(company: Trade.company, number: "O-1", amount: .eur(minor))
            return try trade.preview(command).decision != nil
        }
        let sale = try authorize(100_000, "O-1", .orderConfirm)
        _ = try trade.run(release(sale.hold))
        #expect(try [9_000, 100_000, 100_001].map { try change($0) } == [false, false, true])
        trade.setParameters { $0.holds.allowsEditAfterRelease = true }
        #expect(try !change(100_001))
        // CP-5 takes its place: up to 10 % within 5 days.
        trade.setParameters {
            $0.holds.deviation = 100_000
            $0.holds.validDays = 5
        }
        #expect(try [110_000, 110_001].map { try change($0) } == [false, true])
        trade.today = trade.today.adding(days: 6)
        #expect(try change(1))
    }

    @Test func EX7_aCheckpointDoesNotCountItsOwnSaleTwice() throws {
        try status("GOOD")
        trade.setParameters { $0.overLimitOther = .decline }
        _ = try trade.run(
            ConfirmOrder(company: Trade.company, number: "O-1", customer: "C-1", amount: .eur(70_000)))
        _ = try authorize(30_000, "O-2")
        #expect(try run(.packingSlip, 70_000).decision.decision == .approve)
        #expect(try run(.packingSlip, 70_001).decision.decision == .decline)
        #expect(try run(.orderConfirm, 30_000, "O-2").decision.decision == .approve)
        #expect(try run(.orderConfirm, 1, "O-3").decision.decision == .decline)
    }

    @Test func HO1_aHeldOrderIsLeftOutUntilItIsReleased() throws {
        _ = try trade.run(
            ConfirmOrder(company: Trade.company, number: "O-1", customer: "C-1", amount: .eur(500)))
        #expect(try exposure() == .eur(500))
        let hold = try run(.packingSlip, 500).hold
        #expect(try exposure() == .eur(0))
        // With posting the held step is run: here the delivery.
        _ = try trade.run(release(hold, "REL", .withPosting))
        #expect(try exposure() == .eur(500))
        #expect(try trade.ask(GetOrder(company: Trade.company, number: "O-1")).delivered == 500)
        #expect(trade.book.verify() == [])
    }

    @Test func AU11_anOfflineSaleIsRecordedWhateverItIs() throws {
        try status("GOOD")
        func advise(_ minor: Int64) -> AdviseOffline {
            AdviseOffline(
                id: Trade.company, customer: "C-1", amount: .eur(minor), orderRef: .empty, store: .empty, terminal: "T1")
        }
        let within = try trade.run(advise(60_000))
        #expect(!within.isForced)
        let over = try trade.run(advise(60_000))
        #expect(over.isForced)
        #expect(try exposure() == .eur(120_000))
        // Without end: only a capture or a void takes it out.
        trade.pass(seconds: 100_000_000)
        #expect(try state(over.authorization).marks.contains(.forced))
        _ = try trade.run(VoidAuthorization(company: Trade.company, authorization: over.authorization))
        #expect(try exposure() == .eur(60_000))
        #expect(trade.book.verify() == [])
    }

    @Test func AU11_aboveTheFloorLimitIsForcedAlthoughTheLimitHasRoom() throws {
        try status("GOOD")
        func advise(_ minor: Int64, _ currency: Currency = .eur) throws -> AdviseOffline.Answer {
            try trade.run(
                AdviseOffline(
                    id: Trade.company, customer: "C-1", amount: Money(minor, currency), orderRef: .empty, store: .empty,
                    terminal: "T1"))
        }
        // Terminals have no floor limit.
        #expect(try !advise(10_000).isForced)
        trade.setParameters { $0.floorLimit = 5_000 }
        let at = try advise(5_000)
        #expect(!at.isForced && !at.isAboveFloor)
        let above = try advise(5_001)
        #expect(above.isForced && above.isAboveFloor && above.decision.decision == .approve)
        #expect(try state(above.authorization).marks.contains(.forced))
        // What nobody can value may be anything.
        let unknown = try advise(1, Currency(code: "NOK")!)
        #expect(unknown.isForced && unknown.isAboveFloor)
        #expect(trade.book.verify() == [])
    }
}
