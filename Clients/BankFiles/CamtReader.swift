/// Reads camt.052, camt.053 and camt.054 of versions 2, 4 and 8, an event at a time.
///
/// One model, all spellings: what one version writes as `Sts` and another as `Sts/Cd` is taken in both. Schema faults
/// that cost no meaning are passed over; amounts, dates and versions are not. See `CamtEntry` for what is read where.
public struct CamtReader: ~Copyable {
    private let xml: XMLPull
    private let exponent: (String) -> Int?
    private let assumesBooked: Bool
    private var kind: BankFileKind?
    /// The open elements below the report.
    private var open: [Element] = []
    /// Paths seen so far: all but a few repeat with every entry.
    private var known: [Step: Element] = [:]
    private var text = ""
    private var currencyAttribute: String?
    private var report: BankFileReport?
    private var hasToldReport = false
    private var entry: CamtEntry?
    private var balances = CamtBalances()
    private var summary = BankFileSummary()
    private var pending: [BankFileEvent] = []
    private var created = ""
    /// Equal entries so far of each report and account; pages of one report count on.
    private var counts: [String: [Int: UInt32]] = [:]
    private var countsOfReport: [Int: UInt32] = [:]
    private var countsKey = ""
    private var reportsFound = 0

    /// A path of names, by its number; the first is below the report.
    private struct Element {
        let number: Int
        let place: CamtPlace?
        /// Nil: longer than any that means something, and so is every path below it.
        let path: String?
    }

    private struct Step: Hashable {
        let parent: Int
        let name: UInt
    }

    /// The official messages have some hundred that banks use.
    static let pathsMax = 10_000
    /// Longer than any in `CamtPlace`.
    static let pathBytesMax = 200

    /// `exponent`: digits of a currency's minor unit, nil for an unknown one. `assumesBooked`: entries without a status
    /// are booked.
    public init(
        descriptor: Int32, assumesBooked: Bool = false, exponent: @escaping (String) -> Int?
    ) throws(BankFileFailure) {
        xml = try XMLPull(descriptor: descriptor)
        self.exponent = exponent
        self.assumesBooked = assumesBooked
    }

    public init(
        bytes: [UInt8], assumesBooked: Bool = false, exponent: @escaping (String) -> Int?
    ) throws(BankFileFailure) {
        xml = try XMLPull(bytes: bytes)
        self.exponent = exponent
        self.assumesBooked = assumesBooked
    }

    /// Nil at the end of the file.
    public mutating func next() throws(BankFileFailure) -> BankFileEvent? {
        while pending.isEmpty {
            switch try xml.next() {
            case .done:
                guard kind != nil else { throw BankFileFailure(line: 1, "there is no Document element in the file") }
                guard reportsFound > 0 else { throw BankFileFailure(line: 1, "the file has no statement") }
                return nil
            case .start(let isEmpty):
                try start()
                if isEmpty { try end() }
            // Checked for its length whether it means something or not.
            case .text:
                let piece = try xml.text(isWanted: open.last?.place != nil)
                if let piece { text += piece }
            case .end: try end()
            }
        }
        return pending.removeFirst()
    }

    // MARK: Elements

    private mutating func start() throws(BankFileFailure) {
        text = ""
        guard report != nil else {
            try startReport(xml.name)
            return
        }
        let element = try element()
        open.append(element)
        guard let place = element.place else { return }
        if place.isAmount { currencyAttribute = xml.attribute("Ccy") }
        switch place {
        case .entry:
            tellReport()
            entry = CamtEntry(line: xml.line)
        case .balance: balances.begin()
        default: entry?.start(place)
        }
    }

    private mutating func startReport(_ name: String) throws(BankFileFailure) {
        guard let kind else {
            // Some banks put the document into an envelope with a header.
            if name == "Document" { kind = try CamtReader.kind(xml.namespace, line: xml.line) }
            return
        }
        guard name == "Stmt" || name == "Rpt" || name == "Ntfctn" else { return }
        report = BankFileReport(kind: kind, line: xml.line)
        reportsFound += 1
        hasToldReport = false
        summary = BankFileSummary()
        balances = CamtBalances()
        created = ""
    }

