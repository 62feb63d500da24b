/// When an open batch waits for more before it is written, although the log is free.
///
/// Whoever got an answer of the batch before will mostly ask again at once. A write costs the same for one record
/// as for fifty, so a batch of much fewer records than there are clients is held while requests keep coming:
/// without a timer, and never when a single client asks (hot-path findings 4.3).
package struct Gathering {
    /// Nothing new for so long: write what there is.
    package static let quietNanoseconds: UInt64 = 30_000
    /// However many keep coming.
    package static let longestNanoseconds: UInt64 = 500_000

    /// Clients that may be heard of soon: whose answers leave now, and who have asked already.
    private var clients = 0
    private var freeSince: UInt64 = 0
    private var records = 0
    private var grewAt: UInt64 = 0

    package init() {}

    /// A batch of `records` is durable and its answers leave; `open` records came meanwhile.
    package mutating func completed(_ records: Int, open: Int, now: UInt64) {
        clients = records == 0 ? 0 : records + open
        freeSince = now
        grewAt = now
        self.records = open
    }

    /// `open`: records of the open batch, at least one.
    package mutating func waits(open: Int, now: UInt64) -> Bool {
        if open != records { grewAt = now }
        records = open
        guard open * 4 < clients * 3 else { return false }
        return now &- grewAt < Gathering.quietNanoseconds && now &- freeSince < Gathering.longestNanoseconds
    }
}
