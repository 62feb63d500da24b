import ReskontraClient
import Schema

/// Free text invoices of the set-up schema: drafts before the first step, and the plays of their commands.
extension SetupCase {
    static let freeTextOperations: [String: Operation<SetupCase>] = {
        let sums: Set<String> = ["net", "charges", "tax", "total"]
        let shown = sums.union(["invoice_no", "accounting_state", "state", "kind", "sales_tax_group", "item_tax_group"])
        let posted = shown.union([
            "accounting_total", "posted", "replayed", "invoice_account", "canceling_total", "corrected_total",
            "canceling_date", "corrected_date", "settled", "unsettled", "realized_gain_loss", "reversed_interest",
            "same_as_preview", "canceled_notes",
        ])
        return [
            "CreateFreeTextInvoice": Operation(
                [
                    "customer", "currency", "date", "lines", "description", "net", "charges", "payment_schedule",
                    "dimensions", "cash_discount",
                ], answers: shown
            ) { try await $0.createDraft($1) },
            "AddLine": Operation(
                ["draft", "line", "main_account", "quantity", "unit_price", "amount", "tax_rate", "description"],
                answers: shown
            ) { try await $0.addLine($1) },
            "UpdateFreeTextInvoice": Operation(
                [
                    "draft", "draft_of_step", "line", "main_account", "quantity", "unit_price", "amount", "tax_rate",
                    "description", "customer", "currency", "date",
                ], answers: shown.union(["updated"])
            ) { try await $0.updateDraft($1) },
            "CalculateTax": Operation(["draft", "draft_of_step"], answers: shown) { try await $0.calculateTax($1) },
            "SetCharge": Operation(
                ["draft", "line", "code", "debit", "credit", "amount", "currency", "tax_rate"], answers: shown
            ) { try await $0.setCharge($1) },
            "AdjustTax": Operation(["draft", "draft_of_step", "tax_rate", "tax"], answers: shown) {
                try await $0.adjustTax($1)
            },
            "ProformaInvoice": Operation(["draft", "draft_of_step"], answers: sums.union(["invoice_no", "due_date"])) {
                try await $0.proforma($1)
            },
            "SubmitInvoice": Operation(["draft", "draft_of_step"], answers: shown) { try await $0.submit($1) },
            "DecideInvoice": Operation(["draft", "draft_of_step", "decision", "approve"], answers: shown) {
                try await $0.decide($1)
            },
            "RecallInvoice": Operation(["draft", "draft_of_step"], answers: shown) { try await $0.recall($1) },
            "WorkflowFault": Operation(["draft", "draft_of_step"], answers: shown) { try await $0.fault($1) },
            "DeleteDraft": Operation(["draft", "draft_of_step"], answers: shown.union(["deleted"])) {
                try await $0.deleteDraft($1)
            },
            "SetOriginalInvoice": Operation(
                ["draft", "draft_of_step", "original_invoice", "reason"], answers: shown.union(["linked"])
            ) { try await $0.setOriginal($1) },
            "SaveAsTemplate": Operation(["draft", "template", "replace"], answers: ["template", "replaced"]) {
                try await $0.saveAsTemplate($1)
            },
            "PostFreeTextInvoice": Operation(
                [
                    "draft", "draft_of_step", "posting_date", "client_id", "customer", "currency", "date", "net",
                    "lines", "line_net", "charge", "charges", "rate_eur_per_usd", "set_line_net", "tax_rate",
                    "description", "payment_schedule", "dimensions", "cash_discount",
                ], answers: posted
            ) { try await $0.postFreeTextInvoice($1) },
            "PostFreeTextInvoices": Operation(
                ["drafts", "stop_on_first_error", "posting_date"],
                answers: ["batch_state", "posted", "failed", "not_tried"]
            ) { try await $0.postDrafts($1) },
            "CorrectInvoice": Operation(
                ["invoice", "reason", "comment", "new_date", "unsettle", "client_id"], answers: shown
            ) { try await $0.correct($1) },
            "CancelInvoice": Operation(
                ["invoice", "reason", "comment", "date", "unsettle", "client_id"],
                answers: posted.union(["documents"])
            ) { try await $0.cancel($1) },
            "ReverseTransaction": Operation(
                ["transaction", "reason", "date", "unsettle", "client_id"],
                answers: ["amount", "unsettled", "reversed_interest", "canceled_notes"]
            ) { try await $0.reverseTransaction($1) },
            "GetCorrectionChain": Operation(["invoice"], answers: ["chain_length", "documents"]) {
                try await $0.chain($1)
            },
            "DistributeAmount": Operation(
                [
                    "draft", "draft_of_step", "line", "discount", "method", "percents", "shares", "amounts",
                    "quantities", "parts",
                ],
                answers: ["amounts", "dimensions"]
            ) { try await $0.distribute($1) },
            "ListDistributions": Operation(
                ["draft", "draft_of_step", "line", "kind"], answers: ["amounts", "dimensions"]
            ) {
                try await $0.listDistributions($1)
            },
            "PreviewSubledgerJournal": Operation(["draft", "draft_of_step"], answers: ["stored", "total"]) {
                try await $0.previewJournal($1)
            },
        ]
    }()

