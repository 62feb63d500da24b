package struct ProposalID: Hashable, Comparable, Sendable, PlainBits {
    package let number: UInt32

    package init(_ number: UInt32) { self.number = number }
    package static func < (a: ProposalID, b: ProposalID) -> Bool { a.number < b.number }
}

package enum ProposalState: UInt8, Sendable, BitwiseCopyable, Codable {
    case open = 1
    case approved = 2
    case rejected = 3
    case withdrawn = 4
    case expired = 5
}

/// A request that waits for a second person: exactly these bytes are executed, or nothing (F24, reliability 3.8).
package struct Proposal: Equatable, Sendable, Codable {
    package let id: ProposalID
    package let by: Code
    package let method: UInt16
    /// None: the request belongs to the store itself.
    package let company: CompanyID
    /// The request message as it is to be executed; emptied when the proposal is closed.
    package var message: [UInt8]
    /// SHA-256 over method, company and message: what an approval names.
    package let hash: [UInt8]
    package let reason: String
    package let proposed: Instant
    package let expires: Instant
    package var state = ProposalState.open
    /// Who closed it, and why.
    package var closedBy: Code = .empty
    package var closedFor = ""

    package static let lifeHours: Int64 = 72
    package static let messageBytesMax = 32 << 10
    /// Open ones of a store.
    package static let openMax = 1_000
    /// Expired ones that a new one closes.
    package static let sweptMax = 16

    package init(
        id: ProposalID, by: Code, method: UInt16, company: CompanyID, message: [UInt8], hash: [UInt8], reason: String,
        proposed: Instant, expires: Instant
    ) {
        self.id = id
        self.by = by
        self.method = method
        self.company = company
        self.message = message
        self.hash = hash
        self.reason = reason
        self.proposed = proposed
        self.expires = expires
    }

    package func isExpired(at now: Instant) -> Bool { state == .open && now.nanoseconds >= expires.nanoseconds }

    var digestValue: UInt64 {
        hash.prefix(8).reduce(UInt64(state.rawValue)) { $0 << 7 ^ $0 >> 57 ^ UInt64($1) }
    }
}

/// All proposals ever made, by dense id.
package struct Proposals: ~Copyable {
    package private(set) var rows: [Proposal] = []
    /// In the order they were made.
    package private(set) var open: [ProposalID] = []
    /// Sequence of the last change.
    package private(set) var lastChange: UInt64 = 0

    package init() {}

    package func find(_ id: ProposalID) -> Proposal? {
        id.number > 0 && id.number <= rows.count ? rows[Int(id.number) - 1] : nil
    }

    mutating func add(_ proposal: Proposal, at sequence: UInt64) {
        rows.append(proposal)
        precondition(rows.count == proposal.id.number, "proposal ids are dense")
        open.append(proposal.id)
        lastChange = sequence
    }

    mutating func close(_ id: ProposalID, _ state: ProposalState, by: Code, reason: String, at sequence: UInt64) {
        let place = Int(id.number) - 1
        rows[place].state = state
        rows[place].closedBy = by
        rows[place].closedFor = reason
        rows[place].message = []
        open.removeAll { $0 == id }
        lastChange = sequence
    }
}

extension Proposals: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&open)
        try stream.pass(&lastChange)
    }
}
