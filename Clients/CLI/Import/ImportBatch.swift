import ReskontraClient

/// Items that go to the server in one INDEPENDENT bulk request, each with a key of its own.
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
        request.field(2, Self.independent)
    }

    func hasRoom(for item: ImportItem, itemsMax: Int, bytesMax: Int) -> Bool {
        items.count < itemsMax && request.count + item.body.count + Self.itemBytesMax <= bytesMax
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
        }
        request.field(3, wire)
        items.append(item)
    }
}
