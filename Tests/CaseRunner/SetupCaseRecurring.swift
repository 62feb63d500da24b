import ReskontraClient
import Schema

/// Recurring invoices of the set-up schema: assignments before the first step, and the plays of their commands.
extension SetupCase {
    static let recurringOperations: [String: Operation<SetupCase>] = {
        let assignment: Set<String> = [
            "id", "customer", "template", "start_date", "end_date", "pattern", "per", "max_cumulative",
            "defaults_from",
        ]
        return [
            "SetRecurringAssignment": Operation(assignment, answers: ["created", "updated", "cumulative"]) {
                try await $0.setAssignment($1)
            },
            "EndRecurringAssignment": Operation(["id", "end_date"], answers: ["updated"]) {
                try await $0.endAssignment($1)
            },
            "GenerateRecurringInvoices": Operation(
                ["invoice_date", "template", "assignment", "client_id", "kill_server_after_invoices"],
                answers: [
                    "invoices", "occurrences", "cumulative", "run_state", "recurrence_id", "invoice_date",
                    "invoices_total",
                ]
            ) { try await $0.generate($1) },
            "DeleteGeneratedInvoice": Operation(["occurrence", "assignment"], answers: ["deleted", "cumulative"]) {
                try await $0.deleteGenerated($1)
            },
            "PostRecurrence": Operation(
                ["recurrence_of_step", "occurrences"], answers: ["posted", "run_state", "batch_state", "failed"]
            ) { try await $0.postRecurrence($1) },
            "GetRecurrence": Operation(["recurrence_of_step"], answers: ["invoices", "run_state", "invoice_date"]) {
                try await $0.getRecurrence($1)
            },
            "ValidateRecurrence": Operation(["recurrence_of_step"], answers: ["valid", "failed"]) {
                try await $0.validateRecurrence($1)
            },
        ]
    }()

    private var assignments: [Json] {
        let given = json["given"]
        return given["assignments"].list + (given["assignment"].isNull ? [] : [given["assignment"]])
    }

    func makeAssignments() async throws {
        let known = Set(json["given"]["templates"].list.compactMap(\.text))
        let steps = json["steps"].list.filter { $0["command"].text == "SetRecurringAssignment" }.map { $0["input"] }
        let named = (assignments + steps).compactMap { $0["template"].text }.withoutRepeats
        for template in named where !known.contains(template) { try await makeTemplate(template) }
        for assignment in assignments { _ = try await set(assignment) }
    }

    private static let units: [String: Reskontra_V1_RecurrenceUnit] = [
        "DAILY": .daily, "WEEKLY": .weekly, "MONTHLY": .monthly, "YEARLY": .yearly,
    ]

    private func set(_ given: Json) async throws -> Reskontra_V1_RecurringAssignment {
        var request = Reskontra_V1_SetRecurringAssignmentRequest()
        request.company = company
        request.assignment.id = given["id"].text ?? theAssignment
        request.assignment.customerNumber = given["customer"].text ?? theCustomer
        request.assignment.template = given["template"].text ?? assignments.first?["template"].text ?? "T-1"
        request.assignment.startDate = (try given.date("start_date") ?? session).message
        if let end = try given.date("end_date") { request.assignment.endDate = end.message }
        request.assignment.pattern = Self.units[given["pattern"].text ?? ""] ?? .unspecified
        // A wrong number is sent as it is.
        request.assignment.per = UInt32(clamping: given["per"].integer ?? 1)
        if !given["max_cumulative"].isNull {
            request.assignment.maxCumulative = try ledger.money(given["max_cumulative"], documentCurrency)
        }
        if given["defaults_from"].text == "CUSTOMER" { request.assignment.defaultsFrom = .customer }
        return try await ledger.call(
            .setRecurringAssignment, request, as: Reskontra_V1_SetRecurringAssignmentResponse.self
        ).assignment
    }

    private var theAssignment: String { assignments.first?["id"].text ?? "RA-1" }

    func setAssignment(_ input: Json) async throws -> Json {
        let made = try await set(input)
        return .object([
            "created": .bool(true), "updated": .bool(true), "cumulative": ledger.amount(made.cumulative),
        ])
    }

