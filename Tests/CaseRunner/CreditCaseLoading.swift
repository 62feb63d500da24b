import Schema

/// How the state before the first step gets into the books.
extension CreditCase {
    func load() async throws {
        let first = try firstMoment()
        for name in companyNames { try await makeCompany(name, first) }
        for customer in try customersInOrder() { try await create(customer) }
        try await loadCollections()
        try await loadTaxCodes()
        try await loadBankAccounts()
        try await importOpenItems(first)
        for name in companyNames {
            _ = try await ledger.call(
                .goLive, Reskontra_V1_GoLiveRequest.with { $0.company = companies[name] ?? "" },
                as: Reskontra_V1_GoLiveResponse.self)
        }
        try await loadProfiles()
        try await postTransactions(first)
        try await ledger.moveClock(to: first)
        try await postJournalPayments(first)
        try await makeAuthorizations(first)
        try await makeOrders()
        for customer in givenCustomers { try await finish(customer) }
        try await loadRules()
        try await loadGroups()
        try await loadTemporaryLimits()
        try await loadReasons()
        try await loadCheckpoints()
        try await loadRisk()
        for company in companies.values.sorted() {
            try await CreditParameters.apply(json["parameters"], company: company, on: ledger)
        }
        try await setExternalExposure(json["parameters"])
    }

    private func firstMoment() throws -> CaseInstant {
        guard let first = json["steps"].list.first, let at = CaseInstant(try first.required("at")) else {
            throw CaseFailure("has no first step")
        }
        return at
    }

    private var companyNames: [String] {
        let names = givenCustomers.map { $0["company"].text ?? "" }
        return (names.isEmpty ? [""] : names).withoutRepeats
    }

    private func makeCompany(_ name: String, _ first: CaseInstant) async throws {
        let code = ledger.newCompanyCode()
        companies[name] = code
        let year = first.date.year
        var plan = CompanyPlan(
            code: code, name: name, accountingCurrency: Self.accountingCurrency,
            years: min(year - 8, max(firstYear ?? year, year - 24))...year + 5)
        plan.terms.formUnion(termsNamed)
        let given = json["given"]
        let profiles = given["posting_profiles"].list.compactMap { $0["id"].text }
        let named = (given["open_items"].list + given["transactions"].list + addedItems)
            .compactMap { $0["posting_profile"].text }
        let withoutAccount = given["posting_profiles"].list
            .filter { $0.keys.contains("write_off_account") && $0["write_off_account"].isNull }
            .compactMap { $0["id"].text }
        let raised = addedItems.contains { $0["letter_code"].integer ?? 0 > 0 } ? [Self.letterProfile] : []
        plan.profiles = (["GEN"] + profiles + named + raised).withoutRepeats.map { code in
            let line = CompanyPlan.Line(writeOffAccount: withoutAccount.contains(code) ? "" : CaseAccount.badDebt)
            return CompanyPlan.Profile(code: code, lines: [line])
        }
        plan.rates = try given["exchange_rates"].list.map { row in
            guard let rate = try row.decimal("rate"), let from = try row.date("valid_from") else {
                throw CaseFailure("the rate \(row.line) lacks something")
            }
            return .init(
                from: try row.required("from"), to: try row.required("to"), rate: rate, validFrom: from)
        }
        plan.rates += postingRates(from: CaseDate(year: year - 8, month: 1, day: 1))
        try await plan.make(on: ledger)
        try await loadLetters(code)
        if !raised.isEmpty { try await makeLetterProfile(code) }
    }

    /// Of the items there are; a company has 30 years at most.
    private var firstYear: Int? {
        let rows = ["open_items", "transactions", "invoices"].flatMap { json["given"][$0].list } + addedItems
        return rows.flatMap { [$0["transaction_date"], $0["due_date"]] }.compactMap { CaseDate($0.text ?? "")?.year }.min()
    }

