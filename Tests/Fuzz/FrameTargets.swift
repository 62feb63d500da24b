import Receivables
import Schema
import SwiftProtobuf
import Wire

extension FuzzTarget {
    /// Both readers of frames, as a first frame and on an open connection, and the glance at plain requests.
    package static let frames = FuzzTarget("frames", changesInTests: 20_000) {
        return { bytes in
            var first = RequestReader()
            let isHello = try check(first.next(bytes), bytes)
            // A connection that is open, whatever comes on it.
            var open = RequestReader()
            _ = helloFrame.withUnsafeBytes { open.next($0) }
            open.opened()
            let isRequest = try checkAll(bytes) { open.next($0) }
            let answers = AnswerReader()
            let isAnswer = try check(answers.next(bytes), bytes)
            try checkPlain(bytes, open)
            return isHello || isRequest || isAnswer
        }
    }

    private static let helloFrame: [UInt8] = {
        let head = RequestHead(.hello)
        var frame = [UInt8](repeating: 0, count: head.byteCount + HelloPrefix.byteCount)
        frame.withUnsafeMutableBytes {
            head.write(messageBytes: HelloPrefix.byteCount, to: $0)
            HelloPrefix().write(to: UnsafeMutableRawBufferPointer(rebasing: $0[head.byteCount...]))
        }
        return frame
    }()

    /// Frame after frame, as the port reads them; true when the first was one.
    private static func checkAll(
        _ bytes: UnsafeRawBufferPointer, _ next: (UnsafeRawBufferPointer) -> FrameStep<RequestFrame>
    ) throws -> Bool {
        var (rest, count) = (bytes, 0)
        while !rest.isEmpty {
            let step = next(rest)
            guard try check(step, rest), case .frame(let frame) = step else { break }
            rest = UnsafeRawBufferPointer(rebasing: rest[frame.byteCount...])
            count += 1
        }
        return count > 0
    }

    private static func check(_ step: FrameStep<RequestFrame>, _ bytes: UnsafeRawBufferPointer) throws -> Bool {
        switch step {
        case .frame(let frame):
            try expect(frame.byteCount > 0 && frame.byteCount <= bytes.count, "a frame of \(frame.byteCount) bytes")
            try expect(frame.message.count < frame.byteCount, "a message longer than its frame")
            // What was read is written the same: nothing in a head goes unseen.
            if frame.head.kind == .request {
                var head = [UInt8](repeating: 0, count: frame.head.byteCount)
                head.withUnsafeMutableBytes { frame.head.write(messageBytes: frame.message.count, to: $0) }
                try expect(head.elementsEqual(bytes.prefix(head.count)), "another head is written")
            }
            return true
        case .needMore(let count):
            try expect(count > bytes.count, "needs \(count) bytes and has \(bytes.count)")
            try expect(count <= max(FrameLimits.request + 4, bytes.count + 1), "waits for \(count) bytes")
            return false
        case .malformed: return false
        }
    }

    private static func check(_ step: FrameStep<AnswerFrame>, _ bytes: UnsafeRawBufferPointer) throws -> Bool {
        switch step {
        case .frame(let frame):
            try expect(frame.byteCount > 0 && frame.byteCount <= bytes.count, "an answer of \(frame.byteCount) bytes")
            return true
        case .needMore(let count):
            try expect(count > bytes.count && count <= FrameLimits.answer + 4, "needs \(count) bytes")
            return false
        case .malformed: return false
        }
    }

    /// The glance sees what the reader sees, or nothing.
    private static func checkPlain(_ bytes: UnsafeRawBufferPointer, _ reader: RequestReader) throws {
        guard let plain = PlainRequest(bytes, at: 0, .checkCredit) else { return }
        var reader = reader
        guard case .frame(let frame) = reader.next(bytes) else {
            throw Finding("a plain request that is no frame")
        }
        try expect(
            plain.byteCount == frame.byteCount && plain.stream == frame.head.stream
                && plain.message.elementsEqual(frame.message), "a plain request is another one")
    }

    /// The hand-written readers of till and posting requests: what they take, the library takes, and reads the same.
    package static let hotRequests = FuzzTarget("hot-requests", changesInTests: 10_000, seeds: hotSeeds) {
        return { bytes in
            let checks = try hotCheck(bytes)
            let credits = try hotCredit(bytes)
            let postings = try hotPostings(bytes)
            return checks || credits || postings
        }
    }

