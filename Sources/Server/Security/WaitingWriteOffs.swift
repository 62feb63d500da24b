import Engine
import Receivables
import Schema
import SwiftProtobuf
import Wire

// A write-off over the caller's limit waits for another person, where its request says so (credit:WO-8): it becomes a
// proposal like any other, under the key of the request, and is answered as PENDING_APPROVAL. The company's bound holds
// here also while nobody has been granted anything.

extension NativePort {
    func writeOff(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_WriteOffRequest.self), let company = company(call, message.company)
        else { return }
        do {
            let command = try WriteOffItems(message, company)
            if message.awaitApproval, approving == nil {
                // A retry has the answer of the proposal, although by now it may be approved; one of a write-off done at
                // once has that, although by now it would have to wait. The one key is the store's, the other the company's.
                if message.mode != .preview, engine.isAnswered(request(call), of: nil) { return }
                if message.mode != .preview, engine.isAnswered(request(call), of: company) { return }
                var wish = request(call)
                if wish.role == 0, engine.book.companies[company].parameters.approveWriteOffsFrom != nil {
                    wish.dualControl = .writeOffs
                }
                if let foreseen = engine.takesAnother(wish, command) {
                    return proposeWriteOff(call, message, company, foreseen.writeOff)
                }
            }
            write(call, message.mode, message.ifSequence, { command }) { answer, book, _ in
                Reskontra_V1_WriteOffResponse(answer, book)
            }
        } catch {
            refuse(call, anyError: error)
        }
    }

    private func proposeWriteOff(
        _ call: Inbound, _ message: Reskontra_V1_WriteOffRequest, _ company: CompanyID, _ foreseen: WriteOff
    ) {
        let by = session(call.id).pointee.principal
        guard mayPropose(by, .writeOff, in: company) else {
            noteDenial(call, company)
            return refuse(call, NativePort.accessDenied(.writeOff))
        }
        let code = engine.book.companies[company].code
        var proposed = message
        (proposed.company, proposed.awaitApproval, proposed.mode, proposed.ifSequence) = (code.text, false, .unspecified, 0)
        let bytes: [UInt8] = (try? proposed.serializedBytes()) ?? []
        guard bytes.count <= Proposal.messageBytesMax else {
            return refuse(
                call, Rejection(.tooManyItems, field: "items", "a proposal has at most \(Proposal.messageBytesMax) bytes"))
        }
        let reason = message.reason.isEmpty ? engine.book.companies[company].parameters.writeOffReason.text : message.reason
        let hash = Engine.proposalHash(method: Schema.Method.writeOff.rawValue, company: code, message: bytes)
        let propose = Propose(
            by: by, method: Schema.Method.writeOff.rawValue, place: company, message: bytes, hash: hash, reason: reason)
        write(call, message.mode, message.ifSequence, { propose }) { proposal, book, _ in
            Reskontra_V1_WriteOffResponse(pending: proposal, proposed, foreseen, book)
        }
    }
}
