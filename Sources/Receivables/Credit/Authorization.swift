package enum AuthorizationState: UInt8, Sendable, BitwiseCopyable {
    case authorized = 1
    case partiallyCaptured = 2
    case captured = 3
    case voided = 4
    case expired = 5
    case declined = 6
    case pendingReview = 7

    package var isLive: Bool { self == .authorized || self == .partiallyCaptured }
}

/// A reservation of credit in a pool. Remaining is what still counts as exposure.
package struct Authorization: BitwiseCopyable {
    package var customer: CustomerID
    package var orderingCustomer: CustomerID
    package var authorized: Int64
    package var captured: Int64 = 0
    package var remaining: Int64
    package var created: Instant
    package var expires: Instant
    /// Neighbours in the customer's list of live ones, earliest expiry first.
    package var previous: AuthorizationID = .none
    package var next: AuthorizationID = .none
    package var currency: Currency
    package var state: AuthorizationState
    package var marks: AuthorizationMarks = []
    package var lastChange: UInt64

    /// Its end as the digest has it; 0, and in no digest, where it never moved.
    var endWord: UInt64 { marks.contains(.endMoved) ? UInt64(bitPattern: expires.nanoseconds) : 0 }

    /// Expired logically from this instant on, whether or not a sweeper has run (credit:AU-5).
    package func isLive(at now: Instant) -> Bool { state.isLive && now < expires }
}

/// How a reservation came to be there other than by passing its check.
package struct AuthorizationMarks: OptionSet, Sendable, BitwiseCopyable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Released from review above the limit (credit:AU-4).
    package static let overridden = AuthorizationMarks(rawValue: 1)
    /// Made while the till was offline, against the limit, the floor limit or a stop (credit:AU-11).
    package static let forced = AuthorizationMarks(rawValue: 2)
    /// Its end is not the one it was born with, or was not for a while: the digest has it.
    static let endMoved = AuthorizationMarks(rawValue: 4)
}

@usableFromInline
package enum Checkpoint: UInt8, Sendable, BitwiseCopyable, Codable {
    case posCheck = 1
    case orderConfirm = 2
    case picking = 3
    case packingSlip = 4
    case invoice = 5
    case freeTextInvoice = 6
}

package enum Decision: UInt8, Sendable, BitwiseCopyable {
    case approve = 1
    case approvePartial = 2
    case refer = 3
    case decline = 4
}

/// Why a credit request was decided as it was; stable numbers (CreditReasonCode).
package enum CreditReason: UInt8, Sendable, BitwiseCopyable, Codable {
    case overLimit = 10
    case overGroupLimit = 11
    case overCurrencyLimit = 12
    case noCredit = 13
    case daysOverdue = 20
    case accountStatus = 21
    case termsOfPayment = 22
    case creditLimitExpired = 23
    case overdueAmount = 24
    case orderAmount = 25
    case creditLimitUsed = 26
    case paymentTermsRank = 27
    case cashDiscountRank = 28
    case dunningLevel = 29
    case overdueShare = 30
    /// Placed by hand (credit:HO-5).
    case forcedHold = 31
    case customerNotFound = 40
    case customerClosed = 41
    case customerOnHold = 42
    case onAccountNotAllowed = 43
    case noExchangeRate = 44
    case notAvailable = 45
    case infoUnlimited = 50
    case infoExcludedCustomer = 51
    /// The order is excluded: blocking rules were skipped, the limit was tested (credit:CL-1).
    case infoExcludedOrder = 52
    /// An exclusion with release_order is true: no rule was looked at (credit:BR-3).
    case infoReleaseRule = 53
    /// Within the grace days of an earlier check (credit:CP-2).
    case infoGraceDays = 54
    /// A temporary limit was tested in place of the base limit (credit:CL-3).
    case infoTemporaryLimit = 55
    case infoWarnOverLimit = 56
    /// No limit test because credit_limit_type is none (credit:CL-13).
    case infoLimitNotChecked = 57
    /// Released from review above the limit (credit:AU-4).
    case infoOverridden = 58
    /// Only as primary reason.
    case multiple = 90

    package enum Severity: UInt8, Sendable, BitwiseCopyable { case info = 1, refer = 2, decline = 3 }

    package var isInformation: Bool { severity == .info }

    /// The usual one; a rule may decline instead (`ReasonList.severity`).
    package var severity: Severity {
        switch self {
        case .overLimit, .overGroupLimit, .overCurrencyLimit, .noCredit, .customerNotFound, .customerClosed,
            .customerOnHold, .onAccountNotAllowed, .noExchangeRate, .notAvailable, .multiple: .decline
        case .daysOverdue, .accountStatus, .termsOfPayment, .creditLimitExpired, .overdueAmount, .orderAmount,
            .creditLimitUsed, .paymentTermsRank, .cashDiscountRank, .dunningLevel, .overdueShare, .forcedHold: .refer
        case .infoExcludedCustomer, .infoExcludedOrder, .infoReleaseRule, .infoUnlimited, .infoWarnOverLimit,
            .infoTemporaryLimit, .infoLimitNotChecked, .infoGraceDays, .infoOverridden: .info
        }
    }
}

