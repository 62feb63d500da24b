import ArgumentParser
import Foundation
import ReskontraClient
import Schema
import Synchronization

/// `--watch` of a command that only looks: it looks again each time something was recorded in its company.
///
/// Driven by the stream of events; never by asking again and again. On a terminal a full screen, else one answer after
/// the other.
struct Watching {
    let desk: Desk

    /// Looks are at least so far apart, however much is recorded.
    static let pauseMilliseconds = 250

    func run(_ look: @escaping () async throws -> Void) async throws {
        let looked = { () async throws in
            // A look that finds nothing, or a no, is an answer like any other.
            do { try await look() } catch is ExitStatus {}
        }
        guard desk.output.format == .table || desk.output.format == .card,
            let screen = FullScreen(isColored: desk.output.isColored)
        else { return try await lines(looked) }
        defer { screen.leave() }
        do {
            try await follow(screen, looked)
        } catch {
            // The message belongs on the screen before.
            screen.leave()
            throw error
        }
    }

    private func follow(_ screen: FullScreen, _ look: () async throws -> Void) async throws {
        let news = News()
        let stream = try await changes(after: sequence())
        let listening = Task {
            do {
                for try await item in stream where !item.message.heartbeat { news.note() }
                news.end(CallFailure.notDone("the server ended the stream"))
            } catch { news.end(error) }
        }
        defer { listening.cancel() }
        var isDue = true
        while true {
            if isDue {
                Terminal.write("\u{1B}[H\u{1B}[2J" + Tint.faint.paint("\(desk.place); q leaves", desk.output.isColored) + "\n\n")
                try await look()
            }
            let event = screen.next(withinMilliseconds: Int32(Self.pauseMilliseconds))
            if try news.take() { isDue = true } else { isDue = event == .resized }
            switch event {
            case .timeUp, .resized: continue
            case .closed: return
            case .keys(let keys): if keys.contains(where: { [.character("q"), .escape, .interrupt].contains($0) }) { return }
            }
        }
    }

    private func lines(_ look: () async throws -> Void) async throws {
        var seen = try await sequence()
        try await look()
        for try await item in try await changes(after: seen) {
            if item.message.heartbeat || item.message.sequence <= seen { continue }
            // What comes meanwhile is in the same look.
            try await Task.sleep(for: .milliseconds(Self.pauseMilliseconds))
            seen = try await sequence()
            try await look()
        }
    }

    private func changes(after sequence: UInt64) async throws -> AsyncThrowingStream<StreamItem<Reskontra_V1_WatchItem>, any Error> {
        var request = Reskontra_V1_WatchRequest()
        request.company = desk.settings.company
        request.fromSequence = sequence + 1
        return try await desk.connection().stream(.watch, request, as: Reskontra_V1_WatchItem.self)
    }

    private func sequence() async throws -> UInt64 {
        let info: Reskontra_V1_GetServerInfoResponse = try await desk.read(
            .getServerInfo, Reskontra_V1_GetServerInfoRequest())
        return info.sequence
    }

    /// What the stream has told since the last look.
    private final class News: Sendable {
        private let state = Mutex((isThere: false, end: (any Error)?.none))

        func note() { state.withLock { $0.isThere = true } }
        func end(_ error: any Error) { state.withLock { $0.end = error } }

        /// Whether something came; throws when nothing will any more.
        func take() throws -> Bool {
            let (isThere, end) = state.withLock { state in
                defer { state.isThere = false }
                return state
            }
            if let end { throw end }
            return isThere
        }
    }
}

extension ClientCommand {
    /// Whether running it again and again only looks. Commands that write without `WriteOptions`, or that follow by
    /// themselves, say no.
    var isWatchable: Bool { !Mirror(reflecting: self).children.contains { $0.value is OptionGroup<WriteOptions> } }
}
