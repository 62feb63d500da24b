extension Book {
    /// The house's conscience: what the book keeps, worked out anew; one sentence per disagreement.
    ///
    /// Cost: one pass over everything. Empty when all agrees.
    package func verify() -> [String] {
        var findings: [String] = []
        verifyLedger(&findings)
        verifyCustomers(&findings)
        if digest != recomputedDigest() { findings.append("the digest kept differs from the digest of the state") }
        return findings
    }

    private func verifyLedger(_ findings: inout [String]) {
        var perAccount: [UInt64: Int64] = [:]
        var item: UInt32 = 0
        while item < items.rows.count {
            item += 1
            let row = items[ItemID(item)]
            perAccount[UInt64(row.company) << 32 | UInt64(row.account.number), default: 0] += row.accountingOpen
            let isInside =
                row.original >= 0 ? row.open >= 0 && row.open <= row.original : row.open <= 0 && row.open >= row.original
            if !isInside { findings.append("item \(row.number) is open beyond zero or its original amount") }
            if (row.open == 0) != (row.accountingOpen == 0), row.open == 0 {
                findings.append("item \(row.number) is closed with \(row.accountingOpen) left in accounting currency")
            }
            let space = OpenItems.NumberSpace(row.kind)
            if items.find(CompanyID(UInt32(row.company)), space, row.number) != ItemID(item) {
                findings.append("item \(row.number) is not found by its number")
            }
        }
        var difference: [UInt32: Int64] = [:]
        var ledger: [UInt64: Int64] = [:]
        var number: UInt32 = 0
        while number < subledger.balances.count {
            number += 1
            let balance = subledger.balances[number]
            let net = balance.accountingDebit - balance.accountingCredit
            difference[balance.company.number, default: 0] += net
            ledger[UInt64(balance.company.number) << 32 | UInt64(balance.account.number), default: 0] += net
        }
        for (company, net) in difference.sorted(by: { $0.key < $1.key }) where net != 0 {
            findings.append("the entries of company \(companies[CompanyID(company)].code) differ by \(net)")
        }
        for (key, open) in perAccount.sorted(by: { $0.key < $1.key }) where ledger[key, default: 0] != open {
            let account = companies.account(AccountID(UInt32(truncatingIfNeeded: key))).number
            findings.append("account \(account) holds \(ledger[key, default: 0]), its open items \(open)")
        }
    }

    private func verifyCustomers(_ findings: inout [String]) {
        var audit = AuditExposure.Answer()
        var number: UInt32 = 0
        while number < customers.rows.count {
            number += 1
            let id = CustomerID(number)
            let customer = customers[id]
            if customers.find(customer.company, customer.number) != id {
                findings.append("customer \(customer.number) is not found by its number")
            }
            AuditExposure.compare(id, self, &audit)
            var (count, previous, place) = (UInt32(0), ItemID.none, customer.firstOpen)
            while !place.isNone {
                let row = items[place]
                if row.open == 0 || row.customer != id || row.previous != previous {
                    findings.append("the open items of customer \(customer.number) are linked wrongly at \(row.number)")
                    break
                }
                if !previous.isNone, (row.dueDate, place) < (items[previous].dueDate, previous) {
                    findings.append("the open items of customer \(customer.number) are not in due-date order")
                }
                count += 1
                previous = place
                place = row.next
            }
            if count != customer.openCount || previous != customer.lastOpen {
                findings.append("customer \(customer.number) counts \(customer.openCount) open items, \(count) are linked")
            }
        }
        for row in audit.differences {
            findings.append(
                "customer \(row.customer) keeps \(row.kept) \(row.currency) as \(row.component), recomputed \(row.recomputed)")
        }
    }

    private func recomputedDigest() -> Digest {
        var sum = Digest()
        var number: UInt32 = 0
        while number < items.rows.count {
            number += 1
            let row = items[ItemID(number)]
            sum.add(.item, UInt64(number), UInt64(bitPattern: row.open))
            sum.add(.itemAccounting, UInt64(number), UInt64(bitPattern: row.accountingOpen))
        }
        for note in interest.notes { sum.add(.interestNote, UInt64(note.id.number), note.fingerprint) }
        number = 0
        while number < authorizations.rows.count {
            number += 1
            let remaining = authorizations[AuthorizationID(number)].remaining
            sum.add(.authorization, UInt64(number), UInt64(bitPattern: remaining))
        }
        number = 0
        while number < customers.rows.count {
            number += 1
            let row = customers[CustomerID(number)]
            sum.add(.customer, UInt64(number), row.masterVersion)
            sum.add(.limit, UInt64(number), UInt64(bitPattern: row.limit))
        }
        return sum
    }
}
