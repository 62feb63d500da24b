import ReskontraClient
import Schema
import SwiftProtobuf

extension Desk {
    /// A run over all customers, a page a record: the server answers where to go on. Moves no money: nothing is asked.
    ///
    /// With `--dry-run` only the first page is previewed, since the next one begins where that would have ended.
    func pages<Request: WritingRequest, Response: Message & Sendable>(
        _ method: Schema.Method, _ options: WriteOptions, request: (String) throws -> Request,
        next: (Response) -> String, join: (inout Response, Response) -> Void
    ) async throws -> Response {
        try options.refuseProposing()
        if settings.isProtected { Terminal.writeError("protected profile: \(place)\n") }
        let connection = try await connection()
        if options.dryRun {
            var asking = try request("")
            asking.mode = .preview
            let preview = try await connection.callRetrying(
                method, asking, as: Response.self, key: connection.newKey())
            Terminal.writeError("dry run: nothing was changed\n")
            return preview.message
        }
        let sending = Sending(desk: self, connection: connection)
        var whole = try await sending.send(
            method, try request(""), as: Response.self, key: options.requestKey(connection)
        ).message
        var after = next(whole)
        while !after.isEmpty {
            let page = try await sending.send(method, try request(after), as: Response.self, key: connection.newKey())
            join(&whole, page.message)
            after = next(page.message)
        }
        return whole
    }
}

extension MoneyText {
    /// One sum per currency, by code.
    static func sum(_ amounts: [Reskontra_V1_Money]) -> [Reskontra_V1_Money] {
        var sums: [String: Int64] = [:]
        for amount in amounts { sums[amount.currency, default: 0] += amount.minor }
        return sums.sorted { $0.key < $1.key }.map { currency, minor in
            .with { ($0.currency, $0.minor) = (currency, minor) }
        }
    }
}
