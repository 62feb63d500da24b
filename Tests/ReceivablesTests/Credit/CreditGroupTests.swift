import Receivables
import Testing

/// Credit groups, guarantees and limits per currency: credit section 2.
@Suite struct CreditGroupTests {
    private let trade = Trade.ready()
    private static let lastDay = day(2026, 12, 31)

    private func group(_ minor: Int64, _ code: Code = "G1", currency: Currency = .eur) throws {
        _ = try trade.run(
            SetCreditGroup(
                id: Trade.company, code: code, description: "", limit: Money(minor, currency), expires: Self.lastDay))
    }

    private func member(_ customer: Code, _ code: Code = "G1") -> AddGroupMember {
        AddGroupMember(id: Trade.company, group: code, memberCompany: Trade.company, customer: customer)
    }

    private func check(_ minor: Int64, _ customer: Code = "C-1", _ currency: Currency = .eur) throws -> CreditDecision {
        try trade.ask(CheckCredit(company: Trade.company, customer: customer, amount: Money(minor, currency)))
    }

    private func reasons(_ decision: CreditDecision) -> [CreditReason] {
        (0..<decision.reasons.count).map { decision.reasons[$0] }
    }

    private func setUp(_ limit: Int64) throws {
        try group(limit)
        _ = try trade.run(member("C-1"))
        _ = try trade.run(member("C-2"))
    }

    @Test func CL6_membersShareOnePool() throws {
        try setUp(80_000)
        try trade.invoice(.eur(50_000), "C-2")
        let fits = try check(30_000)
        #expect(fits.decision == .approve)
        #expect(fits.groupTest?.exposure == .eur(50_000))
        #expect(fits.exposure == .eur(0))
        #expect(fits.availableBefore == .eur(30_000))
        #expect(reasons(try check(30_001)) == [.overGroupLimit])
        // What the group decided is what the other member sees: a reservation of one is exposure of both.
        _ = try trade.run(Authorize(company: Trade.company, customer: "C-1", amount: .eur(30_000)))
        #expect(reasons(try check(1, "C-2")) == [.overGroupLimit])
        #expect(trade.book.verify() == [])
    }

    @Test func AU5_expiredReservationsOfEveryMemberAreOut() throws {
        try setUp(80_000)
        _ = try trade.run(Authorize(company: Trade.company, customer: "C-2", amount: .eur(80_000), ttlSeconds: 60))
        #expect(try check(1).decision == .decline)
        trade.pass(seconds: 59)
        #expect(try check(1).decision == .decline)
        trade.pass(seconds: 1)
        #expect(try check(80_000).decision == .approve)
    }

    @Test func CL5_theTableOfLimits() throws {
        try group(15_000)
        let table: [(limit: Int64, flags: CustomerFlags, expected: [CreditReason])] = [
            (10_000, [], [.overLimit]), (20_000, [], [.overGroupLimit]), (0, [], [.overGroupLimit]),
            (0, .mandatoryLimit, [.noCredit]), (0, .unlimitedCredit, [.infoUnlimited]),
        ]
        for (limit, flags, expected) in table {
            trade.addCustomer(Trade.c1, "C-1", limit: .eur(limit), flags: flags)
            _ = try trade.run(member("C-1"))
            let most: Int64 = expected == [.overLimit] ? 10_000 : 15_000
            #expect(reasons(try check(most + 1)) == expected)
            if expected != [.noCredit] { #expect(try check(most).isApproved) }
            // The total limit belongs to a test of the account.
            #expect((try check(1).limit == nil) == (limit == 0 && flags != .mandatoryLimit))
        }
        trade.setParameters { $0.ignoresGroupLimit = true }
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(0))
        #expect(reasons(try check(1)) == [.noCredit])
    }

