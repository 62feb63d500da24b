import Simulation
import Testing

struct SimulationTests {
    @Test("every world holds: no invariant breaks, nothing acknowledged is lost", arguments: 1...8)
    func holds(seed: Int) {
        let report = World.run(seed: UInt64(seed))
        #expect(report.violation == nil, "replay: reskontra-simulate --seed \(seed)")
    }
}
