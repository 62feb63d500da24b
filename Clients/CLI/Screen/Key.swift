/// A key of the keyboard, as a terminal in raw mode sends it.
enum Key: Equatable, Sendable {
    case up, down, left, right, pageUp, pageDown, home, end
    case enter, escape, backspace, tab, interrupt
    case character(Character)

    /// Reads all keys of `bytes`; what is no key is passed over. A lone escape is the key of that name.
    static func keys(in bytes: [UInt8]) -> [Key] {
        var keys: [Key] = []
        var rest = bytes[...]
        while let first = rest.first {
            if first == 0x1B, let (key, length) = sequence(rest) {
                if let key { keys.append(key) }
                rest = rest.dropFirst(length)
                continue
            }
            switch first {
            case 0x0D, 0x0A: keys.append(.enter)
            case 0x1B: keys.append(.escape)
            case 0x7F, 0x08: keys.append(.backspace)
            case 0x09: keys.append(.tab)
            case 0x03, 0x04: keys.append(.interrupt)
            case 0..<0x20: break
            default:
                let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
                if let text = String(validating: rest.prefix(length), as: UTF8.self), let character = text.first {
                    keys.append(.character(character))
                    rest = rest.dropFirst(length)
                    continue
                }
            }
            rest = rest.dropFirst()
        }
        return keys
    }

    /// `ESC [ A` and its like: the key, nil for one we do not know, and how many bytes it took. Nil: no such sequence.
    private static func sequence(_ bytes: ArraySlice<UInt8>) -> (Key?, Int)? {
        let bytes = Array(bytes.prefix(12))
        guard bytes.count >= 3, bytes[1] == UInt8(ascii: "[") || bytes[1] == UInt8(ascii: "O") else { return nil }
        guard let last = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
        let key: Key? =
            switch (bytes[last], bytes[2]) {
            case (UInt8(ascii: "A"), _): .up
            case (UInt8(ascii: "B"), _): .down
            case (UInt8(ascii: "C"), _): .right
            case (UInt8(ascii: "D"), _): .left
            case (UInt8(ascii: "H"), _), (UInt8(ascii: "~"), UInt8(ascii: "1")): .home
            case (UInt8(ascii: "F"), _), (UInt8(ascii: "~"), UInt8(ascii: "4")): .end
            case (UInt8(ascii: "~"), UInt8(ascii: "5")): .pageUp
            case (UInt8(ascii: "~"), UInt8(ascii: "6")): .pageDown
            default: nil
            }
        return (key, last + 1)
    }
}
