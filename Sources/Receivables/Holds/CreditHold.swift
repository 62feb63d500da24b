package enum CreditHoldTag {}
package typealias CreditHoldID = Identifier<CreditHoldTag>

package enum HoldState: UInt8, Sendable, BitwiseCopyable, Codable {
    case open = 1
    case releasedWithPosting = 2
    case releasedWithoutPosting = 3
    case rejected = 4
    case canceled = 5
}

package enum HoldWorkflow: UInt8, Sendable, BitwiseCopyable, Codable {
    case none = 0
    case submitted = 1
    case approved = 2
    case rejected = 3
    case recalled = 4
}

package enum ReleaseMode: UInt8, Sendable, BitwiseCopyable {
    case withPosting = 1
    case withoutPosting = 2
}

/// A document that waits for review: the order, or without one the authorization (credit section 6).
package struct CreditHold: Equatable, Sendable, Codable {
    package let id: CreditHoldID
    package let company: CompanyID
    /// The ordering customer.
    package let customer: CustomerID
    /// The order's number; empty: the authorization is the document.
    package let document: Code
    package let checkpoint: Checkpoint
    /// Value of the whole sale that was, or is to be, released.
    package var value: Money
    package var wish: RuleWish
    package var reasons: [HoldReason] = []
    package var isForced = false
    /// Of a forced hold.
    package var holdReason = Code.empty
    package var state = HoldState.open
    package var workflow = HoldWorkflow.none
    /// No reason is true any more (credit:HO-4).
    package var isReady = false
    /// Referred sales that become live when it is released.
    package var authorizations: [AuthorizationID] = []
    package var releaseReason = Code.empty
    package var reviewDate: CalendarDate?
    package let placed: Instant
    package var closedOn: CalendarDate?

    package init(
        id: CreditHoldID, company: CompanyID, customer: CustomerID, document: Code, checkpoint: Checkpoint, value: Money,
        wish: RuleWish, placed: Instant
    ) {
        self.id = id
        self.company = company
        self.customer = customer
        self.document = document
        self.checkpoint = checkpoint
        self.value = value
        self.wish = wish
        self.placed = placed
    }

    /// Referred sales of one document that wait together.
    package static let authorizationsMax = 100

    /// For the book's digest; never 0.
    var fingerprint: UInt64 {
        var print = Fingerprint()
        print.add(UInt64(state.rawValue) << 16 | UInt64(workflow.rawValue) << 8 | (isReady ? 2 : 0) | (isForced ? 1 : 0))
        print.add(value)
        for row in reasons { print.add(UInt64(row.code.rawValue) << 1 | (row.isValid ? 1 : 0)) }
        for row in authorizations { print.add(UInt64(row.number)) }
        print.add(releaseReason)
        return print.word
    }

    /// Takes over what a check found: what it no longer finds is not valid, what is new is added (credit:HO-4).
    mutating func evaluate(_ found: ReasonList) {
        for index in reasons.indices { reasons[index].isValid = false }
        for index in 0..<found.count where !found[index].isInformation {
            let code = found[index]
            if let place = reasons.firstIndex(where: { $0.code == code }) {
                reasons[place].isValid = true
            } else {
                reasons.append(HoldReason(code: code, isValid: true))
            }
        }
        isReady = !reasons.contains { $0.isValid }
    }
}

package struct HoldReason: Equatable, Sendable, PlainBits {
    package var code: CreditReason
    package var isValid: Bool

    package init(code: CreditReason, isValid: Bool) { (self.code, self.isValid) = (code, isValid) }
}

package enum CreditReasonKind: UInt8, Sendable, BitwiseCopyable, Codable {
    case hold = 1
    case release = 2
    case status = 3
}

/// Why somebody put a document on hold, released it or changed an account's status.
package struct CreditReasonRow: Equatable, Sendable, Codable {
    package var code: Code
    package var kind: CreditReasonKind
    package var description: String

    package init(code: Code, kind: CreditReasonKind, description: String) {
        (self.code, self.kind, self.description) = (code, kind, description)
    }

    package static let perCompanyMax = 1_000
}

/// Whether and how soon again a step of a document is checked (credit:CP-1, CP-2).
package struct CheckpointRow: Equatable, Sendable, PlainBits {
    package var checkpoint: Checkpoint
    package var posting: Bool
    package var proForma: Bool
    /// 0: none.
    package var graceDays: UInt32

    package init(checkpoint: Checkpoint, posting: Bool, proForma: Bool, graceDays: UInt32) {
        self.checkpoint = checkpoint
        self.posting = posting
        self.proForma = proForma
        self.graceDays = graceDays
    }

    package static let graceDaysMax: UInt32 = 3_650

    var isMarked: Bool { posting || proForma }
}

/// The last step of a document at which rules were run.
package struct DocumentCheck: Equatable, Sendable, PlainBits {
    package var company: CompanyID
    package var document: Code
    package var checkpoint: Checkpoint
    package var date: CalendarDate

    package init(company: CompanyID, document: Code, checkpoint: Checkpoint, date: CalendarDate) {
        self.company = company
        self.document = document
        self.checkpoint = checkpoint
        self.date = date
    }
}

