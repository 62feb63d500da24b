import Engine
import EventLog
import Loop
import Receivables
import Schema
import Server
import SwiftProtobuf
import Wire

extension FuzzTarget {
    /// Every method through the real port: frame, route, decoding, border, rules, answer.
    ///
    /// An input is two bytes of method number and the message; a number that no method has stands for one that has.
    package static let requests = FuzzTarget("requests", bytesMax: 8_192, changesInTests: 1_500, seeds: emptyRequests) {
        let port = PortUnderFuzz()
        return { bytes in
            guard bytes.count >= 2 else { return false }
            let number = UInt16(bytes[0]) | UInt16(bytes[1]) << 8
            let all = Schema.Method.allCases
            let method = Schema.Method(rawValue: number) ?? all[Int(number) % all.count]
            return try port.ask(method, UnsafeRawBufferPointer(rebasing: bytes[2...]))
        }
    }
}

extension FuzzTarget {
    /// For methods that are younger than `Seeds/requests.hex`.
    private static func emptyRequests() -> [[UInt8]] {
        Schema.Method.allCases.map { [UInt8(truncatingIfNeeded: $0.rawValue), UInt8($0.rawValue >> 8)] }
    }
}

/// A small company behind the real port, engine and log, on simulated sockets, disk and clock.
///
/// What was posted stays for the next request; after a while all begins anew, so that memory and time stay bounded.
private final class PortUnderFuzz {
    private var world: World?
    private var asked = 0
    private static let askedMax = 1_000

    /// True when it was not refused.
    func ask(_ method: Schema.Method, _ message: UnsafeRawBufferPointer) throws -> Bool {
        if asked % Self.askedMax == 0 {
            world = nil
            world = try World.trading()
        }
        asked += 1
        guard let world else { return false }
        let status = try world.ask(method, Array(message))
        try expect(world.isConnected, "the connection is closed after \(method.name)")
        try expect(status <= 16, "status \(status) is none of google.rpc.Code")
        // What no rule can refuse is a bug of ours.
        try expect(status != 13, "\(method.name) failed inside: \(world.lastReason)")
        return status == 0
    }

    private final class World {
        private let clock = ManualClock(wall: 1_764_000_000_000_000_000)
        private let engine: Engine
        private let io: SimulatedIO
        private let port: NativePort<SimulatedIO>
        private let loop: SimulatedLoop<NativePort<SimulatedIO>>
        private let peer: SimulatedPeer
        private var bytes: [UInt8] = []
        private var stream: UInt32 = 0
        private var keys: UInt64 = 0
        private(set) var lastReason = ""

        private init() throws {
            var options = EventLog.Options()
            options.segmentBytes = 8 << 20
            options.create = StoreIdentity(id: StoreID(low: 1, high: 2), created: clock.wall)
            engine = try Engine(SimulatedStorage(), clock: clock, options: options)
            var limits = LoopLimits()
            limits.connectionsMax = 4
            io = SimulatedIO(limits: limits)
            port = NativePort(engine: engine, io: io, about: ServerFacts(), connectionsMax: 5) { reason in
                preconditionFailure("the log failed: \(reason)")
            }
            loop = SimulatedLoop(io: io, handler: port)
            peer = loop.connect()
            try greet()
        }

        var isConnected: Bool { !loop.hasSeenEnd(peer) }

        private func greet() throws {
            var message = [UInt8](repeating: 0, count: HelloPrefix.byteCount)
            message.withUnsafeMutableBytes { HelloPrefix().write(to: $0) }
            let hello: [UInt8] = try Reskontra_V1_Hello.with { $0.company = "UK" }.serializedBytes()
            send(RequestHead(.hello), message + hello)
            settle()
            guard try answers().first?.kind == .welcome else { throw FuzzTarget.Finding("no welcome") }
        }

        private func send(_ head: RequestHead, _ message: [UInt8]) {
            var frame = [UInt8](repeating: 0, count: head.byteCount)
            frame.withUnsafeMutableBytes { head.write(messageBytes: message.count, to: $0) }
            loop.send(frame + message, from: peer)
        }

        /// The status of its answer.
        func ask(_ method: Schema.Method, _ message: [UInt8]) throws -> UInt16 {
            stream += 1
            clock.advance(nanoseconds: 1_000_000)
            loop.advance(nanoseconds: 1_000_000)
            var head = RequestHead(.request, stream: stream)
            head.method = method.rawValue
            head.isServerStream = method.streams
            if method.writes {
                keys += 1
                let key = (high: UInt64(clock.wall / 1_000_000) << 16 | 0x7000, low: 1 << 63 | keys)
                head.key = Bytes16(first: key.high.byteSwapped, second: key.low.byteSwapped)
            }
            send(head, message)
            settle()
            var came = try answers().filter { $0.stream == stream }
            if method.streams {
                send(RequestHead(.cancel, stream: stream), [])
                settle()
                came += try answers().filter { $0.stream == stream }
            } else {
                try expect(came.count == 1, "\(came.count) answers to \(method.name)")
            }
            return came.last?.status ?? 0
        }

