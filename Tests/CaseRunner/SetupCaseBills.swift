import Schema

/// Bills of exchange of the set-up schema.
extension SetupCase {
    static let billOperations: [String: Operation<SetupCase>] = {
        let answers: Set<String> = [
            "status", "seq", "face", "accepted_on", "exposure", "invoice_open", "bill", "due_date",
        ]
        return [
            "DrawBill": Operation(
                ["invoices", "date", "due_date", "customer", "bill", "client_id", "payment_specification"],
                answers: answers
            ) { try await $0.drawBill($1) },
            "AcceptBill": Operation(["bill", "date"], answers: answers) { try await $0.acceptBill($1) },
            "CreateRemittance": Operation(
                ["bill", "type", "bank", "date", "discount_amount", "amount", "client_id"], answers: answers.union(["remittance"])
            ) { try await $0.createRemittance($1) },
            "ConfirmRemittance": Operation(
                ["remittance", "date", "realized_fee", "client_id"], answers: ["confirmed", "status", "state"]
            ) { try await $0.confirmRemittance($1) },
            "SettleBill": Operation(["bill", "type", "bank", "date", "amount", "client_id"], answers: answers) {
                try await $0.settleBill($1)
            },
            "ProtestBill": Operation(["bill", "date", "client_id"], answers: answers) { try await $0.protestBill($1) },
            "RedrawBill": Operation(["bill", "date", "due_date", "client_id"], answers: answers) {
                try await $0.redrawBill($1)
            },
            "CancelBill": Operation(["bill", "date", "client_id"], answers: answers) { try await $0.cancelBill($1) },
            "GetBill": Operation(["bill"], answers: answers) { try await $0.getBill($1) },
            "SetPaymentSpecification": Operation(
                ["payment_specification", "method", "remittance", "default"], answers: ["created"]
            ) { try await $0.setPaymentSpecification($1) },
        ]
    }()

    static let billMethod = "BILL"

    /// Posting profiles of bills: parameter, and the account of an ALL line.
    static let billProfiles: [(parameter: String, account: String)] = [
        ("boe_profile", "131100"), ("collection_profile", "131200"), ("discount_profile", "131300"),
        ("protest_profile", "131400"),
    ]

    var usesBills: Bool {
        !json["given"]["bill"].isNull
            || json["steps"].list.flatMap { [$0] + $0["input"]["commands"].list }
                .contains { Self.billOperations[$0["command"].text ?? ""] != nil }
    }

    private var banks: [String] {
        let inputs = json["steps"].list.map { $0["input"] }
        return (inputs + [json["given"]["bill"]]).compactMap { $0["bank"].text }.withoutRepeats
    }

    // MARK: Before the first step

    /// The method of the customers and one per bank that is named.
    func makeBillMethods(_ company: String) async throws {
        guard usesBills else { return }
        for code in [Self.billMethod] + banks {
            let isBill = code == Self.billMethod
            let request = Reskontra_V1_SetMethodOfPaymentRequest.with {
                $0.company = company
                $0.method.code = code
                $0.method.description_p = isBill ? "Bill of exchange" : "Bank \(code)"
                $0.method.type = isBill ? .billOfExchange : .electronic
                $0.method.mainAccount = CaseAccount.bank
                $0.method.remitsBills = isBill
            }
            _ = try await ledger.call(.setMethodOfPayment, request, as: Reskontra_V1_SetMethodOfPaymentResponse.self)
        }
    }

    /// The bill of `given`, drawn for an invoice of its face and taken as far as its status says.
    func drawGivenBill() async throws {
        let given = json["given"]["bill"]
        guard !given.isNull else { return }
        let number = given["bill"].text ?? "BE-1"
        let due = try given.date("due_date") ?? session.advanced(by: 60)
        let start = Self.sessionBefore(json)
        let face = try ledger.money(given["face"], given["currency"].text ?? documentCurrency)
        let invoice = Posting(
            company: company, customer: given["customer"].text ?? theCustomer, number: "INV-\(number)", amount: face,
            date: start, dueDate: due)
        _ = try await invoice.postInvoice(on: ledger)
        var draw = Reskontra_V1_DrawBillRequest()
        draw.company = company
        draw.customerNumber = given["customer"].text ?? theCustomer
        draw.invoices = [.with { $0.documentNumber = "INV-\(number)" }]
        draw.date = start.message
        draw.dueDate = due.message
        draw.number = number
        _ = try await ledger.call(.drawBill, draw, as: Reskontra_V1_DrawBillResponse.self)
        latestBill = number
        invoicesOfBill[number] = ["INV-\(number)"]
        let status = given["status"].text ?? "DRAWN"
        if status.hasPrefix("REMITTED") || status == "HONORED" {
            let request = Reskontra_V1_CreateRemittanceRequest.with {
                $0.company = company
                $0.bills = [number]
                $0.type = status == "REMITTED_DISCOUNT" ? .discount : .collection
                $0.bank = given["bank"].text ?? banks.first ?? Self.billMethod
                $0.date = start.message
                $0.number = given["remittance"].text ?? ""
            }
            let made = try await ledger.call(
                .createRemittance, request, as: Reskontra_V1_CreateRemittanceResponse.self)
            latestRemittance = made.remittance.number
        }
        let step = Json.object(["bill": .string(number), "date": .string(start.description)])
        switch status {
        case "HONORED":
            var settle = step.members
            settle["type"] = .string("COLLECTION")
            _ = try await settleBill(.object(settle))
        case "PROTESTED": _ = try await protestBill(step)
        case "REDRAWN":
            _ = try await protestBill(step)
            var redraw = step.members
            redraw["due_date"] = .string(due.advanced(by: 1).description)
            _ = try await redrawBill(.object(redraw))
        case "CANCELED": _ = try await cancelBill(step)
        default: break
        }
    }

