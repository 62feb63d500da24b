import ArgumentParser
import Schema

/// Options of lists.
struct PageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Rows of a page, at most 1,000.", valueName: "n"))
    var limit: UInt32 = 50

    @Option(help: ArgumentHelp("Go on where a page ended.", valueName: "token"))
    var page: String = ""

    @Flag(help: "All pages.")
    var all = false

    var first: Reskontra_V1_Page {
        .with {
            $0.size = all ? 1_000 : limit
            $0.token = page
        }
    }

    func validate() throws {
        guard (1...1_000).contains(limit) else {
            throw ValidationError("--limit is 1 to 1000; --all fetches every page")
        }
    }

    /// One page, or with `--all` every page put together.
    func collect<Answer>(
        _ fetch: (Reskontra_V1_Page) async throws -> Answer, token: (Answer) -> String,
        join: (inout Answer, Answer) -> Void
    ) async throws -> Answer {
        var page = first
        var whole = try await fetch(page)
        var next = token(whole)
        while all, !next.isEmpty {
            page.token = next
            let more = try await fetch(page)
            join(&whole, more)
            next = token(more)
        }
        return whole
    }
}
