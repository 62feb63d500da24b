/// A kind of exchange rates with a table of its own, as average, spot or closing (setup:FX-7).
///
/// Rates without a type are of the default type, which has no row.
package struct RateType: Equatable, Sendable, Codable {
    package let code: Code
    package let description: String

    package init(code: Code, description: String) {
        self.code = code
        self.description = description
    }

    /// Of one company.
    package static let typesMax = 100
}

/// Types that a company names; empty: the one of the next wider use, at last the default type.
package struct RateTypeParameters: Equatable, Sendable, BitwiseCopyable {
    /// Of the ledger: what concerns no customer, as fees of banks and payouts.
    package var ledger: Code = .empty
    /// Of the receivables of the company: documents of customers whose group names none, and sums over customers.
    package var receivables: Code = .empty
    /// Of limits and exposure (credit:CL-11).
    package var credit: Code = .empty

    package init() {}
}

/// What an amount is converted for, which decides the type of the rate.
package enum RateUse: Equatable, Sendable, BitwiseCopyable {
    case ledger
    case receivables
    case credit
    /// Documents of a customer, by the customer group of the invoice account.
    case documents(group: Code)
}

extension Companies.Setup {
    /// Takes the place of the row of the same day and type.
    mutating func set(_ rate: ExchangeRate) {
        if let same = rates.firstIndex(where: { $0.isSameRow(as: rate) }) {
            rates[same] = rate
        } else {
            rates.insert(rate, at: rates.firstIndex { $0.validFrom < rate.validFrom } ?? rates.count)
        }
    }
}

extension Companies {
    /// Customer group, company, ledger: the first that names a type (setup:FX-7). No type stands in for another.
    package func rateType(_ company: CompanyID, for use: RateUse) -> Code {
        let named = self[company].parameters.rateTypes
        let receivables = named.receivables.isEmpty ? named.ledger : named.receivables
        switch use {
        case .ledger: return named.ledger
        case .receivables: return receivables
        case .credit: return named.credit.isEmpty ? receivables : named.credit
        case .documents(let group):
            let own = setups[Int(company.number) - 1].customerGroups[group]?.rateType ?? .empty
            return own.isEmpty ? receivables : own
        }
    }

    /// A type is empty or set up.
    func checkRateType(_ type: Code, of company: CompanyID, field: @autoclosure () -> String)
        throws(Rejection)
    {
        guard !type.isEmpty, setups[Int(company.number) - 1].rateTypes[type] == nil else { return }
        throw .unknown("exchange rate type", type, field: field())
    }
}

extension Book {
    /// For what is posted to a customer's account; none: what concerns no customer.
    func rateUse(of customer: CustomerID) -> RateUse {
        customer.isNone ? .ledger : .documents(group: customers.details[customer.number].row.group)
    }
}

/// Creates or describes a type of exchange rates.
///
/// Rejections in order: TOO_MANY_ITEMS.
package struct SetExchangeRateType: Command {
    package let id: CompanyID
    package let type: RateType

    package init(id: CompanyID, type: RateType) { (self.id, self.type) = (id, type) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection)
        -> RateType
    {
        let known = book.companies.setups[Int(id.number) - 1].rateTypes
        if known[type.code] == nil, known.count >= RateType.typesMax {
            throw .tooMany(known.count + 1, max: RateType.typesMax, field: "type.code")
        }
        draft.add(.closing(.rateTypeSet(id, type)), book)
        return type
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}
