import ReskontraClient
import Schema

/// The plays of payments that bounce, reimbursements, netting and prepayments.
extension SettlementCase {
    static let returnOperations: [String: Operation<SettlementCase>] = [
        "process_nsf": Operation(["payment_id", "date", "reason"], answers: returnState) {
            try await $0.processNsf($1)
        },
        "reimburse": Operation(
            ["customers", "include_customers_with_open_debits", "date"],
            answers: returnState.union(["reimbursements", "reimbursed_total", "skipped"])
        ) { try await $0.reimburse($1) },
        "net_balances": Operation(["customer_documents", "vendor_documents", "date"], answers: returnState) {
            try await $0.netBalances($1)
        },
        "apply_prepayment": Operation(
            ["prepayment", "document", "amount", "date"], answers: returnState.union(["settled", "settlement_order"])
        ) { try await $0.applyPrepayment($1) },
    ]

    private static let returnState: Set<String> = [
        "result", "open", "customer_balance", "party_balance", "ledger", "open_accounting", "exchange_difference", "stated_by_article",
        "notes", "status",
    ]

    // MARK: Actions

    func processNsf(_ step: Json) async throws -> Json {
        let id = try step.required("payment_id")
        let date = try step.date("date")
        let company = try code(of: homes[id])
        let request = Reskontra_V1_ProcessNsfRequest.with {
            $0.company = company
            $0.paymentNumber = prepaymentNumbers[id] ?? id
            if let date { $0.date = date.message }
            $0.reason = step["reason"].text ?? "As the case says"
        }
        let answer = try await ledger.call(.processNsf, request, as: Reskontra_V1_ProcessNsfResponse.self).payment
        entries += answer.journals.map { ($0, .payment) }
        return .object([:])
    }

    func reimburse(_ step: Json) async throws -> Json {
        let date = try step.date("date")
        let request = Reskontra_V1_ReimburseRequest.with {
            $0.company = companies[0].code
            $0.customers = step["customers"].list.compactMap(\.text)
            $0.includeCustomersWithOpenDebits = step["include_customers_with_open_debits"].flag ?? false
            if let date { $0.date = date.message }
        }
        let answer = try await ledger.call(.reimburse, request, as: Reskontra_V1_ReimburseResponse.self)
        entries += answer.journals.map { ($0, .payment) }
        let total = answer.reimbursements.reduce(Int64(0)) { $0 + $1.amount.minor }
        let currency = answer.reimbursements.first?.amount.currency ?? companies[0].currency
        return .object([
            "reimbursements": .array(
                answer.reimbursements.map { row in
                    .object([
                        "customer": .string(row.customerNumber), "amount": ledger.amount(row.amount),
                        "dimension": row.dimension.isEmpty ? .null : .string(row.dimension),
                        "classification": row.classification.isEmpty ? .null : .string(row.classification),
                    ])
                }),
            "reimbursed_total": ledger.amount(minor: total, currency),
            "skipped": .array(
                answer.skipped.map { row in
                    .object([
                        "customer": .string(row.customerNumber), "reason": .string(protocolName(row.reason)),
                    ])
                }),
        ])
    }

    func netBalances(_ step: Json) async throws -> Json {
        let date = try step.date("date")
        let own = step["customer_documents"].list.compactMap(\.text)
        let company = try code(of: own.first.flatMap { homes[$0] })
        let customer = json["given"]["documents"].list.first { $0["id"].text == own.first }
        let vendor: [Reskontra_V1_VendorDocument] = try step["vendor_documents"].list.map { name in
            let id = name.text ?? ""
            guard let given = json["given"]["documents"].list.first(where: { $0["id"].text == id }) else {
                throw CaseFailure("no document \(id)")
            }
            let home = try code(of: given["company"].text)
            let open = try ledger.money(given["amount"], given["currency"].text ?? companies[0].currency)
            let used = vendorUsed[id] ?? 0
            return .with {
                $0.company = home
                $0.number = id
                $0.open = ledger.money(minor: abs(open.minor) - used, open.currency)
            }
        }
        let request = Reskontra_V1_NetBalancesRequest.with {
            $0.company = company
            $0.customerNumber = customer?["customer"].text ?? json["given"]["customer"].text ?? ""
            $0.customerDocuments = own
            $0.vendorDocuments = vendor
            if let date { $0.date = date.message }
        }
        let answer = try await ledger.call(.netBalances, request, as: Reskontra_V1_NetBalancesResponse.self)
        entries += answer.journals.map { ($0, .payment) }
        for share in answer.netting.vendorDocuments { vendorUsed[share.number, default: 0] += share.used.minor }
        return .object([:])
    }

