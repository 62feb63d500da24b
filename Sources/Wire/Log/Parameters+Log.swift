import Receivables

// Parameters of a company and their log message, writer beside reader.

extension ProtoWriter {
    mutating func parameters(_ id: CompanyID, _ row: Parameters) {
        uint(1, id.number)
        code(2, row.defaultProfile)
        uint(3, row.captureRevenueAccount.number)
        uint(4, UInt64(row.taxRounding.rawValue))
        uint(5, UInt64(row.creditLimitType.rawValue))
        uint(6, row.posTTLSeconds)
        uint(7, row.maxAuthorizationTTLSeconds)
        sint(8, row.overCapturePercent.tenThousandths)
        uint(9, UInt64(row.overLimitPOSCheck.rawValue))
        uint(10, UInt64(row.overLimitFreeTextInvoice.rawValue))
        bool(11, row.automaticSettlement)
        code(12, row.defaultMethod)
        code(13, row.itemTaxGroup)
        sint(14, row.maxPennyRounding)
        sint(1200, row.maxTaxAdjustment)
        bool(15, row.excludeUnappliedPayments)
        bool(16, row.excludeCreditNotes)
        bool(17, row.expiredLimitIsZero)
        uint(18, UInt64(row.overLimitOther.rawValue))
        code(19, row.prepaymentProfile)
        bool(40, row.countsStartedIntervals)
        bool(41, row.graceShiftsStart)
        if let limit = row.waiveLimit { sint(42, limit + 1) }
        if let bound = row.approveCreditNotesFrom { sint(680, bound + 1) }
        if let bound = row.approveWriteOffsFrom { sint(930, bound + 1) }
        uint(280, row.collections.flags)
        sint(281, row.collections.lateBenchmark + 1)
        sint(282, row.collections.veryLateBenchmark + 1)
        code(283, row.collections.agingDefinition)
        code(840, row.collections.team)
        uint(1_100, UInt64(row.collections.historyDays))
        if let days = row.orderHorizonDays { uint(320, UInt64(days) + 1) }
        bool(321, row.includesHeldOrders)
        bool(322, row.includesReturns)
        bool(260, row.noRulesAtPOS)
        bool(261, row.noLimitRule)
        bool(262, row.blankExpiryBlocks)
        bool(263, row.checkTermsRank)
        bool(264, row.checkDiscountRank)
        if row.prenotificationDays != 14 { sint(340, Int64(row.prenotificationDays) + 1) }
        bool(341, row.legacyLeadTimes)
        code(300, row.oneTimeTemplate)
        settlementParameters(row.settlement)
        creditParameters(row)
        uint(460, row.freeTextFlags)
        code(500, row.directDebit.country)
        bool(501, row.directDebit.firstAsRecurring)
        code(502, row.bills.billProfile)
        code(503, row.bills.collectionProfile)
        code(504, row.bills.discountProfile)
        code(505, row.bills.protestProfile)
        bool(506, row.bills.requireAcceptance)
        code(920, row.bills.journals.draw)
        code(921, row.bills.journals.redraw)
        code(922, row.bills.journals.remittance)
        code(923, row.bills.journals.settle)
        code(924, row.bills.journals.protest)
        bool(925, row.directDebit.passesReturnFeesOn)
    }

