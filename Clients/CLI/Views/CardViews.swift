import Schema
import SwiftProtobuf

extension View {
    static func cardAuthorization(
        _ row: Reskontra_V1_CardAuthorization, calls: [Reskontra_V1_CardCall] = [], answer: any Message
    ) -> View {
        var card = Card("card authorization \(row.number)")
        let isBad = [.declined, .unknown, .expired].contains(row.state)
        card.badge = (Words.of(row.state), isBad ? .bad : row.state == .captured ? .good : .plain)
        card.add("number", row.number)
        card.add("state", Words.of(row.state))
        card.add("customer_number", row.customerNumber)
        card.add("order", row.order)
        card.add("card", "\(row.card) \(Words.of(row.brand)) ...\(row.last4)")
        card.add("payment_service", row.paymentService)
        card.add("amount", .money(row.amount))
        card.add("captured", row.captured.minor == 0 ? .empty : .money(row.captured))
        card.add("refunded", row.refunded.minor == 0 ? .empty : .money(row.refunded))
        card.add("requested_on", .date(row.requestedOn))
        card.add("expires_on", .date(row.expiresOn))
        card.add("reason", row.reason)
        card.add("reference", row.reference)
        if !calls.isEmpty { card.add("calls", .cardCalls(calls)) }
        if row.capturing { card.notes.append("A capture is under way.") }
        if row.orderOnHold { card.notes.append("The order is on hold until a new authorization succeeds.") }
        return View(answer, card)
    }

    static func cardAuthorizations(_ answer: Reskontra_V1_ListCardAuthorizationsResponse) -> View {
        View(answer, .cardAuthorizations(answer.authorizations), lines: answer.authorizations, footer: more(answer.nextPageToken))
    }

    static func cardPayment(
        _ row: Reskontra_V1_CardPayment, calls: [Reskontra_V1_CardCall] = [], journals: [Reskontra_V1_JournalEntry] = [],
        answer: any Message
    ) -> View {
        var card = Card("card payment of \(row.invoice)")
        card.badge = row.incomplete ? ("incomplete", .bad) : row.terminated.isEmpty ? ("complete", .good) : ("terminated", .plain)
        card.add("invoice", row.invoice)
        card.add("state", row.incomplete ? "incomplete" : row.terminated.isEmpty ? "complete" : "terminated")
        card.add("customer_number", row.customerNumber)
        card.add("order", row.order)
        card.add("amount", .money(row.amount))
        card.add("date", .date(row.date))
        card.add("stages", row.stages.joined(separator: " "))
        card.add("reason", row.reason)
        card.add("terminated", row.terminated)
        card.add("payment_number", row.paymentNumbers.isEmpty ? row.paymentNumber : row.paymentNumbers.joined(separator: " "))
        let next = row.hasRemainderAuthorization ? [row.remainderAuthorization] : []
        card.add("authorizations", .cardAuthorizations(row.parts.map(\.authorization) + next))
        if !calls.isEmpty { card.add("calls", .cardCalls(calls)) }
        if !journals.isEmpty { card.add("journal", .legs(journals)) }
        if row.orderOnHold { card.notes.append("The order is on hold until a new authorization succeeds.") }
        return View(answer, card)
    }

    static func cardPayments(_ answer: Reskontra_V1_ListCardPaymentsResponse) -> View {
        View(answer, .cardPayments(answer.payments), lines: answer.payments, footer: more(answer.nextPageToken))
    }

    static func cardRefunds(
        _ rows: [Reskontra_V1_CardRefund], footer: [String] = [], answer: any Message
    ) -> View {
        View(answer, .cardRefunds(rows), lines: rows, footer: footer)
    }

    static func cards(_ answer: Reskontra_V1_ListCardsResponse) -> View { View(answer, .cards(answer.cards), lines: answer.cards) }

