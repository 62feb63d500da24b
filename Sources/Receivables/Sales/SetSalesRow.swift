/// Creates or replaces a row of the set-up of sales (setup section 9). What was posted keeps what it was posted with.
package struct SetSalesRow: Command {
    package let id: CompanyID
    package let row: SalesSetup

    package init(id: CompanyID, row: SalesSetup) {
        self.id = id
        self.row = row
    }

    package static let rowsMax = 10_000

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> SalesSetup {
        let setup = book.sales.setup(id)
        switch row {
        case .autoCharge(let charge):
            guard setup.chargesCodes.contains(where: { $0.code == charge.code }) else {
                throw .unknown("charges code", charge.code, field: "charge.code")
            }
            if charge.isHeader, charge.items != .all {
                throw Rejection(.fieldInvalid, field: "charge.item_relation", "a charge of the order is for all items")
            }
            try check(setup.autoCharges.count)
        case .salesGroup(let group):
            if group.members.count > SalesGroup.membersMax {
                throw .tooMany(group.members.count, max: SalesGroup.membersMax, field: "group.members")
            }
            let sum = group.members.reduce(Int64(0)) { $0 + $1.share.tenThousandths }
            if sum > 1_000_000 {
                throw Rejection(
                    .fieldInvalid, field: "group.members", "the shares come to \(Percent(tenThousandths: sum).decimal) percent")
            }
            try check(setup.salesGroups.count)
        case .commission: try check(setup.commissions.count)
        case .chargesCode(let code):
            if !code.itemTaxGroup.isEmpty, book.companies.setup(id).itemTaxGroups[code.itemTaxGroup] == nil {
                throw .unknown("item tax group", code.itemTaxGroup, field: "code.item_tax_group")
            }
            try check(setup.chargesCodes.count)
        case .delivery(let row): try check(setup.deliveries[row.kind]?.count ?? 0)
        case .item, .traits, .parameters: break
        }
        draft.add(.sales(.setupSet(id, row)), book)
        return row
    }

    private func check(_ count: Int) throws(Rejection) {
        if count >= SetSalesRow.rowsMax { throw .tooMany(count + 1, max: SetSalesRow.rowsMax, field: "") }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}
