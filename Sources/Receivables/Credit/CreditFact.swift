/// The closed list of facts of credit management beside the checks themselves.
package enum CreditFact: Equatable, Sendable {
    // Groups
    case groupSet(CreditGroup)
    /// None: the account leaves its group.
    case memberSet(CustomerID, CreditGroupID)
    case groupTemporaryLimitSet(CreditGroupID, TemporaryLimit)
    // Profiles
    case guaranteeSet(CustomerID, Guarantee)
    /// Nil: no limit in this currency any more.
    case currencyLimitSet(CustomerID, Currency, Int64?)
    case profileSet(CustomerID, CreditProfile)
    // Limit journals
    /// The workflow moved a journal; lines in their order.
    case journalMoved(CompanyID, Code, LimitJournalState, [LimitLineState])
    // Holds
    case checkpointsSet(CompanyID, [CheckpointRow])
    case reasonSet(CompanyID, CreditReasonRow)
    case holdSet(CreditHold)
    case authorizationReviewed(AuthorizationReviewed)
    case authorizationChanged(AuthorizationChanged)
    case documentChecked(DocumentCheck)
    // Risk
    case scoringGroupSet(CompanyID, ScoringGroup)
    case riskGroupSet(CompanyID, RiskGroup)
    case autoLimitSet(CompanyID, AutoLimitRule)
    case scored(CustomerID, RiskScore)
}

package enum CreditGroupTag {}
package typealias CreditGroupID = Identifier<CreditGroupTag>

extension Book {
    mutating func apply(_ fact: CreditFact, at stamp: Stamp) {
        switch fact {
        case .groupSet(let group):
            if let before = creditGroups.find(group.id) {
                digest.remove(.creditGroup, UInt64(group.id.number), before.fingerprint)
            }
            creditGroups.set(group, at: stamp.sequence)
            digest.add(.creditGroup, UInt64(group.id.number), group.fingerprint)
        case .memberSet(let account, let group):
            digest.remove(.creditGroupMember, UInt64(account.number), UInt64(creditGroups.group(of: account).number))
            creditGroups.set(account, to: group, at: stamp.sequence)
            digest.add(.creditGroupMember, UInt64(account.number), UInt64(group.number))
            change(account, flag: .pooled, group.isNone == false, at: stamp)
        case .groupTemporaryLimitSet(let group, let limit):
            creditGroups.set(limit, of: group, at: stamp.sequence)
            digest.add(.creditGroupWindow, limit.digestKey(group.number), limit.digestValue)
        case .guaranteeSet(let account, let guarantee):
            changeProfile(account, at: stamp) { $0.set(guarantee) }
        case .currencyLimitSet(let account, let currency, let limit):
            changeProfile(account, at: stamp) { $0.currencyLimits.set(currency, limit) }
        case .profileSet(let account, let profile):
            changeProfile(account, at: stamp) { $0 = profile }
        case .journalMoved(let company, let number, let state, let lines):
            moveJournal(number, of: company, to: state, lines, at: stamp)
        case .checkpointsSet(let company, let rows):
            creditHolds.set(rows, of: company)
            touch(company, at: stamp)
        case .reasonSet(let company, let row):
            creditHolds.set(row, of: company)
            touch(company, at: stamp)
        case .holdSet(let hold):
            if creditHolds.contains(hold.id) {
                digest.remove(.creditHold, UInt64(hold.id.number), creditHolds[hold.id].fingerprint)
            }
            creditHolds.set(hold)
            name(hold.customer)
            digest.add(.creditHold, UInt64(hold.id.number), hold.fingerprint)
            touch(hold.customer, at: stamp)
        case .authorizationReviewed(let fact): review(fact, at: stamp)
        case .authorizationChanged(let fact): change(fact, at: stamp)
        case .documentChecked(let check): creditHolds.set(check)
        case .scoringGroupSet(let company, let row):
            riskScores.set(row, of: company)
            touch(company, at: stamp)
        case .riskGroupSet(let company, let row):
            riskScores.set(row, of: company)
            touch(company, at: stamp)
        case .autoLimitSet(let company, let row):
            riskScores.set(row, of: company)
            touch(company, at: stamp)
        case .scored(let account, let score):
            digest.remove(.riskScore, UInt64(account.number), riskScores.score(of: account)?.fingerprint ?? 0)
            riskScores.set(score, of: account)
            digest.add(.riskScore, UInt64(account.number), score.fingerprint)
            touch(account, at: stamp)
        }
    }

    private mutating func changeProfile(_ account: CustomerID, at stamp: Stamp, _ body: (inout CreditProfile) -> Void) {
        digest.remove(.creditProfile, UInt64(account.number), creditProfiles[account].fingerprint)
        creditProfiles.change(account, body)
        digest.add(.creditProfile, UInt64(account.number), creditProfiles[account].fingerprint)
        change(account, flag: .creditTerms, creditProfiles[account].changesTests, at: stamp)
    }
}

/// Words of a fingerprint, in an order that belongs to it; never 0.
struct Fingerprint {
    private var sum: UInt64 = 0x2545_f491_4f6c_dd1d

    mutating func add(_ word: UInt64) { sum = Mix.fold(sum, word &+ 0x9e37_79b9_7f4a_7c15) }
    mutating func add(_ value: Int64) { add(UInt64(bitPattern: value)) }
    mutating func add(_ date: CalendarDate) { add(Int64(date.days)) }
    mutating func add(_ money: Money) {
        add(money.minor)
        add(UInt64(money.currency.number))
    }
    mutating func add(_ code: Code) { add(code.mixed(with: 1)) }

    var word: UInt64 { sum | 1 }
}
