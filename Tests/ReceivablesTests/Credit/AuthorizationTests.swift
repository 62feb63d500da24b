import Receivables
import Testing

/// Reservations and their life: credit:AU-1 to AU-13, EX-7.
@Suite struct AuthorizationTests {
    private let trade = Trade.ready()

    private func authorize(
        _ minor: Int64, _ customer: Code = "C-1", seconds: UInt32 = 0
    ) throws -> Authorize.Answer {
        try trade.run(
            Authorize(company: Trade.company, customer: customer, amount: .eur(minor), ttlSeconds: seconds))
    }

    private func capture(_ id: AuthorizationID, _ minor: Int64, final: Bool = false) -> Capture {
        Capture(company: Trade.company, authorization: id, amount: .eur(minor), isFinal: final)
    }

    private func void(_ id: AuthorizationID) -> VoidAuthorization {
        VoidAuthorization(company: Trade.company, authorization: id)
    }

    private func status(_ id: AuthorizationID) throws -> AuthorizationAnswer {
        try trade.ask(GetAuthorization(company: Trade.company, authorization: id))
    }

    private func exposure() throws -> Int64? {
        try trade.ask(GetCreditPosition(company: Trade.company, customer: "C-1")).exposure?.minor
    }

    @Test func AU1_twoTillsNeverGetTheLastCredit() throws {
        let first = try authorize(60_000)
        #expect(first.decision.decision == .approve && first.authorization == AuthorizationID(1))
        let second = try authorize(40_001)
        #expect(second.decision.decision == .decline && second.authorization.isNone)
        #expect(try authorize(40_000).authorization == AuthorizationID(2))
        #expect(try exposure() == 100_000)
    }

    @Test func AU4_aDeclineIsRecordedAndReservesNothing() throws {
        let answer = try trade.preview(
            Authorize(company: Trade.company, customer: "NOBODY", amount: .eur(100), orderRef: "B-7"))
        #expect(answer.decision.primaryReason == .customerNotFound)
        guard case .authorizationDecided(let fact)? = trade.draft.events.first else {
            Issue.record("no fact")
            return
        }
        #expect(trade.draft.events.count == 1)
        #expect(fact.id.isNone && fact.customer.isNone && fact.orderRef == "B-7" && fact.decision == .decline)
        let before = trade.book.digest
        _ = try trade.run(Authorize(company: Trade.company, customer: "NOBODY", amount: .eur(100)))
        _ = try authorize(100_001)
        #expect(trade.book.digest == before)
        #expect(trade.book.authorizations.rows.count == 0)
    }

    @Test func decrementFreesCreditAndVoidsAtTheEnd() throws {
        let id = try authorize(90_000).authorization
        func decrement(_ minor: Int64) -> Decrement {
            Decrement(company: Trade.company, authorization: id, amount: .eur(minor))
        }
        #expect(trade.refused(decrement(0)) == "amountInvalid amount")
        #expect(trade.refused(decrement(90_001)) == "amountInvalid amount")
        #expect(try trade.run(decrement(40_000)).released == .eur(40_000))
        #expect(try status(id).remaining == .eur(50_000))
        #expect(try exposure() == 50_000)
        #expect(trade.book.verify() == [])
        _ = try trade.run(decrement(50_000))
        #expect(try status(id).state == .voided)
        #expect(try exposure() == 0)
        #expect(trade.refused(decrement(1)) == "authAlreadyVoided authorization_id")
        #expect(trade.book.verify() == [])
    }

