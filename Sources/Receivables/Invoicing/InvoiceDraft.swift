/// An invoice or credit note as the caller states it.
///
/// Texts are well formed; what they name is looked up when it is posted. Quantities, prices and amounts are
/// positive on a credit note too. An empty code means the default of its comment.
package struct InvoiceDraft: Equatable, Sendable, Codable {
    package var customer: Code
    /// Empty: the next of the sequence.
    package var number: Code = .empty
    /// Nil: the posting date.
    package var documentDate: CalendarDate?
    /// Nil: the business date.
    package var postingDate: CalendarDate?
    /// Nil: by the terms of payment.
    package var dueDate: CalendarDate?
    /// Nil: the customer's.
    package var currency: Currency?
    package var lines: [Line] = []
    /// Empty: the invoice account's.
    package var terms: Code = .empty
    /// Empty: none; a credit note then has the tiers of its original invoice (payments:CN-3).
    package var cashDiscount: Code = .empty
    /// Empty: the invoice account's, else the parameter default_profile (setup:PP-4).
    package var profile: Code = .empty
    /// Empty: the customer's, else the main account's of each line (setup:FT-3).
    package var salesTaxGroup: Code = .empty
    package var reference = ""
    package var text = ""
    /// Nil: of the rate table on the posting date.
    package var rate: Rate?
    package var originalInvoice: Code = .empty
    /// Required with `originalInvoice` (setup:FT-13).
    package var reason = ""
    /// Of the whole document; lines have their own (setup:FT-5).
    package var charges: [DocumentCharge] = []
    /// Tax that stands in for what is calculated, by code (setup:FT-4).
    package var statedTaxes: [StatedTax] = []
    /// Reimbursements may be kept apart by it (payments:RB-3).
    package var classification: Code = .empty
    /// Order it invoices: prepayments of the order that are marked are applied to it (setup:PR-5).
    package var salesOrder: Code = .empty
    /// Nil: the ordering customer's.
    package var listCode: ListCode?
    /// Mandate to collect it under, as its order names it.
    package var mandate: Code = .empty
    /// Empty: the invoice account's, else that of the terms (payments:TP-4).
    package var schedule: Code = .empty
    /// Where its goods go: an address of the ordering customer, or a destination of the company.
    package var deliveryAddress: Code = .empty
    /// Of all its lines that have none of their own by name; behind them stand the customer's (setup:AD-3).
    package var dimensions = Dimensions.none
    /// What its cash discount goes to when it is taken; empty: as its lines go (setup:FT-9).
    package var discountShares: [DistributionShare] = []

    package init(customer: Code, lines: [Line] = []) {
        self.customer = customer
        self.lines = lines
    }

    package static let linesMax = 1_000

    /// The lines, for their memory; the draft has none afterwards.
    package mutating func takeLines() -> [Line] {
        var taken: [Line] = []
        swap(&taken, &lines)
        return taken
    }

    package struct Line: Equatable, Sendable, Codable {
        package var account: Code
        package var description = ""
        package var quantity: Decimal?
        /// In major units of the currency.
        package var unitPrice: Decimal?
        /// Nil: quantity times unit price, rounded once (setup:FT-2). Negative lines net within a document.
        package var amount: Money?
        /// Empty: the main account's, else the parameter item_tax_group (setup:FT-3).
        package var itemTaxGroup: Code = .empty
        /// Empty: the document's.
        package var salesTaxGroup: Code = .empty
        package var itemNumber = ""
        package var dimension: Code = .empty
        package var details = LineDetails()

        package init(account: Code, amount: Money? = nil, quantity: Decimal? = nil, unitPrice: Decimal? = nil)
        {
            self.account = account
            self.amount = amount
            self.quantity = quantity
            self.unitPrice = unitPrice
        }

        /// The amount in minor units, or what is wrong with it.
        func amount(in currency: Currency) -> Amount {
            if let amount {
                if amount.currency != currency { return .otherCurrency(amount.currency) }
                return amount.minor.magnitude <= Money.minorMax.magnitude ? .minor(amount.minor) : .outOfRange
            }
            guard let quantity, let unitPrice else { return .missing }
            guard let amount = Decimal.amount(quantity: quantity, unitPrice: unitPrice, in: currency) else {
                return .outOfRange
            }
            return .minor(amount.minor)
        }

        enum Amount {
            case minor(Int64)
            case missing
            case otherCurrency(Currency)
            case outOfRange
        }
    }
}
