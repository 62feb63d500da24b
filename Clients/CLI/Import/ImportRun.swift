import ReskontraClient
import Schema

/// Streams a file to the server: several batches in flight, every refused row written away.
struct ImportRun {
    struct Wish: Sendable {
        let kind: ImportKind
        let file: String
        let map: [String: String]
        let rows: RowReader.Settings
        let company: String
        let batchItems: Int
        let batchesInFlight: Int
        let rejects: String
        let resumes: Bool
    }

    struct Tally: Sendable {
        /// Records of the file.
        var lines = 0
        var posted = 0
        /// Done by an earlier run.
        var alreadyThere = 0
        var rejectedLines = 0
        /// Passed over because an interrupted run had finished them.
        var skippedItems = 0
        /// What of posted items was left behind, a line each.
        var warnings: [String] = []
    }

    private(set) var tally = Tally()

    private let wish: Wish
    private let line: SteadyLine
    private var rejects: RejectsFile
    private var state: ImportState
    private let bytesMax: Int
    private let itemsMax: Int
    private var progress: ProgressBar
    /// Rows refused unsent since the last batch; they leave with the next, in the order of the file.
    private var refusals: [RowReader.Refusal] = []
    private var refusalsSeen = 0
    private var itemsSeen = 0
    /// What an interrupted run has finished.
    private let refusalsToSkip: Int
    private let itemsToSkip: Int
    /// Batches answered before one that was sent earlier.
    private var answered: [Int: Answered] = [:]
    private var sent = 0
    private var nextToSettle = 0
    /// Bytes of the file, packed or not, that have been read.
    private var bytesRead: UInt64 = 0

    /// A file of bad rows only must not gather in memory.
    private static let refusalsMax = 1000

    var statePath: String { wish.rejects + ".state" }

    init(_ wish: Wish, line: SteadyLine) async throws {
        self.wish = wish
        self.line = line
        let welcome = await line.welcome
        let store = welcome.storeID.map { String(256 + Int($0), radix: 16).dropFirst() }.joined()
        let now = UInt64(max(0, welcome.now.seconds)) * 1000
        let old = ImportState.load(wish.rejects + ".state")
        let keptDays = UInt64(welcome.limits.keyRetentionDays == 0 ? 7 : welcome.limits.keyRetentionDays)
        let isUsable = old?.isUsable(
            kind: wish.kind.rawValue, company: wish.company, store: store, serverMilliseconds: now,
            keptDays: keptDays)
        if let old, isUsable == true {
            state = old
        } else {
            state = ImportState(
                kind: wish.kind.rawValue, company: wish.company, store: store, batchMilliseconds: now)
        }
        if !wish.resumes { (state.doneItems, state.doneRefusals, state.rejectsBytes) = (0, 0, 0) }
        itemsToSkip = state.doneItems
        refusalsToSkip = state.doneRefusals
        rejects = RejectsFile(path: wish.rejects, keeping: state.rejectsBytes)
        let limits = welcome.limits
        bytesMax = (limits.requestBytes == 0 ? 1 << 20 : Int(limits.requestBytes)) - 1024
        itemsMax = min(wish.batchItems, limits.batchItems == 0 ? 1000 : Int(limits.batchItems))
        progress = ProgressBar("import \(wish.kind.rawValue)", total: 0)
    }

    /// Throws when the file cannot be read or the server is gone; refused rows do not throw.
    mutating func run() async throws -> RejectsFile {
        let source = try CSVSource(path: wish.file)
        var reader = CSVReader(descriptor: source.descriptor)
        var record = CSVRecord()
        guard try reader.next(into: &record) else { throw ImportFailure.noHeader }
        let header = (0..<record.count).map { record.text($0) ?? "" }
        let columns = try ColumnMap(wish.kind, header: header, map: wish.map)
        var rows = RowReader(wish.kind, columns: columns, settings: wish.rows)
        // Before anything is sent: the keys of this run must be known to the next.
        try state.save(statePath)
        progress = ProgressBar("import \(wish.kind.rawValue)", total: source.size / 1000, unit: " kB")
        try await withThrowingTaskGroup(of: Answered.self) { group in
            var batch = emptyBatch()
            while try reader.next(into: &record) {
                tally.lines += 1
                let item = rows.take(record)
                takeRefusals(&rows)
                bytesRead = source.bytesRead
                if refusals.count >= Self.refusalsMax { try await send(&batch, &group) }
                if let item { try await add(item, to: &batch, &group) }
            }
            while let item = rows.finish() {
                takeRefusals(&rows)
                try await add(item, to: &batch, &group)
            }
            takeRefusals(&rows)
            if !batch.items.isEmpty || !refusals.isEmpty { try await send(&batch, &group) }
            while let answer = try await group.next() { try await take(answer) }
        }
        try source.finish()
        try rejects.finish()
        try state.save(statePath)
        progress.finish()
        return rejects
    }

    private func emptyBatch() -> ImportBatch {
        ImportBatch(wish.kind, company: wish.company, milliseconds: state.batchMilliseconds)
    }

