import CShims
import Glibc
import TLS

/// Real sockets, the real clock and the log thread, as the handler sees them.
package final class EpollIO: IO {
    let table: ConnectionTable
    let epoll: Int32
    let log: LogThread
    package let waker: Waker
    /// Nil: nothing is encrypted.
    private let encrypted: EncryptedSockets?
    private var listener: Int32 = -1
    private(set) var isListening = false

    var timer = Timer()
    private(set) var isStopping = false
    var isAgain = false
    package private(set) var logIsBusy = false

    static let listenerTag = UInt64.max
    static let signalTag = UInt64.max - 1

    /// `tls`: what callers are shown; nil: the port is not encrypted. `dialsEncrypted`: some that we call are.
    package init(limits: LoopLimits = LoopLimits(), tls: TLSSource? = nil, dialsEncrypted: Bool = false) {
        encrypted = tls != nil || dialsEncrypted ? EncryptedSockets(tls) : nil
        table = ConnectionTable(limits: limits)
        epoll = reskontra_epoll_create()
        precondition(epoll >= 0, "no epoll")
        let logSignal = reskontra_eventfd_add(epoll, Self.signalTag)
        let wakeSignal = reskontra_eventfd_add(epoll, Self.signalTag)
        precondition(logSignal >= 0 && wakeSignal >= 0, "no eventfd")
        log = LogThread(descriptor: logSignal)
        waker = Waker(descriptor: wakeSignal)
        table.now = Self.readClock()
    }

    deinit {
        stopAccepting()
        reskontra_close(epoll)
    }

    /// Opens the port; zero takes a free one. Answers the address that was bound.
    package func listen(host: String, port: UInt16) throws(ListenFailure) -> PeerAddress {
        precondition(listener < 0, "a loop listens on one port")
        var bound = reskontra_address()
        let descriptor = reskontra_listen(host, port, 1_024, &bound)
        guard descriptor >= 0 else { throw ListenFailure(code: descriptor, host: host, port: port) }
        listener = descriptor
        setAccepting(true)
        return PeerAddress(bound)
    }

    /// Begins a connection of our own to a peer; what it sends comes to the handler like anyone's bytes.
    ///
    /// Output waits until it is there; `closed` comes when it cannot be made, without a word of
    /// `LoopLimits.handshakeNanoseconds` before `greeted`. Nil: no room, or the system refused at once. A `peer` is
    /// spoken to over TLS, and only if it proves who it is.
    package func dial(host: String, port: UInt16, as peer: TLSPeer? = nil) -> ConnectionID? {
        guard !table.isFull else { return nil }
        let descriptor = reskontra_dial(host, port)
        guard descriptor >= 0 else { return nil }
        guard let peer else { return adopt(descriptor) }
        guard let encrypted, encrypted.open(descriptor, to: peer) else {
            reskontra_close(descriptor)
            return nil
        }
        return add(descriptor)
    }

    /// Why TLS with somebody broke last, in OpenSSL's words.
    package var lastTLSFailure: String { encrypted?.lastFailure ?? "" }

    /// Takes a connected socket that the program made itself; it is never encrypted.
    ///
    /// Nil, and the descriptor is closed, when there is no room.
    package func adopt(_ descriptor: Int32) -> ConnectionID? {
        encrypted?.openPlain(descriptor)
        return add(descriptor)
    }

    private func add(_ descriptor: Int32) -> ConnectionID? {
        guard let slot = table.add(descriptor: descriptor) else {
            closeSocket(descriptor)
            return nil
        }
        let id = table.id(slot)
        if reskontra_epoll_add(epoll, descriptor, RESKONTRA_EPOLL_IN, Self.tag(id)) < 0 {
            closeSocket(descriptor)
            table.remove(slot)
            return nil
        }
        return id
    }

    package var now: UInt64 { table.now }
    package var nowExactly: UInt64 { Self.readClock() }
    package var connectionCount: Int { table.count }

    package func output(_ id: ConnectionID, _ byteCount: Int) -> UnsafeMutableRawBufferPointer? {
        table.reserveOutput(id, byteCount)
    }

    package func commit(_ id: ConnectionID, _ byteCount: Int) { table.commitOutput(id, byteCount) }

    package func outputWaiting(_ id: ConnectionID) -> Int {
        table.open(id).map { table.slots[$0].outputWaiting } ?? 0
    }

    package func close(_ id: ConnectionID, afterFlush: Bool) { table.close(id, afterFlush: afterFlush) }
    package func pauseReading(_ id: ConnectionID) { table.pauseReading(id) }
    package func resumeReading(_ id: ConnectionID) { table.resumeReading(id) }

    package func greeted(_ id: ConnectionID) {
        if let slot = table.open(id) { table.slots[slot].flags.insert(.greeted) }
    }

    package func peerCertificate(_ id: ConnectionID) -> PeerCertificate? {
        guard let encrypted, let slot = table.open(id) else { return nil }
        return encrypted.peer(table.slots[slot].descriptor)
    }

    package func submit(_ job: any LogJob) {
        precondition(!logIsBusy, "one log job in flight")
        logIsBusy = true
        log.submit(job)
    }

    package func setTimer(everyNanoseconds: UInt64) { timer.set(every: everyNanoseconds, now: table.now) }
    package func turnAgain() { isAgain = true }
    package func stop() { isStopping = true }

    package func stopAccepting() {
        guard listener >= 0 else { return }
        reskontra_close(listener)
        listener = -1
        isListening = false
    }

    // MARK: For the loop

    /// The loop may sleep until something comes; else it says how long.

    func takeFinishedJob() -> (any LogJob)? {
        guard let job = log.takeFinished() else { return nil }
        logIsBusy = false
        return job
    }

    /// At the connection limit, or out of descriptors, callers wait in the system's queue and we do not spin.
    func setAccepting(_ isWanted: Bool) {
        guard listener >= 0, isWanted != isListening else { return }
        isListening = isWanted
        let code =
            isWanted
            ? reskontra_epoll_add(epoll, listener, RESKONTRA_EPOLL_IN, Self.listenerTag)
            : reskontra_epoll_remove(epoll, listener)
        precondition(code == 0, "the listener is ours")
    }

    /// Takes up to 64 who wait.
    func acceptWaiting(_ body: (ConnectionID, PeerAddress) -> Void) {
        for _ in 0..<64 where listener >= 0 {
            if table.isFull { return setAccepting(false) }
            var peer = reskontra_address()
            let descriptor = reskontra_accept(listener, &peer)
            if descriptor < 0 {
                switch -descriptor {
                case EMFILE, ENFILE, ENOBUFS, ENOMEM: return setAccepting(false)
                case EINTR, ECONNABORTED, EPROTO: continue
                default: return
                }
            }
            guard let slot = table.add(descriptor: descriptor) else { return reskontra_close(descriptor) }
            let id = table.id(slot)
            guard encrypted?.open(descriptor) != false,
                reskontra_epoll_add(epoll, descriptor, RESKONTRA_EPOLL_IN, Self.tag(id)) >= 0
            else {
                closeSocket(descriptor)
                table.remove(slot)
                return setAccepting(false)
            }
            body(id, PeerAddress(peer))
        }
    }

    static func tag(_ id: ConnectionID) -> UInt64 { UInt64(id.generation) << 32 | UInt64(id.index) }

    static func readClock() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

extension EpollIO: Sockets {
    func receive(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
        guard let encrypted else { return reskontra_receive(descriptor, bytes, count) }
        return encrypted.receive(descriptor, bytes, count)
    }

    func send(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        guard let encrypted else { return reskontra_send(descriptor, bytes, count) }
        return encrypted.send(descriptor, bytes, count)
    }

    func setInterest(_ descriptor: Int32, _ interest: Connection.Interest, _ id: ConnectionID) {
        var events: UInt32 = 0
        if interest.contains(.input) { events |= RESKONTRA_EPOLL_IN }
        if interest.contains(.output) { events |= RESKONTRA_EPOLL_OUT }
        let code = reskontra_epoll_modify(epoll, descriptor, events, Self.tag(id))
        precondition(code == 0, "the connection is ours")
    }

    func shutdownOutput(_ descriptor: Int32) {
        encrypted?.shutdownOutput(descriptor)
        reskontra_shutdown_output(descriptor)
    }

    func closeSocket(_ descriptor: Int32) {
        encrypted?.forget(descriptor)
        reskontra_close(descriptor)
    }
}
