import ReskontraClient
import Schema
import SwiftProtobuf

/// The plays of the set-up schema: an input becomes a request, the response becomes the fields of its result.
extension SetupCase {
    // MARK: Payments

    func postPayment(_ input: Json) async throws -> Json {
        let request = try paymentRequest(input, number: "PAY-\(step)")
        let before = try await applications()
        let reply = try await ledger.reply(
            .postPayment, request, as: Reskontra_V1_PostPaymentResponse.self, key: key(of: input))
        let payment = reply.message.payment
        documentOfStep[step] = payment.paymentNumber
        let document = try await ledger.document(company, payment.paymentNumber)
        if !reply.replayed { entries += document.journals.map { ($0, document.item.customerNumber) } }
        try await readApplications(besides: before)
        var fields: [String: Json] = [
            "posted": .bool(true), "replayed": .bool(reply.replayed),
            "payment_open": ledger.amount(document.item.open),
            "payment_profile": .string(document.item.postingProfile),
        ]
        if let invoice = request.items.first {
            let item = try await ledger.document(company, invoice.documentNumber).item
            fields["invoice_open"] = ledger.amount(item.open)
            fields["invoice_profile"] = .string(item.postingProfile)
            fields.merge(try await prepaymentFields(of: invoice.documentNumber)) { own, _ in own }
        }
        fields.merge(revaluationFields(document.journals)) { $1 }
        if input["prepayment"].flag == true { fields["prepayment_open"] = ledger.amount(document.item.open) }
        return .object(fields)
    }

    func paymentRequest(_ input: Json, number: String) throws -> Reskontra_V1_PostPaymentRequest {
        let amount = try ledger.money(input["amount"], input["currency"].text ?? documentCurrency)
        let date = try input.date("date") ?? session
        let rate = try documentRate(input)
        let settled =
            try input["settle"].text ?? input["settle_of_step"].integer.map { try document(ofStep: $0) }
        return .with {
            $0.company = company
            $0.customerNumber = input["customer"].text ?? theCustomer
            $0.amount = amount
            $0.postingDate = date.message
            $0.methodOfPayment = CompanyPlan.method
            $0.paymentNumber = number
            $0.paymentReference = "Case"
            $0.prepayment = input["prepayment"].flag ?? false
            $0.amountsIncludeTax = input["amounts_include_tax"].flag ?? (json["parameters"]["tax_on_prepayment"].flag == true)
            $0.apply = settled == nil ? .none : .named
            if let settled { $0.items = [.with { $0.documentNumber = settled }] }
            $0.changeJournalAmount = false
            if let rate { $0.exchangeRate = rate }
        }
    }

    func settle(_ input: Json) async throws -> Json {
        let payment = try input["payment_of_step"].integer.map { try document(ofStep: $0) } ?? latest { $0.hasPrefix("PAY-") }
        let invoice =
            try input["invoice_of_step"].integer.map { try document(ofStep: $0) } ?? latest { !$0.hasPrefix("PAY-") }
            ?? json["given"]["open_invoices"].list.first?["invoice"].text
        guard let payment, let invoice else { throw CaseFailure("no documents to settle: \(input.line)") }
        let applied = try await applications()
        let before = try await ledger.document(company, payment)
        let date = try input.date("date") ?? session
        let request = Reskontra_V1_SettleRequest.with {
            $0.company = company
            $0.customerNumber = before.item.customerNumber
            $0.items = [.with { $0.documentNumber = payment }, .with { $0.documentNumber = invoice }]
            $0.date = date.message
        }
        let answer = try await ledger.call(.settle, request, as: Reskontra_V1_SettleResponse.self)
        entries += answer.journals.map { ($0, before.item.customerNumber) }
        try await readApplications(besides: applied)
        let fields: [String: Json] = [
            "invoice_open": ledger.amount(try await ledger.document(company, invoice).item.open),
            "payment_open": ledger.amount(try await ledger.document(company, payment).item.open),
            "prepayment_open": ledger.amount(try await ledger.document(company, payment).item.open),
        ]
        return .object(fields.merging(revaluationFields(answer.journals)) { $1 })
    }

    /// The document posted last of those wanted.
    private func latest(_ isWanted: (String) -> Bool) -> String? {
        documentOfStep.filter { isWanted($0.value) }.max { $0.key < $1.key }?.value
    }

    /// Items that applied prepayments to invoices, posted in the commit of another document; none where no step makes
    /// prepayment invoices.
    private func applications() async throws -> [Reskontra_V1_OpenItem] {
        guard json["steps"].list.contains(where: { $0["command"].text == "PostPrepaymentInvoice" }) else { return [] }
        return try await ledger.items(company, theCustomer).filter { $0.kind == .adjustment }
    }