    private mutating func creditParameters(_ row: Parameters) {
        let flags = [
            row.ignoresGroupLimit, row.groupLimitIsEach, row.limitJournalWorkflow, row.autoPostAfterApproval,
            row.holds.allowsEditAfterRelease, row.allowsManualLimitEdit, row.requiresIdentification,
            row.includesPaymentsAtRisk,
        ]
        uint(440, flags.enumerated().reduce(UInt64(0)) { $0 | ($1.element ? 1 << UInt64($1.offset) : 0) })
        uint(441, UInt64(row.holds.autoRelease?.rawValue ?? 0))
        code(442, row.holds.defaultReleaseReason)
        code(443, row.holds.defaultCancelReason)
        if let deviation = row.holds.deviation { sint(444, deviation + 1) }
        if let days = row.holds.validDays { uint(445, UInt64(days) + 1) }
        uint(446, UInt64(row.holds.workflow.rawValue))
        sint(447, row.identificationLimit)
        sint(2_400, row.floorLimit)
        let steps = [
            row.overLimitSteps.orderConfirm, row.overLimitSteps.picking, row.overLimitSteps.packingSlip,
            row.overLimitSteps.invoice,
        ]
        uint(448, steps.enumerated().reduce(UInt64(0)) { $0 | UInt64($1.element?.rawValue ?? 0) << UInt64(4 * $1.offset) })
        bool(420, row.separateSalesTax)
        code(421, row.writeOffReason)
        sint(422, row.minimumReimbursement)
        bool(423, row.summarizeCustomer)
        bool(424, row.separateByClassification)
        bool(425, row.allowIntercompanyNetting)
        code(426, row.nettingAgreementCompany)
        bool(427, row.appliesPrepayments)
        code(2_200, row.rateTypes.receivables)
        code(2_201, row.rateTypes.ledger)
        code(2_202, row.rateTypes.credit)
    }
}

extension ProtoReader {
    mutating func parameters() -> (CompanyID, Parameters) {
        var id = CompanyID.none
        var row = Parameters()
        // Zeros are not written: start from them, not from the defaults.
        row.posTTLSeconds = 0
        row.maxAuthorizationTTLSeconds = 0
        row.maxPennyRounding = 0
        var priority: (UInt64, UInt16) = (0, 0)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: row.defaultProfile = code()
            case 3: row.captureRevenueAccount = AccountID(uint32())
            case 4: row.taxRounding = choice(.total)
            case 5: row.creditLimitType = choice(.balanceAll)
            case 6: row.posTTLSeconds = uint32()
            case 7: row.maxAuthorizationTTLSeconds = uint32()
            case 8: row.overCapturePercent = Percent(tenThousandths: sint())
            case 9: row.overLimitPOSCheck = choice(.decline)
            case 10: row.overLimitFreeTextInvoice = choice(.warn)
            case 11: row.automaticSettlement = bool()
            case 12: row.defaultMethod = code()
            case 13: row.itemTaxGroup = code()
            case 14: row.maxPennyRounding = sint()
            case 1200: row.maxTaxAdjustment = sint()
            case 15: row.excludeUnappliedPayments = bool()
            case 16: row.excludeCreditNotes = bool()
            case 17: row.expiredLimitIsZero = bool()
            case 18: row.overLimitOther = choice(.off)
            case 19: row.prepaymentProfile = code()
            case 40: row.countsStartedIntervals = bool()
            case 41: row.graceShiftsStart = bool()
            case 42: row.waiveLimit = sintLessOne()
            case 680: row.approveCreditNotesFrom = sintLessOne()
            case 930: row.approveWriteOffsFrom = sintLessOne()
            case 280: row.collections.flags = uint32()
            case 281: row.collections.lateBenchmark = sintLessOne()
            case 282: row.collections.veryLateBenchmark = sintLessOne()
            case 283: row.collections.agingDefinition = code()
            case 840: row.collections.team = code()
            case 1_100: row.collections.historyDays = UInt16(truncatingIfNeeded: uint32())
            case 320:
                let days = uint()
                row.orderHorizonDays = days == 0 ? nil : UInt32(truncatingIfNeeded: days - 1)
            case 321: row.includesHeldOrders = bool()
            case 322: row.includesReturns = bool()
            case 260: row.noRulesAtPOS = bool()
            case 261: row.noLimitRule = bool()
            case 262: row.blankExpiryBlocks = bool()
            case 263: row.checkTermsRank = bool()
            case 264: row.checkDiscountRank = bool()
            case 340: row.prenotificationDays = UInt16(clamping: sintLessOne())
            case 341: row.legacyLeadTimes = bool()
            case 300: row.oneTimeTemplate = code()
            case 440:
                let flags = uint()
                row.ignoresGroupLimit = flags & 1 != 0
                row.groupLimitIsEach = flags & 2 != 0
                row.limitJournalWorkflow = flags & 4 != 0
                row.autoPostAfterApproval = flags & 8 != 0
                row.holds.allowsEditAfterRelease = flags & 16 != 0
                row.allowsManualLimitEdit = flags & 32 != 0
                row.requiresIdentification = flags & 64 != 0
                row.includesPaymentsAtRisk = flags & 128 != 0
            case 441: row.holds.autoRelease = choice(.withPosting)
            case 442: row.holds.defaultReleaseReason = code()
            case 443: row.holds.defaultCancelReason = code()
            case 444: row.holds.deviation = sintLessOne()
            case 445: row.holds.validDays = UInt32(truncatingIfNeeded: uint() &- 1)
            case 446: row.holds.workflow = choice(.none)
            case 447: row.identificationLimit = sint()
            case 2_400: row.floorLimit = sint()
            case 448:
                let steps = uint()
                func step(_ place: UInt64) -> OverLimitAction? { OverLimitAction(rawValue: UInt8(steps >> (4 * place) & 15)) }
                row.overLimitSteps.orderConfirm = step(0)
                row.overLimitSteps.picking = step(1)
                row.overLimitSteps.packingSlip = step(2)
                row.overLimitSteps.invoice = step(3)
            case 460: row.freeTextFlags = uint()
            case 500: row.directDebit.country = code()
            case 501: row.directDebit.firstAsRecurring = bool()
            case 502: row.bills.billProfile = code()
            case 503: row.bills.collectionProfile = code()
            case 504: row.bills.discountProfile = code()
            case 505: row.bills.protestProfile = code()
            case 506: row.bills.requireAcceptance = bool()
            case 920: row.bills.journals.draw = code()
            case 921: row.bills.journals.redraw = code()
            case 922: row.bills.journals.remittance = code()
            case 923: row.bills.journals.settle = code()
            case 924: row.bills.journals.protest = code()
            case 925: row.directDebit.passesReturnFeesOn = bool()
            case 420: row.separateSalesTax = bool()
            case 421: row.writeOffReason = code()
            case 422: row.minimumReimbursement = sint()
            case 423: row.summarizeCustomer = bool()
            case 424: row.separateByClassification = bool()
            case 425: row.allowIntercompanyNetting = bool()
            case 426: row.nettingAgreementCompany = code()
            case 427: row.appliesPrepayments = bool()
            case 2_200: row.rateTypes.receivables = code()
            case 2_201: row.rateTypes.ledger = code()
            case 2_202: row.rateTypes.credit = code()
            default: if !settlementParameter(field, &row.settlement, &priority) { skip() }
            }
        }
        return (id, row)
    }
}

