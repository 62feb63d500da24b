import Engine
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
        engine.expect(request, company, hot.document.customer)
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
        engine.expect(request, company, hot.payment.customer)
        engine.write(request, PostPayment(hot, company), ifSequence: hot.ifSequence) { answer, _, writer in
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