    // MARK: Commands

    private func bill(_ input: Json) -> String { input["bill"].text ?? latestBill ?? "" }

    private func told(_ bill: Reskontra_V1_Bill, _ journals: [Reskontra_V1_JournalEntry]) async throws -> Json {
        latestBill = bill.number
        entries += journals.map { ($0, bill.customerNumber) }
        var fields: [String: Json] = [
            "bill": .string(bill.number), "status": .string(protocolName(bill.status)), "seq": Json(Int(bill.seq)),
            "face": ledger.amount(bill.face), "exposure": ledger.amount(bill.exposure),
            "accepted_on": bill.hasAcceptedOn ? .string(CaseDate(bill.acceptedOn).description) : .null,
            "due_date": .string(CaseDate(bill.dueDate).description),
        ]
        if let invoice = invoicesOfBill[bill.number]?.first {
            fields["invoice_open"] = ledger.amount(try await ledger.document(company, invoice).item.open)
        }
        return .object(fields)
    }

    private func drawBill(_ input: Json) async throws -> Json {
        var invoices = input["invoices"].list.compactMap(\.text)
        if invoices.isEmpty { invoices = json["given"]["open_invoices"].list.compactMap { $0["invoice"].text } }
        let owner = json["given"]["open_invoices"].list.first { $0["invoice"].text == invoices.first } ?? .null
        var request = Reskontra_V1_DrawBillRequest()
        request.company = company
        request.customerNumber = input["customer"].text ?? owner["customer"].text ?? theCustomer
        request.invoices = invoices.map { number in .with { $0.documentNumber = number } }
        request.date = (try input.date("date") ?? session).message
        if let due = try input.date("due_date") { request.dueDate = due.message }
        request.number = input["bill"].text ?? ""
        request.paymentSpecification = input["payment_specification"].text ?? ""
        let answer = try await ledger.call(
            .drawBill, request, as: Reskontra_V1_DrawBillResponse.self, key: key(of: input))
        invoicesOfBill[answer.bill.number] = invoices
        return try await told(answer.bill, answer.journals)
    }

    /// Of the method the customers pay by, or another that is named; with `default` it counts where none is named.
    private func setPaymentSpecification(_ input: Json) async throws -> Json {
        let (company, method) = (company, input["method"].text ?? Self.billMethod)
        let code = try input.required("payment_specification")
        let request = Reskontra_V1_SetPaymentSpecificationRequest.with {
            $0.company = company
            ($0.specification.methodOfPayment, $0.specification.code) = (method, code)
            $0.specification.remitsBills = input["remittance"].flag ?? false
        }
        _ = try await ledger.call(
            .setPaymentSpecification, request, as: Reskontra_V1_SetPaymentSpecificationResponse.self)
        if input["default"].flag ?? false {
            let asking = Reskontra_V1_GetSetupRequest.with { $0.company = company }
            let setup = try await ledger.call(.getSetup, asking, as: Reskontra_V1_GetSetupResponse.self)
            guard var row = setup.methods.first(where: { $0.code == method }) else {
                throw CaseFailure("there is no method of payment \(method)")
            }
            row.paymentSpecification = code
            let named = row
            let change = Reskontra_V1_SetMethodOfPaymentRequest.with { ($0.company, $0.method) = (company, named) }
            _ = try await ledger.call(.setMethodOfPayment, change, as: Reskontra_V1_SetMethodOfPaymentResponse.self)
        }
        return .object(["created": .bool(true)])
    }

