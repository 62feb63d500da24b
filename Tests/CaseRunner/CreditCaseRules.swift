import Schema

/// Blocking rules, ranks and what rules ask of customers, from the words of the cases.
extension CreditCase {
    /// Members of a customer that `SetCreditTraits` sets.
    static let traitFields: Set<String> = ["credit_management_group", "risk_group", "account_status", "cash_discount"]

    /// Rules of `given`, once the items and authorizations before them are in the books.
    func loadRules() async throws {
        let given = json["given"]
        for rule in given["blocking_rules"].list { try await set(rule) }
        for (table, kind) in [("terms_ranks", Reskontra_V1_RankKind.terms), ("discount_ranks", .cashDiscount)] {
            for code in given[table].keys {
                let rank = given[table][code].integer.map { UInt32(clamping: $0) }
                for company in companies.values.sorted() {
                    let request = Reskontra_V1_SetRankRequest.with {
                        $0.company = company
                        $0.kind = kind
                        $0.code = code
                        if let rank { $0.rank = rank }
                    }
                    _ = try await ledger.call(.setRank, request, as: Reskontra_V1_SetRankResponse.self)
                }
            }
        }
    }

    func setBlockingRule(_ step: Json) async throws -> Json {
        try await set(step["rule"])
        return .object([:])
    }

    /// Sends what `set` states of the traits; other members are not looked at.
    func setTraits(_ number: String, _ set: Json) async throws {
        guard set.keys.contains(where: { Self.traitFields.contains($0) }) else { return }
        let request = Reskontra_V1_SetCreditTraitsRequest.with {
            $0.company = company(of: number)
            $0.customerNumber = number
            if set.keys.contains("credit_management_group") {
                $0.creditManagementGroup = set["credit_management_group"].text ?? ""
            }
            if set.keys.contains("risk_group") { $0.riskGroup = set["risk_group"].text ?? "" }
            if set.keys.contains("account_status") { $0.accountStatus = set["account_status"].text ?? "" }
            if set.keys.contains("cash_discount") { $0.cashDiscount = set["cash_discount"].text ?? "" }
        }
        _ = try await ledger.call(.setCreditTraits, request, as: Reskontra_V1_SetCreditTraitsResponse.self)
    }

    /// A rule for one customer is its company's, any other every company's.
    private func set(_ given: Json) async throws {
        let rule = try blockingRule(given)
        let companies = rule.scope == .table ? [company(of: rule.scopeID)] : self.companies.values.sorted()
        for company in companies {
            let request = Reskontra_V1_SetBlockingRuleRequest.with {
                $0.company = company
                $0.rule = rule
            }
            _ = try await ledger.call(.setBlockingRule, request, as: Reskontra_V1_SetBlockingRuleResponse.self)
        }
    }

    private func blockingRule(_ given: Json) throws -> Reskontra_V1_BlockingRule {
        let types: [String: Reskontra_V1_RuleType] = [
            "days_overdue": .daysOverdue, "account_status": .accountStatus, "terms_of_payment": .termsOfPayment,
            "credit_limit_expired": .creditLimitExpired, "overdue_amount": .overdueAmount,
            "order_amount": .orderAmount, "credit_limit_used": .creditLimitUsed, "dunning_level": .dunningLevel,
            "overdue_share": .overdueShare,
        ]
        let scopes: [String: Reskontra_V1_RuleScope] = ["table": .table, "group": .group, "all": .all]
        let measures: [String: Reskontra_V1_RuleMeasure] = ["days": .days, "amount": .amount, "percent": .percent]
        let name = try given.required("type")
        guard let type = types[name] else { throw Gap("SetBlockingRule (type \(name))") }
        var rule = Reskontra_V1_BlockingRule()
        rule.id = given["id"].text ?? ""
        rule.type = type
        rule.exclusion = given["kind"].text == "exclude"
        rule.scope = scopes[given["scope"].text ?? "all"] ?? .unspecified
        rule.scopeID = given["scope_id"].text ?? ""
        rule.riskGroup = given["risk_group"].text ?? ""
        // The measure matters where a type has two; elsewhere it is the usual one.
        if type == .daysOverdue { rule.valueType = measures[given["value_type"].text ?? "days"] ?? .days }
        if type == .accountStatus || type == .termsOfPayment {
            rule.valueCode = given["value"].text ?? ""
        } else if let value = given["value"].exact?.message {
            rule.value = value
        }
        rule.currency = given["currency"].text ?? ""
        if let threshold = given["threshold_percent"].exact?.message { rule.thresholdPercent = threshold }
        rule.olderThanDays = UInt32(clamping: given["days"].integer ?? 0)
        rule.releaseOrder = given["release_order"].flag ?? false
        rule.decline = given["action"].text == "decline"
        return rule
    }
}