    @Test func CL5_bothTestsTellTheirReasonAndPartialTakesTheSmaller() throws {
        try setUp(60_000)
        try trade.invoice(.eur(55_000), "C-2")
        try trade.invoice(.eur(2_000), "C-1")
        #expect(reasons(try check(200_000)) == [.overGroupLimit, .overLimit])
        let part = try trade.ask(
            CheckCredit(company: Trade.company, customer: "C-1", amount: .eur(200_000), allowPartial: true))
        #expect(part.decision == .approvePartial)
        #expect(part.approved == .eur(3_000))
    }

    @Test func CL6_theSameLimitForEachByParameter() throws {
        try setUp(60_000)
        try trade.invoice(.eur(55_000), "C-2")
        #expect(try check(60_000).decision == .decline)
        trade.setParameters { $0.groupLimitIsEach = true }
        #expect(try check(60_000).decision == .approve)
    }

    @Test func CL11_aPoolConvertsEachCurrencyOnce() throws {
        trade.setDollar(5, scale: 1, from: day(2026, 1, 1))
        try setUp(100_000)
        // 1 and 1 cent of dollars are one cent together, none or two by themselves.
        try trade.invoice(.usd(1), "C-1")
        try trade.invoice(.usd(1), "C-2")
        #expect(try check(1).groupTest?.exposure == .eur(1))
        let position = try trade.ask(GetCreditPosition(company: Trade.company, customer: "C-2"))
        #expect(position.groupExposure == .eur(1))
        #expect(position.creditGroup == "G1")
    }

