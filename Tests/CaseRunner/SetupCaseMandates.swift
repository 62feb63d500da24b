import Schema

/// Mandates of the set-up schema: what exists before the first step, and the commands about them.
extension SetupCase {
    static let mandateOperations: [String: Operation<SetupCase>] = [
        "CreateMandate": Operation(
            [
                "mandate", "customer", "scheme", "kind", "iban", "bic", "creditor_id", "company_country", "signature_date",
                "place", "expected_payments",
            ], answers: ["status", "mandate", "mandate_status", "created", "expires_on"]
        ) { try await $0.createMandate($1) },
        "SignMandate": Operation(
            ["mandate", "signature_date", "place"], answers: ["status", "mandate_status", "expires_on"]
        ) { try await $0.signMandate($1) },
        "AmendMandate": Operation(
            ["mandate", "iban", "bic", "expected_payments"], answers: ["amended", "status", "mandate_status"]
        ) { try await $0.amendMandate($1) },
        "CancelMandate": Operation(["mandate", "reason"], answers: ["status", "mandate_status"]) {
            try await $0.cancelMandate($1)
        },
        "GetMandate": Operation(
            ["mandate"], answers: ["status", "mandate_status", "expires_on", "counter", "scheme", "kind", "iban"]
        ) { try await $0.getMandate($1) },
        "CheckMandate": Operation(
            ["mandate", "due_date"], answers: ["usable", "expires_on", "status", "mandate_status", "sequence"]
        ) { try await $0.checkMandate($1) },
        "ExpireMandates": Operation(["date"], answers: ["expired", "count"]) { try await $0.expireMandates($1) },
    ]

    static let schemes: [String: Reskontra_V1_DebitScheme] = ["CORE": .core, "COR1": .cor1, "B2B": .b2B]
    static let debitMethod = "DEBIT"
    private static let defaultIban = "DE89370400440532013000"
    private static let defaultCreditorID = "DE98ZZZ09999999999"

    private static let debitCommands: Set<String> = [
        "Collect", "PostPaymentJournal", "RegisterReturn", "ProposeDirectDebits", "GenerateDirectDebitFile",
    ]

    /// Customers of such a case pay by direct debit.
    var usesDirectDebit: Bool {
        !json["given"]["mandates"].list.isEmpty || !debitPayments.isEmpty
            || json["steps"].list.contains { step in
                let name = step["command"].text ?? ""
                return Self.debitCommands.contains(name) || Self.mandateOperations[name] != nil
            }
    }

    /// Collections that exist before the first step, for a file.
    var debitPayments: [Json] { json["given"]["payments"].list.filter { !$0["mandate"].isNull } }

    /// Customers of their own for collections of `given`.
    var debtors: [String] { debitPayments.map { debtor(of: $0["mandate"].text ?? "") } }

    /// Whose mandate it is.
    func debtor(of mandate: String) -> String {
        if let given = json["given"]["mandates"].list.first(where: { $0["mandate"].text == mandate }) {
            return given["customer"].text ?? theCustomer
        }
        let created = json["steps"].list.first {
            $0["command"].text == "CreateMandate" && $0["input"]["mandate"].text == mandate
        }
        if let created { return created["input"]["customer"].text ?? theCustomer }
        return debitPayments.contains { $0["mandate"].text == mandate } ? "D-\(mandate)" : theCustomer
    }

    /// The only mandate of the case, when a step names none.
    func mandate(_ input: Json) -> String {
        input["mandate"].text ?? json["given"]["mandates"].list.first?["mandate"].text ?? latestMandate ?? "MND-1"
    }

    // MARK: Before the first step

    /// Method, creditor accounts and mandates, while the company is OPENING.
    func loadMandates(_ company: String) async throws {
        guard usesDirectDebit else { return }
        try await makeCreditors(company)
        var mandates = try json["given"]["mandates"].list.map { try importedMandate($0) }
        for payment in debitPayments where !mandates.contains(where: { $0.number == payment["mandate"].text }) {
            mandates.append(try collectedMandate(payment))
        }
        for (step, input) in debitedSteps { mandates.append(try debitedMandate(step, input)) }
        guard !mandates.isEmpty else { return }
        // A mandate of `given` is signed before anything is done with it.
        let signed = mandates.filter(\.hasSignatureDate).map { CaseDate($0.signatureDate) }.max()
        if let signed { try await ledger.moveClock(to: CaseInstant(signed)) }
        let request = Reskontra_V1_ImportMandatesRequest.with {
            $0.company = company
            $0.mandates = mandates
        }
        _ = try await ledger.call(.importMandates, request, as: Reskontra_V1_ImportMandatesResponse.self)
    }

