import CShims
import Glibc
import ReskontraClient
import TLS

/// A closed loop of requests: one thread, own epoll loop, every connection keeps `depth` requests in flight.
///
/// An answer frees its place and the next request takes it at once, so a slow server is asked less: the latencies
/// are those of this load, not of a fixed rate. A latency ends when the read that brought the answer returns.
/// Nothing is allocated and no text is made per request unless it fails.
struct LoadGenerator: ~Copyable {
    /// One run. Times in nanoseconds.
    struct Plan {
        var target: BenchTarget
        var address: Address
        var company = BenchRequest.company
        var token = ""
        /// Nil: the connections are not encrypted.
        var security: TLSContext?
        var connections: Int
        var depth: Int
        var mix: RequestMix
        /// Of each invoice.
        var lines = BenchRequest.invoiceLines
        var customers: Int
        var seed: UInt64 = 1
        var warmUpNanoseconds: UInt64
        var measureNanoseconds: UInt64
        /// Ends the run early; 0: none. Used where something is counted per request.
        var requestsMax: UInt64 = 0
        /// Asks for events without sleeping.
        var spins = false
    }

    /// A place for one request in flight; its number is the stream number less 1.
    private struct Slot {
        var sentAt: UInt64
        var cents: UInt32
        var kind: RequestKind
        var capturesNext: Bool
    }

    private struct Connection {
        var descriptor: Int32
        var inFlight: Int32
        /// Redis answers in order: the slot whose answer comes next.
        var nextInOrder: Int32
        /// The beginning of an answer whose rest has not come yet.
        var partCount: Int32
        var part: UnsafeMutableRawPointer
        /// Requests the socket did not take yet.
        var unsent: UnsafeMutableRawPointer
        var unsentCount: Int32
    }

    static let connectionsMax = 4_000
    static let depthMax = 1_000
    private static let inputBytes = 256 << 10
    private static let wireBytes = 64 << 10
    private static let partBytesMax = 16 << 10
    private static let eventsMax = 512
    /// How long answers may be outstanding after the last request.
    private static let drainNanoseconds: UInt64 = 5_000_000_000

    private let plan: Plan
    private let pool: RequestPool
    private let poller: Poller
    private let connections: UnsafeMutablePointer<Connection>
    /// The connections' TLS; empty when they are not encrypted.
    private let lines: [BenchLine]
    private let wire: UnsafeMutableRawBufferPointer
    private let slots: UnsafeMutablePointer<Slot>
    private let tables: UnsafeMutablePointer<LatencyTable>
    private let input: UnsafeMutableRawPointer
    private let output: UnsafeMutableRawPointer
    private let serverTime: ServerTime

    private var random: BenchRandom
    private var nextEntry = 0
    private var now: UInt64 = 0
    private var keyMilliseconds: UInt64 = 0
    private var issued: UInt64 = 0
    private var inFlight = 0
    private var connected = 0
    private var isIssuing = true
    private var isMeasuring = false
    private var errors: [String: Int] = [:]

    /// Connects and greets; no request is sent before `run`.
    static func connected(_ plan: Plan) throws -> LoadGenerator {
        let script = try plan.target.isRedis ? RedisPeer(plan).prepare() : ""
        let poller = try Poller(eventsMax: eventsMax)
        var descriptors: [Int32] = []
        var lines: [BenchLine] = []
        var serverTime = ServerTime()
        for index in 0..<plan.connections {
            let socket = try BenchSocket(plan.address)
            if let security = plan.security {
                lines.append(try BenchLine(security, serverName: plan.address.host, socket))
            }
            if plan.target == .reskontra { serverTime = try NativeGreeting(plan).greet(socket, lines.last) }
            descriptors.append(socket.detached())
            try poller.add(descriptors[index], token: UInt64(index))
        }
        return LoadGenerator(
            plan, poller, descriptors, lines, serverTime,
            RequestPool(
                target: plan.target, mix: plan.mix, customers: plan.customers, seed: plan.seed, lines: plan.lines,
                redisScript: script))
    }

