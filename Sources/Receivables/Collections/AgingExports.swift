/// Exports of a store by id and by name; a deleted one leaves its id behind and nothing else.
struct AgingExports: Sendable {
    private(set) var rows: [AgingExport] = []
    private var byName: [CompanyCode: AgingExportID] = [:]
    /// Of each company, in the order they were named.
    private var byCompany: [CompanyID: [AgingExportID]] = [:]

    subscript(_ id: AgingExportID) -> AgingExport { rows[Int(id.number) - 1] }
    func find(_ company: CompanyID, _ name: Code) -> AgingExportID? { byName[CompanyCode(company: company, code: name)] }
    func of(_ company: CompanyID) -> [AgingExportID] { byCompany[company] ?? [] }

    mutating func add(_ export: AgingExport) {
        precondition(Int(export.id.number) == rows.count + 1, "export ids are dense")
        rows.append(export)
        byName[CompanyCode(company: export.company, code: export.name)] = export.id
        byCompany[export.company, default: []].append(export.id)
    }

    mutating func take(_ page: AgingExportPage) { rows[Int(page.export.number) - 1].take(page) }

    mutating func delete(_ id: AgingExportID) {
        let row = self[id]
        byName[CompanyCode(company: row.company, code: row.name)] = nil
        byCompany[row.company]?.removeAll { $0 == id }
        rows[Int(id.number) - 1].pages = []
        rows[Int(id.number) - 1].isDeleted = true
    }
}

extension AgingExports: Stored {
    mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&rows)
        try stream.pass(&byName)
        try stream.pass(&byCompany)
    }
}
