/// A place goods of a customer go to, under a code that orders and invoices name. Personal data: part of its subject.
package struct DeliveryAddress: Equatable, Sendable, Codable {
    package var code: Code
    /// Who takes the goods in; empty: the customer.
    package var name: String
    package var address: String
    package var country: String
    /// Of order lines that name none; at most one of a customer.
    package var isDefault: Bool

    package static let max = 100

    package init(code: Code, name: String = "", address: String, country: String = "", isDefault: Bool = false) {
        self.code = code
        self.name = name
        self.address = address
        self.country = country
        self.isDefault = isDefault
    }
}

extension Book {
    /// The place a code stands for: one of the ordering customer's addresses, else a destination of the company
    /// (setup section 9); nil: neither.
    package func place(_ code: Code, of ordering: CustomerID) -> DeliveryAddress? {
        if code.isEmpty { return nil }
        let row = customers.details[ordering.number].row
        if let own = customers.subject(row.subject).addresses.first(where: { $0.code == code }) { return own }
        guard let row = sales.setup(row.company).deliveries[.destination]?[code] else { return nil }
        return DeliveryAddress(code: code, name: row.description, address: row.address)
    }

    func checkPlace(_ code: Code, of ordering: CustomerID, field: @autoclosure () -> String) throws(Rejection) {
        if code.isEmpty || place(code, of: ordering) != nil { return }
        throw .unknown("delivery address", code, field: field())
    }
}
