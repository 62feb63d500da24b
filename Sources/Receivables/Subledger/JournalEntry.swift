/// What a leg stands for; the main account follows from set-up (HOUSE 6c).
package enum PostingType: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case receivable = 1
    case revenue = 2
    case salesTaxPayable = 3
    case bank = 4
    case bridging = 5
    case cardClearing = 6
    case cashDiscount = 7
    case cashDiscountDifference = 8
    case pennyDifference = 9
    case rounding = 10
    case realizedGain = 11
    case realizedLoss = 12
    /// Counterpart of the opening import.
    case opening = 13
    case interestIncome = 14
    case interestExpense = 15
    case feeRevenue = 16
    case prepayment = 17
    case prepaymentTax = 18
    case badDebt = 19
    case dueTo = 20
    case dueFrom = 21
    case payable = 22
    case nettingInterim = 23
    case unrealizedGain = 24
    case unrealizedLoss = 25
    case bill = 26
    case billCollection = 27
    case billDiscount = 28
    case billProtest = 29
    case discountLiability = 30
    case discountExpense = 31
    case bankFee = 32
    case chargeRevenue = 33
    case chargeExpense = 34
    case commissionExpense = 35
    case commissionAccrued = 36
    case cost = 37
    case packingSlip = 38
    case packingSlipOffset = 39
    case inventory = 40
}

/// A ledger account of the chart shared by the companies of a store.
package struct MainAccount: Equatable, Sendable, Codable {
    package let id: AccountID
    package let number: Code
    package let name: String
    package let blocked: Bool
    package let itemTaxGroup: Code
    package let salesTaxGroup: Code
    /// Of what is posted to it, where nothing else says (setup:AD-3).
    package var dimensions = Dimensions.none
    /// Not empty: an allocation account, whose shares replace a line's distribution.
    package var allocation: [DistributionShare] = []

    /// Nothing of it changes how an amount is distributed.
    var isPlain: Bool { dimensions.isEmpty && allocation.isEmpty }

    package init(
        id: AccountID, number: Code, name: String, blocked: Bool, itemTaxGroup: Code, salesTaxGroup: Code
    ) {
        self.id = id
        self.number = number
        self.name = name
        self.blocked = blocked
        self.itemTaxGroup = itemTaxGroup
        self.salesTaxGroup = salesTaxGroup
    }
}

/// One side of an entry: debit positive, credit negative, in both currencies.
package struct Leg: Equatable, Sendable, PlainBits {
    package var account: AccountID
    package var type: PostingType
    /// Minor units of the entry's currency.
    package var amount: Int64
    /// Minor units of the company's accounting currency.
    package var accountingAmount: Int64
    package var taxCode: Code
    package var dimension: Code
    /// Shown as a negative amount on the other side; the balance is the same (setup:SI-12).
    package var isStorno = false

    package init(
        _ account: AccountID, _ type: PostingType, _ amount: Int64, accounting: Int64, taxCode: Code = .empty,
        dimension: Code = .empty
    ) {
        self.account = account
        self.type = type
        self.amount = amount
        accountingAmount = accounting
        self.taxCode = taxCode
        self.dimension = dimension
    }
}

/// A subledger journal entry. One that does not balance cannot be built.
package struct JournalEntry: Equatable, Sendable, Codable {
    package let company: CompanyID
    package let voucher: Code
    package let date: CalendarDate
    package let currency: Currency
    package let legs: [Leg]

    /// Traps unless the legs sum to zero in both currencies: by then it is our bug.
    package init(company: CompanyID, voucher: Code, date: CalendarDate, currency: Currency, legs: [Leg]) {
        var sums: (Int64, Int64) = (0, 0)
        for leg in legs {
            sums.0 += leg.amount
            sums.1 += leg.accountingAmount
        }
        precondition(sums == (0, 0), "unbalanced entry")
        self.company = company
        self.voucher = voucher
        self.date = date
        self.currency = currency
        self.legs = legs
    }
}
