import ArgumentParser
import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf

/// The work list on a full screen; the same rows as a plain list where there is no terminal.
struct CollectionsDesk: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk",
        abstract: "The work list on a full screen: arrows choose, enter opens a customer, letters act.",
        discussion: """
            Customers with an aging snapshot, those of the agent's pools, the largest amount first. Nothing is done before
            its preview was shown and answered with y. Without a terminal it writes the list.

            EXAMPLES
              reskontra collections
              reskontra collections desk --pool EAST -o csv
            """)

    @Option(help: "Only customers of this pool.") var pool = ""
    @Option(help: "The work list of this agent; without one the caller's.") var agent = ""
    @Option(help: "Aging definition; without one the pool's or the default.") var definition = ""
    @Option(name: .customLong("case"), help: "Only the customer of this case.") var caseID: UInt64 = 0
    @Option(help: ArgumentHelp("Customers at most.", valueName: "n")) var limit = 200
    @OptionGroup var options: CommonOptions
    var isWatchable: Bool { false }

    func run(_ desk: Desk) async throws {
        let wantsScreen = options.output == nil && options.json == nil
        guard wantsScreen, let screen = FullScreen(isColored: desk.output.isColored) else {
            return try desk.show(.collections(try await list(desk)))
        }
        defer { screen.leave() }
        var work = WorkDesk(title: "Collections  \(desk.place)")
        do {
            work.take(try await list(desk).rows)
            try await follow(screen, &work, desk)
        } catch {
            // The message belongs on the screen before.
            screen.leave()
            throw error
        }
    }

    private func follow(_ screen: FullScreen, _ work: inout WorkDesk, _ desk: Desk) async throws {
        while true {
            let (columns, rows) = screen.size
            screen.draw(work.lines(columns: columns, rows: rows))
            switch screen.next() {
            case .resized, .timeUp: continue
            case .closed: return
            case .keys(let keys):
                for key in keys {
                    guard let effect = work.press(key) else { continue }
                    if effect == .quit { return }
                    do { try await carryOut(effect, &work, desk) } catch CallFailure.refused(let status) {
                        work.message = status.message
                    } catch let failure as TextFailure {
                        work.message = "\(failure)"
                    }
                }
            }
        }
    }

    private func carryOut(_ effect: WorkDesk.Effect, _ work: inout WorkDesk, _ desk: Desk) async throws {
        switch effect {
        case .quit: break
        case .refresh: work.take(try await list(desk).rows)
        case .open(let customer): work.take(try await self.customer(customer, desk))
        case .preview(let action, let customer):
            work.ask(action, preview: try await Acting(desk: desk, customer: customer).preview(action))
        case .perform(let action, let customer):
            let done = try await Acting(desk: desk, customer: customer).perform(action)
            if work.customer != nil { work.take(try await self.customer(customer, desk)) }
            work.take(try await list(desk).rows)
            work.message = done
        }
    }

    private func list(_ desk: Desk) async throws -> Reskontra_V1_GetCollectionsViewResponse {
        var request = Reskontra_V1_GetCollectionsViewRequest()
        (request.agent, request.pool, request.definition, request.caseID) = (agent, pool, definition, caseID)
        request.page.size = UInt32(clamping: min(limit, 1_000))
        var whole: Reskontra_V1_GetCollectionsViewResponse = try await desk.read(.getCollectionsView, request)
        while !whole.nextPageToken.isEmpty, whole.rows.count < limit {
            request.page.token = whole.nextPageToken
            let page: Reskontra_V1_GetCollectionsViewResponse = try await desk.read(.getCollectionsView, request)
            whole.rows += page.rows
            whole.nextPageToken = page.nextPageToken
        }
        if whole.rows.count > limit { whole.rows.removeLast(whole.rows.count - limit) }
        return whole
    }

    private func customer(_ number: String, _ desk: Desk) async throws -> WorkDesk.Customer {
        let view: Reskontra_V1_GetCollectionsViewResponse = try await desk.read(
            .getCollectionsView,
            Reskontra_V1_GetCollectionsViewRequest.with { ($0.customerNumber, $0.agent, $0.definition) = (number, agent, definition) })
        var asking = Reskontra_V1_ListOpenItemsRequest.with { $0.customerNumber = number }
        asking.page.size = 1_000
        let items: Reskontra_V1_ListOpenItemsResponse = try await desk.read(.listOpenItems, asking)
        let timeline: Reskontra_V1_GetTimelineResponse = try await desk.read(
            .getTimeline, Reskontra_V1_GetTimelineRequest.with { $0.customerNumber = number })
        return WorkDesk.Customer(
            number: view.rows.first?.snapshot.customerNumber ?? number, row: view.rows.first, items: items.items,
            activities: timeline.openActivities, entries: timeline.entries)
    }
}

