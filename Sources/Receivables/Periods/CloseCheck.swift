/// What is still to be done before a period is closed, step by step (setup:PC-7).
///
/// Cost: one pass over the company's items, so it is a long read; closing a period does the same pass once.
package struct CloseCheck: Query {
    package let id: CompanyID
    package let period: Code

    package init(id: CompanyID, period: Code) {
        self.id = id
        self.period = period
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> CloseList {
        book.closeList(id, try book.companies.period(id, named: period))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
    package func isLong(_ book: borrowing Book) -> Bool { true }
}

/// Open work per step, steps without any left out.
package struct CloseList: Equatable, Sendable {
    package struct Row: Equatable, Sendable {
        package let step: CloseStep
        package let count: UInt32
    }

    package let period: Period
    package let open: [Row]

    package var isDone: Bool { open.isEmpty }

    /// Stands for exactly this open work: other counts make another token.
    package var confirmToken: String {
        guard !isDone else { return "" }
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    var word: UInt64 {
        var word = UInt64(bitPattern: Int64(period.from.days)) &* 0x9e37_79b9_7f4a_7c15
        for row in open { word = Mix.fold(word ^ UInt64(row.step.rawValue), UInt64(row.count) &+ 1) }
        return word
    }
}

extension CloseStep {
    /// As the protocol writes it.
    package var name: String {
        switch self {
        case .batchJobs: "batch_jobs"
        case .orderConfirmations: "order_confirmations"
        case .pickingLists: "picking_lists"
        case .packingSlips: "packing_slips"
        case .salesInvoices: "sales_invoices"
        case .freeTextInvoices: "free_text_invoices"
        case .paymentJournals: "payment_journals"
        case .billJournals: "bill_journals"
        case .revaluations: "revaluations"
        case .reconciliationDifferences: "reconciliation_differences"
        case .euSalesList: "eu_sales_list"
        }
    }
}

/// Says how much of a step is open in a system beside this one; 0: done (setup:PC-7).
package struct ReportCloseStep: Command {
    package let id: CompanyID
    package let period: Code
    package let step: CloseStep
    package let count: UInt32

    package init(id: CompanyID, period: Code, step: CloseStep, count: UInt32) {
        self.id = id
        self.period = period
        self.step = step
        self.count = count
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> CloseReport {
        let found = try book.companies.operatingPeriod(id, named: period)
        if found.status == .closed { throw .periodIsClosed(found) }
        let report = CloseReport(from: found.from, step: step, count: count)
        draft.add(.closing(.stepReported(id, report)), book)
        return report
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

extension Book {
    /// Own counts and those reported by other systems; of another kind than operating none.
    func closeList(_ id: CompanyID, _ period: Period) -> CloseList {
        guard period.isOperating else { return CloseList(period: period, open: []) }
        var counts = [UInt64](repeating: 0, count: CloseStep.allCases.count + 1)
        for report in companies.setups[Int(id.number) - 1].closeReports where report.from == period.from {
            counts[Int(report.step.rawValue)] += UInt64(report.count)
        }
        counts[Int(CloseStep.revaluations.rawValue)] += UInt64(itemsNotRevalued(id, at: period.to))
        counts[Int(CloseStep.reconciliationDifferences.rawValue)] +=
            UInt64(reconciliation(id, at: period.to).count { $0.difference != 0 })
        counts[Int(CloseStep.freeTextInvoices.rawValue)] += UInt64(draftsDated(id, in: period))
        counts[Int(CloseStep.paymentJournals.rawValue)] += UInt64(
            paymentJournals.unposted(of: id) { period.holds($0) })
        counts[Int(CloseStep.paymentJournals.rawValue)] += UInt64(
            directDebits.collections.count {
                $0.company == id && $0.state == .presented && period.holds($0.dueDate)
            })
        counts[Int(CloseStep.billJournals.rawValue)] += UInt64(
            bills.remittances.count { $0.company == id && $0.confirmed == nil && period.holds($0.date) })
        counts[Int(CloseStep.euSalesList.rawValue)] += UInt64(unreportedEUSales(id, in: period))
        let orders = unfinishedOrders(id, through: period.to)
        counts[Int(CloseStep.packingSlips.rawValue)] += UInt64(orders.toDeliver)
        counts[Int(CloseStep.salesInvoices.rawValue)] += UInt64(orders.toInvoice)
        let open = CloseStep.allCases.filter { counts[Int($0.rawValue)] > 0 }
            .map { CloseList.Row(step: $0, count: UInt32(clamping: counts[Int($0.rawValue)])) }
        return CloseList(period: period, open: open)
    }

    /// Free text invoices that say a day of the period and wait to be posted.
    private func draftsDated(_ id: CompanyID, in period: Period) -> UInt32 {
        var count: UInt32 = 0
        for head in freeText.heads where head.company == id {
            guard let draft = freeText.live(head.id),
                let date = draft.document.postingDate ?? draft.document.documentDate, period.holds(date)
            else { continue }
            count += 1
        }
        return count
    }

    /// Items in a foreign currency that are open at the end of a period and not revalued at that date.
    private func itemsNotRevalued(_ id: CompanyID, at date: CalendarDate) -> UInt32 {
        let accounting = companies[id].currency
        var (number, count) = (UInt32(0), UInt32(0))
        while number < items.rows.count {
            number += 1
            let item = ItemID(number)
            let row = items[item]
            guard UInt32(row.company) == id.number, row.currency != accounting, row.postingDate <= date,
                items.unrealized(item).lastDate.map({ $0 < date }) ?? true,
                (items.open(item, asOf: date, knownAt: .max)?.open ?? 0) != 0
            else { continue }
            count += 1
        }
        return count
    }

    /// Orders with goods picked and not on a packing slip, and with goods delivered and not invoiced.
    private func unfinishedOrders(_ id: CompanyID, through date: CalendarDate) -> (toDeliver: UInt32, toInvoice: UInt32) {
        var (number, found) = (UInt32(0), (toDeliver: UInt32(0), toInvoice: UInt32(0)))
        while number < orders.rows.count {
            number += 1
            guard orders[OrderID(number)].company == id, let detail = sales.detail(OrderID(number)) else { continue }
            if detail.lines.contains(where: { !$0.picked.isZero }) { found.toDeliver += 1 }
            let left = detail.slips.contains { slip in
                slip.date <= date && !slip.isCanceled && slip.lines.contains { !$0.left.isZero }
            }
            if left { found.toInvoice += 1 }
        }
        return found
    }
}
