import ReskontraClient
import Schema

/// Holds, checkpoints and offline sales, from the words of the cases.
extension CreditCase {
    static func holdOperations(_ decision: Set<String>) -> [String: Operation<CreditCase>] {
        let hold: Set<String> = [
            "state", "reasons", "valid_reasons", "cleared_reasons", "ready_to_release", "release_reason", "primary_reason",
        ]
        return [
            "AdviseOffline": Operation(
                ["client_id", "customer", "amount", "currency", "order_ref", "store", "terminal"],
                answers: ["recorded", "forced"]
            ) { try await $0.adviseOffline($1) },
            "SetCheckpoints": Operation(["checkpoints"]) {
                try await $0.setCheckpoints($1["checkpoints"].list)
                return .object([:])
            },
            "RunCheckpoint": Operation(
                [
                    "client_id", "order", "customer", "amount", "currency", "checkpoint", "terms_of_payment",
                    "cash_discount", "exclude_order", "pro_forma",
                ], answers: decision.union(["rules_run"])
            ) { try await $0.runCheckpoint($1) },
            "ForceHold": Operation(["client_id", "order", "customer", "reason"], answers: hold) {
                try await $0.forceHold($1)
            },
            "ReleaseHold": Operation(
                ["client_id", "hold_of", "release_reason", "mode", "review_date"], answers: hold
            ) { try await $0.releaseHold($1) },
            "RejectHold": Operation(["client_id", "hold_of", "reason"], answers: hold) { try await $0.rejectHold($1) },
            "SubmitHold": Operation(["client_id", "hold_of"], answers: hold) { try await $0.submitHold($1) },
            "DecideHold": Operation(["client_id", "hold_of", "decision", "release_reason", "mode"], answers: hold) {
                try await $0.decideHold($1)
            },
            "EvaluateHolds": Operation(["client_id", "customer"], answers: hold) { try await $0.evaluateHolds($1) },
            "GetHold": Operation(["hold_of"], answers: hold) { try await $0.getHold($1) },
        ]
    }

    private static let modes: [String: Reskontra_V1_ReleaseMode] = [
        "with_posting": .withPosting, "without_posting": .withoutPosting,
    ]
    private static let anyRelease = "RUN-RELEASE"
    private static let anyHold = "RUN-HOLD"

    func remember(_ hold: UInt64, _ company: String, _ names: [String?]) {
        guard hold != 0 else { return }
        for name in names.compactMap({ $0 }) { holds[name] = (hold, company) }
    }

    // MARK: Set-up

    /// Reasons of `given`, and those that only steps or parameters name, with the type they need there.
    func loadReasons() async throws {
        let types: [String: Reskontra_V1_ReasonType] = ["hold": .hold, "release": .release, "status": .status]
        var reasons: [String: Reskontra_V1_ReasonType] = [Self.anyRelease: .release, Self.anyHold: .hold]
        let steps = json["steps"].list
        guard steps.contains(where: { ($0["op"].text ?? "").hasSuffix("Hold") || $0["op"].text == "EvaluateHolds" }) else {
            return
        }
        for step in steps {
            if let reason = step["release_reason"].text { reasons[reason] = .release }
            if step["op"].text == "ForceHold", let reason = step["reason"].text { reasons[reason] = .hold }
            if step["op"].text == "RejectHold", let reason = step["reason"].text { reasons[reason] = .release }
            if let reason = step["set"]["default_release_reason"].text, reason != "none" { reasons[reason] = .release }
        }
        if let reason = json["parameters"]["default_release_reason"].text, reason != "none" { reasons[reason] = .release }
        for given in json["given"]["reasons"].list {
            reasons[try given.required("id")] = types[given["type"].text ?? "hold"] ?? .hold
        }
        for company in companies.values.sorted() {
            for (reason, type) in reasons.sorted(by: { $0.key < $1.key }) {
                let request = Reskontra_V1_SetCreditReasonRequest.with {
                    $0.company = company
                    $0.reason.reason = reason
                    $0.reason.type = type
                }
                _ = try await ledger.call(.setCreditReason, request, as: Reskontra_V1_SetCreditReasonResponse.self)
            }
        }
    }

    func loadCheckpoints() async throws {
        let given = json["given"]["checkpoints"].list
        if !given.isEmpty { try await setCheckpoints(given) }
    }

