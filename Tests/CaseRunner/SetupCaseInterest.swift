import ReskontraClient
import Schema

/// Interest of the set-up schema: codes and notes before the first step, and the plays of its commands.
extension SetupCase {
    static let interestOperations: [String: Operation<SetupCase>] = {
        let runInputs: Set<String> = [
            "from_date", "to_date", "transaction_types", "profile_from", "profile", "customer", "client_id",
        ]
        let runAnswers: Set<String> = [
            "total_interest", "intervals", "interval_ends", "days_late", "segments", "uncapped", "skipped", "notes",
            "notes_count", "canceled_notes", "profiles", "codes",
        ]
        let codeInputs: Set<String> = [
            "interest_code", "every", "unit", "basis", "method", "range", "ranges", "percent", "effective_from", "side",
            "grace_days", "calculate_from", "per_currency",
        ]
        let changeInputs: Set<String> = ["scope", "note", "note_of_step", "lines", "fees", "date", "reason", "client_id"]
        return [
            "SimulateInterest": Operation(runInputs, answers: runAnswers) { try await $0.simulateInterest($1) },
            "CreateInterestNotes": Operation(runInputs, answers: runAnswers) { try await $0.createNotes($1) },
            "PostInterestNotes": Operation(
                ["notes", "notes_of_step", "posting_date", "ledger_per_note", "client_id"],
                answers: ["status", "vouchers"]
            ) { try await $0.postNotes($1) },
            "CancelInterestNote": Operation(["note", "note_of_step"], answers: ["status"]) { try await $0.cancelNote($1) },
            "SetInterestCode": Operation(codeInputs, answers: ["created", "updated"]) {
                try await $0.setInterestCode($1)
            },
            "SetBillingCode": Operation(["billing_code", "interest_code"], answers: ["billing_code"]) {
                try await $0.setBillingCode($1)
            },
            "NewInterestVersion": Operation(codeInputs, answers: ["created"]) {
                try await $0.newInterestVersion($1)
            },
            "ListInterestVersions": Operation(["interest_code", "as_of"], answers: ["versions"]) {
                try await $0.listInterestVersions($1)
            },
            "WaiveInterest": Operation(changeInputs, answers: ["credit_note", "settled", "open_credit"]) {
                try await $0.waive($1)
            },
            "ReverseInterest": Operation(changeInputs, answers: ["credit_note", "settled", "open_credit"]) {
                try await $0.reverse($1)
            },
            "ReinstateInterest": Operation(
                changeInputs, answers: ["debit_invoice", "used_open_credit", "due", "open_credit"]
            ) { try await $0.reinstate($1) },
        ]
    }()

    // MARK: Before the first step

    /// Codes of `given`, and every profile's lines with them: a code applies to all transactions.
    func loadInterest(_ plan: CompanyPlan) async throws {
        let given = json["given"]
        for row in given["interest_codes"].list { try await setCode(row, versions: row["versions"].list) }
        let known = given["interest_codes"].list.compactMap { $0["interest_code"].text }
        let named = Self.values(of: ["interest_code"], in: given["posting_profiles"]).withoutRepeats
        for code in named where !known.contains(code) {
            try await setCode(.object(["interest_code": .string(code), "percent": .string("1")]), versions: [])
        }
        guard !known.isEmpty || !named.isEmpty else { return }
        for profile in plan.profiles {
            let lines =
                given["posting_profiles"].list.first { $0["code"].text == profile.code }?["lines"].list ?? []
            // Profiles of the case have the codes it states, if it states any.
            let isStated = !named.isEmpty && !lines.isEmpty
            for (index, line) in profile.lines.enumerated() where line.accountCode != .table {
                let own = index < lines.count ? lines[index]["interest_code"].text : nil
                let request = Reskontra_V1_SetPostingProfileLineRequest.with {
                    $0.company = company
                    $0.profile = profile.code
                    $0.rowMode = .update
                    $0.line.accountCode = line.accountCode
                    $0.line.accountOrGroup = line.accountOrGroup
                    $0.line.summaryAccount = line.summaryAccount
                    $0.line.writeOffAccount = line.writeOffAccount
                    $0.line.interestCode = isStated ? own ?? "" : known.first ?? ""
                }
                _ = try await ledger.call(
                    .setPostingProfileLine, request, as: Reskontra_V1_SetPostingProfileLineResponse.self)
            }
        }
    }

