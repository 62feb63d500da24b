/// Makes the EU sales list of some days from all documents that no reported list has (setup:PC-11).
///
/// It replaces the one made before, until that is reported; what is posted afterwards comes with the next.
/// Rejections in order: DATE_RANGE_INVALID, FIELD_REQUIRED (a customer without a tax number), TOO_MANY_ITEMS.
package struct CreateEUSalesList: Command {
    package let id: CompanyID
    package let from: CalendarDate
    package let to: CalendarDate

    package init(id: CompanyID, from: CalendarDate, to: CalendarDate) {
        (self.id, self.from, self.to) = (id, from, to)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> EUSalesList {
        if to < from {
            throw Rejection(.dateRangeInvalid, field: "to", "the list ends on \(to), before it begins on \(from)")
        }
        let last = book.sales.eu.lists(of: id).last
        let number = last.map { $0.isReported ? $0.number + 1 : $0.number } ?? 1
        let list = EUSalesList(
            company: id, number: number, from: from, to: to, through: UInt32(book.sales.eu.sales.count),
            lines: try lines(book))
        draft.add(.closing(.euListMade(list)), book)
        return list
    }

    private struct Key: Hashable {
        let taxNumber: Code
        let kind: ListCode
    }

    private func lines(_ book: borrowing Book) throws(Rejection) -> [EUSalesList.Line] {
        let days = EUSalesList(company: id, number: 0, from: from, to: to, through: 0, lines: [])
        var sums: [Key: EUSalesList.Line] = [:]
        for sale in book.sales.eu.unreported(of: id) where days.holds(sale) {
            let number = book.sales.trade(of: sale.customer).taxNumber
            if number.isEmpty { throw noTaxNumber(sale, book) }
            let key = Key(taxNumber: number, kind: sale.kind)
            var line = sums[key] ?? EUSalesList.Line(taxNumber: number, kind: sale.kind, amount: 0, documents: 0)
            line.amount = Int64(clamping: Int128(line.amount) + Int128(sale.amount))
            guard line.amount.magnitude <= Money.minorMax.magnitude else { throw .outOfRange(field: "from") }
            line.documents += 1
            sums[key] = line
            guard sums.count <= EUSalesList.linesMax else {
                throw .tooMany(sums.count, max: EUSalesList.linesMax, field: "from")
            }
        }
        return sums.values.sorted {
            $0.taxNumber == $1.taxNumber ? $0.kind.rawValue < $1.kind.rawValue : $0.taxNumber < $1.taxNumber
        }
    }

    private func noTaxNumber(_ sale: EUSale, _ book: borrowing Book) -> Rejection {
        let (customer, document) = (book.customers[sale.customer].number, book.items[sale.item].number)
        return Rejection(
            .fieldRequired, field: "customer.tax_exempt_number",
            "customer \(customer) of document \(document) has no tax number",
            [.init("customer", customer.text), .init("document", document.text)])
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Says that a list went to the authorities: its documents are locked, no later list has them again (setup:PC-11).
///
/// Rejections in order: NOT_FOUND, STATE_NOT_ALLOWED (reported already), VERSION_CONFLICT (made anew for other days).
package struct ReportEUSalesList: Command {
    package let id: CompanyID
    package let number: UInt32
    /// Days of the list as the caller knows it: it may have been made anew. Nil: any.
    package let expectedFrom: CalendarDate?
    package let expectedTo: CalendarDate?

    package init(id: CompanyID, number: UInt32, expectedFrom: CalendarDate? = nil, expectedTo: CalendarDate? = nil) {
        (self.id, self.number) = (id, number)
        (self.expectedFrom, self.expectedTo) = (expectedFrom, expectedTo)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> EUSalesList {
        var list = try book.euSalesList(id, number)
        if list.isReported {
            throw Rejection(
                .stateNotAllowed, field: "number", "list \(number) is reported already",
                [.init("current_state", "REPORTED")])
        }
        for (field, expected, day) in [
            ("expected_from", expectedFrom, list.from), ("expected_to", expectedTo, list.to),
        ] {
            guard let expected, expected != day else { continue }
            throw Rejection(
                .versionConflict, field: field,
                "list \(number) was made anew: it is of \(list.from) to \(list.to), \(expected) was expected",
                [.init("from", list.from), .init("to", list.to), .init("expected", expected)])
        }
        draft.add(.closing(.euListReported(id, number)), book)
        list.isReported = true
        return list
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// One list with its lines.
package struct GetEUSalesList: Query {
    package let id: CompanyID
    /// 0: the latest.
    package let number: UInt32

    package init(id: CompanyID, number: UInt32) { (self.id, self.number) = (id, number) }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> EUSalesList {
        try book.euSalesList(id, number)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

extension Book {
    fileprivate func euSalesList(_ id: CompanyID, _ number: UInt32) throws(Rejection) -> EUSalesList {
        let all = sales.eu.lists(of: id)
        guard let found = number == 0 ? all.last : all.last(where: { $0.number == number }) else {
            throw Rejection(
                .notFound, field: "number", "there is no EU sales list \(number)", [.init("number", UInt64(number))])
        }
        return found
    }
}
