import Receivables

// Facts of cards <-> Protocol/log/v1.

extension ProtoWriter {
    mutating func card(_ fact: CardFact) {
        switch fact {
        case .serviceSet(let company, let row): message(560) { $0.paymentService(company, row) }
        case .cardSet(let row): message(561) { $0.cardToken(row) }
        case .orderMethodSet(let order, let method):
            message(562) {
                $0.uint(1, order.number)
                $0.code(2, method)
            }
        case .orderHeld(let order, let isHeld):
            message(563) {
                $0.uint(1, order.number)
                $0.bool(2, isHeld)
            }
        case .authorizationSet(let row): message(564) { $0.cardAuthorization(row) }
        case .paymentSet(let row): message(565) { $0.cardPayment(row) }
        case .callSet(let row): message(566) { $0.cardCall(row) }
        case .refundSet(let row): message(780) { $0.cardRefund(row) }
        case .payoutPosted(let row, let entry, let voucherNext): message(781) { $0.cardPayout(row, entry, voucherNext) }
        }
    }

    private mutating func paymentService(_ company: CompanyID, _ row: PaymentService) {
        uint(1, company.number)
        code(2, row.code)
        code(3, row.connector)
        string(4, row.merchantAccount)
        bool(5, row.isDefault)
        bool(6, row.requiresVerification)
        uint(7, UInt64(row.addressCheck.rawValue))
        bool(8, row.isActive)
        uint(9, row.authorizationDays)
        uint(10, row.dataLevel)
    }

    private mutating func cardToken(_ row: CardToken) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        code(3, row.number)
        uint(4, row.customer.number)
        uint(5, UInt64(row.brand.rawValue))
        code(6, row.lastFour)
        sint(7, Int64(row.expires.days))
        string(8, row.token)
        bool(9, row.isActive)
    }

    private mutating func cardAuthorization(_ row: CardAuthorization) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        code(3, row.number)
        uint(4, row.customer.number)
        uint(5, row.order.number)
        uint(6, row.card.number)
        code(7, row.service)
        uint(8, UInt64(row.currency.number))
        sint(9, row.amount)
        sint(10, row.captured)
        uint(11, UInt64(row.state.rawValue))
        sint(12, Int64(row.requested.days))
        sint(13, Int64(row.expires?.days ?? 0))
        bool(14, row.expires != nil)
        string(15, row.reason)
        string(16, row.reference)
        uint(17, row.capturing.number)
        uint(18, row.remainderOf.number)
        sint(860, row.refunded)
    }

    private mutating func cardPayment(_ row: CardPayment) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        uint(3, row.invoice.number)
        code(4, row.invoiceNumber)
        uint(5, row.customer.number)
        uint(6, row.order.number)
        uint(7, UInt64(row.currency.number))
        sint(8, row.amount)
        sint(9, Int64(row.date.days))
        for part in row.parts {
            message(10) {
                $0.uint(1, part.authorization.number)
                $0.sint(2, part.amount)
                $0.uint(3, part.call.number)
                $0.uint(860, part.paid.number)
            }
        }
        uint(11, UInt64(row.capture.rawValue))
        uint(12, UInt64(row.payment.rawValue))
        uint(13, UInt64(row.remainder.rawValue))
        uint(14, row.paymentItem.number)
        uint(15, row.remainderAuthorization.number)
        string(16, row.reason)
        string(17, row.terminated)
    }

    private mutating func cardCall(_ row: CardCall) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        uint(3, UInt64(row.kind.rawValue))
        uint(4, row.authorization.number)
        uint(5, row.payment.number)
        sint(6, row.amount)
        bool(7, row.isFinal)
        uint(8, row.attempt)
        uint(9, UInt64(row.state.rawValue))
        uint(10, row.verificationDigits)
        fixed64(11, UInt64(bitPattern: row.sent.nanoseconds))
        uint(12, row.queries)
        string(13, row.reason)
        string(14, row.reference)
        uint(860, row.refund.number)
    }

    private mutating func cardRefund(_ row: CardRefund) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        uint(3, row.credit.number)
        code(4, row.creditNumber)
        uint(5, row.customer.number)
        uint(6, row.authorization.number)
        uint(7, UInt64(row.currency.number))
        sint(8, row.amount)
        sint(9, Int64(row.date.days))
        uint(10, row.call.number)
        uint(11, UInt64(row.refund.rawValue))
        uint(12, UInt64(row.payment.rawValue))
        uint(13, row.paymentItem.number)
        string(14, row.reason)
        string(15, row.terminated)
    }
}

