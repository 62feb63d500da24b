import Glibc
import NIOCore
import NIOPosix
import Schema
import SwiftProtobuf
import Synchronization

/// One connection to a ledger server: many requests in flight, answers in any order.
///
/// Safe to use from any task. Cancelling the task that waits in a call sends CANCEL and goes on waiting for the
/// server's word: it says whether the request was stopped or done.
public final class Connection: Sendable {
    public let address: Address
    /// Limits, store id, time and principal, as the server told them.
    public let welcome: Reskontra_V1_Welcome
    /// When the server's certificate is good no longer, in seconds since 1970-01-01 UTC; nil without TLS.
    public let serverCertificateEndsAt: Int64?

    private let channel: any Channel
    private let session: SessionHandle
    private let clock: Mutex<ServerClock>
    private let budget = RetryBudget()
    /// Of calls that name none of their own.
    private let trace: TraceParent?

    /// Connects and shakes hands; `timeout` spans both. `trace`: what its calls belong to.
    ///
    /// Throws `CallFailure.notDone` when nobody answers, `.refused` when the server does not want us.
    public static func connect(
        to address: Address, company: String = "", clientName: String, token: String = "",
        security: ClientSecurity? = nil, trace: TraceParent? = nil, timeout: Duration = .seconds(5)
    ) async throws -> Connection {
        let hello = try hello(company, clientName, token)
        let limit = TimeAmount(timeout)
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .connectTimeout(limit)
        let opened: Opened
        do {
            opened = try await bootstrap.connect(host: address.host, port: address.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    var certificate: ServerCertificate?
                    if let security {
                        let name = security.serverName ?? address.host
                        guard let tls = TLSHandler(security.context, serverName: name, handshakeLimit: limit) else {
                            throw TLSHandler.Failure(description: "'\(name)' is no server's name")
                        }
                        certificate = tls.shown
                        try channel.pipeline.syncOperations.addHandler(tls)
                    }
                    return try Opened(channel, hello, limit, peer: address.description, certificate)
                }
            }
        } catch {
            throw CallFailure.notDone("cannot reach \(address): \(Self.plainWords(error))")
        }
        return Connection(
            address: address, welcome: try await opened.welcome.get(), channel: opened.channel,
            session: opened.session, trace: trace, certificate: opened.certificate)
    }

    /// Shakes hands over a socket that is connected already, and becomes its owner.
    package static func connect(
        over descriptor: Int32, clientName: String, on group: MultiThreadedEventLoopGroup = .singleton,
        timeout: Duration = .seconds(5)
    ) async throws -> Connection {
        let hello = try hello("", clientName, "")
        let limit = TimeAmount(timeout)
        let opened = try await ClientBootstrap(group: group)
            .withConnectedSocket(descriptor) { channel in
                channel.eventLoop.makeCompletedFuture { try Opened(channel, hello, limit, peer: "the server") }
            }
        return Connection(
            address: Address(host: "", port: 0), welcome: try await opened.welcome.get(), channel: opened.channel,
            session: opened.session)
    }

    private static func hello(_ company: String, _ clientName: String, _ token: String) throws -> [UInt8] {
        let hello = Reskontra_V1_Hello.with {
            $0.protocolMin = UInt32(ClientFrame.protocolVersion)
            $0.protocolMax = UInt32(ClientFrame.protocolVersion)
            $0.clientName = clientName
            $0.clientVersion = clientVersion
            $0.company = company
            $0.token = token
        }
        return ClientFrame.hello(try hello.serializedBytes())
    }

    private struct Opened: Sendable {
        let channel: any Channel
        let session: SessionHandle
        let welcome: EventLoopFuture<Reskontra_V1_Welcome>
        let certificate: ServerCertificate?

        /// On the channel's event loop.
        init(
            _ channel: any Channel, _ hello: [UInt8], _ limit: TimeAmount, peer: String,
            _ certificate: ServerCertificate? = nil
        ) throws {
            let welcome = channel.eventLoop.makePromise(of: Reskontra_V1_Welcome.self)
            let session = Session(hello: hello, welcome: welcome, handshakeLimit: limit, peer: peer)
            try channel.pipeline.syncOperations.addHandler(session)
            self.channel = channel
            self.session = SessionHandle(session, on: channel.eventLoop)
            self.welcome = welcome.futureResult
            self.certificate = certificate
        }
    }

    private init(
        address: Address, welcome: Reskontra_V1_Welcome, channel: any Channel, session: SessionHandle,
        trace: TraceParent? = nil, certificate: ServerCertificate? = nil
    ) {
        self.trace = trace
        serverCertificateEndsAt = certificate?.endsAt
        self.address = address
        self.welcome = welcome
        self.channel = channel
        self.session = session
        let now = UInt64(max(0, welcome.now.seconds)) * 1000 + UInt64(max(0, welcome.now.nanos)) / 1_000_000
        clock = Mutex(ServerClock(milliseconds: now, runs: !welcome.sandbox))
    }

    deinit { channel.close(promise: nil) }

    // MARK: Calls

    /// Sends one request and waits for its answer.
    ///
    /// - `key`: required by methods that write (`Method.writes`), save for batches whose items carry theirs.
    /// - `deadline`: told to the server, which drops the request when it comes too late; without an answer one
    ///   second after it the call ends as `outcomeUnknown` (a write) or `notDone` (a read).
    ///
    /// Throws `CallFailure` only.
    public func call<Request: Message, Response: Message & Sendable>(
        _ method: Schema.Method, _ request: Request, as: Response.Type = Response.self,
        key: RequestKey? = nil,
        deadline: Duration? = nil
    ) async throws -> Reply<Response> {
        let bytes: [UInt8]
        do { bytes = try request.serializedBytes() } catch {
            throw CallFailure.notDone("the request cannot be encoded: \(error)")
        }
        let reply = try await callRaw(method: method.rawValue, bytes: bytes, key: key, deadline: deadline)
        do {
            return try reply.map { try Response(serializedBytes: $0) }
        } catch {
            let why = "the answer of \(method.name) is not a \(Response.protoMessageName)"
            throw method.writes ? CallFailure.outcomeUnknown(key, why) : CallFailure.notDone(why)
        }
    }

    /// The same with a method number and the bytes of its messages, for tools that know them by other means.
    public func callRaw(
        method: UInt16, bytes: [UInt8], key: RequestKey? = nil, deadline: Duration? = nil, trace: TraceParent? = nil
    ) async throws -> Reply<[UInt8]> {
        guard bytes.count <= requestBytesMax else {
            throw CallFailure.notDone(
                "a request of \(bytes.count) bytes exceeds the limit of \(requestBytesMax)")
        }
        let ticket = Ticket()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let call = PendingCall(
                    method: method, bytes: bytes, key: key, deadline: deadline, trace: trace ?? self.trace,
                    writes: Schema.Method(rawValue: method)?.writes ?? (key != nil), ticket: ticket,
                    continuation: continuation)
                session.submit(.call(call))
            }
        } onCancel: {
            session.submit(.cancel(ticket))
        }
    }

    /// Opens a server stream. `window`: how many items may be under way before this side has taken them.
    ///
    /// Ends when the server ends it; throws `CallFailure`. Dropping the stream or cancelling its task cancels it
    /// at the server.
    public func stream<Request: Message, Response: Message & Sendable>(
        _ method: Schema.Method, _ request: Request, as: Response.Type = Response.self, window: Int = 256
    ) -> AsyncThrowingStream<StreamItem<Response>, any Error> {
        let bytes: [UInt8]
        do { bytes = try request.serializedBytes() } catch {
            return AsyncThrowingStream {
                throw CallFailure.notDone("the request cannot be encoded: \(error)")
            }
        }
        let reader = read(method.rawValue, bytes, window)
        return AsyncThrowingStream(unfolding: {
            guard let item = try await reader.next() else { return nil }
            do {
                return StreamItem(sequence: item.sequence, message: try Response(serializedBytes: item.bytes))
            } catch {
                throw CallFailure.notDone("an item of \(method.name) is not a \(Response.protoMessageName)")
            }
        })
    }

    /// The same with a method number and the bytes of its messages.
    package func streamRaw(
        method: UInt16, bytes: [UInt8], window: Int = 256, trace: TraceParent? = nil
    ) -> AsyncThrowingStream<StreamItem<[UInt8]>, any Error> {
        let reader = read(method, bytes, window, trace)
        return AsyncThrowingStream(unfolding: {
            try await reader.next().map { StreamItem(sequence: $0.sequence, message: $0.bytes) }
        })
    }

    private func read(_ method: UInt16, _ bytes: [UInt8], _ window: Int, _ trace: TraceParent? = nil) -> StreamReader {
        let inbox = StreamInbox(window: max(1, window))
        session.submit(.stream(PendingStream(method: method, bytes: bytes, trace: trace ?? self.trace, inbox: inbox)))
        return StreamReader(inbox: inbox, session: session, connection: self)
    }

    /// Round trip of one PING.
    @discardableResult
    public func ping() async throws -> Duration {
        let start = ContinuousClock.now
        try await withCheckedThrowingContinuation { session.submit(.ping($0)) }
        return ContinuousClock.now - start
    }

    /// Closes; calls in flight end as `outcomeUnknown` (writes) or `notDone`.
    public func close() async {
        try? await channel.close().get()
    }

    /// Called once, on the connection's event loop, when the server asks us to go elsewhere: finish what is in
    /// flight, send nothing new here. New calls fail as `notDone`.
    public func onGoAway(_ action: @escaping @Sendable (String) -> Void) {
        session.submit(.onGoAway(action))
    }

    /// False once the connection is closed or going away: connect anew.
    public var isUsable: Bool { session.isOpen }

    // MARK: Request keys

    /// A new request key, its time taken from the server's clock. Save it before sending.
    public func newKey() -> RequestKey { RequestKey(milliseconds: serverMilliseconds) }

    /// What the server's clock shows, in milliseconds since 1970-01-01 UTC, as far as this connection knows.
    ///
    /// Welcome told it; since then our own monotonic clock ran. The clock of a sandbox store stands still.
    public var serverMilliseconds: UInt64 { clock.withLock { $0.milliseconds } }

    /// Tells the connection what the clock of a sandbox store was set to.
    public func serverTime(fromUnixMilliseconds milliseconds: UInt64) {
        clock.withLock { $0 = ServerClock(milliseconds: milliseconds, runs: !welcome.sandbox) }
    }

    // MARK: Sending again

    /// Calls and, when the server asks for it, calls again with the same key and the same bytes.
    ///
    /// Only refusals that promise "nothing was done, try later" are repeated, after the server's delay or a growing
    /// random one, and only while retries stay under a tenth of this connection's calls. A broken line ends as
    /// `outcomeUnknown`: connect anew and send again with the same key.
    public func callRetrying<Request: Message, Response: Message & Sendable>(
        _ method: Schema.Method, _ request: Request, as: Response.Type = Response.self,
        key: RequestKey? = nil,
        deadline: Duration? = nil, policy: RetryPolicy = RetryPolicy()
    ) async throws -> Reply<Response> {
        budget.deposit()
        var attempt = 1
        while true {
            do {
                return try await call(method, request, key: key, deadline: deadline)
            } catch CallFailure.refused(let status) {
                guard let delay = policy.delay(after: status, attempt: attempt), isUsable, budget.withdraw()
                else {
                    throw CallFailure.refused(status)
                }
                try await Task.sleep(for: delay)
                attempt += 1
            }
        }
    }

    private var requestBytesMax: Int {
        welcome.limits.requestBytes == 0 ? ClientFrame.requestBytesMax : Int(welcome.limits.requestBytes)
    }

    private static func plainWords(_ error: any Error) -> String {
        switch error {
        case let error as IOError: String(cString: strerror(error.errnoCode)).lowercased()
        case let error as NIOConnectionError:
            error.dnsAError == nil && error.connectionErrors.isEmpty == false
                ? plainWords(error.connectionErrors[0].error) : "the host is not known"
        case ChannelError.connectTimeout: "no answer in time"
        default: String(describing: error)
        }
    }
}

/// Told to the server in Hello.
public let clientVersion = "0.1.0"

extension TimeAmount {
    init(_ duration: Duration) {
        let parts = duration.components
        self = .nanoseconds(parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000)
    }
}
