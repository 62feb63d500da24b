import ReskontraClient
import Schema

/// The plays of the credit schema: a step becomes a request, the response becomes the fields of its answer.
extension CreditCase {
    /// Case names of the members of a customer that `UpdateCustomer` changes, and their names there.
    static let customerFields: [String: String] = [
        "hold_status": "hold_status", "closed": "closed", "allow_on_account": "no_payment_on_account",
        "terms_of_payment": "terms_of_payment", "invoice_account": "invoice_account",
        "unlimited_credit_limit": "unlimited_credit", "mandatory_credit_limit": "mandatory_credit_limit",
        "exclude_from_credit_management": "exclude_from_credit_management",
        "credit_limit_expires": "limit_expires_on", "credit_limit": "credit_limit",
    ]

    // MARK: Checks and authorizations

    func checkCredit(_ step: Json) async throws -> Json {
        let customer = try step.required("customer")
        let own = currency(of: customer)
        let amount = try ledger.money(step["amount"], step["currency"].text ?? own)
        let request = Reskontra_V1_CheckCreditRequest.with {
            $0.company = company(of: customer)
            $0.customerNumber = customer
            $0.amount = amount
            $0.checkpoint = checkpoint(of: step)
            $0.termsOfPayment = step["terms_of_payment"].text ?? ""
            $0.cashDiscount = step["cash_discount"].text ?? ""
            $0.allowPartial = step["allow_partial"].flag ?? false
            $0.orderRef = step["order_ref"].text ?? ""
            $0.store = step["store"].text ?? ""
            $0.terminal = step["terminal"].text ?? ""
            $0.excludeOrder = step["exclude_order"].flag ?? false
        }
        let answer = try await ledger.call(.checkCredit, request, as: Reskontra_V1_CheckCreditResponse.self)
        return .object(fields(of: answer.decision))
    }

    func authorize(_ step: Json) async throws -> Json {
        let customer = try step.required("customer")
        let currency = step["currency"].text ?? currency(of: customer)
        let amount = try ledger.money(step["amount"], currency)
        let request = Reskontra_V1_AuthorizeRequest.with {
            $0.company = company(of: customer)
            $0.customerNumber = customer
            $0.amount = amount
            $0.checkpoint = checkpoint(of: step)
            $0.termsOfPayment = step["terms_of_payment"].text ?? ""
            $0.cashDiscount = step["cash_discount"].text ?? ""
            $0.allowPartial = step["allow_partial"].flag ?? false
            $0.orderRef = step["order_ref"].text ?? ""
            $0.store = step["store"].text ?? ""
            $0.terminal = step["terminal"].text ?? ""
            $0.ttlSeconds = UInt32(clamping: step["ttl_seconds"].integer ?? 0)
            $0.excludeOrder = step["exclude_order"].flag ?? false
        }
        let answer = try await ledger.call(
            .authorize, request, as: Reskontra_V1_AuthorizeResponse.self, key: key(of: step))
        if let id = step["client_id"].text {
            authorizations[id] = (answer.authorizationID, request.company, currency)
        }
        remember(answer.holdID, request.company, [step["client_id"].text, step["order_ref"].text])
        if let order = step["order_ref"].text, orders[order] == nil { orders[order] = (customer, currency) }
        var fields = fields(of: answer.decision)
        if answer.authorizationID != 0 {
            let authorization = try await authorization(answer.authorizationID, request.company)
            fields.merge(self.fields(of: authorization)) { decision, _ in decision }
        }
        return .object(fields)
    }

    func increment(_ step: Json) async throws -> Json {
        let made = try authorization(of: step)
        let amount = try ledger.money(step["amount"], made.currency)
        let request = Reskontra_V1_IncrementRequest.with {
            $0.company = made.company
            $0.authorizationID = made.id
            $0.amount = amount
            $0.extend = step["extend"].flag ?? false
        }
        let answer = try await ledger.call(
            .increment, request, as: Reskontra_V1_IncrementResponse.self, key: key(of: step))
        return .object(
            fields(of: answer.decision).merging(fields(of: answer.authorization)) { decision, _ in decision })
    }

    func decrement(_ step: Json) async throws -> Json {
        let made = try authorization(of: step)
        let amount = try ledger.money(step["amount"], made.currency)
        let request = Reskontra_V1_DecrementRequest.with {
            $0.company = made.company
            $0.authorizationID = made.id
            $0.amount = amount
        }
        let answer = try await ledger.call(
            .decrement, request, as: Reskontra_V1_DecrementResponse.self, key: key(of: step))
        return .object(fields(of: answer.authorization))
    }

