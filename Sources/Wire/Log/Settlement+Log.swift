import Receivables

// Cash discounts, intercompany pairs and the parameters of settling in the log, writer beside reader.

extension ProtoWriter {
    mutating func cashDiscount(_ id: CompanyID, _ row: CashDiscountCode) {
        uint(1, id.number)
        code(2, row.code)
        string(3, row.description)
        uint(4, UInt64(row.method.rawValue))
        uint(5, UInt64(row.months))
        uint(6, UInt64(row.days))
        uint(7, row.tenThousandths)
        if let fixed = row.fixedAmount {
            sint(8, fixed.minor)
            uint(9, UInt64(fixed.currency.number))
        }
        code(10, row.next)
        uint(11, row.account.number)
    }

    mutating func intercompanyPair(_ row: IntercompanyPair) {
        uint(1, row.first.company.number)
        uint(2, row.first.dueTo.number)
        uint(3, row.first.dueFrom.number)
        uint(4, row.second.company.number)
        uint(5, row.second.dueTo.number)
        uint(6, row.second.dueFrom.number)
        uint(7, UInt64(row.discountIn.rawValue))
        uint(8, UInt64(row.exchangeDifferenceIn.rawValue))
    }

    mutating func settlementParameters(_ row: SettlementParameters) {
        uint(400, row.flags)
        uint(401, row.priority.kindBits)
        uint(402, UInt64(row.priority.keyBits))
        sint(403, row.maxOverUnderPayment)
        sint(404, row.maxPennyDifference)
        sint(405, row.minimumDiscount)
        code(406, row.paymentsHierarchy)
        code(910, row.remainderReason)
        uint(911, row.remainderAccount.number)
        code(912, row.remainderJournal)
        bool(1_300, row.marksLines)
        if row.queueMinutes != SettlementParameters.queueMinutesDefault { uint(1_301, UInt64(row.queueMinutes) + 1) }
    }

    mutating func vouchers(_ vouchers: [CompanyVoucher]) {
        for taken in vouchers {
            message(400) {
                $0.uint(1, taken.company.number)
                $0.uint(2, taken.next)
            }
        }
    }
}

extension ProtoReader {
    mutating func cashDiscount() -> (CompanyID, CashDiscountCode) {
        var (id, fixed, currency) = (CompanyID.none, Int64(0), UInt16(0))
        var row = CashDiscountCode(code: .empty)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: row.code = code()
            case 3: row.description = string()
            case 4: row.method = choice(.net)
            case 5: row.months = UInt16(truncatingIfNeeded: uint())
            case 6: row.days = UInt16(truncatingIfNeeded: uint())
            case 7: row.tenThousandths = uint32()
            case 8: fixed = sint()
            case 9: currency = UInt16(truncatingIfNeeded: uint())
            case 10: row.next = code()
            case 11: row.account = AccountID(uint32())
            default: skip()
            }
        }
        if let currency = Currency(number: currency) { row.fixedAmount = Money(fixed, currency) }
        return (id, row)
    }

    mutating func intercompanyPair() -> IntercompanyPair {
        var pair = IntercompanyPair(
            first: .init(company: .none, dueTo: .none, dueFrom: .none),
            second: .init(company: .none, dueTo: .none, dueFrom: .none))
        while let field = next() {
            switch field {
            case 1: pair.first.company = CompanyID(uint32())
            case 2: pair.first.dueTo = AccountID(uint32())
            case 3: pair.first.dueFrom = AccountID(uint32())
            case 4: pair.second.company = CompanyID(uint32())
            case 5: pair.second.dueTo = AccountID(uint32())
            case 6: pair.second.dueFrom = AccountID(uint32())
            case 7: pair.discountIn = choice(.invoiceCompany)
            case 8: pair.exchangeDifferenceIn = choice(.paymentCompany)
            default: skip()
            }
        }
        return pair
    }

    /// False for a field that is none of them.
    mutating func settlementParameter(_ field: UInt32, _ row: inout SettlementParameters, _ bits: inout (UInt64, UInt16))
        -> Bool
    {
        switch field {
        case 400: row.flags = uint32()
        case 401: bits.0 = uint()
        case 402: bits.1 = UInt16(truncatingIfNeeded: uint())
        case 403: row.maxOverUnderPayment = sint()
        case 404: row.maxPennyDifference = sint()
        case 405: row.minimumDiscount = sint()
        case 406: row.paymentsHierarchy = code()
        case 910: row.remainderReason = code()
        case 911: row.remainderAccount = AccountID(uint32())
        case 912: row.remainderJournal = code()
        case 1_300: row.marksLines = bool()
        case 1_301: row.queueMinutes = UInt16(clamping: max(1, uint()) - 1)
        default: return false
        }
        row.priority = SettlementPriority(kindBits: bits.0, keyBits: bits.1)
        return true
    }

    mutating func voucher() -> CompanyVoucher {
        var inner = message()
        var (company, following) = (CompanyID.none, UInt64(0))
        while let field = inner.next() {
            switch field {
            case 1: company = CompanyID(inner.uint32())
            case 2: following = inner.uint()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return CompanyVoucher(company: company, next: following)
    }
}

extension SettlementParameters {
    private static let bits: [WritableKeyPath<SettlementParameters, Bool> & Sendable] = [
        \.prioritizes, \.usesPriorityByItself, \.discountOnPartialPayments, \.discountOnCreditNotes,
        \.unspecificDiscounts, \.discountOnGross, \.discountAtInvoiceRate, \.fullSettlement,
        \.reviewsReversals, \.taxesPrepayments, \.settlesRemainder, \.taxesDifferences, \.editsDates,
        \.requiresConfirmedOrder,
    ]

    /// The yes-or-no parameters, a bit each in the order of record.proto.
    fileprivate var flags: UInt32 {
        get {
            var word: UInt32 = 0
            for (place, path) in Self.bits.enumerated() where self[keyPath: path] { word |= 1 << UInt32(place) }
            return word
        }
        set { for (place, path) in Self.bits.enumerated() { self[keyPath: path] = newValue >> UInt32(place) & 1 == 1 } }
    }
}