    /// Where posting wants a rate that is not given: 1.00, unless a limit could be tested by it.
    private func postingRates(from date: CaseDate) -> [CompanyPlan.Rate] {
        let given = json["given"]
        let steps = json["steps"].list
        let posting: Set<String> = ["PostLetters", "ProcessNsf", "RunAutomation"]
        guard steps.contains(where: { posting.contains($0["op"].text ?? "") }) else { return [] }
        let lines = given["letter_sequences"].list.flatMap { $0["lines"].list }
        let rows = given.keys.flatMap { given[$0].list } + steps + steps.map { $0["item"] }
        let accounting = Self.accountingCurrency
        let limited = givenCustomers.filter {
            $0["currency"].text ?? "USD" == accounting
                || ($0["credit_group"].text.map { groupCurrency($0) == accounting } ?? false)
        }
        let isTested = Set(limited.compactMap { $0["id"].text })
        let tested = Set(
            (rows.filter { isTested.contains($0["customer"].text ?? "") } + limited).compactMap { $0["currency"].text })
        return (givenCustomers + rows + lines).compactMap { $0["currency"].text }.withoutRepeats
            .filter { currency in
                currency != accounting && !tested.contains(currency)
                    && !given["exchange_rates"].list.contains {
                        $0["from"].text == currency && $0["to"].text == accounting
                    }
            }
            .map { .init(from: $0, to: accounting, rate: .with { $0.unscaled = 1 }, validFrom: date) }
    }

    private var addedItems: [Json] {
        json["steps"].list.filter { $0["op"].text == "AddItem" }.map { $0["item"] }
    }

    private var termsNamed: [String] {
        let places = givenCustomers + json["steps"].list + json["steps"].list.map { $0["set"] }
        return places.compactMap { $0["terms_of_payment"].text }
    }

    /// Invoice accounts before the customers that name them.
    private func customersInOrder() throws -> [Json] {
        givenCustomers.filter { isIdle($0["invoice_account"]) }
            + givenCustomers.filter { !isIdle($0["invoice_account"]) }
    }

    /// Everything but what would keep openings or postings out: that comes in `finish`.
    private func create(_ given: Json) async throws {
        let number = try given.required("id")
        let currency = currency(of: number)
        let limit = given["credit_limit"].isNull ? .string("0.00") : given["credit_limit"]
        let expires = try given.date("credit_limit_expires")
        let customer = Reskontra_V1_Customer.with {
            $0.number = number
            $0.name = "Customer \(number)"
            $0.group = "10"
            $0.currency = currency
            $0.termsOfPayment = given["terms_of_payment"].text ?? "N30"
            $0.invoiceAccount = given["invoice_account"].text ?? ""
            if let expires { $0.limitExpiresOn = expires.message }
            $0.unlimitedCredit = given["unlimited_credit_limit"].flag ?? false
            $0.excludeFromCreditManagement = given["exclude_from_credit_management"].flag ?? false
            $0.mandatoryCreditLimit = given["mandatory_credit_limit"].flag ?? false
            $0.party = given["party"].text ?? ""
            $0.methodOfPayment = CompanyPlan.method
            $0.address = given["address"].text ?? ""
            $0.statementAddress = given["statement_address"].text ?? ""
            $0.contacts = given["contacts"].list.map { row in
                .with {
                    $0.name = row["name"].text ?? ""
                    $0.primary = row["primary"].flag ?? false
                    $0.collections = row["collections"].flag ?? false
                }
            }
        }
        let money = try ledger.money(limit, currency)
        let request = Reskontra_V1_CreateCustomerRequest.with {
            $0.company = company(of: number)
            $0.customer = customer
            $0.customer.creditLimit = money
        }
        _ = try await ledger.call(.createCustomer, request, as: Reskontra_V1_CreateCustomerResponse.self)
    }

    private func finish(_ given: Json) async throws {
        var set: [String: Json] = [:]
        for field in ["hold_status", "closed"] where !isIdle(given[field]) { set[field] = given[field] }
        if given["allow_on_account"].flag == false { set["allow_on_account"] = .bool(false) }
        try await setTraits(try given.required("id"), given)
        guard !set.isEmpty else { return }
        try await updateCustomer(try given.required("id"), .object(set))
    }

