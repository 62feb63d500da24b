import CHiredis
import Glibc

/// One connection to Redis through hiredis, non-blocking beneath, with a time limit on every wait.
///
/// Stays on the thread that made it. After a failure it is of no more use: make a new one.
final class RedisLink {
    var commands = CommandBytes()
    private let wire: Wire
    private let clock: CacheClock
    private let commandTimeout: Int64
    private let replyBytesMax: Int
    private let meanwhile: () -> Void

    private enum Wire {
        case socket(UnsafeMutablePointer<redisContext>)
        /// The reader parses as it does behind a socket.
        case peer(any CachePeer, UnsafeMutablePointer<redisReader>)
    }

    /// Connects and authenticates.
    ///
    /// `meanwhile` is called at least every 2 ms while a call waits. Resolving a host name blocks; an address
    /// does not.
    init(
        _ configuration: CacheConfiguration, meanwhile: @escaping () -> Void = {}
    ) throws(CacheFailure) {
        clock = configuration.clock
        commandTimeout = Int64(configuration.commandTimeoutMilliseconds) * 1_000_000
        replyBytesMax = configuration.replyBytesMax
        self.meanwhile = meanwhile
        if let surroundings = configuration.surroundings {
            let peer = try surroundings.connect()
            guard let reader = redisReaderCreate() else { throw CacheFailure(.connectFailed, "no memory for a reader") }
            reader.pointee.fn = BoundedReplies.functions
            wire = .peer(peer, reader)
            return
        }
        let made =
            configuration.host.hasPrefix("/")
            ? redisConnectUnixNonBlock(configuration.host)
            : redisConnectNonBlock(configuration.host, Int32(configuration.port))
        guard let made else { throw CacheFailure(.connectFailed, "no memory for a connection") }
        wire = .socket(made)
        // From here on the deinit frees the context, also when we throw.
        guard made.pointee.err == 0 else { throw CacheFailure(.connectFailed, Self.errorText(made)) }
        made.pointee.reader.pointee.fn = BoundedReplies.functions
        try finishConnecting(made, timeoutMilliseconds: configuration.connectTimeoutMilliseconds)
        try authenticate(configuration)
    }

    deinit {
        switch wire {
        case .socket(let context): redisFree(context)
        case .peer(_, let reader): redisReaderFree(reader)
        }
    }

    /// Hands what the socket takes at once to the kernel.
    func flush() throws(CacheFailure) {
        switch wire {
        case .socket(let context): try flush(context)
        case .peer(let peer, let reader): try exchange(peer, reader)
        }
    }

    private func flush(_ context: UnsafeMutablePointer<redisContext>) throws(CacheFailure) {
        while !commands.isEmpty {
            let unsent = commands.unsent
            let count = send(context.pointee.fd, unsent.baseAddress, unsent.count, Int32(MSG_NOSIGNAL))
            if count > 0 {
                commands.markSent(count)
            } else if errno == EAGAIN {
                return
            } else if errno != EINTR {
                throw CacheFailure(.closed, String(cString: strerror(errno)))
            }
        }
    }

    private func exchange(_ peer: any CachePeer, _ reader: UnsafeMutablePointer<redisReader>) throws(CacheFailure) {
        let unsent = commands.unsent
        let answer = try peer.exchange(unsent)
        commands.markSent(unsent.count)
        answer.withUnsafeBufferPointer {
            _ = $0.withMemoryRebound(to: CChar.self) { redisReaderFeed(reader, $0.baseAddress, $0.count) }
        }
    }

    /// The next reply in the order of the commands. Waits at most the command timeout.
    func reply() throws(CacheFailure) -> RedisReply {
        switch wire {
        case .socket(let context): return try reply(context)
        case .peer(let peer, let reader):
            var raw: UnsafeMutableRawPointer?
            for isLast in [false, true] {
                guard redisReaderGetReply(reader, &raw) == REDIS_OK else { throw CacheFailure(.malformedReply) }
                if let raw { return RedisReply(raw) }
                if !isLast { try exchange(peer, reader) }
            }
            throw CacheFailure(.commandTimedOut)
        }
    }