extension ProtoWriter {
    fileprivate mutating func cardPayout(_ row: CardPayout, _ entry: JournalEntry, _ voucherNext: UInt64) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        code(3, row.service)
        code(4, row.reference)
        uint(5, UInt64(row.currency.number))
        sint(6, row.amount)
        sint(7, row.fee)
        sint(8, Int64(row.date.days))
        code(9, row.voucher)
        message(10) { $0.entry(entry) }
        uint(11, voucherNext)
    }
}

extension CardFact {
    /// Nil for a kind that is not one of them, or a malformed fact.
    init?(_ kind: UInt32, _ body: inout ProtoReader) {
        switch kind {
        case 560:
            let (company, row) = body.paymentService()
            self = .serviceSet(company, row)
        case 561: self = .cardSet(body.cardToken())
        case 562, 563:
            var (order, method, isHeld) = (OrderID.none, Code.empty, false)
            while let field = body.next() {
                switch field {
                case 1: order = OrderID(body.uint32())
                case 2: if kind == 562 { method = body.code() } else { isHeld = body.bool() }
                default: body.skip()
                }
            }
            self = kind == 562 ? .orderMethodSet(order, method) : .orderHeld(order, isHeld)
        case 564: self = .authorizationSet(body.cardAuthorization())
        case 565: self = .paymentSet(body.cardPayment())
        case 566: self = .callSet(body.cardCall())
        case 780: self = .refundSet(body.cardRefund())
        case 781:
            guard let fact = body.cardPayout() else { return nil }
            self = fact
        default: return nil
        }
    }
}