    func setCheckpoints(_ rows: [Json]) async throws {
        for company in companies.values.sorted() {
            var request = Reskontra_V1_SetCheckpointsRequest()
            request.company = company
            for row in rows {
                let step = try row.required("step")
                guard let checkpoint = CreditParameters.checkpoints[step] else { throw CaseFailure("no checkpoint \(step)") }
                request.checkpoints.append(
                    .with {
                        $0.checkpoint = checkpoint
                        $0.posting = row["posting"].flag ?? false
                        $0.proForma = row["pro_forma"].flag ?? false
                        $0.graceDays = UInt32(clamping: row["grace_days"].integer ?? 0)
                    })
            }
            _ = try await ledger.call(.setCheckpoints, request, as: Reskontra_V1_SetCheckpointsResponse.self)
        }
    }

    // MARK: Steps

    func adviseOffline(_ step: Json) async throws -> Json {
        let customer = try step.required("customer")
        let amount = try ledger.money(step["amount"], step["currency"].text ?? currency(of: customer))
        let request = Reskontra_V1_AdviseOfflineRequest.with {
            $0.company = company(of: customer)
            $0.customerNumber = customer
            $0.amount = amount
            $0.orderRef = step["order_ref"].text ?? ""
            $0.store = step["store"].text ?? ""
            $0.terminal = step["terminal"].text ?? ""
        }
        let answer = try await ledger.call(
            .adviseOffline, request, as: Reskontra_V1_AdviseOfflineResponse.self, key: key(of: step))
        if let id = step["client_id"].text { authorizations[id] = (answer.authorizationID, request.company, amount.currency) }
        return .object(["recorded": .bool(answer.recorded), "forced": .bool(answer.forced)])
    }

    func runCheckpoint(_ step: Json) async throws -> Json {
        let (customer, order) = (try step.required("customer"), try step.required("order"))
        let amount = try ledger.money(step["amount"], step["currency"].text ?? currency(of: customer))
        let request = Reskontra_V1_RunCheckpointRequest.with {
            $0.company = company(of: customer)
            $0.order = order
            $0.customerNumber = customer
            $0.amount = amount
            $0.checkpoint = checkpoint(of: step)
            $0.proForma = step["pro_forma"].flag ?? false
            $0.termsOfPayment = step["terms_of_payment"].text ?? ""
            $0.cashDiscount = step["cash_discount"].text ?? ""
            $0.excludeOrder = step["exclude_order"].flag ?? false
        }
        let answer = try await ledger.call(
            .runCheckpoint, request, as: Reskontra_V1_RunCheckpointResponse.self, key: key(of: step))
        remember(answer.holdID, request.company, [order, step["client_id"].text])
        if orders[order] == nil { orders[order] = (customer, amount.currency) }
        var found = fields(of: answer.decision)
        found["rules_run"] = .bool(answer.rulesRun)
        return .object(found)
    }

    func forceHold(_ step: Json) async throws -> Json {
        let customer = try step.required("customer")
        let request = Reskontra_V1_ForceHoldRequest.with {
            $0.company = company(of: customer)
            $0.customerNumber = customer
            $0.order = step["order"].text ?? ""
            $0.reason = reason(step["reason"], of: step, Self.anyHold)
        }
        let answer = try await ledger.call(.forceHold, request, as: Reskontra_V1_ForceHoldResponse.self, key: key(of: step))
        for hold in answer.holds { remember(hold.holdID, request.company, [hold.order]) }
        guard let hold = answer.holds.last else { throw CaseFailure("no hold was made") }
        if orders[hold.order] == nil { orders[hold.order] = (customer, hold.value.currency) }
        return fields(of: hold)
    }

    /// Any valid reason where the step gives none, unless it is to be missed.
    private func reason(_ given: Json, of step: Json, _ any: String) -> String {
        if let text = given.text { return text }
        let expected = json["expect"]["steps"][step["id"].text ?? ""]["error"].text
        return expected == "REASON_REQUIRED" ? "" : any
    }

    private func hold(of step: Json) throws -> (id: UInt64, company: String) {
        let name = try step.required("hold_of")
        guard let hold = holds[name] else { throw CaseFailure("no step put \(name) on hold") }
        return hold
    }

