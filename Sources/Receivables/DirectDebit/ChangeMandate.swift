/// Which mandate a command means, and the version its caller knows.
package struct MandateName: Equatable, Sendable {
    package let company: CompanyID
    package let number: String
    /// Empty: the only creditor with that number.
    package let creditor: Code
    /// 0: any.
    package let expectedVersion: UInt64

    package init(company: CompanyID, number: String, creditor: Code = .empty, expectedVersion: UInt64 = 0) {
        self.company = company
        self.number = number
        self.creditor = creditor
        self.expectedVersion = expectedVersion
    }

    func find(_ book: borrowing Book) throws(Rejection) -> Mandate {
        let mandate = book.directDebits[try book.mandate(company, number, creditor, field: "mandate")]
        if expectedVersion != 0, expectedVersion != mandate.lastChange {
            throw .mandateVersion(mandate, expected: expectedVersion)
        }
        return mandate
    }

    func lastChange(_ book: borrowing Book) -> UInt64 {
        (book.directDebits.find(company, number) + book.directDebits.find(former: number, of: company)).reduce(book.companies[company].lastChange) {
            max($0, book.directDebits[$1].lastChange)
        }
    }
}

/// Date and place of the debtor's signature: the mandate may be used.
///
/// Rejections in order: FIELD_REQUIRED, NOT_FOUND, VERSION_CONFLICT, STATE_NOT_ALLOWED, FIELD_INVALID.
package struct SignMandate: Command {
    package let name: MandateName
    package let date: CalendarDate
    package let place: String

    package init(name: MandateName, date: CalendarDate, place: String) {
        (self.name, self.date, self.place) = (name, date, place)
    }

    package var company: CompanyID? { name.company }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> MandateView {
        if place.isEmpty { throw .required("place", "a signature has a place") }
        var mandate = try name.find(book)
        guard mandate.state == .draft else { throw mandate.stateRefused(field: "mandate") }
        if date > now.today {
            throw Rejection(.fieldInvalid, field: "signature_date", "\(date) has not come yet")
        }
        mandate.signedOn = date
        mandate.signedAt = place
        mandate.state = .active
        draft.add(.directDebit(.mandateSet(mandate)), book)
        return MandateView(mandate, book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { name.lastChange(book) }
}

/// Stops a mandate, lets it go on, or ends it for ever.
package struct ChangeMandateState: Command {
    package enum Act: Equatable, Sendable {
        case suspend
        case resume
        case cancel(reason: String)
    }

    package let name: MandateName
    package let act: Act

    package init(name: MandateName, act: Act) { (self.name, self.act) = (name, act) }

    package var company: CompanyID? { name.company }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> MandateView {
        if act == .cancel(reason: "") { throw .required("reason", "canceling needs a reason") }
        var mandate = try name.find(book)
        switch act {
        case .suspend:
            guard mandate.state == .active else { throw mandate.stateRefused(field: "mandate") }
            mandate.state = .suspended
        case .resume:
            guard mandate.state == .suspended else { throw mandate.stateRefused(field: "mandate") }
            mandate.state = .active
        case .cancel(let reason):
            guard !mandate.state.isFinal else { throw mandate.stateRefused(field: "mandate") }
            mandate.state = .canceled
            mandate.cancelReason = reason
        }
        draft.add(.directDebit(.mandateSet(mandate)), book)
        return MandateView(mandate, book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { name.lastChange(book) }
}

/// A page of mandates: those past their 36 months are over (setup:SD-9).
package struct ExpireMandates: Command {
    package let id: CompanyID
    package let after: MandateID

    package init(id: CompanyID, after: MandateID) { (self.id, self.after) = (id, after) }

    package static let pageMax = 1_000

    package struct Answer: Equatable, Sendable {
        package var mandates: [String] = []
        package var next = MandateID.none
        package var hasMore = false
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        var answer = Answer()
        let end = min(book.directDebits.mandates.count, Int(after.number) + ExpireMandates.pageMax)
        var place = min(Int(after.number), end)
        while place < end {
            var mandate = book.directDebits.mandates[place]
            place += 1
            guard mandate.company == id, let expires = mandate.expires, expires < now.today,
                mandate.state == .active || mandate.state == .suspended
            else { continue }
            mandate.state = .expired
            draft.add(.directDebit(.mandateSet(mandate)), book)
            answer.mandates.append(mandate.number)
        }
        answer.next = MandateID(UInt32(place))
        answer.hasMore = place < book.directDebits.mandates.count
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Mandates of an old system, all or none.
package struct ImportMandates: Command {
    package let id: CompanyID
    package let mandates: [MandateInput]

    package init(id: CompanyID, mandates: [MandateInput]) { (self.id, self.mandates) = (id, mandates) }

    package static let mandatesMax = 1_000

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Int {
        guard !book.companies[id].isLive else {
            throw Rejection(.companyLive, "the company is LIVE: openings are closed")
        }
        if mandates.count > ImportMandates.mandatesMax {
            throw .tooMany(mandates.count, max: ImportMandates.mandatesMax, field: "mandates")
        }
        for index in mandates.indices {
            if mandates[index].state != .draft, mandates[index].signedOn == nil {
                throw .required("mandates[\(index)].signature_date", "only a DRAFT is not signed")
            }
            _ = try mandates[index].make(in: id, "mandates[\(index)].", book, at: now, &draft)
        }
        return mandates.count
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
