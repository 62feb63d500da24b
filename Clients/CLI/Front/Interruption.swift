import Dispatch
import Foundation
import ReskontraClient

/// Ctrl-C while a request is under way: says that its outcome is unknown, then leaves with 130.
///
/// In a shell on a terminal Ctrl-C asks the server to drop the request and waits for its word; only a second one leaves so.
struct Interruption {
    private let source: (any DispatchSourceSignal)?

    init(during key: RequestKey) {
        if let session = ShellSession.current {
            source = nil
            session.begin(key)
            return
        }
        source = Self.source { key }
    }

    /// For a shell without a terminal: whichever of its requests is under way then.
    init(in session: ShellSession) {
        source = Self.source { session.underWay }
    }

    private static func source(_ key: @escaping @Sendable () -> RequestKey?) -> any DispatchSourceSignal {
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { leave(during: key()) }
        source.resume()
        return source
    }

    /// From here on Ctrl-C means what it always means.
    func end() {
        guard let source else {
            ShellSession.current?.begin(nil)
            return
        }
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }

    static func leave(during key: RequestKey?) -> Never {
        if let key {
            Terminal.writeError(
                """

                interrupted: the request had left, it may have been done or not
                  `reskontra retry last` sends it again with the same key, so it is done once at most
                  `reskontra outcome \(key)` only asks

                """)
        }
        Foundation.exit(ExitStatus.interrupted.rawValue)
    }
}
