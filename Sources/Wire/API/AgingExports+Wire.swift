import Receivables
import Schema
import SwiftProtobuf

// Agings kept under a name: requests -> commands, answers -> responses.

extension ExportAging {
    package init(_ message: Reskontra_V1_ExportAgingRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let asOf = border.date(message.agingAsOf, message.hasAgingAsOf, "aging_as_of")
        let balance = border.date(message.balanceAsOf, message.hasBalanceAsOf, "balance_as_of")
        let most = ExportAging.pageCustomersMax
        let made = ExportAging(
            id: company, name: border.code(message.name, "name", required: true),
            definition: border.code(message.definition, "definition"), basis: border.basis(message.basis),
            agingAsOf: asOf, balanceAsOf: balance, positionsPayments: message.paymentPositioning,
            hasDetails: message.details, pool: border.code(message.pool, "pool"), isNameOnly: message.nameOnly,
            customersMax: message.customersMax == 0 ? most : min(Int(message.customersMax), most))
        try border.check()
        self = made
    }
}

extension DeleteAgingExport {
    package init(_ message: Reskontra_V1_DeleteAgingExportRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let name = border.code(message.name, "name", required: true)
        try border.check()
        self.init(id: company, name: name)
    }
}

extension GetAgingExport {
    package init(_ message: Reskontra_V1_GetAgingExportRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let name = border.code(message.name, "name", required: true)
        let token = border.pageToken(message.page, filter: GetAgingExport.filter(company, name))
        let size = border.pageSize(message.page)
        try border.check()
        self.init(id: company, name: name, size: size, after: Int(UInt32(truncatingIfNeeded: token.first)))
    }

    fileprivate static func filter(_ company: CompanyID, _ name: Code) -> UInt64 {
        PageToken.filter("aging-export", "\(company.number)", name.text)
    }
}

extension ListAgingExports {
    package init(_ message: Reskontra_V1_ListAgingExportsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let token = border.pageToken(message.page, filter: ListAgingExports.filter(company))
        let size = border.pageSize(message.page)
        try border.check()
        self.init(id: company, size: size, after: AgingExportID(UInt32(truncatingIfNeeded: token.first)))
    }

    fileprivate static func filter(_ company: CompanyID) -> UInt64 { PageToken.filter("aging-exports", "\(company.number)") }
}

// MARK: Answers

extension Reskontra_V1_AgingExport {
    init(_ row: AgingExport) {
        self.init()
        name = row.name.text
        state = .init(rawValue: Int(row.state.rawValue)) ?? .unspecified
        definition = row.definition.text
        basis = .init(rawValue: Int(row.basis.rawValue)) ?? .unspecified
        agingAsOf = .init(row.asOf)
        balanceAsOf = .init(row.balanceAsOf)
        paymentPositioning = row.positionsPayments
        details = row.hasDetails
        pool = row.pool.text
        position = row.position
        currency = row.currency.code.text
        periods = row.periods.map { .init($0) }
        customers = UInt32(row.customerCount)
        totals.periodsMinor = Array(row.totals.dropLast())
        totals.outOfRangeMinor = row.totals.last ?? 0
        totals.totalMinor = row.totals.reduce(0, +)
        createdOn = .init(row.createdOn)
    }
}

extension Reskontra_V1_AgingReportRow {
    fileprivate init(_ row: AgingExportRow, _ book: borrowing Book) {
        self.init()
        customerNumber = book.customers[row.customer].number.text
        periodsMinor = row.amounts
        outOfRangeMinor = row.outOfRange
        totalMinor = row.total
        itemsLeftOut = row.itemsLeftOut
        for detail in row.items {
            var made = Reskontra_V1_AgingReportItem()
            made.number = book.items[detail.item].number.text
            made.open = .init(detail.open, book.items[detail.item].currency)
            made.period = detail.period
            items.append(made)
        }
    }
}

extension Reskontra_V1_ExportAgingResponse {
    package init(_ answer: AgingExport, _ book: borrowing Book) {
        self.init()
        export = .init(answer)
    }
}

extension Reskontra_V1_DeleteAgingExportResponse {
    package init(_ answer: AgingExport, _ book: borrowing Book) {
        self.init()
        export = .init(answer)
    }
}

extension Reskontra_V1_GetAgingExportResponse {
    package init(_ answer: GetAgingExport.Answer, of query: GetAgingExport, _ book: borrowing Book) {
        self.init()
        export = .init(answer.export)
        for row in answer.rows { rows.append(.init(row, book)) }
        guard answer.hasMore else { return }
        nextPageToken = PageToken(
            first: UInt64(query.after + answer.rows.count), filter: GetAgingExport.filter(query.id, query.name)).text
    }
}

extension Reskontra_V1_ListAgingExportsResponse {
    package init(_ answer: ListAgingExports.Answer, of query: ListAgingExports, _ book: borrowing Book) {
        self.init()
        for id in answer.exports { exports.append(.init(book.collections[id])) }
        guard answer.hasMore, let last = answer.exports.last else { return }
        nextPageToken = PageToken(first: UInt64(last.number), filter: ListAgingExports.filter(query.id)).text
    }
}
