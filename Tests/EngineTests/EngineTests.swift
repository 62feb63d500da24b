import EventLog
import Receivables
import Testing
import Wire

@testable import Engine

/// The engine on a simulated disk, its log thread played by the test.
final class Ledger: AnswerSink {
    struct Answer {
        var stream: UInt32
        var sequence: UInt64
        var receipt: Receipt?
        var replayed: Bool
        var message: [UInt8]
        var rejection: Rejection?
    }

    let storage: SimulatedStorage
    let clock: ManualClock
    let engine: Engine
    var answers: [Answer] = []

    init(_ storage: SimulatedStorage = SimulatedStorage(), _ clock: ManualClock = ManualClock(wall: 1_764_000_000_000_000_000),
        _ snapshots: SnapshotPlan = SnapshotPlan()
    ) throws {
        self.storage = storage
        self.clock = clock
        var options = EventLog.Options()
        options.segmentBytes = 1 << 20
        options.frameBytesMax = 1 << 18
        options.create = StoreIdentity(id: StoreID(low: 1, high: 2), created: clock.wall)
        engine = try Engine(storage, clock: clock, options: options, snapshots: snapshots)
        engine.sink = self
        engine.beginTurn()
    }

    func answer(
        _ connection: UInt64, stream: UInt32, bulk: BulkPlace?, sequence: UInt64, receipt: Receipt?, replayed: Bool,
        message: UnsafeRawBufferPointer
    ) {
        answers.append(
            Answer(stream: stream, sequence: sequence, receipt: receipt, replayed: replayed, message: Array(message)))
    }

    func noteDenial(_ request: Request, of company: CompanyID?, _ reason: Reason) {}

    func refuse(_ connection: UInt64, stream: UInt32, bulk: BulkPlace?, sequence: UInt64, _ rejection: Rejection) {
        answers.append(
            Answer(stream: stream, sequence: sequence, receipt: nil, replayed: false, message: [], rejection: rejection))
    }

    func repeatAnswer(_ connection: UInt64, stream: UInt32, bulk: BulkPlace?, of sequence: UInt64) {
        let bytes = try? engine.log.reading.reader().record(at: sequence) { view in
            Array(LogRecord(view.bytes)?.answer ?? UnsafeRawBufferPointer(start: nil, count: 0))
        }
        answers.append(
            Answer(stream: stream, sequence: sequence, receipt: nil, replayed: true, message: bytes ?? []))
    }

    func refuseReuse(
        _ connection: UInt64, stream: UInt32, bulk: BulkPlace?, of sequence: UInt64, _ rejection: Rejection
    ) {
        engine.whenDurable(sequence) { [unowned self] in
            refuse(connection, stream: stream, bulk: bulk, sequence: sequence, rejection)
        }
    }

    /// A request with this content; the bytes make the fingerprint.
    func send<C: Command>(
        _ command: C, key: UInt64?, content: [UInt8], stream: UInt32 = 1, preview: Bool = false, ifSequence: UInt64 = 0
    ) {
        clock.advance(nanoseconds: 1_000)
        engine.beginTurn()
        let milliseconds = UInt64(clock.wall / 1_000_000)
        content.withUnsafeBytes { raw in
            let request = Request(
                connection: 1, stream: stream, method: 0x0601, principal: "dev", role: 0,
                key: key.map { RequestKey(high: milliseconds << 16 | 0x7000, low: 0x8000_0000_0000_0000 | $0) },
                message: raw)
            engine.write(request, command, preview: preview, ifSequence: ifSequence) { _, book, writer in
                writer.uint(1, book.sequence)
            }
        }
    }

    /// Writes, syncs and releases until nothing waits.
    func sync() throws {
        while let write = engine.closeBatch() {
            engine.log.computeChain(of: write)
            write.run()
            try engine.completed(write)
            engine.releaseAnswers()
            write.finish()
        }
    }

    static func company(_ code: Code) -> CreateCompany {
        CreateCompany(
            code: code, name: "Shop", currency: .gbp, timeZone: "Europe/London", firstFiscalYear: 2025, fiscalYears: 1)
    }
}

struct EngineTests {
    @Test("no answer of a write leaves before its sync; then it has a receipt")
    func acknowledgesAfterSync() throws {
        let ledger = try Ledger()
        ledger.send(Ledger.company("A"), key: 1, content: [1])
        #expect(ledger.answers.isEmpty)
        try ledger.sync()
        #expect(ledger.answers.count == 1)
        #expect(ledger.answers[0].sequence == 1)
        #expect(ledger.answers[0].receipt?.epoch == ledger.engine.log.epoch)
    }

