import Schema
import SwiftProtobuf

extension View {
    static func draft(_ draft: Reskontra_V1_FreeTextInvoice, answer: any Message) -> View {
        var card = Card("draft \(draft.draftID == 0 ? "" : String(draft.draftID))")
        card.badge = (Words.of(draft.state), draft.state == .draft ? .plain : .near)
        card.add("draft_id", .number(draft.draftID))
        card.add("customer_number", draft.document.customerNumber)
        card.add("net", .money(draft.net))
        card.add("charges", draft.charges.minor == 0 ? .empty : .money(draft.charges))
        card.add("tax", .money(draft.tax))
        card.add("total", .money(draft.total))
        card.add("posting_date", draft.document.hasPostingDate ? .date(draft.document.postingDate) : .empty)
        card.add("corrects", draft.correction.original)
        card.add("reason", draft.correction.reason)
        card.add("assignment", draft.occurrence.assignment)
        card.add("document_number", draft.documentNumber)
        card.add("reference", draft.document.reference)
        card.add("text", draft.document.text)
        card.add("version", draft.version == 0 ? .empty : .number(draft.version))
        if !draft.document.lines.isEmpty { card.add("lines", .lines(draft.document.lines)) }
        if !draft.taxes.isEmpty { card.add("sales tax", .taxes(draft.taxes)) }
        return View(answer, card)
    }

    static func drafts(_ answer: Reskontra_V1_ListFreeTextInvoicesResponse) -> View {
        let table = Table(
            [
                .number("draft_id"), .text("state"), .text("kind"), .text("customer_number"), .money("total"),
                .text("posting_date"), .text("reference"),
            ],
            rows: answer.invoices.map { draft in
                [
                    .number(draft.draftID), .text(Words.of(draft.state)), .text(Words.of(draft.kind)),
                    .text(draft.document.customerNumber), .money(draft.total),
                    draft.document.hasPostingDate ? .date(draft.document.postingDate) : .empty,
                    .text(draft.document.reference),
                ]
            })
        return View(answer, table, lines: answer.invoices, footer: more(answer.nextPageToken))
    }

    static func postedDraft(_ posted: Reskontra_V1_PostedFreeText, answer: any Message) -> View {
        var card = Card(posted.hasDocument ? "invoice \(posted.document.documentNumber)" : "canceled")
        if posted.hasDocument { card.addPosted(posted.document) }
        card.add("canceling", posted.canceling.documentNumber)
        card.add("canceling_total", posted.hasCanceling ? .money(posted.canceling.total) : .empty)
        card.add("settled", posted.hasSettled ? .money(posted.settled) : .empty)
        card.add("unsettled", posted.hasUnsettled ? .money(posted.unsettled) : .empty)
        card.add("reversed_interest", posted.hasReversedInterest ? .money(posted.reversedInterest) : .empty)
        let journals = [posted.canceling.journal, posted.document.journal] + posted.journals
        card.add("journal", .legs(journals.filter { !$0.legs.isEmpty }))
        return View(answer, card)
    }

    static func chain(_ answer: Reskontra_V1_GetCorrectionChainResponse) -> View {
        let table = Table(
            [.text("document_number"), .text("kind"), .money("total"), .text("date"), .text("shown_as"), .text("reason")],
            rows: answer.documents.map { link in
                [
                    .text(link.documentNumber), .text(Words.of(link.kind)), .money(link.total),
                    .date(link.postingDate), .text(link.display), .text(link.reason),
                ]
            })
        let pending = answer.pendingDraftID == 0 ? [] : ["draft \(answer.pendingDraftID) will correct the last of them"]
        return View(answer, table, lines: answer.documents, footer: pending)
    }

    // MARK: Recurring

    static func assignment(_ row: Reskontra_V1_RecurringAssignment, answer: any Message) -> View {
        var card = Card("assignment \(row.id)")
        card.add("id", row.id)
        card.add("customer_number", row.customerNumber)
        card.add("template", row.template)
        card.add("start_date", .date(row.startDate))
        card.add("end_date", row.hasEndDate ? .date(row.endDate) : .empty)
        card.add("every", "\(row.per) \(Words.of(row.pattern))")
        card.add("max", row.hasMaxCumulative ? .money(row.maxCumulative) : .empty)
        card.add("cumulative", .money(row.cumulative))
        card.add("last_occurrence", row.hasLastOccurrence ? .date(row.lastOccurrence) : .empty)
        card.add("stopped_at", row.hasStoppedAt ? .date(row.stoppedAt) : .empty)
        return View(answer, card)
    }

