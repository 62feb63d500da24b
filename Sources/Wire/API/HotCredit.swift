import Receivables
import Schema
import SwiftProtobuf

/// An Authorize request read in place, without a message object.
///
/// Nil means "not plain": the library reads it again and finds out what to say. Tests compare both readers.
package struct HotCreditRequest {
    package var company = UnsafeRawBufferPointer(start: nil, count: 0)
    package var customer = Code.empty
    package var amount = Money(0, .eur)
    package var checkpoint = Checkpoint.posCheck
    package var allowPartial = false
    package var orderRef = Code.empty
    package var store = Code.empty
    package var terminal = Code.empty
    package var ttlSeconds: UInt32 = 0
    package var isPreview = false
    package var ifSequence: UInt64 = 0

    package init?(_ message: UnsafeRawBufferPointer) {
        var reader = ProtoReader(message)
        var hasAmount = false
        while let field = reader.next() {
            switch field {
            case 1: company = reader.bytes()
            case 2: customer = reader.code()
            case 3:
                // The library would merge two amounts.
                guard !hasAmount else { return nil }
                var money = reader.message()
                var (code, minor) = (Code.empty, Int64(0))
                while let field = money.next() {
                    switch field {
                    case 1: code = money.code()
                    case 2: minor = money.sint()
                    default: return nil
                    }
                }
                guard !money.failed, let currency = Currency(code: code) else { return nil }
                amount = Money(minor, currency)
                hasAmount = true
            case 4:
                let raw = reader.uint()
                guard raw <= 6 else { return nil }
                checkpoint = Checkpoint(rawValue: raw == 0 ? 1 : UInt8(raw)) ?? .posCheck
            case 7: allowPartial = reader.bool()
            case 8: orderRef = reader.code()
            case 9: store = reader.code()
            case 10: terminal = reader.code()
            case 12: ttlSeconds = reader.uint32()
            case 30:
                let raw = reader.uint()
                guard raw <= 2 else { return nil }
                isPreview = raw == 2
            case 31: ifSequence = reader.uint()
            // Texts that only rules of later issues read, a date that is only reported, anything new.
            default: return nil
            }
        }
        guard !reader.failed, hasAmount, !customer.isEmpty, amount.minor.magnitude <= Money.minorMax.magnitude,
            customer.isPrintable, orderRef.isPrintable, store.isPrintable, terminal.isPrintable
        else { return nil }
    }
}

extension CheckCredit {
    package init(_ message: Reskontra_V1_CheckCreditRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let amount = border.money(message.amount, message.hasAmount, "amount")
        let checkpoint = border.choice(message.checkpoint.rawValue, "checkpoint", fallback: Checkpoint.posCheck)
        border.callerTexts(message.orderRef, message.store, message.terminal)
        let wish = border.wish(message.termsOfPayment, message.cashDiscount, message.excludeOrder)
        _ = border.date(message.businessDate, message.hasBusinessDate, "business_date")
        try border.check()
        self.init(
            company: company, customer: customer, amount: amount ?? .zero(.eur), checkpoint: checkpoint ?? .posCheck,
            allowPartial: message.allowPartial, wish: wish)
    }
}

extension Authorize {
    package init(_ message: Reskontra_V1_AuthorizeRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let amount = border.money(message.amount, message.hasAmount, "amount")
        let checkpoint = border.choice(message.checkpoint.rawValue, "checkpoint", fallback: Checkpoint.posCheck)
        let orderRef = border.code(message.orderRef, "order_ref")
        let store = border.code(message.store, "store")
        let terminal = border.code(message.terminal, "terminal")
        let wish = border.wish(message.termsOfPayment, message.cashDiscount, message.excludeOrder)
        _ = border.date(message.businessDate, message.hasBusinessDate, "business_date")
        try border.check()
        self.init(
            company: company, customer: customer, amount: amount ?? .zero(.eur), checkpoint: checkpoint ?? .posCheck,
            allowPartial: message.allowPartial, orderRef: orderRef, store: store, terminal: terminal,
            ttlSeconds: message.ttlSeconds, wish: wish)
    }

    package init(_ hot: HotCreditRequest, _ company: CompanyID) {
        self.init(
            company: company, customer: hot.customer, amount: hot.amount, checkpoint: hot.checkpoint,
            allowPartial: hot.allowPartial, orderRef: hot.orderRef, store: hot.store, terminal: hot.terminal,
            ttlSeconds: hot.ttlSeconds)
    }
}

extension VoidAuthorization {
    package init(_ message: Reskontra_V1_VoidRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let id = border.authorization(message.authorizationID)
        try border.check()
        self.init(company: company, authorization: id)
    }
}

extension Border {
    /// Texts of a credit check that this server does not read: only their form is checked.
    mutating func callerTexts(_ orderRef: String, _ store: String, _ terminal: String) {
        _ = code(orderRef, "order_ref")
        _ = code(store, "store")
        _ = code(terminal, "terminal")
    }

    /// What only blocking rules read.
    mutating func wish(_ terms: String, _ discount: String, _ excludesOrder: Bool) -> RuleWish {
        var wish = RuleWish()
        wish.terms = code(terms, "terms_of_payment")
        wish.cashDiscount = code(discount, "cash_discount")
        wish.excludesOrder = excludesOrder
        return wish
    }
}

// MARK: Answers, written in place

extension ProtoWriter {
    package mutating func voidResponse(_ answer: VoidAuthorization.Answer) {
        message(1) { $0.authorization(answer.authorization) }
        message(2) { $0.money(answer.released) }
    }

    mutating func authorization(_ answer: AuthorizationAnswer) {
        uint(1, answer.id.number)
        code(2, answer.customer)
        uint(3, UInt64(answer.state.rawValue))
        message(4) { $0.money(answer.authorized) }
        message(5) { $0.money(answer.captured) }
        message(6) { $0.money(answer.remaining) }
        if answer.expires != .never { message(7) { $0.timestamp(answer.expires) } }
        code(8, answer.orderRef)
        message(9) { $0.timestamp(answer.created) }
        code(10, answer.terminal)
        code(11, answer.store)
        message(12) { $0.money(answer.released) }
        bool(440, answer.marks.contains(.overridden))
        bool(441, answer.marks.contains(.forced))
        uint(442, answer.hold.number)
    }

    mutating func money(_ money: Money) {
        code(1, money.currency.code)
        sint(2, money.minor)
    }

    mutating func timestamp(_ instant: Instant) {
        let (seconds, rest) = instant.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        int(1, rest < 0 ? seconds - 1 : seconds)
        int(2, rest < 0 ? rest + 1_000_000_000 : rest)
    }
}
