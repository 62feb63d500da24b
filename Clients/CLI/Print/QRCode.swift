/// A QR code of bytes with error correction level M, as large as versions 1 to 13 hold (ISO/IEC 18004).
struct QRCode {
    /// Modules on each side.
    let side: Int
    private var dark: [Bool]
    /// Modules that are not data: finders, timing, alignment, format, version.
    private var isFixed: [Bool]

    subscript(row: Int, column: Int) -> Bool { dark[row * side + column] }

    /// The most bytes it takes: what an EPC payment code may have.
    static let bytesMax = 331

    /// Nil: more than `bytesMax`.
    init?(_ bytes: [UInt8]) {
        guard let place = Version.all.firstIndex(where: { $0.bytesMax >= bytes.count }) else { return nil }
        let version = Version.all[place]
        side = 17 + 4 * version.number
        dark = Array(repeating: false, count: side * side)
        isFixed = dark
        drawPatterns(version)
        drawData(version.codewords(of: bytes))
        chooseMask()
    }

    /// How the codewords of a version are laid out at level M.
    struct Version {
        let number: Int
        let correctionWords: Int
        /// Data codewords of each block.
        let blocks: [Int]
        let alignment: [Int]

        var bytesMax: Int { blocks.reduce(0, +) - (number < 10 ? 2 : 3) }

        static let all: [Version] = [
            Version(1, 10, [16], []),
            Version(2, 16, [28], [6, 18]),
            Version(3, 26, [44], [6, 22]),
            Version(4, 18, [32, 32], [6, 26]),
            Version(5, 24, [43, 43], [6, 30]),
            Version(6, 16, [27, 27, 27, 27], [6, 34]),
            Version(7, 18, [31, 31, 31, 31], [6, 22, 38]),
            Version(8, 22, [38, 38, 39, 39], [6, 24, 42]),
            Version(9, 22, [36, 36, 36, 37, 37], [6, 26, 46]),
            Version(10, 26, [43, 43, 43, 43, 44], [6, 28, 50]),
            Version(11, 30, [50, 51, 51, 51, 51], [6, 30, 54]),
            Version(12, 22, [36, 36, 36, 36, 36, 36, 37, 37], [6, 32, 58]),
            Version(13, 22, [37, 37, 37, 37, 37, 37, 37, 37, 38], [6, 34, 62]),
        ]

        private init(_ number: Int, _ correctionWords: Int, _ blocks: [Int], _ alignment: [Int]) {
            self.number = number
            self.correctionWords = correctionWords
            self.blocks = blocks
            self.alignment = alignment
        }

        /// Data and correction, block by block in turn.
        func codewords(of bytes: [UInt8]) -> [UInt8] {
            let data = padded(bytes)
            var start = 0
            let parts = blocks.map { count -> [UInt8] in
                defer { start += count }
                return Array(data[start..<start + count])
            }
            let field = Field(correctionWords)
            let corrections = parts.map(field.remainder)
            var words: [UInt8] = []
            for place in 0..<(blocks.last ?? 0) { words += parts.filter { place < $0.count }.map { $0[place] } }
            for place in 0..<correctionWords { words += corrections.map { $0[place] } }
            return words
        }

        /// Mode, length, the bytes and what fills up the version.
        private func padded(_ bytes: [UInt8]) -> [UInt8] {
            // The mode takes half a byte, so all that follows is shifted by one.
            var nibbles: [UInt8] = [4]
            let count = bytes.count
            if number >= 10 { nibbles += [UInt8(count >> 12), UInt8(count >> 8 & 15)] }
            nibbles += [UInt8(count >> 4 & 15), UInt8(count & 15)]
            for byte in bytes { nibbles += [byte >> 4, byte & 15] }
            nibbles.append(0)
            var words = stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
            let room = blocks.reduce(0, +)
            var filler: UInt8 = 0xEC
            while words.count < room {
                words.append(filler)
                filler ^= 0xEC ^ 0x11
            }
            return words
        }
    }

    /// Reed-Solomon over GF(256) with x^8 + x^4 + x^3 + x^2 + 1.
    private struct Field {
        private let divisor: [UInt8]

        init(_ degree: Int) {
            var divisor = [UInt8](repeating: 0, count: degree)
            divisor[degree - 1] = 1
            var root: UInt8 = 1
            for _ in 0..<degree {
                for place in 0..<degree {
                    divisor[place] = Self.product(divisor[place], root)
                    if place + 1 < degree { divisor[place] ^= divisor[place + 1] }
                }
                root = Self.product(root, 2)
            }
            self.divisor = divisor
        }

        func remainder(_ data: [UInt8]) -> [UInt8] {
            var rest = [UInt8](repeating: 0, count: divisor.count)
            for byte in data {
                let factor = byte ^ rest.removeFirst()
                rest.append(0)
                for (place, term) in divisor.enumerated() { rest[place] ^= Self.product(term, factor) }
            }
            return rest
        }

