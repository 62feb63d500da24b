import Schema
import SwiftProtobuf
import Testing

@testable import Receivables
@testable import Wire

/// Hand-written posting messages against the library: same acceptance, same values, same answer bytes.
struct HotPostingTests {
    static let company = CompanyID(1)
    static let rounds = 20_000

    // MARK: Requests

    @Test("PostInvoice: what the hand reader takes, the library reads the same")
    func invoices() throws {
        var made = RequestMaker(seed: 1)
        var (taken, plain) = (0, 0)
        for round in 0..<Self.rounds {
            made.isPlain = round % 2 == 0
            let bytes = made.damaged(try made.invoice().serializedBytes())
            var lines: [InvoiceDraft.Line] = []
            let hot = bytes.withUnsafeBytes { HotInvoiceRequest($0, reusing: &lines) }
            if made.isPlain { plain += 1 }
            guard let hot else {
                #expect(!made.isPlain, "plain, yet left to the library: \(bytes)")
                continue
            }
            taken += 1
            let message = try Reskontra_V1_PostInvoiceRequest(
                serializedBytes: bytes, options: requestDecoding)
            let slow = try PostInvoice(message, Self.company)
            #expect(hot.company.text == message.company)
            #expect(slow.document == hot.document)
            #expect(slow.authorization == hot.authorization && slow.isFinal == hot.isFinal)
            #expect(hot.isPreview == (message.mode == .preview) && hot.ifSequence == message.ifSequence)
            #expect(message.mode == .unspecified || message.mode == .execute || message.mode == .preview)
        }
        // Both sides of the border were met.
        #expect(taken > plain && taken < Self.rounds)
    }

    @Test("Capture: what the hand reader takes, the library reads the same")
    func captures() throws {
        var made = RequestMaker(seed: 2)
        var (taken, plain) = (0, 0)
        for round in 0..<Self.rounds {
            made.isPlain = round % 2 == 0
            let bytes = made.damaged(try made.capture().serializedBytes())
            var lines: [InvoiceDraft.Line] = []
            let hot = bytes.withUnsafeBytes { HotCaptureRequest($0, reusing: &lines) }
            if made.isPlain { plain += 1 }
            guard let hot else {
                #expect(!made.isPlain, "plain, yet left to the library: \(bytes)")
                continue
            }
            taken += 1
            let message = try Reskontra_V1_CaptureRequest(serializedBytes: bytes, options: requestDecoding)
            let slow = try Capture(message, Self.company)
            #expect(hot.company.text == message.company)
            #expect(slow.document == hot.document && slow.amount == hot.amount)
            #expect(slow.authorization == hot.authorization && slow.isFinal == hot.isFinal)
            #expect(slow.invoiceNumber == hot.invoiceNumber)
            #expect(hot.isPreview == (message.mode == .preview) && hot.ifSequence == message.ifSequence)
        }
        #expect(taken > plain && taken < Self.rounds)
    }

    @Test("PostPayment: what the hand reader takes, the library reads the same")
    func payments() throws {
        var made = RequestMaker(seed: 3)
        var (taken, plain) = (0, 0)
        for round in 0..<Self.rounds {
            made.isPlain = round % 2 == 0
            let bytes = made.damaged(try made.payment().serializedBytes())
            let hot = bytes.withUnsafeBytes { HotPaymentRequest($0) }
            if made.isPlain { plain += 1 }
            guard let hot else {
                #expect(!made.isPlain, "plain, yet left to the library: \(bytes)")
                continue
            }
            taken += 1
            let message = try Reskontra_V1_PostPaymentRequest(
                serializedBytes: bytes, options: requestDecoding)
            let slow = try PostPayment(message, Self.company)
            #expect(hot.company.text == message.company)
            #expect(slow.payment == hot.payment)
            #expect(hot.isPreview == (message.mode == .preview) && hot.ifSequence == message.ifSequence)
        }
        #expect(taken > plain && taken < Self.rounds)
    }

