import Schema
import SwiftProtobuf

extension View {
    static func letterSummary(_ answer: Reskontra_V1_CreateLettersResponse) -> View {
        var card = Card("letters")
        card.add("letters_made", "\(answer.lettersMade)")
        card.add("items_listed", "\(answer.itemsListed)")
        card.add("replaced", "\(answer.replaced)")
        for skipped in answer.skipped { card.add("passed_over", "\(skipped.customerNumber): \(skipped.message)") }
        return View(answer, card)
    }

    static func letters(
        _ letters: [Reskontra_V1_CollectionLetter], answer: any Message, footer: [String] = []
    ) -> View {
        let table = Table(
            [
                .number("letter"), .text("number"), .text("customer_number"), .number("code"), .text("label"),
                .text("date"), .text("state"), .text("printed"), .money("overdue"), .money("fee"), .number("items"),
                .text("fee_item"),
            ],
            rows: letters.map {
                [
                    .number($0.letterID), .text($0.number), .text($0.customerNumber), .number($0.code), .text($0.label),
                    .date($0.letterDate), .text(Words.of($0.state)), .text($0.printed ? "yes" : ""),
                    .money($0.overdueBalance), .money($0.fee), .number($0.lines.count), .text($0.feeItem),
                ]
            })
        return View(answer, table, lines: letters, footer: footer)
    }

    static func charge(_ charge: Reskontra_V1_ChargeResult, answer: any Message) -> View {
        var card = Card("fee \(charge.item)")
        card.badge = (Words.of(charge.state), .plain)
        card.add("item", charge.item)
        card.add("state", Words.of(charge.state))
        card.add("document_number", charge.document)
        card.add("amount", .money(charge.amount))
        card.add("settled", .money(charge.settled))
        if !charge.journals.isEmpty { card.add("journal", .legs(charge.journals)) }
        return View(answer, card)
    }

    static func statuses(_ answer: Reskontra_V1_SetCollectionStatusResponse) -> View {
        let table = Table(
            [.text("document"), .text("status"), .text("promised_for"), .money("promised")],
            rows: answer.items.map {
                [
                    .text($0.documentNumber), .text(Words.of($0.status)), $0.hasPromiseDate ? .date($0.promiseDate) : .empty,
                    $0.hasPromisedAmount ? .money($0.promisedAmount) : .empty,
                ]
            })
        return View(answer, table, lines: answer.items)
    }

    /// The collector's screen as a list.
    static func collections(_ answer: Reskontra_V1_GetCollectionsViewResponse) -> View {
        let table = Table(
            [
                .text("customer_number"), .text("name"), .money("overdue"), .money("due_in_all"), .number("days_overdue"),
                .number("letter_code"), .number("promises"), .number("broken_promises"), .number("disputed"),
                .text("hold"), .number("to_do"), .number("cases"), .text("last_contact"),
            ],
            rows: answer.rows.map { row in
                func count(_ number: UInt32, _ tint: Tint = .plain) -> Table.Cell {
                    number == 0 ? .empty : .text("\(number)", tint)
                }
                return [
                    .text(row.snapshot.customerNumber), .text(row.snapshot.name), .money(row.overdue, .bad),
                    .money(row.snapshot.totalDue), count(row.daysOverdue), count(row.letterCode), count(row.promises),
                    count(row.brokenPromises, .bad), count(row.disputed, .near), .text(row.holdStatus == .none ? "" : Words.of(row.holdStatus)),
                    count(row.openActivities), count(row.openCases), row.hasLastContact ? .date(row.lastContact) : .empty,
                ]
            })
        return View(answer, table, lines: answer.rows, footer: more(answer.nextPageToken))
    }

    static func collectionCase(_ row: Reskontra_V1_CollectionCase, answer: any Message) -> View {
        var card = Card("case \(row.caseID)")
        card.badge = (Words.of(row.state), row.state == .closed ? .good : .near)
        card.add("case_id", .number(row.caseID))
        card.add("customer_number", row.customerNumber)
        card.add("state", Words.of(row.state))
        card.add("description", row.description_p)
        card.add("responsible", row.responsible)
        card.add("documents", row.items.joined(separator: ", "))
        card.add("created_on", .date(row.createdOn))
        card.add("closed_on", row.hasClosedOn ? .date(row.closedOn) : .empty)
        card.add("note", row.note)
        card.add("activities", .activities(row.activities))
        return View(answer, card)
    }

    static func cases(_ answer: Reskontra_V1_ListCasesResponse) -> View {
        let table = Table(
            [
                .number("case"), .text("customer_number"), .text("state"), .text("responsible"), .text("created_on"),
                .number("documents"), .text("description"),
            ],
            rows: answer.cases.map {
                [
                    .number($0.caseID), .text($0.customerNumber), .text(Words.of($0.state)), .text($0.responsible),
                    .date($0.createdOn), .number($0.items.count), .text($0.description_p),
                ]
            })
        return View(answer, table, lines: answer.cases, footer: more(answer.nextPageToken))
    }

