/// Rows of the set-up of sales as `SetSalesRow` takes them: by kind, in each by code.
///
/// Automatic charges and commissions stay as they were set: among equals the first counts.
package struct ListSalesRows: Query {
    /// The numbers are the protocol's.
    package enum Kind: UInt8, CaseIterable, Sendable, BitwiseCopyable {
        case chargesCode = 1
        case autoCharge = 2
        case commission = 3
        case salesGroup = 4
        case item = 5
        case traits = 6
        case parameters = 7
        case delivery = 8
    }

    package let companyID: CompanyID
    /// Nil: all.
    package let kind: Kind?
    package let size: Int
    /// How many rows were told before.
    package let after: Int

    package init(company: CompanyID, kind: Kind?, size: Int, after: Int) {
        companyID = company
        self.kind = kind
        self.size = size
        self.after = after
    }

    package struct Answer: Sendable {
        package var rows: [SalesSetup] = []
        /// Goes on after so many rows; 0: the end.
        package var next = 0
    }

    package var company: CompanyID? { companyID }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var rows: [SalesSetup] = []
        for kind in ListSalesRows.order where self.kind == nil || self.kind == kind { rows += self.rows(kind, book) }
        let end = min(rows.count, after + size)
        guard after < end else { return Answer() }
        return Answer(rows: Array(rows[after..<end]), next: end < rows.count ? end : 0)
    }

    /// Rows that others name come first, so that they can be set in the order they are told.
    private static let order: [Kind] = [
        .parameters, .chargesCode, .delivery, .item, .salesGroup, .autoCharge, .commission, .traits,
    ]

    private func rows(_ kind: Kind, _ book: borrowing Book) -> [SalesSetup] {
        let setup = book.sales.setup(companyID)
        switch kind {
        case .chargesCode: return setup.chargesCodes.sorted { $0.code < $1.code }.map { .chargesCode($0) }
        case .autoCharge: return setup.autoCharges.map { .autoCharge($0) }
        case .commission: return setup.commissions.map { .commission($0) }
        case .salesGroup: return setup.salesGroups.sorted { $0.code < $1.code }.map { .salesGroup($0) }
        case .item: return setup.items.values.sorted { $0.item < $1.item }.map { .item($0) }
        case .traits: return book.sales.traits(in: companyID, book).map { .traits($0) }
        case .parameters: return setup.parameters == SalesParameters() ? [] : [.parameters(setup.parameters)]
        case .delivery:
            let kinds = setup.deliveries.keys.sorted { $0.rawValue < $1.rawValue }
            return kinds.flatMap { kind in
                (setup.deliveries[kind] ?? [:]).values.sorted { $0.code < $1.code }.map { .delivery($0) }
            }
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { true }
}

extension SalesLedger {
    /// Of customers of a company that have any, as they were registered.
    func traits(in company: CompanyID, _ book: borrowing Book) -> [SalesTraits] {
        traits.values.filter {
            $0 != SalesTraits(customer: $0.customer) && book.customers[$0.customer].company == company
        }
        .sorted { $0.customer < $1.customer }
    }
}