        private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
            var (sum, left, right) = (UInt8(0), left, right)
            while right > 0 {
                if right & 1 == 1 { sum ^= left }
                left = left << 1 ^ (left & 0x80 == 0 ? 0 : 0x1D)
                right >>= 1
            }
            return sum
        }
    }

    // MARK: Modules

    private mutating func fix(_ row: Int, _ column: Int, _ isDark: Bool) {
        guard (0..<side).contains(row), (0..<side).contains(column) else { return }
        dark[row * side + column] = isDark
        isFixed[row * side + column] = true
    }

    private mutating func drawPatterns(_ version: Version) {
        for place in 0..<side {
            fix(6, place, place % 2 == 0)
            fix(place, 6, place % 2 == 0)
        }
        for (row, column) in [(3, 3), (3, side - 4), (side - 4, 3)] {
            square(row, column, reach: 4) { $0 != 2 && $0 != 4 }
        }
        let last = version.alignment.last ?? 0
        for row in version.alignment {
            for column in version.alignment where !Self.isCorner(row, column, last) {
                square(row, column, reach: 2) { $0 != 1 }
            }
        }
        drawFormat(mask: 0)
        guard version.number >= 7 else { return }
        let code = Self.checked(version.number, bits: 12, divisor: 0x1F25)
        for bit in 0..<18 {
            fix(bit / 3, side - 11 + bit % 3, code >> bit & 1 == 1)
            fix(side - 11 + bit % 3, bit / 3, code >> bit & 1 == 1)
        }
    }

    private static func isCorner(_ row: Int, _ column: Int, _ last: Int) -> Bool {
        (row == 6 && column == 6) || (row == 6 && column == last) || (row == last && column == 6)
    }

    /// Rings around a centre; `isDark` by the ring's number.
    private mutating func square(_ row: Int, _ column: Int, reach: Int, isDark: (Int) -> Bool) {
        for down in -reach...reach {
            for right in -reach...reach { fix(row + down, column + right, isDark(max(abs(down), abs(right)))) }
        }
    }

    /// Level M is 00; the mask's number follows it.
    private mutating func drawFormat(mask: Int) {
        let code = Self.checked(mask, bits: 10, divisor: 0x537) ^ 0x5412
        func bit(_ place: Int) -> Bool { code >> place & 1 == 1 }
        for place in 0..<6 { fix(place, 8, bit(place)) }
        fix(7, 8, bit(6))
        fix(8, 8, bit(7))
        fix(8, 7, bit(8))
        for place in 9..<15 { fix(8, 14 - place, bit(place)) }
        for place in 0..<8 { fix(8, side - 1 - place, bit(place)) }
        for place in 8..<15 { fix(side - 15 + place, 8, bit(place)) }
        fix(side - 8, 8, true)
    }

    /// The value with its BCH remainder behind it.
    private static func checked(_ value: Int, bits: Int, divisor: Int) -> Int {
        var rest = value
        for _ in 0..<bits { rest = rest << 1 ^ (rest >> (bits - 1)) * divisor }
        return value << bits | rest & (1 << bits - 1)
    }

    /// Two columns at a time from the right, up and down in turn, past the vertical timing line.
    private mutating func drawData(_ words: [UInt8]) {
        var bit = 0
        var goesUp = true
        var right = side - 1
        while right > 0 {
            if right == 6 { right = 5 }
            for step in 0..<side {
                let row = goesUp ? side - 1 - step : step
                for column in [right, right - 1] where !isFixed[row * side + column] && bit < words.count * 8 {
                    dark[row * side + column] = words[bit / 8] >> (7 - bit % 8) & 1 == 1
                    bit += 1
                }
            }
            goesUp.toggle()
            right -= 2
        }
    }

    // MARK: Mask

    private static let masks: [@Sendable (Int, Int) -> Bool] = [
        { ($0 + $1) % 2 == 0 }, { row, _ in row % 2 == 0 }, { _, column in column % 3 == 0 }, { ($0 + $1) % 3 == 0 },
        { ($0 / 2 + $1 / 3) % 2 == 0 }, { $0 * $1 % 2 + $0 * $1 % 3 == 0 }, { ($0 * $1 % 2 + $0 * $1 % 3) % 2 == 0 },
        { (($0 + $1) % 2 + $0 * $1 % 3) % 2 == 0 },
    ]

    private mutating func chooseMask() {
        let plain = self
        var best = (penalty: Int.max, code: self)
        for mask in Self.masks.indices {
            var code = plain
            for row in 0..<side {
                for column in 0..<side where !isFixed[row * side + column] && Self.masks[mask](row, column) {
                    code.dark[row * side + column].toggle()
                }
            }
            code.drawFormat(mask: mask)
            let penalty = code.penalty
            if penalty < best.penalty { best = (penalty, code) }
        }
        self = best.code
    }

    /// How hard the code is to read, by the standard's four rules.
    private var penalty: Int {
        var sum = 0
        for line in 0..<side {
            sum += Self.penalty((0..<side).map { self[line, $0] }) + Self.penalty((0..<side).map { self[$0, line] })
        }
        for row in 0..<side - 1 {
            for column in 0..<side - 1 {
                let here = self[row, column]
                let isBlock = here == self[row, column + 1] && here == self[row + 1, column]
                if isBlock, here == self[row + 1, column + 1] { sum += 3 }
            }
        }
        let share = dark.count { $0 } * 20 - dark.count * 10
        return sum + (abs(share) + dark.count - 1) / dark.count * 10 - (share == 0 ? 0 : 10)
    }

    private static let finderLike: [[Bool]] = [
        [true, false, true, true, true, false, true, false, false, false, false],
        [false, false, false, false, true, false, true, true, true, false, true],
    ]

    private static func penalty(_ line: [Bool]) -> Int {
        var sum = 0
        var run = 0
        for place in line.indices {
            run = place > 0 && line[place] == line[place - 1] ? run + 1 : 1
            if run == 5 { sum += 3 } else if run > 5 { sum += 1 }
        }
        for start in 0...(line.count - 11) where finderLike.contains(Array(line[start..<start + 11])) { sum += 40 }
        return sum
    }
}
