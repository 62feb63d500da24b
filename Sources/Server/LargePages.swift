import Glibc
import Receivables

/// Large pages for the book's tables.
package enum LargePages {
    private static let wanted: Int32 = 14  // MADV_HUGEPAGE: no name for it in Swift

    /// Before the first book is made. Where the system has none to give, memory comes in small pages as ever.
    package static func use() {
        LargeMemory.advise = { memory, byteCount in _ = madvise(memory, byteCount, LargePages.wanted) }
    }
}
