/// The order whose lines are being read, and the numbers of those that were.
struct OrderRows {
    struct Order {
        let number: String
        let line: Int
        /// The message so far: its head, then its lines.
        var header = ProtobufBytes()
        var raw: [RawRecord] = []
        var faults: [(place: Int, fault: RowFault)] = []
    }

    var current: Order?
    private var seen: Set<String> = []

    /// False: an order of this number was there before.
    mutating func begin(_ number: String, at line: Int) -> Bool {
        guard seen.insert(number).inserted else { return false }
        current = Order(number: number, line: line)
        return true
    }

    var isAtFirstLine: Bool { current?.raw.isEmpty ?? false }

    mutating func add(_ record: RawRecord, fault: RowFault?) {
        guard var order = current else { return }
        current = nil
        if let fault { order.faults.append((order.raw.count, fault)) }
        order.raw.append(record)
        current = order
    }

    mutating func takeLast() -> Order? {
        defer { current = nil }
        return current
    }
}
