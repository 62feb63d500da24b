import ArgumentParser
import Schema

extension Reskontra_V1_SetSalesRowRequest: GuardedRequest {}

/// Whom or what a charge or a commission is for: `all`, `group:TOYS`, or one by its code.
enum ScopeText {
    static func parse(_ text: String) -> Reskontra_V1_SalesScope {
        var scope = Reskontra_V1_SalesScope()
        if text == "all" {
            scope.kind = .all
        } else if text.hasPrefix("group:") {
            (scope.kind, scope.relation) = (.group, String(text.dropFirst(6)))
        } else {
            (scope.kind, scope.relation) = (.table, text)
        }
        return scope
    }

    static func text(_ scope: Reskontra_V1_SalesScope) -> String {
        switch scope.kind {
        case .table: scope.relation
        case .group: "group:\(scope.relation)"
        case .all, .unspecified, .UNRECOGNIZED: "all"
        }
    }
}

extension Desk {
    /// Every row of a kind of the set-up of sales, or of all kinds.
    func salesRows(_ kind: Reskontra_V1_SalesRowKind = .unspecified) async throws -> [Reskontra_V1_SalesRow] {
        var request = Reskontra_V1_ListSalesRowsRequest.with { ($0.kind, $0.page.size) = (kind, 1_000) }
        var rows: [Reskontra_V1_SalesRow] = []
        repeat {
            let page: Reskontra_V1_ListSalesRowsResponse = try await read(.listSalesRows, request)
            rows += page.rows
            request.page.token = page.nextPageToken
        } while !request.page.token.isEmpty
        return rows
    }

    /// Sets a row; the answer says nothing, so what was set is shown.
    func set(_ row: Reskontra_V1_SalesRow, _ writing: WriteOptions, question: String, as table: Table) async throws {
        let request = Reskontra_V1_SetSalesRowRequest.with { $0.row = row }
        try await Writing<_, Reskontra_V1_SetSalesRowResponse>(
            method: .setSalesRow, request: request, options: writing, movesMoney: false, question: question,
            view: { _ in View(row, table, lines: [row]) }
        )
        .run(self)
    }
}
