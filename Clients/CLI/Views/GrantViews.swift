import Schema
import SwiftProtobuf

extension Reskontra_V1_Grant {
    fileprivate var roleName: String { role.dotted }
}

extension Reskontra_V1_Role {
    /// As `roles.txt` writes it: `ar.post`.
    var dotted: String { Words.of(self).replacing("-", with: ".", maxReplacements: 1) }
}

extension View {
    static func grant(_ grant: Reskontra_V1_Grant, answer: any Message) -> View {
        var card = Card("grant \(grant.id)")
        if grant.hasValidUntil { card.badge = ("broken glass", .bad) }
        card.add("principal", grant.principal)
        card.add("role", grant.roleName)
        card.add("company", grant.company.isEmpty ? "all" : grant.company)
        card.add("up_to", .money(grant.upTo))
        card.add("granted_by", grant.grantedBy)
        card.add("reason", grant.reason)
        card.add("valid_until", grant.hasValidUntil ? .instant(grant.validUntil) : .empty)
        return View(answer, card)
    }

    static func grants(_ answer: Reskontra_V1_ListGrantsResponse) -> View {
        var footer = more(answer.nextPageToken)
        if !answer.inForce { footer.append("no grant was ever made: everybody may do everything") }
        footer.append("\(answer.denials) calls denied, \(answer.emergencyRecords) records by broken glass")
        return View(answer, .grants(answer.grants), lines: answer.grants, footer: footer)
    }

    static func access(_ answer: Reskontra_V1_GetMyAccessResponse) -> View {
        var card = Card(answer.principal)
        card.add("grants_in_force", answer.inForce ? "yes" : "no: everybody may do everything")
        card.add("grants", .grants(answer.grants))
        return View(answer, card)
    }
}

extension Table {
    fileprivate static func grants(_ grants: [Reskontra_V1_Grant]) -> Table {
        Table(
            [
                .number("id"), .text("principal"), .text("role"), .text("company"), .money("up_to"), .text("granted_by"),
                .text("valid_until"), .text("reason"),
            ],
            rows: grants.map {
                [
                    .number($0.id), .text($0.principal), .text($0.roleName), .text($0.company.isEmpty ? "all" : $0.company),
                    .money($0.upTo), .text($0.grantedBy), $0.hasValidUntil ? .instant($0.validUntil) : .empty,
                    .text($0.reason),
                ]
            })
    }
}