    /// Ends move in any order; the sweep finds each once, at the end it has now.
    @Test func extendMovesTheEndBothWays() throws {
        let ids = try (0..<4).map { _ in try authorize(10_000, seconds: 600).authorization }
        func extend(_ id: AuthorizationID, _ seconds: UInt32) throws {
            _ = try trade.run(
                ExtendAuthorization(
                    company: Trade.company, authorization: id, ttlSeconds: seconds, checksAgain: false))
        }
        let start = trade.instant
        try extend(ids[0], 900)
        try extend(ids[1], 300)
        try extend(ids[2], 900)
        try extend(ids[2], 600)
        #expect(trade.book.verify() == [])
        #expect(trade.book.authorizations.expired(at: start.adding(seconds: 299), limit: 9) == [])
        #expect(trade.book.authorizations.expired(at: start.adding(seconds: 300), limit: 9) == [ids[1]])
        #expect(
            trade.book.authorizations.expired(at: start.adding(seconds: 600), limit: 9) == [ids[1], ids[2], ids[3]])
        trade.pass(seconds: 600)
        #expect(try exposure() == 10_000)
        trade.pass(seconds: 300)
        #expect(try exposure() == 0)
        #expect(
            trade.refused(
                ExtendAuthorization(company: Trade.company, authorization: ids[0], ttlSeconds: 1, checksAgain: false))
                == "authExpired authorization_id")
    }

    /// Two books that differ in an end alone have different digests; one that never moved has the digest it always had.
    @Test func theDigestHasAnEndThatMoved() throws {
        let id = try authorize(10_000, seconds: 600).authorization
        let born = trade.book.digest
        func extend(_ seconds: UInt32) throws -> Digest {
            _ = try trade.run(
                ExtendAuthorization(
                    company: Trade.company, authorization: id, ttlSeconds: seconds, checksAgain: false))
            return trade.book.digest
        }
        #expect(try extend(600) == born)
        let later = try extend(900)
        #expect(later != born)
        #expect(try extend(300) != later)
        #expect(try extend(900) == later)
        #expect(trade.book.verify() == [])
    }

    @Test func extendChecksAgainInPlaceOfItself() throws {
        let id = try authorize(100_000, seconds: 600).authorization
        let again = ExtendAuthorization(company: Trade.company, authorization: id, ttlSeconds: 900, checksAgain: true)
        #expect(try trade.run(again).decision?.decision == .approve)
        // The limit is cut below it: what does not pass keeps its end.
        trade.set(.creditLimitSet(Trade.c1, CreditLimit(limit: .eur(99_999), expires: nil)))
        let end = try status(id).expires
        trade.pass(seconds: 60)
        #expect(try trade.run(again).decision?.primaryReason == .overLimit)
        #expect(try status(id).expires == end)
        #expect(try exposure() == 100_000)
        #expect(trade.book.verify() == [])
    }

    @Test func AU5_timeToLiveIsAskedDefaultAndCapped() throws {
        let start = trade.instant
        #expect(try authorize(1).expires == start.adding(seconds: 900))
        #expect(try authorize(1, seconds: 600).expires == start.adding(seconds: 600))
        trade.setParameters { $0.maxAuthorizationTTLSeconds = 500 }
        #expect(try authorize(1, seconds: 600).expires == start.adding(seconds: 500))
        #expect(try authorize(1).expires == start.adding(seconds: 500))
    }

    @Test func AU5_atItsInstantItIsGoneThoughNoSweeperHasRun() throws {
        let id = try authorize(100_000, seconds: 600).authorization
        trade.pass(seconds: 599)
        #expect(try authorize(1).decision.decision == .decline)
        #expect(try status(id).state == .authorized)
        trade.pass(seconds: 1)
        #expect(try exposure() == 0)
        #expect(try status(id).state == .expired)
        #expect(try status(id).remaining == .eur(0))
        #expect(trade.refused(capture(id, 1_000)) == "authExpired authorization_id")
        #expect(trade.refused(void(id)) == "authExpired authorization_id")
        #expect(try authorize(1).decision.decision == .approve)
        // The sweeper changes no answer.
        #expect(try trade.run(ExpireAuthorizations()) == 1)
        #expect(try trade.run(ExpireAuthorizations()) == 0)
        #expect(try exposure() == 1)
        #expect(trade.refused(void(id)) == "authExpired authorization_id")
    }

    @Test func expireTakesBoundedPagesEarliestFirst() throws {
        for seconds in [30, 10, 20] as [UInt32] { _ = try authorize(1, seconds: seconds) }
        trade.pass(seconds: 30)
        #expect(try trade.run(ExpireAuthorizations(limit: 2)) == 2)
        #expect(trade.book.authorizations[AuthorizationID(1)].state == .authorized)
        #expect(trade.book.authorizations[AuthorizationID(2)].state == .expired)
        #expect(try trade.run(ExpireAuthorizations(limit: 2)) == 1)
    }

    @Test func AU6_incrementChecksTheAddedAmountAndAFailureLeavesTheOriginal() throws {
        let granted = try authorize(70_000)
        let id = granted.authorization
        let raised = try trade.run(Increment(company: Trade.company, authorization: id, amount: .eur(20_000)))
        #expect(raised.decision.decision == .approve && raised.authorization.authorized == .eur(90_000))
        let failed = try trade.run(Increment(company: Trade.company, authorization: id, amount: .eur(10_001)))
        #expect(failed.decision.decision == .decline && failed.decision.primaryReason == .overLimit)
        #expect(failed.authorization.authorized == .eur(90_000) && failed.authorization.state == .authorized)
        #expect(failed.authorization.expires == granted.expires)
        #expect(try trade.run(capture(id, 90_000)).authorization.state == .captured)
    }

    @Test func AU6_incrementRefusalsInOrder() throws {
        let id = try authorize(100).authorization
        let dollars = Increment(company: Trade.company, authorization: id, amount: .usd(5))
        let unknown = AuthorizationID(99)
        #expect(
            trade.refused(Increment(company: Trade.company, authorization: unknown, amount: .usd(0)))
                == "amountInvalid amount")
        #expect(
            trade.refused(Increment(company: Trade.company, authorization: unknown, amount: .usd(5)))
                == "authorizationNotFound authorization_id")
        try trade.run(void(id))
        #expect(trade.refused(dollars) == "authAlreadyVoided authorization_id")
        let live = try authorize(100).authorization
        #expect(
            trade.refused(Increment(company: Trade.company, authorization: live, amount: .usd(5)))
                == "currencyMismatch amount")
    }

    @Test func AU7_finalCaptureReleasesTheRest() throws {
        let id = try authorize(40_000).authorization
        let answer = try trade.run(capture(id, 25_000, final: true))
        #expect(answer.authorization.state == .captured)
        #expect(answer.authorization.captured == .eur(25_000) && answer.authorization.remaining == .eur(0))
        #expect(try exposure() == 25_000)
        #expect(trade.refused(capture(id, 1)) == "authAlreadyCaptured authorization_id")
    }

    @Test func AU7_severalCapturesUntilNothingRemains() throws {
        let id = try authorize(40_000).authorization
        let first = try trade.run(capture(id, 15_000))
        #expect(first.authorization.state == .partiallyCaptured && first.authorization.remaining == .eur(25_000))
        #expect(trade.refused(capture(id, 25_001)) == "captureExceedsAuthorization amount")
        let second = try trade.run(capture(id, 25_000))
        #expect(second.authorization.state == .captured)
        #expect(first.invoice.number == "FTI-000001" && second.invoice.number == "FTI-000002")
        #expect(trade.book.items[second.invoice.item].authorization == id)
    }

    @Test func AU7_overCapturePercentOfTheAuthorizedAmount() throws {
        trade.setParameters { $0.overCapturePercent = Percent(tenThousandths: 105_000) }
        // 10.5 % of 100.05 is 10.50525, so 1,050 units more pass and 1,051 do not.
        let id = try authorize(10_005).authorization
        #expect(trade.refused(capture(id, 10_005 + 1_051)) == "captureExceedsAuthorization amount")
        let answer = try trade.run(capture(id, 10_005 + 1_050))
        #expect(answer.authorization.state == .captured && answer.authorization.remaining == .eur(0))
        #expect(try exposure() == 11_055)
    }

    @Test func AU9_voidReleasesTheRemainingAndCapturedPartsStay() throws {
        let id = try authorize(40_000).authorization
        try trade.run(capture(id, 15_000))
        let answer = try trade.run(void(id))
        #expect(answer.released == .eur(25_000) && answer.authorization.state == .voided)
        #expect(try exposure() == 15_000)
        #expect(trade.refused(void(id)) == "authAlreadyVoided authorization_id")
        #expect(trade.refused(void(AuthorizationID(9))) == "authorizationNotFound authorization_id")
    }

    @Test func EX7_oneSaleCountsOnceInOneRecord() throws {
        let id = try authorize(100_000).authorization
        let before = trade.book.sequence
        try trade.run(capture(id, 60_000))
        #expect(trade.book.sequence == before + 1)
        #expect(try exposure() == 100_000)
        #expect(try authorize(1).decision.decision == .decline)
        let sums = trade.book.exposures.find(trade.book.customers[Trade.c1].firstSums, .eur)
        #expect(sums?.invoices == 60_000 && sums?.reserved == 40_000)
    }

    @Test func captureByAmountIsOneLineWithoutTaxOnTheParametersAccount() throws {
        trade.setTax()
        trade.setParameters { $0.itemTaxGroup = "FULL" }
        let id = try authorize(40_000).authorization
        let answer = try trade.run(capture(id, 12_500))
        #expect(answer.invoice.total == .eur(12_500) && answer.invoice.tax == .eur(0))
        #expect(
            trade.told(answer.invoice.entry) == [
                "receivable 130100 12500/12500", "revenue 401100 -12500/-12500",
            ])
        #expect(!answer.invoice.overLimit)
        trade.setParameters { $0.captureRevenueAccount = .none }
        #expect(trade.refused(capture(id, 1)) == "accountMissing ")
    }

    @Test func captureWithADocumentMustEqualItsTotal() throws {
        let id = try authorize(40_000).authorization
        var document = Trade.document(.eur(10_000), "C-1")
        func capture(_ minor: Int64?) -> Capture {
            Capture(
                company: Trade.company, authorization: id, amount: minor.map { .eur($0) }, document: document,
                invoiceNumber: "X-1")
        }
        #expect(trade.refused(capture(9_999)) == "amountMismatch amount")
        document.customer = "C-2"
        #expect(trade.refused(capture(10_000)) == "customerMismatch document.customer_number")
        document.customer = .empty
        document.currency = .usd
        #expect(trade.refused(capture(10_000)) == "currencyMismatch document.currency")
        document.currency = nil
        let answer = try trade.run(capture(nil))
        #expect(answer.invoice.number == "X-1" && answer.authorization.captured == .eur(10_000))
        #expect(trade.refused(capture(nil)) == "numberTaken document.invoice_number")
    }

    @Test func AU7_captureRefusalsInOrder() throws {
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(500))
        let id = try authorize(500, "C-3").authorization
        func refused(_ id: AuthorizationID, _ amount: Money?) -> String {
            trade.refused(Capture(company: Trade.company, authorization: id, amount: amount))
        }
        #expect(refused(AuthorizationID(9), nil) == "fieldRequired amount")
        #expect(refused(AuthorizationID(9), .usd(0)) == "amountInvalid amount")
        #expect(refused(AuthorizationID(9), .usd(501)) == "authorizationNotFound authorization_id")
        #expect(refused(id, .usd(501)) == "currencyMismatch amount")
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(500), hold: .all)
        #expect(refused(id, .eur(501)) == "captureExceedsAuthorization amount")
        #expect(refused(id, .eur(500)) == "customerBlocked document.customer_number")
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(500))
        #expect(refused(id, .eur(500)) == "accepted")
    }

    @Test func postInvoiceWithAnAuthorizationIsACapture() throws {
        let id = try authorize(40_000).authorization
        let posted = try trade.run(
            PostInvoice(
                company: Trade.company, document: Trade.document(.eur(30_000)), authorization: id, isFinal: true))
        #expect(posted.total == .eur(30_000))
        #expect(try status(id).state == .captured)
        #expect(try exposure() == 30_000)
    }

    @Test func anAuthorizationOfAnotherCompanyIsNotFound() throws {
        let id = try authorize(100).authorization
        trade.set(
            .companyCreated(
                Company(id: CompanyID(2), code: "B", name: "", currency: .eur, timeZone: "Europe/Berlin")))
        #expect(
            trade.refused(VoidAuthorization(company: CompanyID(2), authorization: id))
                == "authorizationNotFound authorization_id")
    }

    @Test func listIsLatestFirstInPages() throws {
        for minor in 1...5 { _ = try authorize(Int64(minor)) }
        _ = try authorize(9, "C-2")
        try trade.run(void(AuthorizationID(3)))
        func list(_ before: AuthorizationID, final: Bool) throws -> ListAuthorizations.Answer {
            try trade.ask(
                ListAuthorizations(
                    company: Trade.company, customer: "C-1", includeFinal: final, size: 2, before: before))
        }
        let first = try list(.none, final: false)
        #expect(first.authorizations.map(\.id.number) == [5, 4])
        let second = try list(first.next, final: false)
        #expect(second.authorizations.map(\.id.number) == [2, 1] && second.next.isNone)
        #expect(try list(first.next, final: true).authorizations.map(\.id.number) == [3, 2])
    }

    @Test func positionTellsComponentsAndWhatIsOverdue() throws {
        try trade.invoice(.eur(30_000), due: day(2026, 3, 1))
        try trade.invoice(.eur(20_000), due: day(2026, 3, 2))
        try trade.payment(.eur(5_000))
        let expiring = try authorize(7_000, seconds: 10)
        _ = try authorize(1_000)
        trade.pass(seconds: 10)
        #expect(!expiring.authorization.isNone)
        let position = try trade.ask(GetCreditPosition(company: Trade.company, customer: "C-1"))
        #expect(position.components.map(\.currency) == [.eur])
        let sums = try #require(position.components.first)
        #expect(sums.invoices == 50_000 && sums.creditNotes == 0 && sums.payments == -5_000)
        #expect(sums.authorizations == 1_000)
        #expect(position.exposure == .eur(46_000) && position.available == .eur(54_000))
        #expect(position.balance == .eur(45_000) && position.overdue == .eur(30_000))
        #expect(position.openItems == 3 && position.version == trade.book.sequence)
    }

    @Test func reservedSumStaysWithinTheBorder() throws {
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(0), flags: .unlimitedCredit)
        _ = try authorize(Money.minorMax, "C-3")
        let more = Authorize(company: Trade.company, customer: "C-3", amount: .eur(1))
        #expect(trade.refused(more) == "amountOutOfRange amount")
    }
}
