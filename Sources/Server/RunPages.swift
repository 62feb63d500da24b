import Engine
import Loop
import Receivables
import Schema
import Wire

/// Pages of runs that wait for the end of a turn, when everybody else has their answers; one a turn.
///
/// A run over all customers asks for page after page, often several at once. Each is short, but all that came together
/// would be one long turn, and a till's check would wait for it. So between two pages every connection is read.
struct RunPages {
    /// The request's bytes do not outlive its turn, so they are kept.
    struct Waiting {
        let call: Inbound
        let request: ParkedRequest
        let bytes: OwnedBytes
    }

    static let waitingMax = 1_024

    private var queue: [Waiting] = []
    /// The page at hand: its route is taken again.
    var current: ParkedRequest?
    /// The turn had a page; bulk requests' slices and pages take turns.
    var wasLast = false

    var hasWork: Bool { !queue.isEmpty }

    mutating func add(_ page: Waiting) { queue.append(page) }

    mutating func takeFirst() -> Waiting? { queue.isEmpty ? nil : queue.removeFirst() }

    var isFull: Bool { queue.count >= RunPages.waitingMax }
}

extension NativePort {
    /// Whether a request waits for the end of its turn, as pages of runs do; it was put there.
    func waitsForTurnEnd(_ call: Inbound) -> Bool {
        // Long ones leave the turn anyway; what is approved is a part of its approval.
        guard call.method.isPageOfRun, runPages.current == nil, approving == nil,
            call.frame.message.count <= ServerLimits.decodedOnLoopBytes
        else { return false }
        guard !runPages.isFull else {
            refuse(call, Rejection(.retryLater, "\(RunPages.waitingMax) pages of runs wait already"))
            return true
        }
        guard let request = park(call) else { return true }
        runPages.add(.init(call: call, request: request, bytes: OwnedBytes(call.frame.message)))
        return true
    }

    /// A slice of a bulk request or a page of a run: both in one turn would make it long.
    func stepLongWork() {
        runPages.wasLast = runPages.hasWork && !(bulk.hasWork && runPages.wasLast)
        if runPages.wasLast { stepRunPages() } else { stepBulk() }
        if runPages.hasWork && hasRoomForPage || bulk.canStep(engine) { io.turnAgain() }
    }

    /// When the open batch has none, the next sync brings a turn.
    private var hasRoomForPage: Bool { engine.log.openBytes < engine.bulkBytesMax }

    /// The page that waits longest.
    private func stepRunPages() {
        guard hasRoomForPage, let page = runPages.takeFirst() else { return }
        guard unpark(page.request) else { return }
        beginTurn()
        runPages.current = page.request
        page.bytes.withBytes { bytes in
            let frame = RequestFrame(head: page.call.frame.head, message: bytes, byteCount: page.call.frame.byteCount)
            dispatch(Inbound(id: page.call.id, frame: frame, method: page.call.method))
        }
        runPages.current = nil
    }
}

extension Schema.Method {
    /// A call that looks at many customers or documents and answers where the next one goes on.
    var isPageOfRun: Bool {
        switch self {
        case .createInterestNotes, .createLetters, .runAutomation, .createAgingSnapshot, .runRevaluation,
            .generateRecurringInvoices, .postRecurrence:
            true
        default: false
        }
    }
}
