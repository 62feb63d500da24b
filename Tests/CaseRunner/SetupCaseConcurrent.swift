import ReskontraClient
import Schema
import SwiftProtobuf

/// Commands that a case gives at the same time, each on a connection of its own.
extension SetupCase {
    /// All copies of all commands start at once, each on a connection of its own with a key of its own.
    func concurrent(_ input: Json) async throws -> Json {
        var copies: [(entry: Int, method: Schema.Method, bytes: [UInt8])] = []
        let commands = input["commands"].list
        for (entry, command) in commands.enumerated() {
            let (method, bytes) = try await encoded(command)
            for _ in 0..<(command["count"].integer ?? 1) { copies.append((entry, method, bytes)) }
        }
        let outcomes = try await send(copies)
        for outcome in outcomes { try await readEntries(of: outcome) }
        let counts = { (condition: (CopyOutcome) -> Bool) -> Json in
            .array(
                commands.indices.map { entry in Json(outcomes.count { $0.entry == entry && condition($0) }) })
        }
        return .object([
            "answered": counts { _ in true },
            "succeeded": counts { $0.refusal == nil },
            "refused": counts { $0.refusal != nil },
            "refused_codes": .array(outcomes.compactMap(\.refusal).map(Json.string)),
            // The ledger is compared with these entries after the step, so it holds no other voucher.
            "ledger_vouchers_equal_succeeded": .bool(
                Set(entries.map(\.entry.voucher)).count
                    == outcomes.count { $0.entry == 0 && $0.refusal == nil }),
        ])
    }

    private struct CopyOutcome: Sendable {
        let entry: Int
        let method: Schema.Method
        let answer: [UInt8]
        /// Nil: it succeeded.
        let refusal: String?
    }

    private func encoded(_ command: Json) async throws -> (Schema.Method, [UInt8]) {
        let input = command["input"]
        switch try command.required("command") {
        case "PostFreeTextInvoice":
            guard input["draft"].isNull, input["draft_of_step"].isNull else {
                let draft = try draft(input)
                let request = Reskontra_V1_PostFreeTextInvoiceRequest.with {
                    $0.company = company
                    $0.draftID = draft
                }
                return (.postFreeTextInvoice, try request.serializedBytes())
            }
            let document = try await document(input)
            let request = Reskontra_V1_PostInvoiceRequest.with {
                $0.company = company
                $0.document = document
            }
            return (.postInvoice, try request.serializedBytes())
        case "PostPayment": return (.postPayment, try paymentRequest(input, number: "").serializedBytes())
        case "PostSalesInvoices": return (.postSalesInvoices, try postSalesRequest(input).serializedBytes())
        case "SetPeriodStatus": return (.setPeriodStatus, try await periodStatusRequest(input).serializedBytes())
        case "ApplyPrepayment": return (.applyPrepayment, try await applyRequest(input).serializedBytes())
        case "GenerateRecurringInvoices": return (.generateRecurringInvoices, try generateRequest(input).serializedBytes())
        case let name:
            guard let operation = Self.operations[name], Self.concurrentCommands.contains(name) else { throw Gap("Concurrent \(name)") }
            return try await ledger.asked { _ = try await operation.play(self, try self.named(input, for: operation)) }
        }
    }

