import ReskontraClient
import Schema

/// Plays of sales orders, charges and commissions in the set-up schema.
extension SetupCase {
    static let salesOperations: [String: Operation<SetupCase>] = [
        "ArrangeInvoices": Operation(arrangeInputs, answers: ["invoices", "totals", "quantities"]) {
            try await $0.arrangeInvoices($1)
        },
        "PostSalesInvoices": Operation(
            arrangeInputs,
            answers: orderAnswers.union(cardPaymentAnswers).union([
                "invoiced", "total", "commission", "prepayment_status", "warnings",
            ])
        ) { play, input in
            // Orders of the cases about cards have an amount and no lines.
            try await usesCards(play.json) ? play.postCardInvoices(input) : play.postSalesInvoices(input)
        },
        "RegisterPackingSlip": Operation(["order", "lines", "date", "reduce_quantity"], answers: orderAnswers.union(["posted"])) {
            try await $0.registerPackingSlip($1)
        },
        "ImportOrderState": Operation(
            ["order", "customer", "currency", "lines", "payment_schedule", "terms_of_payment", "delivery_address"],
            answers: orderAnswers.union(["updated"])
        ) { try await $0.importOrderState($1) },
        "CancelPackingSlip": Operation(["order", "slip_of_step", "date"], answers: orderAnswers.union(["posted"])) {
            try await $0.cancelPackingSlip($1)
        },
        "CreateCreditNote": Operation(
            [
                "order", "lines", "original_invoice", "reason", "credit_correction", "credit_remaining_quantity", "date",
                "client_id",
            ], answers: orderAnswers.union(["total", "commission", "posted"])
        ) { try await $0.createCreditNote($1) },
    ]

    private static let arrangeInputs: Set<String> = [
        "orders", "quantity", "summary", "target_order", "date", "amount", "client_id", "lines", "reduce_quantity",
        "late_selection",
    ]
    private static let orderAnswers: Set<String> = [
        "invoice_remainder", "deliver_remainder", "order_state", "order_remaining",
    ]

    static let salesGiven: Set<String> = [
        "orders", "order", "items", "charges_codes", "auto_charges", "commission", "sales_group",
    ]
    static let salesParameters: Set<String> = [
        "split_by_site", "split_by_delivery", "post_zero_price_to_revenue", "summary_update_fields",
        "packing_slip_accruals",
    ]

    // MARK: Loading

    var salesOrders: [Json] {
        let given = json["given"]
        return given["orders"].list + (given["order"]["order"].isNull ? [] : [given["order"]])
    }

    /// Only cases that play orders need them on the server.
    private var playsOrders: Bool {
        !Self.usesCards(json) && json["steps"].list.contains { step in
            Self.salesOperations.keys.contains(step["command"].text ?? "")
                || step["input"]["commands"].list.contains { Self.salesOperations.keys.contains($0["command"].text ?? "") }
        }
    }

    func loadSales() async throws {
        guard playsOrders else { return }
        for row in try salesRows() {
            let request = Reskontra_V1_SetSalesRowRequest.with {
                $0.company = company
                $0.row = row
            }
            _ = try await ledger.call(.setSalesRow, request, as: Reskontra_V1_SetSalesRowResponse.self)
        }
        for order in salesOrders {
            let request = try orderRequest(order)
            _ = try await ledger.call(.importOrderState, request, as: Reskontra_V1_ImportOrderStateResponse.self)
        }
    }

