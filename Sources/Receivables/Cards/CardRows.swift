package enum CardTokenTag {}
package typealias CardTokenID = Identifier<CardTokenTag>
package enum CardAuthorizationTag {}
package typealias CardAuthorizationID = Identifier<CardAuthorizationTag>
package enum CardPaymentTag {}
package typealias CardPaymentID = Identifier<CardPaymentTag>
package enum CardCallTag {}
package typealias CardCallID = Identifier<CardCallTag>

package enum CardBrand: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case americanExpress = 1
    case discover = 2
    case mastercard = 3
    case visa = 4

    package var name: String {
        switch self {
        case .americanExpress: "AMEX"
        case .discover: "DISCOVER"
        case .mastercard: "MASTERCARD"
        case .visa: "VISA"
        }
    }

    /// Digits of the verification value (setup:CC-1).
    package var verificationDigits: UInt32 { self == .americanExpress ? 4 : 3 }
}

/// What of the billing address must agree before an authorization counts (setup:CC-2).
package enum AddressCheckLevel: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case alwaysAccept = 1
    /// The name.
    case accountHolder = 2
    /// Name and address.
    case billingAddress = 3
    /// Name, address and postal code.
    case postalCode = 4
}

/// What the provider found about one part of the address.
package enum AddressMatch: UInt8, Sendable, BitwiseCopyable {
    case notChecked = 1
    case agrees = 2
    case differs = 3
}

/// A contract with a card provider (setup section 14).
package struct PaymentService: Equatable, Sendable, Codable {
    package var code: Code
    /// Names the program that speaks to the provider.
    package var connector: Code
    package var merchantAccount: String
    package var isDefault = false
    package var requiresVerification = false
    package var addressCheck = AddressCheckLevel.alwaysAccept
    package var isActive = true
    /// An authorization whose provider names no last day holds this long.
    package var authorizationDays: UInt32 = PaymentService.authorizationDaysDefault
    /// How much of the invoice goes with a capture, 1 to 3 (setup:CC-3).
    package var dataLevel: UInt32 = 1

    package static let authorizationDaysDefault: UInt32 = 7
    package static let authorizationDaysMax: UInt32 = 365
    package static let merchantLengthMax = 60

    package init(code: Code, connector: Code, merchantAccount: String) {
        self.code = code
        self.connector = connector
        self.merchantAccount = merchantAccount
    }
}

/// A card as the provider's token of it. The number of a card is never here.
package struct CardToken: Equatable, Sendable, Codable {
    package var id: CardTokenID
    package var company: CompanyID
    package var number: Code
    package var customer: CustomerID
    package var brand: CardBrand
    /// The last four digits, for people.
    package var lastFour: Code
    /// The last day of the month printed on it.
    package var expires: CalendarDate
    package var token: String
    package var isActive = true

    package init(
        id: CardTokenID, company: CompanyID, number: Code, customer: CustomerID, brand: CardBrand, lastFour: Code,
        expires: CalendarDate, token: String
    ) {
        self.id = id
        self.company = company
        self.number = number
        self.customer = customer
        self.brand = brand
        self.lastFour = lastFour
        self.expires = expires
        self.token = token
    }

    package static let tokenLengthMax = 120
}

/// States of an authorization (setup:CC-4).
package enum CardAuthorizationState: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case requested = 1
    case authorized = 2
    case declined = 3
    /// The provider was asked and its answer never came.
    case unknown = 4
    case captured = 5
    case voided = 6
    case expired = 7
    /// A part was captured, and a new one asked for the rest of the order (setup:CC-5).
    case closed = 8
    /// All that was captured went back.
    case refunded = 9

    package var name: String {
        switch self {
        case .requested: "REQUESTED"
        case .authorized: "AUTHORIZED"
        case .declined: "DECLINED"
        case .unknown: "UNKNOWN"
        case .captured: "CAPTURED"
        case .voided: "VOIDED"
        case .expired: "EXPIRED"
        case .closed: "CLOSED"
        case .refunded: "REFUNDED"
        }
    }
}

