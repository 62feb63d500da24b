import Schema

/// How the state before the first step of a set-up case gets into the books.
extension SetupCase {
    func load() async throws {
        for name in companyNames {
            let plan = try plan(for: name)
            companies[name] = plan.code
            try await loadAccounts()
            try await plan.make(on: ledger)
            if plan.withoutPeriods { try await makePeriods() }
            try await setParameters(plan.code)
            try await loadPaymentFees(plan.code)
            try await loadCashDiscounts(plan.code)
            if name == companyNames.first { try await loadInterest(plan) }
            if usesDirectDebit { try await Self.makeDebitMethod(plan.code, on: ledger) }
            try await makeBillMethods(plan.code)
            for number in customerNumbers(in: name) { try await makeCustomer(number, in: plan.code) }
            try await plan.makeProfileLines(on: ledger)
            try await setSequences(plan.code)
            try await setOneTimeTemplate(plan.code)
            if name == companyNames.first {
                try await importOpenItems()
                // Notes find the invoices they are about.
                if chargesPostedInvoices { try await postHistory() }
                try await importNotes()
                try await loadMandates(plan.code)
            }
            if name == companyNames.first { try await loadSales() }
            try await plan.goLive(on: ledger)
        }
        if !chargesPostedInvoices { try await postHistory() }
        try await presentGivenDebits()
        try await drawGivenBill()
        try await loadCards()
        for draft in json["given"]["drafts"].list where draft["valid"].flag == false {
            try await makeCustomer(blockedCustomer, in: company, hold: .invoice)
            break
        }
        try await makeDrafts()
        try await makeAssignments()
        try await loadPeriodSetup()
        try await setPeriods()
    }

    private var chargesPostedInvoices: Bool {
        let charged = json["given"]["interest_notes"].list.flatMap { $0["lines"].list }.compactMap { $0["invoice"].text }
        return json["given"]["posted_invoices"].list.contains { charged.contains($0["invoice"].text ?? "") }
    }

    private func postHistory() async throws {
        for (date, past) in try Self.history(json) {
            try await ledger.moveClock(to: CaseInstant(date))
            try await post(past, date)
        }
    }

    // MARK: Company

    private func plan(for name: String) throws -> CompanyPlan {
        let given = json["given"]
        let periodYears = given["periods"].list.compactMap { CaseDate($0["from"].text ?? "")?.year }
        var plan = CompanyPlan(
            code: ledger.newCompanyCode(), name: name, accountingCurrency: accountingCurrency,
            years: (periodYears.min() ?? 2020)...(periodYears.max() ?? 2035))
        let groups =
            Self.values(of: ["group"], in: given) + Self.values(of: ["group"], in: inputs) + groupsOfLines
        plan.groups = (["10"] + groups).withoutRepeats.map { code in
            let listed = given["groups"].list.first { $0["group"].text == code } ?? .null
            let next = listed["number_sequence"].isNull ? nil : listed["next"].text
            return .init(
                code: code, numbers: next.flatMap { numberSequence(.customer, next: $0) },
                rateType: listed["exchange_rate_type"].text ?? "")
        }
        plan.rateTypes = Self.rateTypeParameters.compactMap { json["parameters"][$0].text }
        plan.terms.formUnion(
            Self.values(of: ["terms_of_payment"], in: given)
                + Self.values(of: ["terms_of_payment"], in: inputs))
        plan.salesTaxGroups = Set(
            Self.values(of: ["sales_tax_group"], in: given) + Self.values(of: ["sales_tax_group"], in: inputs)
        )
        plan.itemTaxGroups = Set(Self.values(of: ["item_tax_group"], in: given))
        plan.defaultProfile = json["parameters"]["default_profile"].text ?? "GEN"
        plan.profiles = try profiles(plan.defaultProfile)
        plan.rates = try rates()
        plan.withoutPeriods = Self.hasOwnPeriods(json)
        return plan
    }