    private func salesRows() throws -> [Reskontra_V1_SalesRow] {
        let given = json["given"]
        var rows: [Reskontra_V1_SalesRow] = []
        for item in given["items"].list {
            rows.append(
                .with {
                    $0.item.item = item["item"].text ?? ""
                    $0.item.chargeGroup = item["charge_group"].text ?? ""
                })
        }
        for customer in given["customers"].list {
            rows.append(
                .with {
                    $0.traits.customerNumber = customer["customer"].text ?? ""
                    $0.traits.chargeGroup = customer["charge_group"].text ?? ""
                    $0.traits.summarized = customer["summary_update"].flag ?? false
                })
        }
        for code in given["charges_codes"].list {
            rows.append(
                .with {
                    $0.chargesCode.code = code["code"].text ?? ""
                    $0.chargesCode.debit = Self.chargeParts[code["debit"].text ?? "CUSTOMER"] ?? .unspecified
                    $0.chargesCode.credit = Self.chargeParts[code["credit"].text ?? "LEDGER"] ?? .unspecified
                })
        }
        for charge in given["auto_charges"].list { rows.append(try autoCharge(charge)) }
        if !given["sales_group"].list.isEmpty { rows += try commissionRows() }
        let fields: [String: Reskontra_V1_SummaryField] = [
            "ORDERING_CUSTOMER": .orderingCustomer, "CUSTOMER": .orderingCustomer, "SALES_GROUP": .salesGroup,
            "SHIP_DATE": .shipDate,
        ]
        rows.append(
            .with {
                $0.parameters.summaryUpdateFields = json["parameters"]["summary_update_fields"].list.map {
                    fields[$0.text?.uppercased() ?? ""] ?? .unspecified
                }
                $0.parameters.splitBySite = json["parameters"]["split_by_site"].flag ?? false
                $0.parameters.splitByDelivery = json["parameters"]["split_by_delivery"].flag ?? false
                $0.parameters.postZeroPriceToRevenue = json["parameters"]["post_zero_price_to_revenue"].flag ?? false
                $0.parameters.postPackingSlipAccruals = json["parameters"]["packing_slip_accruals"].flag ?? false
            })
        return rows
    }

    private static let chargeParts: [String: Reskontra_V1_ChargePart] = [
        "CUSTOMER": .customer, "LEDGER": .ledger, "ITEM": .item,
    ]

    private func autoCharge(_ charge: Json) throws -> Reskontra_V1_SalesRow {
        let kinds: [String: Reskontra_V1_AutoChargeKind] = ["FIXED": .fixed, "PIECE": .piece, "PERCENT": .percent]
        let value = try charge.decimal("value")
        return .with {
            $0.autoCharge.code = charge["code"].text ?? ""
            $0.autoCharge.header = charge["level"].text == "HEADER"
            $0.autoCharge.customers = Self.scope(charge["customer_code"], charge["customer_relation"])
            $0.autoCharge.items = Self.scope(charge["item_code"], charge["item_relation"])
            $0.autoCharge.currency = charge["currency"].text ?? documentCurrency
            $0.autoCharge.kind = kinds[charge["kind"].text ?? "FIXED"] ?? .unspecified
            if let value { $0.autoCharge.value = value }
        }
    }

    private static func scope(_ code: Json, _ relation: Json) -> Reskontra_V1_SalesScope {
        .with {
            $0.kind = code.text == "TABLE" ? .table : code.text == "GROUP" ? .group : .all
            $0.relation = relation.text ?? ""
        }
    }

    private static let salesGroup = "SG"

    private func commissionRows() throws -> [Reskontra_V1_SalesRow] {
        let given = json["given"]
        let percent = try given["commission"].decimal("percent")
        let shares = try given["sales_group"].list.map { member in
            (member["rep"].text ?? "", try member.decimal("share"))
        }
        return [
            .with {
                if let percent { $0.commission.percent = percent }
                $0.commission.basis = given["commission"]["basis"].text == "MARGIN" ? .margin : .revenue
            },
            .with {
                $0.salesGroup.code = Self.salesGroup
                $0.salesGroup.members = shares.map { rep, share in
                    .with {
                        $0.representative = rep
                        if let share { $0.sharePercent = share }
                    }
                }
            },
        ]
    }

