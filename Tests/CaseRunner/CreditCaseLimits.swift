import ReskontraClient
import Schema

/// Limit adjustment journals and temporary limits, from the words of the cases.
extension CreditCase {
    static let limitOperations: [String: Operation<CreditCase>] = [
        "CreateLimitJournal": Operation(["journal", "type"], answers: ["state"]) {
            try await $0.createLimitJournal($1)
        },
        "AddLimitLine": Operation(
            ["journal", "customer", "credit_group", "new_limit", "new_from", "new_to"], answers: ["state"]
        ) { try await $0.addLimitLine($1) },
        "GenerateLimitLines": Operation(
            [
                "journal", "source", "value_type", "value", "round_off", "rounding_form", "date_method",
                "to_offset_days", "new_to",
            ], answers: ["state", "lines"]
        ) { try await $0.generateLimitLines($1) },
        "SubmitLimitJournal": Operation(["journal"], answers: ["state"]) { try await $0.submitLimitJournal($1) },
        "DecideLimitJournal": Operation(["journal", "decision"], answers: ["state"]) {
            try await $0.decideLimitJournal($1)
        },
        "PostLimitJournal": Operation(["journal"], answers: ["state", "journal_entries"]) {
            try await $0.postLimitJournal($1)
        },
    ]

    /// The last day of limits that a case gives without one.
    private static let noLastDay = Reskontra_V1_Date.with { ($0.year, $0.month, $0.day) = (2199, 12, 31) }

    var limitCompany: String { companies.values.sorted().first ?? "" }

    func createLimitJournal(_ step: Json) async throws -> Json {
        let types: [String: Reskontra_V1_LimitJournalType] = ["limit": .limit, "temporary": .temporary]
        let type = types[step["type"].text ?? "limit"] ?? .unspecified
        var state = Json.null
        for company in companies.values.sorted() {
            state = try await createJournal(try step.required("journal"), type, company)
        }
        return .object(["state": state])
    }

    private func createJournal(
        _ journal: String, _ type: Reskontra_V1_LimitJournalType, _ company: String
    ) async throws -> Json {
        let request = Reskontra_V1_CreateLimitJournalRequest.with {
            $0.company = company
            $0.journal = journal
            $0.type = type
        }
        let answer = try await ledger.call(
            .createLimitJournal, request, as: Reskontra_V1_CreateLimitJournalResponse.self)
        return Self.state(answer.journal.state)
    }

    func addLimitLine(_ step: Json) async throws -> Json {
        let customer = step["customer"].text ?? ""
        let group = step["credit_group"].text ?? ""
        let limit = try ledger.money(step["new_limit"], customer.isEmpty ? groupCurrency(group) : currency(of: customer))
        let (from, to) = (try step.date("new_from"), try step.date("new_to"))
        let line = Reskontra_V1_LimitLine.with {
            $0.customerNumber = customer
            $0.creditGroup = step["credit_group"].text ?? ""
            $0.newLimit = limit
            if let from { $0.newFrom = from.message }
            if let to { $0.newTo = to.message }
        }
        let company = customer.isEmpty ? limitCompany : company(of: customer)
        let journal = try step.required("journal")
        let state = try await add(line, to: journal, company)
        note(journal, company)
        return .object(["state": state])
    }

    private func add(
        _ line: Reskontra_V1_LimitLine, to journal: String, _ company: String, ignoreEligible: Bool = false
    ) async throws -> Json {
        let request = Reskontra_V1_AddLimitLinesRequest.with {
            $0.company = company
            $0.journal = journal
            $0.lines = [line]
            $0.ignoreEligible = ignoreEligible
        }
        let answer = try await ledger.call(.addLimitLines, request, as: Reskontra_V1_AddLimitLinesResponse.self)
        return Self.state(answer.journal.state)
    }

    /// Lines are in the first company with a group, in a customer's own otherwise: the others' journals stay empty.
    private func note(_ journal: String, _ company: String) {
        journals[journal] = ((journals[journal] ?? []) + [company]).withoutRepeats
    }

    /// Companies whose part of a journal has lines; the first when none has.
    private func companies(of journal: String) -> [String] { journals[journal] ?? [limitCompany] }

