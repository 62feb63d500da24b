import Receivables
import Testing

/// Parameters of a new company: the defaults of setup section 18.
@Suite struct ParameterDefaultsTests {
    private let row = Parameters()

    @Test("section 18: profiles, templates and limits of a new company are empty")
    func empty() {
        let codes = [
            row.defaultProfile, row.prepaymentProfile, row.oneTimeTemplate, row.bills.billProfile, row.bills.protestProfile,
            row.bills.collectionProfile, row.bills.discountProfile,
        ]
        #expect(codes.allSatisfy { $0.isEmpty })
        #expect(row.waiveLimit == nil && row.maxTaxAdjustment == 0)
    }

    @Test("section 18: choices of a new company")
    func choices() {
        #expect(row.taxRounding == .total && row.creditLimitType == .balanceAll)
        #expect(row.maxPennyRounding == 10 && row.prenotificationDays == 14)
        // catch_up ALL, partial_interval COMPLETED, grace_mode DELAY_ONLY, lead current, policy NOTIFICATION.
        #expect(!row.catchesUpLatestOnly && !row.countsStartedIntervals && !row.graceShiftsStart)
        #expect(!row.legacyLeadTimes && !row.appliesPrepayments)
    }

    @Test("section 18: what is off in a new company, and corrections, which are on")
    func flags() {
        #expect(!row.stopsOnFirstError && !row.workflow && !row.summarizesLines && !row.forbidsCorrections)
        #expect(!row.settlement.taxesPrepayments && !row.settlement.requiresConfirmedOrder)
        #expect(!row.bills.requireAcceptance && !row.directDebit.firstAsRecurring)
        let sales = SalesParameters()
        #expect(!sales.splitsBySite && !sales.splitsByDelivery && !sales.postsZeroPrice && sales.keptApartBy.isEmpty)
    }
}
