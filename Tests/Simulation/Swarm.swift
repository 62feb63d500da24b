import EventLog

/// Which dangers a world has and how often. Drawn per seed, so that some worlds are calm and some brutal.
///
/// Rates are parts of a million per step unless a name says otherwise; times in nanoseconds.
package struct Swarm: Sendable, CustomStringConvertible {
    // The shape of the world
    package var clients = 20
    package var companies = 2
    package var customers = 8
    package var steps = 1_500
    package var segmentBytes = 1 << 20
    package var frameBytes = 256 << 10
    package var inFlightMax = 4
    package var connectionsMax = 256

    // Network
    package var cut = 0
    package var halfOpen = 0
    package var refusedConnectPercent = 0
    package var delay = 50_000
    package var delayMax = 1_000_000
    /// Percent of requests that are sent twice at once.
    package var twicePercent = 0
    /// Percent of steps' new wishes that are old ones sent again.
    package var replayPercent = 0
    package var garbage = 0

    // Machine
    package var kill = 0
    package var powerCut = 0
    /// Power goes in the middle of an operation of the disk, at a distance of up to 40 operations.
    package var powerCutInside = 0
    /// Percent of openings that are cut in the middle.
    package var cutInRecoveryPercent = 0

    // Disk
    package var syncFails = 0
    package var pagesLost = 0
    package var lie = 0
    package var interrupted = 0
    package var short = 0
    package var full = 0
    package var rotPercent = 0
    package var stall = 0
    package var diskDelay = 100_000

    /// Records between two snapshots; 0: none, and no second book.
    package var snapshotEvery = 0

    /// What the product does of its own free will, by `Whims.Point`: parts of a million each time it is asked.
    package var whims = [Int](repeating: 0, count: Whims.Point.allCases.count)

    // Redis
    package var hasRedis = false
    /// Misfortunes of Redis.
    package var redis = 0

    // Time
    package var clockJump = 0
    package var clockJumpYears = false
    package var dayLeap = 0

    package init() {}

    /// The dangers of a seed.
    package init(seed: UInt64) {
        var dice = Dice(seed ^ 0x5357_4152_4d00_0000)
        // Each danger is absent from half of the worlds, mild in most others, brutal in a few.
        func rate(_ mild: Int, _ brutal: Int) -> Int {
            switch dice.below(8) {
            case 0, 1, 2, 3: 0
            case 4, 5, 6: dice.between(1, mild)
            default: dice.between(mild, brutal)
            }
        }
        clients = dice.percent(10) ? dice.between(60, 200) : dice.between(20, 40)
        companies = dice.between(1, 3)
        customers = dice.between(2, 12)
        steps = dice.between(800, 2_000)
        segmentBytes = dice.percent(60) ? 320 << 10 : 1 << 20
        inFlightMax = dice.pick([1, 2, 4, 16])
        connectionsMax = dice.percent(15) ? clients - 3 : 256
        cut = rate(3_000, 100_000)
        halfOpen = rate(2_000, 30_000)
        refusedConnectPercent = rate(10, 30)
        delay = dice.pick([5_000, 50_000, 500_000])
        delayMax = dice.pick([1_000_000, 100_000_000, 10_000_000_000])
        twicePercent = rate(10, 50)
        replayPercent = rate(10, 50)
        garbage = rate(1_000, 10_000)
        kill = rate(3_000, 60_000)
        powerCut = rate(3_000, 40_000)
        powerCutInside = rate(3_000, 40_000)
        cutInRecoveryPercent = rate(20, 60)
        syncFails = rate(1_000, 20_000)
        pagesLost = rate(1_000, 20_000)
        lie = dice.percent(90) ? 0 : rate(2_000, 20_000)
        interrupted = rate(5_000, 100_000)
        short = rate(5_000, 100_000)
        full = rate(1_000, 10_000)
        rotPercent = rate(20, 60)
        stall = rate(500, 5_000)
        diskDelay = dice.pick([20_000, 100_000, 5_000_000])
        clockJump = rate(1_000, 10_000)
        clockJumpYears = dice.percent(10)
        dayLeap = rate(3_000, 20_000)
        snapshotEvery = dice.pick([0, 0, 5, 40, 200])
        whims = Whims.Point.allCases.map { _ in rate(100_000, 500_000) }
        hasRedis = dice.percent(60)
        redis = rate(5_000, 100_000)
    }

    /// The same dangers in a world small enough for a debug build.
    package var small: Swarm {
        var small = self
        small.clients = min(clients, 20)
        small.connectionsMax = max(small.clients - 2, min(connectionsMax, 256))
        small.customers = min(customers, 5)
        small.steps = 250
        return small
    }

    /// The product goes its usual ways, as it did before it had whims.
    package var withoutWhims: Swarm {
        var sober = self
        sober.whims = Swarm().whims
        return sober
    }

    /// Only the shape stays.
    package var calm: Swarm {
        var calm = Swarm()
        calm.clients = clients
        calm.companies = companies
        calm.customers = customers
        calm.steps = steps
        calm.segmentBytes = segmentBytes
        calm.frameBytes = frameBytes
        calm.inFlightMax = inFlightMax
        calm.connectionsMax = connectionsMax
        calm.snapshotEvery = snapshotEvery
        calm.hasRedis = hasRedis
        return calm
    }

    package var description: String {
        "\(clients) clients, \(companies) companies of \(customers) customers, \(steps) steps, cut \(cut), half open "
            + "\(halfOpen), twice \(twicePercent) %, replay \(replayPercent) %, kill \(kill), power \(powerCut), inside "
            + "\(powerCutInside), in recovery \(cutInRecoveryPercent) %, sync fails \(syncFails), pages lost \(pagesLost), "
            + "lie \(lie), full \(full), rot \(rotPercent) %, stall \(stall), clock \(clockJump), days \(dayLeap), "
            + "Redis \(hasRedis ? "\(redis)" : "absent"), "
            + "whims \(whims.map(String.init).joined(separator: " "))"
    }
}
