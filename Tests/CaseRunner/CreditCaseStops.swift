import ReskontraClient
import Schema

/// Postings of other modules, where a hold or a closed account would keep them out.
extension CreditCase {
    /// Runs `post`; refused because the customer is stopped, it is run again with the stops lifted and then put back.
    ///
    /// Such postings are the state a case goes on from, not what it is about. One that is to be refused stays refused.
    func getIn(
        _ step: Json, of customer: Json, _ post: (CreditCase) -> (Json) async throws -> Json
    ) async throws -> Json {
        do { return try await post(self)(step) } catch CallFailure.refused(let status) {
            let expected = json["expect"]["steps"][step["id"].text ?? ""]["error"]
            guard expected.isNull, ["CUSTOMER_BLOCKED", "CUSTOMER_CLOSED"].contains(status.reason) else {
                throw CallFailure.refused(status)
            }
        }
        let account = givenCustomers.first { $0["id"] == customer }?["invoice_account"].text
        var stops: [(customer: String, set: Json)] = []
        for number in [customer.text, account].compactMap({ $0 }).withoutRepeats {
            stops.append((number, try await self.stops(of: number)))
            try await updateCustomer(number, Self.noStops)
        }
        let outcome: Result<Json, any Error>
        do { outcome = .success(try await post(self)(step)) } catch { outcome = .failure(error) }
        for (number, set) in stops { try await updateCustomer(number, set) }
        return try outcome.get()
    }

    func owner(of item: Json) -> Json { Json(item.text.flatMap { owners[$0] }) }

    private static let noStops = Json.object(["hold_status": .string("no"), "closed": .bool(false)])

    private func stops(of number: String) async throws -> Json {
        let request = Reskontra_V1_GetCustomerRequest.with {
            $0.company = company(of: number)
            $0.number = number
        }
        let answer = try await ledger.call(.getCustomer, request, as: Reskontra_V1_GetCustomerResponse.self)
        let row = answer.customer.customer
        let hold =
            switch row.holdStatus {
            case .invoice: "invoice"
            case .all: "all"
            case .none, .unspecified, .UNRECOGNIZED: "no"
            }
        return .object(["hold_status": .string(hold), "closed": .bool(row.closed)])
    }
}
