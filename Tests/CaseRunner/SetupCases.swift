import ReskontraClient
import Schema

/// A case of the set-up schema.
///
/// The table `operations` says what each command is played by; `SetupCaseOperations.swift` holds the plays.
final class SetupCase: CasePlay {
    let json: Json
    let ledger: CaseLedger
    /// Company code by the name the case uses; the only company of most cases has the name "".
    var companies: [String: String] = [:]
    /// The server's id of a draft, by its id in `given` or `step n`.
    var drafts: [String: UInt64] = [:]
    /// The draft a client id made.
    var draftOfClient: [String: (input: Json, draft: String)] = [:]
    /// Documents of the correction or cancellation made last.
    var canceling: String?
    var corrected: String?
    var cancelingOfStep: [Int: String] = [:]
    /// Runs of recurring invoices, by the step that made them.
    var runOfStep: [Int: String] = [:]
    /// Entry of the latest preview.
    var previewed: Reskontra_V1_JournalEntry?
    /// The draft the case dealt with last.
    var latestDraft: String?
    /// Number of the document a step posted.
    var documentOfStep: [Int: String] = [:]
    /// Number of the packing slip a step registered.
    var slipOfStep: [Int: String] = [:]
    /// Why steps were refused: a later step that needs them says it.
    var refusalOfStep: [Int: StatusFailure] = [:]
    /// Interest notes a step made.
    var notesOfStep: [Int: [String]] = [:]
    /// Creditor accounts by creditor identifier.
    var creditors: [String: String] = [:]
    var latestMandate: String?
    var latestBill: String?
    var latestRemittance: String?
    /// The provider of card payments; it is asked by the connector only.
    var provider = ScriptedCardProvider()
    /// Numbers of card authorizations by the ids of the case.
    var authorizations: [String: String] = [:]
    var cardOf: [String: String] = [:]
    var invoicesOfBill: [String: [String]] = [:]
    var collectionOfStep: [Int: Reskontra_V1_DebitCollection] = [:]
    var fileOfStep: [Int: (number: String, text: String)] = [:]
    /// What steps made that a later one may name by them.
    var billOfStep: [Int: String] = [:]
    var remittanceOfStep: [Int: String] = [:]
    var mandateOfStep: [Int: String] = [:]
    /// The server's number for each that a case only gives an example of.
    var examples: [String: String] = [:]
    /// Request key by client id: a repeated id is a repeated key.
    var keys: [String: RequestKey] = [:]
    /// Client ids of steps that succeeded: the same again makes no entries.
    private var answeredClients: Set<String> = []
    /// Latest date so far: the clock's.
    var session: CaseDate
    /// The step being played, by its number.
    var step = 0
    /// Entries of the step being played, with the customer they are about and the document they belong to.
    var made: [(entry: Reskontra_V1_JournalEntry, customer: String, document: String?)] = []
    /// The same where no document is told apart.
    var entries: [(entry: Reskontra_V1_JournalEntry, customer: String)] {
        get { made.map { ($0.entry, $0.customer) } }
        set {
            made = newValue.enumerated().map { index, row in
                (row.entry, row.customer, index < made.count ? made[index].document : nil)
            }
        }
    }
    private var vouchers: [MadeVoucher] = []
    private var bankBefore: Int64 = 0

    required init(_ json: Json, on ledger: CaseLedger) {
        self.json = json
        self.ledger = ledger
        session = Self.defaultSession
    }

