import ReskontraClient
import Schema

/// The plays of letters, charges and process automation.
extension CreditCase {
    private func companyOfItem(_ item: Json) -> String {
        owners[item.text ?? ""].map { company(of: $0) } ?? companies.values.sorted().first ?? ""
    }

    // MARK: Letters

    func setLetterSequence(_ step: Json) async throws -> Json {
        let count = step["codes"].integer ?? 1
        for company in companies.values.sorted() {
            let request = Reskontra_V1_SetLetterSequenceRequest.with {
                $0.company = company
                $0.sequence.code = "SEQ-\(step["id"].text ?? "")"
                $0.sequence.lines = (0..<count).map { place in
                    .with {
                        $0.description_p = "Letter \(place + 1)"
                        $0.days = UInt32(place + 1)
                    }
                }
            }
            _ = try await ledger.call(.setLetterSequence, request, as: Reskontra_V1_SetLetterSequenceResponse.self)
        }
        return .object([:])
    }

    func createLetters(_ step: Json) async throws -> Json {
        let kinds: [String: Reskontra_V1_ItemKind] = [
            "invoice": .invoice, "credit_note": .creditNote, "payment": .payment, "prepayment": .prepayment,
            "letter_fee": .letterFee, "interest_note": .interestNote,
        ]
        let date = try step.date("letter_date")
        var letters: [Json] = []
        for company in companies(of: step) {
            var request = Reskontra_V1_CreateLettersRequest.with {
                $0.company = company
                if let date { $0.letterDate = date.message }
                $0.level = step["level"].text == "per_transaction" ? .perTransaction : .perCustomer
                $0.types = step["types"].list.compactMap { kinds[$0.text ?? ""] }
                $0.profiles = step["posting_profiles"].list.compactMap(\.text)
                $0.customerNumber = step["customer"].text ?? ""
            }
            guard request.types.count == step["types"].list.count else { throw Gap("CreateLetters (types)") }
            repeat {
                let answer = try await ledger.call(
                    .createLetters, request, as: Reskontra_V1_CreateLettersResponse.self)
                if let skipped = answer.skipped.first {
                    throw CaseFailure("\(skipped.customerNumber): \(skipped.message)")
                }
                letters += answer.letters.map(fields)
                request.after = answer.next
            } while !request.after.isEmpty
        }
        return .object(["letters": .array(letters)])
    }

    private func fields(of letter: Reskontra_V1_CollectionLetter) -> Json {
        .object([
            "customer": .string(letter.customerNumber), "code": Json(Int(letter.code)),
            "items": .array(
                letter.lines.map { .object(["id": .string($0.documentNumber), "code": Json(Int($0.code))]) }),
            "overdue_balance": ledger.amount(letter.overdueBalance), "fee": ledger.amount(letter.fee),
            "state": .string(protocolName(letter.state)), "label": .string(letter.label),
        ])
    }

    /// Refused when no company has anything to post.
    func postLetters(_ step: Json) async throws -> Json {
        var (entries, fees): ([Reskontra_V1_JournalEntry], [(number: String, company: String)]) = ([], [])
        var letters: [Json] = []
        var refusal: CallFailure?
        for company in companies(of: step) {
            do {
                let answers = try await post(step, company)
                entries += answers.flatMap(\.journals)
                fees += answers.flatMap(\.feeItems).map { (number: $0, company: company) }
                letters += answers.flatMap(\.letters).map(fields)
            } catch CallFailure.refused(let status) {
                refusal = refusal ?? .refused(status)
            }
        }
        if letters.isEmpty, let refusal { throw refusal }
        var made: [String: Json] = ["journal": collectionsJournal(entries), "letters": .array(letters)]
        if let fee = fees.first {
            let item = try await ledger.document(fee.company, fee.number).item
            owners[fee.number] = item.customerNumber
            made["fee_item"] = .object([
                "open": ledger.amount(item.open), "due_date": .string(CaseDate(item.dueDate).description),
                "letter_code": Json(Int(item.letterCode)),
            ])
        }
        return .object(made)
    }

    private func post(_ step: Json, _ company: String) async throws -> [Reskontra_V1_PostLettersResponse] {
        let date = try step.date("posting_date")
        var answers: [Reskontra_V1_PostLettersResponse] = []
        repeat {
            let request = Reskontra_V1_PostLettersRequest.with {
                $0.company = company
                $0.customerNumber = step["customer"].text ?? ""
                if let date { $0.postingDate = date.message }
            }
            answers.append(try await ledger.call(.postLetters, request, as: Reskontra_V1_PostLettersResponse.self))
        } while answers.last?.hasMore_p == true
        return answers
    }

    func printLetters(_ step: Json) async throws -> Json {
        var letters: [Json] = []
        for company in companies(of: step) {
            let request = Reskontra_V1_PrintLettersRequest.with {
                $0.company = company
                $0.customerNumber = step["customer"].text ?? ""
            }
            let answer = try await ledger.call(.printLetters, request, as: Reskontra_V1_PrintLettersResponse.self)
            letters += answer.letters.map(fields)
        }
        return .object(["letters": .array(letters), "count": Json(letters.count)])
    }