extension CollectionParameters {
    private static let bits: [WritableKeyPath<CollectionParameters, Bool> & Sendable] = [
        \.codeMovesOnPrint, \.creditsRaiseCode, \.lettersIncludeDisputed, \.lettersOnFees, \.trackStep,
        \.postLettersAutomatically, \.excludeAfterLastStep, \.listsAllOpen, \.createActivities,
        \.excludesDisputed, \.interestOnLetters,
    ]

    /// The yes-or-no parameters, a bit each in the order of record.proto.
    fileprivate var flags: UInt32 {
        get {
            var word: UInt32 = 0
            for (place, path) in Self.bits.enumerated() where self[keyPath: path] { word |= 1 << UInt32(place) }
            return word
        }
        set { for (place, path) in Self.bits.enumerated() { self[keyPath: path] = newValue >> UInt32(place) & 1 == 1 } }
    }
}

extension Parameters {
    fileprivate var freeTextFlags: UInt64 {
        get {
            (workflow ? 1 : 0) | (stopsOnFirstError ? 2 : 0) | (forbidsCorrections ? 4 : 0)
                | (catchesUpLatestOnly ? 8 : 0) | (summarizesLines ? 16 : 0)
        }
        set {
            workflow = newValue & 1 != 0
            stopsOnFirstError = newValue & 2 != 0
            forbidsCorrections = newValue & 4 != 0
            catchesUpLatestOnly = newValue & 8 != 0
            summarizesLines = newValue & 16 != 0
        }
    }
}
