import ReskontraClient
import Schema

/// Risk scoring, automatic limits and statistics, from the words of the cases.
extension CreditCase {
    static let riskOperations: [String: Operation<CreditCase>] = [
        "UpdateRiskScore": Operation(["customer"], answers: ["scores", "total_score", "risk_group"]) {
            try await $0.updateRiskScore($1)
        },
        "GenerateAutoLimits": Operation(["journal", "new_to"], answers: ["state", "lines"]) {
            try await $0.generateAutoLimits($1)
        },
        "CalculateStatistics": Operation(["customer", "dso_months"], answers: ["average_payment_days", "dso"]) {
            try await $0.calculateStatistics($1)
        },
    ]

    private static let types: [String: Reskontra_V1_ScoringType] = [
        "user_defined": .userDefined, "average_payment_days": .averagePaymentDays, "customer_since": .customerSince,
        "in_business_since": .inBusinessSince, "days_sales_outstanding": .daysSalesOutstanding,
        "average_balance": .averageBalance, "credit_mgmt_group": .creditManagementGroup,
        "account_status": .accountStatus, "country": .country,
    ]
    private static let comparisons: [String: Reskontra_V1_Comparison] = [
        "=": .equal, "<>": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual,
    ]

    func loadRisk() async throws {
        for company in companies.values.sorted() {
            for given in json["given"]["scoring_groups"].list { try await set(scoringGroup: given, company) }
            for given in json["given"]["risk_groups"].list {
                let code = try given.required("id")
                let request = Reskontra_V1_SetRiskGroupRequest.with {
                    $0.company = company
                    $0.riskGroup.riskGroup = code
                    $0.riskGroup.from = Int64(given["from"].integer ?? 0)
                    $0.riskGroup.to = Int64(given["to"].integer ?? 0)
                }
                _ = try await ledger.call(.setRiskGroup, request, as: Reskontra_V1_SetRiskGroupResponse.self)
            }
            for given in json["given"]["auto_limits"].list { try await set(autoLimit: given, company) }
        }
    }

    private func set(scoringGroup given: Json, _ company: String) async throws {
        let type = given["type"].text ?? "user_defined"
        guard let scoringType = Self.types[type] else { throw Gap("SetScoringGroup (type \(type))") }
        var group = Reskontra_V1_ScoringGroup()
        group.scoringGroup = try given.required("id")
        group.type = scoringType
        group.userRows = given["score_type"].text == "user"
        for row in given["rows"].list {
            var made = Reskontra_V1_ScoringRow()
            if let from = try row.decimal("from") { made.from = from }
            if let to = try row.decimal("to") { made.to = to }
            if !row["value"].isNull { made.value = row["value"].text ?? row["value"].line }
            made.score = Int64(row["score"].integer ?? 0)
            group.rows.append(made)
        }
        let request = Reskontra_V1_SetScoringGroupRequest.with {
            $0.company = company
            $0.scoringGroup = group
        }
        _ = try await ledger.call(.setScoringGroup, request, as: Reskontra_V1_SetScoringGroupResponse.self)
    }

    private func set(autoLimit given: Json, _ company: String) async throws {
        let currency = given["currency"].text ?? "USD"
        var rule = Reskontra_V1_AutoLimit()
        rule.riskGroup = try given.required("risk_group")
        rule.currency = currency
        if !given["max_revenue"].isNull { rule.maxRevenue = try ledger.money(given["max_revenue"], currency) }
        for line in given["lines"].list {
            var made = Reskontra_V1_AutoLimitLine()
            made.scoringGroup = try line.required("scoring_group")
            made.comparison = Self.comparisons[line["operator"].text ?? "="] ?? .unspecified
            made.value = line["value"].text ?? line["value"].line
            made.limit = try ledger.money(line["limit"], currency)
            rule.lines.append(made)
        }
        let request = Reskontra_V1_SetAutoLimitRequest.with {
            $0.company = company
            $0.autoLimit = rule
        }
        _ = try await ledger.call(.setAutoLimit, request, as: Reskontra_V1_SetAutoLimitResponse.self)
    }

    func updateRiskScore(_ step: Json) async throws -> Json {
        let customer = try step.required("customer")
        let request = Reskontra_V1_UpdateRiskScoresRequest.with {
            $0.company = company(of: customer)
            $0.customers = [customer]
        }
        let answer = try await ledger.call(.updateRiskScores, request, as: Reskontra_V1_UpdateRiskScoresResponse.self)
        guard let score = answer.scores.first else { throw CaseFailure("no score of \(customer)") }
        var scores: [String: Json] = [:]
        for part in score.parts { scores[part.scoringGroup] = .number(Exact(unscaled: Int128(part.score), scale: 0)) }
        return .object([
            "scores": .object(scores), "total_score": .number(Exact(unscaled: Int128(score.totalScore), scale: 0)),
            "risk_group": score.riskGroup.isEmpty ? .null : .string(score.riskGroup),
        ])
    }

    func generateAutoLimits(_ step: Json) async throws -> Json {
        var request = Reskontra_V1_GenerateAutoLimitsRequest.with { $0.company = limitCompany }
        request.journal = try step.required("journal")
        if let to = try step.date("new_to") { request.newTo = to.message }
        let answer = try await ledger.call(.generateAutoLimits, request, as: Reskontra_V1_GenerateAutoLimitsResponse.self)
        return .object(["state": Self.state(answer.state), "lines": lines(answer.lines)])
    }

    // MARK: Statistics

    /// Invoices of the statistics as transactions with one settlement on the last day.
    func invoicesOfStatistics() throws -> [Json] {
        try json["given"]["invoices"].list.map { given in
            var made = given.members
            made["kind"] = .string("invoice")
            made["original"] = given["amount"]
            let currency = try currency(of: given.required("customer"))
            let open = given["open"].isNull ? 0 : try ledger.money(given["open"], currency).minor
            let settled = try ledger.money(given["amount"], currency).minor - open
            // What is stated as open tells that the rest was paid, also where nobody says when.
            let paidOn = given["last_settlement_date"].isNull && !given["open"].isNull ? "transaction_date" : "last_settlement_date"
            if settled > 0, let date = given[paidOn].text {
                made["settlements"] = .array([
                    .object(["date": .string(date), "amount": ledger.amount(minor: settled, currency)])
                ])
            }
            return .object(made)
        }
    }

    func calculateStatistics(_ step: Json) async throws -> Json {
        let customer = try step.required("customer")
        let request = Reskontra_V1_GetStatisticsRequest.with {
            $0.company = company(of: customer)
            $0.customerNumber = customer
            $0.dsoMonths = step["dso_months"].list.compactMap { $0.integer.flatMap { UInt32(exactly: $0) } }
        }
        let answer = try await ledger.call(.getStatistics, request, as: Reskontra_V1_GetStatisticsResponse.self)
        func number(_ decimal: Reskontra_V1_Decimal) -> Json {
            .number(Exact(unscaled: Int128(decimal.unscaled), scale: Int(decimal.scale)))
        }
        func whole(_ number: UInt32) -> Json { .number(Exact(unscaled: Int128(number), scale: 0)) }
        let windows: [Json] = answer.dso.map { row in
            .object([
                "months": whole(row.months), "days": whole(row.days), "outstanding": ledger.amount(row.outstanding),
                "credit_sales": ledger.amount(row.creditSales), "value": row.hasValue ? number(row.value) : .null,
            ])
        }
        return .object([
            "average_payment_days": answer.hasAveragePaymentDays ? number(answer.averagePaymentDays) : .null,
            "dso": .array(windows),
        ])
    }
}
