import ReskontraClient
import Schema

/// A case of the credit and collections schema.
///
/// The table `operations` says what each operation is played by; `CreditCaseOperations.swift` holds the plays.
final class CreditCase: CasePlay {
    let json: Json
    let ledger: CaseLedger
    /// Company code by the name the case uses; the only company of most cases has the name "".
    var companies: [String: String] = [:]
    /// Authorization by the client id that made it, or by its id in `given`.
    var authorizations: [String: (id: UInt64, company: String, currency: String)] = [:]
    /// Request key by client id: a repeated id is a repeated key.
    var keys: [String: RequestKey] = [:]
    /// Customer and currency by order.
    var orders: [String: (customer: String, currency: String)] = [:]
    /// Hold by the client id or order it is of.
    var holds: [String: (id: UInt64, company: String)] = [:]
    /// Customer by document number.
    var owners: [String: String] = [:]
    /// Number and company of a write-off by the step that made it.
    var writeOffs: [String: (number: String, company: String)] = [:]
    /// Credit group by customer, where it is in one.
    var groups: [String: String] = [:]
    /// Company by limit journal: where a journal of the case has lines.
    var journals: [String: [String]] = [:]
    /// Items that were settled before the first step and so were not imported.
    var settledBefore: Set<String> = []

    required init(_ json: Json, on ledger: CaseLedger) {
        self.json = CaseNames.shortened(json)
        self.ledger = ledger
    }

    static let operations: [String: Operation<CreditCase>] = {
        let check: Set<String> = [
            "customer", "amount", "currency", "checkpoint", "terms_of_payment", "cash_discount",
            "allow_partial",
            "ttl_seconds", "order_ref", "terminal", "store", "client_id", "exclude_order",
        ]
        let decision: Set<String> = [
            "decision", "approved_amount", "reasons", "primary_reason", "total_credit_limit", "exposure",
            "available_before", "available_after", "group_exposure", "group_limit", "remedy", "test_bound", "limit_source",
        ]
        let authorization: Set<String> = ["state", "authorized", "captured", "remaining"]
        let own: [String: Operation<CreditCase>] = [
            "CheckCredit": Operation(check, answers: decision) { try await $0.checkCredit($1) },
            "Authorize": Operation(check, answers: decision.union(authorization)) {
                try await $0.authorize($1)
            },
            "Increment": Operation(
                ["client_id", "authorization", "amount", "extend"], answers: decision.union(authorization)
            ) { try await $0.increment($1) },
            "Decrement": Operation(["client_id", "authorization", "amount"], answers: authorization) {
                try await $0.decrement($1)
            },
            "Extend": Operation(
                ["client_id", "authorization", "ttl_seconds", "check_again"], answers: decision.union(authorization)
            ) { try await $0.extend($1) },
            "Capture": Operation(
                ["client_id", "authorization", "amount", "invoice", "final"], answers: authorization
            ) { try await $0.capture($1) },
            "Void": Operation(["client_id", "authorization"], answers: authorization) {
                try await $0.void($1)
            },
            "GetAuthorization": Operation(["authorization"], answers: authorization.union(["reasons"])) {
                try await $0.getAuthorization($1)
            },
            "GetCreditPosition": Operation(
                ["customer"], answers: ["total_credit_limit", "exposure", "available", "group_exposure"]
            ) { try await $0.getCreditPosition($1) },
            "ConfirmOrder": Operation(
                ["client_id", "order", "customer", "amount", "currency", "ship_date", "on_hold", "authorization"],
                answers: orderAnswers
            ) { try await $0.confirmOrder($1) },
            "DeliverOrder": Operation(["client_id", "order", "amount"], answers: orderAnswers) {
                try await $0.deliverOrder($1)
            },
            "ChangeOrderValue": Operation(
                ["client_id", "order", "amount"], answers: orderAnswers.union(decision).union(["rechecked"])
            ) {
                try await $0.changeOrderValue($1)
            },
            "CancelOrder": Operation(["client_id", "order"], answers: orderAnswers) {
                try await $0.cancelOrder($1)
            },
            "PostPayment": Operation(["client_id", "customer", "payment", "amount", "currency"]) {
                try await $0.getIn($1, of: $1["customer"], CreditCase.postPayment)
            },
            "SettleItem": Operation(["client_id", "item", "amount"]) {
                try await $0.getIn($1, of: $0.owner(of: $1["item"]), CreditCase.settleItem)
            },
            "AddItem": Operation(["item"]) { try await $0.getIn($1, of: $1["item"]["customer"], CreditCase.addItem) },
            "ChangeItem": Operation(["item", "open"]) {
                try await $0.getIn($1, of: $0.owner(of: $1["item"]), CreditCase.changeItem)
            },
            "GetItems": Operation(["items"], answers: ["open", "status"]) { try await $0.getItems($1) },
            "CreateStatement": Operation(
                ["customer", "from_date", "to_date", "include", "companies"],
                answers: [
                    "opening_balance", "lines", "closing_balance", "not_due", "delivery_address", "recipients",
                ]
            ) { try await $0.createStatement($1) },
            "CreateAgingSnapshot": Operation(
                [
                    "definition", "basis", "aging_as_of", "balance_as_of", "payment_positioning",
                    "update_collection_status", "company", "companies", "pool", "include_zero_balances",
                    "include_negative_balances",
                ], answers: ["customers", "parties"]
            ) { try await $0.createAgingSnapshot($1) },
            "SetCustomer": Operation(["customer", "set"]) { try await $0.setCustomer($1) },
            "SetCreditProfile": Operation(["customer", "set"]) { try await $0.setCustomer($1) },
            "SetBlockingRule": Operation(["rule"]) { try await $0.setBlockingRule($1) },
            "SetParameters": Operation(["set"]) { try await $0.setParameters($1) },
            "DaysSalesOutstanding": Operation(["outstanding", "credit_sales", "days"], answers: ["value"]) {
                try $0.daysSalesOutstanding($1)
            },
            "CalculateInterest": Operation(["principal", "months"], answers: ["interest"]) {
                try $0.calculateInterest($1)
            },
            "DsoWindowDays": Operation(["customer", "months"], answers: ["days"]) {
                try $0.dsoWindowDays($1)
            },
        ]
        return playedOnce([
            own, collections, limitOperations, groupOperations, holdOperations(decision), riskOperations,
            writeOffOperations,
        ])
    }()