    func endAssignment(_ input: Json) async throws -> Json {
        let date = try input.date("end_date") ?? session
        let request = Reskontra_V1_EndRecurringAssignmentRequest.with {
            $0.company = company
            $0.id = input["id"].text ?? theAssignment
            $0.endDate = date.message
        }
        _ = try await ledger.call(
            .endRecurringAssignment, request, as: Reskontra_V1_EndRecurringAssignmentResponse.self)
        return .object(["updated": .bool(true)])
    }

    func generateRequest(_ input: Json) throws -> Reskontra_V1_GenerateRecurringInvoicesRequest {
        var request = Reskontra_V1_GenerateRecurringInvoicesRequest()
        request.company = company
        request.invoiceDate = (try input.date("invoice_date") ?? session).message
        request.template = input["template"].text ?? ""
        request.assignment = input["assignment"].text ?? ""
        return request
    }

    func generate(_ input: Json) async throws -> Json {
        var request = try generateRequest(input)
        if let count = input["kill_server_after_invoices"].integer { try await crash(request, after: count) }
        var invoices: [Reskontra_V1_GeneratedInvoice] = []
        var date = Reskontra_V1_Date()
        repeat {
            let page = try await ledger.call(
                .generateRecurringInvoices, request, as: Reskontra_V1_GenerateRecurringInvoicesResponse.self,
                key: request.after.isEmpty ? key(of: input) : nil)
            if let failed = page.failed.first { throw CaseFailure("\(failed.assignment): \(failed.message)") }
            invoices += page.invoices
            date = page.invoiceDate
            request.recurrenceID = page.recurrenceID
            request.after = page.next
        } while !request.after.isEmpty
        runOfStep[step] = request.recurrenceID
        let cumulative = try await self.cumulative(input["assignment"].text ?? theAssignment)
        return .object([
            "invoices": Json(invoices.count),
            "occurrences": .array(occurrences(invoices.map { CaseDate($0.occurrence).description })),
            "cumulative": cumulative, "run_state": .string(invoices.isEmpty ? "EMPTY" : "GENERATED"),
            "recurrence_id": request.recurrenceID.isEmpty ? .null : .string(request.recurrenceID),
            "invoice_date": .string(CaseDate(date).description),
            "invoices_total": Json(try await generated().count),
        ])
    }

    /// In order for one assignment; between several no order is laid down, and that of the case is as good as ours.
    private func occurrences(_ made: [String]) -> [Json] {
        let expected = json["expect"]["results"].list.first { $0["step"].integer == step } ?? .null
        let wanted = expected["result"]["occurrences"].list.compactMap(\.text)
        let isSame = json["given"]["assignments"].list.count > 1 && wanted.sorted() == made.sorted()
        return (isSame ? wanted : made).map(Json.string)
    }

    /// Generates over a connection of its own and kills the server as soon as so many invoices are to be seen.
    private func crash(_ request: Reskontra_V1_GenerateRecurringInvoicesRequest, after count: Int) async throws -> Never {
        let (address, key) = (ledger.connection.address, ledger.connection.newKey())
        let bytes: [UInt8] = try request.serializedBytes()
        let running = Task {
            let connection = try await Connection.connect(to: address, clientName: "reskontra-cases")
            _ = try? await connection.callRaw(
                method: Schema.Method.generateRecurringInvoices.rawValue, bytes: bytes, key: key, deadline: .seconds(30))
            await connection.close()
        }
        var looks = 0
        while try await generated().count < count {
            looks += 1
            if looks == Self.looksMax { throw CaseFailure("\(count) invoices never came to be") }
            try await Task.sleep(for: .milliseconds(1))
        }
        try await ledger.killServer()
        _ = await running.result
        throw CallFailure.refused(StatusFailure(code: 14, reason: "connection_lost", message: "the server was killed"))
    }

    private static let looksMax = 10_000

    private func cumulative(_ assignment: String) async throws -> Json {
        let request = Reskontra_V1_ListRecurringAssignmentsRequest.with {
            $0.company = company
            $0.page.size = 1_000
        }
        let answer = try await ledger.call(
            .listRecurringAssignments, request, as: Reskontra_V1_ListRecurringAssignmentsResponse.self)
        guard let found = answer.assignments.first(where: { $0.id == assignment }) else { return .null }
        return ledger.amount(found.cumulative)
    }

