/// Documents whose lines carry open amounts of their own (payments:SE-10).
///
/// What was settled by marks of lines is kept per settlement; whatever else settled the item fills its lines in their
/// order. So the open amounts of the lines add up to the item's at any time, and an undone settlement counts for nothing.
package struct ItemLines: Sendable {
    private struct Row: Codable {
        /// Of each line with its tax, above 0; they add up to the item's original amount.
        var amounts: [Int64]
        var settled: [Settled] = []
    }

    private struct Settled: Codable {
        var settlement: SettlementID
        var line: UInt32
        var amount: Int64
    }

    private var rows: [ItemID: Row] = [:]
    /// In the order they were posted: nothing walks the dictionary.
    package private(set) var items: [ItemID] = []

    init() {}

    package func has(_ item: ItemID) -> Bool { !rows.isEmpty && rows[item] != nil }
    package func amounts(of item: ItemID) -> [Int64] { rows[item]?.amounts ?? [] }

    /// What settlements that stand took of each line by marks.
    func taken(of item: ItemID, where stands: (SettlementID) -> Bool) -> [Int64] {
        guard let row = rows[item] else { return [] }
        var taken = [Int64](repeating: 0, count: row.amounts.count)
        for part in row.settled where stands(part.settlement) { taken[Int(part.line) - 1] += part.amount }
        return taken
    }

    func fingerprint(_ item: ItemID) -> UInt64 {
        guard let row = rows[item] else { return 0 }
        let sum = row.amounts.reduce(UInt64(1)) { Mix.fold($0, UInt64(bitPattern: $1)) }
        return row.settled.reduce(sum) { Mix.fold($0 &+ UInt64($1.settlement.number) << 32 &+ UInt64($1.line), UInt64(bitPattern: $1.amount)) }
    }

    // MARK: apply

    mutating func keep(_ amounts: [Int64], of item: ItemID) {
        rows[item] = Row(amounts: amounts)
        items.append(item)
    }

    mutating func settle(_ part: LineSettled, by settlement: SettlementID) {
        rows[part.item]?.settled.append(Settled(settlement: settlement, line: part.line, amount: part.amount))
    }
}

/// What a settlement took of one marked line: money, discount and difference together.
package struct LineSettled: Equatable, Sendable, BitwiseCopyable {
    package var item: ItemID
    package var line: UInt32
    package var amount: Int64

    package init(item: ItemID, line: UInt32, amount: Int64) {
        self.item = item
        self.line = line
        self.amount = amount
    }
}

/// A line of a document with what it came to and what is open on it.
package struct OpenLine: Equatable, Sendable, BitwiseCopyable {
    /// From 1, in the order of the document.
    package let line: UInt32
    package let amount: Int64
    package let open: Int64
}

extension Draft {
    /// The lines of an item as they are after this draft; none: its lines carry no amounts.
    func openLines(of id: ItemID, _ book: borrowing Book) -> [OpenLine] {
        guard book.itemLines.has(id), let item = item(id, book) else { return [] }
        let amounts = book.itemLines.amounts(of: id)
        var taken = book.itemLines.taken(of: id) { !isUndone($0, book) }
        // An earlier payment of the same command may have settled lines.
        if item.open != book.items[id].open {
            for event in events {
                guard case .payment(let fact) = event, case .linesSettled(_, let parts) = fact else { continue }
                for part in parts where part.item == id { taken[Int(part.line) - 1] += part.amount }
            }
        }
        var rest = item.original - item.open - taken.reduce(0, +)
        var lines: [OpenLine] = []
        lines.reserveCapacity(amounts.count)
        for place in amounts.indices {
            let free = amounts[place] - taken[place]
            let filled = min(max(0, rest), free)
            rest -= filled
            lines.append(OpenLine(line: UInt32(place) + 1, amount: amounts[place], open: free - filled))
        }
        return lines
    }

    /// Tells which marked lines a settlement closed: what an item gave goes to its lines in the order they were marked.
    mutating func addLines(_ matching: Matching, by settlement: SettlementID, _ book: borrowing Book) {
        var settled: [LineSettled] = []
        for offer in matching.offers {
            var rest = offer.taken
            for line in matching.lines[offer.item] ?? [] where rest > 0 {
                let amount = min(rest, line.open)
                settled.append(LineSettled(item: offer.item, line: line.line, amount: amount))
                rest -= amount
            }
        }
        if !settled.isEmpty { add(.payment(.linesSettled(settlement, settled)), book) }
    }
}

