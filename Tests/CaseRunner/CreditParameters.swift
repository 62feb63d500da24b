import Schema

/// The parameters of the credit schema: their defaults and how this server sets them.
enum CreditParameters {
    /// Those that `SetParameters` knows, and the field each one goes to.
    static let settable: Set<String> = [
        "credit_limit_type", "expired_limit_is_zero", "include_unapplied_payments", "include_credit_notes",
        "include_payments_at_risk",
        "over_capture_percent", "pos_ttl_seconds", "over_limit_action",
        "update_letter_code_on", "ignore_credits_for_code", "letters_skip_disputed", "letters_on_fees", "interest_on_letters", "track_step",
        "post_letters_automatically", "exclude_after_last_step", "exclude_disputed", "communication_includes",
        "create_activities_for_automation", "late_benchmark", "very_late_benchmark",
        "order_horizon_days", "include_held_orders", "include_returns",
        "check_limit_on_orders", "pos_blocking_rules", "ignore_expired_rule_when_blank", "check_payment_terms_rank",
        "check_cash_discount_rank",
        "check_credit_group_limit", "credit_group_mode", "allow_manual_limit_edit", "require_identification",
        "identification_limit", "floor_limit", "limit_journal_workflow", "auto_post_after_approval", "auto_release",
        "default_release_reason", "allow_edit_after_release", "release_deviation_percent", "release_valid_days",
        "separate_sales_tax", "write_off_limit",
    ]

    /// Defaults of the rest: a case that states one of these asks for nothing new.
    static let defaults: [String: Json] = [
        "max_authorization_ttl": .string("30 days"),
    ]

    static let checkpoints: [String: Reskontra_V1_Checkpoint] = [
        "pos_check": .posCheck, "order_confirm": .orderConfirm, "picking": .picking,
        "packing_slip": .packingSlip, "invoice": .invoice, "free_text_invoice": .freeTextInvoice,
    ]

    /// Seconds of `7 days`, `600 seconds` or a bare number of seconds.
    static func seconds(_ value: Json) -> UInt32? {
        if let seconds = value.integer { return UInt32(exactly: seconds) }
        let words = (value.text ?? "").split(separator: " ")
        guard words.count == 2, let count = UInt32(words[0]) else { return nil }
        let units: [String: UInt32] = [
            "second": 1, "seconds": 1, "minute": 60, "minutes": 60, "hour": 3_600, "hours": 3_600,
            "day": 86_400,
            "days": 86_400,
        ]
        guard let unit = units[String(words[1])] else { return nil }
        let (seconds, overflow) = count.multipliedReportingOverflow(by: unit)
        return overflow ? nil : seconds
    }

    /// Names among `set` that no RPC can set to that value.
    static func gaps(_ set: Json, usedCheckpoints: Set<String>) -> [String] {
        set.keys.compactMap { name in
            let value = set[name]
            if name == "over_limit_action" {
                return value.keys.contains { checkpoints[$0] == nil } ? "SetParameters (over_limit_action)" : nil
            }
            if name == "max_authorization_ttl", seconds(value) != nil { return nil }
            // Kept with the customers: `CreditCase.setExternalExposure`.
            if settable.contains(name) || name == "external_exposure" { return nil }
            if let usual = defaults[name], scalarsAgree(usual, value) { return nil }
            return "SetParameters (\(name))"
        }
    }

    /// Sends what `set` states. Defaults that cannot be set are in force already.
    static func apply(_ set: Json, company: String, on ledger: CaseLedger) async throws {
        var names: [String] = []
        var parameters = Reskontra_V1_Parameters()
        for name in set.keys {
            names += try fill(&parameters, name, set[name])
        }
        guard !names.isEmpty else { return }
        try await CompanyPlan.setParameters(names, company: company, on: ledger) { $0 = parameters }
    }

