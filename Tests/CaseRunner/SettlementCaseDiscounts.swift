import ReskontraClient
import Schema

/// Cash discounts, tolerances, priorities and companies of the settlement schema: set-up, marks, the settle view.
extension SettlementCase {
    /// Parameters that are set as the case says.
    static let settled: Set<String> = [
        "automatic_settlement", "prioritize_settlement", "use_priority_for_automatic_settlement",
        "settlement_priority", "discount_on_partial_payments", "discount_on_credit_notes",
        "cash_discount_administration", "max_over_under_payment", "max_penny_difference", "discount_base",
        "discount_rate_basis", "min_discount_amount", "full_settlement_enabled", "party_id", "customer_accounts",
        "tax_on_cash_discount", "tax_on_over_under_payment",
        "centralized_payments_hierarchy", "post_cash_discount_in", "post_exchange_difference_in",
    ]

    /// The party's account in a company.
    func account(in company: String) -> String? {
        json["parameters"]["customer_accounts"][company].text ?? json["given"]["customer"].text
    }

    /// `:X` after due_to and due_from.
    func otherCompany(of leg: Reskontra_V1_JournalLeg) -> String {
        guard leg.postingType == .dueTo || leg.postingType == .dueFrom else { return "" }
        let code = leg.mainAccount.dropFirst(2)
        return companies.first { $0.code == code }.map { ":\($0.id)" } ?? ""
    }

    // MARK: Set-up

    func setUpSettlement() async throws {
        for company in companies {
            try await setParameters(of: company)
            for document in Self.openingDocuments(json)
            where (document["company"].text ?? companies[0].id) == company.id {
                try await setDiscounts(of: document, company.code)
            }
        }
        let hierarchy = json["parameters"]["centralized_payments_hierarchy"].list.compactMap(\.text)
        let isNetting = json["parameters"]["allow_intercompany_netting"].flag == true
        let paired = hierarchy.isEmpty && isNetting ? companies.map(\.id) : hierarchy
        for (place, id) in paired.enumerated() {
            for other in paired.dropFirst(place + 1) { try await setPair(id, other) }
        }
    }

    private func setParameters(of company: (id: String, code: String, currency: String)) async throws {
        let given = json["parameters"]
        let isMember = given["centralized_payments_hierarchy"].list.contains { $0.text == company.id }
        let limits = try ["max_over_under_payment", "max_penny_difference", "min_discount_amount"].map {
            given[$0].isNull ? ledger.money(minor: 0, company.currency) : try ledger.money(given[$0], company.currency)
        }
        let names = [
            "automatic_settlement", "prioritize_settlement", "use_priority_for_automatic_settlement",
            "settlement_priority", "discount_on_partial_payments", "discount_on_credit_notes",
            "unspecific_cash_discounts", "max_over_under_payment", "max_penny_difference", "min_discount_amount",
            "discount_on_gross", "discount_at_invoice_rate", "full_settlement_enabled", "payments_hierarchy",
            "tax_on_over_under_payment",
        ]
        try await CompanyPlan.setParameters(names, company: company.code, on: ledger) {
            $0.automaticSettlement = given["automatic_settlement"].flag == true
            $0.prioritizeSettlement = given["prioritize_settlement"].flag == true
            $0.usePriorityForAutomaticSettlement = given["use_priority_for_automatic_settlement"].flag == true
            if !isIdle(given["settlement_priority"]) {
                $0.settlementPriority = try priority(given["settlement_priority"])
            }
            $0.discountOnPartialPayments = given["discount_on_partial_payments"].flag == true
            $0.discountOnCreditNotes = given["discount_on_credit_notes"].flag == true
            $0.unspecificCashDiscounts = given["cash_discount_administration"].text == "unspecific"
            ($0.maxOverUnderPayment, $0.maxPennyDifference, $0.minDiscountAmount) = (limits[0], limits[1], limits[2])
            $0.discountOnGross = given["discount_base"].text == "gross"
            $0.discountAtInvoiceRate = given["discount_rate_basis"].text == "invoice_date"
            $0.fullSettlementEnabled = given["full_settlement_enabled"].flag == true
            $0.taxOnOverUnderPayment = given["tax_on_over_under_payment"].flag == true
            $0.paymentsHierarchy = isMember ? companies[0].code : ""
        }
    }