    private func orderRequest(_ given: Json) throws -> Reskontra_V1_ImportOrderStateRequest {
        let currency = given["currency"].text ?? documentCurrency
        var lines = try given["lines"].list.enumerated().map { try orderLine($0.element, $0.offset + 1) }
        if lines.isEmpty, let total = try given.decimal("total") {
            let one = Reskontra_V1_Decimal.with { $0.unscaled = 1 }
            let (quantity, price) = try isCountedInMoney(given) ? (total, one) : (one, total)
            lines = [
                .with {
                    $0.line = 1
                    $0.mainAccount = CaseAccount.revenue
                    ($0.ordered, $0.delivered, $0.price) = (quantity, quantity, price)
                }
            ]
        }
        let charge = given["header_charge"].isNull ? nil : try ledger.money(given["header_charge"], currency)
        return .with {
            $0.company = company
            $0.order.order = given["order"].text ?? "SO-1"
            $0.order.customerNumber = given["customer"].text ?? given["invoice_account"].text ?? theCustomer
            $0.order.currency = currency
            $0.order.lines = lines
            if let charge { $0.order.headerCharge = charge }
            $0.order.paymentSchedule = given["payment_schedule"].text ?? ""
            $0.order.termsOfPayment = given["terms_of_payment"].text ?? ""
            $0.order.deliveryAddress = given["delivery_address"].text ?? ""
            if !json["given"]["sales_group"].list.isEmpty { $0.order.salesGroup = Self.salesGroup }
        }
    }

    private func orderLine(_ given: Json, _ place: Int) throws -> Reskontra_V1_OrderLine {
        let one = Reskontra_V1_Decimal.with { $0.unscaled = 1 }
        let amount = try given.decimal("amount")
        let (ordered, price) = (try given.decimal("ordered"), try given.decimal("price"))
        let (delivered, picked) = (try given.decimal("delivered"), try given.decimal("picked"))
        let (invoiced, now) = (try given.decimal("invoiced"), try given.decimal("deliver_now"))
        let (cost, discount) = (try given.decimal("cost"), try given.decimal("discount"))
        return .with {
            $0.line = UInt32(given["line"].integer ?? place)
            $0.item = given["item"].text ?? ""
            $0.mainAccount = given["main_account"].text ?? CaseAccount.revenue
            $0.notStocked = given["stocked"].flag == false
            $0.ordered = ordered ?? (amount == nil ? .init() : one)
            if let price = price ?? amount { $0.price = price }
            if let delivered { $0.delivered = delivered }
            if let picked { $0.picked = picked }
            if let invoiced { $0.invoiced = invoiced }
            if let now { $0.deliverNow = now }
            if let cost { $0.cost = cost }
            if let discount { $0.discountPercent = discount }
            $0.site = given["site"].text ?? ""
            $0.address = given["address"].text ?? ""
        }
    }

    /// The posted, open invoices of what orders had invoiced before the first step.
    func openOrderInvoices() throws -> [Reskontra_V1_OpeningItem] {
        guard playsOrders else { return [] }
        return try salesOrders.compactMap { order in
            guard let number = order["invoice"].text else { return nil }
            let currency = order["currency"].text ?? documentCurrency
            var sum: Int64 = 0
            for line in order["lines"].list {
                guard let quantity = line["invoiced"].integer, !line["price"].isNull else { continue }
                sum += Int64(quantity) * (try ledger.money(line["price"], currency)).minor
            }
            return .with {
                $0.customerNumber = order["customer"].text ?? order["invoice_account"].text ?? theCustomer
                $0.kind = .invoice
                $0.number = number
                $0.documentDate = Self.sessionBefore(json).message
                $0.open = ledger.money(minor: sum, currency)
            }
        }
    }

    // MARK: Steps

    private static let bases: [String: Reskontra_V1_QuantityBasis] = [
        "ALL": .all, "DELIVER_NOW": .deliverNow, "PICKED": .picked, "PACKING_SLIP": .packingSlip,
        "PICKED_AND_NON_STOCKED": .pickedAndNonStocked,
    ]
    private static let summaries: [String: Reskontra_V1_SummaryMode] = [
        "NONE": .none, "INVOICE_ACCOUNT": .invoiceAccount, "ORDER": .order, "AUTOMATIC": .automatic,
        "PACKING_SLIP": .packingSlip,
    ]

    private func selections(_ input: Json) throws -> [Reskontra_V1_OrderSelection] {
        if !input["late_selection"].isNull { return [] }
        let named = input["orders"].list.compactMap(\.text)
        let orders = named.isEmpty ? salesOrders.compactMap { $0["order"].text } : named
        return try orders.map { order in
            let parts = try partLine(order, input).map { [$0] } ?? lineQuantities(input)
            return .with {
                $0.order = order
                $0.lines = parts
            }
        }
    }

