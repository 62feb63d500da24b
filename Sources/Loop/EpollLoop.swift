import CShims
import Glibc

/// The native port's loop over epoll: level-triggered, one read per ready connection and turn, one send per
/// connection that was written to.
///
/// At one request per connection that is two system calls a request and one epoll_wait per turn.
/// Everything runs on the thread that calls `run`, except log jobs.
package final class EpollLoop<Handler: LoopHandler> {
    private let io: EpollIO
    private let handler: Handler
    private let turn: Turn<Handler, EpollIO>
    private let events: UnsafeMutablePointer<epoll_event>
    private static var eventsMax: Int { 512 }
    /// How often times are checked; all of them are kept to within it.
    private static var sweepNanoseconds: UInt64 { 250_000_000 }

    package init(io: EpollIO, handler: Handler) {
        self.io = io
        self.handler = handler
        turn = Turn(table: io.table, handler: handler, sockets: io)
        events = .allocate(capacity: Self.eventsMax)
    }

    deinit {
        events.deallocate()
    }

    /// Returns after `IO.stop`; every connection is closed then and the log thread has ended.
    package func run() {
        io.log.start()
        var sweep = Timer()
        sweep.set(every: Self.sweepNanoseconds, now: io.table.now)
        while !io.isStopping {
            let count = reskontra_epoll_wait(io.epoll, events, Int32(Self.eventsMax), timeout(sweep))
            precondition(count >= 0 || count == -EINTR, "epoll is ours")
            io.table.now = EpollIO.readClock()
            io.isAgain = false
            takeTurn(Int(max(count, 0)))
            if sweep.isDue(io.table.now) {
                io.table.cutOverdue()
                io.setAccepting(!io.table.isFull)
            }
            settle()
        }
        io.stopAccepting()
        turn.buryAll()
        io.log.stop()
    }

    private func takeTurn(_ count: Int) {
        if let job = io.takeFinishedJob() { handler.logCompleted(job) }
        if io.timer.isDue(io.table.now) { handler.timerFired(io.table.now) }
        if io.waker.take() { handler.woken() }
        turn.beginReads()
        turn.deliverResumed()
        var isCalled = false
        for index in 0..<count {
            let event = events[index]
            switch event.data.u64 {
            case EpollIO.signalTag: break
            case EpollIO.listenerTag: isCalled = true
            case let tag: connectionIsReady(tag, event.events)
            }
        }
        turn.endReads()
        if isCalled { io.acceptWaiting { id, peer in handler.accepted(id, peer) } }
        handler.turnEnded()
    }

    private func connectionIsReady(_ tag: UInt64, _ ready: UInt32) {
        let slot = Int(UInt32(truncatingIfNeeded: tag))
        guard io.table.slots[slot].generation == UInt32(truncatingIfNeeded: tag >> 32) else { return }
        if ready & (RESKONTRA_EPOLL_ERROR | RESKONTRA_EPOLL_HANG_UP) != 0 {
            turn.hangUp(slot)
        } else {
            if ready & RESKONTRA_EPOLL_OUT != 0 { io.table.markDirty(slot) }
            if ready & RESKONTRA_EPOLL_IN != 0 { turn.read(slot) }
        }
    }

    private func settle() {
        let isFull = io.table.isFull
        if turn.settle() {
            io.isAgain = true
            if isFull { io.setAccepting(true) }
        }
    }

    /// Milliseconds that epoll may sleep; -1 for ever.
    private func timeout(_ sweep: Timer) -> Int32 {
        if io.isAgain || io.table.limits.busyPoll || io.table.resumed.count > 0 { return 0 }
        var wait = io.timer.wait(io.table.now) ?? .max
        // Without connections only a listener that was switched off needs the sweep.
        if io.table.count > 0 || !io.isListening { wait = min(wait, sweep.wait(io.table.now) ?? .max) }
        return wait == .max ? -1 : Int32(clamping: (wait + 999_999) / 1_000_000)
    }
}
