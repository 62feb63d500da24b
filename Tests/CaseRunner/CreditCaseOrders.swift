import ReskontraClient
import Schema

/// Orders of the credit schema: those of `given`, and the steps that make and change them.
extension CreditCase {
    static let orderAnswers: Set<String> = ["state", "value", "open", "delivered", "invoiced"]

    /// An order of both lists is one: confirmed over the sum, then delivered in part.
    func makeOrders() async throws {
        let (open, delivered) = (json["given"]["open_orders"].list, json["given"]["delivered_not_invoiced"].list)
        for number in try (open + delivered).map({ try $0.required("order") }).withoutRepeats {
            let openRow = open.first { $0["order"].text == number }
            let deliveredRow = delivered.first { $0["order"].text == number }
            guard let row = openRow ?? deliveredRow else { continue }
            let customer = try row.required("customer")
            let currency = row["currency"].text ?? "USD"
            let openPart = try openRow.map { try ledger.money($0["amount"], currency).minor } ?? 0
            let deliveredPart = try deliveredRow.map { try ledger.money($0["amount"], currency).minor } ?? 0
            let ships = try row.date("ship_date") ?? deliveredRow?.date("ship_date")
            guard openPart + deliveredPart != 0 else { continue }
            orders[number] = (customer, currency)
            _ = try await ledger.call(
                .confirmOrder,
                Reskontra_V1_ConfirmOrderRequest.with {
                    $0.company = company(of: customer)
                    $0.order = number
                    $0.customerNumber = customer
                    $0.amount = ledger.money(minor: openPart + deliveredPart, currency)
                    if let ships { $0.shipDate = ships.message }
                    $0.held = (openRow ?? row)["on_hold"].flag ?? false
                }, as: Reskontra_V1_ConfirmOrderResponse.self)
            guard deliveredPart != 0 else { continue }
            _ = try await ledger.call(
                .deliverOrder,
                Reskontra_V1_DeliverOrderRequest.with {
                    $0.company = company(of: customer)
                    $0.order = number
                    $0.amount = ledger.money(minor: deliveredPart, currency)
                }, as: Reskontra_V1_DeliverOrderResponse.self)
        }
    }

    func confirmOrder(_ step: Json) async throws -> Json {
        let number = try step.required("order")
        let customer = try step.required("customer")
        let currency = step["currency"].text ?? currency(of: customer)
        let amount = try ledger.money(step["amount"], currency)
        let ships = try step.date("ship_date")
        let made = step["authorization"].isNull ? nil : try authorization(of: step)
        orders[number] = (customer, currency)
        let answer = try await ledger.call(
            .confirmOrder,
            Reskontra_V1_ConfirmOrderRequest.with {
                $0.company = company(of: customer)
                $0.order = number
                $0.customerNumber = customer
                $0.amount = amount
                if let ships { $0.shipDate = ships.message }
                $0.held = step["on_hold"].flag ?? false
                $0.authorizationID = made?.id ?? 0
            }, as: Reskontra_V1_ConfirmOrderResponse.self, key: key(of: step))
        return fields(of: answer.order)
    }

    func deliverOrder(_ step: Json) async throws -> Json {
        let (number, company, currency) = try order(of: step)
        let amount = step["amount"].isNull ? nil : try ledger.money(step["amount"], currency)
        let answer = try await ledger.call(
            .deliverOrder,
            Reskontra_V1_DeliverOrderRequest.with {
                $0.company = company
                $0.order = number
                if let amount { $0.amount = amount }
            }, as: Reskontra_V1_DeliverOrderResponse.self, key: key(of: step))
        return fields(of: answer.order)
    }

    func changeOrderValue(_ step: Json) async throws -> Json {
        let (number, company, currency) = try order(of: step)
        let amount = try ledger.money(step["amount"], currency)
        let answer = try await ledger.call(
            .changeOrderValue,
            Reskontra_V1_ChangeOrderValueRequest.with {
                $0.company = company
                $0.order = number
                $0.amount = amount
            }, as: Reskontra_V1_ChangeOrderValueResponse.self, key: key(of: step))
        remember(answer.holdID, company, [number])
        var found = answer.hasOrder ? fields(of: answer.order).members : [:]
        found["rechecked"] = .bool(answer.rechecked)
        if answer.hasDecision { found.merge(fields(of: answer.decision)) { order, _ in order } }
        return .object(found)
    }

    func cancelOrder(_ step: Json) async throws -> Json {
        let (number, company, _) = try order(of: step)
        let answer = try await ledger.call(
            .cancelOrder,
            Reskontra_V1_CancelOrderRequest.with {
                $0.company = company
                $0.order = number
            }, as: Reskontra_V1_CancelOrderResponse.self, key: key(of: step))
        return fields(of: answer.order)
    }

    /// An order nobody made is asked for all the same: the server gets to refuse it.
    private func order(of step: Json) throws -> (number: String, company: String, currency: String) {
        let number = try step.required("order")
        let (customer, currency) = orders[number] ?? (step["customer"].text ?? "", "USD")
        return (number, company(of: customer), currency)
    }

    private func fields(of order: Reskontra_V1_Order) -> Json {
        .object([
            "state": .string(protocolName(order.state)), "value": ledger.amount(order.value),
            "open": ledger.amount(order.open), "delivered": ledger.amount(order.delivered),
            "invoiced": ledger.amount(order.invoiced),
        ])
    }
}