    /// The first version, then those that follow it.
    private func setCode(_ row: Json, versions: [Json]) async throws {
        let first = Self.merged(row, versions.first ?? .null)
        let request = Reskontra_V1_SetInterestCodeRequest.with {
            $0.company = company
            $0.code = row["interest_code"].text ?? ""
        }
        var message = request
        message.version = try version(first, percent: first["percent"])
        if let from = try first.date("effective_from") { message.version.effectiveFrom = from.message }
        if let to = try first.date("effective_to") { message.version.effectiveTo = to.message }
        _ = try await ledger.call(.setInterestCode, message, as: Reskontra_V1_SetInterestCodeResponse.self)
        for later in versions.dropFirst() {
            var next = Reskontra_V1_NewInterestVersionRequest()
            next.company = company
            next.code = message.code
            let stated = Self.merged(row, later)
            next.version = try version(stated, percent: stated["percent"])
            if let from = try later.date("effective_from") { next.version.effectiveFrom = from.message }
            if let to = try later.date("effective_to") { next.version.effectiveTo = to.message }
            _ = try await ledger.call(.newInterestVersion, next, as: Reskontra_V1_NewInterestVersionResponse.self)
        }
    }

    /// A version states what it has of its own; the rest is its code's.
    private static func merged(_ row: Json, _ version: Json) -> Json {
        version.isNull ? row : .object(row.members.merging(version.members) { $1 })
    }

    private func version(_ row: Json, percent: Json) throws -> Reskontra_V1_InterestVersion {
        var terms = Reskontra_V1_InterestTerms()
        // What the schema leaves out has its default; a wrong number is sent as it is.
        terms.every = row["every"].isNull ? 1 : UInt32(row["every"].integer ?? 0)
        terms.unit = row["unit"].text == "DAY" ? .day : .month
        let isAmount = row["basis"].text == "AMOUNT"
        terms.basis = isAmount ? .amount : .percent
        terms.method = row["method"].text == "DAILY_365" ? .daily365 : .interval
        terms.range = Self.ranges[row["range"].text ?? "NONE"] ?? .none
        terms.graceDays = UInt32(row["grace_days"].integer ?? 0)
        terms.calculateFrom = row["calculate_from"].text == "TRANSACTION_DATE" ? .transactionDate : .dueDate
        if let message = percent.exact?.message { terms.percent = message }
        var currencies = row["per_currency"].list
        if !row["ranges"].isNull {
            currencies.append(.object(["currency": .string("EUR"), "ranges": row["ranges"]]))
        }
        for given in currencies {
            let currency = try given.required("currency")
            var own = Reskontra_V1_InterestTerms.Currency()
            own.currency = currency
            if let message = given["percent"].exact?.message { own.percent = message }
            if !given["amount"].isNull { own.amount = try ledger.money(given["amount"], currency) }
            if !given["min_interest"].isNull { own.minInterest = try ledger.money(given["min_interest"], currency) }
            if !given["fee"].isNull { own.fee = try ledger.money(given["fee"], currency) }
            if !given["max_interest"].isNull { own.maxInterest = try ledger.money(given["max_interest"], currency) }
            for range in given["ranges"].list {
                var line = Reskontra_V1_InterestTerms.Row()
                if let from = range["from"].exact?.message { line.from = from }
                if let value = range["value"].exact?.message { line.value = value }
                own.ranges.append(line)
            }
            terms.currencies.append(own)
        }
        var version = Reskontra_V1_InterestVersion()
        if row["side"].text == "PAYMENTS" { version.payments = terms } else { version.earnings = terms }
        return version
    }

