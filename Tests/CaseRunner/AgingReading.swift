import Schema

/// How `GetAging` answers an aging snapshot of the credit schema.
///
/// GetAging has one date for balance and age and knows "not due" and ends of past-due buckets; a definition of
/// adjoining periods fits when its borders, seen from the balance date, are not before that date.
struct AgingReading {
    let asOf: CaseDate
    let basis: Reskontra_V1_AgingBasis
    /// Last day of age of each bucket but the oldest, on the balance date, rising; the first may be 0 = "not due".
    let borders: [Int]
    /// Labels of the periods, youngest first; nil: out of range.
    let labels: [String?]

    static let answers: Set<String> = [
        "total_due", "periods", "cumulative", "out_of_range", "credit_limit", "credit_remaining",
        "delivered_amount",
        "order_amount",
    ]

    /// Throws a `Gap` when it cannot be said with GetAging.
    init(_ step: Json, _ json: Json) throws {
        if step["payment_positioning"].flag == true { throw Gap("CreateAgingSnapshot (payment_positioning)") }
        if step["update_collection_status"].flag == true {
            throw Gap("CreateAgingSnapshot (update_collection_status)")
        }
        let aging = try step.date("aging_as_of") ?? CaseInstant(try step.required("at"))?.date
        guard let aging else { throw CaseFailure("the snapshot has no date") }
        let balance = try step.date("balance_as_of") ?? aging
        asOf = balance
        basis = try Self.basis(step)
        let definition = json["given"]["aging_definitions"].list.first { $0["id"] == step["definition"] }
        guard let periods = definition?["periods"].list, !periods.isEmpty else {
            throw Gap("CreateAgingSnapshot (without periods)")
        }
        let shift = aging.days - balance.days
        (borders, labels) = try Self.ladder(periods.reversed(), shift: shift)
    }

    private static func basis(_ step: Json) throws -> Reskontra_V1_AgingBasis {
        switch step["basis"].text ?? "due_date" {
        case "due_date": return .dueDate
        case "document_date": return .documentDate
        case "transaction_date": return .transactionDate
        case let basis: throw Gap("CreateAgingSnapshot (basis \(basis))")
        }
    }

    /// Borders and labels of periods given youngest first.
    private static func ladder(_ periods: [Json], shift: Int) throws -> ([Int], [String?]) {
        var borders: [Int] = []
        var labels: [String?] = []
        if let from = periods[0]["from_age"].integer {
            borders.append(from - 1 - shift)
            labels.append(nil)
        }
        for (index, period) in periods.enumerated() {
            labels.append(try period.required("label"))
            guard let to = period["to_age"].integer else {
                guard index == periods.count - 1 else {
                    throw Gap("CreateAgingSnapshot (periods that overlap)")
                }
                continue
            }
            borders.append(to - shift)
            guard index < periods.count - 1 else {
                labels.append(nil)
                continue
            }
            guard periods[index + 1]["from_age"].integer == to + 1 else {
                throw Gap("CreateAgingSnapshot (periods that do not adjoin)")
            }
        }
        if let first = borders.first, first < 0 {
            throw Gap("GetAging (periods that begin before the balance date)")
        }
        return (borders, labels)
    }

    /// Upper ends of the past-due buckets to ask for.
    ///
    /// Never empty, since that asks for the server's usual buckets: then one that everything past due lies in.
    var bucketDays: [UInt32] {
        let ends = borders.filter { $0 > 0 }.map(UInt32.init)
        return ends.isEmpty ? [Self.endless] : ends
    }

    private static let endless: UInt32 = 36_500

    /// What the answer's buckets ("not due", one per end, "older") are in the case's words, in minor units.
    func amounts(of buckets: [Int64]) throws -> (periods: [(label: String, amount: Int64)], outOfRange: Int64)
    {
        guard buckets.count == bucketDays.count + 2 else {
            throw CaseFailure("GetAging answered \(buckets.count) buckets instead of \(bucketDays.count + 2)")
        }
        // "Not due" ends at age 0: with a border there it is a period of its own, else part of the next.
        var ladder = buckets
        if bucketDays == [Self.endless] {
            let older = ladder.removeLast()
            ladder[ladder.count - 1] += older
        }
        if borders.first != 0 {
            let notDue = ladder.removeFirst()
            ladder[0] += notDue
        }
        var periods: [(label: String, amount: Int64)] = []
        var outOfRange: Int64 = 0
        for (label, amount) in zip(labels, ladder) {
            if let label { periods.append((label, amount)) } else { outOfRange += amount }
        }
        return (periods, outOfRange)
    }
}