    /// A call takes one company and one currency.
    func generateLimitLines(_ step: Json) async throws -> Json {
        guard step["source"].text ?? "existing_customers" == "existing_customers" else {
            throw Gap("GenerateLimitLines (\(step["source"].line))")
        }
        let journal = try step.required("journal")
        var (state, made) = (Json.null, [Reskontra_V1_LimitLine]())
        for company in companies.values.sorted() {
            let own = givenCustomers.filter { companies[$0["company"].text ?? ""] == company }
            for currency in own.map({ $0["currency"].text ?? "USD" }).withoutRepeats {
                let answer = try await generate(step, journal, company, currency)
                state = Self.state(answer.state)
                made += answer.lines
                if !answer.lines.isEmpty { note(journal, company) }
            }
        }
        return .object(["state": state, "lines": lines(made)])
    }

    private func generate(
        _ step: Json, _ journal: String, _ company: String, _ currency: String
    ) async throws -> Reskontra_V1_GenerateLimitLinesResponse {
        let forms: [String: Reskontra_V1_RoundingForm] = ["nearest": .nearest, "up": .up, "down": .down]
        let value = try step.decimal("value")
        let isRounded = (step["round_off"].exact?.unscaled ?? 0) != 0
        let roundOff = isRounded ? try ledger.money(step["round_off"], currency) : nil
        let to = try step.date("new_to")
        let request = Reskontra_V1_GenerateLimitLinesRequest.with {
            $0.company = company
            $0.journal = journal
            $0.currency = currency
            $0.valueType = step["value_type"].text == "percent" ? .percent : .fixed
            if let value { $0.value = value }
            if let roundOff { $0.roundOff = roundOff }
            $0.roundingForm = forms[step["rounding_form"].text ?? "nearest"] ?? .unspecified
            if let to { $0.newTo = to.message }
            $0.toOffsetDays = Int32(clamping: step["to_offset_days"].integer ?? 0)
        }
        return try await ledger.call(
            .generateLimitLines, request, as: Reskontra_V1_GenerateLimitLinesResponse.self)
    }

    func lines(_ lines: [Reskontra_V1_LimitLine]) -> Json {
        .array(
            lines.map { line in
                .object([
                    "customer": .string(line.customerNumber), "current_limit": ledger.amount(line.currentLimit),
                    "new_limit": ledger.amount(line.newLimit),
                    "new_to": .string(CaseDate(line.newTo).description),
                ])
            })
    }

    func submitLimitJournal(_ step: Json) async throws -> Json {
        let journal = try step.required("journal")
        var state = Json.null
        for company in companies(of: journal) {
            let request = Reskontra_V1_SubmitLimitJournalRequest.with {
                $0.company = company
                $0.journal = journal
            }
            let answer = try await ledger.call(
                .submitLimitJournal, request, as: Reskontra_V1_SubmitLimitJournalResponse.self)
            state = Self.state(answer.journal.state)
        }
        return .object(["state": state])
    }

    func decideLimitJournal(_ step: Json) async throws -> Json {
        let decisions: [String: Reskontra_V1_LimitDecision] = [
            "approve": .approve, "reject": .reject, "recall": .recall,
        ]
        let journal = try step.required("journal")
        var state = Json.null
        for company in companies(of: journal) {
            let request = Reskontra_V1_DecideLimitJournalRequest.with {
                $0.company = company
                $0.journal = journal
                $0.decision = decisions[step["decision"].text ?? "approve"] ?? .unspecified
            }
            let answer = try await ledger.call(
                .decideLimitJournal, request, as: Reskontra_V1_DecideLimitJournalResponse.self)
            state = Self.state(answer.journal.state)
        }
        return .object(["state": state])
    }

    /// A limit makes no entry: the trial balance must stay as it is.
    func postLimitJournal(_ step: Json) async throws -> Json {
        let journal = try step.required("journal")
        var state = Json.null
        for company in companies(of: journal) {
            let before = try await ledger.trialBalance(company).jsonString()
            state = try await post(journal, company)
            guard try await ledger.trialBalance(company).jsonString() == before else {
                throw CaseFailure("posting limits moved the ledger")
            }
        }
        return .object(["state": state, "journal_entries": .array([])])
    }

