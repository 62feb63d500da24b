/// Requests encoded before the clock runs, in the order of sending.
///
/// The generator copies the next one, fills in stream and key and sends it; so the cost of a request does not
/// depend on what is in it, and the anchors get the very same bytes. Customers are drawn at random from all:
/// of 100,000 customers 131,072 draws meet about 73,000.
struct RequestPool {
    /// Where a request lies, and what the next step of its work needs.
    struct Entry {
        var offset: UInt32
        var byteCount: UInt16
        var kind: RequestKind
        /// The work of an authorization goes on with a capture, or with a void.
        var capturesNext: Bool
        var cents: UInt32
    }

    static let drawn = 1 << 17
    /// Longest request we make, with invoices of so many lines.
    static func frameBytesMax(lines: Int) -> Int { max(256, BenchRequest.invoiceFrameBytes(lines)) }

    let entries: UnsafeMutablePointer<Entry>
    let bytes: UnsafeMutableRawPointer
    let count: Int

    init(
        target: BenchTarget, mix: RequestMix, customers: Int, seed: UInt64, lines: Int = BenchRequest.invoiceLines,
        redisScript: String = ""
    ) {
        // Long requests take long to make.
        count = lines > BenchRequest.invoiceLines ? Self.drawn / 8 : Self.drawn
        entries = .allocate(capacity: count)
        bytes = .allocate(byteCount: count * Self.frameBytesMax(lines: lines), alignment: 64)
        var random = BenchRandom(seed: seed)
        var offset = 0
        for index in 0..<count {
            let work = mix.work(for: random.next())
            let customer = 1 + random.below(customers)
            let cents = Int64(100 + random.below(9_900))
            let frame = bytes + offset
            let length =
                target.isRedis
                ? RedisRequest.write(at: frame, target, customer: customer, cents: cents, script: redisScript)
                : BenchRequest.write(at: frame, work, customer: customer, cents: cents, lines: lines)
            entries[index] = Entry(
                offset: UInt32(offset), byteCount: UInt16(length), kind: work.firstKind,
                capturesNext: work == .authorizeAndCapture, cents: UInt32(cents))
            offset += length
        }
    }

    func deallocate() {
        entries.deallocate()
        bytes.deallocate()
    }
}

extension RequestMix.Work {
    var firstKind: RequestKind {
        switch self {
        case .check: .check
        case .authorizeAndCapture, .authorizeAndVoid: .authorize
        case .invoice: .invoice
        case .payment: .payment
        }
    }
}