    private mutating func takeRefusals(_ rows: inout RowReader) {
        guard !rows.refusals.isEmpty else { return }
        for refusal in rows.refusals {
            refusalsSeen += 1
            if refusalsSeen > refusalsToSkip { refusals.append(refusal) }
        }
        rows.refusals.removeAll(keepingCapacity: true)
    }

    /// Adds an item; sends the batch first when it is full.
    private mutating func add(
        _ item: ImportItem, to batch: inout ImportBatch, _ group: inout ThrowingTaskGroup<Answered, any Error>
    ) async throws {
        itemsSeen += 1
        guard itemsSeen > itemsToSkip else {
            tally.skippedItems += 1
            return
        }
        if !batch.hasRoom(for: item, itemsMax: itemsMax, bytesMax: bytesMax) {
            try await send(&batch, &group)
        }
        batch.add(item)
    }

    private mutating func reject(_ item: ImportItem, _ reason: String, field: String = "") throws {
        for record in item.raw { try rejects.add(line: record.line, reason, field: field, raw: record.bytes) }
        tally.rejectedLines += item.raw.count
    }

    // MARK: Sending

    private struct Answered: Sendable {
        let number: Int
        let items: [ImportItem]
        let refusals: [RowReader.Refusal]
        let results: [Result]
    }

    private enum Result: Sendable {
        case posted(replayed: Bool)
        /// Posted without a part of it: which, and why.
        case postedWithout(String)
        case refused(StatusFailure)
    }

    private mutating func send(
        _ batch: inout ImportBatch, _ group: inout ThrowingTaskGroup<Answered, any Error>
    ) async throws {
        let full = batch
        batch = emptyBatch()
        let number = sent
        sent += 1
        let unsent = refusals
        refusals = []
        while number - nextToSettle >= wish.batchesInFlight, let answer = try await group.next() {
            try await take(answer)
        }
        let (kind, line, bytesMax) = (wish.kind, line, bytesMax)
        group.addTask {
            var results: [Result] = []
            do {
                guard full.request.count <= bytesMax else {
                    throw CallFailure.refused(
                        StatusFailure(code: 3, message: "larger than a request of \(bytesMax) bytes"))
                }
                if kind.isWhole {
                    results = try await Self.sendWhole(full, kind, line)
                } else if !full.items.isEmpty {
                    results = try Self.results(
                        kind, try await line.callRaw(kind.method, full.request.bytes).message)
                }
            } catch CallFailure.refused(let status) {
                // Refused as a whole: the same verdict for each.
                results = full.items.map { _ in .refused(status) }
            }
            return Answered(number: number, items: full.items, refusals: unsent, results: results)
        }
    }

    /// A request that is taken whole or not at all: what it is refused for is left out, the rest is sent again.
    private static func sendWhole(_ batch: ImportBatch, _ kind: ImportKind, _ line: SteadyLine) async throws -> [Result] {
        var results: [Int: Result] = [:]
        var (items, withoutMandate) = (batch.items, [Int: String]())
        var left = Array(items.indices)
        while !left.isEmpty {
            let isBatch = left.count == items.count && withoutMandate.isEmpty
            let rest = isBatch ? batch : batch.with(left.map { items[$0] })
            do {
                let answer = try await line.callRaw(kind.method, rest.request.bytes, key: rest.key)
                for place in left {
                    results[place] = withoutMandate[place].map { .postedWithout($0) } ?? .posted(replayed: answer.replayed)
                }
                left = []
            } catch CallFailure.refused(let status) {
                if let place = unknownMandate(status), place < left.count, withoutMandate[left[place]] == nil {
                    let (item, mandate) = try items[left[place]].withoutMandate()
                    items[left[place]] = item
                    withoutMandate[left[place]] = "mandate \(mandate) of item \(item.number): its account has none of that number"
                    continue
                }
                let named = Set(status.violations.compactMap { item(of: $0.field) }).filter { $0 < left.count }
                // Nobody in particular: the verdict is everybody's.
                let bad = named.isEmpty ? Set(left.indices) : named
                for place in bad { results[left[place]] = .refused(status) }
                left = left.indices.filter { !bad.contains($0) }.map { left[$0] }
            }
        }
        return batch.items.indices.compactMap { results[$0] }
    }

    /// An item that is to be collected under a mandate that nobody has comes without one: it would else be kept out, or
    /// collected under another.
    private static func unknownMandate(_ status: StatusFailure) -> Int? {
        guard status.reason == "REFERENCE_UNKNOWN", let field = status.violations.first?.field, field.hasSuffix("].mandate")
        else { return nil }
        return item(of: field)
    }

    /// 12 of `items[12].open`; nil: the field of no item.
    private static func item(of field: String) -> Int? {
        guard field.hasPrefix("items["), let end = field.firstIndex(of: "]") else { return nil }
        return Int(field[field.index(field.startIndex, offsetBy: 6)..<end])
    }