    @Test("a message that comes twice is merged by the library, so the hand reader leaves it")
    func leavesTheSecond() throws {
        var first = Reskontra_V1_PostPaymentRequest()
        first.customerNumber = "C-1001"
        first.amount = Reskontra_V1_Money(500, .gbp)
        var second = Reskontra_V1_PostPaymentRequest()
        second.amount.currency = "EUR"
        let bytes: [UInt8] = try first.serializedBytes() + second.serializedBytes()
        #expect(try Reskontra_V1_PostPaymentRequest(serializedBytes: bytes).amount.minor == 500)
        bytes.withUnsafeBytes { #expect(HotPaymentRequest($0) == nil) }
        var check = Reskontra_V1_CheckCreditRequest()
        check.customerNumber = "C-1001"
        check.amount = Reskontra_V1_Money(500, .gbp)
        let checks: [UInt8] = try check.serializedBytes() + second.serializedBytes()
        checks.withUnsafeBytes { #expect(HotCreditRequest($0) == nil) }
    }

    // MARK: Answers

    @Test("the answer of PostInvoice has the library's bytes, with and without tax", arguments: [0, 1, 3])
    func invoiceAnswer(taxes: Int) throws {
        let answer = Self.posted(taxes: taxes)
        var writer = ProtoWriter(capacity: 16)
        writer.postInvoiceResponse(answer)
        let book = Book()
        let wanted: [UInt8] = try Reskontra_V1_PostInvoiceResponse(answer, book, preview: false)
            .serializedBytes()
        #expect(Array(writer.bytes) == wanted)
    }

    @Test("the answer of PostPayment has the library's bytes", arguments: [0, 1, 40])
    func paymentAnswer(parts: Int) throws {
        let settled = (0..<parts).map {
            SettledPart(
                item: ItemID(UInt32($0) + 1), number: Code("FTI-00000\($0)") ?? .empty,
                amount: Money(Int64($0) * 100, .gbp),
                open: Money(0, .gbp))
        }
        let answer = PostedPayment(
            number: "PAY-000001", item: ItemID(300), voucher: "V-1", amount: Money(12_345, .gbp),
            postingDate: LogCodecTests.date, settlement: parts == 0 ? .none : SettlementID(7),
            settled: settled,
            open: Money(-45, .gbp), entries: [LogCodecTests.entry])
        var writer = ProtoWriter(capacity: 16)
        writer.postPaymentResponse(answer)
        let book = Book()
        let wanted: [UInt8] = try Reskontra_V1_PostPaymentResponse(answer, book, preview: false)
            .serializedBytes()
        #expect(Array(writer.bytes) == wanted)
    }

    @Test("the answer of Capture has the library's bytes")
    func captureAnswer() throws {
        let row = CustomerRow(
            id: CustomerID(1), company: CompanyID(1), number: "C-1001", subject: SubjectID(1), group: "10",
            currency: .gbp, terms: .empty, invoiceAccount: CustomerID(1), holdStatus: .none, profile: .empty,
            salesTaxGroup: .empty, method: .empty, flags: [], party: PartyID(1), partyCode: .empty)
        var book = Book()
        let stamp = Stamp(
            sequence: 4, instant: Instant(nanoseconds: 5_000_000_001), businessDate: LogCodecTests.date)
        book.apply(
            .companyCreated(
                Company(id: CompanyID(1), code: "UK01", name: "Shop", currency: .gbp, timeZone: "UTC")),
            at: stamp)
        book.apply(.customerSet(row), at: stamp)
        book.apply(
            .authorizationDecided(
                AuthorizationDecided(
                    id: AuthorizationID(1), customer: CustomerID(1), orderingCustomer: CustomerID(1),
                    currency: .gbp,
                    requested: 900, approved: 800, expires: Instant(nanoseconds: 9_000_000_000),
                    decision: .approve,
                    reasons: ReasonList(), orderRef: "O-1", store: "S1", terminal: "T2", checkpoint: .posCheck
                )),
            at: stamp)
        let authorization = AuthorizationAnswer(
            AuthorizationID(1), book.authorizations[AuthorizationID(1)], book, at: stamp.instant)
        let answer = Capture.Answer(authorization: authorization, invoice: Self.posted(taxes: 1))
        var writer = ProtoWriter(capacity: 16)
        writer.captureResponse(answer)
        let wanted: [UInt8] = try Reskontra_V1_CaptureResponse(answer, book, preview: false).serializedBytes()
        #expect(Array(writer.bytes) == wanted)
    }

    static func posted(taxes: Int) -> PostedDocument {
        var fact = LogCodecTests.posted
        fact.document.taxes = (0..<taxes).map {
            DocumentTax(
                code: Code("VAT\($0)") ?? .empty, percent: Percent(tenThousandths: 88_750), base: 10_000,
                tax: Int64($0) * 50)
        }
        fact.document.overLimit = taxes == 1
        return PostedDocument(fact, profile: "GEN", accountingCurrency: .gbp)
    }
}

/// Seeded requests: plain ones that the hand reader must take, and ones with anything in them.
struct RequestMaker {
    private var state: UInt64
    var isPlain = true

    init(seed: UInt64) { state = seed }

    private mutating func next(_ bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        return Int(Mix.fold(state, 0x1234_5678) % UInt64(bound))
    }

    private mutating func chance(_ oneIn: Int) -> Bool { next(oneIn) == 0 }

    /// Plain requests come as they are; the others are changed in some bytes now and then.
    mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        guard !isPlain, !bytes.isEmpty, chance(2) else { return bytes }
        var bytes = bytes
        for _ in 0...next(3) { bytes[next(bytes.count)] = UInt8(next(256)) }
        if chance(4) { bytes.removeLast(next(bytes.count)) }
        if chance(4) { bytes += bytes.prefix(next(bytes.count + 1)) }
        return bytes
    }

    private mutating func code() -> String {
        let plain = ["", "C-1001", "BANK", "4000", "Ökö-7", "12345678901234567890123"]
        let other = ["123456789012345678901234", "a\u{1}", "tab\there", "\u{7f}"]
        return pick(plain, other)
    }

    private mutating func text() -> String {
        let plain = ["", "85123A", "Hängende Herzen", String(repeating: "x", count: 60)]
        let other = [String(repeating: "y", count: 61), String(repeating: "z", count: 251), "a\nb", "\u{0}"]
        return pick(plain, other)
    }

    private mutating func pick(_ plain: [String], _ other: [String]) -> String {
        !isPlain && chance(12) ? other[next(other.count)] : plain[next(plain.count)]
    }

    private mutating func number() -> Int64 {
        let plain: [Int64] = [0, 1, -1, 127, 128, 1_000_000, Money.minorMax, -Money.minorMax]
        let other: [Int64] = [Money.minorMax + 1, .max, .min]
        return !isPlain && chance(12) ? other[next(other.count)] : plain[next(plain.count)]
    }

    private mutating func money() -> Reskontra_V1_Money {
        var money = Reskontra_V1_Money()
        money.currency = pick(["EUR", "GBP", "JPY"], ["", "XXX", "EURO", "eur"])
        money.minor = number()
        return money
    }

    private mutating func decimal(above: Bool = false) -> Reskontra_V1_Decimal {
        var decimal = Reskontra_V1_Decimal()
        decimal.unscaled = above && isPlain ? 88 : number()
        decimal.scale = !isPlain && chance(8) ? UInt32(next(20)) : UInt32(next(10))
        return decimal
    }

    private mutating func date() -> Reskontra_V1_Date {
        var date = Reskontra_V1_Date()
        date.year = !isPlain && chance(8) ? Int32(next(4_000)) - 100 : 2026
        date.month = !isPlain && chance(8) ? Int32(next(15)) - 1 : 2
        date.day = !isPlain && chance(8) ? Int32(next(33)) - 1 : Int32(1 + next(28))
        return date
    }

    private mutating func mode() -> Reskontra_V1_Mode {
        if !isPlain, chance(12) { return .UNRECOGNIZED(7) }
        return [.unspecified, .execute, .preview][next(3)]
    }

    private mutating func document() -> Reskontra_V1_InvoiceDocument {
        var document = Reskontra_V1_InvoiceDocument()
        document.customerNumber = !isPlain && chance(8) ? code() : "C-1001"
        document.invoiceNumber = code()
        if chance(2) { document.documentDate = date() }
        if chance(2) { document.postingDate = date() }
        if chance(2) { document.dueDate = date() }
        if chance(2) { document.currency = pick(["EUR", "USD"], ["XXX"]) }
        document.termsOfPayment = code()
        document.cashDiscount = code()
        document.postingProfile = code()
        document.salesTaxGroup = code()
        document.reference = text()
        document.text = text()
        if chance(3) { document.exchangeRate = decimal(above: true) }
        document.originalInvoice = code()
        document.reason = text()
        for _ in 0..<next(4) {
            var line = Reskontra_V1_InvoiceLine()
            line.mainAccount = !isPlain && chance(8) ? code() : "4000"
            line.description_p = text()
            if chance(2) { line.quantity = decimal() }
            if chance(2) { line.unitPrice = decimal() }
            if chance(2) { line.amount = money() }
            line.itemTaxGroup = code()
            line.salesTaxGroup = code()
            line.itemNumber = text()
            line.dimension = code()
            document.lines.append(line)
        }
        return document
    }

    mutating func invoice() -> Reskontra_V1_PostInvoiceRequest {
        var request = Reskontra_V1_PostInvoiceRequest()
        request.company = code()
        if isPlain || !chance(20) { request.document = document() }
        if chance(4) { request.authorizationID = !isPlain && chance(4) ? 1 << 40 : UInt64(next(99)) }
        request.final = chance(2)
        request.mode = mode()
        request.ifSequence = UInt64(next(1_000))
        return request
    }

    mutating func capture() -> Reskontra_V1_CaptureRequest {
        var request = Reskontra_V1_CaptureRequest()
        request.company = code()
        request.authorizationID = !isPlain && chance(8) ? UInt64(next(2)) << 40 : UInt64(1 + next(99))
        if isPlain || chance(2) { request.amount = money() }
        if chance(2) { request.document = document() }
        request.final = chance(2)
        request.invoiceNumber = code()
        request.mode = mode()
        request.ifSequence = UInt64(next(1_000))
        return request
    }

    mutating func payment() -> Reskontra_V1_PostPaymentRequest {
        var request = Reskontra_V1_PostPaymentRequest()
        request.company = code()
        request.customerNumber = !isPlain && chance(8) ? code() : "C-1001"
        if isPlain || !chance(12) { request.amount = money() }
        if chance(2) { request.postingDate = date() }
        request.methodOfPayment = code()
        request.paymentReference = text()
        request.paymentNumber = code()
        let named = chance(2)
        request.apply =
            named ? [.named, .unspecified][next(2)] : [.unspecified, .none, .oldestFirst][next(3)]
        if !isPlain, chance(8) { request.apply = [.UNRECOGNIZED(9), .oldestFirst, .named][next(3)] }
        if named {
            for _ in 0...next(3) {
                var item = Reskontra_V1_ApplyItem()
                item.documentNumber = code()
                item.itemID = !isPlain && chance(8) ? 1 << 33 : UInt64(next(500))
                if chance(2) { item.amount = money() }
                item.expectedVersion = UInt64(next(9))
                request.items.append(item)
            }
        }
        if chance(3) { request.exchangeRate = decimal(above: true) }
        request.postingProfile = code()
        request.text = text()
        request.mode = mode()
        request.ifSequence = UInt64(next(1_000))
        return request
    }
}