    @Test("followers hear of a batch once it is synced, and of nothing that came while it was written (reliability 3.3)")
    func followersHearAfterTheSync() throws {
        let ledger = try Ledger()
        ledger.send(Ledger.company("A"), key: 1, content: [1])
        let (before, digest) = (ledger.engine.durableMark, ledger.engine.book.digest)
        let write = try #require(ledger.engine.closeBatch())
        ledger.send(Ledger.company("B"), key: 2, content: [2])
        #expect(ledger.engine.durableMark == before)
        ledger.engine.log.computeChain(of: write)
        write.run()
        try ledger.engine.completed(write)
        #expect(ledger.engine.durableMark.sequence == 1 && ledger.engine.durableMark.digest == digest)
        #expect(ledger.engine.book.sequence == 2)
    }

    @Test("a retry with the same key and bytes gets the first answer, before and after the sync (reliability 3.6)")
    func replays() throws {
        let ledger = try Ledger()
        ledger.send(Ledger.company("A"), key: 1, content: [1], stream: 1)
        ledger.send(Ledger.company("A"), key: 1, content: [1], stream: 2)
        try ledger.sync()
        ledger.send(Ledger.company("A"), key: 1, content: [1], stream: 3)
        #expect(ledger.answers.map(\.stream) == [1, 2, 3])
        #expect(ledger.answers.map(\.replayed) == [false, true, true])
        #expect(Set(ledger.answers.map(\.message)).count == 1)
        #expect(ledger.engine.book.companies.count == 1)
    }

    @Test("the same key with other bytes is IDEMPOTENCY_MISMATCH; without a key REQUEST_KEY_REQUIRED")
    func refusesOtherContent() throws {
        let ledger = try Ledger()
        ledger.send(Ledger.company("A"), key: 1, content: [1])
        try ledger.sync()
        ledger.send(Ledger.company("B"), key: 1, content: [2])
        ledger.send(Ledger.company("B"), key: nil, content: [2])
        #expect(ledger.answers.map(\.rejection?.reason) == [nil, .idempotencyMismatch, .requestKeyRequired])
    }

    @Test("a no that rests on an undurable record leaves after its sync: a crash would take the reason away")
    func rejectionWaitsForItsReason() throws {
        let ledger = try Ledger()
        ledger.send(Ledger.company("A"), key: 1, content: [1], stream: 1)
        ledger.send(Ledger.company("A"), key: 2, content: [2], stream: 2)
        #expect(ledger.answers.isEmpty)
        try ledger.sync()
        #expect(Set(ledger.answers.map(\.stream)) == [1, 2])
        ledger.send(Ledger.company("A"), key: 3, content: [3], stream: 3)
        #expect(ledger.answers.last?.rejection?.reason == .companyExists)
    }

    @Test("a rejection leaves no trace and the key stays free")
    func rejectionFreesTheKey() throws {
        let ledger = try Ledger()
        ledger.send(Ledger.company("A"), key: 1, content: [1])
        ledger.send(Ledger.company("A"), key: 2, content: [2])
        try ledger.sync()
        #expect(ledger.answers.last?.rejection?.reason == .companyExists)
        let before = ledger.engine.book.sequence
        ledger.send(Ledger.company("B"), key: 2, content: [3])
        try ledger.sync()
        #expect(ledger.engine.book.sequence == before + 1)
        #expect(ledger.engine.book.companies.count == 2)
    }

    @Test("a command that finds nothing to do answers, makes no record, and the next one goes on as ever")
    func nothingToDo() throws {
        struct Nothing: Command {
            var company: CompanyID? { nil }
            func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Int { 1 }
            func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
        }
        let ledger = try Ledger()
        ledger.send(Nothing(), key: 1, content: [1])
        #expect(ledger.answers.count == 1 && ledger.answers[0].receipt == nil && ledger.engine.closeBatch() == nil)
        ledger.send(Ledger.company("A"), key: 1, content: [2])
        try ledger.sync()
        #expect(ledger.answers.count == 2 && ledger.answers[1].sequence == 1, "the key stayed free")
    }

