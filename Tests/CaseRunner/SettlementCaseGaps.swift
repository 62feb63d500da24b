extension SettlementCase {
    /// Values a parameter has when it is absent: a case that states one of these asks for nothing new.
    private static let defaults: [String: Json] = [
        "settle_remainder_enabled": .bool(false),
        "decouple_settlement": .bool(false), "review_payment_reversals": .bool(false),
    ]

    /// Parameters that `setReturnParameters` sets, and those that no case here can feel: every order is confirmed.
    private static let without: Set<String> = [
        "minimum_reimbursement",
        "summarize_customer", "separate_by_classification", "prepayment_application_policy",
        "tax_on_prepayment",
        "require_confirmed_order", "allow_intercompany_netting", "netting_agreement_company",
        "nsf_fee", "mark_lines", "allow_edit_due_and_discount_dates",
    ]

    private static let givenKnown: Set<String> = ["companies", "customer", "documents", "exchange_rates"]

    static func gaps(in json: Json) -> [String] {
        let given = json["given"]
        var gaps = json["steps"].list.flatMap { stepGaps($0, json["expect"][$0["step"].text ?? ""]) }
        gaps += given.keys.filter { !givenKnown.contains($0) && !isIdle(given[$0]) }.map { "given \($0)" }
        gaps += given["documents"].list.flatMap(documentGaps)
        let parameters = json["parameters"]
        gaps += parameters.keys.compactMap { name in
            if settled.contains(name) || without.contains(name) { return nil }
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
        return operation.gaps(name, inputs: inputs, answers: expected.keys)
    }

    private static let kindsKnown: Set<String> = [
        "invoice", "interest_note", "credit_note", "payment", "prepayment_invoice", "vendor_invoice",
    ]

    private static func documentGaps(_ document: Json) -> [String] {
        var gaps: [String] = []
        let kind = document["kind"].text ?? "invoice"
        if !kindsKnown.contains(kind) { gaps.append("a document of kind \(kind)") }
        return gaps
    }
}