    static func makeDebitMethod(_ company: String, on ledger: CaseLedger) async throws {
        let request = Reskontra_V1_SetMethodOfPaymentRequest.with {
            $0.company = company
            $0.method.code = debitMethod
            $0.method.description_p = "Direct debit"
            $0.method.type = .electronic
            $0.method.mainAccount = CaseAccount.bank
            $0.method.requireMandate = true
        }
        _ = try await ledger.call(.setMethodOfPayment, request, as: Reskontra_V1_SetMethodOfPaymentResponse.self)
    }

    private func makeCreditors(_ company: String) async throws {
        let given = json["given"]["creditor"]
        let own = given["creditor_id"].text ?? Self.defaultCreditorID
        let ids = [own] + Self.values(of: ["creditor_id"], in: json["given"]["mandates"])
        for (index, id) in ids.withoutRepeats.enumerated() {
            let request = Reskontra_V1_SetCreditorAccountRequest.with {
                $0.company = company
                $0.account.code = "CR-\(index + 1)"
                $0.account.name = given["name"].text ?? "Creditor"
                $0.account.iban = given["iban"].text ?? Self.defaultIban
                $0.account.creditorID = id
            }
            _ = try await ledger.call(.setCreditorAccount, request, as: Reskontra_V1_SetCreditorAccountResponse.self)
            creditors[id] = "CR-\(index + 1)"
        }
        creditors[""] = "CR-1"
    }

    private func creditor(_ given: Json) -> String { creditors[given["creditor_id"].text ?? ""] ?? "" }

    private func importedMandate(_ given: Json) throws -> Reskontra_V1_Mandate {
        var mandate = try fill(given)
        mandate.customerNumber = given["customer"].text ?? theCustomer
        mandate.state = Self.mandateStates[given["status"].text ?? "ACTIVE"] ?? .unspecified
        mandate.counter = UInt32(given["counter"].integer ?? 0)
        if let last = try given.date("last_collection_due") { mandate.lastCollectionDue = last.message }
        if mandate.state != .draft, !mandate.hasSignatureDate {
            mandate.signatureDate = Self.sessionBefore(json).advanced(by: -30).message
        }
        if mandate.hasSignatureDate { mandate.signaturePlace = "Berlin" }
        return mandate
    }

    /// A mandate whose next collection is marked as the case says.
    private func collectedMandate(_ given: Json) throws -> Reskontra_V1_Mandate {
        let due = try given.date("due_date") ?? session
        var mandate = try fill(given)
        mandate.customerNumber = debtor(of: mandate.number)
        mandate.state = .active
        mandate.signatureDate = due.advanced(byMonths: -24).message
        mandate.signaturePlace = "Berlin"
        switch given["sequence"].text ?? "RCUR" {
        case "FRST": break
        case "OOFF": mandate.kind = .oneOff
        case "FNAL": (mandate.counter, mandate.expectedPayments) = (1, 2)
        default: mandate.counter = 3
        }
        if mandate.counter > 0 { mandate.lastCollectionDue = due.advanced(byMonths: -1).message }
        return mandate
    }

    /// Steps that return a collection debited before, which the runner makes first.
    var debitedSteps: [(step: Int, input: Json)] {
        json["steps"].list.compactMap { given in
            guard given["command"].text == "RegisterReturn", !given["input"]["debited_on"].isNull,
                let step = given["step"].integer
            else { return nil }
            return (step, given["input"])
        }
    }

    private func debitedMandate(_ step: Int, _ input: Json) throws -> Reskontra_V1_Mandate {
        let debited = try input.date("debited_on") ?? session
        var mandate = try fill(input)
        mandate.number = "RET-\(step)"
        mandate.customerNumber = theCustomer
        mandate.state = .active
        mandate.signatureDate = debited.advanced(byMonths: -2).message
        mandate.signaturePlace = "Berlin"
        return mandate
    }

    private func fill(_ given: Json) throws -> Reskontra_V1_Mandate {
        var mandate = Reskontra_V1_Mandate()
        mandate.number = given["mandate"].text ?? ""
        mandate.creditor = creditor(given)
        mandate.scheme = Self.schemes[given["scheme"].text ?? "CORE"] ?? .UNRECOGNIZED(99)
        mandate.kind = given["kind"].text == "ONE_OFF" ? .oneOff : .recurrent
        mandate.iban = given["iban"].text ?? Self.defaultIban
        mandate.bic = given["bic"].text ?? ""
        mandate.expectedPayments = UInt32(given["expected_payments"].integer ?? 0)
        if let date = try given.date("signature_date") { mandate.signatureDate = date.message }
        return mandate
    }