    @Test("a record that would not fit with its answer is refused before anything is applied; one that does is kept")
    func answerIsMeasured() throws {
        struct Names: Command {
            let count: UInt32
            var company: CompanyID? { nil }
            func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Int {
                for number in 1...count {
                    let name = String(repeating: "n", count: 1_000)
                    draft.add(
                        .subjectSet(
                            Subject(id: SubjectID(number), name: name, address: "", country: "", email: "", language: "")), book)
                }
                return 0
            }
            func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
        }
        let ledger = try Ledger()
        let most = ledger.engine.recordBytesMax
        let digest = ledger.engine.book.digest
        func send(_ key: UInt64, answerBytes: Int) throws {
            ledger.clock.advance(nanoseconds: 1_000)
            ledger.engine.beginTurn()
            let answer = String(repeating: "a", count: answerBytes)
            let milliseconds = UInt64(ledger.clock.wall / 1_000_000)
            [UInt8(key)].withUnsafeBytes { raw in
                let request = Request(
                    connection: 1, stream: 1, method: 0x0601, principal: "dev", role: 0,
                    key: RequestKey(high: milliseconds << 16 | 0x7000, low: 0x8000_0000_0000_0000 | key), message: raw)
                ledger.engine.write(request, Names(count: UInt32(most / 2_000))) { _, _, writer in
                    writer.string(1, answer)
                } foresee: { _, _, writer in
                    writer.string(1, answer)
                }
            }
            try ledger.sync()
        }
        try send(1, answerBytes: most)
        #expect(ledger.answers.map(\.rejection?.reason) == [.resultTooLarge])
        #expect(ledger.engine.book.sequence == 0 && ledger.engine.book.digest == digest)
        try send(2, answerBytes: most / 4)
        #expect(ledger.answers.last?.sequence == 1 && ledger.answers.last?.message.count ?? 0 > most / 4)
    }

    @Test("a preview answers and changes nothing (F17)")
    func previewChangesNothing() throws {
        let ledger = try Ledger()
        let digest = ledger.engine.book.digest
        ledger.send(Ledger.company("A"), key: 1, content: [1], preview: true)
        #expect(ledger.answers.count == 1)
        #expect(ledger.engine.book.sequence == 0 && ledger.engine.book.digest == digest)
        #expect(ledger.engine.closeBatch() == nil)
    }

    @Test("if_sequence fails when what the command reads has changed")
    func ifSequence() throws {
        let ledger = try Ledger()
        ledger.send(Ledger.company("A"), key: 1, content: [1])
        try ledger.sync()
        let found = ledger.engine.book.companies.find("A")
        let id = try #require(found)
        ledger.send(GoLive(id: id), key: 2, content: [2], ifSequence: 1)
        try ledger.sync()
        ledger.send(SetTermsOfPayment(id: id, terms: .init(code: "N30", description: "", method: .net, months: 0, days: 30)), key: 3, content: [3], ifSequence: 1)
        #expect(ledger.answers.map(\.rejection?.reason) == [nil, nil, .ifSequenceFailed])
    }

    @Test("what was acknowledged is there after a crash, with its keys; what was not is all or nothing", arguments: 1...40)
    func survivesCrash(seed: Int) throws {
        let ledger = try Ledger()
        for number in 1...5 {
            ledger.send(Ledger.company(Code("C\(number)") ?? .empty), key: UInt64(number), content: [UInt8(number)])
            if number <= 3 { try ledger.sync() }
        }
        let acknowledged = ledger.answers.count
        if let write = ledger.engine.closeBatch() {
            // The frame is on its way when the power goes.
            ledger.engine.log.computeChain(of: write)
            write.run()
        }
        ledger.storage.crash(seed: UInt64(seed))
        let again = try Ledger(ledger.storage, ledger.clock)
        #expect(again.engine.book.companies.count >= acknowledged)
        #expect(again.engine.book.companies.count == acknowledged || again.engine.book.companies.count == 5)
        again.send(Ledger.company("C1"), key: 99, content: [9])
        #expect(again.answers.last?.rejection?.reason == .companyExists)
    }

    @Test("a failed sync stops everything: nothing is acknowledged afterwards")
    func failedSyncStops() throws {
        let ledger = try Ledger()
        ledger.send(Ledger.company("A"), key: 1, content: [1])
        let write = try #require(ledger.engine.closeBatch())
        ledger.storage.failAlways(5)
        ledger.engine.log.computeChain(of: write)
        write.run()
        #expect(throws: StoreFailure.self) { try ledger.engine.completed(write) }
        #expect(ledger.answers.isEmpty)
    }
}