    static func paymentServices(_ answer: Reskontra_V1_ListPaymentServicesResponse) -> View {
        let table = Table(
            [
                .text("code"), .text("connector"), .text("merchant_account"), .text("avs_level"), .number("authorization_days"),
                .number("data_level"), .text("status"),
            ],
            rows: answer.services.map { row in
                let words = [row.inactive ? "inactive" : "", row.isDefault ? "default" : "", row.cvvRequired ? "cvv" : ""]
                return [
                    .text(row.code), .text(row.connector), .text(row.merchantAccount), .text(Words.of(row.avsLevel)),
                    .number(row.authorizationDays), .number(row.dataLevel),
                    .text(words.filter { !$0.isEmpty }.joined(separator: " ")),
                ]
            })
        return View(answer, table, lines: answer.services)
    }
}

extension Table {
    static func cards(_ rows: [Reskontra_V1_Card]) -> Table {
        Table(
            [.text("number"), .text("customer_number"), .text("brand"), .text("last4"), .text("expires"), .text("status")],
            rows: rows.map {
                [
                    .text($0.number), .text($0.customerNumber), .text(Words.of($0.brand)), .text($0.last4), .date($0.expires),
                    .text($0.inactive ? "inactive" : ""),
                ]
            })
    }

    static func cardRefunds(_ rows: [Reskontra_V1_CardRefund]) -> Table {
        Table(
            [
                .number("refund"), .text("credit"), .text("date"), .text("customer_number"), .money("amount"), .text("stage"),
                .text("card"), .text("authorization"), .text("payment_number"), .text("reason"),
            ],
            rows: rows.map { row in
                [
                    .number(row.id), .text(row.credit), .date(row.date), .text(row.customerNumber), .money(row.amount),
                    .text(row.terminated.isEmpty ? row.stages.last ?? "" : "TERMINATED", row.incomplete ? .bad : .plain),
                    .text("\(Words.of(row.authorization.brand)) \(row.authorization.last4)"),
                    .text(row.authorization.number), .text(row.paymentNumber),
                    .text(row.terminated.isEmpty ? row.reason : row.terminated),
                ]
            })
    }

    static func cardAuthorizations(_ rows: [Reskontra_V1_CardAuthorization]) -> Table {
        Table(
            [
                .text("number"), .text("state"), .text("customer_number"), .text("order"), .text("card"), .money("amount"),
                .money("captured"), .text("expires_on"), .text("reason"),
            ],
            rows: rows.map {
                [
                    .text($0.number), .text(Words.of($0.state)), .text($0.customerNumber), .text($0.order),
                    .text("\(Words.of($0.brand)) \($0.last4)"), .money($0.amount),
                    $0.captured.minor == 0 ? .empty : .money($0.captured), .date($0.expiresOn), .text($0.reason),
                ]
            })
    }

    static func cardPayments(_ rows: [Reskontra_V1_CardPayment]) -> Table {
        Table(
            [
                .text("invoice"), .text("date"), .text("customer_number"), .text("order"), .money("amount"), .text("stage"),
                .text("payment_number"), .text("reason"),
            ],
            rows: rows.map {
                [
                    .text($0.invoice), .date($0.date), .text($0.customerNumber), .text($0.order), .money($0.amount),
                    .text($0.terminated.isEmpty ? $0.stages.last ?? "" : "TERMINATED", $0.incomplete ? .bad : .plain),
                    .text($0.paymentNumber), .text($0.reason),
                ]
            })
    }

    static func cardCalls(_ rows: [Reskontra_V1_CardCall]) -> Table {
        Table(
            [.number("id"), .text("kind"), .text("state"), .money("amount"), .text("idempotency_key"), .number("queries"), .text("reason")],
            rows: rows.map {
                [
                    .number($0.id), .text(Words.of($0.kind)), .text(Words.of($0.state)), .money($0.amount),
                    .text($0.idempotencyKey), .number($0.queries), .text($0.reason),
                ]
            })
    }
}
