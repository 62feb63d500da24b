import CHiredis

/// One reply, freed with its last use.
package struct RedisReply: ~Copyable {
    private let pointer: UnsafeMutablePointer<redisReply>

    package init(_ raw: UnsafeMutableRawPointer) {
        pointer = raw.assumingMemoryBound(to: redisReply.self)
    }

    deinit {
        freeReplyObject(pointer)
    }

    /// The number of an integer reply.
    package var integer: Int64? { pointer.pointee.type == REDIS_REPLY_INTEGER ? pointer.pointee.integer : nil }

    /// The text of an error reply.
    package var errorText: String? {
        guard pointer.pointee.type == REDIS_REPLY_ERROR else { return nil }
        return Self.withBytes(of: pointer) { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of a string reply, nil for any other type.
    package func withBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R? {
        Self.isText(pointer) ? Self.withBytes(of: pointer, body) : nil
    }

    /// Number of elements, 0 unless an array.
    package var count: Int { pointer.pointee.type == REDIS_REPLY_ARRAY ? Int(pointer.pointee.elements) : 0 }

    /// The bytes of a string element, nil when it is absent or of another type.
    package func withBytes<R>(ofElement position: Int, _ body: (UnsafeRawBufferPointer) -> R) -> R? {
        guard position < count, let element = pointer.pointee.element[position], Self.isText(element) else {
            return nil
        }
        return Self.withBytes(of: element, body)
    }

    private static func isText(_ reply: UnsafeMutablePointer<redisReply>) -> Bool {
        reply.pointee.type == REDIS_REPLY_STRING || reply.pointee.type == REDIS_REPLY_STATUS
    }

    private static func withBytes<R>(
        of reply: UnsafeMutablePointer<redisReply>, _ body: (UnsafeRawBufferPointer) -> R
    ) -> R {
        body(UnsafeRawBufferPointer(start: reply.pointee.str, count: Int(reply.pointee.len)))
    }
}
