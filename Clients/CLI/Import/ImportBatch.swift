import ReskontraClient

/// Items that go to the server in one request: INDEPENDENT with a key each, or taken whole under one key.
struct ImportBatch: Sendable {
    private(set) var items: [ImportItem] = []
    private(set) var request = ProtobufBytes()
    private let kind: ImportKind
    private let company: String
    private let milliseconds: UInt64

    private static let independent: UInt64 = 2
    /// What an item costs besides its body.
    static let itemBytesMax = 64

    init(_ kind: ImportKind, company: String, milliseconds: UInt64) {
        self.kind = kind
        self.company = company
        self.milliseconds = milliseconds
        if !company.isEmpty { request.field(1, company) }
        if !kind.isWhole { request.field(2, Self.independent) }
    }

    /// The same with some of its items.
    func with(_ items: [ImportItem]) -> ImportBatch {
        var batch = ImportBatch(kind, company: company, milliseconds: milliseconds)
        for item in items { batch.add(item) }
        return batch
    }

    /// Of the request; nil where each item has one.
    var key: RequestKey? {
        guard kind.isWhole, let first = items.first else { return nil }
        return DerivedKey.make(
            milliseconds: milliseconds, kind: kind.rawValue, company: company, natural: first.number.utf8,
            content: TextHash.word(request.bytes, seed: 3))
    }

    func hasRoom(for item: ImportItem, itemsMax: Int, bytesMax: Int) -> Bool {
        items.count < (kind == .orders ? 1 : itemsMax) && request.count + item.body.count + Self.itemBytesMax <= bytesMax
    }

    mutating func add(_ item: ImportItem) {
        let key = DerivedKey.make(
            milliseconds: milliseconds, kind: kind.rawValue, company: company, natural: item.number.utf8,
            content: item.content
        ).bytes
        var wire = ProtobufBytes()
        switch kind {
        case .customers:
            wire.field(1, key)
            wire.field(2, item.body)
        case .invoices:
            wire.field(1, key)
            wire.field(2, item.body)
            if item.isCreditNote { wire.field(3, 1) }
        case .payments:
            // A payment is the request itself; its key is a field of it.
            wire.append(item.body)
            wire.field(29, key)
        case .opening, .orders:
            request.field(2, item.body)
            items.append(item)
            return
        }
        request.field(3, wire)
        items.append(item)
    }
}
