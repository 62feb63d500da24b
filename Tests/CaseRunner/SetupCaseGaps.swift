extension SetupCase {
    private static let givenKnown: Set<String> = [
        "customer", "currency", "document_currency", "accounting_currency", "customers", "groups",
        "module_sequence", "one_time_sequence", "shared_sequence",
        "companies", "posting_profiles", "periods", "user", "rate_eur_per_usd", "rates", "rates_eur_per_usd",
        "open_invoices", "open_credit_notes", "open_interest_invoices", "closed_invoices", "posted_invoices",
        "settlements", "posted", "draft", "drafts", "total", "main_accounts", "ledger_parameter",
        "next_number", "interest_codes", "interest_notes", "notes", "payments", "invoice", "line_amount",
        "line_amounts", "line", "fixed_asset_line", "main_account", "templates", "template_total", "assignment",
        "assignments",
        "mandates", "creditor", "bill", "unposted", "fee_setup", "banks", "cash_discounts",
    ]

    private static let parametersKnown: Set<String> = [
        "tax_rounding", "max_tax_adjustment", "max_penny_rounding", "default_profile", "prepayment_profile", "partial_interval", "grace_mode",
        "waive_limit", "prenotification_days", "lead", "one_time_template", "first_as_rcur",
        "workflow", "stop_on_first_error", "free_text_correction_enabled", "catch_up", "summarize_lines",
        "boe_profile", "collection_profile", "discount_profile", "protest_profile", "require_acceptance",
        "prepayment_application_policy", "tax_on_prepayment", "exchange_rate_type", "ledger_exchange_rate_type",
        // Orders are confirmed and customers have no limit, whatever these say.
        "require_confirmed_order", "credit_limit_type",
    ]

    static func gaps(in json: Json) -> [String] {
        let given = json["given"]
        var gaps = json["steps"].list.flatMap { step in
            let expected = json["expect"]["results"].list.first { $0["step"] == step["step"] } ?? .null
            return commandGaps(step["command"].text ?? "a step without command", step["input"], expected)
        }
        let cards = usesCards(json) ? cardGiven : []
        gaps += given.keys.filter {
            !givenKnown.contains($0) && !salesGiven.contains($0) && !cards.contains($0) && !isIdle(given[$0])
        }
        .map { "given \($0)" }
        gaps += json["parameters"].keys.filter {
            !parametersKnown.contains($0) && !salesParameters.contains($0) && !isIdle(json["parameters"][$0])
        }
        .map { "SetParameters (\($0))" }
        let state = json["expect"]["state"]
        gaps += state.keys.filter { name in
            // An object is about the document of that name.
            if case .object = state[name] { return false }
            return !isStateKnown(name)
        }.map { "state \($0)" }
        gaps += voucherGaps(json)
        return gaps.withoutRepeats
    }

    private static func commandGaps(_ name: String, _ input: Json, _ expected: Json) -> [String] {
        guard let operation = operations[name] else { return [name] }
        let inputs = input.keys.filter { !isIdle(input[$0]) || name == "UpdateCustomer" }
            .filter { namedByStep($0, operation) == nil }
        var gaps = operation.gaps(name, inputs: inputs, answers: expected["result"].keys)
        gaps += input["lines"].list.flatMap(\.keys).filter { !lineKeys.contains($0) }.map {
            "\(name) (line \($0))"
        }
        if name == "Concurrent" {
            gaps += input["commands"].list.flatMap { command -> [String] in
                let name = command["command"].text ?? "a command without name"
                guard concurrentCommands.contains(name) else { return ["Concurrent \(name)"] }
                return commandGaps(name, command["input"], .null)
            }
        }
        return gaps
    }

    private static let lineKeys: Set<String> = [
        "line", "main_account", "quantity", "unit_price", "amount", "tax_rate", "description", "dimensions",
        "dimensions_split", "billing_code", "interest_code", "periods", "percent", "ordered", "price", "delivered", "picked",
        "invoiced",
    ]

    private static func isStateKnown(_ name: String) -> Bool {
        let known: Set<String> = [
            "customer_balance", "customer_balance_accounting", "ar_accounting_balance", "bank_balance_change",
            "vouchers", "posted_vouchers", "next_number", "invoiced", "posted_after_close",
        ]
        if interestStates.union(freeTextStates).union(recurringStates).union(cardStates).contains(name) { return true }
        return known.contains(name) || name.hasPrefix("balance_")
            || ["_open", "_mark", "_status"].contains { name.hasSuffix($0) }
    }

    private static func voucherGaps(_ json: Json) -> [String] {
        let vouchers = json["expect"]["vouchers"].list
        let lineKeys: Set<String> = ["account", "side", "amount", "accounting_amount"]
        return vouchers.flatMap { $0["lines"].list }.flatMap(\.keys)
            .filter { key in
                !lineKeys.contains(key) && !VoucherComparison.furtherKeys.contains(key)
                    && !VoucherComparison.isDimension(key)
            }
            .map { "a voucher's \($0)" }
    }
}
