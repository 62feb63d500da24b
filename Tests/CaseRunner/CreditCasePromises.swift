import Schema

/// Collection statuses of items that were posted through the RPCs.
extension CreditCase {
    /// The status that an item states. A broken promise is made first, and then told to be over.
    func setGivenStatus(_ given: Json) async throws {
        guard let name = given["collection_status"].text, name != "NOT_DISPUTED" else { return }
        guard let status = Self.statuses[name] else { throw Gap("an item that is \(name)") }
        let item = try given.required("id")
        let promised = try given.date("promise_date")
        guard status == .promiseBroken else {
            _ = try await setStatus([item], status, promised)
            return
        }
        let today = ledger.clock.date
        let day = max(promised ?? today, today)
        _ = try await setStatus([item], .promiseToPay, day)
        try await breakPromises(of: try given.required("customer"), by: day.advanced(by: 1))
    }

    private static let broken = "RUN-BROKEN"

    /// Only a snapshot breaks promises: one of this customer, as of a day past theirs, under a definition of its own.
    private func breakPromises(of customer: String, by day: CaseDate) async throws {
        let company = company(of: customer)
        let definition = Reskontra_V1_SetAgingDefinitionRequest.with {
            $0.company = company
            $0.definition.code = Self.broken
            $0.definition.lines = Self.lines(count: 1)
        }
        _ = try await ledger.call(.setAgingDefinition, definition, as: Reskontra_V1_SetAgingDefinitionResponse.self)
        let pool = Reskontra_V1_SetPoolRequest.with {
            $0.company = company
            $0.pool.code = Self.broken
            $0.pool.type = .aging
            $0.pool.conditions = [
                .with {
                    $0.field = .customerNumber
                    $0.operator = .oneOf
                    $0.values = [customer]
                }
            ]
        }
        _ = try await ledger.call(.setPool, pool, as: Reskontra_V1_SetPoolResponse.self)
        let snapshot = Reskontra_V1_CreateAgingSnapshotRequest.with {
            $0.company = company
            $0.definition = Self.broken
            $0.pool = Self.broken
            $0.agingAsOf = day.message
            $0.updateCollectionStatus = true
        }
        _ = try await ledger.call(.createAgingSnapshot, snapshot, as: Reskontra_V1_CreateAgingSnapshotResponse.self)
    }
}