    /// Fills the fields of one parameter and gives their names.
    private static func fill(
        _ parameters: inout Reskontra_V1_Parameters, _ name: String, _ value: Json
    ) throws -> [String] {
        switch name {
        case "credit_limit_type":
            guard let type = limitTypes[value.text ?? ""] else {
                throw CaseFailure("no credit_limit_type \(value.line)")
            }
            parameters.creditLimitType = type
        case "expired_limit_is_zero": parameters.expiredLimitIsZero = value.flag ?? false
        case "include_unapplied_payments":
            parameters.excludeUnappliedPayments = value.flag == false
            return ["exclude_unapplied_payments"]
        case "check_limit_on_orders":
            parameters.noLimitRule = value.flag == false
            return ["no_limit_rule"]
        case "pos_blocking_rules":
            parameters.noRulesAtPos = value.flag == false
            return ["no_rules_at_pos"]
        case "ignore_expired_rule_when_blank":
            parameters.blankExpiryBlocks = value.flag == false
            return ["blank_expiry_blocks"]
        case "check_payment_terms_rank":
            parameters.checkTermsRank = value.flag ?? false
            return ["check_terms_rank"]
        case "check_cash_discount_rank":
            parameters.checkDiscountRank = value.flag ?? false
            return ["check_discount_rank"]
        case "include_payments_at_risk": parameters.includePaymentsAtRisk = value.flag ?? false
        case "include_credit_notes":
            parameters.excludeCreditNotes = value.flag == false
            return ["exclude_credit_notes"]
        case "over_capture_percent":
            guard let percent = value.exact?.message else { throw CaseFailure("no percent \(value.line)") }
            parameters.overCapturePercent = percent
        case "pos_ttl_seconds":
            guard let seconds = seconds(value) else { throw CaseFailure("no seconds \(value.line)") }
            parameters.posTtlSeconds = seconds
        case "max_authorization_ttl":
            guard let seconds = seconds(value) else { throw CaseFailure("no span of time \(value.line)") }
            parameters.maxAuthorizationTtlSeconds = seconds
            return ["max_authorization_ttl_seconds"]
        case "order_horizon_days":
            if value.isNull { break }
            guard let days = value.integer, let horizon = UInt32(exactly: days) else {
                throw CaseFailure("no number of days \(value.line)")
            }
            parameters.orderHorizonDays = horizon
        case "include_held_orders": parameters.includeHeldOrders = value.flag ?? false
        case "separate_sales_tax": parameters.separateSalesTax = value.flag ?? false
        case "write_off_limit":
            // Above the limit, so from the next minor unit on.
            if value.isNull { return [] }
            guard let minor = value.exact?.minor(exponent: 2) else { throw CaseFailure("no amount \(value.line)") }
            parameters.approveWriteOffsFrom = .with {
                $0.currency = CreditCase.accountingCurrency
                $0.minor = minor + 1
            }
            return ["approve_write_offs_from"]
        case "include_returns": parameters.includeReturns = value.flag ?? false
        case "over_limit_action": return try fillActions(&parameters, value)
        case "update_letter_code_on":
            parameters.letterCodeOnPrint = value.text == "print"
            return ["letter_code_on_print"]
        case "ignore_credits_for_code":
            parameters.creditsRaiseLetterCode = value.flag == false
            return ["credits_raise_letter_code"]
        case "letters_skip_disputed":
            parameters.lettersIncludeDisputed = value.flag == false
            return ["letters_include_disputed"]
        case "letters_on_fees": parameters.lettersOnFees = value.flag ?? false
        case "interest_on_letters": parameters.interestOnLetters = value.flag ?? false
        case "exclude_disputed": parameters.excludeDisputed = value.flag ?? false
        case "track_step": parameters.trackStep = value.flag ?? false
        case "post_letters_automatically": parameters.postLettersAutomatically = value.flag ?? false
        case "exclude_after_last_step": parameters.excludeAfterLastStep = value.flag ?? false
        case "communication_includes":
            parameters.communicationIncludesAllOpen = value.text == "all_open"
            return ["communication_includes_all_open"]
        case "create_activities_for_automation": parameters.createActivitiesForAutomation = value.flag ?? false
        case "late_benchmark": if let percent = value.exact?.message { parameters.lateBenchmark = percent }
        case "very_late_benchmark": if let percent = value.exact?.message { parameters.veryLateBenchmark = percent }
        default: return try fillCredit(&parameters, name, value)
        }
        return [name]
    }