    private func post(_ journal: String, _ company: String, ignoreEligible: Bool = false) async throws -> Json {
        let request = Reskontra_V1_PostLimitJournalRequest.with {
            $0.company = company
            $0.journal = journal
            $0.ignoreEligible = ignoreEligible
        }
        let answer = try await ledger.call(
            .postLimitJournal, request, as: Reskontra_V1_PostLimitJournalResponse.self)
        return Self.state(answer.journal.state)
    }

    /// Temporary limits of `given`, one journal each.
    func loadTemporaryLimits() async throws {
        for (index, row) in json["given"]["temporary_limits"].list.enumerated() {
            let (customer, group) = (row["customer"].text ?? "", row["credit_group"].text ?? "")
            let usual = customer.isEmpty ? groupCurrency(group) : currency(of: customer)
            let amount = try ledger.money(row["amount"], row["currency"].text ?? usual)
            let (from, to) = (try row.date("from"), try row.date("to"))
            let line = Reskontra_V1_LimitLine.with {
                $0.customerNumber = customer
                $0.creditGroup = group
                $0.newLimit = amount
                if let from { $0.newFrom = from.message }
                if let to { $0.newTo = to.message }
            }
            let company = customer.isEmpty ? limitCompany : company(of: customer)
            try await postJournal(of: line, .temporary, "GIVEN-T\(index + 1)", company)
        }
    }

    /// A changed limit of a customer stands for a posted journal, a changed last day alone for an edit.
    func setLimit(of customer: String, _ set: Json, _ journal: String) async throws {
        let company = company(of: customer)
        let own = Reskontra_V1_GetCreditProfileRequest.with {
            $0.company = company
            $0.customerNumber = customer
        }
        let profile = try await ledger.call(
            .getCreditProfile, own, as: Reskontra_V1_GetCreditProfileResponse.self
        ).profile
        let isStated = set.keys.contains("credit_limit_expires")
        let kept = profile.hasLimitExpiresOn ? profile.limitExpiresOn : nil
        let to = try isStated ? set.date("credit_limit_expires")?.message : kept
        guard !set["credit_limit"].isNull else {
            let request = Reskontra_V1_SetCreditProfileRequest.with {
                $0.company = company
                $0.customerNumber = customer
                $0.limitExpiresOn = to ?? Self.noLastDay
            }
            _ = try await ledger.call(.setCreditProfile, request, as: Reskontra_V1_SetCreditProfileResponse.self)
            return
        }
        let limit = try ledger.money(set["credit_limit"], currency(of: customer))
        let line = Reskontra_V1_LimitLine.with {
            $0.customerNumber = customer
            $0.newLimit = limit
            $0.newTo = to ?? Self.noLastDay
        }
        try await postJournal(of: line, .limit, journal, company)
    }

    /// Set-up of a test acts at once, whatever the parameters of the company ask of those who change limits.
    func atOnce(in company: String, _ act: () async throws -> Void) async throws {
        let request = Reskontra_V1_GetSetupRequest.with { $0.company = company }
        let now = try await ledger.call(.getSetup, request, as: Reskontra_V1_GetSetupResponse.self).parameters
        let names = ["allow_manual_limit_edit", "require_identification", "limit_journal_workflow"]
        try await CompanyPlan.setParameters(names, company: company, on: ledger) { $0.allowManualLimitEdit = true }
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await act()) } catch { outcome = .failure(error) }
        try await CompanyPlan.setParameters(names, company: company, on: ledger) { $0 = now }
        try outcome.get()
    }

    /// Of set-up: it acts whatever the account is eligible for.
    private func postJournal(
        of line: Reskontra_V1_LimitLine, _ type: Reskontra_V1_LimitJournalType, _ journal: String, _ company: String
    ) async throws {
        _ = try await createJournal(journal, type, company)
        _ = try await add(line, to: journal, company, ignoreEligible: true)
        _ = try await post(journal, company, ignoreEligible: true)
    }

    static func state(_ state: Reskontra_V1_LimitJournalState) -> Json {
        switch state {
        case .draft: .string("DRAFT")
        case .submitted: .string("SUBMITTED")
        case .approved: .string("APPROVED")
        case .posted: .string("POSTED")
        case .rejected: .string("REJECTED")
        case .unspecified, .UNRECOGNIZED: .null
        }
    }
}
