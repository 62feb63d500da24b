import Loop

/// One connection between a client and a life of the server: two queues of pieces with delivery times.
///
/// Pieces of a direction arrive in order, as TCP's do; what can happen is delay, loss of everything from some
/// piece on, and an end that one side never hears of.
final class Line {
    struct Piece {
        var at: UInt64
        var bytes: [UInt8]
    }

    let client: Int
    let peer: SimulatedPeer
    /// The server's life it leads to.
    let life: Int
    var up: [Piece] = []
    var down: [Piece] = []
    /// Nothing passes any more, and nobody is told.
    var isHalfOpen = false
    /// The client has let go of it; the server hears of it at that time.
    var resetAt: UInt64?
    /// The client hears that the server has ended it.
    var endAt: UInt64?
    var isOver = false

    init(client: Int, peer: SimulatedPeer, life: Int) {
        self.client = client
        self.peer = peer
        self.life = life
    }

    static func push(_ bytes: [UInt8], _ queue: inout [Piece], at time: UInt64) {
        queue.append(Piece(at: max(time, queue.last?.at ?? 0), bytes: bytes))
    }

    /// Pieces that have arrived by now.
    static func pop(_ queue: inout [Piece], until now: UInt64) -> [[UInt8]] {
        var count = 0
        while count < queue.count, queue[count].at <= now { count += 1 }
        guard count > 0 else { return [] }
        defer { queue.removeFirst(count) }
        return queue.prefix(count).map(\.bytes)
    }
}
