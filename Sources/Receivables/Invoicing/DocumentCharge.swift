/// Who carries one side of a charge (setup:CH-1).
package enum ChargeSide: UInt8, Sendable, BitwiseCopyable, Codable {
    /// Debit: adds to the document's total; credit: takes from it.
    case customer = 1
    /// DocumentCharge expense on the debit side, charge revenue on the credit side.
    case ledger = 2
    case item = 3
}

package enum ChargeKind: UInt8, Sendable, BitwiseCopyable, Codable {
    case fixed = 1
    case piece = 2
    case percent = 3
}

/// A charge of a document or of one of its lines, as it is stated (setup:FT-5, CH-1, CH-2, CH-4).
package struct DocumentCharge: Equatable, Sendable, Codable {
    package var code: Code
    package var debit: ChargeSide
    package var credit: ChargeSide
    package var kind: ChargeKind
    /// Of a FIXED one. Another currency than the document's needs a side that is not the customer.
    package var amount: Money?
    /// Per piece in major units, or percent.
    package var value: Decimal?
    /// Empty: the automatic accounts.
    package var debitAccount: Code = .empty
    package var creditAccount: Code = .empty
    package var salesTaxGroup: Code = .empty
    /// Empty: no tax.
    package var itemTaxGroup: Code = .empty
    package var dimension: Code = .empty
    package var shares: [DistributionShare] = []
    package var description = ""

    package static let max = 20

    package init(
        code: Code, debit: ChargeSide = .customer, credit: ChargeSide = .ledger, kind: ChargeKind = .fixed,
        amount: Money? = nil, value: Decimal? = nil
    ) {
        self.code = code
        self.debit = debit
        self.credit = credit
        self.kind = kind
        self.amount = amount
        self.value = value
    }

    /// What of its amount the customer owes.
    func inTotal(_ amount: Int64) -> Int64 {
        (debit == .customer ? amount : 0) - (credit == .customer ? amount : 0)
    }
}

/// A charge with the amount it was posted with.
package struct PostedCharge: Equatable, Sendable, Codable {
    /// From 1; 0: of the document.
    package var line: UInt32
    package var charge: DocumentCharge
    /// Minor units of the document's currency, as lines have them: positive on a credit note too.
    package var amount: Int64

    package init(line: UInt32, charge: DocumentCharge, amount: Int64) {
        self.line = line
        self.charge = charge
        self.amount = amount
    }
}

/// What a line has beyond account and amount; most have nothing of it.
package struct LineDetails: Equatable, Sendable, Codable {
    package var dimensions = Dimensions.none
    /// Stands before the line's own dimensions (setup:AD-3).
    package var template = Dimensions.none
    package var isFixedAsset = false
    /// Empty: one distribution of 100 percent.
    package var shares: [DistributionShare] = []
    package var charges: [DocumentCharge] = []
    /// Empty: none.
    package var billingCode: Code = .empty
    /// Its own; of a posted line the one that applies, else empty: the posting profile's (setup:IC-1).
    package var interestCode: Code = .empty

    package init() {}

    package var isEmpty: Bool {
        dimensions.isEmpty && template.isEmpty && !isFixedAsset && shares.isEmpty && charges.isEmpty
            && billingCode.isEmpty && interestCode.isEmpty
    }
}

extension DocumentCharge {
    /// Its amount in minor units of the document's currency, rounded once.
    ///
    /// Rejections: FIELD_REQUIRED, CURRENCY_MISMATCH (CH-2), RATE_MISSING, AMOUNT_OUT_OF_RANGE.
    func amount(
        base: Int64, quantity: Decimal, _ basis: PostingBasis, _ book: borrowing Book, path: String
    ) throws(Rejection) -> Int64 {
        switch kind {
        case .fixed:
            guard let amount else { throw .required(path + ".amount", "a fixed charge needs an amount") }
            try checkCurrency(basis.currency, path: path)
            return try converted(amount, basis, book, path: path)
        case .piece:
            guard let value else { throw .required(path + ".value", "a charge per piece needs a value") }
            guard let made = Decimal.amount(quantity: quantity, unitPrice: value, in: basis.currency) else {
                throw .outOfRange(field: path + ".value")
            }
            return made.minor
        case .percent:
            guard let value, let percent = Percent(value) else {
                throw .required(path + ".value", "a charge in percent needs a value with at most four places")
            }
            let share = Rounding.halfAwayFromZero.divide(
                Int128(base) * Int128(percent.tenThousandths), by: 1_000_000)
            guard let exact = Int64(exactly: share), exact.magnitude <= Money.minorMax.magnitude else {
                throw .outOfRange(field: path + ".value")
            }
            return exact
        }
    }

    func checkCurrency(_ currency: Currency, path: String) throws(Rejection) {
        guard let amount, amount.currency != currency, debit == .customer, credit == .customer else { return }
        throw .otherCurrency(amount.currency, expected: currency, field: path + ".currency")
    }

    /// Through the accounting currency, at the rates of the posting date.
    private func converted(
        _ amount: Money, _ basis: PostingBasis, _ book: borrowing Book, path: String
    ) throws(Rejection) -> Int64 {
        if amount.currency == basis.currency { return amount.minor }
        let accounting = basis.accountingCurrency
        let (company, account) = (basis.company, basis.account)
        let there = try book.rate(nil, from: amount.currency, in: company, on: basis.date, of: account, field: path)
        let back = try book.rate(nil, from: basis.currency, in: company, on: basis.date, of: account, field: path)
        guard let middle = there.convert(amount.minor, from: amount.currency, to: accounting, .halfAwayFromZero),
            let made = back.convertBack(middle, from: accounting, to: basis.currency, .halfAwayFromZero),
            made.magnitude <= Money.minorMax.magnitude
        else { throw .outOfRange(field: path + ".amount") }
        return made
    }
}