extension ProtoReader {
    fileprivate mutating func paymentService() -> (CompanyID, PaymentService) {
        var company = CompanyID.none
        var row = PaymentService(code: .empty, connector: .empty, merchantAccount: "")
        (row.isActive, row.authorizationDays, row.dataLevel) = (false, 0, 0)
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: row.code = code()
            case 3: row.connector = code()
            case 4: row.merchantAccount = string()
            case 5: row.isDefault = bool()
            case 6: row.requiresVerification = bool()
            case 7: row.addressCheck = choice(.alwaysAccept)
            case 8: row.isActive = bool()
            case 9: row.authorizationDays = uint32()
            case 10: row.dataLevel = uint32()
            default: skip()
            }
        }
        return (company, row)
    }

    fileprivate mutating func cardToken() -> CardToken {
        var row = CardToken(
            id: .none, company: .none, number: .empty, customer: .none, brand: .visa, lastFour: .empty,
            expires: CalendarDate(days: 0), token: "")
        row.isActive = false
        while let field = next() {
            switch field {
            case 1: row.id = CardTokenID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.number = code()
            case 4: row.customer = CustomerID(uint32())
            case 5: row.brand = choice(.visa)
            case 6: row.lastFour = code()
            case 7: row.expires = date()
            case 8: row.token = string()
            case 9: row.isActive = bool()
            default: skip()
            }
        }
        return row
    }

    fileprivate mutating func cardAuthorization() -> CardAuthorization {
        let day = CalendarDate(days: 0)
        var row = CardAuthorization(
            id: .none, company: .none, number: .empty, customer: .none, order: .none, card: .none, service: .empty,
            currency: .eur, amount: 0, requested: day)
        var (expires, isGranted) = (day, false)
        while let field = next() {
            switch field {
            case 1: row.id = CardAuthorizationID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.number = code()
            case 4: row.customer = CustomerID(uint32())
            case 5: row.order = OrderID(uint32())
            case 6: row.card = CardTokenID(uint32())
            case 7: row.service = code()
            case 8: row.currency = currency()
            case 9: row.amount = sint()
            case 10: row.captured = sint()
            case 11: row.state = choice(.requested)
            case 12: row.requested = date()
            case 13: expires = date()
            case 14: isGranted = bool()
            case 15: row.reason = string()
            case 16: row.reference = string()
            case 17: row.capturing = CardPaymentID(uint32())
            case 18: row.remainderOf = CardPaymentID(uint32())
            case 860: row.refunded = sint()
            default: skip()
            }
        }
        row.expires = isGranted ? expires : nil
        return row
    }

    fileprivate mutating func cardPayment() -> CardPayment {
        var row = CardPayment(
            id: .none, company: .none, invoice: .none, invoiceNumber: .empty, customer: .none, order: .none, currency: .eur,
            amount: 0, date: CalendarDate(days: 0), parts: [])
        while let field = next() {
            switch field {
            case 1: row.id = CardPaymentID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.invoice = ItemID(uint32())
            case 4: row.invoiceNumber = code()
            case 5: row.customer = CustomerID(uint32())
            case 6: row.order = OrderID(uint32())
            case 7: row.currency = currency()
            case 8: row.amount = sint()
            case 9: row.date = date()
            case 10: row.parts.append(cardPart())
            case 11: row.capture = choice(.requested)
            case 12: row.payment = choice(.notReached)
            case 13: row.remainder = choice(.notReached)
            case 14: row.paymentItem = ItemID(uint32())
            case 15: row.remainderAuthorization = CardAuthorizationID(uint32())
            case 16: row.reason = string()
            case 17: row.terminated = string()
            default: skip()
            }
        }
        return row
    }

    private mutating func cardPart() -> CardPayment.Part {
        var inner = message()
        var part = CardPayment.Part(authorization: .none, amount: 0, call: .none)
        while let field = inner.next() {
            switch field {
            case 1: part.authorization = CardAuthorizationID(inner.uint32())
            case 2: part.amount = inner.sint()
            case 3: part.call = CardCallID(inner.uint32())
            case 860: part.paid = ItemID(inner.uint32())
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return part
    }

    fileprivate mutating func cardCall() -> CardCall {
        var row = CardCall(id: .none, company: .none, kind: .authorize, authorization: .none, amount: 0)
        row.attempt = 0
        while let field = next() {
            switch field {
            case 1: row.id = CardCallID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.kind = choice(.authorize)
            case 4: row.authorization = CardAuthorizationID(uint32())
            case 5: row.payment = CardPaymentID(uint32())
            case 6: row.amount = sint()
            case 7: row.isFinal = bool()
            case 8: row.attempt = uint32()
            case 9: row.state = choice(.open)
            case 10: row.verificationDigits = uint32()
            case 11: row.sent = Instant(nanoseconds: Int64(bitPattern: fixed64()))
            case 12: row.queries = uint32()
            case 13: row.reason = string()
            case 14: row.reference = string()
            case 860: row.refund = CardRefundID(uint32())
            default: skip()
            }
        }
        return row
    }

    fileprivate mutating func cardRefund() -> CardRefund {
        var row = CardRefund(
            id: .none, company: .none, credit: .none, creditNumber: .empty, customer: .none, authorization: .none,
            currency: .eur, amount: 0, date: CalendarDate(days: 0), call: .none)
        while let field = next() {
            switch field {
            case 1: row.id = CardRefundID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.credit = ItemID(uint32())
            case 4: row.creditNumber = code()
            case 5: row.customer = CustomerID(uint32())
            case 6: row.authorization = CardAuthorizationID(uint32())
            case 7: row.currency = currency()
            case 8: row.amount = sint()
            case 9: row.date = date()
            case 10: row.call = CardCallID(uint32())
            case 11: row.refund = choice(.requested)
            case 12: row.payment = choice(.notReached)
            case 13: row.paymentItem = ItemID(uint32())
            case 14: row.reason = string()
            case 15: row.terminated = string()
            default: skip()
            }
        }
        return row
    }
}

extension ProtoReader {
    fileprivate mutating func cardPayout() -> CardFact? {
        var row = CardPayout(
            id: .none, company: .none, service: .empty, reference: .empty, currency: .eur, amount: 0, fee: 0,
            date: CalendarDate(days: 0), voucher: .empty)
        var (entry, voucherNext) = (JournalEntry?.none, UInt64(0))
        while let field = next() {
            switch field {
            case 1: row.id = CardPayoutID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.service = code()
            case 4: row.reference = code()
            case 5: row.currency = currency()
            case 6: row.amount = sint()
            case 7: row.fee = sint()
            case 8: row.date = CalendarDate(days: sint32())
            case 9: row.voucher = code()
            case 10: entry = self.entry()
            case 11: voucherNext = uint()
            default: skip()
            }
        }
        return entry.map { .payoutPosted(row, $0, voucherNext: voucherNext) }
    }
}
