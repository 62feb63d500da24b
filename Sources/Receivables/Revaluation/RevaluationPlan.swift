package enum RevaluationMethod: UInt8, Sendable, BitwiseCopyable, Codable {
    /// Gains and losses.
    case standard = 1
    /// Losses only, against the original value.
    case minimum = 2
    /// Back to the original rate: earlier revaluations are canceled.
    case invoiceDate = 3
}

/// The revaluation of one open transaction (setup:FX-1 to FX-3). Pure arithmetic in minor units, signed as the item.
package struct RevaluationPlan: Equatable, Sendable {
    /// Something settled later than the considered date: it takes its share back on its own date.
    package struct Later: Equatable, Sendable {
        package let settlement: SettlementID
        package let date: CalendarDate
        /// Above 0, in the document's currency.
        package let amount: Int64
        /// What it has taken back so far: gain 0 or below, loss 0 or above.
        package let takenGain: Int64
        package let takenLoss: Int64

        package init(settlement: SettlementID, date: CalendarDate, amount: Int64, takenGain: Int64, takenLoss: Int64) {
            self.settlement = settlement
            self.date = date
            self.amount = amount
            self.takenGain = takenGain
            self.takenLoss = takenLoss
        }
    }

    /// Amounts as of the considered date; `original` is the accounting value at the original rate.
    package let open: Int64
    package let original: Int64
    package let gain: Int64
    package let loss: Int64
    /// In the order of their dates.
    package let later: [Later]
    /// What undoing settlements after the date gave back: amount of the document, without sign, and unrealized amounts.
    package let reopened: Reopened

    package struct Reopened: Equatable, Sendable {
        package let amount: Int64
        package let gain: Int64
        package let loss: Int64

        package init(amount: Int64, gain: Int64, loss: Int64) {
            self.amount = amount
            self.gain = gain
            self.loss = loss
        }

        package static let nothing = Reopened(amount: 0, gain: 0, loss: 0)
    }

    package init(
        open: Int64, original: Int64, gain: Int64, loss: Int64, later: [Later] = [], reopened: Reopened = .nothing
    ) {
        self.reopened = reopened
        self.open = open
        self.original = original
        self.gain = gain
        self.loss = loss
        self.later = later
    }

    /// All of what stands was there on the considered date and is there still: it may go to another account.
    var isWhole: Bool { reopened == .nothing && later.allSatisfy { ($0.takenGain, $0.takenLoss) == (0, 0) } }

    /// A change of the unrealized amounts on a date; settlement none: on the considered date.
    package struct Change: Equatable, Sendable {
        package let settlement: SettlementID
        package let date: CalendarDate?
        package let reversedGain: Int64
        package let reversedLoss: Int64
        package let gain: Int64
        package let loss: Int64
    }

    package struct Outcome: Equatable, Sendable {
        /// The earlier unrealized amount taken back, with opposite sign.
        package let reversed: Int64
        /// The new unrealized amount.
        package let unrealized: Int64
        /// Accounting value afterwards.
        package let carried: Int64
        package let changes: [Change]
    }

    /// `revalued`: the open amount at the new rate; not looked at for INVOICE_DATE.
    package func outcome(_ method: RevaluationMethod, revalued: Int64) -> Outcome {
        let target =
            switch method {
            case .standard: revalued - original
            case .minimum: min(0, revalued - original)
            case .invoiceDate: Int64(0)
            }
        var now = Unrealized()
        (now.gain, now.loss) = (max(0, target), min(0, target))
        var changes: [Change] = []
        if target != gain + loss || now.gain != gain {
            changes.append(
                Change(
                    settlement: .none, date: nil, reversedGain: -gain, reversedLoss: -loss, gain: now.gain, loss: now.loss))
        }
        var left = (open < 0 ? -open : open) + reopened.amount
        now.gain += reopened.gain
        now.loss += reopened.loss
        for part in later {
            let share = now.share(of: min(part.amount, left), open: left)
            let change = (gain: -share.gain - part.takenGain, loss: -share.loss - part.takenLoss)
            if change != (0, 0) {
                changes.append(
                    Change(
                        settlement: part.settlement, date: part.date, reversedGain: min(0, change.gain),
                        reversedLoss: max(0, change.loss), gain: max(0, change.gain), loss: min(0, change.loss)))
            }
            now.gain -= share.gain
            now.loss -= share.loss
            left -= min(part.amount, left)
        }
        return Outcome(
            reversed: -(gain + loss), unrealized: target, carried: original + target, changes: changes)
    }
}