    static let operations: [String: Operation<SetupCase>] = {
        let own: [String: Operation<SetupCase>] = [
            "PostPayment": Operation(
                [
                    "customer", "currency", "amount", "date", "rate_eur_per_usd", "settle", "settle_of_step",
                    "client_id", "prepayment", "amounts_include_tax",
                ],
                answers: [
                    "invoice_open", "payment_open", "invoice_profile", "payment_profile", "posted",
                    "replayed", "unrealized_reversed", "realized_gain", "status", "marked", "prepayment_status", "prepayment_open",
                ]
            ) { try await $0.postPayment($1) },
            "Settle": Operation(
                ["payment_of_step", "invoice_of_step", "date"],
                answers: ["invoice_open", "payment_open", "unrealized_reversed", "realized_gain", "prepayment_open"]
            ) { try await $0.settle($1) },
            "Reconcile": Operation(["date"], answers: ["open_items", "ledger", "difference"]) {
                try await $0.reconcile($1)
            },
            "ResolvePostingProfile": Operation(
                ["profile", "customer", "purpose"],
                answers: ["account_code", "summary_account", "profile", "interest_code"]
            ) { try await $0.resolvePostingProfile($1) },
            "SetPostingProfileLine": Operation(
                [
                    "profile", "mode", "account_code", "account_or_group", "summary_account",
                    "write_off_account", "interest_code", "settle_account", "liquidity_account",
                    "sales_tax_prepayment_account", "discount_liability_account",
                ],
                answers: ["created", "updated", "summary_account", "account_code", "interest_code"]
            ) { try await $0.setPostingProfileLine($1) },
            "CreateCustomer": Operation(
                [
                    "company", "customer", "name", "group", "currency", "terms_of_payment", "sales_tax_group",
                    "posting_profile", "invoice_account",
                ], answers: customerAnswers
            ) { try await $0.createCustomer($1) },
            "DeleteCustomer": Operation(["company", "customer"], answers: ["deleted"]) { try await $0.deleteCustomer($1) },
            "CreateOneTimeCustomer": Operation(["company", "name"], answers: customerAnswers) {
                try await $0.createOneTimeCustomer($1)
            },
            "CopyCustomer": Operation(["from", "to", "customer"], answers: customerAnswers) {
                try await $0.copyCustomer($1)
            },
            "UpdateCustomer": Operation(
                [
                    "company", "customer", "name", "group", "currency", "terms_of_payment", "sales_tax_group",
                    "posting_profile", "invoice_account", "one_time",
                ], answers: customerAnswers
            ) { try await $0.updateCustomer($1) },
            "Concurrent": Operation(
                ["commands"],
                answers: [
                    "answered", "succeeded", "refused", "refused_codes_allowed",
                    "ledger_vouchers_equal_succeeded",
                ]
            ) { try await $0.concurrent($1) },
        ]
        return playedOnce([
            own, interestOperations, directDebitOperations, freeTextOperations, recurringOperations, mandateOperations,
            debitOperations, billOperations, periodOperations, salesOperations, prepaymentOperations, cardOperations,
            instalmentOperations,
        ])
    }()

    private static let customerAnswers: Set<String> = [
        "customer", "one_time", "group", "currency", "terms_of_payment", "sales_tax_group", "invoice_account",
        "created", "updated",
    ]

    static let comparison = Comparison(ordered: ["answered", "succeeded", "refused", "amounts", "occurrences", "stages", "instalments"])

    static let defaultSession = CaseDate(year: 2026, month: 1, day: 1)

    static func start(of json: Json) throws -> CaseInstant {
        let session = sessionBefore(json)
        let history = try history(json).map(\.date)
        return CaseInstant(min(session, history.min() ?? session))
    }

    func differences() async throws -> [String] {
        try await ledger.moveClock(to: Self.start(of: json))
        try await load()
        session = Self.sessionBefore(json)
        try await ledger.moveClock(to: CaseInstant(session))
        bankBefore = try await bankBalance()
        var differences: [String] = []
        for step in json["steps"].list { differences += try await play(step) }
        if case .array(let expected) = json["expect"]["vouchers"] {
            differences += try VoucherComparison(ledger).differences(expected: expected, made: vouchers)
        }
        let state = json["expect"]["state"]
        if !isIdle(state) {
            let found = try await self.state(state)
            differences += Self.comparison.differences(expected: state, answered: found).map { "state \($0)" }
        }
        return try await differences + ledger.findings(of: Array(companies.values)).map { "the book: \($0)" }
    }

