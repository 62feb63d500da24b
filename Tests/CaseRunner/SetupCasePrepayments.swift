import ReskontraClient
import Schema

/// The plays of prepayments and payment fees.
extension SetupCase {
    static let prepaymentOperations: [String: Operation<SetupCase>] = [
        "PostPrepaymentInvoice": Operation(
            ["order", "type", "value", "amount", "date"], answers: ["status", "amount", "marked"]
        ) { try await $0.postPrepaymentInvoice($1, mode: .execute) },
        "ProposePrepayment": Operation(
            ["order", "type", "value", "amount", "date"], answers: ["status", "amount", "marked"]
        ) { try await $0.postPrepaymentInvoice($1, mode: .preview) },
        "ApplyPrepayment": Operation(
            ["prepayment_of_step", "order", "date"], answers: ["status", "marked", "prepayment_status", "invoice_open"]
        ) { try await $0.applyPrepayment($1) },
        "CalculatePaymentFee": Operation(["bank", "amount"], answers: ["fee"]) {
            try await $0.calculatePaymentFee($1)
        },
    ]

    // MARK: Prepayments

    func postPrepaymentInvoice(_ input: Json, mode: Reskontra_V1_Mode) async throws -> Json {
        let order = try await neededOrder(input)
        let date = try input.date("date") ?? session
        let currency = orderCurrency(order)
        var request = Reskontra_V1_PostPrepaymentInvoiceRequest.with {
            $0.company = company
            $0.order = order
            $0.date = date.message
            $0.mode = mode
        }
        if input["type"].text == "PERCENT" {
            guard let percent = try input.decimal("value") else { throw CaseFailure("no percent \(input.line)") }
            request.percent = percent
        } else {
            request.amount = try ledger.money(input["amount"].isNull ? input["value"] : input["amount"], currency)
        }
        let answer = try await ledger.call(
            .postPrepaymentInvoice, request, as: Reskontra_V1_PostPrepaymentInvoiceResponse.self)
        if mode == .execute {
            documentOfStep[step] = answer.prepayment.prepayment
            entries.append((answer.journal, answer.prepayment.customerNumber))
        }
        return .object([
            "status": .string(mode == .preview ? "PROPOSED" : protocolName(answer.prepayment.status)),
            "amount": ledger.amount(answer.prepayment.amount), "marked": .bool(answer.prepayment.marked),
        ])
    }

    func applyRequest(_ input: Json) async throws -> Reskontra_V1_ApplyPrepaymentRequest {
        let date = try input.date("date") ?? session
        let number = try input["prepayment_of_step"].integer.map { try document(ofStep: $0) }
        let order = number == nil ? try await neededOrder(input) : input["order"].text ?? ""
        return .with {
            $0.company = company
            $0.prepayment = number ?? ""
            $0.order = order
            $0.date = date.message
        }
    }

    func applyPrepayment(_ input: Json) async throws -> Json {
        let answer = try await ledger.call(
            .applyPrepayment, try await applyRequest(input), as: Reskontra_V1_ApplyPrepaymentResponse.self)
        entries += answer.journals.map { ($0, answer.prepayment.customerNumber) }
        var fields: [String: Json] = [
            "status": .string(protocolName(answer.prepayment.status)),
            "prepayment_status": .string(protocolName(answer.prepayment.status)),
            "marked": .bool(answer.prepayment.marked),
        ]
        if let invoice = answer.settled.first { fields["invoice_open"] = ledger.amount(invoice.open) }
        return .object(fields)
    }

    /// What became of the prepayment invoice that a payment was for; empty for any other document.
    func prepaymentFields(of document: String) async throws -> [String: Json] {
        let request = Reskontra_V1_ListPrepaymentsRequest.with {
            $0.company = company
            $0.prepayment = document
        }
        let outcome = try await StepOutcome.of {
            let answer = try await self.ledger.call(
                .listPrepayments, request, as: Reskontra_V1_ListPrepaymentsResponse.self)
            guard let row = answer.prepayments.first else { return .object([:]) }
            return .object([
                "status": .string(protocolName(row.status)), "prepayment_status": .string(protocolName(row.status)),
                "marked": .bool(row.marked),
            ])
        }
        guard case .answered(let fields) = outcome else { return [:] }
        return fields.members
    }

