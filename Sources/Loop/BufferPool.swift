/// Lends out buffers of 4 KiB times a power of two, and keeps those that come back.
///
/// A connection holds one only while bytes wait, so ten thousand quiet connections cost nothing.
struct BufferPool: ~Copyable {
    static let smallest = 4_096
    /// Buffers beyond it go back to the system.
    private static let keptBytesMax = 32 << 20
    private static let classes = 24

    /// Heads of chains: the first word of a free buffer points to the next one.
    private let heads: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    private var keptBytes = 0

    init() {
        heads = .allocate(capacity: Self.classes)
        heads.initialize(repeating: nil, count: Self.classes)
    }

    deinit {
        for sizeClass in 0..<Self.classes {
            while let buffer = heads[sizeClass] {
                heads[sizeClass] = buffer.load(as: UnsafeMutableRawPointer?.self)
                buffer.deallocate()
            }
        }
        heads.deallocate()
    }

    /// What `take` will give for `byteCount`.
    static func capacity(for byteCount: Int) -> Int {
        smallest << sizeClass(of: byteCount)
    }

    mutating func take(_ byteCount: Int) -> UnsafeMutableRawPointer {
        let sizeClass = Self.sizeClass(of: byteCount)
        guard let buffer = heads[sizeClass] else {
            return .allocate(byteCount: Self.smallest << sizeClass, alignment: 64)
        }
        heads[sizeClass] = buffer.load(as: UnsafeMutableRawPointer?.self)
        keptBytes -= Self.smallest << sizeClass
        return buffer
    }

    mutating func giveBack(_ buffer: UnsafeMutableRawPointer, capacity: Int) {
        guard keptBytes + capacity <= Self.keptBytesMax else { return buffer.deallocate() }
        let sizeClass = Self.sizeClass(of: capacity)
        buffer.storeBytes(of: heads[sizeClass], as: UnsafeMutableRawPointer?.self)
        heads[sizeClass] = buffer
        keptBytes += capacity
    }

    private static func sizeClass(of byteCount: Int) -> Int {
        byteCount <= smallest ? 0 : Int.bitWidth - ((byteCount - 1) / smallest).leadingZeroBitCount
    }
}
