import Receivables
import Schema

// Parameters of groups, limit journals, holds and identification.

extension SetParameters {
    /// False for a name that is none of these.
    static func applyCredit(
        _ name: String, of wish: Reskontra_V1_Parameters, to row: inout Parameters, _ border: inout Border, currency: Currency
    ) -> Bool {
        let path = "parameters.\(name)"
        switch name {
        case "ignore_credit_group_limit": row.ignoresGroupLimit = wish.ignoreCreditGroupLimit
        case "group_limit_each": row.groupLimitIsEach = wish.groupLimitEach
        case "limit_journal_workflow": row.limitJournalWorkflow = wish.limitJournalWorkflow
        case "auto_post_after_approval": row.autoPostAfterApproval = wish.autoPostAfterApproval
        case "auto_release":
            row.holds.autoRelease =
                wish.autoRelease == .unspecified ? nil : border.choice(wish.autoRelease.rawValue, path)
        case "default_release_reason": row.holds.defaultReleaseReason = border.code(wish.defaultReleaseReason, path)
        case "default_cancel_reason": row.holds.defaultCancelReason = border.code(wish.defaultCancelReason, path)
        case "allow_edit_after_release": row.holds.allowsEditAfterRelease = wish.allowEditAfterRelease
        case "release_deviation_percent":
            row.holds.deviation =
                wish.hasReleaseDeviationPercent
                ? border.percent(wish.releaseDeviationPercent, true, path).tenThousandths : nil
        case "release_valid_days":
            if wish.releaseValidDays > 36_500 { border.bad(path, .fieldInvalid, "is over 36,500") }
            row.holds.validDays = wish.hasReleaseValidDays ? wish.releaseValidDays : nil
        case "hold_approval":
            row.holds.workflow = border.choice(wish.holdApproval.rawValue, path, fallback: HoldApproval.none) ?? .none
        case "allow_manual_limit_edit": row.allowsManualLimitEdit = wish.allowManualLimitEdit
        case "require_identification": row.requiresIdentification = wish.requireIdentification
        case "identification_limit":
            if let minor = border.limit(wish.identificationLimit, wish.hasIdentificationLimit, path, currency) {
                row.identificationLimit = minor
            }
        case "floor_limit":
            if let minor = border.limit(wish.floorLimit, wish.hasFloorLimit, path, currency) { row.floorLimit = minor }
        case "over_limit_order_confirm": row.overLimitSteps.orderConfirm = border.step(wish.overLimitOrderConfirm, path)
        case "over_limit_picking": row.overLimitSteps.picking = border.step(wish.overLimitPicking, path)
        case "over_limit_packing_slip": row.overLimitSteps.packingSlip = border.step(wish.overLimitPackingSlip, path)
        case "over_limit_invoice": row.overLimitSteps.invoice = border.step(wish.overLimitInvoice, path)
        default: return false
        }
        return true
    }
}

extension Border {
    /// An amount of the accounting currency, 0 or above; none is 0.
    fileprivate mutating func limit(
        _ wish: Reskontra_V1_Money, _ isThere: Bool, _ path: String, _ currency: Currency
    ) -> Int64? {
        guard isThere else { return 0 }
        guard let money = money(wish, isThere, path) else { return nil }
        if money.currency != currency {
            bad(path, .currencyMismatch, "must be in the accounting currency \(currency)")
        } else if money.minor < 0 {
            bad(path, .amountNegative, "is below 0")
        } else {
            return money.minor
        }
        return nil
    }

    /// Nil: over_limit_other decides.
    fileprivate mutating func step(_ wish: Reskontra_V1_OverLimitAction, _ path: String) -> OverLimitAction? {
        wish == .unspecified ? nil : choice(wish.rawValue, path)
    }
}

extension Reskontra_V1_Parameters {
    mutating func fillCredit(_ row: Parameters, currency: Currency) {
        ignoreCreditGroupLimit = row.ignoresGroupLimit
        groupLimitEach = row.groupLimitIsEach
        limitJournalWorkflow = row.limitJournalWorkflow
        autoPostAfterApproval = row.autoPostAfterApproval
        autoRelease = .init(rawValue: Int(row.holds.autoRelease?.rawValue ?? 0)) ?? .unspecified
        defaultReleaseReason = row.holds.defaultReleaseReason.text
        defaultCancelReason = row.holds.defaultCancelReason.text
        allowEditAfterRelease = row.holds.allowsEditAfterRelease
        if let deviation = row.holds.deviation {
            releaseDeviationPercent = .init(Percent(tenThousandths: deviation).decimal)
        }
        if let days = row.holds.validDays { releaseValidDays = days }
        holdApproval = .init(rawValue: Int(row.holds.workflow.rawValue)) ?? .none
        allowManualLimitEdit = row.allowsManualLimitEdit
        requireIdentification = row.requiresIdentification
        identificationLimit = .init(row.identificationLimit, currency)
        if row.floorLimit != 0 { floorLimit = .init(row.floorLimit, currency) }
        overLimitOrderConfirm = step(row.overLimitSteps.orderConfirm)
        overLimitPicking = step(row.overLimitSteps.picking)
        overLimitPackingSlip = step(row.overLimitSteps.packingSlip)
        overLimitInvoice = step(row.overLimitSteps.invoice)
    }

    private func step(_ action: OverLimitAction?) -> Reskontra_V1_OverLimitAction {
        .init(rawValue: Int(action?.rawValue ?? 0)) ?? .unspecified
    }
}
