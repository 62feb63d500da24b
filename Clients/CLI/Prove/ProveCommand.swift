import ArgumentParser
import Foundation
import Schema

/// A proof that needs no server to be checked (F32).
struct ProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Proof that a document is in the log that a checkpoint has signed.",
        subcommands: [ProveInvoice.self, ProvePayment.self])
}

struct ProveInvoice: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice", abstract: "Of an invoice, credit note or note.",
        discussion: """
            Writes a proof of about 2 KiB. Who gets it checks it with the public key of the ledger's checkpoints and a
            checkpoint line that was published, without this program and without the server:

              python3 Clients/Python/reskontra/proof.py proof.json --public-key checkpoints.pub --checkpoints FILE

            EXAMPLES
              reskontra prove invoice FTI-000001 > proof.json
              reskontra prove invoice FTI-000001 --checkpoints /mnt/witness/checkpoints > proof.json
            """)

    @Argument(help: "Document number.") var number: String
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws { try await proof.prove(number, desk) }
}

struct ProvePayment: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "payment", abstract: "Of a payment.",
        discussion: """
            EXAMPLES
              reskontra prove payment PAY-000001 > proof.json
              reskontra prove payment PAY-000001 --checkpoints /mnt/witness/checkpoints > proof.json
            """)

    @Argument(help: "Payment number.") var number: String
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws { try await proof.prove(number, desk) }
}

struct ProofOptions: ParsableArguments {
    @Option(help: "Published checkpoints: the proof is for the last line there (default: the server's latest).")
    var checkpoints: String?

    func prove(_ number: String, _ desk: Desk) async throws {
        let published = try lastLine()
        let answer = try await desk.read(
            .proveDocument,
            Reskontra_V1_ProveDocumentRequest.with {
                $0.documentNumber = number
                $0.treeSize = published?.size ?? 0
            }, as: Reskontra_V1_ProveDocumentResponse.self)
        Terminal.writeAll(try Self.text(answer, number, published?.line ?? answer.checkpoint) + "\n")
    }

    /// The last line that names a root, and the records it speaks of.
    private func lastLine() throws -> (line: String, size: UInt64)? {
        guard let checkpoints else { return nil }
        guard let text = try? String(contentsOfFile: checkpoints, encoding: .utf8) else {
            throw ValidationError("--checkpoints: \(checkpoints) cannot be read")
        }
        for line in text.split(separator: "\n").reversed() {
            let words = line.split(separator: " ")
            guard words.count == 9, words[0] == "reskontra-checkpoint-2", let size = UInt64(words[4]) else { continue }
            return (String(line), size)
        }
        throw ValidationError("--checkpoints: \(checkpoints) has no line that begins with reskontra-checkpoint-2")
    }

    /// The file that `proof.py` reads: names sorted, bytes as base64.
    private static func text(
        _ answer: Reskontra_V1_ProveDocumentResponse, _ number: String, _ checkpoint: String
    ) throws -> String {
        let fields: [String: any Sendable] = [
            "format": "reskontra-proof-1", "number": number, "sequence": answer.sequence,
            "instant_nanoseconds": answer.instantNanoseconds, "record": answer.record.base64EncodedString(),
            "path": answer.path.reduce(into: Data()) { $0 += $1 }.base64EncodedString(), "checkpoint": checkpoint,
        ]
        let bytes = try JSONSerialization.data(
            withJSONObject: fields, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: bytes, as: UTF8.self)
    }
}
