/// Spans of time, as people write them.
enum SpanText {
    static let unitsMax: Int64 = 100_000
    private static let units: [Character: Int64] = ["d": 86_400, "h": 3_600, "m": 60, "s": 1]

    /// Seconds of `90d`, `12h`, `30m` or `45s`.
    static func seconds(_ span: String) throws(TextFailure) -> Int64 {
        guard let unit = span.last.flatMap({ units[$0] }), let count = Int64(span.dropLast()), (1...unitsMax).contains(count)
        else { throw TextFailure("'\(span)' is no span of time: write 90d, 12h, 30m or 45s") }
        return count * unit
    }
}
