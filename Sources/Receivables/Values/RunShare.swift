/// One of several callers who go through a run over all customers at once: it takes every `parts`-th of them.
///
/// A caller alone waits for each page to reach the disk before it asks for the next.
package struct RunShare: Equatable, Sendable, BitwiseCopyable {
    /// Of one caller.
    package static let whole = RunShare(part: 1, of: 1)
    package static let partsMax: UInt32 = 64

    private let part: UInt32
    private let parts: UInt32

    package init(part: UInt32, of parts: UInt32) {
        precondition(part >= 1 && part <= parts && parts <= RunShare.partsMax, "a share is one of its parts")
        self.part = part
        self.parts = parts
    }

    func holds(_ customer: CustomerID) -> Bool { customer.number % parts == part - 1 }
}
