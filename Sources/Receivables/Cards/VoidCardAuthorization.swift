/// Gives a card authorization up before it is captured; the provider is told (setup:CC-7).
///
/// From then on it covers nothing, whatever the provider answers. After a capture only a refund helps.
/// Rejections: NOT_FOUND, CARD_PROVIDER_UNKNOWN_RESULT, STATE_NOT_ALLOWED.
package struct VoidCardAuthorization: Command {
    package let id: CompanyID
    package let number: Code

    package init(id: CompanyID, number: Code) { (self.id, self.number) = (id, number) }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> CardAuthorizationView {
        let row = try book.cardAuthorization(id, number)
        let after = try row.voided(book, at: now, &draft, field: "authorization")
        return CardAuthorizationView(after, book, draft, on: now.today)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension CardAuthorization {
    func voided(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft, field: String
    ) throws(Rejection) -> CardAuthorization {
        var row = self
        switch state(on: now.today) {
        case .requested:
            // What nobody was handed is simply not asked for; what was, only the provider knows.
            for id in book.cards.calls(of: self.id) where book.cards[id].state.isPending {
                var call = book.cards[id]
                guard call.state == .open else { throw .cardResultUnknown(number, "AUTHORIZE", field: field) }
                call.state = .canceled
                draft.add(.card(.callSet(call)), book)
            }
        case .unknown: throw .cardResultUnknown(number, "AUTHORIZE", field: field)
        case .authorized:
            if !capturing.isNone { throw .cardState(self, "CAPTURE_REQUESTED", field: field) }
            let call = CardCall(
                id: CardCallID(draft.numbers.cards.call), company: company, kind: .void, authorization: self.id,
                amount: amount)
            draft.add(.card(.callSet(call)), book)
        case .declined, .captured, .voided, .expired, .closed, .refunded:
            throw .cardState(self, state(on: now.today).name, field: field)
        }
        row.state = .voided
        draft.add(.card(.authorizationSet(row)), book)
        return row
    }
}

/// Gives an order another method of payment; one that is no card voids its open authorizations (setup:CC-7).
///
/// Those that a capture is under way on stay. Rejections: ORDER_NOT_FOUND, REFERENCE_UNKNOWN,
/// CARD_PROVIDER_UNKNOWN_RESULT.
package struct UpdateOrderMethod: Command {
    package let id: CompanyID
    package let order: Code
    package let method: Code

    package init(id: CompanyID, order: Code, method: Code) { (self.id, self.order, self.method) = (id, order, method) }

    package struct Answer: Equatable, Sendable {
        package let order: Code
        package let method: Code
        package var voided: [Code] = []
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let order = try book.order(id, order)
        guard let method = book.companies.setups[Int(id.number) - 1].methods[method] else {
            throw .noSuchReference("method_of_payment", self.method, field: "method_of_payment")
        }
        var answer = Answer(order: self.order, method: method.code)
        draft.add(.card(.orderMethodSet(order, method.code)), book)
        if method.type == .creditCard { return answer }
        for authorization in book.cards.authorizations(of: order) {
            let row = book.cards[authorization]
            switch row.state(on: now.today) {
            case .requested, .authorized, .unknown:
                if !row.capturing.isNone { continue }
                _ = try row.voided(book, at: now, &draft, field: "order")
                answer.voided.append(row.number)
            case .declined, .captured, .voided, .expired, .closed, .refunded: continue
            }
        }
        if draft.isCardHeld(order, book) { draft.add(.card(.orderHeld(order, false)), book) }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.cardLastChange(id, order) }
}

/// Notes which authorizations can no longer be captured, at most a page (setup:CC-6). The provider frees them by itself.
package struct ExpireCardAuthorizations: Command {
    package let id: CompanyID

    package init(id: CompanyID) { self.id = id }

    package static let pageMax = 500

    package struct Answer: Equatable, Sendable {
        package var numbers: [Code] = []
        package var hasMore = false
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var answer = Answer()
        for var row in book.cards.authorizations where row.company == id && row.state == .authorized {
            guard row.state(on: now.today) == .expired else { continue }
            if answer.numbers.count == ExpireCardAuthorizations.pageMax {
                answer.hasMore = true
                break
            }
            row.state = .expired
            draft.add(.card(.authorizationSet(row)), book)
            answer.numbers.append(row.number)
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