    // MARK: Drafts before the first step

    func makeDrafts() async throws {
        let given = json["given"]
        if let id = given["draft"].text {
            try await keep(id, .object(["net": given["total"].isNull ? .string("100.00") : given["total"]]))
        }
        for draft in given["drafts"].list {
            guard let id = draft["draft"].text else { continue }
            var input: [String: Json] = ["net": draft["total"]]
            if let customer = draft["invoice_account"].text { input["customer"] = .string(customer) }
            if draft["valid"].flag == false { input["customer"] = .string(blockedCustomer) }
            try await keep(id, .object(input))
        }
        for name in given["templates"].list.compactMap(\.text) { try await makeTemplate(name) }
        if case .object = given["invoice"] { try await keep("the invoice", given["invoice"]) }
        var lines = given["line_amounts"].list.map { Json.object(["amount": $0]) }
        if !given["line_amount"].isNull { lines = [.object(["amount": given["line_amount"]])] }
        for (name, isAsset) in [("line", false), ("fixed_asset_line", true)] where !given[name].isNull {
            var line = given[name].members
            if line["amount"] == nil { line["amount"] = .string("100.00") }
            line["fixed_asset"] = .bool(isAsset)
            if line["main_account"] == nil { line["main_account"] = given["main_account"]["account"] }
            lines.append(.object(line))
        }
        if !lines.isEmpty { try await keep("the lines", .object(["lines": .array(lines)])) }
    }

    /// Customer of the drafts that are not valid: blocked for invoices.
    var blockedCustomer: String { "C-BLOCKED" }

    private func keep(_ name: String, _ input: Json) async throws {
        drafts[name] = try await create(input).draftID
        latestDraft = name
    }

    /// A template is a draft of one line, saved and deleted; its total is tax included.
    func makeTemplate(_ name: String) async throws {
        let total = json["given"]["template_total"]
        let draft = try await create(.object(["net": total.isNull ? .string("100.00") : total]))
        let save = Reskontra_V1_SaveAsTemplateRequest.with {
            $0.company = company
            $0.draftID = draft.draftID
            $0.template = name
        }
        _ = try await ledger.call(.saveAsTemplate, save, as: Reskontra_V1_SaveAsTemplateResponse.self)
        let delete = Reskontra_V1_DeleteDraftRequest.with {
            $0.company = company
            $0.draftID = draft.draftID
        }
        _ = try await ledger.call(.deleteDraft, delete, as: Reskontra_V1_DeleteDraftResponse.self)
    }

    // MARK: Creating and editing

    private func create(_ input: Json) async throws -> Reskontra_V1_FreeTextInvoice {
        let request = Reskontra_V1_CreateFreeTextInvoiceRequest.with { $0.company = company }
        var message = request
        message.document = try await document(input)
        return try await ledger.call(
            .createFreeTextInvoice, message, as: Reskontra_V1_CreateFreeTextInvoiceResponse.self
        ).invoice
    }

    func createDraft(_ input: Json) async throws -> Json {
        let draft = try await create(input)
        drafts["step \(step)"] = draft.draftID
        latestDraft = "step \(step)"
        return shown(draft)
    }

    func draft(_ input: Json) throws -> UInt64 {
        let name =
            input["draft"].text ?? input["draft_of_step"].integer.map { "step \($0)" } ?? latestDraft ?? ""
        guard let draft = drafts[name] else { throw CaseFailure("no draft \(name)") }
        latestDraft = name
        return draft
    }