    private init(
        _ plan: Plan, _ poller: consuming Poller, _ descriptors: [Int32], _ lines: [BenchLine],
        _ serverTime: ServerTime, _ pool: RequestPool
    ) {
        self.plan = plan
        self.lines = lines
        wire = .allocate(byteCount: lines.isEmpty ? 0 : Self.wireBytes, alignment: 64)
        self.pool = pool
        self.poller = poller
        self.serverTime = serverTime
        connected = descriptors.count
        connections = .allocate(capacity: plan.connections)
        slots = .allocate(capacity: plan.connections * plan.depth)
        tables = .allocate(capacity: RequestKind.count)
        for kind in 0..<RequestKind.count { (tables + kind).initialize(to: LatencyTable()) }
        input = .allocate(byteCount: Self.inputBytes + Self.partBytesMax, alignment: 64)
        let outputBytes = plan.depth * RequestPool.frameBytesMax(lines: plan.lines)
        output = .allocate(byteCount: outputBytes, alignment: 64)
        random = BenchRandom(seed: plan.seed &+ UInt64(getpid()) << 32 &+ Self.monotonic())
        for (index, descriptor) in descriptors.enumerated() {
            (connections + index).initialize(
                to: Connection(
                    descriptor: descriptor, inFlight: 0, nextInOrder: 0, partCount: 0,
                    part: .allocate(byteCount: Self.partBytesMax, alignment: 64),
                    unsent: .allocate(byteCount: outputBytes, alignment: 64),
                    unsentCount: 0))
        }
    }

    deinit {
        for index in 0..<plan.connections {
            if connections[index].descriptor >= 0 { reskontra_close(connections[index].descriptor) }
            connections[index].part.deallocate()
            connections[index].unsent.deallocate()
        }
        for kind in 0..<RequestKind.count { tables[kind].deallocate() }
        tables.deallocate()
        connections.deallocate()
        slots.deallocate()
        input.deallocate()
        wire.deallocate()
        output.deallocate()
        pool.deallocate()
    }

    /// Warms up, measures, lets what is in flight come back, and tells what was seen.
    mutating func run() -> BenchResult {
        turnClock()
        let start = now
        let warm = start + plan.warmUpNanoseconds
        let end = warm + plan.measureNanoseconds
        var measuredFrom = start
        var measuredTo = start
        isMeasuring = plan.warmUpNanoseconds == 0
        for index in 0..<plan.connections { fill(index) }

        while inFlight > 0 || isIssuing && connected > 0 {
            let count = poller.wait(milliseconds: plan.spins ? 0 : 50)
            if count == 0 { turnClock() }
            for event in 0..<count {
                let index = Int(poller.token(event))
                if poller.isWritable(event) { sendUnsent(index) }
                if poller.isReadable(event) { receive(index) }
                if !isMeasuring && isIssuing && now >= warm {
                    isMeasuring = true
                    measuredFrom = now
                    for kind in 0..<RequestKind.count { tables[kind].reset() }
                }
                if isIssuing && now >= end { break }
            }
            if isIssuing { measuredTo = now }
            if isIssuing && (now >= end || plan.requestsMax > 0 && issued >= plan.requestsMax) {
                isIssuing = false
                if plan.requestsMax == 0 { isMeasuring = false }
            }
            if !isIssuing && plan.requestsMax > 0 { measuredTo = now }
            if !isIssuing && now > measuredTo + Self.drainNanoseconds {
                errors["no answer within 5 s", default: 0] += inFlight
                break
            }
        }
        return BenchResult(plan, tables, errors: errors, nanoseconds: max(1, measuredTo - measuredFrom))
    }

    // MARK: Sending

    /// Puts a connection's first `depth` requests under way.
    private mutating func fill(_ index: Int) {
        var count = 0
        for slot in 0..<plan.depth where mayIssue {
            count += draw(into: output + count, slots + index * plan.depth + slot, stream: slot + 1)
            connections[index].inFlight += 1
            inFlight += 1
        }
        send(index, count)
    }

    private var mayIssue: Bool {
        @inline(__always) get { isIssuing && (plan.requestsMax == 0 || issued < plan.requestsMax) }
    }

    /// Copies the pool's next request; answers its length.
    @inline(__always)
    private mutating func draw(
        into frame: UnsafeMutableRawPointer, _ slot: UnsafeMutablePointer<Slot>, stream: Int
    ) -> Int {
        let entry = pool.entries[nextEntry]
        nextEntry = nextEntry + 1 == pool.count ? 0 : nextEntry + 1
        let count = Int(entry.byteCount)
        frame.copyMemory(from: pool.bytes + Int(entry.offset), byteCount: count)
        slot.pointee = Slot(sentAt: now, cents: entry.cents, kind: entry.kind, capturesNext: entry.capturesNext)
        issued += 1
        if plan.target.isRedis { return count }
        frame.storeBytes(of: UInt32(stream).littleEndian, toByteOffset: NativeFrame.streamOffset, as: UInt32.self)
        if entry.kind != .check { writeKey(frame) }
        return count
    }