    private static let ranges: [String: Reskontra_V1_InterestRange] = [
        "NONE": .none, "AMOUNT": .amount, "DAYS": .days, "MONTHS": .months,
    ]

    /// Notes that exist before step 1, posted or not, with what they have charged.
    func importNotes() async throws {
        var notes: [Reskontra_V1_InterestNote] = []
        for given in json["given"]["interest_notes"].list { notes.append(try importedNote(given)) }
        for given in json["given"]["notes"].list {
            let amount = try ledger.money(given["interest"], "EUR")
            notes.append(
                .with {
                    $0.number = given["note"].text ?? ""
                    $0.customerNumber = given["customer"].text ?? theCustomer
                    $0.state = .created
                    $0.total = amount
                    $0.lines = [.with { $0.amount = amount }]
                })
        }
        guard !notes.isEmpty else { return }
        let request = Reskontra_V1_ImportInterestNotesRequest.with {
            $0.company = company
            $0.notes = notes
            $0.date = session.message
        }
        _ = try await ledger.call(.importInterestNotes, request, as: Reskontra_V1_ImportInterestNotesResponse.self)
    }

    private func importedNote(_ given: Json) throws -> Reskontra_V1_InterestNote {
        let currency = given["currency"].text ?? documentCurrency
        var note = Reskontra_V1_InterestNote()
        note.number = try given.required("note")
        note.customerNumber = given["customer"].text ?? theCustomer
        note.state = given["status"].text == "POSTED" ? .posted : .created
        for line in given["lines"].list {
            var charge = try charge(line, currency)
            charge.documentNumber = line["invoice"].text ?? ""
            charge.spans = try spans(line)
            note.lines.append(charge)
        }
        for fee in given["fees"].list { note.fees.append(try charge(fee, currency)) }
        note.total = ledger.money(minor: (note.lines + note.fees).reduce(0) { $0 + $1.amount.minor }, currency)
        return note
    }

    private func charge(_ given: Json, _ currency: String) throws -> Reskontra_V1_InterestCharge {
        func money(_ name: String) throws -> Reskontra_V1_Money {
            given[name].isNull ? ledger.money(minor: 0, currency) : try ledger.money(given[name], currency)
        }
        var charge = Reskontra_V1_InterestCharge()
        charge.amount = try money("amount")
        charge.paid = try money("paid")
        charge.waived = try money("waived")
        charge.writtenOff = try money("written_off")
        charge.reversed = try money("reversed")
        return charge
    }

    /// The time of an invoice that intervals 1, 2, .. stand for, by the case's code.
    private func spans(_ line: Json) throws -> [Reskontra_V1_InterestCharge.Span] {
        let numbers = line["intervals"].list.compactMap(\.integer)
        guard !numbers.isEmpty,
            let invoice = (json["given"]["open_invoices"].list + json["given"]["posted_invoices"].list)
                .first(where: { $0["invoice"] == line["invoice"] }),
            let anchor = try invoice.date("due_date"), let code = json["given"]["interest_codes"].list.first
        else { return [] }
        let every = code["every"].integer ?? 1
        func end(_ number: Int) -> CaseDate {
            code["unit"].text == "DAY"
                ? anchor.advanced(by: number * every) : anchor.advanced(byMonths: number * every)
        }
        return numbers.map { number in
            .with {
                $0.from = end(number - 1).advanced(by: 1).message
                $0.to = end(number).message
            }
        }
    }

    // MARK: Runs

    private func run(_ input: Json) throws -> Reskontra_V1_InterestRun {
        var run = Reskontra_V1_InterestRun()
        run.transactionTypes = input["transaction_types"].list.compactMap {
            Self.transactionTypes[$0.text ?? ""]
        }
        if let from = try input.date("from_date") { run.fromDate = from.message }
        if let to = try input.date("to_date") { run.toDate = to.message }
        run.profileFrom = Self.profileSources[input["profile_from"].text ?? ""] ?? .transaction
        run.profile = input["profile"].text ?? ""
        // A filter: without one the run is over all customers.
        run.customerNumber = input["customer"].text ?? ""
        return run
    }

