import CShims
import Glibc

/// Level-triggered epoll: descriptors with a token each.
struct Poller: ~Copyable {
    private let descriptor: Int32
    private let events: UnsafeMutablePointer<epoll_event>
    private let eventsMax: Int32

    init(eventsMax: Int) throws(BenchFailure) {
        descriptor = reskontra_epoll_create()
        guard descriptor >= 0 else { throw BenchFailure("cannot make an epoll instance", errno: -descriptor) }
        events = .allocate(capacity: eventsMax)
        self.eventsMax = Int32(eventsMax)
    }

    deinit {
        reskontra_close(descriptor)
        events.deallocate()
    }

    func add(_ connection: Int32, token: UInt64) throws(BenchFailure) {
        let result = reskontra_epoll_add(descriptor, connection, RESKONTRA_EPOLL_IN, token)
        guard result == 0 else { throw BenchFailure("cannot watch a connection", errno: -result) }
    }

    func watch(_ connection: Int32, token: UInt64, writable: Bool) {
        let writing = writable ? RESKONTRA_EPOLL_OUT : 0
        _ = reskontra_epoll_modify(descriptor, connection, RESKONTRA_EPOLL_IN | writing, token)
    }

    /// The number of events; 0 when the time is over or a signal came.
    @inline(__always)
    func wait(milliseconds: Int32) -> Int {
        max(0, Int(reskontra_epoll_wait(descriptor, events, eventsMax, milliseconds)))
    }

    @inline(__always)
    func token(_ event: Int) -> UInt64 { events[event].data.u64 }
    /// Also true when the connection is broken: the read then tells.
    @inline(__always)
    func isReadable(_ event: Int) -> Bool { events[event].events & ~RESKONTRA_EPOLL_OUT != 0 }
    @inline(__always)
    func isWritable(_ event: Int) -> Bool { events[event].events & RESKONTRA_EPOLL_OUT != 0 }
}