/// An amount reserved on a card for an order. No entry in the ledger.
package struct CardAuthorization: Equatable, Sendable, Codable {
    package var id: CardAuthorizationID
    package var company: CompanyID
    package var number: Code
    /// The invoice account.
    package var customer: CustomerID
    package var order: OrderID
    package var card: CardTokenID
    package var service: Code
    package var currency: Currency
    /// What the provider granted; before it did, what was asked for.
    package var amount: Int64
    package var captured: Int64 = 0
    /// Given back of it.
    package var refunded: Int64 = 0
    package var state = CardAuthorizationState.requested
    package var requested: CalendarDate
    /// The last day it can be captured; nil: not granted.
    package var expires: CalendarDate?
    /// Why it was declined, in a word of the provider or `AVS`.
    package var reason = ""
    /// The provider's name for it.
    package var reference = ""
    /// The payment that captures it; none: free.
    package var capturing = CardPaymentID.none
    /// The payment whose rest it was asked for; none: asked for by itself.
    package var remainderOf = CardPaymentID.none
    package var lastChange: UInt64 = 0

    package init(
        id: CardAuthorizationID, company: CompanyID, number: Code, customer: CustomerID, order: OrderID,
        card: CardTokenID, service: Code, currency: Currency, amount: Int64, requested: CalendarDate
    ) {
        self.id = id
        self.company = company
        self.number = number
        self.customer = customer
        self.order = order
        self.card = card
        self.service = service
        self.currency = currency
        self.amount = amount
        self.requested = requested
    }

    /// As a day sees it: past its last one it has expired, also before a run says so.
    package func state(on day: CalendarDate) -> CardAuthorizationState {
        guard state == .authorized, capturing.isNone, let expires, expires < day else { return state }
        return .expired
    }

    /// For the book's digest; never 0.
    var fingerprint: UInt64 {
        Mix.fold(
            UInt64(bitPattern: amount) ^ UInt64(bitPattern: captured) << 20 ^ UInt64(bitPattern: refunded) << 40,
            UInt64(id.number) << 16 | UInt64(state.rawValue) << 1 | (capturing.isNone ? 0 : 1)) | 1
    }
}

/// One of the stages of a card payment (setup:CC-8).
package enum CardStage: UInt8, Sendable, BitwiseCopyable, Codable {
    case notReached = 1
    /// Asked, and no answer yet.
    case requested = 2
    case done = 3
    case failed = 4
    case unknown = 5
    /// Nothing to do.
    case none = 6

    package var name: String {
        switch self {
        case .notReached: "NOT_REACHED"
        case .requested: "REQUESTED"
        case .done: "DONE"
        case .failed: "FAILED"
        case .unknown: "UNKNOWN"
        case .none: "NONE"
        }
    }

    var isFinished: Bool { self == .done || self == .none }
}