    private static let transactionTypes: [String: Reskontra_V1_InterestTransactionType] = [
        "INVOICE": .invoice, "PAYMENT": .payment, "INTEREST": .interest, "FEE": .fee, "CREDIT_NOTE": .creditNote,
    ]
    private static let profileSources: [String: Reskontra_V1_ProfileSource] = [
        "ACCOUNT": .account, "SELECT": .select, "TRANSACTION": .transaction,
    ]

    func setBillingCode(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_SetBillingCodeRequest.with {
            $0.company = company
            $0.billingCode.code = input["billing_code"].text ?? ""
            $0.billingCode.interestCode = input["interest_code"].text ?? ""
        }
        let answer = try await ledger.call(.setBillingCode, request, as: Reskontra_V1_SetBillingCodeResponse.self)
        return .object(["billing_code": .string(answer.billingCode.code)])
    }

    func simulateInterest(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_SimulateInterestRequest.with { $0.company = company }
        var message = request
        message.run = try run(input)
        let answer = try await ledger.call(
            .simulateInterest, message, as: Reskontra_V1_SimulateInterestResponse.self)
        return result(answer.transactions, answer.notes)
    }

    func createNotes(_ input: Json) async throws -> Json {
        var message = Reskontra_V1_CreateInterestNotesRequest()
        message.company = company
        message.run = try run(input)
        let before = try await canceledNotes()
        let answer = try await ledger.call(
            .createInterestNotes, message, as: Reskontra_V1_CreateInterestNotesResponse.self, key: key(of: input))
        notesOfStep[step] = answer.notes.map(\.number)
        var fields = result(answer.transactions, answer.notes).members
        fields["canceled_notes"] = Json(Int(answer.canceledNotes))
        fields.merge(try await canceledFields(besides: before)) { $1 }
        return .object(fields)
    }

    private var expectedCanceled: Json {
        (json["expect"]["results"].list.first { $0["step"].integer == step } ?? .null)["result"]["canceled_notes"]
    }

    /// Canceled so far; asked only where the step's result tells them.
    func canceledNotes() async throws -> [String] {
        expectedCanceled.isNull ? [] : try await notes([.canceled]).map(\.number)
    }

    /// `canceled_notes` as the case states them: their number or their ids.
    func canceledFields(besides before: [String]) async throws -> [String: Json] {
        guard !expectedCanceled.isNull else { return [:] }
        let canceled = try await canceledNotes().filter { !before.contains($0) }
        if case .array = expectedCanceled { return ["canceled_notes": .array(canceled.map(Json.string))] }
        return ["canceled_notes": Json(canceled.count)]
    }

