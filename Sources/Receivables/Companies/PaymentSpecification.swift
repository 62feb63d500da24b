/// One of the kinds of payment a method knows; payments of the method are told apart by it (setup:BE-5).
package struct PaymentSpecification: Equatable, Sendable, Codable {
    package let method: Code
    package let code: Code
    package let description: String
    /// The remittance parameter: its bills go to a bank.
    package let remitsBills: Bool

    package init(method: Code, code: Code, description: String, remitsBills: Bool) {
        self.method = method
        self.code = code
        self.description = description
        self.remitsBills = remitsBills
    }

    /// Of one method.
    package static let ofMethodMax = 100
}

/// Creates or replaces a specification of a method of payment; bills that are remitted keep what they went by.
///
/// Rejections in order: REFERENCE_UNKNOWN (method), FIELD_INVALID (remits bills of another type), TOO_MANY_ITEMS.
package struct SetPaymentSpecification: Command {
    package let id: CompanyID
    package let specification: PaymentSpecification

    package init(id: CompanyID, specification: PaymentSpecification) {
        (self.id, self.specification) = (id, specification)
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> PaymentSpecification {
        let setup = book.companies.setup(id)
        guard let method = setup.methods[specification.method] else {
            throw .unknown(
                "method of payment", specification.method, field: "specification.method_of_payment")
        }
        if specification.remitsBills, method.type != .billOfExchange {
            throw Rejection(
                .fieldInvalid, field: "specification.remits_bills",
                "only a method of type BILL_OF_EXCHANGE remits bills")
        }
        let known = setup.specifications[specification.method] ?? []
        if known.count >= PaymentSpecification.ofMethodMax,
            !known.contains(where: { $0.code == specification.code })
        {
            throw .tooMany(
                known.count + 1, max: PaymentSpecification.ofMethodMax, field: "specification.code")
        }
        draft.add(.payment(.specificationSet(id, specification)), book)
        return specification
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

extension Companies.Setup {
    package func specification(_ code: Code, of method: Code) -> PaymentSpecification? {
        specifications[method]?.first { $0.code == code }
    }

    /// Refuses a specification that the method does not have; an empty one stands for the method's.
    func checkSpecification(_ code: Code, of method: Code, field: @autoclosure () -> String) throws(Rejection)
    {
        guard !code.isEmpty, specification(code, of: method) == nil else { return }
        throw Rejection(
            .referenceUnknown, field: field(),
            "method of payment \(method) has no payment specification \(code)",
            [.init("payment_specification", code.text), .init("method_of_payment", method.text)])
    }

    /// Takes the place of the row with its code; by code.
    mutating func set(_ specification: PaymentSpecification) {
        var rows = specifications[specification.method] ?? []
        if let same = rows.firstIndex(where: { $0.code == specification.code }) {
            rows[same] = specification
        } else {
            rows.insert(specification, at: rows.firstIndex { $0.code > specification.code } ?? rows.count)
        }
        specifications[specification.method] = rows
    }

    /// Whether bills of a method go to a bank under a specification; empty: that of the method, and where it has none
    /// what the method itself says.
    func remitsBills(_ method: MethodOfPayment, under code: Code) -> Bool {
        let named = code.isEmpty ? method.specification : code
        if named.isEmpty { return method.remitsBills }
        return specification(named, of: method.code)?.remitsBills ?? false
    }
}
