import EventLog
import Simulation
import Testing

struct SimulationTests {
    @Test(
        "every small world holds: no invariant breaks, nothing acknowledged is lost (F21)", arguments: 1...20)
    func holds(seed: Int) {
        let report = World.run(seed: UInt64(seed), isSmall: true)
        #expect(
            report.violation == nil,
            "\(report.violation.map { "\($0)" } ?? ""); replay: reskontra-simulate --seed \(seed) --small")
    }

    @Test("worlds that failed once hold for ever", arguments: FailedSeeds.all)
    func failedOnce(seed: UInt64) {
        let report = World.run(seed: seed, hasWhims: false)
        #expect(
            report.violation == nil,
            "\(report.violation.map { "\($0)" } ?? ""); replay: reskontra-simulate --seed \(seed) --no-whims")
    }

    @Test("what Redis proves is what the records say, whatever becomes of Redis (F34, invariant 14)")
    func cache() {
        var swarm = Swarm(seed: 11).small
        swarm.hasRedis = true
        swarm.redis = 60_000
        swarm.steps = 600
        for seed in 200...205 {
            let report = World(seed: UInt64(seed), swarm: swarm).run()
            #expect(report.violation == nil, "seed \(seed): \(report.violation.map { "\($0)" } ?? "")")
            #expect(report.cacheHits > 20, "a cache that proves nothing proves nothing")
        }
    }

    @Test("in a few worlds the product has gone every way that it is free to go")
    func whims() {
        var taken = [Int](repeating: 0, count: Whims.Point.allCases.count)
        for seed in 100...115 {
            var swarm = Swarm(seed: UInt64(seed)).small
            swarm.whims = Whims.Point.allCases.map { _ in 200_000 }
            swarm.snapshotEvery = 5
            let report = World(seed: UInt64(seed), swarm: swarm).run()
            #expect(report.violation == nil, "seed \(seed): \(report.violation.map { "\($0)" } ?? "")")
            for (point, count) in report.whims.enumerated() { taken[point] += count }
        }
        for point in Whims.Point.allCases { #expect(taken[point.rawValue] > 0, "\(point) was never taken") }
    }

    @Test("a seed replays bit for bit (F21)", arguments: [3, 7])
    func replays(seed: UInt64) {
        let first = World.run(seed: seed, isSmall: true)
        let second = World.run(seed: seed, isSmall: true)
        #expect(first.history == second.history && first.digest == second.digest)
        #expect(first.acknowledged > 50, "a world in which nothing happens proves nothing")
    }
}
