import ReskontraClient
import Schema

/// A case of the payments and settlement schema.
///
/// The table `operations` says what each action is played by; `SettlementCaseOperations.swift` holds the plays.
final class SettlementCase: CasePlay {
    let json: Json
    let ledger: CaseLedger
    /// Company code by the id the case uses, in the order of the case.
    var companies: [(id: String, code: String, currency: String)] = []
    /// What each document and payment is.
    var kinds: [String: DocumentKind] = [:]
    /// The company a document is in, by its number.
    var homes: [String: String] = [:]
    /// Settlements in which a payment took part, oldest first.
    var settlements: [String: [UInt64]] = [:]
    /// Numbers of prepayment invoices by the names of the case.
    var prepaymentNumbers: [String: String] = [:]
    /// What nettings used of a vendor's document.
    var vendorUsed: [String: Int64] = [:]
    var confirmedOrders: Set<String> = []
    /// Adjustments whose entries were read or told.
    var appliedSeen: Set<String> = []
    /// Entries of the step being played.
    var entries: [(entry: Reskontra_V1_JournalEntry, kind: DocumentKind)] = []

    required init(_ json: Json, on ledger: CaseLedger) {
        self.json = json
        self.ledger = ledger
    }

    static let operations: [String: Operation<SettlementCase>] = {
        let state: Set<String> = [
            "result", "open", "customer_balance", "party_balance", "ledger", "open_accounting", "exchange_difference",
            "status",
            "stated_by_article", "notes",
        ]
        let settling = state.union(["settled", "settlement_order"])
        let own: [String: Operation<SettlementCase>] = [
            "post_document": Operation(["document"], answers: state) { try await $0.postDocument($1) },
            "preview": Operation(["date", "mode", "apply"], answers: state.union(["discounts"])) {
                try await $0.preview($1)
            },
            "post_payment": Operation(
                [
                    "payment_id", "date", "amount", "mode", "apply", "currency", "full_settlement",
                    "change_journal_amount", "sales_order",
                ], answers: settling
            ) { try await $0.postPayment($1) },
            "settle_open": Operation(["mark", "primary_payment", "date", "mode"], answers: settling) {
                try await $0.settleOpen($1)
            },
            "undo_settlement": Operation(["payment_id", "date"], answers: state) {
                try await $0.undoSettlement($1)
            },
        ]
        return playedOnce([own, returnOperations, journalOperations])
    }()

    static let comparison = Comparison(ordered: ["settlement_order"])

    static func start(of json: Json) throws -> CaseInstant {
        let documents = try json["given"]["documents"].list.compactMap { try $0.date("date") }
        guard
            let first = try json["steps"].list.compactMap({ try date(of: $0, in: json) }).first
                ?? documents.max()
        else { throw CaseFailure("has neither steps nor documents with a date") }
        return CaseInstant(first)
    }

    /// Documents that exist before the first step: those no `post_document` and no `post_lines` names.
    static func openingDocuments(_ json: Json) -> [Json] {
        let posted = Set(
            json["steps"].list.filter { ["post_document", "post_lines"].contains($0["action"].text) }.compactMap {
                $0["document"].text
            })
        return json["given"]["documents"].list.filter { !posted.contains($0["id"].text ?? "") }
    }

    /// The day of a step: its own, or its document's.
    static func date(of step: Json, in json: Json) throws -> CaseDate? {
        if let date = try step.date("date") { return date }
        guard ["post_document", "post_lines"].contains(step["action"].text) else { return nil }
        return try json["given"]["documents"].list.first { $0["id"] == step["document"] }?.date("date")
    }

    func differences() async throws -> [String] {
        try await ledger.moveClock(to: Self.start(of: json))
        try await load()
        var differences: [String] = []
        for step in json["steps"].list { differences += try await play(step) }
        return try await differences + ledger.findings(of: companies.map(\.code)).map { "the book: \($0)" }
    }