    private static func results(_ kind: ImportKind, _ bytes: [UInt8]) throws -> [Result] {
        func result(_ isPosted: Bool, _ error: Google_Rpc_Status?, _ replayed: Bool) -> Result {
            guard !isPosted else { return .posted(replayed: replayed) }
            return .refused(
                StatusFailure(error ?? Google_Rpc_Status.with { $0.message = "the answer holds no result" }))
        }
        switch kind {
        case .customers:
            return try Reskontra_V1_BatchCreateCustomersResponse(serializedBytes: bytes).results.map {
                guard case .created? = $0.outcome else { return result(false, $0.error, false) }
                return result(true, nil, $0.replayed)
            }
        case .invoices:
            return try Reskontra_V1_BatchPostInvoicesResponse(serializedBytes: bytes).results.map {
                guard case .posted? = $0.outcome else { return result(false, $0.error, false) }
                return result(true, nil, $0.replayed)
            }
        case .payments:
            return try Reskontra_V1_BatchPostPaymentsResponse(serializedBytes: bytes).results.map {
                guard case .posted? = $0.outcome else { return result(false, $0.error, false) }
                return result(true, nil, $0.replayed)
            }
        case .opening, .orders: preconditionFailure("taken whole")
        }
    }

    /// Settles what has been answered, in the order in which it was sent.
    private mutating func take(_ answer: Answered) async throws {
        answered[answer.number] = answer
        while let next = answered.removeValue(forKey: nextToSettle) {
            for refusal in next.refusals {
                let (record, fault) = (refusal.record, refusal.fault)
                try rejects.add(line: record.line, fault.reason, field: fault.field, raw: record.bytes)
                tally.rejectedLines += 1
            }
            try await settle(next)
            nextToSettle += 1
            try rejects.flush()
            state.doneItems += next.items.count
            state.doneRefusals += next.refusals.count
            state.rejectsBytes = rejects.length
            try state.save(statePath)
        }
        progress.update(
            bytesRead / 1000,
            note: "\(tally.lines) lines, posted \(tally.posted), rejected \(tally.rejectedLines)")
    }

    private mutating func settle(_ answer: Answered) async throws {
        for (index, item) in answer.items.enumerated() {
            guard index < answer.results.count else {
                try reject(item, "the server's answer holds no result for it")
                continue
            }
            switch answer.results[index] {
            case .posted(let replayed): if replayed { tally.alreadyThere += 1 } else { tally.posted += 1 }
            case .postedWithout(let what):
                tally.posted += 1
                tally.warnings.append(what)
            case .refused(let status): try await judge(item, status)
            }
        }
    }

    /// A number that is taken by the same content is an earlier import's: done.
    private mutating func judge(_ item: ImportItem, _ status: StatusFailure) async throws {
        if ["NUMBER_TAKEN", "DUPLICATE_KEY"].contains(status.reason), try await isThere(item) {
            tally.alreadyThere += 1
            return
        }
        let words = status.reason.isEmpty ? status.message : "\(status.reason): \(status.message)"
        try reject(item, words, field: status.violations.first?.field ?? "")
    }

    private func isThere(_ item: ImportItem) async throws -> Bool {
        do {
            switch wish.kind {
            case .customers:
                let request = Reskontra_V1_GetCustomerRequest.with {
                    $0.company = wish.company
                    $0.number = item.number
                }
                let read = try await line.call(
                    .getCustomer, request, as: Reskontra_V1_GetCustomerResponse.self)
                return try Self.agrees(
                    Reskontra_V1_Customer(serializedBytes: item.body), read.message.customer.customer)
            case .orders: return false
            case .invoices, .payments, .opening:
                let request = Reskontra_V1_GetDocumentRequest.with {
                    $0.company = wish.company
                    $0.documentNumber = item.number
                }
                let read = try await line.call(
                    .getDocument, request, as: Reskontra_V1_GetDocumentResponse.self
                ).message
                return try agrees(item, read)
            }
        } catch CallFailure.refused {
            return false
        }
    }

    /// What the file says of a customer; what it leaves open may be anything.
    static func agrees(_ ours: Reskontra_V1_Customer, _ theirs: Reskontra_V1_Customer) -> Bool {
        guard ours.name == theirs.name, ours.group == theirs.group else { return false }
        guard ours.currency.isEmpty || ours.currency == theirs.currency else { return false }
        guard ours.invoiceAccount.isEmpty || ours.invoiceAccount == theirs.invoiceAccount else {
            return false
        }
        return ours.creditLimit.minor == theirs.creditLimit.minor
    }

    private func agrees(_ item: ImportItem, _ read: Reskontra_V1_GetDocumentResponse) throws -> Bool {
        guard read.item.customerNumber == item.customer else { return false }
        if let total = item.total { return read.item.original.minor == total }
        // Without a currency in the file the amounts are the customer's: compared by lines.
        let ours = try Reskontra_V1_InvoiceDocument(serializedBytes: item.body)
        return ours.lines.count == read.lines.count
            && zip(ours.lines, read.lines).allSatisfy { ours, theirs in
                ours.mainAccount == theirs.mainAccount && ours.itemNumber == theirs.itemNumber
                    && ours.quantity == theirs.quantity && ours.unitPrice == theirs.unitPrice
            }
    }
}
