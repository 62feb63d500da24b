import Engine
import Loop
import Receivables
import Schema
import Wire

// The postings: read in place, decided, written in place. Whatever is not plain, and a preview's answer with its
// journal, goes the long way.

extension NativePort {
    func postInvoice(_ call: Inbound) {
        guard let hot = HotInvoiceRequest(call.frame.message, reusing: &spareLines), !hot.isPreview,
            let company = hotCompany(call, hot.company)
        else {
            write(call, Reskontra_V1_PostInvoiceRequest.self, PostInvoice.init) {
                Reskontra_V1_PostInvoiceResponse($0, $1, preview: $2)
            }
            return
        }
        let ifSequence = hot.ifSequence
        let request = request(call)
        if !arePlacesFetched { engine.expect(request, company, hot.document.customer) }
        let command = PostInvoice(consume hot, company)
        engine.write(request, command, ifSequence: ifSequence) { answer, _, writer in
            writer.postInvoiceResponse(answer)
        }
        keepLines(of: (consume command).document)
    }

    func capture(_ call: Inbound) {
        guard let hot = HotCaptureRequest(call.frame.message, reusing: &spareLines), !hot.isPreview,
            let company = hotCompany(call, hot.company)
        else {
            write(call, Reskontra_V1_CaptureRequest.self, Capture.init) {
                Reskontra_V1_CaptureResponse($0, $1, preview: $2)
            }
            return
        }
        let ifSequence = hot.ifSequence
        let command = Capture(consume hot, company)
        engine.write(request(call), command, ifSequence: ifSequence) { answer, _, writer in
            writer.captureResponse(answer)
        }
        if let document = (consume command).document { keepLines(of: document) }
    }

    func postPayment(_ call: Inbound) {
        guard let hot = HotPaymentRequest(call.frame.message), !hot.isPreview,
            let company = hotCompany(call, hot.company)
        else {
            write(call, Reskontra_V1_PostPaymentRequest.self, PostPayment.init) {
                Reskontra_V1_PostPaymentResponse($0, $1, preview: $2)
            }
            return
        }
        let request = request(call)
        if !arePlacesFetched { engine.expect(request, company, hot.payment.customer) }
        let ifSequence = hot.ifSequence
        engine.write(request, PostPayment(consume hot, company), ifSequence: ifSequence) { answer, _, writer in
            writer.postPaymentResponse(answer)
        }
    }

    private func hotCompany(_ call: Inbound, _ code: Code) -> CompanyID? {
        code.withBytes { hotCompany(call, $0) }
    }

    /// The next request's lines go into the memory of this one's.
    private func keepLines(of document: consuming InvoiceDraft) {
        spareLines = document.takeLines()
        spareLines.removeAll(keepingCapacity: true)
    }
}

/// Postings that were read and are executed together when the loop's group of reads ends, in the order they came.
///
/// One by one each would wait for the memory of its customer; together they wait once. What they ask for is
/// found out on the way: nothing here decides anything.
struct PostingLane: ~Copyable {
    struct Pending {
        let id: ConnectionID
        let frame: RequestFrame
        let company: CompanyID
        let customer: Code
        let isPayment: Bool
        var ahead: CustomerAhead
    }

    /// As many as the loop reads in one group, where each connection has one in flight.
    static var countMax: Int { 48 }

    private let postings = UnsafeMutablePointer<Pending>.allocate(capacity: PostingLane.countMax)
    private(set) var count = 0

    deinit { postings.deallocate() }

    var isFull: Bool { count == PostingLane.countMax }

    func holds(_ id: ConnectionID) -> Bool { count(of: id) > 0 }

    func count(of id: ConnectionID) -> Int {
        var found = 0
        for index in 0..<count where postings[index].id == id { found += 1 }
        return found
    }

    mutating func append(_ posting: Pending) {
        (postings + count).initialize(to: posting)
        count += 1
    }

    /// All that wait; valid until the next is added. Rows are trivial: nothing is left to be ended.
    mutating func takeAll() -> UnsafeMutableBufferPointer<Pending> {
        defer { count = 0 }
        return UnsafeMutableBufferPointer(start: postings, count: count)
    }
}

extension NativePort {
    /// Takes the posting at the front of `bytes` from `start` on, if one is there; answers how many bytes it is.
    func gatherPosting(_ id: ConnectionID, _ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        let mark = PlainRequest.mark(bytes, at: start)
        guard mark == invoiceMark || mark == paymentMark else { return 0 }
        let session = session(id)
        guard !isDraining, session.pointee.reader.phase == .open,
            hasRoom(session, id),
            case .frame(let frame) = session.pointee.reader.next(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        else { return 0 }
        if postings.isFull { readsEnded() }
        let company = session.pointee.company
        let customer = PostingGlance.customer(frame.message, isInvoice: mark == invoiceMark)
        let ahead = CustomerAhead(company, customer)
        let key = frame.head.key.map { RequestKey(high: $0.first.byteSwapped, low: $0.second.byteSwapped) }
        engine.fetchIndexes(ahead, key, company, session.pointee.principal)
        postings.append(
            .init(
                id: id, frame: frame, company: company, customer: customer, isPayment: mark == paymentMark,
                ahead: ahead))
        return frame.byteCount
    }

    /// For one more of the connection in flight. Mostly all that wait are few, and nobody counts its own.
    private func hasRoom(_ session: UnsafeMutablePointer<Session>, _ id: ConnectionID) -> Bool {
        let room = Int(ServerLimits.inFlight) - Int(session.pointee.inFlight)
        return postings.count < room || postings.count(of: id) < room
    }

    /// Executes what the lane holds; checks that came before have their answers first.
    func executePostings() {
        guard postings.count > 0 else { return }
        answerChecks()
        let waiting = postings.takeAll()
        arePlacesFetched = waiting.count > 1
        if arePlacesFetched {
            for index in waiting.indices { engine.fetchRow(&waiting[index].ahead) }
            var numbered: (invoices: UInt64, payments: UInt64) = (0, 0)
            for index in waiting.indices {
                let isPayment = waiting[index].isPayment
                engine.fetchPlaces(waiting[index].ahead, waiting[index].company, waiting[index].customer)
                let later = isPayment ? numbered.payments : numbered.invoices
                engine.fetchNumber(waiting[index].company, isPayment: isPayment, later: later)
                if isPayment { numbered.payments += 1 } else { numbered.invoices += 1 }
            }
        }
        for index in waiting.indices { take(waiting[index].id, waiting[index].frame) }
        arePlacesFetched = false
    }
}
