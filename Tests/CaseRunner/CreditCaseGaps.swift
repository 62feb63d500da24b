extension CreditCase {
    /// Rows of `given` that no RPC makes yet, and the operation that would.
    private static let givenGaps: [String: String] = [
        "credit_groups": "SetCreditGroup", "temporary_limits": "PostLimitJournal (temporary)",
        "currency_limits": "SetCurrencyLimit", "guarantees": "SetGuarantee",
        "blocking_rules": "SetBlockingRule",
        "open_orders": "ConfirmOrder", "delivered_not_invoiced": "DeliverOrder",
        "terms_ranks": "SetTermsRank",
        "discount_ranks": "SetDiscountRank", "checkpoints": "SetCheckpoints",
        "letter_sequences": "SetLetterSequence", "automation_processes": "SetAutomationProcess",
        "pools": "SetPool", "predictions": "RunPredictions", "bank_accounts": "ProcessNsf",
        "scoring_groups": "UpdateRiskScores", "risk_groups": "UpdateRiskScores",
        "auto_limits": "GenerateAutoLimits",
        "invoices": "CalculateStatistics", "interest_code": "CalculateInterest",
    ]

    /// Rows that the runner loads, or that nothing it can play looks at.
    private static let givenKnown: Set<String> = [
        "customers", "exchange_rates", "open_items", "transactions", "authorizations", "posting_profiles",
        "aging_definitions", "reasons",
    ]

    static func gaps(in json: Json) -> [String] {
        let given = json["given"]
        let steps = json["steps"].list
        let usedCheckpoints = Set(steps.map { $0["checkpoint"].text ?? "pos_check" })
        var gaps = steps.flatMap {
            stepGaps($0, expected: json["expect"]["steps"][$0["id"].text ?? ""], json)
        }
        gaps += given.keys.filter { !isIdle(given[$0]) && !givenKnown.contains($0) }
            .map { givenGaps[$0] ?? "given \($0)" }
        gaps += given["customers"].list.flatMap(customerGaps)
        gaps += given["posting_profiles"].list.filter { !$0["letter_sequence"].isNull }
            .map { _ in "SetPostingProfile (letter_sequence)" }
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
        case "CheckCredit", "Authorize":
            return step["exclude_order"].flag == true ? ["\(name) (exclude_order)"] : []
        case "SetCustomer", "SetCreditProfile":
            return step["set"].keys.compactMap { field in
                // Through the profile, a limit may be refused; through SetCustomer it stands for a posted journal.
                if field == "credit_limit" {
                    let refused =
                        name == "SetCreditProfile" && expected["error"].text == "LIMIT_EDIT_NOT_ALLOWED"
                    return refused ? nil : "PostLimitJournal"
                }
                return customerFields[field] == nil ? "\(name) (\(field))" : nil
            }
        case "CreateStatement":
            let include = step["include"].text ?? "open_and_closed"
            return include == "open_and_closed" ? [] : ["CreateStatement (include \(include))"]
        case "CreateAgingSnapshot": return agingGaps(step, expected, json)
        case "AddItem": return itemGaps(step["item"], json, imported: false)
        case "ChangeItem": return step["open"].isNull ? ["ChangeItem (without open)"] : []
        default: return []
        }
    }

    private static func agingGaps(_ step: Json, _ expected: Json, _ json: Json) -> [String] {
        let customers = expected["customers"]
        let answers = customers.keys.flatMap { customers[$0].keys }.filter {
            !AgingReading.answers.contains($0)
        }
        if let answer = answers.first { return ["CreateAgingSnapshot (\(answer))"] }
        do {
            _ = try AgingReading(step, json)
            return []
        } catch let gap as Gap {
            return [gap.operation]
        } catch {
            return ["CreateAgingSnapshot"]
        }
    }

    /// Members of a customer, and the operation that would make them matter.
    private static func customerGaps(_ customer: Json) -> [String] {
        isIdle(customer["credit_group"]) ? [] : ["AddGroupMember"]
    }

    private static let importedKinds: Set<String> = [
        "invoice", "credit_note", "payment", "prepayment", "letter_fee",
    ]
    private static let postedKinds: Set<String> = ["invoice", "credit_note", "payment"]

    private static func itemGaps(_ item: Json, _ json: Json, imported: Bool = true) -> [String] {
        var gaps: [String] = []
        let kind = item["kind"].text ?? "invoice"
        if !(imported ? importedKinds : postedKinds).contains(kind) { gaps.append("an item of kind \(kind)") }
        if item["collection_status"].text ?? "NOT_DISPUTED" != "NOT_DISPUTED" || !item["promise_date"].isNull
        {
            gaps.append("SetCollectionStatus")
        }
        if item["letter_code"].integer ?? 0 != 0 { gaps.append("PostLetters") }
        return gaps
    }

    private static func transactionGaps(_ transaction: Json) -> [String] {
        var gaps: [String] = []
        let kind = transaction["kind"].text ?? "invoice"
        if !postedKinds.contains(kind) { gaps.append("a transaction of kind \(kind)") }
        if transaction["collection_status"].text ?? "NOT_DISPUTED" != "NOT_DISPUTED"
            || !transaction["promise_date"].isNull
        {
            gaps.append("SetCollectionStatus")
        }
        return gaps
    }
}
