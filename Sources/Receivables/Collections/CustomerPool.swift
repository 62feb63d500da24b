/// A saved question for customers, answered anew whenever it is used (credit:PO-1).
package struct CustomerPool: Equatable, Sendable, Codable {
    package enum Purpose: UInt8, Sendable, BitwiseCopyable, Codable {
        case collections = 1
        case aging = 2
    }

    package enum Field: UInt8, Sendable, BitwiseCopyable, Codable {
        case number = 1
        case group = 2
        case currency = 3
        case terms = 4
        case country = 5
        case profile = 6
    }

    package enum Operator: UInt8, Sendable, BitwiseCopyable, Codable {
        case isOneOf = 1
        case isNoneOf = 2
        /// Both ends belong to it; an empty end is open.
        case between = 3
        case beginsWith = 4
    }

    package struct Condition: Equatable, Sendable, Codable {
        package var field: Field
        package var comparison: Operator
        package var values: [String]

        package init(field: Field, comparison: Operator, values: [String]) {
            self.field = field
            self.comparison = comparison
            self.values = values
        }
    }

    package var code: Code
    package var description: String
    package var purpose: Purpose
    /// Empty: the default's.
    package var agingDefinition: Code
    /// All must hold; none: every customer.
    package var conditions: [Condition]

    package init(code: Code, description: String, purpose: Purpose, agingDefinition: Code, conditions: [Condition]) {
        self.code = code
        self.description = description
        self.purpose = purpose
        self.agingDefinition = agingDefinition
        self.conditions = conditions
    }

    package static let conditionsMax = 20
    package static let valuesMax = 1_000

    func holds(_ customer: CustomerID, _ book: borrowing Book) -> Bool {
        let row = book.customers.details[customer.number].row
        return conditions.allSatisfy { condition in
            let value =
                switch condition.field {
                case .number: row.number.text
                case .group: row.group.text
                case .currency: row.currency.code.text
                case .terms: row.terms.text
                case .country: book.customers.subject(row.subject).country
                case .profile: row.profile.text
                }
            return switch condition.comparison {
            case .isOneOf: condition.values.contains(value)
            case .isNoneOf: !condition.values.contains(value)
            case .between:
                (condition.values[0].isEmpty || value >= condition.values[0])
                    && (condition.values[1].isEmpty || value <= condition.values[1])
            case .beginsWith: condition.values.contains { value.hasPrefix($0) }
            }
        }
    }
}

/// Creates or replaces a pool.
package struct SetPool: Command {
    package let id: CompanyID
    package let pool: CustomerPool

    package init(id: CompanyID, pool: CustomerPool) { (self.id, self.pool) = (id, pool) }
    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CustomerPool {
        if !pool.agingDefinition.isEmpty, book.collections.definition(id, pool.agingDefinition) == nil {
            throw .noDefinition(pool.agingDefinition, field: "pool.aging_definition")
        }
        for (index, condition) in pool.conditions.enumerated() {
            let path = "pool.conditions[\(index)].values"
            if condition.values.isEmpty { throw .required(path, "a condition compares with something") }
            if condition.values.count > CustomerPool.valuesMax {
                throw .tooMany(condition.values.count, max: CustomerPool.valuesMax, field: path)
            }
            if condition.comparison == .between, condition.values.count != 2 {
                throw Rejection(.fieldInvalid, field: path, "BETWEEN takes two ends")
            }
        }
        draft.add(.collections(.poolSet(id, pool)), book)
        return pool
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

/// Who is in a pool now: a page of customers.
package struct PreviewPool: Query {
    package let id: CompanyID
    package let pool: Code
    package let after: CustomerID
    package let size: Int

    package init(id: CompanyID, pool: Code, after: CustomerID, size: Int) {
        self.id = id
        self.pool = pool
        self.after = after
        self.size = size
    }

    package var company: CompanyID? { id }

    package struct Answer: Sendable {
        package var customers: [CustomerID] = []
        package var next = CustomerID.none
    }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        guard let pool = book.collections.pool(id, pool) else { throw .noSuchReference("pool", pool, field: "pool") }
        var answer = Answer()
        var number = after.number
        let end = min(book.customers.rows.count, number + ListCustomers.rowsMax)
        while number < end, answer.customers.count < size {
            number += 1
            let customer = CustomerID(number)
            if book.customers[customer].company == id, pool.holds(customer, book) { answer.customers.append(customer) }
        }
        if number < book.customers.rows.count { answer.next = CustomerID(number) }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { true }
}
