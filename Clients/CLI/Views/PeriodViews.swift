import Schema
import SwiftProtobuf

extension View {
    static func periods(_ periods: [Reskontra_V1_Period], answer: any Message) -> View {
        let table = Table(
            [.text("period"), .text("from"), .text("to"), .text("status"), .text("kind")],
            rows: periods.map {
                [
                    .text($0.name), .date($0.from), .date($0.to),
                    .text(Words.of($0.status), $0.status == .open ? .good : .plain), .text(Words.of($0.kind)),
                ]
            })
        return View(answer, table, lines: periods)
    }

    static func periodAccess(_ answer: Reskontra_V1_SetPeriodAccessResponse) -> View {
        let table = Table(
            [.text("period"), .text("module"), .text("access"), .text("group")],
            rows: [
                [
                    .text(answer.period), .text(Words.of(answer.module)), .text(Words.of(answer.access)),
                    .text(answer.group),
                ]
            ])
        return View(answer, table, lines: [answer])
    }

    static func userGroups(_ groups: [Reskontra_V1_UserGroup], answer: any Message, footer: [String] = []) -> View {
        let table = Table(
            [.text("group"), .text("members"), .money("waive_limit")],
            rows: groups.map { [.text($0.code), .text($0.members.joined(separator: " ")), .money($0.waiveLimit)] })
        return View(answer, table, lines: groups, footer: footer)
    }

    static func closeCheck(_ answer: Reskontra_V1_CloseCheckResponse) -> View {
        let table = Table(
            [.text("step"), .number("open")],
            rows: answer.open.map { [.text(Words.of($0.step)), .number($0.count)] })
        let footer =
            answer.open.isEmpty
            ? ["nothing is left to do: \(answer.period.name) can be closed"]
            : ["to close anyway: period close \(answer.period.name) --confirm \(answer.confirmToken)"]
        return View(answer, table, lines: answer.open, footer: footer)
    }

    static func closeStep(_ answer: Reskontra_V1_ReportCloseStepResponse) -> View {
        let table = Table(
            [.text("step"), .number("open")], rows: [[.text(Words.of(answer.step)), .number(answer.count)]])
        return View(answer, table, lines: [answer])
    }

    static func reconciled(_ answer: Reskontra_V1_ReconcileResponse) -> View {
        let table = Table(
            [.text("main_account"), .money("open_items"), .money("ledger"), .money("difference")],
            rows: answer.rows.map {
                [
                    .text($0.mainAccount), .money($0.openItems), .money($0.ledger),
                    .money($0.difference, $0.difference.minor == 0 ? .good : .bad),
                ]
            })
        return View(
            answer, table, lines: answer.rows,
            footer: ["difference on \(DateText.text(answer.date)): \(MoneyText.text(answer.difference))"]
                + (answer.differences.isEmpty ? [] : ["which vouchers: period reconcile --vouchers"]))
    }

    /// What explains the differences: vouchers without a transaction, documents without a voucher.
    static func reconciledVouchers(_ answer: Reskontra_V1_ReconcileResponse) -> View {
        let table = Table(
            [
                .text("main_account"), .text("voucher"), .text("document_number"), .text("date"), .number("sequence"),
                .money("open_items"), .money("ledger"), .money("difference"),
            ],
            rows: answer.differences.map {
                [
                    .text($0.mainAccount), .text($0.voucher), .text($0.documentNumber), .date($0.date),
                    .number($0.sequence), .money($0.openItems), .money($0.ledger), .money($0.difference, .bad),
                ]
            })
        var footer = ["difference on \(DateText.text(answer.date)): \(MoneyText.text(answer.difference))"]
        if answer.differencesLeftOut { footer.append("there are more: these are put right first") }
        return View(answer, table, lines: answer.differences, footer: footer)
    }

    static func revaluation(_ answer: Reskontra_V1_RunRevaluationResponse) -> View {
        var card = Card(answer.run == 0 || !answer.posted ? "revaluation" : "revaluation \(answer.run)")
        card.add("adjusted_transactions", .number(answer.adjustedTransactions))
        card.add("reversed", .money(answer.reversed))
        card.add("unrealized", .money(answer.unrealized))
        card.add("net_change", .money(answer.netChange))
        if !answer.nextCustomer.isEmpty { card.add("go_on", "--after \(answer.nextCustomer)") }
        card.add(
            "items",
            Table(
                [
                    .text("document_number"), .text("customer_number"), .money("open"), .money("reversed"),
                    .money("unrealized"), .money("carried"),
                ],
                rows: answer.rows.map {
                    [
                        .text($0.documentNumber), .text($0.customerNumber), .money($0.open), .money($0.reversed),
                        .money($0.unrealized), .money($0.carried),
                    ]
                }))
        if !answer.journals.isEmpty { card.add("journal", .legs(answer.journals)) }
        return View(answer, card)
    }

    static func revaluations(_ answer: Reskontra_V1_ListRevaluationsResponse) -> View {
        let table = Table(
            [
                .number("run"), .text("method"), .text("considered_date"), .text("rate_date"), .number("taken"),
                .number("adjusted"), .money("net_change"), .text("dimensions"), .text("posting_profile"),
            ],
            rows: answer.runs.map {
                [
                    .number($0.run), .text(Words.of($0.method)), .date($0.consideredDate), .date($0.rateDate),
                    .number($0.taken), .number($0.adjusted), .money($0.netChange), .text(Words.of($0.dimensions)),
                    .text($0.postingProfile),
                ]
            })
        return View(
            answer, table, lines: answer.runs, footer: answer.next == 0 ? [] : ["more: --before \(answer.next)"])
    }
}
