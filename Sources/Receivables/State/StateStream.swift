/// The two ends of a snapshot's bytes, which come in sections of whole blocks.
package protocol StatePort: AnyObject {
    /// The section that the blocks to come belong to.
    func begin(_ section: StaticString) throws
    /// Writing: takes a block.
    func write(_ block: UnsafeRawBufferPointer) throws
    /// Reading: the next block of the section; how many bytes it has. It is checked before it is handed out.
    func read(into block: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Carries state into a snapshot or out of one.
///
/// Rows and columns of plain values go as they lie in memory; other values are coded one by one, each behind its length.
/// Maps and sets go in the order they have, so two snapshots of one state may differ in their bytes, never in what is read.
package final class StateStream {
    package enum Fault: Error, Equatable, CustomStringConvertible {
        case endsEarly
        case notRead(bytes: Int)
        case value(String)
        case foreignCoder

        package var description: String {
            switch self {
            case .endsEarly: "a section ends early"
            case .notRead(let bytes): "a section has \(bytes) bytes that nobody reads"
            case .value(let what): "a value cannot be read: \(what)"
            case .foreignCoder: "plain values are coded by a state stream only"
            }
        }
    }

    package static let blockBytes = 1 << 20

    package let isReading: Bool
    private let port: any StatePort
    private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: StateStream.blockBytes, alignment: 4_096)
    /// Writing: bytes in the block. Reading: the next one.
    private var place = 0
    /// Reading: bytes in the block.
    private var end = 0
    private let encoder = StateEncoder()
    private let decoder = StateDecoder()

    package init(reading port: any StatePort) {
        isReading = true
        self.port = port
    }

    package init(writing port: any StatePort) {
        isReading = false
        self.port = port
    }

    deinit { block.deallocate() }

    /// The state that follows stands in a section of that name.
    package func pass<State: Stored & ~Copyable>(_ name: StaticString, _ state: inout State) throws {
        try finish()
        try port.begin(name)
        try state.pass(self)
    }

    /// Ends the section: what is left is written, or must be nothing.
    package func finish() throws {
        if isReading {
            guard place == end else { throw Fault.notRead(bytes: end - place) }
        } else if place > 0 {
            try port.write(UnsafeRawBufferPointer(rebasing: block[0..<place]))
            place = 0
        }
    }

    // MARK: Bytes

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = min(rest.count, block.count - place)
            UnsafeMutableRawBufferPointer(rebasing: block[place...]).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: rest.prefix(count)))
            place += count
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            if place == block.count { try finish() }
        }
    }

    func read(into bytes: UnsafeMutableRawBufferPointer) throws {
        var done = 0
        while done < bytes.count {
            if place == end {
                end = try port.read(into: block)
                place = 0
                guard end > 0 else { throw Fault.endsEarly }
            }
            let count = min(bytes.count - done, end - place)
            UnsafeMutableRawBufferPointer(rebasing: bytes[done...]).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: block[place..<place + count]))
            place += count
            done += count
        }
    }

    // MARK: Plain values

    package func pass<State: Stored & ~Copyable>(_ state: inout State) throws { try state.pass(self) }

    package func pass<Value: BitwiseCopyable>(_ value: inout Value) throws {
        if isReading { value = try take() } else { try put(value) }
    }

    private func put<Value: BitwiseCopyable>(_ value: Value) throws {
        try withUnsafeBytes(of: value) { try write($0) }
    }

    private func take<Value: BitwiseCopyable>() throws -> Value {
        try withUnsafeTemporaryAllocation(
            byteCount: MemoryLayout<Value>.stride, alignment: MemoryLayout<Value>.alignment
        ) { bytes in
            try read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[0..<MemoryLayout<Value>.size]))
            return bytes.load(as: Value.self)
        }
    }

    package func pass<Value: BitwiseCopyable>(_ values: inout [Value]) throws {
        if isReading { values = try takeColumn() } else { try putColumn(values) }
    }

    private func putColumn<Value: BitwiseCopyable>(_ values: [Value]) throws {
        try put(values.count)
        try values.withUnsafeBytes { try write($0) }
    }

    private func takeColumn<Value: BitwiseCopyable>() throws -> [Value] {
        let count = try takeCount()
        var values: [Value] = []
        // In pieces: a count is believed only as far as there are bytes behind it.
        while values.count < count {
            let piece = min(count - values.count, 1 << 16)
            values += try Array(unsafeUninitializedCapacity: piece) { target, made in
                try read(
                    into: UnsafeMutableRawBufferPointer(
                        start: target.baseAddress, count: piece * MemoryLayout<Value>.stride))
                made = piece
            }
        }
        return values
    }

    package func pass<Member: BitwiseCopyable & Hashable>(_ members: inout Set<Member>) throws {
        if isReading { members = Set(try takeColumn()) } else { try putColumn(Array(members)) }
    }

    // A value has its type by name below: assigned to the map at once, it would be read as an optional.
    package func pass<Key: BitwiseCopyable & Hashable, Value: BitwiseCopyable>(_ map: inout [Key: Value]) throws {
        guard isReading else {
            try put(map.count)
            for (key, value) in map {
                try put(key)
                try put(value)
            }
            return
        }
        map = [:]
        let count = try takeCount()
        map.reserveCapacity(min(count, 1 << 20))
        for _ in 0..<count {
            let key: Key = try take()
            let value: Value = try take()
            map[key] = value
        }
    }

    package func pass<Key: BitwiseCopyable & Hashable, Value: BitwiseCopyable>(_ map: inout [Key: [Value]]) throws {
        guard isReading else {
            try put(map.count)
            for (key, values) in map {
                try put(key)
                try putColumn(values)
            }
            return
        }
        map = [:]
        for _ in 0..<(try takeCount()) {
            let key: Key = try take()
            let value: [Value] = try takeColumn()
            map[key] = value
        }
    }

    /// No store has 2^40 of anything.
    private func takeCount() throws -> Int {
        let count: Int = try take()
        guard count >= 0, count < 1 << 40 else { throw Fault.value("a count of \(count)") }
        return count
    }

    // MARK: Coded values

    @_disfavoredOverload
    package func pass<Value: Codable>(_ value: inout Value) throws {
        if isReading { value = try takeCoded() } else { try putCoded(value) }
    }

    @_disfavoredOverload
    package func pass<Value: Codable>(_ values: inout [Value]) throws {
        guard isReading else {
            try put(values.count)
            for value in values { try putCoded(value) }
            return
        }
        values = []
        for _ in 0..<(try takeCount()) { values.append(try takeCoded()) }
    }

    @_disfavoredOverload
    package func pass<Key: Codable & Hashable, Value: Codable>(_ map: inout [Key: Value]) throws {
        guard isReading else {
            try put(map.count)
            for (key, value) in map {
                try putCoded(key)
                try putCoded(value)
            }
            return
        }
        map = [:]
        for _ in 0..<(try takeCount()) {
            let key: Key = try takeCoded()
            let value: Value = try takeCoded()
            map[key] = value
        }
    }

    private func putCoded<Value: Encodable>(_ value: Value) throws {
        encoder.removeAll()
        try value.encode(to: encoder)
        try put(encoder.bytes.count)
        try write(encoder.bytes)
    }

    private func takeCoded<Value: Decodable>() throws -> Value {
        let count = try takeCount()
        // The longest value is a document with all its lines.
        guard count < 1 << 30 else { throw Fault.value("\(count) bytes") }
        try decoder.fill(count) { try read(into: $0) }
        do {
            let value = try Value(from: decoder)
            guard decoder.isAtEnd else { throw Fault.notRead(bytes: decoder.left) }
            return value
        } catch let fault as Fault {
            throw fault
        } catch {
            throw Fault.value("\(Value.self): \(error)")
        }
    }
}
