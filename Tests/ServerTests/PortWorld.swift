import Engine
import EventLog
import Foundation
import Loop
import Receivables
import Schema
import SwiftProtobuf
import TLS
import Wire

@testable import Server

/// A real port, engine and log on simulated sockets, disk and clock; the test is network, time and log thread.
final class PortWorld {
    let storage: SimulatedStorage
    let clock = ManualClock(wall: 1_764_000_000_000_000_000)
    let engine: Engine
    let io = SimulatedIO()
    let port: NativePort<SimulatedIO>
    let loop: SimulatedLoop<NativePort<SimulatedIO>>
    private var keys: UInt64 = 0

    init(secondBook: Bool = true, whims: Whims? = nil, about: ServerFacts = ServerFacts()) throws {
        storage = SimulatedStorage()
        var options = EventLog.Options()
        options.segmentBytes = 32 << 20
        options.whims = whims
        options.create = StoreIdentity(id: StoreID(low: 1, high: 2), created: clock.wall)
        engine = try Engine(storage, clock: clock, options: options)
        port = NativePort(engine: engine, io: io, about: about, connectionsMax: 4_097) { reason in
            preconditionFailure("the log failed: \(reason)")
        }
        if secondBook { port.use(SecondBook(engine.log.reading) { preconditionFailure("\($0)") }) }
        loop = SimulatedLoop(io: io, handler: port)
    }

    /// A company that posts, and its customers C1 to Cn.
    static func trading(
        secondBook: Bool = true, customers: Int = 3, whims: Whims? = nil
    ) throws -> (PortWorld, TestClient) {
        let world = try PortWorld(secondBook: secondBook, whims: whims)
        let client = world.client()
        for (method, message) in setup(customers) {
            let answer = try client.call(method, message)
            precondition(answer.status == 0, "\(method): \(answer.reason)")
        }
        return (world, client)
    }

    private static func setup(_ customers: Int) -> [(Schema.Method, any Message)] {
        var rows: [(Schema.Method, any Message)] = []
        for number in ["1200", "4000", "1030"] {
            rows.append(
                (
                    .setMainAccount,
                    Reskontra_V1_SetMainAccountRequest.with {
                        $0.account.number = number
                        $0.account.name = "Account \(number)"
                    }
                ))
        }
        rows += [
            (
                .createCompany,
                Reskontra_V1_CreateCompanyRequest.with {
                    $0.company.code = "UK"
                    $0.company.name = "Shop"
                    $0.company.accountingCurrency = "GBP"
                    $0.company.timeZone = "Europe/London"
                    $0.firstFiscalYear = 2025
                    $0.fiscalYears = 2
                }
            ),
            (
                .setAutomaticAccount,
                Reskontra_V1_SetAutomaticAccountRequest.with {
                    $0.account.postingType = .bank
                    $0.account.mainAccount = "1030"
                }
            ),
            (
                .setMethodOfPayment,
                Reskontra_V1_SetMethodOfPaymentRequest.with {
                    $0.method.code = "ELEC"
                    $0.method.type = .electronic
                    $0.method.mainAccount = "1030"
                }
            ),
            (
                .setTermsOfPayment,
                Reskontra_V1_SetTermsOfPaymentRequest.with {
                    $0.terms.code = "N14"
                    $0.terms.method = .net
                    $0.terms.days = 14
                }
            ),
            (
                .setCustomerGroup,
                Reskontra_V1_SetCustomerGroupRequest.with {
                    $0.group.code = "ALL"
                    $0.group.termsOfPayment = "N14"
                }
            ),
            (.setPostingProfile, Reskontra_V1_SetPostingProfileRequest.with { $0.profile.code = "GEN" }),
            (
                .setPostingProfileLine,
                Reskontra_V1_SetPostingProfileLineRequest.with {
                    $0.profile = "GEN"
                    $0.line.accountCode = .all
                    $0.line.summaryAccount = "1200"
                }
            ),
            (
                .setParameters,
                Reskontra_V1_SetParametersRequest.with {
                    $0.parameters.defaultProfile = "GEN"
                    $0.parameters.defaultMethodOfPayment = "ELEC"
                    $0.updateMask = ["default_profile", "default_method_of_payment"]
                }
            ),
            (.goLive, Reskontra_V1_GoLiveRequest()),
        ]
        for number in 1...customers {
            rows.append(
                (
                    .createCustomer,
                    Reskontra_V1_CreateCustomerRequest.with {
                        $0.customer.number = "C\(number)"
                        $0.customer.name = "Customer \(number)"
                        $0.customer.group = "ALL"
                        $0.customer.currency = "GBP"
                    }
                ))
        }
        return rows
    }

    // MARK: Time, network, log

    /// Turns until nothing is left to do; with the log thread at work.
    func settle() {
        var quiet = 0
        while quiet < 3 {
            loop.settle()
            _ = engine.log.preparer.step()
            quiet = loop.runLogJob() || loop.takeTurn() ? 0 : quiet + 1
        }
    }

    func advance(milliseconds: UInt64) {
        loop.advance(nanoseconds: milliseconds * 1_000_000)
        clock.advance(nanoseconds: Int64(milliseconds) * 1_000_000)
    }

    func newKey() -> RequestKey {
        keys += 1
        return RequestKey(high: UInt64(clock.wall / 1_000_000) << 16 | 0x7000, low: 1 << 63 | keys)
    }