    private func readApplications(besides before: [Reskontra_V1_OpenItem]) async throws {
        let told = Set(before.map(\.number))
        for item in try await applications() where !told.contains(item.number) {
            entries += try await ledger.document(company, item.number).journals.map { ($0, item.customerNumber) }
        }
    }

    /// What a settlement took back of revaluations, and its realized difference: gains positive.
    private func revaluationFields(_ journals: [Reskontra_V1_JournalEntry]) -> [String: Json] {
        let legs = journals.flatMap(\.legs)
        let sum = { (types: Set<Reskontra_V1_PostingType>) -> Int64 in
            legs.filter { types.contains($0.postingType) }.reduce(0) {
                $0 + ($1.side == .credit ? $1.accountingAmount.minor : -$1.accountingAmount.minor)
            }
        }
        return [
            "unrealized_reversed": ledger.amount(minor: sum([.unrealizedGain, .unrealizedLoss]), accountingCurrency),
            "realized_gain": ledger.amount(minor: sum([.realizedGain, .realizedLoss]), accountingCurrency),
        ]
    }

    /// Open items summed customer by customer against the receivable accounts of the ledger.
    func reconcile(_ input: Json) async throws -> Json {
        let date = try input.date("date") ?? session
        let balance = try await ledger.trialBalance(company, asOf: date)
        var open: Int64 = 0
        let customers = try await ledger.call(
            .listCustomers,
            Reskontra_V1_ListCustomersRequest.with {
                $0.company = company
                $0.page.size = 1_000
            }, as: Reskontra_V1_ListCustomersResponse.self)
        for record in customers.customers {
            for item in try await ledger.items(company, record.customer.number, asOf: date) {
                open += item.accountingOpen.minor
            }
        }
        return .object([
            "open_items": ledger.amount(minor: open, accountingCurrency),
            "ledger": ledger.amount(minor: balance.receivablesMinor, accountingCurrency),
            "difference": ledger.amount(minor: balance.receivablesMinor - open, accountingCurrency),
        ])
    }

    // MARK: Posting profiles

    func resolvePostingProfile(_ input: Json) async throws -> Json {
        guard let purpose = Self.purposes[input["purpose"].text ?? ""] else {
            throw Gap("ResolvePostingProfile (purpose \(input["purpose"].line))")
        }
        let request = Reskontra_V1_ResolvePostingProfileRequest.with {
            $0.company = company
            $0.purpose = purpose
            $0.profile = input["profile"].text ?? ""
            $0.customerNumber = input["customer"].text ?? theCustomer
        }
        let answer = try await ledger.call(
            .resolvePostingProfile, request, as: Reskontra_V1_ResolvePostingProfileResponse.self)
        return .object([
            "profile": .string(answer.profile),
            "account_code": .string(protocolName(answer.line.accountCode)),
            "summary_account": .string(answer.line.summaryAccount),
            "interest_code": .string(answer.line.interestCode),
        ])
    }

    /// What a profile is looked up for, under the names a case may have for it.
    private static let purposes: [String: Reskontra_V1_ProfilePurpose] = [
        "": .unspecified, "INVOICE": .unspecified, "PAYMENT": .unspecified, "DEFAULT": .unspecified,
        "PREPAYMENT": .prepayment, "BILL": .bill, "BOE": .bill, "BILL_OF_EXCHANGE": .bill, "DRAW": .bill, "PROTEST": .protest,
        "COLLECTION": .collection, "DISCOUNT": .discount,
    ]

    func setPostingProfileLine(_ input: Json) async throws -> Json {
        for key in [
            "summary_account", "write_off_account", "settle_account", "liquidity_account",
            "sales_tax_prepayment_account", "discount_liability_account",
        ] {
            if let account = input[key].text, !account.isEmpty { try await ledger.needAccount(account) }
        }
        let isUpdate = input["mode"].text == "UPDATE"
        let request = Reskontra_V1_SetPostingProfileLineRequest.with {
            $0.company = company
            $0.profile = input["profile"].text ?? "GEN"
            $0.line.accountCode = Self.accountCodes[input["account_code"].text ?? ""] ?? .unspecified
            $0.line.accountOrGroup = input["account_or_group"].text ?? ""
            $0.line.summaryAccount = input["summary_account"].text ?? ""
            $0.line.writeOffAccount = input["write_off_account"].text ?? ""
            $0.line.interestCode = input["interest_code"].text ?? ""
            $0.line.settleAccount = input["settle_account"].text ?? ""
            $0.line.liquidityAccount = input["liquidity_account"].text ?? ""
            $0.line.salesTaxPrepaymentAccount = input["sales_tax_prepayment_account"].text ?? ""
            $0.line.discountLiabilityAccount = input["discount_liability_account"].text ?? ""
            $0.rowMode = isUpdate ? .update : .create
        }
        let answer = try await ledger.call(
            .setPostingProfileLine, request, as: Reskontra_V1_SetPostingProfileLineResponse.self)
        return .object([
            "created": .bool(!isUpdate), "updated": .bool(isUpdate),
            "account_code": .string(protocolName(answer.line.accountCode)),
            "summary_account": .string(answer.line.summaryAccount),
            "interest_code": .string(answer.line.interestCode),
        ])
    }