extension Matching {
    /// The lines that a caller marks of a document, checked. Rejections in order: NOT_ALLOWED, FIELD_INVALID, ITEM_NAMED_TWICE,
    /// ITEM_CLOSED.
    static func marked(
        _ numbers: [UInt32], of id: ItemID, _ item: Item, in company: CompanyID, _ book: borrowing Book,
        _ draft: borrowing Draft, field: String
    ) throws(Rejection) -> [OpenLine] {
        guard book.companies[company].parameters.settlement.marksLines else { throw .notAllowed("mark_lines", field: field) }
        let lines = draft.openLines(of: id, book)
        if lines.isEmpty {
            throw Rejection(
                .fieldInvalid, field: field,
                "lines of \(item.number) carry no amounts: it was posted without mark_lines, or is no document of lines",
                [.init("document", item.number.text)])
        }
        var marked: [OpenLine] = []
        for number in numbers {
            guard number >= 1, Int(number) <= lines.count else {
                throw Rejection(
                    .fieldInvalid, field: field, "\(item.number) has lines 1 to \(lines.count), not \(number)",
                    [.init("document", item.number.text), .init("lines", UInt64(lines.count))])
            }
            let line = lines[Int(number) - 1]
            if marked.contains(where: { $0.line == number }) { throw .namedTwice(item, field: field) }
            if line.open == 0 {
                throw Rejection(
                    .itemClosed, field: field, "nothing is open on line \(number) of \(item.number)",
                    [.init("document", item.number.text), .init("line", UInt64(number))])
            }
            marked.append(line)
        }
        return marked
    }
}

extension Draft {
    /// From now on the lines of a document carry their own amounts. Nothing is kept of one with a line that is not above 0.
    mutating func keepLines(_ amounts: [Int64], of item: ItemID, in company: CompanyID, _ book: borrowing Book) {
        guard book.companies[company].parameters.settlement.marksLines, amounts.allSatisfy({ $0 > 0 }),
            let row = self.item(item, book), row.original == amounts.reduce(0, +)
        else { return }
        add(.payment(.linesKept(item, amounts)), book)
    }
}

extension InvoiceDraft {
    /// What each line comes to with its charges and its tax; the last one takes the document's own charges and what
    /// rounding leaves.
    func lineTotals(
        of posted: PostedDocument, in company: CompanyID, _ book: borrowing Book, at now: Moment
    ) -> [Int64] {
        guard book.companies[company].parameters.settlement.marksLines,
            let totals = try? totals(in: company, book, at: now, collects: true)
        else { return [] }
        var amounts = [Int64](repeating: 0, count: lines.count)
        for row in totals.rows where row.line >= 1 && Int(row.line) <= lines.count { amounts[Int(row.line) - 1] += row.amount }
        if let last = amounts.indices.last { amounts[last] += posted.total.minor - amounts.reduce(0, +) }
        return amounts
    }
}

extension Book {
    /// Lines that do not add up to their item; one sentence each, for `verify`.
    func misstatedLines() -> [String] {
        var findings: [String] = []
        for id in itemLines.items {
            let amounts = itemLines.amounts(of: id)
            if amounts.reduce(0, +) != items[id].original {
                findings.append("the lines of item \(items[id].number) do not add up to it")
            }
            let taken = itemLines.taken(of: id) { !items[$0].isUndone }
            if zip(amounts, taken).contains(where: { $1 < 0 || $1 > $0 })
                || taken.reduce(0, +) > items[id].original - items[id].open
            {
                findings.append("more than there is was settled of lines of item \(items[id].number)")
            }
        }
        return findings
    }

    /// Every item with lines of its own, as the digest has them.
    func addItemLines(to sum: inout Digest) {
        for item in itemLines.items { sum.add(.itemLines, UInt64(item.number), itemLines.fingerprint(item)) }
    }
}

extension ItemLines: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&items)
    }
}