    private func result(
        _ transactions: [Reskontra_V1_InterestTransaction], _ notes: [Reskontra_V1_InterestNote]
    ) -> Json {
        let pieces = transactions.flatMap(\.pieces)
        let currency = transactions.first?.interest.currency ?? "EUR"
        let total = transactions.reduce(0) { $0 + $1.interest.minor }
        var fields: [String: Json] = [
            "total_interest": ledger.amount(minor: total, currency),
            "uncapped": ledger.amount(minor: transactions.reduce(0) { $0 + $1.uncapped.minor }, currency),
            "intervals": .array(pieces.filter { $0.interval > 0 }.map { piece in
                .object([
                    "interval": Json(Int(piece.interval)), "ends": .string(CaseDate(piece.to).description),
                    "base": ledger.amount(piece.base), "value": .string(text(piece.value)),
                    "interest": ledger.amount(piece.interest),
                ])
            }),
            "interval_ends": .array(pieces.filter { $0.interval > 0 }.map { .string(CaseDate($0.to).description) }),
            "segments": .array(pieces.filter { $0.interval == 0 }.map { piece in
                .object([
                    "from": .string(CaseDate(piece.from).description), "to": .string(CaseDate(piece.to).description),
                    "days": Json(CaseDate(piece.from).days(to: CaseDate(piece.to)) + 1),
                    "base": ledger.amount(piece.base), "interest": ledger.amount(piece.interest),
                ])
            }),
            "skipped": .array(transactions.filter { $0.skipped != .unspecified }.map {
                .object(["invoice": .string($0.documentNumber), "reason": .string(protocolName($0.skipped))])
            }),
            "notes": .array(notes.map { note in
                let units = note.lines.reduce(0) { $0 + Int($1.units) }
                return .object([
                    "version_from": .string(CaseDate(note.versionFrom).description), "days": Json(units),
                    "intervals": Json(units), "interest": ledger.amount(note.interest), "note": .string(note.number),
                ])
            }),
            "notes_count": Json(notes.count),
            "codes": .array(transactions.map {
                .object(["code": .string($0.interestCode), "interest": ledger.amount($0.interest)])
            }),
            "profiles": .object(
                Dictionary(
                    transactions.filter { !$0.profile.isEmpty }.map { ($0.documentNumber, .string($0.profile)) },
                    uniquingKeysWith: { first, _ in first })),
        ]
        if let first = transactions.first { fields["days_late"] = Json(Int(first.daysLate)) }
        return .object(fields)
    }

    private func text(_ decimal: Reskontra_V1_Decimal) -> String {
        Exact(unscaled: Int128(decimal.unscaled), scale: Int(decimal.scale)).text
    }

    // MARK: Notes

    func postNotes(_ input: Json) async throws -> Json {
        var message = Reskontra_V1_PostInterestNotesRequest()
        message.company = company
        message.notes = input["notes"].list.compactMap(\.text)
        if let step = input["notes_of_step"].integer { message.notes = notesOfStep[step] ?? [] }
        message.postingDate = (try input.date("posting_date") ?? session).message
        message.ledgerPerNote = input["ledger_per_note"].flag ?? true
        let answer = try await ledger.call(
            .postInterestNotes, message, as: Reskontra_V1_PostInterestNotesResponse.self, key: key(of: input))
        for entry in answer.journals {
            // A voucher is about the customer of its notes: they come in the order of the entries.
            let owner = answer.notes.first { note in
                note.total.minor != 0 && customerNotes(of: note, in: answer.notes, entry: entry)
            }
            entries.append((entry, owner?.customerNumber ?? theCustomer))
        }
        let states = answer.notes.map { protocolName($0.state) }
        return .object([
            "status": .string(Set(states).count == 1 ? states[0] : states.joined(separator: ",")),
            "vouchers": Json(Set(answer.journals.map(\.voucher)).count),
        ])
    }

    /// Whether the entry's receivable is the sum of this customer's notes, or of this note alone.
    private func customerNotes(
        of note: Reskontra_V1_InterestNote, in notes: [Reskontra_V1_InterestNote], entry: Reskontra_V1_JournalEntry
    ) -> Bool {
        let receivable = entry.legs.filter { $0.postingType == .receivable }.reduce(0) {
            $0 + ($1.side == .debit ? $1.amount.minor : -$1.amount.minor)
        }
        let sum = notes.filter { $0.customerNumber == note.customerNumber }.reduce(0) { $0 + $1.total.minor }
        return receivable == sum || receivable == note.total.minor
    }

    func cancelNote(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_CancelInterestNoteRequest.with {
            $0.company = company
            $0.note = noteNumber(input)
        }
        let answer = try await ledger.call(
            .cancelInterestNote, request, as: Reskontra_V1_CancelInterestNoteResponse.self)
        return .object(["status": .string(protocolName(answer.note.state))])
    }

    private func noteNumber(_ input: Json) -> String {
        input["note"].text ?? input["note_of_step"].integer.flatMap { notesOfStep[$0]?.first } ?? theNote
    }