/// Parameters of holds with their defaults (credit cases' README).
package struct HoldParameters: Equatable, Sendable, BitwiseCopyable {
    /// Nil: holds that are ready wait for somebody (credit:HO-4).
    package var autoRelease: ReleaseMode?
    package var defaultReleaseReason = Code.empty
    package var defaultCancelReason = Code.empty
    /// A higher value after release is not checked again (credit:CP-4).
    package var allowsEditAfterRelease = false
    /// Ten-thousandths of a percent; with `validDays` set it takes the place of CP-3 and CP-4 (credit:CP-5).
    package var deviation: Int64?
    package var validDays: UInt32?
    package var workflow = HoldApproval.none

    package init() {}

    /// Nil: no tolerance.
    var tolerance: (deviation: Int64, days: UInt32)? {
        guard let deviation, let validDays else { return nil }
        return (deviation, validDays)
    }
}

/// Whether releases go to approval first (credit:HO-6).
package enum HoldApproval: UInt8, Sendable, BitwiseCopyable {
    case none = 0
    /// Approval enables the release by hand.
    case enables = 1
    /// Approval releases as well.
    case releases = 2
}

/// All holds, which of a document are open, and the set-up of checkpoints and reasons.
package struct CreditHolds: ~Copyable {
    package private(set) var holds: [CreditHold] = []
    /// Ids of open ones, rising.
    package private(set) var open: [CreditHoldID] = []
    private var openOfDocument: [Key: [CreditHoldID]] = [:]
    private var lastReleased: [Key: CreditHoldID] = [:]
    private var ofAuthorization: [AuthorizationID: CreditHoldID] = [:]
    private var checks: [Key: DocumentCheck] = [:]
    private var checkpoints: [CompanyID: [CheckpointRow]] = [:]
    private var reasons: [CompanyID: [CreditReasonRow]] = [:]

    private struct Key: Hashable, Codable {
        var company: CompanyID
        var document: Code
    }

    package init() {}

    package func contains(_ id: CreditHoldID) -> Bool { !id.isNone && Int(id.number) <= holds.count }

    package subscript(_ id: CreditHoldID) -> CreditHold { holds[Int(id.number) - 1] }

    package func open(of document: Code, _ company: CompanyID) -> [CreditHoldID] {
        document.isEmpty ? [] : openOfDocument[Key(company: company, document: document)] ?? []
    }

    func lastReleased(of document: Code, _ company: CompanyID) -> CreditHold? {
        lastReleased[Key(company: company, document: document)].map { self[$0] }
    }

    package func hold(of authorization: AuthorizationID) -> CreditHoldID? { ofAuthorization[authorization] }

    func check(of document: Code, _ company: CompanyID) -> DocumentCheck? {
        checks[Key(company: company, document: document)]
    }

    /// Nil: none were set, so every step is marked for posting, without grace days.
    package func checkpoints(of company: CompanyID) -> [CheckpointRow]? { checkpoints[company] }

    package func reason(_ company: CompanyID, _ code: Code) -> CreditReasonRow? {
        reasons[company]?.first { $0.code == code }
    }

    package func reasons(of company: CompanyID) -> [CreditReasonRow] { reasons[company] ?? [] }

    // MARK: apply

    mutating func set(_ hold: CreditHold) {
        let key = Key(company: hold.company, document: hold.document)
        if Int(hold.id.number) > holds.count {
            precondition(Int(hold.id.number) == holds.count + 1, "hold ids are dense")
            holds.append(hold)
            open.append(hold.id)
            if !hold.document.isEmpty { openOfDocument[key, default: []].append(hold.id) }
        } else {
            holds[Int(hold.id.number) - 1] = hold
        }
        for authorization in hold.authorizations { ofAuthorization[authorization] = hold.id }
        guard hold.state != .open else { return }
        open.removeAll { $0 == hold.id }
        openOfDocument[key]?.removeAll { $0 == hold.id }
        if openOfDocument[key]?.isEmpty ?? false { openOfDocument[key] = nil }
        if hold.state == .releasedWithPosting || hold.state == .releasedWithoutPosting, !hold.document.isEmpty {
            lastReleased[key] = hold.id
        }
    }

    mutating func set(_ check: DocumentCheck) { checks[Key(company: check.company, document: check.document)] = check }
    mutating func set(_ rows: [CheckpointRow], of company: CompanyID) { checkpoints[company] = rows }

    mutating func set(_ row: CreditReasonRow, of company: CompanyID) {
        var rows = reasons[company] ?? []
        rows.removeAll { $0.code == row.code }
        rows.append(row)
        rows.sort { $0.code < $1.code }
        reasons[company] = rows
    }
}

extension CreditHolds: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&holds)
        try stream.pass(&open)
        try stream.pass(&openOfDocument)
        try stream.pass(&lastReleased)
        try stream.pass(&ofAuthorization)
        try stream.pass(&checks)
        try stream.pass(&checkpoints)
        try stream.pass(&reasons)
    }
}
