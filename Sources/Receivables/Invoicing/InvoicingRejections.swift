/// Refusals of invoicing and of every posting to a customer, in the order of their checks (setup:FT-7).
extension Rejection {
    static func noSuchCustomer(_ number: Code, field: String) -> Rejection {
        Rejection(
            .customerNotFound, field: field, "there is no customer \(number)",
            [.init("customer", number.text)])
    }

    static func nothingToPost(field: String) -> Rejection {
        Rejection(.nothingToPost, field: field, "the document has no lines")
    }

    static func tooMany(_ count: Int, max: Int, field: String) -> Rejection {
        Rejection(
            .tooManyItems, field: field, "\(count) entries, at most \(max) are taken",
            [.init("count", UInt64(count)), .init("max", UInt64(max))])
    }

    /// The items of one record are used up: the next record may take it.
    var isRecordFull: Bool {
        reason == .tooManyItems && figures.contains(.init("max", UInt64(PaymentSchedule.instalmentsOfRecordMax)))
    }

    static func closedCustomer(_ number: Code, field: String) -> Rejection {
        Rejection(
            .customerClosed, field: field, "customer \(number) is closed", [.init("customer", number.text)])
    }

    static func blockedCustomer(_ number: Code, _ hold: HoldStatus, field: String) -> Rejection {
        Rejection(
            .customerBlocked, field: field, "customer \(number) is on hold for \(hold)",
            [.init("customer", number.text), .init("hold_status", "\(hold)")])
    }

    static func noSuchReference(_ what: String, _ code: Code, field: String) -> Rejection {
        Rejection(.referenceUnknown, field: field, "there is no \(what) \(code)", [.init(what, code.text)])
    }

    static func required(_ field: String, _ why: String) -> Rejection {
        Rejection(.fieldRequired, field: field, why)
    }

    static func numberTaken(_ number: Code, field: String) -> Rejection {
        Rejection(.numberTaken, field: field, "number \(number) is taken", [.init("number", number.text)])
    }

    static func noProfile(_ number: Code) -> Rejection {
        Rejection(
            .postingProfileUnresolved,
            "neither the document, customer \(number) nor the parameter default_profile names a posting profile",
            [.init("customer", number.text)])
    }

    static func blockedAccount(_ number: Code, field: String) -> Rejection {
        Rejection(
            .accountBlocked, field: field, "main account \(number) is blocked",
            [.init("account", number.text)])
    }

    static func summaryAccount(_ number: Code, field: String) -> Rejection {
        Rejection(
            .accountBlocked, field: field,
            "main account \(number) is a summary account: only customers' items are posted to it",
            [.init("account", number.text)])
    }

    static func missingAccount(_ setting: String) -> Rejection {
        Rejection(.accountMissing, "no main account is set for \(setting)", [.init("setting", setting)])
    }

    static func otherCurrency(_ given: Currency, expected: Currency, field: String) -> Rejection {
        Rejection(
            .currencyMismatch, field: field, "the amount is in \(given), it must be in \(expected)",
            [.init("given", given.code.text), .init("expected", expected.code.text)])
    }

    static func outOfRange(field: String) -> Rejection {
        Rejection(
            .amountOutOfRange, field: field, "the amount leaves the border of 10^15 minor units",
            [.init("max_minor", UInt64(Money.minorMax))])
    }

    static func negativeTotal(_ total: Money, field: String) -> Rejection {
        Rejection(.amountNegative, field: field, "the total is \(total)", [.init("total", total)])
    }

    /// `type` empty: the default type, which is not told.
    static func missingRate(
        _ from: Currency, _ to: Currency, on date: CalendarDate, type: Code = .empty, field: String = ""
    ) -> Rejection {
        var figures: [Figure] = [.init("from", from.code.text), .init("to", to.code.text), .init("date", date)]
        if !type.isEmpty { figures.append(.init("rate_type", type.text)) }
        let kind = type.isEmpty ? "exchange rate" : "exchange rate of type \(type)"
        return Rejection(
            .rateMissing, field: field, "there is no \(kind) from \(from) to \(to) on or before \(date)", figures)
    }

    static func unbalanced(_ difference: Money, max: Money) -> Rejection {
        Rejection(
            .voucherUnbalanced,
            "conversion leaves a difference of \(difference), at most \(max) is posted as rounding",
            [.init("difference", difference), .init("max", max)])
    }

    static func limitExceeded(_ limit: Money, _ exposure: Money) -> Rejection {
        Rejection(
            .creditLimitExceeded, "exposure with this invoice is \(exposure), the credit limit is \(limit)",
            [.init("limit", limit), .init("exposure", exposure)])
    }
}
