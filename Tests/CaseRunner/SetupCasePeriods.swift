import ReskontraClient
import Schema

/// Plays of periods and revaluation in the set-up schema.
extension SetupCase {
    static let periodOperations: [String: Operation<SetupCase>] = [
        "SetPeriodStatus": Operation(["period", "status", "force"], answers: ["status"]) {
            try await $0.setPeriodStatus($1)
        },
        "SetPeriod": Operation(["from", "to", "kind"], answers: ["period", "status", "kind"]) {
            try await $0.setPeriod($1)
        },
        "CloseCheck": Operation(["period"], answers: ["open_steps"]) { try await $0.closeCheck($1) },
        "CreateEuSalesList": Operation(["from", "to"], answers: ["list", "lines"]) { try await $0.createEuSalesList($1) },
        "ReportEuSalesList": Operation(["list"], answers: ["reported"]) { try await $0.reportEuSalesList($1) },
        "RunRevaluation": Operation(
            [
                "method", "considered_date", "rate_date", "simulate", "customer", "dimensions", "profile_from",
                "posting_profile",
            ],
            answers: [
                "unrealized", "reversed", "net_change", "carried", "adjusted_transactions", "posted", "main_account",
                "dimension",
            ]
        ) { try await $0.runRevaluation($1) },
        "EditOpenTransaction": Operation(
            [
                "invoice", "due_date", "amount", "method_of_payment", "payment_specification", "mandate",
                "bank_account", "disputed", "discounts",
            ],
            answers: ["due_date", "updated", "mandate", "disputed"]
        ) { try await $0.editOpenTransaction($1) },
    ]

    // MARK: Loading

    /// True when the case's periods cannot be a company's own months: then only those of the case are made.
    static func hasOwnPeriods(_ json: Json) -> Bool {
        let periods = json["given"]["periods"].list
        guard !periods.isEmpty else { return false }
        var months: Set<String> = []
        for period in periods {
            guard let from = CaseDate(period["from"].text ?? ""), let to = CaseDate(period["to"].text ?? ""),
                from.period == to.period, from.parts.day == 1, to.advanced(by: 1).parts.day == 1
            else { return true }
            months.insert(from.period)
        }
        let years = Set(months.map { $0.prefix(4) })
        let used =
            json["steps"].list.flatMap { dates(in: $0["input"]) }.map(\.period)
            + values(of: ["period"], in: .array(json["steps"].list))
        return used.contains { years.contains($0.prefix(4)) && !months.contains($0) }
    }

    func makePeriods() async throws {
        for period in json["given"]["periods"].list + (try monthsOfHistory()) {
            guard let from = try period.date("from"), let to = try period.date("to") else {
                throw CaseFailure("the period \(period.line) has no days")
            }
            let request = try Reskontra_V1_SetPeriodRequest.with {
                $0.company = company
                $0.from = from.message
                $0.to = to.message
                $0.kind = try Self.periodKind(period)
            }
            _ = try await ledger.call(.setPeriod, request, as: Reskontra_V1_SetPeriodResponse.self)
        }
    }

    private static func periodKind(_ given: Json) throws -> Reskontra_V1_PeriodKind {
        guard let name = given["kind"].text else { return .operating }
        guard let kind = Reskontra_V1_PeriodKind.allCases.first(where: { protocolName($0) == name }) else {
            throw CaseFailure("no kind of period \(name)")
        }
        return kind
    }

    /// What was posted before the first step had periods; months that a step is about stay as the case has them.
    private func monthsOfHistory() throws -> [Json] {
        let listed = json["given"]["periods"].list
        let ofSteps = json["steps"].list.flatMap { Self.dates(in: $0["input"]) }.map(\.period)
        let past = try Self.history(json).map(\.date).filter { date in
            !ofSteps.contains(date.period)
                && !listed.contains { row in
                    guard let from = CaseDate(row["from"].text ?? ""), let to = CaseDate(row["to"].text ?? "") else { return false }
                    return from.period <= date.period && date.period <= to.period
                }
        }
        return past.map(\.period).withoutRepeats.compactMap { month in
            guard let first = CaseDate("\(month)-01") else { return nil }
            let last = first.advanced(byMonths: 1).advanced(by: -1)
            return .object(["from": .string(first.description), "to": .string(last.description)])
        }
    }

    /// Groups, access and work of other systems, once everything before the first step is posted.
    func loadPeriodSetup() async throws {
        let given = json["given"]
        let ofUser = given["user"]["groups"].list.compactMap(\.text)
        try await loadWaiveLimits(ofUser)
        for period in given["periods"].list {
            for module in period["module_access"].keys {
                let access = period["module_access"][module].text ?? "ALL"
                try await setAccess(period, module, access, ofUser)
            }
        }
        for step in given["unposted"].keys {
            guard let kind = closeStep(step), let count = given["unposted"][step].integer else {
                throw CaseFailure("no close step \(step)")
            }
            let request = Reskontra_V1_ReportCloseStepRequest.with {
                $0.company = company
                $0.period = String((given["periods"].list.first?["from"].text ?? session.period).prefix(7))
                $0.step = kind
                $0.count = UInt32(clamping: count)
            }
            _ = try await ledger.call(.reportCloseStep, request, as: Reskontra_V1_ReportCloseStepResponse.self)
        }
    }

