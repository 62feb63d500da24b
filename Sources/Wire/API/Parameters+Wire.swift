import Receivables
import Schema

// Parameters of a company: the masked fields of a request onto the row, and the row -> message.

extension SetParameters {
    /// The masked fields onto the current row.
    package init(
        _ message: Reskontra_V1_SetParametersRequest, _ company: CompanyID, _ book: borrowing Book
    ) throws(FieldErrors) {
        var border = Border()
        if message.updateMask.isEmpty { border.bad("update_mask", .fieldRequired, "names the parameters to change") }
        var row = book.companies[company].parameters
        for (index, name) in message.updateMask.enumerated() {
            let isKnown = SetParameters.apply(
                name, of: message.parameters, to: &row, &border, book, currency: book.companies[company].currency)
            if !isKnown { border.bad("update_mask[\(index)]", .fieldInvalid, "'\(name.prefix(40))' is no parameter") }
        }
        try border.check()
        self.init(id: company, parameters: row)
    }

    /// False for a name that is no parameter.
    private static func apply(
        _ name: String, of wish: Reskontra_V1_Parameters, to row: inout Parameters, _ border: inout Border,
        _ book: borrowing Book, currency: Currency
    ) -> Bool {
        let path = "parameters.\(name)"
        switch name {
        case "default_profile": row.defaultProfile = border.code(wish.defaultProfile, path)
        case "capture_revenue_account":
            let number = border.code(wish.captureRevenueAccount, path)
            row.captureRevenueAccount = book.companies.account(number) ?? .none
            if !number.isEmpty, row.captureRevenueAccount.isNone {
                border.bad(path, .referenceUnknown, "there is no main account '\(number)'")
            }
        case "tax_rounding": row.taxRounding = border.choice(wish.taxRounding.rawValue, path, fallback: .total) ?? .total
        case "credit_limit_type":
            row.creditLimitType = border.choice(wish.creditLimitType.rawValue, path, fallback: .balanceAll) ?? .balanceAll
        case "pos_ttl_seconds": row.posTTLSeconds = wish.posTtlSeconds == 0 ? 900 : wish.posTtlSeconds
        case "max_authorization_ttl_seconds":
            row.maxAuthorizationTTLSeconds =
                wish.maxAuthorizationTtlSeconds == 0 ? 2_592_000 : wish.maxAuthorizationTtlSeconds
        case "over_capture_percent":
            row.overCapturePercent = border.percent(wish.overCapturePercent, wish.hasOverCapturePercent, path)
        case "over_limit_pos_check":
            row.overLimitPOSCheck = border.choice(wish.overLimitPosCheck.rawValue, path, fallback: .decline) ?? .decline
        case "over_limit_free_text_invoice":
            row.overLimitFreeTextInvoice =
                border.choice(wish.overLimitFreeTextInvoice.rawValue, path, fallback: .warn) ?? .warn
        case "over_limit_other": row.overLimitOther = border.choice(wish.overLimitOther.rawValue, path, fallback: .off) ?? .off
        case "automatic_settlement": row.automaticSettlement = wish.automaticSettlement
        case "default_method_of_payment": row.defaultMethod = border.code(wish.defaultMethodOfPayment, path)
        case "item_tax_group": row.itemTaxGroup = border.code(wish.itemTaxGroup, path)
        case "max_penny_rounding":
            row.maxPennyRounding = border.limit(wish.maxPennyRounding, wish.hasMaxPennyRounding, path, currency)
        case "max_tax_adjustment":
            row.maxTaxAdjustment = border.limit(wish.maxTaxAdjustment, wish.hasMaxTaxAdjustment, path, currency)
        case "include_payments_at_risk": row.includesPaymentsAtRisk = wish.includePaymentsAtRisk
        case "exclude_unapplied_payments": row.excludeUnappliedPayments = wish.excludeUnappliedPayments
        case "exclude_credit_notes": row.excludeCreditNotes = wish.excludeCreditNotes
        case "one_time_template": row.oneTimeTemplate = border.code(wish.oneTimeTemplate, path)
        case "prepayment_profile": row.prepaymentProfile = border.code(wish.prepaymentProfile, path)
        case "expired_limit_is_zero": row.expiredLimitIsZero = wish.expiredLimitIsZero
        case "no_rules_at_pos": row.noRulesAtPOS = wish.noRulesAtPos
        case "no_limit_rule": row.noLimitRule = wish.noLimitRule
        case "blank_expiry_blocks": row.blankExpiryBlocks = wish.blankExpiryBlocks
        case "check_terms_rank": row.checkTermsRank = wish.checkTermsRank
        case "check_discount_rank": row.checkDiscountRank = wish.checkDiscountRank
        case "counts_started_intervals": row.countsStartedIntervals = wish.countsStartedIntervals
        case "grace_shifts_start": row.graceShiftsStart = wish.graceShiftsStart
        case "order_horizon_days": row.orderHorizonDays = wish.hasOrderHorizonDays ? wish.orderHorizonDays : nil
        case "include_held_orders": row.includesHeldOrders = wish.includeHeldOrders
        case "include_returns": row.includesReturns = wish.includeReturns
        case "prenotification_days":
            if wish.prenotificationDays > 365 { border.bad(path, .fieldInvalid, "is at most 365") }
            row.prenotificationDays = UInt16(clamping: wish.prenotificationDays)
        case "workflow": row.workflow = wish.workflow
        case "stop_on_first_error": row.stopsOnFirstError = wish.stopOnFirstError
        case "free_text_correction_disabled": row.forbidsCorrections = wish.freeTextCorrectionDisabled
        case "catch_up_latest_one": row.catchesUpLatestOnly = wish.catchUpLatestOne
        case "summarize_lines": row.summarizesLines = wish.summarizeLines
        case "legacy_lead_times": row.legacyLeadTimes = wish.legacyLeadTimes
        case "country":
            let country = border.code(wish.country, path, max: 2)
            if !country.isEmpty, country.count != 2 { border.bad(path, .fieldInvalid, "has two letters") }
            row.directDebit.country = country
        case "boe_profile": row.bills.billProfile = border.code(wish.boeProfile, path)
        case "collection_profile": row.bills.collectionProfile = border.code(wish.collectionProfile, path)
        case "discount_profile": row.bills.discountProfile = border.code(wish.discountProfile, path)
        case "protest_profile": row.bills.protestProfile = border.code(wish.protestProfile, path)
        case "draw_journal": row.bills.journals.draw = border.code(wish.drawJournal, path)
        case "redraw_journal": row.bills.journals.redraw = border.code(wish.redrawJournal, path)
        case "remittance_journal": row.bills.journals.remittance = border.code(wish.remittanceJournal, path)
        case "settle_journal": row.bills.journals.settle = border.code(wish.settleJournal, path)
        case "protest_journal": row.bills.journals.protest = border.code(wish.protestJournal, path)
        case "pass_return_fees_on": row.directDebit.passesReturnFeesOn = wish.passReturnFeesOn
        case "require_acceptance": row.bills.requireAcceptance = wish.requireAcceptance
        case "first_as_rcur": row.directDebit.firstAsRecurring = wish.firstAsRcur
        case "waive_limit":
            row.waiveLimit = border.bound(wish.waiveLimit, wish.hasWaiveLimit, path, in: currency)
        case "approve_credit_notes_from":
            row.approveCreditNotesFrom = border.bound(
                wish.approveCreditNotesFrom, wish.hasApproveCreditNotesFrom, path, in: currency)
        case "approve_write_offs_from":
            row.approveWriteOffsFrom = border.bound(
                wish.approveWriteOffsFrom, wish.hasApproveWriteOffsFrom, path, in: currency)
        case "separate_sales_tax": row.separateSalesTax = wish.separateSalesTax
        case "write_off_reason": row.writeOffReason = border.code(wish.writeOffReason, path)
        case "minimum_reimbursement":
            row.minimumReimbursement = border.limit(wish.minimumReimbursement, wish.hasMinimumReimbursement, path, currency)
        case "summarize_customer": row.summarizeCustomer = wish.summarizeCustomer
        case "separate_by_classification": row.separateByClassification = wish.separateByClassification
        case "allow_intercompany_netting": row.allowIntercompanyNetting = wish.allowIntercompanyNetting
        case "netting_agreement_company":
            row.nettingAgreementCompany = border.code(wish.nettingAgreementCompany, path, max: Company.codeBytesMax)
            if !row.nettingAgreementCompany.isEmpty, book.companies.find(row.nettingAgreementCompany) == nil {
                border.bad(path, .referenceUnknown, "there is no company '\(row.nettingAgreementCompany)'")
            }
        case "applies_prepayments": row.appliesPrepayments = wish.appliesPrepayments
        case "exchange_rate_type": row.rateTypes.receivables = border.code(wish.exchangeRateType, path)
        case "ledger_exchange_rate_type": row.rateTypes.ledger = border.code(wish.ledgerExchangeRateType, path)
        case "credit_limit_rate_type": row.rateTypes.credit = border.code(wish.creditLimitRateType, path)
        default:
            return applyCredit(name, of: wish, to: &row, &border, currency: currency)
                || apply(name, of: wish, to: &row.settlement, &border, currency: currency, book)
                || apply(name, of: wish, to: &row.collections, &border)
        }
        return true
    }
}

