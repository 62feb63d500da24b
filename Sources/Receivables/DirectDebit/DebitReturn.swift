/// Why and how a collection came back (setup:SD-15 to SD-17). Pure rules: no book.
package struct DebitReturn: Equatable, Sendable, Codable {
    package enum Kind: UInt8, Sendable, BitwiseCopyable, Codable {
        case reject = 1
        case refusal = 2
        case `return` = 3
        case refund = 4
        case refundUnauthorized = 5
        case reversal = 6

        /// Before settlement: the bank never paid.
        package var isBeforeSettlement: Bool { self == .reject || self == .refusal }
    }

    package enum Warning: String, Sendable {
        case outsideWindow = "OUTSIDE_WINDOW"
        case outsideScheme = "OUTSIDE_SCHEME"
    }

    package enum NextStep: UInt8, Sendable, BitwiseCopyable {
        case collectAgain = 1
        case newAccount = 2
        case newMandate = 3
        case askDebtor = 4
        case askEstate = 5
    }

    package var kind: Kind
    /// ISO code in capitals; empty: none was given.
    package var reason: Code
    package var date: CalendarDate

    package init(kind: Kind, reason: Code, date: CalendarDate) {
        self.kind = kind
        self.reason = reason
        self.date = date
    }

    static let refundDays = 56
    static let unauthorizedMonths = 13
    /// TARGET days.
    static let reversalDays = 5

    static func returnDays(_ scheme: DebitScheme) -> Int { scheme == .b2b ? 3 : 5 }

    /// Nil: as the scheme says. The window's last day belongs to it.
    package func warning(_ scheme: DebitScheme, debited: CalendarDate) -> Warning? {
        let last: CalendarDate
        switch kind {
        case .reject, .refusal: return nil
        case .return: last = TargetCalendar.before(debited, days: -DebitReturn.returnDays(scheme))
        case .refund:
            if scheme == .b2b { return .outsideScheme }
            last = debited.adding(days: DebitReturn.refundDays)
        case .refundUnauthorized: last = debited.adding(months: DebitReturn.unauthorizedMonths)
        case .reversal: last = TargetCalendar.before(debited, days: -DebitReturn.reversalDays)
        }
        return date > last ? .outsideWindow : nil
    }

    /// What the reason does to the mandate; nil: leaves its state.
    package var mandateState: MandateState? {
        switch reason {
        case "MD01", "MD07": .canceled
        case "AC04": .suspended
        default: nil
        }
    }

    package var nextStep: NextStep {
        switch reason {
        case "AC01", "AC04", "AC06": .newAccount
        case "MD01": .newMandate
        case "MD07": .askEstate
        case "AM04": .collectAgain
        case "AM05", "MD06", "MS02", "MS03", "SL01": .askDebtor
        default: kind.isBeforeSettlement ? .collectAgain : .askDebtor
        }
    }
}

extension Mandate {
    /// After a collection under it came back.
    func after(_ back: DebitReturn, of row: DebitCollection) -> Mandate {
        var mandate = self
        mandate.numberTaken = nil
        if back.kind.isBeforeSettlement {
            mandate.counter = counter > 0 ? counter - 1 : 0
            if row.completes, state == .completed { mandate.state = .active }
            // The bank threw away what it was told: the next collection tells it again.
            mandate.restarts = restarts || row.restarted
            var told = row.amendment
            told.add(amendment)
            mandate.amendment = told
        }
        switch back.mandateState {
        case .canceled where !mandate.state.isFinal:
            mandate.state = .canceled
            mandate.cancelReason = back.reason.text
        case .suspended where mandate.state == .active: mandate.state = .suspended
        default: break
        }
        return mandate
    }
}
