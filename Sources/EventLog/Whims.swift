/// Ways that the store and the server are free to go and seldom do: the simulator makes them go there often, so that rare
/// turns are walked in thousands of worlds. No answer may depend on them.
///
/// A server has none. Points stand where something happens once per batch, page or tick, never once per check.
package final class Whims: Sendable {
    package enum Point: Int, CaseIterable, Sendable {
        /// A batch begins a new segment although the old one has room.
        case segmentEnds
        /// A seal ends its segment.
        case sealEndsSegment
        /// A reader goes to the file although the frame is in memory.
        case memoryIsShort
        /// A new write hears that the batch is full.
        case batchIsFull
        /// The batch waits for another turn although the disk is idle.
        case batchWaits
        /// Expired authorizations are marked one at a time.
        case sweepIsShort
        /// The second book misses a tick.
        case secondBookDozes
        /// The second book takes one record and looks up.
        case pageIsShort
        /// A long read finds the second book full.
        case questionsAreFull
        /// A snapshot is due before its time.
        case snapshotIsDue
    }

    private let take: @Sendable (Point) -> Bool

    package init(_ take: @escaping @Sendable (Point) -> Bool) { self.take = take }

    package func takes(_ point: Point) -> Bool { take(point) }
}

extension Optional where Wrapped == Whims {
    /// Nobody has whims but a simulated world.
    package func takes(_ point: Whims.Point) -> Bool {
        guard let whims = self else { return false }
        return whims.takes(point)
    }
}
