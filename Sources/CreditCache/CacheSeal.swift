import COpenSSL

/// HMAC-SHA256 over key and value, cut to 16 bytes.
///
/// The key of Redis is covered, so a value copied to another key fails. Costs two copies of a prepared
/// SHA-256 state and no allocation.
package struct CacheSeal: Sendable {
    package static let bytes = 16
    static let keyBytes = 32

    private let inner: SHA256_CTX
    private let outer: SHA256_CTX

    package init(key: [UInt8]) {
        precondition(key.count == Self.keyBytes, "the MAC key has 32 bytes")
        inner = Self.prepared(key, pad: 0x36)
        outer = Self.prepared(key, pad: 0x5c)
    }

    /// Writes the MAC of `value` under `key` to `target`.
    package func store(
        key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer, to target: UnsafeMutableRawPointer
    ) {
        var state = inner
        // The length keeps a shorter key with a longer value from giving the same bytes.
        var keyLength = UInt32(key.count).littleEndian
        SHA256_Update(&state, &keyLength, 4)
        SHA256_Update(&state, key.baseAddress, key.count)
        SHA256_Update(&state, value.baseAddress, value.count)
        withUnsafeTemporaryAllocation(byteCount: Int(SHA256_DIGEST_LENGTH), alignment: 8) { digest in
            let bytes = digest.baseAddress?.assumingMemoryBound(to: UInt8.self)
            SHA256_Final(bytes, &state)
            state = outer
            SHA256_Update(&state, bytes, digest.count)
            SHA256_Final(bytes, &state)
            target.copyMemory(from: UnsafeRawPointer(digest.baseAddress!), byteCount: Self.bytes)
        }
    }

    /// True when `sealed` ends with the MAC of what stands before it. Takes the same time for every answer.
    func verifies(key: UnsafeRawBufferPointer, sealed: UnsafeRawBufferPointer) -> Bool {
        guard sealed.count >= Self.bytes, let start = sealed.baseAddress else { return false }
        let valueCount = sealed.count - Self.bytes
        return withUnsafeTemporaryAllocation(byteCount: Self.bytes, alignment: 8) { expected in
            store(
                key: key, value: UnsafeRawBufferPointer(rebasing: sealed[..<valueCount]),
                to: expected.baseAddress!)
            return CRYPTO_memcmp(expected.baseAddress, start + valueCount, Self.bytes) == 0
        }
    }

    private static func prepared(_ key: [UInt8], pad: UInt8) -> SHA256_CTX {
        var block = [UInt8](repeating: pad, count: 64)
        for index in key.indices { block[index] ^= key[index] }
        var state = SHA256_CTX()
        SHA256_Init(&state)
        SHA256_Update(&state, block, block.count)
        return state
    }
}