    private static func fillCredit(
        _ parameters: inout Reskontra_V1_Parameters, _ name: String, _ value: Json
    ) throws -> [String] {
        switch name {
        case "check_credit_group_limit":
            parameters.ignoreCreditGroupLimit = value.flag == false
            return ["ignore_credit_group_limit"]
        case "credit_group_mode":
            parameters.groupLimitEach = value.text == "same_limit_each"
            return ["group_limit_each"]
        case "allow_manual_limit_edit": parameters.allowManualLimitEdit = value.flag ?? false
        case "require_identification": parameters.requireIdentification = !isIdle(value)
        case "identification_limit":
            guard let minor = value.exact?.minor(exponent: 2) else { throw CaseFailure("no amount \(value.line)") }
            parameters.identificationLimit = .with {
                $0.currency = CreditCase.accountingCurrency
                $0.minor = minor
            }
        case "floor_limit":
            guard let minor = value.exact?.minor(exponent: 2) else { throw CaseFailure("no amount \(value.line)") }
            parameters.floorLimit = .with {
                $0.currency = CreditCase.accountingCurrency
                $0.minor = minor
            }
        case "limit_journal_workflow": parameters.limitJournalWorkflow = value.flag ?? false
        case "auto_post_after_approval": parameters.autoPostAfterApproval = value.flag ?? false
        case "auto_release":
            let modes: [String: Reskontra_V1_ReleaseMode] = [
                "with_posting": .withPosting, "without_posting": .withoutPosting,
            ]
            parameters.autoRelease = modes[value.text ?? ""] ?? .unspecified
        case "default_release_reason":
            parameters.defaultReleaseReason = value.text == "none" ? "" : value.text ?? ""
        case "allow_edit_after_release": parameters.allowEditAfterRelease = value.flag ?? false
        case "release_deviation_percent": if let percent = value.exact?.message { parameters.releaseDeviationPercent = percent }
        case "release_valid_days":
            if let days = value.integer.flatMap({ UInt32(exactly: $0) }) { parameters.releaseValidDays = days }
        default: return []
        }
        return [name]
    }

    private static func fillActions(
        _ parameters: inout Reskontra_V1_Parameters, _ actions: Json
    ) throws -> [String] {
        var names: [String] = []
        for checkpoint in actions.keys {
            guard let action = overLimitActions[actions[checkpoint].text ?? ""] else {
                throw CaseFailure("no over_limit_action \(actions[checkpoint].line)")
            }
            switch checkpoint {
            case "pos_check":
                parameters.overLimitPosCheck = action
                names.append("over_limit_pos_check")
            case "free_text_invoice":
                parameters.overLimitFreeTextInvoice = action
                names.append("over_limit_free_text_invoice")
            case "order_confirm":
                parameters.overLimitOrderConfirm = action
                names.append("over_limit_order_confirm")
            case "picking":
                parameters.overLimitPicking = action
                names.append("over_limit_picking")
            case "packing_slip":
                parameters.overLimitPackingSlip = action
                names.append("over_limit_packing_slip")
            default:
                parameters.overLimitInvoice = action
                names.append("over_limit_invoice")
            }
        }
        return names.withoutRepeats
    }

    private static let limitTypes: [String: Reskontra_V1_CreditLimitType] = [
        "none": .none, "balance": .balance, "balance_delivered": .balanceDelivered,
        "balance_all": .balanceAll,
    ]

    private static let overLimitActions: [String: Reskontra_V1_OverLimitAction] = [
        "off": .off, "warn": .warn, "refer": .refer, "decline": .decline,
    ]
}
