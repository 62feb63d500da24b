import ReskontraClient
import Schema

/// Set-up of collections that `given` states, and the plays of aging, statuses, letters, automation and statements.
extension CreditCase {
    // MARK: given

    /// Once the company, its profiles and its customers are there.
    func loadCollections() async throws {
        for company in companies.values.sorted() {
            for (index, row) in json["given"]["aging_definitions"].list.enumerated() {
                try await setDefinition(row, index, company)
            }
            for row in json["given"]["pools"].list { try await setPool(row, company) }
            for row in json["given"]["automation_processes"].list { try await setProcess(row, company) }
        }
        for customer in givenCustomers where customer["letter_exempt"].flag == true {
            try await setExempt(try customer.required("id"), true)
        }
    }

    func setExempt(_ customer: String, _ isExempt: Bool) async throws {
        let request = Reskontra_V1_SetLetterBlockRequest.with {
            $0.company = company(of: customer)
            $0.customerNumber = customer
            $0.blocked = isExempt
        }
        _ = try await ledger.call(.setLetterBlock, request, as: Reskontra_V1_SetLetterBlockResponse.self)
    }

    private func setDefinition(_ row: Json, _ index: Int, _ company: String) async throws {
        var definition = Reskontra_V1_AgingDefinition()
        definition.code = try row.required("id")
        definition.ages = try row["periods"].list.map { period in
            var age = Reskontra_V1_AgingDefinition.Ages()
            age.label = try period.required("label")
            if let from = period["from_age"].integer { age.fromAge = Int32(from) }
            if let to = period["to_age"].integer { age.toAge = Int32(to) }
            age.indicator = period["indicator"].text ?? ""
            return age
        }
        if definition.ages.isEmpty { definition.lines = Self.lines(count: 3 + index % 2) }
        try await send(definition, company)
    }

    /// Valid lines of days, oldest first.
    static func lines(count: Int) -> [Reskontra_V1_AgingDefinition.Line] {
        (0..<count).map { place in
            .with {
                $0.label = "period \(place + 1)"
                $0.unit = place == count - 1 ? 30 : -30
                $0.interval = .day
                $0.zero = place == count - 1
            }
        }
    }

    private func send(_ definition: Reskontra_V1_AgingDefinition, _ company: String) async throws {
        let request = Reskontra_V1_SetAgingDefinitionRequest.with {
            $0.company = company
            $0.definition = definition
        }
        _ = try await ledger.call(.setAgingDefinition, request, as: Reskontra_V1_SetAgingDefinitionResponse.self)
    }

    private func setPool(_ row: Json, _ company: String) async throws {
        let request = try Reskontra_V1_SetPoolRequest.with {
            $0.company = company
            $0.pool.code = try row.required("id")
            $0.pool.type = row["type"].text == "aging" ? .aging : .collections
            $0.pool.agingDefinition = row["aging_definition"].text ?? ""
            let members = row["members"].list.compactMap(\.text)
            if !row["members"].isNull {
                $0.pool.conditions = [
                    .with {
                        $0.field = .customerNumber
                        $0.operator = .oneOf
                        // Nobody has an empty number.
                        $0.values = members.isEmpty ? [""] : members
                    }
                ]
            }
        }
        _ = try await ledger.call(.setPool, request, as: Reskontra_V1_SetPoolResponse.self)
    }

    private func setProcess(_ row: Json, _ company: String) async throws {
        let kinds: [String: Reskontra_V1_AutomationActionKind] = [
            "activity": .activity, "email": .email, "letter": .letter,
        ]
        let currency = Self.accountingCurrency
        var process = Reskontra_V1_AutomationProcess()
        process.code = try row.required("id")
        let pool = row["pool"].text ?? "ALL"
        process.pool = pool == "ALL" ? "" : pool
        process.rank = UInt32(clamping: row["rank"].integer ?? 1)
        process.quietDays = UInt32(clamping: row["quiet_days"].integer ?? 0)
        if !row["exclude_customer_balance_below"].isNull {
            process.excludeCustomerBalanceBelow = try ledger.money(row["exclude_customer_balance_below"], currency)
        }
        if !row["exclude_invoice_below"].isNull {
            process.excludeInvoiceBelow = try ledger.money(row["exclude_invoice_below"], currency)
        }
        process.steps = try row["steps"].list.map { step in
            guard let kind = kinds[step["action"].text ?? ""] else { throw Gap("an action \(step["action"].line)") }
            return try .with {
                $0.id = try step.required("id")
                $0.action = kind
                $0.before = step["when"].text == "before"
                $0.days = UInt32(clamping: step["days"].integer ?? 0)
                $0.preDunning = step["pre_dunning"].flag ?? false
                $0.document = step["document"].text ?? ""
            }
        }
        let request = Reskontra_V1_SetAutomationProcessRequest.with {
            $0.company = company
            $0.process = process
        }
        _ = try await ledger.call(.setAutomationProcess, request, as: Reskontra_V1_SetAutomationProcessResponse.self)
    }

