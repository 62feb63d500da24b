/// Everything that passed a till under one number: a sale on account, a cash sale or a cancellation.
struct Basket: Sendable {
    enum Kind: Sendable { case sale, cashSale, cancellation }

    let number: String
    let kind: Kind
    /// Of the first line.
    let time: LocalMinute
    /// `C-17850`, or the one-time customer of the country, `CASH-GB`.
    let customer: String
    /// As in the file.
    let country: String
    private(set) var lines: [RetailLine]
    /// Pence, 0 or more.
    private(set) var total: Int64

    init(_ head: RetailHead, _ line: RetailLine) {
        number = head.number
        kind = head.isCancellation ? .cancellation : head.customer == nil ? .cashSale : .sale
        time = head.time
        customer = head.customer ?? Self.cashCustomer(of: Country.code(of: head.country))
        country = head.country
        lines = [line]
        total = line.amount
    }

    mutating func add(_ line: RetailLine) {
        lines.append(line)
        total += line.amount
    }

    static func cashCustomer(of countryCode: String) -> String { "CASH-\(countryCode)" }

    var isCash: Bool { customer.hasPrefix("CASH-") }

    /// The documents it becomes: one, or several when it has more lines than a request takes.
    func documents(linesMax: Int) -> [Document] {
        let parts = (lines.count + linesMax - 1) / linesMax
        return (0..<parts).map { part in
            let range = part * linesMax..<min(lines.count, (part + 1) * linesMax)
            return Document(
                number: part == 0 ? number : "\(number)/\(part + 1)", lines: lines[range],
                total: lines[range].reduce(0) { $0 + $1.amount })
        }
    }

    struct Document: Sendable {
        let number: String
        let lines: ArraySlice<RetailLine>
        let total: Int64
    }
}
