package enum MandateTag {}
package typealias MandateID = Identifier<MandateTag>

package enum MandateKind: UInt8, Sendable, BitwiseCopyable, Codable {
    case recurrent = 1
    case oneOff = 2
}

package enum MandateState: UInt8, Sendable, BitwiseCopyable, Codable {
    case draft = 1
    case active = 2
    case suspended = 3
    case expired = 4
    case canceled = 5
    case completed = 6

    package var name: String {
        switch self {
        case .draft: "DRAFT"
        case .active: "ACTIVE"
        case .suspended: "SUSPENDED"
        case .expired: "EXPIRED"
        case .canceled: "CANCELED"
        case .completed: "COMPLETED"
        }
    }

    package var isFinal: Bool { self == .expired || self == .canceled }
}

/// What the debtor's bank was told before, carried by the next collection (setup:SD-13).
package struct MandateAmendment: Equatable, Sendable, Codable {
    package enum Account: Equatable, Sendable, Codable {
        case unchanged
        /// Another account of the same bank; whose number it was.
        case sameBank(SubjectID)
        /// Same mandate, new debtor agent.
        case otherBank
    }

    /// Empty texts: unchanged.
    package var number = ""
    package var creditorID = ""
    package var creditorName = ""
    package var account = Account.unchanged

    package init() {}

    package static let otherBankMark = "SMNDA"

    package var isEmpty: Bool { self == MandateAmendment() }

    /// What the bank was told first counts, however often it changed since.
    package mutating func add(_ later: MandateAmendment) {
        if number.isEmpty { number = later.number }
        if creditorID.isEmpty { creditorID = later.creditorID }
        if creditorName.isEmpty { creditorName = later.creditorName }
        switch (account, later.account) {
        case (.unchanged, let next): account = next
        case (_, .otherBank): account = .otherBank
        case (_, .unchanged), (_, .sameBank): break
        }
    }
}