        private func settle() {
            var quiet = 0
            while quiet < 3 {
                loop.settle()
                _ = engine.log.preparer.step()
                quiet = loop.runLogJob() || loop.takeTurn() ? 0 : quiet + 1
            }
        }

        /// What has come since the last call.
        private func answers() throws -> [AnswerHead] {
            bytes += loop.taken(by: peer)
            var (heads, used) = ([AnswerHead](), 0)
            let reader = AnswerReader()
            try bytes.withUnsafeBytes { raw in
                while used < raw.count {
                    switch reader.next(UnsafeRawBufferPointer(rebasing: raw[used...])) {
                    case .frame(let frame):
                        if frame.head.status != 0 {
                            let status = try? Google_Rpc_Status(serializedBytes: Array(frame.message))
                            lastReason = status?.message ?? "a Status that nobody can read"
                            try expect(status != nil || frame.message.isEmpty, lastReason)
                        }
                        heads.append(frame.head)
                        used += frame.byteCount
                    case .needMore: return
                    case .malformed(let error): throw FuzzTarget.Finding("an answer that is no frame: \(error)")
                    }
                }
            }
            bytes.removeFirst(used)
            return heads
        }

        /// With a company that posts and two customers.
        static func trading() throws -> World {
            let world = try World()
            for (method, message) in try setup() {
                let status = try world.ask(method, message)
                try expect(status == 0, "set-up, \(method.name): \(world.lastReason)")
            }
            return world
        }

        private static func setup() throws -> [(Schema.Method, [UInt8])] {
            var rows: [(Schema.Method, any Message)] = []
            for number in ["1200", "4000", "1030"] {
                let account = Reskontra_V1_MainAccount.with { ($0.number, $0.name) = (number, number) }
                rows.append((.setMainAccount, Reskontra_V1_SetMainAccountRequest.with { $0.account = account }))
            }
            let company = Reskontra_V1_CreateCompanyRequest.with {
                $0.company = .with {
                    ($0.code, $0.name, $0.accountingCurrency, $0.timeZone) = ("UK", "Shop", "GBP", "Europe/London")
                }
                ($0.firstFiscalYear, $0.fiscalYears) = (2025, 2)
            }
            let bank = Reskontra_V1_SetAutomaticAccountRequest.with {
                $0.account = .with { ($0.postingType, $0.mainAccount) = (.bank, "1030") }
            }
            let method = Reskontra_V1_SetMethodOfPaymentRequest.with {
                $0.method = .with { ($0.code, $0.type, $0.mainAccount) = ("ELEC", .electronic, "1030") }
            }
            let terms = Reskontra_V1_SetTermsOfPaymentRequest.with {
                $0.terms = .with { ($0.code, $0.method, $0.days) = ("N14", .net, 14) }
            }
            let group = Reskontra_V1_SetCustomerGroupRequest.with {
                $0.group = .with { ($0.code, $0.termsOfPayment) = ("ALL", "N14") }
            }
            let profile = Reskontra_V1_SetPostingProfileRequest.with { $0.profile = .with { $0.code = "GEN" } }
            let line = Reskontra_V1_SetPostingProfileLineRequest.with {
                $0.profile = "GEN"
                $0.line = .with { ($0.accountCode, $0.summaryAccount) = (.all, "1200") }
            }
            let parameters = Reskontra_V1_SetParametersRequest.with {
                $0.parameters = .with { ($0.defaultProfile, $0.defaultMethodOfPayment) = ("GEN", "ELEC") }
                $0.updateMask = ["default_profile", "default_method_of_payment"]
            }
            rows += [
                (.createCompany, company), (.setAutomaticAccount, bank), (.setMethodOfPayment, method),
                (.setTermsOfPayment, terms), (.setCustomerGroup, group), (.setPostingProfile, profile),
                (.setPostingProfileLine, line), (.setParameters, parameters), (.goLive, Reskontra_V1_GoLiveRequest()),
            ]
            for number in ["C1", "C2"] {
                let customer = Reskontra_V1_CreateCustomerRequest.with {
                    $0.customer = .with { ($0.number, $0.name, $0.group, $0.currency) = (number, number, "ALL", "GBP") }
                }
                rows.append((.createCustomer, customer))
            }
            return try rows.map { ($0.0, try $0.1.serializedBytes()) }
        }
    }
}
