import ReskontraClient
import Schema

/// Credit cards of the set-up schema. The provider is scripted; after each step the connector has worked off what the step asked.
extension SetupCase {
    static let cardOperations: [String: Operation<SetupCase>] = [
        "AuthorizeCard": Operation(
            ["order", "amount", "brand", "cvv_digits", "currency", "customer", "date"], answers: authorizationAnswers
        ) { try await $0.authorizeCard($1) },
        "UpdateOrderMethod": Operation(["order", "method"], answers: ["voided", "method", "updated"]) {
            try await $0.updateOrderMethod($1)
        },
        "VoidAuthorization": Operation(["auth", "date"], answers: authorizationAnswers) {
            try await $0.voidAuthorization($1)
        },
        "ListIncompleteCardPayments": Operation([], answers: ["count"]) { play, _ in
            try await play.listIncompleteCardPayments()
        },
        "ResumeCardPayment": Operation(["invoice_of_step", "invoice", "date"], answers: cardPaymentAnswers) {
            try await $0.resumeCardPayment($1)
        },
    ]

    private static let authorizationAnswers: Set<String> = [
        "auth", "state", "amount", "order_on_hold", "status", "captured", "reason",
    ]
    static let cardPaymentAnswers: Set<String> = [
        "captured", "old_auth", "new_auth", "order_on_hold", "stages", "posted", "total", "invoice_no", "invoice_open",
    ]
    static let cardGiven: Set<String> = ["order", "orders", "authorization", "payment_service", "provider"]
    static let cardStates: Set<String> = ["provider_capture_calls", "provider_query_calls"]

    static let cardMethod = "CARD"
    private static let cardAccount = "110300"
    private static let cardService = "CARDS"

    /// Of the cases, those that are about cards.
    static func usesCards(_ json: Json) -> Bool {
        let names = ["AuthorizeCard", "UpdateOrderMethod", "VoidAuthorization", "ListIncompleteCardPayments", "ResumeCardPayment"]
        let given = json["given"]
        return !given["authorization"].isNull || !given["provider"].isNull || !given["payment_service"].isNull
            || json["steps"].list.contains { names.contains($0["command"].text ?? "") }
    }

    // MARK: Before the first step

    func loadCards() async throws {
        guard Self.usesCards(json) else { return }
        let given = json["given"]
        let method = Reskontra_V1_SetMethodOfPaymentRequest.with {
            $0.company = company
            $0.method.code = Self.cardMethod
            $0.method.description_p = "Credit card"
            $0.method.type = .creditCard
            $0.method.mainAccount = Self.cardAccount
        }
        _ = try await ledger.call(.setMethodOfPayment, method, as: Reskontra_V1_SetMethodOfPaymentResponse.self)
        let service = Reskontra_V1_SetPaymentServiceRequest.with {
            $0.company = company
            $0.service.code = Self.cardService
            $0.service.connector = "SCRIPT"
            $0.service.merchantAccount = "CASE"
            $0.service.isDefault = true
            $0.service.cvvRequired = given["payment_service"]["cvv_required"].flag ?? false
            // Cases say nothing of how long a card holds, but by the state EXPIRED.
            $0.service.authorizationDays = 365
        }
        _ = try await ledger.call(.setPaymentService, service, as: Reskontra_V1_SetPaymentServiceResponse.self)
        for order in given["orders"].list + (given["order"]["order"].isNull ? [] : [given["order"]]) {
            try await confirm(
                try order.required("order"), of: order["customer"].text ?? theCustomer,
                try total(of: order), order["currency"].text ?? documentCurrency, method: order["method"].text ?? Self.cardMethod)
        }
        try await loadAuthorization(given["authorization"])
        provider = ScriptedCardProvider(
            authorize: given["provider"]["authorize"].list.compactMap(\.text),
            capture: given["provider"]["capture"].list.compactMap(\.text),
            void: given["provider"]["void"].list.compactMap(\.text),
            query: given["provider"]["query"].list.compactMap(\.text))
    }