    /// Messages of the methods that have such readers, without their numbers.
    private static func hotSeeds() throws -> [[UInt8]] {
        let hot: [Schema.Method] = [.checkCredit, .authorize, .capture, .postInvoice, .postPayment]
        let amount = Reskontra_V1_Money.with { ($0.currency, $0.minor) = ("GBP", 12_345) }
        let line = Reskontra_V1_InvoiceLine.with {
            $0.mainAccount = "4000"
            $0.amount = amount
        }
        let document = Reskontra_V1_InvoiceDocument.with {
            $0.customerNumber = "C1"
            $0.lines = [line, line]
        }
        let plain: [any Message] = [
            Reskontra_V1_CheckCreditRequest.with {
                $0.customerNumber = "C1"
                $0.amount = amount
            },
            Reskontra_V1_PostInvoiceRequest.with {
                $0.company = "UK"
                $0.document = document
            },
            Reskontra_V1_CaptureRequest.with {
                $0.authorizationID = 7
                $0.document = document
            },
            Reskontra_V1_PostPaymentRequest.with {
                $0.customerNumber = "C1"
                $0.amount = amount
            },
        ]
        var seeds = try plain.map { try $0.serializedBytes() as [UInt8] }
        for seed in try requests.seeds() where seed.count > 2 {
            guard let method = Schema.Method(rawValue: UInt16(seed[0]) | UInt16(seed[1]) << 8) else { continue }
            if hot.contains(method) { seeds.append(Array(seed.dropFirst(2))) }
        }
        return seeds
    }

    private static func hotCheck(_ bytes: UnsafeRawBufferPointer) throws -> Bool {
        // The port looks the company up by its bytes: what is no text is found nowhere.
        guard let hot = HotCheckRequest(bytes), isText(hot.company) else { return false }
        let message = try library(Reskontra_V1_CheckCreditRequest.self, bytes)
        try expect(
            message.customerNumber == hot.customer.text && message.amount.minor == hot.amount.minor
                && message.amount.currency == hot.amount.currency.code.text && message.allowPartial == hot.allowPartial
                && message.minSequence == hot.minSequence && Array(message.company.utf8) == Array(hot.company),
            "a check is read in two ways")
        return true
    }

    private static func hotCredit(_ bytes: UnsafeRawBufferPointer) throws -> Bool {
        guard let hot = HotCreditRequest(bytes), isText(hot.company) else { return false }
        let message = try library(Reskontra_V1_AuthorizeRequest.self, bytes)
        try expect(
            message.customerNumber == hot.customer.text && message.amount.minor == hot.amount.minor
                && message.ttlSeconds == hot.ttlSeconds && message.orderRef == hot.orderRef.text
                && (message.mode == .preview) == hot.isPreview && message.ifSequence == hot.ifSequence,
            "an authorization is read in two ways")
        return true
    }

    private static func hotPostings(_ bytes: UnsafeRawBufferPointer) throws -> Bool {
        var (lines, taken) = ([InvoiceDraft.Line](), false)
        if let hot = HotInvoiceRequest(bytes, reusing: &lines) {
            let message = try library(Reskontra_V1_PostInvoiceRequest.self, bytes)
            try expect(
                message.document.customerNumber == hot.document.customer.text && message.company == hot.company.text
                    && message.document.lines.count == hot.document.lines.count && message.final == hot.isFinal,
                "an invoice is read in two ways")
            taken = true
        }
        lines = []
        if let hot = HotCaptureRequest(bytes, reusing: &lines) {
            let message = try library(Reskontra_V1_CaptureRequest.self, bytes)
            try expect(
                UInt64(message.authorizationID) == UInt64(hot.authorization.number) && message.hasDocument == (hot.document != nil)
                    && message.hasAmount == (hot.amount != nil), "a capture is read in two ways")
            taken = true
        }
        if let hot = HotPaymentRequest(bytes) {
            let message = try library(Reskontra_V1_PostPaymentRequest.self, bytes)
            try expect(
                message.customerNumber == hot.payment.customer.text && message.amount.minor == hot.payment.amount.minor
                    && message.paymentReference == hot.payment.reference && message.items.count == hot.payment.items.count,
                "a payment is read in two ways")
            taken = true
        }
        for isInvoice in [true, false] { _ = PostingGlance.customer(bytes, isInvoice: isInvoice) }
        return taken
    }

    /// Free text that may hold a card number, and tokens of pages.
    package static let text = FuzzTarget(
        "text", bytesMax: 512, changesInTests: 20_000,
        seeds: {
            [
                Array("order 4111 1111 1111 1111 of today".utf8), Array("5500-0000-0000-0004".utf8),
                Array("Hängende Herzen, \"weiß\"".utf8),
                Array(PageToken(first: 7, second: 9, knownAt: 11, filter: PageToken.filter("items", "C1")).text.utf8),
            ]
        }
    ) {
        return { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let masked = PANGuard.masked(text)
            try expect(!PANGuard.isSuspect(masked), "a masked text still has a card number")
            try expect(PANGuard.isSuspect(text) == (masked != text), "masked without a reason, or not masked")
            if let code = Code(utf8: bytes) { try expect(code.text == text, "a code is another text") }
            _ = PageToken(text, filter: PageToken.filter("items", "C1"))
            return true
        }
    }

    private static func isText(_ bytes: UnsafeRawBufferPointer) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }

    private static func library<M: Message>(_ type: M.Type, _ bytes: UnsafeRawBufferPointer) throws -> M {
        do { return try M(serializedBytes: Array(bytes), options: requestDecoding) } catch { throw Finding("the library does not take it: \(error)") }
    }
}
