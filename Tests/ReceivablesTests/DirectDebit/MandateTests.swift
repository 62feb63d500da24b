import Testing

@testable import Receivables

/// Mandates (setup section 15).
struct MandateTests {
    private func name(_ number: String) -> MandateName { MandateName(company: Trade.company, number: number) }

    @Test("setup:SD-4 numbers are one per creditor, compared without blanks and case, in the SEPA set")
    func numbers() throws {
        let trade = try Trade.debits()
        try trade.mandate("Abc 1")
        var input = MandateInput(customer: "C-1")
        input.iban = Trade.iban
        for (number, refusal) in [
            ("aBC1", "duplicateKey mandate.number"), ("ab#", "fieldInvalid mandate.number"),
            (String(repeating: "x", count: 36), "fieldTooLong mandate.number"),
            (String(repeating: "x", count: 35), "accepted"), ("/S", "fieldInvalid mandate.number"),
            ("S/", "fieldInvalid mandate.number"), ("S//T", "fieldInvalid mandate.number"), ("S/T", "accepted"),
            (" S", "fieldInvalid mandate.number"),
        ] {
            input.number = number
            #expect(trade.refused(CreateMandate(id: Trade.company, wish: input)) == refusal)
        }
        #expect(try trade.mandate("").number == "MND-0001")
        #expect(trade.book.directDebits.find(Trade.company, "ABC1").count == 1)
    }

    @Test("setup:SD-1, SD-2 seven countries; B2B is not for persons")
    func schemes() throws {
        let trade = try Trade.debits()
        trade.addCustomer(CustomerID(3), "C-3", limit: .eur(0), flags: .person)
        for (customer, scheme, country, refusal) in [
            (Code("C-3"), DebitScheme.b2b, Code.empty, "schemeNotAllowed mandate.scheme"), ("C-1", .b2b, .empty, "accepted"),
            ("C-3", .core, "NL", "accepted"), ("C-1", .core, "SE", "schemeNotAllowed mandate.scheme"),
        ] {
            trade.setParameters { $0.directDebit.country = country }
            var input = MandateInput(customer: customer)
            input.iban = Trade.iban
            input.scheme = scheme
            #expect(trade.refused(CreateMandate(id: Trade.company, wish: input)) == refusal)
        }
    }

    @Test("setup:SD-9 the last day is 36 months after the last due date, clamped; without a use, after the signature")
    func expiry() throws {
        let trade = try Trade.debits()
        var mandate = try trade.mandate("M")
        #expect(mandate.expires == day(2029, 1, 10))
        mandate.lastDue = day(2024, 2, 29)
        #expect(mandate.expires == day(2027, 2, 28))
        #expect(throws: Never.self) { try mandate.checkUsable(on: day(2027, 2, 28), field: "mandate") }
        #expect(throws: Rejection.self) { try mandate.checkUsable(on: day(2027, 3, 1), field: "mandate") }
        trade.today = day(2029, 1, 10)
        #expect(try trade.run(ExpireMandates(id: Trade.company, after: .none)).mandates == [])
        trade.today = day(2029, 1, 11)
        #expect(try trade.run(ExpireMandates(id: Trade.company, after: .none)).mandates == ["M"])
        #expect(trade.refused(CheckQuery(name("M"), day(2029, 1, 1))) == "mandateExpired mandate")
    }

    @Test("setup:SD-7 OOFF once; FRST, RCUR, FNAL by expected payments or the flag; one expected payment is FRST")
    func sequences() {
        func marks(_ expected: UInt32, _ count: Int, first: Bool = false, kind: MandateKind = .recurrent) -> String {
            var mandate = Mandate(
                id: MandateID(1), company: Trade.company, number: "M", creditor: "CR", creditorID: "", creditorName: "",
                scheme: .core, kind: kind, customer: Trade.c1, debtor: SubjectID(1))
            mandate.expectedPayments = expected
            var told: [String] = []
            for _ in 0..<count {
                let next = mandate.next(isLast: false, firstAsRecurring: first)
                told.append("\(next.sequence)" + (next.completes ? "!" : ""))
                mandate.counter += 1
            }
            return told.joined(separator: " ")
        }
        #expect(marks(3, 3) == "first recurring final!")
        #expect(marks(1, 1) == "first!")
        #expect(marks(0, 3) == "first recurring recurring")
        #expect(marks(2, 2, first: true) == "recurring final!")
        #expect(marks(0, 1, kind: .oneOff) == "oneOff!")
    }

