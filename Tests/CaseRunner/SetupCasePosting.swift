import ReskontraClient
import Schema

/// Posting, correcting and distributing free text invoices.
extension SetupCase {
    // MARK: Posting

    func postFreeTextInvoice(_ input: Json) async throws -> Json {
        let isShort =
            input["draft"].isNull && input["draft_of_step"].isNull
            && ["net", "lines", "line_net"].contains { !input[$0].isNull }
        let clientID = input["client_id"].text
        // A repeated wish is the same request: its draft is not made anew.
        if isShort {
            if let clientID, let known = draftOfClient[clientID], known.input == input {
                latestDraft = known.draft
            } else {
                _ = try await createDraft(input)
                if let clientID, let latestDraft { draftOfClient[clientID] = (input, latestDraft) }
            }
        }
        let draft = try self.draft(isShort ? .null : input)
        if !input["set_line_net"].isNull {
            _ = try await updateDraft(
                .object(["line": Json(1), "amount": input["set_line_net"], "tax_rate": input["tax_rate"]]))
        }
        var request = Reskontra_V1_PostFreeTextInvoiceRequest.with {
            $0.company = company
            $0.draftID = draft
        }
        if let date = try input.date("posting_date") { request.postingDate = date.message }
        let before = try await canceledNotes()
        let reply = try await ledger.reply(
            .postFreeTextInvoice, request, as: Reskontra_V1_PostFreeTextInvoiceResponse.self, key: key(of: input))
        let posted = reply.message.posted
        var fields = try await note(posted, isReplay: reply.replayed)
        fields.merge(try await canceledFields(besides: before)) { $1 }
        fields["replayed"] = .bool(reply.replayed)
        fields["state"] = .string(protocolName(reply.message.invoice.state))
        fields["accounting_state"] = .string(protocolName(reply.message.invoice.accountingState))
        if let previewed {
            fields["same_as_preview"] = .bool(
                previewed.legs == posted.document.journal.legs && previewed.date == posted.document.journal.date)
        }
        return .object(fields)
    }

    /// What posting made, as fields; its entries are the step's.
    private func note(_ posted: Reskontra_V1_PostedFreeText, isReplay: Bool = false) async throws -> [String: Json] {
        var fields: [String: Json] = ["posted": .bool(true)]
        var customer = theCustomer
        if posted.hasDocument {
            let document = try await ledger.document(company, posted.document.documentNumber)
            customer = document.item.customerNumber
            documentOfStep[step] = posted.document.documentNumber
            fields["net"] = ledger.amount(posted.document.net)
            fields["tax"] = ledger.amount(posted.document.tax)
            fields["total"] = ledger.amount(posted.document.total)
            fields["charges"] =
                posted.document.hasCharges
                ? ledger.amount(posted.document.charges) : ledger.amount(minor: 0, posted.document.total.currency)
            fields["accounting_total"] = ledger.amount(posted.document.accountingTotal)
            fields["invoice_no"] = .string(posted.document.documentNumber)
            fields["invoice_account"] = .string(customer)
            fields["sales_tax_group"] = Json(document.lines.first?.salesTaxGroup)
            fields["item_tax_group"] = Json(document.lines.first?.itemTaxGroup)
        }
        if posted.hasCanceling {
            canceling = posted.canceling.documentNumber
            corrected = posted.hasDocument ? posted.document.documentNumber : nil
            cancelingOfStep[step] = canceling
            fields["canceling_total"] = ledger.amount(posted.canceling.total)
            fields["canceling_date"] = .string(CaseDate(posted.canceling.postingDate).description)
            if posted.hasDocument {
                fields["corrected_total"] = ledger.amount(posted.document.total)
                fields["corrected_date"] = .string(CaseDate(posted.document.postingDate).description)
            }
            fields["settled"] = ledger.amount(posted.settled)
            let currency = posted.canceling.total.currency
            fields["unsettled"] =
                posted.hasUnsettled ? ledger.amount(posted.unsettled) : ledger.amount(minor: 0, currency)
            fields["reversed_interest"] =
                posted.hasReversedInterest
                ? ledger.amount(posted.reversedInterest) : ledger.amount(minor: 0, currency)
            let realized = posted.journals.flatMap(\.legs)
                .filter { $0.postingType == .realizedGain || $0.postingType == .realizedLoss }
                .reduce(Int64(0)) { $0 + ($1.side == .credit ? 1 : -1) * $1.accountingAmount.minor }
            fields["realized_gain_loss"] = ledger.amount(minor: realized, accountingCurrency)
        }
        guard !isReplay else { return fields }
        let isCorrection = posted.hasCanceling
        if isCorrection {
            made.append((posted.canceling.journal, customer, "CANCELING"))
            if posted.hasDocument { made.append((posted.document.journal, customer, "CORRECTED")) }
        } else if posted.hasDocument {
            made.append((posted.document.journal, customer, nil))
        }
        made += posted.journals.map { ($0, customer, nil) }
        return fields
    }