    private var inputs: Json { .array(json["steps"].list.map { $0["input"] }) }

    private var groupsOfLines: [String] {
        let lines = json["given"]["posting_profiles"].list.flatMap { $0["lines"].list }
        return lines.filter { $0["account_code"].text == "GROUP" }.compactMap { $0["account_or_group"].text }
    }

    /// Those of `given`, else one; any that is named elsewhere exists with a line for all.
    private func profiles(_ defaultProfile: String) throws -> [CompanyPlan.Profile] {
        let firstCode = json["given"]["interest_codes"].list.first?["interest_code"].text ?? ""
        let isStated = !Self.values(of: ["interest_code"], in: json["given"]["posting_profiles"]).isEmpty
        var profiles = try json["given"]["posting_profiles"].list.map { given in
            return CompanyPlan.Profile(
                code: try given.required("code"),
                lines: given["lines"].list.map { line in
                    let code = Self.accountCodes[line["account_code"].text ?? "ALL"] ?? .all
                    let interest = isStated ? line["interest_code"].text ?? "" : firstCode
                    return CompanyPlan.Line(
                        accountCode: code, accountOrGroup: line["account_or_group"].text ?? "",
                        summaryAccount: line["summary_account"].text ?? CaseAccount.receivable,
                        writeOffAccount: line["write_off_account"].text ?? "",
                        interestCode: code == .table ? interest : "")
                }, closeProfile: given["close_profile"].text ?? "")
        }
        let given = json["given"]
        let items =
            given["open_invoices"].list + given["open_credit_notes"].list
            + given["open_interest_invoices"].list + given["customers"].list
        for code in [defaultProfile] + items.compactMap({ $0["posting_profile"].text })
        where !profiles.contains(where: { $0.code == code }) {
            profiles.append(.init(code: code))
        }
        for (parameter, account) in Self.billProfiles {
            guard let code = json["parameters"][parameter].text, !profiles.contains(where: { $0.code == code }) else { continue }
            profiles.append(.init(code: code, lines: [.init(summaryAccount: account)]))
        }
        // Prepayments lie on a summary account of their own.
        if let code = json["parameters"]["prepayment_profile"].text, !profiles.contains(where: { $0.code == code }) {
            profiles.append(.init(code: code, lines: [.init(summaryAccount: CaseAccount.prepayments)]))
        }
        // A posted invoice may say on which summary account it lies.
        for account in given["posted_invoices"].list.compactMap({ $0["summary_account"].text }).withoutRepeats
        {
            profiles.append(.init(code: Self.profile(of: account), lines: [.init(summaryAccount: account)]))
        }
        return profiles
    }

    private static func profile(of summaryAccount: String) -> String { "S\(summaryAccount)" }

    private static let rateTypeParameters = ["exchange_rate_type", "ledger_exchange_rate_type"]

    static let accountCodes: [String: Reskontra_V1_AccountCode] = [
        "TABLE": .table, "GROUP": .group, "ALL": .all,
    ]

    /// Rates are EUR for one USD (or the currency a row names), so they serve companies that account in EUR.
    private func rates() throws -> [CompanyPlan.Rate] {
        let given = json["given"]
        var rates: [CompanyPlan.Rate] = []
        let always = CaseDate(year: 2000, month: 1, day: 1)
        if let rate = try given.decimal("rate_eur_per_usd") {
            if accountingCurrency == "EUR" {
                rates.append(.init(from: "USD", to: "EUR", rate: rate, validFrom: always))
            } else {
                rates.append(.init(from: "EUR", to: "USD", rate: try inverse(rate), validFrom: always))
            }
        }
        for row in given["rates"].list + given["rates_eur_per_usd"].list {
            guard let rate = try row.decimal("rate") ?? row.decimal("rate_eur_per_usd") else {
                throw CaseFailure("the rate \(row.line) has no rate")
            }
            let (currency, from) = (row["currency"].text ?? "USD", try row.date("date") ?? always)
            let type = row["rate_type"].text ?? ""
            if currency == accountingCurrency {
                rates.append(.init(from: "EUR", to: currency, rate: try inverse(rate), validFrom: from, type: type))
            } else {
                rates.append(.init(from: currency, to: "EUR", rate: rate, validFrom: from, type: type))
            }
        }
        // A currency without any rate in the case: what it is worth does not matter there.
        let foreign = salesOrders.compactMap { $0["currency"].text }.filter { $0 != accountingCurrency }.withoutRepeats
        if rates.isEmpty {
            rates = foreign.map { .init(from: $0, to: accountingCurrency, rate: .with { $0.unscaled = 1 }, validFrom: always) }
        }
        return rates
    }

