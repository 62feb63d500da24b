import Loop
import Receivables
import Schema

/// When those who read streams are asked anew whether they may: before anything is sent after a change of grants.
struct StreamRights {
    /// As of the last look; nil: a stream has come since.
    private var asOf: UInt64?
    /// When a grant that somebody reads by runs out.
    private var until = Int64.max

    /// True once for each change of grants and each end of one.
    mutating func areDue(_ grants: borrowing Grants, at now: Instant) -> Bool {
        if asOf == grants.lastChange, now.nanoseconds < until { return false }
        asOf = grants.lastChange
        until = .max
        return true
    }

    mutating func hold(until end: Int64) { until = min(until, end) }

    mutating func streamCame() { asOf = nil }
}

extension NativePort {
    /// Until when the one at a connection may read a stream of a company, in nanoseconds; nil: it may not.
    ///
    /// Like `permits`, but between requests: it leaves the session as the request at hand has it.
    func mayRead(_ connection: UInt64, _ method: Schema.Method, in company: CompanyID) -> Int64? {
        let wanted = RoleSet(for: method)
        guard engine.book.grants.isInForce, wanted != .anybody else { return .max }
        let caller = session(ConnectionID(packed: connection)).pointee
        var standing = engine.book.grants.roles(of: caller.principal, in: company, at: engine.instant)
        if caller.isVouchedFor { standing.roles.formIntersection(.tills) }
        return standing.roles.isDisjoint(with: wanted) ? nil : standing.until
    }

    /// Ends a stream whose reader has lost the right to it (reliability:3.8).
    func endForbidden(_ connection: UInt64, _ stream: UInt32, _ method: Schema.Method) {
        metrics.denied += 1
        endStream(ConnectionID(packed: connection), stream, NativePort.accessDenied(method))
    }
}
