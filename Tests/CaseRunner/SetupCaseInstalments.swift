import ReskontraClient
import Schema

/// Payment schedules and the instalments of posted invoices.
extension SetupCase {
    static let instalmentOperations: [String: Operation<SetupCase>] = [
        "SetPaymentSchedule": Operation(
            [
                "payment_schedule", "allocation", "unit", "every", "amount", "count", "minimum", "sales_tax", "charges",
                "lines",
                "currency",
            ], answers: ["created"]
        ) { try await $0.setPaymentSchedule($1) },
        "PreviewInstalments": Operation(
            ["payment_schedule", "total", "tax", "charges", "currency", "terms_of_payment", "date", "due_date"],
            answers: ["instalments"]
        ) { try await $0.previewInstalments($1) },
        "GetInstalments": Operation(["invoice"], answers: ["instalments", "total", "open"]) {
            try await $0.getInstalments($1)
        },
        "PayInstalments": Operation(["items", "amount", "date"], answers: ["payment_open", "posted"]) {
            try await $0.payInstalments($1)
        },
    ]

    private static let allocations: [String: Reskontra_V1_ScheduleAllocation] = [
        "TOTAL": .total, "FIXED_AMOUNT": .fixedAmount, "FIXED_QUANTITY": .fixedQuantity, "SPECIFIED": .specified,
    ]
    private static let units: [String: Reskontra_V1_ScheduleUnit] = ["DAYS": .days, "MONTHS": .months, "YEARS": .years]
    private static let sides: [String: Reskontra_V1_ScheduleSide] = ["FIRST": .first, "LAST": .last]

    func setPaymentSchedule(_ input: Json) async throws -> Json {
        let currency = input["currency"].text ?? documentCurrency
        var schedule = Reskontra_V1_PaymentSchedule()
        schedule.code = try input.required("payment_schedule")
        schedule.allocation = Self.allocations[input["allocation"].text ?? ""] ?? .unspecified
        schedule.unit = Self.units[input["unit"].text ?? ""] ?? .unspecified
        schedule.every = UInt32(input["every"].integer ?? 0)
        schedule.count = UInt32(input["count"].integer ?? 0)
        if !input["amount"].isNull { schedule.amount = try ledger.money(input["amount"], currency) }
        if !input["minimum"].isNull { schedule.minimum = try ledger.money(input["minimum"], currency) }
        schedule.salesTax = Self.sides[input["sales_tax"].text ?? ""] ?? .proportional
        schedule.charges = Self.sides[input["charges"].text ?? ""] ?? .proportional
        for given in input["lines"].list {
            var line = Reskontra_V1_PaymentSchedule.Line()
            line.periods = UInt32(given["periods"].integer ?? 0)
            if let percent = try given.decimal("percent") { line.percent = percent }
            if !given["amount"].isNull { line.amount = try ledger.money(given["amount"], currency) }
            schedule.lines.append(line)
        }
        let (code, made) = (company, schedule)
        let request = Reskontra_V1_SetPaymentScheduleRequest.with { ($0.company, $0.schedule) = (code, made) }
        _ = try await ledger.call(.setPaymentSchedule, request, as: Reskontra_V1_SetPaymentScheduleResponse.self)
        return .object(["created": .bool(true)])
    }

    func previewInstalments(_ input: Json) async throws -> Json {
        let currency = input["currency"].text ?? documentCurrency
        var request = Reskontra_V1_PreviewInstalmentsRequest()
        request.company = company
        request.paymentSchedule = try input.required("payment_schedule")
        request.total = try ledger.money(input["total"], currency)
        if !input["tax"].isNull { request.tax = try ledger.money(input["tax"], currency) }
        if !input["charges"].isNull { request.charges = try ledger.money(input["charges"], currency) }
        request.termsOfPayment = input["terms_of_payment"].text ?? ""
        request.documentDate = (try input.date("date") ?? session).message
        if let due = try input.date("due_date") { request.dueDate = due.message }
        let answer = try await ledger.call(
            .previewInstalments, request, as: Reskontra_V1_PreviewInstalmentsResponse.self)
        return .object(["instalments": .array(answer.instalments.map { told($0) })])
    }

    func getInstalments(_ input: Json) async throws -> Json {
        let (code, number) = (company, invoice(input))
        let request = Reskontra_V1_GetInstalmentsRequest.with { ($0.company, $0.documentNumber) = (code, number) }
        let answer = try await ledger.call(.getInstalments, request, as: Reskontra_V1_GetInstalmentsResponse.self)
        return .object([
            "instalments": .array(answer.instalments.map { told($0) }), "total": ledger.amount(answer.total),
            "open": ledger.amount(answer.open),
        ])
    }

    /// Pays instalments by their place: 1 has the number of the invoice, 2 that number with /2 behind it.
    func payInstalments(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_PostPaymentRequest()
        request.company = company
        request.customerNumber = theCustomer
        request.amount = try ledger.money(input["amount"], documentCurrency)
        request.postingDate = (try input.date("date") ?? session).message
        (request.methodOfPayment, request.paymentNumber, request.paymentReference) = (
            CompanyPlan.method, "PAY-\(step)", "Case"
        )
        request.apply = .named
        for place in input["items"].list.compactMap(\.integer) {
            let number = invoice(.null) + (place == 1 ? "" : "/\(place)")
            request.items.append(.with { $0.documentNumber = number })
        }
        let answer = try await ledger.call(.postPayment, request, as: Reskontra_V1_PostPaymentResponse.self)
        let document = try await ledger.document(company, answer.payment.paymentNumber)
        entries += document.journals.map { ($0, document.item.customerNumber) }
        return .object(["payment_open": ledger.amount(answer.payment.open), "posted": .bool(true)])
    }

    private func told(_ row: Reskontra_V1_Instalment) -> Json {
        .object([
            "due_date": .string(CaseDate(row.dueDate).description), "amount": ledger.amount(row.amount),
            "tax": ledger.amount(row.tax), "open": row.hasOpen ? ledger.amount(row.open) : .null,
        ])
    }
}
