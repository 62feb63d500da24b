import EventLog

/// Power cuts at every operation of a run, at every operation of the recovery, and at every one of the recovery after
/// that; each with several ways in which what was not synced is there, old, torn or gone (reliability A2, A4).
///
/// A point is one recovery that was judged: all that was acknowledged, and of the batch under way all or nothing.
package struct CrashSweep: Sendable {
    package struct Count: Sendable {
        package var points = 0
        package var wrong: [String] = []

        package init() {}

        package mutating func add(_ other: Count) {
            points += other.points
            wrong += other.wrong
        }
    }

    /// Ways of tearing at each operation of the run, of the recovery, of the recovery after that.
    package let ways: [Int]
    /// From operation to operation of a recovery.
    package let step: Int

    package init(ways: [Int], step: Int) {
        self.ways = ways
        self.step = step
    }

    /// Operations of the whole run.
    package static let operationCount: Int = {
        let storage = SimulatedStorage()
        var script = Script()
        script.run(on: storage)
        return storage.operations
    }()

    /// All points that begin with a cut at that operation.
    package func run(_ operation: Int) -> Count {
        let storage = SimulatedStorage()
        storage.fail(operation, .powerCut)
        var script = Script()
        script.run(on: storage)
        var count = Count()
        for way in 0..<ways[0] {
            let disk = storage.copy()
            disk.crash(seed: UInt64(operation) &* 1_000_003 &+ UInt64(way))
            judge(disk, script, survived: nil, "operation \(operation), way \(way)", depth: 1, &count)
        }
        return count
    }

    /// Recovers a copy, and goes on to the cuts inside that recovery. `survived`: what an earlier one found.
    private func judge(
        _ disk: SimulatedStorage, _ script: Script, survived: [String]?, _ place: String, depth: Int, _ count: inout Count
    ) {
        let probe = disk.copy()
        let before = probe.operations
        count.points += 1
        let texts: [String]
        do {
            texts = try StoreUnderTest(probe, Script.options()).texts
        } catch {
            count.wrong.append("\(place): \(error)")
            return
        }
        if !script.accepts(texts) { count.wrong.append("\(place): \(texts.count) records, \(script.acked.count) acknowledged") }
        // What one recovery found durable, a crash of it does not take back.
        if let survived, survived != texts { count.wrong.append("\(place): another recovery found something else") }
        guard depth < ways.count else { return }
        // An offset of its own, so that all operations come in turn.
        let first = step > 1 ? count.points % step : 0
        for operation in stride(from: first, to: probe.operations - before, by: step) {
            for way in 0..<ways[depth] {
                let torn = disk.copy()
                torn.fail(torn.operations + operation, .powerCut)
                _ = failure(torn, Script.options())
                torn.crash(seed: UInt64(operation) &* 7_919 &+ UInt64(way) &* 104_729 &+ UInt64(depth))
                judge(torn, script, survived: texts, "\(place), then \(operation), way \(way)", depth: depth + 1, &count)
            }
        }
    }
}
