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
        let report = World.run(seed: seed)
        #expect(
            report.violation == nil,
            "\(report.violation.map { "\($0)" } ?? ""); replay: reskontra-simulate --seed \(seed)")
    }

    @Test("a seed replays bit for bit (F21)", arguments: [3, 7])
    func replays(seed: UInt64) {
        let first = World.run(seed: seed, isSmall: true)
        let second = World.run(seed: seed, isSmall: true)
        #expect(first.history == second.history && first.digest == second.digest)
        #expect(first.acknowledged > 50, "a world in which nothing happens proves nothing")
    }
}
