extension Book {
    /// The house's conscience: what the book keeps, worked out anew; one sentence per disagreement.
    ///
    /// Cost: one pass over everything. Empty when all agrees.
    package func verify() -> [String] {
        var run = VerifyRun(self)
        while true {
            if let answer = run.step(self, rows: 1 << 20) { return answer.findings }
        }
    }

    /// What `digest` must be, from the state alone.
    fileprivate func recomputedDigest() -> Digest {
        var sum = Digest()
        var number: UInt32 = 0
        while number < items.rows.count {
            number += 1
            let row = items[ItemID(number)]
            sum.add(.item, UInt64(number), UInt64(bitPattern: row.open))
            sum.add(.itemAccounting, UInt64(number), UInt64(bitPattern: row.accountingOpen))
            sum.add(.itemCollection, UInt64(number), row.collectionWord)
            sum.add(.unrealized, UInt64(number), UInt64(bitPattern: items.unrealized(ItemID(number)).sum))
            sum.add(.closedProfile, UInt64(number), items.closedProfileWord(of: ItemID(number)))
            sum.add(.commission, UInt64(number), sales.commissionWord(of: ItemID(number)))
        }
        for letter in collections.letters { sum.add(.letter, UInt64(letter.id.number), letter.fingerprint) }
        for row in collections.exports.rows where !row.isDeleted {
            sum.add(.agingExport, UInt64(row.id.number), row.fingerprint)
        }
        for grant in grants.all { sum.add(.grant, UInt64(grant.id.number), grant.digestValue) }
        addDirectDebits(to: &sum)
        addBills(to: &sum)
        for row in proposals.rows { sum.add(.proposal, UInt64(row.id.number), row.digestValue) }
        for (place, row) in reimbursements.rows.enumerated() {
            sum.add(.reimbursement, UInt64(place) + 1, row.fingerprint)
        }
        for file in payouts.files { sum.add(.payoutFile, UInt64(file.id.number), file.fingerprint) }
        for row in nettings.rows { sum.add(.netting, UInt64(row.id.number), row.fingerprint) }
        for item in prepayments.items {
            sum.add(.prepayment, UInt64(item.number), prepayments[item]?.fingerprint ?? 0)
        }
        for item in prepaymentTaxes.items {
            sum.add(.prepaymentTax, UInt64(item.number), prepaymentTaxes[item]?.fingerprint ?? 0)
        }
        prepayments.addReservations(to: &sum)
        bank.addReconciled(to: &sum)
        addPaymentJournals(to: &sum)
        addItemLines(to: &sum)
        for group in items.instalmentGroups.rows { sum.add(.instalments, UInt64(group.first.number), UInt64(group.count)) }
        for item in items.itemsWithEditedDates { sum.add(.itemDates, UInt64(item.number), items.editedDatesWord(of: item)) }
        for item in items.itemsWithEditedPayment {
            sum.add(.itemPayment, UInt64(item.number), items.paymentWord(of: item))
        }
        for item in items.itemsWithDiscountParts {
            sum.add(.itemDiscount, UInt64(item.number), items.discountWord(of: item))
        }
        for (item, shares) in items.interestShares { sum.add(.itemInterest, UInt64(item.number), shares.word) }
        for row in writeOffs.rows { sum.add(.writeOff, UInt64(row.id.number), row.fingerprint) }
        for payment in cancellations.payments {
            sum.add(.cancellation, UInt64(payment.number), cancellations[payment]?.fingerprint ?? 0)
        }
        addCards(to: &sum)
        for note in interest.notes { sum.add(.interestNote, UInt64(note.id.number), note.fingerprint) }
        for head in freeText.heads { sum.add(.freeText, UInt64(head.id.number), head.fingerprint) }
        transfers.addDigests(to: &sum)
        for place in 0..<recurrences.count {
            let id = AssignmentID(UInt32(place) + 1)
            sum.add(.recurringAssignment, UInt64(id.number), recurrences[id].fingerprint)
        }
        number = 0
        while number < authorizations.rows.count {
            number += 1
            let row = authorizations[AuthorizationID(number)]
            sum.add(.authorization, UInt64(number), UInt64(bitPattern: row.remaining))
            sum.add(.authorizationEnd, UInt64(number), row.endWord)
        }
        number = 0
        while number < orders.rows.count {
            number += 1
            let order = orders[OrderID(number)]
            sum.add(.order, UInt64(number), UInt64(bitPattern: order.open))
            sum.add(.orderDelivered, UInt64(number), UInt64(bitPattern: order.delivered))
            sum.add(.orderDetail, UInt64(number), sales.fingerprint(of: OrderID(number)))
        }
        number = 0
        while number < bank.lines.count {
            number += 1
            sum.add(.bankLine, bank.lines[number].digestKey, bank.lines[number].digestValue)
        }
        number = 0
        while number < customers.rows.count {
            number += 1
            let row = customers[CustomerID(number)]
            sum.add(.customer, UInt64(number), row.masterVersion)
            sum.add(.limit, UInt64(number), UInt64(bitPattern: row.limit))
            let account = CustomerID(number)
            sum.add(.creditGroupMember, UInt64(number), UInt64(creditGroups.group(of: account).number))
            sum.add(.creditProfile, UInt64(number), creditProfiles[account].fingerprint)
            sum.add(.riskScore, UInt64(number), riskScores.score(of: account)?.fingerprint ?? 0)
            sum.add(.trade, UInt64(number), sales.tradeWord(of: account))
            guard row.flags.contains(.temporaryLimits) else { continue }
            for limit in limits.temporaryLimits(of: CustomerID(number)) {
                sum.add(.temporaryLimit, limit.digestKey(CustomerID(number)), limit.digestValue)
            }
        }
        for list in sales.eu.allLists { sum.add(.euList, list.digestKey, list.fingerprint) }
        for sale in sales.eu.sales { sum.add(.euSale, UInt64(sale.item.number), sale.fingerprint) }
        for hold in creditHolds.holds { sum.add(.creditHold, UInt64(hold.id.number), hold.fingerprint) }
        for group in creditGroups.groups {
            sum.add(.creditGroup, UInt64(group.id.number), group.fingerprint)
            for limit in creditGroups.temporaryLimits(of: group.id) {
                sum.add(.creditGroupWindow, limit.digestKey(group.id.number), limit.digestValue)
            }
        }
        return sum
    }
}