    func cancelLetter(_ step: Json) async throws -> Json {
        let company = companies(of: step).first ?? ""
        let letters = try await letters(of: step["customer"].text ?? "", company)
        let code = step["code"].integer
        let wanted = letters.last { code == nil || Int($0.code) == code }
        let request = Reskontra_V1_CancelLetterRequest.with {
            $0.company = company
            $0.letterID = wanted?.letterID ?? 0
            $0.reason = "case"
        }
        let answer = try await ledger.call(.cancelLetter, request, as: Reskontra_V1_CancelLetterResponse.self)
        var codes: [String: Json] = [:]
        for line in answer.letter.lines { codes[line.documentNumber] = Json(Int(line.codeNow)) }
        return .object([
            "state": .string(protocolName(answer.letter.state)), "journal": collectionsJournal(answer.journals),
            "item_codes": .object(codes),
        ])
    }

    func listLetters(_ step: Json) async throws -> Json {
        var letters: [Reskontra_V1_CollectionLetter] = []
        for company in companies(of: step) {
            letters += try await self.letters(of: step["customer"].text ?? "", company)
        }
        return .object(["count": Json(letters.count), "letters": .array(letters.map(fields))])
    }

    private func letters(of customer: String, _ company: String) async throws -> [Reskontra_V1_CollectionLetter] {
        var letters: [Reskontra_V1_CollectionLetter] = []
        var request = Reskontra_V1_ListLettersRequest.with {
            $0.company = company
            $0.customerNumber = customer
        }
        repeat {
            let answer = try await ledger.call(.listLetters, request, as: Reskontra_V1_ListLettersResponse.self)
            letters += answer.letters
            request.page.token = answer.nextPageToken
        } while !request.page.token.isEmpty
        return letters
    }

    // MARK: Charges

    func waiveCharge(_ step: Json) async throws -> Json {
        let request = try Reskontra_V1_WaiveChargeRequest.with {
            $0.company = companyOfItem(step["item"])
            $0.item = try step.required("item")
            $0.reason = "case"
        }
        return fields(
            try await ledger.call(.waiveCharge, request, as: Reskontra_V1_WaiveChargeResponse.self).charge)
    }

    func reinstateCharge(_ step: Json) async throws -> Json {
        let request = try Reskontra_V1_ReinstateChargeRequest.with {
            $0.company = companyOfItem(step["item"])
            $0.item = try step.required("item")
            $0.reason = "case"
        }
        return fields(
            try await ledger.call(.reinstateCharge, request, as: Reskontra_V1_ReinstateChargeResponse.self).charge)
    }

    func reverseCharge(_ step: Json) async throws -> Json {
        let request = try Reskontra_V1_ReverseChargeRequest.with {
            $0.company = companyOfItem(step["item"])
            $0.item = try step.required("item")
            $0.reason = "case"
        }
        return fields(
            try await ledger.call(.reverseCharge, request, as: Reskontra_V1_ReverseChargeResponse.self).charge)
    }

    private func fields(_ charge: Reskontra_V1_ChargeResult) -> Json {
        .object(["state": .string(protocolName(charge.state)), "journal": collectionsJournal(charge.journals)])
    }

    /// Legs of one account and side are one line.
    func collectionsJournal(_ entries: [Reskontra_V1_JournalEntry]) -> Json {
        var lines: [(account: String, isDebit: Bool, currency: String, minor: Int64)] = []
        for leg in entries.flatMap(\.legs) where leg.amount.minor != 0 {
            let account =
                switch leg.postingType {
                case .receivable: "receivables"
                case .feeRevenue: "letter_fee_revenue"
                case .salesTaxPayable: "sales_tax_payable"
                default: settlementAccount(leg.postingType, of: .invoice)
                }
            let isDebit = leg.side == .debit
            let same = lines.firstIndex {
                $0.account == account && $0.isDebit == isDebit && $0.currency == leg.amount.currency
            }
            if let same { lines[same].minor += leg.amount.minor } else {
                lines.append((account, isDebit, leg.amount.currency, leg.amount.minor))
            }
        }
        return .array(
            lines.map { line in
                .object([
                    "account": .string(line.account), "currency": .string(line.currency),
                    (line.isDebit ? "debit" : "credit"): ledger.amount(minor: line.minor, line.currency),
                ])
            })
    }

    // MARK: Automation