    static func activities(_ answer: Reskontra_V1_ListActivitiesResponse) -> View {
        let table = Table(
            [
                .number("activity"), .text("customer_number"), .text("kind"), .text("due"), .text("who"), .text("state"),
                .text("document"), .text("what"),
            ],
            rows: answer.activities.map {
                [
                    .number($0.activityID), .text($0.customerNumber), .text(Words.of($0.kind)),
                    $0.hasDue ? .date($0.due) : .empty, .text($0.responsible), .text($0.closed ? "closed" : "open"),
                    .text($0.documentNumber), .text($0.text),
                ]
            })
        return View(answer, table, lines: answer.activities, footer: more(answer.nextPageToken))
    }

    static func agent(_ agent: Reskontra_V1_Agent, answer: any Message) -> View {
        var card = Card("agent \(agent.user)")
        card.add("user", agent.user)
        card.add("name", agent.name)
        card.add("pools", agent.pools.joined(separator: ", "))
        card.add("default_pool", agent.defaultPool)
        card.add("all_pools", agent.allowAllPools ? "yes" : "no")
        card.add("team", agent.team)
        return View(answer, card)
    }

    static func collectionsSetup(_ answer: Reskontra_V1_GetCollectionsSetupResponse) -> View {
        var rows: [[Table.Cell]] = []
        func add(_ kind: String, _ code: String, _ what: String, _ detail: String) {
            rows.append([.text(kind), .text(code), .text(what), .text(detail)])
        }
        for row in answer.definitions { add("aging definition", row.code, row.description_p, "\(max(row.lines.count, row.ages.count)) periods") }
        for row in answer.pools { add("pool", row.code, row.description_p, "\(Words.of(row.type)), \(row.conditions.count) conditions") }
        for row in answer.sequences { add("letter sequence", row.code, row.description_p, "\(row.lines.count) letters") }
        for row in answer.processes { add("process", row.code, row.description_p, "rank \(row.rank), \(row.steps.count) steps") }
        for row in answer.agents {
            add("agent", row.user, row.name, row.allowAllPools ? "all pools" : row.pools.joined(separator: " "))
        }
        return View(answer, Table([.text("kind"), .text("code"), .text("description"), .text("detail")], rows: rows), lines: [])
    }

    /// Who is to be called first.
    static func workList(_ answer: Reskontra_V1_GetAgingResponse, left: Int) -> View {
        let labels = answer.labels.map { $0.lowercased().replacing(" ", with: "_") }
        let table = Table(
            [.text("customer_number"), .text("name"), .money("overdue"), .text("oldest"), .money("total")],
            rows: answer.rows.map { row in
                let oldest = row.bucketsMinor.lastIndex { $0 > 0 } ?? 0
                return [
                    .text(row.customerNumber), .text(row.name),
                    .money(minor: row.overdue, currency: row.currency, .bad),
                    .text(oldest < labels.count ? labels[oldest].replacing("_", with: " ") : ""),
                    .money(minor: row.totalMinor, currency: row.currency),
                ]
            })
        return View(
            answer, table, lines: answer.rows, footer: left > 0 ? ["\(left) more: --limit \(answer.rows.count + left)"] : [])
    }

    static func timeline(
        _ answer: Reskontra_V1_GetTimelineResponse, _ aging: Reskontra_V1_GetAgingResponse, customer: String
    ) -> View {
        var card = Card(customer)
        for row in aging.rows {
            card.add("open", .money(minor: row.totalMinor, currency: row.currency))
            card.add("overdue", .money(minor: row.overdue, currency: row.currency, row.overdue > 0 ? .bad : .plain))
        }
        card.add("to be done", .activities(answer.openActivities))
        card.add(
            "what happened",
            Table(
                [.text("date"), .text("what"), .text("text")],
                rows: answer.entries.map { [.date($0.date), .text(Words.of($0.kind)), .text($0.text)] }))
        return View(answer, card)
    }

    static func activity(_ activity: Reskontra_V1_Activity, answer: any Message) -> View {
        var card = Card("activity \(activity.activityID == 0 ? "" : String(activity.activityID))")
        card.badge = activity.closed ? ("closed", .good) : ("open", .near)
        card.add("activity_id", activity.activityID == 0 ? .empty : .number(activity.activityID))
        card.add("customer_number", activity.customerNumber)
        card.add("kind", Words.of(activity.kind))
        card.add("text", activity.text)
        card.add("document_number", activity.documentNumber)
        card.add("due", activity.hasDue ? .date(activity.due) : .empty)
        card.add("responsible", activity.responsible)
        card.add("created_on", .date(activity.createdOn))
        card.add("closing_note", activity.closingNote)
        return View(answer, card)
    }

