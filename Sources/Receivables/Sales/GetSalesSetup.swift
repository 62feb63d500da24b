/// The set-up of sales, as the rows that make it, in an order that names nothing before it is there; customers' traits
/// left out.
package struct GetSalesSetup: Query {
    package let id: CompanyID
    /// Goes on at this place.
    package let from: UInt32

    package init(id: CompanyID, from: UInt32 = 0) {
        self.id = id
        self.from = from
    }

    /// Of one page.
    package static let rowsMax = 1_000

    package struct Answer: Sendable {
        package let rows: [SalesSetup]
        /// 0: this was the last page.
        package let next: UInt32
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let all = book.sales.setup(id).rows
        let begin = min(Int(from), all.count)
        let end = min(begin + GetSalesSetup.rowsMax, all.count)
        return Answer(rows: Array(all[begin..<end]), next: end < all.count ? UInt32(end) : 0)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
    package func isLong(_ book: borrowing Book) -> Bool {
        book.sales.setup(id).items.count > GetSalesSetup.rowsMax
    }
}

extension SalesLedger.Setup {
    /// Auto-charges name charges codes.
    fileprivate var rows: [SalesSetup] {
        var rows: [SalesSetup] = parameters == SalesParameters() ? [] : [.parameters(parameters)]
        rows += chargesCodes.sorted { $0.code < $1.code }.map(SalesSetup.chargesCode)
        for kind in [DeliveryCode.Kind.terms, .mode, .destination] {
            rows += (deliveries[kind] ?? [:]).sorted { $0.key < $1.key }.map { .delivery($0.value) }
        }
        rows += items.sorted { $0.key < $1.key }.map { .item($0.value) }
        rows += salesGroups.sorted { $0.code < $1.code }.map(SalesSetup.salesGroup)
        // Among equals the first that was set counts.
        rows += autoCharges.map(SalesSetup.autoCharge)
        rows += commissions.map(SalesSetup.commission)
        return rows
    }
}
