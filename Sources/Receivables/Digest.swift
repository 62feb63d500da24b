/// A sum of mixed words per changed balance: the same state has the same digest, however it came about.
package struct Digest: Equatable, Sendable, BitwiseCopyable {
    package private(set) var high: UInt64 = 0
    package private(set) var low: UInt64 = 0

    package init() {}

    /// The top byte of a word's key: below 256, each once.
    package enum Kind: UInt64, CaseIterable, Sendable, BitwiseCopyable {
        case item = 1
        case itemAccounting, authorization, customer, limit, interestNote
        case temporaryLimit = 30
        case grant = 170
        case proposal = 171
        case itemCollection = 50
        case letter = 51
        case agingExport = 52
        case order = 70
        case orderDelivered = 71
        case creditGroup = 130
        case creditGroupMember = 131
        case creditGroupWindow = 132
        case creditProfile = 133
        case creditHold = 134
        case riskScore = 135
        case authorizationEnd = 136
        case freeText = 140
        case recurringAssignment = 141
        case ledgerTransfer = 142
        case mandate = 160
        case debitCollection = 161
        case debitOrigin = 163
        case bill = 162
        case bankLine = 180
        case unrealized = 150
        case orderDetail = 220
        case commission = 221
        case closedProfile = 222
        case writeOff = 120
        case cancellation = 121
        case reimbursement = 122
        case netting = 123
        case prepayment = 124
        case payoutFile = 125
        case prepaymentTax = 126
        case cardAuthorization = 230
        case cardPayment = 231
        case cardCall = 232
        case cardRefund = 233
        case cardPayout = 234
        case paymentJournal = 240
        case paymentLine = 241
        case bridgedPayment = 242
        case queuedSettlement = 243
        case itemDates = 244
        case itemPayment = 166
        case itemInterest = 246
        case itemDiscount = 190
        case reservedPayment = 247
        case reconciledAccount = 248
        case euSale = 250
        case trade = 251
        case euList = 252
        case itemLines = 213
        case instalments = 245
    }

    @inline(__always)
    package mutating func add(_ kind: Kind, _ id: UInt64, _ value: UInt64) {
        let words = Digest.words(kind, id, value)
        high &+= words.0
        low &+= words.1
    }

    @inline(__always)
    package mutating func remove(_ kind: Kind, _ id: UInt64, _ value: UInt64) {
        let words = Digest.words(kind, id, value)
        high &-= words.0
        low &-= words.1
    }

    /// A value of zero adds nothing, so closed items leave no trace and need not be remembered.
    @inline(__always)
    private static func words(_ kind: Kind, _ id: UInt64, _ value: UInt64) -> (UInt64, UInt64) {
        guard value != 0 else { return (0, 0) }
        let key = kind.rawValue << 56 | id
        return (Mix.fold(key, value), Mix.fold(value, key &* 0x9e37_79b9_7f4a_7c15))
    }
}
