import Schema

/// The requests of the bench as native frames of fixed sizes, with the fields a till or a service fills in.
enum BenchRequest {
    static let checkFrameBytes = 64
    static let authorizeFrameBytes = 88
    /// Of three lines; a line more or less has `invoiceLineBytes`.
    private static let threeLineFrameBytes = 180
    private static let invoiceLineBytes = 26
    static let invoiceLines = 3
    /// Lines of small amounts are a byte shorter, which the reference makes up for.
    static let invoiceLinesMax = 40
    static let paymentFrameBytes = 96

    static let company = "BENCH"
    static let revenueAccount = "4000"
    static let methodOfPayment = "BANK"

    static func customerNumber(_ index: Int) -> String {
        let digits = String(index)
        return "C-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    /// Writes the frame and answers its length.
    static func write(
        at frame: UnsafeMutableRawPointer, _ work: RequestMix.Work, customer: Int, cents: Int64, lines: Int = invoiceLines
    ) -> Int {
        let number = customerNumber(customer)
        switch work {
        case .check:
            return write(at: frame, .checkCredit, isKeyed: false, frameBytes: checkFrameBytes) { request, fill in
                request.field(2, text: number)
                request.field(3, euroCents: cents)
                request.field(8, text: fill)
                request.field(9, text: "S01")
            }
        case .authorizeAndCapture, .authorizeAndVoid:
            return write(at: frame, .authorize, isKeyed: true, frameBytes: authorizeFrameBytes) { request, fill in
                request.field(2, text: number)
                request.field(3, euroCents: cents)
                request.field(8, text: fill)
                request.field(9, text: "S01")
                request.field(10, text: "TILL-07")
                request.field(12, number: 900)
            }
        case .invoice:
            return write(at: frame, .postInvoice, isKeyed: true, frameBytes: invoiceFrameBytes(lines)) { request, fill in
                request.field(2) { document in
                    document.field(1, text: number)
                    for line in 0..<lines { writeLine(line, cents: cents, &document) }
                    document.field(12, text: fill)
                }
            }
        case .payment:
            return write(at: frame, .postPayment, isKeyed: true, frameBytes: paymentFrameBytes) { request, fill in
                request.field(2, text: number)
                request.field(3, euroCents: cents)
                request.field(5, text: methodOfPayment)
                request.field(6, text: fill)
                request.field(8, number: UInt64(Reskontra_V1_ApplyMode.oldestFirst.rawValue))
            }
        }
    }

    /// The rest of an authorization, taken as an invoice of one line on the company's revenue account.
    @inline(__always)
    static func writeCapture(at frame: UnsafeMutableRawPointer, authorization: UInt64, cents: Int64) -> Int {
        var message = MessageWriter(at: frame + NativeFrame.headerBytes(isKeyed: true))
        message.field(2, number: authorization)
        message.field(3, euroCents: cents)
        message.field(4, number: 1)
        return finish(frame, .capture, message)
    }

    @inline(__always)
    static func writeVoid(at frame: UnsafeMutableRawPointer, authorization: UInt64) -> Int {
        var message = MessageWriter(at: frame + NativeFrame.headerBytes(isKeyed: true))
        message.field(2, number: authorization)
        return finish(frame, .void, message)
    }

    @inline(__always)
    private static func finish(_ frame: UnsafeMutableRawPointer, _ method: Method, _ end: MessageWriter) -> Int {
        let messageBytes = end.next - frame - NativeFrame.headerBytes(isKeyed: true)
        NativeFrame.writeRequest(at: frame, method: method.rawValue, isKeyed: true, messageBytes: messageBytes)
        return NativeFrame.headerBytes(isKeyed: true) + messageBytes
    }

    static func invoiceFrameBytes(_ lines: Int) -> Int { threeLineFrameBytes + (lines - invoiceLines) * invoiceLineBytes }

    /// 1, 2 or 3 pieces of an article at a third of the amount.
    private static func writeLine(_ line: Int, cents: Int64, _ document: inout MessageWriter) {
        document.field(7) { row in
            row.field(1, text: revenueAccount)
            row.field(3, decimal: Int64(line % 3 + 1), scale: 0)
            row.field(4, decimal: cents / 3, scale: 2)
            row.field(8, text: "85123A")
        }
    }

    /// Writes the message with longer and longer fillings until the frame has its fixed size.
    private static func write(
        at frame: UnsafeMutableRawPointer, _ method: Method, isKeyed: Bool, frameBytes: Int,
        _ body: (_ message: inout MessageWriter, _ fill: String) -> Void
    ) -> Int {
        let header = NativeFrame.headerBytes(isKeyed: isKeyed)
        var fill = "BENCH"
        // A longer text can lengthen a length before it: a few rounds find the size.
        for round in 1... {
            var message = MessageWriter(at: frame + header)
            body(&message, fill)
            let missing = frameBytes - (message.next - frame)
            if missing == 0 { break }
            precondition(round < 8 && -missing < fill.utf8.count, "the fields of a bench request fit its frame")
            if missing > 0 { fill += String(repeating: "0", count: missing) } else { fill.removeLast(-missing) }
        }
        NativeFrame.writeRequest(
            at: frame, method: method.rawValue, isKeyed: isKeyed, messageBytes: frameBytes - header)
        return frameBytes
    }
}
