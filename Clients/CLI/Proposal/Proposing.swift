import ArgumentParser
import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf

/// `--propose`: keeps the request for another person instead of executing it.
struct Proposing {
    let method: Schema.Method
    let message: Data
    let reason: String
    let options: WriteOptions
    /// Of the request; nil: the desk's.
    var company: String?

    func run(_ desk: Desk) async throws {
        guard method.proposers != 0 else {
            throw ValidationError("\(method.name) cannot be proposed: it takes one person")
        }
        var request = Reskontra_V1_ProposeRequest()
        request.method = UInt32(method.rawValue)
        request.request = message
        request.reason = reason
        // Rights are the store's own; the request itself names the company in which they hold.
        let isStores = method == .grantRole || method == .breakGlass
        request.company = company ?? (isStores ? "" : desk.settings.company)
        try await Writing<_, Reskontra_V1_ProposeResponse>(
            method: .propose, request: request, options: options, movesMoney: false, question: "Propose this",
            view: { .proposal($0.proposal, answer: $0) }
        )
        .run(desk)
    }
}

extension FailureReport {
    /// What to type next when the call takes a second person; `words`: the command line as it was.
    mutating func nameNextCommand(after words: [String]) {
        guard reason == "APPROVAL_NEEDED" || reason == "ACCESS_DENIED" else { return }
        if reason == "ACCESS_DENIED" {
            let named = figures.first { $0.name == "method" }.flatMap { try? Schema.Method.named($0.text) }
            guard let named, named.proposers != 0, named.dualControl != 0 else { return }
        }
        let dropped: Set = ["-y", "--yes", "--dry-run"]
        let line = (["reskontra"] + words.filter { !dropped.contains($0) }).map(Self.quoted).joined(separator: " ")
        remedy = "`\(line) --propose \"why\"` proposes it, and another person approves it."
    }

    /// As a shell reads one word.
    static func quoted(_ word: String) -> String {
        let plain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./:=,@+%".contains($0)) }
        return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