    /// What a document states as `rate_eur_per_usd`, in the direction of the company's currency.
    func documentRate(_ given: Json) throws -> Reskontra_V1_Decimal? {
        guard let rate = try given.decimal("rate_eur_per_usd"), accountingCurrency == "USD" else {
            return try given.decimal("rate_eur_per_usd")
        }
        return try inverse(rate)
    }

    /// To nine places.
    private func inverse(_ rate: Reskontra_V1_Decimal) throws -> Reskontra_V1_Decimal {
        guard rate.unscaled > 0 else { throw CaseFailure("a rate is above 0") }
        var numerator = Int128(1_000_000_000)
        for _ in 0..<rate.scale { numerator *= 10 }
        let (whole, rest) = numerator.quotientAndRemainder(dividingBy: Int128(rate.unscaled))
        return .with {
            $0.unscaled = Int64(clamping: rest * 2 >= Int128(rate.unscaled) ? whole + 1 : whole)
            $0.scale = 9
        }
    }

    private func loadAccounts() async throws {
        // The chart is shared: what an earlier case gave an account is not this case's.
        try await ledger.makeAccountsPlain()
        let given = json["given"]
        for account in given["main_accounts"].list + (given["main_account"].isNull ? [] : [given["main_account"]]) {
            let number = try account.required("account")
            let dimensions = Self.dimensions(account["defaults"])
            // The schema says that an account is one, not what it allocates to: all of it to itself, with its defaults.
            let allocates = account["allocation"].flag == true
            if allocates { try await ledger.needAccount(number) }
            try await ledger.need(
                .with {
                    $0.number = number
                    $0.name = "Account \(number)"
                    if allocates {
                        $0.allocation = [
                            .with {
                                $0.percent.unscaled = 100
                                $0.mainAccount = number
                                $0.dimensions = dimensions
                            }
                        ]
                    }
                    $0.salesTaxGroup = account["sales_tax_group"].text ?? ""
                    $0.itemTaxGroup = account["item_tax_group"].text ?? ""
                    $0.defaultDimensions = dimensions
                })
        }
        let named =
            Self.values(
                of: ["main_account", "summary_account", "write_off_account", "account"], in: json["given"])
            + Self.values(of: ["main_account", "summary_account", "write_off_account"], in: inputs)
        for number in named where !number.isEmpty { try await ledger.needAccount(number) }
    }

