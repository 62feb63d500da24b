import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf

/// Asks for a writing call as a preview before it is made, and holds the two against each other (F17).
///
/// The same entries, numbers and figures, or the same refusal; the call passes with the sequence the preview told; and
/// no preview changes the book, which is looked at now and then.
struct Rehearsal {
    private(set) var previews = 0
    /// Comparing the book costs more than a preview.
    private static let digestEvery = 40

    enum Told {
        case answer([UInt8], sequence: UInt64)
        case refusal(StatusFailure)
    }

    // Fields of every writing request.
    private static let preview: [UInt8] = [0xF0, 0x01, 0x02]
    private static let ifSequence: [UInt8] = [0xF8, 0x01]

    mutating func preview(_ method: Schema.Method, _ bytes: [UInt8], _ connection: Connection) async throws -> Told {
        previews += 1
        let compares = previews % Self.digestEvery == 0
        let before = compares ? try await Self.digest(connection) : []
        let told: Told
        do {
            let reply = try await connection.callRaw(method: method.rawValue, bytes: bytes + Self.preview, key: connection.newKey())
            told = .answer(reply.message, sequence: reply.sequence)
        } catch CallFailure.refused(let status) { told = .refusal(status) }
        let after = compares ? try await Self.digest(connection) : []
        guard before == after else { throw CaseFailure("a preview of \(method.name) changed the book") }
        return told
    }

    /// The request as it is made after its preview.
    static func request(_ bytes: [UInt8], after told: Told) -> [UInt8] {
        guard case .answer(_, var sequence) = told, sequence > 0 else { return bytes }
        var field = ifSequence
        while sequence >= 0x80 {
            field.append(UInt8(truncatingIfNeeded: sequence) | 0x80)
            sequence >>= 7
        }
        field.append(UInt8(sequence))
        return bytes + field
    }

    static func check<Response: Message>(
        _ method: Schema.Method, _ told: Told, answered answer: [UInt8], as type: Response.Type
    ) throws {
        switch told {
        case .refusal(let status): throw CaseFailure("the preview of \(method.name) was refused, \(status.reason); the call was not")
        case .answer(let bytes, _):
            guard bytes != answer else { return }
            let made = try without(inherent[method] ?? [], object(Response(serializedBytes: answer)))
            let told = try without(inherent[method] ?? [], object(Response(serializedBytes: bytes)))
            let foretold = inFull.contains(method) ? told : shortened(told, like: made)
            guard try text(foretold) != text(made) else { return }
            throw CaseFailure("the preview of \(method.name) differs: \(difference(try text(foretold), try text(made)))")
        }
    }

    static func check(_ method: Schema.Method, _ told: Told, refused status: StatusFailure) throws {
        switch told {
        case .answer: throw CaseFailure("\(method.name) was refused, \(status.reason): \(status.message); its preview was not")
        case .refusal(let foretold):
            guard foretold.reason != status.reason || foretold.violations != status.violations else { return }
            throw CaseFailure("the preview of \(method.name) was refused for \(foretold.reason), the call for \(status.reason)")
        }
    }

    /// A till's answers leave entries and lines out once they are made; `GetDocument` has them, and cases compare them.
    private static let leftOut = ["journal", "journals", "lines"]

    /// Nothing is left out of these answers.
    private static let inFull: Set<Schema.Method> = [.runSettlementQueue]

    /// What tells a preview from the call.
    private static let inherent: [Schema.Method: [String]] = [.runRevaluation: ["posted"]]

    private static func without(_ names: [String], _ answer: Any) -> Any {
        guard let answer = answer as? [String: Any] else { return answer }
        return answer.filter { !names.contains($0.key) }
    }

    private static func shortened(_ foretold: Any, like made: Any) -> Any {
        if let foretold = foretold as? [Any], let made = made as? [Any], foretold.count == made.count {
            return zip(foretold, made).map { shortened($0, like: $1) }
        }
        guard let foretold = foretold as? [String: Any], let made = made as? [String: Any] else { return foretold }
        return [String: Any](
            uniqueKeysWithValues: foretold.compactMap { key, value in
                guard let other = made[key] else { return leftOut.contains(key) ? nil : (key, value) }
                return (key, shortened(value, like: other))
            })
    }

    private static func object(_ message: some Message) throws -> Any {
        unversioned(try JSONSerialization.jsonObject(with: Data(message.jsonString().utf8)))
    }

    /// A version is the sequence of a record, and a preview makes none.
    private static func unversioned(_ answer: Any) -> Any {
        if let list = answer as? [Any] { return list.map(unversioned) }
        guard let answer = answer as? [String: Any] else { return answer }
        return answer.filter { $0.key != "version" }.mapValues(unversioned)
    }

    private static func text(_ object: Any) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]), as: UTF8.self)
    }

    /// The texts from where they part.
    private static func difference(_ one: String, _ other: String) -> String {
        let same = zip(one.unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.count
        let from = max(0, same - 40)
        return "…\(one.dropFirst(from).prefix(120))… is …\(other.dropFirst(from).prefix(120))…"
    }

    private static func digest(_ connection: Connection) async throws -> [UInt64] {
        let book = try await connection.call(
            .verifyBook, Reskontra_V1_VerifyBookRequest(), as: Reskontra_V1_VerifyBookResponse.self
        ).message
        return [book.digestHigh, book.digestLow]
    }
}
