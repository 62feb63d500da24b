/// Payments in advance that are reserved for a sales order: open, but only its invoices settle them (payments:SE-2).
///
/// A reservation ends with its order: once that is invoiced or canceled, what is left of the payment is free.
extension Book {
    func isReserved(_ item: ItemID) -> Bool { reservation(of: item) != nil }

    /// The order that a payment waits for; nil: it is free.
    private func reservation(of item: ItemID) -> CompanyCode? {
        guard let key = prepayments.order(of: item), let order = orders.find(key.company, key.code), orders[order].isLive
        else { return nil }
        return key
    }

    /// Refuses to settle a reserved payment with anything but invoices of its order.
    func checkReserved(_ offers: [Matching.Offer], _ draft: borrowing Draft) throws(Rejection) {
        for credit in offers where !credit.isDebit && credit.kind == .prepayment {
            guard let key = reservation(of: credit.item) else { continue }
            for debit in offers where debit.isDebit && !isInvoice(debit.item, of: key, draft) {
                throw reserved(items[credit.item].number, for: key.code, field: "items[\(max(0, credit.place))]")
            }
        }
    }

    /// The same of a payment that is being posted for an order; empty: for none.
    func checkReserved(
        for order: Code, in company: CompanyID, _ offers: [Matching.Offer], _ draft: borrowing Draft
    ) throws(Rejection) {
        if order.isEmpty { return }
        let key = CompanyCode(company: company, code: order)
        for debit in offers where debit.isDebit && !isInvoice(debit.item, of: key, draft) {
            throw Rejection(
                .itemReserved, field: "items[\(max(0, debit.place))]",
                "\(debit.number) is no invoice of order \(order), which the payment is reserved for",
                [.init("document", debit.number.text), .init("order", order.text)])
        }
    }

    /// Of this order alone, or of several and this is one of them; also what is posted in the same commit.
    private func isInvoice(_ item: ItemID, of key: CompanyCode, _ draft: borrowing Draft) -> Bool {
        if prepayments.isInvoice(item, of: key) { return true }
        guard let fact = draft.fact(of: item), fact.company == key.company, fact.kind == .invoice else { return false }
        if fact.document.salesOrder == key.code { return true }
        guard let order = orders.find(key.company, key.code) else { return false }
        return draft.invoices(order, with: fact.instalmentOf.isNone ? item : fact.instalmentOf)
    }

    /// Refuses what settles a credit with something that is no invoice.
    func checkReserved(_ item: ItemID, field: String) throws(Rejection) {
        if let key = reservation(of: item) { throw reserved(items[item].number, for: key.code, field: field) }
    }

    private func reserved(_ number: Code, for order: Code, field: String) -> Rejection {
        Rejection(
            .itemReserved, field: field, "\(number) is reserved for order \(order): only its invoices settle it",
            [.init("document", number.text), .init("order", order.text)])
    }
}

extension PaymentDraft {
    /// The order a payment in advance waits for is one of its customer. Rejections: FIELD_INVALID, ORDER_NOT_FOUND,
    /// ORDER_NOT_OPEN, CUSTOMER_MISMATCH, CURRENCY_MISMATCH.
    func checkOrder(of account: CustomerID, in company: CompanyID, _ book: borrowing Book) throws(Rejection) {
        if salesOrder.isEmpty { return }
        if !isPrepayment {
            throw Rejection(.fieldInvalid, field: "sales_order", "only a prepayment is reserved for an order")
        }
        let row = book.orders[try book.order(company, salesOrder, field: "sales_order")]
        if row.customer != account {
            throw Rejection(
                .customerMismatch, field: "sales_order", "order \(salesOrder) is of another customer",
                [.init("order", salesOrder.text)])
        }
        if !row.isLive { throw Rejection.orderNotOpen(row).of("sales_order") }
        if row.currency != amount.currency {
            throw .otherCurrency(amount.currency, expected: row.currency, field: "amount")
        }
    }
}

extension Draft {
    /// Something of the order is invoiced by that document here.
    fileprivate func invoices(_ order: OrderID, with document: ItemID) -> Bool {
        for index in events.indices {
            let event = events[index]
            if case .sales(let sale) = event, case .orderInvoiced(let fact) = sale, fact.order == order,
                fact.item == document
            {
                return true
            }
        }
        return false
    }

    /// Settles what is reserved for an order with its invoice, in the invoice's commit, on the day of the later of both.
    ///
    /// Answers the entries, and the numbers of payments that a rule or the mark of a journal keeps from it: those stay
    /// for a person.
    mutating func settleReserved(
        for order: Code, in company: CompanyID, with invoice: ItemID, on date: CalendarDate, _ book: borrowing Book,
        at now: Moment
    ) -> (entries: [JournalEntry], left: [Code]) {
        var (entries, left): ([JournalEntry], [Code]) = ([], [])
        for payment in book.prepayments.payments(company, order: order) {
            // Its instalments in their order.
            let targets = items(ofDocument: invoice, book).filter { (item($0, book)?.open ?? 0) > 0 }
            guard !targets.isEmpty, let credit = item(payment, book), credit.open < 0
            else { continue }
            if book.paymentJournals.owner(of: payment) != nil {
                left.append(credit.number)
                continue
            }
            let start = mark
            do throws(Rejection) {
                let customer = book.customers[credit.customer].number
                let settled = try Settle(
                    company: company, customer: customer, items: (targets + [payment]).map { ApplyItem(item: $0) },
                    date: max(date, credit.postingDate)
                ).settle(book, at: now, &self)
                entries += settled.entries
            } catch {
                goBack(to: start)
                left.append(credit.number)
            }
        }
        return (entries, left)
    }
}