    func document(_ input: Json) async throws -> Reskontra_V1_InvoiceDocument {
        let currency = input["currency"].text ?? documentCurrency
        let date = try input.date("date") ?? session
        var lines: [Reskontra_V1_InvoiceLine] = []
        for given in input["lines"].list { lines.append(try await freeLine(given, currency)) }
        for net in [input["net"], input["line_net"]] where !net.isNull {
            lines.append(
                try await freeLine(.object(["amount": net, "tax_rate": input["tax_rate"]]), currency))
        }
        var charges: [Reskontra_V1_Charge] = []
        for given in input["charges"].list + (input["charge"].isNull ? [] : [input["charge"]]) {
            charges.append(try await charge(given, currency))
        }
        let rate = try documentRate(input)
        return .with {
            $0.customerNumber = input["customer"].text ?? theCustomer
            $0.documentDate = date.message
            $0.postingDate = date.message
            $0.currency = currency
            $0.lines = lines
            $0.charges = charges
            $0.text = input["description"].text ?? ""
            $0.paymentSchedule = input["payment_schedule"].text ?? ""
            $0.dimensions = Self.dimensions(input["dimensions"])
            $0.cashDiscount = input["cash_discount"].text ?? ""
            if let rate { $0.exchangeRate = rate }
        }
    }

    /// A line without account is on the revenue account; `isAdded`: it is sent as the case has it.
    private func freeLine(_ given: Json, _ currency: String, isAdded: Bool = false) async throws
        -> Reskontra_V1_InvoiceLine
    {
        let account = given["main_account"].text ?? (isAdded ? "" : CaseAccount.revenue)
        if !account.isEmpty { try await ledger.needAccount(account) }
        var line = Reskontra_V1_InvoiceLine()
        line.mainAccount = account
        line.description_p = given["description"].text ?? "Line \(given["line"].text ?? "1")"
        if let quantity = try given.decimal("quantity") { line.quantity = quantity }
        if let price = try given.decimal("unit_price") {
            line.unitPrice = price
            if !line.hasQuantity { line.quantity = .with { $0.unscaled = 1 } }
        }
        if !given["amount"].isNull { line.amount = try ledger.money(given["amount"], currency) }
        if let percent = given["tax_rate"].exact {
            line.salesTaxGroup = try await taxGroup(percent)
            line.itemTaxGroup = line.salesTaxGroup
        }
        line.dimensions = Self.dimensions(given["dimensions"])
        line.dimensionTemplate = Self.dimensions(given["template"])
        line.fixedAsset = given["fixed_asset"].flag ?? false
        line.billingCode = given["billing_code"].text ?? ""
        line.interestCode = given["interest_code"].text ?? ""
        for part in given["dimensions_split"].list {
            var share = Reskontra_V1_DistributionShare()
            if let percent = try part.decimal("percent") { share.percent = percent }
            let values = part["dimensions"].isNull ? part : part["dimensions"]
            share.dimensions = Self.dimensions(values)
            line.shares.append(share)
        }
        return line
    }

    /// Members that name a dimension: its value is a text.
    static func dimensions(_ given: Json) -> [Reskontra_V1_DimensionValue] {
        given.keys.filter { $0 != "percent" && $0 != "amount" }.compactMap { name in
            given[name].text.map { value in
                .with {
                    $0.name = name
                    $0.value = value
                }
            }
        }
    }

    private static let sides: [String: Reskontra_V1_ChargeSide] = [
        "CUSTOMER": .customer, "LEDGER": .ledger, "ITEM": .item,
    ]

    private func charge(_ given: Json, _ currency: String) async throws -> Reskontra_V1_Charge {
        var charge = Reskontra_V1_Charge()
        charge.code = given["code"].text ?? "CHARGE"
        charge.debit = Self.sides[given["debit"].text ?? ""] ?? .unspecified
        charge.credit = Self.sides[given["credit"].text ?? ""] ?? .unspecified
        if !given["amount"].isNull {
            charge.amount = try ledger.money(given["amount"], given["currency"].text ?? currency)
        }
        if let percent = given["tax_rate"].exact {
            charge.salesTaxGroup = try await taxGroup(percent)
            charge.itemTaxGroup = charge.salesTaxGroup
        }
        return charge
    }