    private mutating func element() throws(BankFileFailure) -> Element {
        let step = Step(parent: open.last?.number ?? 0, name: xml.nameKey)
        if let found = known[step] { return found }
        guard known.count < CamtReader.pathsMax else {
            throw BankFileFailure(line: xml.line, "the file has over \(CamtReader.pathsMax) kinds of elements")
        }
        let path = open.last.map { above in above.path.map { "\($0)/\(xml.name)" } } ?? xml.name
        let kept = path.flatMap { $0.utf8.count <= CamtReader.pathBytesMax ? $0 : nil }
        let made = Element(number: known.count + 1, place: kept.flatMap { CamtPlace.at($0) }, path: kept)
        known[step] = made
        return made
    }

    private mutating func end() throws(BankFileFailure) {
        guard report != nil else { return }
        guard let element = open.popLast() else {
            try finishReport()
            return
        }
        guard let place = element.place else {
            text = ""
            return
        }
        let value = BankText.plain(text)
        text = ""
        if place == .entry {
            try finishEntry()
        } else if entry != nil {
            try entry?.end(place, value, currencyAttribute, exponent, line: xml.line)
        } else {
            try head(place, value)
        }
        if place.isAmount { currencyAttribute = nil }
    }

    private mutating func head(_ place: CamtPlace, _ value: String) throws(BankFileFailure) {
        switch place {
        case .id: report?.id = value
        case .created: created = value
        case .page: report?.page = value
        case .iban: report?.identifiers.insert(value, at: 0)
        case .otherAccount: report?.identifiers.append(value)
        case .currency: report?.currency = value
        default: try balances.end(place, value, currencyAttribute, exponent, line: xml.line)
        }
    }

    private mutating func tellReport() {
        guard !hasToldReport, let report else { return }
        hasToldReport = true
        countsKey = "\(report.kind.rawValue) \(report.identifiers.first ?? "") \(report.id)"
        countsOfReport = counts.removeValue(forKey: countsKey) ?? [:]
        pending.append(.report(report))
    }

    private mutating func finishEntry() throws(BankFileFailure) {
        guard let read = entry, let report else { return }
        entry = nil
        let isBooked: Bool
        switch read.status {
        case "BOOK": isBooked = true
        case "":
            summary.withoutStatus += 1
            isBooked = assumesBooked
        default: isBooked = false
        }
        // What is not booked may lack a date: it is not looked at.
        guard isBooked || read.status.isEmpty else {
            summary.informative += 1
            return
        }
        var made = try read.made(fallback: balances.closingDate ?? BankText.date(created))
        balances.add(made.amount, isSure: read.status == "BOOK")
        guard isBooked, report.kind != .report else {
            summary.informative += 1
            return
        }
        if made.declaredTransactions > 0, !made.transactions.isEmpty,
            Int(made.declaredTransactions) != made.transactions.count
        {
            summary.miscounted += 1
        }
        made.occurrence = occurrence(of: made)
        summary.entries += 1
        pending.append(.entry(made))
    }

    /// Two equal entries of one report are two payments.
    private mutating func occurrence(of entry: BankFileEntry) -> UInt32 {
        countsOfReport.counted(entry.meaning.hashValue)
    }

    private mutating func finishReport() throws(BankFileFailure) {
        guard let report else { return }
        tellReport()
        summary.balance = balances.checked(assumesBooked: assumesBooked)
        pending.append(.end(report, summary))
        counts[countsKey] = countsOfReport
        self.report = nil
    }

    // MARK: Versions

    static let versions = ["02", "04", "08"]

    /// By namespace; a missing one is never a guess at the version.
    private static func kind(_ namespace: String?, line: Int) throws(BankFileFailure) -> BankFileKind {
        guard let namespace, !namespace.isEmpty else {
            throw BankFileFailure(line: line, "the Document has no namespace, so its version is not known")
        }
        guard let range = namespace.firstRange(of: #/(camt|pain|pacs)\.\d{3}\.\d{3}\.\d{2}/#) else {
            throw BankFileFailure(line: line, "the namespace \(BankText.cut(namespace, 120)) is no ISO 20022 message")
        }
        let name = String(namespace[range])
        guard let kind = BankFileKind(rawValue: String(name.prefix(8))) else {
            throw BankFileFailure(line: line, "\(name) is no report of entries: camt.053 and camt.054 are read")
        }
        guard versions.contains(String(name.suffix(2))), name.dropFirst(9).prefix(3) == "001" else {
            throw BankFileFailure(
                line: line, "\(name) is not read: of \(kind.rawValue) versions 2, 4 and 8 are")
        }
        return kind
    }
}

extension [Int: UInt32] {
    fileprivate mutating func counted(_ key: Int) -> UInt32 {
        self[key, default: 0] += 1
        return self[key] ?? 1
    }
}
