/// What orders count as, where the kept sums alone do not tell.
///
/// The sums hold every live order at its full amounts. A horizon, a hold, a return and an authorization that stands
/// for the same sale make an order count otherwise: those are looked at one by one. Cost: orders beyond the horizon,
/// and for accounts with special ones the list up to the last of those (credit:EX-1, EX-7).
extension CountedExposure {
    /// True when the orders of the row cannot be taken at their kept sums.
    @inline(__always)
    func looksAtOrders(_ sums: Exposures.Sums) -> Bool {
        sums.firstOrder != 0 && (sums.specialOrders != 0 || horizonDays != nil)
    }

    /// To be added to the subtotal of kept sums.
    func orderCorrection(_ sums: Exposures.Sums, _ book: borrowing Book, at now: Moment) -> Int64 {
        let horizon = horizonDays.map { Int64(now.today.days) + Int64($0) } ?? .max
        var (correction, specials) = (Int64(0), sums.specialOrders)
        var id = OrderID(sums.firstOrder)
        while !id.isNone {
            let row = book.orders[id]
            let isBeyond = Int64(row.shipDays) > horizon
            if !isBeyond, specials == 0 { break }
            if row.isSpecial { specials -= 1 }
            if isBeyond || row.isSpecial { correction += counted(row, isBeyond, book, at: now.instant) - plain(row) }
            id = row.next
        }
        return correction
    }

    /// What an order counts, beside a reservation that stands for the same sale; `remaining`: of the reservation, if
    /// not as it stands.
    func counted(_ row: SalesOrder, _ book: borrowing Book, at now: Moment, remaining: Int64? = nil) -> Int64 {
        let isBeyond = horizonDays.map { Int64(row.shipDays) > Int64(now.today.days) + Int64($0) } ?? false
        return counted(row, isBeyond, book, at: now.instant, remaining: remaining)
    }

    /// The kept sums alone do not tell what it counts.
    func looksAt(_ row: SalesOrder) -> Bool { row.isSpecial || horizonDays != nil }

    /// As it stands in the kept sums.
    private func plain(_ row: SalesOrder) -> Int64 {
        (countsDelivered ? row.delivered : 0) + (countsOrders ? row.open : 0)
    }

    private func counted(
        _ row: SalesOrder, _ isBeyond: Bool, _ book: borrowing Book, at now: Instant, remaining: Int64? = nil
    ) -> Int64 {
        var amount: Int64 = 0
        if countsDelivered, row.delivered >= 0 || includesReturns { amount += row.delivered }
        if countsOrders, !isBeyond, !row.held || includesHeldOrders, row.open >= 0 || includesReturns {
            amount += row.open
        }
        guard !row.authorization.isNone, book.authorizations[row.authorization].isLive(at: now) else { return amount }
        // The reservation counts already: only what the order is larger by comes on top.
        let remaining = remaining ?? book.authorizations[row.authorization].remaining
        return max(remaining, amount) - remaining
    }
}

extension Book {
    /// Orders and delivered amounts of a list of live orders, worked out from the orders alone.
    func recomputedOrders(_ first: UInt32) -> (orders: Int64, delivered: Int64, special: UInt32) {
        var found: (orders: Int64, delivered: Int64, special: UInt32) = (0, 0, 0)
        var id = OrderID(first)
        while !id.isNone {
            let row = orders[id]
            found.orders += row.open
            found.delivered += row.delivered
            if row.isSpecial { found.special += 1 }
            id = row.next
        }
        return found
    }

    /// Orders whose place in the lists is wrong; one sentence each, for `verify`.
    func misplacedOrders() -> [String] {
        var findings: [String] = []
        var number: UInt32 = 0
        while number < orders.rows.count {
            number += 1
            let row = orders[OrderID(number)]
            if orders.find(row.company, row.number) != OrderID(number) {
                findings.append("order \(row.number) is not found by its number")
            }
            if row.value != row.open + row.delivered + row.invoiced {
                findings.append("order \(row.number) of \(row.value) has parts that do not add up")
            }
            guard row.isLive else {
                if !row.previous.isNone || !row.next.isNone { findings.append("order \(row.number) is done and still linked") }
                continue
            }
            let head = exposures.find(customers[row.customer].firstSums, row.currency)?.firstOrder ?? 0
            let isLinked = row.previous.isNone ? head == number : orders[row.previous].next == OrderID(number)
            let inOrder = row.next.isNone || orders[row.next].shipDays <= row.shipDays
            if !isLinked || !inOrder { findings.append("order \(row.number) is linked wrongly") }
        }
        return findings
    }
}