    private func priority(_ given: Json) throws -> Reskontra_V1_SettlementPriority {
        let kinds: [String: Reskontra_V1_ItemKind] = [
            "invoice": .invoice, "credit_note": .creditNote, "payment": .payment, "prepayment": .prepayment,
            "prepayment_invoice": .prepaymentInvoice, "interest_note": .interestNote, "collection_letter": .letterFee,
            "payment_fee": .paymentFee, "reimbursement": .reimbursement, "adjustment": .adjustment,
        ]
        let fields: [String: Reskontra_V1_SettlementPriority.Field] = [
            "transaction_date": .transactionDate, "due_date": .dueDate, "amount": .amount, "voucher": .voucher,
        ]
        var message = Reskontra_V1_SettlementPriority()
        for type in given["types"].list {
            guard let kind = kinds[type.text ?? ""] else { throw Gap("settlement_priority \(type.line)") }
            message.kinds.append(kind)
        }
        for key in given["then"].list {
            guard let field = fields[key["by"].text ?? ""] else { throw Gap("settlement_priority \(key.line)") }
            message.keys.append(
                .with {
                    $0.by = field
                    $0.descending = key["direction"].text == "descending"
                })
        }
        return message
    }

    /// The code of a document's first tier; empty without tiers.
    func discountCode(of document: Json) -> String {
        guard !document["discount_tiers"].list.isEmpty,
            let place = json["given"]["documents"].list.firstIndex(of: document)
        else { return "" }
        return "D\(place)-0"
    }

    /// A code per tier, the last first: each names its successor.
    func setDiscounts(of document: Json, _ company: String) async throws {
        let tiers = document["discount_tiers"].list
        guard let date = try document.date("date"),
            let place = json["given"]["documents"].list.firstIndex(of: document)
        else { return }
        for (ordinal, tier) in tiers.enumerated().reversed() {
            let days = try tier.date("until").map { date.days(to: $0) } ?? tier["days"].integer ?? 0
            let amount = tier["amount"].isNull ? nil : try ledger.money(tier["amount"], currency(of: document))
            let percent = try tier.decimal("percent")
            let request = Reskontra_V1_SetCashDiscountRequest.with {
                $0.company = company
                $0.discount.code = "D\(place)-\(ordinal)"
                $0.discount.method = .net
                $0.discount.days = UInt32(clamping: days)
                if let amount { $0.discount.amount = amount }
                if let percent, amount == nil { $0.discount.percent = percent }
                if ordinal + 1 < tiers.count { $0.discount.nextCode = "D\(place)-\(ordinal + 1)" }
            }
            _ = try await ledger.call(.setCashDiscount, request, as: Reskontra_V1_SetCashDiscountResponse.self)
        }
    }

    private func setPair(_ id: String, _ other: String) async throws {
        let (one, two) = (try code(of: id), try code(of: other))
        for account in ["DT\(one)", "DF\(one)", "DT\(two)", "DF\(two)"] { try await ledger.needAccount(account) }
        let given = json["parameters"]
        let places: [String: Reskontra_V1_PostedIn] = [
            "invoice_company": .invoiceCompany, "payment_company": .paymentCompany,
        ]
        let request = Reskontra_V1_SetIntercompanyPairRequest.with {
            $0.company = one
            $0.pair.otherCompany = two
            // Named for whom it is owed, so that the other company can be read from it.
            $0.pair.dueTo = "DT\(two)"
            $0.pair.dueFrom = "DF\(two)"
            $0.pair.otherDueTo = "DT\(one)"
            $0.pair.otherDueFrom = "DF\(one)"
            $0.pair.postCashDiscountIn = places[given["post_cash_discount_in"].text ?? ""] ?? .unspecified
            $0.pair.postExchangeDifferenceIn = places[given["post_exchange_difference_in"].text ?? ""] ?? .unspecified
        }
        _ = try await ledger.call(.setIntercompanyPair, request, as: Reskontra_V1_SetIntercompanyPairResponse.self)
    }

    // MARK: Marks

