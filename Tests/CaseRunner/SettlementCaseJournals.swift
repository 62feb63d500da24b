import ReskontraClient
import Schema

/// The plays of payment journals that settle later, of documents with lines, of orders, and of what a bank reported.
extension SettlementCase {
    static let journalOperations: [String: Operation<SettlementCase>] = [
        "post_journal": Operation(["payment_id", "date", "amount", "apply", "decouple_settlement"], answers: journalState) {
            try await $0.postJournal($1)
        },
        "run_settlement_queue": Operation(["date"], answers: journalState.union(["rows"])) { try await $0.runQueue($1) },
        "post_lines": Operation(["document"], answers: journalState) { try await $0.postLines($1) },
        "preview_lines": Operation(["document", "date"], answers: journalState.union(["lines"])) {
            try await $0.previewLines($1)
        },
        "confirm_order": Operation(["order", "date", "amount"], answers: journalState) { try await $0.confirmOrder($1) },
        "bank_payment": Operation(["payment_id", "date", "amount", "apply"], answers: journalState) {
            try await $0.postBankPayment($1)
        },
        "reconcile_bank": Operation(["date", "through"], answers: journalState) { try await $0.reconcileBank($1) },
        "reverse_payment": Operation(["payment_id", "date", "reason"], answers: journalState) {
            try await $0.reversePayment($1)
        },
    ]

    private static let journalState: Set<String> = [
        "result", "open", "customer_balance", "ledger", "stated_by_article", "notes",
    ]

    private var home: (id: String, code: String, currency: String) { companies[0] }

    /// The server numbers the payment; the case names it otherwise.
    private func know(_ id: String, as number: String, _ kind: DocumentKind) {
        prepaymentNumbers[id] = number
        (homes[id], kinds[number], kinds[id]) = (home.id, kind, kind)
    }

    // MARK: Journals

    func postJournal(_ step: Json) async throws -> Json {
        let id = try step.required("payment_id")
        let decouples = step["decouple_settlement"].flag ?? false
        let items = try marks(step["apply"].list, in: home.id)
        let date = try step.date("date")
        let amount = step["amount"].isNull ? nil : try ledger.money(step["amount"], home.currency)
        _ = try await ledger.call(
            .setPaymentJournalName,
            Reskontra_V1_SetPaymentJournalNameRequest.with {
                $0.company = home.code
                ($0.name.name, $0.name.decoupleSettlement) = (decouples ? "LATER" : "ATONCE", decouples)
            }, as: Reskontra_V1_SetPaymentJournalNameResponse.self)
        _ = try await ledger.call(
            .createPaymentJournal,
            Reskontra_V1_CreatePaymentJournalRequest.with {
                ($0.company, $0.journal, $0.name) = (home.code, "J-\(id)", decouples ? "LATER" : "ATONCE")
            }, as: Reskontra_V1_CreatePaymentJournalResponse.self)
        _ = try await ledger.call(
            .setPaymentLine,
            Reskontra_V1_SetPaymentLineRequest.with {
                ($0.company, $0.journal, $0.items) = (home.code, "J-\(id)", items)
                $0.line.customerNumber = account(in: home.id) ?? ""
                if let amount { $0.line.amount = amount }
                if let date { $0.line.date = date.message }
                $0.line.methodOfPayment = CompanyPlan.method
            }, as: Reskontra_V1_SetPaymentLineResponse.self)
        let answer = try await ledger.call(
            .postPaymentJournal,
            Reskontra_V1_PostPaymentJournalRequest.with { ($0.company, $0.journal) = (home.code, "J-\(id)") },
            as: Reskontra_V1_PostPaymentJournalResponse.self)
        for payment in answer.payments {
            know(id, as: payment.paymentNumber, .payment)
            entries += try await ledger.document(home.code, payment.paymentNumber).journals.map { ($0, .payment) }
        }
        return .object([:])
    }

    func runQueue(_ step: Json) async throws -> Json {
        let answer = try await ledger.call(
            .runSettlementQueue, Reskontra_V1_RunSettlementQueueRequest.with { $0.company = home.code },
            as: Reskontra_V1_RunSettlementQueueResponse.self)
        entries += answer.journals.map { ($0, .payment) }
        return .object([
            "rows": .array(
                answer.rows.map { row in
                    .object([
                        "state": .string(protocolName(row.state)),
                        "locked": .array(row.locked.map { .string($0) }),
                    ])
                })
        ])
    }

    // MARK: Lines

    /// A free text invoice with the lines of the document.
    func postLines(_ step: Json) async throws -> Json {
        let id = try step.required("document")
        guard let given = json["given"]["documents"].list.first(where: { $0["id"].text == id }), let date = try given.date("date")
        else { throw CaseFailure("no document \(id) with a date") }
        let currency = currency(of: given)
        let lines = try given["lines"].list.map { try ledger.money($0, currency) }
        try await setDiscounts(of: given, home.code)
        let posting = Posting(
            company: home.code, customer: customer(of: given), number: id,
            amount: ledger.money(minor: lines.reduce(0) { $0 + $1.minor }, currency), date: date, dueDate: try given.date("due_date") ?? date)
        var document = posting.document
        document.invoiceNumber = ""
        document.cashDiscount = discountCode(of: given)
        let line = document.lines[0]
        document.lines = lines.map { amount in
            var copy = line
            copy.amount = amount
            return copy
        }
        let filled = document
        let draft = try await ledger.call(
            .createFreeTextInvoice,
            Reskontra_V1_CreateFreeTextInvoiceRequest.with { ($0.company, $0.document) = (home.code, filled) },
            as: Reskontra_V1_CreateFreeTextInvoiceResponse.self
        ).invoice.draftID
        let posted = try await ledger.call(
            .postFreeTextInvoice,
            Reskontra_V1_PostFreeTextInvoiceRequest.with { ($0.company, $0.draftID) = (home.code, draft) },
            as: Reskontra_V1_PostFreeTextInvoiceResponse.self
        ).posted
        know(id, as: posted.document.documentNumber, .invoice)
        entries += try await ledger.document(home.code, posted.document.documentNumber).journals.map { ($0, .invoice) }
        return .object([:])
    }