/// The whole book checked against itself.
package struct VerifyBook: LongQuery {
    package init() {}

    package var company: CompanyID? { nil }

    package struct Answer: Sendable {
        package var findings: [String] = []
        package var items: UInt32 = 0
        package var customers: UInt32 = 0
        package var digest = Digest()
    }

    package func isLong(_ book: borrowing Book) -> Bool { true }
    package func run(_ book: borrowing Book, at now: Moment) throws(Rejection) -> VerifyRun { VerifyRun(book) }
    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// A verification under way: the ledger is taken at once, items and customers in slices.
///
/// The digest is compared last and in one go, since a digest is of one moment: some ten milliseconds per
/// million items, on the live book only where there is no second one.
package struct VerifyRun: QueryRun {
    private let pin: Pin
    private let itemsEnd: UInt32
    private var item: UInt32 = 0
    private var customer: UInt32 = 0
    /// By company and account: what the ledger holds, and what the items seen so far add up to.
    private var ledger: [UInt64: Int64] = [:]
    private var open: [UInt64: Int64] = [:]
    private var audit = AuditExposure.Answer()
    private var findings: [String] = []

    init(_ book: borrowing Book) {
        pin = Pin(sequence: book.sequence)
        itemsEnd = book.items.rows.count
        var difference: [UInt32: Int64] = [:]
        var number: UInt32 = 0
        while number < book.subledger.balances.count {
            number += 1
            let balance = book.subledger.balances[number]
            let net = balance.accountingDebit - balance.accountingCredit
            difference[balance.company.number, default: 0] += net
            ledger[UInt64(balance.company.number) << 32 | UInt64(balance.account.number), default: 0] += net
        }
        for (company, net) in difference.sorted(by: { $0.key < $1.key }) where net != 0 {
            findings.append("the entries of company \(book.companies[CompanyID(company)].code) differ by \(net)")
        }
    }

    package mutating func step(_ book: borrowing Book, rows: Int) -> VerifyBook.Answer? {
        var left = rows
        if item < itemsEnd {
            let end = min(itemsEnd, item + UInt32(clamping: rows))
            left -= Int(end - item)
            while item < end {
                item += 1
                check(ItemID(item), book)
            }
            if item == itemsEnd { compareAccounts(book) }
        }
        while left > 0, customer < book.customers.rows.count {
            customer += 1
            left -= 1 + check(CustomerID(customer), book)
        }
        guard left > 0, item == itemsEnd, customer == book.customers.rows.count else { return nil }
        for row in audit.differences {
            findings.append(
                "customer \(row.customer) keeps \(row.kept) \(row.currency) as \(row.component), recomputed \(row.recomputed)")
        }
        findings += book.misplacedOrders()
        findings += book.misplacedMembers()
        findings += book.miscountedCustomers()
        findings += book.sales.eu.findings()
        findings += book.freeText.findings(book.items)
        findings += book.recurrences.findings(book.freeText)
        findings += book.transfers.findings()
        findings += book.misplacedBills()
        findings += book.cardFindings()
        if !book.directDebits.isPendingRight() {
            findings.append("the amounts under collection differ from the collections")
        }
        findings += book.misplacedBankLines()
        findings += book.prepayments.misplacedReservations()
        findings += book.paymentJournals.misplacedMarks()
        findings += book.paymentJournals.misplacedRows()
        findings += book.paymentJournals.misplacedBridges(book.items)
        findings += book.misstatedOrders()
        findings += book.misstatedLines()
        findings += book.items.misplacedInstalments()
        if book.digest != book.recomputedDigest() { findings.append("the digest kept differs from the digest of the state") }
        return VerifyBook.Answer(
            findings: findings, items: book.items.rows.count, customers: book.customers.rows.count, digest: book.digest)
    }

    private mutating func check(_ id: ItemID, _ book: borrowing Book) {
        let row = book.items[id]
        open[UInt64(row.company) << 32 | UInt64(row.account.number), default: 0] +=
            pin.open(id, asOf: nil, book)?.accounting ?? 0
        let always = CalendarDate(days: .max)
        book.items.revaluations.forEachElsewhere(id, asOf: always, knownAt: pin.sequence) { account, amount in
            open[UInt64(row.company) << 32 | UInt64(row.account.number), default: 0] -= amount
            open[UInt64(row.company) << 32 | UInt64(account.number), default: 0] += amount
        }
        let isInside =
            row.original >= 0 ? row.open >= 0 && row.open <= row.original : row.open <= 0 && row.open >= row.original
        if !isInside { findings.append("item \(row.number) is open beyond zero or its original amount") }
        let unrealized = book.items.unrealized(id)
        if row.open == 0, !unrealized.isZero {
            findings.append("item \(row.number) is closed with \(unrealized.sum) of revaluation left")
        }
        if !unrealized.isZero,
            book.items.revaluations.amounts(of: id, asOf: CalendarDate(days: .max), knownAt: .max)
                != (unrealized.gain, unrealized.loss)
        {
            findings.append("item \(row.number) keeps \(unrealized.sum) of revaluation, its history another sum")
        }
        if row.open == 0, row.accountingOpen != 0 {
            findings.append("item \(row.number) is closed with \(row.accountingOpen) left in accounting currency")
        }
        if book.items.find(CompanyID(UInt32(row.company)), OpenItems.NumberSpace(row.kind), row.number) != id {
            findings.append("item \(row.number) is not found by its number")
        }
    }

    private mutating func compareAccounts(_ book: borrowing Book) {
        for (key, sum) in open.sorted(by: { $0.key < $1.key }) where ledger[key, default: 0] != sum {
            let account = book.companies.account(AccountID(UInt32(truncatingIfNeeded: key))).number
            findings.append("account \(account) holds \(ledger[key, default: 0]), its open items \(sum)")
        }
    }

    /// How many open items were looked at.
    private mutating func check(_ id: CustomerID, _ book: borrowing Book) -> Int {
        let customer = book.customers[id]
        if !customer.flags.contains(.deleted), book.customers.find(customer.company, customer.number) != id {
            findings.append("customer \(customer.number) is not found by its number")
        }
        AuditExposure.compare(id, book, &audit)
        var disputed: [UInt16: Int64] = [:]
        if book.companies[customer.company].ruleReach.contains(.dueDays),
            book.dueDays.days(of: id) != book.recomputedDueDays(of: id)
        {
            findings.append("the sums by due date of customer \(customer.number) differ from its open items")
        }
        var (count, previous, place) = (UInt32(0), ItemID.none, customer.firstOpen)
        while !place.isNone {
            let row = book.items[place]
            if row.status == .disputed { disputed[row.currency.number, default: 0] += row.open }
            if row.open == 0 || row.customer != id || row.previous != previous {
                findings.append("the open items of customer \(customer.number) are linked wrongly at \(row.number)")
                break
            }
            if !previous.isNone, (row.dueDate, place) < (book.items[previous].dueDate, previous) {
                findings.append("the open items of customer \(customer.number) are not in due-date order")
            }
            count += 1
            previous = place
            place = row.next
        }
        for (currency, sum) in disputed.sorted(by: { $0.key < $1.key })
        where Currency(number: currency).map({ book.collections.disputed(id, $0)?.balance }) != sum {
            findings.append("customer \(customer.number) has \(sum) in dispute, another sum is kept")
        }
        if count != customer.openCount || previous != customer.lastOpen {
            findings.append("customer \(customer.number) counts \(customer.openCount) open items, \(count) are linked")
        }
        return Int(count)
    }
}