    func runAutomation(_ step: Json) async throws -> Json {
        let customer = step["customer"].text ?? ""
        var request = Reskontra_V1_RunAutomationRequest.with {
            $0.company = companies(of: step).first ?? ""
            $0.customerNumber = customer
        }
        var actions: [Json] = []
        repeat {
            let answer = try await ledger.call(.runAutomation, request, as: Reskontra_V1_RunAutomationResponse.self)
            if let skipped = answer.skipped.first { throw CaseFailure("\(skipped.customerNumber): \(skipped.message)") }
            actions += answer.actions.map { action in
                .object([
                    "step": .string(action.step), "leading_invoice": .string(action.leadingInvoice),
                    "items": .array(action.items.map(Json.string)), "customer": .string(action.customerNumber),
                    "process": .string(action.process),
                    "document": .string(protocolName(action.document).lowercased()),
                    "code": action.code == 0 ? .null : Json(Int(action.code)),
                ])
            }
            request.after = answer.next
        } while !request.after.isEmpty
        return .object(["actions": .array(actions)])
    }

    func runPredictions(_ step: Json) async throws -> Json {
        let given = json["given"]["predictions"]
        let named = step["invoice"].text.map { [$0] } ?? given.keys
        let request = try Reskontra_V1_RunPredictionsRequest.with {
            $0.company = companyOfItem(Json(named.first))
            $0.predictions = try named.map { invoice in
                try .with {
                    $0.documentNumber = invoice
                    if let late = try given[invoice].decimal("late") { $0.late = late }
                    if let late = try given[invoice].decimal("very_late") { $0.veryLate = late }
                }
            }
        }
        let answer = try await ledger.call(.runPredictions, request, as: Reskontra_V1_RunPredictionsResponse.self)
        return .object([
            "actions": .array(
                answer.activities.map {
                    .object(["template": .string($0.template), "customer": .string($0.customerNumber)])
                })
        ])
    }

    func assignProcess(_ step: Json) async throws -> Json {
        let customer = try step.required("customer")
        let request = Reskontra_V1_AssignProcessRequest.with {
            $0.company = company(of: customer)
            $0.customerNumber = customer
            $0.process = step["process"].text ?? ""
        }
        _ = try await ledger.call(.assignProcess, request, as: Reskontra_V1_AssignProcessResponse.self)
        return .object([:])
    }

    func previewAssignment(_ step: Json) async throws -> Json {
        let customer = try step.required("customer")
        let request = Reskontra_V1_PreviewAssignmentRequest.with {
            $0.company = company(of: customer)
            $0.customerNumber = customer
        }
        let answer = try await ledger.call(
            .previewAssignment, request, as: Reskontra_V1_PreviewAssignmentResponse.self)
        return .object(["process": .string(answer.process)])
    }
}

extension CreditCase {
    /// Operations of collections, letters and automation.
    static let collections: [String: Operation<CreditCase>] = [
        "SetCollectionStatus": Operation(
            ["items", "status", "promise_date"], answers: ["status", "promise_date"]
        ) { try await $0.setCollectionStatus($1) },
        "SetAgingDefinition": Operation(["lines", "definition"]) { try await $0.setAgingDefinition($1) },
        "ExpandAgingDefinition": Operation(["lines", "as_of", "definition"], answers: ["periods"]) {
            try await $0.expandAgingDefinition($1)
        },
        "ChooseAgingDefinition": Operation(["pool", "default"], answers: ["definition"]) {
            try await $0.chooseAgingDefinition($1)
        },
        "PrintAgingReport": Operation(["period_count"]) { try await $0.printAgingReport($1) },
        "SetLetterSequence": Operation(["codes"]) { try await $0.setLetterSequence($1) },
        "CreateLetters": Operation(
            ["letter_date", "level", "types", "posting_profiles", "customer"], answers: ["letters"]
        ) { try await $0.createLetters($1) },
        "PrintLetters": Operation(["customer"], answers: ["letters", "count"]) { try await $0.printLetters($1) },
        "PostLetters": Operation(["posting_date", "customer"], answers: ["journal", "fee_item", "letters"]) {
            try await $0.postLetters($1)
        },
        "CancelLetter": Operation(["customer", "code"], answers: ["state", "journal", "item_codes"]) {
            try await $0.cancelLetter($1)
        },
        "ListLetters": Operation(["customer"], answers: ["count", "letters"]) { try await $0.listLetters($1) },
        "WaiveCharge": Operation(["item"], answers: ["state", "journal"]) { try await $0.waiveCharge($1) },
        "ReinstateCharge": Operation(["item"], answers: ["state", "journal"]) {
            try await $0.reinstateCharge($1)
        },
        "ReverseCharge": Operation(["item"], answers: ["state", "journal"]) { try await $0.reverseCharge($1) },
        "RunAutomation": Operation(["customer"], answers: ["actions"]) { try await $0.runAutomation($1) },
        "RunPredictions": Operation(["invoice"], answers: ["actions"]) { try await $0.runPredictions($1) },
        "AssignProcess": Operation(["customer", "process"]) { try await $0.assignProcess($1) },
        "PreviewAssignment": Operation(["customer"], answers: ["process"]) {
            try await $0.previewAssignment($1)
        },
    ]
}