    func extend(_ step: Json) async throws -> Json {
        let made = try authorization(of: step)
        let request = Reskontra_V1_ExtendRequest.with {
            $0.company = made.company
            $0.authorizationID = made.id
            $0.ttlSeconds = UInt32(step["ttl_seconds"].integer ?? 0)
            $0.checkAgain = step["check_again"].flag ?? false
        }
        let answer = try await ledger.call(
            .extend, request, as: Reskontra_V1_ExtendResponse.self, key: key(of: step))
        let checked = answer.hasDecision ? fields(of: answer.decision) : [:]
        return .object(checked.merging(fields(of: answer.authorization)) { decision, _ in decision })
    }

    func capture(_ step: Json) async throws -> Json {
        let made = try authorization(of: step)
        let amount = try ledger.money(step["amount"], made.currency)
        var request = Reskontra_V1_CaptureRequest.with {
            $0.company = made.company
            $0.authorizationID = made.id
            $0.amount = amount
            $0.final = step["final"].flag ?? false
            $0.invoiceNumber = step["invoice"].text ?? ""
        }
        if let customer = try await customer(of: made), needsDocument(customer, made.currency) {
            request.document =
                Posting(
                    company: made.company, customer: customer, number: request.invoiceNumber, amount: amount,
                    dueDate: lastDay.advanced(by: 30), rate: rate(for: made.currency)
                ).document
        }
        let answer = try await ledger.call(
            .capture, request, as: Reskontra_V1_CaptureResponse.self, key: key(of: step))
        owners[answer.invoice.documentNumber] = answer.authorization.customerNumber
        return .object(fields(of: answer.authorization))
    }

    func void(_ step: Json) async throws -> Json {
        let made = try authorization(of: step)
        let request = Reskontra_V1_VoidRequest.with {
            $0.company = made.company
            $0.authorizationID = made.id
        }
        let answer = try await ledger.call(
            .void, request, as: Reskontra_V1_VoidResponse.self, key: key(of: step))
        return .object(fields(of: answer.authorization))
    }

    func getAuthorization(_ step: Json) async throws -> Json {
        let made = try authorization(of: step)
        let found = try await authorization(made.id, made.company)
        // What it was checked for is in the answer that made it; this one tells only of a release above the limit.
        let reasons: [Json] = found.overridden ? [.string("INFO_OVERRIDDEN")] : []
        return .object(fields(of: found).merging(["reasons": .array(reasons)]) { own, _ in own })
    }

    func getCreditPosition(_ step: Json) async throws -> Json {
        let position = try await position(try step.required("customer"))
        return .object([
            "total_credit_limit": position.hasTotalCreditLimit
                ? ledger.amount(position.totalCreditLimit) : .null,
            "exposure": ledger.amount(position.exposure),
            "group_exposure": position.hasGroupExposure ? ledger.amount(position.groupExposure) : .null,
            "available": position.hasAvailable ? ledger.amount(position.available) : .null,
        ])
    }

    func position(_ customer: String) async throws -> Reskontra_V1_GetCreditPositionResponse {
        try await ledger.call(
            .getCreditPosition,
            Reskontra_V1_GetCreditPositionRequest.with {
                $0.company = company(of: customer)
                $0.customerNumber = customer
            }, as: Reskontra_V1_GetCreditPositionResponse.self)
    }

    // MARK: Postings of other modules

    func postPayment(_ step: Json) async throws -> Json {
        let customer = try step.required("customer")
        let own = currency(of: customer)
        let amount = try ledger.money(step["amount"], step["currency"].text ?? own)
        let stepID = try step.required("id")
        let number = step["payment"].text ?? "PAY-\(stepID)"
        owners[number] = customer
        var payment = Posting(
            company: company(of: customer), customer: customer, number: number, amount: amount,
            rate: rate(for: amount.currency))
        // The step names no bank: where the case has one, it came in there.
        if let bank = json["given"]["bank_accounts"].list.first { payment.method = try bank.required("id") }
        _ = try await payment.postPayment(on: ledger)
        return .object([:])
    }

    func settleItem(_ step: Json) async throws -> Json {
        let item = try step.required("item")
        let (customer, now) = try await openItem(item)
        try await reduce(
            item, of: customer, by: try ledger.money(step["amount"], now.open.currency),
            isCredit: now.open.minor < 0, number: "PAY-\(try step.required("id"))")
        return .object([:])
    }