    /// The second step of an authorization's work, in the slot of the first.
    private mutating func followUp(
        into frame: UnsafeMutableRawPointer, _ slot: UnsafeMutablePointer<Slot>, stream: Int, authorization: UInt64
    ) -> Int {
        let captures = slot.pointee.capturesNext
        let count =
            captures
            ? BenchRequest.writeCapture(
                at: frame, authorization: authorization, cents: Int64(slot.pointee.cents))
            : BenchRequest.writeVoid(at: frame, authorization: authorization)
        frame.storeBytes(of: UInt32(stream).littleEndian, toByteOffset: NativeFrame.streamOffset, as: UInt32.self)
        writeKey(frame)
        slot.pointee.kind = captures ? .capture : .void
        slot.pointee.sentAt = now
        issued += 1
        return count
    }

    /// A fresh UUIDv7: milliseconds of the server's time, version, 74 random bits.
    @inline(__always)
    private mutating func writeKey(_ frame: UnsafeMutableRawPointer) {
        let high = keyMilliseconds << 16 | 0x7000 | random.next() & 0x0FFF
        let low = 1 << 63 | random.next() >> 2
        frame.storeBytes(of: high.bigEndian, toByteOffset: NativeFrame.keyOffset, as: UInt64.self)
        frame.storeBytes(of: low.bigEndian, toByteOffset: NativeFrame.keyOffset + 8, as: UInt64.self)
    }

    /// Sends the first `count` bytes of `output`, behind what the socket has not taken yet.
    @inline(__always)
    private mutating func send(_ index: Int, _ count: Int) {
        guard count > 0 else { return }
        if !lines.isEmpty {
            guard !lines[index].send(connections[index].descriptor, output, count) else { return }
            poller.watch(connections[index].descriptor, token: UInt64(index), writable: true)
            return
        }
        var sent = 0
        if connections[index].unsentCount == 0 {
            sent = max(0, reskontra_send(connections[index].descriptor, output, count))
            if sent == count { return }
        }
        keepUnsent(index, from: sent, to: count)
    }

    private mutating func keepUnsent(_ index: Int, from: Int, to count: Int) {
        let kept = Int(connections[index].unsentCount)
        (connections[index].unsent + kept).copyMemory(from: output + from, byteCount: count - from)
        connections[index].unsentCount = Int32(kept + count - from)
        poller.watch(connections[index].descriptor, token: UInt64(index), writable: true)
    }

    private mutating func sendUnsent(_ index: Int) {
        let count = Int(connections[index].unsentCount)
        guard connections[index].descriptor >= 0 else { return }
        if !lines.isEmpty, lines[index].flush(connections[index].descriptor) {
            poller.watch(connections[index].descriptor, token: UInt64(index), writable: false)
        }
        guard count > 0 else { return }
        let unsent = connections[index].unsent
        let sent = max(0, reskontra_send(connections[index].descriptor, unsent, count))
        unsent.copyMemory(from: unsent + sent, byteCount: count - sent)
        connections[index].unsentCount = Int32(count - sent)
        if sent == count {
            poller.watch(connections[index].descriptor, token: UInt64(index), writable: false)
        }
    }

    // MARK: Receiving

    @inline(__always)
    private mutating func receive(_ index: Int) {
        guard connections[index].descriptor >= 0 else { return }
        let part = Int(connections[index].partCount)
        if part > 0 { input.copyMemory(from: connections[index].part, byteCount: part) }
        let count =
            lines.isEmpty
            ? reskontra_receive(connections[index].descriptor, input + part, Self.inputBytes)
            : lines[index].receive(connections[index].descriptor, input + part, Self.inputBytes, wire)
        turnClock()
        if count <= 0 {
            if count == -Int(EAGAIN) || count == -Int(EINTR) { return }
            return drop(index, "connection closed by the peer")
        }
        let all = part + count
        let used = plan.target.isRedis ? takeRedisAnswers(index, all) : takeFrames(index, all)
        guard used >= 0 else { return }
        if all - used > Self.partBytesMax { return drop(index, "answer longer than \(Self.partBytesMax) bytes") }
        connections[index].partCount = Int32(all - used)
        if all > used { connections[index].part.copyMemory(from: input + used, byteCount: all - used) }
    }