    @Test func CL10_joiningTakesOverTheLastDayAndNeedsOne() throws {
        #expect(
            trade.refusal(
                SetCreditGroup(id: Trade.company, code: "G2", description: "", limit: .eur(1), expires: nil))?.reason
                == .toDateRequired)
        try group(1)
        let answer = try trade.run(member("C-1"))
        #expect(answer.limitExpires == Self.lastDay)
        #expect(trade.book.customers[Trade.c1].limitExpires == Self.lastDay.days)
        try group(2, "G2")
        #expect(trade.refused(member("C-1", "G2")) == "inAnotherGroup customer_number")
        #expect(trade.refused(member("C-1", "G3")) == "referenceUnknown credit_group")
        #expect(trade.refused(member("C-9")) == "customerNotFound customer_number")
        _ = try trade.run(
            RemoveGroupMember(id: Trade.company, group: "G1", memberCompany: Trade.company, customer: "C-1"))
        #expect(try check(100_000).decision == .approve)
        #expect(trade.book.verify() == [])
    }

    @Test func AU1_aCheckKnowsWhatChangedAnywhereInItsPool() throws {
        try setUp(80_000)
        let check = CheckCredit(company: Trade.company, customer: "C-1", amount: .eur(1))
        let changes: [() throws -> Void] = [
            { _ = try trade.invoice(.eur(5), "C-2") }, { try group(70_000) },
            { _ = try trade.run(Authorize(company: Trade.company, customer: "C-2", amount: .eur(1))) },
            { trade.setParameters { $0.excludeCreditNotes = true } },
        ]
        for change in changes {
            try change()
            #expect(check.lastChange(trade.book) == trade.book.sequence)
        }
    }

    @Test func CL3_aGroupHasTemporaryLimitsToo() throws {
        try setUp(10_000)
        _ = try trade.run(CreateLimitJournal(id: Trade.company, number: "T1", kind: .temporary, description: ""))
        let line = AddLimitLines.Line(
            customer: .empty, creditGroup: "G1", limit: .eur(20_000), from: trade.today, to: trade.today.adding(days: 1))
        _ = try trade.run(AddLimitLines(id: Trade.company, journal: "T1", lines: [line]))
        _ = try trade.run(PostLimitJournal(id: Trade.company, journal: "T1"))
        #expect(reasons(try check(20_000)) == [.infoTemporaryLimit])
        trade.today = trade.today.adding(days: 2)
        #expect(reasons(try check(10_001)) == [.overGroupLimit])
        // An ordinary line changes the limit of the group for good.
        _ = try trade.run(CreateLimitJournal(id: Trade.company, number: "J1", kind: .limit, description: ""))
        var lasting = line
        lasting.from = nil
        lasting.to = Self.lastDay
        _ = try trade.run(AddLimitLines(id: Trade.company, journal: "J1", lines: [lasting]))
        _ = try trade.run(PostLimitJournal(id: Trade.company, journal: "J1"))
        #expect(try check(20_000).decision == .approve)
        #expect(trade.book.verify() == [])
    }

    // MARK: Guarantees and limits per currency

    private func guarantee(
        _ id: Code, _ minor: Int64, _ percent: Int64, included: Bool = false, from: Int = 0, to: Int = 10
    ) -> SetGuarantee {
        SetGuarantee(
            id: Trade.company, customer: "C-1",
            guarantee: Guarantee(
                id: id, kind: .insurance, guarantor: "", value: .eur(minor), percent: Percent(tenThousandths: percent * 10_000),
                isIncludedInExposure: included, from: trade.today.adding(days: from), to: trade.today.adding(days: to)))
    }

    @Test func CL7_guaranteesMoveTheLimitOnTheirDays() throws {
        _ = try trade.run(guarantee("P1", 50_000, 50))
        #expect(try check(125_000).decision == .approve)
        #expect(reasons(try check(125_001)) == [.overLimit])
        _ = try trade.run(guarantee("P1", 50_000, 50, included: true))
        #expect(try check(1).limit == .eur(75_000))
        // Several add up, and the floor of the total is 0.
        _ = try trade.run(guarantee("P2", 200_000, 0, included: true))
        #expect(reasons(try check(1)) == [.noCredit])
        trade.today = trade.today.adding(days: 11)
        #expect(try check(1).limit == .eur(100_000))
        #expect(trade.refused(guarantee("P3", 0, 1)) == "amountInvalid guarantee.value")
        #expect(trade.refused(guarantee("P3", 1, 1, from: 2, to: 1)) == "dateRangeInvalid guarantee.effective_on")
        #expect(trade.book.verify() == [])
    }

    @Test func CL11_aCurrencyLimitIsATestOfItsOwn() throws {
        trade.setDollar(1, scale: 0, from: day(2026, 1, 1))
        _ = try trade.run(SetCurrencyLimit(id: Trade.company, customer: "C-1", currency: .usd, limit: 1_000))
        try trade.invoice(.usd(400))
        try trade.invoice(.eur(5_000))
        #expect(try check(600, "C-1", .usd).decision == .approve)
        let over = try check(601, "C-1", .usd)
        #expect(reasons(over) == [.overCurrencyLimit])
        #expect(over.currencyTest?.exposureWithRequest == .usd(1_001))
        #expect(over.availableBefore == .usd(600))
        #expect(try check(50_000).decision == .approve)
        _ = try trade.run(SetCurrencyLimit(id: Trade.company, customer: "C-1", currency: .usd, limit: nil))
        #expect(try check(601, "C-1", .usd).decision == .approve)
        #expect(trade.book.verify() == [])
    }

    @Test func EX3_theAnswerNamesTheTestWithTheLeastRoomAndWhereItsLimitComesFrom() throws {
        func binding(_ currency: Currency = .eur) throws -> [UInt8?] {
            let answer = try check(1, "C-1", currency)
            return [answer.testBound?.rawValue, answer.limitSource?.rawValue]
        }
        func pair(_ bound: TestBound, _ source: LimitSource) -> [UInt8?] { [bound.rawValue, source.rawValue] }
        #expect(try binding() == pair(.customer, .base))
        _ = try trade.run(guarantee("P1", 50_000, 50))
        #expect(try binding() == pair(.customer, .guarantee))
        // As much room in the pool: it is tested first.
        try group(125_000)
        _ = try trade.run(member("C-1"))
        #expect(try binding() == pair(.group, .group))
        try group(125_001)
        #expect(try binding() == pair(.customer, .guarantee))
        trade.setDollar(1, scale: 0, from: day(2026, 1, 1))
        _ = try trade.run(SetCurrencyLimit(id: Trade.company, customer: "C-1", currency: .usd, limit: 1_000))
        #expect(try binding(.usd) == pair(.currency, .currency))
        #expect(try binding() == pair(.customer, .guarantee))
        // Only the pool is tested.
        trade.addCustomer(Trade.c2, "C-2", limit: .eur(0))
        _ = try trade.run(member("C-2"))
        let other = try check(1, "C-2")
        #expect(other.testBound == .group && other.limitSource == .group)
        trade.addCustomer(Trade.c2, "C-2", limit: .eur(0), flags: .unlimitedCredit)
        let unlimited = try check(1, "C-2")
        #expect(unlimited.testBound == nil && unlimited.limitSource == nil && unlimited.availableBefore == nil)
    }

    @Test func whatDidNotPassInFullNamesTheStateItWasDecidedOn() throws {
        #expect(try check(100_000).retryToken == 0)
        let first = try check(100_001)
        #expect(first.decision == .decline && first.retryToken > 0 && first.retryToken <= trade.book.sequence)
        #expect(try check(100_001).retryToken == first.retryToken)
        try trade.invoice(.eur(1))
        let second = try check(100_000)
        #expect(second.decision == .decline && second.retryToken > first.retryToken)
        // Of the pool it is the latest change of any member.
        try setUp(50_000)
        let pooled = try check(50_001)
        try trade.invoice(.eur(1), "C-2")
        #expect(try check(50_001).retryToken > pooled.retryToken)
        let partial = try trade.ask(
            CheckCredit(company: Trade.company, customer: "C-1", amount: .eur(50_000), allowPartial: true))
        #expect(partial.decision == .approvePartial && partial.retryToken > 0)
    }

    @Test func EX9_externalExposureCounts() throws {
        var change = SetCreditProfile.Change()
        change.externalExposure = .eur(99_000)
        _ = try trade.run(SetCreditProfile(id: Trade.company, customer: "C-1", change: change))
        #expect(reasons(try check(1_001)) == [.overLimit])
        try trade.invoice(.eur(500))
        #expect(reasons(try check(501)) == [.overLimit])
        #expect(try check(500).decision == .approve)
    }

    @Test func CL12_onlyAChangedLimitIsAnEdit() throws {
        func change(_ minor: Int64?, expires: CalendarDate? = nil) -> SetCreditProfile {
            var change = SetCreditProfile.Change()
            change.limit = minor.map { .eur($0) }
            change.limitExpires = expires
            return SetCreditProfile(id: Trade.company, customer: "C-1", change: change)
        }
        #expect(trade.refused(change(100_000)) == "accepted")
        #expect(trade.refused(change(100_001)) == "limitEditNotAllowed credit_limit")
        #expect(trade.refused(change(nil, expires: Self.lastDay)) == "limitEditNotAllowed credit_limit")
        trade.setParameters { $0.allowsManualLimitEdit = true }
        _ = try trade.run(change(nil, expires: Self.lastDay))
        trade.setParameters { $0.allowsManualLimitEdit = false }
        #expect(trade.refused(change(100_000, expires: Self.lastDay)) == "accepted")
    }

    @Test func CL14_aLimitFromTheMinimumOnNeedsAGovernmentID() throws {
        trade.setParameters {
            $0.requiresIdentification = true
            $0.identificationLimit = 2_000
        }
        func change(_ minor: Int64, id: String? = nil) -> SetCreditProfile {
            var change = SetCreditProfile.Change()
            change.limit = .eur(minor)
            change.governmentID = id
            return SetCreditProfile(id: Trade.company, customer: "C-1", change: change)
        }
        #expect(trade.refused(change(1)) == "limitEditNotAllowed credit_limit")
        trade.setParameters { $0.allowsManualLimitEdit = true }
        #expect(trade.refused(change(1_999)) == "accepted")
        #expect(trade.refused(change(2_000)) == "identificationRequired government_id")
        _ = try trade.run(change(2_000, id: "D-1"))
        #expect(trade.refused(change(3_000)) == "accepted")
        #expect(trade.book.customers.subject(SubjectID(1)).governmentID == "D-1")
        #expect(trade.book.verify() == [])
    }
}
