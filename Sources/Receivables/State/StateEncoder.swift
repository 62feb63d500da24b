/// Codes a value for a snapshot: the fields in their order, without names.
///
///     optional      flag u8, then the value
///     array, map    count u32, then the elements
///     enum          name of the case, then what it carries
///     text          count u32, then UTF-8
///     plain value   its bytes in memory
final class StateEncoder: Encoder {
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4_096, alignment: 16)
    private var count = 0

    deinit { buffer.deallocate() }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[0..<count]) }

    func removeAll() { count = 0 }

    private func room(_ more: Int) -> UnsafeMutableRawPointer {
        if count + more > buffer.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(
                byteCount: max(buffer.count * 2, count + more), alignment: 16)
            larger.copyMemory(from: bytes)
            buffer.deallocate()
            buffer = larger
        }
        defer { count += more }
        guard let start = buffer.baseAddress else { preconditionFailure("a buffer of no bytes") }
        return start + count
    }

    func put<Value: BitwiseCopyable>(_ value: Value) {
        let place = room(MemoryLayout<Value>.size)
        withUnsafeBytes(of: value) { place.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(place), byteCount: $0.count) }
    }

    func put(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            put(UInt32(utf8.count))
            let place = room(utf8.count)
            if let start = utf8.baseAddress { place.copyMemory(from: start, byteCount: utf8.count) }
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(Fields(coder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        put(UInt32(0))
        return Elements(coder: self, place: count - 4)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(coder: self) }

    private func set(_ elements: Int, at place: Int) {
        buffer.storeBytes(of: UInt32(elements), toByteOffset: place, as: UInt32.self)
    }

    private struct Fields<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let coder: StateEncoder
        var codingPath: [any CodingKey] { [] }

        func encodeNil(forKey key: Key) { coder.put(UInt8(0)) }
        func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try value.encode(to: coder) }

        func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws { try optional(value) }
        // The standard library has its own for these, which would leave out the flag.
        func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: String?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try optional(value) }
        func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try optional(value) }

        private func optional<Value: Encodable>(_ value: Value?) throws {
            coder.put(UInt8(value == nil ? 0 : 1))
            if let value { try value.encode(to: coder) }
        }

        /// Only enums nest: by the name of their case.
        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) -> KeyedEncodingContainer<Nested> {
            coder.put(key.stringValue)
            return KeyedEncodingContainer(Fields<Nested>(coder: coder))
        }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { coder.unkeyedContainer() }
        func superEncoder() -> any Encoder { coder }
        func superEncoder(forKey key: Key) -> any Encoder { coder }
    }

    private struct Elements: UnkeyedEncodingContainer {
        let coder: StateEncoder
        let place: Int
        var count = 0
        var codingPath: [any CodingKey] { [] }

        mutating func encodeNil() { preconditionFailure("an element that is nil codes itself") }

        mutating func encode<Value: Encodable>(_ value: Value) throws {
            try value.encode(to: coder)
            count += 1
            coder.set(count, at: place)
        }

        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
            preconditionFailure("elements code themselves")
        }

        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
            preconditionFailure("elements code themselves")
        }

        func superEncoder() -> any Encoder { coder }
    }

    /// What stands alone has a flag before it, since it may be an optional.
    private struct Single: SingleValueEncodingContainer {
        let coder: StateEncoder
        var codingPath: [any CodingKey] { [] }

        func encodeNil() { coder.put(UInt8(0)) }

        func encode<Value: Encodable>(_ value: Value) throws {
            coder.put(UInt8(1))
            try value.encode(to: coder)
        }

        func encode(_ value: Bool) { plain(value) }
        func encode(_ value: Int) { plain(value) }
        func encode(_ value: Int8) { plain(value) }
        func encode(_ value: Int16) { plain(value) }
        func encode(_ value: Int32) { plain(value) }
        func encode(_ value: Int64) { plain(value) }
        func encode(_ value: UInt) { plain(value) }
        func encode(_ value: UInt8) { plain(value) }
        func encode(_ value: UInt16) { plain(value) }
        func encode(_ value: UInt32) { plain(value) }
        func encode(_ value: UInt64) { plain(value) }

        func encode(_ value: String) {
            coder.put(UInt8(1))
            coder.put(value)
        }

        private func plain<Value: BitwiseCopyable>(_ value: Value) {
            coder.put(UInt8(1))
            coder.put(value)
        }
    }
}