    func previewLines(_ step: Json) async throws -> Json {
        let items = try marks([.object(["document": step["document"]])], in: home.id)
        let date = try step.date("date")
        let answer = try await ledger.call(
            .previewSettlement,
            Reskontra_V1_PreviewSettlementRequest.with {
                ($0.company, $0.customerNumber, $0.items) = (home.code, account(in: home.id) ?? "", items)
                if let date { $0.date = date.message }
            }, as: Reskontra_V1_PreviewSettlementResponse.self)
        return .object([
            "lines": .array(
                (answer.lines.first?.lines ?? []).map {
                    .object(["amount": ledger.amount($0.amount), "open": ledger.amount($0.open)])
                })
        ])
    }

    // MARK: Orders

    func confirmOrder(_ step: Json) async throws -> Json {
        let order = try step.required("order")
        let amount = try ledger.money(step["amount"], home.currency)
        confirmedOrders.insert(order)
        _ = try await ledger.call(
            .confirmOrder,
            Reskontra_V1_ConfirmOrderRequest.with {
                ($0.company, $0.customerNumber, $0.amount) = (home.code, account(in: home.id) ?? "", amount)
                $0.order = order
            }, as: Reskontra_V1_ConfirmOrderResponse.self)
        return .object([:])
    }

    // MARK: Banks

    private static let bank = "MAIN"

    /// Money that a statement reported, matched by a person.
    func postBankPayment(_ step: Json) async throws -> Json {
        let id = try step.required("payment_id")
        guard let date = try step.date("date") else { throw CaseFailure("the payment has no date") }
        let amount = try ledger.money(step["amount"], home.currency)
        _ = try await ledger.call(
            .setBankAccount,
            Reskontra_V1_SetBankAccountRequest.with {
                $0.company = home.code
                ($0.account.code, $0.account.identifiers) = (Self.bank, ["ACCOUNT \(home.code)"])
                ($0.account.currency, $0.account.methodOfPayment) = (home.currency, CompanyPlan.method)
            }, as: Reskontra_V1_SetBankAccountResponse.self)
        _ = try await ledger.call(
            .importBankEntries,
            Reskontra_V1_ImportBankEntriesRequest.with {
                ($0.company, $0.bankAccount, $0.source, $0.statement) = (home.code, Self.bank, .statement, id)
                $0.entries = [
                    .with {
                        ($0.amount, $0.bookingDate, $0.bankReference) = (amount, date.message, id)
                        $0.transactions = [.with { ($0.amount, $0.text) = (amount, id) }]
                    }
                ]
            }, as: Reskontra_V1_ImportBankEntriesResponse.self)
        let open = try await ledger.call(
            .listBankEntries,
            Reskontra_V1_ListBankEntriesRequest.with { ($0.company, $0.bankAccount) = (home.code, Self.bank) },
            as: Reskontra_V1_ListBankEntriesResponse.self)
        guard let entry = open.entries.last?.entryID else { throw CaseFailure("no bank entry waits") }
        let items = try marks(step["apply"].list, in: home.id)
        let answer = try await ledger.call(
            .matchBankEntry,
            Reskontra_V1_MatchBankEntryRequest.with {
                ($0.company, $0.entryID) = (home.code, entry)
                $0.parts = [
                    .with {
                        ($0.customerNumber, $0.items) = (account(in: home.id) ?? "", items)
                        $0.apply = items.isEmpty ? .none : .named
                    }
                ]
            }, as: Reskontra_V1_MatchBankEntryResponse.self)
        for payment in answer.payments {
            know(id, as: payment.paymentNumber, .payment)
            entries += try await ledger.document(home.code, payment.paymentNumber).journals.map { ($0, .payment) }
        }
        return .object([:])
    }

    func reconcileBank(_ step: Json) async throws -> Json {
        let through = try step.date("through")
        _ = try await ledger.call(
            .reconcileBankAccount,
            Reskontra_V1_ReconcileBankAccountRequest.with {
                ($0.company, $0.bankAccount) = (home.code, Self.bank)
                if let through { $0.through = through.message }
            }, as: Reskontra_V1_ReconcileBankAccountResponse.self)
        return .object([:])
    }

    func reversePayment(_ step: Json) async throws -> Json {
        let id = try step.required("payment_id")
        let date = try step.date("date")
        let answer = try await ledger.call(
            .reversePayment,
            Reskontra_V1_ReversePaymentRequest.with {
                ($0.company, $0.paymentNumber) = (home.code, prepaymentNumbers[id] ?? id)
                if let date { $0.date = date.message }
                $0.reason = step["reason"].text ?? "As the case says"
            }, as: Reskontra_V1_ReversePaymentResponse.self
        ).payment
        entries += answer.journals.map { ($0, .payment) }
        return .object([:])
    }
}