    /// `amount` = only that part of an order that has a total.
    private func partLine(_ order: String, _ input: Json) throws -> Reskontra_V1_LineQuantity? {
        guard !input["amount"].isNull, let given = salesOrders.first(where: { $0["order"].text == order }) else { return nil }
        let currency = given["currency"].text ?? documentCurrency
        let (part, total) = (try ledger.money(input["amount"], currency).minor, try ledger.money(given["total"], currency).minor)
        if try isCountedInMoney(given) {
            let quantity = try input.decimal("amount")
            return .with {
                $0.line = 1
                if let quantity { $0.quantity = quantity }
            }
        }
        let quantity = Self.share(part, of: total)
        return .with {
            $0.line = 1
            if let quantity {
                $0.quantity = .with {
                    $0.unscaled = quantity
                    $0.scale = 6
                }
            }
        }
    }

    /// Millionths of a whole; nil where they do not come to that part again.
    private static func share(_ part: Int64, of total: Int64) -> Int64? {
        guard total != 0 else { return nil }
        let million = Int128(1_000_000)
        let quantity = Int64((Int128(part) * million * 2 + Int128(total)) / (Int128(total) * 2))
        return (Int128(quantity) * Int128(total) * 2 + million) / (million * 2) == Int128(part) ? quantity : nil
    }

    /// An order of a total of which a step invoices a part that is no quantity: it is ordered by units of money instead.
    private func isCountedInMoney(_ order: Json) throws -> Bool {
        guard order["lines"].list.isEmpty, !order["total"].isNull else { return false }
        let currency = order["currency"].text ?? documentCurrency
        let total = try ledger.money(order["total"], currency).minor
        return try json["steps"].list.contains { step in
            let input = step["input"]
            let named = input["orders"].list.compactMap(\.text)
            guard !input["amount"].isNull, Self.salesOperations[step["command"].text ?? ""] != nil,
                named.isEmpty || named.contains(order["order"].text ?? "")
            else { return false }
            return Self.share(try ledger.money(input["amount"], currency).minor, of: total) == nil
        }
    }

    /// Nil: orders are named.
    private func lateSelection(_ input: Json) -> Reskontra_V1_OrderQuery? {
        guard !input["late_selection"].isNull else { return nil }
        return .with { $0.customerNumber = input["late_selection"]["customer"].text ?? "" }
    }

    func arrangeInvoices(_ input: Json) async throws -> Json {
        let date = try input.date("date")
        let query = lateSelection(input)
        let orders = try selections(input)
        let request = Reskontra_V1_ArrangeInvoicesRequest.with {
            $0.company = company
            $0.orders = orders
            $0.quantity = Self.bases[input["quantity"].text ?? "ALL"] ?? .unspecified
            $0.summary = Self.summaries[input["summary"].text ?? "NONE"] ?? .unspecified
            $0.targetOrder = input["target_order"].text ?? ""
            $0.reduceQuantity = input["reduce_quantity"].flag ?? false
            if let query { $0.lateSelection = query }
            if let date { $0.date = date.message }
        }
        let answer = try await ledger.call(.arrangeInvoices, request, as: Reskontra_V1_ArrangeInvoicesResponse.self)
        let expected = json["expect"]["results"].list.first { $0["step"].integer == step } ?? .null
        let asLists = expected["result"]["invoices"].list.contains { if case .array = $0 { true } else { false } }
        return .object([
            "invoices": .array(
                answer.invoices.map { asLists ? .array($0.orders.map(Json.string)) : fields(of: $0) }),
            "totals": .array(
                answer.invoices.map { .string("\(ledger.amount($0.total).text ?? "") \($0.total.currency)") }),
            "quantities": .array(
                try await lines(of: orders.first?.order ?? theOrder).map { line in
                    quantity(answer.invoices.flatMap(\.lines).filter { $0.line == line.line }.map(\.quantity))
                }),
        ])
    }

    private func fields(of invoice: Reskontra_V1_ArrangeInvoicesResponse.Invoice) -> Json {
        .object([
            "orders": .array(invoice.orders.map(Json.string)), "site": .string(invoice.site),
            "address": .string(invoice.address), "lines": .array(invoice.lines.map { Json(Int($0.line)) }),
            "charges": ledger.amount(invoice.charges), "total": ledger.amount(invoice.total),
        ])
    }

