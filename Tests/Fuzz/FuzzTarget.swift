/// A decoder and what is fed to it: bytes of which nothing is known to be right.
///
/// Whatever the bytes are, a body returns: a trap, a hang or a `Finding` is a bug. The same bodies run under libFuzzer
/// (`make fuzz`), which looks for new paths, and in the tests, which replay the seeds and change them by dice.
package struct FuzzTarget: Sendable, CustomStringConvertible {
    /// Feeds one input; true when it was taken as right, so that seeds can prove that they reach the depth.
    package typealias Body = (UnsafeRawBufferPointer) throws -> Bool

    package let name: String
    /// Longer inputs teach nothing more.
    package let bytesMax: Int
    /// Inputs changed by dice that the tests try: a second or two without the optimizer.
    package let changesInTests: Int
    /// A body may keep what it has set up; it belongs to one thread.
    package let makeBody: @Sendable () throws -> Body
    /// Right inputs that are made rather than kept.
    package let madeSeeds: @Sendable () throws -> [[UInt8]]

    package init(
        _ name: String, bytesMax: Int = 4_096, changesInTests: Int,
        seeds: @escaping @Sendable () throws -> [[UInt8]] = { [] }, _ makeBody: @escaping @Sendable () throws -> Body
    ) {
        self.name = name
        self.bytesMax = bytesMax
        self.changesInTests = changesInTests
        self.makeBody = makeBody
        madeSeeds = seeds
    }

    package var description: String { name }

    /// A promise that does not hold, where nothing trapped.
    package struct Finding: Error, CustomStringConvertible {
        package let description: String
        package init(_ description: String) { self.description = description }
    }

    package static let all: [FuzzTarget] = [
        .frames, .requests, .hotRequests, .records, .store, .snapshot, .stateValues, .redis, .token, .csv, .bankXML, .text,
    ]

    /// Breaks on four bytes in a row. Whoever feeds it long enough and finds nothing is not looking. The seed is one bit
    /// away, for dice; libFuzzer begins without it.
    package static let canary = FuzzTarget("canary", bytesMax: 64, changesInTests: 50_000, seeds: { [[0x46, 0x55, 0x5a, 0x20]] }) {
        return { bytes in
            // One comparison inside the other, so that coverage can climb them.
            if bytes.count >= 4, bytes[0] == 0x46 {
                if bytes[1] == 0x55 {
                    if bytes[2] == 0x5a {
                        if bytes[3] == 0x21 { throw Finding("the canary sings") }
                    }
                }
            }
            return true
        }
    }

    package static func named(_ name: String) -> FuzzTarget? { (all + [canary]).first { $0.name == name } }
}

/// That something holds, or a finding.
func expect(_ holds: Bool, _ what: @autoclosure () -> String) throws {
    guard holds else { throw FuzzTarget.Finding(what()) }
}
