import ReskontraClient
import Schema

/// Direct debit of the set-up schema: checks of numbers and dates.
extension SetupCase {
    static let directDebitOperations: [String: Operation<SetupCase>] = [
        "ValidateIban": Operation(["iban", "bic"], answers: ["valid", "country", "iban"]) {
            try await $0.validateIban($1)
        },
        "ValidateCreditorId": Operation(["creditor_id"], answers: ["valid", "business_code", "country"]) {
            try await $0.validateCreditorId($1)
        },
        "CalculateCollectionDate": Operation(
            ["requested", "scheme", "sequence"], answers: ["due_date", "latest_submission", "earliest_submission"]
        ) { try await $0.calculateCollectionDate($1) },
        "CheckPrenotification": Operation(
            ["notified_on", "due_date", "agreed_days"], answers: ["in_time", "latest_notification"]
        ) { try await $0.checkPrenotification($1) },
    ]

    private func validateIban(_ input: Json) async throws -> Json {
        let answer = try await ledger.call(
            .validateIban,
            Reskontra_V1_ValidateIbanRequest.with {
                $0.company = company
                $0.iban = input["iban"].text ?? ""
                $0.bic = input["bic"].text ?? ""
            }, as: Reskontra_V1_ValidateIbanResponse.self)
        return .object(["valid": .bool(true), "country": .string(answer.country), "iban": .string(answer.iban)])
    }

    private func validateCreditorId(_ input: Json) async throws -> Json {
        let answer = try await ledger.call(
            .validateCreditorId,
            Reskontra_V1_ValidateCreditorIdRequest.with {
                $0.company = company
                $0.creditorID = input["creditor_id"].text ?? ""
            }, as: Reskontra_V1_ValidateCreditorIdResponse.self)
        return .object([
            "valid": .bool(true), "country": .string(answer.country), "business_code": .string(answer.businessCode),
        ])
    }

    private func calculateCollectionDate(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_CalculateCollectionDateRequest()
        request.company = company
        request.requested = (try input.date("requested") ?? session).message
        let schemes: [String: Reskontra_V1_DebitScheme] = ["CORE": .core, "COR1": .cor1, "B2B": .b2B]
        let sequences: [String: Reskontra_V1_DebitSequence] = [
            "FRST": .frst, "RCUR": .rcur, "FNAL": .fnal, "OOFF": .ooff,
        ]
        request.scheme = schemes[input["scheme"].text ?? "CORE"] ?? .UNRECOGNIZED(99)
        request.sequence = sequences[input["sequence"].text ?? "FRST"] ?? .UNRECOGNIZED(99)
        let answer = try await ledger.call(
            .calculateCollectionDate, request, as: Reskontra_V1_CalculateCollectionDateResponse.self)
        return .object([
            "due_date": .string(CaseDate(answer.dueDate).description),
            "latest_submission": .string(CaseDate(answer.latestSubmission).description),
            "earliest_submission": .string(CaseDate(answer.earliestSubmission).description),
        ])
    }

    private func checkPrenotification(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_CheckPrenotificationRequest()
        request.company = company
        request.notifiedOn = (try input.date("notified_on") ?? session).message
        request.dueDate = (try input.date("due_date") ?? session).message
        if let days = input["agreed_days"].integer {
            request.isAgreed = true
            request.agreedDays = UInt32(clamping: days)
        }
        let answer = try await ledger.call(
            .checkPrenotification, request, as: Reskontra_V1_CheckPrenotificationResponse.self)
        return .object([
            "in_time": .bool(true),
            "latest_notification": .string(CaseDate(answer.latestNotification).description),
        ])
    }
}
