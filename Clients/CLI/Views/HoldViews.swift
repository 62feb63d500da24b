import Schema
import SwiftProtobuf

extension View {
    static func hold(_ hold: Reskontra_V1_Hold, answer: any Message) -> View {
        var card = Card("hold \(hold.holdID)")
        card.badge = (Words.of(hold.state).replacing("-", with: " "), hold.state == .open ? .bad : .plain)
        card.add("hold_id", .number(hold.holdID))
        card.add("customer_number", hold.customerNumber)
        card.add("order", hold.order)
        card.add("checkpoint", Words.of(hold.checkpoint))
        card.add("value", .money(hold.value))
        card.add("state", Words.of(hold.state))
        card.add("primary_reason", Words.of(hold.primaryReason))
        card.add("ready_to_release", hold.readyToRelease ? "yes" : "no")
        card.add("forced", hold.forced ? "yes" : "")
        card.add("hold_reason", hold.holdReason)
        card.add("workflow", Words.of(hold.workflow))
        card.add("release_reason", hold.releaseReason)
        card.add("review_date", .date(hold.reviewDate))
        card.add("placed_at", .instant(hold.placedAt))
        card.add("closed_on", .date(hold.closedOn))
        card.add("authorizations", hold.authorizationIds.map(String.init).joined(separator: " "))
        if !hold.reasons.isEmpty {
            card.add(
                "reasons",
                Table(
                    [.number("code"), .text("reason"), .text("still_valid")],
                    rows: hold.reasons.map {
                        [.number($0.code.rawValue), .text(Words.of($0.code)), .text($0.stillValid ? "yes" : "no")]
                    }))
        }
        if hold.overridden { card.notes.append("A sale was released above its limit.") }
        return View(answer, card)
    }

    static func holds(
        _ holds: [Reskontra_V1_Hold], answer: any Message, more token: String = "", footer: [String] = []
    ) -> View {
        let table = Table(
            [
                .number("hold_id"), .text("customer_number"), .text("order"), .text("checkpoint"), .money("value"),
                .text("state"), .text("primary_reason"), .text("ready_to_release"), .text("placed_at"),
            ],
            rows: holds.map {
                [
                    .number($0.holdID), .text($0.customerNumber), .text($0.order), .text(Words.of($0.checkpoint)),
                    .money($0.value), .text(Words.of($0.state)), .text(Words.of($0.primaryReason)),
                    .text($0.readyToRelease ? "yes" : "no"), .instant($0.placedAt),
                ]
            })
        return View(answer, table, lines: holds, footer: footer + more(token))
    }

    static func creditGroup(_ group: Reskontra_V1_CreditGroup, answer: any Message) -> View {
        var card = Card("credit group \(group.creditGroup)")
        card.add("credit_limit", .money(group.creditLimit))
        card.add("expires_on", .date(group.expiresOn))
        card.add("description", group.description_p)
        return View(answer, card)
    }

    static func creditGroup(_ answer: Reskontra_V1_GetCreditGroupResponse) -> View {
        var card = Card("credit group \(answer.creditGroup.creditGroup)")
        card.add("credit_limit", .money(answer.totalLimit))
        card.add("exposure", .money(answer.exposure))
        card.add("available", .money(answer.available, answer.available.minor < 0 ? .bad : .plain))
        card.add("expires_on", .date(answer.creditGroup.expiresOn))
        card.add("description", answer.creditGroup.description_p)
        card.add(
            "members",
            Table(
                [.text("company"), .text("customer_number"), .money("exposure")],
                rows: answer.members.map { [.text($0.company), .text($0.customerNumber), .money($0.exposure)] }))
        return View(answer, card)
    }
}
