import Receivables
import Schema
import SwiftProtobuf

// Holds, checkpoints and offline sales: requests -> commands, answers -> responses.

extension AdviseOffline {
    package init(_ message: Reskontra_V1_AdviseOfflineRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let amount = border.money(message.amount, message.hasAmount, "amount")
        let orderRef = border.code(message.orderRef, "order_ref")
        let store = border.code(message.store, "store")
        let terminal = border.code(message.terminal, "terminal")
        try border.check()
        self.init(
            id: company, customer: customer, amount: amount ?? .zero(.eur), orderRef: orderRef, store: store,
            terminal: terminal)
    }
}

extension SetCheckpoints {
    package init(_ message: Reskontra_V1_SetCheckpointsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        var rows: [CheckpointRow] = []
        for (index, wish) in message.checkpoints.enumerated() {
            let path = "checkpoints[\(index)]"
            let checkpoint: Checkpoint? = border.choice(wish.checkpoint.rawValue, "\(path).checkpoint")
            if wish.graceDays > CheckpointRow.graceDaysMax {
                border.bad("\(path).grace_days", .fieldInvalid, "is over \(CheckpointRow.graceDaysMax)")
            }
            guard let checkpoint else { continue }
            rows.append(
                CheckpointRow(
                    checkpoint: checkpoint, posting: wish.posting, proForma: wish.proForma, graceDays: wish.graceDays))
        }
        try border.check()
        self.init(id: company, rows: rows)
    }
}

extension SetCreditReason {
    package init(_ message: Reskontra_V1_SetCreditReasonRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.reason.reason, "reason.reason", required: true)
        let kind: CreditReasonKind? = border.choice(message.reason.type.rawValue, "reason.type")
        let description = border.text(message.reason.description_p, "reason.description")
        try border.check()
        self.init(id: company, row: CreditReasonRow(code: code, kind: kind ?? .hold, description: description))
    }
}

extension GetHoldSetup {
    package init(_ message: Reskontra_V1_GetHoldSetupRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company)
    }
}

extension RunCheckpoint {
    package init(_ message: Reskontra_V1_RunCheckpointRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let order = border.code(message.order, "order", required: true)
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let amount = border.money(message.amount, message.hasAmount, "amount")
        let checkpoint = border.choice(message.checkpoint.rawValue, "checkpoint", fallback: Checkpoint.posCheck)
        let wish = border.wish(message.termsOfPayment, message.cashDiscount, message.excludeOrder)
        try border.check()
        self.init(
            id: company, order: order, customer: customer, amount: amount ?? .zero(.eur),
            checkpoint: checkpoint ?? .posCheck, proForma: message.proForma, wish: wish)
    }
}

extension Border {
    fileprivate mutating func hold(_ id: UInt64, _ field: String = "hold_id") -> CreditHoldID {
        guard id > 0, let number = UInt32(exactly: id) else {
            bad(field, id == 0 ? .fieldRequired : .notFound, id == 0 ? "is required" : "is no id of this store")
            return .none
        }
        return CreditHoldID(number)
    }
}

extension GetHold {
    package init(_ message: Reskontra_V1_GetHoldRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let hold = border.hold(message.holdID)
        try border.check()
        self.init(id: company, hold: hold)
    }
}

extension ListHolds {
    package init(_ message: Reskontra_V1_ListHoldsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let document = border.code(message.order, "order")
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListHolds.filter(message, company))
        try border.check()
        self.init(
            id: company, allCompanies: message.allCompanies, customer: customer, document: document,
            includeClosed: message.includeClosed, onlyReady: message.onlyReady, size: size,
            before: CreditHoldID(UInt32(truncatingIfNeeded: token.first)))
    }

    private static func filter(_ message: Reskontra_V1_ListHoldsRequest, _ company: CompanyID) -> UInt64 {
        filter(
            company, message.allCompanies, message.customerNumber, message.order, message.includeClosed, message.onlyReady)
    }

    fileprivate static func filter(
        _ company: CompanyID, _ all: Bool, _ customer: String, _ order: String, _ closed: Bool, _ ready: Bool
    ) -> UInt64 {
        PageToken.filter("holds", "\(company.number)", "\(all)", customer, order, "\(closed)", "\(ready)")
    }
}

