import Testing

@testable import Server

@Suite("watchdog") struct WatchdogTests {
    private let most = Watchdog.seconds * Watchdog.wakeUpsPerSecond

    @Test("reliability:3.7: a loop whose turns end is left alone however long nobody calls")
    func idle() {
        var look = Watchdog.Look()
        let stalls = (1...UInt64(most) * 10).compactMap { look.next(turns: $0, commits: 0, logHasWork: false) }
        #expect(stalls.isEmpty)
    }

    @Test("reliability:3.7: a turn that does not end within the time is told, one that ends just before is not")
    func longTurn() {
        var look = Watchdog.Look()
        _ = look.next(turns: 1, commits: 0, logHasWork: false)
        let within = (1..<most).compactMap { _ in look.next(turns: 1, commits: 0, logHasWork: false) }
        #expect(within.isEmpty)
        let ended = look.next(turns: 2, commits: 0, logHasWork: false)
        #expect(ended == nil)
        let stalls = (1...most).map { _ in look.next(turns: 2, commits: 0, logHasWork: false) }
        #expect(stalls.dropLast().allSatisfy { $0 == nil } && stalls.last == .loop)
    }

    @Test("reliability:3.7: a disk that writes nothing while records wait is told, although the loop turns")
    func stuckDisk() {
        var look = Watchdog.Look()
        var turn: UInt64 = 0
        func next(commits: UInt64, logHasWork: Bool) -> Watchdog.Stall? {
            turn += 1
            return look.next(turns: turn, commits: commits, logHasWork: logHasWork)
        }
        let first = next(commits: 3, logHasWork: true)
        #expect(first == nil)
        let within = (1..<most).compactMap { _ in next(commits: 3, logHasWork: true) }
        #expect(within.isEmpty)
        let stall = next(commits: 3, logHasWork: true)
        #expect(stall == .log)
        // A commit, or nothing to write, begins anew.
        let moved = [next(commits: 4, logHasWork: true), next(commits: 4, logHasWork: false)]
        #expect(moved == [nil, nil])
    }
}
