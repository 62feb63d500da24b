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
        if options.dryRun || movesMoney && (!options.yes || desk.settings.isProtected) {
            let (preview, sequence) = try await previewed(connection)
            if options.dryRun {
                try desk.show(view(preview))
                Terminal.writeError("dry run: nothing was changed\n")
                return
            }
            try await desk.confirm(question, view(preview), as: .table)
            first.require(unchangedSince: sequence)
        }
        try desk.show(view(try await sent(first, desk, connection)))
    }

    /// All pages put together, and what the first was true at.
    private func previewed(_ connection: Connection) async throws -> (whole: Response, sequence: UInt64) {
        var page = request
        page.mode = .preview
        let first = try await connection.callRetrying(
            method, page, as: Response.self, key: connection.newKey())
        var (whole, last) = (first.message, first.message)
        while turn(&page, last) {
            last = try await connection.callRetrying(
                method, page, as: Response.self, key: connection.newKey()
            ).message
            join(&whole, last)
        }
        return (whole, first.sequence)
    }

    /// Only the first page can be tied to the preview: it changes what the others read.
    private func sent(_ first: Request, _ desk: Desk, _ connection: Connection) async throws -> Response {
        let sending = Sending(desk: desk, connection: connection)
        var last = try await sending.send(
            method, first, as: Response.self, key: options.requestKey(connection)
        ).message
        var (page, whole) = (request, last)
        while turn(&page, last) {
            Terminal.writeError("\(count(whole)) \(unit) so far\n")
            last = try await sending.send(method, page, as: Response.self, key: connection.newKey()).message
            join(&whole, last)
        }
        return whole
    }
}
