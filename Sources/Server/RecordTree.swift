import EventLog
import Synchronization

/// The tree over this server's log, grown when asked; for the checkpointer's thread and the errands'.
final class RecordTree: Sendable {
    private struct State {
        var tree = MerkleTree()
        let reader: LogReader
    }

    private let state: Mutex<State>
    private static let pageBytes = 4 << 20

    init(_ reading: LogReading) { state = Mutex(State(reader: reading.reader())) }

    struct Proof: Sendable {
        let sequence: UInt64
        let instant: Int64
        let record: [UInt8]
        let size: UInt64
        let path: [ChainValue]
    }

    /// Root over the records up to the sequence, which is durable and not 0.
    func root(at size: UInt64) throws -> ChainValue {
        try state.withLock { state in
            try Self.grow(&state, to: size)
            return try state.tree.root(at: size) { try Self.leaves($0, state.reader) }
        }
    }

    /// That the record is one of the first `size`.
    func proof(of sequence: UInt64, in size: UInt64) throws -> Proof {
        try state.withLock { state in
            try Self.grow(&state, to: size)
            let path = try state.tree.path(of: sequence - 1, in: size) { try Self.leaves($0, state.reader) }
            return try state.reader.record(at: sequence) { record in
                Proof(
                    sequence: sequence, instant: record.instant, record: Array(record.bytes), size: size, path: path)
            }
        }
    }

    private static func grow(_ state: inout State, to size: UInt64) throws {
        let reader = state.reader
        while state.tree.count < size {
            _ = try reader.records(from: state.tree.count + 1, limitBytes: pageBytes, through: size) {
                state.tree.append(leaf($0))
            }
        }
    }

    private static func leaves(_ places: Range<UInt64>, _ reader: LogReader) throws -> [ChainValue] {
        var leaves: [ChainValue] = []
        leaves.reserveCapacity(places.count)
        var next = places.lowerBound + 1
        while next <= places.upperBound {
            next = try reader.records(from: next, limitBytes: pageBytes, through: places.upperBound) {
                leaves.append(leaf($0))
            }
        }
        return leaves
    }

    private static func leaf(_ record: RecordView) -> ChainValue {
        MerkleTree.leaf(sequence: record.sequence, instant: record.instant, record: record.bytes)
    }
}