    private func play(_ given: Json) async throws -> [String] {
        guard let number = given["step"].integer else { throw CaseFailure("a step without number") }
        let name = try given.required("command")
        guard let operation = Self.operations[name] else { throw Gap(name) }
        step = number
        session = max(session, Self.dates(in: given["input"]).max() ?? session)
        if let due = try earliestDue(name, given["input"]) { session = max(session, due.advanced(by: -7)) }
        try await ledger.moveClock(to: CaseInstant(session))
        let expected = json["expect"]["results"].list.first { $0["step"].integer == number } ?? .null
        made = []
        let before = try await totals()
        let input = try named(given["input"], for: operation)
        let outcome = try await StepOutcome.of { try await operation.play(self, input) }
        remember(step: number)
        var found: [String] = []
        switch outcome {
        case .answered(let answer):
            if let client = given["input"]["client_id"].text, !answeredClients.insert(client).inserted { made = [] }
            if !expected["error"].isNull {
                found = ["expected error \(expected["error"].line) got \(answer.line)"]
            } else {
                found = Self.resultDifferences(respelled(expected["result"], as: answer), answer)
            }
        case .refused(let status):
            refusalOfStep[number] = status
            found =
                expected["error"].isNull
                ? ["expected success got \(status)"]
                : RefusalComparison.differences(expected["error"], status, exponent: ledger.exponent)
        }
        if let mismatch = movementMismatch(
            before: before, after: try await totals(), entries: entries.map(\.entry))
        {
            found.append(mismatch)
        }
        vouchers += made.map {
            MadeVoucher(step: number, entry: $0.entry, customer: $0.customer, document: $0.document)
        }
        return found.map { "step \(number) \(name): \($0)" }
    }

    /// True where a field only says that the command succeeds; counts of `Concurrent` may be left open.
    private static func resultDifferences(_ expected: Json, _ answer: Json) -> [String] {
        var fields = expected.members
        var found: [String] = []
        if case .array(let allowed)? = fields.removeValue(forKey: "refused_codes_allowed") {
            let others = answer["refused_codes"].list.filter { !allowed.contains($0) }.withoutRepeats
            if !others.isEmpty {
                found.append("refused with \(Json.array(others).line), which is not allowed")
            }
        }
        for name in ["answered", "succeeded", "refused"] {
            guard case .array(let counts)? = fields.removeValue(forKey: name) else { continue }
            let got = answer[name].list
            let agrees =
                counts.count == got.count
                && zip(counts, got).allSatisfy { $0 == .null || scalarsAgree($0, $1) }
            if !agrees {
                found.append("\(name) expected \(Json.array(counts).line) got \(answer[name].line)")
            }
        }
        return found + comparison.differences(expected: .object(fields), answered: answer)
    }

    // MARK: What the server holds

    private func totals() async throws -> LedgerTotals {
        var rows = Reskontra_V1_GetTrialBalanceResponse()
        for company in companies.values.sorted() { rows.rows += try await ledger.trialBalance(company).rows }
        return LedgerTotals(rows)
    }

    private func bankBalance() async throws -> Int64 {
        try await ledger.trialBalance(company).rows.filter { $0.mainAccount == CaseAccount.bank }
            .reduce(0) { $0 + $1.accountingDebitMinor - $1.accountingCreditMinor }
    }

    private func state(_ wanted: Json) async throws -> Json {
        var fields: [String: Json] = [:]
        for name in wanted.keys { fields[name] = try await state(named: name) }
        return .object(fields)
    }

    private func state(named name: String) async throws -> Json {
        if let found = try await interestState(named: name) { return found }
        if let found = try await freeTextState(named: name) { return found }
        if let found = try await recurringState(named: name) { return found }
        if let found = try await cardState(named: name) { return found }
        if let found = try await documentState(named: name) { return found }
        switch name {
        case "customer_balance": return try await balance(of: theCustomer)
        case "customer_balance_accounting":
            let sum = try await ledger.items(company, theCustomer).reduce(0) { $0 + $1.accountingOpen.minor }
            return ledger.amount(minor: sum, accountingCurrency)
        case "ar_accounting_balance":
            return ledger.amount(minor: try await receivables(), accountingCurrency)
        case "bank_balance_change":
            return ledger.amount(minor: try await bankBalance() - bankBefore, accountingCurrency)
        case "vouchers", "posted_vouchers": return Json(Set(vouchers.map(\.entry.voucher)).count)
        case "next_number": return try await nextNumber()
        case "invoiced": return try await invoicedQuantity()
        case "posted_after_close": return Json(postedAfterClose())
        case let name where name.hasPrefix("balance_"):
            return try await balance(of: String(name.dropFirst(8)))
        default: throw Gap("state \(name)")
        }
    }

