import Synchronization

/// Items of one server stream between the event loop, which puts, and the task that reads.
///
/// Never holds more than the window, because the server sends no more than it was allowed.
final class StreamInbox: Sendable {
    struct Item: Sendable {
        let sequence: UInt64
        let bytes: [UInt8]
    }

    /// Items the server may have under way.
    let window: Int

    private struct State {
        var items: [Item] = []
        var head = 0
        var taken = 0
        var end: Result<Void, any Error>?
        var waiter: CheckedContinuation<Item?, any Error>?
    }
    private let state = Mutex(State())

    init(window: Int) { self.window = window }

    /// Called on the event loop. False: more came than was allowed.
    func put(_ item: Item) -> Bool {
        let (waiter, fits) = state.withLock { state -> (CheckedContinuation<Item?, any Error>?, Bool) in
            guard state.end == nil else { return (nil, true) }
            if let waiter = state.waiter {
                state.waiter = nil
                return (waiter, true)
            }
            state.items.append(item)
            return (nil, state.items.count - state.head <= 2 * window)
        }
        waiter?.resume(returning: item)
        return fits
    }

    /// What has come is still read; then the stream ends, with `error` if there is one. The first end counts.
    func end(_ error: (any Error)? = nil) {
        let waiter = state.withLock { state -> CheckedContinuation<Item?, any Error>? in
            guard state.end == nil else { return nil }
            state.end = error.map { .failure($0) } ?? .success(())
            defer { state.waiter = nil }
            return state.waiter
        }
        if let error { waiter?.resume(throwing: error) } else { waiter?.resume(returning: nil) }
    }

    /// The next item and how many more the server may be allowed; nil at the end.
    func next() async throws -> (item: Item, grant: Int)? {
        let item: Item? = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let ready = state.withLock { state -> Result<Item?, any Error>? in
                    if state.head < state.items.count {
                        let item = state.items[state.head]
                        state.head += 1
                        if state.head == state.items.count {
                            state.items.removeAll(keepingCapacity: true)
                            state.head = 0
                        }
                        return .success(item)
                    }
                    switch state.end {
                    case .success: return .success(nil)
                    case .failure(let error): return .failure(error)
                    case nil:
                        state.waiter = waiter
                        return nil
                    }
                }
                if let ready { waiter.resume(with: ready) }
            }
        } onCancel: {
            end(CancellationError())
        }
        guard let item else { return nil }
        let grant = state.withLock { state in
            state.taken += 1
            // In halves, so that the server never waits and not every item costs a frame.
            guard state.taken * 2 >= window else { return 0 }
            defer { state.taken = 0 }
            return state.taken
        }
        return (item, grant)
    }
}

/// The reading end; when it goes, the stream is cancelled at the server.
final class StreamReader: Sendable {
    private let inbox: StreamInbox
    private let session: SessionHandle
    /// Kept open as long as somebody reads.
    private let connection: Connection

    init(inbox: StreamInbox, session: SessionHandle, connection: Connection) {
        self.inbox = inbox
        self.session = session
        self.connection = connection
    }

    deinit { session.submit(.cancelStream(inbox)) }

    func next() async throws -> StreamInbox.Item? {
        guard let (item, grant) = try await inbox.next() else { return nil }
        if grant > 0 { session.submit(.grant(inbox, items: grant)) }
        return item
    }
}