    /// Every generated invoice that is not deleted, posted or not.
    private func generated() async throws -> [Reskontra_V1_FreeTextInvoice] {
        var request = Reskontra_V1_ListFreeTextInvoicesRequest()
        request.company = company
        request.states = [.draft, .submitted, .approved, .rejected, .unrecoverable, .posted]
        request.page.size = 1_000
        var invoices: [Reskontra_V1_FreeTextInvoice] = []
        repeat {
            let page = try await ledger.call(
                .listFreeTextInvoices, request, as: Reskontra_V1_ListFreeTextInvoicesResponse.self)
            invoices += page.invoices.filter(\.hasOccurrence)
            request.page.token = page.nextPageToken
        } while !request.page.token.isEmpty
        return invoices
    }

    func deleteGenerated(_ input: Json) async throws -> Json {
        guard let date = try input.date("occurrence") else { throw CaseFailure("no occurrence in \(input.line)") }
        let request = Reskontra_V1_DeleteGeneratedInvoiceRequest.with {
            $0.company = company
            $0.assignment = input["assignment"].text ?? theAssignment
            $0.occurrence = date.message
        }
        let answer = try await ledger.call(
            .deleteGeneratedInvoice, request, as: Reskontra_V1_DeleteGeneratedInvoiceResponse.self)
        return .object(["deleted": .bool(true), "cumulative": ledger.amount(answer.cumulative)])
    }

    private func run(_ input: Json) -> String {
        if let step = input["recurrence_of_step"].integer { return runOfStep[step] ?? "" }
        return runOfStep.filter { !$0.value.isEmpty }.max { $0.key < $1.key }?.value ?? ""
    }

    func postRecurrence(_ input: Json) async throws -> Json {
        var request = Reskontra_V1_PostRecurrenceRequest()
        request.company = company
        request.recurrenceID = run(input)
        for text in input["occurrences"].list {
            guard let date = CaseDate(text.text ?? "") else { throw CaseFailure("\(text.line) is no date") }
            request.occurrences.append(date.message)
        }
        let answer = try await ledger.call(
            .postRecurrence, request, as: Reskontra_V1_PostRecurrenceResponse.self)
        try await note(answer.posted)
        return .object([
            "posted": Json(answer.posted.count), "run_state": .string(protocolName(answer.runState)),
            "batch_state": .string(protocolName(answer.batchState)), "failed": Json(answer.failed.count),
        ])
    }

    func getRecurrence(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_GetRecurrenceRequest.with {
            $0.company = company
            $0.recurrenceID = run(input)
            $0.page.size = 1_000
        }
        let answer = try await ledger.call(.getRecurrence, request, as: Reskontra_V1_GetRecurrenceResponse.self)
        return .object([
            "invoices": Json(answer.invoices.count), "run_state": .string(protocolName(answer.runState)),
            "invoice_date": .string(CaseDate(answer.invoiceDate).description),
        ])
    }

    func validateRecurrence(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_ValidateRecurrenceRequest.with {
            $0.company = company
            $0.recurrenceID = run(input)
        }
        let answer = try await ledger.call(
            .validateRecurrence, request, as: Reskontra_V1_ValidateRecurrenceResponse.self)
        return .object(["valid": .bool(answer.failed.isEmpty), "failed": Json(answer.failed.count)])
    }

    static let recurringStates: Set<String> = ["invoices_total", "invoices_per_occurrence_max"]

    /// Nil for a name that is not about recurring invoices.
    func recurringState(named name: String) async throws -> Json? {
        switch name {
        case "invoices_total": return Json(try await generated().count)
        case "invoices_per_occurrence_max":
            var counts: [String: Int] = [:]
            for invoice in try await generated() {
                let date = CaseDate(invoice.occurrence.date)
                counts["\(invoice.occurrence.assignment) \(date)", default: 0] += 1
            }
            return Json(counts.values.max() ?? 0)
        default: return nil
        }
    }
}