/// How an invoice is paid by card: capture, payment, rest of the order (setup:CC-8). The invoice is stage 1.
package struct CardPayment: Equatable, Sendable, Codable {
    package struct Part: Equatable, Sendable, Codable {
        package var authorization: CardAuthorizationID
        package var amount: Int64
        /// The capture asked last.
        package var call: CardCallID
        /// The payment its money was posted with; none: not posted, or with that of the whole.
        package var paid = ItemID.none

        package init(authorization: CardAuthorizationID, amount: Int64, call: CardCallID) {
            self.authorization = authorization
            self.amount = amount
            self.call = call
        }
    }

    package var id: CardPaymentID
    package var company: CompanyID
    package var invoice: ItemID
    package var invoiceNumber: Code
    package var customer: CustomerID
    package var order: OrderID
    package var currency: Currency
    package var amount: Int64
    /// The invoice's; the payment has it too (setup:CC-10).
    package var date: CalendarDate
    package var parts: [Part]
    package var capture = CardStage.requested
    package var payment = CardStage.notReached
    package var remainder = CardStage.notReached
    /// The latest one, where cards gave their parts at different times.
    package var paymentItem = ItemID.none
    /// The authorization asked for the rest of the order.
    package var remainderAuthorization = CardAuthorizationID.none
    /// Why the latest stage failed.
    package var reason = ""
    /// Ended by hand, with this reason; empty: not.
    package var terminated = ""
    package var lastChange: UInt64 = 0

    package init(
        id: CardPaymentID, company: CompanyID, invoice: ItemID, invoiceNumber: Code, customer: CustomerID,
        order: OrderID, currency: Currency, amount: Int64, date: CalendarDate, parts: [Part]
    ) {
        self.id = id
        self.company = company
        self.invoice = invoice
        self.invoiceNumber = invoiceNumber
        self.customer = customer
        self.order = order
        self.currency = currency
        self.amount = amount
        self.date = date
        self.parts = parts
    }

    package var isComplete: Bool { capture.isFinished && payment.isFinished && remainder.isFinished }
    package var isOpen: Bool { !isComplete && terminated.isEmpty }

    package var stateName: String {
        if !terminated.isEmpty { return "TERMINATED" }
        if isComplete { return "COMPLETE" }
        if !capture.isFinished { return "CAPTURE_" + capture.name }
        if !payment.isFinished { return "PAYMENT_" + payment.name }
        return "REMAINDER_" + remainder.name
    }

    package static let partsMax = 20

    /// For the book's digest; never 0.
    var fingerprint: UInt64 {
        let stages = UInt64(capture.rawValue) << 16 | UInt64(payment.rawValue) << 8 | UInt64(remainder.rawValue)
        let print = Mix.fold(UInt64(bitPattern: amount), stages << 32 | UInt64(paymentItem.number)) ^ UInt64(parts.count) << 1
        return Mix.fold(print, terminated) | 1
    }
}

package enum CardCallKind: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case authorize = 1
    case capture = 2
    case void = 3
    case refund = 4

    package var name: String {
        switch self {
        case .authorize: "AUTHORIZE"
        case .capture: "CAPTURE"
        case .void: "VOID"
        case .refund: "REFUND"
        }
    }
}

/// What is known about a call. Only a call that nobody was handed is ever performed (setup:CC-9).
package enum CardCallState: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    /// Decided and kept, handed to nobody: the provider cannot have seen it.
    case open = 1
    /// Handed out: from now on only the provider knows.
    case sent = 2
    case unknown = 3
    case done = 4
    case declined = 5
    case failed = 6
    case canceled = 7
    /// The provider says it never saw it: it may go out again, under the same key.
    case notFound = 8

    package var name: String {
        switch self {
        case .open: "OPEN"
        case .sent: "SENT"
        case .unknown: "UNKNOWN"
        case .done: "DONE"
        case .declined: "DECLINED"
        case .failed: "FAILED"
        case .canceled: "CANCELED"
        case .notFound: "NOT_FOUND"
        }
    }

    var isPending: Bool { self == .open || self == .sent || self == .unknown }
}

/// Something the provider is to do: the intent, kept before anybody asks.
package struct CardCall: Equatable, Sendable, Codable {
    package var id: CardCallID
    package var company: CompanyID
    package var kind: CardCallKind
    package var authorization: CardAuthorizationID
    /// Of a capture.
    package var payment = CardPaymentID.none
    /// Of a refund.
    package var refund = CardRefundID.none
    package var amount: Int64
    /// The capture is the last one: the provider frees the rest.
    package var isFinal = false
    /// A capture that is tried again after a definite failure has the next number; it is part of the key.
    package var attempt: UInt32 = 1
    package var state = CardCallState.open
    package var verificationDigits: UInt32 = 0
    package var sent = Instant(nanoseconds: 0)
    package var queries: UInt32 = 0
    package var reason = ""
    package var reference = ""

    package init(
        id: CardCallID, company: CompanyID, kind: CardCallKind, authorization: CardAuthorizationID, amount: Int64
    ) {
        self.id = id
        self.company = company
        self.kind = kind
        self.authorization = authorization
        self.amount = amount
    }

    /// Handed out and not answered for so long, it is asked about.
    package static let answerSecondsMax: Int64 = 60
    package static let reasonLengthMax = 120

    /// For the book's digest; never 0.
    var fingerprint: UInt64 { Mix.fold(UInt64(bitPattern: amount), UInt64(id.number) << 8 | UInt64(state.rawValue)) | 1 }
}
