import Schema

extension Desk {
    func customerRecord(_ number: String) async throws -> Reskontra_V1_CustomerRecord {
        let answer: Reskontra_V1_GetCustomerResponse = try await read(
            .getCustomer, Reskontra_V1_GetCustomerRequest.with { $0.number = number })
        return answer.customer
    }

    /// A list of the customer's goes back as a whole, and only to the version it was read at.
    func changeCustomer(
        _ number: String, _ mask: [String], _ writing: WriteOptions, question: String,
        _ change: (inout Reskontra_V1_Customer) throws -> Void,
        view: @escaping @Sendable (Reskontra_V1_UpdateCustomerResponse) -> View
    ) async throws {
        let record = try await customerRecord(number)
        var request = Reskontra_V1_UpdateCustomerRequest()
        request.customer.number = record.customer.number
        (request.customer.addresses, request.customer.bankAccounts) = (record.customer.addresses, record.customer.bankAccounts)
        try change(&request.customer)
        request.updateMask = mask
        request.expectedVersion = record.version
        try await Writing<_, Reskontra_V1_UpdateCustomerResponse>(
            method: .updateCustomer, request: request, options: writing, movesMoney: false, question: question, view: view
        )
        .run(self)
    }
}