    /// Groups that the user is in have it as their member.
    private func loadWaiveLimits(_ ofUser: [String]) async throws {
        let limits = json["parameters"]["waive_limit"]
        for group in limits.keys {
            let limit = try ledger.money(limits[group], accountingCurrency)
            let request = Reskontra_V1_SetUserGroupRequest.with {
                $0.company = company
                $0.group.code = group
                $0.group.members = ofUser.contains(group) ? [ledger.connection.welcome.principal] : []
                $0.group.waiveLimit = limit
            }
            _ = try await ledger.call(.setUserGroup, request, as: Reskontra_V1_SetUserGroupResponse.self)
        }
    }

    private func setAccess(_ period: Json, _ module: String, _ access: String, _ ofUser: [String]) async throws {
        let modules = Reskontra_V1_PeriodModule.allCases
        guard let found = modules.first(where: { protocolName($0) == module }) else {
            throw CaseFailure("no module \(module)")
        }
        let group = access.hasPrefix("GROUP:") ? String(access.dropFirst(6)) : ""
        if !group.isEmpty {
            let request = Reskontra_V1_SetUserGroupRequest.with {
                $0.company = company
                $0.group.code = group
                $0.group.members = ofUser.contains(group) ? [ledger.connection.welcome.principal] : []
            }
            _ = try await ledger.call(.setUserGroup, request, as: Reskontra_V1_SetUserGroupResponse.self)
        }
        let request = Reskontra_V1_SetPeriodAccessRequest.with {
            $0.company = company
            $0.period = String((period["from"].text ?? "").prefix(7))
            $0.module = found
            $0.access = !group.isEmpty ? .group : access == "NONE" ? .none : .all
            $0.group = group
        }
        if period["status"].text != "CLOSED" {
            _ = try await ledger.call(.setPeriodAccess, request, as: Reskontra_V1_SetPeriodAccessResponse.self)
        }
    }

    private func closeStep(_ name: String) -> Reskontra_V1_CloseStep? {
        Reskontra_V1_CloseStep.allCases.first { protocolName($0).lowercased() == name }
    }

    // MARK: Steps

    /// `force` sends the token of the close check.
    func periodStatusRequest(_ input: Json) async throws -> Reskontra_V1_SetPeriodStatusRequest {
        guard let status = Self.periodStates[try input.required("status")] else {
            throw CaseFailure("no period status \(input["status"].line)")
        }
        let period = input["period"].text ?? session.period
        let token = input["force"].flag == true ? try await check(period).confirmToken : ""
        return .with {
            $0.company = company
            $0.period = period
            $0.status = status
            $0.confirmToken = token
        }
    }

    func setPeriod(_ input: Json) async throws -> Json {
        guard let from = try input.date("from"), let to = try input.date("to") else {
            throw CaseFailure("the period \(input.line) has no days")
        }
        let request = try Reskontra_V1_SetPeriodRequest.with {
            $0.company = company
            ($0.from, $0.to) = (from.message, to.message)
            $0.kind = try Self.periodKind(input)
        }
        let made = try await ledger.call(.setPeriod, request, as: Reskontra_V1_SetPeriodResponse.self).period
        return .object([
            "period": .string(made.name), "status": .string(protocolName(made.status)),
            "kind": .string(protocolName(made.kind)),
        ])
    }

    func setPeriodStatus(_ input: Json) async throws -> Json {
        let answer = try await ledger.call(
            .setPeriodStatus, try await periodStatusRequest(input), as: Reskontra_V1_SetPeriodStatusResponse.self)
        return .object(["status": .string(protocolName(answer.period.status))])
    }

    private func check(_ period: String) async throws -> Reskontra_V1_CloseCheckResponse {
        let request = Reskontra_V1_CloseCheckRequest.with {
            $0.company = company
            $0.period = period
        }
        return try await ledger.call(.closeCheck, request, as: Reskontra_V1_CloseCheckResponse.self)
    }

    func closeCheck(_ input: Json) async throws -> Json {
        let answer = try await check(input["period"].text ?? session.period)
        var steps: [String: Json] = [:]
        // Steps without open work may be left out, so a case that lists one finds 0.
        for step in Reskontra_V1_CloseStep.allCases where step != .unspecified {
            steps[protocolName(step).lowercased()] = Json(0)
        }
        for row in answer.open { steps[protocolName(row.step).lowercased()] = Json(Int(row.count)) }
        return .object(["open_steps": .object(steps)])
    }