    private func play(_ step: Json) async throws -> [String] {
        let id = step["step"].text ?? "?"
        let name = try step.required("action")
        guard let operation = Self.operations[name] else { throw Gap(name) }
        if let date = try Self.date(of: step, in: json) { try await ledger.moveClock(to: CaseInstant(date)) }
        let expected = json["expect"][id]
        entries = []
        let before = try await totals()
        let outcome = try await StepOutcome.of { try await operation.play(self, step) }
        var found: [String] = []
        var answer: [String: Json] = [:]
        let wanted = expected["result"].text ?? "ok"
        switch outcome {
        case .answered(let fields):
            answer = fields.members
            if wanted != "ok" { found.append("expected result \(wanted) got ok") }
        case .refused(let status):
            if wanted != status.reason { found.append("expected result \(wanted) got \(status)") }
        }
        // What a wrongly refused step would have answered is missing for that reason alone.
        if found.isEmpty || outcome.refusal == nil {
            answer.merge(try await state(expected)) { $1 }
            found += Self.comparison.differences(
                expected: try normalized(expected), answered: .object(answer))
        }
        if let mismatch = movementMismatch(
            before: before, after: try await totals(), entries: entries.map(\.entry))
        {
            found.append(mismatch)
        }
        return found.map { "step \(id) \(name): \($0)" }
    }

    private func totals() async throws -> LedgerTotals {
        // Companies share a chart but not a ledger; sums over all show any posting in any of them.
        var rows = Reskontra_V1_GetTrialBalanceResponse()
        for company in companies { rows.rows += try await ledger.trialBalance(company.code).rows }
        return LedgerTotals(rows)
    }

    // MARK: What the case states, in one form

    /// The expectation without what is for readers, ledger lines complete and companies by code.
    private func normalized(_ expected: Json) throws -> Json {
        var fields = expected.members
        fields["stated_by_article"] = nil
        fields["notes"] = nil
        fields["result"] = nil
        if case .array(let lines)? = fields["ledger"] {
            fields["ledger"] = .array(try lines.map(normalizedLine))
        }
        if case .array(let rows)? = fields["settled"] {
            fields["settled"] = .array(
                rows.map { row in
                    // A row that names no difference wants none.
                    .object(row.members.merging(["difference": .string("0.00")]) { stated, _ in stated })
                })
        }
        return .object(fields)
    }

    /// Without a currency a line is in the accounting currency; then its accounting amounts are its amounts.
    private func normalizedLine(_ line: Json) throws -> Json {
        let id = try line.required("company")
        guard let company = companies.first(where: { $0.id == id }) else {
            throw CaseFailure("no company \(id)")
        }
        var fields = line.members
        fields["stated_by_article"] = nil
        let currency = fields["currency"] ?? .string(company.currency)
        fields["currency"] = currency
        if currency.text == company.currency {
            fields["accounting_debit"] = fields["accounting_debit"] ?? fields["debit"]
            fields["accounting_credit"] = fields["accounting_credit"] ?? fields["credit"]
        }
        return .object(fields)
    }

    // MARK: What the server holds

    /// The fields of an answer that are read from the books after the step, as far as they are wanted.
    private func state(_ expected: Json) async throws -> [String: Json] {
        var fields: [String: Json] = [:]
        if !expected["ledger"].isNull { fields["ledger"] = .array(ledgerLines()) }
        if !expected["exchange_difference"].isNull { fields["exchange_difference"] = exchangeDifference() }
        if !expected["status"].isNull { fields["status"] = try await prepaymentStatus() }
        let wanted = ["open", "open_accounting", "customer_balance", "party_balance"].filter { !expected[$0].isNull }
        guard !wanted.isEmpty else { return fields }
        var open: [String: Json] = [:]
        var openAccounting: [String: Json] = [:]
        var balance: (minor: Int64, currency: String) = (0, companies.first?.currency ?? "")
        var party: Int64 = 0
        for company in companies {
            for customer in customers(in: company.id) {
                for item in try await ledger.items(company.code, customer) {
                    let name = prepaymentNumbers.first { $0.value == item.number && homes[$0.key] == company.id }?.key
                    open[name ?? item.number] = ledger.amount(item.open)
                    openAccounting[name ?? item.number] = ledger.amount(item.accountingOpen)
                    if customer == account(in: company.id) { party += item.open.minor }
                    if customer == json["given"]["customer"].text {
                        balance = (balance.minor + item.open.minor, item.open.currency)
                    }
                }
            }
        }
        for document in json["given"]["documents"].list where document["kind"].text == "vendor_invoice" {
            let id = document["id"].text ?? ""
            let amount = try ledger.money(document["amount"], document["currency"].text ?? balance.currency)
            open[id] = ledger.amount(minor: amount.minor + (vendorUsed[id] ?? 0), amount.currency)
        }
        for (name, number) in standIns(expected["open"], open) {
            open[name] = open[number]
            openAccounting[name] = openAccounting[number]
        }
        fields["open"] = .object(open)
        fields["open_accounting"] = .object(openAccounting)
        fields["customer_balance"] = ledger.amount(minor: balance.minor, balance.currency)
        fields["party_balance"] = ledger.amount(minor: party, balance.currency)
        return fields
    }

