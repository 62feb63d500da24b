import Receivables

/// Small pure rules of the credit schema that no RPC offers: they are called as the rule itself.
extension CreditCase {
    func daysSalesOutstanding(_ step: Json) throws -> Json {
        guard let days = step["days"].integer, days >= 0 else {
            throw CaseFailure("no days \(step["days"].line)")
        }
        let figure = DaysSalesOutstanding(
            outstanding: try ledger.money(step["outstanding"], Self.accountingCurrency).minor,
            creditSales: try ledger.money(step["credit_sales"], Self.accountingCurrency).minor, days: days)
        return .object(["value": figure.value.map { .string($0.description) } ?? .null])
    }

    func dsoWindowDays(_ step: Json) throws -> Json {
        guard let months = step["months"].integer, months > 0 else {
            throw CaseFailure("no months \(step["months"].line)")
        }
        let number = try step.required("customer")
        guard let customer = givenCustomers.first(where: { $0["id"].text == number }) else {
            throw CaseFailure("no customer \(number) in the case")
        }
        let window = DaysSalesOutstanding.Window(
            months: months, to: calendarDate(ledger.clock.date),
            customerSince: try customer.date("customer_since").map(calendarDate))
        return .object(["days": .number(Exact(unscaled: Int128(window.days), scale: 0))])
    }

    /// Interest of whole months by the ranges of `given`, as letters charge it (credit:LE-10).
    func calculateInterest(_ step: Json) throws -> Json {
        guard let months = step["months"].integer, months >= 0 else { throw CaseFailure("no months \(step["months"].line)") }
        let code = json["given"]["interest_code"]
        var own = InterestTerms.CurrencyTerms(currency: .usd)
        for row in code["ranges"].list {
            guard let from = row["from"].integer, let value = row["percent"].exact?.minor(exponent: 4) else {
                throw CaseFailure("no range \(row.line)")
            }
            own.rows.append(.init(from: Int64(from), value: value))
        }
        var terms = InterestTerms()
        (terms.range, terms.currencies) = (code["unit"].text == "day" ? .days : .months, [own])
        let due = calendarDate(ledger.clock.date)
        let calculation = InterestCalculation(
            code: InterestCode(
                code: "I", description: "",
                versions: [InterestVersion(effectiveFrom: CalendarDate(days: 0), earnings: terms, payments: nil)]),
            isPayments: false, currency: .usd, dueDate: due, transactionDate: due, from: nil, to: due.adding(months: months),
            countsStarted: false, graceShiftsStart: false, charged: [], changes: [])
        let principal = try ledger.money(step["principal"], Self.accountingCurrency).minor
        let interest = calculation.run { _ in principal }.interest
        return .object(["interest": .string(Exact.text(minor: interest, exponent: 2))])
    }

    private func calendarDate(_ date: CaseDate) -> CalendarDate { CalendarDate(days: Int32(date.days)) }
}
