import Receivables
import Schema

// Rows of the set-up of sales: answers -> responses.

extension Reskontra_V1_ListSalesRowsResponse {
    package init(_ answer: ListSalesRows.Answer, of query: ListSalesRows, _ book: borrowing Book) {
        self.init()
        for row in answer.rows { rows.append(.init(row, book)) }
        guard answer.next > 0 else { return }
        nextPageToken = PageToken(
            first: UInt64(answer.next), filter: ListSalesRows.filter(query.companyID, query.kind)
        ).text
    }
}

extension Reskontra_V1_SalesRow {
    init(_ row: SalesSetup, _ book: borrowing Book) {
        self.init()
        switch row {
        case .chargesCode(let row):
            chargesCode.code = row.code.text
            chargesCode.description_p = row.description
            chargesCode.debit = .init(rawValue: Int(row.debit.rawValue)) ?? .unspecified
            chargesCode.credit = .init(rawValue: Int(row.credit.rawValue)) ?? .unspecified
            chargesCode.itemTaxGroup = row.itemTaxGroup.text
            func number(_ account: AccountID) -> String {
                account.isNone ? "" : book.companies.account(account).number.text
            }
            chargesCode.debitAccount = number(row.debitAccount)
            chargesCode.creditAccount = number(row.creditAccount)
        case .autoCharge(let row):
            autoCharge.code = row.code.text
            autoCharge.header = row.isHeader
            autoCharge.customers = .init(row.customers)
            autoCharge.items = .init(row.items)
            autoCharge.currency = row.currency.code.text
            autoCharge.kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
            autoCharge.value = .init(row.value)
        case .commission(let row):
            commission.items = .init(row.items)
            commission.customers = .init(row.customers)
            commission.representatives = .init(row.reps)
            if let from = row.from { commission.from = .init(from) }
            if let to = row.to { commission.to = .init(to) }
            commission.percent = .init(row.percent.decimal)
            commission.basis = .init(rawValue: Int(row.basis.rawValue)) ?? .unspecified
            commission.discount = .init(rawValue: Int(row.discount.rawValue)) ?? .unspecified
        case .salesGroup(let row):
            salesGroup.code = row.code.text
            for member in row.members {
                var made = Reskontra_V1_SalesGroup.Member()
                made.representative = member.rep.text
                made.sharePercent = .init(member.share.decimal)
                salesGroup.members.append(made)
            }
        case .item(let row):
            item.item = row.item.text
            (item.chargeGroup, item.commissionGroup) = (row.chargeGroup.text, row.commissionGroup.text)
        case .traits(let row):
            traits.customerNumber = book.customers[row.customer].number.text
            (traits.chargeGroup, traits.commissionGroup) = (row.chargeGroup.text, row.commissionGroup.text)
            (traits.salesGroup, traits.summarized) = (row.salesGroup.text, row.isSummarized)
        case .delivery(let row):
            delivery.kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
            (delivery.code, delivery.description_p) = (row.code.text, row.description)
            (delivery.chargeGroup, delivery.address) = (row.chargeGroup.text, row.address)
        case .parameters(let row):
            parameters.splitBySite = row.splitsBySite
            parameters.splitByDelivery = row.splitsByDelivery
            parameters.postZeroPriceToRevenue = row.postsZeroPrice
            parameters.postPackingSlipAccruals = row.accruesPackingSlips
            let fields: [(SummaryFields, Reskontra_V1_SummaryField)] = [
                (.orderingCustomer, .orderingCustomer), (.salesGroup, .salesGroup), (.shipDate, .shipDate),
            ]
            parameters.summaryUpdateFields = fields.filter { row.keptApartBy.contains($0.0) }.map(\.1)
            // The row is there even where every field has its default.
            self.row = .parameters(parameters)
        }
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