    /// Expected names that no document and no payment has are items the server makes by itself: each is the one free
    /// item with its amount.
    private func standIns(_ expected: Json, _ open: [String: Json]) -> [(name: String, number: String)] {
        let known = Set(
            json["given"]["documents"].list.compactMap { $0["id"].text }
                + json["steps"].list.compactMap { $0["payment_id"].text })
        var free = open.keys.filter { !known.contains($0) && !expected.keys.contains($0) }.sorted()
        var found: [(name: String, number: String)] = []
        for name in expected.keys.sorted() where !known.contains(name) && open[name] == nil {
            guard let place = free.firstIndex(where: { scalarsAgree(expected[name], open[$0] ?? .null) }) else { continue }
            found.append((name, free.remove(at: place)))
        }
        return found
    }

    private func ledgerLines() -> [Json] {
        entries.flatMap { entry, kind in
            entry.legs.map { leg in
                let company = companies.first { $0.code == entry.company }
                let isDebit = leg.side == .debit
                let nothing = ledger.amount(minor: 0, leg.amount.currency)
                let accountingNothing = ledger.amount(minor: 0, leg.accountingAmount.currency)
                return .object([
                    "company": .string(company?.id ?? entry.company),
                    "account": .string(settlementAccount(leg.postingType, of: kind) + otherCompany(of: leg)),
                    "dimension": leg.dimension.isEmpty ? .null : .string(leg.dimension),
                    "currency": .string(leg.amount.currency),
                    "debit": isDebit ? ledger.amount(leg.amount) : nothing,
                    "credit": isDebit ? nothing : ledger.amount(leg.amount),
                    "accounting_currency": .string(leg.accountingAmount.currency),
                    "accounting_debit": isDebit ? ledger.amount(leg.accountingAmount) : accountingNothing,
                    "accounting_credit": isDebit ? accountingNothing : ledger.amount(leg.accountingAmount),
                ])
            }
        }
    }

    /// The realized difference of the step: gains less losses of the company that booked it.
    private func exchangeDifference() -> Json {
        for company in companies {
            let legs = entries.filter { $0.entry.company == company.code }.flatMap(\.entry.legs).filter {
                $0.postingType == .realizedGain || $0.postingType == .realizedLoss
            }
            guard let first = legs.first else { continue }
            let gain = legs.reduce(Int64(0)) {
                $0 + ($1.side == .credit ? $1.accountingAmount.minor : -$1.accountingAmount.minor)
            }
            let currency = first.accountingAmount.currency
            return .object([
                "company": .string(company.id),
                "kind": .string(gain >= 0 ? "gain" : "loss"),
                "amount": ledger.amount(minor: abs(gain), currency),
                "currency": .string(currency),
            ])
        }
        return .null
    }

    // MARK: Whose

    /// Customers of a company: the case's own, with those its documents name.
    func customers(in company: String) -> [String] {
        let named = json["given"]["documents"].list.filter {
            $0["company"].text ?? companies.first?.id == company
        }
        .compactMap { $0["customer"].text }
        let asked = company == companies.first?.id ? json["steps"].list.flatMap { $0["customers"].list.compactMap(\.text) } : []
        return ([account(in: company)].compactMap(\.self) + named + asked).withoutRepeats
    }

    func code(of company: String?) throws -> String {
        guard let company else { return companies.first?.code ?? "" }
        guard let found = companies.first(where: { $0.id == company }) else {
            throw CaseFailure("no company \(company)")
        }
        return found.code
    }
}