    /// `principal`: as a certificate names it; nil: the development principal.
    func client(_ principal: String? = nil, company: String = "UK") -> TestClient {
        let client = TestClient(self)
        if let principal {
            io.certificates[client.peer.number] = PeerCertificate(
                names: ["reskontra:\(principal)"], fingerprint: [UInt8](repeating: 0, count: 32))
        }
        client.hello(company)
        return client
    }

    static func invoice(_ customer: String, pounds: Int64) -> Reskontra_V1_InvoiceDocument {
        .with {
            $0.customerNumber = customer
            $0.lines = [
                .with {
                    $0.mainAccount = "4000"
                    $0.amount = .with {
                        $0.currency = "GBP"
                        $0.minor = pounds * 100
                    }
                }
            ]
        }
    }
}

/// A client by the frames of `Protocol/README.md`.
final class TestClient {
    struct Answer {
        let head: AnswerHead
        let message: [UInt8]

        var status: UInt16 { head.status }

        var reason: String {
            guard head.status != 0, let status = try? Google_Rpc_Status(serializedBytes: message) else { return "" }
            for detail in status.details where detail.isA(Google_Rpc_ErrorInfo.self) {
                return (try? Google_Rpc_ErrorInfo(unpackingAny: detail).reason) ?? ""
            }
            return status.message
        }

        func read<M: Message>(_ type: M.Type) throws -> M { try M(serializedBytes: message) }
    }

    private let world: PortWorld
    let peer: SimulatedPeer
    private var bytes: [UInt8] = []
    private var held: [UInt8]?
    private(set) var nextStream: UInt32 = 1

    init(_ world: PortWorld) {
        self.world = world
        peer = world.loop.connect()
    }

    func hello(_ company: String = "UK") {
        sendHello(company)
        world.settle()
        precondition(take().first?.head.kind == .welcome)
    }

    /// An edge says for whom it speaks.
    func sendHello(_ company: String = "UK", speaksFor: String = "", callerCertificate: [UInt8] = []) {
        var message = [UInt8](repeating: 0, count: HelloPrefix.byteCount)
        message.withUnsafeMutableBytes { HelloPrefix().write(to: $0) }
        let hello = Reskontra_V1_Hello.with {
            $0.company = company
            $0.speaksFor = speaksFor
            $0.callerCertificate = Data(callerCertificate)
        }
        message += (try? hello.serializedBytes()) ?? []
        send(RequestHead(.hello), message)
    }

    func send(_ head: RequestHead, _ message: [UInt8] = []) {
        var frame = [UInt8](repeating: 0, count: head.byteCount)
        frame.withUnsafeMutableBytes { head.write(messageBytes: message.count, to: $0) }
        if held == nil { world.loop.send(frame + message, from: peer) } else { held? += frame + message }
    }

    /// What `body` sends arrives in one read.
    func together(_ body: () -> Void) {
        held = []
        body()
        world.loop.send(held.take() ?? [], from: peer)
    }

    /// Sends without waiting; its stream.
    @discardableResult
    func begin(
        _ method: Schema.Method, _ message: any Message, deadline: UInt32 = 0, key: RequestKey? = nil
    ) -> UInt32 {
        begin(method, bytes: (try? message.serializedBytes()) ?? [], deadline: deadline, key: key)
    }

    @discardableResult
    func begin(
        _ method: Schema.Method, bytes: [UInt8], deadline: UInt32 = 0, key: RequestKey? = nil
    ) -> UInt32 {
        var head = RequestHead(.request, stream: nextStream)
        nextStream += 1
        head.method = method.rawValue
        head.deadlineMilliseconds = deadline
        head.isServerStream = method.streams
        if method.writes {
            let key = key ?? world.newKey()
            head.key = Bytes16(first: key.high.byteSwapped, second: key.low.byteSwapped)
        }
        send(head, bytes)
        return head.stream
    }

    func cancel(_ stream: UInt32) { send(RequestHead(.cancel, stream: stream)) }

    func grant(_ stream: UInt32, _ items: UInt32) {
        send(RequestHead(.window, stream: stream), withUnsafeBytes(of: items.littleEndian) { Array($0) })
    }

    /// All that has come since the last call.
    func take() -> [Answer] {
        bytes += world.loop.taken(by: peer)
        var answers: [Answer] = []
        var used = 0
        let reader = AnswerReader()
        bytes.withUnsafeBytes { raw in
            while used < raw.count,
                case .frame(let frame) = reader.next(UnsafeRawBufferPointer(rebasing: raw[used...]))
            {
                answers.append(Answer(head: frame.head, message: Array(frame.message)))
                used += frame.byteCount
            }
        }
        bytes.removeFirst(used)
        return answers
    }

    /// Sends and lets the world settle.
    func call(
        _ method: Schema.Method, _ message: any Message, deadline: UInt32 = 0, key: RequestKey? = nil
    ) throws -> Answer {
        let stream = begin(method, message, deadline: deadline, key: key)
        world.settle()
        let answers = take().filter { $0.head.stream == stream }
        guard let answer = answers.first, answers.count == 1 else { throw NoAnswer(count: answers.count) }
        return answer
    }

    struct NoAnswer: Error { let count: Int }

    @discardableResult
    func post(_ customer: String, pounds: Int64) throws -> Reskontra_V1_PostedDocument {
        let answer = try call(
            .postInvoice,
            Reskontra_V1_PostInvoiceRequest.with { $0.document = PortWorld.invoice(customer, pounds: pounds) })
        precondition(answer.status == 0, answer.reason)
        return try answer.read(Reskontra_V1_PostInvoiceResponse.self).invoice
    }
}
