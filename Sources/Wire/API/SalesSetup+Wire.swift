import Receivables
import Schema
import SwiftProtobuf

// Rows of the set-up of sales, told as they are set.

extension GetSalesSetup {
    package init(_ message: Reskontra_V1_GetSalesSetupRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company, from: message.from)
    }
}

extension Reskontra_V1_GetSalesSetupResponse {
    package init(_ answer: GetSalesSetup.Answer, _ book: borrowing Book) {
        self.init()
        for row in answer.rows { rows.append(.init(row, book)) }
        next = answer.next
    }
}

extension Reskontra_V1_SalesRow {
    fileprivate init(_ row: SalesSetup, _ book: borrowing Book) {
        self.init()
        switch row {
        case .chargesCode(let row): chargesCode = .init(row, book)
        case .autoCharge(let row): autoCharge = .init(row)
        case .commission(let row): commission = .init(row)
        case .salesGroup(let row): salesGroup = .init(row)
        case .item(let row):
            item = .with {
                ($0.item, $0.chargeGroup, $0.commissionGroup) = (
                    row.item.text, row.chargeGroup.text, row.commissionGroup.text
                )
            }
        case .traits(let row):
            traits.customerNumber = book.customers[row.customer].number.text
            traits.chargeGroup = row.chargeGroup.text
            traits.commissionGroup = row.commissionGroup.text
            traits.salesGroup = row.salesGroup.text
            traits.summarized = row.isSummarized
        case .parameters(let row): parameters = .init(row)
        case .delivery(let row):
            delivery.kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
            delivery.code = row.code.text
            delivery.description_p = row.description
            delivery.chargeGroup = row.chargeGroup.text
            delivery.address = row.address
        }
    }
}

extension Reskontra_V1_ChargesCode {
    fileprivate init(_ row: ChargesCode, _ book: borrowing Book) {
        self.init()
        code = row.code.text
        description_p = row.description
        debit = .init(rawValue: Int(row.debit.rawValue)) ?? .unspecified
        credit = .init(rawValue: Int(row.credit.rawValue)) ?? .unspecified
        if !row.debitAccount.isNone { debitAccount = book.companies.account(row.debitAccount).number.text }
        if !row.creditAccount.isNone { creditAccount = book.companies.account(row.creditAccount).number.text }
    }
}

extension Reskontra_V1_AutoCharge {
    fileprivate init(_ row: AutoCharge) {
        self.init()
        code = row.code.text
        header = row.isHeader
        customers = .init(row.customers)
        items = .init(row.items)
        currency = row.currency.code.text
        kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
        value = .init(row.value)
    }
}

extension Reskontra_V1_CommissionRule {
    fileprivate init(_ row: CommissionRule) {
        self.init()
        items = .init(row.items)
        customers = .init(row.customers)
        representatives = .init(row.reps)
        if let day = row.from { from = .init(day) }
        if let day = row.to { to = .init(day) }
        percent = .init(row.percent.decimal)
        basis = .init(rawValue: Int(row.basis.rawValue)) ?? .unspecified
        discount = .init(rawValue: Int(row.discount.rawValue)) ?? .unspecified
    }
}

extension Reskontra_V1_SalesGroup {
    fileprivate init(_ row: SalesGroup) {
        self.init()
        code = row.code.text
        members = row.members.map { member in
            .with { ($0.representative, $0.sharePercent) = (member.rep.text, .init(member.share.decimal)) }
        }
    }
}

extension Reskontra_V1_SalesParameters {
    fileprivate init(_ row: SalesParameters) {
        self.init()
        splitBySite = row.splitsBySite
        splitByDelivery = row.splitsByDelivery
        postZeroPriceToRevenue = row.postsZeroPrice
        if row.keptApartBy.contains(.orderingCustomer) { summaryUpdateFields.append(.orderingCustomer) }
        if row.keptApartBy.contains(.salesGroup) { summaryUpdateFields.append(.salesGroup) }
        if row.keptApartBy.contains(.shipDate) { summaryUpdateFields.append(.shipDate) }
    }
}

extension Reskontra_V1_SalesScope {
    fileprivate init(_ scope: SalesScope) {
        self.init()
        switch scope {
        case .one(let code): (kind, relation) = (.table, code.text)
        case .group(let code): (kind, relation) = (.group, code.text)
        case .all: kind = .all
        }
    }
}
