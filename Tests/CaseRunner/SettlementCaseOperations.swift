import ReskontraClient
import Schema

/// Loading and plays of the settlement schema.
extension SettlementCase {
    // MARK: Before the first step

    func load() async throws {
        let given = json["given"]
        let dates = try given["documents"].list.compactMap { try $0.date("date") } + [ledger.clock.date]
        let years = (dates.map(\.year).min() ?? 0) - 1...(dates.map(\.year).max() ?? 0) + 5
        for company in given["companies"].list {
            let id = try company.required("id")
            companies.append((id, ledger.newCompanyCode(), company["accounting_currency"].text ?? "USD"))
            try await make(companies[companies.count - 1], years: years)
        }
        try await setUpSettlement()
        for document in Self.openingDocuments(json) {
            kinds[try document.required("id")] = Self.kind(of: document)
        }
        for company in companies {
            try await importDocuments(of: company.id, company.code)
            _ = try await ledger.call(
                .goLive, Reskontra_V1_GoLiveRequest.with { $0.company = company.code },
                as: Reskontra_V1_GoLiveResponse.self)
            try await setReturnParameters(company)
            for document in Self.openingDocuments(json)
            where isPosted(document) && (document["company"].text ?? companies[0].id) == company.id {
                try await postSplitDocument(document, company.code)
            }
        }
    }

    private func make(_ company: (id: String, code: String, currency: String), years: ClosedRange<Int>)
        async throws
    {
        var plan = CompanyPlan(
            code: company.code, name: company.id, accountingCurrency: company.currency, years: years)
        plan.rates = try json["given"]["exchange_rates"].list
            .filter { ($0["company"].text ?? company.id) == company.id }
            .map { row in
                guard let rate = try row.decimal("rate"), let from = try row.date("date") else {
                    throw CaseFailure("the rate \(row.line) lacks something")
                }
                return .init(
                    from: try row.required("from"), to: try row.required("to"), rate: rate, validFrom: from)
            }
        try await plan.make(on: ledger)
        for number in customers(in: company.id) {
            let request = Reskontra_V1_CreateCustomerRequest.with {
                $0.company = company.code
                $0.customer.number = number
                $0.customer.name = "Customer \(number)"
                $0.customer.group = "10"
                $0.customer.currency = company.currency
                if let party = json["parameters"]["party_id"].text, number == account(in: company.id) {
                    // Parties are the store's, cases are many.
                    $0.customer.party = "\(companies[0].code)-\(party)"
                }
                // Limits are no matter of these cases.
                $0.customer.unlimitedCredit = true
                $0.customer.methodOfPayment = CompanyPlan.method
            }
            _ = try await ledger.call(.createCustomer, request, as: Reskontra_V1_CreateCustomerResponse.self)
        }
    }

    private func importDocuments(of company: String, _ code: String) async throws {
        let documents = Self.openingDocuments(json).filter {
            ($0["company"].text ?? companies[0].id) == company && $0["kind"].text != "vendor_invoice"
                && !isPosted($0)
        }
        guard !documents.isEmpty else { return }
        // A document's id is its voucher: vouchers of one day follow each other by it.
        let items = try documents.sorted { isBefore($0["id"].text ?? "", $1["id"].text ?? "") }.map(openingItem)
        let request = Reskontra_V1_ImportOpeningRequest.with {
            $0.company = code
            $0.items = items
        }
        _ = try await ledger.call(.importOpening, request, as: Reskontra_V1_ImportOpeningResponse.self)
    }

