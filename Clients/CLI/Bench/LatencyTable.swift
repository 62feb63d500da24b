import Histogram

/// Counts of latencies on a log-linear scale, cheap enough for ten million a second.
///
/// 128 steps per power of two: a figure is right to 0.8 %. One table is 30 KiB, the busy part of it a few lines.
/// Percentiles come from an HdrHistogram into which the counts are poured afterwards: recording into it directly
/// costs as much as the rest of the generator's work on a request.
struct LatencyTable {
    static let slots = (highestBit - stepBits + 2) << stepBits
    private static let stepBits = 7
    /// Latencies of 68 s and more count as 68 s.
    private static let highestBit = 35

    private let counts: UnsafeMutablePointer<UInt64>

    init() {
        counts = .allocate(capacity: Self.slots)
        reset()
    }

    func reset() { counts.update(repeating: 0, count: Self.slots) }

    func deallocate() { counts.deallocate() }

    @inline(__always)
    func record(nanoseconds: UInt64) { counts[Self.slot(of: nanoseconds)] &+= 1 }

    @inline(__always)
    static func slot(of nanoseconds: UInt64) -> Int {
        let value = min(nanoseconds, (2 << UInt64(highestBit)) - 1)
        if value < 1 << UInt64(stepBits) { return Int(value) }
        let shift = 63 - stepBits - value.leadingZeroBitCount
        return shift << stepBits + Int(value >> UInt64(shift))
    }

    /// The smallest latency that falls into a slot.
    static func lowest(ofSlot slot: Int) -> UInt64 {
        if slot < 2 << stepBits { return UInt64(slot) }
        let shift = slot >> stepBits - 1
        return UInt64(slot & (1 << stepBits - 1) | 1 << stepBits) << UInt64(shift)
    }

    var count: UInt64 { (0..<Self.slots).reduce(0) { $0 + counts[$1] } }

    func percentiles() -> LatencyPercentiles {
        var histogram = Histogram<UInt64>(
            highestTrackableValue: 2 << UInt64(Self.highestBit), numberOfSignificantValueDigits: .three)
        for slot in 0..<Self.slots where counts[slot] > 0 {
            _ = histogram.record(Self.lowest(ofSlot: slot), count: counts[slot])
        }
        // The histogram answers the upper end of a step, for the highest too.
        let highest = histogram.totalCount == 0 ? 0 : histogram.max
        func latency(_ percentile: Double) -> UInt64 { min(highest, histogram.valueAtPercentile(percentile)) }
        return LatencyPercentiles(
            p50: latency(50), p90: latency(90), p99: latency(99), p999: latency(99.9), max: highest)
    }
}

/// Nanoseconds.
struct LatencyPercentiles: Codable {
    var p50: UInt64
    var p90: UInt64
    var p99: UInt64
    var p999: UInt64
    var max: UInt64
}
