/// An account of a customer at its bank, under a code that open items name. Personal data: part of its subject.
package struct CustomerBankAccount: Equatable, Sendable, Codable {
    package var code: Code
    /// Whose it is; empty: the customer.
    package var holder: String
    package var iban: String
    /// Empty: found by the IBAN.
    package var bic: String

    package static let max = 20

    package init(code: Code, holder: String = "", iban: String, bic: String = "") {
        self.code = code
        self.holder = holder
        self.iban = iban
        self.bic = bic
    }

    /// As they are kept: numbers without spaces. Rejections: IBAN_INVALID, BIC_INVALID.
    static func checked(
        _ rows: [CustomerBankAccount], field: @autoclosure () -> String
    ) throws(Rejection) -> [CustomerBankAccount] {
        var kept = rows
        for place in rows.indices {
            let iban = try Iban(rows[place].iban, field: "\(field())[\(place)].iban")
            kept[place].iban = iban.text
            try iban.checkBicIsGiven(rows[place].bic, field: "\(field())[\(place)].bic")
            guard !rows[place].bic.isEmpty else { continue }
            kept[place].bic = try Bic(rows[place].bic, of: iban, field: "\(field())[\(place)].bic").text
        }
        return kept
    }
}

extension Book {
    /// A bank account of the customer who owes an item; nil: it has none of that code.
    package func bankAccount(_ code: Code, of customer: CustomerID) -> CustomerBankAccount? {
        if code.isEmpty { return nil }
        return customers.subject(customers.details[customer.number].row.subject).bankAccounts.first { $0.code == code }
    }
}