    /// What a step marks, as seen from a company.
    func marks(
        _ marks: [Json], in company: String, full: Bool = false, primary: String? = nil
    ) throws -> [Reskontra_V1_ApplyItem] {
        let uses: [String: Reskontra_V1_UseCashDiscount] = ["normal": .normal, "always": .always, "never": .never]
        return try marks.map { mark in
            var item = Reskontra_V1_ApplyItem()
            let name = try mark.required("document")
            item.documentNumber = prepaymentNumbers[name] ?? name
            let home = homes[name] ?? company
            let currency = currency(ofNumber: name)
            if !mark["amount_to_settle"].isNull { item.amount = try ledger.money(mark["amount_to_settle"], currency) }
            if home != company { item.company = try code(of: home) }
            if let use = uses[mark["use_cash_discount"].text ?? ""], use != .normal { item.useCashDiscount = use }
            if let date = try mark.date("discount_calculation_date") { item.discountDate = date.message }
            if !mark["discount_amount_override"].isNull {
                item.discount = try ledger.money(mark["discount_amount_override"], currency)
                item.discountReason = "As the case says"
            }
            item.fullSettlement = full
            item.lines = mark["lines"].list.compactMap(\.integer).map { UInt32($0) }
            item.primary = item.documentNumber == primary
            return item
        }
    }

    private func currency(ofNumber number: String) -> String {
        let document = json["given"]["documents"].list.first { $0["id"].text == number }
        if let document { return currency(of: document) }
        let payment = json["steps"].list.first { $0["payment_id"].text == number && !$0["currency"].isNull }
        return payment?["currency"].text ?? companies[0].currency
    }

    // MARK: Actions

    /// What the settle view answers.
    func preview(_ step: Json) async throws -> Json {
        var given = step["apply"].list
        if given.isEmpty, step["mode"].text != "manual" { given = try await openDocuments(in: companies[0].id, debitsOnly: true) }
        let items = try marks(given, in: companies[0].id)
        let date = try step.date("date")
        let request = Reskontra_V1_PreviewSettlementRequest.with {
            $0.company = companies[0].code
            $0.customerNumber = account(in: companies[0].id) ?? ""
            $0.items = items
            if let date { $0.date = date.message }
        }
        let answer = try await ledger.call(
            .previewSettlement, request, as: Reskontra_V1_PreviewSettlementResponse.self)
        let rows: [Json] = answer.lines.map { line in
            .object([
                "document": .string(line.documentNumber),
                "use_cash_discount": .string(protocolName(line.useCashDiscount).lowercased()),
                "discount_date": line.hasDiscountDate
                    ? .string(CaseDate(line.discountDate).description) : .null,
                "discount_full": ledger.amount(line.discountFull),
                "discount_taken_before": ledger.amount(line.discountTakenBefore),
                "discount_to_take": ledger.amount(line.discountToTake),
                "amount_to_settle": ledger.amount(line.amountToSettle),
                "total_settled": ledger.amount(line.totalSettled),
            ])
        }
        return .object(["discounts": .array(rows)])
    }

    func settleOpen(_ step: Json) async throws -> Json {
        var given = step["mark"].list
        if given.isEmpty, ["automatic", "priority"].contains(step["mode"].text) { given = try await openDocuments() }
        let numbers = try given.map { try $0.required("document") }
        let primary = step["primary_payment"].text
        // The paying company asks; without money the first document's does.
        let payer = primary ?? numbers.first { kinds[$0] == .payment } ?? numbers.first
        let home = payer.flatMap { homes[$0] } ?? companies[0].id
        let items = try marks(given, in: home, primary: primary)
        let document = json["given"]["documents"].list.first { $0["id"].text == payer }
        let date = try step.date("date")
        let company = try code(of: home)
        let request = Reskontra_V1_SettleRequest.with {
            $0.company = company
            $0.customerNumber = document.map(customer) ?? account(in: home) ?? ""
            $0.items = items
            $0.byPriority = step["mode"].text == "priority"
            if let date { $0.date = date.message }
        }
        let answer = try await ledger.call(.settle, request, as: Reskontra_V1_SettleResponse.self)
        for number in numbers { settlements[number, default: []].append(answer.settlementID) }
        entries += answer.journals.map { ($0, .payment) }
        // Payments have no row: what they gave stands in the rows of what they paid.
        return .object(settled(answer.settled.filter { kinds[$0.documentNumber] != .payment }))
    }

    /// All candidates of the automatic modes; a payment that is still to come pays debits of its company.
    private func openDocuments(in only: String? = nil, debitsOnly: Bool = false) async throws -> [Json] {
        var open: [Json] = []
        for company in companies where only == nil || only == company.id {
            guard let customer = account(in: company.id) else { continue }
            for item in try await ledger.items(company.code, customer)
            where debitsOnly ? item.open.minor > 0 : item.open.minor != 0 {
                open.append(.object(["document": .string(item.number)]))
            }
        }
        return open
    }
}