extension ForceHold {
    package init(_ message: Reskontra_V1_ForceHoldRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let order = border.code(message.order, "order")
        let reason = border.code(message.reason, "reason")
        let checkpoint = border.choice(message.checkpoint.rawValue, "checkpoint", fallback: Checkpoint.orderConfirm)
        try border.check()
        self.init(id: company, customer: customer, order: order, reason: reason, checkpoint: checkpoint ?? .orderConfirm)
    }
}

extension ReleaseHold {
    package init(_ message: Reskontra_V1_ReleaseHoldRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let hold = border.hold(message.holdID)
        let reason = border.code(message.releaseReason, "release_reason")
        let mode = border.choice(message.releaseMode.rawValue, "release_mode", fallback: ReleaseMode.withoutPosting)
        let review = border.date(message.reviewDate, message.hasReviewDate, "review_date")
        try border.check()
        self.init(id: company, hold: hold, mode: mode ?? .withoutPosting, reason: reason, reviewDate: review)
    }
}

extension RejectHold {
    package init(_ message: Reskontra_V1_RejectHoldRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let hold = border.hold(message.holdID)
        let reason = border.code(message.reason, "reason")
        try border.check()
        self.init(id: company, hold: hold, reason: reason)
    }
}

extension EvaluateHolds {
    package init(_ message: Reskontra_V1_EvaluateHoldsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        if message.holdIds.count > EvaluateHolds.holdsPerCall {
            border.bad("hold_ids", .tooManyItems, "names over \(EvaluateHolds.holdsPerCall) holds")
        }
        var holds: [CreditHoldID] = []
        for (index, id) in message.holdIds.prefix(EvaluateHolds.holdsPerCall).enumerated() {
            let hold = border.hold(id, "hold_ids[\(index)]")
            if !holds.contains(hold) { holds.append(hold) }
        }
        if message.after > UInt64(UInt32.max) { border.bad("after", .fieldInvalid, "is no answer of a call before") }
        try border.check()
        self.init(
            id: company, customer: customer, holds: holds, after: CreditHoldID(UInt32(truncatingIfNeeded: message.after)))
    }
}

extension SubmitHold {
    package init(_ message: Reskontra_V1_SubmitHoldRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let hold = border.hold(message.holdID)
        try border.check()
        self.init(id: company, hold: hold)
    }
}

extension DecideHold {
    package init(_ message: Reskontra_V1_DecideHoldRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let hold = border.hold(message.holdID)
        let decision: Decision? = border.choice(message.decision.rawValue, "decision")
        let reason = border.code(message.releaseReason, "release_reason")
        let mode = border.choice(message.releaseMode.rawValue, "release_mode", fallback: ReleaseMode.withoutPosting)
        try border.check()
        self.init(id: company, hold: hold, decision: decision ?? .recall, reason: reason, mode: mode ?? .withoutPosting)
    }
}

// MARK: Answers

extension Reskontra_V1_AdviseOfflineResponse {
    package init(_ answer: AdviseOffline.Answer, _ book: borrowing Book) {
        self.init()
        recorded = true
        forced = answer.isForced
        aboveFloorLimit = answer.isAboveFloor
        authorizationID = UInt64(answer.authorization.number)
        decision = .init(answer.decision)
    }
}

extension Reskontra_V1_CheckpointSetting {
    fileprivate init(_ row: CheckpointRow) {
        self.init()
        checkpoint = .init(rawValue: Int(row.checkpoint.rawValue)) ?? .unspecified
        posting = row.posting
        proForma = row.proForma
        graceDays = row.graceDays
    }
}

extension Reskontra_V1_CreditReasonSetting {
    fileprivate init(_ row: CreditReasonRow) {
        self.init()
        reason = row.code.text
        type = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
        description_p = row.description
    }
}

extension Reskontra_V1_SetCheckpointsResponse {
    package init(_ rows: [CheckpointRow], _ book: borrowing Book) {
        self.init()
        checkpoints = rows.map { .init($0) }
    }
}

extension Reskontra_V1_SetCreditReasonResponse {
    package init(_ row: CreditReasonRow, _ book: borrowing Book) {
        self.init()
        reason = .init(row)
    }
}

