import Loop
import Receivables
import Wire

/// One native connection, as dense as the loop's slot that carries it.
struct Session {
    var generation: UInt32
    var reader = RequestReader()
    var principal: Code = .empty
    /// Roles that allow the call at hand, as its record keeps them; 0: no grants are in force.
    var role: UInt32 = 0
    /// Roles of the principal in `rolesIn`, as of the last change of grants.
    var standing = Standing()
    var rolesIn = CompanyID.none
    var rolesAsOf = UInt64.max
    /// Where the principal's limits are kept.
    var caller = CallerLimits.unlimited
    /// Seconds since 1970-01-01 UTC at which the credentials run out.
    var expiresAt = Int64.max
    /// An edge says who it is: only roles of tills count.
    var isVouchedFor = false
    /// Default company of the connection, as the Hello named it.
    var companyCode: Code = .empty
    /// Its id, once it exists.
    var company = CompanyID.none
    /// Requests admitted whose answer has not been written.
    var inFlight: UInt32 = 0
    var isOpen = false
    /// Comes from within the program, which has said who it is.
    var isKnown = false
    var isClosing = false
    /// At the limit of requests in flight: nothing more is read from it.
    var isPaused = false
    /// The peer sends no more: we close after the last answer.
    var isLeaving = false

    mutating func belongs(to identity: Identity) {
        principal = identity.principal
        expiresAt = identity.expiresAt ?? .max
        isVouchedFor = identity.isVouchedFor
    }
}

extension ConnectionID {
    /// As the engine keeps it.
    var packed: UInt64 { UInt64(generation) << 32 | UInt64(index) }

    init(packed: UInt64) {
        self.init(
            index: UInt32(truncatingIfNeeded: packed), generation: UInt32(truncatingIfNeeded: packed >> 32))
    }
}