    private func total(of order: Json) throws -> Reskontra_V1_Money {
        let currency = order["currency"].text ?? documentCurrency
        if !order["total"].isNull { return try ledger.money(order["total"], currency) }
        var sum: Int64 = 0
        for line in order["lines"].list {
            if !line["amount"].isNull {
                sum += try ledger.money(line["amount"], currency).minor
            } else if let quantity = line["ordered"].integer {
                sum += Int64(quantity) * (try ledger.money(line["price"], currency)).minor
            }
        }
        return ledger.money(minor: sum, currency)
    }

    private func confirm(
        _ order: String, of customer: String, _ amount: Reskontra_V1_Money, _ currency: String, method: String
    ) async throws {
        let request = Reskontra_V1_ConfirmOrderRequest.with {
            $0.company = company
            $0.order = order
            $0.customerNumber = customer
            $0.amount = amount
        }
        _ = try await ledger.call(.confirmOrder, request, as: Reskontra_V1_ConfirmOrderResponse.self)
        try await set(method: method, of: order)
    }

    @discardableResult
    private func set(method: String, of order: String) async throws -> Reskontra_V1_UpdateOrderMethodResponse {
        let request = Reskontra_V1_UpdateOrderMethodRequest.with {
            $0.company = company
            $0.order = order
            $0.methodOfPayment = method
        }
        return try await ledger.call(.updateOrderMethod, request, as: Reskontra_V1_UpdateOrderMethodResponse.self)
    }

    /// The card a customer pays with; a new one per brand.
    private func card(of customer: String, _ brand: String) async throws -> String {
        if let known = cardOf[customer + brand] { return known }
        let request = Reskontra_V1_RegisterCardRequest.with {
            $0.company = company
            $0.card.customerNumber = customer
            $0.card.brand = Self.brands[brand] ?? .UNRECOGNIZED(99)
            $0.card.last4 = "1111"
            $0.card.expires = CaseDate(year: 2035, month: 12, day: 31).message
            $0.card.token = "tok_\(customer)_\(brand)"
        }
        let made = try await ledger.call(.registerCard, request, as: Reskontra_V1_RegisterCardResponse.self)
        cardOf[customer + brand] = made.card.number
        return made.card.number
    }

    private static let brands: [String: Reskontra_V1_CardBrand] = [
        "AMEX": .amex, "DISCOVER": .discover, "MASTERCARD": .mastercard, "VISA": .visa,
    ]

    /// The authorization of `given`, taken to its state with a provider of its own.
    private func loadAuthorization(_ given: Json) async throws {
        guard !given.isNull else { return }
        let state = given["state"].text ?? "AUTHORIZED"
        let order = given["order"].text ?? json["given"]["order"]["order"].text ?? ""
        let word = ["DECLINED": "DECLINED", "UNKNOWN": "TIMEOUT_BUT_DONE"][state] ?? "OK"
        provider = ScriptedCardProvider(authorize: [word])
        let made = try await ask(
            order, try ledger.money(given["amount"], given["currency"].text ?? documentCurrency), brand: given["brand"].text ?? "VISA",
            digits: given["brand"].text == "AMEX" ? 4 : 3)
        authorizations[given["auth"].text ?? "AU-1"] = made
        switch state {
        case "REQUESTED": break
        case "AUTHORIZED", "DECLINED", "UNKNOWN": try await workCards()
        case "VOIDED":
            try await workCards()
            _ = try await void(made)
        case "EXPIRED": try await expire(made)
        default: throw Gap("given authorization \(state)")
        }
    }

    /// The provider grants it until the day before the first step.
    private func expire(_ number: String) async throws {
        let take = Reskontra_V1_TakeCardCallsRequest.with {
            $0.company = company
            $0.authorization = number
        }
        let calls = try await ledger.call(.takeCardCalls, take, as: Reskontra_V1_TakeCardCallsResponse.self).calls
        for call in calls {
            let report = Reskontra_V1_ReportCardResultRequest.with {
                $0.company = company
                $0.call = call.id
                $0.outcome = .done
                $0.expiresOn = Self.sessionBefore(json).advanced(by: -1).message
            }
            _ = try await ledger.call(.reportCardResult, report, as: Reskontra_V1_ReportCardResultResponse.self)
        }
    }

    // MARK: The provider