    func createEuSalesList(_ input: Json) async throws -> Json {
        let (from, to) = (try input.date("from") ?? session, try input.date("to") ?? session)
        let request = Reskontra_V1_CreateEuSalesListRequest.with {
            $0.company = company
            ($0.from, $0.to) = (from.message, to.message)
        }
        let list = try await ledger.call(.createEuSalesList, request, as: Reskontra_V1_CreateEuSalesListResponse.self).list
        return .object([
            "list": Json(Int(list.number)),
            "lines": .array(
                list.lines.map {
                    .object([
                        "tax_number": .string($0.taxNumber), "kind": .string(protocolName($0.kind)),
                        "amount": ledger.amount($0.amount), "documents": Json(Int($0.documents)),
                    ])
                }),
        ])
    }

    func reportEuSalesList(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_ReportEuSalesListRequest.with {
            $0.company = company
            $0.number = UInt32(input["list"].integer ?? 1)
        }
        let list = try await ledger.call(.reportEuSalesList, request, as: Reskontra_V1_ReportEuSalesListResponse.self).list
        return .object(["reported": .bool(list.reported)])
    }

    func runRevaluation(_ input: Json) async throws -> Json {
        let methods: [String: Reskontra_V1_RevaluationMethod] = [
            "STANDARD": .standard, "MINIMUM": .minimum, "INVOICE_DATE": .invoiceDate,
        ]
        guard let method = methods[input["method"].text ?? "STANDARD"] else {
            throw CaseFailure("no method \(input["method"].line)")
        }
        let considered = try input.date("considered_date") ?? session
        let rate = try input.date("rate_date")
        let isSimulation = input["simulate"].flag == true
        let (wanted, from) = (input["dimensions"].text, input["profile_from"].text)
        let dimensions = Reskontra_V1_RevaluationDimensions.allCases.first { protocolName($0) == wanted }
        let profileFrom = Reskontra_V1_RevaluationProfile.allCases.first { protocolName($0) == from }
        let request = Reskontra_V1_RunRevaluationRequest.with {
            $0.company = company
            $0.method = method
            $0.consideredDate = considered.message
            if let rate { $0.rateDate = rate.message }
            if let customer = input["customer"].text { $0.customers = [customer] }
            $0.dimensions = dimensions ?? .unspecified
            $0.profileFrom = profileFrom ?? .unspecified
            $0.postingProfile = input["posting_profile"].text ?? ""
            $0.mode = isSimulation ? .preview : .execute
        }
        let answer = try await ledger.call(.runRevaluation, request, as: Reskontra_V1_RunRevaluationResponse.self)
        if !isSimulation { entries += answer.journals.map { ($0, answer.rows.first?.customerNumber ?? "") } }
        var fields: [String: Json] = [
            "unrealized": ledger.amount(answer.unrealized), "reversed": ledger.amount(answer.reversed),
            "net_change": ledger.amount(answer.netChange),
            "adjusted_transactions": Json(Int(answer.adjustedTransactions)), "posted": .bool(answer.posted),
        ]
        if let row = answer.rows.first {
            fields["main_account"] = .string(row.mainAccount)
            fields["dimension"] = .string(row.dimension)
        }
        if !answer.rows.isEmpty {
            fields["carried"] = ledger.amount(
                minor: answer.rows.reduce(0) { $0 + $1.carried.minor }, accountingCurrency)
        }
        return .object(fields)
    }

    func editOpenTransaction(_ input: Json) async throws -> Json {
        let due = try input.date("due_date")
        var discounts: [Reskontra_V1_DiscountEdit] = []
        for given in input["discounts"].list {
            let (until, percent) = (try given.date("until"), try given.decimal("percent"))
            let amount = given["amount"].isNull ? nil : try ledger.money(given["amount"], documentCurrency)
            discounts.append(
                .with {
                    if let until { $0.until = until.message }
                    if let percent { $0.percent = percent }
                    if let amount { $0.amount = amount }
                })
        }
        let made = discounts
        let request = Reskontra_V1_EditOpenTransactionRequest.with {
            $0.company = company
            $0.documentNumber = input["invoice"].text ?? theInvoice
            $0.bankAccount = input["bank_account"].text ?? ""
            $0.disputed = input["disputed"].flag ?? false
            $0.discounts = made
            if let due { $0.dueDate = due.message }
            $0.methodOfPayment = input["method_of_payment"].text ?? ""
            $0.paymentSpecification = input["payment_specification"].text ?? ""
            $0.mandate = input["mandate"].text ?? ""
            $0.updateMask = input.keys.filter { $0 != "invoice" }
        }
        let answer = try await ledger.call(
            .editOpenTransaction, request, as: Reskontra_V1_EditOpenTransactionResponse.self)
        return .object([
            "due_date": .string(CaseDate(answer.dueDate).description), "updated": .bool(true),
            "mandate": .string(answer.mandate), "disputed": .bool(answer.disputed),
        ])
    }

    private var theInvoice: String {
        let given = json["given"]
        return (given["open_invoices"].list + given["posted_invoices"].list).compactMap { $0["invoice"].text }.first
            ?? given["closed_invoices"].list.compactMap(\.text).first ?? ""
    }
}
