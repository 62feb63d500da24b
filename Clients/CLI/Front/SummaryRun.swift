import ArgumentParser
import ReskontraClient
import Schema
import SwiftProtobuf

/// For runs over all customers: what they came to, not what they made.
struct SummaryOptions: ParsableArguments {
    @Flag(help: "Counts and sums only, in small pages that keep no till waiting: for many customers.")
    var summary = false
}

/// How a run that is summed up goes: so many customers a page, and so many shares of them at once.
struct RunPace {
    let customers: UInt32
    let shares: UInt32
}

extension Desk {
    /// A run over all customers in small pages, several at once, each of a share of the customers; moves no money.
    ///
    /// Its requests are not kept as others are: a run takes nothing twice, so one that broke off is simply run again.
    func summary<Request: WritingRequest, Response: Message & Sendable>(
        of method: Schema.Method, _ title: String, _ options: WriteOptions, _ pace: RunPace,
        page: @escaping @Sendable (String, Reskontra_V1_RunShare) throws -> Request,
        next: @escaping @Sendable (Response) -> String, seen: @escaping @Sendable (Response) -> UInt32,
        join: @escaping @Sendable (inout Response, Response) -> Void
    ) async throws -> Response {
        try options.refuseProposing()
        guard !options.dryRun else { throw ValidationError("--summary: a dry run shows its first page; leave one of them out") }
        guard options.key == nil else { throw ValidationError("--summary: it makes a record for each page, --key names one") }
        if settings.isProtected { Terminal.writeError("protected profile: \(place)\n") }
        let connection = try await connection()
        let tally = RunTally<Response>(title, join: join, seen: seen)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for part in 1...pace.shares {
                let share = Reskontra_V1_RunShare.with { ($0.part, $0.parts) = (part, pace.shares) }
                group.addTask {
                    var after = ""
                    repeat {
                        let answer: Reply<Response> = try await connection.callRetrying(
                            method, try page(after, share), key: connection.newKey())
                        await tally.add(answer.message)
                        after = next(answer.message)
                    } while !after.isEmpty
                }
            }
            try await group.waitForAll()
        }
        return await tally.finish()
    }
}

/// What the pages of all shares come to.
private actor RunTally<Response: Message & Sendable> {
    private var whole = Response()
    private var progress: ProgressBar
    private let join: @Sendable (inout Response, Response) -> Void
    private let seen: @Sendable (Response) -> UInt32

    init(
        _ title: String, join: @escaping @Sendable (inout Response, Response) -> Void,
        seen: @escaping @Sendable (Response) -> UInt32
    ) {
        progress = ProgressBar(title, total: 0)
        (self.join, self.seen) = (join, seen)
    }

    func add(_ page: Response) {
        join(&whole, page)
        progress.advance(by: UInt64(seen(page)))
    }

    func finish() -> Response {
        if Terminal.errorIsTerminal { progress.finish() }
        return whole
    }
}