    @Test("setup:SD-13 another bank is SMNDA and begins at FRST again; the same bank tells the old IBAN; later ones nothing")
    func amendments() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        #expect(try trade.collect("M").collection.row.amendment.isEmpty)
        let same = "DE47370400440532013001"
        let check = (0...99).first { value in
            (try? Iban("DE" + (value < 10 ? "0" : "") + "\(value)370400440532013001", field: "iban")) != nil
        }
        let digits = try #require(check)
        let sameBank = "DE" + (digits < 10 ? "0" : "") + "\(digits)370400440532013001"
        #expect(same.count == sameBank.count)
        try trade.run(AmendMandate(name: name("M"), iban: sameBank))
        let told = try trade.collect("M").collection.row
        #expect(told.sequence == .recurring)
        guard case .sameBank(let subject) = told.amendment.account else { return #expect(Bool(false), "same bank") }
        #expect(trade.book.customers.subject(subject).iban == Trade.iban)
        try trade.run(AmendMandate(name: name("M"), iban: Trade.otherIban))
        let moved = try trade.collect("M").collection.row
        #expect(moved.amendment.account == .otherBank)
        #expect(moved.sequence == .first)
        let later = try trade.collect("M").collection.row
        #expect(later.amendment.isEmpty)
        #expect(later.sequence == .recurring)
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-13 a creditor that changes name or identifier tells it with each mandate's next collection")
    func creditorChanges() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        try trade.collect("M")
        try trade.run(
            SetCreditorAccount(
                id: Trade.company,
                account: CreditorAccount(
                    code: "CR", name: "Müller AG", iban: Trade.iban, bic: "", creditorID: "NL69ZZZ123456780000")))
        let told = try trade.collect("M").collection.row.amendment
        #expect(told.creditorID == "DE98ZZZ09999999999")
        #expect(told.creditorName == "Müller & Söhne")
        #expect(try trade.collect("M").collection.row.amendment.isEmpty)
    }

