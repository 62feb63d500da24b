import Schema
import SwiftProtobuf

extension View {
    static func mandate(_ mandate: Reskontra_V1_Mandate, answer: any Message) -> View {
        var card = Card("mandate \(mandate.number)")
        card.badge = (Words.of(mandate.state), mandate.state == .active ? .good : .near)
        card.add("number", mandate.number)
        card.add("state", Words.of(mandate.state))
        card.add("customer_number", mandate.customerNumber)
        card.add("scheme", mandate.scheme.word)
        card.add("kind", Words.of(mandate.kind))
        card.add("account_holder", mandate.accountHolder)
        card.add("iban", mandate.iban)
        card.add("bic", mandate.bic)
        card.add("creditor", mandate.creditor)
        card.add("signature_date", .date(mandate.signatureDate))
        card.add("signature_place", mandate.signaturePlace)
        card.add("prenotification_days", mandate.isAgreed ? .number(mandate.prenotificationDays) : .empty)
        card.add("collections", .number(mandate.counter))
        card.add("expected_payments", mandate.expectedPayments == 0 ? .empty : .number(mandate.expectedPayments))
        card.add("last_collection_due", .date(mandate.lastCollectionDue))
        card.add("expires_on", .date(mandate.expiresOn))
        card.add("cancel_reason", mandate.cancelReason)
        if mandate.amendmentWaits { card.notes = ["the next collection tells the bank what changed"] }
        if mandate.restarts { card.notes.append("the next collection is a first one again") }
        if !mandate.amendments.isEmpty {
            card.add(
                "amendments",
                Table(
                    [
                        .text("date"), .text("original_number"), .text("original_account"), .text("original_creditor_id"),
                        .text("original_creditor_name"),
                    ],
                    rows: mandate.amendments.map {
                        [
                            .date($0.date), .text($0.originalNumber), .text($0.originalAccount), .text($0.originalCreditorID),
                            .text($0.originalCreditorName),
                        ]
                    }))
        }
        return View(answer, card)
    }

    static func mandates(_ answer: Reskontra_V1_ListMandatesResponse) -> View {
        View(answer, .mandates(answer.mandates), lines: answer.mandates, footer: more(answer.nextPageToken))
    }

    static func proposals(_ answer: Reskontra_V1_ProposeDirectDebitsResponse) -> View {
        let collected = answer.proposals.filter { !$0.hasSkipped }
        let sum = collected.reduce(0) { $0 + $1.amount.minor }
        return View(
            answer, .proposals(answer.proposals), lines: answer.proposals,
            footer: ["\(collected.count) to collect: \(MoneyText.text(sum, "EUR"))"])
    }

    static func debitRun(_ answer: Reskontra_V1_RunDirectDebitsResponse) -> View {
        var card = Card("direct debit run")
        card.add("collections", .number(answer.collections.count))
        card.add("total", .money(answer.total))
        card.add("left_out", answer.skipped.isEmpty ? .empty : .number(answer.skipped.count))
        card.add("collected", .debits(answer.collections))
        if !answer.skipped.isEmpty { card.add("left out", .proposals(answer.skipped)) }
        if answer.hasMore_p { card.notes = ["more customers: --after \(answer.nextAfter)"] }
        return View(answer, card)
    }

    static func postedDebits(_ answer: Reskontra_V1_PostCollectionsResponse) -> View {
        var card = Card("direct debits posted")
        card.add("collections", .number(answer.collections.count))
        card.add("posted", .debits(answer.collections))
        card.add("journal", .legs(answer.journals))
        card.notes = answer.warnings
        if answer.hasMore_p { card.notes.append("more are due: run it again") }
        return View(answer, card)
    }

    static func collections(_ answer: Reskontra_V1_ListCollectionsResponse) -> View {
        View(answer, .debits(answer.collections), lines: answer.collections, footer: more(answer.nextPageToken))
    }

    static func debitFile(_ answer: Reskontra_V1_GenerateDirectDebitFileResponse) -> View {
        let file = answer.file
        var card = Card("direct debit file \(file.number)")
        card.add("number", file.number)
        card.add("count", .number(file.count))
        card.add("control_sum", .money(file.controlSum))
        card.add(
            "blocks",
            Table(
                [
                    .text("id"), .text("creditor"), .text("scheme"), .text("sequence"), .text("due_date"), .number("count"),
                    .money("control_sum"),
                ],
                rows: file.blocks.map {
                    [
                        .text($0.id), .text($0.creditor), .text($0.scheme.word), .text(Words.of($0.sequence)),
                        .date($0.dueDate), .number($0.count), .money($0.controlSum),
                    ]
                }))
        card.notes = answer.warnings
        return View(answer, card)
    }

    private static func name(of format: Reskontra_V1_DirectDebitFormat) -> String {
        switch format {
        case .pain00800102: "pain.008.001.02"
        case .pain00800302: "pain.008.003.02"
        case .pain00800108, .unspecified, .UNRECOGNIZED: "pain.008.001.08"
        }
    }

    static func debitFiles(_ answer: Reskontra_V1_ListDirectDebitFilesResponse) -> View {
        let table = Table(
            [.text("number"), .text("format"), .number("count"), .money("control_sum"), .text("due_dates"), .text("created_at")],
            rows: answer.files.map { file in
                let dates = file.blocks.map { DateText.text($0.dueDate) }
                let span = [dates.first, dates.last].compactMap { $0 }
                return [
                    .text(file.number), .text(name(of: file.format)),
                    .number(file.count), .money(file.controlSum),
                    .text(Set(span).count == 1 ? span[0] : span.joined(separator: " to ")),
                    .date(DateText.day(ofUnixSeconds: file.createdAt.seconds)),
                ]
            })
        return View(answer, table, lines: answer.files, footer: more(answer.nextPageToken))
    }