    private func send(
        _ copies: [(entry: Int, method: Schema.Method, bytes: [UInt8])]
    ) async throws -> [CopyOutcome] {
        let address = ledger.connection.address
        let keys = copies.map { _ in ledger.connection.newKey() }
        return try await withThrowingTaskGroup(of: CopyOutcome.self) { group in
            for (copy, key) in zip(copies, keys) {
                group.addTask {
                    let connection = try await Connection.connect(to: address, clientName: "reskontra-cases")
                    let outcome: CopyOutcome
                    do {
                        let reply = try await connection.callRaw(
                            method: copy.method.rawValue, bytes: copy.bytes, key: key, deadline: .seconds(30))
                        outcome = CopyOutcome(
                            entry: copy.entry, method: copy.method, answer: reply.message, refusal: nil)
                    } catch CallFailure.refused(let status) {
                        outcome = CopyOutcome(
                            entry: copy.entry, method: copy.method, answer: [], refusal: status.reason)
                    }
                    await connection.close()
                    return outcome
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private func readEntries(of outcome: CopyOutcome) async throws {
        guard outcome.refusal == nil else { return }
        switch outcome.method {
        case .setPeriodStatus, .generateRecurringInvoices: return
        case .applyPrepayment:
            let applied = try Reskontra_V1_ApplyPrepaymentResponse(serializedBytes: outcome.answer)
            entries += applied.journals.map { ($0, applied.prepayment.customerNumber) }
            return
        default: break
        }
        if let read = Self.journals[outcome.method] {
            entries += try read(outcome.answer).map { ($0, theCustomer) }
            return
        }
        if outcome.method == .postSalesInvoices {
            let posted = try Reskontra_V1_PostSalesInvoicesResponse(serializedBytes: outcome.answer)
            for invoice in posted.invoices {
                let document = try await ledger.document(company, invoice.document.documentNumber)
                entries += invoice.journals.map { ($0, document.item.customerNumber) }
            }
            return
        }
        let number: String =
            switch outcome.method {
            case .postInvoice:
                try Reskontra_V1_PostInvoiceResponse(serializedBytes: outcome.answer).invoice.documentNumber
            case .postFreeTextInvoice:
                try Reskontra_V1_PostFreeTextInvoiceResponse(serializedBytes: outcome.answer)
                    .posted.document.documentNumber
            default: try Reskontra_V1_PostPaymentResponse(serializedBytes: outcome.answer).payment.paymentNumber
            }
        let document = try await ledger.document(company, number)
        entries += document.journals.map { ($0, document.item.customerNumber) }
    }

    /// The entries in the answers of what a case may ask for many times at once.
    private static let journals: [Schema.Method: @Sendable ([UInt8]) throws -> [Reskontra_V1_JournalEntry]] = [
        .settle: { try Reskontra_V1_SettleResponse(serializedBytes: $0).journals },
        .drawBill: { try Reskontra_V1_DrawBillResponse(serializedBytes: $0).journals },
        .createRemittance: { try Reskontra_V1_CreateRemittanceResponse(serializedBytes: $0).journals },
        .confirmRemittance: { try Reskontra_V1_ConfirmRemittanceResponse(serializedBytes: $0).journals },
        .settleBill: { try Reskontra_V1_SettleBillResponse(serializedBytes: $0).journals },
        .protestBill: { try Reskontra_V1_ProtestBillResponse(serializedBytes: $0).journals },
        .redrawBill: { try Reskontra_V1_RedrawBillResponse(serializedBytes: $0).journals },
        .cancelBill: { try Reskontra_V1_CancelBillResponse(serializedBytes: $0).journals },
        .waiveInterest: { try Reskontra_V1_WaiveInterestResponse(serializedBytes: $0).journals },
        .reverseInterest: { try Reskontra_V1_ReverseInterestResponse(serializedBytes: $0).journals },
        .reinstateInterest: { try Reskontra_V1_ReinstateInterestResponse(serializedBytes: $0).journals },
        .postInterestNotes: { try Reskontra_V1_PostInterestNotesResponse(serializedBytes: $0).journals },
        .postCollections: { try Reskontra_V1_PostCollectionsResponse(serializedBytes: $0).journals },
        .registerReturn: { try Reskontra_V1_RegisterReturnResponse(serializedBytes: $0).journals },
        .createCreditNote: { try Reskontra_V1_CreateCreditNoteResponse(serializedBytes: $0).journals },
        .runRevaluation: { try Reskontra_V1_RunRevaluationResponse(serializedBytes: $0).journals },
        .postPrepaymentInvoice: { bytes in
            let answer = try Reskontra_V1_PostPrepaymentInvoiceResponse(serializedBytes: bytes)
            return [answer.journal]
        },
        .cancelInvoice: { bytes in
            let posted = try Reskontra_V1_CancelInvoiceResponse(serializedBytes: bytes).canceled
            return [posted.canceling.journal] + posted.journals
        },
        .correctInvoice: { _ in [] }, .collect: { _ in [] }, .createCustomer: { _ in [] }, .createInterestNotes: { _ in [] },
        .registerPackingSlip: { _ in [] }, .submitInvoice: { _ in [] }, .signMandate: { _ in [] },
    ]

    static let concurrentCommands: Set<String> = [
        "PostFreeTextInvoice", "PostPayment", "PostSalesInvoices", "SetPeriodStatus", "ApplyPrepayment",
        "GenerateRecurringInvoices", "Settle", "DrawBill", "CreateRemittance", "ConfirmRemittance", "SettleBill", "ProtestBill",
        "RedrawBill", "CancelBill", "WaiveInterest", "ReverseInterest", "ReinstateInterest", "PostInterestNotes",
        "CreateInterestNotes", "PostPaymentJournal", "RegisterReturn", "CreateCreditNote", "RunRevaluation",
        "PostPrepaymentInvoice", "CancelInvoice", "CorrectInvoice", "Collect", "CreateCustomer", "RegisterPackingSlip",
        "SubmitInvoice", "SignMandate",
    ]
}
