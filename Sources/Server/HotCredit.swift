import Engine
import Loop
import Receivables
import Schema
import Wire

// The till's three calls: read in place, decided, written in place. Whatever is not plain goes the long way,
// which finds out what to say.

extension NativePort {
    @inline(__always)
    func checkCredit(_ call: Inbound) {
        guard let hot = HotCreditRequest(call.frame.message), let company = hotCompany(call, hot.company) else {
            slowCheckCredit(call)
            return
        }
        let query = CheckCredit(
            company: company, customer: hot.customer, amount: hot.amount, checkpoint: hot.checkpoint,
            allowPartial: hot.allowPartial)
        engine.read(request(call), query, minSequence: hot.minSequence) { answer, _, writer in
            writer.checkCreditResponse(answer)
        }
    }

    func authorize(_ call: Inbound) {
        guard let hot = HotCreditRequest(call.frame.message), let company = hotCompany(call, hot.company) else {
            slowAuthorize(call)
            return
        }
        engine.write(
            request(call), Authorize(hot, company), preview: hot.isPreview, ifSequence: hot.ifSequence
        ) { answer, _, writer in writer.authorizeResponse(answer) }
    }

    func void(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_VoidRequest.self), let company = company(call, message.company)
        else { return }
        do {
            var border = Border()
            let isPreview = border.isPreview(message.mode)
            try border.check()
            engine.write(
                request(call), try VoidAuthorization(message, company), preview: isPreview,
                ifSequence: message.ifSequence
            ) { answer, _, writer in writer.voidResponse(answer) }
        } catch {
            refuse(call, anyError: error)
        }
    }

    /// The connection's company, or the one named; nil when that needs more than a look.
    @inline(__always)
    func hotCompany(_ call: Inbound, _ text: UnsafeRawBufferPointer) -> CompanyID? {
        if text.count == 0 {
            let company = session(call.id).pointee.company
            return company.isNone ? nil : company
        }
        guard let code = Code(utf8: text) else { return nil }
        return engine.book.companies.find(code)
    }

    private func slowCheckCredit(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_CheckCreditRequest.self),
            let company = company(call, message.company)
        else { return }
        do {
            engine.read(request(call), try CheckCredit(message, company), minSequence: message.minSequence) {
                answer, _, writer in writer.checkCreditResponse(answer)
            }
        } catch {
            refuse(call, anyError: error)
        }
    }

    private func slowAuthorize(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_AuthorizeRequest.self),
            let company = company(call, message.company)
        else { return }
        do {
            var border = Border()
            let isPreview = border.isPreview(message.mode)
            try border.check()
            engine.write(
                request(call), try Authorize(message, company), preview: isPreview, ifSequence: message.ifSequence
            ) { answer, _, writer in writer.authorizeResponse(answer) }
        } catch {
            refuse(call, anyError: error)
        }
    }
}