    func postDrafts(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_PostFreeTextInvoicesRequest()
        request.company = company
        var names: [UInt64: String] = [:]
        let chosen = input["drafts"].isNull ? json["given"]["drafts"].list.map { $0["draft"] } : input["drafts"].list
        for name in chosen {
            let id = try draft(.object(["draft": name]))
            request.draftIds.append(id)
            names[id] = name.text
        }
        if let stops = input["stop_on_first_error"].flag { request.onError = stops ? .stop : .skip }
        if let date = try input.date("posting_date") { request.postingDate = date.message }
        let answer = try await ledger.call(
            .postFreeTextInvoices, request, as: Reskontra_V1_PostFreeTextInvoicesResponse.self)
        for posted in answer.posted { _ = try await note(posted) }
        return .object([
            "batch_state": .string(protocolName(answer.batchState)),
            "posted": .array(
                answer.posted.map { posted in
                    .object([
                        "draft": Json(names[posted.draftID]), "invoice_no": .string(posted.document.documentNumber),
                    ])
                }),
            "failed": .array(answer.failed.map { Json(names[$0.draftID]) }),
            "not_tried": .array(answer.notTried.map { Json(names[$0]) }),
        ])
    }

    /// What the batch of a recurrence posted; its entries are the step's.
    func note(_ posted: [Reskontra_V1_PostedFreeText]) async throws {
        for one in posted { _ = try await note(one) }
    }

    func previewJournal(_ input: Json) async throws -> Json {
        let draft = try draft(input)
        try await calculateTaxToShow(draft)
        let request = Reskontra_V1_PreviewSubledgerJournalRequest.with {
            $0.company = company
            $0.draftID = draft
        }
        let answer = try await ledger.call(
            .previewSubledgerJournal, request, as: Reskontra_V1_PreviewSubledgerJournalResponse.self)
        previewed = answer.journal
        return .object(["stored": .bool(false), "total": ledger.amount(answer.total)])
    }

    // MARK: Corrections

    /// `canceling_of_step_3` and its like stand for numbers, and so do examples of them.
    func resolved(_ text: String) -> String {
        if let known = examples[text] { return known }
        guard let number = text.split(separator: "_").last.flatMap({ Int($0) }) else { return text }
        if text.hasPrefix("canceling_of_step_") { return cancelingOfStep[number] ?? text }
        if text.hasPrefix("corrected_of_step_") || text.hasPrefix("invoice_of_step_") {
            return documentOfStep[number] ?? text
        }
        return text
    }

    func invoice(_ input: Json) -> String {
        if let text = input["invoice"].text { return resolved(text) }
        return json["given"]["posted_invoices"].list.first?["invoice"].text
            ?? documentOfStep.max { $0.key < $1.key }?.value ?? ""
    }

