/// How a schedule splits what an invoice comes to. Pure arithmetic (payments:TP-4).
package struct InstalmentSplit: Equatable, Sendable {
    package struct Part: Equatable, Sendable, BitwiseCopyable {
        /// Periods after the due date of the terms.
        package var step: Int
        package var amount: Int64
        /// Without what goes to one instalment alone: what tax and charges are shared by.
        fileprivate(set) package var base: Int64
    }

    /// In the order of their dates; none is zero, and they add up to the whole.
    package private(set) var parts: [Part]
    private let tax: PaymentSchedule.Side

    /// Nil: more instalments than `PaymentSchedule.instalmentsMax`.
    ///
    /// Each instalment is rounded once, half away from zero, and none is more than what is left: the last takes that.
    /// A total of zero or below stays one. Tax or charges below zero are shared like the rest: alone on one instalment
    /// they might turn its sign.
    package init?(_ schedule: PaymentSchedule, total: Int64, tax: Int64, charges: Int64) {
        let taxApart = schedule.tax == .proportional || tax < 0 ? 0 : tax
        let chargesApart = schedule.charges == .proportional || charges < 0 ? 0 : charges
        self.tax = taxApart == 0 ? .proportional : schedule.tax
        let base = total - taxApart - chargesApart
        guard base > 0 else {
            parts = [Part(step: schedule.firstStep, amount: total, base: total)]
            return
        }
        guard var made = schedule.parts(of: base) else { return nil }
        schedule.joinSmallRest(&made)
        for (amount, side) in [(taxApart, schedule.tax), (chargesApart, schedule.charges)] {
            made[side == .last ? made.count - 1 : 0].amount += amount
        }
        parts = made
    }

    /// What of a tax lies in each instalment.
    package func shares(of tax: Int64) -> [Int64] {
        switch self.tax {
        case .proportional: tax.split(by: parts.map(\.base), of: parts.reduce(0) { $0 + $1.base })
        case .first: parts.indices.map { $0 == 0 ? tax : 0 }
        case .last: parts.indices.map { $0 == parts.count - 1 ? tax : 0 }
        }
    }

    /// What each instalment is in accounting currency: as a settlement of all in this order releases it (payments:FX-1).
    package func accounting(_ total: Int64) -> [Int64] {
        var (left, open) = (total, parts.reduce(Int64(0)) { $0 + $1.amount })
        return parts.map { part in
            var share = left
            if part.amount != open {
                // Smaller than what it is a share of.
                share = Int64(
                    truncatingIfNeeded: Rounding.halfAwayFromZero.divide(
                        Int128(left) * Int128(part.amount), by: Int128(open)))
            }
            left -= share
            open -= part.amount
            return share
        }
    }
}

extension PaymentSchedule {
    fileprivate var firstStep: Int { allocation == .specified ? Int(lines.first?.periods ?? 0) : 0 }

    /// Parts of an amount above zero, the last with the rest; nil: too many.
    fileprivate func parts(of base: Int64) -> [InstalmentSplit.Part]? {
        var (parts, rest) = ([InstalmentSplit.Part](), base)
        func take(_ wanted: Int64, _ step: Int) {
            let amount = min(rest, max(wanted, minimum?.minor ?? 0))
            guard amount > 0 else { return }
            rest -= amount
            parts.append(.init(step: step, amount: amount, base: amount))
        }
        switch allocation {
        case .total: take(base, 0)
        case .fixedQuantity:
            let size = Int64(Rounding.halfAwayFromZero.divide(Int128(base), by: Int128(max(1, count))))
            for place in 0..<Int(count) { take(place == Int(count) - 1 ? rest : size, place * Int(every)) }
        case .fixedAmount:
            for place in 0..<PaymentSchedule.instalmentsMax { take(amount?.minor ?? rest, place * Int(every)) }
            // Too small for an instalment of its own: it joins the last, as any rest does.
            if rest > 0, rest < minimum?.minor ?? 0 {
                parts[parts.count - 1].amount += rest
                parts[parts.count - 1].base += rest
                rest = 0
            }
            if rest > 0 { return nil }
        case .specified:
            for (place, line) in lines.enumerated() {
                switch line.share {
                case _ where place == lines.count - 1: take(rest, Int(line.periods))
                case .percent(let percent): take(percent.of(base), Int(line.periods))
                case .amount(let money): take(money.minor, Int(line.periods))
                }
            }
        }
        return parts
    }

    /// A last instalment below the minimum goes to the one before.
    fileprivate func joinSmallRest(_ parts: inout [InstalmentSplit.Part]) {
        guard let minimum, parts.count > 1, let last = parts.last, last.amount < minimum.minor else { return }
        parts.removeLast()
        parts[parts.count - 1].amount += last.amount
        parts[parts.count - 1].base += last.base
    }

    /// A date some periods later; months clamp to the end of the month, each from the first date.
    func date(_ date: CalendarDate, later steps: Int) -> CalendarDate {
        switch unit {
        case .days: date.adding(days: steps)
        case .months: date.adding(months: steps)
        case .years: date.adding(months: 12 * steps)
        }
    }
}