/// A debtor's agreement that a creditor may collect (setup section 15).
///
/// The debtor's name and account are a `Subject`, which never changes: another account is another subject.
package struct Mandate: Equatable, Sendable, Codable {
    package var id: MandateID
    package var company: CompanyID
    package var number: String
    package var creditor: Code
    /// As the debtor's bank knows the creditor.
    package var creditorID: String
    package var creditorName: String
    package var scheme: DebitScheme
    package var kind: MandateKind
    /// The ordering customer; its invoice account owes.
    package var customer: CustomerID
    package var debtor: SubjectID
    package var state = MandateState.draft
    package var signedOn: CalendarDate?
    package var signedAt = ""
    /// 0: not known.
    package var expectedPayments: UInt32 = 0
    /// Calendar days the debtor agreed to; nil: the company's.
    package var prenotificationDays: UInt16?
    /// Presented collections less those that came back before settlement (setup:SD-8).
    package var counter: UInt32 = 0
    package var lastDue: CalendarDate?
    /// The debtor's bank is another one: it sees a first collection (setup:SD-13).
    package var restarts = false
    /// Waits for the next collection.
    package var amendment = MandateAmendment()
    package var amended: [Amended] = []
    package var cancelReason = ""
    package var numberTaken: TakenNumber?
    package var lastChange: UInt64 = 0

    package struct Amended: Equatable, Sendable, Codable {
        package var date: CalendarDate
        package var amendment: MandateAmendment

        package init(date: CalendarDate, amendment: MandateAmendment) { (self.date, self.amendment) = (date, amendment) }
    }

    package static let numberLengthMax = 35
    package static let placeLengthMax = 60
    package static let monthsMax = 36

    package init(
        id: MandateID, company: CompanyID, number: String, creditor: Code, creditorID: String, creditorName: String,
        scheme: DebitScheme, kind: MandateKind, customer: CustomerID, debtor: SubjectID
    ) {
        self.id = id
        self.company = company
        self.number = number
        self.creditor = creditor
        self.creditorID = creditorID
        self.creditorName = creditorName
        self.scheme = scheme
        self.kind = kind
        self.customer = customer
        self.debtor = debtor
    }

    /// The last day a collection may fall due on; nil: not signed (setup:SD-9).
    package var expires: CalendarDate? { (lastDue ?? signedOn)?.adding(months: Mandate.monthsMax) }

    /// How the next collection is marked, and whether the mandate is used up with it (setup:SD-7, SD-8).
    package func next(isLast: Bool, firstAsRecurring: Bool) -> (sequence: DebitSequence, completes: Bool) {
        switch kind {
        case .oneOff: return (.oneOff, true)
        case .recurrent:
            let completes = isLast || (expectedPayments > 0 && counter + 1 >= expectedPayments)
            if counter == 0 || restarts { return (firstAsRecurring ? .recurring : .first, completes) }
            return (completes ? .final : .recurring, completes)
        }
    }

    /// Refuses to collect under it: MANDATE_USED, MANDATE_NOT_ACTIVE, MANDATE_EXPIRED.
    func checkUsable(on dueDate: CalendarDate, field: String) throws(Rejection) {
        switch state {
        case .active: break
        case .completed where kind == .oneOff:
            throw Rejection(
                .mandateUsed, field: field, "mandate \(number) is for one collection, which was presented",
                [.init("mandate", number), .init("current_state", state.name)])
        case .expired: throw expired(dueDate, field)
        case .draft, .suspended, .canceled, .completed:
            throw Rejection(
                .mandateNotActive, field: field, "mandate \(number) is \(state.name)",
                [.init("mandate", number), .init("current_state", state.name)])
        }
        if let expires, dueDate > expires { throw expired(dueDate, field) }
    }

    private func expired(_ dueDate: CalendarDate, _ field: String) -> Rejection {
        var figures: [Rejection.Figure] = [.init("mandate", number), .init("due_date", dueDate)]
        if let expires { figures.append(.init("expires_on", expires)) }
        return Rejection(
            .mandateExpired, field: field, "mandate \(number) may be used through \(expires?.description ?? "no day")", figures)
    }

    func stateRefused(field: String) -> Rejection {
        Rejection(
            .stateNotAllowed, field: field, "mandate \(number) is \(state.name)",
            [.init("mandate", number), .init("current_state", state.name)])
    }

    /// For the book's digest; never 0.
    var fingerprint: UInt64 {
        let counted = UInt64(counter) << 32 | UInt64(UInt32(bitPattern: lastDue?.days ?? 0))
        return Mix.fold(counted, UInt64(debtor.number) << 8 | UInt64(state.rawValue)) | 1
    }
}

extension Iban {
    /// The part that names the bank; nil where the country's form is not known here.
    package var bank: String? {
        guard let place = Iban.bankPlaces.first(where: { $0.country == country }) else { return nil }
        return String(text.dropFirst(place.from).prefix(place.length))
    }

    private static let bankPlaces: [(country: String, from: Int, length: Int)] = [
        ("AD", 4, 4), ("AT", 4, 5), ("BE", 4, 3), ("BG", 4, 4), ("CH", 4, 5), ("CY", 4, 3), ("CZ", 4, 4), ("DE", 4, 8),
        ("DK", 4, 4), ("EE", 4, 2), ("ES", 4, 4), ("FI", 4, 3), ("FR", 4, 5), ("GB", 4, 4), ("GR", 4, 3), ("HR", 4, 7),
        ("HU", 4, 3), ("IE", 4, 4), ("IS", 4, 4), ("IT", 5, 5), ("LI", 4, 5), ("LT", 4, 5), ("LU", 4, 3), ("LV", 4, 4),
        ("MC", 4, 5), ("MT", 4, 4), ("NL", 4, 4), ("NO", 4, 4), ("PL", 4, 8), ("PT", 4, 4), ("RO", 4, 4), ("SE", 4, 3),
        ("SI", 4, 5), ("SK", 4, 4), ("SM", 5, 5), ("VA", 4, 3),
    ]

    /// Both accounts are with one bank.
    package func isSameBank(as other: Iban) -> Bool {
        guard let bank, let second = other.bank else { return false }
        return country == other.country && bank == second
    }
}
