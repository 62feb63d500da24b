import Schema

/// A whole REQUEST frame of one method, recognized at a glance. Nil means "look closer": `RequestReader` does.
///
/// For connections that are open. Key and trace may be there and are passed over: reads need neither.
/// Public and inlinable: it is looked for before every request.
public struct PlainRequest {
    @usableFromInline package let stream: UInt32
    @usableFromInline package let message: UnsafeRawBufferPointer
    /// From `length` to the end of the message.
    @usableFromInline package let byteCount: Int

    /// What the first eight bytes of a method's frames have in common.
    package static func mark(_ method: Schema.Method) -> UInt64 {
        UInt64(method.rawValue) << 48 | UInt64(FrameKind.request.rawValue) << 32
    }

    package init?(_ bytes: UnsafeRawBufferPointer, at start: Int, _ method: Schema.Method) {
        self.init(bytes, at: start, mark: PlainRequest.mark(method))
    }

    /// `mark`: of the method.
    @inlinable @inline(__always)
    package init?(_ bytes: UnsafeRawBufferPointer, at start: Int, mark: UInt64) {
        guard bytes.count - start >= RequestHead.fixedBytes, let base = bytes.baseAddress else { return nil }
        let head = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        let flags = FrameFlags(rawValue: UInt8(truncatingIfNeeded: head >> 40))
        guard
            head & 0xffff_00ff_0000_0000 == mark, flags.isSubset(of: [.keyed, .traced])
        else { return nil }
        let headBytes =
            RequestHead.fixedBytes + (flags.contains(.keyed) ? 16 : 0) + (flags.contains(.traced) ? 24 : 0)
        let byteCount = Int(UInt32(truncatingIfNeeded: head)) + 4
        stream = UInt32(littleEndian: base.loadUnaligned(fromByteOffset: start + 8, as: UInt32.self))
        guard stream != 0, byteCount >= headBytes, byteCount <= bytes.count - start,
            byteCount <= FrameLimits.request + 4
        else { return nil }
        message = UnsafeRawBufferPointer(start: base + start + headBytes, count: byteCount - headBytes)
        self.byteCount = byteCount
    }
}

extension PlainRequest {
    /// The mark of the frame that begins there; 0 when its head is not there yet.
    @inlinable @inline(__always)
    package static func mark(_ bytes: UnsafeRawBufferPointer, at start: Int) -> UInt64 {
        guard bytes.count - start >= RequestHead.fixedBytes, let base = bytes.baseAddress else { return 0 }
        return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: start, as: UInt64.self)) & 0xffff_00ff_0000_0000
    }
}