    static let comparison = Comparison(ordered: ["lines", "open", "status", "periods", "dso"])

    static func start(of json: Json) throws -> CaseInstant {
        let steps = try json["steps"].list.map { step in
            guard let at = CaseInstant(try step.required("at")) else {
                throw CaseFailure("\(step.line) has no moment")
            }
            return at
        }
        guard let first = steps.first else { throw CaseFailure("has no steps") }
        // What happened before is posted on its own days.
        let history = json["given"]["transactions"].list + json["given"]["invoices"].list
        let dates = try history.compactMap { try $0.date("transaction_date") }
        return min(first, dates.min().map { CaseInstant($0) } ?? first)
    }

    func differences() async throws -> [String] {
        try await ledger.moveClock(to: Self.start(of: json))
        try await load()
        var differences: [String] = []
        for step in json["steps"].list { differences += try await play(step) }
        return try await differences + ledger.findings(of: Array(companies.values)).map { "the book: \($0)" }
    }

    private func play(_ step: Json) async throws -> [String] {
        let id = try step.required("id")
        let name = try step.required("op")
        guard let operation = Self.operations[name] else { throw Gap(name) }
        if let at = CaseInstant(try step.required("at")) { try await ledger.moveClock(to: at) }
        let expected = json["expect"]["steps"][id]
        let wanted = expected["error"].text
        let before = wanted == nil ? [] : try await snapshot()
        let outcome = try await StepOutcome.of { try await operation.play(self, step) }
        let found: [String]
        switch (outcome, wanted) {
        case (.refused(let status), nil): found = ["expected success got \(status)"]
        case (.answered(let answer), let wanted?): found = ["expected error \(wanted) got \(answer.line)"]
        case (.refused(let status), let wanted?):
            let changed = try await snapshot() != before
            found =
                (status.reason == wanted ? [] : ["expected error \(wanted) got \(status)"])
                + (changed ? ["the refused step changed something"] : [])
        case (.answered(let answer), nil):
            var fields = expected.members
            fields["error"] = nil
            found = Self.comparison.differences(expected: .object(fields), answered: answer)
        }
        return found.map { "step \(id) \(name): \($0)" }
    }

    /// Credit positions and trial balances: what a refused step must leave alone.
    private func snapshot() async throws -> Snapshot {
        var lines: Snapshot = []
        for customer in json["given"]["customers"].list {
            let number = try customer.required("id")
            // A position without an exchange rate is refused; then there is nothing to compare.
            let position = try await StepOutcome.of {
                let position = try await self.position(number)
                return .string("\(position.exposure.minor) \(position.balance.minor) \(position.openItems)")
            }
            if case .answered(let line) = position { lines.append("\(number) \(line.line)") }
        }
        for company in companies.values.sorted() {
            lines.append(try await ledger.trialBalance(company).jsonString())
        }
        return lines
    }

    // MARK: Whose

    var givenCustomers: [Json] { json["given"]["customers"].list }

    func company(of customer: String) -> String {
        let given = givenCustomers.first { $0["id"].text == customer }
        return companies[given?["company"].text ?? ""] ?? companies.values.sorted().first ?? ""
    }

    /// The company of the customer that a step names; of all without one.
    func companies(of step: Json) -> [String] {
        step["customer"].text.map { [company(of: $0)] } ?? companies.values.sorted()
    }

    func currency(of customer: String) -> String {
        givenCustomers.first { $0["id"].text == customer }?["currency"].text ?? "USD"
    }

    /// The key of a step: the same client id, the same key.
    func key(of step: Json) -> RequestKey {
        guard let id = step["client_id"].text else { return ledger.connection.newKey() }
        if let key = keys[id] { return key }
        let key = ledger.connection.newKey()
        keys[id] = key
        return key
    }

    /// Accounting amounts are never compared: foreign currencies are posted at 1.00.
    func rate(for currency: String) -> Reskontra_V1_Decimal? {
        currency == Self.accountingCurrency ? nil : .with { $0.unscaled = 1 }
    }

    static let accountingCurrency = "USD"
}