    /// Takes all whole frames of `input`, sends the requests that follow; answers the bytes taken, -1 once dropped.
    @inline(__always)
    private mutating func takeFrames(_ index: Int, _ count: Int) -> Int {
        let places = slots + index * plan.depth
        let isEcho = plan.target != .reskontra
        var used = 0
        var produced = 0
        while count - used >= NativeFrame.requestHeaderBytes {
            let frame = input + used
            let length = 4 + Int(UInt32(littleEndian: frame.loadUnaligned(as: UInt32.self)))
            if length > Self.partBytesMax { return dropped(index, "answer longer than \(Self.partBytesMax) bytes") }
            if count - used < length { break }
            used += length
            let stream = Int(
                UInt32(littleEndian: frame.loadUnaligned(fromByteOffset: NativeFrame.streamOffset, as: UInt32.self)))
            let kind = frame.load(fromByteOffset: 4, as: UInt8.self)
            if !isEcho && (kind != NativeFrame.answer || length < NativeFrame.answerHeaderBytes) {
                if NativeGreeting.isHarmless(kind) { continue }
                return dropped(index, "frame of kind \(kind) instead of an answer")
            }
            guard stream >= 1, stream <= plan.depth else { return dropped(index, "answer to stream \(stream)") }
            let slot = places + (stream - 1)
            if isMeasuring { tables[Int(slot.pointee.kind.rawValue)].record(nanoseconds: now - slot.pointee.sentAt) }
            let authorization = isEcho ? 0 : verify(frame, length, slot.pointee.kind)
            if authorization != 0 && isIssuing {
                produced += followUp(into: output + produced, slot, stream: stream, authorization: authorization)
            } else if mayIssue {
                produced += draw(into: output + produced, slot, stream: stream)
            } else {
                connections[index].inFlight -= 1
                inFlight -= 1
            }
        }
        send(index, produced)
        return used
    }

    /// Tallies what is wrong with an answer. Answers the authorization to go on with, or 0.
    @inline(__always)
    private mutating func verify(_ frame: UnsafeMutableRawPointer, _ length: Int, _ kind: RequestKind) -> UInt64 {
        let status = UInt16(littleEndian: frame.loadUnaligned(fromByteOffset: 6, as: UInt16.self))
        let flags = frame.load(fromByteOffset: 5, as: UInt8.self)
        let hasReceipt = flags & NativeFrame.receipt != 0
        let header = NativeFrame.answerHeaderBytes + (hasReceipt ? NativeFrame.receiptBytes : 0)
        let message = UnsafeRawBufferPointer(start: frame + header, count: max(0, length - header))
        if status != 0 {
            tally("\(kind.name): \(AnswerReader.reason(status: status, message))")
            return 0
        }
        if kind != .check && !hasReceipt { tally("\(kind.name): answer without receipt") }
        guard kind == .check || kind == .authorize else { return 0 }
        guard let credit = AnswerReader.credit(message), credit.decision == BenchResult.approved else {
            tally("\(kind.name): not approved")
            return 0
        }
        // A check reserves nothing: what stands there in its answer is how old an edge's knowledge is.
        guard kind == .authorize else { return 0 }
        if credit.authorization == 0 { tally("authorize: approved without an authorization") }
        return credit.authorization
    }

    /// Redis answers in order and, by our choice of data, with a fixed size.
    private mutating func takeRedisAnswers(_ index: Int, _ count: Int) -> Int {
        let places = slots + index * plan.depth
        let length = RedisRequest.answerBytes(plan.target)
        let first = plan.target == .redisGet ? UInt8(ascii: "$") : UInt8(ascii: ":")
        var used = 0
        var produced = 0
        while count - used >= length {
            if input.load(fromByteOffset: used, as: UInt8.self) != first {
                return dropped(index, "Redis answered with an error")
            }
            used += length
            let slot = places + Int(connections[index].nextInOrder)
            connections[index].nextInOrder = (connections[index].nextInOrder + 1) % Int32(plan.depth)
            if isMeasuring { tables[Int(slot.pointee.kind.rawValue)].record(nanoseconds: now - slot.pointee.sentAt) }
            if mayIssue {
                produced += draw(into: output + produced, slot, stream: 0)
            } else {
                connections[index].inFlight -= 1
                inFlight -= 1
            }
        }
        send(index, produced)
        return used
    }

    // MARK: The rest

    @inline(__always)
    private mutating func turnClock() {
        now = Self.monotonic()
        keyMilliseconds = serverTime.milliseconds(at: now)
    }

    @inline(__always)
    static func monotonic() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    @inline(never)
    private mutating func tally(_ reason: String) { errors[reason, default: 0] += 1 }

    private mutating func dropped(_ index: Int, _ reason: String) -> Int {
        drop(index, reason)
        return -1
    }

    @inline(never)
    private mutating func drop(_ index: Int, _ reason: String) {
        tally(reason)
        reskontra_close(connections[index].descriptor)
        connections[index].descriptor = -1
        inFlight -= Int(connections[index].inFlight)
        connections[index].inFlight = 0
        connected -= 1
    }
}
