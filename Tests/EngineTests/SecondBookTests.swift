import EventLog
import Receivables
import Synchronization
import Testing
import Wire

@testable import Engine

struct SecondBookTests {
    /// What a second book said, from whatever thread.
    final class Heard: Sendable {
        let faults = Mutex<[SecondBook.Fault]>([])
        let answers = Mutex<[(sequence: UInt64, digest: Digest)]>([])
        let turnedAway = Atomic(0)
        let bell = Semaphore()
    }

    private func question(_ heard: Heard, needs: UInt64) -> SecondBook.Question {
        SecondBook.Question(needs: needs) {
            true
        } answer: { book in
            let (sequence, digest) = (book.sequence, book.digest)
            heard.answers.withLock { $0.append((sequence, digest)) }
            heard.bell.signal()
        } turnAway: {
            heard.turnedAway.add(1, ordering: .relaxed)
            heard.bell.signal()
        }
    }

    private func ledger(companies: Int) throws -> Ledger {
        let ledger = try Ledger()
        for number in 1...companies {
            ledger.send(Ledger.company(Code("C\(number)") ?? .empty), key: UInt64(number), content: [UInt8(number)])
            try ledger.sync()
        }
        return ledger
    }

    @Test("on its own thread it reaches the writer's sequence and digest from the log alone")
    func follows() throws {
        let ledger = try ledger(companies: 50)
        let heard = Heard()
        let second = SecondBook(ledger.engine.log.reading) { fault in heard.faults.withLock { $0.append(fault) } }
        second.start()
        var expected: [UInt64: Digest] = [:]
        // It sleeps in between, and each time it is woken again.
        for round in UInt64(0)..<3 {
            ledger.send(Ledger.company(Code("R\(round)") ?? .empty), key: 100 + round, content: [200 + UInt8(round)])
            try ledger.sync()
            expected[ledger.engine.durableSequence] = ledger.engine.book.digest
            second.advance(to: ledger.engine.durableMark)
            #expect(second.ask(question(heard, needs: ledger.engine.durableSequence)))
            heard.bell.wait()
        }
        second.stop()
        let answers = heard.answers.withLock { $0 }
        #expect(answers.count == 3)
        for answer in answers { #expect(expected[answer.sequence] == answer.digest) }
        #expect(second.digestChecks >= 1 && second.fault == nil)
    }

    @Test("a digest that differs raises the alarm once; what waits is turned away and nothing more is taken")
    func diverges() throws {
        let ledger = try ledger(companies: 3)
        let heard = Heard()
        let second = SecondBook(ledger.engine.log.reading) { fault in heard.faults.withLock { $0.append(fault) } }
        #expect(second.ask(question(heard, needs: ledger.engine.durableSequence + 1)))
        var wrong = ledger.engine.durableMark
        wrong.digest.add(.limit, 1, 1)
        second.advance(to: wrong)
        second.tick()
        #expect(heard.faults.withLock { $0 } == [.diverged(sequence: ledger.engine.durableSequence)])
        #expect(heard.turnedAway.load(ordering: .relaxed) == 1)
        #expect(!second.ask(question(heard, needs: 0)))
        #expect(heard.answers.withLock { $0.isEmpty })
    }

    @Test("a question waits for the record it needs")
    func waits() throws {
        let ledger = try ledger(companies: 3)
        let heard = Heard()
        let second = SecondBook(ledger.engine.log.reading) { fault in heard.faults.withLock { $0.append(fault) } }
        second.advance(to: ledger.engine.durableMark)
        #expect(second.ask(question(heard, needs: ledger.engine.durableSequence + 1)))
        #expect(heard.answers.withLock { $0.isEmpty })
        ledger.send(Ledger.company("NEXT"), key: 99, content: [99])
        try ledger.sync()
        second.advance(to: ledger.engine.durableMark)
        second.tick()
        #expect(heard.answers.withLock { $0.map(\.sequence) } == [ledger.engine.durableSequence])
    }

    @Test("what it is far behind of is not asked of it: somebody else answers sooner")
    func farBehind() throws {
        let ledger = try ledger(companies: 3)
        let heard = Heard()
        let second = SecondBook(ledger.engine.log.reading) { fault in heard.faults.withLock { $0.append(fault) } }
        second.advance(to: ledger.engine.durableMark)
        #expect(!second.ask(question(heard, needs: SecondBook.behindMax)))
        #expect(second.ask(question(heard, needs: SecondBook.behindMax - 1)))
        #expect(heard.answers.withLock { $0.isEmpty })
    }
}
