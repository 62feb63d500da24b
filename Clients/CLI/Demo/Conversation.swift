import ReskontraClient
import Schema

/// What one till says to the server about one basket, start to end.
struct Conversation: Sendable {
    let basket: Basket
    let requests: PlayRequests
    let till: SteadyLine
    let tillIndex: Int
    /// For a cancellation: the sale it takes back.
    var original: NaiveBook.Original = .unknown
    /// The server's clock had passed the basket before this play began: a check now would tell about now.
    var isReplay = false
    /// Its keys are older than the server keeps them: the documents themselves are asked.
    var isPast = false

    struct Outcome: Sendable {
        enum Result: Sendable {
            case accepted
            case declined(reason: String)
            case credited(settled: Bool)
            case refused(String)
        }

        let result: Result
        let documents: Int
        var calls: [(Scoreboard.Call, UInt64)] = []
        var replayed = 0
        /// The check said something else than the authorization right after it.
        var disagreed = false
    }

    /// Throws only when the server is gone for good.
    func hold() async throws -> Outcome {
        let documents = basket.documents(linesMax: PlayRequests.linesMax)
        var talk = Talk()
        do {
            let result: Outcome.Result =
                if isPast {
                    try await lookUp(documents, &talk)
                } else {
                    switch basket.kind {
                    case .sale: try await sell(documents, &talk)
                    case .cashSale: try await sellForCash(documents, &talk)
                    case .cancellation: try await credit(documents, &talk)
                    }
                }
            return talk.outcome(result, documents.count)
        } catch let failure as CallFailure {
            return talk.outcome(.refused("\(basket.number): \(failure)"), documents.count)
        }
    }

    private struct Talk {
        var calls: [(Scoreboard.Call, UInt64)] = []
        var replayed = 0
        var disagreed = false

        mutating func note<Message>(_ call: Scoreboard.Call, _ answer: SteadyLine.Answer<Message>) {
            calls.append((call, answer.nanoseconds))
            if answer.replayed { replayed += 1 }
        }

        func outcome(_ result: Outcome.Result, _ documents: Int) -> Outcome {
            Outcome(
                result: result, documents: documents, calls: calls, replayed: replayed, disagreed: disagreed)
        }
    }

    private func key(_ kind: String, _ number: String) -> RequestKey {
        DerivedKey.make(
            milliseconds: basket.time.unixMilliseconds, kind: kind, company: requests.company, natural: number
        )
    }

    private func sell(_ documents: [Basket.Document], _ talk: inout Talk) async throws -> Outcome.Result {
        var foretold: Reskontra_V1_Decision?
        if !isReplay {
            var request = requests.check(basket, till: tillIndex)
            request.minSequence = till.door.seen?.value ?? 0
            let answer = try await till.call(
                .checkCredit, request,
                as: Reskontra_V1_CheckCreditResponse.self)
            talk.note(.checkCredit, answer)
            foretold = answer.message.decision.decision
        }
        let answer = try await till.call(
            .authorize, requests.authorize(basket, till: tillIndex), as: Reskontra_V1_AuthorizeResponse.self,
            key: key("authorize", basket.number))
        talk.note(.authorize, answer)
        let decision = answer.message.decision
        if let foretold, foretold != decision.decision, !answer.replayed { talk.disagreed = true }
        guard decision.decision == .approve else {
            return .declined(reason: Words.of(decision.primaryReason))
        }
        for (index, document) in documents.enumerated() {
            let request = requests.capture(
                document, of: basket, authorization: answer.message.authorizationID,
                isLast: index == documents.count - 1)
            talk.note(
                .capture,
                try await till.call(
                    .capture, request, as: Reskontra_V1_CaptureResponse.self,
                    key: key("capture", document.number)))
        }
        return .accepted
    }

    private func sellForCash(_ documents: [Basket.Document], _ talk: inout Talk) async throws
        -> Outcome.Result
    {
        for document in documents {
            talk.note(
                .postInvoice,
                try await till.call(
                    .postInvoice, requests.invoice(document, of: basket),
                    as: Reskontra_V1_PostInvoiceResponse.self,
                    key: key("invoice", document.number)))
        }
        talk.note(
            .postPayment,
            try await till.call(
                .postPayment, requests.cashPayment(of: basket, documents: documents),
                as: Reskontra_V1_PostPaymentResponse.self, key: key("cash", basket.number)))
        return .accepted
    }

    private func credit(_ documents: [Basket.Document], _ talk: inout Talk) async throws -> Outcome.Result {
        let number: String? = if case .accepted(let number) = original { number } else { nil }
        var isSettled = false
        for document in documents {
            let answer = try await till.call(
                .postCreditNote, requests.creditNote(document, of: basket, original: number),
                as: Reskontra_V1_PostCreditNoteResponse.self, key: key("credit", document.number))
            talk.note(.postCreditNote, answer)
            if answer.message.settlementID != 0 { isSettled = true }
        }
        return .credited(settled: isSettled)
    }

    /// What happened to a basket of an earlier run, as far as its documents tell.
    private func lookUp(_ documents: [Basket.Document], _ talk: inout Talk) async throws -> Outcome.Result {
        let request = Reskontra_V1_GetDocumentRequest.with {
            $0.company = requests.company
            $0.documentNumber = basket.number
        }
        do {
            let answer = try await till.call(.getDocument, request, as: Reskontra_V1_GetDocumentResponse.self)
            talk.note(.getDocument, answer)
            guard basket.kind == .cancellation else { return .accepted }
            return .credited(settled: answer.message.item.open.minor != answer.message.item.original.minor)
        } catch CallFailure.refused(let status) where status.code == 5 {
            return basket.kind == .sale
                ? .declined(reason: "in an earlier run") : .refused("\(basket.number) is missing")
        }
    }
}