    /// Letter sequences, and the profiles that name them; while the company is made.
    func loadLetters(_ company: String) async throws {
        for row in json["given"]["letter_sequences"].list {
            var lines: [Reskontra_V1_LetterSequence.Line] = []
            for line in row["lines"].list.sorted(by: { ($0["code"].integer ?? 0) < ($1["code"].integer ?? 0) }) {
                lines.append(try await letterLine(line, company))
            }
            try await send(row.required("id"), lines, company)
        }
        for row in json["given"]["posting_profiles"].list {
            guard let sequence = row["letter_sequence"].text else { continue }
            let request = try Reskontra_V1_SetPostingProfileRequest.with {
                $0.company = company
                $0.profile.code = try row.required("id")
                $0.profile.letterSequence = sequence
            }
            _ = try await ledger.call(.setPostingProfile, request, as: Reskontra_V1_SetPostingProfileResponse.self)
        }
    }

    private func send(_ code: String, _ lines: [Reskontra_V1_LetterSequence.Line], _ company: String) async throws {
        let request = Reskontra_V1_SetLetterSequenceRequest.with {
            $0.company = company
            $0.sequence.code = code
            $0.sequence.lines = lines
        }
        _ = try await ledger.call(.setLetterSequence, request, as: Reskontra_V1_SetLetterSequenceResponse.self)
    }

    private func letterLine(_ line: Json, _ company: String) async throws -> Reskontra_V1_LetterSequence.Line {
        let currency = line["currency"].text ?? Self.accountingCurrency
        var made = Reskontra_V1_LetterSequence.Line()
        made.description_p = line["label"].text ?? ""
        made.currency = currency
        if !line["fee"].isNull { made.fee = try ledger.money(line["fee"], currency) }
        if !line["minimum_overdue_balance"].isNull {
            made.minimumOverdueBalance = try ledger.money(line["minimum_overdue_balance"], currency)
        }
        made.days = UInt32(clamping: line["days"].integer ?? 0)
        made.block = line["block"].flag ?? false
        if let percent = line["tax_percent"].exact, percent.unscaled != 0, let message = percent.message {
            let code = "L\(percent.text)"
            try await CompanyPlan.setTaxCode(code, percent: message, company: company, on: ledger)
            try await CompanyPlan.setTaxGroup(code, .sales, [code], company: company, on: ledger)
            try await CompanyPlan.setTaxGroup(code, .item, [code], company: company, on: ledger)
            made.itemTaxGroup = code
            made.salesTaxGroup = code
        }
        return made
    }

    // MARK: Statuses

    static let statuses: [String: Reskontra_V1_CollectionStatus] = [
        "NOT_DISPUTED": .notDisputed, "DISPUTED": .disputed, "PROMISE_TO_PAY": .promiseToPay,
        "PROMISE_BROKEN": .promiseBroken, "RESOLVED": .resolved,
    ]

    func setCollectionStatus(_ step: Json) async throws -> Json {
        let items = step["items"].list.compactMap(\.text)
        guard let status = Self.statuses[try step.required("status")] else { throw CaseFailure("no such status") }
        let answer = try await setStatus(items, status, try step.date("promise_date"))
        let wanted = json["expect"]["steps"][try step.required("id")]
        // One value stands for all of the items.
        func one(_ name: String, _ values: [Json]) -> Json {
            if case .array = wanted[name] { return .array(values) }
            return Set(values).count == 1 ? values[0] : .array(values)
        }
        return .object([
            "status": one("status", answer.map { .string(protocolName($0.status)) }),
            "promise_date": one(
                "promise_date",
                answer.map { $0.hasPromiseDate ? .string(CaseDate($0.promiseDate).description) : .null }),
        ])
    }