    private func setParameters(_ company: String) async throws {
        let parameters = json["parameters"]
        var names: [String] = []
        var values = Reskontra_V1_Parameters()
        if let rounding = parameters["tax_rounding"].text {
            values.taxRounding = rounding == "LINE" ? .line : .total
            names.append("tax_rounding")
        }
        if !parameters["max_penny_rounding"].isNull {
            values.maxPennyRounding = try ledger.money(parameters["max_penny_rounding"], accountingCurrency)
            names.append("max_penny_rounding")
        }
        if !parameters["max_tax_adjustment"].isNull {
            values.maxTaxAdjustment = try ledger.money(parameters["max_tax_adjustment"], accountingCurrency)
            names.append("max_tax_adjustment")
        }
        if let profile = parameters["prepayment_profile"].text {
            values.prepaymentProfile = profile
            names.append("prepayment_profile")
        }
        if let taxed = parameters["tax_on_prepayment"].flag {
            values.taxOnPrepayment = taxed
            names.append("tax_on_prepayment")
        }
        if let policy = parameters["prepayment_application_policy"].text {
            values.appliesPrepayments = policy == "AUTOMATIC"
            names.append("applies_prepayments")
        }
        if let group = json["given"]["ledger_parameter"]["item_tax_group"].text {
            values.itemTaxGroup = group
            names.append("item_tax_group")
        }
        if let partial = parameters["partial_interval"].text {
            values.countsStartedIntervals = partial == "STARTED"
            names.append("counts_started_intervals")
        }
        if let grace = parameters["grace_mode"].text {
            values.graceShiftsStart = grace == "SHIFT_START"
            names.append("grace_shifts_start")
        }
        // By user group: `loadWaiveLimits`.
        if !parameters["waive_limit"].isNull, parameters["waive_limit"].keys.isEmpty {
            values.waiveLimit = try ledger.money(parameters["waive_limit"], accountingCurrency)
            names.append("waive_limit")
        }
        if let days = parameters["prenotification_days"].integer {
            values.prenotificationDays = UInt32(clamping: days)
            names.append("prenotification_days")
        }
        if let type = parameters["exchange_rate_type"].text {
            values.exchangeRateType = type
            names.append("exchange_rate_type")
        }
        if let type = parameters["ledger_exchange_rate_type"].text {
            values.ledgerExchangeRateType = type
            names.append("ledger_exchange_rate_type")
        }
        if let workflow = parameters["workflow"].flag {
            values.workflow = workflow
            names.append("workflow")
        }
        if let stops = parameters["stop_on_first_error"].flag {
            values.stopOnFirstError = stops
            names.append("stop_on_first_error")
        }
        if let enabled = parameters["free_text_correction_enabled"].flag {
            values.freeTextCorrectionDisabled = !enabled
            names.append("free_text_correction_disabled")
        }
        if let catchUp = parameters["catch_up"].text {
            values.catchUpLatestOne = catchUp == "LATEST_ONE"
            names.append("catch_up_latest_one")
        }
        if let summarizes = parameters["summarize_lines"].flag {
            values.summarizeLines = summarizes
            names.append("summarize_lines")
        }

        for (parameter, _) in Self.billProfiles {
            guard let code = parameters[parameter].text else { continue }
            switch parameter {
            case "boe_profile": values.boeProfile = code
            case "collection_profile": values.collectionProfile = code
            case "discount_profile": values.discountProfile = code
            default: values.protestProfile = code
            }
            names.append(parameter)
        }
        if let required = parameters["require_acceptance"].flag {
            values.requireAcceptance = required
            names.append("require_acceptance")
        }
        if let first = parameters["first_as_rcur"].flag {
            values.firstAsRcur = first
            names.append("first_as_rcur")
        }
        // The schema's PC-9 has no parameter for what payments:TP-5 allows by one.
        if json["steps"].list.contains(where: { $0["command"].text == "EditOpenTransaction" }) {
            values.allowEditDueAndDiscountDates = true
            names.append("allow_edit_due_and_discount_dates")
        }
        if let lead = parameters["lead"].text {
            values.legacyLeadTimes = lead == "legacy"
            names.append("legacy_lead_times")
        }
        guard !names.isEmpty else { return }
        try await CompanyPlan.setParameters(names, company: company, on: ledger) { $0 = values }
    }

    private func setSequences(_ company: String) async throws {
        let given = json["given"]
        let next: [(Reskontra_V1_SequenceKind, Json)] = [
            (.customer, given["module_sequence"]["next"]), (.invoice, given["next_number"]),
            (.oneTimeCustomer, given["one_time_sequence"]["next"]),
        ]
        for (kind, number) in next {
            guard let sequence = number.text.flatMap({ numberSequence(kind, next: $0) }) else { continue }
            let request = Reskontra_V1_SetNumberSequenceRequest.with {
                $0.company = company
                $0.sequence = sequence
            }
            _ = try await ledger.call(
                .setNumberSequence, request, as: Reskontra_V1_SetNumberSequenceResponse.self)
        }
    }

