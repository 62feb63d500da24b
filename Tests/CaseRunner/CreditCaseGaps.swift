extension CreditCase {
    /// Rows that the runner loads, or that nothing it can play looks at.
    private static let givenKnown: Set<String> = [
        "customers", "exchange_rates", "open_items", "transactions", "authorizations", "posting_profiles",
        "aging_definitions", "reasons", "letter_sequences", "automation_processes", "pools", "predictions",
        "open_orders", "delivered_not_invoiced", "bank_accounts",
        "blocking_rules", "terms_ranks", "discount_ranks", "temporary_limits",
        "credit_groups", "currency_limits", "guarantees", "checkpoints", "scoring_groups", "risk_groups", "auto_limits",
        "invoices", "interest_code",
    ]

    static func gaps(in json: Json) -> [String] {
        let given = json["given"]
        let steps = json["steps"].list
        let usedCheckpoints = Set(steps.map { $0["checkpoint"].text ?? "pos_check" })
        var gaps = steps.flatMap {
            stepGaps($0, expected: json["expect"]["steps"][$0["id"].text ?? ""], json)
        }
        gaps += given.keys.filter { !isIdle(given[$0]) && !givenKnown.contains($0) }
            .map { "given \($0)" }
        gaps += given["open_items"].list.flatMap { itemGaps($0, json) }
        gaps += given["transactions"].list.flatMap(transactionGaps)
        gaps += CreditParameters.gaps(json["parameters"], usedCheckpoints: usedCheckpoints)
        for step in steps where step["op"].text == "SetParameters" {
            gaps += CreditParameters.gaps(step["set"], usedCheckpoints: usedCheckpoints)
        }
        return gaps.withoutRepeats
    }

    private static let stepFrame: Set<String> = ["id", "at", "op", "notes", "title"]

    private static func stepGaps(_ step: Json, expected: Json, _ json: Json) -> [String] {
        guard let name = step["op"].text else { return ["a step without op"] }
        guard let operation = operations[name] else { return [name] }
        let given = step.keys.filter { !stepFrame.contains($0) && !isIdle(step[$0]) }
        let answers = expected.keys.filter { $0 != "error" && $0 != "notes" }
        return operation.gaps(name, inputs: given, answers: answers) + specialGaps(name, step, expected, json)
    }

    /// What the names of inputs and answers do not tell.
    private static func specialGaps(_ name: String, _ step: Json, _ expected: Json, _ json: Json) -> [String]
    {
        switch name {
        case "SetCustomer", "SetCreditProfile":
            return step["set"].keys.compactMap { field in
                let isKnown =
                    customerFields[field] != nil || traitFields.contains(field) || profileFields.contains(field)
                    || ["credit_group", "credit_limit", "letter_exempt"].contains(field)
                return isKnown ? nil : "\(name) (\(field))"
            }
        case "AddItem": return itemGaps(step["item"], json, imported: false)
        case "ChangeItem": return step["open"].isNull ? ["ChangeItem (without open)"] : []
        default: return []
        }
    }

    private static let kinds: Set<String> = ["invoice", "credit_note", "payment", "prepayment", "letter_fee"]

    /// Steps that see whether an item is a fee, or what letters there are.
    private static let letterSteps: Set<String> = [
        "CreateLetters", "PrintLetters", "PostLetters", "CancelLetter", "ListLetters", "RunAutomation", "WaiveCharge",
        "ReinstateCharge", "ReverseCharge",
    ]

    private static func itemGaps(_ item: Json, _ json: Json, imported: Bool = true) -> [String] {
        var gaps: [String] = []
        let kind = item["kind"].text ?? "invoice"
        if !kinds.contains(kind) { gaps.append("an item of kind \(kind)") }
        if imported { return gaps }
        let seesLetters = json["steps"].list.contains { letterSteps.contains($0["op"].text ?? "") }
        if seesLetters, kind == "letter_fee" { gaps.append("an added letter_fee beside letters") }
        // Its letters are made for it, on a profile of their own.
        if seesLetters || !item["posting_profile"].isNull, item["letter_code"].integer ?? 0 != 0 {
            gaps.append("an added item with a letter_code beside letters")
        }
        if kind == "payment", item["source"].text == "general_journal" { gaps.append("an added payment of a general journal") }
        return gaps
    }

    private static func transactionGaps(_ transaction: Json) -> [String] {
        let kind = transaction["kind"].text ?? "invoice"
        return kinds.contains(kind) ? [] : ["a transaction of kind \(kind)"]
    }
}
