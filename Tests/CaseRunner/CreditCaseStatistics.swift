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

    private func calendarDate(_ date: CaseDate) -> CalendarDate { CalendarDate(days: Int32(date.days)) }
}