    /// Of the order's first prepayment; null without one.
    func prepaymentStatus(of order: String) async throws -> Json {
        let request = Reskontra_V1_ListPrepaymentsRequest.with {
            $0.company = company
            $0.order = order
        }
        let answer = try await ledger.call(.listPrepayments, request, as: Reskontra_V1_ListPrepaymentsResponse.self)
        return answer.prepayments.first.map { .string(protocolName($0.status)) } ?? .null
    }

    // MARK: Orders

    private func orderCurrency(_ order: String) -> String {
        salesOrders.first { $0["order"].text == order }?["currency"].text ?? documentCurrency
    }

    /// The order a step names, or the only one; confirmed when it is first needed.
    private func neededOrder(_ input: Json) async throws -> String {
        guard let order = input["order"].text ?? salesOrders.first?["order"].text else {
            throw CaseFailure("no order \(input.line)")
        }
        guard let given = salesOrders.first(where: { $0["order"].text == order }) else { return order }
        let known = try await StepOutcome.of {
            _ = try await self.ledger.call(
                .getOrder,
                Reskontra_V1_GetOrderRequest.with {
                    $0.company = self.company
                    $0.order = order
                }, as: Reskontra_V1_GetOrderResponse.self)
            return .null
        }
        if case .answered = known { return order }
        let total = try ledger.money(given["total"], given["currency"].text ?? documentCurrency)
        _ = try await ledger.call(
            .confirmOrder,
            Reskontra_V1_ConfirmOrderRequest.with {
                $0.company = company
                $0.order = order
                $0.customerNumber = given["customer"].text ?? theCustomer
                $0.amount = total
            }, as: Reskontra_V1_ConfirmOrderResponse.self)
        return order
    }

    // MARK: Payment fees

    private static let fee = "FEE"

    /// Bank accounts and the fee of `given`.
    func loadPaymentFees(_ company: String) async throws {
        let given = json["given"]
        for (place, bank) in given["banks"].list.enumerated() {
            let main = "1105\(place < 10 ? "0" : "")\(place)"
            try await ledger.needAccount(main)
            let code = try bank.required("bank")
            _ = try await ledger.call(
                .setPaymentBank,
                Reskontra_V1_SetPaymentBankRequest.with {
                    $0.company = company
                    $0.bankAccount.code = code
                    $0.bankAccount.mainAccount = main
                    $0.bankAccount.bankGroup = bank["group"].text ?? ""
                }, as: Reskontra_V1_SetPaymentBankResponse.self)
        }
        guard !isIdle(given["fee_setup"]) else { return }
        let lines = try given["fee_setup"].list.map(feeLine)
        _ = try await ledger.call(
            .setPaymentFee,
            Reskontra_V1_SetPaymentFeeRequest.with {
                $0.company = company
                $0.fee.code = Self.fee
                $0.fee.lines = lines
            }, as: Reskontra_V1_SetPaymentFeeResponse.self)
    }

    private func feeLine(_ given: Json) throws -> Reskontra_V1_PaymentFee.Line {
        var line = Reskontra_V1_PaymentFee.Line()
        line.bank = Self.accountCodes[given["bank_grouping"].text ?? "ALL"] ?? .all
        line.relation = given["relation"].text ?? ""
        switch given["basis"].text {
        case "PERCENT":
            guard let percent = try given.decimal("value") else { throw CaseFailure("no percent \(given.line)") }
            line.basis.percent = percent
        case "INTERVAL":
            line.basis.tiers = try given["tiers"].list.map { tier in
                let from = try ledger.money(tier["from"], "EUR").minor
                let amount = try ledger.money(tier["amount"], "EUR")
                return .with {
                    $0.from = from
                    $0.amount = amount
                }
            }
        default: line.basis.amount = try ledger.money(given["value"], "EUR")
        }
        return line
    }

    func calculatePaymentFee(_ input: Json) async throws -> Json {
        let amount = try ledger.money(input["amount"], "EUR")
        let only = json["given"]["banks"].list.count == 1 ? json["given"]["banks"].list[0]["bank"].text : nil
        guard let bank = input["bank"].text ?? only else { throw CaseFailure("which bank: \(input.line)") }
        let request = Reskontra_V1_CalculatePaymentFeeRequest.with {
            $0.company = company
            $0.fee = Self.fee
            $0.bankAccount = bank
            $0.amount = amount
        }
        let answer = try await ledger.call(
            .calculatePaymentFee, request, as: Reskontra_V1_CalculatePaymentFeeResponse.self)
        let fee = answer.rows.reduce(Int64(0)) { $0 + $1.amount.minor }
        return .object(["fee": ledger.amount(minor: fee, "EUR")])
    }
}
