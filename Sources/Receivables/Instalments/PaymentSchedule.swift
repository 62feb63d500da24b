/// How what an invoice comes to is paid in instalments (payments:TP-4).
///
///     total            all at once, when the terms of payment say
///     fixedAmount      instalments of one amount, the last takes what is left
///     fixedQuantity    so many instalments of one size, the last takes the rest of rounding
///     specified        a line each: how many periods later, and a percent or an amount; the last takes what is left
package struct PaymentSchedule: Equatable, Sendable, Codable {
    package enum Allocation: UInt8, Sendable, BitwiseCopyable, Codable {
        case total = 1
        case fixedAmount = 2
        case fixedQuantity = 3
        case specified = 4
    }

    package enum Unit: UInt8, Sendable, BitwiseCopyable, Codable {
        case days = 1
        case months = 2
        case years = 3
    }

    /// Where sales tax or charges go.
    package enum Side: UInt8, Sendable, BitwiseCopyable, Codable {
        case proportional = 0
        case first = 1
        case last = 2
    }

    package struct Line: Equatable, Sendable, Codable {
        package enum Share: Equatable, Sendable, Codable {
            case percent(Percent)
            case amount(Money)
        }

        /// After the due date of the terms; 0: on it.
        package let periods: UInt16
        package let share: Share

        package init(periods: UInt16, share: Share) { (self.periods, self.share) = (periods, share) }
    }

    package let code: Code
    package var description = ""
    package let allocation: Allocation
    package var unit = Unit.months
    /// Periods from one instalment to the next; of fixedAmount and fixedQuantity.
    package var every: UInt16 = 1
    /// Of fixedAmount.
    package var amount: Money?
    /// Of fixedQuantity.
    package var count: UInt16 = 0
    /// A smaller instalment is raised to it, a smaller rest goes to the instalment before; nil: none.
    package var minimum: Money?
    package var tax = Side.proportional
    package var charges = Side.proportional
    /// Of specified; by rising periods.
    package var lines: [Line] = []

    package init(code: Code, allocation: Allocation) { (self.code, self.allocation) = (code, allocation) }

    /// Instalments of one invoice.
    package static let instalmentsMax = 120
    /// Instalments of all invoices of one record.
    package static let instalmentsOfRecordMax = 10_000
    package static let everyMax: UInt16 = 366
    package static let periodsMax: UInt16 = 3_660

    /// The one its amounts are in; nil: it has no amounts and takes any.
    package var currency: Currency? {
        if let money = amount ?? minimum { return money.currency }
        for line in lines { if case .amount(let money) = line.share { return money.currency } }
        return nil
    }
}

/// Creates or replaces a payment schedule. Invoices posted before keep their instalments.
///
/// Rejections in order: FIELD_REQUIRED and FIELD_INVALID of what the allocation needs, AMOUNT_NEGATIVE,
/// CURRENCY_MISMATCH (two currencies), TOO_MANY_ITEMS (lines).
package struct SetPaymentSchedule: Command {
    package let id: CompanyID
    package let schedule: PaymentSchedule

    package init(id: CompanyID, schedule: PaymentSchedule) { (self.id, self.schedule) = (id, schedule) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection)
        -> PaymentSchedule
    {
        try checkAllocation()
        try checkAmounts()
        draft.add(.payment(.scheduleSet(id, schedule)), book)
        return schedule
    }

    private func checkAllocation() throws(Rejection) {
        let takesLines = schedule.allocation == .specified
        if !takesLines, !schedule.lines.isEmpty { throw .notTaken("lines", schedule.allocation) }
        if schedule.allocation != .fixedAmount, schedule.amount != nil {
            throw .notTaken("amount", schedule.allocation)
        }
        if schedule.allocation != .fixedQuantity, schedule.count != 0 { throw .notTaken("count", schedule.allocation) }
        switch schedule.allocation {
        case .total: break
        case .fixedAmount:
            if schedule.amount == nil { throw .required("schedule.amount", "how much an instalment is") }
            try checkEvery()
        case .fixedQuantity:
            if schedule.count == 0 { throw .required("schedule.count", "how many instalments there are") }
            if Int(schedule.count) > PaymentSchedule.instalmentsMax {
                throw .tooMany(Int(schedule.count), max: PaymentSchedule.instalmentsMax, field: "schedule.count")
            }
            try checkEvery()
        case .specified: try checkLines()
        }
    }

    private func checkEvery() throws(Rejection) {
        if schedule.every == 0 { throw .required("schedule.every", "periods from one instalment to the next") }
        if schedule.every > PaymentSchedule.everyMax {
            throw Rejection(
                .fieldInvalid, field: "schedule.every", "is at most \(PaymentSchedule.everyMax) periods",
                [.init("max", UInt64(PaymentSchedule.everyMax))])
        }
    }

    private func checkLines() throws(Rejection) {
        if schedule.lines.isEmpty { throw .required("schedule.lines", "a line for each instalment") }
        if schedule.lines.count > PaymentSchedule.instalmentsMax {
            throw .tooMany(schedule.lines.count, max: PaymentSchedule.instalmentsMax, field: "schedule.lines")
        }
        var (percents, hasAmounts) = (Int64(0), false)
        for (index, line) in schedule.lines.enumerated() {
            let isLater = index == 0 || schedule.lines[index - 1].periods < line.periods
            if !isLater || line.periods > PaymentSchedule.periodsMax {
                throw Rejection(
                    .fieldInvalid, field: "schedule.lines[\(index)].periods",
                    "periods rise from line to line, up to \(PaymentSchedule.periodsMax)")
            }
            switch line.share {
            case .amount: hasAmounts = true
            case .percent(let percent):
                if percent.tenThousandths <= 0 || percent.tenThousandths > 1_000_000 {
                    throw Rejection(
                        .fieldInvalid, field: "schedule.lines[\(index)].percent", "is above 0 and at most 100")
                }
                percents += percent.tenThousandths
            }
        }
        // What amounts leave open goes to the last line; percents alone say all.
        guard hasAmounts ? percents < 1_000_000 : percents == 1_000_000 else {
            throw Rejection(
                .fieldInvalid, field: "schedule.lines",
                hasAmounts ? "percents beside amounts stay below 100" : "the percents add up to 100",
                [.init("percent", "\(Percent(tenThousandths: percents).decimal)")])
        }
    }

    private func checkAmounts() throws(Rejection) {
        var amounts: [(field: String, money: Money)] = []
        if let amount = schedule.amount { amounts.append(("schedule.amount", amount)) }
        if let minimum = schedule.minimum { amounts.append(("schedule.minimum", minimum)) }
        for (index, line) in schedule.lines.enumerated() {
            if case .amount(let money) = line.share { amounts.append(("schedule.lines[\(index)].amount", money)) }
        }
        for (field, money) in amounts {
            if money.minor <= 0 {
                throw Rejection(.amountNegative, field: field, "the amount is \(money)", [.init("amount", money)])
            }
            if money.currency != amounts[0].money.currency {
                throw .otherCurrency(money.currency, expected: amounts[0].money.currency, field: field)
            }
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

extension Rejection {
    fileprivate static func notTaken(_ field: String, _ allocation: PaymentSchedule.Allocation) -> Rejection {
        Rejection(.fieldInvalid, field: "schedule.\(field)", "is not taken with the allocation \(allocation)")
    }
}
