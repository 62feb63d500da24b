import Engine
import Loop
import Receivables
import Schema
import Wire

/// Checks that were read and are answered together when the loop's group of reads ends.
///
///     frames of several connections -> decoded in place -> Engine.answer -> answers in the connections' outputs
///
/// Only plain ones: whatever a check can have wrong or special is left to the long way, which says what.
struct CheckLane: ~Copyable {
    private let checks = UnsafeMutablePointer<PendingCheck>.allocate(capacity: Engine.pendingChecksMax)
    private(set) var count = 0

    deinit { checks.deallocate() }

    var isFull: Bool { count == Engine.pendingChecksMax }

    @inline(__always)
    mutating func append(_ check: PendingCheck) {
        (checks + count).initialize(to: check)
        count += 1
    }

    /// All that wait; valid until the next is added.
    mutating func takeAll() -> UnsafeMutableBufferPointer<PendingCheck> {
        defer { count = 0 }
        return UnsafeMutableBufferPointer(start: checks, count: count)
    }
}

/// Answers to one connection that lie behind each other in its output and are not committed yet.
///
/// The loop is asked once for many of them: a pipelined client's checks come, and are answered, in rows.
struct AnswerRun {
    /// Asked for at once: the loop's smallest buffer.
    static var roomBytes: Int { 4_096 }

    /// Of one answer, with what its writer may spill.
    fileprivate let longest = AnswerHead.fixedBytes + CreditDecision.responseBytesMax + 8
    /// As the engine names it.
    fileprivate var connection: UInt64 = 0
    /// Nil: nothing is reserved.
    fileprivate var next: UnsafeMutableRawPointer?
    fileprivate var written = 0
}

extension NativePort {
    /// Takes the plain checks at the front of `bytes` from `start` on; answers how many bytes they are.
    func gatherChecks(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        let session = session(id)
        guard PlainRequest.mark(bytes, at: start) == checkMark, session.pointee.reader.phase == .open, !isDraining,
            queueDelay.admits(.checkCredit)
        else { return 0 }
        // It sees what its own connection posted before it.
        if postings.holds(id) { executePostings() }
        // Nothing of this changes while checks are read.
        let isFree = approving == nil && !engine.book.grants.isInForce
        let usual = session.pointee.company
        let now = io.now
        var used = start
        while let frame = PlainRequest(bytes, at: used, mark: checkMark),
            session.pointee.inFlight < ServerLimits.inFlight
        {
            guard let hot = HotCheckRequest(frame.message) else { break }
            // Whoever asks too much, or too much of one company, hears it on the long way.
            guard callers.take(session.pointee.caller, now: now) == nil else { break }
            var company = usual
            if !isFree || usual.isNone || hot.company.count != 0 {
                guard let named = hotCompany(session, .checkCredit, hot.company) else { break }
                company = named
            } else {
                guard companyLimits.take(company, session.pointee.caller, now: now) == nil else { break }
            }
            if lane.isFull { answerChecks() }
            session.pointee.inFlight += 1
            lane.append(
                PendingCheck(
                    connection: id.packed, stream: frame.stream, company, hot.customer, hot.amount,
                    checkpoint: hot.checkpoint, allowPartial: hot.allowPartial, minSequence: hot.minSequence))
            used += frame.byteCount
        }
        return used - start
    }

    /// Answers what the lane holds, in the order it came.
    func answerChecks() {
        guard lane.count > 0 else { return }
        let checks = lane.takeAll()
        metrics.requests += UInt64(checks.count)
        metrics.count(.checkCredit, checks.count)
        let begun = metrics.timesThisGroup() ? io.nowExactly : 0
        let headBytes = AnswerHead.fixedBytes
        engine.answer(checks) { check, decision, sequence in
            landed(ConnectionID(packed: check.connection))
            guard let frame = room(for: check.connection) else { return }
            let end = decision.writeResponse(at: frame + headBytes)
            AnswerHead.writePlain(
                stream: check.stream, sequence: sequence, frameBytes: end - frame, at: frame)
            answers.written += end - frame
            answers.next = end
        }
        commitAnswers()
        guard begun != 0 else { return }
        metrics.worked(.checkCredit, nanoseconds: io.nowExactly &- begun, checks.count)
    }

    /// Where the next answer goes, `longest` bytes; nil: the connection is gone.
    private func room(for connection: UInt64) -> UnsafeMutableRawPointer? {
        if let next = answers.next, answers.connection == connection,
            answers.written + answers.longest <= AnswerRun.roomBytes
        {
            return next
        }
        commitAnswers()
        guard let room = io.output(ConnectionID(packed: connection), AnswerRun.roomBytes) else { return nil }
        answers.connection = connection
        answers.next = room.baseAddress
        return room.baseAddress
    }

    /// Before anything else is written to a connection.
    func commitAnswers() {
        guard answers.next != nil else { return }
        io.commit(ConnectionID(packed: answers.connection), answers.written)
        answers.next = nil
        answers.written = 0
    }
}
