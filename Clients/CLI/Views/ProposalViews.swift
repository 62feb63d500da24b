import Foundation
import Schema
import SwiftProtobuf

extension Reskontra_V1_Proposal {
    /// The method that would be executed; nil: newer than this client.
    fileprivate var wish: Schema.Method? { UInt16(exactly: method).flatMap(Schema.Method.init(rawValue:)) }

    fileprivate var methodName: String { wish?.name ?? "method \(method)" }
}

extension View {
    static func proposal(_ proposal: Reskontra_V1_Proposal, answer: any Message) -> View {
        var card = Card("proposal \(proposal.id)")
        card.badge = (Words.of(proposal.state), proposal.state == .open ? .near : .plain)
        card.add("id", .number(proposal.id))
        card.add("state", Words.of(proposal.state))
        card.add("method", proposal.methodName)
        card.add("company", proposal.company)
        card.add("proposed_by", proposal.proposedBy)
        card.add("reason", proposal.reason)
        card.add("proposed_at", .instant(proposal.proposedAt))
        card.add("expires_at", .instant(proposal.expiresAt))
        card.add("hash", proposal.hash.hexText)
        card.add("closed_by", proposal.closedBy)
        card.add("closed_for", proposal.closedFor)
        if !proposal.request.isEmpty { card.notes.append(proposal.wish?.requestText(proposal.request) ?? "") }
        if proposal.state == .open {
            card.notes.append("another person: reskontra proposal approve \(proposal.id)")
        }
        return View(answer, card)
    }

    static func proposals(_ answer: Reskontra_V1_ListProposalsResponse) -> View {
        let table = Table(
            [
                .number("id"), .text("state"), .text("method"), .text("company"), .text("proposed_by"), .text("expires_at"),
                .text("closed_by"), .text("reason"),
            ],
            rows: answer.proposals.map {
                [
                    .number($0.id), .text(Words.of($0.state), $0.state == .open ? .near : .plain), .text($0.methodName),
                    .text($0.company), .text($0.proposedBy), .instant($0.expiresAt), .text($0.closedBy), .text($0.reason),
                ]
            })
        return View(answer, table, lines: answer.proposals, footer: more(answer.nextPageToken))
    }

    static func approved(_ answer: Reskontra_V1_ApproveResponse, of method: Schema.Method?, id: UInt32) -> View {
        var card = Card("proposal \(id)")
        card.badge = ("approved", .good)
        card.add("method", method?.name ?? "")
        guard let method, let inner = try? method.messageTypes.response.init(serializedBytes: answer.answer) else {
            return View(answer, card)
        }
        card.notes.append(inner.indentedText)
        return View(inner, card)
    }
}

extension Schema.Method {
    /// A request of this method as people read it.
    fileprivate func requestText(_ bytes: Data) -> String? {
        (try? messageTypes.request.init(serializedBytes: bytes))?.indentedText
    }
}

extension Message {
    fileprivate var indentedText: String {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        guard let bytes = try? jsonUTF8Data(), let object = try? JSONSerialization.jsonObject(with: bytes),
            let data = try? JSONSerialization.data(withJSONObject: object, options: options)
        else { return "" }
        return String(decoding: data, as: UTF8.self)
    }
}

extension Data {
    /// Lower-case hex digits.
    var hexText: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }
        .joined()
    }
}