    /// The note the case deals with: that of `given`, else the one a step made last.
    private var theNote: String {
        json["given"]["interest_notes"].list.first?["note"].text
            ?? notesOfStep.filter { !$0.value.isEmpty }.max { $0.key < $1.key }?.value.first ?? "IN-1"
    }

    private func positions(_ input: Json) -> [UInt32] {
        (input["lines"].list + input["fees"].list).compactMap { $0.integer.map(UInt32.init) }
    }

    private static let scopes: [String: Reskontra_V1_InterestScope] = ["NOTE": .note, "LINES": .lines, "FEES": .fees]

    func waive(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_WaiveInterestRequest.with {
            $0.company = company
            $0.note = noteNumber(input)
            $0.scope = Self.scopes[input["scope"].text ?? ""] ?? .unspecified
            $0.positions = positions(input)
            $0.reason = input["reason"].text ?? ""
        }
        var message = request
        message.date = (try input.date("date") ?? session).message
        let answer = try await ledger.call(
            .waiveInterest, message, as: Reskontra_V1_WaiveInterestResponse.self, key: key(of: input))
        entries += answer.journals.map { ($0, answer.note.customerNumber) }
        return .object([
            "credit_note": ledger.amount(answer.amount), "settled": ledger.amount(answer.settled),
            "open_credit": ledger.amount(answer.open),
        ])
    }

    func reverse(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_ReverseInterestRequest.with {
            $0.company = company
            $0.note = noteNumber(input)
            $0.scope = Self.scopes[input["scope"].text ?? ""] ?? .unspecified
            $0.positions = positions(input)
            $0.reason = input["reason"].text ?? ""
        }
        var message = request
        message.date = (try input.date("date") ?? session).message
        let answer = try await ledger.call(
            .reverseInterest, message, as: Reskontra_V1_ReverseInterestResponse.self, key: key(of: input))
        entries += answer.journals.map { ($0, answer.note.customerNumber) }
        return .object([
            "credit_note": ledger.amount(answer.amount), "settled": ledger.amount(answer.settled),
            "open_credit": ledger.amount(answer.open),
        ])
    }

    func reinstate(_ input: Json) async throws -> Json {
        let request = Reskontra_V1_ReinstateInterestRequest.with {
            $0.company = company
            $0.note = noteNumber(input)
            $0.scope = Self.scopes[input["scope"].text ?? ""] ?? .unspecified
            $0.positions = positions(input)
            $0.reason = input["reason"].text ?? ""
        }
        var message = request
        message.date = (try input.date("date") ?? session).message
        let answer = try await ledger.call(
            .reinstateInterest, message, as: Reskontra_V1_ReinstateInterestResponse.self, key: key(of: input))
        entries += answer.journals.map { ($0, answer.note.customerNumber) }
        // What the waiving credit notes of this note still have open.
        var open: Int64 = 0
        for act in answer.note.acts where act.kind == .waive {
            open += abs(try await ledger.document(company, act.documentNumber).item.open.minor)
        }
        return .object([
            "debit_invoice": ledger.amount(answer.amount), "used_open_credit": ledger.amount(answer.usedOpenCredit),
            "due": ledger.amount(answer.due), "open_credit": ledger.amount(minor: open, answer.due.currency),
        ])
    }

    // MARK: Codes

    func setInterestCode(_ input: Json) async throws -> Json {
        var message = Reskontra_V1_SetInterestCodeRequest()
        message.company = company
        message.code = input["interest_code"].text ?? ""
        message.version = try version(input, percent: input["percent"])
        if let from = try input.date("effective_from") { message.version.effectiveFrom = from.message }
        _ = try await ledger.call(.setInterestCode, message, as: Reskontra_V1_SetInterestCodeResponse.self)
        return .object(["created": .bool(true), "updated": .bool(true)])
    }