    private func acceptBill(_ input: Json) async throws -> Json {
        let day = try input.date("date") ?? session
        let request = Reskontra_V1_AcceptBillRequest.with {
            $0.company = company
            $0.bill = bill(input)
            $0.date = day.message
        }
        let answer = try await ledger.call(.acceptBill, request, as: Reskontra_V1_AcceptBillResponse.self)
        return try await told(answer.bill, [])
    }

    private static let remittanceTypes: [String: Reskontra_V1_RemittanceType] = [
        "COLLECTION": .collection, "DISCOUNT": .discount,
    ]

    private func createRemittance(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_CreateRemittanceRequest()
        request.company = company
        request.bills = [bill(input)]
        request.type = Self.remittanceTypes[input["type"].text ?? ""] ?? .unspecified
        request.bank = input["bank"].text ?? banks.first ?? Self.billMethod
        request.date = (try input.date("date") ?? session).message
        if !input["discount_amount"].isNull {
            request.discountAmount = try ledger.money(input["discount_amount"], documentCurrency)
        }
        if !input["amount"].isNull { request.amount = try ledger.money(input["amount"], documentCurrency) }
        let answer = try await ledger.call(
            .createRemittance, request, as: Reskontra_V1_CreateRemittanceResponse.self, key: key(of: input))
        latestRemittance = answer.remittance.number
        var fields = try await told(answer.bills[0], answer.journals).members
        fields["remittance"] = .string(answer.remittance.number)
        return .object(fields)
    }

    private func confirmRemittance(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_ConfirmRemittanceRequest()
        request.company = company
        request.remittance = input["remittance"].text ?? latestRemittance ?? ""
        request.date = (try input.date("date") ?? session).message
        if !input["realized_fee"].isNull {
            request.realizedFee = try ledger.money(input["realized_fee"], documentCurrency)
        }
        let answer = try await ledger.call(
            .confirmRemittance, request, as: Reskontra_V1_ConfirmRemittanceResponse.self, key: key(of: input))
        entries += answer.journals.map { ($0, theCustomer) }
        let state = Json.string(answer.remittance.confirmed ? "CONFIRMED" : "CREATED")
        return .object(["confirmed": .bool(answer.remittance.confirmed), "status": state, "state": state])
    }

    /// Left out, it is that of the remittance the bill is in.
    private func remittanceType(_ input: Json) async throws -> String {
        if let stated = input["type"].text { return stated }
        let request = Reskontra_V1_GetBillRequest.with {
            $0.company = company
            $0.bill = bill(input)
        }
        let answer = try await ledger.call(.getBill, request, as: Reskontra_V1_GetBillResponse.self)
        return answer.bill.status == .remittedDiscount ? "DISCOUNT" : "COLLECTION"
    }

    private func settleBill(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_SettleBillRequest()
        request.company = company
        request.bill = bill(input)
        request.type = Self.remittanceTypes[try await remittanceType(input)] ?? .unspecified
        request.bank = input["bank"].text ?? banks.first ?? Self.billMethod
        request.date = (try input.date("date") ?? session).message
        if !input["amount"].isNull { request.amount = try ledger.money(input["amount"], documentCurrency) }
        let answer = try await ledger.call(
            .settleBill, request, as: Reskontra_V1_SettleBillResponse.self, key: key(of: input))
        return try await told(answer.bill, answer.journals)
    }

    private func protestBill(_ input: Json) async throws -> Json {
        let day = try input.date("date") ?? session
        let request = Reskontra_V1_ProtestBillRequest.with {
            $0.company = company
            $0.bill = bill(input)
            $0.date = day.message
        }
        let answer = try await ledger.call(
            .protestBill, request, as: Reskontra_V1_ProtestBillResponse.self, key: key(of: input))
        return try await told(answer.bill, answer.journals)
    }

    private func redrawBill(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_RedrawBillRequest()
        request.company = company
        request.bill = bill(input)
        request.date = (try input.date("date") ?? session).message
        if let due = try input.date("due_date") { request.dueDate = due.message }
        let answer = try await ledger.call(
            .redrawBill, request, as: Reskontra_V1_RedrawBillResponse.self, key: key(of: input))
        return try await told(answer.bill, answer.journals)
    }

    private func cancelBill(_ input: Json) async throws -> Json {
        let day = try input.date("date") ?? session
        let request = Reskontra_V1_CancelBillRequest.with {
            $0.company = company
            $0.bill = bill(input)
            $0.date = day.message
        }
        let answer = try await ledger.call(
            .cancelBill, request, as: Reskontra_V1_CancelBillResponse.self, key: key(of: input))
        return try await told(answer.bill, answer.journals)
    }

    private func getBill(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_GetBillRequest.with {
            $0.company = company
            $0.bill = bill(input)
        }
        let answer = try await ledger.call(.getBill, request, as: Reskontra_V1_GetBillResponse.self)
        return try await told(answer.bill, [])
    }
}
