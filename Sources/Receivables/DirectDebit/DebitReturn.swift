/// Why and how a collection came back (setup:SD-15 to SD-17). Pure rules: no book.
package struct DebitReturn: Equatable, Sendable, Codable {
    package enum Kind: UInt8, Sendable, BitwiseCopyable, Codable {
        case reject = 1
        case refusal = 2
        case `return` = 3
        case refund = 4
        case refundUnauthorized = 5
        case reversal = 6
        /// By us, before it stood in a file: no bank knows of it.
        case withdrawal = 7

        /// Before settlement: the bank never paid.
        package var isBeforeSettlement: Bool { self == .reject || self == .refusal || self == .withdrawal }
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
    /// What the bank wrote beside the code, or its own word where it gave none.
    package var text: String

    package init(kind: Kind, reason: Code, date: CalendarDate, text: String = "") {
        self.kind = kind
        self.reason = reason
        self.date = date
        self.text = text
    }

    package static let textLengthMax = 200

    static let refundDays = 56
    static let unauthorizedMonths = 13
    /// TARGET days.
    static let reversalDays = 5

    static func returnDays(_ scheme: DebitScheme) -> Int { scheme == .b2b ? 3 : 5 }

    /// Nil: as the scheme says. The window's last day belongs to it.
    package func warning(_ scheme: DebitScheme, debited: CalendarDate) -> Warning? {
        let last: CalendarDate
        switch kind {
        case .reject, .refusal, .withdrawal: return nil
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

    /// By the reason alone.
    var wish: NextStep {
        switch reason {
        // Wrong, closed or blocked; a consumer's account, one that may not be debited; an unknown bank.
        case "AC01", "AC04", "AC06", "AC13", "AG01", "RC01": .newAccount
        case "MD01", "MD02": .newMandate
        case "MD07": .askEstate
        case "AM04": .collectAgain
        case "AM05", "MD05", "MD06", "MS02", "MS03", "SL01": .askDebtor
        default: kind.isBeforeSettlement ? .collectAgain : .askDebtor
        }
    }

    /// The step that leads on: what the reason asks for, as far as the mandate still allows it.
    package func nextStep(under mandate: Mandate, on today: CalendarDate) -> NextStep {
        let isOver = mandate.state.isFinal || mandate.state == .completed || mandate.expires.map { $0 < today } ?? false
        switch wish {
        case .collectAgain:
            if isOver || mandate.state == .draft { return .newMandate }
            return mandate.state == .suspended ? .newAccount : .collectAgain
        // An account is amended only under a mandate that can be used again.
        case .newAccount: return isOver ? .newMandate : .newAccount
        case .newMandate: return .newMandate
        case .askDebtor: return .askDebtor
        case .askEstate: return .askEstate
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
            // The first of several: those behind it do not make it the first that was paid (setup:SD-8).
            mandate.restarts = restarts || row.restarted || row.sequence == .first
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