    func addLine(_ input: Json) async throws -> Json {
        let draft = try draft(input)
        var message = Reskontra_V1_AddLineRequest()
        message.company = company
        message.draftID = draft
        message.line = try await freeLine(input, documentCurrency, isAdded: true)
        return shown(
            try await ledger.call(.addLine, message, as: Reskontra_V1_AddLineResponse.self).invoice)
    }

    func updateDraft(_ input: Json) async throws -> Json {
        let answer = try await update(input, try draft(input))
        return .object(shown(answer).members.merging(["updated": .bool(true)]) { $1 })
    }

    private func update(_ input: Json, _ draft: UInt64) async throws -> Reskontra_V1_FreeTextInvoice {
        var message = Reskontra_V1_UpdateFreeTextInvoiceRequest()
        message.company = company
        message.draftID = draft
        if let customer = input["customer"].text {
            message.document.customerNumber = customer
            message.updateMask.append("customer_number")
        }
        if let currency = input["currency"].text {
            message.document.currency = currency
            message.updateMask.append("currency")
        }
        if let date = try input.date("date") {
            message.document.documentDate = date.message
            message.document.postingDate = date.message
            message.updateMask += ["document_date", "posting_date"]
        }
        let onLine = ["line", "main_account", "quantity", "unit_price", "amount", "tax_rate"]
            .contains { !input[$0].isNull }
        if !onLine, let text = input["description"].text {
            message.document.text = text
            message.updateMask.append("text")
        }
        if onLine {
            var change = Reskontra_V1_LineUpdate()
            change.line = UInt32(input["line"].integer ?? 1)
            change.values = try await freeLine(input, input["currency"].text ?? documentCurrency)
            for (key, name) in [
                ("main_account", "main_account"), ("quantity", "quantity"), ("unit_price", "unit_price"),
                ("amount", "amount"), ("description", "description"),
            ] where !input[key].isNull { change.updateMask.append(name) }
            if !input["tax_rate"].isNull { change.updateMask += ["sales_tax_group", "item_tax_group"] }
            message.lines = [change]
        }
        return try await ledger.call(
            .updateFreeTextInvoice, message, as: Reskontra_V1_UpdateFreeTextInvoiceResponse.self
        ).invoice
    }

    func calculateTax(_ input: Json) async throws -> Json {
        let draft = try draft(input)
        let request = Reskontra_V1_CalculateTaxRequest.with {
            $0.company = company
            $0.draftID = draft
        }
        return shown(
            try await ledger.call(.calculateTax, request, as: Reskontra_V1_CalculateTaxResponse.self).invoice)
    }

    /// Without a draft in the case the charge is set on a new one.
    func setCharge(_ input: Json) async throws -> Json {
        if latestDraft == nil, input["draft"].isNull {
            let currency = json["given"]["document_currency"].isNull ? documentCurrency : documentCurrency
            _ = try await createDraft(.object(["net": .string("100.00"), "currency": .string(currency)]))
        }
        var message = Reskontra_V1_SetChargeRequest()
        message.company = company
        message.draftID = try draft(input)
        message.line = UInt32(input["line"].integer ?? 0)
        message.charge = try await charge(input, documentCurrency)
        return shown(
            try await ledger.call(.setCharge, message, as: Reskontra_V1_SetChargeResponse.self).invoice)
    }

    /// Without `tax` it is as calculated again; the rate names the code.
    func adjustTax(_ input: Json) async throws -> Json {
        var message = Reskontra_V1_AdjustTaxRequest()
        message.company = company
        message.draftID = try draft(input)
        guard let rate = input["tax_rate"].exact else { throw CaseFailure("AdjustTax names a tax_rate") }
        message.taxCode = try await taxGroup(rate)
        if !input["tax"].isNull { message.tax = try ledger.money(input["tax"], documentCurrency) }
        return shown(try await ledger.call(.adjustTax, message, as: Reskontra_V1_AdjustTaxResponse.self).invoice)
    }

    func proforma(_ input: Json) async throws -> Json {
        let draft = try draft(input)
        let request = Reskontra_V1_ProformaInvoiceRequest.with {
            $0.company = company
            $0.draftID = draft
        }
        let answer = try await ledger.call(.proformaInvoice, request, as: Reskontra_V1_ProformaInvoiceResponse.self).document
        return .object([
            "net": ledger.amount(answer.document.net), "tax": ledger.amount(answer.document.tax),
            "charges": ledger.amount(answer.document.charges), "total": ledger.amount(answer.document.total),
            "invoice_no": answer.document.documentNumber.isEmpty ? .null : .string(answer.document.documentNumber),
            "due_date": .string(CaseDate(answer.item.dueDate).description),
        ])
    }