    /// Once its customer exists.
    private func setOneTimeTemplate(_ company: String) async throws {
        guard let template = json["parameters"]["one_time_template"].text else { return }
        try await CompanyPlan.setParameters(["one_time_template"], company: company, on: ledger) {
            $0.oneTimeTemplate = template
        }
    }

    /// Periods of `given` that are not open, once everything before the first step is posted.
    private func setPeriods() async throws {
        for period in json["given"]["periods"].list {
            guard let status = Self.periodStates[period["status"].text ?? "OPEN"], status != .open else {
                continue
            }
            try await set(status, of: String(try period.required("from").prefix(7)))
        }
    }

    static let periodStates: [String: Reskontra_V1_PeriodStatus] = [
        "OPEN": .open, "ON_HOLD": .onHold, "CLOSED": .closed,
    ]

    func set(_ status: Reskontra_V1_PeriodStatus, of period: String) async throws {
        let request = Reskontra_V1_SetPeriodStatusRequest.with {
            $0.company = company
            $0.period = period
            $0.status = status
        }
        _ = try await ledger.call(.setPeriodStatus, request, as: Reskontra_V1_SetPeriodStatusResponse.self)
    }

    // MARK: Customers

    static let listCodes: [String: Reskontra_V1_ListCode] = [
        "NOT_INCLUDED": .notIncluded, "GOODS": .goods, "SERVICES": .services, "TRIANGULAR": .triangular,
    ]

    private static let holds: [String: Reskontra_V1_HoldStatus] = ["NO": .none, "INVOICE": .invoice, "ALL": .all]

    /// Customers that are named exist; invoice accounts come before those that name them.
    private func customerNumbers(in name: String) -> [String] {
        let given = json["given"]
        if !given["companies"].isNull { return given["companies"][name].list.compactMap(\.text) }
        let creating = json["steps"].list.filter { $0["command"].text == "CreateCustomer" }
            .compactMap { $0["input"]["customer"].text }
        let ofLines = given["posting_profiles"].list.flatMap { $0["lines"].list }
            .filter { $0["account_code"].text == "TABLE" }.compactMap { $0["account_or_group"].text }
        let accounts =
            Self.values(of: ["invoice_account"], in: given) + Self.values(of: ["invoice_account"], in: inputs)
        let named = Self.values(of: ["customer"], in: given) + Self.values(of: ["customer"], in: inputs)
        // Numbers of the one-time sequence are customers that the steps make.
        let oneTime = given["one_time_sequence"]["next"].text.map { String($0.prefix { !$0.isNumber }) }
        return (accounts + [theCustomer] + named + ofLines + debtors).withoutRepeats.filter { number in
            !creating.contains(number) && !(oneTime.map { !$0.isEmpty && number.hasPrefix($0) } ?? false)
        }
    }