extension Reskontra_V1_Parameters {
    init(_ row: Parameters, _ book: borrowing Book, currency: Currency) {
        self.init()
        defaultProfile = row.defaultProfile.text
        if !row.captureRevenueAccount.isNone {
            captureRevenueAccount = book.companies.account(row.captureRevenueAccount).number.text
        }
        taxRounding = .init(rawValue: Int(row.taxRounding.rawValue)) ?? .unspecified
        creditLimitType = .init(rawValue: Int(row.creditLimitType.rawValue)) ?? .unspecified
        posTtlSeconds = row.posTTLSeconds
        maxAuthorizationTtlSeconds = row.maxAuthorizationTTLSeconds
        overCapturePercent = .init(row.overCapturePercent.decimal)
        overLimitPosCheck = .init(rawValue: Int(row.overLimitPOSCheck.rawValue)) ?? .unspecified
        overLimitFreeTextInvoice = .init(rawValue: Int(row.overLimitFreeTextInvoice.rawValue)) ?? .unspecified
        overLimitOther = .init(rawValue: Int(row.overLimitOther.rawValue)) ?? .unspecified
        automaticSettlement = row.automaticSettlement
        defaultMethodOfPayment = row.defaultMethod.text
        itemTaxGroup = row.itemTaxGroup.text
        maxPennyRounding = .init(row.maxPennyRounding, currency)
        maxTaxAdjustment = .init(row.maxTaxAdjustment, currency)
        excludeUnappliedPayments = row.excludeUnappliedPayments
        includePaymentsAtRisk = row.includesPaymentsAtRisk
        excludeCreditNotes = row.excludeCreditNotes
        expiredLimitIsZero = row.expiredLimitIsZero
        prepaymentProfile = row.prepaymentProfile.text
        oneTimeTemplate = row.oneTimeTemplate.text
        countsStartedIntervals = row.countsStartedIntervals
        graceShiftsStart = row.graceShiftsStart
        noRulesAtPos = row.noRulesAtPOS
        noLimitRule = row.noLimitRule
        blankExpiryBlocks = row.blankExpiryBlocks
        checkTermsRank = row.checkTermsRank
        checkDiscountRank = row.checkDiscountRank
        prenotificationDays = UInt32(row.prenotificationDays)
        legacyLeadTimes = row.legacyLeadTimes
        workflow = row.workflow
        stopOnFirstError = row.stopsOnFirstError
        freeTextCorrectionDisabled = row.forbidsCorrections
        catchUpLatestOne = row.catchesUpLatestOnly
        summarizeLines = row.summarizesLines
        boeProfile = row.bills.billProfile.text
        collectionProfile = row.bills.collectionProfile.text
        discountProfile = row.bills.discountProfile.text
        protestProfile = row.bills.protestProfile.text
        requireAcceptance = row.bills.requireAcceptance
        drawJournal = row.bills.journals.draw.text
        redrawJournal = row.bills.journals.redraw.text
        remittanceJournal = row.bills.journals.remittance.text
        settleJournal = row.bills.journals.settle.text
        protestJournal = row.bills.journals.protest.text
        passReturnFeesOn = row.directDebit.passesReturnFeesOn
        country = row.directDebit.country.text
        firstAsRcur = row.directDebit.firstAsRecurring
        if let limit = row.waiveLimit { waiveLimit = .init(limit, currency) }
        if let bound = row.approveCreditNotesFrom { approveCreditNotesFrom = .init(bound, currency) }
        if let bound = row.approveWriteOffsFrom { approveWriteOffsFrom = .init(bound, currency) }
        fill(row.collections)
        fillCredit(row, currency: currency)
        fill(row.settlement, currency, book)
        if let days = row.orderHorizonDays { orderHorizonDays = days }
        includeHeldOrders = row.includesHeldOrders
        includeReturns = row.includesReturns
        separateSalesTax = row.separateSalesTax
        writeOffReason = row.writeOffReason.text
        if row.minimumReimbursement != 0 { minimumReimbursement = .init(row.minimumReimbursement, currency) }
        summarizeCustomer = row.summarizeCustomer
        separateByClassification = row.separateByClassification
        allowIntercompanyNetting = row.allowIntercompanyNetting
        nettingAgreementCompany = row.nettingAgreementCompany.text
        appliesPrepayments = row.appliesPrepayments
        exchangeRateType = row.rateTypes.receivables.text
        ledgerExchangeRateType = row.rateTypes.ledger.text
        creditLimitRateType = row.rateTypes.credit.text
    }
}

extension Reskontra_V1_SetParametersResponse {
    package init(_ answer: Parameters, _ book: borrowing Book, of company: CompanyID) {
        self.init()
        parameters = .init(answer, book, currency: book.companies[company].currency)
    }
}

extension Border {
    /// An amount of the accounting currency from 0 on; nil: none was given.
    mutating func bound(
        _ wish: Reskontra_V1_Money, _ isGiven: Bool, _ path: String, in currency: Currency
    ) -> Int64? {
        guard let money = money(wish, isGiven, path, required: false) else { return nil }
        if money.currency != currency {
            bad(path, .currencyMismatch, "must be in the accounting currency \(currency)")
        } else if money.minor < 0 {
            bad(path, .amountNegative, "is below 0")
        }
        return money.minor
    }
}