    func shown(_ draft: Reskontra_V1_FreeTextInvoice) -> Json {
        .object([
            "net": ledger.amount(draft.net), "charges": ledger.amount(draft.charges), "tax": ledger.amount(draft.tax),
            "total": ledger.amount(draft.total), "state": .string(protocolName(draft.state)),
            "kind": .string(protocolName(draft.kind)),
            "accounting_state": .string(protocolName(draft.accountingState)),
            "invoice_no": draft.documentNumber.isEmpty ? .null : .string(draft.documentNumber),
            "sales_tax_group": Json(draft.document.lines.first?.salesTaxGroup),
            "item_tax_group": Json(draft.document.lines.first?.itemTaxGroup),
        ])
    }

    // MARK: Workflow

    func submit(_ input: Json) async throws -> Json {
        let draft = try draft(input)
        let request = Reskontra_V1_SubmitInvoiceRequest.with {
            $0.company = company
            $0.draftID = draft
        }
        return shown(
            try await ledger.call(.submitInvoice, request, as: Reskontra_V1_SubmitInvoiceResponse.self).invoice)
    }

    func decide(_ input: Json) async throws -> Json {
        let draft = try draft(input)
        let request = Reskontra_V1_DecideInvoiceRequest.with {
            $0.company = company
            $0.draftID = draft
            $0.approve = input["approve"].flag ?? ["APPROVE", "APPROVED"].contains(input["decision"].text ?? "")
        }
        return shown(
            try await ledger.call(.decideInvoice, request, as: Reskontra_V1_DecideInvoiceResponse.self).invoice)
    }

    func recall(_ input: Json) async throws -> Json {
        let draft = try draft(input)
        let request = Reskontra_V1_RecallInvoiceRequest.with {
            $0.company = company
            $0.draftID = draft
        }
        return shown(
            try await ledger.call(.recallInvoice, request, as: Reskontra_V1_RecallInvoiceResponse.self).invoice)
    }

    func fault(_ input: Json) async throws -> Json {
        let draft = try draft(input)
        let request = Reskontra_V1_ReportWorkflowFaultRequest.with {
            $0.company = company
            $0.draftID = draft
        }
        return shown(
            try await ledger.call(
                .reportWorkflowFault, request, as: Reskontra_V1_ReportWorkflowFaultResponse.self
            ).invoice)
    }

    func deleteDraft(_ input: Json) async throws -> Json {
        let draft = try draft(input)
        let request = Reskontra_V1_DeleteDraftRequest.with {
            $0.company = company
            $0.draftID = draft
        }
        let answer = try await ledger.call(.deleteDraft, request, as: Reskontra_V1_DeleteDraftResponse.self)
        return .object(shown(answer.invoice).members.merging(["deleted": .bool(true)]) { $1 })
    }

    func setOriginal(_ input: Json) async throws -> Json {
        let draft = try draft(input)
        let request = Reskontra_V1_SetOriginalInvoiceRequest.with {
            $0.company = company
            $0.draftID = draft
            $0.originalInvoice = resolved(input["original_invoice"].text ?? "")
            $0.reason = input["reason"].text ?? ""
        }
        let answer = try await ledger.call(
            .setOriginalInvoice, request, as: Reskontra_V1_SetOriginalInvoiceResponse.self)
        return .object(shown(answer.invoice).members.merging(["linked": .bool(true)]) { $1 })
    }

    func saveAsTemplate(_ input: Json) async throws -> Json {
        let draft = try draft(input)
        let request = Reskontra_V1_SaveAsTemplateRequest.with {
            $0.company = company
            $0.draftID = draft
            $0.template = input["template"].text ?? json["given"]["templates"].list.first?.text ?? ""
            $0.replace = input["replace"].flag ?? false
        }
        let answer = try await ledger.call(
            .saveAsTemplate, request, as: Reskontra_V1_SaveAsTemplateResponse.self)
        return .object(["template": .string(answer.template), "replaced": .bool(answer.replaced)])
    }
}