    func addItem(_ step: Json) async throws -> Json {
        let item = step["item"]
        let kind = item["kind"].text ?? "invoice"
        let stated = [item["original"], item["gross"]].first { !$0.isNull } ?? item["open"]
        let today = ledger.clock.date
        let eve = today.advanced(by: -1)
        let date = try item.date("transaction_date") ?? min(eve, try item.date("due_date") ?? eve)
        var posting = try posting(item, amount: stated, date)
        posting.dueDate = posting.dueDate ?? (Self.debits.contains(kind) ? dueNever : nil)
        try await addTaxes(item, to: &posting)
        if item["cleared"].flag == false { posting.method = try await bridgedMethod(posting.company) }
        let code = item["letter_code"].integer ?? 0
        if code > 0 { posting.profile = Self.letterProfile }
        try await post(posting, kind: kind)
        for _ in 0..<code { try await raiseLetterCode(of: posting) }
        let open = try ledger.money(item["open"], posting.amount.currency)
        let settled = posting.amount.minor - abs(open.minor)
        if settled > 0 {
            try await reduce(
                posting.number, of: posting.customer,
                by: ledger.money(minor: settled, posting.amount.currency), isCredit: !Self.debits.contains(kind),
                number: "PAY-\(try step.required("id"))")
        }
        try await setGivenStatus(item)
        return .object([:])
    }

    func changeItem(_ step: Json) async throws -> Json {
        let item = try step.required("item")
        let (customer, now) = try await openItem(item)
        let open = try ledger.money(step["open"], now.open.currency)
        let change = abs(now.open.minor) - abs(open.minor)
        guard change >= 0, now.open.minor == 0 || open.minor == 0 || (now.open.minor < 0) == (open.minor < 0)
        else {
            throw Gap("ChangeItem (to a larger open amount)")
        }
        if change > 0 {
            try await reduce(
                item, of: customer, by: ledger.money(minor: change, open.currency),
                isCredit: now.open.minor < 0,
                number: "PAY-\(try step.required("id"))")
        }
        return .object([:])
    }

    // MARK: Reading

    func getItems(_ step: Json) async throws -> Json {
        var (open, status): ([Json], [Json]) = ([], [])
        for number in step["items"].list.compactMap(\.text) {
            if settledBefore.contains(number) {
                open.append(.string("0.00"))
                status.append(.string("NOT_DISPUTED"))
            } else {
                let item = try await openItem(number).item
                open.append(ledger.amount(item.open))
                status.append(.string(protocolName(item.collectionStatus)))
            }
        }
        return .object(["open": .array(open), "status": .array(status)])
    }

    // MARK: Set-up

    func setCustomer(_ step: Json) async throws -> Json {
        let number = try step.required("customer")
        var set = step["set"]
        try await setTraits(number, set)
        try await setGroup(number, set)
        let isProfile = step["op"].text == "SetCreditProfile"
        if try await setProfile(number, set, limit: isProfile) {
            var rest = set.members
            if isProfile { (rest["credit_limit"], rest["credit_limit_expires"]) = (nil, nil) }
            set = .object(rest)
        }
        if let exempt = set["letter_exempt"].flag { try await setExempt(number, exempt) }
        if step["op"].text == "SetCustomer", !set["credit_limit"].isNull || set.keys.contains("credit_limit_expires") {
            let journal = "LIMIT-\(try step.required("id"))"
            try await atOnce(in: company(of: number)) { try await setLimit(of: number, set, journal) }
            var rest = set.members
            (rest["credit_limit"], rest["credit_limit_expires"]) = (nil, nil)
            set = .object(rest)
        }
        if set.keys.contains(where: { Self.customerFields[$0] != nil }) { try await updateCustomer(number, set) }
        return .object([:])
    }

    func updateCustomer(_ number: String, _ set: Json) async throws {
        let holds: [String: Reskontra_V1_HoldStatus] = ["no": .none, "invoice": .invoice, "all": .all]
        let expires = try set.date("credit_limit_expires")
        let limit =
            set["credit_limit"].isNull ? nil : try ledger.money(set["credit_limit"], currency(of: number))
        let request = Reskontra_V1_UpdateCustomerRequest.with {
            $0.company = company(of: number)
            $0.customer.number = number
            $0.customer.holdStatus = holds[set["hold_status"].text ?? "no"] ?? .none
            $0.customer.closed = set["closed"].flag ?? false
            $0.customer.noPaymentOnAccount = set["allow_on_account"].flag == false
            $0.customer.termsOfPayment = set["terms_of_payment"].text ?? ""
            $0.customer.invoiceAccount = set["invoice_account"].text ?? ""
            $0.customer.unlimitedCredit = set["unlimited_credit_limit"].flag ?? false
            $0.customer.mandatoryCreditLimit = set["mandatory_credit_limit"].flag ?? false
            $0.customer.excludeFromCreditManagement = set["exclude_from_credit_management"].flag ?? false
            if let expires { $0.customer.limitExpiresOn = expires.message }
            if let limit { $0.customer.creditLimit = limit }
            $0.updateMask = set.keys.compactMap { Self.customerFields[$0] }
        }
        _ = try await ledger.call(.updateCustomer, request, as: Reskontra_V1_UpdateCustomerResponse.self)
    }

