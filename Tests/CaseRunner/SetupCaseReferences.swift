import Schema

/// What a step or a state names by the step that made it: `invoice_of_step`, `canceling_of_step_2`.
extension SetupCase {
    private static let byStep = "_of_step"

    /// The input a member like `bill_of_step` stands for, where the operation knows no such member of its own.
    static func namedByStep(_ key: String, _ operation: Operation<SetupCase>) -> String? {
        guard key.hasSuffix(byStep), !operation.inputs.contains(key) else { return nil }
        let name = String(key.dropLast(byStep.count))
        return operation.inputs.contains(name) ? name : nil
    }

    /// An input with the numbers of what other steps made in place of the steps.
    func named(_ input: Json, for operation: Operation<SetupCase>) throws -> Json {
        guard case .object(let members) = input else { return input }
        var fields: [String: Json] = [:]
        for (key, value) in members {
            guard let name = Self.namedByStep(key, operation), let step = value.integer else {
                fields[key] = numbered(value)
                continue
            }
            fields[name] = .string(try numberMade(name, by: step))
        }
        return .object(fields)
    }

    private func numbered(_ value: Json) -> Json {
        switch value {
        case .string(let text): .string(resolved(text))
        case .array(let list): .array(list.map(numbered))
        case .null, .bool, .number, .object: value
        }
    }

    private func numberMade(_ name: String, by step: Int) throws -> String {
        switch name {
        case "draft": return "step \(step)"
        case "bill": if let bill = billOfStep[step] { return bill }
        case "remittance": if let remittance = remittanceOfStep[step] { return remittance }
        case "mandate": if let mandate = mandateOfStep[step] { return mandate }
        case "note": if let note = notesOfStep[step]?.first { return note }
        default: break
        }
        return try document(ofStep: step)
    }

    // MARK: Examples

    /// Fields whose spelling is an example (README of the cases): only that the same is the same counts.
    private var exampleFields: Set<String> {
        let own: Set<String> = ["recurrence_id", "remittance", "bill", "auth"]
        return json["given"]["next_number"].isNull ? own.union(["invoice_no"]) : own
    }

    /// What is expected, with the server's numbers in place of those of the case.
    func respelled(_ expected: Json, as answer: Json) -> Json {
        switch (expected, answer) {
        case (.object(let members), .object):
            var fields: [String: Json] = [:]
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                fields[key] = exampleFields.contains(key) ? example(value, answer[key]) : respelled(value, as: answer[key])
            }
            return .object(fields)
        case (.array(let list), .array(let answers)) where list.count == answers.count:
            return .array(zip(list, answers).map { respelled($0, as: $1) })
        default: return expected
        }
    }

    private func example(_ expected: Json, _ answer: Json) -> Json {
        guard case .string(let text) = expected, case .string(let number) = answer, text != number else { return expected }
        if let known = examples[text] { return .string(known) }
        // A number that stands for something else is no example.
        guard !examples.values.contains(number), !isTaken(text) else { return expected }
        examples[text] = number
        return .string(number)
    }

    private func isTaken(_ number: String) -> Bool {
        documentOfStep.values.contains(number) || runOfStep.values.contains(number)
            || remittanceOfStep.values.contains(number) || authorizations[number] != nil || invoicesOfBill[number] != nil
    }

    func remember(step: Int) {
        billOfStep[step] = latestBill
        remittanceOfStep[step] = latestRemittance
        mandateOfStep[step] = latestMandate
    }

    // MARK: State

    /// State of a document: `INV-1_open`, `IN-1_mark`, or all of it under its number; nil for what is about none.
    func documentState(named name: String) async throws -> Json? {
        for field in ["open", "mark", "status"] where name.hasSuffix("_\(field)") {
            return try await documentFields(of: number(String(name.dropLast(field.count + 1))))[field]
        }
        guard case .object = json["expect"]["state"][name] else { return nil }
        return .object(try await documentFields(of: number(name)))
    }

    /// `payment_P-1` is P-1; an invoice, payment or prepayment without number is the one posted last.
    private func number(_ name: String) -> String {
        if name.hasPrefix("payment_") { return String(name.dropFirst("payment_".count)) }
        let isPayment = ["payment", "prepayment"].contains(name)
        guard isPayment || name == "invoice" else { return resolved(name) }
        let given = json["given"]["open_invoices"].list + json["given"]["posted_invoices"].list
        if !isPayment, let only = given.first?["invoice"].text, given.count == 1 { return only }
        return documentOfStep.filter { $0.value.hasPrefix("PAY-") == isPayment }.max { $0.key < $1.key }?.value ?? name
    }

    private func documentFields(of number: String) async throws -> [String: Json] {
        if let note = try await interestState(named: number) { return note.members }
        let item = try await ledger.document(company, number).item
        let link = try await StepOutcome.of {
            .string(try await self.mark(ofInvoice: number))
        }
        var fields: [String: Json] = ["open": ledger.amount(item.open), "status": .string("POSTED"), "mark": .string("NONE")]
        if case .answered(let mark) = link { fields["mark"] = mark }
        return fields
    }
}