    private func balance(of customer: String) async throws -> Json {
        // What an ordering customer bought is owed by its invoice account.
        let items = try await ledger.items(company, customer).filter { $0.customerNumber == customer }
        let open = items.filter { $0.open.minor != 0 }.map(\.open)
        let currency = open.first?.currency ?? documentCurrency
        guard open.allSatisfy({ $0.currency == currency }) else {
            throw Gap("a balance in several currencies")
        }
        return ledger.amount(minor: open.reduce(0) { $0 + $1.minor }, currency)
    }

    /// Summary accounts of bills and prepayments are kinds of their own.
    private func receivables() async throws -> Int64 {
        let others = Set(Self.billProfiles.map(\.account) + [CaseAccount.prepayments])
        let balance = try await ledger.trialBalance(company)
        return balance.rows.filter { others.contains($0.mainAccount) }
            .reduce(balance.receivablesMinor) { $0 - $1.accountingDebitMinor + $1.accountingCreditMinor }
    }

    /// Vouchers dated in a period that an earlier step had closed.
    private func postedAfterClose() -> Int {
        var closed: [String: Int] = [:]
        for given in json["steps"].list {
            guard let number = given["step"].integer, refusalOfStep[number] == nil else { continue }
            for command in given["input"]["commands"].list + [given]
            where command["command"].text == "SetPeriodStatus" && command["input"]["status"].text == "CLOSED" {
                guard let period = command["input"]["period"].text else { continue }
                closed[period] = min(number, closed[period] ?? number)
            }
        }
        return Set(
            vouchers.filter { made in closed[CaseDate(made.entry.date).period].map { made.step > $0 } ?? false }
                .map(\.entry.voucher)
        ).count
    }

    private func nextNumber() async throws -> Json {
        let setup = try await ledger.call(
            .getSetup, Reskontra_V1_GetSetupRequest.with { $0.company = company },
            as: Reskontra_V1_GetSetupResponse.self)
        guard let sequence = setup.sequences.first(where: { $0.kind == .invoice }) else { return .null }
        let digits = String(sequence.next)
        let zeros = String(repeating: "0", count: max(0, Int(sequence.digits) - digits.count))
        return .string(sequence.prefix + zeros + digits)
    }

    // MARK: Whose

    /// The company a step is in when it names none.
    var company: String { companies[companyNames.first ?? ""] ?? "" }

    var companyNames: [String] {
        let names = json["given"]["companies"].keys
        return names.isEmpty ? [""] : names
    }

    var accountingCurrency: String { json["given"]["accounting_currency"].text ?? "EUR" }

    /// The currency of a document whose step names none.
    var documentCurrency: String {
        let given = json["given"]
        if let stated = given["document_currency"].text ?? given["currency"].text { return stated }
        let named = Self.documentsOfGiven.flatMap { Self.values(of: ["currency"], in: given[$0]) }.withoutRepeats
        return named.count == 1 ? named[0] : "EUR"
    }

    /// What of `given` has the currency of the case's documents.
    private static let documentsOfGiven = [
        "invoice", "order", "orders", "open_invoices", "open_credit_notes", "open_interest_invoices", "posted_invoices",
        "interest_notes", "bill",
    ]

    /// The case's only customer, or C-1001.
    var theCustomer: String {
        let given = json["given"]
        if let customer = given["customer"].text ?? given["customer"]["customer"].text { return customer }
        let named = Self.values(of: ["customer"], in: given).withoutRepeats
        return named.count == 1 ? named[0] : "C-1001"
    }
}