    func correct(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_CorrectInvoiceRequest()
        request.company = company
        request.invoice = invoice(input)
        request.reason = input["reason"].text ?? ""
        request.comment = input["comment"].text ?? ""
        request.newDate = (try input.date("new_date") ?? session).message
        request.unsettle = input["unsettle"].flag ?? false
        let answer = try await ledger.call(
            .correctInvoice, request, as: Reskontra_V1_CorrectInvoiceResponse.self, key: key(of: input))
        drafts["step \(step)"] = answer.invoice.draftID
        latestDraft = "step \(step)"
        return shown(answer.invoice)
    }

    func cancel(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_CancelInvoiceRequest()
        request.company = company
        request.invoice = invoice(input)
        request.reason = input["reason"].text ?? ""
        request.comment = input["comment"].text ?? ""
        request.date = (try input.date("date") ?? session).message
        request.unsettle = input["unsettle"].flag ?? false
        let before = try await canceledNotes()
        let reply = try await ledger.reply(
            .cancelInvoice, request, as: Reskontra_V1_CancelInvoiceResponse.self, key: key(of: input))
        let fields = try await note(reply.message.canceled, isReplay: reply.replayed)
        return .object(fields.merging(try await canceledFields(besides: before)) { $1 })
    }

    func reverseTransaction(_ input: Json) async throws -> Json {
        let date = try input.date("date") ?? session
        let request = Reskontra_V1_ReverseTransactionRequest.with {
            $0.company = company
            $0.transaction = input["transaction"].text ?? ""
            $0.reason = input["reason"].text ?? ""
            $0.date = date.message
            $0.unsettle = input["unsettle"].flag ?? false
        }
        let before = try await canceledNotes()
        // Without an id of the case's own it is rehearsed like any other call.
        let reply = try await ledger.reply(
            .reverseTransaction, request, as: Reskontra_V1_ReverseTransactionResponse.self,
            key: input["client_id"].isNull ? nil : key(of: input))
        let answer = reply.message
        if !reply.replayed { entries += answer.journals.map { ($0, answer.customerNumber) } }
        let none = ledger.amount(minor: 0, answer.amount.currency)
        let fields: [String: Json] = [
            "amount": ledger.amount(answer.amount),
            "unsettled": answer.hasUnsettled ? ledger.amount(answer.unsettled) : none,
            "reversed_interest": answer.hasReversedInterest ? ledger.amount(answer.reversedInterest) : none,
        ]
        return .object(fields.merging(try await canceledFields(besides: before)) { $1 })
    }

    func chain(_ input: Json) async throws -> Json {
        let answer = try await chain(of: invoice(input))
        return .object(["chain_length": Json(Int(answer.chainLength)), "documents": Json(answer.documents.count)])
    }

    /// What a correction or cancellation made of an invoice.
    func mark(ofInvoice number: String) async throws -> String {
        let link = try await chain(of: number).documents.first { $0.documentNumber == number }
        guard let link else { return "NONE" }
        return link.correctedBy.isEmpty ? link.canceledBy.isEmpty ? "NONE" : "CANCELED" : "CORRECTED"
    }

    private func chain(of invoice: String) async throws -> Reskontra_V1_GetCorrectionChainResponse {
        let request = Reskontra_V1_GetCorrectionChainRequest.with {
            $0.company = company
            $0.invoice = invoice
        }
        return try await ledger.call(
            .getCorrectionChain, request, as: Reskontra_V1_GetCorrectionChainResponse.self)
    }

    // MARK: Distributions

    private func documentOfDraft(_ draft: UInt64) async throws -> Reskontra_V1_FreeTextInvoice {
        let request = Reskontra_V1_GetFreeTextInvoiceRequest.with {
            $0.company = company
            $0.draftID = draft
        }
        return try await ledger.call(
            .getFreeTextInvoice, request, as: Reskontra_V1_GetFreeTextInvoiceResponse.self
        ).invoice
    }