    static func creditorAccounts(_ rows: [Reskontra_V1_CreditorAccount], answer: any Message) -> View {
        let table = Table(
            [.text("code"), .text("name"), .text("iban"), .text("bic"), .text("creditor_id")],
            rows: rows.map { [.text($0.code), .text($0.name), .text($0.iban), .text($0.bic), .text($0.creditorID)] })
        return View(answer, table, lines: rows)
    }

    static func debitCollection(_ answer: Reskontra_V1_CollectResponse) -> View {
        var card = card(of: answer.collection)
        card.add("mandate_state", Words.of(answer.mandateState))
        return View(answer, card)
    }

    static func debitWithdrawal(_ answer: Reskontra_V1_WithdrawCollectionResponse) -> View {
        var card = card(of: answer.collection)
        card.add("open", .money(answer.open))
        card.add("mandate_state", Words.of(answer.mandateState))
        card.add("reason", answer.collection.returnText)
        if !answer.journals.isEmpty { card.add("journal", .legs(answer.journals)) }
        return View(answer, card)
    }

    private static func card(of row: Reskontra_V1_DebitCollection) -> Card {
        var card = Card("collection \(row.endToEndID)")
        card.badge = (Words.of(row.state), .plain)
        card.add("id", .number(row.id))
        card.add("customer_number", row.customerNumber)
        card.add("document_number", row.documentNumber)
        card.add("amount", .money(row.amount))
        card.add("due_date", .date(row.dueDate))
        card.add("sequence", Words.of(row.sequence))
        card.add("mandate", row.mandate)
        return card
    }

    /// What came back, and what to do about it.
    static func returnedDebits(_ rows: [Reskontra_V1_DebitCollection], _ answer: any Message) -> View {
        let table = Table(
            [
                .number("id"), .text("customer_number"), .text("document_number"), .money("amount"), .text("state"),
                .text("return_reason"), .text("return_text"), .text("mandate"), .text("mandate_state"), .text("next_step"),
            ],
            rows: rows.map {
                [
                    .number($0.id), .text($0.customerNumber), .text($0.documentNumber), .money($0.amount),
                    .text(Words.of($0.state)), .text($0.returnReason), .text($0.returnText), .text($0.mandate),
                    .text(Words.of($0.mandateState)), .text(Words.of($0.nextStep)),
                ]
            })
        return View(answer, table, lines: rows)
    }

    static func debitReturn(_ told: Reskontra_V1_RegisterReturnResponse, answer whole: (any Message)? = nil) -> View {
        let (answer, row) = (told, told.collection)
        var card = Card("collection \(row.endToEndID)")
        card.badge = (Words.of(row.state), .bad)
        card.add("customer_number", row.customerNumber)
        card.add("document_number", row.documentNumber)
        card.add("amount", .money(row.amount))
        card.add("open", .money(answer.open))
        card.add("reason", row.returnReason)
        card.add("text", row.returnText)
        card.add("mandate", row.mandate)
        card.add("mandate_state", Words.of(answer.mandateState))
        card.add("next_step", Words.of(answer.nextStep))
        card.add("warning", answer.warning, .near)
        if answer.hasReleasedMark { card.notes.append(answer.releasedMark.words) }
        card.add("fee_document", answer.feeDocument)
        if !answer.journals.isEmpty { card.add("journal", .legs(answer.journals)) }
        return View(whole ?? answer, card)
    }
}

extension Table {
    static func mandates(_ rows: [Reskontra_V1_Mandate]) -> Table {
        Table(
            [
                .text("number"), .text("state"), .text("scheme"), .text("kind"), .text("iban"), .number("collections"),
                .text("last_collection_due"), .text("expires_on"),
            ],
            rows: rows.map {
                [
                    .text($0.number), .text(Words.of($0.state)), .text($0.scheme.word), .text(Words.of($0.kind)),
                    .text($0.iban), .number($0.counter), .date($0.lastCollectionDue), .date($0.expiresOn),
                ]
            })
    }

    fileprivate static func proposals(_ proposals: [Reskontra_V1_DebitProposal]) -> Table {
        Table(
            [
                .text("customer_number"), .text("document_number"), .money("amount"), .text("mandate"), .text("sequence"),
                .text("due_date"), .text("left_out"), .text("why"),
            ],
            rows: proposals.map {
                [
                    .text($0.customerNumber), .text($0.documentNumber), .money($0.amount), .text($0.mandate),
                    .text(Words.of($0.sequence)), .date($0.dueDate), .text($0.skipped.reason, .near), .text($0.skipped.message),
                ]
            })
    }

    static func debits(_ rows: [Reskontra_V1_DebitCollection]) -> Table {
        Table(
            [
                .number("id"), .text("customer_number"), .text("document_number"), .money("amount"), .text("due_date"),
                .text("sequence"), .text("state"), .text("mandate"), .text("file"), .text("payment_number"),
                .text("return_reason"), .text("next_step"),
            ],
            rows: rows.map {
                [
                    .number($0.id), .text($0.customerNumber), .text($0.documentNumber), .money($0.amount), .date($0.dueDate),
                    .text(Words.of($0.sequence)), .text(Words.of($0.state)), .text($0.mandate), .text($0.file),
                    .text($0.paymentNumber), .text($0.returnReason),
                    .text($0.state == .rejected || $0.state == .returned ? Words.of($0.nextStep) : ""),
                ]
            })
    }
}