    /// By what stands before the number at their end, then by that number: INV-2 before INV-10.
    private func isBefore(_ one: String, _ other: String) -> Bool {
        func number(_ id: String) -> (words: Substring, value: Int) {
            let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }.prefix(18).count
            return (id.dropLast(digits), Int(id.suffix(digits)) ?? 0)
        }
        let (left, right) = (number(one), number(other))
        return left.words == right.words ? left.value < right.value : left.words < right.words
    }

    private func openingItem(_ document: Json) throws -> Reskontra_V1_OpeningItem {
        let number = try document.required("id")
        let currency = currency(of: document)
        let amount = try ledger.money(document["amount"], currency)
        guard let date = try document.date("date") else {
            throw CaseFailure("document \(number) has no date")
        }
        let due = try document.date("due_date") ?? date
        let tax = document["tax_amount"].isNull ? nil : try ledger.money(document["tax_amount"], currency)
        let kinds: [String: Reskontra_V1_ItemKind] = [
            "invoice": .invoice, "interest_note": .interestNote, "credit_note": .creditNote,
            "payment": .payment,
        ]
        homes[number] = document["company"].text ?? companies[0].id
        return .with {
            $0.customerNumber = customer(of: document)
            $0.kind = kinds[document["kind"].text ?? "invoice"] ?? .invoice
            $0.number = number
            $0.documentDate = date.message
            $0.dueDate = due.message
            $0.original = amount
            $0.open = amount
            $0.cashDiscount = discountCode(of: document)
            if let tax, tax.minor != 0 {
                $0.tax = ledger.money(minor: amount.minor < 0 ? -abs(tax.minor) : tax.minor, currency)
            }
        }
    }

    // MARK: Actions

    func postDocument(_ step: Json) async throws -> Json {
        let id = try step.required("document")
        guard let document = json["given"]["documents"].list.first(where: { $0["id"].text == id }) else {
            throw CaseFailure("no document \(id)")
        }
        let company = try code(of: document["company"].text)
        let currency = currency(of: document)
        let amount = try ledger.money(document["amount"], currency)
        let date = try document.date("date")
        let posting = Posting(
            company: company, customer: customer(of: document), number: id,
            amount: ledger.money(minor: abs(amount.minor), currency), date: date,
            dueDate: try document.date("due_date") ?? date)
        if document["kind"].text == "prepayment_invoice" {
            try await postPrepaymentInvoice(document, company)
            return .object([:])
        }
        try await setDiscounts(of: document, company)
        let kind = Self.kind(of: document)
        switch kind {
        case .payment: _ = try await posting.postPayment(on: ledger)
        case .invoice, .creditNote:
            var taxed = try await taxed(posting, document)
            taxed.cashDiscount = discountCode(of: document)
            if kind == .invoice { taxed.salesOrder = document["sales_order"].text ?? "" }
            if kind == .creditNote {
                let request = Reskontra_V1_PostCreditNoteRequest.with {
                    $0.company = company
                    $0.document = taxed
                }
                _ = try await ledger.call(
                    .postCreditNote, request, as: Reskontra_V1_PostCreditNoteResponse.self)
            } else {
                let request = Reskontra_V1_PostInvoiceRequest.with {
                    $0.company = company
                    $0.document = taxed
                }
                _ = try await ledger.call(.postInvoice, request, as: Reskontra_V1_PostInvoiceResponse.self)
            }
        }
        kinds[id] = kind
        homes[id] = document["company"].text ?? companies[0].id
        try await readEntries(of: id, in: company)
        try await readApplied()
        return .object([:])
    }

    /// The document with its tax taken out of its only line.
    func taxed(_ posting: Posting, _ given: Json) async throws -> Reskontra_V1_InvoiceDocument {
        var document = posting.document
        guard !given["tax_amount"].isNull else { return document }
        let tax = abs(try ledger.money(given["tax_amount"], posting.amount.currency).minor)
        guard tax != 0 else { return document }
        let net = posting.amount.minor - tax
        guard let percent = taxPercent(net: net, tax: tax), let message = percent.message else {
            throw Gap("PostInvoice (tax by amount)")
        }
        let group = "T\(percent.text)"
        try await CompanyPlan.setTaxCode(
            group, percent: message, fallsWithDiscounts: json["parameters"]["tax_on_cash_discount"].flag == true,
            company: posting.company, on: ledger)
        try await CompanyPlan.setTaxGroup(group, .sales, [group], company: posting.company, on: ledger)
        try await CompanyPlan.setTaxGroup(group, .item, [group], company: posting.company, on: ledger)
        document.lines[0].amount = ledger.money(minor: net, posting.amount.currency)
        document.lines[0].salesTaxGroup = group
        document.lines[0].itemTaxGroup = group
        return document
    }

    func postPayment(_ step: Json) async throws -> Json {
        let id = try step.required("payment_id")
        let amount = try ledger.money(step["amount"], step["currency"].text ?? companies[0].currency)
        var request = try payment(step, amount: amount)
        request.paymentNumber = id
        request.paymentReference = id
        kinds[id] = .payment
        homes[id] = companies[0].id
        let answer = try await ledger.call(.postPayment, request, as: Reskontra_V1_PostPaymentResponse.self)
            .payment
        if answer.settlementID != 0 { settlements[id, default: []].append(answer.settlementID) }
        try await readEntries(of: id, in: companies[0].code)
        try await readApplied()
        return .object(settled(answer.settled.filter { $0.itemID != answer.itemID }))
    }

    private func payment(_ step: Json, amount: Reskontra_V1_Money) throws -> Reskontra_V1_PostPaymentRequest {
        guard let date = try step.date("date") else { throw CaseFailure("the payment has no date") }
        let items = try marks(step["apply"].list, in: companies[0].id, full: step["full_settlement"].flag == true)
        return .with {
            $0.company = companies[0].code
            $0.customerNumber = account(in: companies[0].id) ?? ""
            $0.amount = amount
            $0.postingDate = date.message
            $0.methodOfPayment = CompanyPlan.method
            if let order = step["sales_order"].text {
                ($0.prepayment, $0.salesOrder, $0.postingProfile) = (true, order, "GEN")
            }
            $0.changeJournalAmount = step["change_journal_amount"].flag == true && !items.isEmpty
            if step["mode"].text == "automatic" {
                $0.apply = .oldestFirst
            } else if step["mode"].text == "priority" {
                $0.apply = .byPriority
            } else if !items.isEmpty {
                $0.apply = .named
                $0.items = items
            } else {
                // Nothing is marked: the company's parameter decides.
                $0.apply = .unspecified
            }
        }
    }

    /// Opens all that is still settled with the payment, the latest first.
    func undoSettlement(_ step: Json) async throws -> Json {
        let id = try step.required("payment_id")
        let company = try code(of: homes[id])
        let date = try step.date("date")
        let live = try await ledger.document(company, id).item.settlements.filter { !$0.undone }
            .map(\.settlementID).sorted(by: >).withoutRepeats
        // With none left the server is to say so.
        for settlement in live.isEmpty ? [nil] : live.map(Optional.init) {
            let request = Reskontra_V1_UndoSettlementRequest.with {
                $0.company = company
                if let settlement { $0.settlementID = settlement } else { $0.documentNumber = id }
                if let date { $0.date = date.message }
                $0.reason = "As the case says"
            }
            let answer = try await ledger.call(
                .undoSettlement, request, as: Reskontra_V1_UndoSettlementResponse.self)
            if let settlement { settlements[id, default: []].append(settlement) }
            entries += answer.journals.map { ($0, .payment) }
        }
        return .object([:])
    }

    // MARK: Details

    private static func kind(of document: Json) -> DocumentKind {
        switch document["kind"].text {
        case "credit_note": .creditNote
        case "payment": .payment
        default: .invoice
        }
    }

    func currency(of document: Json) -> String {
        let home = companies.first { $0.id == document["company"].text } ?? companies.first
        return document["currency"].text ?? home?.currency ?? ""
    }

    func customer(of document: Json) -> String {
        document["customer"].text ?? account(in: document["company"].text ?? companies.first?.id ?? "") ?? ""
    }

    private func readEntries(of number: String, in company: String) async throws {
        let kind = kinds[number] ?? .invoice
        entries += try await ledger.document(company, number).journals.map { ($0, kind) }
    }

    /// What stands against a final invoice has a voucher of its own, posted in the commit of another document.
    func readApplied(isTold: Bool = false) async throws {
        guard !prepaymentNumbers.isEmpty else { return }
        for company in companies {
            for customer in customers(in: company.id) {
                for item in try await ledger.items(company.code, customer) where item.kind == .adjustment {
                    let isNew = appliedSeen.insert("\(company.code) \(item.number)").inserted
                    if isNew, !isTold { try await readEntries(of: item.number, in: company.code) }
                }
            }
        }
    }

    /// A prepayment invoice has a number of its own; the case names it otherwise.
    private func name(of number: String) -> String {
        prepaymentNumbers.first { $0.value == number }?.key ?? number
    }

    func settled(_ parts: [Reskontra_V1_SettledPart]) -> [String: Json] {
        let rows: [Json] = parts.map { part in
            let currency = part.amount.currency
            let cash = part.amount.minor - part.discount.minor - part.difference.minor
            return .object([
                "document": .string(name(of: part.documentNumber)), "cash": ledger.amount(minor: cash, currency),
                "discount": ledger.amount(minor: part.discount.minor, currency),
                "difference": ledger.amount(minor: part.difference.minor, currency),
                "total": ledger.amount(part.amount),
            ])
        }
        return [
            "settled": .array(rows),
            "settlement_order": .array(parts.map { .string(name(of: $0.documentNumber)) }),
        ]
    }
}
