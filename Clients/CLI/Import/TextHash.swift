/// Hashes text to words that are the same on every machine and run, unlike `hashValue`. Not against attackers.
enum TextHash {
    /// FNV-1a with a seed, then mixed.
    static func word(_ bytes: some Sequence<UInt8>, seed: UInt64) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ mix(seed)
        for byte in bytes {
            hash ^= UInt64(byte)
            hash &*= 0x0000_0100_0000_01B3
        }
        return mix(hash)
    }

    static func word(_ text: String, seed: UInt64) -> UInt64 { word(text.utf8, seed: seed) }

    static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