    func setStatus(
        _ items: [String], _ status: Reskontra_V1_CollectionStatus, _ promise: CaseDate?
    ) async throws -> [Reskontra_V1_ItemStatus] {
        let request = Reskontra_V1_SetCollectionStatusRequest.with {
            $0.company = company(of: items.first.flatMap { owners[$0] } ?? "")
            $0.items = items
            $0.status = status
            if let promise { $0.promiseDate = promise.message }
        }
        return try await ledger.call(
            .setCollectionStatus, request, as: Reskontra_V1_SetCollectionStatusResponse.self
        ).items
    }

    // MARK: Aging

    private static let intervals: [String: Reskontra_V1_AgingInterval] = [
        "day": .day, "week": .week, "month": .month, "quarter": .quarter, "year": .year,
        "ledger_period": .ledgerPeriod, "unlimited": .unlimited,
    ]

    private func lines(of step: Json) throws -> [Reskontra_V1_AgingDefinition.Line] {
        try step["lines"].list.map { line in
            guard let interval = Self.intervals[line["interval"].text ?? "day"] else {
                throw Gap("an interval \(line["interval"].line)")
            }
            return try .with {
                $0.label = try line.required("label")
                $0.unit = Int32(clamping: line["unit"].integer ?? 0)
                $0.interval = interval
                $0.zero = line["zero"].flag ?? false
                $0.indicator = line["indicator"].text ?? ""
            }
        }
    }

    func setAgingDefinition(_ step: Json) async throws -> Json {
        let lines = try lines(of: step)
        try await send(
            .with {
                $0.code = step["definition"].text ?? "DEF-\(step["id"].text ?? "")"
                $0.lines = lines
            }, companies.values.sorted().first ?? "")
        return .object([:])
    }

    func expandAgingDefinition(_ step: Json) async throws -> Json {
        let lines = try lines(of: step)
        let asOf = try step.date("as_of")
        let request = Reskontra_V1_ExpandAgingDefinitionRequest.with {
            $0.company = companies.values.sorted().first ?? ""
            if lines.isEmpty { $0.code = step["definition"].text ?? "" } else {
                $0.definition.code = "X"
                $0.definition.lines = lines
            }
            if let asOf { $0.asOf = asOf.message }
        }
        let answer = try await ledger.call(
            .expandAgingDefinition, request, as: Reskontra_V1_ExpandAgingDefinitionResponse.self)
        return .object([
            "periods": .array(
                answer.periods.map { period in
                    .object([
                        "label": .string(period.label),
                        "from": period.hasFrom ? .string(CaseDate(period.from).description) : .null,
                        "to": period.hasTo ? .string(CaseDate(period.to).description) : .null,
                        "indicator": .string(period.indicator),
                    ])
                })
        ])
    }

    func chooseAgingDefinition(_ step: Json) async throws -> Json {
        let request = Reskontra_V1_ChooseAgingDefinitionRequest.with {
            $0.company = companies.values.sorted().first ?? ""
            $0.pool = step["pool"].text ?? ""
            $0.fallback = step["default"].text ?? ""
        }
        let answer = try await ledger.call(
            .chooseAgingDefinition, request, as: Reskontra_V1_ChooseAgingDefinitionResponse.self)
        return .object(["definition": .string(answer.definition.code)])
    }

    func printAgingReport(_ step: Json) async throws -> Json {
        let company = companies.values.sorted().first ?? ""
        let code = "PRINT-\(try step.required("id"))"
        let count = step["period_count"].integer ?? 6
        try await send(
            .with {
                $0.code = code
                $0.lines = Self.lines(count: count)
            }, company)
        let request = Reskontra_V1_PrintAgingReportRequest.with {
            $0.company = company
            $0.definition = code
        }
        _ = try await ledger.call(.printAgingReport, request, as: Reskontra_V1_PrintAgingReportResponse.self)
        return .object([:])
    }

