/// Changes number, account or expected payments; the next collection tells the bank what changed (setup:SD-13).
///
/// Another account makes a SUSPENDED mandate ACTIVE. With another bank the mandate begins anew at FRST, unless
/// first_as_rcur is set. A DRAFT simply changes: no bank was told. Rejections in order: NOT_FOUND, VERSION_CONFLICT,
/// STATE_NOT_ALLOWED, FIELD_REQUIRED, IBAN_INVALID, BIC_INVALID, FIELD_INVALID, DUPLICATE_KEY.
package struct AmendMandate: Command {
    package let name: MandateName
    /// Empty: unchanged.
    package let number: String
    package let iban: String
    package let bic: String
    package let holder: String
    /// 0: unchanged.
    package let expectedPayments: UInt32

    package init(
        name: MandateName, number: String = "", iban: String = "", bic: String = "", holder: String = "",
        expectedPayments: UInt32 = 0
    ) {
        self.name = name
        self.number = number
        self.iban = iban
        self.bic = bic
        self.holder = holder
        self.expectedPayments = expectedPayments
    }

    package var company: CompanyID? { name.company }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> MandateView {
        var mandate = try name.find(book)
        guard !mandate.state.isFinal, mandate.state != .completed else { throw mandate.stateRefused(field: "mandate") }
        if number.isEmpty, iban.isEmpty, holder.isEmpty, expectedPayments == 0 {
            throw .required("iban", "nothing is to be changed")
        }
        var told = MandateAmendment()
        let before = book.customers.subject(mandate.debtor)
        var debtor = before
        if !iban.isEmpty || !holder.isEmpty {
            debtor = try Subject.debtor(
                draft.nextSubject, holder: holder.isEmpty ? before.name : holder, iban: iban.isEmpty ? before.iban : iban,
                bic: iban.isEmpty ? before.bic : bic, needsBic: !iban.isEmpty, mandate.customer, "", book)
        }
        if debtor.iban != before.iban {
            let (new, old) = (try Iban(debtor.iban, field: "iban"), try Iban(before.iban, field: "iban"))
            told.account = new.isSameBank(as: old) ? .sameBank(before.id) : .otherBank
            if mandate.state == .suspended { mandate.state = .active }
            if told.account == .otherBank, !book.companies[name.company].parameters.directDebit.firstAsRecurring {
                mandate.restarts = true
            }
        }
        if !number.isEmpty, number != mandate.number {
            try Mandate.checkNumber(number, field: "new_number")
            let others = book.directDebits.find(name.company, number).filter { $0 != mandate.id }
            if others.contains(where: { book.directDebits[$0].creditorID == mandate.creditorID }) {
                throw .duplicateMandate(number, field: "new_number")
            }
            told.number = mandate.number
            mandate.number = number
        }
        if expectedPayments != 0 {
            guard expectedPayments > mandate.counter else {
                throw Rejection(
                    .fieldInvalid, field: "expected_payments", "\(mandate.counter) collections were presented already",
                    [.init("counter", UInt64(mandate.counter))])
            }
            mandate.expectedPayments = expectedPayments
        }
        if debtor != before {
            mandate.debtor = debtor.id
            draft.add(.subjectSet(debtor), book)
        }
        if mandate.state != .draft, !told.isEmpty {
            mandate.amendment.add(told)
            mandate.amended.append(.init(date: now.today, amendment: told))
        }
        if mandate.state == .draft { mandate.restarts = false }
        draft.add(.directDebit(.mandateSet(mandate)), book)
        return MandateView(mandate, debtor: debtor)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { name.lastChange(book) }
}