    private func reply(_ context: UnsafeMutablePointer<redisContext>) throws(CacheFailure) -> RedisReply {
        let deadline = clock.monotonicNanoseconds() + commandTimeout
        while true {
            var raw: UnsafeMutableRawPointer?
            guard redisGetReplyFromReader(context, &raw) == REDIS_OK else {
                throw CacheFailure(.malformedReply, Self.errorText(context))
            }
            if let raw { return RedisReply(raw) }
            try flush(context)
            guard try wait(context, until: deadline, for: commands.isEmpty ? POLLIN : POLLIN | POLLOUT) else {
                throw CacheFailure(.commandTimedOut)
            }
            guard redisBufferRead(context) == REDIS_OK else { throw CacheFailure(.closed, Self.errorText(context)) }
            guard context.pointee.reader.pointee.len <= replyBytesMax else {
                throw CacheFailure(.replyTooLarge)
            }
        }
    }

    private static func errorText(_ context: UnsafeMutablePointer<redisContext>) -> String {
        withUnsafeBytes(of: context.pointee.errstr) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    private func finishConnecting(
        _ context: UnsafeMutablePointer<redisContext>, timeoutMilliseconds: Int
    ) throws(CacheFailure) {
        let deadline = clock.monotonicNanoseconds() + Int64(timeoutMilliseconds) * 1_000_000
        guard try wait(context, until: deadline, for: POLLOUT) else { throw CacheFailure(.connectTimedOut) }
        var problem: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(context.pointee.fd, SOL_SOCKET, SO_ERROR, &problem, &size)
        guard problem == 0 else { throw CacheFailure(.connectFailed, String(cString: strerror(problem))) }
        var on: Int32 = 1
        setsockopt(context.pointee.fd, Int32(IPPROTO_TCP), TCP_NODELAY, &on, size)
    }

    private func authenticate(_ configuration: CacheConfiguration) throws(CacheFailure) {
        guard let password = configuration.password else { return }
        commands.begin(arguments: configuration.user == nil ? 2 : 3)
        commands.argument("AUTH")
        if let user = configuration.user { commands.argument(Array(user.utf8)) }
        commands.argument(Array(password.revealed.utf8))
        let answer = try reply()
        if let text = answer.errorText { throw CacheFailure(.refused, text) }
    }

    /// True when the socket is ready, false when the deadline passed.
    private func wait(
        _ context: UnsafeMutablePointer<redisContext>, until deadline: Int64, for events: Int32
    ) throws(CacheFailure) -> Bool {
        while true {
            let rest = deadline - clock.monotonicNanoseconds()
            var watched = pollfd(fd: context.pointee.fd, events: Int16(events), revents: 0)
            let ready = poll(&watched, 1, Int32(clamping: min(max(rest, 0) / 1_000_000 + 1, 2)))
            if ready > 0 { return true }
            if ready < 0, errno != EINTR { throw CacheFailure(.closed, String(cString: strerror(errno))) }
            if rest <= 0 { return false }
            meanwhile()
        }
    }
}

/// The library's own reply functions, but an array may not announce more elements than we ask for.
///
/// It would allocate them on the word of the other side alone.
package enum BoundedReplies {
    // `nonisolated(unsafe)`: a pointer is not Sendable; this one is made once, on first use, and only read afterwards.
    nonisolated(unsafe) package static let functions: UnsafeMutablePointer<redisReplyObjectFunctions>? = {
        guard let reader = redisReaderCreate() else { return nil }
        defer { redisReaderFree(reader) }
        let copy = UnsafeMutablePointer<redisReplyObjectFunctions>.allocate(capacity: 1)
        copy.initialize(to: reader.pointee.fn.pointee)
        copy.pointee.createArray = { task, elements in
            guard elements >= 0, elements <= Int32(CacheConfiguration.pageKeysMax + 1) else { return nil }
            return BoundedReplies.libraryArray?(task, elements)
        }
        return copy
    }()

    private static let libraryArray = {
        let reader = redisReaderCreate()
        defer { redisReaderFree(reader) }
        return reader?.pointee.fn.pointee.createArray
    }()
}
