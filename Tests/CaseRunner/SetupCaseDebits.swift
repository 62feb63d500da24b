import Schema

/// Collections, their file and what comes back, of the set-up schema.
extension SetupCase {
    static let debitOperations: [String: Operation<SetupCase>] = [
        "Collect": Operation(
            ["mandate", "invoice", "amount", "due_date"],
            answers: [
                "sequence", "AmdmntInd", "original_debtor_account", "mandate_status", "status", "due_date", "collected",
            ]
        ) { try await $0.collect($1) },
        "PostPaymentJournal": Operation(["of_step", "date"], answers: ["posted", "invoice_open"]) {
            try await $0.postPaymentJournal($1)
        },
        "RegisterReturn": Operation(
            ["of_step", "type", "reason", "date", "bank_fee", "scheme", "debited_on"],
            answers: ["bank_entry", "invoice_open", "mandate_status", "accepted", "warning"]
        ) { try await $0.registerReturn($1) },
        "ProposeDirectDebits": Operation(["customer", "currency"], answers: ["count", "total"]) {
            try await $0.proposeDirectDebits($1)
        },
        "GenerateDirectDebitFile": Operation(
            ["format", "same_run_as_step"],
            answers: ["group_header", "payment_infos", "payment_infos_count", "fixed", "same_bytes_as_step"]
        ) { try await $0.generateFile($1) },
    ]

    /// The earliest due date of what a step collects or writes; its session date is seven days before.
    func earliestDue(_ command: String, _ input: Json) throws -> CaseDate? {
        switch command {
        case "Collect": try input.date("due_date")
        case "GenerateDirectDebitFile": try debitPayments.compactMap { try $0.date("due_date") }.min()
        default: nil
        }
    }

    // MARK: Before the first step

    private func invoiceOfStep(_ step: Int) -> String { "INV-STEP-\(step)" }

    /// Open invoices that steps and given collections need and the case does not name.
    func debitInvoices() throws -> [Reskontra_V1_OpeningItem] {
        var items: [Reskontra_V1_OpeningItem] = []
        if json["given"]["open_invoices"].list.isEmpty {
            for given in json["steps"].list where given["command"].text == "Collect" && given["input"]["invoice"].isNull {
                let input = given["input"]
                items.append(
                    try debitInvoice(
                        invoiceOfStep(given["step"].integer ?? 0), debtor(of: mandate(input)), input["amount"],
                        input.date("due_date")))
            }
        }
        for (index, payment) in debitPayments.enumerated() {
            items.append(
                try debitInvoice(
                    "INV-GIVEN-\(index + 1)", debtor(of: payment["mandate"].text ?? ""), payment["amount"],
                    payment.date("due_date")))
        }
        for (step, input) in debitedSteps {
            items.append(
                try debitInvoice(invoiceOfStep(step), theCustomer, .string("50.00"), input.date("debited_on")))
        }
        return items
    }

    private func debitInvoice(
        _ number: String, _ customer: String, _ amount: Json, _ due: CaseDate?
    ) throws -> Reskontra_V1_OpeningItem {
        let day = due ?? Self.sessionBefore(json)
        let money = try ledger.money(amount, "EUR")
        return .with {
            $0.customerNumber = customer
            $0.kind = .invoice
            $0.number = number
            $0.documentDate = day.advanced(by: -30).message
            $0.dueDate = day.message
            $0.open = money
        }
    }

    /// Collections of `given`, presented before the first step.
    func presentGivenDebits() async throws {
        for (index, payment) in debitPayments.enumerated() {
            _ = try await collect(
                payment["mandate"].text ?? "", "INV-GIVEN-\(index + 1)", payment["amount"], payment.date("due_date"))
        }
    }

    /// The collection a step returns without having made it.
    func presentDebited(_ step: Int, _ input: Json) async throws {
        collectionOfStep[step] = try await collect(
            "RET-\(step)", invoiceOfStep(step), .string("50.00"), input.date("debited_on")
        ).collection
    }

    func postDebited(_ step: Int, on date: CaseDate) async throws {
        let request = Reskontra_V1_PostCollectionsRequest.with {
            $0.company = company
            $0.collections = [collectionOfStep[step]?.id ?? 0]
            $0.postingDate = date.message
        }
        _ = try await ledger.call(.postCollections, request, as: Reskontra_V1_PostCollectionsResponse.self)
    }

    // MARK: Commands

    private func collect(
        _ mandate: String, _ invoice: String, _ amount: Json, _ due: CaseDate?
    ) async throws -> Reskontra_V1_CollectResponse {
        var request = Reskontra_V1_CollectRequest()
        request.company = company
        request.mandate = mandate
        request.documentNumber = invoice
        if !amount.isNull { request.amount = try ledger.money(amount, "EUR") }
        if let due {
            request.dueDate = due.message
            // Every collection of these cases is announced in time.
            request.notifiedOn = due.advanced(by: -60).message
        }
        return try await ledger.call(.collect, request, as: Reskontra_V1_CollectResponse.self)
    }