    @Test("setup:SD-13 what the creditor changed stands in the history once a bank is told; a former number still finds a mandate")
    func history() throws {
        let trade = try Trade.debits()
        try trade.mandate("AM-1")
        try trade.collect("AM-1")
        try trade.run(
            SetCreditorAccount(
                id: Trade.company,
                account: CreditorAccount(
                    code: "CR", name: "Müller AG", iban: Trade.iban, bic: "", creditorID: "NL69ZZZ123456780000")))
        try trade.run(AmendMandate(name: name("AM-1"), number: "AM-2"))
        #expect(trade.mandate(named: "AM-2").amended.map(\.amendment.creditorID) == [""])
        try trade.collect("AM-2")
        let told = trade.mandate(named: "AM-2").amended.map(\.amendment)
        #expect(told.map(\.number) == ["AM-1", ""])
        #expect(told[1].creditorID == "DE98ZZZ09999999999" && told[1].creditorName == "Müller & Söhne")
        #expect(try trade.ask(GetMandate(name: name("am-1"))).mandate.number == "AM-2")
        // Another mandate may have the number now.
        try trade.mandate("AM-1")
        #expect(try trade.ask(GetMandate(name: name("AM-1"))).mandate.number == "AM-1")
        #expect(trade.book.directDebits.find(former: "AM-1", of: Trade.company).count == 1)
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-5 outside the EEA an account needs its bank's BIC")
    func bic() throws {
        let trade = try Trade.debits()
        var input = MandateInput(customer: "C-1")
        for (iban, bic, refusal) in [
            ("CH9300762011623852957", "", "bicInvalid mandate.bic"), ("GB29NWBK60161331926819", "", "bicInvalid mandate.bic"),
            ("GB29NWBK60161331926819", "NWBKGB2L", "accepted"), ("NO9386011117947", "", "accepted"), ("FR1420041010050500013M02606", "", "accepted"),
        ] {
            (input.iban, input.bic) = (iban, bic)
            #expect(trade.refused(CreateMandate(id: Trade.company, wish: input)) == refusal)
        }
        try trade.mandate("M")
        #expect(trade.refused(AmendMandate(name: name("M"), iban: "CH9300762011623852957")) == "bicInvalid bic")
    }

    @Test("setup:SD-12 a number sequence that no bank would take is refused")
    func sequencesOfIdentifiers() throws {
        let trade = try Trade.debits()
        for (kind, prefix, refusal) in [
            (SequenceKind.directDebitFile, Code("D#_"), "fieldInvalid sequence.prefix"), (.mandate, "/M", "fieldInvalid sequence.prefix"),
            (.mandate, "M/", "accepted"), (.invoice, "D#_", "accepted"),
        ] {
            #expect(
                trade.refused(
                    SetNumberSequence(id: Trade.company, kind: kind, sequence: NumberSequence(prefix: prefix, digits: 4, next: 1)))
                    == refusal)
        }
        for text in ["", "/a", "a/", "a//b", "a_b", " a", "a "] { #expect(!SepaText.isIdentifier(text)) }
        for text in ["a", "A/b 1", "+?-:().,'"] { #expect(SepaText.isIdentifier(text)) }
    }

    @Test("mandate states: what each command needs, and that it says the state it met")
    func states() throws {
        let trade = try Trade.debits()
        try trade.mandate("M", signed: false)
        let sign = SignMandate(name: name("M"), date: day(2026, 3, 1), place: "Bonn")
        #expect(trade.refused(ChangeMandateState(name: name("M"), act: .suspend)) == "stateNotAllowed mandate")
        #expect(trade.refused(SignMandate(name: name("M"), date: day(2026, 3, 1), place: "")) == "fieldRequired place")
        #expect(trade.refused(SignMandate(name: name("M"), date: day(2026, 3, 3), place: "Bonn")) == "fieldInvalid signature_date")
        try trade.run(sign)
        #expect(trade.refused(sign) == "stateNotAllowed mandate")
        try trade.run(ChangeMandateState(name: name("M"), act: .suspend))
        #expect(trade.refusal(CheckQuery(name("M"), day(2026, 4, 1)))?.figures.contains(.init("current_state", "SUSPENDED")) == true)
        try trade.run(AmendMandate(name: name("M"), iban: Trade.otherIban))
        #expect(trade.mandate(named: "M").state == .active)
        #expect(trade.refused(ChangeMandateState(name: name("M"), act: .cancel(reason: ""))) == "fieldRequired reason")
        try trade.run(ChangeMandateState(name: name("M"), act: .cancel(reason: "moved away")))
        #expect(trade.refused(ChangeMandateState(name: name("M"), act: .cancel(reason: "x"))) == "stateNotAllowed mandate")
        #expect(trade.book.verify() == [])
    }

    /// A query where a command is asked for: its refusal.
    private struct CheckQuery: Command {
        let query: CheckMandate
        init(_ name: MandateName, _ due: CalendarDate) { query = CheckMandate(name: name, dueDate: due) }
        var company: CompanyID? { query.company }
        func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> CheckMandate.Answer {
            try query.answer(book, at: now)
        }
        func lastChange(_ book: borrowing Book) -> UInt64 { 0 }
    }

    @Test("FT-16: a free text invoice gets the only active mandate; of several the caller says which")
    func headerMandate() throws {
        let trade = try Trade.debits()
        func draft(_ mandate: Code = .empty) throws -> PostFreeTextInvoice {
            var document = Trade.document(.eur(5_000))
            document.mandate = mandate
            let id = try trade.run(CreateFreeTextInvoice(company: Trade.company, document: document)).head.id
            return PostFreeTextInvoice(company: Trade.company, id: id)
        }
        #expect(try trade.posted(try draft())?.document.mandate == .empty)
        try trade.mandate("M")
        #expect(try trade.posted(try draft())?.document.mandate == "M")
        try trade.mandate("U", signed: false)
        #expect(try trade.posted(try draft())?.document.mandate == "M", "one that is not signed is not active")
        #expect(trade.refused(try draft("U")) == "mandateNotActive document.mandate")
        #expect(trade.refused(try draft("X")) == "referenceUnknown document.mandate")
        try trade.mandate("N")
        #expect(trade.refused(try draft()) == "fieldRequired document.mandate")
        #expect(try trade.posted(try draft("N"))?.document.mandate == "N")
        trade.setParameters { $0.defaultMethod = .empty }
        #expect(try trade.posted(try draft())?.document.mandate == .empty, "a method that needs none asks for none")
        #expect(trade.book.verify() == [])
    }

    @Test("FT-16: a posted invoice names an active mandate too, compared as mandates are; it is asked for last")
    func postedMandate() throws {
        let trade = try Trade.debits()
        try trade.mandate("M")
        try trade.mandate("U", signed: false)
        func invoice(_ mandate: Code, on date: CalendarDate? = nil) -> PostInvoice {
            var document = Trade.document(.eur(5_000))
            (document.mandate, document.postingDate) = (mandate, date)
            return PostInvoice(company: Trade.company, document: document)
        }
        #expect(trade.refused(invoice("X", on: day(2031, 1, 1))) == "periodNotFound document.posting_date")
        #expect(trade.refused(invoice("X")) == "referenceUnknown document.mandate")
        #expect(trade.refused(invoice("U")) == "mandateNotActive document.mandate")
        #expect(try trade.posted(invoice("m"))?.document.mandate == "M")
        #expect(try trade.posted(invoice(.empty))?.document.mandate == .empty, "none is chosen")
        #expect(trade.book.verify() == [])
    }

    @Test("setup:SD-3, SD-13 what is owed under a mandate is collected under it when it is renamed, and never under another that has its old number")
    func renamed() throws {
        let trade = try Trade.debits()
        try trade.mandate("OLD")
        try trade.mandate("OTHER")
        var document = Trade.document(.eur(5_000))
        document.mandate = "OLD"
        let item = try trade.run(PostInvoice(company: Trade.company, document: document)).item
        let mandate = trade.mandate(named: "OLD").id
        try trade.run(AmendMandate(name: name("OLD"), number: "NEW"))
        var payer = trade.book.debitPayer(of: item)
        #expect(payer.mandate == mandate)
        #expect(trade.book.mandateName(of: item) == "NEW")
        // The number is given again.
        trade.today = day(2026, 3, 3)
        try trade.mandate("OLD")
        payer = trade.book.debitPayer(of: item)
        #expect(payer.mandate == mandate)
        document.postingDate = day(2026, 3, 4)
        trade.today = day(2026, 3, 4)
        let later = try trade.run(PostInvoice(company: Trade.company, document: document)).item
        payer = trade.book.debitPayer(of: later)
        #expect(payer.mandate == trade.mandate(named: "OLD").id)
        #expect(trade.book.verify() == [])
    }
}