    static let mandateStates: [String: Reskontra_V1_MandateState] = [
        "DRAFT": .draft, "ACTIVE": .active, "SUSPENDED": .suspended, "EXPIRED": .expired, "CANCELED": .canceled,
        "COMPLETED": .completed,
    ]

    // MARK: Commands

    private func createMandate(_ input: Json) async throws -> Json {
        if let country = input["company_country"].text { try await set(country: country) }
        var wish = try fill(input)
        wish.customerNumber = input["customer"].text ?? theCustomer
        wish.signaturePlace = input["place"].text ?? ""
        let request = Reskontra_V1_CreateMandateRequest.with {
            $0.company = company
            $0.mandate = wish
        }
        let outcome: Result<Reskontra_V1_CreateMandateResponse, any Error>
        do {
            outcome = .success(
                try await ledger.call(.createMandate, request, as: Reskontra_V1_CreateMandateResponse.self))
        } catch { outcome = .failure(error) }
        // The country is the legal entity's for this step only.
        if !input["company_country"].isNull { try await set(country: "") }
        let made = try outcome.get().mandate
        latestMandate = made.number
        return .object(fields(of: made).merging(["created": .bool(true)]) { $1 })
    }

    private func set(country: String) async throws {
        try await CompanyPlan.setParameters(["country"], company: company, on: ledger) { $0.country = country }
    }

    private func fields(of mandate: Reskontra_V1_Mandate) -> [String: Json] {
        let status = Json.string(protocolName(mandate.state))
        return [
            "mandate": .string(mandate.number), "status": status, "mandate_status": status,
            "expires_on": mandate.hasExpiresOn ? .string(CaseDate(mandate.expiresOn).description) : .null,
            "counter": Json(Int(mandate.counter)), "iban": .string(mandate.iban),
            "scheme": .string(protocolName(mandate.scheme)), "kind": .string(protocolName(mandate.kind)),
        ]
    }

    private func signMandate(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_SignMandateRequest()
        request.company = company
        request.mandate = mandate(input)
        if let date = try input.date("signature_date") { request.signatureDate = date.message }
        request.place = input["place"].text ?? ""
        let answer = try await ledger.call(.signMandate, request, as: Reskontra_V1_SignMandateResponse.self)
        return .object(fields(of: answer.mandate))
    }

    private func amendMandate(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_AmendMandateRequest.with {
            $0.company = company
            $0.mandate = mandate(input)
            $0.iban = input["iban"].text ?? ""
            $0.bic = input["bic"].text ?? ""
            $0.expectedPayments = UInt32(input["expected_payments"].integer ?? 0)
        }
        let answer = try await ledger.call(.amendMandate, request, as: Reskontra_V1_AmendMandateResponse.self)
        return .object(fields(of: answer.mandate).merging(["amended": .bool(true)]) { $1 })
    }

    private func cancelMandate(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_CancelMandateRequest.with {
            $0.company = company
            $0.mandate = mandate(input)
            $0.reason = input["reason"].text ?? ""
        }
        let answer = try await ledger.call(.cancelMandate, request, as: Reskontra_V1_CancelMandateResponse.self)
        return .object(fields(of: answer.mandate))
    }

    private func getMandate(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_GetMandateRequest.with {
            $0.company = company
            $0.mandate = mandate(input)
        }
        let answer = try await ledger.call(.getMandate, request, as: Reskontra_V1_GetMandateResponse.self)
        return .object(fields(of: answer.mandate))
    }

    private func checkMandate(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_CheckMandateRequest()
        request.company = company
        request.mandate = mandate(input)
        request.dueDate = (try input.date("due_date") ?? session).message
        let answer = try await ledger.call(.checkMandate, request, as: Reskontra_V1_CheckMandateResponse.self)
        let status = Json.string(protocolName(answer.state))
        return .object([
            "usable": .bool(true), "status": status, "mandate_status": status,
            "expires_on": answer.hasExpiresOn ? .string(CaseDate(answer.expiresOn).description) : .null,
            "sequence": .string(protocolName(answer.sequence)),
        ])
    }

    private func expireMandates(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_ExpireMandatesRequest.with { $0.company = company }
        let answer = try await ledger.call(.expireMandates, request, as: Reskontra_V1_ExpireMandatesResponse.self)
        return .object([
            "expired": .array(answer.mandates.map { .string($0) }), "count": Json(answer.mandates.count),
        ])
    }
}
