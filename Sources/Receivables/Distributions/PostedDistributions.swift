/// What the amounts of a posted draft were distributed to (setup:AD-6).
///
/// The log has the document and its entry, not the parts of each amount. They are worked out again as posting did, and
/// taken if that makes the legs of the entry. Set-up may have changed since: then the legs themselves are told, which
/// know account, dimensions and tax code, and no line.
extension ListDistributions {
    /// Rejections: STATE_NOT_ALLOWED.
    package func answer(_ posted: ItemPosted, _ book: borrowing Book) throws(Rejection) -> Answer {
        if let rows = workedOut(posted, book) {
            let rows = rows.filter { (line == 0 || $0.line == line) && (kind == nil || $0.kind == kind) }
            return Answer(rows: rows, currency: posted.currency)
        }
        guard line == 0 else {
            throw Rejection(
                .stateNotAllowed, field: "line",
                "draft \(id.number) is posted, and set-up that it was distributed by has changed; list the whole of it",
                [.init("current_state", FreeTextState.posted.name)])
        }
        let rows = posted.entry.legs.compactMap { DistributionRow($0, posted.document.dimensionSets) }
        return Answer(rows: rows.filter { kind == nil || $0.kind == kind }, currency: posted.currency, isSummed: true)
    }

    /// Nil: the set-up of today makes other legs.
    private func workedOut(_ posted: ItemPosted, _ book: borrowing Book) -> [DistributionRow]? {
        var document = InvoiceDraft(again: posted, on: posted.postingDate, book)
        document.cashDiscount = posted.tiers.first?.code ?? .empty
        document.discountShares = posted.document.discountShares
        if let rows = rows(of: document, posted, book) { return rows }
        // Taxes may have been stated: then the legs have those.
        guard !posted.document.taxes.isEmpty else { return nil }
        let sign: Int64 = posted.kind == .creditNote ? -1 : 1
        document.statedTaxes = posted.document.taxes.map {
            StatedTax(code: $0.code, tax: Money(sign * $0.tax, posted.currency))
        }
        return rows(of: document, posted, book)
    }

    private func rows(of document: InvoiceDraft, _ posted: ItemPosted, _ book: borrowing Book) -> [DistributionRow]? {
        var purpose = InvoiceDraft.Purpose(kind: .invoice)
        (purpose.collects, purpose.allowsNegative, purpose.hasAllDimensions) = (true, true, true)
        do throws(Rejection) {
            let basis = try document.looseBasis(in: companyID, on: posted.postingDate, book)
            var worked = Document()
            let built = try document.legs(basis, purpose, book, &worked)
            guard LegKey.sums(built.legs) == LegKey.sums(posted.entry.legs) else { return nil }
            // What the customer is granted today says nothing of a document without a discount.
            return posted.tiers.isEmpty ? built.rows.filter { $0.kind != .discount } : built.rows
        } catch { return nil }
    }
}

/// What legs of distributed amounts are told apart by.
private struct LegKey: Hashable {
    let account: AccountID
    let type: PostingType
    let taxCode: Code
    let dimension: Code

    static func sums(_ legs: [Leg]) -> [LegKey: Int64] {
        var sums: [LegKey: Int64] = [:]
        for leg in legs where leg.type != .receivable && leg.type != .rounding && leg.amount != 0 {
            let key = LegKey(account: leg.account, type: leg.type, taxCode: leg.taxCode, dimension: leg.dimension)
            sums[key, default: 0] += leg.amount
        }
        return sums
    }
}

extension DistributionRow {
    /// Nil: nothing distributed makes such a leg. What is credited is positive, as lines have it.
    fileprivate init?(_ leg: Leg, _ sets: [DimensionSet]) {
        let kind: Kind
        if leg.type == .salesTaxPayable {
            kind = .tax
        } else if leg.type == .revenue {
            kind = .line
        } else if leg.type == .chargeRevenue || leg.type == .cost {
            kind = .charge
        } else {
            return nil
        }
        let dimensions = sets.first { $0.key == leg.dimension }?.dimensions ?? Dimensions(key: leg.dimension) ?? .none
        self.init(
            kind: kind, line: 0, charge: .empty, taxCode: leg.taxCode, account: leg.account, dimensions: dimensions,
            percent: nil, amount: -leg.amount)
    }
}
