import Receivables
import Testing

@testable import Server

struct RecentFailuresTests {
    @Test("a code is remembered for a second")
    func second() {
        var failures = RecentFailures()
        failures.note("XX", now: 5)
        #expect(failures.contains("XX", now: 5) && !failures.contains("YY", now: 5))
        #expect(failures.contains("XX", now: 4 + RecentFailures.nanoseconds))
        #expect(!failures.contains("XX", now: 5 + RecentFailures.nanoseconds))
    }

    @Test("whatever codes come, no more than so many are kept; old ones make room")
    func bound() throws {
        var failures = RecentFailures()
        for number in 0..<(2 * RecentFailures.countMax) {
            failures.note(try #require(Code("X\(number)")), now: 1)
        }
        #expect(failures.count == RecentFailures.countMax)
        failures.note("NEW", now: 1 + RecentFailures.nanoseconds)
        #expect(failures.count == 1 && failures.contains("NEW", now: 1 + RecentFailures.nanoseconds))
    }
}
