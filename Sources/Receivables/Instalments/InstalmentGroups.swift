/// The items of one document that is paid in instalments.
package struct InstalmentGroup: Equatable, Sendable, PlainBits {
    package let first: ItemID
    package let count: UInt32

    package init(first: ItemID, count: UInt32) { (self.first, self.count) = (first, count) }

    package var items: [ItemID] { (0..<count).map { ItemID(first.number + $0) } }

    /// From 1.
    package func place(of id: ItemID) -> UInt32 { id.number - first.number + 1 }
}

/// Which items belong to one document: ids of instalments follow each other, so a row a document is enough.
package struct InstalmentGroups: Sendable {
    /// By rising ids.
    package private(set) var rows: [InstalmentGroup] = []

    init() {}

    /// Nil: the item is no instalment.
    func group(of id: ItemID) -> InstalmentGroup? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].first <= id { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let row = rows[low - 1]
        return id.number - row.first.number < row.count ? row : nil
    }

    mutating func add(_ row: InstalmentGroup) { rows.append(row) }
}

extension InstalmentGroups: Stored {
    package mutating func pass(_ stream: StateStream) throws { try stream.pass(&rows) }
}

extension OpenItems {
    /// All instalments of the document an item belongs to; nil: it is no instalment.
    @inline(__always)
    package func instalments(of id: ItemID) -> InstalmentGroup? {
        instalmentGroups.rows.isEmpty ? nil : instalmentGroups.group(of: id)
    }

    /// What the document came to whose first or only item this is.
    package func wholeOriginal(of id: ItemID) -> Int64 {
        guard let group = instalments(of: id), group.first == id else { return self[id].original }
        return group.items.reduce(0) { $0 + self[$1].original }
    }

    /// For `verify`: one sentence per document whose items do not belong together.
    func misplacedInstalments() -> [String] {
        instalmentGroups.rows.compactMap { group in
            let head = self[group.first]
            for id in group.items.dropFirst() {
                guard contains(id) else { return "instalment \(group.place(of: id)) of \(head.number) is not there" }
                let row = self[id]
                if row.customer != head.customer || row.currency != head.currency || row.sequence != head.sequence
                    || row.number != Instalment.number(Int(group.place(of: id)), of: head.number)
                {
                    return "item \(row.number) is no instalment of \(head.number), although its id says so"
                }
            }
            return nil
        }
    }
}
