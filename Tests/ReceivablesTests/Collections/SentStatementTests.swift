import Testing

@testable import Receivables

/// Statements as they are sent: to whom, for which companies (credit:ST-1).
struct SentStatementTests {
    private func contact(_ name: String, primary: Bool = false, collections: Bool = false) -> Contact {
        Contact(name: name, email: "\(name)@b.c", isPrimary: primary, isCollections: collections)
    }

    private func set(_ trade: Trade, address: String = "Weg 1", statement: String = "", _ contacts: [Contact] = []) {
        var subject = Subject(id: SubjectID(1), name: "Shop", address: address, country: "DE", email: "", language: "de")
        (subject.statementAddress, subject.contacts) = (statement, contacts)
        trade.set(.subjectSet(subject))
    }

    private func create(_ customer: Code = "C-1", companies: [Code] = []) -> CreateStatement {
        CreateStatement(
            id: Trade.company, customer: customer, from: day(2026, 1, 1), to: day(2026, 3, 31), currency: nil,
            isOpenOnly: false, language: "", companies: companies)
    }

    @Test("ST-1: collections contacts, else the primary, else the first; the statement address, else the primary one")
    func recipients() throws {
        let trade = Trade.ready()
        try trade.invoice(.eur(100), due: day(2026, 3, 1))
        func sent() throws -> (String, [String]) {
            let told = try trade.preview(create())
            return (told.addressee?.address ?? "", told.addressee?.contacts.map(\.name) ?? [])
        }
        set(trade)
        #expect(try sent() == ("Weg 1", []))
        set(trade, statement: "Box 9", [contact("a"), contact("b")])
        #expect(try sent() == ("Box 9", ["a"]))
        set(trade, [contact("a"), contact("b", primary: true)])
        #expect(try sent() == ("Weg 1", ["b"]))
        set(trade, [contact("a", primary: true), contact("b", collections: true), contact("c", collections: true)])
        #expect(try sent() == ("Weg 1", ["b", "c"]))
    }

    @Test("ST-1: what was sent stays as it was; statements that say the same share their addressee")
    func immutable() throws {
        let trade = Trade.ready()
        try trade.invoice(.eur(100), due: day(2026, 3, 1))
        set(trade, [contact("a")])
        let first = try trade.run(create())
        let second = try trade.run(create())
        #expect(first.statement.addressee == second.statement.addressee && !first.statement.addressee.isNone)
        set(trade, address: "Weg 2", [contact("z")])
        let third = try trade.run(create())
        #expect(third.statement.addressee != first.statement.addressee && third.addressee?.address == "Weg 2")
        let kept = trade.book.customers.subject(trade.book.collections[first.statement.id].addressee)
        #expect(kept.address == "Weg 1" && kept.contacts.map(\.name) == ["a"])
        #expect(trade.book.verify().isEmpty)
    }

    /// S-1 of the first company and D-1 of company B are one party.
    private func twoCompanies() throws -> Trade {
        let trade = Trade.ready()
        let other = CompanyID(2)
        trade.set(
            .companyCreated(Company(id: other, code: "B", name: "Bow", currency: .eur, timeZone: "Europe/Berlin")),
            .periodSet(other, Period(from: day(2026, 1, 1), to: day(2026, 12, 31), status: .open)),
            .profileSet(
                other,
                PostingProfile(
                    id: ProfileID(2), code: "GEN", description: "", noSettlement: false, noInterest: false,
                    noCollectionLetter: false)),
            .profileLineSet(
                other, ProfileID(2),
                PostingProfileLine(
                    accountCode: .all, relation: .empty, summaryAccount: Trade.Account.receivable, writeOffAccount: .none)),
            .parametersSet(other, trade.book.companies[Trade.company].parameters), .companyWentLive(other))
        for (kind, prefix) in [(SequenceKind.invoice, Code("B-")), (.voucher, "BV-")] {
            trade.set(.numberSequenceSet(other, kind, NumberSequence(prefix: prefix, digits: 4, next: 1)))
        }
        for (id, company, number) in [(CustomerID(3), Trade.company, Code("S-1")), (CustomerID(4), other, "D-1")] {
            trade.set(
                .subjectSet(
                    Subject(id: SubjectID(id.number), name: "Shop", address: "Weg 1", country: "", email: "", language: "")),
                .customerSet(
                    CustomerRow(
                        id: id, company: company, number: number, subject: SubjectID(id.number), group: .empty,
                        currency: .eur, terms: .empty, invoiceAccount: id, holdStatus: .none, profile: .empty,
                        salesTaxGroup: .empty, method: .empty, flags: [], party: PartyID(3), partyCode: "SHOP")))
        }
        try trade.invoice(.eur(100), "S-1", due: day(2026, 3, 1))
        try trade.run(PostInvoice(company: other, document: Trade.document(.eur(40), "D-1", due: day(2026, 4, 1))))
        return trade
    }

    @Test("ST-1: a statement of several companies has the lines, balance and not-due part of all")
    func companies() throws {
        let trade = try twoCompanies()
        #expect(try trade.preview(create("S-1")).statement.closing == 100)
        let both = try trade.run(create("S-1", companies: ["B"])).statement
        #expect(both.lines.map(\.amount) == [100, 40] && both.lines.map(\.balance) == [100, 140])
        #expect(both.closing == 140 && both.notDue == 40 && both.others == [CustomerID(4)])
        #expect(trade.refused(create("S-1", companies: ["B", "Z"])) == "companyUnknown companies[1]")
        #expect(try trade.preview(create("S-1", companies: ["A"])).statement.closing == 100)
    }

    @Test("ST-1: without a choice the companies of the aging snapshot are taken")
    func snapshotCompanies() throws {
        let trade = try twoCompanies()
        try trade.run(
            SetAgingDefinition(
                id: Trade.company,
                definition: AgingDefinition(
                    code: "A", description: "", isBackward: false, lines: [],
                    ages: [.init(label: "all", from: nil, to: nil, indicator: "")])))
        #expect(try trade.preview(create("S-1")).statement.closing == 100)
        try trade.run(
            CreateAgingSnapshot(
                id: Trade.company, definition: .empty, basis: .dueDate, agingAsOf: nil, balanceAsOf: nil,
                positionsPayments: false, updatesStatus: false, includesZero: false, includesNegative: false, pool: .empty,
                customer: "S-1", companies: [CompanyID(2)], after: .none, customersMax: 1))
        let made = try trade.preview(create("S-1")).statement
        #expect(made.closing == 140 && made.aging.map(\.amount) == [140])
    }
}
