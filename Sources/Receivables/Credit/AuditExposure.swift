/// Recomputes exposure from items, authorizations and orders and lists every difference from the kept sums (credit:EX-8).
package struct AuditExposure: LongQuery {
    package let companyID: CompanyID
    /// Empty: every customer of the company.
    package let customer: Code

    package init(company: CompanyID, customer: Code = .empty) {
        companyID = company
        self.customer = customer
    }

    package static let differencesMax = 1_000

    package struct Answer: Equatable, Sendable {
        package var customers: UInt64 = 0
        /// At most `differencesMax`.
        package var differences: [Difference] = []
    }

    package struct Difference: Equatable, Sendable {
        package let customer: Code
        package let currency: Currency
        /// Name of the component as in the protocol.
        package let component: String
        package let kept: Int64
        package let recomputed: Int64
    }

    package var company: CompanyID? { companyID }

    package func isLong(_ book: borrowing Book) -> Bool { customer.isEmpty }

    package func run(_ book: borrowing Book, at now: Moment) throws(Rejection) -> ExposureAudit {
        let account =
            customer.isEmpty
            ? CustomerID.none : book.customers[try book.customer(companyID, customer, field: "customer_number")].invoiceAccount
        return ExposureAudit(company: companyID, account: account)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        customer.isEmpty ? book.sequence : book.creditLastChange(companyID, customer)
    }

    /// Adds the differences of one account. Costs a walk over its open items and live authorizations.
    static func compare(_ account: CustomerID, _ book: borrowing Book, _ answer: inout Answer) {
        var place = book.customers[account].firstSums
        while place != 0 {
            let kept = book.exposures.rows[place]
            let found = book.recomputedSums(of: account, kept.currency)
            let keptAtRisk = book.paymentJournals.atRisk(account, kept.currency)
            let foundAtRisk = book.recomputedAtRisk(of: account, kept.currency)
            let components: [(String, Int64, Int64)] = [
                ("invoices", kept.invoices, found.invoices), ("credit_notes", kept.creditNotes, found.creditNotes),
                ("payments", kept.payments, found.payments), ("authorizations", kept.reserved, found.reserved),
                ("orders", kept.orders, found.orders), ("delivered", kept.delivered, found.delivered),
                ("special_orders", Int64(kept.specialOrders), Int64(found.specialOrders)),
                ("payments_at_risk", keptAtRisk?.paid ?? 0, foundAtRisk.paid),
                ("payments_at_risk_open", keptAtRisk?.open ?? 0, foundAtRisk.open),
            ]
            for (name, keptMinor, foundMinor) in components where keptMinor != foundMinor {
                guard answer.differences.count < differencesMax else { return }
                answer.differences.append(
                    Difference(
                        customer: book.customers[account].number, currency: kept.currency, component: name,
                        kept: keptMinor, recomputed: foundMinor))
            }
            place = kept.next
        }
    }
}

/// An audit under way. Each account is compared within one slice, so what it keeps and what it holds are of
/// one moment, whatever is posted between the slices.
package struct ExposureAudit: QueryRun, Sendable {
    private let company: CompanyID
    /// None: all of the company.
    private let account: CustomerID
    private var number: UInt32 = 0
    private var answer = AuditExposure.Answer()

    init(company: CompanyID, account: CustomerID) {
        self.company = company
        self.account = account
    }

    package mutating func step(_ book: borrowing Book, rows: Int) -> AuditExposure.Answer? {
        guard account.isNone else {
            answer.customers = 1
            AuditExposure.compare(account, book, &answer)
            return answer
        }
        var left = rows
        while left > 0, number < book.customers.rows.count {
            number += 1
            let id = CustomerID(number)
            left -= 1
            guard book.customers[id].company == company else { continue }
            answer.customers += 1
            AuditExposure.compare(id, book, &answer)
            left -= Int(book.customers[id].openCount)
        }
        return number == book.customers.rows.count ? answer : nil
    }
}

extension Book {
    /// Sums of an account in a currency, from its open items, live authorizations and orders alone.
    package func recomputedSums(of account: CustomerID, _ currency: Currency) -> Exposures.Sums {
        var sums = Exposures.Sums(currency: currency, next: 0)
        var item = customers[account].firstOpen
        while !item.isNone {
            let row = items[item]
            if row.currency == currency {
                sums.move(Exposures.component(row.kind, debit: row.original > 0), by: row.open)
            }
            item = row.next
        }
        var authorization = customers[account].firstAuthorization
        while !authorization.isNone {
            let row = authorizations[authorization]
            if row.currency == currency { sums.reserved += row.remaining }
            authorization = row.next
        }
        let found = recomputedOrders(exposures.find(customers[account].firstSums, currency)?.firstOrder ?? 0)
        (sums.orders, sums.delivered, sums.specialOrders) = (found.orders, found.delivered, found.special)
        return sums
    }
}