    private func makeCustomer(
        _ number: String, in company: String, hold: Reskontra_V1_HoldStatus = .none
    ) async throws {
        let listed = json["given"]["customers"].list + [json["given"]["customer"]]
        let given = listed.first { $0["customer"].text == number } ?? .null
        let request = Reskontra_V1_CreateCustomerRequest.with {
            $0.company = company
            $0.customer.number = number
            $0.customer.name = given["name"].text ?? "Customer \(number)"
            $0.customer.group = given["group"].text ?? "10"
            $0.customer.currency = given["currency"].text ?? json["given"]["currency"].text ?? "EUR"
            $0.customer.termsOfPayment = given["terms_of_payment"].text ?? "N30"
            let documents = salesOrders + json["given"]["posted_invoices"].list
            let ofDocument = documents.first { $0["customer"].text == number }?["invoice_account"].text ?? ""
            $0.customer.invoiceAccount = given["invoice_account"].text ?? (ofDocument == number ? "" : ofDocument)
            $0.customer.postingProfile = given["posting_profile"].text ?? ""
            $0.customer.salesTaxGroup = given["sales_tax_group"].text ?? ""
            $0.customer.oneTime = given["one_time"].flag ?? false
            $0.customer.holdStatus = Self.holds[given["blocked"].text ?? ""] ?? hold
            $0.customer.methodOfPayment = usesDirectDebit ? Self.debitMethod : usesBills ? Self.billMethod : CompanyPlan.method
            $0.customer.person = given["kind"].text == "PERSON"
            $0.customer.taxExemptNumber = given["tax_exempt_number"].text ?? ""
            $0.customer.defaultDimensions = Self.dimensions(given["dimensions"])
            $0.customer.listCode = Self.listCodes[given["list_code"].text ?? ""] ?? .unspecified
            // These cases have no limits.
            $0.customer.unlimitedCredit = true
        }
        _ = try await ledger.call(.createCustomer, request, as: Reskontra_V1_CreateCustomerResponse.self)
    }

    private func loadCashDiscounts(_ company: String) async throws {
        for given in json["given"]["cash_discounts"].list {
            let (code, account) = (try given.required("code"), given["main_account"].text ?? "")
            if !account.isEmpty { try await ledger.needAccount(account) }
            let percent = try given.decimal("percent")
            let request = Reskontra_V1_SetCashDiscountRequest.with {
                $0.company = company
                $0.discount.code = code
                $0.discount.method = .net
                $0.discount.days = UInt32(clamping: given["days"].integer ?? 0)
                if let percent { $0.discount.percent = percent }
                $0.discount.mainAccount = account
            }
            _ = try await ledger.call(.setCashDiscount, request, as: Reskontra_V1_SetCashDiscountResponse.self)
        }
    }

    // MARK: Open items and history

    private func importOpenItems() async throws {
        let given = json["given"]
        let items =
            try given["open_invoices"].list.map { try openingItem($0, id: "invoice", kind: .invoice) }
            + given["open_credit_notes"].list.map {
                try openingItem($0, id: "credit_note", kind: .creditNote)
            }
            + given["open_interest_invoices"].list.map {
                try openingItem($0, id: "transaction", kind: .interestNote)
            }
            + debitInvoices()
            + openOrderInvoices()
        guard !items.isEmpty else { return }
        let request = Reskontra_V1_ImportOpeningRequest.with {
            $0.company = company
            $0.items = items
        }
        _ = try await ledger.call(.importOpening, request, as: Reskontra_V1_ImportOpeningResponse.self)
    }

    private func openingItem(
        _ given: Json, id: String, kind: Reskontra_V1_ItemKind
    ) throws -> Reskontra_V1_OpeningItem {
        let number = try given[id].text ?? given["invoice"].text ?? given.required("transaction")
        let currency = given["currency"].text ?? documentCurrency
        var amount = try ledger.money(given["open_amount"], currency)
        if kind == .creditNote { amount.minor = -abs(amount.minor) }
        let due = try given.date("due_date")
        // An invoice is older than the bill drawn for it; elsewhere one without a date is of its due date.
        let fallback = usesBills ? nil : due
        let date = try given.date("transaction_date") ?? given.date("date") ?? fallback ?? Self.sessionBefore(json)
        var rate = try given.decimal("original_rate") ?? documentRate(given)
        // A currency without any rate in the case: what it is worth does not matter there.
        let hasRates = ["rate_eur_per_usd", "rates", "rates_eur_per_usd"].contains { !json["given"][$0].isNull }
        if rate == nil, currency != accountingCurrency, !hasRates { rate = .with { $0.unscaled = 1 } }
        return .with {
            $0.customerNumber = given["customer"].text ?? theCustomer
            $0.kind = kind
            $0.number = number
            $0.documentDate = date.message
            if let due { $0.dueDate = due.message }
            $0.open = amount
            if let rate { $0.exchangeRate = rate }
            // None assigned (null) is not the customer's: the default parameter's stands in.
            let isUnassigned = given.keys.contains("posting_profile") && given["posting_profile"].isNull
            $0.postingProfile =
                isUnassigned ? json["parameters"]["default_profile"].text ?? "GEN" : given["posting_profile"].text ?? ""
        }
    }

