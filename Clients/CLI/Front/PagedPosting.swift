import ReskontraClient
import Schema
import SwiftProtobuf

/// A run over pages: all previewed and one yes where it moves money, then a record a page.
///
///     preview every page -> show -> ask -> send page after page -> show
///
/// Each page is previewed by itself. After a broken line the same command does the rest, nothing twice.
struct PagedPosting<Request: WritingRequest, Response: Message & Sendable> {
    let method: Schema.Method
    /// Of the first page.
    let request: Request
    let options: WriteOptions
    /// False: nothing is asked, as drafts alone are made.
    var movesMoney = true
    let question: String
    /// What has been done of how much is told behind each page: "rows".
    let unit: String
    let count: (Response) -> Int
    /// Turns the request to the page behind; false: that was the last.
    let turn: (inout Request, Response) -> Bool
    let join: (inout Response, Response) -> Void
    let view: (Response) -> View
    /// What a person said yes to, of a page; with it a later page that is not what was shown is not posted.
    var shown: ((Response) -> [String])?

    func run(_ desk: Desk) async throws {
        // What is proposed is one record.
        if options.propose != nil {
            return try await Writing<_, Response>(
                method: method, request: request, options: options, question: question, view: view
            ).run(desk)
        }
        if desk.settings.isProtected { Terminal.writeError("protected profile: \(desk.place)\n") }
        let connection = try await desk.connection()
        var first = request
        var promised: [[String]] = []
        if options.dryRun || movesMoney && (!options.yes || desk.settings.isProtected) {
            let (preview, sequence, pages) = try await previewed(connection)
            promised = pages
            if options.dryRun {
                try desk.show(view(preview))
                Terminal.writeError("dry run: nothing was changed\n")
                return
            }
            try await desk.confirm(question, view(preview), as: .table)
            first.require(unchangedSince: sequence)
        }
        let (posted, isAll) = try await sent(first, promised, desk, connection)
        try desk.show(view(posted))
        guard isAll else {
            Terminal.writeError("stopped: what is left is not what was shown. Run it again to see it\n")
            throw ExitStatus.partly
        }
    }

    /// All pages put together, what the first was true at, and what each shows.
    private func previewed(
        _ connection: Connection
    ) async throws -> (whole: Response, sequence: UInt64, pages: [[String]]) {
        var page = request
        page.mode = .preview
        let first = try await connection.callRetrying(
            method, page, as: Response.self, key: connection.newKey())
        var (whole, last) = (first.message, first.message)
        var pages = [shown?(last) ?? []]
        while turn(&page, last) {
            last = try await connection.callRetrying(
                method, page, as: Response.self, key: connection.newKey()
            ).message
            join(&whole, last)
            pages.append(shown?(last) ?? [])
        }
        return (whole, first.sequence, pages)
    }

    /// Only the first page can be tied to the preview by its sequence: it changes what the others read. These are looked
    /// at again, and tied to what was seen then. Without `promised` nobody was asked. False: a page was another one.
    private func sent(
        _ first: Request, _ promised: [[String]], _ desk: Desk, _ connection: Connection
    ) async throws -> (whole: Response, isAll: Bool) {
        let sending = Sending(desk: desk, connection: connection)
        var last = try await sending.send(
            method, first, as: Response.self, key: options.requestKey(connection)
        ).message
        var (page, whole) = (request, last)
        var number = 0
        while turn(&page, last) {
            Terminal.writeError("\(count(whole)) \(unit) so far\n")
            number += 1
            var tied = page
            if let shown, !promised.isEmpty {
                var asking = page
                asking.mode = .preview
                let preview = try await connection.callRetrying(
                    method, asking, as: Response.self, key: connection.newKey())
                let fresh = shown(preview.message)
                // Nothing is left of what came behind the last page that was shown.
                if fresh.isEmpty, number >= promised.count { return (whole, true) }
                guard number < promised.count, fresh == promised[number] else { return (whole, false) }
                tied.require(unchangedSince: preview.sequence)
            }
            last = try await sending.send(method, tied, as: Response.self, key: connection.newKey()).message
            join(&whole, last)
        }
        return (whole, true)
    }
}
