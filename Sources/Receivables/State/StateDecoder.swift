/// Reads what a `StateEncoder` coded. Checks every length; never reads beyond the value.
final class StateDecoder: Decoder {
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4_096, alignment: 16)
    private var place = 0
    private var end = 0
    /// The flag of the value that stands alone was read.
    private var flagIsRead = false

    deinit { buffer.deallocate() }

    var left: Int { end - place }
    var isAtEnd: Bool { place == end }

    /// Takes the bytes of the next value. In pieces: a length is believed only as far as there are bytes behind it.
    func fill(_ count: Int, _ read: (UnsafeMutableRawBufferPointer) throws -> Void) throws {
        (place, end, flagIsRead) = (0, 0, false)
        while end < count {
            let piece = min(count - end, StateStream.blockBytes)
            makeRoom(end + piece)
            try read(UnsafeMutableRawBufferPointer(rebasing: buffer[end..<end + piece]))
            end += piece
        }
    }

    private func makeRoom(_ count: Int) {
        guard count > buffer.count else { return }
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, buffer.count * 2), alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[0..<end]))
        buffer.deallocate()
        buffer = larger
    }

    private func take(_ count: Int) throws -> UnsafeRawBufferPointer {
        guard count <= left else { throw StateStream.Fault.endsEarly }
        defer { place += count }
        return UnsafeRawBufferPointer(rebasing: buffer[place..<place + count])
    }

    func get<Value: BitwiseCopyable>(_ type: Value.Type) throws -> Value {
        let bytes = try take(MemoryLayout<Value>.size)
        return withUnsafeTemporaryAllocation(
            byteCount: MemoryLayout<Value>.stride, alignment: MemoryLayout<Value>.alignment
        ) { place in
            place.copyMemory(from: bytes)
            return place.load(as: Value.self)
        }
    }

    private func text() throws -> String {
        let bytes = try take(Int(get(UInt32.self)))
        return String(decoding: bytes, as: UTF8.self)
    }

    private func flag() throws -> Bool { try get(UInt8.self) != 0 }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Fields(coder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        Elements(coder: self, elements: Int(try get(UInt32.self)))
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { Single(coder: self) }

    private struct Fields<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let coder: StateDecoder
        var codingPath: [any CodingKey] { [] }

        /// Asked by enums only: the name of their case.
        var allKeys: [Key] {
            guard let name = try? coder.text(), let key = Key(stringValue: name) else { return [] }
            return [key]
        }

        func contains(_ key: Key) -> Bool { true }
        func decodeNil(forKey key: Key) throws -> Bool { try !coder.flag() }

        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
            try Value(from: coder)
        }

        func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
            try coder.flag() ? Value(from: coder) : nil
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) -> KeyedDecodingContainer<Nested> {
            KeyedDecodingContainer(Fields<Nested>(coder: coder))
        }

        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try coder.unkeyedContainer()
        }

        func superDecoder() -> any Decoder { coder }
        func superDecoder(forKey key: Key) -> any Decoder { coder }
    }

    private struct Elements: UnkeyedDecodingContainer {
        let coder: StateDecoder
        let elements: Int
        var currentIndex = 0
        var codingPath: [any CodingKey] { [] }
        /// Told only as far as there are bytes: a reader reserves room by it.
        var count: Int? { min(elements, currentIndex + coder.left) }
        var isAtEnd: Bool { currentIndex >= elements }

        func decodeNil() -> Bool { false }

        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            currentIndex += 1
            return try Value(from: coder)
        }

        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedDecodingContainer<Nested> {
            preconditionFailure("elements code themselves")
        }

        func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
            preconditionFailure("elements code themselves")
        }

        func superDecoder() -> any Decoder { coder }
    }

    private struct Single: SingleValueDecodingContainer {
        let coder: StateDecoder
        var codingPath: [any CodingKey] { [] }

        func decodeNil() -> Bool {
            guard let isThere = try? coder.flag() else { return true }
            coder.flagIsRead = isThere
            return !isThere
        }

        private func skipFlag() throws {
            if coder.flagIsRead {
                coder.flagIsRead = false
            } else {
                guard try coder.flag() else { throw StateStream.Fault.value("nothing where a value must be") }
            }
        }

        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try skipFlag()
            return try Value(from: coder)
        }

        /// Other bytes than 0 and 1 are no truth value, and must not become one.
        func decode(_ type: Bool.Type) throws -> Bool {
            let byte = try plain(UInt8.self)
            guard byte <= 1 else { throw StateStream.Fault.value("a truth value of \(byte)") }
            return byte == 1
        }
        func decode(_ type: Int.Type) throws -> Int { try plain(type) }
        func decode(_ type: Int8.Type) throws -> Int8 { try plain(type) }
        func decode(_ type: Int16.Type) throws -> Int16 { try plain(type) }
        func decode(_ type: Int32.Type) throws -> Int32 { try plain(type) }
        func decode(_ type: Int64.Type) throws -> Int64 { try plain(type) }
        func decode(_ type: UInt.Type) throws -> UInt { try plain(type) }
        func decode(_ type: UInt8.Type) throws -> UInt8 { try plain(type) }
        func decode(_ type: UInt16.Type) throws -> UInt16 { try plain(type) }
        func decode(_ type: UInt32.Type) throws -> UInt32 { try plain(type) }
        func decode(_ type: UInt64.Type) throws -> UInt64 { try plain(type) }

        func decode(_ type: String.Type) throws -> String {
            try skipFlag()
            return try coder.text()
        }

        private func plain<Value: BitwiseCopyable>(_ type: Value.Type) throws -> Value {
            try skipFlag()
            return try coder.get(type)
        }
    }
}
