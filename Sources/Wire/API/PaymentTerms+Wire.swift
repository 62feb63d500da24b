import Receivables
import Schema

// Terms, calendars and methods of payment.

extension SetTermsOfPayment {
    package init(_ message: Reskontra_V1_SetTermsOfPaymentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.terms.code, "terms.code", required: true)
        let text = border.text(message.terms.description_p, "terms.description")
        let method: TermsMethod? = border.choice(message.terms.method.rawValue, "terms.method", fallback: .net)
        if message.terms.months > 120 { border.bad("terms.months", .fieldInvalid, "is above 120") }
        if message.terms.days > 3_650 { border.bad("terms.days", .fieldInvalid, "is above 3,650") }
        if message.terms.paymentWeekday > 7 { border.bad("terms.payment_weekday", .fieldInvalid, "is above 7") }
        if message.terms.paymentDay > 31 { border.bad("terms.payment_day", .fieldInvalid, "is above 31") }
        if message.terms.paymentWeekday != 0, message.terms.paymentDay != 0 {
            border.bad("terms.payment_day", .fieldInvalid, "is not taken beside payment_weekday")
        }
        let calendar = border.code(message.terms.calendar, "terms.calendar")
        let nonWorkday = NonWorkday(message.terms.nonWorkday)
        if nonWorkday == nil { border.bad("terms.non_workday", .fieldInvalid, "has no such value") }
        let schedule = border.code(message.terms.paymentSchedule, "terms.payment_schedule")
        try border.check()
        var terms = TermsOfPayment(
            code: code, description: text, method: method ?? .net, months: UInt16(message.terms.months),
            days: UInt16(message.terms.days))
        terms.paymentWeekday = UInt8(message.terms.paymentWeekday)
        terms.paymentDay = UInt8(message.terms.paymentDay)
        (terms.calendar, terms.nonWorkday) = (calendar, nonWorkday ?? .stays)
        terms.schedule = schedule
        self.init(id: company, terms: terms)
    }
}

extension Reskontra_V1_TermsOfPayment {
    init(_ row: TermsOfPayment) {
        self.init()
        code = row.code.text
        description_p = row.description
        method = .init(rawValue: Int(row.method.rawValue)) ?? .unspecified
        months = UInt32(row.months)
        days = UInt32(row.days)
        paymentWeekday = UInt32(row.paymentWeekday)
        paymentDay = UInt32(row.paymentDay)
        calendar = row.calendar.text
        nonWorkday = .init(row.nonWorkday)
        paymentSchedule = row.schedule.text
    }
}

/// The log has numbers of its own for these.
extension NonWorkday {
    fileprivate init?(_ message: Reskontra_V1_NonWorkday) {
        switch message {
        case .unspecified, .stays: self = .stays
        case .next: self = .next
        case .previous: self = .previous
        case .UNRECOGNIZED: return nil
        }
    }
}

extension Reskontra_V1_NonWorkday {
    fileprivate init(_ move: NonWorkday) {
        switch move {
        case .stays: self = .stays
        case .next: self = .next
        case .previous: self = .previous
        }
    }
}

extension SetPaymentCalendar {
    package init(_ message: Reskontra_V1_SetPaymentCalendarRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let wish = message.calendar
        var row = PaymentCalendar(code: border.code(wish.code, "calendar.code", required: true))
        row.description = border.text(wish.description_p, "calendar.description")
        for (index, weekday) in wish.closedWeekdays.prefix(7).enumerated() {
            guard (1...7).contains(weekday) else {
                border.bad("calendar.closed_weekdays[\(index)]", .fieldInvalid, "is 1 Monday to 7 Sunday")
                continue
            }
            row.closedWeekdays |= 1 << UInt8(weekday - 1)
        }
        if wish.closedWeekdays.count > 7 {
            border.bad("calendar.closed_weekdays", .tooManyItems, "has \(wish.closedWeekdays.count) days, a week has 7")
        }
        if wish.holidays.count > PaymentCalendar.holidaysMax {
            border.bad("calendar.holidays", .tooManyItems, "has \(wish.holidays.count) days, at most 1,000 are taken")
        }
        var days: Set<CalendarDate> = []
        for (index, day) in wish.holidays.prefix(PaymentCalendar.holidaysMax).enumerated() {
            if let day = border.date(day, true, "calendar.holidays[\(index)]") { days.insert(day) }
        }
        row.holidays = days.sorted()
        try border.check()
        self.init(id: company, calendar: row)
    }
}

