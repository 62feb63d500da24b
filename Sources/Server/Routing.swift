import Engine
import Loop
import Receivables
import Schema
import SwiftProtobuf
import Wire

/// A request on its way through a route.
struct Inbound {
    let id: ConnectionID
    let frame: RequestFrame
    let method: Schema.Method

    var stream: UInt32 { frame.head.stream }
}

// The generic steps every route is made of: decode, find the company, translate, hand to the engine.

extension NativePort {
    func request(_ inbound: Inbound) -> Request {
        let session = session(inbound.id)
        // An approval is the wish: its key and its bytes, whatever it executes.
        let wish = approving?.call ?? inbound
        var request = Request(
            connection: inbound.id.packed, stream: inbound.stream, method: wish.method.rawValue,
            principal: session.pointee.principal, role: session.pointee.role,
            key: wish.frame.head.key.map {
                RequestKey(high: $0.first.byteSwapped, low: $0.second.byteSwapped)
            }, message: wish.frame.message)
        request.trace = wish.frame.head.trace
        guard request.role != 0 else { return request }
        if let approving {
            request.approves = approving.proposal
        } else if !session.pointee.standing.emergency.isDisjoint(with: RoleSet(rawValue: request.role)) {
            request.glass = glass(inbound, RoleSet(rawValue: request.role))
        } else {
            request.dualControl = DualControl(rawValue: inbound.method.dualControl)
        }
        return request
    }

    /// The company a request names, or the connection's; nil after the refusal was sent. A company in which the
    /// caller may not call the method is refused like one that is not there.
    func company(_ inbound: Inbound, _ text: String) -> CompanyID? {
        let session = session(inbound.id)
        var found = CompanyID.none
        if let approving, !approving.company.isNone {
            // It was proposed for one company, whatever connection approves it.
            let code = engine.book.companies[approving.company].code
            if text.isEmpty || Code(text) == code { found = approving.company }
        } else if !text.isEmpty {
            if let code = Code(text) { found = engine.book.companies.find(code) ?? .none }
        } else {
            let code = session.pointee.companyCode
            if session.pointee.company.isNone, !code.isEmpty {
                session.pointee.company = engine.book.companies.find(code) ?? .none
            }
            found = session.pointee.company
            guard !code.isEmpty || !found.isNone else {
                refuse(
                    inbound,
                    Rejection(.fieldRequired, field: "company", "is required: neither request nor Hello names one"))
                return nil
            }
        }
        if !found.isNone {
            if permits(session, inbound.method, in: found) { return hasRoom(inbound, found) ? found : nil }
            noteDenial(inbound, found)
        }
        let named = text.isEmpty ? session.pointee.companyCode.text : String(text.prefix(23))
        refuse(inbound, Rejection(.companyUnknown, field: "company", "this store has no company \(named)"))
        return nil
    }

    func refuse(_ inbound: Inbound, _ rejection: Rejection) {
        refuse(
            inbound.id.packed, stream: inbound.stream, bulk: nil, sequence: engine.durableSequence, rejection)
    }

    func refuse(_ inbound: Inbound, _ errors: FieldErrors) {
        metrics.refused += 1
        refuse(inbound.id, inbound.stream, StatusMessage.make(errors))
    }

    /// A command with a company.
    func write<M: WritingRequest, C: Command, R: Message>(
        _ inbound: Inbound, _ type: M.Type, _ make: (M, CompanyID) throws -> C,
        _ respond: (C.Answer, borrowing Book, Bool) -> R
    ) {
        guard let message = decode(inbound, type), let company = company(inbound, message.company) else { return }
        write(inbound, message.mode, message.ifSequence, { try make(message, company) }, respond)
    }

    /// A command that is the store's own, or finds its company by itself.
    func write<C: Command, R: Message>(
        _ inbound: Inbound, _ mode: Reskontra_V1_Mode, _ ifSequence: UInt64, _ make: () throws -> C,
        _ respond: (C.Answer, borrowing Book, Bool) -> R
    ) {
        var border = Border()
        var isPreview = border.isPreview(mode)
        if let approving {
            if isPreview { border.bad("mode", .fieldInvalid, "of what is proposed is EXECUTE") }
            isPreview = approving.isPreview
        }
        do {
            try border.check()
            let command = try make()
            engine.write(request(inbound), command, preview: isPreview, ifSequence: ifSequence) {
                answer, book, writer in
                writer.append(respond(answer, book, isPreview))
            } foresee: { answer, book, writer in
                writer.append(respond(answer, book, true))
            }
        } catch {
            refuse(inbound, anyError: error)
        }
    }

    func read<M: ReadingRequest, Q: Query, R: Message>(
        _ inbound: Inbound, _ type: M.Type, _ make: (M, CompanyID) throws -> Q,
        _ respond: @escaping (Q.Answer, borrowing Book) -> R
    ) {
        readPage(inbound, type, make) { answer, _, book in respond(answer, book) }
    }

    /// A listing: the answer's token is made for this very query.
    func readPage<M: ReadingRequest, Q: Query, R: Message>(
        _ inbound: Inbound, _ type: M.Type, _ make: (M, CompanyID) throws -> Q,
        _ respond: @escaping (Q.Answer, Q, borrowing Book) -> R
    ) {
        guard let message = decode(inbound, type), let company = company(inbound, message.company) else { return }
        do {
            let query = try make(message, company)
            read(inbound, query, message.minSequence) { answer, book, writer in
                writer.append(respond(answer, query, book))
            }
        } catch {
            refuse(inbound, anyError: error)
        }
    }

    func refuse(_ inbound: Inbound, anyError error: any Error) {
        switch error {
        case let errors as FieldErrors: refuse(inbound, errors)
        case let rejection as Rejection: refuse(inbound, rejection)
        default: refuse(inbound, Rejection(.invariant, "unexpected failure: \(error)"))
        }
    }

    /// An answer that reads no book: at once, at the durable sequence.
    func reply<R: Message>(_ inbound: Inbound, _ response: R) {
        let bytes: [UInt8] = (try? response.serializedBytes()) ?? []
        landed(inbound.id)
        bytes.withUnsafeBytes { write(inbound.id, AnswerHead(.answer, stream: inbound.stream), $0) }
    }
}