    func setParameters(_ step: Json) async throws -> Json {
        for company in companies.values.sorted() {
            try await CreditParameters.apply(step["set"], company: company, on: ledger)
        }
        try await setExternalExposure(step["set"])
        return .object([:])
    }

    // MARK: Details

    func checkpoint(of step: Json) -> Reskontra_V1_Checkpoint {
        CreditParameters.checkpoints[step["checkpoint"].text ?? "pos_check"] ?? .unspecified
    }

    func authorization(of step: Json) throws -> (id: UInt64, company: String, currency: String) {
        let name = try step.required("authorization")
        guard let made = authorizations[name] else {
            throw CaseFailure("no step made the authorization \(name)")
        }
        return made
    }

    private func authorization(_ id: UInt64, _ company: String) async throws -> Reskontra_V1_Authorization {
        try await ledger.call(
            .getAuthorization,
            Reskontra_V1_GetAuthorizationRequest.with {
                $0.company = company
                $0.authorizationID = id
            }, as: Reskontra_V1_GetAuthorizationResponse.self
        ).authorization
    }

    /// Nil when nothing was reserved under the name: the server is to say so.
    private func customer(of made: (id: UInt64, company: String, currency: String)) async throws -> String? {
        guard made.id != 0 else { return nil }
        return try await authorization(made.id, made.company).customerNumber
    }

    /// A captured invoice is due after every step; without a document the customer's terms set its due date.
    private func needsDocument(_ customer: String, _ currency: String) -> Bool {
        let given = givenCustomers.first { $0["id"].text == customer }
        let days = CompanyPlan.netDays(of: given?["terms_of_payment"].text ?? "N30") ?? 30
        return currency != Self.accountingCurrency || ledger.clock.date.advanced(by: days) <= lastDay
    }

    /// Of claims that have no due date: none of the steps finds them overdue.
    var dueNever: CaseDate { lastDay.advanced(by: 1) }

    /// Of the steps.
    var lastDay: CaseDate {
        json["steps"].list.compactMap { CaseInstant($0["at"].text ?? "")?.date }.max() ?? ledger.clock.date
    }

    private func openItem(_ number: String) async throws -> (customer: String, item: Reskontra_V1_OpenItem) {
        guard let customer = owners[number] else { throw CaseFailure("no item \(number) in the case") }
        return (customer, try await ledger.document(company(of: customer), number).item)
    }

    func fields(of decision: Reskontra_V1_CreditDecision) -> [String: Json] {
        [
            "decision": .string(protocolName(decision.decision)),
            "approved_amount": ledger.amount(
                minor: decision.approvedAmount.minor, decision.approvedAmount.currency),
            "reasons": .array(decision.reasons.map { .string(reasonName($0.code)) }),
            "primary_reason": decision.primaryReason == .unspecified
                ? .null : .string(reasonName(decision.primaryReason)),
            "total_credit_limit": decision.hasTotalCreditLimit
                ? ledger.amount(decision.totalCreditLimit) : .null,
            "exposure": decision.hasExposure ? ledger.amount(decision.exposure) : .null,
            "available_before": decision.hasAvailableBefore ? ledger.amount(decision.availableBefore) : .null,
            "available_after": decision.hasAvailableAfter ? ledger.amount(decision.availableAfter) : .null,
            "group_exposure": decision.hasGroupExposure ? ledger.amount(decision.groupExposure) : .null,
            "group_limit": decision.hasGroupLimit ? ledger.amount(decision.groupLimit) : .null,
            "test_bound": decision.testBound == .unspecified ? .null : .string(protocolName(decision.testBound)),
            "limit_source": decision.limitSource == .unspecified ? .null : .string(protocolName(decision.limitSource)),
            "remedy": decision.hasRemedy && decision.remedy.hasPayNow ? ledger.amount(decision.remedy.payNow) : .null,
        ]
    }

    private func fields(of authorization: Reskontra_V1_Authorization) -> [String: Json] {
        [
            "state": .string(protocolName(authorization.state)),
            "authorized": ledger.amount(authorization.authorized),
            "captured": ledger.amount(authorization.captured),
            "remaining": ledger.amount(authorization.remaining),
        ]
    }

    /// The name in the reason table of the credit specification.
    func reasonName(_ code: Reskontra_V1_CreditReasonCode) -> String {
        code == .noCredit ? "NO_CREDIT_LIMIT" : protocolName(code)
    }
}
