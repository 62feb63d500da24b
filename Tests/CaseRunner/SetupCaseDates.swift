/// Dates of the set-up schema: its steps have no clock of their own, the session date follows their input.
extension SetupCase {
    /// Dates that do not move the session date.
    private static let still: Set<String> = [
        "due_date", "effective_from", "as_of", "requested", "debited_on",
    ]

    /// Every date in an input but the ones that do not move the session date.
    static func dates(in input: Json, under key: String = "") -> [CaseDate] {
        if still.contains(key) { return [] }
        switch input {
        case .string(let text): return [CaseDate(text)].compactMap(\.self)
        case .array(let list): return list.flatMap { dates(in: $0, under: key) }
        case .object: return input.keys.flatMap { dates(in: input[$0], under: $0) }
        case .null, .bool, .number: return []
        }
    }

    /// The session date before step 1: the latest `date` or `transaction_date` of `given`.
    static func sessionBefore(_ json: Json) -> CaseDate {
        values(of: ["date", "transaction_date"], in: json["given"]).compactMap { CaseDate($0) }.max()
            ?? defaultSession
    }

    /// Texts of all members with one of these names, at any depth; lists of texts count too.
    static func values(of names: Set<String>, in json: Json) -> [String] {
        switch json {
        case .array(let list): list.flatMap { values(of: names, in: $0) }
        case .object:
            json.keys.flatMap { key -> [String] in
                let own = names.contains(key) ? [json[key].text].compactMap(\.self) : []
                return own + values(of: names, in: json[key])
            }
        case .null, .bool, .number, .string: []
        }
    }

    /// What was posted before the first step, in the order of its days.
    enum Past {
        case invoice(Json)
        case payment(number: String, customer: Json, currency: Json, amount: Json, settles: Json)
        case closed(String)
        /// A direct debit that a step returns: presented, then posted.
        case debited(step: Int, Json)
        case debitPosted(step: Int)
    }

    static func history(_ json: Json) throws -> [(date: CaseDate, past: Past)] {
        let given = json["given"]
        var history: [(date: CaseDate, past: Past)] = []
        let session = sessionBefore(json)
        for invoice in given["posted_invoices"].list {
            history.append((try invoice.date("date") ?? session, .invoice(invoice)))
        }
        for settlement in given["settlements"].list {
            let invoice =
                given["posted_invoices"].list.first { $0["invoice"] == settlement["invoice"] } ?? .null
            history.append(
                (
                    try settlement.date("date") ?? session,
                    .payment(
                        number: try settlement.required("payment"), customer: invoice["customer"],
                        currency: invoice["currency"], amount: settlement["amount"],
                        settles: settlement["invoice"])
                ))
        }
        for payment in given["payments"].list where !payment["invoice"].isNull && payment["mandate"].isNull {
            let invoice = given["open_invoices"].list.first { $0["invoice"] == payment["invoice"] } ?? .null
            history.append(
                (
                    try payment.date("date") ?? session,
                    .payment(
                        number: try payment.required("payment"), customer: invoice["customer"],
                        currency: invoice["currency"], amount: payment["amount"], settles: payment["invoice"])
                ))
        }
        for posted in given["posted"].list {
            let number = try posted.required("doc")
            let date = try posted.date("date") ?? session
            let amount = posted["ar"]
            if let exact = amount.exact, exact.unscaled < 0 {
                let positive = Json.number(Exact(unscaled: -exact.unscaled, scale: exact.scale))
                history.append(
                    (
                        date,
                        .payment(
                            number: number, customer: posted["customer"], currency: .null, amount: positive,
                            settles: posted["settles"])
                    ))
            } else {
                let invoice: [String: Json] = [
                    "invoice": .string(number), "total": amount, "customer": posted["customer"],
                    "date": .string(date.description),
                ]
                history.append((date, .invoice(.object(invoice))))
            }
        }
        for step in json["steps"].list where step["command"].text == "RegisterReturn" {
            guard let debited = try step["input"].date("debited_on"), let number = step["step"].integer else { continue }
            history.append((debited.advanced(by: -7), .debited(step: number, step["input"])))
            history.append((debited, .debitPosted(step: number)))
        }
        for number in given["closed_invoices"].list.compactMap(\.text) {
            history.append((session, .closed(number)))
        }
        let inOrder = history.enumerated().sorted {
            ($0.element.date, $0.offset) < ($1.element.date, $1.offset)
        }
        return inOrder.map(\.element)
    }
}
