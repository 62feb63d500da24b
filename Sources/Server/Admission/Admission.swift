import Loop
import Receivables
import Schema
import Wire

extension NativePort {
    /// Whether a request comes in now; the refusal is sent if not. Nothing of it is read or kept then.
    func letsIn(_ id: ConnectionID, _ stream: UInt32, _ method: Schema.Method) -> Bool {
        guard queueDelay.admits(method) else {
            metrics.shed += 1
            metrics.refused += 1
            refuse(id, stream, shedStatus(method))
            return false
        }
        guard let wait = callers.take(session(id).pointee.caller, now: io.now) else { return true }
        metrics.limited += 1
        let rejection = Rejection(
            .retryLater, "a caller may ask \(CallerLimits.requestsPerSecond) times a second",
            [.init("limit_per_second", CallerLimits.requestsPerSecond)])
        turnAway(id, stream, rejection, UInt32(wait / 1_000_000) + 1)
        return false
    }

    /// Whether the company has room for one request more; the refusal is sent if not.
    func hasRoom(_ inbound: Inbound, _ company: CompanyID) -> Bool {
        guard let wait = companyLimits.take(company, session(inbound.id).pointee.caller, now: io.now) else { return true }
        metrics.limited += 1
        let rejection = Rejection(
            .retryLater, "a company may be asked \(CompanyLimits.requestsPerSecond) times a second",
            [.init("limit_per_second", CompanyLimits.requestsPerSecond)])
        turnAway(inbound.id, inbound.stream, rejection, UInt32(wait / 1_000_000) + 1)
        return false
    }

    /// Always the same for a method, and made once: to turn a check away must not cost more than to answer it.
    private func shedStatus(_ method: Schema.Method) -> (code: UInt16, bytes: [UInt8]) {
        if let made = shedStatuses[method] { return made }
        let rejection = Rejection(
            .retryLater, "answers come late: \(method.name) and what is less urgent waits outside",
            [.init("target_milliseconds", QueueDelay.targetNanoseconds / 1_000_000)])
        let made = StatusMessage.make(rejection, retryMilliseconds: QueueDelay.retryMilliseconds)
        shedStatuses[method] = made
        return made
    }

    private func turnAway(_ id: ConnectionID, _ stream: UInt32, _ rejection: Rejection, _ milliseconds: UInt32) {
        metrics.refused += 1
        refuse(id, stream, StatusMessage.make(rejection, retryMilliseconds: milliseconds))
    }
}