    static func automation(
        _ actions: [Reskontra_V1_AutomationAction], answer: any Message, footer: [String] = []
    ) -> View {
        let table = Table(
            [
                .text("date"), .text("customer_number"), .text("process"), .text("step"), .text("action"), .text("outcome"),
                .text("items"),
            ],
            rows: actions.map {
                [
                    .date($0.date), .text($0.customerNumber), .text($0.process), .text($0.step), .text(Words.of($0.action)),
                    .text($0.document == .none ? "" : Words.of($0.document)), .text($0.items.joined(separator: " ")),
                ]
            })
        return View(answer, table, lines: actions, footer: footer)
    }

    static func statements(_ answer: Reskontra_V1_ListStatementsResponse) -> View {
        let table = Table(
            [
                .number("statement"), .text("customer_number"), .text("from"), .text("to"), .money("opening"),
                .number("lines"), .money("closing"), .money("not_due"),
            ],
            rows: answer.statements.map {
                [
                    .number($0.statementID), .text($0.customerNumber), .date($0.from), .date($0.to),
                    .money($0.openingBalance), .number($0.lines.count), .money($0.closingBalance), .money($0.notDue),
                ]
            })
        return View(answer, table, lines: answer.statements, footer: more(answer.nextPageToken))
    }

    static func sentStatement(_ statement: Reskontra_V1_Statement, answer: any Message) -> View {
        var card = Card("statement \(statement.statementID == 0 ? "" : String(statement.statementID))")
        card.add("customer_number", statement.customerNumber)
        card.add("from", .date(statement.from))
        card.add("to", .date(statement.to))
        card.add("opening_balance", .money(statement.openingBalance))
        card.add("closing_balance", .money(statement.closingBalance))
        card.add("not_due", .money(statement.notDue))
        card.add("letters", statement.letters.joined(separator: ", "))
        card.add("companies", statement.companies.joined(separator: ", "))
        card.add("delivery_address", statement.deliveryAddress)
        card.add("recipients", statement.recipients.map(\.told).joined(separator: ", "))
        card.add("record", .number(statement.position))
        card.add(
            "lines",
            Table(
                [
                    .text("date"), .text("company"), .text("kind"), .text("number"), .text("due_date"), .money("amount"),
                    .money("balance"),
                ],
                rows: statement.lines.map {
                    [
                        .date($0.date), .text($0.company),
                        .text($0.settlementID == 0 ? Words.of($0.kind) : "settlement \($0.settlementID)"),
                        .text($0.number), .date($0.dueDate), .money($0.amount), .money($0.balance),
                    ]
                }
            )
            .withoutEmptyColumns(["company"]))
        card.add("aging", .aged(statement.aging))
        return View(answer, card)
    }

    static func snapshots(
        _ snapshots: [Reskontra_V1_AgingSnapshot], answer: any Message, footer: [String] = []
    ) -> View {
        let labels = snapshots.first?.periods.map(\.label) ?? []
        let columns: [Table.Column] =
            [.text("customer_number"), .text("name"), .text("as_of")]
            + labels.map { .money($0.lowercased().replacing(" ", with: "_")) } + [.money("total"), .money("disputed")]
        let rows = snapshots.map { row -> [Table.Cell] in
            [.text(row.customerNumber), .text(row.name), .date(row.agingAsOf)]
                + labels.indices.map { $0 < row.periods.count ? .money(row.periods[$0].amount) : .empty }
                + [.money(row.totalDue), row.disputedCount == 0 ? .empty : .money(row.disputedAmount)]
        }
        return View(answer, Table(columns, rows: rows), lines: snapshots, footer: footer)
    }
}

extension Table {
    fileprivate static func activities(_ activities: [Reskontra_V1_Activity]) -> Table {
        Table(
            [.number("activity"), .text("kind"), .text("due"), .text("who"), .text("what")],
            rows: activities.map {
                [
                    .number($0.activityID), .text(Words.of($0.kind)), $0.hasDue ? .date($0.due) : .empty,
                    .text($0.responsible), .text($0.text),
                ]
            })
    }

    fileprivate static func aged(_ amounts: [Reskontra_V1_AgingAmount]) -> Table {
        Table([.text("period"), .money("amount")], rows: amounts.map { [.text($0.label), .money($0.amount)] })
    }

    /// Amounts of a list beside a bar as long as they are large: `#` for what is overdue, `=` for the rest.
    static func bars(_ answer: Reskontra_V1_GetAgingResponse, width: Int) -> Table {
        let largest = answer.totals.flatMap(\.bucketsMinor).map(\.magnitude).max() ?? 0
        let rows = answer.totals.flatMap { total in
            total.bucketsMinor.indices.map { place -> [Cell] in
                let minor = total.bucketsMinor[place]
                let length = largest == 0 ? 0 : Int(minor.magnitude * UInt64(width) / largest)
                let isOverdue = place > 0 && minor > 0
                let bar = String(repeating: isOverdue ? "#" : "=", count: minor == 0 ? 0 : max(1, length))
                return [
                    .text(place < answer.labels.count ? answer.labels[place] : ""), .money(minor: minor, currency: total.currency),
                    .text(bar, isOverdue ? .bad : .plain),
                ]
            }
        }
        return Table([.text("age"), .money("amount"), .text("bar")], rows: rows)
    }
}