    private func importOpenItems(_ first: CaseInstant) async throws {
        var byCompany: [String: [Reskontra_V1_OpeningItem]] = [:]
        for given in json["given"]["open_items"].list where !Self.isJournalPayment(given) {
            guard let item = try openingItem(given, first) else { continue }
            byCompany[company(of: item.customerNumber), default: []].append(item)
        }
        for (company, items) in byCompany.sorted(by: { $0.key < $1.key }) {
            let request = Reskontra_V1_ImportOpeningRequest.with {
                $0.company = company
                $0.items = items
            }
            _ = try await ledger.call(.importOpening, request, as: Reskontra_V1_ImportOpeningResponse.self)
        }
    }

    /// Nil for an item that is settled and that nobody asks for by its number: nothing is left of it.
    private func openingItem(_ given: Json, _ first: CaseInstant) throws -> Reskontra_V1_OpeningItem? {
        let number = try given.required("id")
        let customer = try given.required("customer")
        let currency = given["currency"].text ?? currency(of: customer)
        owners[number] = customer
        var open = try ledger.money(given["open"], currency)
        let stated = [given["original"], given["gross"]].first { !$0.isNull }
        var original = try stated.map { try ledger.money($0, currency) } ?? open
        open.minor += try appliedTo(number, currency)
        if original.minor == 0 { original.minor = open.minor }
        if original.minor == 0 {
            // Any amount will do: it is settled.
            guard json["steps"].list.contains(where: { $0["items"].list.contains(.string(number)) }) else {
                settledBefore.insert(number)
                return nil
            }
            original.minor = Self.debits.contains(given["kind"].text ?? "invoice") ? 100 : -100
        }
        let due = try given.date("due_date") ?? (Self.debits.contains(given["kind"].text ?? "invoice") ? dueNever : nil)
        let promise = try given.date("promise_date")
        let eve = first.date.advanced(by: -1)
        let date = try given.date("transaction_date") ?? min(eve, due ?? eve)
        let taxes: [Reskontra_V1_OpeningTax] = try given["taxes"].list.map { tax in
            let code = try tax.required("tax_code")
            let amount = try ledger.money(tax["amount"], currency)
            return .with {
                $0.taxCode = code
                $0.amount = amount
            }
        }
        let kinds: [String: Reskontra_V1_ItemKind] = [
            "invoice": .invoice, "credit_note": .creditNote, "payment": .payment, "prepayment": .prepayment,
            "letter_fee": .letterFee,
        ]
        return .with {
            $0.customerNumber = customer
            $0.kind = kinds[given["kind"].text ?? "invoice"] ?? .invoice
            $0.number = number
            $0.documentDate = date.message
            if let due { $0.dueDate = due.message }
            $0.original = original
            $0.open = open
            $0.taxes = taxes
            $0.dimension = given["dimension"].text ?? ""
            if let rate = rate(for: currency) { $0.exchangeRate = rate }
            $0.postingProfile = given["posting_profile"].text ?? ""
            $0.collectionStatus = Self.statuses[given["collection_status"].text ?? "NOT_DISPUTED"] ?? .unspecified
            if let promise { $0.promiseDate = promise.message }
            $0.letterCode = UInt32(clamping: given["letter_code"].integer ?? 0)
        }
    }

    // MARK: History

    /// Posts transactions and their settlements on their own days; later ones than the first step with it.
    private func postTransactions(_ first: CaseInstant) async throws {
        let transactions = try json["given"]["transactions"].list + invoicesOfStatistics()
        var days: [(date: CaseDate, post: () async throws -> Void)] = []
        for given in transactions {
            guard let date = try given.date("transaction_date") else {
                throw CaseFailure("the transaction \(given.line) has no date")
            }
            days.append((date, { try await self.post(given, date) }))
        }
        // A statement shows transactions: payments of our own would show on it, unless it has what is open alone.
        let stated = json["steps"].list.filter { $0["op"].text == "CreateStatement" }
        let isStated = !stated.isEmpty && !stated.contains { $0["include"].text == "open" }
        for given in transactions where !isStated {
            for (index, settlement) in given["settlements"].list.enumerated() {
                guard let date = try settlement.date("date") else {
                    throw CaseFailure("a settlement has no date")
                }
                let payment = "\(try given.required("id"))-S\(index + 1)"
                days.append((date, { try await self.settle(given, settlement["amount"], payment, date) }))
            }
        }
        let inOrder = days.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
        for (_, day) in inOrder {
            try await ledger.moveClock(to: min(CaseInstant(day.date), first))
            try await day.post()
        }
    }

