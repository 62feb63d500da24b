import Loop
import Receivables

/// What an edge knows of one of its connections, as dense as the loop's slot that carries it.
struct EdgeLink {
    enum Role {
        case free
        /// A till; its requests go to `peer`, a connection to the ledger of its own.
        case client
        /// To the ledger, for the client `peer`.
        case ledger
        /// To the ledger, for the edge's own questions.
        case control
        case redis
    }

    enum Phase { case hello, welcoming, open }

    var generation: UInt32 = 0
    var role = Role.free
    var phase = Phase.hello
    var peer: ConnectionID?
    var caller = EdgeCaller()
    /// What the ledger hears of the client first: sent again when the ledger's connection has to be made anew.
    var hello: [UInt8] = []
    /// To the ledger: the WELCOME that comes is not the client's first.
    var swallowsWelcome = false
    /// The ledger has answered the client's HELLO, and has seen its token.
    var isTold = false
    /// The client was told the last it hears: it is closed when that has left.
    var isOver = false
    /// Default company of the client.
    var company: Code = .empty
    /// Requests whose answer the ledger owes, oldest first.
    var forwarded: [OwedAnswer] = []
    /// By stream: what is answered if the ledger cannot be reached.
    var standIns: [UInt32: StandIn] = [:]
    /// To the ledger: when it was heard last, at first when it was called, and when it was asked whether it is there.
    var heardAt: UInt64 = 0
    var pingedAt: UInt64 = 0
    /// To the ledger: it was silent for too long.
    var isGivenUp = false
    /// When the ledger was last called for a client that needed nothing of it.
    var introducedAt: UInt64 = 0
    /// Requests that wait for Redis.
    var asked = 0
    /// At the limit of requests in flight.
    var isPaused = false
    /// The client sends no more: it is closed after its last answer.
    var isLeaving = false
    /// Highest sequence the client has seen: it never gets an older state afterwards.
    var seen: UInt64 = 0

    var inFlight: Int { forwarded.count + asked }
}
