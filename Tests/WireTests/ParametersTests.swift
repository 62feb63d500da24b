import Receivables
import Testing

@testable import Wire

/// Every parameter of a company is kept by the log: what is set is still set when the store opens again.
struct ParametersTests {
    /// None is at its default.
    static let everything: Parameters = {
        var row = Parameters()
        (row.defaultProfile, row.oneTimeTemplate, row.prepaymentProfile) = ("GEN", "ONCE", "PRE")
        (row.captureRevenueAccount, row.taxRounding, row.creditLimitType) = (AccountID(3), .line, .balance)
        (row.posTTLSeconds, row.maxAuthorizationTTLSeconds) = (60, 90)
        row.overCapturePercent = Percent(tenThousandths: 50_000)
        (row.overLimitPOSCheck, row.overLimitFreeTextInvoice, row.overLimitOther) = (.refer, .decline, .warn)
        (row.automaticSettlement, row.defaultMethod, row.itemTaxGroup, row.maxPennyRounding) = (true, "BANK", "FULL", 3)
        row.maxTaxAdjustment = 4
        (row.excludeUnappliedPayments, row.excludeCreditNotes, row.includesPaymentsAtRisk) = (true, true, true)
        (row.expiredLimitIsZero, row.ignoresGroupLimit, row.groupLimitIsEach) = (true, true, true)
        (row.limitJournalWorkflow, row.autoPostAfterApproval, row.allowsManualLimitEdit) = (true, true, true)
        (row.requiresIdentification, row.identificationLimit, row.floorLimit) = (true, 700, 800)
        holds(&row.holds)
        (row.overLimitSteps.orderConfirm, row.overLimitSteps.picking) = (.off, .warn)
        (row.overLimitSteps.packingSlip, row.overLimitSteps.invoice) = (.refer, .decline)
        (row.noRulesAtPOS, row.noLimitRule, row.blankExpiryBlocks) = (true, true, true)
        (row.checkTermsRank, row.checkDiscountRank, row.countsStartedIntervals, row.graceShiftsStart) = (true, true, true, true)
        (row.waiveLimit, row.approveCreditNotesFrom, row.approveWriteOffsFrom) = (0, 100, 200)
        collections(&row.collections)
        settlement(&row.settlement)
        (row.orderHorizonDays, row.includesHeldOrders, row.includesReturns) = (0, true, true)
        (row.prenotificationDays, row.legacyLeadTimes) = (0, true)
        (row.workflow, row.stopsOnFirstError, row.forbidsCorrections) = (true, true, true)
        (row.catchesUpLatestOnly, row.summarizesLines) = (true, true)
        (row.directDebit.country, row.directDebit.firstAsRecurring, row.directDebit.passesReturnFeesOn) = ("DE", true, true)
        bills(&row.bills)
        (row.separateSalesTax, row.writeOffReason, row.minimumReimbursement) = (true, "BAD", 9)
        (row.summarizeCustomer, row.separateByClassification, row.allowIntercompanyNetting) = (true, true, true)
        (row.nettingAgreementCompany, row.appliesPrepayments) = ("UK", true)
        (row.rateTypes.receivables, row.rateTypes.ledger, row.rateTypes.credit) = ("AVERAGE", "SPOT", "LIMITS")
        return row
    }()

    private static func holds(_ row: inout HoldParameters) {
        (row.autoRelease, row.defaultReleaseReason, row.defaultCancelReason) = (.withPosting, "REL", "CAN")
        (row.allowsEditAfterRelease, row.deviation, row.validDays, row.workflow) = (true, 0, 0, .releases)
    }

    private static func collections(_ row: inout CollectionParameters) {
        (row.codeMovesOnPrint, row.creditsRaiseCode, row.lettersIncludeDisputed, row.lettersOnFees) = (true, true, true, true)
        (row.trackStep, row.postLettersAutomatically, row.excludeAfterLastStep, row.listsAllOpen) = (true, true, true, true)
        (row.createActivities, row.excludesDisputed, row.interestOnLetters) = (true, true, true)
        (row.lateBenchmark, row.veryLateBenchmark, row.team, row.agingDefinition) = (0, 60, "TEAM", "AGE")
        row.historyDays = 90
    }

    private static func settlement(_ row: inout SettlementParameters) {
        (row.prioritizes, row.usesPriorityByItself) = (true, true)
        row.priority = SettlementPriority(kinds: [.paymentFee, .invoice], keys: [.init(.amount, descending: true)])
        (row.discountOnPartialPayments, row.discountOnCreditNotes, row.unspecificDiscounts) = (true, true, true)
        (row.maxOverUnderPayment, row.maxPennyDifference, row.minimumDiscount) = (100, 5, 7)
        (row.discountOnGross, row.discountAtInvoiceRate, row.fullSettlement) = (true, true, true)
        (row.reviewsReversals, row.taxesPrepayments, row.settlesRemainder, row.taxesDifferences) = (true, true, true, true)
        (row.remainderReason, row.remainderAccount, row.remainderJournal) = ("REST", AccountID(5), "RJ")
        row.requiresConfirmedOrder = true
        (row.editsDates, row.paymentsHierarchy, row.marksLines, row.queueMinutes) = (true, "GROUP", true, 0)
    }

    private static func bills(_ row: inout BillParameters) {
        (row.billProfile, row.collectionProfile, row.discountProfile, row.protestProfile) = ("B", "C", "D", "P")
        (row.journals.draw, row.journals.redraw, row.journals.remittance) = ("J1", "J2", "J3")
        (row.journals.settle, row.journals.protest, row.requireAcceptance) = ("J4", "J5", true)
    }

    /// Text of each parameter by its path; structs of parameters are opened, values are not.
    private static func leaves(_ value: Any, _ path: String = "") -> [String: String] {
        var found: [String: String] = [:]
        for child in Mirror(reflecting: value).children {
            let name = "\(path).\(child.label ?? "")"
            let type = String(describing: type(of: child.value))
            if type.hasSuffix("Parameters") || type == "OverLimitSteps" || type == "BillJournals" {
                found.merge(leaves(child.value, name)) { $1 }
            } else {
                found[name] = String(reflecting: child.value)
            }
        }
        return found
    }

    @Test("what is set is read back, each parameter of them")
    func roundTrip() {
        let defaults = Self.leaves(Parameters())
        let set = Self.leaves(Self.everything)
        #expect(defaults.count > 100 && defaults.keys.sorted() == set.keys.sorted())
        for (path, text) in set where text == defaults[path] { Issue.record("\(path) has no value of its own in this test") }
        var writer = ProtoWriter()
        writer.event(.parametersSet(CompanyID(1), Self.everything))
        var reader = ProtoReader(writer.bytes)
        // Kept: what is matched in a temporary may be gone with it (Swift 6.3, indirect cases of plain bytes).
        let event = Event(&reader)
        guard case .parametersSet(_, let row)? = event else {
            Issue.record("the event is not read")
            return
        }
        let read = Self.leaves(row)
        for (path, text) in set where read[path] != text { Issue.record("\(path) is \(text), read \(read[path] ?? "nothing")") }
        #expect(row == Self.everything)
    }
}
