import EventLog
import Receivables

/// How far the log is durable, and the digest of the state there.
package struct DurableMark: Equatable, Sendable {
    package var sequence: UInt64 = 0
    package var digest = Digest()
    /// After a frame that ends there.
    package var chain = ChainValue.zero

    package init() {}

    package init(sequence: UInt64, digest: Digest, chain: ChainValue) {
        self.sequence = sequence
        self.digest = digest
        self.chain = chain
    }
}

/// What goes on from durable records beside the writer: cache publisher, watch streams, second book.
///
/// It is told how far the log is durable and takes the records at its own pace, from the ring of recent
/// frames or the file: none can hold the writer or grow a queue.
package protocol Follower: AnyObject {
    /// On the loop, after each sync; must not block.
    func advance(to mark: DurableMark)
}