    func releaseHold(_ step: Json) async throws -> Json {
        let hold = try hold(of: step)
        let review = try step.date("review_date")
        let request = Reskontra_V1_ReleaseHoldRequest.with {
            $0.company = hold.company
            $0.holdID = hold.id
            $0.releaseReason = reason(step["release_reason"], of: step, Self.anyRelease)
            $0.releaseMode = Self.modes[step["mode"].text ?? ""] ?? .unspecified
            if let review { $0.reviewDate = review.message }
        }
        return fields(
            of: try await ledger.call(
                .releaseHold, request, as: Reskontra_V1_ReleaseHoldResponse.self, key: key(of: step)
            ).hold)
    }

    func rejectHold(_ step: Json) async throws -> Json {
        let hold = try hold(of: step)
        let request = Reskontra_V1_RejectHoldRequest.with {
            $0.company = hold.company
            $0.holdID = hold.id
            $0.reason = step["reason"].text ?? ""
        }
        return fields(
            of: try await ledger.call(.rejectHold, request, as: Reskontra_V1_RejectHoldResponse.self, key: key(of: step)).hold)
    }

    func submitHold(_ step: Json) async throws -> Json {
        let hold = try hold(of: step)
        let request = Reskontra_V1_SubmitHoldRequest.with {
            $0.company = hold.company
            $0.holdID = hold.id
        }
        return fields(
            of: try await ledger.call(.submitHold, request, as: Reskontra_V1_SubmitHoldResponse.self, key: key(of: step)).hold)
    }

    func decideHold(_ step: Json) async throws -> Json {
        let hold = try hold(of: step)
        let decisions: [String: Reskontra_V1_HoldDecision] = ["approve": .approve, "reject": .reject, "recall": .recall]
        let request = Reskontra_V1_DecideHoldRequest.with {
            $0.company = hold.company
            $0.holdID = hold.id
            $0.decision = decisions[step["decision"].text ?? "approve"] ?? .unspecified
            $0.releaseReason = step["release_reason"].text ?? ""
            $0.releaseMode = Self.modes[step["mode"].text ?? ""] ?? .unspecified
        }
        return fields(
            of: try await ledger.call(.decideHold, request, as: Reskontra_V1_DecideHoldResponse.self, key: key(of: step)).hold)
    }

    /// Tells about the one hold of the case, also when it was not among those that are open.
    func evaluateHolds(_ step: Json) async throws -> Json {
        var found: Reskontra_V1_Hold?
        let companies = step["customer"].text.map { [company(of: $0)] } ?? companies.values.sorted()
        for company in companies {
            let request = Reskontra_V1_EvaluateHoldsRequest.with {
                $0.company = company
                $0.customerNumber = step["customer"].text ?? ""
            }
            let answer = try await ledger.call(.evaluateHolds, request, as: Reskontra_V1_EvaluateHoldsResponse.self)
            found = answer.holds.first ?? found
        }
        if let found { return fields(of: found) }
        guard let any = holds.values.max(by: { $0.id < $1.id }) else { return .object([:]) }
        return fields(of: try await hold(any))
    }

    func getHold(_ step: Json) async throws -> Json { fields(of: try await hold(try hold(of: step))) }

    private func hold(_ hold: (id: UInt64, company: String)) async throws -> Reskontra_V1_Hold {
        let request = Reskontra_V1_GetHoldRequest.with {
            $0.company = hold.company
            $0.holdID = hold.id
        }
        return try await ledger.call(.getHold, request, as: Reskontra_V1_GetHoldResponse.self).hold
    }

    private func fields(of hold: Reskontra_V1_Hold) -> Json {
        func names(_ isMeant: (Reskontra_V1_Hold.HoldReason) -> Bool) -> Json {
            .array(hold.reasons.filter(isMeant).map { .string(reasonName($0.code)) })
        }
        return .object([
            "state": .string(protocolName(hold.state)), "reasons": names { _ in true },
            "valid_reasons": names { $0.stillValid }, "cleared_reasons": names { !$0.stillValid },
            "ready_to_release": .bool(hold.readyToRelease),
            "release_reason": hold.releaseReason.isEmpty ? .null : .string(hold.releaseReason),
            "primary_reason": hold.primaryReason == .unspecified ? .null : .string(reasonName(hold.primaryReason)),
        ])
    }
}
