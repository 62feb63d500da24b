import Testing

@testable import Engine

/// When a batch waits for more (hot-path findings 4.3).
struct GatheringTests {
    @Test("a single client never waits: there is nobody else to hear of")
    func oneClient() {
        var gathering = Gathering()
        let answer1 = gathering.waits(open: 1, now: 5)
        #expect(!answer1)
        gathering.completed(1, open: 0, now: 10)
        let answer2 = gathering.waits(open: 1, now: 11)
        #expect(!answer2)
    }

    @Test("below three quarters of the clients it waits, at three quarters it does not")
    func threeQuarters() {
        var gathering = Gathering()
        gathering.completed(16, open: 0, now: 0)
        let answer3 = gathering.waits(open: 11, now: 1)
        #expect(answer3)
        let answer4 = gathering.waits(open: 12, now: 2)
        #expect(!answer4)
    }

    @Test("who has asked while the log was busy counts as a client too, so that two halves become one batch")
    func halves() {
        var gathering = Gathering()
        gathering.completed(8, open: 8, now: 0)
        let half = gathering.waits(open: 8, now: 1)
        #expect(half)
        let most = gathering.waits(open: 12, now: 2)
        #expect(!most)
    }

    @Test("it ends when nothing came for the quiet time, counted from the last arrival")
    func quiet() {
        var gathering = Gathering()
        let quiet = Gathering.quietNanoseconds
        gathering.completed(64, open: 0, now: 0)
        let answer5 = gathering.waits(open: 1, now: quiet - 1)
        #expect(answer5)
        let answer6 = gathering.waits(open: 2, now: 2 * quiet - 3)
        #expect(answer6)
        let answer7 = gathering.waits(open: 2, now: 3 * quiet - 4)
        #expect(answer7)
        let answer8 = gathering.waits(open: 2, now: 3 * quiet - 3)
        #expect(!answer8)
    }

    @Test("it ends after the longest time however many keep coming")
    func longest() {
        var gathering = Gathering()
        gathering.completed(4_096, open: 0, now: 0)
        var (now, open) = (UInt64(0), 0)
        while now + 1_000 < Gathering.longestNanoseconds {
            now += 1_000
            open += 1
            let answer9 = gathering.waits(open: open, now: now)
            #expect(answer9)
        }
        let answer10 = gathering.waits(open: open + 1, now: now + 1_000)
        #expect(!answer10)
    }

    @Test("a seal says nothing about clients")
    func seal() {
        var gathering = Gathering()
        gathering.completed(64, open: 0, now: 0)
        gathering.completed(0, open: 0, now: 1)
        let answer11 = gathering.waits(open: 1, now: 2)
        #expect(!answer11)
    }
}
