import Dispatch
import Foundation
import ReskontraClient

/// Ctrl-C while a request is under way: says that its outcome is unknown, then leaves with 130.
struct Interruption {
    private let source: any DispatchSourceSignal

    init(during key: RequestKey) {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            Terminal.writeError(
                """

                interrupted: the request had left, it may have been done or not
                  `reskontra retry last` sends it again with the same key, so it is done once at most
                  `reskontra outcome \(key)` only asks

                """)
            Foundation.exit(ExitStatus.interrupted.rawValue)
        }
        source.resume()
    }

    /// From here on Ctrl-C means what it always means.
    func end() {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}
