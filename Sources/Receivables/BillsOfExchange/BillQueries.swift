package struct GetBill: Query {
    package let id: CompanyID
    package let number: Code

    package init(id: CompanyID, number: Code) { (self.id, self.number) = (id, number) }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> BillView {
        BillView(try book.bill(id, number), book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Bills by due date, so that what matures comes first; at most a page.
package struct ListBills: Query {
    package let id: CompanyID
    /// Empty: all customers.
    package let customer: Code
    /// Empty: all states.
    package let states: [BillStatus]
    package let dueBy: CalendarDate?
    package let size: Int
    /// Due date and bill after which the page begins; 0: from the first.
    package let after: UInt64

    package init(
        id: CompanyID, customer: Code, states: [BillStatus], dueBy: CalendarDate?, size: Int, after: UInt64
    ) {
        self.id = id
        self.customer = customer
        self.states = states
        self.dueBy = dueBy
        self.size = size
        self.after = after
    }

    package struct Answer: Sendable {
        package var bills: [BillView] = []
        package var hasMore = false
    }

    package var company: CompanyID? { id }

    package static func place(_ bill: Bill) -> UInt64 {
        UInt64(UInt32(bitPattern: bill.due.days)) << 32 | UInt64(bill.id.number)
    }

    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var found: [Bill] = []
        if customer.isEmpty {
            found = book.bills.bills
        } else {
            let account = book.customers[try book.customer(id, customer, field: "customer_number")].invoiceAccount
            for bill in book.bills.bills(of: account) { found.append(book.bills[bill]) }
        }
        found.sort { ListBills.place($0) < ListBills.place($1) }
        let (bills, hasMore) = found.page(of: size) { bill in
            bill.company == id && ListBills.place(bill) > after && (states.isEmpty || states.contains(bill.status))
                && (dueBy.map { bill.due <= $0 } ?? true)
        }
        var answer = Answer(hasMore: hasMore)
        for bill in bills { answer.bills.append(BillView(bill, book)) }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

package enum RemittanceState: UInt8, Sendable, BitwiseCopyable {
    case created = 1
    case confirmed = 2
}

extension Remittance {
    package var state: RemittanceState { confirmed == nil ? .created : .confirmed }
}

package struct GetRemittance: Query {
    package let id: CompanyID
    package let number: Code

    package init(id: CompanyID, number: Code) { (self.id, self.number) = (id, number) }

    package struct Answer: Sendable {
        package var remittance: Remittance
        package var bills: [BillView]
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let remittance = try book.remittance(id, number)
        var answer = Answer(remittance: remittance, bills: [])
        for bill in remittance.bills { answer.bills.append(BillView(book.bills[bill], book)) }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Remittances, latest first; at most a page.
package struct ListRemittances: Query {
    package let id: CompanyID
    /// Empty: all banks.
    package let bank: Code
    /// Nil: all.
    package let state: RemittanceState?
    package let size: Int
    /// The page begins below it; none: at the last.
    package let before: RemittanceID

    package init(id: CompanyID, bank: Code, state: RemittanceState?, size: Int, before: RemittanceID) {
        self.id = id
        self.bank = bank
        self.state = state
        self.size = size
        self.before = before
    }

    package struct Answer: Sendable {
        package var remittances: [Remittance] = []
        package var next = RemittanceID.none
    }

    package var company: CompanyID? { id }

    package func isLong(_ book: borrowing Book) -> Bool { true }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer()
        var place = before.isNone ? book.bills.remittances.count : min(Int(before.number) - 1, book.bills.remittances.count)
        while place > 0 {
            place -= 1
            let row = book.bills.remittances[place]
            guard row.company == id, bank.isEmpty || row.bank == bank, state == nil || row.state == state else { continue }
            if answer.remittances.count == size {
                answer.next = answer.remittances[size - 1].id
                break
            }
            answer.remittances.append(row)
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Counts and sums of bills per state and currency (setup:BE-10).
package struct BillStatistics: Query {
    package let id: CompanyID

    package init(id: CompanyID) { self.id = id }

    package struct Row: Equatable, Sendable {
        package var status: BillStatus
        package var currency: Currency
        package var count: UInt64
        package var sum: Int64
    }

    package var company: CompanyID? { id }

    package func isLong(_ book: borrowing Book) -> Bool { true }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> [Row] {
        var rows: [Row] = []
        for bill in book.bills.bills where bill.company == id {
            if let place = rows.firstIndex(where: { $0.status == bill.status && $0.currency == bill.currency }) {
                rows[place].count += 1
                let (sum, overflow) = rows[place].sum.addingReportingOverflow(bill.face)
                if overflow { throw .outOfRange(field: "") }
                rows[place].sum = sum
            } else {
                rows.append(Row(status: bill.status, currency: bill.currency, count: 1, sum: bill.face))
            }
        }
        return rows.sorted { ($0.status.rawValue, $0.currency.code) < ($1.status.rawValue, $1.currency.code) }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
