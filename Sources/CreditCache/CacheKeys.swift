/// Names of keys in Redis, and how long values live.
struct CacheKeys: Sendable {
    /// Prefix, two texts and five bytes between them.
    static let bytesMax = CacheConfiguration.prefixBytesMax + 2 * CacheText.bytesMax + 5
    private static let lifeMilliseconds = 300_000
    /// Nodes of the tree of changes live as long as their generation may, some weeks.
    static let nodeLifeMilliseconds = 2_000_000_000
    private static let jitterMilliseconds = 60_000

    let prefix: [UInt8]
    let watermark: [UInt8]

    init(prefix: String) {
        self.prefix = Array(prefix.utf8)
        watermark = self.prefix + Array("watermark".utf8)
    }

    /// Writes `<prefix>{company}:c:<customer number>` and returns its length in bytes.
    func storeCustomerKey(
        company: CacheText, customer: CacheText, to target: UnsafeMutableRawBufferPointer
    ) -> Int {
        var count = 0
        func append(_ bytes: some Collection<UInt8>) {
            target.baseAddress!.advanced(by: count).withMemoryRebound(to: UInt8.self, capacity: bytes.count) {
                _ = UnsafeMutableBufferPointer(start: $0, count: bytes.count).update(fromContentsOf: bytes)
            }
            count += bytes.count
        }
        append(prefix)
        append(CollectionOfOne(UInt8(ascii: "{")))
        company.withBytes { append($0) }
        append("}:c:".utf8)
        customer.withBytes { append($0) }
        return count
    }

    func customerKey(company: CacheText, customer: CacheText) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.bytesMax) { buffer, count in
            count = storeCustomerKey(
                company: company, customer: customer, to: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    /// Writes no name of an account: those have `{` where these have `t`.
    func nodeKey(_ place: ChangeNode.Place) -> [UInt8] {
        switch place {
        case .middle(let number): prefix + Array("t:m:\(number)".utf8)
        case .leaf(let number): prefix + Array("t:l:\(number)".utf8)
        }
    }

    /// 300 s give or take 20 %, always the same for the same key, so that values never all expire at once.
    static func lifeMilliseconds(of key: UnsafeRawBufferPointer) -> Int {
        lifeMilliseconds - jitterMilliseconds + Int((hash(key) >> 32) % UInt64(2 * jitterMilliseconds + 1))
    }

    /// FNV-1a: the standard hasher is seeded per process.
    static func hash(_ key: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }
}
