/// Drafts, templates and chains of corrections.
package struct FreeTextInvoices: ~Copyable {
    private struct Name: Hashable, Codable {
        let company: CompanyID
        let code: Code
    }

    /// What became of an original and what a document stands in for.
    package struct Link: Equatable, Sendable, Codable {
        package var canceledBy: ItemID = .none
        package var correctedBy: ItemID = .none
        package var cancels: ItemID = .none
        package var corrects: ItemID = .none
        package var reason = ""
        package var comment = ""
    }

    private struct Content: Codable {
        var document: InvoiceDraft
        var kind: FreeTextKind
    }

    /// By id, dense from 1.
    package private(set) var heads: [FreeTextHead] = []
    private var contents: [FreeTextID: Content] = [:]
    private var templates: [Name: InvoiceTemplate] = [:]
    private var links: [ItemID: Link] = [:]
    /// The open correction of an original.
    private var pending: [ItemID: FreeTextID] = [:]
    package private(set) var liveCount = 0

    package init() {}

    package func contains(_ id: FreeTextID) -> Bool { id.number >= 1 && Int(id.number) <= heads.count }
    package subscript(_ id: FreeTextID) -> FreeTextHead { heads[Int(id.number) - 1] }

    /// Nil when nothing waits to be posted under the id.
    package func live(_ id: FreeTextID) -> FreeTextInvoice? {
        guard let content = contents[id] else { return nil }
        return FreeTextInvoice(head: self[id], document: content.document, kind: content.kind)
    }

    package func template(_ company: CompanyID, _ name: Code) -> InvoiceTemplate? {
        templates[Name(company: company, code: name)]
    }

    /// By name.
    package func templates(of company: CompanyID) -> [InvoiceTemplate] {
        templates.filter { $0.key.company == company }.map(\.value).sorted { $0.name < $1.name }
    }

    package func link(_ item: ItemID) -> Link? { links[item] }
    package func pendingCorrection(of item: ItemID) -> FreeTextID? { pending[item] }

    // MARK: apply

    mutating func save(_ row: FreeTextInvoice, at sequence: UInt64) {
        var head = row.head
        head.version = sequence
        if contains(head.id) {
            heads[Int(head.id.number) - 1] = head
        } else {
            precondition(Int(head.id.number) == heads.count + 1, "draft ids are dense")
            heads.append(head)
            liveCount += 1
        }
        contents[head.id] = Content(document: row.document, kind: row.kind)
        if case .corrected(let correction) = row.kind { pending[correction.original.id] = head.id }
    }

    mutating func change(_ id: FreeTextID, at sequence: UInt64, _ body: (inout FreeTextHead) -> Void) {
        let place = Int(id.number) - 1
        let wasLive = heads[place].state.isLive
        body(&heads[place])
        heads[place].version = sequence
        guard wasLive, !heads[place].state.isLive else { return }
        liveCount -= 1
        if case .corrected(let correction)? = contents[id]?.kind { pending[correction.original.id] = nil }
        contents[id] = nil
    }

    mutating func set(_ template: InvoiceTemplate, of company: CompanyID) {
        templates[Name(company: company, code: template.name)] = template
    }

    mutating func cancel(_ fact: InvoiceCanceled) {
        links[fact.original, default: Link()].canceledBy = fact.canceling
        links[fact.original, default: Link()].correctedBy = fact.corrected
        links[fact.canceling, default: Link()].cancels = fact.original
        links[fact.canceling, default: Link()].reason = fact.reason
        links[fact.canceling, default: Link()].comment = fact.comment
        guard !fact.corrected.isNone else { return }
        links[fact.corrected, default: Link()].corrects = fact.original
        links[fact.corrected, default: Link()].reason = fact.reason
        links[fact.corrected, default: Link()].comment = fact.comment
    }

    // MARK: Verification

    /// One sentence per disagreement.
    func findings(_ items: borrowing OpenItems) -> [String] {
        var findings: [String] = []
        var live = 0
        for head in heads {
            if head.state.isLive { live += 1 }
            if (head.state == .posted) != !head.item.isNone {
                findings.append("draft \(head.id.number) is \(head.state.name) with item \(head.item.number)")
            }
            if head.state.isLive != (contents[head.id] != nil) {
                findings.append("draft \(head.id.number) is \(head.state.name), its document is kept wrongly")
            }
        }
        if live != liveCount { findings.append("\(liveCount) drafts are counted, \(live) are there") }
        for (item, link) in links.sorted(by: { $0.key < $1.key }) {
            if !link.canceledBy.isNone {
                let canceling = link.canceledBy
                if links[canceling]?.cancels != item || items[canceling].original + items.wholeOriginal(of: item) != 0 {
                    findings.append("item \(item.number) and its canceling document \(canceling.number) disagree")
                }
            }
            if !link.correctedBy.isNone, links[link.correctedBy]?.corrects != item {
                findings.append("item \(item.number) and its corrected document \(link.correctedBy.number) disagree")
            }
        }
        return findings
    }
}

extension FreeTextInvoices: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&heads)
        try stream.pass(&contents)
        try stream.pass(&templates)
        try stream.pass(&links)
        try stream.pass(&pending)
        try stream.pass(&liveCount)
    }
}
