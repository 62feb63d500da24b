import Receivables
import Schema

// Payment schedules and instalments.

extension SetPaymentSchedule {
    package init(_ message: Reskontra_V1_SetPaymentScheduleRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let wish = message.schedule
        let code = border.code(wish.code, "schedule.code", required: true)
        let allocation: PaymentSchedule.Allocation? = border.choice(wish.allocation.rawValue, "schedule.allocation")
        var row = PaymentSchedule(code: code, allocation: allocation ?? .total)
        row.description = border.text(wish.description_p, "schedule.description")
        row.unit = border.choice(wish.unit.rawValue, "schedule.unit", fallback: .months) ?? .months
        row.every = wish.every == 0 ? 1 : UInt16(clamping: wish.every)
        row.amount = border.money(wish.amount, wish.hasAmount, "schedule.amount", required: false)
        row.count = UInt16(clamping: wish.count)
        row.minimum = border.money(wish.minimum, wish.hasMinimum, "schedule.minimum", required: false)
        row.tax = border.choice(wish.salesTax.rawValue, "schedule.sales_tax", fallback: .proportional) ?? .proportional
        row.charges = border.choice(wish.charges.rawValue, "schedule.charges", fallback: .proportional) ?? .proportional
        if wish.lines.count > PaymentSchedule.instalmentsMax {
            border.bad("schedule.lines", .tooManyItems, "has \(wish.lines.count) lines, at most 120 are taken")
        }
        for (index, line) in wish.lines.prefix(PaymentSchedule.instalmentsMax).enumerated() {
            if let line = border.scheduleLine(line, "schedule.lines[\(index)]") { row.lines.append(line) }
        }
        try border.check()
        self.init(id: company, schedule: row)
    }
}

extension Border {
    fileprivate mutating func scheduleLine(
        _ line: Reskontra_V1_PaymentSchedule.Line, _ path: String
    ) -> PaymentSchedule.Line? {
        let periods = UInt16(clamping: line.periods)
        if line.hasPercent == line.hasAmount {
            bad("\(path).percent", .fieldRequired, "a line has a percent or an amount")
            return nil
        }
        guard line.hasPercent else {
            return money(line.amount, true, "\(path).amount").map { .init(periods: periods, share: .amount($0)) }
        }
        return .init(periods: periods, share: .percent(percent(line.percent, true, "\(path).percent")))
    }
}

extension Reskontra_V1_PaymentSchedule {
    init(_ row: PaymentSchedule) {
        self.init()
        code = row.code.text
        description_p = row.description
        allocation = .init(rawValue: Int(row.allocation.rawValue)) ?? .unspecified
        unit = .init(rawValue: Int(row.unit.rawValue)) ?? .unspecified
        every = UInt32(row.every)
        if let money = row.amount { amount = .init(money) }
        count = UInt32(row.count)
        if let money = row.minimum { minimum = .init(money) }
        salesTax = .init(rawValue: Int(row.tax.rawValue)) ?? .proportional
        charges = .init(rawValue: Int(row.charges.rawValue)) ?? .proportional
        lines = row.lines.map { row in
            var line = Line()
            line.periods = UInt32(row.periods)
            switch row.share {
            case .percent(let percent): line.percent = .init(percent.decimal)
            case .amount(let money): line.amount = .init(money)
            }
            return line
        }
    }
}

extension Reskontra_V1_SetPaymentScheduleResponse {
    package init(_ answer: PaymentSchedule, _ book: borrowing Book) {
        self.init()
        schedule = .init(answer)
    }
}

// MARK: Instalments

extension GetInstalments {
    package init(_ message: Reskontra_V1_GetInstalmentsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.documentNumber, "document_number", required: true)
        try border.check()
        self.init(company: company, number: number)
    }
}

extension PreviewInstalments {
    package init(_ message: Reskontra_V1_PreviewInstalmentsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let schedule = border.code(message.paymentSchedule, "payment_schedule", required: message.termsOfPayment.isEmpty)
        let total = border.money(message.total, message.hasTotal, "total")
        let tax = border.part(message.tax, message.hasTax, "tax", of: total)
        let taxes = message.taxes.isEmpty ? nil : border.taxes(message.taxes, of: total)
        if taxes != nil, message.hasTax { border.bad("tax", .fieldInvalid, "is not taken beside taxes") }
        let charges = border.part(message.charges, message.hasCharges, "charges", of: total)
        let terms = border.code(message.termsOfPayment, "terms_of_payment")
        let documentDate = border.date(message.documentDate, message.hasDocumentDate, "document_date")
        let dueDate = border.date(message.dueDate, message.hasDueDate, "due_date")
        let cashDiscount = border.code(message.cashDiscount, "cash_discount")
        try border.check()
        self.init(
            company: company, schedule: schedule, total: total ?? .zero(.eur), taxes: taxes ?? [tax], charges: charges, terms: terms,
            documentDate: documentDate, dueDate: dueDate, cashDiscount: cashDiscount)
    }
}

extension Border {
    /// By code, in the order of the request.
    fileprivate mutating func taxes(_ messages: [Reskontra_V1_StatedTax], of total: Money?) -> [Int64] {
        let taxes = statedTaxes(messages, "taxes")
        guard let total else { return [] }
        var sum = Int128(0)
        for tax in taxes {
            if tax.tax.currency != total.currency {
                bad("taxes", .currencyMismatch, "are in \(tax.tax.currency), the total in \(total.currency)")
            }
            sum += Int128(tax.tax.minor)
        }
        if sum.magnitude > UInt128(total.minor.magnitude) { bad("taxes", .fieldInvalid, "are more than the total") }
        return taxes.map(\.tax.minor)
    }

    /// A part of the total, in its currency.
    fileprivate mutating func part(_ message: Reskontra_V1_Money, _ has: Bool, _ field: String, of total: Money?)
        -> Int64
    {
        guard let part = money(message, has, field, required: false), let total else { return 0 }
        if part.currency != total.currency {
            bad(field, .currencyMismatch, "is in \(part.currency), the total in \(total.currency)")
        }
        if part.minor.magnitude > total.minor.magnitude { bad(field, .fieldInvalid, "is more than the total") }
        return part.minor
    }
}

extension Reskontra_V1_Instalment {
    init(_ row: InstalmentView) {
        self.init()
        number = row.number.text
        itemID = UInt64(row.item.number)
        dueDate = .init(row.due)
        amount = .init(row.amount)
        tax = .init(row.tax)
        if let open = row.open { self.open = .init(open) }
        if let until = row.discountUntil { discountUntil = .init(until) }
        if let discount = row.discount { self.discount = .init(discount) }
    }
}

extension Reskontra_V1_GetInstalmentsResponse {
    package init(_ answer: GetInstalments.Answer, _ book: borrowing Book) {
        self.init()
        documentNumber = answer.document.text
        total = .init(answer.total)
        open = .init(answer.open)
        instalments = answer.instalments.map { .init($0) }
    }
}

extension Reskontra_V1_PreviewInstalmentsResponse {
    package init(_ answer: [InstalmentView], _ book: borrowing Book) {
        self.init()
        instalments = answer.map { .init($0) }
    }
}
