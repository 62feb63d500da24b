import Receivables
import Wire

/// Who asks, for which wish, and where the answer goes. Lives for one turn.
package struct Request {
    /// The connection as the server names it: index and generation, never a descriptor.
    package var connection: UInt64
    package var stream: UInt32
    package var method: UInt16
    package var principal: Code
    package var role: UInt32
    package var key: RequestKey?
    /// The request message as sent: with the method it makes the fingerprint.
    package var message: UnsafeRawBufferPointer
    /// Set for an item of a bulk request: its answer goes to the job, not to the connection.
    package var bulk: BulkPlace?
    /// The proposal whose approval this is; its request's command is executed and recorded with it.
    package var approves: ProposalID?
    /// What of its effects one person may not do alone.
    package var dualControl = DualControl(rawValue: 0)
    /// The broken glass that makes it possible.
    package var glass: GrantID?
    /// Kept with the record.
    package var trace: TraceContext?

    package init(
        connection: UInt64, stream: UInt32, method: UInt16, principal: Code, role: UInt32, key: RequestKey?,
        message: UnsafeRawBufferPointer, bulk: BulkPlace? = nil
    ) {
        self.connection = connection
        self.stream = stream
        self.method = method
        self.principal = principal
        self.role = role
        self.key = key
        self.message = message
        self.bulk = bulk
    }
}

/// An item of a bulk request: the job's number and the item's place.
package struct BulkPlace: Sendable, BitwiseCopyable {
    package var job: UInt32
    package var item: UInt32

    package init(job: UInt32, item: UInt32) {
        self.job = job
        self.item = item
    }
}

/// Takes answers that may leave now. Implemented by the port that owns the connections.
package protocol AnswerSink: AnyObject {
    /// `message` is the response; it is only valid in this call.
    func answer(
        _ connection: UInt64, stream: UInt32, bulk: BulkPlace?, sequence: UInt64, receipt: Receipt?,
        replayed: Bool, message: UnsafeRawBufferPointer)

    /// Nothing was done, or nothing may be said.
    func refuse(
        _ connection: UInt64, stream: UInt32, bulk: BulkPlace?, sequence: UInt64, _ rejection: Rejection)

    /// The caller may not do what it asked for, as it turned out when it was decided.
    func noteDenial(_ request: Request, of company: CompanyID?, _ reason: Reason)

    /// The answer of a durable record is wanted once more: to be read from the log beside the loop.
    func repeatAnswer(_ connection: UInt64, stream: UInt32, bulk: BulkPlace?, of sequence: UInt64)

    /// The key was used before, for another request: to be refused with the time of that record, once that is durable.
    func refuseReuse(
        _ connection: UInt64, stream: UInt32, bulk: BulkPlace?, of sequence: UInt64, _ rejection: Rejection)
}
