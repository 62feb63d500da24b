/// SHA-256 over fields of a message, cut to 16 bytes: a name for what was said.
///
/// Each field goes in with its length, so that moving a byte between two fields gives another name. A short hash
/// would do against chance; the texts come from payers, and nobody may choose one that hides another's payment.
struct ContentHash {
    private var state: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    private var block: [UInt8] = []
    private var length: UInt64 = 0
    /// Of one block; kept, since a report has tens of thousands of them.
    private var words = [UInt32](repeating: 0, count: 64)

    init() { block.reserveCapacity(64) }

    mutating func add(_ number: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { put(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    mutating func add(_ text: String) {
        add(UInt64(text.utf8.count))
        for byte in text.utf8 { put(byte) }
    }

    mutating func add(_ code: Code) { add(code.text) }

    mutating func add(_ date: CalendarDate) { add(UInt64(bitPattern: Int64(date.days))) }

    mutating func add(_ money: Money?) {
        add(money.map { UInt64($0.currency.number) + 1 } ?? 0)
        add(UInt64(bitPattern: money?.minor ?? 0))
    }

    /// The first 16 bytes.
    consuming func finish() -> BankIdentity {
        let bits = length * 8
        put(0x80)
        while block.count != 56 { put(0) }
        for shift in stride(from: UInt64(56), through: 0, by: -8) { put(UInt8(truncatingIfNeeded: bits >> shift)) }
        return BankIdentity(
            high: UInt64(state[0]) << 32 | UInt64(state[1]), low: UInt64(state[2]) << 32 | UInt64(state[3]))
    }

    mutating func put(_ byte: UInt8) {
        block.append(byte)
        length &+= 1
        if block.count == 64 {
            compress()
            block.removeAll(keepingCapacity: true)
        }
    }

    private mutating func compress() {
        for place in 0..<16 {
            let first = UInt32(block[4 * place]) << 24 | UInt32(block[4 * place + 1]) << 16
            words[place] = first | UInt32(block[4 * place + 2]) << 8 | UInt32(block[4 * place + 3])
        }
        for place in 16..<64 {
            let (early, late) = (words[place - 15], words[place - 2])
            let first = turned(early, 7) ^ turned(early, 18) ^ (early >> 3)
            let second = turned(late, 17) ^ turned(late, 19) ^ (late >> 10)
            words[place] = words[place - 16] &+ first &+ words[place - 7] &+ second
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for place in 0..<64 {
            let big = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
            let choice = (e & f) ^ (~e & g)
            let first = h &+ big &+ choice &+ ContentHash.constants[place] &+ words[place]
            let small = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ small &+ majority)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    private func turned(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}

/// What a bank entry is known by, wherever and however often it is reported (F36).
package struct BankIdentity: Hashable, Comparable, Sendable, PlainBits {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    package static func < (left: BankIdentity, right: BankIdentity) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