    private func collect(_ input: Json) async throws -> Json {
        let mandate = mandate(input)
        let open = json["given"]["open_invoices"].list
        let own = open.first { $0["mandate"].text == mandate } ?? open.first ?? .null
        let invoice = input["invoice"].text ?? own["invoice"].text ?? invoiceOfStep(step)
        let answer = try await collect(mandate, invoice, input["amount"], input.date("due_date"))
        collectionOfStep[step] = answer.collection
        let made = answer.collection
        let status = Json.string(protocolName(answer.mandateState))
        return .object([
            "sequence": .string(protocolName(made.sequence)), "AmdmntInd": .bool(made.amendment),
            "original_debtor_account": made.originalDebtorAccount.isEmpty ? .null : .string(made.originalDebtorAccount),
            "mandate_status": status, "status": status, "due_date": .string(CaseDate(made.dueDate).description),
            "collected": .bool(true),
        ])
    }

    private func collection(_ input: Json) throws -> Reskontra_V1_DebitCollection {
        if let found = collectionOfStep[input["of_step"].integer ?? step] { return found }
        if input["of_step"].isNull, let latest = collectionOfStep.max(by: { $0.key < $1.key })?.value { return latest }
        throw CaseFailure("step \(input["of_step"].line) collected nothing")
    }

    private func postPaymentJournal(_ input: Json) async throws -> Json {
        let made = try collection(input)
        var request = Reskontra_V1_PostCollectionsRequest()
        request.company = company
        request.collections = [made.id]
        request.postingDate = (try input.date("date") ?? session).message
        let answer = try await ledger.call(
            .postCollections, request, as: Reskontra_V1_PostCollectionsResponse.self, key: key(of: input))
        entries += answer.journals.map { ($0, made.customerNumber) }
        let open = try await ledger.document(company, made.documentNumber).item.open.minor
        return .object(["posted": .bool(true), "invoice_open": .bool(open != 0)])
    }

    private static let returnTypes: [String: Reskontra_V1_DebitReturnType] = [
        "REJECT": .reject, "REFUSAL": .refusal, "RETURN": .return, "REFUND": .refund,
        "REFUND_UNAUTHORIZED": .refundUnauthorized, "REVERSAL": .reversal,
    ]

    private func registerReturn(_ input: Json) async throws -> Json {
        let made = try collection(input)
        var request = Reskontra_V1_RegisterReturnRequest()
        request.company = company
        request.collection = made.id
        request.type = Self.returnTypes[input["type"].text ?? ""] ?? .unspecified
        request.reason = input["reason"].text ?? ""
        request.date = (try input.date("date") ?? session).message
        if !input["bank_fee"].isNull { request.bankFee = try ledger.money(input["bank_fee"], "EUR") }
        let answer = try await ledger.call(
            .registerReturn, request, as: Reskontra_V1_RegisterReturnResponse.self, key: key(of: input))
        entries += answer.journals.map { ($0, made.customerNumber) }
        return .object([
            "accepted": .bool(true), "bank_entry": .bool(answer.bankEntry), "invoice_open": .bool(answer.open.minor != 0),
            "mandate_status": .string(protocolName(answer.mandateState)),
            "warning": answer.warning.isEmpty ? .null : .string(answer.warning),
        ])
    }

    private func proposeDirectDebits(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_ProposeDirectDebitsRequest.with {
            $0.company = company
            $0.customerNumber = input["customer"].text ?? ""
            $0.currency = input["currency"].text ?? ""
        }
        let answer = try await ledger.call(
            .proposeDirectDebits, request, as: Reskontra_V1_ProposeDirectDebitsResponse.self)
        let collected = answer.proposals.filter { !$0.hasSkipped }
        return .object([
            "count": Json(collected.count),
            "total": ledger.amount(minor: collected.reduce(0) { $0 + $1.amount.minor }, "EUR"),
        ])
    }

    // MARK: The file

    private func generateFile(_ input: Json) async throws -> Json {
        if let earlier = input["same_run_as_step"].integer {
            guard let file = fileOfStep[earlier] else { throw CaseFailure("step \(earlier) made no file") }
            let text = try await text(of: file.number)
            fileOfStep[step] = (file.number, text)
            var fields = try fields(ofFile: text)
            fields["same_bytes_as_step"] = text == file.text ? Json(earlier) : .null
            return .object(fields)
        }
        let formats: [String: Reskontra_V1_DirectDebitFormat] = [
            "pain.008.001.02": .pain00800102, "pain.008.001.08": .pain00800108, "pain.008.003.02": .pain00800302,
        ]
        let request = Reskontra_V1_GenerateDirectDebitFileRequest.with {
            $0.company = company
            $0.format = input["format"].text.map { formats[$0] ?? .UNRECOGNIZED(99) } ?? .unspecified
        }
        let answer = try await ledger.call(
            .generateDirectDebitFile, request, as: Reskontra_V1_GenerateDirectDebitFileResponse.self)
        let text = try await text(of: answer.file.number)
        let same = fileOfStep.filter { $0.value.text == text }.keys.min()
        fileOfStep[step] = (answer.file.number, text)
        var fields = try fields(ofFile: text)
        if let same { fields["same_bytes_as_step"] = Json(same) }
        return .object(fields)
    }