extension Reskontra_V1_GetHoldSetupResponse {
    package init(_ answer: GetHoldSetup.Answer, _ book: borrowing Book) {
        self.init()
        allMarked = answer.checkpoints == nil
        checkpoints = (answer.checkpoints ?? []).map { .init($0) }
        reasons = answer.reasons.map { .init($0) }
    }
}

extension Reskontra_V1_RunCheckpointResponse {
    package init(_ answer: RunCheckpoint.Answer, _ book: borrowing Book) {
        self.init()
        decision = .init(answer.decision)
        rulesRun = answer.rulesRun
        holdID = UInt64(answer.hold.number)
    }
}

extension Reskontra_V1_Hold {
    init(_ answer: HoldAnswer, _ book: borrowing Book) {
        self.init(answer.hold, book)
        overridden = answer.isOverridden
    }

    fileprivate init(_ row: CreditHold, _ book: borrowing Book) {
        self.init()
        holdID = UInt64(row.id.number)
        company = book.companies[row.company].code.text
        customerNumber = book.customers[row.customer].number.text
        order = row.document.text
        checkpoint = .init(rawValue: Int(row.checkpoint.rawValue)) ?? .unspecified
        value = .init(row.value)
        for reason in row.reasons {
            var made = HoldReason()
            made.code = .init(rawValue: Int(reason.code.rawValue)) ?? .unspecified
            made.stillValid = reason.isValid
            reasons.append(made)
        }
        let valid = reasons.filter(\.stillValid)
        if let first = valid.first { primaryReason = valid.count > 1 ? .multiple : first.code }
        forced = row.isForced
        holdReason = row.holdReason.text
        state = .init(rawValue: Int(row.state.rawValue)) ?? .unspecified
        workflow = .init(rawValue: Int(row.workflow.rawValue)) ?? .none
        readyToRelease = row.isReady
        authorizationIds = row.authorizations.map { UInt64($0.number) }
        releaseReason = row.releaseReason.text
        if let date = row.reviewDate { reviewDate = .init(date) }
        placedAt = .init(row.placed)
        if let date = row.closedOn { closedOn = .init(date) }
    }
}

extension Reskontra_V1_ListHoldsResponse {
    package init(_ answer: ListHolds.Answer, of query: ListHolds, _ book: borrowing Book) {
        self.init()
        for hold in answer.holds { holds.append(.init(hold, book)) }
        guard !answer.next.isNone else { return }
        let filter = ListHolds.filter(
            query.id, query.allCompanies, query.customer.text, query.document.text, query.includeClosed, query.onlyReady)
        nextPageToken = PageToken(first: UInt64(answer.next.number), filter: filter).text
    }
}

extension Reskontra_V1_GetHoldResponse {
    package init(_ answer: HoldAnswer, _ book: borrowing Book) {
        self.init()
        hold = .init(answer, book)
    }
}

extension Reskontra_V1_ForceHoldResponse {
    package init(_ answers: [HoldAnswer], _ book: borrowing Book) {
        self.init()
        for answer in answers { holds.append(.init(answer, book)) }
    }
}

extension Reskontra_V1_ReleaseHoldResponse {
    package init(_ answer: HoldAnswer, _ book: borrowing Book) {
        self.init()
        hold = .init(answer, book)
    }
}

extension Reskontra_V1_RejectHoldResponse {
    package init(_ answer: HoldAnswer, _ book: borrowing Book) {
        self.init()
        hold = .init(answer, book)
    }
}

extension Reskontra_V1_EvaluateHoldsResponse {
    package init(_ answer: EvaluateHolds.Answer, _ book: borrowing Book) {
        self.init()
        for row in answer.holds { holds.append(.init(row, book)) }
        next = UInt64(answer.next.number)
    }
}

extension Reskontra_V1_SubmitHoldResponse {
    package init(_ answer: HoldAnswer, _ book: borrowing Book) {
        self.init()
        hold = .init(answer, book)
    }
}

extension Reskontra_V1_DecideHoldResponse {
    package init(_ answer: HoldAnswer, _ book: borrowing Book) {
        self.init()
        hold = .init(answer, book)
    }
}
