import Foundation
import Loop
import Receivables
import Schema
import Wire

extension NativePort {
    /// The record that posted a document, and the path that shows it under a signed checkpoint (F32).
    func proveDocument(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_ProveDocumentRequest.self),
            let company = company(call, message.company)
        else { return }
        do {
            guard message.minSequence <= engine.book.sequence else { throw engine.ahead() }
            let about = Reskontra_V1_GetDocumentRequest.with { $0.documentNumber = message.documentNumber }
            let item = try GetDocument(about, company).answer(engine.book)
            let sequence = engine.book.items[item].sequence
            guard let checkpointer, let signed = checkpointer.signed else {
                throw Rejection(.notSigned, "this server has signed no checkpoint")
            }
            let size = message.treeSize == 0 ? signed.sequence : message.treeSize
            guard sequence <= size, size <= signed.sequence else {
                throw Rejection(
                    .notSigned, field: "tree_size", "no checkpoint of that size covers the document yet",
                    [.init("sequence", sequence), .init("tree_size", size), .init("signed", signed.sequence)])
            }
            let line = size == signed.sequence ? signed.line : ""
            let place = Handover(value: (port: self, call: call))
            let isTaken = errands.submit {
                let proof = Result { try checkpointer.tree.proof(of: sequence, in: size) }
                return { place.value.port.answerProof(place.value.call, proof, line) }
            }
            guard isTaken else { throw Rejection(.retryLater, "too many records wait to be read back") }
        } catch {
            refuse(call, anyError: error)
        }
    }

    private func answerProof(_ call: Inbound, _ proof: Result<RecordTree.Proof, any Error>, _ line: String) {
        switch proof {
        case .failure(let error): refuse(call, Rejection(.invariant, "the log cannot be read back: \(error)"))
        case .success(let proof):
            reply(
                call,
                Reskontra_V1_ProveDocumentResponse.with {
                    $0.sequence = proof.sequence
                    $0.instantNanoseconds = proof.instant
                    $0.record = Data(proof.record)
                    $0.treeSize = proof.size
                    $0.path = proof.path.map { Data($0.bytes) }
                    $0.checkpoint = line
                })
        }
    }
}
