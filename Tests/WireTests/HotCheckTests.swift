import Schema
import SwiftProtobuf
import Testing

@testable import Receivables
@testable import Wire

/// The hand-written CheckCredit against the library: same acceptance, same values, same answer bytes.
struct HotCheckTests {
    static let company = CompanyID(1)
    static let rounds = 40_000

    @Test("CheckCredit: what the hand reader takes, the library reads the same; plain requests are taken")
    func requests() throws {
        var random = Seeded(state: 11)
        var (taken, left) = (0, 0)
        for round in 0..<Self.rounds {
            let request = Self.request(&random)
            var bytes: [UInt8] = try request.serializedBytes()
            let isWhole = round % 2 == 0
            if !isWhole { Self.damage(&bytes, &random) }
            let hot = bytes.withUnsafeBytes { raw in
                // A company that is no code is left to the library too: see `NativePort.hotCompany`.
                HotCheckRequest(raw).flatMap { hot in
                    Code(utf8: hot.company).map { (CheckCredit(hot, Self.company), hot.minSequence, $0.text) }
                }
            }
            guard let (hot, minSequence, companyText) = hot else {
                #expect(!isWhole, "plain, yet left to the library: \(bytes)")
                left += 1
                continue
            }
            taken += 1
            let message = try Reskontra_V1_CheckCreditRequest(
                serializedBytes: bytes, options: requestDecoding)
            let slow = try CheckCredit(message, Self.company)
            #expect(
                slow.customer == hot.customer && slow.amount == hot.amount
                    && slow.checkpoint == hot.checkpoint)
            #expect(slow.allowPartial == hot.allowPartial && message.minSequence == minSequence)
            #expect(message.company == companyText)
        }
        #expect(taken > Self.rounds / 2 && left > Self.rounds / 10)
    }

    @Test("CheckCredit: the hand-written answer has the bytes the library writes")
    func answers() throws {
        var random = Seeded(state: 12)
        for _ in 0..<Self.rounds {
            let decision = Self.decision(&random)
            let room = UnsafeMutableRawBufferPointer.allocate(
                byteCount: CreditDecision.responseBytesMax + 8, alignment: 1)
            defer { room.deallocate() }
            let start = try #require(room.baseAddress)
            let count = decision.writeResponse(at: start) - start
            #expect(count <= CreditDecision.responseBytesMax)
            let bytes = Array(UnsafeRawBufferPointer(rebasing: room[..<count]))
            #expect(bytes == (try Self.response(decision).serializedBytes()))
            var writer = ProtoWriter(capacity: 16)
            writer.checkCreditResponse(decision)
            #expect(bytes == Array(writer.bytes))
        }
    }

    @Test("CheckCredit: the golden answer of the protocol is what we write")
    func goldenAnswer() throws {
        let vector = try #require(FrameVectorTests.vectors?.first { $0.name == "answer-credit-declined" })
        func eur(_ minor: Int64) -> Money { Money(minor, .eur) }
        var decision = CreditDecision(approved: eur(0), asOf: Instant(nanoseconds: 1_764_000_000_000_000_000))
        decision.reasons.append(.overLimit)
        (decision.limit, decision.exposure, decision.exposureWithRequest) = (eur(100_000), eur(40_000), eur(100_001))
        (decision.availableBefore, decision.availableAfter) = (eur(60_000), eur(60_000))
        (decision.limitSource, decision.testBound, decision.retryToken) = (.base, .customer, 40)
        var remedy = CreditRemedy(approvableNow: eur(60_000))
        remedy.payNow = eur(1)
        decision.remedy = remedy
        var writer = ProtoWriter(capacity: 16)
        writer.checkCreditResponse(decision)
        #expect(writer.bytes.map { String(UInt8($0) >> 4, radix: 16) + String(UInt8($0) & 15, radix: 16) }.joined() == vector.message)
    }

    @Test("A plain request is recognized exactly where the frame reader sees the same frame")
    func frames() throws {
        var random = Seeded(state: 13)
        var reader = RequestReader()
        reader.opened()
        var taken = 0
        for _ in 0..<Self.rounds {
            var head = RequestHead(.request, stream: UInt32(random.below(3)))
            head.method = random.below(8) == 0 ? 7 : Schema.Method.checkCredit.rawValue
            if random.below(3) == 0 { head.key = Bytes16(first: 1, second: 2) }
            if random.below(3) == 0 {
                head.trace = TraceContext(trace: Bytes16(first: 3, second: 4), span: 5)
            }
            head.isServerStream = random.below(6) == 0
            let messageBytes = random.below(40)
            var bytes = [UInt8](repeating: 9, count: head.byteCount + messageBytes)
            bytes.withUnsafeMutableBytes { head.write(messageBytes: messageBytes, to: $0) }
            if random.below(4) == 0 { bytes[random.below(12)] ^= UInt8(1 << random.below(8)) }
            if random.below(4) == 0 { bytes.removeLast(random.below(bytes.count)) }
            bytes.withUnsafeBytes { raw in
                guard let plain = PlainRequest(raw, at: 0, .checkCredit) else { return }
                taken += 1
                guard case .frame(let frame) = reader.next(raw) else {
                    Issue.record("taken, yet no frame: \(bytes)")
                    return
                }
                #expect(
                    frame.head.kind == .request && frame.head.method == Schema.Method.checkCredit.rawValue)
                #expect(frame.head.stream == plain.stream && frame.byteCount == plain.byteCount)
                #expect(
                    frame.message.elementsEqual(plain.message)
                        && frame.message.baseAddress == plain.message.baseAddress)
                #expect(!frame.head.isServerStream)
            }
        }
        #expect(taken > Self.rounds / 5 && taken < Self.rounds)
    }

    // MARK: Made at random

    private struct Seeded {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Mix.fold(state, 0x9e37_79b9_7f4a_7c15)
        }
        mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
        mutating func text(_ longest: Int) -> String {
            String(decoding: (0..<below(longest + 1)).map { _ in UInt8(33 + below(90)) }, as: UTF8.self)
        }
        mutating func money() -> Money {
            let currency = Currency.all[below(Currency.all.count)]
            let bits = UInt64(below(50))
            let minor = Int64(next() % (1 << bits + 1))
            return Money(below(2) == 0 ? min(minor, Money.minorMax) : -min(minor, Money.minorMax), currency)
        }
    }

    private static func request(_ random: inout Seeded) -> Reskontra_V1_CheckCreditRequest {
        var request = Reskontra_V1_CheckCreditRequest()
        if random.below(3) == 0 { request.company = random.text(8) }
        request.customerNumber = "C" + random.text(22)
        request.amount = message(random.money())
        if random.below(2) == 0 { request.checkpoint = .init(rawValue: random.below(7)) ?? .unspecified }
        request.allowPartial = random.below(2) == 0
        if random.below(2) == 0 { request.orderRef = random.text(23) }
        if random.below(3) == 0 { request.store = random.text(9) }
        if random.below(3) == 0 { request.terminal = random.text(17) }
        if random.below(3) == 0 { request.minSequence = random.next() >> UInt64(random.below(64)) }
        return request
    }

    private static func damage(_ bytes: inout [UInt8], _ random: inout Seeded) {
        for _ in 0...random.below(3) where !bytes.isEmpty {
            let place = random.below(bytes.count)
            switch random.below(5) {
            case 0: bytes[place] ^= UInt8(1 << random.below(8))
            case 1: bytes[place] = UInt8(random.below(256))
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(UInt8(random.below(256)), at: place)
            default: bytes += bytes[place...]
            }
        }
    }

    private static func decision(_ random: inout Seeded) -> CreditDecision {
        var decision = CreditDecision(
            decision: [.approve, .approvePartial, .decline][random.below(3)], approved: random.money(),
            asOf: Instant(nanoseconds: Int64(bitPattern: random.next()) >> Int64(random.below(40))))
        let reasons: [CreditReason] = [
            .overLimit, .noCredit, .infoWarnOverLimit, .customerClosed, .customerOnHold, .customerNotFound,
            .infoUnlimited, .orderAmount, .overGroupLimit, .overCurrencyLimit,
        ]
        for _ in 0..<(random.below(2) == 0 ? 0 : random.below(ReasonList.countMax + 1)) {
            decision.reasons.append(reasons[random.below(reasons.count)])
        }
        func some(_ money: Money) -> Money? { random.below(4) == 0 ? nil : money }
        decision.limit = some(random.money())
        decision.exposure = some(random.money())
        decision.exposureWithRequest = some(random.money())
        decision.availableBefore = some(random.money())
        decision.availableAfter = some(random.money())
        if random.below(4) != 0 {
            // Both or none: they are of one test.
            decision.limitSource = LimitSource(rawValue: UInt8(1 + random.below(5)))
            decision.testBound = TestBound(rawValue: UInt8(1 + random.below(3)))
        }
        if random.below(2) == 0 { decision.retryToken = random.next() >> UInt64(random.below(64)) }
        func test() -> CreditTestFigures? {
            random.below(2) == 0
                ? nil
                : CreditTestFigures(limit: random.money(), exposure: random.money(), exposureWithRequest: random.money())
        }
        decision.groupTest = test()
        decision.currencyTest = test()
        if random.below(2) == 0 {
            var remedy = CreditRemedy(approvableNow: random.money())
            remedy.payNow = some(random.money())
            remedy.mustBeApplied = random.below(2) == 0
            decision.remedy = remedy
        }
        return decision
    }

    private static func message(_ money: Money) -> Reskontra_V1_Money {
        var message = Reskontra_V1_Money()
        message.currency = money.currency.code.text
        message.minor = money.minor
        return message
    }

    /// The message field by field, from the `.proto` file.
    private static func response(_ decision: CreditDecision) -> Reskontra_V1_CheckCreditResponse {
        var made = Reskontra_V1_CreditDecision()
        made.decision = .init(rawValue: Int(decision.decision.rawValue)) ?? .unspecified
        made.approvedAmount = message(decision.approved)
        for index in 0..<decision.reasons.count {
            let reason = decision.reasons[index]
            var row = Reskontra_V1_CreditReason()
            row.code = .init(rawValue: Int(reason.rawValue)) ?? .unspecified
            row.severity = .init(rawValue: Int(decision.reasons.severity(at: index).rawValue)) ?? .unspecified
            if let figures = decision.figures(of: reason) {
                row.limit = message(figures.limit)
                row.actual = message(figures.exposureWithRequest)
            }
            made.reasons.append(row)
        }
        if let primary = decision.primaryReason {
            made.primaryReason = .init(rawValue: Int(primary.rawValue)) ?? .unspecified
        }
        if let limit = decision.limit { made.totalCreditLimit = message(limit) }
        if let exposure = decision.exposure { made.exposure = message(exposure) }
        if let before = decision.availableBefore { made.availableBefore = message(before) }
        if let after = decision.availableAfter { made.availableAfter = message(after) }
        made.asOf = .init(decision.asOf)
        if let source = decision.limitSource { made.limitSource = .init(rawValue: Int(source.rawValue)) ?? .unspecified }
        if let bound = decision.testBound { made.testBound = .init(rawValue: Int(bound.rawValue)) ?? .unspecified }
        made.retryToken = decision.retryToken
        if let group = decision.groupTest {
            made.groupLimit = message(group.limit)
            made.groupExposure = message(group.exposure)
        }
        if let remedy = decision.remedy {
            if let payNow = remedy.payNow { made.remedy.payNow = message(payNow) }
            made.remedy.applyPayment = remedy.mustBeApplied
            made.remedy.approvableNow = message(remedy.approvableNow)
        }
        var response = Reskontra_V1_CheckCreditResponse()
        response.decision = made
        return response
    }
}
