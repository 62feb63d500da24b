/// Reads a QR code as a till would, written from the standard alone: format, mask, blocks, checks, bytes.
///
/// Only of level M and without repair: a code that needs repair was drawn wrong.
struct QRReader {
    let side: Int
    let isDark: (Int, Int) -> Bool

    private var version: Int { (side - 17) / 4 }

    /// Correction codewords of a block, then data codewords of each, by version (ISO/IEC 18004, table 9, level M).
    private static let blocks: [(correction: Int, data: [Int])] = [
        (10, [16]), (16, [28]), (26, [44]), (18, [32, 32]), (24, [43, 43]), (16, [27, 27, 27, 27]), (18, [31, 31, 31, 31]),
        (22, [38, 38, 39, 39]), (22, [36, 36, 36, 37, 37]), (26, [43, 43, 43, 43, 44]), (30, [50, 51, 51, 51, 51]),
        (22, [36, 36, 36, 36, 36, 36, 37, 37]), (22, [37, 37, 37, 37, 37, 37, 37, 37, 38]),
    ]

    /// What it says; nil: it is no code of level M without a fault.
    func text() -> String? {
        guard side % 4 == 1, Self.blocks.indices.contains(version - 1), let mask = mask(), hasFinders() else { return nil }
        let (correction, sizes) = Self.blocks[version - 1]
        let words = codewords(mask)
        guard words.count >= sizes.reduce(0, +) + correction * sizes.count else { return nil }
        var parts = sizes.map { _ in [UInt8]() }
        var next = words.makeIterator()
        for place in 0..<(sizes.max() ?? 0) {
            for block in sizes.indices where place < sizes[block] { parts[block].append(next.next() ?? 0) }
        }
        let data = parts.flatMap { $0 }
        for _ in 0..<correction { for block in sizes.indices { parts[block].append(next.next() ?? 0) } }
        guard parts.allSatisfy({ Self.isWhole($0, correction) }) else { return nil }
        return Self.text(in: data, countBits: version < 10 ? 8 : 16)
    }

    /// Both copies of the format say the same, are a word of its code, and of level M.
    private func mask() -> Int? {
        let places = (0..<6).map { ($0, 8) } + [(7, 8), (8, 8), (8, 7)] + (9..<15).map { (8, 14 - $0) }
        let again = (0..<8).map { (8, side - 1 - $0) } + (8..<15).map { (side - 15 + $0, 8) }
        func read(_ places: [(Int, Int)]) -> Int {
            places.enumerated().reduce(0) { $0 | (isDark($1.element.0, $1.element.1) ? 1 << $1.offset : 0) }
        }
        let format = read(places)
        guard format == read(again), isDark(side - 8, 8) else { return nil }
        let plain = format ^ 0x5412
        var rest = plain
        for bit in stride(from: 14, through: 10, by: -1) where rest >> bit & 1 == 1 { rest ^= 0x537 << (bit - 10) }
        return rest == 0 && plain >> 13 == 0 ? plain >> 10 & 7 : nil
    }

    private func hasFinders() -> Bool {
        [(0, 0), (0, side - 7), (side - 7, 0)].allSatisfy { top, left in
            (0..<7).allSatisfy { row in
                (0..<7).allSatisfy { column in
                    let ring = max(abs(row - 3), abs(column - 3))
                    return isDark(top + row, left + column) == (ring != 2)
                }
            }
        }
    }

    private var alignment: [Int] {
        guard version > 1 else { return [] }
        let count = version / 7 + 2
        let step = (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2
        return [6] + (0..<count - 1).reversed().map { side - 7 - $0 * step }
    }

    private func isFunction(_ row: Int, _ column: Int) -> Bool {
        if row == 6 || column == 6 { return true }
        if row < 9, column < 9 || column >= side - 8 { return true }
        if row >= side - 8, column < 9 { return true }
        if version >= 7, (row < 6 && column >= side - 11) || (column < 6 && row >= side - 11) { return true }
        let (first, last) = (6, side - 7)
        return alignment.contains { down in
            alignment.contains { right in
                let isFinder = (down == first && (right == first || right == last)) || (down == last && right == first)
                return !isFinder && abs(row - down) <= 2 && abs(column - right) <= 2
            }
        }
    }

    private func codewords(_ mask: Int) -> [UInt8] {
        var bits: [Bool] = []
        var goesUp = true
        for right in stride(from: side - 1, through: 1, by: -2).map({ $0 <= 6 ? $0 - 1 : $0 }) {
            for step in 0..<side {
                let row = goesUp ? side - 1 - step : step
                for column in [right, right - 1] where column >= 0 && !isFunction(row, column) {
                    bits.append(isDark(row, column) != Self.flips(mask, row, column))
                }
            }
            goesUp.toggle()
        }
        return stride(from: 0, to: bits.count - 7, by: 8).map { start in
            bits[start..<start + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }

    private static func flips(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
        let (sum, product) = (row + column, row * column)
        return switch mask {
        case 0: sum % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: sum % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: product % 2 + product % 3 == 0
        case 6: (product % 2 + product % 3) % 2 == 0
        default: (sum % 2 + product % 3) % 2 == 0
        }
    }

    /// No syndrome of the block says that a word of it is wrong.
    private static func isWhole(_ block: [UInt8], _ correction: Int) -> Bool {
        var powers: [Int] = [1]
        while powers.count < 255 {
            let double = powers[powers.count - 1] << 1
            powers.append(double > 255 ? double ^ 0x11D : double)
        }
        let logs = Dictionary(uniqueKeysWithValues: powers.enumerated().map { ($1, $0) })
        return (0..<correction).allSatisfy { root in
            block.reduce(0) { sum, word in
                (sum == 0 ? 0 : powers[((logs[sum] ?? 0) + root) % 255]) ^ Int(word)
            } == 0
        }
    }

    private static func text(in data: [UInt8], countBits: Int) -> String? {
        func bits(_ from: Int, _ count: Int) -> Int {
            (from..<from + count).reduce(0) { $0 << 1 | Int(data[$1 / 8] >> (7 - $1 % 8) & 1) }
        }
        guard data.count > 3, bits(0, 4) == 4 else { return nil }
        let count = bits(4, countBits)
        guard 4 + countBits + count * 8 <= data.count * 8 else { return nil }
        return String(validating: (0..<count).map { UInt8(bits(4 + countBits + $0 * 8, 8)) }, as: UTF8.self)
    }
}