/// The actions of the screen as requests: the same preview and the same key rules as every other command.
private struct Acting {
    let desk: Desk
    let customer: String

    func preview(_ action: WorkDesk.Action) async throws -> [String] {
        switch action {
        case .note(let text): return [text]
        case .activity, .closeActivity, .promise, .dispute, .resolve, .openCase, .letters, .blockLetters:
            return try shown(try await ask(action, isPreview: true).view)
        }
    }

    func perform(_ action: WorkDesk.Action) async throws -> String {
        "done: record \(try await ask(action, isPreview: false).sequence)"
    }

    private func shown(_ view: View) throws -> [String] {
        try Output(format: .card).text(view).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func ask(_ action: WorkDesk.Action, isPreview: Bool) async throws -> (view: View, sequence: UInt64) {
        switch action {
        case .note(let text):
            return try await send(
                .addNote, Reskontra_V1_AddNoteRequest.with { ($0.customerNumber, $0.text) = (customer, text) }, isPreview
            ) { (answer: Reskontra_V1_AddNoteResponse) in View(answer, Card("note to \(answer.customerNumber)")) }
        case .activity(let text):
            return try await send(
                .createActivity,
                Reskontra_V1_CreateActivityRequest.with { ($0.customerNumber, $0.text, $0.kind) = (customer, text, .call) }, isPreview
            ) { (answer: Reskontra_V1_CreateActivityResponse) in .activity(answer.activity, answer: answer) }
        case .closeActivity(let id, let note):
            return try await send(
                .closeActivity, Reskontra_V1_CloseActivityRequest.with { ($0.activityID, $0.note) = (id, note) }, isPreview
            ) { (answer: Reskontra_V1_CloseActivityResponse) in .activity(answer.activity, answer: answer) }
        case .promise(let items, let by):
            let day = try DateText.parse(by)
            return try await status(
                .with { ($0.items, $0.status, $0.promiseDate) = (items, .promiseToPay, day) }, isPreview)
        case .dispute(let items, let note):
            return try await status(.with { ($0.items, $0.status, $0.note) = (items, .disputed, note) }, isPreview)
        case .resolve(let items, let note):
            return try await status(.with { ($0.items, $0.status, $0.note) = (items, .resolved, note) }, isPreview)
        case .openCase(let items, let text):
            return try await send(
                .createCase,
                Reskontra_V1_CreateCaseRequest.with {
                    ($0.customerNumber, $0.items, $0.description_p) = (customer, items, text)
                }, isPreview
            ) { (answer: Reskontra_V1_CreateCaseResponse) in .collectionCase(answer.case, answer: answer) }
        case .letters:
            return try await send(
                .createLetters, Reskontra_V1_CreateLettersRequest.with { $0.customerNumber = customer }, isPreview
            ) { (answer: Reskontra_V1_CreateLettersResponse) in
                .letters(answer.letters, answer: answer, footer: answer.letters.isEmpty ? ["no letter is due"] : [])
            }
        case .blockLetters(let isBlocked):
            return try await send(
                .setLetterBlock,
                Reskontra_V1_SetLetterBlockRequest.with { ($0.customerNumber, $0.blocked) = (customer, isBlocked) }, isPreview
            ) { (answer: Reskontra_V1_SetLetterBlockResponse) in
                View(answer, Card("letters to \(customer) \(isBlocked ? "blocked" : "allowed")"))
            }
        }
    }

    private func status(
        _ request: Reskontra_V1_SetCollectionStatusRequest, _ isPreview: Bool
    ) async throws -> (view: View, sequence: UInt64) {
        try await send(.setCollectionStatus, request, isPreview) {
            (answer: Reskontra_V1_SetCollectionStatusResponse) in .statuses(answer)
        }
    }

    private func send<Request: WritingRequest, Answer: Message & Sendable>(
        _ method: Schema.Method, _ request: Request, _ isPreview: Bool, _ view: (Answer) -> View
    ) async throws -> (view: View, sequence: UInt64) {
        let connection = try await desk.connection()
        if isPreview {
            var asking = request
            asking.mode = .preview
            let reply: Reply<Answer> = try await connection.callRetrying(method, asking, key: connection.newKey())
            return (view(reply.message), reply.sequence)
        }
        var sending = Sending(desk: desk, connection: connection)
        sending.tell = { _ in }
        let reply = try await sending.send(method, request, as: Answer.self, key: connection.newKey())
        return (view(reply.message), reply.sequence)
    }
}
