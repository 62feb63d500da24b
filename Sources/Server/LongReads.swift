import Engine
import Loop
import Receivables
import Wire

/// Long reads on the live book, where there is no second one: a slice per turn, the next turn the next read's.
struct SlicedReads {
    /// Rows looked at per slice: some hundred microseconds.
    static let rows = 4_000
    static let waitingMax = 64

    /// One slice; true when the read is answered or nobody waits for it.
    typealias Slice = () -> Bool

    private var queue: [Slice] = []

    var hasWork: Bool { !queue.isEmpty }

    mutating func add(_ slice: @escaping Slice) -> Bool {
        guard queue.count < SlicedReads.waitingMax else { return false }
        queue.append(slice)
        return true
    }

    mutating func takeFirst() -> Slice? { queue.isEmpty ? nil : queue.removeFirst() }
}

extension NativePort {
    typealias Encode<Q: Query> = (Q.Answer, borrowing Book, inout ProtoWriter) -> Void

    /// What becomes of a long read's answer on the loop, instead of leaving at once: the request, the sequence it is
    /// told for, its bytes.
    typealias Finish = (ParkedRequest, UInt64, [UInt8]) -> Void

    /// Answers a query where it does least harm: short ones in this turn, long ones from the second book.
    ///
    /// With `finish` every query counts as long. `staysOffLoop`: where there is a second book, it or nobody answers.
    func read<Q: Query>(
        _ call: Inbound, _ query: Q, _ minSequence: UInt64, _ encode: @escaping Encode<Q>, staysOffLoop: Bool = false,
        finish: Finish? = nil
    ) {
        guard finish != nil || query.isLong(engine.book) else {
            engine.read(request(call), query, minSequence: minSequence, encode)
            return
        }
        guard minSequence <= engine.book.sequence else { return refuse(call, engine.ahead()) }
        guard let request = park(call) else { return }
        let read = LongRead(
            call: call, request: request, query: query, moment: engine.moment(query.company),
            needs: max(minSequence, engine.durableSequence), encode: encode, staysOffLoop: staysOffLoop, finish: finish)
        guard let secondBook else { return readLive(read) }
        if !ask(secondBook, read) { turnedAway(read) }
    }

    /// The second book does not take it.
    private func turnedAway<Q: Query>(_ read: LongRead<Q>) {
        guard read.staysOffLoop else { return readLive(read) }
        answer(read.request, Rejection(.retryLater, "too many long reads wait beside the loop"))
    }

    /// What one long read carries with it.
    struct LongRead<Q: Query> {
        let call: Inbound
        let request: ParkedRequest
        let query: Q
        let moment: Moment
        /// All that was durable when it was asked is in the answer.
        let needs: UInt64
        let encode: Encode<Q>
        /// Too much to encode within a turn.
        let staysOffLoop: Bool
        let finish: Finish?
    }

    private func ask<Q: Query>(_ secondBook: SecondBook, _ read: LongRead<Q>) -> Bool {
        secondBook.advance(to: engine.durableMark)
        let place = Handover(value: (port: self, read: read))
        let request = read.request
        let mail = self.mail
        return secondBook.ask(
            SecondBook.Question(needs: read.needs) {
                request.isWanted
            } answer: { book in
                let read = place.value.read
                do {
                    var run = try read.query.run(book, at: read.moment)
                    while request.isWanted {
                        guard let answer = try run.step(book, rows: NativePort.rowsBetweenLooks) else { continue }
                        var writer = ProtoWriter(capacity: 1 << 12)
                        read.encode(answer, book, &writer)
                        let bytes = Array(writer.bytes)
                        let sequence = book.sequence
                        mail.send { place.value.port.end(place.value.read, sequence, bytes) }
                        return
                    }
                } catch {
                    let rejection = error as? Rejection ?? Rejection(.invariant, "unexpected failure: \(error)")
                    mail.send { place.value.port.answer(request, rejection) }
                }
            } turnAway: {
                mail.send { place.value.port.turnedAway(place.value.read) }
            })
    }

    /// The second book looks this often whether the answer is still wanted.
    private static var rowsBetweenLooks: Int { 100_000 }

    /// In slices on the live book. A run in slices answers as of the record it began at, one in a single step as of
    /// the record it is made at; its bytes name things as they stand then, and leave when all of that is durable.
    private func readLive<Q: Query>(_ read: LongRead<Q>) {
        guard read.request.isWanted else { return }
        do {
            let began = engine.book.sequence
            var run = try read.query.run(engine.book, at: read.moment)
            let isTaken = sliced.add { [unowned self] in
                guard read.request.isWanted else { return true }
                let at = engine.book.sequence
                do {
                    guard let answer = try run.step(engine.book, rows: SlicedReads.rows) else { return false }
                    var writer = ProtoWriter(capacity: 1 << 12)
                    read.encode(answer, engine.book, &writer)
                    let bytes = Array(writer.bytes)
                    let told = Q.Run.self == OneStep<Q>.self ? at : began
                    engine.whenDurable(at) { [unowned self] in end(read, told, bytes) }
                } catch {
                    let rejection = error as? Rejection ?? Rejection(.invariant, "unexpected failure: \(error)")
                    engine.whenDurable(at) { [unowned self] in answer(read.request, rejection) }
                }
                return true
            }
            if isTaken {
                io.turnAgain()
            } else {
                answer(read.request, Rejection(.retryLater, "\(SlicedReads.waitingMax) long reads are under way already"))
            }
        } catch {
            answer(read.request, error)
        }
    }

    func sliceReads() {
        guard let slice = sliced.takeFirst() else { return }
        if !slice() { _ = sliced.add(slice) }
        if sliced.hasWork { io.turnAgain() }
    }

    private func end<Q: Query>(_ read: LongRead<Q>, _ sequence: UInt64, _ bytes: [UInt8]) {
        guard let finish = read.finish else { return answer(read.request, sequence, bytes) }
        finish(read.request, sequence, bytes)
    }

    func answer(_ request: ParkedRequest, _ sequence: UInt64, _ message: [UInt8]) {
        guard unpark(request) else { return }
        guard message.count <= FrameLimits.answer - AnswerHead.fixedBytes else {
            refuse(
                request, Rejection(.resultTooLarge, "the answer would have \(message.count) bytes", [.init("bytes", UInt64(message.count))]))
            return
        }
        var head = AnswerHead(.answer, stream: request.stream)
        head.sequence = sequence
        landed(request.id)
        message.withUnsafeBytes { write(request.id, head, $0) }
    }

    func answer(_ request: ParkedRequest, _ rejection: Rejection) {
        if unpark(request) { refuse(request, rejection) }
    }
}