    func applyPrepayment(_ step: Json) async throws -> Json {
        let id = try step.required("prepayment")
        let date = try step.date("date")
        let company = try code(of: homes[id])
        guard let number = prepaymentNumbers[id] else { throw CaseFailure("no prepayment \(id) was posted") }
        // An invoice that is still to come is found by its order: the request only marks.
        let document = step["document"].text.flatMap { homes[$0] == nil ? nil : $0 } ?? ""
        var request = Reskontra_V1_ApplyPrepaymentRequest.with {
            $0.company = company
            $0.prepayment = number
            $0.document = document
            if let date { $0.date = date.message }
        }
        let whole = json["given"]["documents"].list.first { $0["id"].text == id } ?? .null
        if !step["amount"].isNull, !document.isEmpty || !scalarsAgree(step["amount"], whole["amount"]) {
            request.amount = try ledger.money(step["amount"], companies[0].currency)
        }
        let answer = try await ledger.call(
            .applyPrepayment, request, as: Reskontra_V1_ApplyPrepaymentResponse.self)
        entries += answer.journals.map { ($0, .payment) }
        try await readApplied(isTold: true)
        return .object([:])
    }

    // MARK: Documents that no opening import brings in

    /// Prepayment invoices belong to an order: it is confirmed over all that the case invoices of it.
    func postPrepaymentInvoice(_ document: Json, _ company: String) async throws {
        let id = try document.required("id")
        let order = document["sales_order"].text ?? "SO-\(id)"
        let currency = document["currency"].text ?? companies[0].currency
        let amount = try ledger.money(document["amount"], currency)
        let invoiced = try json["given"]["documents"].list
            .filter { $0["sales_order"].text == order && $0["kind"].text == "invoice" }
            .reduce(Int64(0)) { try $0 + ledger.money($1["amount"], currency).minor }
        let customer = document["customer"].text ?? json["given"]["customer"].text ?? ""
        if confirmedOrders.insert(order).inserted {
            _ = try await ledger.call(
                .confirmOrder,
                Reskontra_V1_ConfirmOrderRequest.with {
                    $0.company = company
                    $0.order = order
                    $0.customerNumber = customer
                    $0.amount = ledger.money(minor: max(invoiced, amount.minor), currency)
                }, as: Reskontra_V1_ConfirmOrderResponse.self)
        }
        let date = try document.date("date")
        let request = Reskontra_V1_PostPrepaymentInvoiceRequest.with {
            $0.company = company
            $0.order = order
            $0.amount = amount
            if let date { $0.date = date.message }
        }
        let answer = try await ledger.call(
            .postPrepaymentInvoice, request, as: Reskontra_V1_PostPrepaymentInvoiceResponse.self)
        prepaymentNumbers[id] = answer.prepayment.prepayment
        kinds[id] = .invoice
        homes[id] = document["company"].text ?? companies[0].id
        entries.append((answer.journal, .invoice))
    }

    /// Documents with dimensions or a classification are posted as such, line by line.
    func postSplitDocument(_ document: Json, _ company: String) async throws {
        if document["kind"].text == "prepayment_invoice" { return try await postPrepaymentInvoice(document, company) }
        let id = try document.required("id")
        let currency = document["currency"].text ?? companies[0].currency
        let amount = try ledger.money(document["amount"], currency)
        let date = try document.date("date")
        let customer = document["customer"].text ?? json["given"]["customer"].text ?? ""
        let parts: [(dimension: String, amount: Reskontra_V1_Money)] = try document["balance_entries"].list.map {
            ($0["dimension"].text ?? "", try ledger.money($0["amount"], currency))
        }
        homes[id] = document["company"].text ?? companies[0].id
        let kind = document["kind"].text ?? "invoice"
        kinds[id] = kind == "payment" ? .payment : kind == "credit_note" ? .creditNote : .invoice
        if kind == "payment" {
            guard parts.count < 2 else { throw Gap("a payment over several dimensions") }
            let request = Reskontra_V1_PostPaymentRequest.with {
                $0.company = company
                $0.customerNumber = customer
                $0.amount = ledger.money(minor: abs(amount.minor), currency)
                if let date { $0.postingDate = date.message }
                $0.methodOfPayment = CompanyPlan.method
                $0.paymentReference = id
                $0.paymentNumber = id
                $0.apply = .none
                $0.dimension = parts.first?.dimension ?? ""
            }
            _ = try await ledger.call(.postPayment, request, as: Reskontra_V1_PostPaymentResponse.self)
            return
        }
        let posting = Posting(
            company: company, customer: customer, number: id, amount: ledger.money(minor: abs(amount.minor), currency),
            date: date, dueDate: try document.date("due_date") ?? date)
        var invoice = try await taxed(posting, document)
        invoice.classification = document["classification"].text ?? ""
        invoice.cashDiscount = discountCode(of: document)
        if kind == "invoice" { invoice.salesOrder = document["sales_order"].text ?? "" }
        if !parts.isEmpty {
            invoice.lines = parts.map { part in
                .with {
                    $0.mainAccount = CaseAccount.revenue
                    $0.amount = part.amount
                    $0.dimension = part.dimension
                }
            }
        }
        if kind == "credit_note" {
            _ = try await ledger.call(
                .postCreditNote,
                Reskontra_V1_PostCreditNoteRequest.with {
                    $0.company = company
                    $0.document = invoice
                }, as: Reskontra_V1_PostCreditNoteResponse.self)
        } else {
            _ = try await ledger.call(
                .postInvoice,
                Reskontra_V1_PostInvoiceRequest.with {
                    $0.company = company
                    $0.document = invoice
                }, as: Reskontra_V1_PostInvoiceResponse.self)
        }
    }