extension Reskontra_V1_PaymentCalendar {
    init(_ row: PaymentCalendar) {
        self.init()
        code = row.code.text
        description_p = row.description
        for weekday in UInt32(1)...7 where row.closedWeekdays >> UInt8(weekday - 1) & 1 == 1 { closedWeekdays.append(weekday) }
        holidays = row.holidays.map { .init($0) }
    }
}

extension Reskontra_V1_SetPaymentCalendarResponse {
    package init(_ answer: PaymentCalendar, _ book: borrowing Book) {
        self.init()
        calendar = .init(answer)
    }
}

extension Reskontra_V1_SetTermsOfPaymentResponse {
    package init(_ answer: TermsOfPayment, _ book: borrowing Book) {
        self.init()
        terms = .init(answer)
    }
}

extension SetMethodOfPayment {
    package init(_ message: Reskontra_V1_SetMethodOfPaymentRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.method.code, "method.code", required: true)
        let text = border.text(message.method.description_p, "method.description")
        let type: PaymentType? = border.choice(message.method.type.rawValue, "method.type")
        let account = border.code(message.method.mainAccount, "method.main_account", required: true)
        let bridging = border.code(message.method.bridgingAccount, "method.bridging_account")
        let specification = border.code(message.method.paymentSpecification, "method.payment_specification")
        let status = border.choice(
            message.method.requiredStatus.rawValue, "method.required_status", fallback: PaymentStatus.none)
        if status == .rejected { border.bad("method.required_status", .fieldInvalid, "no payment is posted when it is rejected") }
        try border.check()
        self.init(
            id: company, code: code, description: text, type: type ?? .other, account: account,
            requireReference: message.method.requireReference, requireMandate: message.method.requireMandate,
            remitsBills: message.method.remitsBills, drawsBills: message.method.drawsBills)
        self.bridging = bridging
        requiredStatus = status ?? PaymentStatus.none
        requireDepositSlip = message.method.requireDepositSlip
        self.specification = specification
    }
}

extension SetPaymentSpecification {
    package init(_ message: Reskontra_V1_SetPaymentSpecificationRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let wish = message.specification
        let method = border.code(wish.methodOfPayment, "specification.method_of_payment", required: true)
        let code = border.code(wish.code, "specification.code", required: true)
        let text = border.text(wish.description_p, "specification.description")
        try border.check()
        self.init(
            id: company,
            specification: PaymentSpecification(
                method: method, code: code, description: text, remitsBills: wish.remitsBills))
    }
}

extension Reskontra_V1_PaymentSpecification {
    init(_ row: PaymentSpecification) {
        self.init()
        methodOfPayment = row.method.text
        code = row.code.text
        description_p = row.description
        remitsBills = row.remitsBills
    }
}

extension Reskontra_V1_SetPaymentSpecificationResponse {
    package init(_ answer: PaymentSpecification, _ book: borrowing Book) {
        self.init()
        specification = .init(answer)
    }
}

extension Reskontra_V1_MethodOfPayment {
    init(_ row: MethodOfPayment, _ book: borrowing Book) {
        self.init()
        code = row.code.text
        description_p = row.description
        type = .init(rawValue: Int(row.type.rawValue)) ?? .unspecified
        mainAccount = book.companies.account(row.account).number.text
        requireReference = row.requireReference
        requireMandate = row.requireMandate
        remitsBills = row.remitsBills
        drawsBills = row.drawsBills
        if row.isBridged { bridgingAccount = book.companies.account(row.bridging).number.text }
        if row.requiredStatus != .none { requiredStatus = .init(rawValue: Int(row.requiredStatus.rawValue)) ?? .none }
        requireDepositSlip = row.requireDepositSlip
        paymentSpecification = row.specification.text
    }
}

extension Reskontra_V1_SetMethodOfPaymentResponse {
    package init(_ answer: MethodOfPayment, _ book: borrowing Book) {
        self.init()
        method = .init(answer, book)
    }
}