    /// Works off what is asked for, with what it leads to; collects the entries that came of it.
    @discardableResult
    private func workCards(
        invoice: String = "", asksAgain: Bool = false
    ) async throws -> [Reskontra_V1_ReportCardResultResponse] {
        let ledger = ledger
        let connector = CardConnector(
            company: company, provider: provider,
            take: { try await ledger.call(.takeCardCalls, $0, as: Reskontra_V1_TakeCardCallsResponse.self) },
            report: { try await ledger.call(.reportCardResult, $0, as: Reskontra_V1_ReportCardResultResponse.self) })
        let answers = try await connector.work(invoice: invoice, asksAgain: asksAgain)
        for answer in answers { entries += answer.journals.map { ($0, answer.authorization.customerNumber) } }
        return answers
    }

    /// The case's id of an authorization: that of `given`, the others count on.
    private func name(of number: String) -> String {
        if let known = authorizations.first(where: { $0.value == number }) { return known.key }
        var place = 1
        while authorizations["AU-\(place)"] != nil { place += 1 }
        authorizations["AU-\(place)"] = number
        return "AU-\(place)"
    }

    private func fields(_ row: Reskontra_V1_CardAuthorization) -> Json {
        let state = Json.string(protocolName(row.state))
        return .object([
            "auth": .string(name(of: row.number)), "state": state, "status": state, "amount": ledger.amount(row.amount),
            "captured": ledger.amount(row.captured), "order_on_hold": .bool(row.orderOnHold), "reason": .string(row.reason),
        ])
    }

    // MARK: Commands

    private func ask(
        _ order: String, _ amount: Reskontra_V1_Money, brand: String, digits: Int
    ) async throws -> String {
        let owner = try await ledger.call(
            .getOrder,
            .with {
                $0.company = company
                $0.order = order
            } as Reskontra_V1_GetOrderRequest, as: Reskontra_V1_GetOrderResponse.self)
        let card = try await card(of: owner.order.customerNumber, brand)
        let request = Reskontra_V1_AuthorizeCardRequest.with {
            $0.company = company
            $0.order = order
            $0.amount = amount
            $0.card = card
            $0.cvv.digits = UInt32(digits)
        }
        return try await ledger.call(.authorizeCard, request, as: Reskontra_V1_AuthorizeCardResponse.self).authorization.number
    }

    private func authorization(_ number: String) async throws -> Reskontra_V1_CardAuthorization {
        let request = Reskontra_V1_GetCardAuthorizationRequest.with {
            $0.company = company
            $0.authorization = number
        }
        return try await ledger.call(
            .getCardAuthorization, request, as: Reskontra_V1_GetCardAuthorizationResponse.self).authorization
    }

    private func authorizeCard(_ input: Json) async throws -> Json {
        let currency = input["currency"].text ?? currency(ofOrder: input["order"].text)
        let amount = try ledger.money(input["amount"], currency)
        var order = input["order"].text ?? ""
        if order.isEmpty {
            order = "CASE-\(step)"
            try await confirm(order, of: input["customer"].text ?? theCustomer, amount, currency, method: Self.cardMethod)
        }
        let number = try await ask(
            order, amount, brand: input["brand"].text ?? "VISA", digits: input["cvv_digits"].integer ?? 0)
        // Names in the order they are asked for.
        _ = name(of: number)
        try await workCards()
        return fields(try await authorization(number))
    }

    /// Of a given order; of one that is made for a step that of the case.
    private func currency(ofOrder order: String?) -> String {
        let given = salesOrders.first { $0["order"].text == order } ?? json["given"]["order"]
        return given["currency"].text ?? documentCurrency
    }

    private func updateOrderMethod(_ input: Json) async throws -> Json {
        let method = input["method"].text ?? ""
        let answer = try await set(method: method, of: input["order"].text ?? json["given"]["order"]["order"].text ?? "")
        try await workCards()
        return .object([
            "voided": .array(answer.voided.map { .string(name(of: $0)) }), "method": .string(answer.methodOfPayment),
            "updated": .bool(true),
        ])
    }

