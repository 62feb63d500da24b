import Engine
import Loop
import Receivables
import Schema
import Wire

/// Requests of many INDEPENDENT items, done in slices between other connections' turns.
///
/// Each item is a command with its own key and record; the answer leaves when the last item's is durable.
/// A class: an item that is refused, or replayed, reports back while `step` is still running.
package final class BulkJobs {
    /// Items per slice: some hundred microseconds of the loop.
    static let sliceItems = 64
    /// Requests under way at once, on all connections.
    static let jobsMax = 256

    final class Job {
        let number: UInt32
        let connection: UInt64
        let stream: UInt32
        let deadlineAt: UInt64
        /// Runs item `index` through the engine.
        let run: (UInt32, BulkPlace) -> Void
        let itemCount: UInt32
        /// Items before it are decided.
        var next: UInt32 = 0
        var missing: UInt32
        /// Field 1 of the response repeated, one per item: Result messages.
        var results: [[UInt8]]
        var lastSequence: UInt64 = 0
        var lastReceipt: Receipt?

        init(
            number: UInt32, connection: UInt64, stream: UInt32, deadlineAt: UInt64, itemCount: Int,
            run: @escaping (UInt32, BulkPlace) -> Void
        ) {
            self.number = number
            self.connection = connection
            self.stream = stream
            self.deadlineAt = deadlineAt
            self.itemCount = UInt32(itemCount)
            self.run = run
            missing = UInt32(itemCount)
            results = Array(repeating: [], count: itemCount)
        }
    }

    private var jobs: [UInt32: Job] = [:]
    private var queue: [Job] = []
    private var nextNumber: UInt32 = 1

    var hasWork: Bool { !queue.isEmpty }
    var isEmpty: Bool { jobs.isEmpty }

    /// There is something to do and room for it: else the next sync brings a turn.
    func canStep(_ engine: Engine) -> Bool { !queue.isEmpty && engine.log.openBytes < engine.bulkBytesMax }

    /// False: too many are under way.
    func add(
        connection: UInt64, stream: UInt32, deadlineAt: UInt64, itemCount: Int,
        run: @escaping (UInt32, BulkPlace) -> Void
    ) -> Bool {
        guard jobs.count < BulkJobs.jobsMax else { return false }
        let job = Job(
            number: nextNumber, connection: connection, stream: stream, deadlineAt: deadlineAt, itemCount: itemCount,
            run: run)
        nextNumber &+= 1
        jobs[job.number] = job
        queue.append(job)
        return true
    }

    /// One slice of the job that waits longest; the next slice goes to the next job.
    func takeSlice() -> Job? { queue.isEmpty ? nil : queue.removeFirst() }

    func putBack(_ job: Job) {
        if job.next < job.itemCount, jobs[job.number] != nil { queue.append(job) }
    }

    /// A connection that is gone needs no answer: what is decided stays, the rest is dropped.
    func close(connection: UInt64) {
        queue.removeAll { $0.connection == connection }
        // Order cannot be seen: nothing is answered.
        for (number, job) in jobs where job.connection == connection { jobs[number] = nil }
    }

    // MARK: Deadline and cancel

    func expire<Port>(_ now: UInt64, _ port: NativePort<Port>) {
        for job in queue where job.deadlineAt <= now { drop(job, NativePort<Port>.tooLate, port) }
    }

    func cancel<Port>(connection: UInt64, stream: UInt32, _ port: NativePort<Port>) {
        for job in queue where job.connection == connection && job.stream == stream {
            drop(job, NativePort<Port>.canceled, port)
        }
    }

    /// A request of which no item is decided is refused as a whole; else each item that is not.
    private func drop<Port>(_ job: Job, _ rejection: Rejection, _ port: NativePort<Port>) {
        queue.removeAll { $0 === job }
        let status = StatusMessage.make(rejection)
        if job.next == 0 {
            jobs[job.number] = nil
            port.refuse(ConnectionID(packed: job.connection), job.stream, status)
            return
        }
        while job.next < job.itemCount {
            job.next += 1
            refuse(BulkPlace(job: job.number, item: job.next - 1), status.bytes, port)
        }
    }

    // MARK: Items' answers

    func take<Port>(
        _ place: BulkPlace, sequence: UInt64, receipt: Receipt?, replayed: Bool,
        message: UnsafeRawBufferPointer,
        _ port: NativePort<Port>
    ) {
        guard let job = jobs[place.job] else { return }
        var writer = ProtoWriter(capacity: message.count + 32)
        var reader = ProtoReader(message)
        // Field 1 of every single response is the thing posted, and so it is of a result.
        while let field = reader.next() {
            if field == 1 { writer.bytes(1, reader.bytes()) } else { reader.skip() }
        }
        writer.bool(3, replayed)
        writer.uint(4, sequence)
        job.lastSequence = max(job.lastSequence, sequence)
        if let receipt { job.lastReceipt = receipt }
        finish(job, place.item, Array(writer.bytes), port)
    }

    func refuse<Port>(_ place: BulkPlace, _ status: [UInt8], _ port: NativePort<Port>) {
        guard let job = jobs[place.job] else { return }
        var writer = ProtoWriter(capacity: status.count + 16)
        status.withUnsafeBytes { writer.bytes(2, $0) }
        finish(job, place.item, Array(writer.bytes), port)
    }

    private func finish<Port>(_ job: Job, _ item: UInt32, _ result: [UInt8], _ port: NativePort<Port>) {
        job.results[Int(item)] = result
        job.missing -= 1
        guard job.missing == 0 else { return }
        jobs[job.number] = nil
        var writer = ProtoWriter(capacity: 1 << 16)
        for result in job.results {
            writer.message(1) { inner in result.withUnsafeBytes { inner.append($0) } }
        }
        let id = ConnectionID(packed: job.connection)
        var head = AnswerHead(.answer, stream: job.stream)
        head.sequence = job.lastSequence
        head.receipt = job.lastReceipt
        port.landed(id)
        port.write(id, head, writer.bytes)
    }
}

extension NativePort {
    /// A slice of the bulk request that waits longest.
    func stepBulk() {
        guard bulk.canStep(engine), let job = bulk.takeSlice() else { return }
        beginTurn()
        let end = min(job.itemCount, job.next + UInt32(BulkJobs.sliceItems))
        while job.next < end, engine.log.openBytes < engine.bulkBytesMax {
            job.next += 1
            job.run(job.next - 1, BulkPlace(job: job.number, item: job.next - 1))
        }
        bulk.putBack(job)
        if bulk.canStep(engine) { io.turnAgain() }
    }
}