    private func lines(of order: String) async throws -> [Reskontra_V1_OrderLine] {
        let request = Reskontra_V1_GetOrderLinesRequest.with {
            $0.company = company
            $0.order = order
        }
        return try await ledger.call(.getOrderLines, request, as: Reskontra_V1_GetOrderLinesResponse.self).order.lines
    }

    /// The sum of quantities, as a number.
    private func quantity(_ parts: [Reskontra_V1_Decimal]) -> Json {
        let millionths = parts.reduce(Int64(0)) { sum, part in
            var unscaled = part.unscaled
            for _ in part.scale..<6 { unscaled *= 10 }
            return sum + unscaled
        }
        return .string(Exact.text(minor: millionths, exponent: 6))
    }

    func postSalesRequest(_ input: Json) throws -> Reskontra_V1_PostSalesInvoicesRequest {
        let date = try input.date("date")
        let orders = try selections(input)
        let query = lateSelection(input)
        return .with {
            $0.company = company
            $0.orders = orders
            $0.reduceQuantity = input["reduce_quantity"].flag ?? false
            if let query { $0.lateSelection = query }
            $0.quantity = Self.bases[input["quantity"].text ?? "ALL"] ?? .unspecified
            $0.summary = Self.summaries[input["summary"].text ?? "NONE"] ?? .unspecified
            $0.targetOrder = input["target_order"].text ?? ""
            $0.date = (date ?? session).message
        }
    }

    func postSalesInvoices(_ input: Json) async throws -> Json {
        let request = try postSalesRequest(input)
        let answer = try await ledger.call(
            .postSalesInvoices, request, as: Reskontra_V1_PostSalesInvoicesResponse.self, key: key(of: input))
        for invoice in answer.invoices {
            let document = try await ledger.document(company, invoice.document.documentNumber)
            entries += (invoice.journals + invoice.document.prepaymentJournals).map { ($0, document.item.customerNumber) }
        }
        documentOfStep[step] = answer.invoices.first?.document.documentNumber
        let taken = answer.invoices.flatMap(\.lines)
        var found = fields(of: answer.orders.first ?? .init())
        let currency = answer.invoices.first?.document.total.currency ?? documentCurrency
        found["posted"] = .bool(true)
        found["invoice_no"] = Json(documentOfStep[step])
        found["total"] = ledger.amount(
            minor: answer.invoices.reduce(0) { $0 + $1.document.total.minor }, currency)
        found["invoiced"] = .array(
            (answer.orders.first?.lines ?? []).map { line in
                quantity(taken.filter { $0.line == line.line && $0.order == answer.orders[0].order }.map(\.quantity))
            })
        found["commission"] = commission(answer.invoices.flatMap(\.commission))
        if let number = documentOfStep[step] {
            found["invoice_open"] = ledger.amount(try await ledger.document(company, number).item.open)
        }
        let isUnapplied = answer.invoices.contains { !$0.document.prepaymentsUnapplied.isEmpty }
        found["warnings"] = .array(isUnapplied ? [.string("PREPAYMENT_UNAPPLIED")] : [])
        if let order = answer.orders.first?.order { found["prepayment_status"] = try await prepaymentStatus(of: order) }
        return .object(found)
    }

    private func commission(_ shares: [Reskontra_V1_CommissionShare]) -> Json {
        .array(
            shares.map { .object(["rep": .string($0.representative), "amount": ledger.amount($0.amount)]) })
    }

    private func fields(of order: Reskontra_V1_OrderDetail, only credited: [Int] = []) -> [String: Json] {
        let named = order.lines.filter { credited.isEmpty || credited.contains(Int($0.line)) }
        return [
            "order_state": .string(protocolName(order.state)),
            "invoice_remainder": .array(order.lines.map { quantity([$0.invoiceRemainder]) }),
            "deliver_remainder": .array(named.map { quantity([$0.deliverRemainder]) }),
            "order_remaining": quantity(named.map(\.deliverRemainder)),
        ]
    }

