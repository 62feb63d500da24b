import EventLog

/// Changes inputs by dice, blind to what they reach: the tests' engine, and that of a build without libFuzzer.
package struct Changes {
    private var dice: SplitMix
    private let bytesMax: Int

    package init(seed: UInt64, bytesMax: Int) {
        dice = SplitMix(seed)
        self.bytesMax = bytesMax
    }

    /// One of the inputs, changed in one to eight places.
    package mutating func next(of inputs: [[UInt8]]) -> [UInt8] {
        var bytes = inputs.isEmpty ? [] : inputs[below(inputs.count)]
        for _ in 0...below(8) { change(&bytes, inputs) }
        if bytes.count > bytesMax { bytes.removeLast(bytes.count - bytesMax) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8], _ inputs: [[UInt8]]) {
        guard !bytes.isEmpty else {
            bytes.append(UInt8(truncatingIfNeeded: dice.next()))
            return
        }
        let place = below(bytes.count)
        switch below(12) {
        case 0, 1: bytes[place] ^= 1 << UInt8(below(8))
        case 2, 3: bytes[place] = UInt8(truncatingIfNeeded: dice.next())
        case 4: bytes.remove(at: place)
        case 5: bytes.insert(UInt8(truncatingIfNeeded: dice.next()), at: place)
        case 6: bytes.removeSubrange(place..<min(bytes.count, place + 1 + below(32)))
        case 7:
            let piece = Array(bytes[place..<min(bytes.count, place + 1 + below(32))])
            bytes.insert(contentsOf: piece, at: below(bytes.count + 1))
        // Lengths and counts at their edges: as a varint, then little-endian.
        case 8: bytes.replaceSubrange(place..<place + 1, with: Self.varint(edge()))
        case 9: overwrite(&bytes, place, 4)
        case 10: overwrite(&bytes, place, 8)
        default:
            let other = inputs[below(inputs.count)]
            guard !other.isEmpty else { return }
            let from = below(other.count)
            bytes.replaceSubrange(place..., with: other[from...])
        }
    }

    private mutating func overwrite(_ bytes: inout [UInt8], _ place: Int, _ width: Int) {
        let value = edge()
        for index in 0..<min(width, bytes.count - place) {
            bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index))
        }
    }

    /// A power of two, one less or one more.
    private mutating func edge() -> UInt64 { (1 << UInt64(below(64))) &+ UInt64(below(3)) &- 1 }

    private static func varint(_ value: UInt64) -> [UInt8] {
        var (rest, bytes) = (value, [UInt8]())
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    private mutating func below(_ count: Int) -> Int { Int(dice.next() % UInt64(count)) }
}

extension FuzzTarget {
    package struct Count: Sendable {
        package var tried = 0
        package var taken = 0
        /// The input and what is wrong with its handling.
        package var findings: [(input: [UInt8], what: String)] = []
    }

    /// Feeds the inputs, then so many changed ones; stops at the tenth finding.
    package func run(inputs: [[UInt8]], changes count: Int, seed: UInt64) throws -> Count {
        let body = try makeBody()
        var (changes, result) = (Changes(seed: seed, bytesMax: bytesMax), Count())
        func feed(_ input: [UInt8]) {
            result.tried += 1
            do {
                if try input.withUnsafeBytes(body) { result.taken += 1 }
            } catch {
                result.findings.append((input, "\(error)"))
            }
        }
        for input in inputs { feed(input) }
        for _ in 0..<count where result.findings.count < 10 { feed(changes.next(of: inputs)) }
        return result
    }
}
