extension SettlementCase {
    /// Values a parameter has when it is absent: a case that states one of these asks for nothing new.
    private static let defaults: [String: Json] = [
        "prioritize_settlement": .bool(false), "use_priority_for_automatic_settlement": .bool(false),
        "settlement_priority": .null, "max_over_under_payment": .string("0.00"),
        "max_penny_difference": .string("0.00"), "tax_on_over_under_payment": .bool(false),
        "settle_remainder_enabled": .bool(false), "mark_lines": .bool(false),
        "decouple_settlement": .bool(false), "review_payment_reversals": .bool(false),
        "centralized_payments_hierarchy": .null, "customer_accounts": .null,
    ]

    /// Parameters that only matter to cash discounts, prepayments or other actions, which are gaps of their own.
    private static let without: Set<String> = [
        "discount_on_partial_payments", "discount_on_credit_notes", "cash_discount_administration",
        "discount_base",
        "discount_rate_basis", "min_discount_amount", "full_settlement_enabled", "minimum_reimbursement",
        "summarize_customer", "separate_by_classification", "prepayment_application_policy",
        "tax_on_prepayment",
        "require_confirmed_order", "allow_intercompany_netting", "netting_agreement_company", "party_id",
        "nsf_fee", "post_cash_discount_in", "post_exchange_difference_in", "allow_edit_due_and_discount_dates",
    ]

    private static let givenKnown: Set<String> = ["companies", "customer", "documents", "exchange_rates"]

    static func gaps(in json: Json) -> [String] {
        let given = json["given"]
        var gaps = json["steps"].list.flatMap { stepGaps($0, json["expect"][$0["step"].text ?? ""]) }
        gaps += given.keys.filter { !givenKnown.contains($0) && !isIdle(given[$0]) }.map { "given \($0)" }
        gaps += given["documents"].list.flatMap(documentGaps)
        let parameters = json["parameters"]
        gaps += parameters.keys.compactMap { name in
            if name == "automatic_settlement" || without.contains(name) { return nil }
            if let usual = defaults[name], scalarsAgree(usual, parameters[name]) || isIdle(parameters[name]) {
                return nil
            }
            return "SetParameters (\(name))"
        }
        return gaps.withoutRepeats
    }

    private static let stepFrame: Set<String> = ["step", "action", "notes", "title"]

    private static func stepGaps(_ step: Json, _ expected: Json) -> [String] {
        guard let name = step["action"].text else { return ["a step without action"] }
        guard let operation = operations[name] else { return [name] }
        let inputs = step.keys.filter { !stepFrame.contains($0) && !isIdle(step[$0]) }
        var gaps = operation.gaps(name, inputs: inputs, answers: expected.keys)
        if step["mode"].text == "priority" { gaps.append("\(name) (mode priority)") }
        if name == "settle_open" {
            if step["mode"].text == "automatic" { gaps.append("settle_open (mode automatic)") }
            if step["primary_payment"].text != nil { gaps.append("settle_open (primary_payment)") }
        }
        for mark in step["apply"].list + step["mark"].list {
            if !mark["discount_amount_override"].isNull { gaps.append("\(name) (discount_amount_override)") }
        }
        return gaps
    }

    private static let kindsKnown: Set<String> = [
        "invoice", "interest_note", "credit_note", "payment", "prepayment_invoice", "vendor_invoice",
    ]

    private static func documentGaps(_ document: Json) -> [String] {
        var gaps: [String] = []
        let kind = document["kind"].text ?? "invoice"
        if !kindsKnown.contains(kind) { gaps.append("a document of kind \(kind)") }
        if !isIdle(document["discount_tiers"]) { gaps.append("cash discounts") }
        return gaps
    }
}
