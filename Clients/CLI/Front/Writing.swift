import ArgumentParser
import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf

/// The one way in which a command changes the books.
///
///     preview -> show -> ask -> save the key -> send -> show
///
/// Commands that move no money skip preview and question.
struct Writing<Request: WritingRequest, Response: Message & Sendable> {
    let method: Schema.Method
    var request: Request
    let options: WriteOptions
    var movesMoney = true
    /// What is asked: "Post this invoice".
    let question: String
    /// For the preview and for the answer.
    let view: (Response) -> View
    /// Whether the answer is a business no; then nothing is asked and the exit code is 2.
    var isNo: (Response) -> Bool = { _ in false }
    /// Position of the customer before, and the change of its balance, for the preview.
    var change: ((Response) -> PositionChange?)?

    func run(_ desk: Desk) async throws {
        if let reason = options.propose {
            var plain = options
            plain.propose = nil
            let proposing = Proposing(
                method: method, message: try request.serializedBytes(), reason: reason, options: plain)
            return try await proposing.run(desk)
        }
        if desk.settings.isProtected { Terminal.writeError("protected profile: \(desk.place)\n") }
        let connection = try await desk.connection()
        var request = request
        if movesMoney || options.dryRun {
            let preview = try await self.preview(connection)
            if options.dryRun {
                try desk.show(view(preview.message))
                Terminal.writeError("dry run: nothing was changed\n")
                if isNo(preview.message) { throw ExitStatus.no }
                return
            }
            if isNo(preview.message) {
                try desk.show(view(preview.message))
                throw ExitStatus.no
            }
            if try await confirm(preview.message, desk) { request.require(unchangedSince: preview.sequence) }
        }
        let reply = try await Sending(desk: desk, connection: connection).send(
            method, request, as: Response.self, key: options.requestKey(connection))
        try desk.show(view(reply.message))
        if isNo(reply.message) { throw ExitStatus.no }
    }

    private func preview(_ connection: Connection) async throws -> Reply<Response> {
        var asking = request
        asking.mode = .preview
        // A preview keeps nothing, so its key is thrown away.
        return try await connection.callRetrying(method, asking, as: Response.self, key: connection.newKey())
    }

    /// True when a person saw the preview and said yes.
    private func confirm(_ preview: Response, _ desk: Desk) async throws -> Bool {
        let mustAsk = !options.yes || desk.settings.isProtected
        guard mustAsk else { return false }
        try await desk.confirm(question, view(preview), as: .card, change: change?(preview))
        return true
    }
}

extension Desk {
    /// Shows what would happen and asks a person; throws `Unconfirmed` unless that one says yes.
    func confirm(
        _ question: String, _ preview: View, as format: OutputFormat, change: PositionChange? = nil
    ) async throws {
        guard Terminal.inputIsTerminal, Terminal.errorIsTerminal else {
            throw Unconfirmed(
                description: settings.isProtected
                    ? "the profile \(settings.profile) is protected: a person at a terminal must say yes"
                    : "money would move and nobody can be asked: add --yes, or --dry-run to see what would happen"
            )
        }
        var shown = Output(format: format)
        shown.isColored = output.isColored
        Terminal.writeError(try shown.text(preview))
        if let lines = try await change?.lines(self) { Terminal.writeError(lines) }
        let word = settings.wordToType(change)
        let answer = Terminal.ask(
            "\(question) in \(place)? " + (word.map { "Type \($0) to go on: " } ?? "[y/N] ")) ?? ""
        let isYes = word.map { answer == $0 } ?? ["y", "yes"].contains(answer.lowercased())
        // Ctrl-C in a shell leaves the question without an answer.
        guard isYes, !Task.isCancelled else { throw Unconfirmed(description: "nothing was done") }
    }
}

extension Settings {
    /// On a protected profile a yes to much is more than a habit of the finger: the customer's number, or the company
    /// where no one customer is concerned. Nil: `y` is enough.
    func wordToType(_ change: PositionChange?) -> String? {
        guard isProtected else { return nil }
        guard let change else { return company.isEmpty ? nil : company }
        // A bound that the currency cannot have is no bound.
        guard let bound = try? MoneyText.parse(typeAbove, currency: change.amount.currency) else { return change.customer }
        return change.amount.minor.magnitude >= bound.minor.magnitude ? change.customer : nil
    }
}

/// Nobody said yes.
struct Unconfirmed: Error, CustomStringConvertible { let description: String }

/// Saves a request, tells its key, sends it and notes what became of it.
struct Sending {
    let desk: Desk
    let connection: Connection
    var saved = SavedRequests()
    /// Where it says what it does.
    var tell: (String) -> Void = { Terminal.writeError($0) }

    func send<Request: Message, Response: Message & Sendable>(
        _ method: Schema.Method, _ request: Request, as: Response.Type, key: RequestKey
    ) async throws -> Reply<Response> {
        let reply = try await send(
            SavedRequest(
                key: key, method: method.name, address: connection.address.description,
                company: desk.settings.company, message: try request.serializedBytes(), savedAt: Date()),
            number: method.rawValue)
        return Reply(
            message: try Response(serializedBytes: reply.message), sequence: reply.sequence,
            receipt: reply.receipt,
            replayed: reply.replayed)
    }

    /// The same bytes under the same key, however often: it happens once at most.
    func send(_ request: SavedRequest, number: UInt16) async throws -> Reply<[UInt8]> {
        var request = request
        request.state = .sent
        try saved.save(request)
        tell("request key \(request.key)\n")
        let interruption = Interruption(during: request.key)
        defer { interruption.end() }
        do {
            let reply = try await connection.callRaw(
                method: number, bytes: Array(request.message), key: request.key)
            request.state = .answered
            request.sequence = reply.sequence
            saved.note(request)
            let receipt = reply.receipt.map { ", receipt \($0)" } ?? ""
            tell(
                reply.replayed
                    ? "done before, this is the first answer: record \(reply.sequence)\(receipt)\n"
                    : "done: record \(reply.sequence)\(receipt)\n")
            return reply
        } catch CallFailure.refused(let status) {
            request.state = .refused
            saved.note(request)
            throw CallFailure.refused(status)
        } catch CallFailure.outcomeUnknown(_, let why) {
            throw CallFailure.outcomeUnknown(request.key, why)
        }
    }
}
