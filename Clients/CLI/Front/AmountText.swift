import ArgumentParser
import Schema

extension Desk {
    /// Reads `250.00` or `250.00 EUR`; without a currency it is the customer's.
    func money(_ text: String, currency: String?, customer: String) async throws -> Reskontra_V1_Money {
        if let named = try? MoneyText.parse(text, currency: currency ?? "") { return named }
        // Without a currency of its own a text that reads well in some currency waits for the customer's.
        guard currency == nil,
            (try? MoneyText.parse(text, currency: "EUR")) != nil || text.split(separator: ".").count == 2
        else {
            return try usage { () throws(TextFailure) in try MoneyText.parse(text, currency: currency ?? "") }
        }
        let code = try await self.currency(of: customer)
        return try usage { () throws(TextFailure) in try MoneyText.parse(text, currency: code) }
    }

    func currency(of customer: String) async throws -> String {
        let answer: Reskontra_V1_GetCustomerResponse = try await read(
            .getCustomer, Reskontra_V1_GetCustomerRequest.with { $0.number = customer })
        return answer.customer.customer.currency
    }

    /// Follows a chain of pages for one customer of an authorization.
    func authorization(_ id: UInt64) async throws -> Reskontra_V1_Authorization {
        let answer: Reskontra_V1_GetAuthorizationResponse = try await read(
            .getAuthorization, Reskontra_V1_GetAuthorizationRequest.with { $0.authorizationID = id })
        return answer.authorization
    }
}

/// A text that cannot be read is wrong usage.
func usage<Value>(_ read: () throws(TextFailure) -> Value) throws -> Value {
    do { return try read() } catch { throw ValidationError(error.description) }
}

func date(_ text: String) throws -> Reskontra_V1_Date {
    try usage { () throws(TextFailure) in try DateText.parse(text) }
}

func decimal(_ text: String) throws -> Reskontra_V1_Decimal {
    try usage { () throws(TextFailure) in try DecimalText.parse(text) }
}
