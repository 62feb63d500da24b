/// A person at the customer. Personal data: part of its subject.
package struct Contact: Equatable, Sendable, Codable {
    package var name: String
    package var email: String
    package var phone: String
    /// At most one of a customer.
    package var isPrimary: Bool
    /// Gets statements, and what else collections send.
    package var isCollections: Bool

    package static let max = 50

    package init(
        name: String, email: String = "", phone: String = "", isPrimary: Bool = false, isCollections: Bool = false
    ) {
        self.name = name
        self.email = email
        self.phone = phone
        self.isPrimary = isPrimary
        self.isCollections = isCollections
    }
}

extension Subject {
    /// Where statements go: the statement address, else the primary one (credit:ST-1).
    package var deliveryAddress: String { statementAddress.isEmpty ? address : statementAddress }

    /// Who gets a statement: the collections contacts, else the primary contact, else the first (credit:ST-1).
    package var recipients: [Contact] {
        let collectors = contacts.filter(\.isCollections)
        if !collectors.isEmpty { return collectors }
        return (contacts.first(where: \.isPrimary) ?? contacts.first).map { [$0] } ?? []
    }
}
