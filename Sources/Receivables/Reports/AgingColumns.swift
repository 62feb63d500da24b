/// Open amounts of accounts sorted into columns of dates: the one count of ages behind reports, snapshots and statements.
///
/// Rules: credit:AG-3 to AG-5. Amounts stay in the currency of their items.
struct AgingColumns {
    let periods: [AgingPeriod]
    let basis: AgingBasis
    /// Unapplied payments and credit notes go into the first column whatever their date.
    let positionsPayments: Bool

    struct Part {
        let currency: Currency
        /// One a period.
        var amounts: [Int64]
        var outOfRange: Int64 = 0
        var disputedCount: UInt32 = 0
        var disputed: Int64 = 0

        var total: Int64 { amounts.reduce(outOfRange, +) }
    }

    /// By currency code, and how many items were looked at; `asOf` nil counts settlements of all dates.
    func parts(
        of accounts: [CustomerID], asOf: CalendarDate?, _ pin: Pin, _ book: borrowing Book
    ) -> (parts: [Part], items: Int) {
        var parts: [Part] = []
        var visited = 0
        for account in accounts {
            pin.forEachItem(of: account, asOf: asOf, book) { item in
                visited += 1
                guard let open = pin.open(item, asOf: asOf, book)?.open, open != 0 else { return }
                add(book.items[item], open, to: &parts)
            }
        }
        if parts.count > 1 { parts.sort { $0.currency.code < $1.currency.code } }
        return (parts, visited)
    }

    private func add(_ row: Item, _ open: Int64, to parts: inout [Part]) {
        var place = parts.firstIndex { $0.currency == row.currency } ?? -1
        if place < 0 {
            place = parts.count
            parts.append(Part(currency: row.currency, amounts: Array(repeating: 0, count: periods.count)))
        }
        if row.status == .disputed {
            parts[place].disputedCount += 1
            parts[place].disputed += open
        }
        if let period = column(of: row) {
            parts[place].amounts[period] += open
        } else {
            parts[place].outOfRange += open
        }
    }

    /// The column an item counts in; nil: out of range.
    private func column(of row: Item) -> Int? {
        positionsPayments && isCredit(row) && !periods.isEmpty ? 0 : place(of: row)
    }

    /// Calls for each item of an account with its open amount and its column.
    func forEachOpen(
        of account: CustomerID, asOf: CalendarDate?, _ pin: Pin, _ book: borrowing Book,
        _ body: (ItemID, Int64, Int?) -> Void
    ) {
        pin.forEachItem(of: account, asOf: asOf, book) { item in
            guard let open = pin.open(item, asOf: asOf, book)?.open, open != 0 else { return }
            body(item, open, column(of: book.items[item]))
        }
    }

    /// The column of an item by its date; nil: out of range.
    func place(of row: Item) -> Int? {
        let date =
            switch basis {
            case .dueDate: row.dueDate
            case .documentDate: row.documentDate
            case .transactionDate: row.postingDate
            }
        return periods.firstIndex { $0.holds(date) }
    }

    /// Unapplied payments and credit notes.
    private func isCredit(_ row: Item) -> Bool {
        switch row.kind {
        case .payment, .prepayment, .creditNote: row.original < 0
        case .invoice, .interestNote, .letterFee, .paymentFee, .reimbursement, .adjustment, .bill, .prepaymentInvoice: false
        }
    }
}
