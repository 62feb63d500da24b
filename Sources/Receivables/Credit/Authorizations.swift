/// All reservations, and which of them expires next.
package struct Authorizations: ~Copyable {
    /// Texts of the caller, apart from the hot row.
    package struct Details: BitwiseCopyable {
        package var orderRef: Code
        package var store: Code
        package var terminal: Code
        /// Of a referred sale: what its release reserves.
        package var requested: Int64 = 0
        package var ttlSeconds: UInt32 = 0
        /// What an increment is checked by again.
        package var checkpoint: Checkpoint = .posCheck
        package var wish = RuleWish()
    }

    package var rows = Table<Authorization>()
    package private(set) var details = Table<Details>()
    /// Binary heap of live ones by (expiry, id); entries of dead or moved ones are dropped when they surface.
    private var heap: [Entry] = []

    private struct Entry: PlainBits, Comparable {
        var expires: Instant
        var id: AuthorizationID

        static func < (left: Entry, right: Entry) -> Bool {
            left.expires != right.expires ? left.expires < right.expires : left.id < right.id
        }
    }

    package init() {}

    package subscript(_ id: AuthorizationID) -> Authorization {
        unsafeAddress { UnsafePointer(rows.pointer(id.number)) }
    }

    package func contains(_ id: AuthorizationID) -> Bool { rows.contains(id.number) }

    /// Live ones whose time is over at `now`, earliest first, at most `limit`: the next sweep.
    package func expired(at now: Instant, limit: Int) -> [AuthorizationID] {
        // A heap's top holds the earliest; its subtrees are searched only as far as they are expired.
        var found: [Entry] = []
        var places = [0]
        while let place = places.popLast(), found.count < limit {
            guard place < heap.count, heap[place].expires <= now else { continue }
            if stands(heap[place]) { found.append(heap[place]) }
            places.append(2 * place + 1)
            places.append(2 * place + 2)
        }
        // One that got its old end back is in there twice.
        var ids: [AuthorizationID] = []
        for entry in found.sorted() where ids.last != entry.id { ids.append(entry.id) }
        return ids
    }

    /// Live, and ends when the entry says.
    private func stands(_ entry: Entry) -> Bool {
        rows[entry.id.number].state.isLive && rows[entry.id.number].expires == entry.expires
    }

    /// The earliest expiry that may still be live.
    package var nextExpiry: Instant { heap.first?.expires ?? .never }

    // MARK: apply

    mutating func insert(_ row: Authorization, _ details: Details) {
        let id = AuthorizationID(rows.append(row))
        self.details.append(details)
        watch(id)
    }

    /// Puts a live one with an end among those that expire.
    mutating func watch(_ id: AuthorizationID) {
        let row = rows[id.number]
        guard row.expires != .never else { return }
        heap.append(Entry(expires: row.expires, id: id))
        var child = heap.count - 1
        while child > 0, heap[child] < heap[(child - 1) / 2] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Drops dead entries from the top.
    mutating func tidy() {
        while let first = heap.first, !stands(first) {
            heap.swapAt(0, heap.count - 1)
            heap.removeLast()
            var parent = 0
            while true {
                var least = parent
                for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] < heap[least] {
                    least = child
                }
                if least == parent { break }
                heap.swapAt(parent, least)
                parent = least
            }
        }
    }
}

extension Authorizations: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&details)
        try stream.pass(&heap)
    }
}