    private func post(_ given: Json, _ date: CaseDate) async throws {
        let posting = try posting(
            given, amount: given["original"].isNull ? given["amount"] : given["original"], date)
        try await post(posting, kind: given["kind"].text ?? "invoice")
        try await setGivenStatus(given)
    }

    func post(_ posting: Posting, kind: String) async throws {
        owners[posting.number] = posting.customer
        switch kind {
        // What a fee is more than an invoice only letters and charges see: a gap there.
        case "invoice", "letter_fee": _ = try await posting.postInvoice(on: ledger)
        case "credit_note": _ = try await posting.postCreditNote(on: ledger)
        case "payment": _ = try await posting.postPayment(on: ledger)
        case "prepayment": _ = try await posting.postPayment(on: ledger, isPrepayment: true)
        default: throw Gap("a transaction of kind \(kind)")
        }
    }

    /// `amount` may have either sign; the kind of the document tells which it is.
    func posting(_ given: Json, amount: Json, _ date: CaseDate) throws -> Posting {
        let customer = try given.required("customer")
        let currency = given["currency"].text ?? currency(of: customer)
        var money = try ledger.money(amount, currency)
        money.minor = abs(money.minor)
        return Posting(
            company: company(of: customer), customer: customer, number: try given.required("id"),
            amount: money,
            date: date, documentDate: try given.date("document_date"), dueDate: try given.date("due_date"),
            rate: rate(for: currency), profile: given["posting_profile"].text ?? "",
            dimension: given["dimension"].text ?? "", method: given["bank_account"].text ?? CompanyPlan.method)
    }

    /// Kinds whose amounts are positive.
    static let debits: Set<String> = ["invoice", "letter_fee"]

    /// Takes `amount` off the open amount of a transaction by a counter document of that day.
    private func settle(_ given: Json, _ amount: Json, _ number: String, _ date: CaseDate) async throws {
        let item = try given.required("id")
        let customer = try given.required("customer")
        let money = try ledger.money(amount, given["currency"].text ?? currency(of: customer))
        let isCredit = !Self.debits.contains(given["kind"].text ?? "invoice")
        try await reduce(
            item, of: customer, by: ledger.money(minor: abs(money.minor), money.currency),
            isCredit: isCredit, number: number, date: date)
    }

    /// A debit is reduced by a payment, a credit by an invoice that is settled with it.
    func reduce(
        _ item: String, of customer: String, by amount: Reskontra_V1_Money, isCredit: Bool, number: String,
        date: CaseDate? = nil
    ) async throws {
        let counter = Posting(
            company: company(of: customer), customer: customer, number: number, amount: amount, date: date,
            rate: rate(for: amount.currency))
        guard isCredit else {
            _ = try await counter.postPayment(applyingTo: [(item, amount)], on: ledger)
            return
        }
        _ = try await counter.postInvoice(on: ledger)
        let request = Reskontra_V1_SettleRequest.with {
            $0.company = counter.company
            $0.customerNumber = customer
            $0.items = [
                .with { $0.documentNumber = number },
                .with {
                    $0.documentNumber = item
                    $0.amount = ledger.money(minor: -amount.minor, amount.currency)
                },
            ]
            if let date { $0.date = date.message }
        }
        _ = try await ledger.call(.settle, request, as: Reskontra_V1_SettleResponse.self)
    }

    // MARK: Authorizations