    private func post(_ past: Past, _ date: CaseDate) async throws {
        switch past {
        case .invoice(let given): try await postInvoice(given, date)
        case .payment(let number, let customer, let currency, let amount, let settles):
            let payment = Posting(
                company: company, customer: customer.text ?? theCustomer, number: number,
                amount: try ledger.money(amount, currency.text ?? documentCurrency), date: date)
            _ = try await payment.postPayment(applyingTo: settles.text.map { [($0, nil)] } ?? [], on: ledger)
        case .debited(let step, let input): try await presentDebited(step, input)
        case .debitPosted(let step): try await postDebited(step, on: date)
        case .closed(let number):
            let amount = ledger.money(minor: 100, documentCurrency)
            let invoice = Posting(
                company: company, customer: theCustomer, number: number, amount: amount, date: date)
            _ = try await invoice.postInvoice(on: ledger)
            let payment = Posting(
                company: company, customer: theCustomer, number: "\(number)-P", amount: amount, date: date)
            _ = try await payment.postPayment(applyingTo: [(number, nil)], on: ledger)
        }
    }

    private func postInvoice(_ given: Json, _ date: CaseDate) async throws {
        let currency = given["currency"].text ?? documentCurrency
        let total = try ledger.money(given["total"], currency)
        let tax = given["tax"].isNull ? 0 : try ledger.money(given["tax"], currency).minor
        let profile = given["summary_account"].text.map(Self.profile(of:)) ?? ""
        var document =
            Posting(
                company: company, customer: given["customer"].text ?? given["invoice_account"].text ?? theCustomer,
                number: try given.required("invoice"),
                amount: ledger.money(minor: total.minor - tax, currency),
                date: date, rate: try documentRate(given), profile: profile
            ).document
        if let due = try given.date("due_date") { document.dueDate = due.message }
        if tax != 0 {
            guard let percent = taxPercent(net: total.minor - tax, tax: tax) else {
                throw Gap("PostInvoice (tax by amount)")
            }
            let group = try await taxGroup(percent)
            document.lines[0].salesTaxGroup = group
            document.lines[0].itemTaxGroup = group
        }
        let request = Reskontra_V1_PostInvoiceRequest.with {
            $0.company = company
            $0.document = document
        }
        _ = try await ledger.call(.postInvoice, request, as: Reskontra_V1_PostInvoiceResponse.self)
    }

    /// A sales and an item tax group, both of one code with that percent; all three have the same name.
    func taxGroup(_ percent: Exact) async throws -> String {
        guard let message = percent.message else { throw CaseFailure("\(percent.text) is no percent") }
        let name = "T\(percent.text)"
        try await CompanyPlan.setTaxCode(name, percent: message, company: company, on: ledger)
        try await CompanyPlan.setTaxGroup(name, .sales, [name], company: company, on: ledger)
        try await CompanyPlan.setTaxGroup(name, .item, [name], company: company, on: ledger)
        return name
    }
}

/// The sequence whose next number is `next`: the digits at its end count, what stands before them is the prefix.
func numberSequence(_ kind: Reskontra_V1_SequenceKind, next: String) -> Reskontra_V1_NumberSequence? {
    let digits = String(next.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    guard let number = UInt64(digits), (1...12).contains(digits.count) else { return nil }
    return .with {
        $0.kind = kind
        $0.prefix = String(next.dropLast(digits.count))
        $0.digits = UInt32(digits.count)
        $0.next = number
    }
}