    private func text(of number: String) async throws -> String {
        var bytes: [UInt8] = []
        var (piece, pieces) = (UInt32(0), UInt32(1))
        while piece < pieces {
            let request = Reskontra_V1_GetDirectDebitFileRequest.with {
                $0.company = company
                $0.file = number
                $0.piece = piece
            }
            let answer = try await ledger.call(
                .getDirectDebitFile, request, as: Reskontra_V1_GetDirectDebitFileResponse.self)
            bytes += answer.content
            pieces = answer.file.pieces
            piece += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What stands in the file, read from its text alone.
    private func fields(ofFile text: String) throws -> [String: Json] {
        guard let root = XMLElement.read(text), let body = root.children.first else {
            throw CaseFailure("the file is no XML: \(text.prefix(200))")
        }
        let header = body.first("GrpHdr")
        let blocks = body.children.filter { $0.name == "PmtInf" }.map(Self.block)
        var fixed: [String: Json] = [:]
        for name in ["PmtMtd", "SvcLvl", "LclInstrm", "ChrgBr", "SchmeNm"] {
            let values = blocks.map { $0[name] ?? .null }.withoutRepeats
            fixed[name] = values.count == 1 ? values[0] : .array(values)
        }
        return [
            "group_header": .object([
                "NbOfTxs": Self.number(header?.first("NbOfTxs")?.text), "CtrlSum": Json(header?.first("CtrlSum")?.text),
            ]),
            "payment_infos": .array(blocks.map { .object($0) }), "payment_infos_count": Json(blocks.count),
            "fixed": .object(fixed),
        ]
    }

    private static func number(_ text: String?) -> Json { text.flatMap { Int($0) }.map { Json($0) } ?? .null }

    private static func block(_ element: XMLElement) -> [String: Json] {
        [
            "NbOfTxs": number(element.first("NbOfTxs")?.text), "CtrlSum": Json(element.first("CtrlSum")?.text),
            "ReqdColltnDt": Json(element.first("ReqdColltnDt")?.text), "PmtMtd": Json(element.first("PmtMtd")?.text),
            "ChrgBr": Json(element.first("ChrgBr")?.text),
            "SeqTp": Json(element.at(["PmtTpInf", "SeqTp"])?.text),
            "SvcLvl": Json(element.at(["PmtTpInf", "SvcLvl", "Cd"])?.text),
            "LclInstrm": Json(element.at(["PmtTpInf", "LclInstrm", "Cd"])?.text),
            "SchmeNm": Json(element.at(["CdtrSchmeId", "Id", "PrvtId", "Othr", "SchmeNm", "Prtry"])?.text),
        ]
    }
}

/// An element of an XML text without comments, CDATA or entities of its own: enough to look into what the server wrote.
final class XMLElement {
    let name: String
    private(set) var children: [XMLElement] = []
    private(set) var text = ""

    private init(_ name: String) { self.name = name }

    func first(_ name: String) -> XMLElement? { children.first { $0.name == name } }

    func at(_ path: [String]) -> XMLElement? {
        var place: XMLElement? = self
        for name in path { place = place?.first(name) }
        return place
    }

    /// Nil for a text that is not well formed.
    static func read(_ text: String) -> XMLElement? {
        let document = XMLElement("")
        var open = [document]
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "<") {
            open[open.count - 1].text += rest[..<start].filter { !$0.isNewline }.trimmed
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: ">") else { return nil }
            let tag = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("?") { continue }
            if tag.hasPrefix("/") {
                guard open.count > 1, open[open.count - 1].name == String(tag.dropFirst()) else { return nil }
                open.removeLast()
                continue
            }
            let element = XMLElement(String(tag.prefix { $0 != " " && $0 != "/" }))
            open[open.count - 1].children.append(element)
            if !tag.hasSuffix("/") { open.append(element) }
        }
        return open.count == 1 && document.children.count == 1 ? document.children[0] : nil
    }
}

extension Substring {
    fileprivate var trimmed: String {
        let front = drop { $0 == " " }
        return String(String(front).reversed().drop { $0 == " " }.reversed())
    }
}

extension String {
    fileprivate var trimmed: String { Substring(self).trimmed }
}