    private func lineQuantities(_ input: Json) throws -> [Reskontra_V1_LineQuantity] {
        try input["lines"].list.enumerated().map { place, given in
            let quantity = try given.decimal("quantity")
            return .with {
                $0.line = UInt32(given["line"].integer ?? place + 1)
                if let quantity { $0.quantity = quantity }
            }
        }
    }

    private var theOrder: String { salesOrders.first?["order"].text ?? "SO-1" }

    func registerPackingSlip(_ input: Json) async throws -> Json {
        let date = try input.date("date")
        let lines = try lineQuantities(input)
        let request = Reskontra_V1_RegisterPackingSlipRequest.with {
            $0.company = company
            $0.order = input["order"].text ?? theOrder
            $0.lines = lines
            $0.reduceQuantity = input["reduce_quantity"].flag ?? false
            $0.date = (date ?? session).message
        }
        let answer = try await ledger.call(
            .registerPackingSlip, request, as: Reskontra_V1_RegisterPackingSlipResponse.self)
        slipOfStep[step] = answer.slip.number
        entries += answer.journals.map { ($0, answer.order.customerNumber) }
        return .object(fields(of: answer.order).merging(["posted": .bool(true)]) { $1 })
    }

    func importOrderState(_ input: Json) async throws -> Json {
        let answer = try await ledger.call(
            .importOrderState, try orderRequest(input), as: Reskontra_V1_ImportOrderStateResponse.self)
        return .object(fields(of: answer.order).merging(["updated": .bool(true)]) { $1 })
    }

    func cancelPackingSlip(_ input: Json) async throws -> Json {
        let date = try input.date("date")
        guard let place = input["slip_of_step"].integer, let slip = slipOfStep[place] else {
            throw CaseFailure("step \(input["slip_of_step"].integer ?? 0) made no packing slip")
        }
        let request = Reskontra_V1_CancelPackingSlipRequest.with {
            $0.company = company
            $0.order = input["order"].text ?? theOrder
            $0.packingSlip = slip
            $0.date = (date ?? session).message
        }
        let answer = try await ledger.call(.cancelPackingSlip, request, as: Reskontra_V1_CancelPackingSlipResponse.self)
        entries += answer.journals.map { ($0, answer.order.customerNumber) }
        return .object(fields(of: answer.order).merging(["posted": .bool(true)]) { $1 })
    }

    func createCreditNote(_ input: Json) async throws -> Json {
        let date = try input.date("date")
        let lines = try lineQuantities(input)
        let order = salesOrders.first { $0["order"].text == input["order"].text ?? theOrder } ?? .null
        let latest = documentOfStep.max { $0.key < $1.key }?.value
        let original = invoiceNumber(input["original_invoice"].text ?? latest ?? order["invoice"].text ?? "")
        let request = Reskontra_V1_CreateCreditNoteRequest.with {
            $0.company = company
            $0.order = input["order"].text ?? theOrder
            $0.lines = lines
            $0.originalInvoice = original
            $0.reason = input["reason"].text ?? ""
            $0.creditCorrection = input["credit_correction"].flag ?? false
            $0.creditRemainingQuantity = input["credit_remaining_quantity"].flag ?? false
            $0.date = (date ?? session).message
        }
        let answer = try await ledger.call(
            .createCreditNote, request, as: Reskontra_V1_CreateCreditNoteResponse.self, key: key(of: input))
        let document = try await ledger.document(company, answer.creditNote.documentNumber)
        entries += answer.journals.map { ($0, document.item.customerNumber) }
        documentOfStep[step] = answer.creditNote.documentNumber
        var found = fields(of: answer.order, only: lines.map { Int($0.line) })
        found["total"] = ledger.amount(answer.creditNote.total)
        found["commission"] = commission(answer.commission)
        found["posted"] = .bool(true)
        return .object(found)
    }

    /// `invoice_of_step_n` is what step n posted.
    private func invoiceNumber(_ text: String) -> String {
        guard text.hasPrefix("invoice_of_step_"), let step = Int(text.dropFirst(16)) else { return text }
        return documentOfStep[step] ?? text
    }

    /// State `invoiced`: quantity invoiced of the case's only order.
    func invoicedQuantity() async throws -> Json {
        quantity(try await lines(of: theOrder).map(\.invoiced))
    }
}