    /// Live authorizations of `given`, made with the limit test off and any time to live: they were approved when they
    /// were made.
    private func makeAuthorizations(_ first: CaseInstant) async throws {
        let given = json["given"]["authorizations"].list
        guard !given.isEmpty else { return }
        let names = ["over_limit_pos_check", "max_authorization_ttl_seconds"]
        let usual: UInt32 = 30 * 86_400
        let longest = try given.map { try secondsToLive($0, first) }.max() ?? usual
        for company in companies.values.sorted() {
            try await CompanyPlan.setParameters(names, company: company, on: ledger) {
                $0.overLimitPosCheck = .off
                $0.maxAuthorizationTtlSeconds = max(usual, longest)
            }
        }
        for authorization in given { try await make(authorization, first) }
        for company in companies.values.sorted() {
            try await CompanyPlan.setParameters(names, company: company, on: ledger) {
                $0.overLimitPosCheck = .decline
                $0.maxAuthorizationTtlSeconds = usual
            }
        }
    }

    private func secondsToLive(_ given: Json, _ first: CaseInstant) throws -> UInt32 {
        guard let expires = CaseInstant(try given.required("expires_at")) else {
            throw CaseFailure("authorization \(given["id"].line) has no moment to expire")
        }
        return UInt32(clamping: (expires.nanoseconds - first.nanoseconds) / 1_000_000_000)
    }

    /// A check without a rate declines; a sale made offline is recorded all the same, but without end.
    private func recordOffline(_ request: Reskontra_V1_AuthorizeRequest, _ given: Json) async throws -> UInt64 {
        let last = json["steps"].list.compactMap { CaseInstant($0["at"].text ?? "") }.max()
        guard let last, let expires = CaseInstant(try given.required("expires_at")), last < expires else {
            throw CaseFailure("authorization \(given["id"].line) of given was not approved")
        }
        let advice = Reskontra_V1_AdviseOfflineRequest.with {
            $0.company = request.company
            $0.customerNumber = request.customerNumber
            $0.amount = request.amount
            $0.orderRef = request.orderRef
        }
        return try await ledger.call(.adviseOffline, advice, as: Reskontra_V1_AdviseOfflineResponse.self).authorizationID
    }

    private func make(_ given: Json, _ first: CaseInstant) async throws {
        let id = try given.required("id")
        let customer = try given.required("customer")
        let currency = given["currency"].text ?? "USD"
        let amount = try ledger.money(given["amount"], currency)
        let seconds = try secondsToLive(given, first)
        let request = Reskontra_V1_AuthorizeRequest.with {
            $0.company = company(of: customer)
            $0.customerNumber = customer
            $0.amount = amount
            $0.orderRef = given["order"].text ?? ""
            $0.ttlSeconds = seconds
        }
        let answer = try await ledger.call(.authorize, request, as: Reskontra_V1_AuthorizeResponse.self)
        let made = answer.authorizationID != 0 ? answer.authorizationID : try await recordOffline(request, given)
        authorizations[id] = (made, request.company, currency)
        guard let captured = given["captured"].exact, captured.unscaled != 0 else { return }
        // The part that became an invoice is among the open items, if it is still open: this one is paid at once.
        let part = try ledger.money(given["captured"], currency)
        let number = "\(id)-C"
        try await captureByDocument(request.company, made, part, customer, number)
        try await reduce(number, of: customer, by: part, isCredit: false, number: "\(id)-P")
    }

    func captureByDocument(
        _ company: String, _ id: UInt64, _ amount: Reskontra_V1_Money, _ customer: String, _ number: String
    ) async throws {
        let request = Reskontra_V1_CaptureRequest.with {
            $0.company = company
            $0.authorizationID = id
            $0.amount = amount
            $0.invoiceNumber = number
            $0.document =
                Posting(
                    company: company, customer: customer, number: number, amount: amount,
                    rate: rate(for: amount.currency)
                ).document
        }
        _ = try await ledger.call(.capture, request, as: Reskontra_V1_CaptureResponse.self)
    }
}
