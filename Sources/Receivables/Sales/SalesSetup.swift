/// One customer or item, a group of them, or all: the first hit of the most specific kind wins.
package enum SalesScope: Equatable, Sendable, PlainBits {
    case one(Code)
    case group(Code)
    case all

    /// 0 is most specific; nil: not meant. An empty group means nobody.
    func rank(_ number: Code, _ group: Code) -> Int? {
        switch self {
        case .one(let code): code == number ? 0 : nil
        case .group(let code): !group.isEmpty && code == group ? 1 : nil
        case .all: 2
        }
    }
}

package enum OrderChargeKind: UInt8, Sendable, BitwiseCopyable, Codable {
    case fixed = 1
    case piece = 2
    case percent = 3
}

package enum OrderChargeSide: UInt8, Sendable, BitwiseCopyable, Codable {
    case customer = 1
    case ledger = 2
    case item = 3
}

/// What a charge is and where it is posted (setup:CH-1).
package struct ChargesCode: Equatable, Sendable, Codable {
    package var code: Code
    package var description: String
    package var debit: OrderChargeSide
    package var credit: OrderChargeSide
    /// None: the automatic accounts for charge expense and charge revenue.
    package var debitAccount: AccountID
    package var creditAccount: AccountID
    /// Under which a customer pays tax on it; empty: none (setup:FT-5).
    package var itemTaxGroup: Code = .empty

    package init(
        code: Code, description: String, debit: OrderChargeSide, credit: OrderChargeSide, debitAccount: AccountID = .none,
        creditAccount: AccountID = .none
    ) {
        self.code = code
        self.description = description
        self.debit = debit
        self.credit = credit
        self.debitAccount = debitAccount
        self.creditAccount = creditAccount
    }
}

/// A charge that orders get by themselves (setup:CH-3).
package struct AutoCharge: Equatable, Sendable, PlainBits {
    package var code: Code
    /// Once per order; false: per line.
    package var isHeader: Bool
    package var customers: SalesScope
    package var items: SalesScope
    package var currency: Currency
    package var kind: OrderChargeKind
    /// Major units, or percent.
    package var value: Decimal

    package init(
        code: Code, isHeader: Bool, customers: SalesScope, items: SalesScope, currency: Currency, kind: OrderChargeKind,
        value: Decimal
    ) {
        self.code = code
        self.isHeader = isHeader
        self.customers = customers
        self.items = items
        self.currency = currency
        self.kind = kind
        self.value = value
    }

    var key: AutoCharge {
        var key = self
        (key.kind, key.value) = (.fixed, Decimal(unscaled: 0, scale: 0))
        return key
    }
}

package enum CommissionBasis: UInt8, Sendable, BitwiseCopyable, Codable {
    case revenue = 1
    case margin = 2
}

package enum CommissionDiscount: UInt8, Sendable, BitwiseCopyable, Codable {
    case beforeLine = 1
    case afterLine = 2
    case afterTotal = 3
}

/// Percent of what a representative sells (setup:CM-1).
package struct CommissionRule: Equatable, Sendable, PlainBits {
    package var items: SalesScope
    package var customers: SalesScope
    package var reps: SalesScope
    /// Both ends included; nil: open.
    package var from: CalendarDate?
    package var to: CalendarDate?
    package var percent: Percent
    package var basis: CommissionBasis
    package var discount: CommissionDiscount

    package init(
        items: SalesScope, customers: SalesScope, reps: SalesScope, from: CalendarDate?, to: CalendarDate?, percent: Percent,
        basis: CommissionBasis, discount: CommissionDiscount = .afterLine
    ) {
        self.items = items
        self.customers = customers
        self.reps = reps
        self.from = from
        self.to = to
        self.percent = percent
        self.basis = basis
        self.discount = discount
    }

    func isSameKey(_ other: CommissionRule) -> Bool {
        items == other.items && customers == other.customers && reps == other.reps && from == other.from
    }
}

/// Representatives who share the commission of a sale.
package struct SalesGroup: Equatable, Sendable, Codable {
    package struct Member: Equatable, Sendable, PlainBits {
        package var rep: Code
        package var share: Percent

        package init(rep: Code, share: Percent) {
            self.rep = rep
            self.share = share
        }
    }

    package var code: Code
    package var members: [Member]

    package init(code: Code, members: [Member]) {
        self.code = code
        self.members = members
    }

    package static let membersMax = 100
}

/// What sales know of an item.
package struct SalesItem: Equatable, Sendable, PlainBits {
    package var item: Code
    package var chargeGroup: Code
    package var commissionGroup: Code

    package init(item: Code, chargeGroup: Code, commissionGroup: Code = .empty) {
        self.item = item
        self.chargeGroup = chargeGroup
        self.commissionGroup = commissionGroup
    }
}

/// How goods go out, who pays for that, and where to: reference data (setup section 9).
package struct DeliveryCode: Equatable, Sendable, Codable {
    package enum Kind: UInt8, Sendable, BitwiseCopyable, Codable {
        case terms = 1
        case mode = 2
        case destination = 3
    }

    package var kind: Kind
    package var code: Code
    package var description: String
    package var chargeGroup: Code
    package var address: String

    package init(kind: Kind, code: Code, description: String, chargeGroup: Code = .empty, address: String = "") {
        (self.kind, self.code, self.description) = (kind, code, description)
        (self.chargeGroup, self.address) = (chargeGroup, address)
    }
}

/// What sales know of a customer.
package struct SalesTraits: Equatable, Sendable, PlainBits {
    package var customer: CustomerID
    package var chargeGroup: Code
    package var commissionGroup: Code
    package var salesGroup: Code
    /// Its orders are merged by AUTOMATIC (setup:SI-6).
    package var isSummarized: Bool

    package init(
        customer: CustomerID, chargeGroup: Code = .empty, commissionGroup: Code = .empty, salesGroup: Code = .empty,
        isSummarized: Bool = false
    ) {
        self.customer = customer
        self.chargeGroup = chargeGroup
        self.commissionGroup = commissionGroup
        self.salesGroup = salesGroup
        self.isSummarized = isSummarized
    }
}

/// What keeps orders apart besides account, currency and conditions (setup:SI-7).
package struct SummaryFields: OptionSet, Hashable, Sendable, PlainBits {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let orderingCustomer = SummaryFields(rawValue: 1)
    /// As the orders name it.
    package static let salesGroup = SummaryFields(rawValue: 2)
    package static let shipDate = SummaryFields(rawValue: 4)
    package static let all: SummaryFields = [.orderingCustomer, .salesGroup, .shipDate]
}

/// How a company arranges its sales invoices and posts its packing slips (setup:SI-7 to SI-10).
package struct SalesParameters: Equatable, Sendable, PlainBits {
    package var keptApartBy: SummaryFields = []
    package var splitsBySite = false
    package var splitsByDelivery = false
    package var postsZeroPrice = false
    /// Packing slips post the net value of what left until it is invoiced (setup:SI-9).
    package var accruesPackingSlips = false

    package init() {}
}

/// A row of the set-up of sales.
package enum SalesSetup: Equatable, Sendable {
    case chargesCode(ChargesCode)
    case autoCharge(AutoCharge)
    case commission(CommissionRule)
    case salesGroup(SalesGroup)
    case item(SalesItem)
    case traits(SalesTraits)
    case parameters(SalesParameters)
    indirect case delivery(DeliveryCode)
}
