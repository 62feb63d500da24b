import Engine
import Loop
import Receivables
import Schema
import Wire

// The till's calls: read in place, decided, written in place. Whatever is not plain goes the long way, which finds
// out what to say. Plain checks never come here, see CheckLane.

extension NativePort {
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
        hotCompany(session(call.id), call.method, text)
    }

    @inline(__always)
    func hotCompany(
        _ session: UnsafeMutablePointer<Session>, _ method: Schema.Method, _ text: UnsafeRawBufferPointer
    ) -> CompanyID? {
        // What was proposed goes the long way.
        guard approving == nil, let company = hotCompany(session, text), permits(session, method, in: company) else {
            return nil
        }
        // Whoever asks too much of one company hears it on the long way.
        return companyLimits.take(company, session.pointee.caller, now: io.now) == nil ? company : nil
    }

    @inline(__always)
    private func hotCompany(_ session: UnsafeMutablePointer<Session>, _ text: UnsafeRawBufferPointer) -> CompanyID? {
        if text.count == 0 { return session.pointee.company.isNone ? nil : session.pointee.company }
        guard let code = Code(utf8: text) else { return nil }
        if code == session.pointee.companyCode, !session.pointee.company.isNone { return session.pointee.company }
        return engine.book.companies.find(code)
    }

    /// A check that was not plain: see `CheckLane` for those that are.
    func checkCredit(_ call: Inbound) {
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
