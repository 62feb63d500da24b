/// A decimal read from text: unscaled / 10^scale, exact. Quantities, unit prices and amounts; never a `Double`.
///
/// At most 18 digits, of them at most 9 behind the point.
struct ExactDecimal: Hashable, Sendable {
    var unscaled: Int64
    var scale: Int

    static let digitsMax = 18
    static let scaleMax = 9
    static let zero = ExactDecimal(unscaled: 0, scale: 0)

    init(unscaled: Int64, scale: Int) {
        self.unscaled = unscaled
        self.scale = scale
    }

    /// `-12.50`; no exponent, no thousands separator, a digit on each side of the point. Nil: not such a number.
    init?(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        let isNegative = !bytes.isEmpty && bytes[0] == 0x2D
        if isNegative || (!bytes.isEmpty && bytes[0] == 0x2B) { index = 1 }
        var value: Int64 = 0
        var digits = 0
        var point: Int?
        let first = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x2E {
                guard point == nil, index > first, index + 1 < bytes.count else { return nil }
                point = index
            } else {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                if digits > 0 || byte != 0x30 { digits += 1 }
                guard digits <= Self.digitsMax else { return nil }
                value = value * 10 + Int64(byte &- 0x30)
            }
            index += 1
        }
        guard index > first else { return nil }
        let scale = point.map { bytes.count - $0 - 1 } ?? 0
        guard scale <= Self.scaleMax else { return nil }
        unscaled = isNegative ? -value : value
        self.scale = scale
    }

    init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard let read = bytes.withUnsafeBytes({ ExactDecimal($0) }) else { return nil }
        self = read
    }

    var negated: ExactDecimal { ExactDecimal(unscaled: -unscaled, scale: scale) }

    /// Minor units of a currency with this exponent; nil when that would lose digits or leave the border of 10^15.
    func minorUnits(exponent: Int) -> Int64? {
        var value = Int128(unscaled)
        if scale <= exponent {
            value *= Int128(Self.powerOfTen(exponent - scale))
        } else {
            let divisor = Int128(Self.powerOfTen(scale - exponent))
            guard value % divisor == 0 else { return nil }
            value /= divisor
        }
        return value.magnitude <= 1_000_000_000_000_000 ? Int64(value) : nil
    }

    /// This times `other` in minor units, rounded half away from zero once; nil above the border of 10^15.
    func product(_ other: ExactDecimal, exponent: Int) -> Int64? {
        var value = Int128(unscaled) * Int128(other.unscaled)
        let scale = self.scale + other.scale
        if scale <= exponent {
            value *= Int128(Self.powerOfTen(exponent - scale))
        } else {
            let divisor = Int128(Self.powerOfTen(scale - exponent))
            let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
            value = quotient
            if rest.magnitude * 2 >= divisor.magnitude { value += rest < 0 ? -1 : 1 }
        }
        return value.magnitude <= 1_000_000_000_000_000 ? Int64(value) : nil
    }

    static func powerOfTen(_ exponent: Int) -> Int64 {
        var power: Int64 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}

extension ExactDecimal {
    /// The same number, however many zeros stand behind the point.
    func isEqual(to other: ExactDecimal) -> Bool {
        let scale = max(self.scale, other.scale)
        return Int128(unscaled) * Int128(Self.powerOfTen(scale - self.scale))
            == Int128(other.unscaled) * Int128(Self.powerOfTen(scale - other.scale))
    }
}