package struct AuthorizationDecided: Equatable, Sendable {
    /// None when nothing was reserved.
    package var id: AuthorizationID
    package var customer: CustomerID
    package var orderingCustomer: CustomerID
    package var currency: Currency
    package var requested: Int64
    package var approved: Int64
    package var expires: Instant
    package var decision: Decision
    package var reasons: ReasonList
    package var orderRef: Code
    package var store: Code
    package var terminal: Code
    package var checkpoint: Checkpoint
    /// Asked for, so that a release can begin it; only of a referred sale.
    package var ttlSeconds: UInt32
    /// Recorded although it would not have passed (credit:AU-11).
    package var isForced: Bool
    /// Kept for increments (credit:AU-6).
    package var wish: RuleWish

    package init(
        id: AuthorizationID, customer: CustomerID, orderingCustomer: CustomerID, currency: Currency,
        requested: Int64, approved: Int64, expires: Instant, decision: Decision, reasons: ReasonList,
        orderRef: Code, store: Code, terminal: Code, checkpoint: Checkpoint, ttlSeconds: UInt32 = 0,
        isForced: Bool = false, wish: RuleWish = RuleWish()
    ) {
        self.id = id
        self.customer = customer
        self.orderingCustomer = orderingCustomer
        self.currency = currency
        self.requested = requested
        self.approved = approved
        self.expires = expires
        self.decision = decision
        self.reasons = reasons
        self.orderRef = orderRef
        self.store = store
        self.terminal = terminal
        self.checkpoint = checkpoint
        self.ttlSeconds = ttlSeconds
        self.isForced = isForced
        self.wish = wish
    }
}

package struct AuthorizationIncremented: Equatable, Sendable {
    package var id: AuthorizationID
    /// 0 when declined.
    package var amount: Int64
    package var decision: Decision
    package var reasons: ReasonList

    package init(id: AuthorizationID, amount: Int64, decision: Decision, reasons: ReasonList) {
        self.id = id
        self.amount = amount
        self.decision = decision
        self.reasons = reasons
    }
}

/// Up to sixteen reasons in place, so that a check allocates nothing.
///
/// One byte each: the reason's number, plus 128 when it has the other severity than usual, refer or decline.
package struct ReasonList: Equatable, Sendable, BitwiseCopyable {
    private var packed: (low: UInt64, high: UInt64) = (0, 0)

    package init() {}

    package static let countMax = 16
    private static let otherSeverity: UInt8 = 128

    package static func == (left: ReasonList, right: ReasonList) -> Bool { left.packed == right.packed }

    package var count: Int {
        packed.high == 0 ? (71 - packed.low.leadingZeroBitCount) / 8 : 8 + (71 - packed.high.leadingZeroBitCount) / 8
    }
    package var isEmpty: Bool { packed.low == 0 }

    package mutating func append(_ reason: CreditReason) { append(byte: reason.rawValue) }

    /// With `severity` refer or decline, whatever is usual.
    package mutating func append(_ reason: CreditReason, _ severity: CreditReason.Severity) {
        append(byte: reason.rawValue | (severity == reason.severity ? 0 : ReasonList.otherSeverity))
    }

    /// False for a byte that no list holds, or when the list is full.
    package mutating func take(byte: UInt8) -> Bool {
        guard count < ReasonList.countMax, let reason = CreditReason(rawValue: byte & ~ReasonList.otherSeverity),
            byte < ReasonList.otherSeverity || !reason.isInformation
        else { return false }
        append(byte: byte)
        return true
    }

    private mutating func append(byte: UInt8) {
        let place = count
        precondition(place < ReasonList.countMax, "more than 16 reasons")
        if place < 8 {
            packed.low |= UInt64(byte) << UInt64(8 * place)
        } else {
            packed.high |= UInt64(byte) << UInt64(8 * (place - 8))
        }
    }

    /// As a log keeps it.
    package func byte(at index: Int) -> UInt8 {
        let word = index < 8 ? packed.low : packed.high
        return UInt8(truncatingIfNeeded: word >> UInt64(8 * (index & 7)))
    }

    package subscript(index: Int) -> CreditReason {
        guard let reason = CreditReason(rawValue: byte(at: index) & ~ReasonList.otherSeverity) else {
            preconditionFailure("no reason at \(index)")
        }
        return reason
    }

    package func severity(at index: Int) -> CreditReason.Severity {
        let usual = self[index].severity
        guard byte(at: index) >= ReasonList.otherSeverity else { return usual }
        return usual == .decline ? .refer : .decline
    }

    /// The one reason that is not mere information; nil when there is none or more than one.
    package var blocking: (count: Int, first: CreditReason?) {
        var found: (count: Int, first: CreditReason?) = (0, nil)
        for index in 0..<count where !self[index].isInformation {
            if found.first == nil { found.first = self[index] }
            found.count += 1
        }
        return found
    }

    /// What the reasons come to: any decline, else any refer; nil when nothing stops the sale (credit section 4.3).
    package var stop: Decision? {
        var worst: Decision?
        for index in 0..<count {
            switch severity(at: index) {
            case .info: break
            case .refer: if worst == nil { worst = .refer }
            case .decline: worst = .decline
            }
        }
        return worst
    }
}
