import Receivables

/// What one caller may take for itself: connections, and requests per second (reliability:3.7).
///
/// Callers are told apart by the principal of their credentials. The development principal has no limit: on loopback
/// everybody is that one.
struct CallerLimits {
    static let connectionsMax = 256
    static let requestsPerSecond: UInt64 = 100_000
    private static let nanosecondsEach = 1_000_000_000 / requestsPerSecond

    /// Where a caller stands; kept by its connections.
    typealias Place = UInt32
    static let unlimited = Place.max

    private struct Caller {
        var connections = 0
        var requests = TokenBucket()
    }

    private var callers: [Caller] = []
    private var places: [Code: Place] = [:]

    /// One connection more; nil: it has as many as it may.
    mutating func join(_ principal: Code) -> Place? {
        let place = places[principal] ?? Place(callers.count)
        if place == callers.count {
            callers.append(Caller())
            places[principal] = place
        }
        guard callers[Int(place)].connections < Self.connectionsMax else { return nil }
        callers[Int(place)].connections += 1
        return place
    }

    mutating func leave(_ place: Place) {
        if place != Self.unlimited { callers[Int(place)].connections -= 1 }
    }

    /// One request more; else the nanoseconds until there is room for it.
    mutating func take(_ place: Place, now: UInt64) -> UInt64? {
        guard place != Self.unlimited else { return nil }
        return callers[Int(place)].requests.take(every: Self.nanosecondsEach, now: now)
    }
}
