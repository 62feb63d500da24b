/// Memory of big tables, in large pages where the program has them.
///
/// A check of a customer drawn at random misses the processor's caches, and with pages of 4 KiB also its table of
/// pages: finding out where a page lies then costs as much as the row itself. Small tables get ordinary memory.
package enum LargeMemory {
    /// What large pages are long, and what memory in them begins at a multiple of.
    static let pageBytes = 2 << 20

    /// Asks the system for large pages behind an address; set before the first book is made, by programs that run long.
    ///
    /// Rules know no system, so it is told to them. Without it all is the same, only slower. Unsafe to write beside a
    /// reader: it is written once, before the first thread that makes a table.
    package nonisolated(unsafe) static var advise: (@convention(c) (UnsafeMutableRawPointer, Int) -> Void)?

    /// Not cleared. To be given back by `deallocate`.
    static func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
        guard byteCount >= pageBytes, let advise else { return .allocate(byteCount: byteCount, alignment: 64) }
        let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: pageBytes)
        advise(memory, byteCount)
        return memory
    }
}