    /// Only what the step states changes.
    func newInterestVersion(_ input: Json) async throws -> Json {
        var message = Reskontra_V1_NewInterestVersionRequest()
        message.company = company
        message.code = input["interest_code"].text ?? ""
        let stated = input.keys.filter { !["interest_code", "effective_from", "percent"].contains($0) }
        if stated.isEmpty, let percent = input["percent"].exact?.message {
            message.version.earnings.percent = percent
        } else {
            message.version = try version(input, percent: input["percent"])
        }
        if let from = try input.date("effective_from") { message.version.effectiveFrom = from.message }
        _ = try await ledger.call(.newInterestVersion, message, as: Reskontra_V1_NewInterestVersionResponse.self)
        return .object(["created": .bool(true)])
    }

    func listInterestVersions(_ input: Json) async throws -> Json {
        var message = Reskontra_V1_ListInterestVersionsRequest()
        message.company = company
        message.code = input["interest_code"].text ?? ""
        if let asOf = try input.date("as_of") { message.asOf = asOf.message }
        let answer = try await ledger.call(
            .listInterestVersions, message, as: Reskontra_V1_ListInterestVersionsResponse.self)
        return .object([
            "versions": .array(answer.code.versions.map { version in
                var fields: [String: Json] = [
                    "effective_from": .string(CaseDate(version.effectiveFrom).description),
                    "percent": .string(text(version.earnings.percent)),
                ]
                if version.hasEffectiveTo {
                    fields["effective_to"] = .string(CaseDate(version.effectiveTo).description)
                }
                return .object(fields)
            })
        ])
    }

    // MARK: State

    func note(_ number: String) async throws -> Reskontra_V1_InterestNote {
        try await ledger.call(
            .getInterestNote,
            Reskontra_V1_GetInterestNoteRequest.with {
                $0.company = company
                $0.note = number
            }, as: Reskontra_V1_GetInterestNoteResponse.self
        ).note
    }

    /// Of all customers.
    private func notes(_ states: [Reskontra_V1_InterestNoteState]) async throws -> [Reskontra_V1_InterestNote] {
        let customers = try await ledger.call(
            .listCustomers,
            Reskontra_V1_ListCustomersRequest.with {
                $0.company = company
                $0.page.size = 1_000
            }, as: Reskontra_V1_ListCustomersResponse.self)
        var notes: [Reskontra_V1_InterestNote] = []
        for record in customers.customers {
            let request = Reskontra_V1_ListInterestNotesRequest.with {
                $0.company = company
                $0.customerNumber = record.customer.number
                $0.states = states
                $0.page.size = 1_000
            }
            let page = try await ledger.call(.listInterestNotes, request, as: Reskontra_V1_ListInterestNotesResponse.self)
            notes += page.notes.filter { note in !notes.contains { $0.number == note.number } }
        }
        return notes
    }

    /// Nil for a name that is not about notes.
    func interestState(named name: String) async throws -> Json? {
        switch name {
        case "note_open": return ledger.amount(try await note(theNote).open)
        case "mark": return .string(protocolName(try await note(theNote).mark))
        case "note_reopened":
            // What a reinstatement leaves due stands on its own invoice.
            let note = try await note(theNote)
            let paid = json["given"]["interest_notes"].list.first?["lines"].list.compactMap { $0["paid"].exact } ?? []
            return .bool(note.open.minor > 0 && !paid.isEmpty && note.mark == .none)
        case "open_unposted_notes": return Json(try await notes([.created]).count)
        case "posted_interest":
            let posted = try await notes([.posted])
            return ledger.amount(
                minor: posted.reduce(0) { $0 + $1.interest.minor }, posted.first?.interest.currency ?? "EUR")
        default:
            guard json["given"]["interest_notes"].list.contains(where: { $0["note"].text == name }) else { return nil }
            let note = try await note(name)
            return .object([
                "mark": .string(protocolName(note.mark)), "open": ledger.amount(note.open),
                "status": .string(protocolName(note.state)),
            ])
        }
    }

    static let interestStates: Set<String> = [
        "note_open", "mark", "note_reopened", "open_unposted_notes", "posted_interest",
    ]
}