    func createAgingSnapshot(_ step: Json) async throws -> Json {
        let bases: [String: Reskontra_V1_AgingBasis] = [
            "due_date": .dueDate, "document_date": .documentDate, "transaction_date": .transactionDate,
        ]
        guard let basis = bases[step["basis"].text ?? "due_date"] else { throw Gap("basis \(step["basis"].line)") }
        let (asOf, balance) = (try step.date("aging_as_of"), try step.date("balance_as_of"))
        let others = step["companies"].list.compactMap(\.text).compactMap { companies[$0] }
        var request = Reskontra_V1_CreateAgingSnapshotRequest.with {
            $0.company = companies[step["company"].text ?? ""] ?? companies.values.sorted().first ?? ""
            $0.definition = step["definition"].text ?? ""
            $0.pool = step["pool"].text ?? ""
            $0.basis = basis
            if let asOf { $0.agingAsOf = asOf.message }
            if let balance { $0.balanceAsOf = balance.message }
            $0.paymentPositioning = step["payment_positioning"].flag ?? false
            $0.updateCollectionStatus = step["update_collection_status"].flag ?? false
            $0.includeZeroBalances = step["include_zero_balances"].flag ?? true
            $0.includeNegativeBalances = step["include_negative_balances"].flag ?? true
            $0.companies = others
        }
        var (customers, parties): ([String: Json], [String: Json]) = ([:], [:])
        repeat {
            let answer = try await ledger.call(
                .createAgingSnapshot, request, as: Reskontra_V1_CreateAgingSnapshotResponse.self)
            if let skipped = answer.skipped.first { throw CaseFailure("\(skipped.customerNumber): \(skipped.message)") }
            for snapshot in answer.snapshots {
                let row = fields(of: snapshot)
                customers[snapshot.customerNumber] = row
                if !snapshot.party.isEmpty { parties[snapshot.party] = row }
            }
            request.after = answer.next
        } while !request.after.isEmpty
        return .object(["customers": .object(customers), "parties": .object(parties)])
    }

    private func fields(of snapshot: Reskontra_V1_AgingSnapshot) -> Json {
        var (periods, cumulative): ([String: Json], [String: Json]) = ([:], [:])
        for period in snapshot.periods {
            periods[period.label] = ledger.amount(period.amount)
            cumulative[period.label] = ledger.amount(period.cumulative)
        }
        return .object([
            "total_due": ledger.amount(snapshot.totalDue), "periods": .object(periods),
            "cumulative": .object(cumulative), "out_of_range": ledger.amount(snapshot.outOfRange),
            "indicator": .string(snapshot.indicator),
            "credit_limit": snapshot.hasCreditLimit ? ledger.amount(snapshot.creditLimit) : .null,
            "credit_remaining": snapshot.hasCreditRemaining ? ledger.amount(snapshot.creditRemaining) : .null,
            "delivered_amount": ledger.amount(snapshot.deliveredAmount),
            "order_amount": ledger.amount(snapshot.orderAmount),
            "disputed_count": Json(Int(snapshot.disputedCount)),
            "disputed_amount": ledger.amount(snapshot.disputedAmount),
        ])
    }

    // MARK: Statements

    func createStatement(_ step: Json) async throws -> Json {
        let customer = try step.required("customer")
        let (from, to) = (try step.date("from_date"), try step.date("to_date"))
        let request = Reskontra_V1_CreateStatementRequest.with {
            $0.company = company(of: customer)
            $0.customerNumber = customer
            if let from { $0.from = from.message }
            if let to { $0.to = to.message }
            $0.companies = step["companies"].list.compactMap(\.text).compactMap { companies[$0] }
            $0.openOnly = step["include"].text ?? "open_and_closed" != "open_and_closed"
        }
        let statement = try await ledger.call(
            .createStatement, request, as: Reskontra_V1_CreateStatementResponse.self
        ).statement
        return .object([
            "opening_balance": statement.openOnly ? .null : ledger.amount(statement.openingBalance),
            "lines": .array(
                statement.lines.map { line in
                    .object([
                        "id": .string(line.number), "amount": ledger.amount(line.amount),
                        "balance": ledger.amount(line.balance),
                        "date": .string(CaseDate(line.date).description),
                    ])
                }),
            "closing_balance": ledger.amount(statement.closingBalance),
            "not_due": ledger.amount(statement.notDue),
            "delivery_address": .string(statement.deliveryAddress),
            "recipients": .array(statement.recipients.map { .string($0.name) }),
        ])
    }
}