    func distribute(_ input: Json) async throws -> Json {
        let draft = try draft(input)
        var request = Reskontra_V1_DistributeAmountRequest()
        request.company = company
        request.draftID = draft
        request.discount = input["discount"].flag ?? false
        if !request.discount { request.line = UInt32(input["line"].integer ?? 1) }
        let currency = try await documentOfDraft(draft).document.currency
        switch try input.required("method") {
        case "EQUAL":
            request.method = .equal
            request.parts = UInt32(clamping: input["parts"].integer ?? 0)
        case "PERCENT":
            request.method = .percent
            for percent in input["percents"].list {
                guard let message = percent.exact?.message else { throw CaseFailure("\(percent.line) is no percent") }
                request.shares.append(.with { $0.percent = message })
            }
            for share in input["shares"].list {
                guard let message = share["percent"].exact?.message else {
                    throw CaseFailure("\(share.line) has no percent")
                }
                request.shares.append(
                    .with {
                        $0.percent = message
                        $0.dimensions = Self.dimensions(share)
                    })
            }
        case "AMOUNT":
            request.method = .amount
            for amount in input["amounts"].list {
                let money = try ledger.money(amount, currency)
                request.shares.append(.with { $0.amount = money })
            }
        case "QUANTITY":
            request.method = .quantity
            for quantity in input["quantities"].list {
                guard let message = quantity.exact?.message else {
                    throw CaseFailure("\(quantity.line) is no quantity")
                }
                request.shares.append(.with { $0.quantity = message })
            }
        case let other: throw CaseFailure("no method \(other)")
        }
        let answer = try await ledger.call(
            .distributeAmount, request, as: Reskontra_V1_DistributeAmountResponse.self)
        return rows(answer.distributions)
    }

    private static let distributionKinds: [String: Reskontra_V1_DistributionKind] = [
        "LINE": .line, "FIXED_ASSET": .fixedAsset, "TAX": .tax, "CHARGE": .charge,
        "DISCOUNT": .discount,
    ]

    func listDistributions(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_ListDistributionsRequest()
        request.company = company
        request.draftID = try draft(input)
        request.line = UInt32(input["line"].integer ?? 0)
        request.kind = Self.distributionKinds[input["kind"].text ?? ""] ?? .unspecified
        if input["line"].isNull, input["kind"].isNull { try await calculateTaxToShow(request.draftID) }
        let answer = try await ledger.call(
            .listDistributions, request, as: Reskontra_V1_ListDistributionsResponse.self)
        return rows(answer.distributions)
    }

    /// Whoever shows the distributions of a whole invoice or its entry calculates the tax first (AD-4).
    func calculateTaxToShow(_ draft: UInt64) async throws {
        guard [.draft, .submitted, .approved].contains(try await documentOfDraft(draft).state) else { return }
        let request = Reskontra_V1_CalculateTaxRequest.with {
            $0.company = company
            $0.draftID = draft
        }
        _ = try await ledger.call(.calculateTax, request, as: Reskontra_V1_CalculateTaxResponse.self)
    }

    private func rows(_ rows: [Reskontra_V1_Distribution]) -> Json {
        let dimensions = rows.first?.dimensions ?? []
        return .object([
            "amounts": .array(rows.map { ledger.amount($0.amount) }),
            "dimensions": .object(
                Dictionary(dimensions.map { ($0.name, .string($0.value)) }, uniquingKeysWith: { first, _ in first })),
        ])
    }

    // MARK: State

    static let freeTextStates: Set<String> = ["canceling_open", "corrected_open", "documents"]

    /// Nil for a name that is not about corrections.
    func freeTextState(named name: String) async throws -> Json? {
        switch name {
        case "canceling_open": return try await open(canceling)
        case "corrected_open": return try await open(corrected)
        case "documents":
            let items = try await ledger.items(company, theCustomer)
            return Json(items.count { $0.kind == .invoice || $0.kind == .creditNote })
        default: return nil
        }
    }

    private func open(_ number: String?) async throws -> Json {
        guard let number else { return .null }
        return ledger.amount(try await ledger.document(company, number).item.open)
    }
}