    private func void(_ number: String) async throws -> Reskontra_V1_CardAuthorization {
        let request = Reskontra_V1_VoidCardAuthorizationRequest.with {
            $0.company = company
            $0.authorization = number
        }
        let answer = try await ledger.call(
            .voidCardAuthorization, request, as: Reskontra_V1_VoidCardAuthorizationResponse.self)
        try await workCards()
        return answer.authorization
    }

    private func voidAuthorization(_ input: Json) async throws -> Json {
        let name = input["auth"].text ?? authorizations.keys.sorted().last ?? ""
        return fields(try await void(authorizations[name] ?? name))
    }

    private func listIncompleteCardPayments() async throws -> Json {
        let request = Reskontra_V1_ListCardPaymentsRequest.with {
            $0.company = company
            $0.incompleteOnly = true
        }
        let answer = try await ledger.call(.listCardPayments, request, as: Reskontra_V1_ListCardPaymentsResponse.self)
        return .object(["count": Json(answer.payments.count)])
    }

    private func payment(_ invoice: String) async throws -> Reskontra_V1_CardPayment {
        let request = Reskontra_V1_GetCardPaymentRequest.with {
            $0.company = company
            $0.invoice = invoice
        }
        return try await ledger.call(.getCardPayment, request, as: Reskontra_V1_GetCardPaymentResponse.self).payment
    }

    func postCardInvoices(_ input: Json) async throws -> Json {
        var told: Json = .null
        var orders = input["orders"].list.compactMap(\.text)
        if orders.isEmpty { orders = salesOrders.compactMap { $0["order"].text } }
        for order in orders {
            let currency = currency(ofOrder: order)
            let date = try input.date("date") ?? session
            var request = Reskontra_V1_CaptureCardRequest.with {
                $0.company = company
                $0.order = order
                $0.date = date.message
            }
            if !input["amount"].isNull { request.amount = try ledger.money(input["amount"], currency) }
            let answer = try await ledger.call(
                .captureCard, request, as: Reskontra_V1_CaptureCardResponse.self, key: orders.count == 1 ? key(of: input) : nil)
            entries += answer.journals.map { ($0, answer.payment.customerNumber) }
            documentOfStep[step] = answer.payment.invoice
            try await workCards()
            told = try await fields(payment(answer.payment.invoice))
        }
        return told
    }

    private func fields(_ row: Reskontra_V1_CardPayment) async throws -> Json {
        let captured = row.parts.reduce(Int64(0)) { $0 + $1.authorization.captured.minor }
        let item = try await ledger.document(company, row.invoice).item
        return .object([
            "captured": row.capture == .done ? ledger.amount(minor: captured, row.amount.currency) : .null,
            "old_auth": row.parts.first.map { fields($0.authorization) } ?? .null,
            "new_auth": row.hasRemainderAuthorization ? fields(row.remainderAuthorization) : .null,
            "order_on_hold": .bool(row.orderOnHold), "stages": .array(row.stages.map { .string($0) }),
            "posted": .bool(true), "total": ledger.amount(row.amount), "invoice_no": .string(row.invoice),
            "invoice_open": ledger.amount(item.open),
        ])
    }

    /// Asks the provider about what is not known, then goes on at the stage that failed, as a person would.
    private func resumeCardPayment(_ input: Json) async throws -> Json {
        let number = try input["invoice"].text ?? document(ofStep: input["invoice_of_step"].integer ?? 0)
        let before = try await payment(number)
        var wasUnknown = [before.capture, before.payment, before.remainder].contains(.unknown)
        if wasUnknown {
            try await workCards(invoice: number, asksAgain: true)
            let now = try await payment(number)
            wasUnknown = !now.incomplete
        }
        if !wasUnknown {
            let request = Reskontra_V1_ResumeCardPaymentRequest.with {
                $0.company = company
                $0.invoice = number
            }
            let answer = try await ledger.call(
                .resumeCardPayment, request, as: Reskontra_V1_ResumeCardPaymentResponse.self)
            entries += answer.journals.map { ($0, before.customerNumber) }
        }
        try await workCards()
        return try await fields(payment(number))
    }

    func cardState(named name: String) async throws -> Json? {
        switch name {
        case "provider_capture_calls": Json(await provider.performed[.capture] ?? 0)
        case "provider_query_calls": Json(await provider.queries)
        default: nil
        }
    }
}