    // MARK: Customers

    func createCustomer(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_CreateCustomerRequest.with {
            $0.company = companies[input["company"].text ?? ""] ?? company
            $0.customer = fill(input)
            $0.customer.name = input["name"].text ?? "New customer"
        }
        let answer = try await ledger.call(
            .createCustomer, request, as: Reskontra_V1_CreateCustomerResponse.self)
        return .object(fields(of: answer.customer.customer).merging(["created": .bool(true)]) { $1 })
    }

    func deleteCustomer(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_DeleteCustomerRequest.with {
            $0.company = companies[input["company"].text ?? ""] ?? company
            $0.number = input["customer"].text ?? theCustomer
        }
        _ = try await ledger.call(.deleteCustomer, request, as: Reskontra_V1_DeleteCustomerResponse.self)
        return .object(["deleted": .bool(true)])
    }

    func createOneTimeCustomer(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_CreateOneTimeCustomerRequest.with {
            $0.company = companies[input["company"].text ?? ""] ?? company
            $0.name = input["name"].text ?? "Passing customer"
        }
        let answer = try await ledger.call(
            .createOneTimeCustomer, request, as: Reskontra_V1_CreateOneTimeCustomerResponse.self)
        return .object(fields(of: answer.customer.customer).merging(["created": .bool(true)]) { $1 })
    }

    func copyCustomer(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_CopyCustomerRequest.with {
            $0.company = companies[input["to"].text ?? ""] ?? company
            $0.fromCompany = companies[input["from"].text ?? ""] ?? company
            $0.number = input["customer"].text ?? theCustomer
            // Companies that share no sequence count apart.
            $0.nextNumber = json["given"]["shared_sequence"].flag == false
        }
        let answer = try await ledger.call(
            .copyCustomer, request, as: Reskontra_V1_CopyCustomerResponse.self)
        return .object(fields(of: answer.customer.customer).merging(["created": .bool(true)]) { $1 })
    }

    func updateCustomer(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_UpdateCustomerRequest.with {
            $0.company = companies[input["company"].text ?? ""] ?? company
            $0.customer = fill(input)
            $0.customer.number = input["customer"].text ?? theCustomer
            $0.updateMask = input.keys.filter { $0 != "company" && $0 != "customer" }
        }
        let answer = try await ledger.call(
            .updateCustomer, request, as: Reskontra_V1_UpdateCustomerResponse.self)
        return .object(fields(of: answer.customer.customer).merging(["updated": .bool(true)]) { $1 })
    }

    private func fill(_ input: Json) -> Reskontra_V1_Customer {
        .with {
            $0.number = input["customer"].text ?? ""
            $0.name = input["name"].text ?? ""
            $0.group = input["group"].text ?? ""
            $0.currency = input["currency"].text ?? ""
            $0.termsOfPayment = input["terms_of_payment"].text ?? ""
            $0.salesTaxGroup = input["sales_tax_group"].text ?? ""
            $0.postingProfile = input["posting_profile"].text ?? ""
            $0.invoiceAccount = input["invoice_account"].text ?? ""
            $0.oneTime = input["one_time"].flag ?? false
        }
    }

    private func fields(of customer: Reskontra_V1_Customer) -> [String: Json] {
        [
            "customer": .string(customer.number), "one_time": .bool(customer.oneTime),
            "group": .string(customer.group), "currency": .string(customer.currency),
            "terms_of_payment": .string(customer.termsOfPayment),
            "sales_tax_group": .string(customer.salesTaxGroup),
            "invoice_account": .string(customer.invoiceAccount),
        ]
    }

    // MARK: Details

    func document(ofStep step: Int) throws -> String {
        guard let number = documentOfStep[step] else {
            throw CaseFailure("step \(step) posted no document" + (refusalOfStep[step].map { ": \($0)" } ?? ""))
        }
        return number
    }

    func key(of input: Json) -> RequestKey {
        guard let id = input["client_id"].text else { return ledger.connection.newKey() }
        if let key = keys[id] { return key }
        let key = ledger.connection.newKey()
        keys[id] = key
        return key
    }
}