    /// Documents the opening import cannot bring in as the case needs them: by dimension, or payments that bounce.
    func isPosted(_ document: Json) -> Bool {
        if !isIdle(document["balance_entries"]) || !isIdle(document["classification"]) { return true }
        if document["kind"].text == "prepayment_invoice" { return true }
        return document["kind"].text == "payment"
            && json["steps"].list.contains {
                $0["action"].text == "process_nsf" && $0["payment_id"].text == document["id"].text
            }
    }

    /// Parameters of reimbursement, netting, prepayments and bounced payments.
    func setReturnParameters(_ company: (id: String, code: String, currency: String)) async throws {
        let parameters = json["parameters"]
        var names: [String] = []
        var values = Reskontra_V1_Parameters()
        if !parameters["minimum_reimbursement"].isNull {
            values.minimumReimbursement = try ledger.money(parameters["minimum_reimbursement"], company.currency)
            names.append("minimum_reimbursement")
        }
        for (name, path) in [
            ("summarize_customer", \Reskontra_V1_Parameters.summarizeCustomer),
            ("separate_by_classification", \.separateByClassification),
            ("allow_intercompany_netting", \.allowIntercompanyNetting),
            ("mark_lines", \.markLines),
        ] where !parameters[name].isNull {
            values[keyPath: path] = parameters[name].flag ?? false
            names.append(name)
        }
        if let policy = parameters["prepayment_application_policy"].text {
            values.appliesPrepayments = policy == "automatic"
            names.append("applies_prepayments")
        }
        if let holder = parameters["netting_agreement_company"].text,
            let code = companies.first(where: { $0.id == holder })?.code
        {
            values.nettingAgreementCompany = code
            names.append("netting_agreement_company")
        }
        if !names.isEmpty { try await CompanyPlan.setParameters(names, company: company.code, on: ledger) { $0 = values } }
        try await setNsfFee(company)
    }

    /// The method's account is a bank's, so that payments can bounce; `nsf_fee` is what that costs, without tax.
    private func setNsfFee(_ company: (id: String, code: String, currency: String)) async throws {
        guard json["steps"].list.contains(where: { $0["action"].text == "process_nsf" }) else { return }
        let fee = json["parameters"]["nsf_fee"]
        let amount = fee.isNull ? nil : try ledger.money(fee, company.currency)
        let request = Reskontra_V1_SetPaymentBankRequest.with {
            $0.company = company.code
            $0.bankAccount.code = "BANK"
            $0.bankAccount.mainAccount = CaseAccount.bank
            if let amount, amount.minor != 0 { $0.bankAccount.nsfFee.basis.amount = amount }
        }
        _ = try await ledger.call(.setPaymentBank, request, as: Reskontra_V1_SetPaymentBankResponse.self)
    }

    /// Status of prepayment invoices, by the names of the case.
    func prepaymentStatus() async throws -> Json {
        var fields: [String: Json] = [:]
        for (id, number) in prepaymentNumbers.sorted(by: { $0.key < $1.key }) {
            let home = try code(of: homes[id])
            let answer = try await ledger.call(
                .listPrepayments,
                Reskontra_V1_ListPrepaymentsRequest.with {
                    $0.company = home
                    $0.prepayment = number
                }, as: Reskontra_V1_ListPrepaymentsResponse.self)
            fields[id] = .string(answer.prepayments.first.map { protocolName($0.status).lowercased() } ?? "")
        }
        return .object(fields)
    }
}
