/// Reads a retail file into baskets, in the order of real time; puts bad lines aside with their reasons.
///
/// The whole file is held: lines of one basket may lie apart, and times within a day are not sorted.
struct Baskets {
    /// By time; those of the same minute in the order of the file.
    private(set) var all: [Basket] = []
    /// Lines of the file without the header, bad ones included.
    private(set) var linesRead = 0
    private(set) var linesPlayed = 0
    /// Lines that say the same as the one before them; they are kept.
    private(set) var linesRepeated = 0
    private(set) var basketsWithoutAmount = 0

    /// `month`: only lines of this month, given by any of its days.
    init(_ reader: inout CSVReader, rejects: inout RejectsFile, month: DayNumber? = nil) throws(ImportFailure)
    {
        var record = CSVRecord()
        guard try reader.next(into: &record) else { throw .noHeader }
        let header = (0..<record.count).map { record.text($0) ?? "" }
        for (index, name) in RetailLine.columns.enumerated()
        where index >= header.count || header[index] != name {
            throw .columnMissing(name, have: header)
        }
        var places: [String: Int] = [:]
        while try reader.next(into: &record) {
            linesRead += 1
            do {
                let (head, line) = try RetailLine.read(record)
                if let month, head.time.day.lastOfMonth != month.lastOfMonth { continue }
                try take(head, line, &places)
            } catch {
                try rejects.add(line: record.line, error.reason, field: error.field, raw: record.raw)
            }
        }
        try dropEmpty(&rejects)
        // Stable by hand: the file's order decides within a minute.
        let order = all.indices.sorted { (all[$0].time, $0) < (all[$1].time, $1) }
        all = order.map { all[$0] }
        linesPlayed = all.reduce(0) { $0 + $1.lines.count }
    }

    private mutating func take(
        _ head: RetailHead, _ line: RetailLine, _ places: inout [String: Int]
    ) throws(LineFault) {
        guard let place = places[head.number] else {
            places[head.number] = all.count
            all.append(Basket(head, line))
            return
        }
        let fresh = Basket(head, line)
        guard all[place].customer == fresh.customer else {
            throw LineFault("CustomerID", "another customer than the basket's first line")
        }
        if let last = all[place].lines.last, last.stockCode == line.stockCode, last.quantity == line.quantity,
            last.price == line.price, last.description == line.description
        {
            linesRepeated += 1
        }
        all[place].add(line)
    }

    /// A basket that costs nothing is no claim: its lines are put aside.
    private mutating func dropEmpty(_ rejects: inout RejectsFile) throws(ImportFailure) {
        for basket in all where basket.total == 0 {
            basketsWithoutAmount += 1
            for line in basket.lines {
                try rejects.add(line: line.line, "the basket's total is 0", field: "UnitPrice", raw: line.raw)
            }
        }
        all.removeAll { $0.total == 0 }
    }
}