    static func assignments(_ answer: Reskontra_V1_ListRecurringAssignmentsResponse) -> View {
        let table = Table(
            [
                .text("id"), .text("customer_number"), .text("template"), .text("start_date"), .text("end_date"),
                .text("every"), .text("last_occurrence"), .money("cumulative"), .money("max"),
            ],
            rows: answer.assignments.map { row in
                [
                    .text(row.id), .text(row.customerNumber), .text(row.template), .date(row.startDate),
                    row.hasEndDate ? .date(row.endDate) : .empty, .text("\(row.per) \(Words.of(row.pattern))"),
                    row.hasLastOccurrence ? .date(row.lastOccurrence) : .empty, .money(row.cumulative),
                    row.hasMaxCumulative ? .money(row.maxCumulative) : .empty,
                ]
            })
        return View(answer, table, lines: answer.assignments, footer: more(answer.nextPageToken))
    }

    private static func generatedRows(_ invoices: [Reskontra_V1_GeneratedInvoice]) -> Table {
        Table(
            [
                .number("draft_id"), .text("assignment"), .text("customer_number"), .text("occurrence"),
                .money("total"), .text("state"), .text("document_number"),
            ],
            rows: invoices.map { row in
                [
                    .number(row.draftID), .text(row.assignment), .text(row.customerNumber), .date(row.occurrence),
                    .money(row.total), .text(Words.of(row.state)), .text(row.documentNumber),
                ]
            })
    }

    static func generated(_ answer: Reskontra_V1_GenerateRecurringInvoicesResponse) -> View {
        let run = answer.recurrenceID.isEmpty ? "nothing was due" : "run \(answer.recurrenceID)"
        var footer = ["\(run), invoice date \(DateText.text(answer.invoiceDate))"]
        footer += answer.failed.map { "not made: \($0.assignment) \(DateText.text($0.occurrence)): \($0.message)" }
        if !answer.next.isEmpty {
            footer.append("more is due: --run \(answer.recurrenceID) --after \(answer.next)")
        }
        return View(answer, generatedRows(answer.invoices), lines: answer.invoices, footer: footer)
    }

    static func recurrence(_ answer: Reskontra_V1_GetRecurrenceResponse) -> View {
        let totals = answer.totals.map(MoneyText.text).joined(separator: ", ")
        return View(
            answer, generatedRows(answer.invoices), lines: answer.invoices,
            footer: [
                "run \(answer.recurrenceID) is \(Words.of(answer.runState)), \(answer.posted) posted, in all \(totals)"
            ] + more(answer.nextPageToken))
    }

    static func postedRun(_ answer: Reskontra_V1_PostRecurrenceResponse) -> View {
        let table = Table(
            [.number("draft_id"), .text("document_number"), .money("total"), .text("failed")],
            rows: answer.posted.map { row in
                [
                    .number(row.draftID), .text(row.document.documentNumber), .money(row.document.total), .empty,
                ]
            }
                + answer.failed.map { row in
                    [.number(row.draftID), .empty, .empty, .text(row.message, .bad)]
                })
        return View(
            answer, table, lines: answer.posted,
            footer: ["the run is \(Words.of(answer.runState)), \(answer.notTried.count) not tried"]
                + (answer.next == 0 ? [] : ["more: --after \(answer.next)"]))
    }

    static func deleted(_ answer: Reskontra_V1_DeleteGeneratedInvoiceResponse) -> View {
        var card = Card("draft \(answer.draftID) deleted")
        card.add("draft_id", .number(answer.draftID))
        card.add("assignment", answer.assignment)
        card.add("occurrence", .date(answer.occurrence))
        card.add("cumulative", .money(answer.cumulative))
        return View(answer, card)
    }
}
